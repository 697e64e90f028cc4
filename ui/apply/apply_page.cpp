#include "apply/apply_page.h"

#include <QEvent>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "apply/add_to_project.h"
#include "apply/apply_head.h"
#include "apply/apply_presenter.h"
#include "apply/further_view.h"
#include "apply/map_finding.h"
#include "apply/predictions_model.h"
#include "apply/predictions_panel.h"
#include "apply/validation_bar.h"
#include "apply/validation_presenter.h"
#include "case/case_presenter.h"
#include "case/case_view.h"
#include "case/unit_images.h"
#include "case/unit_strip.h"
#include "data/thumbnail_loader.h"
#include "jobs/job_runner.h"
#include "questions/question_words.h"
#include "runs/figure_words.h"
#include "runs/run_summary.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "viewer/viewer.h"
#include "widgets/drop_target.h"
#include "widgets/empty_state.h"
#include "widgets/file_actions.h"
#include "widgets/file_chooser.h"
#include "widgets/help_topic.h"
#include "widgets/key_words.h"
#include "widgets/notice_bar.h"
#include "widgets/page_scroll.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr int kLeastList = 220, kWidestList = 420, kListAgain = 300;
// What image and drawer want first; of more the list gets some, and of very much half.
constexpr int kCase = CaseView::kFoldBelow + kGrid, kUsualList = 248;
constexpr int kReferenceKeys = 9;
}  // namespace

ApplyPage::ApplyPage(ProjectSession& session, JobRunner& jobs, Settings& settings, QWidget* parent)
    : PageInTurns(parent),
      m_session(session),
      m_settings(settings),
      m_presenter(new ApplyPresenter(session, jobs, this)),
      m_validation(new ValidationPresenter(*m_presenter, session, this)),
      m_adding(new AddToProject(*m_presenter, session, this)),
      m_case(new CasePresenter(this)),
      m_notice(new NoticeBar(this, NoticeBar::Place::overPage)),
      m_images(new UnitImages(this)),
      m_work(new QWidget) {
    m_work->setObjectName(QStringLiteral("applyWork"));
    auto* layout = new QVBoxLayout(m_work);
    layout->setContentsMargins(kGrid, 0, kGrid, kGrid);
    layout->setSpacing(kGrid / 2);
    makeInTurns(new PageScroll(m_work),
                {[this] {
                     makeHead();
                     makeContent();
                 },
                 [this, &jobs] { makeList(jobs); }, [this] { makeImage(); }, [this] { follow(); }});
}

void ApplyPage::follow() {
    auto* drop = new DropTarget(this, tr("Drop images or folders here"),
                                [this] { return !m_presenter->adapter().isEmpty(); });
    connect(drop, &DropTarget::dropped, m_presenter, &ApplyPresenter::add);
    placeValidation();
    connect(m_list, &PredictionsPanel::roomChanged, this, &ApplyPage::placeValidation);
    connect(m_list, &PredictionsPanel::currentChanged, this, &ApplyPage::showCurrent);
    connect(m_images, &UnitImages::positionChanged, this, &ApplyPage::showImage);
    makeShortcuts();
    followPresenter();
    followValidation();
    followCase();
    showEmpty();
    showCurrent();
}

void ApplyPage::makeHead() {
    auto* head = new ApplyHead(*m_presenter, *m_validation);
    m_work->layout()->addWidget(head);
    m_validationBar = new ValidationBar(*m_validation, m_work);
    connect(head, &ApplyHead::adapterFileWanted, this, &ApplyPage::chooseAdapterFile);
    connect(head, &ApplyHead::imagesWanted, this, [this] { chooseImages(false); });
    connect(head, &ApplyHead::folderWanted, this, [this] { chooseImages(true); });
    connect(head, &ApplyHead::labelTableWanted, this, &ApplyPage::chooseLabelTable);
    connect(head, &ApplyHead::tableWanted, this,
            [this] { save(tr("Save the table"), tr("Table (*.csv)"), QStringLiteral("csv")); });
    connect(head, &ApplyHead::imagesTableWanted, this, &ApplyPage::saveImages);
    connect(head, &ApplyHead::workbookWanted, this,
            [this] { save(tr("Save the spreadsheet"), tr("Workbook (*.xlsx)"), QStringLiteral("xlsx")); });
    connect(head, &ApplyHead::reportsWanted, this, [this] {
        chooseFolder(this, tr("Folder for DICOM structured reports"), proposedFolder(m_session.folder()),
                     [this](const QString& folder) { m_presenter->writeReports(folder); });
    });
    connect(head, &ApplyHead::pdfWanted, this,
            [this] { save(tr("Save pages to print"), tr("Pages (*.pdf)"), QStringLiteral("pdf")); });
}

