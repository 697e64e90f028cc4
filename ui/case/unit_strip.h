#pragma once

#include <QWidget>

class QLabel;
class QListView;

namespace fovea::ui {

class ThumbnailLoader;
class UnitImages;
class Viewer;

/// The images of a study or patient in a row, below the one that is looked at: each with its weight as a bar
/// and in figures, and in words what a weight is. Not seen while there are none.
class UnitStrip : public QWidget {
    Q_OBJECT
public:
    /// Both outlive it. Thumbnails are asked for as they are drawn.
    UnitStrip(UnitImages& images, ThumbnailLoader& thumbnails, QWidget* parent = nullptr);
    /// Point and comma go through the images, wherever on the page the keyboard is, and on the full screen.
    /// `group`: what the sheet of keys calls the page.
    void addKeys(QWidget* page, Viewer& viewer, const QString& group);

private:
    void showImages();
    void showPosition();

    UnitImages& m_images;
    QLabel* m_title;
    QListView* m_list;
};

}  // namespace fovea::ui
