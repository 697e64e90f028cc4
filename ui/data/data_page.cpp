#include "data/data_page.h"

#include <QHBoxLayout>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>
#include <tuple>

#include "data/class_balance.h"
#include "data/data_header.h"
#include "data/data_presenter.h"
#include "data/data_windows.h"
#include "data/filter_bar.h"
#include "data/grid_view.h"
#include "data/import_flow.h"
#include "data/label_bar.h"
#include "data/label_review.h"
#include "data/missing_bar.h"
#include "data/problems_panel.h"
#include "data/review_bar.h"
#include "data/sample_views.h"
#include "data/viewer_panel.h"
#include "jobs/job_runner.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "viewer/viewer.h"
#include "viewer/viewer_presenter.h"
#include "widgets/drop_target.h"
#include "widgets/empty_state.h"
#include "widgets/help_topic.h"
#include "widgets/image_view.h"
#include "widgets/job_strip.h"
#include "widgets/key_words.h"
#include "widgets/notice_bar.h"
#include "widgets/page_scroll.h"
#include "widgets/theme.h"
#include "widgets/tool_tip.h"

namespace fovea::ui {

namespace {

constexpr int kLow = 75 * kGrid;  // a lower page saves what it can above and below the image

/// Holds a widget beside the tabs, in all the room that they leave.
class TabCorner : public QWidget {
public:
    TabCorner(QTabWidget& tabs, QWidget* inside) : QWidget(&tabs), m_tabs(tabs) {
        setAutoFillBackground(true);  // over the line that tabs draw there
        auto* box = new QHBoxLayout(this);
        box->setContentsMargins(0, 0, 0, 0);
        box->addWidget(inside);
    }
    QSize sizeHint() const override {
        const QSize tabs = m_tabs.tabBar()->sizeHint();
        return {std::max(0, m_tabs.width() - tabs.width() - 2 * kGrid), tabs.height()};
    }
    QSize minimumSizeHint() const override { return {0, m_tabs.tabBar()->sizeHint().height()}; }

private:
    QTabWidget& m_tabs;
};

}  // namespace

DataPage::DataPage(ProjectSession& session, JobRunner& jobs, Settings& settings, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_jobs(jobs),
      m_settings(settings),
      m_presenter(new DataPresenter(session, jobs, this)),
      m_review(new LabelReview(session, jobs, *m_presenter, this)),
      m_import(new ImportFlow(session, jobs, this)),
      m_windows(new DataWindows(session, settings, *m_presenter, *m_import, *this)),
      m_notice(new NoticeBar(this, NoticeBar::Place::overPage)) {
    QWidget* missing = makeMissing();
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(makeEmpty());
    m_pages->addWidget(new PageScroll(makeFull()));
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    box->setSpacing(2 * kGrid);
    box->addWidget(missing);
    box->addWidget(m_pages, 1);
    auto* drop =
        new DropTarget(this, tr("Drop images or folders here"), [this] { return m_session.isOpen(); });
    connect(drop, &DropTarget::dropped, this, &DataPage::importPaths);
    makeShortcuts();
    followSession();
    followPresenter();
    followReview();
    followImport();
    showProblemCount();
    onChanged();
}

SampleFilter& DataPage::filter() {
    return m_presenter->filter();
}

GridView& DataPage::grid() {
    return m_views->grid();
}

void DataPage::chooseAndImport() {
    m_windows->addFrom(DataWindows::Source::folder);
}

void DataPage::openTable(const QString& path) {
    m_windows->openTable(path);
}

void DataPage::importPaths(const QStringList& paths) {
    m_import->importPaths(paths);
}

void DataPage::exportLabels() {
    m_windows->exportLabels();
}

void DataPage::openHeaderFields(const QString& folder) {
    m_windows->openHeaderFields(folder);
}

void DataPage::resplit(const dataset::SplitShares& shares) {
    m_presenter->resplit(shares);
}

void DataPage::showSample(qint64 id) {
    m_presenter->show(id);
    m_side->setCurrentWidget(m_imageTab);
}

// ---- layout --------------------------------------------------------------------

QWidget* DataPage::makeMissing() {
    auto* missing = new MissingBar(m_session, m_settings, this);
    connect(missing, &MissingBar::refused, this, [this] { say(possibleLater(m_jobs)); });
    connect(missing, &MissingBar::relinked, this, [this](int images) {
        say({false, tr("%n image(s) are used from their new place.", nullptr, images)});
    });
    return missing;
}

QWidget* DataPage::makeEmpty() {
    auto* page = new QWidget(this);
    auto* box = new QVBoxLayout(page);
    box->setContentsMargins(0, 0, 0, 0);
    m_empty = new EmptyState(page);
    m_empty->setObjectName(QStringLiteral("dataEmpty"));
    auto* progress = new JobStrip(m_jobs, page);
    progress->setMaximumWidth(560);
    box->addWidget(m_empty, 1);
    box->addWidget(progress, 0, Qt::AlignHCenter);
    box->addSpacing(8 * kGrid);
    using Source = DataWindows::Source;
    connect(m_empty, &EmptyState::actionTriggered, m_windows, [this] { m_windows->addFrom(Source::folder); });
    connect(m_empty, &EmptyState::otherActionTriggered, m_windows, [this](int index) {
        m_windows->addFrom(index == 0 ? Source::files : index == 1 ? Source::table : Source::headerField);
    });
    connect(m_empty, &EmptyState::optionToggled, m_import, &ImportFlow::setCopy);
    return page;
}

QWidget* DataPage::makeFull() {
    auto* full = new QWidget(this);
    full->setObjectName(QStringLiteral("dataWork"));
    auto* box = new QVBoxLayout(full);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(2 * kGrid);
    auto* header = new DataHeader(m_session, *m_presenter, *m_review, full);
    connect(header, &DataHeader::addRequested, m_windows, &DataWindows::addFrom);
    connect(header, &DataHeader::exportRequested, m_windows, &DataWindows::exportLabels);
    connect(header, &DataHeader::trainRequested, this, &DataPage::trainRequested);
    connect(header, &DataHeader::studiesRequested, m_windows, &DataWindows::arrangeStudies);
    connect(header, &DataHeader::readersRequested, m_windows, &DataWindows::showReaders);
    connect(header, &DataHeader::secondReadingRequested, m_windows, &DataWindows::readAgain);
    m_balance = new ClassBalance(m_session, full);
    connect(m_balance, &ClassBalance::gradesRequested, m_windows, &DataWindows::orderGrades);
    connect(m_balance, &ClassBalance::studyRequested, m_windows, &DataWindows::askStudy);
    connect(m_balance, &ClassBalance::splitDialogRequested, m_windows, &DataWindows::chooseSplits);
    connect(m_balance, &ClassBalance::chosen, &filter(), &SampleFilter::setLabel);
    connect(m_balance, &ClassBalance::findingChosen, &filter(), &SampleFilter::setFinding);
    m_filters = new FilterBar(*m_presenter, m_settings, full);
    box->addWidget(header);
    box->addWidget(m_balance);
    box->addWidget(m_filters);
    box->addWidget(makeContent(), 1);
    return full;
}

QWidget* DataPage::makeContent() {
    m_views = new SampleViews(m_session, *m_presenter, m_settings, this);
    connect(m_filters, &FilterBar::asTableChosen, m_views, &SampleViews::setAsTable);
    connect(m_filters, &FilterBar::pictureSizeChosen, &grid(), &GridView::setThumbnailSize);
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setHandleWidth(2 * kGrid);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_views);
    m_splitter->addWidget(makeSide());
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    if (const QByteArray state = m_settings.get(setting::dataSplitter); !state.isEmpty())
        m_splitter->restoreState(state);
    else
        m_splitter->setSizes({460, 540});
    connect(m_splitter, &QSplitter::splitterMoved, this,
            [this] { m_settings.set(setting::dataSplitter, m_splitter->saveState()); });
    return m_splitter;
}

QWidget* DataPage::makeSide() {
    m_imageTab = new QWidget(this);
    m_viewer = new ViewerPanel(m_imageTab);
    m_labels = new LabelBar(m_imageTab);
    auto* box = new QVBoxLayout(m_imageTab);
    box->setContentsMargins(0, kGrid, 0, 0);
    box->setSpacing(kGrid);
    box->addWidget(m_viewer, 1);
    box->addWidget(new ReviewBar(*m_review, m_imageTab));
    box->addWidget(m_labels);
    m_problems = new ProblemsPanel(m_session, this);
    m_side = new QTabWidget(this);
    m_side->setDocumentMode(true);
    m_side->tabBar()->setDrawBase(false);
    m_side->addTab(m_imageTab, tr("Image"));
    m_side->addTab(m_problems, tr("Problems"));
    m_side->setObjectName(QStringLiteral("side"));
    m_side->setAccessibleName(tr("The image, and what is wrong with the images"));
    m_problems->layout()->setContentsMargins(0, kGrid, 0, 0);
    m_side->setCornerWidget(new TabCorner(*m_side, m_viewer->head()));
    connect(m_side, &QTabWidget::currentChanged, this,
            [this] { m_viewer->head()->setVisible(m_side->currentWidget() == m_imageTab); });

    connect(&grid(), &QAbstractItemView::activated, this, [this] {
        m_side->setCurrentWidget(m_imageTab);
        m_viewer->view().setFocus();
    });
    connect(&m_viewer->viewer(), &Viewer::contextMenuWanted, m_views, &SampleViews::popupMenu);
    connect(m_viewer, &ViewerPanel::networkWindowWanted, m_windows, &DataWindows::askForNetworkWindow);
    connect(m_labels, &LabelBar::labelChosen, m_presenter, &DataPresenter::relabel);
    connect(m_labels, &LabelBar::findingPressed, m_presenter, &DataPresenter::pressFinding);
    connect(m_labels, &LabelBar::numberLeft, this, [this] { m_views->currentWidget()->setFocus(); });
    connect(m_labels, &LabelBar::numberTyped, this, [this](const QString& text) {
        if (m_presenter->answerNumber(text)) m_views->currentWidget()->setFocus();
    });
    connect(m_presenter, &DataPresenter::numberBegun, this, [this](const QString& text) {
        m_side->setCurrentWidget(m_imageTab);
        m_labels->beginNumber(text);
    });
    connect(m_labels, &LabelBar::setAsideRequested, m_presenter, &DataPresenter::setExcluded);
    connect(m_problems, &ProblemsPanel::filesChosen, &filter(), &SampleFilter::setFiles);
    connect(m_problems, &ProblemsPanel::resplitRequested, m_windows, &DataWindows::chooseSplits);
    connect(m_problems, &ProblemsPanel::validationRequested, m_presenter, &DataPresenter::takeValidation);
    connect(m_problems, &ProblemsPanel::patientsRequested, m_windows, &DataWindows::namePatients);
    return m_side;
}

void DataPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const bool low = height() < kLow;
    const int gap = low ? kGrid : 2 * kGrid;
    layout()->setContentsMargins(low ? kGrid : 3 * kGrid, gap, low ? kGrid : 3 * kGrid, gap);
    layout()->setSpacing(gap);
    m_balance->parentWidget()->layout()->setSpacing(gap);
    m_balance->setBarShown(!low);
}

