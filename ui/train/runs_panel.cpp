#include "train/runs_panel.h"

#include <QDesktopServices>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QTableWidget>
#include <QThreadPool>
#include <QTimer>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

#include "base/file_layer.h"
#include "jobs/background.h"
#include "jobs/job_runner.h"
#include "plots/run_plot.h"
#include "plots/runs_plot.h"
#include "runs/figure_words.h"
#include "runs/run_words.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "train/plan_presenter.h"
#include "train/run_presenter.h"
#include "train/runs_model.h"
#include "widgets/file_chooser.h"
#include "widgets/help_topic.h"
#include "widgets/icon.h"
#include "widgets/key_words.h"
#include "widgets/page_in_turns.h"
#include "widgets/theme.h"
#include "widgets/tool_tip.h"

namespace fovea::ui {

namespace {

/// What was chosen for each of some runs, side by side; what differs stands out.
void fill(QTableWidget& table, const std::vector<RunSummary>& runs) {
    std::vector<std::vector<SettingWords>> columns;
    QStringList heads{RunsPanel::tr("Setting")};
    for (const RunSummary& run : runs) {
        columns.push_back(settingsWords(run.record));
        heads << RunsPanel::tr("Training %1").arg(run.id);
    }
    table.setColumnCount(int(heads.size()));
    table.setHorizontalHeaderLabels(heads);
    table.setRowCount(int(columns.front().size()));
    for (int row = 0; row < table.rowCount(); ++row) {
        const auto value = [&](std::size_t run) { return columns[run][std::size_t(row)].value; };
        bool differs = false;
        for (std::size_t run = 1; run < columns.size(); ++run) differs = differs || value(run) != value(0);
        const auto put = [&](int column, const QString& text) {
            auto* item = new QTableWidgetItem(text);
            item->setToolTip(plainToolTip(text));
            QFont font = table.font();
            font.setBold(differs);
            item->setFont(font);
            table.setItem(row, column, item);
        };
        put(0, columns[0][std::size_t(row)].name);
        for (std::size_t run = 0; run < columns.size(); ++run) put(int(run) + 1, value(run));
    }
}

bool copyFile(const QString& from, const QString& to) {
    QFile file(from);
    if (!file.open(QIODevice::ReadOnly)) return false;
    return systemFileLayer()->writeAtomically(to.toStdString(), file.readAll().toStdString()).ok();
}

}  // namespace

RunsPanel::RunsPanel(RunPresenter& run, const PlanPresenter& plan, ProjectSession& session, JobRunner& jobs,
                     Settings& settings, QWidget* parent)
    : QWidget(parent),
      m_run(run),
      m_plan(plan),
      m_session(session),
      m_jobs(jobs),
      m_settings(settings),
      m_model(new RunsModel(session, this)),
      m_sorted(new QSortFilterProxyModel(this)) {
    auto* above = new QWidget;
    auto* tableSide = new QVBoxLayout(above);
    tableSide->setContentsMargins(0, 0, 0, 0);
    tableSide->setSpacing(kGrid);
    QWidget* table = makeTable();
    tableSide->addWidget(makeHead());
    tableSide->addWidget(table, 1);
    tableSide->addWidget(makeActions());
    m_message = new QLabel;
    m_message->setObjectName(QStringLiteral("runsMessage"));
    m_message->setWordWrap(true);
    m_message->hide();
    tableSide->addWidget(m_message);

    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(kGrid);
    splitter->addWidget(above);
    splitter->addWidget(makePlots());
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter, 1);
    connectAll();
    showRuns();
}

QWidget* RunsPanel::makeHead() {
    m_evaluations = new QLabel;
    m_evaluations->setObjectName(QStringLiteral("testLooks"));
    m_evaluations->setToolTip(
        tr("Each look lets what was seen creep into the choices: figures on these images are "
           "honest for the first one or two. Removed trainings count, too."));
    makeQuiet(m_evaluations);
    auto* columns = new QToolButton;
    columns->setObjectName(QStringLiteral("runsColumns"));
    columns->setText(tr("&Columns"));
    columns->setToolTip(tr("Which columns are shown"));
    columns->setAutoRaise(true);
    columns->setPopupMode(QToolButton::InstantPopup);
    columns->setMenu(makeColumnsMenu(columns));
    auto* host = new QWidget;
    auto* head = new QHBoxLayout(host);
    head->setContentsMargins(0, 0, 0, 0);
    head->addWidget(m_evaluations, 1);
    head->addWidget(columns);
    return host;
}

