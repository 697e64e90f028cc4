#include "widgets/image_view.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <map>

#include "widgets/screen_reader.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr double kWheelStep = 1.2;
constexpr double kLargest = 32;  // logical pixels per image pixel
constexpr double kSquaresFrom = 3;
constexpr double kKeyMove = 48, kKeyAdjust = 8;  // logical pixels
}  // namespace

ImageView::ImageView(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setSpokenRole(this, QAccessible::Graphic);
    setAccessibleName(tr("Image"));
    connect(this, &ImageView::zoomChanged, this, &ImageView::describe);
    describe();
}

void ImageView::describe() {
    QStringList words;
    if (hasImage()) {
        if (!m_name.isEmpty()) words << m_name;
        words << tr("%1 × %2 pixels, zoom %3 %")
                     .arg(image().width())
                     .arg(image().height())
                     .arg(std::lround(100 * zoom()));
        if (hasLayer()) words << tr("A map lies over it.");
    }
    if (!m_message.isEmpty()) words << m_message;
    words << tr(
        "Plus and minus zoom, arrow keys move, 0 fits the image into the window. Shift with the arrow keys "
        "changes brightness and contrast.");
    const QString all = words.join(QLatin1Char('\n'));
    if (all != accessibleDescription()) setAccessibleDescription(all);
}

void ImageView::setImageName(const QString& name) {
    m_name = name;
}

void ImageView::setImage(const ScaledImage& image) {
    const bool sameSize = image.size() == m_image.size();
    m_image = image;
    if (!sameSize) m_fit = true;
    keepInside();
    update();
    describe();
    if (!sameSize) Q_EMIT zoomChanged(zoom());
}

void ImageView::setOtherImage(const ScaledImage& image) {
    const ImagePlace before = hasImage() ? place() : m_left;
    m_image = image;
    m_fit = true;
    setPlace(m_placeKept ? before : ImagePlace{});
    update();
    describe();
}

void ImageView::clear() {
    if (hasImage()) m_left = place();
    m_image = {};
    m_fit = true;
    update();
    Q_EMIT zoomChanged(zoom());
}

void ImageView::setLayer(const QImage& layer) {
    m_layer = layer.convertToFormat(QImage::Format_ARGB32_Premultiplied);
    update();
    describe();
}

void ImageView::setLayerOpacity(double opacity) {
    m_layerOpacity = opacity;
    update();
}

void ImageView::setMessage(const QString& text) {
    m_message = text;
    update();
    describe();
}

double ImageView::fitScale() const {
    if (m_image.isNull()) return 1;
    return std::min(double(width()) / image().width(), double(height()) / image().height());
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
    return {m_scale / fitScale(), {middle.x() / image().width(), middle.y() / image().height()}};
}

void ImageView::setPlace(const ImagePlace& place) {
    if (m_image.isNull()) return;
    m_fit = std::abs(place.zoom - 1) < 1e-9;
    m_scale = fitScale() * place.zoom;
    m_offset = QPointF(width() / 2.0 - place.centre.x() * image().width() * m_scale,
                       height() / 2.0 - place.centre.y() * image().height() * m_scale);
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
    return {m_offset, QSizeF(image().size()) * m_scale};
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
    const QSizeF size = QSizeF(image().size()) * m_scale;
    const auto place = [](double offset, double room, double length) {
        return length <= room ? (room - length) / 2 : std::clamp(offset, room - length, 0.0);
    };
    m_offset = {place(m_offset.x(), width(), size.width()), place(m_offset.y(), height(), size.height())};
}

