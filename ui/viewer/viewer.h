#pragma once

#include <QKeySequence>
#include <QPoint>
#include <QWidget>
#include <functional>
#include <vector>

#include "widgets/image_view.h"

class QLabel;
class QShortcut;
class QTimer;
class QToolButton;
class QVBoxLayout;

namespace fovea::ui {

class FlowLayout;
class FrameTools;
class ViewerPresenter;
class WindowTools;
class ZoomTools;

/// The one viewer of Data, Inspect and Apply. The image takes all the room there is; one slim line of tools
/// under it (more lines where the width forces it) zooms, chooses the display window and the frame, shows
/// what the network sees, and fills the screen.
///
/// By mouse: the wheel zooms about the pointer, the left button moves, the right one windows and levels, a
/// double click fills the screen, a right click without a drag asks for a menu. By key: F or 0 fits, Z or
/// Ctrl+1 is one to one, + and - zoom, arrows move, Shift with arrows windows and levels, Page Up and Down go
/// through the frames, N shows what the network sees, L keeps the place for the next image, F11 fills the
/// screen and Esc leaves it. Every new image fits unless the place is kept.
///
/// Where a layer is offered, it lies over the image: M takes it away and brings it back (held down: for as
/// long as it is held), C shows the plain image beside it, moving along. A layer belongs to the image that
/// was opened, so it is not drawn over other frames of the file.
class Viewer : public QWidget {
    Q_OBJECT
public:
    /// `presenter` outlives it.
    explicit Viewer(ViewerPresenter& presenter, QWidget* parent = nullptr);
    ~Viewer() override;

    ViewerPresenter& presenter() { return m_presenter; }
    ImageView& view() { return *m_view; }        ///< the image, with the layer where there is one
    ImageView& plainView() { return *m_plain; }  ///< beside it, while side by side
    /// What stands there while no image is chosen.
    void setEmptyText(const QString& text);
    /// Where the keys work: `scope` and everything in it (itself, if not said otherwise).
    void setKeyScope(QWidget* scope);
    /// A key of the image, where setKeyScope() says and on the full screen. `words`: what it does, for the
    /// sheet of keys, where it is called `shown` if its own name does not do; empty: not there.
    QShortcut* addKey(const QKeySequence& keys, const QString& words, std::function<void()> does,
                      const QString& shown = {});
    /// A key of the page that works while the screen is filled, too; elsewhere the page has its own.
    void addFullScreenKey(const QKeySequence& keys, std::function<void()> does);
    /// Goes to the end of the line of tools, and with it to the full screen.
    void addTool(QWidget* tool);
    /// Stands beside the image, above the tools, on the full screen, too.
    void setSide(QWidget* side);
    /// Of image and side together, wherever they are; logical pixels.
    int room() const;
    /// Whether the image that was asked for is drawn: not while it is read, or where it cannot be.
    bool drawn() const { return !m_other; }
    /// One line over the lower edge of the image, which moves nothing; empty: none.
    void setCaption(const QString& words);

    /// M and C work, and their buttons are seen.
    void setLayerOffered(bool offered);
    /// Over the image that was opened; null: none (yet).
    void setLayer(const QImage& layer);
    void setLayerOpacity(double opacity);  ///< 0..1
    /// Whether the user wants to see it. Kept from image to image.
    bool layerShown() const { return m_layerShown; }
    void setLayerShown(bool shown);
    bool sideBySide() const { return m_sideBySide; }
    void setSideBySide(bool on);

    bool fullScreen() const;
    void setFullScreen(bool on);

Q_SIGNALS:
    /// M was pressed: layerShown() is what it should be now. Whoever offers a layer makes one.
    void layerShownChanged(bool shown);
    void hovered(QPointF position);  ///< image coordinates; (-1, -1): beside it
    void contextMenuWanted(const QPoint& global);
    void fullScreenChanged(bool on);
    void roomChanged();

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void makeViews();
    void makeTools();
    void makeKeys();
    void makeFullScreen();
    void follow();
    void showLayer();
    void pressLayerKey();  ///< M goes down
    void releaseLayerKey();
    void placeCaption();
    void showWords();

    ViewerPresenter& m_presenter;
    QWidget* m_body;    ///< views and tools: here, or in m_window
    QWidget* m_views;   ///< the image, or both
    QWidget* m_window;  ///< the full screen
    QVBoxLayout* m_place;
    ImageView *m_view, *m_plain;
    QLabel* m_caption;
    ZoomTools* m_zoom;
    WindowTools* m_windowTools;
    FrameTools* m_frames;
    QToolButton *m_asNetwork, *m_showLayer, *m_compare, *m_fullScreen;
    FlowLayout* m_tools;
    QTimer *m_slow, *m_held;
    QString m_emptyText;
    std::vector<QShortcut*> m_keys, m_layerKeys;
    QWidget* m_scope;
    QImage m_layer;
    bool m_other = true;  ///< what is drawn next is another image than before
    bool m_layerShown = false, m_layerBefore = false, m_keyWasHeld = false, m_sideBySide = false;
};

}  // namespace fovea::ui
