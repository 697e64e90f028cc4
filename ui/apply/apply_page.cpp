#include "apply/apply_page.h"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "apply/apply_presenter.h"
#include "apply/predictions_model.h"
#include "case/case_presenter.h"
#include "case/case_view.h"
#include "jobs/job_runner.h"
#include "runs/figure_words.h"
#include "runs/run_summary.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "text/words.h"
#include "widgets/empty_state.h"
#include "widgets/file_actions.h"
#include "widgets/file_chooser.h"
#include "widgets/notice_bar.h"
#include "widgets/page_scroll.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
QPushButton* button(const QString& text, const char* name) {
    auto* b = new QPushButton(text);
    b->setObjectName(QLatin1String(name));
    return b;
}

QStringList localPaths(const QMimeData& data) {
    QStringList paths;
    for (const QUrl& url : data.urls())
        if (url.isLocalFile()) paths << url.toLocalFile();
    return paths;
}
}  // namespace

ApplyPage::ApplyPage(ProjectSession& session, JobRunner& jobs, Settings& settings, QWidget* parent)
    : QWidget(parent), m_session(session), m_jobs(jobs), m_settings(settings) {
    setAcceptDrops(true);
    m_presenter = new ApplyPresenter(session, jobs, this);
    m_case = new CasePresenter(this);
    m_caseView = new CaseView(*m_case, settings);
    m_caseView->setEmptyText(tr("Choose a file on the left."));
    m_notice = new NoticeBar(this, NoticeBar::Place::overPage);

    auto* split = new QSplitter(Qt::Horizontal);
    split->setHandleWidth(2 * kGrid);
    split->addWidget(makeTable());
    split->addWidget(m_caseView);
    split->setStretchFactor(0, 2);
    split->setStretchFactor(1, 3);
    split->setChildrenCollapsible(false);
    split->setSizes({420, 680});
    auto* work = new QWidget;
    auto* layout = new QVBoxLayout(work);
    layout->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    layout->setSpacing(kGrid);
    layout->addWidget(makeHead());
    layout->addWidget(split, 1);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(new PageScroll(work));

    connect(m_presenter, &ApplyPresenter::adaptersChanged, this, &ApplyPage::showAdapters);
    connect(m_presenter, &ApplyPresenter::adapterChanged, this, &ApplyPage::showAdapter);
    connect(m_presenter, &ApplyPresenter::stateChanged, this, &ApplyPage::showState);
    connect(m_presenter, &ApplyPresenter::filesReset, this, [this] {
        m_case->clear();
        showState();
    });
    connect(m_presenter, &ApplyPresenter::filesAdded, this, [this](int first) {
        if (!m_table->currentIndex().isValid())
            m_table->setCurrentIndex(m_sorted->mapFromSource(m_model->index(first, 0)));
    });
    connect(m_presenter, &ApplyPresenter::nothingFound, this,
            [this] { m_notice->show(NoticeBar::Kind::warning, tr("No image was found there.")); });
    connect(m_presenter, &ApplyPresenter::written, this, [this](const QString& path) {
        m_notice->showSaved(tr("Saved as %1. %2").arg(path, researchUseNotice()), path);
    });
    connect(m_presenter, &ApplyPresenter::writeFailed, this,
            [this](const Error& error) { m_notice->show(error); });
    connect(m_caseView, &CaseView::notice, this,
            [this](const QString& text) { m_notice->show(NoticeBar::Kind::information, text); });
    connect(m_caseView, &CaseView::saved, m_notice,
            [this](const QString& text, const QString& path) { m_notice->showSaved(text, path); });
    m_caseView->setSaveName([this] { return saveParts(); }, [this] { return m_session.folder(); });
    for (const auto signal : {&ProjectSession::opened, &ProjectSession::closed, &ProjectSession::changed})
        connect(&session, signal, this, [this] { m_caseView->setClassOrder(m_session.classes()); });
    m_caseView->setClassOrder(session.classes());
    showAdapters();
    showAdapter();
    showState();
}

QWidget* ApplyPage::makeHead() {
    auto* head = new QWidget;
    auto* heading = new QLabel(tr("Apply"));
    makeHeading(heading);
    m_adapters = new QComboBox;
    m_adapters->setObjectName(QStringLiteral("adapters"));
    m_adapters->setAccessibleName(tr("Adapter (trained model)"));
    m_adapters->setToolTip(
        tr("The trained model, from a training of this project or from a file: it needs the pre-trained "
           "network that it was trained with"));
    m_adapters->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_adapters->setMaximumWidth(40 * kGrid);
    auto* choose = button(tr("From a &file…"), "adapterFile");
    m_about = new QLabel;
    m_about->setObjectName(QStringLiteral("adapterAbout"));
    m_about->setWordWrap(true);
    makeQuiet(m_about);
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    row->addWidget(heading);
    row->addSpacing(2 * kGrid);
    row->addWidget(m_adapters);
    row->addWidget(choose);
    row->addStretch(1);
    auto* layout = new QVBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    layout->addLayout(row);
    layout->addWidget(m_about);
    connect(m_adapters, &QComboBox::activated, this,
            [this](int index) { m_presenter->chooseAdapter(m_adapters->itemData(index).toString()); });
    connect(choose, &QPushButton::clicked, this, &ApplyPage::chooseAdapterFile);
    return head;
}

