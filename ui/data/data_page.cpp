#include "data/data_page.h"

#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>
#include <map>
#include <variant>

#include "data/class_balance.h"
#include "data/frames_dialog.h"
#include "data/grades_dialog.h"
#include "data/grid_view.h"
#include "data/header_field_dialog.h"
#include "data/label_bar.h"
#include "data/label_table_dialog.h"
#include "data/missing_bar.h"
#include "data/patient_names_dialog.h"
#include "data/problems_panel.h"
#include "data/sample_filter.h"
#include "data/sample_model.h"
#include "data/split_dialog.h"
#include "data/viewer_panel.h"
#include "data/viewer_presenter.h"
#include "dataset/label_export.h"
#include "dataset/repair.h"
#include "jobs/job_runner.h"
#include "project/network_window.h"
#include "project/splits.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "text/error_text.h"
#include "text/words.h"
#include "widgets/empty_state.h"
#include "widgets/file_actions.h"
#include "widgets/file_chooser.h"
#include "widgets/icon.h"
#include "widgets/image_view.h"
#include "widgets/job_strip.h"
#include "widgets/key_words.h"
#include "widgets/notice_bar.h"
#include "widgets/page_scroll.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {

constexpr int kKeys = 9;

QToolButton* toolButton(QWidget* parent, const QString& name, const QString& text, const QString& tip) {
    auto* button = new QToolButton(parent);
    button->setIcon(icon(name));
    button->setText(text);
    if (button->icon().isNull()) button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setAutoRaise(true);
    return button;
}

}  // namespace