void ApplyPage::makeContent() {
    m_empty = new EmptyState;
    m_empty->setObjectName(QStringLiteral("applyEmpty"));
    connect(m_empty, &EmptyState::actionTriggered, this,
            [this] { m_presenter->adapter().isEmpty() ? chooseAdapterFile() : chooseImages(false); });
    m_split = new QSplitter(Qt::Horizontal);
    m_split->setHandleWidth(kGrid);
    m_split->setChildrenCollapsible(false);
    m_split->installEventFilter(this);
    connect(m_split, &QSplitter::splitterMoved, this, [this](int at) { m_listWidth = at; });
    m_pages = new QStackedWidget;
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_split);
    static_cast<QVBoxLayout*>(m_work->layout())->addWidget(m_pages, 1);
}

void ApplyPage::makeList(const JobRunner& jobs) {
    m_list = new PredictionsPanel(*m_presenter, jobs);
    m_split->addWidget(m_list);
    m_split->setStretchFactor(0, 0);
    connect(m_list, &PredictionsPanel::stripToggled, this, &ApplyPage::toggleStrip);
    connect(m_list, &PredictionsPanel::menuWanted, this,
            [this](const QPoint& global) { showMenu(global, m_list->selectedPaths()); });
    connect(m_list, &PredictionsPanel::numberRefused, this,
            [this](const QString& why) { m_notice->show(NoticeBar::Kind::warning, why); });
}

void ApplyPage::makeImage() {
    m_learned = new QLabel(learnedFromWords());
    m_learned->setObjectName(QStringLiteral("learnedFrom"));
    setHelpTopic(m_learned, QStringLiteral("new-images#seen-beside-an-answer"));
    m_learned->setTextFormat(Qt::PlainText);
    m_learned->setWordWrap(true);
    m_further = new FurtherView(*m_presenter);
    setHelpTopic(m_further, QStringLiteral("new-images#a-further-adapter"));
    m_caseView = new CaseView(*m_case, m_settings);
    setHelpTopic(m_caseView, QStringLiteral("reading-overlays"));
    m_caseView->addSection(m_learned);
    m_caseView->addSection(new MapFinding(*m_case));
    m_caseView->addSection(m_further);
    auto* seen = new QWidget;
    auto* strip = new UnitStrip(*m_images, *new ThumbnailLoader(this), seen);
    strip->attach(this, *m_caseView, tr("Apply"));
    connect(strip, &UnitStrip::menuWanted, this, &ApplyPage::showMenuOfImage);
    auto* column = new QVBoxLayout(seen);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid / 2);
    column->addWidget(m_caseView, 1);
    column->addWidget(strip);
    m_split->addWidget(seen);
    m_split->setStretchFactor(1, 1);
}