QShortcut* DataPage::addKey(const QKeySequence& keys, QWidget* where, const QString& words,
                            const std::function<void()>& does) {
    auto* shortcut = new QShortcut(keys, where);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    if (!words.isEmpty()) describeKey(*shortcut, tr("Data"), words);
    connect(shortcut, &QShortcut::activated, this, does);
    return shortcut;
}

/// 1 to 9 choose an answer or toggle a finding, with Shift they deny it; the digits begin a number.
void DataPage::makeAnswerKeys() {
    for (int key = 1; key <= kLabelKeys; ++key) {
        const auto answer = [this, key] { m_presenter->answerByKey(key); };
        const QKeySequence digit(Qt::Key_0 + key), shifted(Qt::SHIFT | Qt::Key(Qt::Key_0 + key));
        QShortcut* plain = addKey(digit, m_splitter, {}, answer);
        QShortcut* denying = addKey(shifted, m_splitter, {}, [this, key] { m_presenter->denyByKey(key); });
        m_viewer->viewer().addFullScreenKey(digit, answer);
        if (key > 1) continue;
        describeKey(
            *plain, tr("Data"),
            tr("Answer the question for the chosen images: the diagnosis or grade of that number (of one "
               "image, go on to the next), the finding of that number in turn yes, no, not stated; or "
               "begin to type the number (Enter keeps it, Esc leaves it)"),
            tr("1 to 9"));
        describeKey(*denying, tr("Data"), tr("The finding of that number is not there"),
                    tr("Shift and 1 to 9"));
    }
    // Elsewhere it fits the image into the window.
    m_zero = addKey(Qt::Key_0, m_splitter, {}, [this] { m_presenter->answerByKey(0); });
    m_zero->setEnabled(false);
}