DataPage::DataPage(ProjectSession& session, JobRunner& jobs, Settings& settings, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_jobs(jobs),
      m_settings(settings),
      m_model(new SampleModel(session, this)),
      m_filter(new SampleFilter(*m_model, this)) {
    setAcceptDrops(true);
    m_notice = new NoticeBar(this, NoticeBar::Place::overPage);
    m_missing = new MissingBar(session, settings, this);
    connect(&session, &ProjectSession::missingChanged, this, [this] {
        // What could not be shown may be there now, and the other way round.
        m_model->thumbnails().clear();
        m_grid->viewport()->update();
        showCurrent();
    });
    connect(m_missing, &MissingBar::refused, this, &DataPage::saySoon);
    connect(m_missing, &MissingBar::relinked, this, [this](int images) {
        m_notice->show(NoticeBar::Kind::information,
                       tr("%n image(s) are used from their new place.", nullptr, images));
    });

    auto* emptyPage = new QWidget(this);
    auto* emptyBox = new QVBoxLayout(emptyPage);
    emptyBox->setContentsMargins(0, 0, 0, 0);
    m_empty = new EmptyState(emptyPage);
    m_empty->setObjectName(QStringLiteral("dataEmpty"));
    m_emptyProgress = new JobStrip(jobs, emptyPage);
    m_emptyProgress->setMaximumWidth(560);
    emptyBox->addWidget(m_empty, 1);
    emptyBox->addWidget(m_emptyProgress, 0, Qt::AlignHCenter);
    emptyBox->addSpacing(8 * kGrid);
    connect(m_empty, &EmptyState::actionTriggered, this, &DataPage::chooseAndImport);
    connect(m_empty, &EmptyState::otherActionTriggered, this, [this](int index) {
        index == 0 ? chooseFilesAndImport() : index == 1 ? chooseTableAndImport() : chooseHeaderField();
    });

    auto* full = new QWidget(this);
    auto* fullBox = new QVBoxLayout(full);
    fullBox->setContentsMargins(0, 0, 0, 0);
    fullBox->setSpacing(2 * kGrid);
    fullBox->addWidget(makeHeader());
    m_balance = new ClassBalance(session, full);
    fullBox->addWidget(m_balance);
    connect(m_balance, &ClassBalance::gradesRequested, this, &DataPage::orderGrades);
    connect(m_balance, &ClassBalance::splitDialogRequested, this, &DataPage::chooseDivision);
    fullBox->addWidget(makeFilters());
    fullBox->addWidget(makeContent(), 1);

    m_pages = new QStackedWidget(this);
    m_pages->addWidget(emptyPage);
    m_pages->addWidget(new PageScroll(full));
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    box->setSpacing(2 * kGrid);
    box->addWidget(m_missing);
    box->addWidget(m_pages, 1);

    makeShortcuts();
    connect(&session, &ProjectSession::changed, this, &DataPage::onChanged);
    connect(&session, &ProjectSession::closed, this, &DataPage::onChanged);
    connect(&session, &ProjectSession::closed, this, [this] {
        if (m_tableDialog) m_tableDialog->reject();
        if (m_headerDialog) m_headerDialog->reject();
        if (m_patientsDialog) m_patientsDialog->reject();
        m_queue.clear();
        if (m_framesDialog) m_framesDialog->reject();
    });
    connect(&session, &ProjectSession::opened, this, [this] {
        m_notice->clear();
        clearFilters();
        m_viewer->clear();
        m_side->setCurrentWidget(m_imageTab);
    });
    connect(&session, &ProjectSession::samplesEdited, this, [this] {
        m_labels->setClasses(m_session.classes());
        showSelection();
        fillFilters();
        showCounts();
    });
    connect(&session, &ProjectSession::problemsChanged, this, [this] {
        fillFilters();
        showCounts();
    });
    connect(&session, &ProjectSession::importFinished, this, &DataPage::onImported);
    connect(&session, &ProjectSession::importFailed, this, [this](const Error& error) {
        m_queue.clear();
        m_offered.clear();
        if (error.code == ErrorCode::cancelled) {
            m_notice->show(NoticeBar::Kind::information, tr("Stopped. Nothing was added."));
        } else if (error.code == ErrorCode::noImages && !m_source.isEmpty()) {
            m_offered = m_source;
            m_notice->show(
                NoticeBar::Kind::warning,
                tr("No image lies in a folder named after a diagnosis. Of DICOM files the header may "
                   "say it."),
                tr("Look at the header fields…"));
            m_notice->setToolTip(errorSentence(error));
        } else {
            m_notice->show(error);
        }
    });
    connect(m_notice, &NoticeBar::actionTriggered, this, [this] {
        if (!m_offered.isEmpty()) openHeaderFields(m_offered);
    });
    connect(&session, &ProjectSession::editRefused, this,
            [this](const QString& reason) { m_notice->show(NoticeBar::Kind::information, reason); });
    connect(&session, &ProjectSession::undone, this, [this](const project::Change& change, bool again) {
        m_notice->show(NoticeBar::Kind::information,
                       (again ? tr("Made again: %1.") : tr("Taken back: %1.")).arg(changeWords(change)));
    });
    connect(&session, &ProjectSession::busyChanged, this, [this] { onChanged(); });
    connect(m_filter, &SampleFilter::filterChanged, this, &DataPage::showCounts);
    onChanged();
}

QWidget* DataPage::makeHeader() {
    auto* header = new QWidget(this);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    auto* title = new QLabel(tr("Images"), header);
    makeHeading(title);
    m_counts = new QLabel(header);
    makeQuiet(m_counts);
    m_undo = toolButton(header, QStringLiteral("edit-undo"), tr("Undo"), tr("Undo"));
    m_redo = toolButton(header, QStringLiteral("edit-redo"), tr("Redo"), tr("Redo"));
    m_undo->setObjectName(QStringLiteral("undo"));
    m_redo->setObjectName(QStringLiteral("redo"));
    connect(m_undo, &QToolButton::clicked, &m_session, &ProjectSession::undo);
    connect(m_redo, &QToolButton::clicked, &m_session, &ProjectSession::redo);
    const auto showHistory = [this] {
        const project::History& history = m_session.history();
        m_undo->setEnabled(history.undo.has_value());
        m_redo->setEnabled(history.redo.has_value());
        m_undo->setToolTip(history.undo ? tr("Undo: %1 (Ctrl+Z)").arg(changeWords(*history.undo))
                                        : tr("Undo"));
        m_redo->setToolTip(history.redo ? tr("Redo: %1 (Ctrl+Shift+Z)").arg(changeWords(*history.redo))
                                        : tr("Redo"));
    };
    connect(&m_session, &ProjectSession::historyChanged, this, showHistory);
    showHistory();

    m_add = new QPushButton(tr("Add images…"), header);
    m_add->setIcon(icon(QStringLiteral("list-add")));
    m_add->setObjectName(QStringLiteral("addImages"));
    m_add->setToolTip(
        tr("Choose a folder that holds one folder of images per diagnosis, or single images; "
           "or drop them here"));
    auto* sources = new QMenu(m_add);
    sources->setObjectName(QStringLiteral("addMenu"));
    connect(sources->addAction(tr("A &folder…")), &QAction::triggered, this, &DataPage::chooseAndImport);
    connect(sources->addAction(tr("Single &images…")), &QAction::triggered, this,
            &DataPage::chooseFilesAndImport);
    connect(sources->addAction(tr("With a &table…")), &QAction::triggered, this,
            &DataPage::chooseTableAndImport);
    connect(sources->addAction(tr("By a &header field…")), &QAction::triggered, this,
            &DataPage::chooseHeaderField);
    sources->addSeparator();
    m_export = sources->addAction(icon(QStringLiteral("document-export")), tr("&Export labels…"));
    connect(m_export, &QAction::triggered, this, &DataPage::exportLabels);
    // QPushButton::setMenu() would wait for the menu in an event loop of its own.
    connect(m_add, &QPushButton::clicked, sources,
            [this, sources] { sources->popup(m_add->mapToGlobal(QPoint(0, m_add->height()))); });
    auto* next = new QPushButton(tr("Continue to training"), header);
    next->setObjectName(QStringLiteral("continueToTraining"));
    makePrimary(next);
    connect(next, &QPushButton::clicked, this, &DataPage::trainRequested);

    row->addWidget(title);
    row->addSpacing(kGrid);
    row->addWidget(m_counts, 1);
    row->addWidget(m_undo);
    row->addWidget(m_redo);
    row->addSpacing(kGrid);
    row->addWidget(m_add);
    row->addWidget(next);
    return header;
}

QWidget* DataPage::makeFilters() {
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    m_asGrid = toolButton(bar, QStringLiteral("view-list-icons"), tr("Pictures"), tr("Show as pictures"));
    m_asTable = toolButton(bar, QStringLiteral("view-list-details"), tr("Table"), tr("Show as a table"));
    m_asGrid->setCheckable(true);
    m_asTable->setCheckable(true);
    m_asGrid->setObjectName(QStringLiteral("asGrid"));
    m_asTable->setObjectName(QStringLiteral("asTable"));
    connect(m_asGrid, &QToolButton::clicked, this, [this] { setAsTable(false); });
    connect(m_asTable, &QToolButton::clicked, this, [this] { setAsTable(true); });

    m_size = new QComboBox(bar);
    m_size->addItem(tr("Small pictures"), 96);
    m_size->addItem(tr("Medium pictures"), 128);
    m_size->addItem(tr("Large pictures"), 192);
    m_size->setCurrentIndex(std::max(0, m_size->findData(m_settings.get(setting::thumbnailSize))));
    m_size->setAccessibleName(tr("Size of the pictures"));
    connect(m_size, &QComboBox::activated, this, [this] {
        const int size = m_size->currentData().toInt();
        m_settings.set(setting::thumbnailSize, size);
        m_grid->setThumbnailSize(size);
    });

    m_text = new QLineEdit(bar);
    m_text->setPlaceholderText(tr("Find a file or patient"));
    m_text->setAccessibleName(tr("Find a file or patient"));
    m_text->setClearButtonEnabled(true);
    m_text->setMaximumWidth(240);
    m_text->setMinimumWidth(120);
    m_text->setObjectName(QStringLiteral("findText"));
    m_splitBox = new QComboBox(bar);
    m_splitBox->setAccessibleName(tr("Split: training, validation or test images"));
    m_splitBox->setObjectName(QStringLiteral("splitFilter"));
    m_problemBox = new QComboBox(bar);
    m_problemBox->setAccessibleName(tr("Problems"));
    m_problemBox->setObjectName(QStringLiteral("problemFilter"));
    for (QComboBox* b : {m_splitBox, m_problemBox}) b->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_clear = new QPushButton(tr("Show all"), bar);
    makeLink(m_clear);
    m_clear->setObjectName(QStringLiteral("clearFilters"));
    m_shown = new QLabel(bar);
    makeQuiet(m_shown);
    row->addWidget(m_text, 1);
    row->addWidget(m_splitBox);
    row->addWidget(m_problemBox);
    row->addWidget(m_clear);
    row->addStretch(1);
    row->addWidget(m_shown);
    row->addSpacing(kGrid);
    row->addWidget(m_asGrid);
    row->addWidget(m_asTable);
    row->addWidget(m_size);

    connect(m_text, &QLineEdit::textChanged, m_filter, &SampleFilter::setText);
    connect(m_splitBox, &QComboBox::activated, this, [this] {
        const QVariant data = m_splitBox->currentData();
        m_filter->setSplit(data.isValid() ? std::optional(dataset::Split(data.toInt())) : std::nullopt);
    });
    connect(m_problemBox, &QComboBox::activated, this, [this] {
        const QVariant data = m_problemBox->currentData();
        m_filter->setProblem(data.isValid() ? std::optional(dataset::ProblemKind(data.toInt()))
                                            : std::nullopt);
    });
    connect(m_balance, &ClassBalance::chosen, m_filter, &SampleFilter::setLabel);
    connect(m_clear, &QPushButton::clicked, this, &DataPage::clearFilters);
    return bar;
}

QWidget* DataPage::makeContent() {
    m_grid = new GridView(*m_filter, this);
    m_grid->setObjectName(QStringLiteral("grid"));
    m_grid->setThumbnailSize(m_settings.get(setting::thumbnailSize));
    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("table"));
    m_table->setModel(m_filter);
    m_table->setSelectionModel(m_grid->selectionModel());
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(4 * kGrid);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setAccessibleName(tr("Images"));
    const int widths[] = {144, 112, 104, 128, 104};
    for (int i = 0; i < 5; ++i) m_table->setColumnWidth(i, widths[i]);
    // -1: in the project's own order until a column is pressed.
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->horizontalHeader()->setSortIndicatorClearable(true);
    m_table->setSortingEnabled(true);
    m_table->setTabKeyNavigation(false);
    for (QAbstractItemView* view :
         {static_cast<QAbstractItemView*>(m_grid), static_cast<QAbstractItemView*>(m_table)}) {
        view->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(view, &QWidget::customContextMenuRequested, this,
                [this, view](const QPoint& position) { showMenu(*view, position); });
    }
    m_views = new QStackedWidget(this);
    m_views->addWidget(m_grid);
    m_views->addWidget(m_table);

    m_imageTab = new QWidget(this);
    m_viewer = new ViewerPanel(m_imageTab);
    m_labels = new LabelBar(m_imageTab);
    auto* imageBox = new QVBoxLayout(m_imageTab);
    imageBox->setContentsMargins(0, kGrid, 0, 0);
    imageBox->setSpacing(kGrid);
    imageBox->addWidget(m_viewer, 1);
    imageBox->addWidget(m_labels);
    m_problems = new ProblemsPanel(m_session, this);
    m_side = new QTabWidget(this);
    m_side->setDocumentMode(true);
    m_side->tabBar()->setDrawBase(false);
    m_side->addTab(m_imageTab, tr("Image"));
    m_side->addTab(m_problems, tr("Problems"));
    m_side->setObjectName(QStringLiteral("side"));
    m_problems->layout()->setContentsMargins(0, kGrid, 0, 0);

    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setHandleWidth(2 * kGrid);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_views);
    m_splitter->addWidget(m_side);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    if (const QByteArray state = m_settings.get(setting::dataSplitter); !state.isEmpty())
        m_splitter->restoreState(state);
    else
        m_splitter->setSizes({600, 400});
    connect(m_splitter, &QSplitter::splitterMoved, this,
            [this] { m_settings.set(setting::dataSplitter, m_splitter->saveState()); });

    connect(m_grid->selectionModel(), &QItemSelectionModel::currentChanged, this, &DataPage::showCurrent);
    connect(m_grid->selectionModel(), &QItemSelectionModel::selectionChanged, this, &DataPage::showSelection);
    connect(m_viewer, &ViewerPanel::networkWindowWanted, this, &DataPage::askForWindow);
    connect(&m_session, &ProjectSession::networkWindowChanged, this,
            [this] { m_viewer->presenter().setNetworkWindow(m_session.networkWindow()); });
    connect(m_labels, &LabelBar::labelChosen, this, &DataPage::relabelSelected);
    connect(m_grid, &QAbstractItemView::activated, this, [this] {
        m_side->setCurrentWidget(m_imageTab);
        m_viewer->view().setFocus();
    });
    connect(m_problems, &ProblemsPanel::filesChosen, m_filter, &SampleFilter::setFiles);
    connect(m_problems, &ProblemsPanel::resplitRequested, this, &DataPage::chooseDivision);
    connect(m_problems, &ProblemsPanel::validationRequested, this, &DataPage::takeValidation);
    connect(m_problems, &ProblemsPanel::patientsRequested, this, &DataPage::namePatients);
    connect(m_labels, &LabelBar::setAsideRequested, this, &DataPage::setSelectedAside);
    setAsTable(m_settings.get(setting::dataAsTable));
    return m_splitter;
}

