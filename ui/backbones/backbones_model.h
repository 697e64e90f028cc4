#pragma once

#include <QAbstractTableModel>

namespace fovea::ui {

class BackbonesPresenter;

/// The presenter's entries as a table. Rows are in its order.
class BackbonesModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { nameColumn, suitsColumn, licenceColumn, sizeColumn, stateColumn, columnTotal };
    explicit BackbonesModel(const BackbonesPresenter& presenter, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// The entries are others now.
    void reload();
    /// The one being fetched is further.
    void reloadState();

private:
    const BackbonesPresenter& m_presenter;
    int m_rows = 0;
};

/// "Any image", "Chest X-ray" ... for the catalogue's kinds.
QString kindWords(const std::string& kind);
/// "346 MB", "1.2 GB": the catalogue's sizes are about right, so no more digits.
QString sizeWords(double megabytes);
QString titleWords(const std::string& name, const std::string& title);

}  // namespace fovea::ui
