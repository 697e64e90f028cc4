#pragma once

#include <QWidget>
#include <vector>

class QLabel;
class QToolButton;

namespace fovea::ui {

class ImageView;

/// Smaller, larger, fit, one to one, the zoom in per cent, and a lock that keeps place and zoom from one
/// image to the next. `views`: those that move together; the first is the one spoken of.
class ZoomTools : public QWidget {
    Q_OBJECT
public:
    explicit ZoomTools(std::vector<ImageView*> views, QWidget* parent = nullptr);
    void toggleKeep();  ///< as a click on the lock
    /// With fit and keep alone: the others are done by wheel and keys, too.
    void setNarrow(bool narrow);

private:
    void showZoom();
    std::vector<ImageView*> m_views;
    QLabel* m_percent;
    QToolButton *m_out, *m_in, *m_pixels, *m_keep;
};

}  // namespace fovea::ui