void DataPage::makeShortcuts() {
    const auto add = [this](const QKeySequence& keys, QWidget* where, const QString& words, auto slot) {
        auto* shortcut = new QShortcut(keys, where);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        if (!words.isEmpty()) describeKey(*shortcut, tr("Data"), words);
        connect(shortcut, &QShortcut::activated, this, slot);
        return shortcut;
    };
    // Of the images; elsewhere on the page these keys write text.
    for (int key = 1; key <= kKeys; ++key) {
        auto* shortcut = add(QKeySequence(Qt::Key_0 + key), m_splitter, {}, [this, key] {
            if (std::size_t(key) <= m_session.classes().size())
                relabelAndGoOn(std::string(m_session.classes()[std::size_t(key - 1)]));
        });
        if (key == 1)
            describeKey(*shortcut, tr("Data"),
                        tr("Give the chosen images the diagnosis of that number; of one, go on to the next"),
                        tr("1 to 9"));
    }
    add(QKeySequence::Delete, m_splitter, tr("Set the chosen images aside"),
        [this] { setSelectedAside(true); });
    add(QKeySequence::Undo, this, tr("Undo"), [this] { m_session.undo(); });
    add(QKeySequence::Redo, this, tr("Redo"), [this] { m_session.redo(); });
    add(QKeySequence::Find, this, tr("Find a file or patient"), [this] { m_text->setFocus(); });
}

