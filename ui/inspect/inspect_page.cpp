#include "inspect/inspect_page.h"

#include <QComboBox>
#include <QFileInfo>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <cmath>

#include "case/case_presenter.h"
#include "case/case_view.h"
#include "data/thumbnail_loader.h"
#include "inspect/figures.h"
#include "inspect/figures_panel.h"
#include "inspect/gallery_model.h"
#include "inspect/gallery_view.h"
#include "inspect/inspect_presenter.h"
#include "jobs/job_runner.h"
#include "runs/column_scroll.h"
#include "runs/figure_words.h"
#include "runs/run_words.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "widgets/elided_combo.h"
#include "widgets/empty_state.h"
#include "widgets/file_actions.h"
#include "widgets/file_chooser.h"
#include "widgets/notice_bar.h"
#include "widgets/page_scroll.h"
#include "widgets/theme.h"

namespace fovea::ui {

using dataset::Split;

InspectPage::InspectPage(ProjectSession& session, JobRunner& jobs, Settings& settings, QWidget* parent)
    : QWidget(parent), m_session(session), m_jobs(jobs) {
    m_presenter = new InspectPresenter(session, jobs, this);
    m_case = new CasePresenter(this);
    m_thumbnails = new ThumbnailLoader(this);
    m_model = new GalleryModel(*m_presenter, *m_thumbnails, this);
    m_notice = new NoticeBar(this, NoticeBar::Place::overPage);
    m_empty = new EmptyState;
    m_empty->setContent(QStringLiteral("view-statistics"), tr("No adapter to inspect yet"),
                        tr("Train one first. Its figures (AUC, sensitivity, specificity), its mistakes and "
                           "where it looks will stand here."));
    m_empty->setAction(tr("Go to Train"));
    m_whole = new QStackedWidget;
    m_whole->addWidget(m_empty);
    m_whole->addWidget(new PageScroll(makeWork(settings)));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_whole);
    connectAll();
    showRuns();
    showEvaluation();
    showGallery();
}

QWidget* InspectPage::makeWork(Settings& settings) {
    auto* figures = new FiguresPanel(*m_presenter);
    auto* left = new ColumnScroll(figures);
    left->setWidest(50 * kGrid);
    auto* right = new QSplitter(Qt::Vertical);
    right->setHandleWidth(kGrid);
    right->addWidget(makeImages());
    right->addWidget(makeCase(settings));
    right->setStretchFactor(0, 0);
    right->setStretchFactor(1, 1);
    right->setCollapsible(1, false);
    right->setSizes({190, 600});

    auto* work = new QWidget;
    auto* columns = new QHBoxLayout;
    columns->setSpacing(2 * kGrid);
    columns->addWidget(left, 2);
    columns->addWidget(right, 3);
    auto* layout = new QVBoxLayout(work);
    layout->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    layout->setSpacing(kGrid);
    layout->addWidget(makeHead());
    layout->addWidget(makeLook());
    layout->addLayout(columns, 1);
    return work;
}

QWidget* InspectPage::makeImages() {
    m_gallery = new GalleryView;
    m_gallery->setObjectName(QStringLiteral("gallery"));
    m_gallery->setModel(m_model);
    auto* images = new QWidget;
    auto* imagesLayout = new QVBoxLayout(images);
    imagesLayout->setContentsMargins(0, 0, 0, 0);
    imagesLayout->setSpacing(kGrid);
    m_galleryTitle = new QLabel;
    makeTitle(m_galleryTitle);
    imagesLayout->addWidget(m_galleryTitle);
    imagesLayout->addWidget(m_gallery, 1);
    connect(m_gallery, &GalleryView::sampleChosen, this, &InspectPage::showSample);
    m_gallery->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_gallery, &QWidget::customContextMenuRequested, this, &InspectPage::showMenu);
    return images;
}

QWidget* InspectPage::makeCase(Settings& settings) {
    m_caseView = new CaseView(*m_case, settings);
    m_caseView->setEmptyText(tr("Choose an image above."));
    connect(m_caseView, &CaseView::notice, this,
            [this](const QString& text) { m_notice->show(NoticeBar::Kind::information, text); });
    connect(m_caseView, &CaseView::saved, m_notice,
            [this](const QString& text, const QString& path) { m_notice->showSaved(text, path); });
    m_caseView->setSaveName([this] { return saveParts({}); }, [this] { return m_session.folder(); });
    for (const auto signal : {&ProjectSession::opened, &ProjectSession::closed, &ProjectSession::changed})
        connect(&m_session, signal, this, [this] { m_caseView->setClassOrder(m_session.classes()); });
    m_caseView->setClassOrder(m_session.classes());
    return m_caseView;
}