QMenu* RunsPanel::makeColumnsMenu(QWidget* parent) {
    auto* menu = new QMenu(parent);
    for (int c = RunsModel::date; c < RunsModel::columnTotal; ++c) {
        QAction* action = menu->addAction(m_model->headerData(c, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setObjectName(QStringLiteral("column%1").arg(c));
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, c](bool on) {
            m_table->setColumnHidden(c, !on);
            fitColumns();
            keepColumns();
        });
        connect(menu, &QMenu::aboutToShow, action,
                [this, action, c] { action->setChecked(!m_table->isColumnHidden(c)); });
        action->setChecked(!m_table->isColumnHidden(c));
    }
    m_table->horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table->horizontalHeader(), &QWidget::customContextMenuRequested, menu,
            [menu] { menu->popup(QCursor::pos()); });
    return menu;
}

QWidget* RunsPanel::makePlots() {
    m_one = new RunPlot;
    m_one->setObjectName(QStringLiteral("curvesOfRun"));
    m_several = new RunsPlot;
    m_several->setObjectName(QStringLiteral("curvesOfRuns"));
    m_noCurves = new QLabel;
    m_noCurves->setAlignment(Qt::AlignCenter);
    makeQuiet(m_noCurves);
    m_plots = new QStackedWidget;
    for (QWidget* widget :
         {static_cast<QWidget*>(m_noCurves), static_cast<QWidget*>(m_one), static_cast<QWidget*>(m_several)})
        m_plots->addWidget(widget);
    auto* card = new QFrame;
    makeCard(card);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(2 * kGrid, kGrid, 2 * kGrid, kGrid);
    inside->addWidget(m_plots);
    return card;
}

void RunsPanel::connectAll() {
    connect(m_one, &PlotPanel::said, this, &RunsPanel::say);
    connect(m_several, &PlotPanel::said, this, &RunsPanel::say);
    connect(&m_session, &ProjectSession::editRefused, this, &RunsPanel::say);
    connect(&m_jobs, &JobRunner::started, this, &RunsPanel::showChosen);
    connect(&m_jobs, &JobRunner::finished, this, &RunsPanel::showChosen);
    connect(&m_run, &RunPresenter::phaseChanged, this, &RunsPanel::showChosen);
    const auto showRunning = [this] { m_model->setRunning(m_run.runAtWork()); };
    connect(&m_run, &RunPresenter::phaseChanged, this, showRunning);
    connect(&m_run.progress(), &RunProgress::curvesChanged, this, showRunning);
    for (const auto signal : {&ProjectSession::opened, &ProjectSession::closed, &ProjectSession::changed})
        connect(&m_session, signal, this, &RunsPanel::showRuns);
}

void RunsPanel::showRuns() {
    if (chosen().empty() && m_model->rowCount() > 0) select({m_model->runs().back().id});
    showLooks();
    showChosen();
}

void RunsPanel::say(const QString& text) {
    if (!isVisible() && text.isEmpty()) return;
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
}

QWidget* RunsPanel::makeTable() {
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(RunsModel::kSortRole);
    m_sorted->setSortLocaleAware(true);
    m_table = new QTableView;
    m_table->setObjectName(QStringLiteral("runsTable"));
    setHelpTopic(this, QStringLiteral("training-settings#all-trainings"));
    m_table->setAccessibleName(tr("All trainings"));
    m_table->setModel(m_sorted);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_table->setSortingEnabled(true);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(true);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->verticalHeader()->hide();
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    QHeaderView* header = m_table->horizontalHeader();
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    if (!header->restoreState(m_settings.get(setting::runsColumns))) {
        m_table->sortByColumn(RunsModel::number, Qt::DescendingOrder);
        m_table->setColumnHidden(RunsModel::images, true);
        m_table->resizeColumnsToContents();
    }
    // Read after the project is: the widths of an empty table are those of its heads.
    connect(m_model, &QAbstractItemModel::modelReset, this, &RunsPanel::fitColumns);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &RunsPanel::fitColumns);
    m_table->viewport()->installEventFilter(this);
    header->viewport()->installEventFilter(this);
    connect(header, &QHeaderView::sectionMoved, this, [this] {
        if (isVisible()) keepColumns();
    });
    connect(header, &QHeaderView::sectionResized, this, [this, header](int section) {
        // The last one takes what room there is: that is nobody's choice.
        if (!m_dragging || m_fitting || header->visualIndex(section) == header->count() - 1) return;
        m_settings.set(setting::runsWidths, true);
        keepColumns();
    });
    connect(header, &QHeaderView::sortIndicatorChanged, this, [this] {
        if (isVisible()) keepColumns();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RunsPanel::showChosen);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (index.column() != RunsModel::userNote && m_inspect->isEnabled()) m_inspect->click();
    });
    return m_table;
}

