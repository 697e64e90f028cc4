#pragma once

#include <QAbstractListModel>
#include <QString>
#include <vector>

namespace fovea::ui {

class InspectPresenter;
class ThumbnailLoader;

/// The images that pass the presenter's filter. Thumbnails are asked for as the
/// view draws them, so only what is seen is ever read.
class GalleryModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        thumbnailRole = Qt::UserRole,  ///< QImage; null until read, or when it cannot be
        failedRole,                    ///< bool: the file cannot be decoded
        predictedRole,                 ///< QString
        probabilityRole,               ///< double, of the predicted class
        rightRole,                     ///< bool
        sampleRole                     ///< int, index into the evaluation's samples
    };
    GalleryModel(InspectPresenter& presenter, ThumbnailLoader& thumbnails, QObject* parent = nullptr);
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    InspectPresenter& m_presenter;
    ThumbnailLoader& m_thumbnails;
};

}  // namespace fovea::ui
