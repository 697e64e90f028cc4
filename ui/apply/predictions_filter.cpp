#include "apply/predictions_filter.h"

#include "apply/applied_file.h"
#include "apply/predictions_model.h"

namespace fovea::ui {

PredictionsFilter::PredictionsFilter(QObject* parent) : QSortFilterProxyModel(parent) {
    setSortRole(PredictionsModel::sortRole);
    setSortLocaleAware(true);
}

void PredictionsFilter::show(const Shown& shown) {
    if (shown == m_shown) return;
    m_shown = shown;
    invalidateFilter();
}

bool PredictionsFilter::beginsGroup(int row) const {
    if (row == 0 || sortColumn() >= 0) return false;
    const auto group = [&](int r) { return index(r, 0).data(PredictionsModel::groupRole); };
    return group(row) != group(row - 1);
}

bool PredictionsFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
    const QModelIndex file = sourceModel()->index(row, PredictionsModel::fileColumn, parent);
    switch (m_shown.kind) {
        case Kind::ofClass:
            return file.data(PredictionsModel::calledRole).toList().contains(m_shown.predicted);
        case Kind::uncertain:
            return file.data(PredictionsModel::uncertainRole).toBool();
        case Kind::unlike:
            return file.data(PredictionsModel::unlikeRole).toBool();
        case Kind::unread:
            return file.data(PredictionsModel::stateRole).toInt() == int(AppliedFile::State::failed);
        case Kind::all:
            break;
    }
    return true;
}

}  // namespace fovea::ui
