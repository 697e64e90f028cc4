#include "widgets/image_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <cstring>

#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr double kWheelStep = 1.2;
constexpr double kLargest = 32;  // logical pixels per image pixel
constexpr double kSquaresFrom = 3;
constexpr double kKeyMove = 48;
const QColor kScrim(0x10, 0x12, 0x14, 150);
}  // namespace

QImage toImage(const imaging::Pixels& pixels) {
    if (pixels.width <= 0 || pixels.height <= 0) return {};
    const bool grey = pixels.channels == 1;
    QImage image(pixels.width, pixels.height, grey ? QImage::Format_Grayscale8 : QImage::Format_RGB888);
    if (image.isNull()) return {};
    const std::size_t row = std::size_t(pixels.width) * std::size_t(pixels.channels);
    for (int y = 0; y < pixels.height; ++y)
        std::memcpy(image.scanLine(y), pixels.data.data() + row * std::size_t(y), row);
    return image;
}

ImageView::ImageView(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Image"));
    setAccessibleDescription(tr("Plus and minus zoom, arrow keys move, 0 fits the image into the window."));
}

void ImageView::setImage(const QImage& image) {
    const bool sameSize = image.size() == m_image.size();
    m_image = image;
    if (!sameSize) m_fit = true;
    keepInside();
    update();
    if (!sameSize) Q_EMIT zoomChanged(zoom());
}

void ImageView::setOtherImage(const QImage& image) {
    const ImagePlace before = place();
    m_image = image;
    m_fit = true;
    setPlace(m_placeKept ? before : ImagePlace{});
    update();
}

void ImageView::clear() {
    m_image = QImage();
    m_fit = true;
    update();
}

void ImageView::setLayer(const QImage& layer) {
    m_layer = layer;
    update();
}

void ImageView::setLayerOpacity(double opacity) {
    m_layerOpacity = opacity;
    update();
}

void ImageView::setMessage(const QString& text) {
    m_message = text;
    update();
}

double ImageView::fitScale() const {
    if (m_image.isNull()) return 1;
    return std::min(double(width()) / m_image.width(), double(height()) / m_image.height());
}

double ImageView::zoom() const {
    return m_scale * devicePixelRatioF();
}

void ImageView::zoomBy(double factor) {
    setScale(m_scale * factor, QPointF(width() / 2.0, height() / 2.0));
}

void ImageView::zoomToFit() {
    m_fit = true;
    keepInside();
    moved();
}

ImagePlace ImageView::place() const {
    if (m_image.isNull() || m_fit) return {};
    const QPointF middle = imageFromWidget({width() / 2.0, height() / 2.0});
    return {m_scale / fitScale(), {middle.x() / m_image.width(), middle.y() / m_image.height()}};
}

void ImageView::setPlace(const ImagePlace& place) {
    if (m_image.isNull()) return;
    m_fit = std::abs(place.zoom - 1) < 1e-9;
    m_scale = fitScale() * place.zoom;
    m_offset = QPointF(width() / 2.0 - place.centre.x() * m_image.width() * m_scale,
                       height() / 2.0 - place.centre.y() * m_image.height() * m_scale);
    keepInside();
    update();
    Q_EMIT zoomChanged(zoom());
}

void ImageView::moved() {
    update();
    Q_EMIT zoomChanged(zoom());
    Q_EMIT placeMoved(place());
}

void ImageView::zoomToPixels() {
    setScale(1 / devicePixelRatioF(), QPointF(width() / 2.0, height() / 2.0));
}

void ImageView::setAdjusting(bool on) {
    m_adjusting = on;
    setCursor(on ? Qt::SizeAllCursor : Qt::ArrowCursor);
}

QRectF ImageView::imageRect() const {
    return {m_offset, QSizeF(m_image.size()) * m_scale};
}

QPointF ImageView::imageFromWidget(const QPointF& position) const {
    return (position - m_offset) / m_scale;
}

void ImageView::setScale(double scale, const QPointF& about) {
    if (m_image.isNull()) return;
    const double fit = fitScale();
    scale = std::clamp(scale, std::min(fit, 1 / devicePixelRatioF()), kLargest);
    const QPointF place = imageFromWidget(about);
    m_fit = std::abs(scale - fit) < 1e-9;
    m_scale = scale;
    m_offset = about - place * scale;
    keepInside();
    moved();
}

