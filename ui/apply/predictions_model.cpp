#include "apply/predictions_model.h"

#include <QFileInfo>

#include "apply/apply_presenter.h"
#include "runs/figure_words.h"

namespace fovea::ui {

PredictionsModel::PredictionsModel(ApplyPresenter& presenter, QObject* parent)
    : QAbstractTableModel(parent), m_presenter(presenter) {
    connect(&presenter, &ApplyPresenter::filesReset, this, [this] {
        beginResetModel();
        m_count = int(m_presenter.files().size());
        endResetModel();
    });
    connect(&presenter, &ApplyPresenter::filesAdded, this, [this](int first, int count) {
        beginInsertRows({}, first, first + count - 1);
        m_count += count;
        endInsertRows();
    });
    connect(&presenter, &ApplyPresenter::filesChanged, this,
            [this](int first, int last) { Q_EMIT dataChanged(index(first, 0), index(last, columns - 1)); });
}

int PredictionsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_count;
}
int PredictionsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(columns);
}

QVariant PredictionsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || std::size_t(index.row()) >= m_presenter.files().size()) return {};
    const AppliedFile& f = m_presenter.files()[std::size_t(index.row())];
    using State = AppliedFile::State;
    const auto predicted = [&] { return fromUtf8(m_presenter.classes()[std::size_t(f.predicted)]); };
    if (role == Qt::ToolTipRole)
        return f.state == State::failed ? f.path + QLatin1Char('\n') + f.error : f.path;
    if (role == Qt::TextAlignmentRole && index.column() == probabilityColumn)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == sortRole && index.column() == probabilityColumn)
        return f.state == State::done ? f.probabilities[std::size_t(f.predicted)] : -1.0;
    if (role != Qt::DisplayRole && role != sortRole) return {};
    switch (index.column()) {
        case fileColumn:
            return f.frames > 1
                       ? tr("%1 · %2 of %3").arg(QFileInfo(f.path).fileName()).arg(f.frame + 1).arg(f.frames)
                       : QFileInfo(f.path).fileName();
        case predictionColumn:
            return f.state == State::done     ? predicted()
                   : f.state == State::failed ? tr("⚠ no prediction")
                                              : tr("waiting…");
        case probabilityColumn:
            return f.state == State::done ? percentWords(f.probabilities[std::size_t(f.predicted)])
                                          : QString();
        default:
            return {};
    }
}

QVariant PredictionsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == probabilityColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
        case fileColumn:
            return tr("File");
        case predictionColumn:
            return tr("Prediction");
        case probabilityColumn:
            return tr("Probability");
        default:
            return {};
    }
}

}  // namespace fovea::ui
