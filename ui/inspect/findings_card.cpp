#include "inspect/findings_card.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "inspect/figure_table.h"
#include "inspect/findings_presenter.h"
#include "widgets/help_topic.h"
#include "widgets/theme.h"
#include "widgets/tool_tip.h"

namespace fovea::ui {

FindingsCard::FindingsCard(FindingsPresenter& presenter, QWidget* parent)
    : QFrame(parent),
      m_presenter(presenter),
      m_exact(new QLabel(this)),
      m_copy(new QPushButton(tr("Copy t&hese"), this)) {
    setObjectName(QStringLiteral("findingsCard"));
    setHelpTopic(this, QStringLiteral("reading-the-figures#the-figures"));
    makeCard(this);
    std::vector<FigureTable::Column> columns{
        {tr("Finding"), tr("Press one to see it below")},
        {tr("n"), tr("Those with the finding, of all of which it is stated")}};
    for (const auto& column : FindingsPresenter::columns()) columns.push_back({column.name, column.tip});
    m_table = new FigureTable(
        columns, [&presenter] { return presenter.table(); }, this);
    m_table->setObjectName(QStringLiteral("findingsTable"));
    m_table->setAccessibleName(tr("Figures of each finding"));
    auto* title = new QLabel(tr("The findings"), this);
    makeTitle(title);
    auto* words = new QLabel(tr("each at its own threshold; below stands the one that is chosen"), this);
    makeSmall(words);
    m_copy->setObjectName(QStringLiteral("copyFindings"));
    makeLink(m_copy);
    makeQuiet(m_exact);
    m_exact->setObjectName(QStringLiteral("exactMatch"));
    m_exact->setWordWrap(true);
    auto* head = new QHBoxLayout;
    head->addWidget(title);
    head->addWidget(words, 1);
    head->addWidget(m_copy);
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    box->setSpacing(kGrid);
    box->addLayout(head);
    box->addWidget(m_table);
    box->addWidget(m_exact);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        m_table->copy();
        Q_EMIT copied();
    });
    connect(m_table, &QTableWidget::cellClicked, this, [this](int row) { choose(row); });
    connect(m_table, &QTableWidget::cellActivated, this, [this](int row) { choose(row); });
    connect(&presenter, &FindingsPresenter::changed, this, &FindingsCard::show);
    show();
}

void FindingsCard::choose(int row) {
    const auto rows = m_presenter.rows();
    if (row >= 0 && std::size_t(row) < rows.size() && rows[std::size_t(row)].finding >= 0)
        m_presenter.inspect().setFinding(rows[std::size_t(row)].finding);
}

void FindingsCard::show() {
    setVisible(m_presenter.exists());
    if (!m_presenter.exists()) return;
    const auto rows = m_presenter.rows();
    m_table->setRowCount(int(rows.size()));
    for (int r = 0; r < int(rows.size()); ++r) {
        const FindingsPresenter::Row& row = rows[std::size_t(r)];
        const bool chosen = row.finding >= 0 && row.finding == m_presenter.inspect().finding();
        QTableWidgetItem* name = m_table->put(r, 0, chosen ? QStringLiteral("▸ ") + row.name : row.name);
        name->setToolTip(plainToolTip(row.name));
        if (row.finding >= 0) m_table->setClassColour(r, row.finding);
        m_table->put(r, 1, row.count);
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            m_table->put(r, 2 + int(i), row.cells[i].value, row.cells[i].interval);
    }
    m_exact->setText(m_presenter.exactWords());
    m_exact->setVisible(!m_exact->text().isEmpty());
    m_table->updateGeometry();
}

}  // namespace fovea::ui
