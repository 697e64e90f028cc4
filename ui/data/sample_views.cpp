#include "data/sample_views.h"

#include <QAction>
#include <QHeaderView>
#include <QMenu>
#include <QTableView>

#include "data/data_presenter.h"
#include "data/grid_view.h"
#include "questions/question_words.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "widgets/file_actions.h"
#include "widgets/item_menu.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
/// Qt's own tells a screen reader of each row that is gone to as if it had the keyboard, also while the
/// pictures are seen instead.
class Table : public QTableView {
public:
    using QTableView::QTableView;

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override {
        isVisible() ? QTableView::currentChanged(current, previous)
                    : QAbstractItemView::currentChanged(current, previous);
    }
    void selectionChanged(const QItemSelection& chosen, const QItemSelection& before) override {
        isVisible() ? QTableView::selectionChanged(chosen, before)
                    : QAbstractItemView::selectionChanged(chosen, before);
    }
};
}  // namespace

SampleViews::SampleViews(ProjectSession& session, DataPresenter& presenter, const Settings& settings,
                         QWidget* parent)
    : QStackedWidget(parent),
      m_session(session),
      m_presenter(presenter),
      m_grid(new GridView(presenter.filter(), this)),
      m_table(new Table(this)) {
    m_grid->setObjectName(QStringLiteral("grid"));
    m_grid->setThumbnailSize(settings.get(setting::thumbnailSize));
    m_grid->setSelectionModel(&presenter.selection());
    makeTable();
    for (QAbstractItemView* view :
         {static_cast<QAbstractItemView*>(m_grid), static_cast<QAbstractItemView*>(m_table)}) {
        followMenuKey(view);
        connect(view, &QWidget::customContextMenuRequested, this,
                [this, view](const QPoint& position) { showMenu(*view, position); });
        addWidget(view);
    }
    connect(&presenter, &DataPresenter::picturesChanged, m_grid->viewport(), qOverload<>(&QWidget::update));
    connect(&presenter, &DataPresenter::ledTo, this, [this](const QModelIndex& row) {
        m_grid->scrollTo(row);
        m_table->scrollTo(row);
    });
    connect(m_grid, &GridView::badgePressed, this, [this](const QModelIndex& index) {
        m_presenter.selection().setCurrentIndex(
            index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        m_presenter.toggleStudy();
    });
    // A list that is gone through has an order of its own.
    connect(&presenter.filter(), &SampleFilter::listChanged, this, [this] {
        if (m_presenter.filter().listed())
            m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    });
    const auto showProblems = [this] {
        m_table->setColumnHidden(SampleModel::problemColumn, m_presenter.problemKinds().empty());
    };
    connect(&presenter, &DataPresenter::countsChanged, this, showProblems);
    showProblems();
    setAsTable(settings.get(setting::dataAsTable));
}

void SampleViews::makeTable() {
    m_table->setObjectName(QStringLiteral("table"));
    m_table->setModel(&m_presenter.filter());
    m_table->setSelectionModel(&m_presenter.selection());
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
}

void SampleViews::setAsTable(bool table) {
    setCurrentIndex(table ? 1 : 0);
    const QModelIndex current = m_presenter.selection().currentIndex();
    if (!current.isValid()) return;
    if (table)
        m_table->scrollTo(current);
    else
        m_grid->scrollTo(current);
}

void SampleViews::showMenu(const QAbstractItemView& view, const QPoint& position) {
    QItemSelectionModel& selection = m_presenter.selection();
    const QModelIndex under = view.indexAt(position);
    if (under.isValid() && !selection.isRowSelected(under.row(), {}))
        selection.setCurrentIndex(under, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    popupMenu(view.viewport()->mapToGlobal(position));
}

void SampleViews::popupMenu(const QPoint& global) {
    if (!m_presenter.selection().hasSelection()) return;
    QMenu* menu = makeMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(global);
}

void SampleViews::addAnswers(QMenu& menu) {
    const dataset::Question& question = m_session.question();
    if (question.kind == dataset::QuestionKind::number) return;  // is typed
    QString title = questionTitle(question).replace(QLatin1Char('&'), QStringLiteral("&&"));
    QMenu* labels = menu.addMenu(QLatin1Char('&') + title);
    const std::vector<std::string> answers = m_session.answers();
    for (std::size_t i = 0; i < answers.size(); ++i) {
        QString text = QString::fromStdString(answers[i]).replace(QLatin1Char('&'), QStringLiteral("&&"));
        if (int(i) < kLabelKeys) text += QLatin1Char('\t') + QString::number(i + 1);
        QAction* action = labels->addAction(text);
        if (question.kind != dataset::QuestionKind::findings) {
            connect(action, &QAction::triggered, &m_presenter,
                    [this, name = answers[i]] { m_presenter.relabel(name); });
            continue;
        }
        action->setCheckable(true);
        const auto& stated = m_presenter.chosen().findings;
        action->setChecked(i < stated.size() && !stated[i].mixed && stated[i].stated == true);
        connect(action, &QAction::triggered, &m_presenter, [this, i] { m_presenter.pressFinding(int(i)); });
    }
    labels->setEnabled(!answers.empty());
}

QMenu* SampleViews::makeMenu() {
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("imageMenu"));
    addAnswers(*menu);
    const bool excluded = m_presenter.chosen().excluded;
    QAction* aside = menu->addAction(excluded ? tr("&Use again") : tr("E&xclude"));
    aside->setObjectName(QStringLiteral("asideAction"));
    connect(aside, &QAction::triggered, &m_presenter,
            [this, excluded] { m_presenter.setExcluded(!excluded); });
    const QModelIndex current = m_presenter.selection().currentIndex();
    if (current.isValid() && m_presenter.filter().imagesOfStudy(current) > 1) {
        QAction* open = menu->addAction(m_presenter.filter().isOpen(current) ? tr("C&lose the study\tE")
                                                                             : tr("&Open the study\tE"));
        open->setObjectName(QStringLiteral("openStudy"));
        connect(open, &QAction::triggered, &m_presenter, &DataPresenter::toggleStudy);
    }
    addFileActions(*menu, m_presenter.chosenFiles());
    return menu;
}

}  // namespace fovea::ui
