#include "inspect/readers_card.h"

#include <QFrame>
#include <QLabel>
#include <QVBoxLayout>

#include "inspect/figure_table.h"
#include "runs/figure_words.h"
#include "widgets/dialog_parts.h"
#include "widgets/help_topic.h"
#include "widgets/theme.h"
#include "widgets/tool_tip.h"

namespace fovea::ui {

namespace {

constexpr int kNameColumn = 0, kCountColumn = 1, kFirstFigure = 2;

}  // namespace

ReadersCard::ReadersCard(QWidget* parent)
    : QWidget(parent),
      m_table(new FigureTable(
          [] {
              std::vector<FigureTable::Column> columns{
                  {tr("Reader"), tr("Who has read some of these images")},
                  {tr("n"), tr("Images that this reader has read and that can be judged")}};
              for (const ReaderColumn& column : readerColumns()) columns.push_back({column.name, column.tip});
              return columns;
          }(),
          [this] { return readerTable(m_rows); }, this)),
      m_how(makeSentences(this, "readersHow")),
      m_basis(makeSentences(this, "readersBasis")) {
    for (QLabel* label : {m_how, m_basis}) makeSmall(label);
    QVBoxLayout* inside = nullptr;
    QFrame* card = titledCard(tr("Readers beside the machine"), inside, this);
    setHelpTopic(card, QStringLiteral("reading-the-figures#roc-curve"));
    m_table->setObjectName(QStringLiteral("readersBeside"));
    m_table->setAccessibleName(tr("Readers beside the machine"));
    inside->addWidget(m_how);
    inside->addWidget(m_table);
    inside->addWidget(m_basis);
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(card);
    showReaders(nullptr, -1);
}

void ReadersCard::showReaders(const runs::Evaluation* evaluation, int positive) {
    m_rows = evaluation ? readerRows(*evaluation, positive) : std::vector<ReaderRow>();
    setVisible(!m_rows.empty());
    if (m_rows.empty()) return;
    m_how->setText(evaluation->classes.size() == 2
                       ? tr("The machine at the operating point that was in use when these images were "
                            "judged. On the ROC curve each reader is a point.")
                       : tr("Means over the classes; the machine by its most probable class."));
    const auto columns = readerColumns();
    m_table->setRowCount(int(m_rows.size()));
    for (int r = 0; r < int(m_rows.size()); ++r) {
        const ReaderRow& row = m_rows[std::size_t(r)];
        m_table->put(r, kNameColumn, row.name)->setToolTip(plainToolTip(row.name));
        m_table->put(r, kCountColumn, countWords(row.images));
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const ReaderRow::Cell& figure = row.cells[i];
            QTableWidgetItem* cell = m_table->put(r, kFirstFigure + int(i), figure.value, figure.interval);
            cell->setToolTip(columns[i].tip);
            cell->setData(
                Qt::AccessibleTextRole,
                tr("%1 of %2: %3 %4").arg(columns[i].name, row.name, figure.value, figure.interval));
        }
    }
    m_table->updateGeometry();
    m_basis->setText(readerBasis(*evaluation).join(QLatin1Char('\n')));
}

}  // namespace fovea::ui
