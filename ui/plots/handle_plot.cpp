#include "plots/handle_plot.h"

#include <qcustomplot.h>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>

#include "plots/plot_style.h"

namespace fovea::ui {

struct HandlePlot::Impl {
    QCustomPlot* plot = nullptr;
    bool shown = false, movable = false, dragging = false;
};

HandlePlot::HandlePlot(QWidget* parent) : QWidget(parent), m_impl(std::make_unique<Impl>()) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    QCustomPlot* plot = m_impl->plot = new QCustomPlot(this);
    plot->setFocusPolicy(Qt::NoFocus);
    plot->setMouseTracking(true);
    plot->setAttribute(Qt::WA_NoMousePropagation, false);
    plot->installEventFilter(this);
    plot->axisRect()->setMinimumMargins({8, 8, 16, 8});
    plot->legend->setVisible(false);
    layout->addWidget(plot);
}

HandlePlot::~HandlePlot() = default;

QCustomPlot& HandlePlot::plot() const {
    return *m_impl->plot;
}

void HandlePlot::setHandle(bool shown, bool movable, Qt::CursorShape cursor) {
    m_impl->shown = shown;
    m_impl->movable = shown && movable;
    setFocusPolicy(m_impl->movable ? Qt::StrongFocus : Qt::NoFocus);
    m_impl->plot->setCursor(m_impl->movable ? cursor : Qt::ArrowCursor);
}

SpokenValue::Range HandlePlot::spokenRange() const {
    return {100 * handleAt(), 0, 100};
}

QString HandlePlot::spokenValue() const {
    return percentText(handleAt());
}

bool HandlePlot::spokenMovable() const {
    return m_impl->movable;
}

void HandlePlot::moveSpoken(double percent) {
    moveHandleTo(std::clamp(percent / 100, 0.0, 1.0));
}

bool HandlePlot::handleShown() const {
    return m_impl->shown;
}

void HandlePlot::restyleAll() {
    QCustomPlot& plot = *m_impl->plot;
    const PlotColours c = plotColours(palette());
    plot.setBackground(c.ground);
    styleRect(*plot.axisRect(), c);
    QFont small = font();
    small.setPointSizeF(std::max(7.0, font().pointSizeF() * 0.9));
    for (QCPAxis* axis : {plot.xAxis, plot.yAxis}) {
        axis->setTickLabelFont(small);
        axis->setLabelFont(font());
        axis->ticker()->setTickCount(5);
    }
    styleLegend(*plot.legend, c);
    plot.legend->setFont(small);
    restyle(c);
    plot.replot(QCustomPlot::rpQueuedReplot);
}

void HandlePlot::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) restyleAll();
}

void HandlePlot::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    restyleAll();
}

void HandlePlot::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    restyleAll();
}

void HandlePlot::keyPressEvent(QKeyEvent* event) {
    const bool up = event->key() == Qt::Key_Right || event->key() == Qt::Key_Up;
    const bool down = event->key() == Qt::Key_Left || event->key() == Qt::Key_Down;
    if (!m_impl->movable || !(up || down)) return QWidget::keyPressEvent(event);
    stepHandle(up ? 1 : -1);
    // Orca says the number by itself, and of a description that changes nothing (Qt 6.4).
    speak(this, accessibleDescription());
}

bool HandlePlot::eventFilter(QObject* object, QEvent* event) {
    Impl& d = *m_impl;
    if (object != d.plot) return QWidget::eventFilter(object, event);
    const auto at = [event] { return static_cast<QMouseEvent*>(event)->position().toPoint(); };
    switch (event->type()) {
        case QEvent::Wheel:
            event->ignore();
            return true;
        case QEvent::MouseButtonPress:
            if (!d.movable) break;
            setFocus(Qt::MouseFocusReason);
            d.dragging = true;
            moveHandle(at());
            break;
        case QEvent::MouseButtonRelease:
            d.dragging = false;
            break;
        case QEvent::MouseMove: {
            if (d.dragging) {
                moveHandle(at());
                break;
            }
            const QString words = d.plot->axisRect()->rect().contains(at()) ? valueTextAt(at()) : QString();
            QToolTip::showText(static_cast<QMouseEvent*>(event)->globalPosition().toPoint(), words, d.plot);
            break;
        }
        default:
            break;
    }
    return QWidget::eventFilter(object, event);
}

}  // namespace fovea::ui