QWidget* ApplyPage::makeTable() {
    auto* side = new QWidget;
    m_addFiles = button(tr("&Add images…"), "addFiles");
    m_addFolder = button(tr("Add a f&older…"), "addFolder");
    m_clear = button(tr("&Clear"), "clearFiles");
    m_stop = button(tr("S&top"), "stopPredicting");
    m_save = button(tr("&Save table…"), "saveTable");
    m_save->setToolTip(tr("One line an image, with every probability (CSV). %1").arg(researchUseNotice()));
    m_model = new PredictionsModel(*m_presenter, this);
    m_sorted = new QSortFilterProxyModel(this);
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(PredictionsModel::sortRole);
    m_sorted->setSortLocaleAware(true);
    m_table = new QTableView;
    m_table->setObjectName(QStringLiteral("predictions"));
    m_table->setAccessibleName(tr("Files and predictions"));
    m_table->setModel(m_sorted);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTextElideMode(Qt::ElideMiddle);  // the end tells frames and numbers apart
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, &ApplyPage::showMenu);
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 12);
    m_table->horizontalHeader()->setSectionResizeMode(PredictionsModel::fileColumn, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(PredictionsModel::predictionColumn,
                                                      QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(PredictionsModel::probabilityColumn,
                                                      QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_empty = new EmptyState;
    m_empty->setObjectName(QStringLiteral("applyEmpty"));
    m_files = new QStackedWidget;
    m_files->addWidget(m_empty);
    m_files->addWidget(m_table);
    m_status = new QLabel;
    m_status->setObjectName(QStringLiteral("applyStatus"));
    makeQuiet(m_status);
    m_bar = new QProgressBar;
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));

    auto* top = new QHBoxLayout;
    top->setSpacing(kGrid);
    top->addWidget(m_addFiles);
    top->addWidget(m_addFolder);
    top->addStretch(1);
    top->addWidget(m_clear);
    auto* bottom = new QHBoxLayout;
    bottom->setSpacing(kGrid);
    bottom->addWidget(m_status, 1);
    bottom->addWidget(m_stop);
    bottom->addWidget(m_save);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    layout->addLayout(top);
    layout->addWidget(m_files, 1);
    layout->addWidget(m_bar);
    layout->addLayout(bottom);

    connect(m_addFiles, &QPushButton::clicked, this, [this] { chooseImages(false); });
    connect(m_addFolder, &QPushButton::clicked, this, [this] { chooseImages(true); });
    connect(m_empty, &EmptyState::actionTriggered, this,
            [this] { m_presenter->adapter().isEmpty() ? chooseAdapterFile() : chooseImages(false); });
    connect(m_clear, &QPushButton::clicked, m_presenter, &ApplyPresenter::clear);
    connect(m_stop, &QPushButton::clicked, this,
            [this] { m_presenter->stopped() ? m_presenter->resume() : m_presenter->stop(); });
    connect(m_save, &QPushButton::clicked, this, &ApplyPage::saveTable);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ApplyPage::showRow);
    return side;
}

void ApplyPage::useAdapter(const QString& path) {
    m_presenter->chooseAdapter(path);
}

void ApplyPage::showAdapters() {
    const QSignalBlocker quiet(m_adapters);
    m_adapters->clear();
    for (const ApplyPresenter::AdapterEntry& a : m_presenter->adapters()) {
        m_adapters->addItem(a.title, a.path);
        m_adapters->setItemData(m_adapters->count() - 1, a.path, Qt::ToolTipRole);
    }
    m_adapters->setCurrentIndex(m_adapters->findData(m_presenter->adapter()));
    m_adapters->setPlaceholderText(tr("no adapter yet"));
    m_adapters->setEnabled(m_adapters->count() > 0);
}

void ApplyPage::showAdapter() {
    m_adapters->setCurrentIndex(m_adapters->findData(m_presenter->adapter()));
    m_case->setAdapter(m_presenter->adapter());
    if (!m_presenter->adapterError().isEmpty()) {
        m_about->setText(QStringLiteral("⚠ ") + m_presenter->adapterError());
    } else if (const auto& info = m_presenter->info()) {
        QStringList classes;
        for (const std::string& c : info->classes) classes << QStringLiteral("“%1”").arg(fromUtf8(c));
        QString text = tr("Tells %1 apart. Use it only for the kind of images it was trained on.")
                           .arg(classes.join(QStringLiteral(", ")));
        imaging::WindowPolicy window;
        if (imaging::windowPolicyFromText(info->windowPolicy, window) && window != imaging::WindowPolicy())
            text += QLatin1Char(' ') + tr("It sees grey values so: %1.").arg(windowWords(window));
        m_about->setText(text);
        m_about->setToolTip(tr("Made %1 by Fovea %2 with %3")
                                .arg(fromUtf8(info->createdUtc), fromUtf8(info->softwareVersion),
                                     fromUtf8(info->backboneName)));
    } else {
        m_about->setText(m_presenter->adapter().isEmpty() ? QString() : tr("Reading the adapter…"));
    }
    showState();
    showRow(m_table->currentIndex());
}