QPushButton* RunsPanel::makeAction(QHBoxLayout* row, const QString& text, const char* name,
                                   const QString& tip) {
    auto* button = new QPushButton(text);
    button->setObjectName(QLatin1String(name));
    button->setToolTip(tip);
    row->addWidget(button);
    // The same by the right mouse button or the menu key.
    QAction* action = new QAction(text, m_table);
    action->setObjectName(QLatin1String(name));
    connect(action, &QAction::triggered, button, &QPushButton::click);
    m_table->addAction(action);
    return button;
}

QWidget* RunsPanel::makeActions() {
    auto* actions = new QWidget;
    auto* row = new QHBoxLayout(actions);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    m_inspect = makeAction(row, tr("&Inspect"), "inspectRun", tr("How good it is and where it looks"));
    m_repeat =
        makeAction(row, tr("&Repeat"), "repeatRun",
                   tr("Trains again with the same settings: on the same images and computer the figures "
                      "come out the same"));
    m_take = makeAction(row, tr("&Use its settings"), "takeSettings",
                        tr("Puts its settings into New training, where you can change them"));
    m_compare =
        makeAction(row, tr("S&ettings…"), "compareSettings",
                   tr("All its settings; of several trainings side by side, with what differs in bold"));
    m_folder = makeAction(row, tr("Show &folder"), "showRunFolder", tr("The folder with its adapter"));
    m_export = makeAction(row, tr("E&xport adapter…"), "exportAdapter",
                          tr("A copy of the file that another Fovea can use. It holds no patient data."));
    m_delete = makeAction(row, tr("&Delete…"), "deleteRuns", tr("Deletes record and adapter; asks before"));
    row->addStretch(1);
    // A click on the head of a column, for the keyboard.
    auto* sort = new QAction(tr("S&ort by this column"), m_table);
    sort->setObjectName(QStringLiteral("sortByThis"));
    connect(sort, &QAction::triggered, m_table, [this] {
        const QHeaderView* head = m_table->horizontalHeader();
        const int column = m_table->currentIndex().column();
        const bool turn =
            column == head->sortIndicatorSection() && head->sortIndicatorOrder() == Qt::AscendingOrder;
        m_table->sortByColumn(column, turn ? Qt::DescendingOrder : Qt::AscendingOrder);
    });
    m_table->addAction(sort);
    auto* remove = new QShortcut(QKeySequence::Delete, m_table, nullptr, nullptr, Qt::WidgetShortcut);
    describeKey(*remove, tr("All trainings"), tr("Delete the chosen trainings, after a question"));
    connect(remove, &QShortcut::activated, m_delete, &QPushButton::click);
    connect(m_inspect, &QPushButton::clicked, this, [this] { Q_EMIT inspectRequested(chosen().front().id); });
    connect(m_repeat, &QPushButton::clicked, this, [this] {
        if (m_run.repeat(chosen().front().record)) Q_EMIT choicesTaken();
    });
    connect(m_take, &QPushButton::clicked, this, [this] {
        if (m_run.takeSettings(chosen().front().record)) Q_EMIT choicesTaken();
    });
    connect(m_compare, &QPushButton::clicked, this, &RunsPanel::showDifferences);
    connect(m_folder, &QPushButton::clicked, this, &RunsPanel::showFolder);
    connect(m_export, &QPushButton::clicked, this, &RunsPanel::exportAdapter);
    connect(m_delete, &QPushButton::clicked, this, &RunsPanel::askToDelete);
    return actions;
}

void RunsPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    fitColumns();
}

bool RunsPanel::eventFilter(QObject* watched, QEvent* event) {
    const bool table = watched == m_table->viewport();
    switch (event->type()) {
        case QEvent::Resize:
            if (table) QTimer::singleShot(0, this, &RunsPanel::fitColumns);  // once the heads have it, too
            break;
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonDblClick:
            if (!table) m_dragging = true;
            break;
        case QEvent::MouseButtonRelease:
            if (!table) m_dragging = false;
            break;
        default:
            break;
    }
    return QWidget::eventFilter(watched, event);
}