void DataPage::onChanged() {
    const bool any = !m_session.samples().empty();
    m_pages->setCurrentIndex(any ? 1 : 0);
    if (m_session.busy() && !any)
        m_empty->setContent(QStringLiteral("folder-pictures"), m_jobs.title(),
                            tr("Every file is opened once to see whether it can be read."));
    else
        m_empty->setContent(QStringLiteral("folder-pictures"), tr("Bring your images"),
                            tr("Drop a folder here that holds one folder of images per diagnosis, for "
                               "example “healthy” and “glaucoma”. Single images take the name of the folder "
                               "they lie in; a table (CSV) can say the diagnoses instead. "
                               "DICOM, PNG, JPEG, TIFF and BMP are read. Your files are not changed and stay "
                               "where they are."));
    m_empty->setAction(m_session.busy() ? QString() : tr("Choose a folder…"));
    m_empty->setOtherActions(
        m_session.busy()
            ? QStringList()
            : QStringList{tr("Choose single images…"), tr("Import with a table…"), tr("By a header field…")});
    m_empty->setOption(
        m_session.busy() ? QString() : tr("Copy the images into the project, without patient data"),
        tr("Names, numbers, dates and other data of the patient are removed from the copies "
           "(DICOM PS3.15 Basic Profile); the project can then be moved as a whole. What is "
           "written into a picture stays. If not chosen, your files are used where they are."));
    m_export->setEnabled(any && !m_session.busy());
    if (m_tableDialog) m_tableDialog->setBlocked(m_session.busy());
    if (m_headerDialog) m_headerDialog->setBlocked(m_session.busy());
    m_add->setEnabled(!m_session.busy());
    m_viewer->setNetworkWindowEnabled(!m_session.busy());
    m_labels->setClasses(m_session.classes());
    showSelection();
    fillFilters();
    showCounts();
    if (!any) m_viewer->clear();
}

void DataPage::showCounts() {
    const QLocale locale;
    const auto& samples = m_session.samples();
    const int patients = m_session.patients();
    QString text = tr("%n image(s)", nullptr, int(samples.size()));
    if (patients > 0) text += QStringLiteral("  ·  ") + tr("%n patient(s)", nullptr, patients);
    if (m_session.holdsCopies()) text += QStringLiteral("  ·  ") + tr("copies without patient data");
    m_counts->setText(text);
    const int shown = m_filter->rowCount();
    m_shown->setText(
        m_filter->active()
            ? tr("%1 of %2 shown").arg(locale.toString(shown), locale.toString(int(samples.size())))
            : QString());
    m_clear->setVisible(m_filter->active());
    const int problems = int(m_session.problems().size());
    m_side->setTabText(m_side->indexOf(m_problems),
                       problems ? tr("Problems (%1)").arg(problems) : tr("Problems"));
}

