#pragma once

#include <QAbstractTableModel>
#include <memory>

#include "dataset/table.h"

namespace fovea::ui {

/// The first rows of a table of labels, as text. The header says under each column's
/// name what it means.
class LabelTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    static constexpr int kMostRows = 100;

    using QAbstractTableModel::QAbstractTableModel;

    /// `meanings`: one a column, empty for none. True when it is another table.
    bool show(std::shared_ptr<const dataset::Table> table, const QStringList& meanings);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::shared_ptr<const dataset::Table> m_table;
    QStringList m_meanings;
};

}  // namespace fovea::ui