/// Of the images and the image alone: elsewhere Enter presses the button that has the keyboard. The image
/// takes its keys along to the full screen.
void DataPage::makeReviewKeys() {
    for (QWidget* where : {static_cast<QWidget*>(m_views), static_cast<QWidget*>(&m_viewer->view())})
        for (const Qt::Key enter : {Qt::Key_Return, Qt::Key_Enter}) {
            const QKeySequence plain(enter), shifted(Qt::SHIFT | enter);
            QShortcut* take = addKey(plain, where, {}, [this] { m_review->accept(); });
            QShortcut* keep = addKey(shifted, where, {}, [this] { m_review->confirm(); });
            describeKey(*take, tr("Data"),
                        tr("In a list of labels to check: take the proposed one, and go on"), tr("Enter"));
            describeKey(*keep, tr("Data"),
                        tr("In a list of suspicious labels: the label is right, and is not listed again"),
                        tr("Shift+Enter"));
            m_reviewKeys.insert(m_reviewKeys.end(), {take, keep});
        }
}

void DataPage::makeShortcuts() {
    const auto add = [this](const QKeySequence& keys, QWidget* where, const QString& words, auto slot) {
        return addKey(keys, where, words, slot);
    };
    // Of the images; elsewhere on the page these keys write text.
    Viewer& viewer = m_viewer->viewer();
    viewer.setKeyScope(m_splitter);
    for (const auto& [key, images, words] :
         {std::tuple(Qt::Key_J, 1, tr("Next image")), std::tuple(Qt::Key_K, -1, tr("Image before"))}) {
        const auto step = [this, n = images] { m_presenter->step(n); };
        add(key, m_splitter, words, step);
        viewer.addFullScreenKey(key, step);
    }
    makeAnswerKeys();
    makeReviewKeys();
    add(Qt::Key_E, m_splitter, tr("Open or close the study, where images stand by study"),
        [this] { m_presenter->toggleStudy(); });
    add(QKeySequence::Delete, m_splitter, tr("Set the chosen images aside"),
        [this] { m_presenter->setExcluded(true); });
    add(QKeySequence::Undo, this, tr("Undo"), [this] { m_presenter->undo(); });
    add(QKeySequence::Redo, this, tr("Redo"), [this] { m_presenter->redo(); });
    add(QKeySequence::Find, this, tr("Find a file or patient"), [this] { m_filters->focusText(); });
}

