#pragma once

#include <QImage>
#include <QPointF>
#include <QWidget>

#include "widgets/scaled_image.h"

namespace fovea::ui {

/// Where an ImageView looks, whatever its image's size: for views that move together.
struct ImagePlace {
    double zoom = 1;              ///< 1: the whole image fits
    QPointF centre = {0.5, 0.5};  ///< share of width and height in the middle of the view
};

/// An image on near-black, perhaps with a transparent layer above it. The wheel, + and - zoom about the
/// pointer (keys: about the middle), the left button and the arrow keys move it, 0 fits it. What the right
/// button drags, the left one in adjust mode, and Shift with the arrow keys is reported for window and level;
/// a right click without a drag asks for a menu. Image pixels are shown as squares from 300 % on.
class ImageView : public QWidget {
    Q_OBJECT
public:
    explicit ImageView(QWidget* parent = nullptr);

    /// The same image drawn anew: keeps zoom and place when the size is the same as before. A QImage of
    /// more than a megapixel should come as a ScaledImage that a worker made.
    void setImage(const ScaledImage& image);
    /// Another image than before: it is fitted, or, while the place is kept, shown where the last one was.
    void setOtherImage(const ScaledImage& image);
    void setPlaceKept(bool kept) { m_placeKept = kept; }
    bool placeKept() const { return m_placeKept; }
    void clear();
    void setLayer(const QImage& layer);  ///< stretched over the image; null: none
    bool hasLayer() const { return !m_layer.isNull(); }
    void setLayerOpacity(double opacity);
    /// What a screen reader calls the image that is shown next.
    void setImageName(const QString& name);
    /// Shown in the middle while there is no image, or over it.
    void setMessage(const QString& text);
    const QString& message() const { return m_message; }
    const QImage& image() const { return m_image.image(); }
    bool hasImage() const { return !m_image.isNull(); }

    void zoomBy(double factor);  ///< about the middle
    void zoomToFit();
    void zoomToPixels();  ///< 100 %
    double zoom() const;  ///< screen pixels (device) per image pixel

    ImagePlace place() const;
    /// Does not emit placeMoved(): views may follow each other.
    void setPlace(const ImagePlace& place);

    void setAdjusting(bool on);  ///< left drag reports adjusted() instead of moving
    bool adjusting() const { return m_adjusting; }

    QPointF imageFromWidget(const QPointF& position) const;
    QSize sizeHint() const override { return {480, 480}; }
    QSize minimumSizeHint() const override { return {120, 96}; }

Q_SIGNALS:
    /// Drag by so many logical pixels since the last report.
    void adjusted(QPointF delta);
    void doubleClicked();
    /// By a right click that dragged nothing, or the menu key.
    void contextMenuWanted(QPoint global);
    void zoomChanged(double zoom);
    void placeMoved(const fovea::ui::ImagePlace& place);  ///< by the user
    /// Image coordinates; (-1, -1) when the pointer is beside the image.
    void hovered(QPointF position);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

    QRectF imageRect() const;  ///< in widget coordinates

private:
    double fitScale() const;
    void setScale(double scale, const QPointF& about);
    void keepInside();
    void moved();
    bool moveBy(const QPointF& delta);  ///< false where the whole image is in view
    void drawImage(QPainter& painter) const;
    void drawMessage(QPainter& painter) const;
    void describe();  ///< what is shown, in words

    ScaledImage m_image;
    QImage m_layer;
    double m_layerOpacity = 0.5;
    QString m_message, m_name;
    bool m_fit = true, m_placeKept = false;
    ImagePlace m_left;   ///< where the image lay that was cleared away
    double m_scale = 1;  ///< logical pixels per image pixel
    QPointF m_offset;    ///< of the image's top left corner in the widget
    QPointF m_last;
    bool m_adjusting = false;
    bool m_dragged = false;  ///< the button that is down has moved far enough to mean it
    Qt::MouseButton m_drag = Qt::NoButton;
};

}  // namespace fovea::ui
