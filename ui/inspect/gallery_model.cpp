#include "inspect/gallery_model.h"

#include <QFileInfo>
#include <QImage>

#include "data/thumbnail_loader.h"
#include "inspect/inspect_presenter.h"
#include "runs/figure_words.h"

namespace fovea::ui {

GalleryModel::GalleryModel(InspectPresenter& presenter, ThumbnailLoader& thumbnails, QObject* parent)
    : QAbstractListModel(parent), m_presenter(presenter), m_thumbnails(thumbnails) {
    connect(&presenter, &InspectPresenter::filterChanged, this, [this] {
        beginResetModel();
        endResetModel();
    });
    connect(&thumbnails, &ThumbnailLoader::changed, this, [this] {
        if (rowCount() > 0) Q_EMIT dataChanged(index(0), index(rowCount() - 1), {thumbnailRole});
    });
}

int GalleryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_presenter.shown().size());
}

QVariant GalleryModel::data(const QModelIndex& index, int role) const {
    const runs::Evaluation* e = m_presenter.evaluation();
    if (!e || !index.isValid() || std::size_t(index.row()) >= m_presenter.shown().size()) return {};
    const auto i = std::size_t(m_presenter.shown()[std::size_t(index.row())]);
    const dataset::Sample& s = e->samples[i];
    const auto classes = std::size_t(e->predictions.classes);
    const int predicted = evaluation::predictedClass(e->predictions, i), truth = e->predictions.truth[i];
    const double probability = e->predictions.probabilities[i * classes + std::size_t(predicted)];
    const QString name = fromUtf8(e->classes[std::size_t(predicted)]),
                  recorded = fromUtf8(e->classes[std::size_t(truth)]);
    switch (role) {
        case thumbnailRole:
        case failedRole: {
            QImage image;
            const auto state = m_thumbnails.get(s.id, s.path, {s.frame, s.plane}, &image);
            if (role == failedRole) return state == ThumbnailLoader::State::failed;
            return image;
        }
        case predictedRole:
            return name;
        case probabilityRole:
            return probability;
        case rightRole:
            return predicted == truth;
        case sampleRole:
            return int(i);
        case Qt::ToolTipRole:
            return tr("%1\nPrediction “%2” (%3), reference “%4”")
                .arg(QFileInfo(fromUtf8(s.path)).fileName(), name, percentWords(probability), recorded);
        case Qt::AccessibleTextRole:
            return tr("Prediction %1, %2, reference %3").arg(name, percentWords(probability), recorded);
        default:
            return {};
    }
}

}  // namespace fovea::ui
