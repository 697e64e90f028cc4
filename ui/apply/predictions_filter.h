#pragma once

#include <QSortFilterProxyModel>

namespace fovea::ui {

/// Which predictions are shown, and in what order. Without an order of columns it is the list's own, and
/// files of one folder stand together.
class PredictionsFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    enum class Kind {
        all,
        ofClass,
        uncertain,  ///< several answers are not ruled out
        unlike,     ///< unlike the training images
        unread
    };
    struct Shown {
        Kind kind = Kind::all;
        int predicted = -1;  ///< the class of `ofClass`, see PredictionsModel::called()
        friend bool operator==(const Shown&, const Shown&) = default;
    };

    explicit PredictionsFilter(QObject* parent = nullptr);
    const Shown& shown() const { return m_shown; }
    void show(const Shown& shown);
    /// Whether this row begins another group than the row above it. Only in the list's own order.
    bool beginsGroup(int row) const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    Shown m_shown;
};

}  // namespace fovea::ui
