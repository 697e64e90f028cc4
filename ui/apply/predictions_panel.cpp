#include "apply/predictions_panel.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QToolButton>
#include <algorithm>
#include <memory>

#include "apply/apply_presenter.h"
#include "apply/predictions_filter.h"
#include "apply/predictions_model.h"
#include "apply/shown_chips.h"
#include "data/thumbnail_loader.h"
#include "data/tool_button.h"
#include "questions/number_entry.h"
#include "questions/question_words.h"
#include "runs/figure_words.h"
#include "text/words.h"
#include "widgets/elided_label.h"
#include "widgets/help_topic.h"
#include "widgets/item_menu.h"
#include "widgets/theme.h"

namespace fovea::ui {

using Room = PredictionsDelegate::Room;

namespace {
constexpr int kHeadRoom = 5 * kGrid;  // margins of a head and its arrow
constexpr int kCellRoom = 5 * kGrid;  // margins of a cell and the dot of its class
constexpr int kWidest = 20 * kGrid, kWidestNarrow = 14 * kGrid, kLeastFile = 14 * kGrid;
constexpr int kReferenceRoom = 14 * kGrid;  // more that the table wants for its column of references
}  // namespace

PredictionsPanel::PredictionsPanel(ApplyPresenter& presenter, const JobRunner& jobs, QWidget* parent)
    : QWidget(parent),
      m_presenter(presenter),
      m_jobs(jobs),
      m_thumbnails(new ThumbnailLoader(this)),
      m_model(new PredictionsModel(presenter, *m_thumbnails, this)),
      m_filter(new PredictionsFilter(this)),
      m_delegate(new PredictionsDelegate(this)),
      m_table(new QTableView(this)),
      m_chips(new ShownChips(presenter, this)) {
    m_thumbnails->setEdge(int(PredictionsDelegate::kStripThumbnail * devicePixelRatioF()));
    // An image that is looked at may become one of a study: that is looked at then, not what comes behind it.
    // Asked before the table hears of it, and goes on.
    const auto looked = std::make_shared<qint64>(0);
    connect(m_model, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this, looked] { *looked = currentId(); });
    connect(&presenter, &ApplyPresenter::filesLeft, this, [this, looked] {
        if (m_presenter.rowOf(*looked) >= 0) return;
        const int row = m_presenter.rowOfImage(*looked);
        if (row >= 0) m_table->selectRow(m_filter->mapFromSource(m_model->index(row, 0)).row());
    });
    m_filter->setSourceModel(m_model);
    makeTable();
    m_toolsRow = makeTools();
    m_statusRow = makeStatus();
    makeNumber();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid / 2);
    column->addLayout(m_toolsRow);
    column->addWidget(m_table, 1);
    column->addWidget(m_number);
    column->addWidget(m_bar);
    column->addLayout(m_statusRow);
    setMinimumWidth(kStripWidth);
    follow();
    showRoom();
    showState();
}

void PredictionsPanel::makeTable() {
    m_table->setObjectName(QStringLiteral("predictions"));
    m_table->setAccessibleName(tr("Files and predictions"));
    m_table->setModel(m_filter);
    m_table->setItemDelegate(m_delegate);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSortIndicatorClearable(true);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
    followMenuKey(m_table);
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint& position) {
        const QModelIndex under = m_table->indexAt(position);
        if (under.isValid() && !m_table->selectionModel()->isRowSelected(under.row(), {}))
            m_table->selectRow(under.row());
        // The key asks in the middle of the table, where there may be no row.
        const QPoint at = under.isValid() ? position : m_table->visualRect(m_table->currentIndex()).center();
        if (m_table->selectionModel()->hasSelection())
            Q_EMIT menuWanted(m_table->viewport()->mapToGlobal(at));
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &PredictionsPanel::currentChanged);
}