void ApplyPage::makeShortcuts() {
    const auto add = [this](const QKeySequence& keys, QWidget* where, auto slot) {
        auto* shortcut = new QShortcut(keys, where);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, slot);
        return shortcut;
    };
    // On the full screen, too.
    const auto everywhere = [&](const QKeySequence& keys, auto slot) {
        m_caseView->viewer().addFullScreenKey(keys, slot);
        return add(keys, this, slot);
    };
    const QString group = tr("Apply");
    describeKey(*everywhere(QKeySequence(Qt::Key_J), [this] { m_list->step(1); }), group,
                tr("Next image, or study or patient"));
    describeKey(*everywhere(QKeySequence(Qt::Key_K), [this] { m_list->step(-1); }), group,
                tr("Previous image, or study or patient"));
    for (int key = 1; key <= kReferenceKeys; ++key) {
        auto* shortcut =
            everywhere(QKeySequence(Qt::Key_0 + key), [this, key] { m_list->giveReference(key); });
        auto* denying = everywhere(QKeySequence(Qt::SHIFT | Qt::Key(Qt::Key_0 + key)),
                                   [this, key] { m_list->denyReference(key); });
        if (key > 1) continue;
        describeKey(
            *shortcut, group,
            tr("Reference of the chosen images: the class of that number (of one, go on to the next), "
               "the finding of that number in turn yes, no, not known; or begin to type the number"),
            tr("1 to 9"));
        describeKey(*denying, group, tr("Reference: the finding of that number is not there"),
                    tr("Shift and 1 to 9"));
    }
    describeKey(*everywhere(QKeySequence(Qt::Key_Backspace), [this] { m_list->giveReference(0); }), group,
                tr("Take the reference away"));
    describeKey(*add(QKeySequence::Delete, m_split, [this] { remove(m_list->selectedIds()); }), group,
                tr("Take the chosen images off the list"));
    describeKey(*add(QKeySequence::Undo, this, [this] { m_presenter->bringBack(); }), group,
                tr("Bring them back"));
    describeKey(*add(QKeySequence(Qt::Key_T), m_split, [this] { toggleStrip(); }), group,
                tr("Thumbnails alone, or the table"));
}

// ---- what changes --------------------------------------------------------------

void ApplyPage::followPresenter() {
    connect(&m_presenter->choice(), &AdapterChoice::changed, this, [this] {
        m_case->setAdapter(m_presenter->adapter());
        showEmpty();
        showCurrent();
    });
    m_case->setAdapter(m_presenter->adapter());
    for (const auto signal : {&ApplyPresenter::filesReset, &ApplyPresenter::filesLeft})
        connect(m_presenter, signal, this, [this] {
            showEmpty();
            showCurrent();
        });
    connect(m_presenter, &ApplyPresenter::filesAdded, this, &ApplyPage::showEmpty);
    // The chosen image may be one of a study by now.
    connect(m_presenter, &ApplyPresenter::filesChanged, this, &ApplyPage::showCurrent);
    connect(m_presenter, &ApplyPresenter::referencesChanged, this, &ApplyPage::showCurrent);
    connect(m_presenter, &ApplyPresenter::nothingFound, this,
            [this] { m_notice->show(NoticeBar::Kind::warning, tr("No image was found there.")); });
    connect(m_presenter, &ApplyPresenter::written, this, &ApplyPage::saySaved);
    connect(m_presenter, &ApplyPresenter::reportsWritten, this, &ApplyPage::sayReports);
    connect(m_presenter, &ApplyPresenter::writeFailed, this,
            [this](const Error& error) { m_notice->show(error); });
    connect(&m_presenter->choice(), &AdapterChoice::furtherRefused, this,
            [this](const Error& error) { m_notice->show(error); });
    connect(&m_presenter->choice(), &AdapterChoice::furtherUnfit, this,
            [this](const QString& why) { m_notice->show(NoticeBar::Kind::warning, why); });
    connect(m_notice, &NoticeBar::actionTriggered, m_presenter, &ApplyPresenter::bringBack);
    connect(m_adding, &AddToProject::added, this, &ApplyPage::sayAdded);
    connect(m_adding, &AddToProject::refused, this,
            [this](const QString& why) { m_notice->show(NoticeBar::Kind::information, why); });
    connect(m_adding, &AddToProject::failed, this, [this](const Error& error) { m_notice->show(error); });
}

void ApplyPage::sayAdded(int images, int alreadyThere) {
    QStringList parts;
    if (images > 0)
        parts << tr("%n image(s) added to the project; Undo on the Data page takes them out again.", nullptr,
                    images);
    if (alreadyThere > 0)
        parts << tr("%n image(s) were in the project already and stay as they are.", nullptr, alreadyThere);
    if (parts.isEmpty()) parts << tr("None of these images could be read.");
    m_notice->show(NoticeBar::Kind::information, parts.join(QLatin1Char(' ')));
}