void RunsPanel::fitColumns() {
    constexpr int kRowsInSight = 2;
    constexpr int kWidest = 40 * kGrid;  // longer lines of settings and notes are broken
    if (m_fitting || !isVisible()) return;
    m_fitting = true;
    if (!m_settings.get(setting::runsWidths)) {
        m_table->resizeColumnsToContents();
        for (const int c : {int(RunsModel::settings), int(RunsModel::userNote)})
            m_table->setColumnWidth(c, std::min(m_table->columnWidth(c), kWidest));
        // Only so does the last one take what is left.
        m_table->horizontalHeader()->setStretchLastSection(false);
        m_table->horizontalHeader()->setStretchLastSection(true);
    }
    m_table->resizeRowsToContents();
    int firstRows = 0;
    for (int row = 0; row < m_sorted->rowCount(); ++row) {
        m_table->setRowHeight(row, m_table->rowHeight(row) + kGrid);
        if (row < kRowsInSight) firstRows += m_table->rowHeight(row);
    }
    // However low the window is, under the head and over the bar that scrolls sideways.
    m_table->setMinimumHeight(m_table->horizontalHeader()->height() + firstRows +
                              m_table->horizontalScrollBar()->sizeHint().height() +
                              2 * m_table->frameWidth());
    m_fitting = false;
}

void RunsPanel::keepColumns() {
    if (m_fitting) return;
    m_settings.set(setting::runsColumns, m_table->horizontalHeader()->saveState());
}

void RunsPanel::select(const std::vector<std::int64_t>& runs) {
    QItemSelection rows;
    for (const std::int64_t run : runs) {
        const int row = m_model->rowOf(run);
        if (row < 0) continue;
        const QModelIndex index = m_sorted->mapFromSource(m_model->index(row, 0));
        rows.select(index, index);
    }
    m_table->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (!rows.isEmpty())
        m_table->selectionModel()->setCurrentIndex(rows.indexes().front(), QItemSelectionModel::NoUpdate);
}

std::vector<RunSummary> RunsPanel::chosen() const {
    std::vector<int> rows;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows()) rows.push_back(index.row());
    std::sort(rows.begin(), rows.end());
    std::vector<RunSummary> runs;
    for (const int row : rows) {
        const int source = m_sorted->mapToSource(m_sorted->index(row, 0)).row();
        if (std::size_t(source) < m_model->runs().size())
            runs.push_back(m_model->runs()[std::size_t(source)]);
    }
    return runs;
}

void RunsPanel::showLooks() {
    const auto& evaluations = m_session.evaluations();
    const int times = int(std::count_if(evaluations.begin(), evaluations.end(),
                                        [](const project::RecordedEvaluation& evaluation) {
                                            return evaluation.split == dataset::Split::test;
                                        }));
    m_evaluations->setText(times == 0
                               ? tr("The test images have not been evaluated yet.")
                               : tr("The test images have been evaluated %n time(s).", nullptr, times));
    if (m_model->rowCount() > 0)
        m_evaluations->setText(tr("%1 Ranges are 95 % confidence intervals.").arg(m_evaluations->text()));
}

void RunsPanel::showChosen() {
    const std::vector<RunSummary> runs = chosen();
    const bool one = runs.size() == 1, free = !m_jobs.running() || m_plan.planning();
    const bool usable = one && runs.front().usable();
    const bool known = one && runs.front().record.settings.has_value();
    m_inspect->setEnabled(usable);
    m_export->setEnabled(usable);
    m_repeat->setEnabled(known && free);
    m_take->setEnabled(known && !m_run.busy());
    m_compare->setEnabled(!runs.empty());
    m_folder->setEnabled(one);
    m_delete->setEnabled(!runs.empty() && free);
    const auto& actions = m_table->actions();
    const QPushButton* const buttons[] = {m_inspect, m_repeat, m_take,  m_compare,
                                          m_folder,  m_export, m_delete};
    for (int i = 0; i < int(std::size(buttons)); ++i) actions[i]->setEnabled(buttons[i]->isEnabled());
    // What an interrupted one has learned is told where it goes on.
    const bool without = one && curvesOf(runs.front().record).epochs.empty();
    m_noCurves->setText(
        without && runs.front().interrupted()
            ? tr("This training was interrupted: its curves are in “New training”, where it goes on.")
        : without && runs.front().record.readOutAlone() ? withoutEpochsWords()
        : without                                       ? tr("This training has no curves.")
                  : tr("Choose a training to see its curves; several to lay them over each other."));
    m_plots->setCurrentIndex(without ? 0 : int(std::min<std::size_t>(runs.size(), 2)));
    if (one) {
        m_one->setSaveName(m_session.folder(), {m_session.name(), tr("training %1").arg(runs.front().id)});
        m_one->setCurves(curvesOf(runs.front().record));
    } else if (!runs.empty()) {
        std::vector<RunsPlot::Series> series;
        for (const RunSummary& run : runs)
            series.push_back(
                {run.record.userNote.empty()
                     ? tr("Training %1").arg(run.id)
                     : tr("Training %1, %2").arg(run.id).arg(fromUtf8(run.record.userNote).left(24)),
                 curvesOf(run.record)});
        m_several->setSaveName(m_session.folder(), {m_session.name(), tr("trainings")});
        m_several->setRuns(std::move(series));
    }
}