QBoxLayout* PredictionsPanel::makeTools() {
    m_columns = menuToolButton(this, QStringLiteral("configure"), tr("Columns"),
                               tr("Columns: the probability of each class"));
    m_columns->setObjectName(QStringLiteral("columns"));
    setHelpTopic(m_columns, QStringLiteral("new-images#probability-of-each-class"));
    setHelpTopic(m_chips, QStringLiteral("new-images#what-is-said-of-an-image"));
    m_columnMenu = new QMenu(m_columns);
    m_columnMenu->setObjectName(QStringLiteral("columnMenu"));
    connect(m_columns, &QToolButton::clicked, this, [this] {
        makeColumnMenu();
        m_columnMenu->popup(m_columns->mapToGlobal(QPoint(0, m_columns->height())));
    });
    m_strip = toolButton(this, QStringLiteral("view-list-icons"), tr("Thumbnails"),
                         tr("Thumbnails alone, or the table again (T)"));
    m_strip->setObjectName(QStringLiteral("thumbnails"));
    m_strip->setCheckable(true);
    connect(m_strip, &QToolButton::clicked, this, &PredictionsPanel::stripToggled);
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid / 2);
    row->addWidget(m_chips, 1);
    row->addWidget(m_columns, 0, Qt::AlignTop);
    row->addWidget(m_strip, 0, Qt::AlignTop);
    connect(m_chips, &ShownChips::chosen, m_filter, &PredictionsFilter::show);
    return row;
}

QBoxLayout* PredictionsPanel::makeStatus() {
    m_status = new ElidedLabel(this);
    m_status->setObjectName(QStringLiteral("applyStatus"));
    makeQuiet(m_status);
    m_bar = new QProgressBar(this);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    m_stop = new QPushButton(tr("S&top"), this);
    m_stop->setObjectName(QStringLiteral("stopPredicting"));
    connect(m_stop, &QPushButton::clicked, this,
            [this] { m_presenter.stopped() ? m_presenter.resume() : m_presenter.stop(); });
    auto* row = new QBoxLayout(QBoxLayout::LeftToRight);
    row->setSpacing(kGrid / 2);
    row->addWidget(m_status, 1);
    row->addWidget(m_stop);
    return row;
}

void PredictionsPanel::makeColumnMenu() {
    m_columnMenu->clear();
    for (std::size_t c = 0; c < m_classColumns.size(); ++c) {
        QAction* action = m_columnMenu->addAction(
            fromUtf8(m_presenter.classes()[c]).replace(QLatin1Char('&'), QStringLiteral("&&")));
        action->setObjectName(QStringLiteral("columnOfClass%1").arg(c + 1));
        action->setCheckable(true);
        action->setChecked(m_classColumns[c]);
        connect(action, &QAction::toggled, this, [this, c](bool on) {
            m_classColumns[c] = on;
            showColumns();
        });
    }
}

void PredictionsPanel::follow() {
    connect(&m_presenter, &ApplyPresenter::stateChanged, this, &PredictionsPanel::showState);
    connect(&m_presenter, &ApplyPresenter::filesChanged, this, &PredictionsPanel::showState);
    connect(&m_presenter.choice(), &AdapterChoice::changed, this, &PredictionsPanel::showState);
    connect(&m_presenter, &ApplyPresenter::referencesChanged, this, [this] {
        const auto& files = m_presenter.files();
        m_references = std::any_of(files.begin(), files.end(),
                                   [](const AppliedFile& f) { return !f.reference.empty(); });
        showRoom();
        if (!m_number->hasFocus()) showNumber();
    });
    connect(&m_presenter, &ApplyPresenter::filesAdded, this, [this] {
        if (!m_table->currentIndex().isValid() && m_filter->rowCount() > 0) m_table->selectRow(0);
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_classColumns.assign(m_presenter.classes().size(), false);
        showRoom();
        Q_EMIT currentChanged();
    });
    for (const auto signal : {&QAbstractItemModel::columnsInserted, &QAbstractItemModel::columnsRemoved})
        connect(m_model, signal, this, [this] {
            showColumns();
            // A row that is chosen is so in its new columns, too.
            const QItemSelection chosen = m_table->selectionModel()->selection();
            m_table->selectionModel()->select(chosen,
                                              QItemSelectionModel::Select | QItemSelectionModel::Rows);
        });
    m_classColumns.assign(m_presenter.classes().size(), false);
}

