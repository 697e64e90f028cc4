#include "data/label_table_model.h"

#include <algorithm>
#include <utility>

#include "widgets/tool_tip.h"

namespace fovea::ui {

bool LabelTableModel::show(std::shared_ptr<const dataset::Table> table, const QStringList& meanings) {
    if (table == m_table) {
        m_meanings = meanings;
        if (columnCount() > 0) Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
        return false;
    }
    beginResetModel();
    m_table = std::move(table);
    m_meanings = meanings;
    endResetModel();
    return true;
}

int LabelTableModel::rowCount(const QModelIndex& parent) const {
    if (parent.isValid() || !m_table) return 0;
    return int(std::min<std::size_t>(m_table->rows.size(), kMostRows));
}

int LabelTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_table ? 0 : int(m_table->columns.size());
}

QVariant LabelTableModel::data(const QModelIndex& index, int role) const {
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    const QString cell =
        QString::fromStdString(m_table->rows[std::size_t(index.row())].cells[std::size_t(index.column())]);
    return role == Qt::ToolTipRole ? plainToolTip(cell) : cell;
}

QVariant LabelTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (!m_table) return {};
    if (orientation == Qt::Vertical) {
        if (role != Qt::DisplayRole) return {};
        return m_table->rows[std::size_t(section)].number;
    }
    const QString meaning = m_meanings.value(section);
    if (role == Qt::DisplayRole) {
        const QString name = QString::fromStdString(m_table->columns[std::size_t(section)]);
        return meaning.isEmpty() ? name + QLatin1Char('\n') : name + QStringLiteral("\n→ ") + meaning;
    }
    if (role == Qt::TextAlignmentRole) return int(Qt::AlignLeft | Qt::AlignVCenter);
    return {};
}

}  // namespace fovea::ui