void ImageView::drawImage(QPainter& painter) const {
    // Pixel for pixel nothing is blended, if the image begins at a pixel of the screen.
    const bool exact = std::abs(zoom() - 1) < 1e-9;
    const double ratio = devicePixelRatioF();
    QRectF target = imageRect();
    if (exact) target.moveTo(std::round(target.x() * ratio) / ratio, std::round(target.y() * ratio) / ratio);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, !exact && zoom() < kSquaresFrom);
    painter.drawImage(target, m_image.at(zoom()));
    if (m_layer.isNull()) return;
    painter.setRenderHint(QPainter::SmoothPixmapTransform, true);
    painter.setOpacity(m_layerOpacity);
    painter.drawImage(target, m_layer);
    painter.setOpacity(1);
}

void ImageView::drawMessage(QPainter& painter) const {
    if (!m_image.isNull()) painter.fillRect(rect(), imageScrim());
    painter.setPen(imageTextColor());
    const int margin = std::min(24, std::min(width(), height()) / 16);
    painter.drawText(rect().adjusted(margin, margin, -margin, -margin), Qt::AlignCenter | Qt::TextWordWrap,
                     m_message);
}

void ImageView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), imageBackground());
    if (!m_image.isNull()) drawImage(painter);
    if (!m_message.isEmpty()) drawMessage(painter);
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
    // A click of the right button asks for a menu, however unsteady the hand.
    m_dragged = m_drag == Qt::LeftButton;
    if (m_drag == Qt::LeftButton && !m_adjusting) setCursor(Qt::ClosedHandCursor);
}

void ImageView::mouseMoveEvent(QMouseEvent* event) {
    const QPointF delta = event->position() - m_last;
    if (m_drag != Qt::NoButton && delta.manhattanLength() >= QApplication::startDragDistance())
        m_dragged = true;
    if (m_drag != Qt::NoButton && m_dragged) {
        m_last = event->position();
        if (m_drag == Qt::RightButton || m_adjusting)
            Q_EMIT adjusted(delta);
        else
            moveBy(delta);
    }
    const QPointF place = imageFromWidget(event->position());
    const bool inside = hasImage() && place.x() >= 0 && place.y() >= 0 && place.x() < image().width() &&
                        place.y() < image().height();
    Q_EMIT hovered(inside ? place : QPointF(-1, -1));
}

void ImageView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != m_drag) return;
    m_drag = Qt::NoButton;
    setCursor(m_adjusting ? Qt::SizeAllCursor : Qt::ArrowCursor);
    if (!m_dragged) Q_EMIT contextMenuWanted(event->globalPosition().toPoint());
}

void ImageView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) Q_EMIT doubleClicked();
}

void ImageView::contextMenuEvent(QContextMenuEvent* event) {
    // The mouse's comes with the press, before it is known whether that will be a drag.
    if (event->reason() == QContextMenuEvent::Keyboard)
        Q_EMIT contextMenuWanted(mapToGlobal(rect().center()));
    event->accept();
}

void ImageView::leaveEvent(QEvent*) {
    Q_EMIT hovered(QPointF(-1, -1));
}

bool ImageView::moveBy(const QPointF& delta) {
    if (!hasImage() || m_fit) return false;
    m_offset += delta;
    keepInside();
    moved();
    return true;
}

void ImageView::keyPressEvent(QKeyEvent* event) {
    static const std::map<int, QPointF> arrows{
        {Qt::Key_Left, {-1, 0}}, {Qt::Key_Right, {1, 0}}, {Qt::Key_Up, {0, -1}}, {Qt::Key_Down, {0, 1}}};
    if (const auto arrow = arrows.find(event->key()); arrow != arrows.end()) {
        if (event->modifiers() & Qt::ShiftModifier) {
            Q_EMIT adjusted(arrow->second * kKeyAdjust);
            return;
        }
        // The arrow goes there: the image the other way.
        if (moveBy(-arrow->second * kKeyMove)) return;
    }
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
        default:
            QWidget::keyPressEvent(event);
    }
}

void ImageView::focusInEvent(QFocusEvent*) {
    update();
}
void ImageView::focusOutEvent(QFocusEvent*) {
    update();
}

}  // namespace fovea::ui