void PredictionsPanel::setClassOrder(std::vector<std::string> classes) {
    m_model->setClassOrder(std::move(classes));
}

// ---- rows ----------------------------------------------------------------------

void PredictionsPanel::addBelow(QWidget* widget) {
    layout()->addWidget(widget);
}

qint64 PredictionsPanel::currentId() const {
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? m_model->idOf(m_filter->mapToSource(current).row()) : 0;
}

std::vector<qint64> PredictionsPanel::selectedIds() const {
    std::vector<qint64> ids;
    for (const QModelIndex& row : m_table->selectionModel()->selectedRows())
        ids.push_back(m_model->idOf(m_filter->mapToSource(row).row()));
    return ids;
}

QStringList PredictionsPanel::selectedPaths() const {
    QStringList paths;
    for (const qint64 id : selectedIds()) {
        const AppliedFile& f = m_presenter.files()[std::size_t(m_presenter.rowOf(id))];
        paths << f.path;
        for (const AppliedPart& part : f.parts) paths << part.path;
    }
    paths.removeDuplicates();
    return paths;
}

void PredictionsPanel::step(int by) {
    const int row = m_table->currentIndex().isValid() ? m_table->currentIndex().row() + by : 0;
    if (row >= 0 && row < m_filter->rowCount()) m_table->selectRow(row);
}

int PredictionsPanel::remove(const std::vector<qint64>& ids) {
    const int row = m_table->currentIndex().row();
    const int gone = m_presenter.remove(ids);
    if (gone == 0) return 0;
    // What has moved up to its place, so that one can go on.
    if (m_filter->rowCount() > 0) m_table->selectRow(std::clamp(row, 0, m_filter->rowCount() - 1));
    return gone;
}

void PredictionsPanel::giveReference(int key) {
    const std::vector<qint64> ids = selectedIds();
    if (key > 0 && m_presenter.kind() == AppliedKind::number) return beginNumber(QString::number(key));
    if (key > 0 && m_presenter.kind() == AppliedKind::findings) return m_presenter.pressFinding(ids, key - 1);
    const std::vector<std::string>& classes = m_presenter.classes();
    if (key > int(classes.size())) return;
    m_presenter.setReference(ids, key > 0 ? classes[std::size_t(key - 1)] : std::string());
    if (ids.size() == 1 && key > 0) step(1);
}

void PredictionsPanel::denyReference(int key) {
    m_presenter.setFinding(selectedIds(), key - 1, false);
}

// ---- a number that is known ----------------------------------------------------

void PredictionsPanel::makeNumber() {
    m_number = new QLineEdit(this);
    m_number->setObjectName(QStringLiteral("numberReference"));
    setHelpTopic(m_number, QStringLiteral("new-images#reference"));
    m_number->setAccessibleName(tr("Reference of the chosen images"));
    m_number->setPlaceholderText(tr("reference, then Enter"));
    m_number->setToolTip(
        tr("The number that is known of the chosen images. Typing a digit begins here; Enter keeps it, Esc "
           "leaves it as it was. Empty: not known."));
    m_number->installEventFilter(this);
    connect(m_number, &QLineEdit::returnPressed, this, &PredictionsPanel::takeNumber);
    connect(this, &PredictionsPanel::currentChanged, this, &PredictionsPanel::showNumber);
}

