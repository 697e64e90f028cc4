#pragma once

#include <QImage>
#include <QPointF>
#include <QWidget>

#include "imaging/image.h"

namespace fovea::ui {

/// Display pixels as a QImage (a copy; safe on any thread).
QImage toImage(const imaging::Pixels& pixels);

/// Where an ImageView looks, whatever its image's size: for views that move together.
struct ImagePlace {
    double zoom = 1;              ///< 1: the whole image fits
    QPointF centre = {0.5, 0.5};  ///< share of width and height in the middle of the view
};

/// An image on near-black, perhaps with a transparent layer above it. Wheel or + and - zoom about the
/// pointer, drag with the left button (or arrow keys) moves it, 0 fits it. A drag with the right button, or
/// with the left one in adjust mode, is reported for window and level. Image pixels are shown as squares from
/// 300 % on.
class ImageView : public QWidget {
    Q_OBJECT
public:
    explicit ImageView(QWidget* parent = nullptr);

    /// The same image drawn anew: keeps zoom and place when the size is the same as before.
    void setImage(const QImage& image);
    /// Another image than before: it is fitted, or, while the place is kept, shown where the last one was.
    void setOtherImage(const QImage& image);
    void setPlaceKept(bool kept) { m_placeKept = kept; }
    void clear();
    void setLayer(const QImage& layer);  ///< stretched over the image; null: none
    void setLayerOpacity(double opacity);
    /// Shown in the middle while there is no image, or over it.
    void setMessage(const QString& text);
    const QImage& image() const { return m_image; }
    bool hasImage() const { return !m_image.isNull(); }

    void zoomBy(double factor);  ///< about the middle
    void zoomToFit();
    void zoomToPixels();  ///< 100 %
    double zoom() const;  ///< screen pixels (device) per image pixel

    ImagePlace place() const;
    /// Does not emit placeMoved(): views may follow each other.
    void setPlace(const ImagePlace& place);

    void setAdjusting(bool on);  ///< left drag reports adjust() instead of moving
    bool adjusting() const { return m_adjusting; }

    QPointF imageFromWidget(const QPointF& position) const;
    QSize sizeHint() const override { return {480, 480}; }
    QSize minimumSizeHint() const override { return {120, 96}; }

Q_SIGNALS:
    /// Drag by so many logical pixels since the last report.
    void adjusted(QPointF delta);
    void adjustReset();  ///< double click
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

    QImage m_image, m_layer;
    double m_layerOpacity = 0.5;
    QString m_message;
    bool m_fit = true, m_placeKept = false;
    double m_scale = 1;  ///< logical pixels per image pixel
    QPointF m_offset;    ///< of the image's top left corner in the widget
    QPointF m_last;
    bool m_adjusting = false;
    Qt::MouseButton m_drag = Qt::NoButton;
};

}  // namespace fovea::ui