void ApplyPage::sayReports(const QString& folder, int reports, int notDicom) {
    if (reports == 0)
        return m_notice->show(NoticeBar::Kind::warning,
                              tr("None of these images is a DICOM file that a report could refer to."));
    QString text =
        tr("%n DICOM report(s) saved in %1; they name the patients.", nullptr, reports).arg(folder);
    if (notDicom > 0)
        text += QLatin1Char(' ') + tr("%n file(s) are no DICOM images and have none.", nullptr, notDicom);
    m_notice->showSaved(text, folder);
}

void ApplyPage::followValidation() {
    connect(m_validation, &ValidationPresenter::tableRead, this, [this](int images, int rowsWithoutImage) {
        QString text = m_presenter->unit() == dataset::AnswerUnit::image
                           ? tr("%n image(s) have a reference from the table.", nullptr, images)
                           : tr("%n row(s) of the list have a reference from the table.", nullptr, images);
        if (rowsWithoutImage > 0)
            text += QLatin1Char(' ') + tr("%n row(s) name no image of this list.", nullptr, rowsWithoutImage);
        m_notice->show(images > 0 ? NoticeBar::Kind::information : NoticeBar::Kind::warning, text);
    });
    connect(m_validation, &ValidationPresenter::noDiagnosis, this, [this] {
        m_notice->show(
            NoticeBar::Kind::warning,
            m_presenter->kind() == AppliedKind::classes
                ? tr("It is not plain which columns hold the image and its class. Call them “file” "
                     "and “diagnosis”.")
                : tr("It is not plain which columns hold the image and its answer. Call them “file” "
                     "and what the question or its findings are called."));
    });
    connect(m_validation, &ValidationPresenter::failed, this,
            [this](const Error& error) { m_notice->show(error); });
    connect(m_validationBar, &ValidationBar::reportWanted, this, &ApplyPage::saveReport);
    connect(m_validation, &ValidationPresenter::reportWritten, this, &ApplyPage::saySaved);
}

void ApplyPage::saySaved(const QString& path) {
    m_notice->showSaved(tr("Saved as %1. %2").arg(path, researchUseNotice()), path);
}

void ApplyPage::followCase() {
    m_caseView->setEmptyText(tr("Choose an image on the left."));
    m_caseView->setKeyScope(this);
    m_caseView->setSaveName([this] { return saveParts(); }, [this] { return m_session.folder(); });
    connect(m_caseView, &CaseView::notice, this,
            [this](const QString& text) { m_notice->show(NoticeBar::Kind::information, text); });
    connect(m_caseView, &CaseView::saved, m_notice,
            [this](const QString& text, const QString& path) { m_notice->showSaved(text, path); });
    connect(m_caseView, &CaseView::contextMenuWanted, this, &ApplyPage::showMenuOfImage);
    const auto showClasses = [this] {
        m_caseView->setClassOrder(m_session.classes());
        m_list->setClassOrder(m_session.classes());
    };
    for (const auto signal : {&ProjectSession::opened, &ProjectSession::closed, &ProjectSession::changed})
        connect(&m_session, signal, this, showClasses);
    showClasses();
}

void ApplyPage::useAdapter(const QString& path) {
    m_presenter->chooseAdapter(path);
}

bool ApplyPage::eventFilter(QObject* object, QEvent* event) {
    if (object == m_split && event->type() == QEvent::Resize) fitList();
    return QWidget::eventFilter(object, event);
}

void ApplyPage::fitList() {
    const int all = m_split->width() - m_split->handleWidth();
    const int room = all - kCase, surplus = std::max(0, room - kUsualList - (kUsualList + kGrid));
    const int list = m_listWidth         ? *m_listWidth
                     : room < kLeastList ? PredictionsPanel::kStripWidth
                                         : std::min({room, kUsualList + surplus / 2, kWidestList});
    m_split->setSizes({list, all - list});
}