bool PredictionsPanel::eventFilter(QObject* watched, QEvent* event) {
    const bool key = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (watched == m_number && key && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        if (event->type() == QEvent::KeyPress) m_table->setFocus();
        return true;
    }
    if (watched == m_number && event->type() == QEvent::FocusOut) {
        // From another window or its own menu the user comes back to what is typed.
        const Qt::FocusReason why = static_cast<QFocusEvent*>(event)->reason();
        if (why != Qt::ActiveWindowFocusReason && why != Qt::PopupFocusReason) showNumber();
    }
    return QWidget::eventFilter(watched, event);
}

void PredictionsPanel::beginNumber(const QString& text) {
    if (!m_number->isVisible()) return;
    m_number->setFocus();
    m_number->setText(text);
}

void PredictionsPanel::takeNumber() {
    const std::vector<qint64> ids = selectedIds();
    std::string reference;
    if (!m_number->text().trimmed().isEmpty()) {
        const auto number = typedNumber(m_number->text());
        if (!number) return Q_EMIT numberRefused(tr("“%1” is no number.").arg(m_number->text()));
        reference = dataset::numberText(*number);
        const dataset::Question question = m_presenter.question();
        if (!dataset::checkAnswer(question, reference))
            return Q_EMIT numberRefused(
                tr("%1 is not possible: %2.").arg(quantityWords(*number, question), rangeWords(question)));
    }
    m_presenter.setReference(ids, reference);
    m_table->setFocus();
    if (ids.size() == 1 && !reference.empty()) step(1);
}

void PredictionsPanel::showNumber() {
    const int row = m_presenter.rowOf(currentId());
    QString text;
    if (row >= 0)
        if (const auto number = dataset::numberFromText(m_presenter.files()[std::size_t(row)].reference)) {
            dataset::Question plain = m_presenter.question();
            plain.unit.clear();
            text = quantityWords(*number, plain);
        }
    m_number->setText(text);
}

// ---- what is shown -------------------------------------------------------------

void PredictionsPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    showRoom();
}

