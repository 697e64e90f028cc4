#include "case/picture_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr double kMaxZoom = 32;
const QColor kOnBlack(0xC8, 0xCC, 0xD0);
}  // namespace

PictureView::PictureView(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAttribute(Qt::WA_OpaquePaintEvent);
}

void PictureView::setImage(const QImage& image) {
    m_image = image;
    update();
}

void PictureView::setLayer(const QImage& layer) {
    m_layer = layer;
    update();
}

void PictureView::setLayerOpacity(double opacity) {
    m_opacity = opacity;
    update();
}

void PictureView::setMessage(const QString& message) {
    if (m_message == message) return;
    m_message = message;
    setAccessibleDescription(message);
    update();
}

void PictureView::setWindow(const PictureWindow& window) {
    if (m_window == window) return;
    m_window = window;
    update();
}

QRectF PictureView::target() const {
    if (m_image.isNull()) return {};
    const double fit =
        std::min(double(width()) / m_image.width(), double(height()) / m_image.height()) * m_window.zoom;
    const QSizeF size(m_image.width() * fit, m_image.height() * fit);
    return {QPointF(width() / 2.0 - m_window.centre.x() * size.width(),
                    height() / 2.0 - m_window.centre.y() * size.height()),
            size};
}

QPointF PictureView::pixelAt(const QPointF& position) const {
    const QRectF all = target();
    if (all.isEmpty() || !all.contains(position)) return {-1, -1};
    return {(position.x() - all.left()) / all.width() * m_image.width(),
            (position.y() - all.top()) / all.height() * m_image.height()};
}

void PictureView::move(PictureWindow window) {
    window.zoom = std::clamp(window.zoom, 1.0, kMaxZoom);
    // The image never leaves the view: half of the visible share is the margin.
    const QRectF all = target();
    const double fitWidth = all.width() / m_window.zoom * window.zoom,
                 fitHeight = all.height() / m_window.zoom * window.zoom;
    const auto keep = [](double centre, double view, double image) {
        const double half = image > 0 ? std::min(0.5, view / image / 2) : 0.5;
        return std::clamp(centre, half, 1 - half);
    };
    window.centre = {keep(window.centre.x(), width(), fitWidth),
                     keep(window.centre.y(), height(), fitHeight)};
    if (window == m_window) return;
    m_window = window;
    update();
    Q_EMIT windowMoved(m_window);
}

void PictureView::zoomAt(const QPointF& position, double factor) {
    const QRectF all = target();
    if (all.isEmpty()) return;
    PictureWindow next = m_window;
    next.zoom = std::clamp(m_window.zoom * factor, 1.0, kMaxZoom);
    const double grown = next.zoom / m_window.zoom;
    // The point under the pointer stays under it.
    const QPointF share((position.x() - all.left()) / all.width(), (position.y() - all.top()) / all.height());
    next.centre = share + QPointF((width() / 2.0 - position.x()) / (all.width() * grown),
                                  (height() / 2.0 - position.y()) / (all.height() * grown));
    move(next);
}

void PictureView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), imageBackground());
    if (!m_image.isNull()) {
        // Pixels stay visible as such when enlarged far; reduced ones are smoothed.
        const QRectF all = target();
        painter.setRenderHint(QPainter::SmoothPixmapTransform, all.width() < 4.0 * m_image.width());
        painter.drawImage(all, m_image);
        if (!m_layer.isNull()) {
            painter.setRenderHint(QPainter::SmoothPixmapTransform, true);
            painter.setOpacity(m_opacity);
            painter.drawImage(all, m_layer);
            painter.setOpacity(1);
        }
    }
    if (!m_message.isEmpty()) {
        if (!m_image.isNull()) painter.fillRect(rect(), QColor(0x10, 0x12, 0x14, 150));
        painter.setPen(kOnBlack);
        painter.drawText(rect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap, m_message);
    }
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void PictureView::wheelEvent(QWheelEvent* event) {
    zoomAt(event->position(), std::pow(1.0015, event->angleDelta().y()));
    event->accept();
}

void PictureView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    m_dragging = true;
    m_grabbed = event->position();
}

void PictureView::mouseMoveEvent(QMouseEvent* event) {
    if (m_dragging) {
        const QRectF all = target();
        if (!all.isEmpty()) {
            PictureWindow next = m_window;
            next.centre -= QPointF((event->position().x() - m_grabbed.x()) / all.width(),
                                   (event->position().y() - m_grabbed.y()) / all.height());
            m_grabbed = event->position();
            move(next);
        }
    }
    Q_EMIT hovered(pixelAt(event->position()));
}

void PictureView::mouseReleaseEvent(QMouseEvent*) {
    m_dragging = false;
}

void PictureView::mouseDoubleClickEvent(QMouseEvent*) {
    move({});
}

void PictureView::leaveEvent(QEvent*) {
    Q_EMIT hovered({-1, -1});
}

void PictureView::keyPressEvent(QKeyEvent* event) {
    const QPointF middle(width() / 2.0, height() / 2.0);
    const double step = 0.1 / m_window.zoom;
    PictureWindow next = m_window;
    switch (event->key()) {
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            return zoomAt(middle, 1.25);
        case Qt::Key_Minus:
            return zoomAt(middle, 0.8);
        case Qt::Key_0:
            return move({});
        case Qt::Key_Left:
            next.centre.rx() -= step;
            return move(next);
        case Qt::Key_Right:
            next.centre.rx() += step;
            return move(next);
        case Qt::Key_Up:
            next.centre.ry() -= step;
            return move(next);
        case Qt::Key_Down:
            next.centre.ry() += step;
            return move(next);
        default:
            QWidget::keyPressEvent(event);
    }
}

void PictureView::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void PictureView::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

}  // namespace fovea::ui