// ---- what changes --------------------------------------------------------------

void DataPage::followSession() {
    connect(&m_session, &ProjectSession::changed, this, &DataPage::onChanged);
    connect(&m_session, &ProjectSession::closed, this, &DataPage::onChanged);
    connect(&m_session, &ProjectSession::busyChanged, this, &DataPage::onChanged);
    connect(&m_session, &ProjectSession::opened, this, [this] {
        m_notice->clear();
        m_viewer->clear();
        m_side->setCurrentWidget(m_imageTab);
    });
    connect(&m_session, &ProjectSession::samplesEdited, this, &DataPage::showQuestion);
    connect(&m_session, &ProjectSession::networkWindowChanged, this,
            [this] { m_viewer->presenter().setNetworkWindow(m_session.networkWindow()); });
}

void DataPage::followPresenter() {
    connect(m_presenter, &DataPresenter::said, this, &DataPage::say);
    connect(m_presenter, &DataPresenter::failed, this, [this](const Error& error) { m_notice->show(error); });
    connect(m_presenter, &DataPresenter::currentChanged, this, &DataPage::showCurrent);
    connect(m_presenter, &DataPresenter::chosenChanged, this, [this] {
        const DataPresenter::Chosen& chosen = m_presenter->chosen();
        m_labels->setChosen(chosen);
    });
    connect(m_presenter, &DataPresenter::countsChanged, this, &DataPage::showProblemCount);
    connect(m_presenter, &DataPresenter::filtersCleared, this, [this] {
        m_balance->clearChosen();
        const QSignalBlocker quiet(m_problems);
        m_problems->clearSelection();
    });
}

