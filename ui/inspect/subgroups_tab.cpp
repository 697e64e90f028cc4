#include "inspect/subgroups_tab.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "evaluation/subgroups.h"
#include "inspect/figure_table.h"
#include "inspect/subgroups_presenter.h"
#include "runs/figure_words.h"
#include "widgets/elided_combo.h"
#include "widgets/empty_state.h"
#include "widgets/help_topic.h"
#include "widgets/theme.h"
#include "widgets/tool_tip.h"

namespace fovea::ui {

using Stage = SubgroupsPresenter::Stage;

namespace {
constexpr int kNameColumn = 0, kPatientsColumn = 1, kCountedColumn = 2, kFirstFigure = 3;
enum StackPage { figuresPage, emptyPage };

QLabel* words(const char* name, void (*look)(QLabel*)) {
    auto* label = new QLabel;
    label->setObjectName(QLatin1String(name));
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    look(label);
    return label;
}
}  // namespace

SubgroupsTab::SubgroupsTab(SubgroupsPresenter& presenter, QWidget* parent)
    : QWidget(parent), m_presenter(presenter) {
    m_empty = new EmptyState;
    setHelpTopic(this, QStringLiteral("reading-the-figures#three-questions-to-ask-of-any-result"));
    m_stack = new QStackedWidget;
    m_stack->addWidget(makeFigures());
    m_stack->addWidget(m_empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, kGrid, 0, kGrid);
    column->addWidget(m_stack);
    connect(&presenter, &SubgroupsPresenter::changed, this, &SubgroupsTab::showGroups);
    showGroups();
}

QWidget* SubgroupsTab::makeFigures() {
    QVBoxLayout* inside = nullptr;
    QFrame* card = titledCard(tr("Figures of each group"), inside);
    m_columns = new ElidedCombo;
    m_columns->setObjectName(QStringLiteral("subgroupColumn"));
    m_columns->setAccessibleName(tr("What tells the groups apart"));
    auto* by = new QLabel(tr("T&old apart by"));
    by->setBuddy(m_columns);
    m_copy = new QPushButton(tr("Cop&y table"));
    m_copy->setObjectName(QStringLiteral("copySubgroups"));
    m_copy->setToolTip(tr("To the clipboard, for a spreadsheet or a manuscript (Ctrl+C in the table)"));
    makeLink(m_copy);
    auto* head = new QHBoxLayout;
    head->setSpacing(kGrid);
    head->addWidget(by);
    head->addWidget(m_columns);
    head->addStretch(1);
    head->addWidget(m_copy);
    std::vector<FigureTable::Column> columns{{tr("Group"), {}}};
    for (const auto& head : {m_presenter.patientsHead(), m_presenter.countedHead()})
        columns.push_back({head.name, head.tip});
    for (const auto& figure : m_presenter.figures()) columns.push_back({figure.name, figure.tip});
    m_table = new FigureTable(columns, [this] { return m_presenter.table(); });
    m_table->setObjectName(QStringLiteral("subgroupTable"));
    m_table->setAccessibleName(tr("Figures of each group"));
    m_compared = words("subgroupsCompared", makeQuiet);
    m_basis = words("subgroupsBasis", makeSmall);
    inside->addLayout(head);
    inside->addWidget(m_table);
    inside->addWidget(m_compared);
    inside->addWidget(m_basis);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(card);
    column->addStretch(1);
    connect(m_columns, &QComboBox::activated, &m_presenter, &SubgroupsPresenter::choose);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        m_table->copy();
        Q_EMIT copied();
    });
    return page;
}

void SubgroupsTab::showGroups() {
    const Stage stage = m_presenter.stage();
    const bool chosen = m_presenter.column() >= 0;
    if (!chosen)
        m_empty->setContent(
            QStringLiteral("view-statistics"),
            stage == Stage::looking ? tr("Looking for groups…") : tr("Nothing tells these cases apart"),
            stage == Stage::looking
                ? QString()
                : tr("Groups come from the headers of DICOM files (sex, age, device, hospital) or from a "
                     "column of the table of labels that says the subgroup. Then it can be seen here "
                     "whether the figures hold for each of them."));
    m_stack->setCurrentIndex(chosen ? figuresPage : emptyPage);
    if (!chosen) return;
    const QSignalBlocker quiet(m_columns);
    m_columns->clear();
    for (const auto& column : m_presenter.columns()) m_columns->addItem(column.name, m_columns->count());
    m_columns->setCurrentIndex(m_presenter.column());
    m_copy->setEnabled(stage == Stage::figures);
    if (stage == Stage::computing) {
        m_compared->setText(tr("Computing…"));
        return;  // what stands there stays until the new ones come
    }
    m_compared->setText(stage == Stage::failed ? tr("These figures could not be computed.")
                                               : m_presenter.comparedWords());
    m_basis->setText(m_presenter.basisWords());
    fill();
}

void SubgroupsTab::fill() {
    const auto patients = m_presenter.patientsHead(), counted = m_presenter.countedHead();
    m_table->setColumnHead(kPatientsColumn, {patients.name, patients.tip});
    m_table->setColumnHead(kCountedColumn, {counted.name, counted.tip});
    m_table->setColumnHidden(kCountedColumn, m_presenter.counted() == dataset::AnswerUnit::patient);
    const auto figures = m_presenter.figures();
    for (std::size_t i = 0; i < figures.size(); ++i)
        m_table->setColumnHead(kFirstFigure + int(i), {figures[i].name, figures[i].tip});
    const auto& rows = m_presenter.rows();
    m_table->setRowCount(int(rows.size()));
    for (int r = 0; r < int(rows.size()); ++r) {
        const SubgroupRow& row = rows[std::size_t(r)];
        const QString few = row.few ? tr("fewer than %1 patients: nothing can be concluded")
                                          .arg(countWords(evaluation::kFewInSubgroup))
                                    : QString();
        // Whole in the column; the sentence below the table says what follows.
        QTableWidgetItem* name =
            m_table->put(r, kNameColumn, row.name, row.few ? tr("too few patients") : QString(), true);
        name->setToolTip(plainToolTip(few.isEmpty() ? row.name : row.name + QLatin1Char('\n') + few));
        name->setData(Qt::AccessibleTextRole, few.isEmpty() ? row.name : tr("%1, %2").arg(row.name, few));
        m_table->put(r, kPatientsColumn, countWords(row.patients));
        m_table->put(r, kCountedColumn, countWords(row.images));
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const ClassCell& figure = row.cells[i];
            QTableWidgetItem* cell = m_table->put(r, kFirstFigure + int(i), figure.value, figure.interval);
            cell->setToolTip(figures[i].tip);
            cell->setData(
                Qt::AccessibleTextRole,
                tr("%1 of %2: %3 %4").arg(figures[i].name, row.name, figure.value, figure.interval));
        }
    }
    m_table->updateGeometry();
}

void SubgroupsTab::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_presenter.setActive(true);
}

void SubgroupsTab::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    m_presenter.setActive(false);
}

}  // namespace fovea::ui