void ImageView::keepInside() {
    if (m_image.isNull()) return;
    if (m_fit) m_scale = fitScale();
    const QSizeF size = QSizeF(m_image.size()) * m_scale;
    const auto place = [](double offset, double room, double length) {
        return length <= room ? (room - length) / 2 : std::clamp(offset, room - length, 0.0);
    };
    m_offset = {place(m_offset.x(), width(), size.width()), place(m_offset.y(), height(), size.height())};
}

void ImageView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), imageBackground());
    if (!m_image.isNull()) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform, zoom() < kSquaresFrom);
        painter.drawImage(imageRect(), m_image);
        if (!m_layer.isNull()) {
            painter.setRenderHint(QPainter::SmoothPixmapTransform, true);
            painter.setOpacity(m_layerOpacity);
            painter.drawImage(imageRect(), m_layer);
            painter.setOpacity(1);
        }
    }
    if (!m_message.isEmpty()) {
        if (!m_image.isNull()) painter.fillRect(rect(), kScrim);
        painter.setPen(QColor(0xb4, 0xbc, 0xc4));
        const int margin = std::min(24, std::min(width(), height()) / 16);
        painter.drawText(rect().adjusted(margin, margin, -margin, -margin),
                         Qt::AlignCenter | Qt::TextWordWrap, m_message);
    }
    if (hasFocus()) {
        painter.setPen(QPen(accentColor(palette()), 2));
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
}

void ImageView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    keepInside();
    Q_EMIT zoomChanged(zoom());
}

void ImageView::wheelEvent(QWheelEvent* event) {
    setScale(m_scale * std::pow(kWheelStep, event->angleDelta().y() / 120.0), event->position());
    event->accept();
}

void ImageView::mousePressEvent(QMouseEvent* event) {
    if (m_drag != Qt::NoButton || (event->button() != Qt::LeftButton && event->button() != Qt::RightButton))
        return;
    m_drag = event->button();
    m_last = event->position();
    if (m_drag == Qt::LeftButton && !m_adjusting) setCursor(Qt::ClosedHandCursor);
}

void ImageView::mouseMoveEvent(QMouseEvent* event) {
    if (m_drag != Qt::NoButton) {
        const QPointF delta = event->position() - m_last;
        m_last = event->position();
        if (m_drag == Qt::RightButton || m_adjusting) {
            Q_EMIT adjusted(delta);
        } else {
            m_offset += delta;
            keepInside();
            moved();
        }
    }
    const QPointF place = imageFromWidget(event->position());
    const bool inside = hasImage() && place.x() >= 0 && place.y() >= 0 && place.x() < m_image.width() &&
                        place.y() < m_image.height();
    Q_EMIT hovered(inside ? place : QPointF(-1, -1));
}

void ImageView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != m_drag) return;
    m_drag = Qt::NoButton;
    setCursor(m_adjusting ? Qt::SizeAllCursor : Qt::ArrowCursor);
}

void ImageView::mouseDoubleClickEvent(QMouseEvent*) {
    if (m_adjusting)
        Q_EMIT adjustReset();
    else
        zoomToFit();
}

void ImageView::leaveEvent(QEvent*) {
    Q_EMIT hovered(QPointF(-1, -1));
}

void ImageView::keyPressEvent(QKeyEvent* event) {
    const auto move = [&](double x, double y) {
        if (m_fit) return false;
        m_offset += QPointF(x, y);
        keepInside();
        moved();
        return true;
    };
    switch (event->key()) {
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            zoomBy(kWheelStep);
            return;
        case Qt::Key_Minus:
            zoomBy(1 / kWheelStep);
            return;
        case Qt::Key_0:
            zoomToFit();
            return;
        case Qt::Key_Left:
            if (move(kKeyMove, 0)) return;
            break;
        case Qt::Key_Right:
            if (move(-kKeyMove, 0)) return;
            break;
        case Qt::Key_Up:
            if (move(0, kKeyMove)) return;
            break;
        case Qt::Key_Down:
            if (move(0, -kKeyMove)) return;
            break;
        default:
            break;
    }
    QWidget::keyPressEvent(event);
}

void ImageView::focusInEvent(QFocusEvent*) {
    update();
}
void ImageView::focusOutEvent(QFocusEvent*) {
    update();
}

}  // namespace fovea::ui