void DataPage::fillFilters() {
    const auto fill = [](QComboBox* box, const QString& all,
                         const std::vector<std::pair<QString, int>>& rows) {
        const QVariant before = box->currentData();
        box->clear();
        box->addItem(all);
        for (const auto& [text, value] : rows) box->addItem(text, value);
        const int again = before.isValid() ? box->findData(before) : 0;
        box->setCurrentIndex(std::max(0, again));
    };
    const QLocale locale;
    std::map<dataset::Split, int> splits;
    for (const auto& [label, parts] : m_session.counts())
        for (const auto& [split, n] : parts) splits[split] += n;
    std::vector<std::pair<QString, int>> rows;
    for (const auto split : {dataset::Split::train, dataset::Split::validation, dataset::Split::test,
                             dataset::Split::unassigned, dataset::Split::excluded})
        if (splits.count(split))
            rows.emplace_back(tr("%1 (%2)").arg(splitWords(split), locale.toString(splits[split])),
                              int(split));
    fill(m_splitBox, tr("All splits"), rows);
    for (int i = 1; i < m_splitBox->count(); ++i)
        m_splitBox->setItemData(i, splitTooltip(dataset::Split(m_splitBox->itemData(i).toInt())),
                                Qt::ToolTipRole);
    std::map<dataset::ProblemKind, int> kinds;
    for (const dataset::Problem& p : m_session.problems())
        if (concernsImages(p.kind) && !p.files.empty()) ++kinds[p.kind];
    rows.clear();
    for (const auto& [kind, n] : kinds) rows.emplace_back(problemWords(kind), int(kind));
    fill(m_problemBox, tr("With and without problems"), rows);
    m_problemBox->setVisible(!kinds.empty());
    m_table->setColumnHidden(SampleModel::problemColumn, kinds.empty());
}

void DataPage::clearFilters() {
    {
        const QSignalBlocker quiet(m_text);
        m_text->clear();
    }
    m_splitBox->setCurrentIndex(0);
    m_problemBox->setCurrentIndex(0);
    m_balance->setChosen({});
    {
        const QSignalBlocker quiet(m_problems);
        m_problems->clearSelection();
    }
    m_filter->clear();
}

void DataPage::showCurrent() {
    const QModelIndex index = m_grid->currentIndex();
    if (!index.isValid()) {
        m_viewer->clear();
        return;
    }
    m_viewer->showSample(m_model->sample(m_filter->sourceRow(index)));
}

void DataPage::setAsTable(bool table) {
    m_asGrid->setChecked(!table);
    m_asTable->setChecked(table);
    m_size->setEnabled(!table);
    m_settings.set(setting::dataAsTable, table);
    m_views->setCurrentIndex(table ? 1 : 0);
    const QModelIndex current = m_grid->currentIndex();
    if (!current.isValid()) return;
    if (table)
        m_table->scrollTo(current);
    else
        m_grid->scrollTo(current);
}

void DataPage::showSelection() {
    const QModelIndexList rows = m_grid->selectionModel()->selectedRows();
    std::string shared;
    bool oneLabel = true, allAside = !rows.isEmpty();
    for (const QModelIndex& index : rows) {
        const dataset::Sample& sample = m_model->sample(m_filter->sourceRow(index));
        if (index == rows.first()) shared = sample.label;
        oneLabel = oneLabel && sample.label == shared;
        allAside = allAside && sample.split == dataset::Split::excluded;
    }
    m_allAside = allAside;
    m_labels->setChosen(int(rows.size()), oneLabel ? shared : std::string(), allAside);
}

std::vector<std::int64_t> DataPage::selectedIds() {
    std::vector<std::int64_t> ids;
    for (const QModelIndex& index : m_grid->selectionModel()->selectedRows())
        ids.push_back(m_model->sample(m_filter->sourceRow(index)).id);
    if (ids.empty()) m_notice->show(NoticeBar::Kind::information, tr("Choose one or more images first."));
    return ids;
}

void DataPage::setSelectedAside(bool aside) {
    const std::vector<std::int64_t> ids = selectedIds();
    m_session.setSplits(aside ? dataset::setAside(m_session.samples(), ids)
                              : dataset::includedAgain(m_session.samples(), ids));
}

bool DataPage::relabelSelected(const std::string& label) {
    const std::vector<std::int64_t> ids = selectedIds();
    return !ids.empty() && m_session.relabel(ids, label);
}

void DataPage::relabelAndGoOn(const std::string& label) {
    const QModelIndexList rows = m_grid->selectionModel()->selectedRows();
    // By its id: the row may go elsewhere, or out of the filter, with its new label.
    std::optional<std::int64_t> next;
    if (rows.size() == 1 && rows.first().row() + 1 < m_filter->rowCount())
        next = m_model->sample(m_filter->sourceRow(m_filter->index(rows.first().row() + 1, 0))).id;
    if (relabelSelected(label) && next) choose(*next);
}