void ApplyPage::toggleStrip() {
    const bool strip = m_list->room() == PredictionsDelegate::Room::strip;
    m_listWidth = strip ? kListAgain : PredictionsPanel::kStripWidth;
    fitList();
}

void ApplyPage::placeValidation() {
    // The image keeps its height: beside it there is room.
    if (m_list->room() == PredictionsDelegate::Room::strip)
        static_cast<QVBoxLayout*>(m_work->layout())->insertWidget(1, m_validationBar);
    else
        m_list->addBelow(m_validationBar);
    m_validationBar->showFigures();
}

void ApplyPage::showEmpty() {
    const bool adapter = !m_presenter->adapter().isEmpty();
    m_pages->setCurrentWidget(m_presenter->files().empty() ? static_cast<QWidget*>(m_empty) : m_split);
    if (adapter)
        m_empty->setContent(QStringLiteral("folder-pictures"), tr("Drop new images here"),
                            tr("Files or whole folders. Nothing leaves this computer."));
    else
        m_empty->setContent(QStringLiteral("folder-pictures"), tr("Choose an adapter (trained model) first"),
                            tr("Train one in this project, or open the file of one that was made before."));
    m_empty->setAction(adapter ? tr("Choose images…") : tr("Open an adapter…"));
}

void ApplyPage::showCurrent() {
    const int row = m_presenter->rowOf(m_list->currentId());
    m_further->showFile(m_list->currentId());
    if (row >= 0) {
        const AppliedFile& f = m_presenter->files()[std::size_t(row)];
        imaging::ReadOptions where;
        if (m_presenter->info()) imaging::planeFromName(m_presenter->info()->plane, where.plane);
        std::vector<UnitImage> images;
        for (const AppliedPart& part : f.parts)
            images.push_back(
                {part.id, part.path.toStdString(), {part.frame, where.plane}, part.weight, part.evidence});
        m_images->show(appliedName(f), std::move(images));
    } else {
        m_images->clear();
    }
    showImage();
}

void ApplyPage::showLearned() {
    const int row = m_presenter->rowOf(m_list->currentId());
    const UnitImage* image = m_images->image();
    bool learned = row >= 0 && m_presenter->files()[std::size_t(row)].learnedFrom;
    if (learned && image)
        for (const AppliedPart& part : m_presenter->files()[std::size_t(row)].parts)
            if (part.id == image->id) learned = part.learnedFrom;
    m_learned->setVisible(learned);
}

void ApplyPage::showImage() {
    showLearned();
    const int row = m_presenter->rowOf(m_list->currentId());
    if (row < 0) {
        if (m_case->state() != CasePresenter::State::empty) m_case->clear();
        return;
    }
    const AppliedFile& f = m_presenter->files()[std::size_t(row)];
    CasePresenter::Case wanted{f.path, {f.frame}, QFileInfo(f.path).fileName(), fromUtf8(f.reference)};
    if (m_presenter->info()) imaging::planeFromName(m_presenter->info()->plane, wanted.where.plane);
    if (f.frames > 1) wanted.title = tr("%1 · %2 of %3").arg(wanted.title).arg(f.frame + 1).arg(f.frames);
    if (const UnitImage* part = m_images->image(); part && m_presenter->info()) {
        wanted.path = fromUtf8(part->path);
        wanted.where = part->where;
        wanted.title = m_images->nameOf(m_images->position());
        wanted.whole.answer = furtherWords(f, m_presenter->classes(), m_presenter->info()->question);
        // As in the list: between which classes it is uncertain, and the class at the threshold.
        QStringList more;
        const QString words = PredictionsModel::predictionWords(*m_presenter, f);
        if (f.hasAnswer() && words != appliedWords(f, m_presenter->classes(), m_presenter->info()->question))
            more << words;
        if (!f.reference.empty())
            more << tr("Reference: %1").arg(answerWords(m_presenter->question(), f.reference));
        wanted.whole.verdict = more.join(QLatin1Char('\n'));
    }
    const CasePresenter::Case& shown = m_case->current();
    if (shown.path != wanted.path || shown.where != wanted.where ||
        m_case->state() == CasePresenter::State::empty)
        return m_case->show(wanted);
    m_case->setWhole(wanted.whole);
    m_case->setRecorded(wanted.recorded);
}

