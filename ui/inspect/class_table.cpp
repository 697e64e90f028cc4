#include "inspect/class_table.h"

#include "inspect/summary_presenter.h"
#include "runs/figure_words.h"
#include "widgets/tool_tip.h"

namespace fovea::ui {

namespace {
constexpr int kNameColumn = 0, kCountColumn = 1, kFirstFigure = 2;
}

ClassTable::ClassTable(SummaryPresenter& presenter, QWidget* parent)
    : FigureTable(
          [] {
              std::vector<Column> columns{{tr("Class"), tr("By the reference")},
                                          {tr("n"), tr("How many there are with this reference")}};
              for (const auto& figure : SummaryPresenter::columns())
                  columns.push_back({figure.name, figure.tip, figure.topic});
              return columns;
          }(),
          [&presenter] { return presenter.table(); }, parent),
      m_presenter(presenter) {
    setAccessibleName(tr("Figures of each class"));
    connect(&presenter, &SummaryPresenter::changed, this, &ClassTable::fill);
    fill();
}

void ClassTable::fill() {
    const auto& rows = m_presenter.rows();
    const auto columns = SummaryPresenter::columns();
    setRowCount(int(rows.size()));
    for (int r = 0; r < int(rows.size()); ++r) {
        const ClassRow& row = rows[std::size_t(r)];
        put(r, kNameColumn, row.name)->setToolTip(plainToolTip(row.name));
        setClassColour(r, row.colour);
        put(r, kCountColumn, countWords(row.count));
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const ClassCell& figure = row.cells[i];
            QTableWidgetItem* cell = put(r, kFirstFigure + int(i), figure.value, figure.interval);
            cell->setToolTip(columns[i].tip);
            cell->setData(
                Qt::AccessibleTextRole,
                tr("%1 of %2: %3 %4").arg(columns[i].name, row.name, figure.value, figure.interval));
        }
    }
    updateGeometry();
}

}  // namespace fovea::ui