bool DataPage::choose(qint64 id) {
    const int source = m_session.rowOf(id);
    if (source < 0) return false;
    const QModelIndex row = m_filter->mapFromSource(m_model->index(source, 0));
    if (!row.isValid()) return false;
    m_grid->selectionModel()->setCurrentIndex(
        row, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_grid->scrollTo(row);
    m_table->scrollTo(row);
    return true;
}

void DataPage::showSample(qint64 id) {
    if (!choose(id)) {
        clearFilters();
        choose(id);
    }
    m_side->setCurrentWidget(m_imageTab);
}

void DataPage::showMenu(const QAbstractItemView& view, const QPoint& position) {
    QItemSelectionModel* selection = m_grid->selectionModel();
    const QModelIndex under = view.indexAt(position);
    if (under.isValid() && !selection->isRowSelected(under.row(), {}))
        selection->setCurrentIndex(under, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (!selection->hasSelection()) return;
    QMenu* menu = makeMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(view.viewport()->mapToGlobal(position));
}

QMenu* DataPage::makeMenu() {
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("imageMenu"));
    QMenu* labels = menu->addMenu(tr("&Diagnosis"));
    int key = 0;
    for (const std::string& name : m_session.classes()) {
        QString text = QString::fromStdString(name).replace(QLatin1Char('&'), QStringLiteral("&&"));
        if (++key <= kKeys) text += QLatin1Char('\t') + QString::number(key);
        connect(labels->addAction(text), &QAction::triggered, this, [this, name] { relabelSelected(name); });
    }
    labels->setEnabled(!m_session.classes().empty());
    QAction* aside = menu->addAction(m_allAside ? tr("&Use again") : tr("Set &aside"));
    aside->setObjectName(QStringLiteral("asideAction"));
    connect(aside, &QAction::triggered, this, [this, on = !m_allAside] { setSelectedAside(on); });
    QStringList paths;
    for (const QModelIndex& index : m_grid->selectionModel()->selectedRows())
        paths << QString::fromStdString(m_model->sample(m_filter->sourceRow(index)).path);
    addFileActions(*menu, paths);
    return menu;
}

void DataPage::chooseAndImport() {
    chooseFolder(this, tr("Choose the folder that holds one folder per diagnosis"), lastFolder(),
                 [this](const QString& folder) {
                     m_settings.setLastFolder(QFileInfo(folder).absolutePath());
                     importPaths({folder});
                 });
}

void DataPage::chooseFilesAndImport() {
    chooseFiles(this, tr("Choose images; each takes the name of its folder as diagnosis"), lastFolder(), {},
                [this](const QStringList& files) {
                    m_settings.setLastFolder(QFileInfo(files.first()).absolutePath());
                    importPaths(files);
                });
}

QString DataPage::lastFolder() const {
    return m_settings.lastFolder();
}

void DataPage::importPaths(const QStringList& paths) {
    project::ImportRequest files;
    for (const QString& path : paths) {
        static const QStringList tables{QStringLiteral("csv"), QStringLiteral("tsv")};
        if (tables.contains(QFileInfo(path).suffix(), Qt::CaseInsensitive)) {
            openTable(path);
        } else if (QFileInfo(path).isDir()) {
            project::ImportRequest folder;
            folder.source = path.toStdString();
            m_queue.push_back(std::move(folder));
        } else {
            files.files.push_back(path.toStdString());
        }
    }
    if (!files.files.empty()) m_queue.push_back(std::move(files));
    m_notice->clear();
    importNext();
}

void DataPage::chooseTableAndImport() {
    chooseFile(this, tr("Choose the table that names the images"), lastFolder(), tableFilter(),
               [this](const QString& path) {
                   m_settings.setLastFolder(QFileInfo(path).absolutePath());
                   openTable(path);
               });
}

void DataPage::openTable(const QString& path) {
    if (!m_tableDialog) {
        m_tableDialog =
            new LabelTableDialog(dataset::relativeFiles(m_session.samples()), m_settings, window());
        m_tableDialog->setAttribute(Qt::WA_DeleteOnClose);
        m_tableDialog->setBlocked(m_session.busy());
        connect(m_tableDialog, &QDialog::finished, this, [this](int result) {
            // It deletes itself soon; another table gets another window.
            LabelTableDialog* dialog = m_tableDialog;
            m_tableDialog.clear();
            if (dialog && result == QDialog::Accepted) importTable(dialog->presenter());
        });
    }
    m_tableDialog->presenter().openTable(path);
    m_tableDialog->show();
    m_tableDialog->raise();
    m_tableDialog->activateWindow();
}

void DataPage::importTable(const LabelTablePresenter& presenter) {
    m_notice->clear();
    if (presenter.images() == LabelTablePresenter::Images::inFolder) {
        project::ImportRequest request;
        request.source = presenter.folder().toStdString();
        request.labels = presenter.labels();
        m_queue.push_back(std::move(request));
        importNext();
        return;
    }
    const bool started = m_session.startOnProject<project::ProjectSummary>(
        tr("Taking labels over"),
        [labels = presenter.labels()](project::Project& project, const JobContext& job) {
            return project::applyLabelTable(project, *labels, job);
        },
        [this](Result<project::ProjectSummary> summary) {
            if (!summary) {
                m_notice->show(summary.error());
                return;
            }
            m_notice->show(NoticeBar::Kind::information,
                           tr("%n row(s) taken over.", nullptr, summary->labels.matchedRows));
        });
    if (!started) saySoon();
}

void DataPage::exportLabels() {
    auto* question = new QMessageBox(QMessageBox::Warning, tr("Export labels"),
                                     tr("This table will name patients."), QMessageBox::Cancel, this);
    question->setObjectName(QStringLiteral("exportQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(tr(
        "It holds the patients' identifiers and the names of the files. Save it only where patient data may "
        "be kept. “Import with a table” reads it back."));
    QPushButton* save = question->addButton(tr("Choose where to save…"), QMessageBox::AcceptRole);
    connect(save, &QPushButton::clicked, this, [this] {
        chooseSaveFile(
            this, tr("Save the labels, patients included"),
            proposedFile(m_session.folder(), {m_session.name(), tr("labels")}, QStringLiteral("csv")),
            tr("Table (*.csv)"), QStringLiteral("csv"), [this](const QString& path) { writeLabels(path); });
    });
    question->open();
}

void DataPage::writeLabels(const QString& path) {
    const bool started = m_session.startOnProject<int>(
        tr("Saving the labels"),
        [file = path.toStdString()](project::Project& project, const JobContext&) -> Result<int> {
            FOVEA_TRY(const auto samples, project.samples());
            FOVEA_CHECK(dataset::writeLabelsCsv(file, samples, *systemFileLayer()));
            return int(samples.size());
        },
        [this, path](Result<int> images) {
            if (!images) {
                m_notice->show(images.error());
                return;
            }
            m_notice->showSaved(
                tr("The labels of %n image(s) were saved, patients included.", nullptr, *images) +
                    QLatin1Char('\n') + QDir::toNativeSeparators(path),
                path);
        });
    if (!started) saySoon();
}

void DataPage::saySoon() {
    m_notice->show(NoticeBar::Kind::information,
                   tr("This is possible when “%1” has ended.").arg(m_jobs.title()));
}

void DataPage::importNext() {
    if (m_queue.empty() || m_framesDialog) return;
    const project::ImportRequest& next = m_queue.front();
    const bool started = m_jobs.start<dataset::FramesFound>(
        tr("Looking into the files"),
        [options = dataset::ImportOptions{.source = next.source,
                                          .files = next.files,
                                          .labels = next.labels,
                                          .labelAttribute = next.labelAttribute}](const JobContext& job) {
            return dataset::lookForFrames(options, job);
        },
        [this](Result<dataset::FramesFound> found) {
            if (m_queue.empty()) return;
            if (!found && found.error().code == ErrorCode::cancelled) {
                m_queue.clear();
                m_notice->show(NoticeBar::Kind::information, tr("Stopped. Nothing was added."));
            } else if (found && found->several) {
                askForFrames(found->volumes);
            } else {
                importFirst();  // which says what is wrong, if anything
            }
        });
    if (started)
        m_jobs.setDisposable();
    else
        m_notice->show(NoticeBar::Kind::information,
                       tr("Images can be added when “%1” has ended.").arg(m_jobs.title()));
}

void DataPage::askForFrames(bool volumes) {
    m_framesDialog = new FramesDialog(volumes, this);
    m_framesDialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_framesDialog, &QDialog::finished, this, [this](int result) {
        const FramesDialog* dialog = m_framesDialog;
        m_framesDialog.clear();
        if (!dialog || m_queue.empty()) return;
        if (result != QDialog::Accepted) {
            m_queue.erase(m_queue.begin());
            importNext();
            return;
        }
        m_queue.front().frames = dialog->frames();
        m_queue.front().plane = dialog->plane();
        importFirst();
    });
    m_framesDialog->open();
}

