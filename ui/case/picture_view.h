#pragma once

#include <QImage>
#include <QPointF>
#include <QString>
#include <QWidget>

namespace fovea::ui {

/// Where a PictureView looks: shared between views that move together.
struct PictureWindow {
    double zoom = 1;              ///< 1: the whole image fits
    QPointF centre = {0.5, 0.5};  ///< share of width and height in the middle of the view
    bool operator==(const PictureWindow&) const = default;
};

/// An image on near-black, with a transparent layer above it. Wheel or + and -
/// zoom, dragging or the arrow keys move, double click or 0 shows all.
class PictureView : public QWidget {
    Q_OBJECT
public:
    explicit PictureView(QWidget* parent = nullptr);

    void setImage(const QImage& image);
    void setLayer(const QImage& layer);  ///< stretched over the image; null: none
    void setLayerOpacity(double opacity);
    /// Words in the middle while there is no image, or over it when it waits.
    void setMessage(const QString& message);
    void setWindow(const PictureWindow& window);
    const PictureWindow& window() const { return m_window; }
    const QImage& image() const { return m_image; }
    QSize sizeHint() const override { return {320, 320}; }
    QSize minimumSizeHint() const override { return {120, 96}; }

Q_SIGNALS:
    void windowMoved(const fovea::ui::PictureWindow& window);
    /// Pixel of the image under the pointer; (-1, -1) when it leaves the image.
    void hovered(const QPointF& pixel);

protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    QRectF target() const;  ///< where the whole image lies, in widget coordinates
    QPointF pixelAt(const QPointF& position) const;
    void zoomAt(const QPointF& position, double factor);
    void move(PictureWindow window);

    QImage m_image, m_layer;
    double m_opacity = 0.5;
    QString m_message;
    PictureWindow m_window;
    QPointF m_grabbed;
    bool m_dragging = false;
};

}  // namespace fovea::ui