void DataPage::followReview() {
    connect(m_review, &LabelReview::said, this, &DataPage::say);
    connect(m_review, &LabelReview::failed, this, [this](const Error& error) { m_notice->show(error); });
    connect(m_review, &LabelReview::began, this, [this] {
        m_side->setCurrentWidget(m_imageTab);
        m_views->currentWidget()->setFocus();
    });
    const auto showKeys = [this] {
        for (QShortcut* key : m_reviewKeys) key->setEnabled(m_review->kind() != LabelReview::Kind::none);
    };
    connect(m_review, &LabelReview::changed, this, showKeys);
    showKeys();
}

void DataPage::followImport() {
    connect(m_import, &ImportFlow::begun, m_notice, &NoticeBar::clear);
    connect(m_import, &ImportFlow::imported, this, [this](bool problems) {
        if (problems) m_side->setCurrentWidget(m_problems);
    });
    connect(m_import, &ImportFlow::said, this, &DataPage::say);
    connect(m_import, &ImportFlow::failed, this, [this](const Error& error) { m_notice->show(error); });
    connect(m_notice, &NoticeBar::actionTriggered, this,
            [this] { m_windows->openHeaderFields(m_headerFolder); });
}

void DataPage::onChanged() {
    const bool any = !m_session.samples().empty(), busy = m_session.busy();
    m_pages->setCurrentIndex(any ? 1 : 0);
    showEmpty();
    m_viewer->setNetworkWindowEnabled(!busy);
    showQuestion();
    if (!any) m_viewer->clear();
}

void DataPage::showEmpty() {
    const bool busy = m_session.busy();
    if (busy && m_session.samples().empty())
        m_empty->setContent(QStringLiteral("folder-pictures"), m_jobs.title(),
                            tr("Every file is opened once to see whether it can be read."));
    else
        m_empty->setContent(QStringLiteral("folder-pictures"), tr("Bring your images"),
                            tr("Drop a folder here that holds one folder of images per diagnosis, for "
                               "example “healthy” and “glaucoma”. Single images take the name of the folder "
                               "they lie in; a table (CSV) can say the diagnoses instead. "
                               "DICOM, PNG, JPEG, TIFF, HEIC and more are read. Your files are not changed "
                               "and stay where they are."));
    m_empty->setAction(busy ? QString() : tr("Choose a folder…"));
    m_empty->setOtherActions(busy ? QStringList()
                                  : QStringList{tr("Choose single images…"), tr("Import with a table…"),
                                                tr("By a header field…")});
    m_empty->setOption(
        busy ? QString() : tr("Copy the images into the project, without patient data"),
        tr("Names, numbers, dates and other data of the patient are removed from the copies "
           "(DICOM PS3.15 Basic Profile); the project can then be moved as a whole. What is "
           "written into a picture stays. If not chosen, your files are used where they are."));
    setHelpTopic(m_empty, QStringLiteral("preparing-data#where-the-images-stay"));
}

void DataPage::showQuestion() {
    m_labels->setQuestion(m_session.question(), m_session.answers());
    m_zero->setEnabled(m_session.question().kind == dataset::QuestionKind::number);
}

void DataPage::showProblemCount() {
    const int problems = int(m_session.problems().size());
    m_side->setTabText(m_side->indexOf(m_problems),
                       problems ? tr("Problems (%1)").arg(problems) : tr("Problems"));
}

void DataPage::showCurrent() {
    if (const dataset::Sample* sample = m_presenter->current())
        m_viewer->showSample(*sample);
    else
        m_viewer->clear();
}

void DataPage::say(const DataNotice& notice) {
    m_headerFolder = notice.headerFolder;
    if (!notice.savedFile.isEmpty())
        m_notice->showSaved(notice.text, notice.savedFile);
    else
        m_notice->show(notice.warning ? NoticeBar::Kind::warning : NoticeBar::Kind::information, notice.text,
                       notice.headerFolder.isEmpty() ? QString() : tr("Look at the header fields…"));
    m_notice->setToolTip(plainToolTip(notice.tip));
}

}  // namespace fovea::ui