void DataPage::importFirst() {
    // A project that has images goes on as it began.
    m_queue.front().copy = m_session.samples().empty() && m_empty->optionChosen();
    m_source = QString::fromStdString(m_queue.front().source);
    if (m_session.importImages(m_session.folder(), m_queue.front()))
        m_queue.erase(m_queue.begin());
    else
        m_notice->show(NoticeBar::Kind::information,
                       tr("Images can be added when “%1” has ended.").arg(m_jobs.title()));
}

void DataPage::askForWindow(const imaging::WindowPolicy& window) {
    auto* question = new QMessageBox(QMessageBox::Question, tr("What the network sees"),
                                     tr("Let the network see all images so: %1?").arg(windowWords(window)),
                                     QMessageBox::Cancel, this);
    question->setObjectName(QStringLiteral("windowQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(tr(
        "Every image is read again, which may take a while; your files are not changed, and Undo takes it "
        "back. What was trained before keeps the window it was trained with: train again to use this one."));
    QPushButton* change = question->addButton(tr("Change for all images"), QMessageBox::AcceptRole);
    connect(change, &QPushButton::clicked, this, [this, window] { changeWindow(window); });
    question->open();
}

void DataPage::changeWindow(const imaging::WindowPolicy& window) {
    const bool started = m_session.startOnProject<project::WindowChange>(
        tr("Looking at each image again"),
        [window](project::Project& project, const JobContext& job) {
            return project::changeNetworkWindow(project, window, job);
        },
        [this, window](Result<project::WindowChange> change) {
            if (!change && change.error().code == ErrorCode::cancelled) {
                m_notice->show(NoticeBar::Kind::information, tr("Stopped. Nothing was changed."));
            } else if (!change) {
                m_notice->show(change.error());
            } else if (!change->unreadable.empty()) {
                std::vector<std::string> files;
                for (const dataset::Problem& p : change->unreadable)
                    files.insert(files.end(), p.files.begin(), p.files.end());
                m_filter->setFiles(files);
                m_notice->show(NoticeBar::Kind::warning,
                               tr("Nothing was changed: %n image(s) cannot be read as they were brought in. "
                                  "They are the ones shown now. Bring them in again, or exclude them.",
                                  nullptr, int(files.size())));
            } else {
                m_notice->show(
                    NoticeBar::Kind::information,
                    tr("The network sees the images so from now on: %1. %n of them look(s) different "
                       "to it. Train again to use it.",
                       nullptr, change->images)
                        .arg(windowWords(window)));
            }
        });
    if (!started) saySoon();
}

void DataPage::onImported(const project::ProjectSummary& summary) {
    QStringList parts{tr("%n image(s) added.", nullptr, summary.import.added)};
    if (summary.import.alreadyThere > 0)
        parts << tr("%n were there already.", nullptr, summary.import.alreadyThere);
    if (summary.import.copied > 0)
        parts << tr(
            "%n file(s) copied without patient data; what is written into the pictures was not removed.",
            nullptr, summary.import.copied);
    if (const int odd = summary.labels.rows - summary.labels.matchedRows; odd > 0)
        parts << tr("%n row(s) of the table took no part.", nullptr, odd);
    if (!summary.problems.empty())
        parts << tr("%n problem(s) to look at, on the right.", nullptr, int(summary.problems.size()));
    // PNG and JPEG never say who the patients are: that alone does not take the image from view.
    const bool pressing = std::any_of(
        summary.problems.begin(), summary.problems.end(),
        [](const dataset::Problem& p) { return p.kind != dataset::ProblemKind::patientsUnknown; });
    m_notice->show(pressing ? NoticeBar::Kind::warning : NoticeBar::Kind::information,
                   parts.join(QLatin1Char(' ')));
    if (pressing) m_side->setCurrentWidget(m_problems);
    importNext();
}