void InspectPage::connectAll() {
    connect(m_empty, &EmptyState::actionTriggered, this, &InspectPage::trainRequested);
    connect(m_presenter, &InspectPresenter::runsChanged, this, &InspectPage::showRuns);
    connect(m_presenter, &InspectPresenter::evaluationChanged, this, &InspectPage::showEvaluation);
    connect(m_presenter, &InspectPresenter::filterChanged, this, &InspectPage::showGallery);
    connect(m_presenter, &InspectPresenter::written, this, [this](const QString& path) {
        const bool report = path.endsWith(QLatin1String(".html"), Qt::CaseInsensitive);
        m_notice->showSaved(tr("Saved as %1. %2").arg(path, researchUseNotice()), path,
                            report ? tr("Open &report") : QString());
    });
    connect(m_presenter, &InspectPresenter::writeFailed, this,
            [this](const Error& error) { m_notice->show(error); });
    connect(&m_session, &ProjectSession::opened, m_thumbnails, &ThumbnailLoader::clear);
    connect(&m_jobs, &JobRunner::started, this, &InspectPage::showEvaluation);
    connect(&m_jobs, &JobRunner::finished, this, &InspectPage::showEvaluation);
}

QWidget* InspectPage::makeHead() {
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    auto* heading = new QLabel(tr("Inspect"));
    makeHeading(heading);
    m_runs = new ElidedCombo;
    m_runs->setObjectName(QStringLiteral("runs"));
    m_runs->setAccessibleName(tr("Which training"));
    m_table = new QPushButton(tr("Save &table…"));
    m_table->setObjectName(QStringLiteral("saveTable"));
    m_report = new QPushButton(tr("Save &report…"));
    m_report->setObjectName(QStringLiteral("saveReport"));
    m_report->setToolTip(tr("A page to read, print and archive (HTML). %1").arg(researchUseNotice()));
    m_apply = new QPushButton(tr("&Use on new images"));
    m_apply->setObjectName(QStringLiteral("useAdapter"));
    row->addWidget(heading);
    row->addSpacing(2 * kGrid);
    row->addWidget(m_runs);
    row->addStretch(1);
    row->addWidget(m_table);
    row->addWidget(m_report);
    row->addWidget(m_apply);
    connect(m_runs, &QComboBox::activated, this,
            [this](int index) { m_presenter->chooseRun(m_runs->itemData(index).toLongLong()); });
    connect(m_table, &QPushButton::clicked, this, [this] { saveAs(false); });
    connect(m_report, &QPushButton::clicked, this, [this] { saveAs(true); });
    connect(m_apply, &QPushButton::clicked, this, [this] {
        if (const auto run = m_presenter->run()) Q_EMIT applyRequested(run->adapterPath);
    });
    return head;
}

QWidget* InspectPage::makeLook() {
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    m_validation = new QPushButton(tr("&Validation images"));
    m_validation->setObjectName(QStringLiteral("showValidation"));
    m_validation->setCheckable(true);
    m_validation->setToolTip(tr("The images that chose the epoch: the figures flatter a little"));
    m_test = new QPushButton(tr("Evaluate on the test images (&never seen)"));
    m_test->setObjectName(QStringLiteral("lookAtTest"));
    m_test->setCheckable(true);
    m_test->setToolTip(
        tr("Test images: the adapter has never seen them. Each evaluation is counted in the project and "
           "printed in "
           "the report; the same result, opened again, is not."));
    m_evaluationWords = new QLabel;
    m_evaluationWords->setObjectName(QStringLiteral("testWords"));
    m_evaluationWords->setWordWrap(true);
    makeQuiet(m_evaluationWords);
    row->addWidget(m_validation);
    row->addWidget(m_test);
    row->addSpacing(kGrid);
    row->addWidget(m_evaluationWords, 1);
    connect(m_validation, &QPushButton::clicked, m_presenter, &InspectPresenter::showValidation);
    connect(m_test, &QPushButton::clicked, m_presenter, &InspectPresenter::lookAtTest);
    return bar;
}

void InspectPage::showRuns() {
    const QSignalBlocker quiet(m_runs);
    m_runs->clear();
    for (const RunSummary& r : m_presenter->runs()) {
        m_runs->addItem(r.title, qint64(r.id));
        m_runs->setItemData(m_runs->count() - 1, settingsLine(r.record), Qt::ToolTipRole);
    }
    const auto run = m_presenter->run();
    m_runs->setCurrentIndex(run ? m_runs->findData(qint64(run->id)) : -1);
    m_whole->setCurrentIndex(run ? 1 : 0);
    if (run) m_case->setAdapter(run->adapterPath);
}

void InspectPage::showEvaluation() {
    const bool test = m_presenter->split() == Split::test, free = !m_jobs.running();
    const int unseen = m_presenter->imagesIn(Split::test);
    m_validation->setChecked(!test);
    m_test->setChecked(test);
    m_test->setEnabled(unseen > 0 && (free || m_presenter->testKnown()));
    m_evaluationWords->setText(testWords());
    const bool known = m_presenter->evaluation() != nullptr;
    m_table->setEnabled(known && free);
    m_table->setToolTip((m_presenter->unit() == InspectPresenter::Unit::patients
                             ? tr("One line a patient, with every probability (CSV). %1")
                             : tr("One line an image, with every probability (CSV). %1"))
                            .arg(researchUseNotice()));
    m_report->setEnabled(known && free);
}

