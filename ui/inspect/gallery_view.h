#pragma once

#include <QListView>

namespace fovea::ui {

/// The images to look at: below each other, with reference, prediction and probability beside the
/// thumbnail; or as a film, one low row of thumbnails. Mistakes are marked. Class names stand beside their
/// colours. Of a study or patient its name and how many images it has stand there, too.
class GalleryView : public QListView {
    Q_OBJECT
public:
    static constexpr int kThumbnail = 88;   ///< logical pixels
    static constexpr int kFilmHeight = 72;  ///< of the film as a whole

    explicit GalleryView(QWidget* parent = nullptr);
    bool film() const { return m_film; }
    void setFilm(bool film);

Q_SIGNALS:
    void rowChosen(int row);  ///< by the user's hand, or by the model's being filled

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    bool m_film = false;
};

}  // namespace fovea::ui