void PredictionsPanel::showRoom() {
    const int narrow = kNarrow + (m_references ? kReferenceRoom : 0);
    const Room room = width() < kStrip ? Room::strip : width() < narrow ? Room::narrow : Room::wide;
    const bool strip = room == Room::strip;
    if (room != m_delegate->room()) {
        m_delegate->setRoom(room);
        Q_EMIT roomChanged();
    }
    m_table->verticalHeader()->setDefaultSectionSize(m_delegate->rowHeight(m_table->fontMetrics()));
    m_table->horizontalHeader()->setVisible(!strip);
    m_table->setHorizontalScrollBarPolicy(strip ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    m_chips->setVisible(!strip);
    m_strip->setChecked(strip);
    m_statusRow->setDirection(strip ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_toolsRow->setAlignment(m_strip, strip ? Qt::AlignHCenter : Qt::AlignTop);
    showColumns();
    showState();
}

void PredictionsPanel::showColumns() {
    const Room room = m_delegate->room();
    QHeaderView* header = m_table->horizontalHeader();
    const auto show = [&](int column, bool shown) { m_table->setColumnHidden(column, !shown); };
    show(PredictionsModel::predictionColumn, room != Room::strip);
    show(PredictionsModel::referenceColumn, room == Room::wide && m_references);
    show(PredictionsModel::probabilityColumn,
         room == Room::wide && m_presenter.kind() != AppliedKind::number);
    for (std::size_t c = 0; c < m_classColumns.size(); ++c)
        show(PredictionsModel::firstClassColumn + int(c), room != Room::strip && m_classColumns[c]);
    for (int column = m_model->firstFurtherColumn(); column < m_model->columnCount(); ++column)
        show(column, room == Room::wide);
    int others = 0;
    for (int column = PredictionsModel::fileColumn + 1; column < m_model->columnCount(); ++column) {
        header->setSectionResizeMode(column, QHeaderView::Interactive);
        header->resizeSection(column, widthOf(column));
        if (!m_table->isColumnHidden(column)) others += widthOf(column);
    }
    // Where the columns of classes leave the names too little, the table scrolls sideways.
    const int inside = width() - 2 * m_table->frameWidth() - m_table->verticalScrollBar()->sizeHint().width();
    const bool fits = room == Room::strip || inside - others >= kLeastFile;
    header->setSectionResizeMode(PredictionsModel::fileColumn,
                                 fits ? QHeaderView::Stretch : QHeaderView::Interactive);
    if (!fits) header->resizeSection(PredictionsModel::fileColumn, kLeastFile);
    m_columns->setVisible(room != Room::strip);
}

int PredictionsPanel::widthOf(int column) const {
    const bool narrow = m_delegate->room() == Room::narrow;
    const QString head = m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    // Beside the words of a head its arrow has room.
    int widest = m_table->horizontalHeader()->fontMetrics().horizontalAdvance(head) + kHeadRoom;
    if (column == PredictionsModel::predictionColumn || column == PredictionsModel::referenceColumn)
        for (const std::string& name : m_presenter.classes())
            widest = std::max(widest, m_table->fontMetrics().horizontalAdvance(fromUtf8(name)) + kCellRoom);
    if (column >= m_model->firstFurtherColumn()) return std::max(widest, kWidestNarrow);
    // A number with its interval, several findings: as wide as there is room.
    if (column == PredictionsModel::predictionColumn && m_presenter.kind() != AppliedKind::classes)
        widest = kWidest;
    return std::min(widest, narrow ? kWidestNarrow : kWidest);
}

QString PredictionsPanel::statusWords() const {
    // Of images: rows become fewer as studies are put together.
    const int all = m_presenter.images(), rows = int(m_presenter.files().size());
    const int waiting = m_presenter.waiting(), failed = m_presenter.failed();
    if (m_presenter.searching()) return tr("Looking for images…");
    if (all == 0) return {};
    if (waiting > 0 && m_presenter.predicting()) {
        if (m_delegate->room() == Room::strip)
            return tr("%1 / %2").arg(countWords(all - waiting), countWords(all));
        const double left = m_presenter.progress().secondsLeft;
        const QString done = tr("%1 of %2 done").arg(countWords(all - waiting), countWords(all));
        return left < 0 ? done : tr("%1, %2 left").arg(done, durationWords(left));
    }
    if (waiting > 0 && m_jobs.running() && !m_presenter.stopped())
        return tr("Waiting until “%1” has ended.").arg(m_jobs.title());
    if (waiting > 0) return tr("%1 of %2 done").arg(countWords(all - waiting), countWords(all));
    if (failed == 0 && all > rows)
        return tr("%n image(s) in %1", nullptr, all)
            .arg(m_presenter.unit() == dataset::AnswerUnit::study ? tr("%n study(s)", nullptr, rows)
                                                                  : tr("%n patient(s)", nullptr, rows));
    if (failed > 0)
        return (all == 1 ? tr("%1 image, %2 could not be read") : tr("%1 images, %2 could not be read"))
            .arg(countWords(all), countWords(failed));
    return all == 1 ? tr("1 image") : tr("%1 images").arg(countWords(all));
}

void PredictionsPanel::showState() {
    const int all = m_presenter.images(), waiting = m_presenter.waiting();
    const bool predicting = m_presenter.predicting();
    m_chips->showCounts();
    m_number->setVisible(m_presenter.kind() == AppliedKind::number && all > 0);
    m_status->setFullText(statusWords());
    m_bar->setVisible(predicting);
    m_bar->setRange(0, all);
    m_bar->setValue(all - waiting);
    // Also between two jobs: a button that is gone for a moment gives the keyboard away.
    m_stop->setVisible(predicting || (waiting > 0 && m_presenter.adapterError().isEmpty()));
    m_stop->setText(!m_presenter.stopped() ? tr("S&top") : waiting == all ? tr("Pre&dict") : tr("Res&ume"));
}

}  // namespace fovea::ui