// ---- what is asked for ---------------------------------------------------------

void ApplyPage::showMenuOfImage(const QPoint& global) {
    if (m_case->state() != CasePresenter::State::empty) showMenu(global, {m_case->current().path});
}

/// New images are in no project; one that is can be looked at there.
void ApplyPage::addShowInData(QMenu& menu, const QStringList& files) {
    const std::string path = files.value(0).toStdString();
    const CasePresenter::Case& shown = m_case->current();
    const int frame = shown.path == files.value(0) ? shown.where.frame : 0;
    const auto& samples = m_session.samples();
    const auto it = std::find_if(samples.begin(), samples.end(), [&](const dataset::Sample& s) {
        return s.path == path && s.frame == frame;
    });
    if (it == samples.end()) return;
    QAction* there = menu.addAction(tr("Show in &Data"));
    there->setObjectName(QStringLiteral("showInData"));
    connect(there, &QAction::triggered, this, [this, id = it->id] { Q_EMIT sampleRequested(id); });
}

void ApplyPage::addAddToProject(QMenu& menu, const std::vector<qint64>& ids) {
    if (!m_adding->possible()) return;
    const auto add = [&](const QString& text, const char* name, bool labelled) {
        QAction* action = menu.addAction(text);
        action->setObjectName(QLatin1String(name));
        connect(action, &QAction::triggered, this, [this, ids, labelled] { m_adding->add(ids, labelled); });
    };
    const QString question =
        fromUtf8(m_session.question().name).replace(QLatin1Char('&'), QStringLiteral("&&"));
    if (m_adding->answers(ids))
        add(tr("Add to the project, with the reference as “%1”").arg(question), "addLabelled", true);
    add(tr("Add to the project, unlabelled"), "addUnlabelled", false);
    menu.addSeparator();
}

