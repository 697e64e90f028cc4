#pragma once

#include <QElapsedTimer>
#include <QWidget>

class QLabel;
class QListView;
class QTimer;
class QToolButton;

namespace fovea::ui {

class CaseView;
class ThumbnailLoader;
class UnitImages;

/// The images of a study or patient in a row, below the one that is looked at: each with a bar and in figures
/// what it says for the answer, and in words what that is. Not seen while there are none.
///
/// The wheel goes through them, over the strip, or with Shift over the image; so do point and comma. P plays
/// them over and over, ten a second, or fewer where an image or its map takes longer: the next is not asked
/// for before both are there. It ends at another study, as the strip is hidden, and where the user goes to an
/// image. O puts them in the order of their files instead of by what speaks for the answer.
class UnitStrip : public QWidget {
    Q_OBJECT
public:
    static constexpr int kPlayMs = 100;  ///< from image to image, at least
    static constexpr int kSeenMs = 50;   ///< how long one is there with its map, at least

    /// Both outlive it. Thumbnails are asked for as they are drawn.
    UnitStrip(UnitImages& images, ThumbnailLoader& thumbnails, QWidget* parent = nullptr);
    /// `view` shows the image that is looked at. The keys work wherever on `page` the keyboard is, and on the
    /// full screen. `group`: what the sheet of keys calls the page.
    void attach(QWidget* page, CaseView& view, const QString& group);

    bool playing() const;
    /// Not what has one image, nor while the strip is not seen.
    void play(bool on);

Q_SIGNALS:
    /// By a right click or the menu key: a menu of the image that is looked at now is wanted there.
    void menuWanted(const QPoint& global);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeTools();
    void makeList(ThumbnailLoader& thumbnails);
    void turn(const QWheelEvent& event);
    void playOn();
    void showImages();
    void showPosition();

    UnitImages& m_images;
    const CaseView* m_view = nullptr;
    QLabel* m_title;
    QListView* m_list;
    QToolButton *m_play, *m_order;
    QTimer* m_look;                ///< while it plays: whether the next may come
    QElapsedTimer m_step, m_seen;  ///< since the image was asked for, and since it is there
    bool m_playingOn = false;      ///< the image changes because it plays
    int m_turned = 0;              ///< of the wheel, less than a notch
};

}  // namespace fovea::ui