QString InspectPage::testWords() const {
    const int unseen = m_presenter->imagesIn(Split::test);
    if (m_presenter->evaluating()) return tr("Judging…");
    if (unseen == 0) return tr("There are no test images to evaluate on.");
    if (m_presenter->testKnown()) return {};
    const auto& past = m_presenter->pastTest();
    if (!past)
        return tr("%1 test images, never seen. Looking at them is counted, so look when you have decided.")
            .arg(countWords(unseen));
    return past->sameImages
               ? tr("Evaluated on the test images before: %1. Opening that again is not counted.")
                     .arg(pastWords(*past))
               : tr("Evaluated on the test images before: %1. Images or labels may have changed since; "
                    "evaluating them again is then counted.")
                     .arg(pastWords(*past));
}

void InspectPage::showGallery() {
    const int shown = int(m_presenter->shown().size());
    const auto f = m_presenter->filter();
    const runs::Evaluation* e = m_presenter->evaluation();
    if (!e)
        m_galleryTitle->setText(tr("Images"));
    else if (f.truth >= 0 && m_presenter->unit() == InspectPresenter::Unit::patients)
        m_galleryTitle->setText(tr("Of patients with the reference “%1”, prediction “%2”: %3")
                                    .arg(fromUtf8(e->classes[std::size_t(f.truth)]),
                                         fromUtf8(e->classes[std::size_t(f.predicted)]), countWords(shown)));
    else if (f.truth >= 0)
        m_galleryTitle->setText(tr("Reference “%1”, prediction “%2”: %3")
                                    .arg(fromUtf8(e->classes[std::size_t(f.truth)]),
                                         fromUtf8(e->classes[std::size_t(f.predicted)]), countWords(shown)));
    else
        m_galleryTitle->setText(tr("Images, mistakes first: %1").arg(countWords(shown)));
    m_thumbnails->setEdge(int(std::lround(GalleryView::kThumbnail * devicePixelRatioF())));
    if (shown > 0)
        m_gallery->setCurrentIndex(m_model->index(0));
    else
        m_case->clear();
    m_caseView->setEmptyText(e ? tr("No image is in this cell.")
                               : tr("Images appear here once they are evaluated."));
}

void InspectPage::showSample(int sample) {
    const runs::Evaluation* e = m_presenter->evaluation();
    if (!e || !isVisible()) return;
    const dataset::Sample& s = e->samples[std::size_t(sample)];
    const QString path = fromUtf8(s.path);
    m_case->show({path, {s.frame, s.plane}, QFileInfo(path).fileName(), fromUtf8(s.label)});
}

void InspectPage::showMenu(const QPoint& position) {
    const QModelIndex index = m_gallery->indexAt(position);
    const runs::Evaluation* e = m_presenter->evaluation();
    if (!e || !index.isValid()) return;
    m_gallery->setCurrentIndex(index);
    const dataset::Sample& s = e->samples[std::size_t(index.data(GalleryModel::sampleRole).toInt())];
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("galleryMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    // Where its label can be changed and it can be set aside.
    QAction* there = menu->addAction(tr("Show in &Data"));
    there->setObjectName(QStringLiteral("showInData"));
    there->setEnabled(m_session.rowOf(s.id) >= 0);
    connect(there, &QAction::triggered, this, [this, id = s.id] { Q_EMIT sampleRequested(id); });
    addFileActions(*menu, {fromUtf8(s.path)});
    menu->popup(m_gallery->viewport()->mapToGlobal(position));
}

void InspectPage::showRun(qint64 run) {
    m_presenter->chooseRun(run);
}

QStringList InspectPage::saveParts(const QString& part) const {
    const auto run = m_presenter->run();
    return {m_session.name(), run ? tr("training %1").arg(run->id) : QString(), part};
}

void InspectPage::saveAs(bool report) {
    const QString suffix = report ? QStringLiteral("html") : QStringLiteral("csv");
    const QString part = m_presenter->split() == Split::test ? tr("test") : tr("validation");
    chooseSaveFile(this, report ? tr("Save the report") : tr("Save the table"),
                   proposedFile(m_session.folder(), saveParts(part), suffix),
                   report ? tr("Web page (*.html)") : tr("Table (*.csv)"), suffix,
                   [this, report](const QString& path) {
                       report ? m_presenter->writeReport(path) : m_presenter->writeTable(path);
                   });
}

void InspectPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_presenter->setActive(true);
    if (m_case->state() == CasePresenter::State::empty && m_gallery->currentIndex().isValid())
        showSample(m_gallery->currentIndex().data(GalleryModel::sampleRole).toInt());
}

void InspectPage::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    m_presenter->setActive(false);
}

}  // namespace fovea::ui
