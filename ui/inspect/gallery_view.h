#pragma once

#include <QListView>

namespace fovea::ui {

/// Thumbnails with prediction and probability; mistakes are marked.
class GalleryView : public QListView {
    Q_OBJECT
public:
    explicit GalleryView(QWidget* parent = nullptr);
    static constexpr int kThumbnail = 88;  ///< logical pixels

Q_SIGNALS:
    void sampleChosen(int sample);  ///< index into the evaluation's samples

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
};

}  // namespace fovea::ui
