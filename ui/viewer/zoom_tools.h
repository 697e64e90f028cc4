#pragma once

#include <QWidget>
#include <vector>

class QLabel;

namespace fovea::ui {

class ImageView;

/// Smaller, larger, fit, one to one, the zoom in per cent, and a lock that keeps place and zoom from one
/// image to the next. `views`: those that move together; the first is the one spoken of.
class ZoomBar : public QWidget {
    Q_OBJECT
public:
    explicit ZoomBar(std::vector<ImageView*> views, QWidget* parent = nullptr);

private:
    void showZoom();
    std::vector<ImageView*> m_views;
    QLabel* m_percent;
};

}  // namespace fovea::ui