void ApplyPage::showMenu(const QPoint& global, const QStringList& files) {
    const std::vector<qint64> ids = m_list->selectedIds();
    if (ids.empty()) return;
    auto* menu = new QMenu(&m_list->table());
    menu->setObjectName(QStringLiteral("predictionMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addShowInData(*menu, files);
    const std::vector<std::string>& classes = m_presenter->classes();
    const bool findings = m_presenter->kind() == AppliedKind::findings;
    for (int c = 0; c < std::min(int(classes.size()), kReferenceKeys); ++c) {
        const QString name =
            fromUtf8(classes[std::size_t(c)]).replace(QLatin1Char('&'), QStringLiteral("&&"));
        QAction* give = menu->addAction(
            (findings ? tr("Reference: %1 is there, is not, not known\t%2") : tr("Reference: %1\t%2"))
                .arg(name)
                .arg(c + 1));
        give->setObjectName(QStringLiteral("reference%1").arg(c + 1));
        connect(give, &QAction::triggered, this, [this, ids, c, reference = classes[std::size_t(c)]] {
            if (m_presenter->kind() == AppliedKind::findings)
                m_presenter->pressFinding(ids, c);
            else
                m_presenter->setReference(ids, reference);
        });
    }
    if (m_presenter->kind() == AppliedKind::number) {
        QAction* type = menu->addAction(tr("Reference: type the number"));
        type->setObjectName(QStringLiteral("typeReference"));
        connect(type, &QAction::triggered, this, [this] { m_list->beginNumber({}); });
    }
    QAction* none = menu->addAction(tr("No reference\t⌫"));
    none->setObjectName(QStringLiteral("noReference"));
    connect(none, &QAction::triggered, this, [this, ids] { m_presenter->setReference(ids, {}); });
    menu->addSeparator();
    addAddToProject(*menu, ids);
    QAction* off = menu->addAction(ids.size() == 1 ? tr("&Take off the list\tDel")
                                                   : tr("&Take %1 off the list\tDel").arg(ids.size()));
    off->setObjectName(QStringLiteral("removeFiles"));
    connect(off, &QAction::triggered, this, [this, ids] { remove(ids); });
    QAction* all = menu->addAction(tr("Take &all off the list"));
    all->setObjectName(QStringLiteral("clearFiles"));
    connect(all, &QAction::triggered, this, [this] {
        std::vector<qint64> every;
        for (const AppliedFile& f : m_presenter->files()) every.push_back(f.id);
        remove(every);
    });
    addFileActions(*menu, files);
    menu->popup(global);
}

void ApplyPage::remove(const std::vector<qint64>& ids) {
    if (const int gone = m_list->remove(ids); gone > 0)
        m_notice->show(NoticeBar::Kind::information, tr("%n image(s) taken off the list.", nullptr, gone),
                       tr("Bring back"));
}

void ApplyPage::chooseAdapterFile() {
    chooseFile(this, tr("Open an adapter"), m_settings.lastFolder(), tr("Fovea adapter (*.safetensors)"),
               [this](const QString& path) { m_presenter->chooseAdapter(path); });
}

void ApplyPage::add(const QStringList& paths) {
    m_settings.setLastFolder(QFileInfo(paths.value(0)).absolutePath());
    m_presenter->add(paths);
}

void ApplyPage::chooseImages(bool folder) {
    const QString start = m_settings.lastFolder();
    if (folder)
        chooseFolder(this, tr("Folder of images"), start, [this](const QString& path) { add({path}); });
    else
        chooseFiles(this, tr("Images"), start, {}, [this](const QStringList& paths) { add(paths); });
}

void ApplyPage::chooseLabelTable() {
    chooseFile(this, tr("Table with the class of each image"), m_settings.lastFolder(),
               tr("Tables (*.csv *.tsv *.txt *.xlsx *.ods)"),
               [this](const QString& path) { m_validation->readTable(path); });
}

QStringList ApplyPage::saveParts() const {
    QString made = QFileInfo(m_presenter->adapter()).completeBaseName();
    for (const RunSummary& run : summariseRuns(m_session.allRuns(), m_session.folder()))
        if (run.adapterPath == m_presenter->adapter()) made = tr("training %1").arg(run.id);
    return {m_session.name(), made};
}

void ApplyPage::saveImages() {
    chooseSaveFile(this, tr("Save the table of the images"),
                   proposedFile(m_session.folder(), saveParts() << tr("predictions") << tr("images"),
                                QStringLiteral("csv")),
                   tr("Table (*.csv)"), QStringLiteral("csv"),
                   [this](const QString& path) { m_presenter->writeImages(path); });
}

void ApplyPage::saveReport() {
    if (const QString why = m_validation->whyNoReport(); !why.isEmpty())
        return m_notice->show(NoticeBar::Kind::warning, why);
    chooseSaveFile(
        this, tr("Save the report"),
        proposedFile(m_session.folder(), saveParts() << tr("external validation"), QStringLiteral("html")),
        tr("Web page (*.html);;PDF, to print (*.pdf)"), QStringLiteral("html"), [this](const QString& path) {
            // Something may have begun meanwhile.
            if (const QString why = m_validation->whyNoReport(); !why.isEmpty())
                return m_notice->show(NoticeBar::Kind::warning, why);
            m_validation->writeReport(path);
        });
}

void ApplyPage::save(const QString& title, const QString& filter, const QString& suffix) {
    chooseSaveFile(this, title, proposedFile(m_session.folder(), saveParts() << tr("predictions"), suffix),
                   filter, suffix, [this, suffix](const QString& path) {
                       const QStringList validation = m_validation->lines() + m_validation->cautions();
                       if (suffix == QLatin1String("csv"))
                           m_presenter->writeTable(path);
                       else if (suffix == QLatin1String("xlsx"))
                           m_presenter->writeWorkbook(path, validation);
                       else
                           m_presenter->writePdf(path, validation);
                   });
}

}  // namespace fovea::ui
