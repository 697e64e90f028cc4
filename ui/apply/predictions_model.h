#pragma once

#include <QAbstractTableModel>

namespace fovea::ui {

class ApplyPresenter;

/// Files and what the adapter says of them.
class PredictionsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { fileColumn, predictionColumn, probabilityColumn, columns };
    static constexpr int sortRole = Qt::UserRole;

    explicit PredictionsModel(ApplyPresenter& presenter, QObject* parent = nullptr);
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    ApplyPresenter& m_presenter;
    int m_count = 0;  ///< rows announced so far
};

}  // namespace fovea::ui