void DataPage::chooseHeaderField() {
    chooseFolder(this, tr("Choose the folder with the DICOM files"), lastFolder(),
                 [this](const QString& folder) {
                     m_settings.setLastFolder(QFileInfo(folder).absolutePath());
                     openHeaderFields(folder);
                 });
}

void DataPage::openHeaderFields(const QString& folder) {
    if (!m_headerDialog) {
        m_headerDialog = new HeaderFieldDialog(m_settings, window());
        m_headerDialog->setAttribute(Qt::WA_DeleteOnClose);
        m_headerDialog->setBlocked(m_session.busy());
        connect(m_headerDialog, &QDialog::finished, this, [this](int result) {
            // It deletes itself soon; another folder gets another window.
            HeaderFieldDialog* dialog = m_headerDialog;
            m_headerDialog.clear();
            if (!dialog || result != QDialog::Accepted) return;
            m_notice->clear();
            project::ImportRequest request;
            request.source = dialog->folder().toStdString();
            request.labelAttribute = dialog->attribute();
            m_queue.push_back(std::move(request));
            importNext();
        });
    }
    m_headerDialog->openFolder(folder);
    m_headerDialog->show();
    m_headerDialog->raise();
    m_headerDialog->activateWindow();
}

void DataPage::orderGrades() {
    if (!m_gradesDialog) {
        m_gradesDialog = new GradesDialog(m_session, window());
        m_gradesDialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_gradesDialog->show();
    m_gradesDialog->raise();
    m_gradesDialog->activateWindow();
}

void DataPage::chooseDivision() {
    if (!m_divideDialog) {
        m_divideDialog = new SplitDialog(m_session, window());
        m_divideDialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_divideDialog, &QDialog::accepted, this, [this] {
            const SplitDialog* dialog = m_divideDialog;
            m_divideDialog.clear();
            if (dialog) resplit(dialog->shares());
        });
    }
    m_divideDialog->show();
    m_divideDialog->raise();
    m_divideDialog->activateWindow();
}

void DataPage::resplit(const dataset::SplitShares& shares) {
    using Done = std::monostate;
    const bool started = m_session.startOnProject<Done>(
        tr("Splitting the images"),
        [shares](project::Project& project, const JobContext&) -> Result<Done> {
            FOVEA_CHECK(project::resplit(project, {shares, 0}));
            return Done();
        },
        [this](Result<Done> done) {
            if (done)
                m_notice->show(NoticeBar::Kind::information,
                               tr("The images were split again: every patient is in one split only. Train "
                                  "again to use it."));
            else
                m_notice->show(done.error());
        });
    if (!started) saySoon();
}

void DataPage::takeValidation() {
    const bool started = m_session.startOnProject<int>(
        tr("Taking validation images"),
        [](project::Project& project, const JobContext&) { return project::takeValidation(project); },
        [this](Result<int> taken) {
            if (taken)
                m_notice->show(NoticeBar::Kind::information,
                               tr("%n training image(s) are validation images from now on. The test images "
                                  "stay as they were.",
                                  nullptr, *taken));
            else
                m_notice->show(taken.error());
        });
    if (!started) saySoon();
}

void DataPage::namePatients() {
    if (!m_patientsDialog) {
        m_patientsDialog = new PatientNamesDialog(m_session, window());
        m_patientsDialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_patientsDialog, &QDialog::accepted, this, [this] {
            PatientNamesDialog* dialog = m_patientsDialog;
            m_patientsDialog.clear();
            if (!dialog) return;
            if (dialog->presenter().way() != PatientNamesPresenter::Way::table) {
                applyPatientRule(dialog->presenter().rule());
                return;
            }
            chooseFile(this, tr("Choose the table that names the patients"), lastFolder(), tableFilter(),
                       [this](const QString& path) {
                           m_settings.setLastFolder(QFileInfo(path).absolutePath());
                           openTable(path);
                           m_tableDialog->presenter().setImages(LabelTablePresenter::Images::inProject);
                       });
        });
    }
    m_patientsDialog->show();
    m_patientsDialog->raise();
    m_patientsDialog->activateWindow();
}

void DataPage::applyPatientRule(const dataset::PatientRule& rule) {
    const bool started = m_session.startOnProject<int>(
        tr("Naming the patients"),
        [rule](project::Project& project, const JobContext&) {
            return project::applyPatientRule(project, rule);
        },
        [this](Result<int> named) {
            if (named)
                m_notice->show(NoticeBar::Kind::information,
                               tr("The patient of %n more image(s) is known. The problems say whether one is "
                                  "in several splits.",
                                  nullptr, *named));
            else
                m_notice->show(named.error());
        });
    if (!started) saySoon();
}

void DataPage::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls() && m_session.isOpen()) event->acceptProposedAction();
}

void DataPage::dropEvent(QDropEvent* event) {
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile()) paths << url.toLocalFile();
    if (paths.isEmpty()) return;
    event->acceptProposedAction();
    importPaths(paths);
}

}  // namespace fovea::ui
