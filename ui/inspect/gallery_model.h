#pragma once

#include <QAbstractListModel>

namespace fovea::ui {

class CasesPresenter;
class ThumbnailLoader;

/// The images that pass the presenter's filter, or the studies or patients. Thumbnails are asked for as the
/// view draws them, so only what is seen is ever read.
class GalleryModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        thumbnailRole = Qt::UserRole,  ///< QImage; null until read, or when it cannot be
        failedRole,                    ///< bool: the file cannot be decoded
        referenceRole,                 ///< QString: the class that is recorded
        referenceColourRole,           ///< int, for classColor()
        predictedRole,                 ///< QString
        predictedColourRole,           ///< int, for classColor()
        probabilityRole,               ///< double, of the predicted class
        rightRole,                     ///< bool
        unitRole,                      ///< QString: the study or patient; empty where rows are images
        imagesRole,                    ///< int: how many images it has
        sampleRole                     ///< int, index into the evaluation's samples
    };
    GalleryModel(CasesPresenter& cases, ThumbnailLoader& thumbnails, QObject* parent = nullptr);
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    CasesPresenter& m_cases;
    ThumbnailLoader& m_thumbnails;
    int m_rows = 0;
};

}  // namespace fovea::ui