void RunsPanel::showDifferences() {
    const std::vector<RunSummary> runs = chosen();
    auto* dialog = new QDialog(this);
    dialog->setObjectName(QStringLiteral("settingsOfRuns"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(runs.size() > 1 ? tr("What differs")
                                           : tr("Settings of training %1").arg(runs.front().id));
    auto* table = new QTableWidget;
    table->setObjectName(QStringLiteral("settingsTable"));
    table->setAccessibleName(dialog->windowTitle());
    table->setTabKeyNavigation(false);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionMode(QAbstractItemView::ContiguousSelection);
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    fill(*table, runs);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    auto* words = new QLabel(runs.size() > 1 ? tr("What differs is in bold. Trainings with the same mark had "
                                                  "the same images, diagnoses and splits.")
                                             : tr("Choose a second training, too, to see what differs."));
    words->setWordWrap(true);
    makeQuiet(words);
    auto* close = new QDialogButtonBox(QDialogButtonBox::Close);
    close->button(QDialogButtonBox::Close)->setObjectName(QStringLiteral("closeSettings"));
    connect(close, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* layout = new QVBoxLayout(dialog);
    layout->setSpacing(2 * kGrid);
    layout->addWidget(words);
    layout->addWidget(table, 1);
    layout->addWidget(close);
    dialog->resize(int(60 + 20 * runs.size()) * kGrid, 80 * kGrid);
    dialog->open();
}

void RunsPanel::showFolder() {
    const QString folder =
        QDir(m_session.folder()).filePath(QStringLiteral("runs/%1").arg(chosen().front().id));
    // A run that was stopped before it learned anything has none yet.
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo::exists(folder) ? folder : m_session.folder()));
}

void RunsPanel::exportAdapter() {
    const RunSummary run = chosen().front();
    const QString suffix = QStringLiteral("safetensors");
    const QStringList parts{m_session.name(), tr("training %1").arg(run.id)};
    chooseSaveFile(window(), tr("Export the adapter"), proposedFile(m_session.folder(), parts, suffix),
                   tr("Adapter (*.safetensors)"), suffix, [this, from = run.adapterPath](const QString& to) {
                       inBackground(
                           *QThreadPool::globalInstance(), this, [from, to] { return copyFile(from, to); },
                           [this, to](bool copied) {
                               m_message->setText(
                                   copied ? tr("The adapter is saved as %1.").arg(QFileInfo(to).fileName())
                                          : tr("The adapter could not be written there."));
                               m_message->show();
                           });
                   });
}

void RunsPanel::askToDelete() {
    std::vector<std::int64_t> runs;
    for (const RunSummary& run : chosen()) runs.push_back(run.id);
    if (runs.empty() || !m_delete->isEnabled()) return;
    auto* box = new QMessageBox(QMessageBox::Question, tr("Fovea"),
                                runs.size() == 1 ? tr("Delete training %1?").arg(runs.front())
                                                 : tr("Delete %n training(s)?", nullptr, int(runs.size())),
                                QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("deleteQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("Record and adapter are deleted for good. What was read of the images stays, and looks at the "
           "test images stay counted."));
    QPushButton* yes = box->addButton(tr("&Delete"), QMessageBox::DestructiveRole);
    yes->setObjectName(QStringLiteral("deleteForGood"));
    QPushButton* no = box->addButton(tr("&Keep"), QMessageBox::RejectRole);
    no->setObjectName(QStringLiteral("keepRuns"));
    box->setDefaultButton(no);
    box->setEscapeButton(no);
    connect(yes, &QPushButton::clicked, this, [this, runs] { m_run.removeRuns(runs); });
    box->open();
}

}  // namespace fovea::ui