void ApplyPage::showState() {
    const int all = int(m_presenter->files().size()), waiting = m_presenter->waiting();
    const bool noAdapter = m_presenter->adapter().isEmpty(), predicting = m_presenter->predicting();
    m_files->setCurrentIndex(all > 0 ? 1 : 0);
    if (noAdapter)
        m_empty->setContent(QStringLiteral("folder-pictures"), tr("Choose an adapter (trained model) first"),
                            tr("Train one in this project, or open the file of one that was made before."));
    else
        m_empty->setContent(QStringLiteral("folder-pictures"), tr("Drop new images here"),
                            tr("Files or whole folders. Nothing leaves this computer."));
    m_empty->setAction(noAdapter ? tr("Open an adapter…") : tr("Choose images…"));
    const bool otherJob = m_jobs.running() && !predicting && !m_presenter->stopped();
    const int failed =
        int(std::count_if(m_presenter->files().begin(), m_presenter->files().end(),
                          [](const AppliedFile& f) { return f.state == AppliedFile::State::failed; }));
    m_status->setText(m_presenter->searching()  ? tr("Looking for images…")
                      : all == 0                ? QString()
                      : waiting > 0 && otherJob ? tr("Waiting until “%1” has ended.").arg(m_jobs.title())
                      : waiting > 0 ? tr("%1 of %2 done").arg(countWords(all - waiting), countWords(all))
                      : failed > 0
                          ? tr("%1 images, %2 could not be read").arg(countWords(all), countWords(failed))
                      : all == 1 ? tr("1 image")
                                 : tr("%1 images").arg(countWords(all)));
    m_bar->setVisible(predicting);
    m_bar->setRange(0, all);
    m_bar->setValue(all - waiting);
    m_stop->setVisible(predicting ||
                       (m_presenter->stopped() && waiting > 0 && m_presenter->adapterError().isEmpty()));
    m_stop->setText(!m_presenter->stopped() ? tr("S&top") : waiting == all ? tr("&Predict") : tr("&Go on"));
    m_caseView->setVisible(all > 0);
    for (QPushButton* b : {m_addFiles, m_addFolder}) b->setEnabled(!noAdapter);
    for (QPushButton* b : {m_clear, m_save}) b->setVisible(all > 0);
    m_save->setEnabled(all > waiting);
}

void ApplyPage::showRow(const QModelIndex& current) {
    if (!current.isValid()) {
        m_case->clear();
        return;
    }
    const AppliedFile& f = m_presenter->files()[std::size_t(m_sorted->mapToSource(current).row())];
    imaging::ReadOptions where{f.frame};
    if (m_presenter->info()) imaging::planeFromName(m_presenter->info()->plane, where.plane);
    const CasePresenter::Case& shown = m_case->current();
    if (shown.path == f.path && shown.where == where && m_case->state() != CasePresenter::State::empty)
        return;
    m_case->show(
        {f.path, where, current.siblingAtColumn(PredictionsModel::fileColumn).data().toString(), {}});
}

void ApplyPage::showMenu(const QPoint& position) {
    const QModelIndex index = m_table->indexAt(position);
    if (!index.isValid()) return;
    m_table->setCurrentIndex(index);
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("predictionMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addFileActions(*menu, {m_presenter->files()[std::size_t(m_sorted->mapToSource(index).row())].path});
    menu->popup(m_table->viewport()->mapToGlobal(position));
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

QStringList ApplyPage::saveParts() const {
    QString made = QFileInfo(m_presenter->adapter()).completeBaseName();
    for (const RunSummary& run : summariseRuns(m_session.runs(), m_session.folder()))
        if (run.adapterPath == m_presenter->adapter()) made = tr("training %1").arg(run.id);
    return {m_session.name(), made};
}

void ApplyPage::saveTable() {
    chooseSaveFile(this, tr("Save the table"),
                   proposedFile(m_session.folder(), saveParts() << tr("predictions"), QStringLiteral("csv")),
                   tr("Table (*.csv)"), QStringLiteral("csv"),
                   [this](const QString& path) { m_presenter->writeTable(path); });
}

void ApplyPage::dragEnterEvent(QDragEnterEvent* event) {
    if (!localPaths(*event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void ApplyPage::dropEvent(QDropEvent* event) {
    m_presenter->add(localPaths(*event->mimeData()));
    event->acceptProposedAction();
}

}  // namespace fovea::ui
