#include "plots/roc_plot.h"

#include <qcustomplot.h>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "plots/plot_style.h"
#include "widgets/theme.h"

namespace fovea::ui {

struct RocPlot::Impl {
    QCustomPlot* plot = nullptr;
    std::vector<QCPCurve*> curves;
    QCPCurve *chance = nullptr, *marker = nullptr;
    std::vector<RocCurve> data;
    int at = 0;
    bool shown = false, movable = false, dragging = false;

    int nearest(const QPoint& position) const {
        int best = -1;
        double distance = 1e30;
        const auto& points = data.front().points;
        for (int i = 0; i < int(points.size()); ++i) {
            const double dx =
                plot->xAxis->coordToPixel(100 * points[std::size_t(i)].falsePositiveRate) - position.x();
            const double dy =
                plot->yAxis->coordToPixel(100 * points[std::size_t(i)].truePositiveRate) - position.y();
            if (dx * dx + dy * dy < distance) {
                distance = dx * dx + dy * dy;
                best = i;
            }
        }
        return best;
    }
};

RocPlot::RocPlot(QWidget* parent) : QWidget(parent), m_impl(std::make_unique<Impl>()) {
    Impl& d = *m_impl;
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    d.plot = new QCustomPlot(this);
    d.plot->setFocusPolicy(Qt::NoFocus);
    d.plot->setMouseTracking(true);
    // The wheel is left to what scrolls around it.
    d.plot->setAttribute(Qt::WA_NoMousePropagation, false);
    d.plot->installEventFilter(this);
    layout->addWidget(d.plot);
    setAccessibleName(tr("ROC curve (found cases against false alarms)"));
    d.plot->xAxis->setLabel(tr("1 − specificity (false alarms), %"));
    d.plot->yAxis->setLabel(tr("Sensitivity (found), %"));
    d.plot->xAxis->setRange(-3, 103);
    d.plot->yAxis->setRange(-3, 103);
    d.plot->axisRect()->setMinimumMargins({8, 8, 16, 8});
    d.chance = new QCPCurve(d.plot->xAxis, d.plot->yAxis);
    d.chance->setData({0.0, 100.0}, {0.0, 100.0});
    d.chance->removeFromLegend();
    d.plot->legend->setVisible(false);
    d.plot->axisRect()->insetLayout()->setInsetAlignment(0, Qt::AlignBottom | Qt::AlignRight);
    restyle();
}

RocPlot::~RocPlot() = default;

void RocPlot::setCurves(std::vector<RocCurve> curves) {
    Impl& d = *m_impl;
    for (QCPCurve* curve : d.curves) d.plot->removePlottable(curve);
    if (d.marker) d.plot->removePlottable(d.marker);
    d.curves.clear();
    d.marker = nullptr;
    d.data = std::move(curves);
    d.at = 0;
    for (const RocCurve& data : d.data) {
        auto* curve = new QCPCurve(d.plot->xAxis, d.plot->yAxis);
        QVector<double> x, y;
        for (const RocCurve::Point& p : data.points) {
            x.push_back(100 * p.falsePositiveRate);
            y.push_back(100 * p.truePositiveRate);
        }
        curve->setData(x, y);
        curve->setName(data.name);
        d.curves.push_back(curve);
    }
    d.marker = new QCPCurve(d.plot->xAxis, d.plot->yAxis);
    d.marker->removeFromLegend();
    d.plot->legend->setVisible(d.data.size() > 1);
    restyle();
    moveTo(0, false);
}

void RocPlot::setOperatingPoint(bool shown, bool movable) {
    m_impl->shown = shown;
    m_impl->movable = movable;
    setFocusPolicy(movable ? Qt::StrongFocus : Qt::NoFocus);
    m_impl->plot->setCursor(movable ? Qt::PointingHandCursor : Qt::ArrowCursor);
    moveTo(m_impl->at, false);
}

void RocPlot::setThreshold(double threshold) {
    if (m_impl->data.empty()) return;
    const auto& points = m_impl->data.front().points;
    int index = 0;
    for (int i = 0; i < int(points.size()) && points[std::size_t(i)].threshold >= threshold; ++i) index = i;
    moveTo(index, false);
}

QColor RocPlot::curveColour(std::size_t index) const {
    return m_impl->curves[index]->pen().color();
}

RocCurve::Point RocPlot::operatingPoint() const {
    const Impl& d = *m_impl;
    if (d.data.empty() || d.data.front().points.empty()) return {};
    return d.data.front().points[std::size_t(d.at)];
}

void RocPlot::moveTo(int index, bool byUser) {
    Impl& d = *m_impl;
    if (!d.marker) return;
    const auto& points = d.data.empty() ? std::vector<RocCurve::Point>{} : d.data.front().points;
    d.marker->setVisible(d.shown && !points.empty());
    if (!points.empty()) {
        d.at = std::clamp(index, 0, int(points.size()) - 1);
        const RocCurve::Point p = points[std::size_t(d.at)];
        d.marker->setData({100 * p.falsePositiveRate}, {100 * p.truePositiveRate});
        setAccessibleDescription(tr("Operating point: sensitivity %1, false alarms (1 − specificity) %2")
                                     .arg(percentText(p.truePositiveRate), percentText(p.falsePositiveRate)));
        if (byUser) Q_EMIT thresholdMoved(std::min(1.0, p.threshold));
    }
    d.plot->replot(QCustomPlot::rpQueuedReplot);
}

void RocPlot::moveNear(const QPoint& position) {
    if (!m_impl->data.empty()) moveTo(m_impl->nearest(position), true);
}

void RocPlot::restyle() {
    Impl& d = *m_impl;
    const PlotColours c = plotColours(palette());
    d.plot->setBackground(c.ground);
    styleRect(*d.plot->axisRect(), c);
    QFont small = font();
    small.setPointSizeF(std::max(7.0, font().pointSizeF() * 0.9));
    for (QCPAxis* axis : {d.plot->xAxis, d.plot->yAxis}) {
        axis->setTickLabelFont(small);
        axis->setLabelFont(font());
        axis->ticker()->setTickCount(5);
    }
    styleLegend(*d.plot->legend, c);
    d.plot->legend->setFont(small);
    d.chance->setPen(QPen(c.axis, 1, Qt::DashLine));
    for (std::size_t i = 0; i < d.curves.size(); ++i)
        d.curves[i]->setPen(QPen(classColor(palette(), d.data[i].colour), 2));
    if (d.marker) {
        const QColor colour = c.second;
        d.marker->setPen(Qt::NoPen);
        d.marker->setScatterStyle(
            QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(hasFocus() ? c.text : c.ground, 2), colour, 13));
    }
    d.plot->replot(QCustomPlot::rpQueuedReplot);
}

void RocPlot::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) restyle();
}

void RocPlot::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    restyle();
}

void RocPlot::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    restyle();
}

void RocPlot::keyPressEvent(QKeyEvent* event) {
    const bool up = event->key() == Qt::Key_Right || event->key() == Qt::Key_Up;
    const bool down = event->key() == Qt::Key_Left || event->key() == Qt::Key_Down;
    if (!m_impl->movable || !(up || down)) return QWidget::keyPressEvent(event);
    moveTo(m_impl->at + (up ? 1 : -1), true);
}

bool RocPlot::eventFilter(QObject* object, QEvent* event) {
    Impl& d = *m_impl;
    if (object == d.plot && event->type() == QEvent::Wheel) {
        event->ignore();
        return true;
    }
    if (object != d.plot || d.data.empty()) return QWidget::eventFilter(object, event);
    if (event->type() == QEvent::MouseButtonPress && d.movable && d.shown) {
        setFocus(Qt::MouseFocusReason);
        d.dragging = true;
        moveNear(static_cast<QMouseEvent*>(event)->position().toPoint());
    } else if (event->type() == QEvent::MouseButtonRelease) {
        d.dragging = false;
    } else if (event->type() == QEvent::MouseMove) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        const QPoint position = mouse->position().toPoint();
        if (d.dragging) {
            moveNear(position);
        } else if (const int i = d.plot->axisRect()->rect().contains(position) ? d.nearest(position) : -1;
                   i >= 0) {
            const RocCurve::Point p = d.data.front().points[std::size_t(i)];
            QToolTip::showText(mouse->globalPosition().toPoint(),
                               tr("Sensitivity %1, false alarms (1 − specificity) %2\nat a threshold of %3 "
                                  "on the probability")
                                   .arg(percentText(p.truePositiveRate), percentText(p.falsePositiveRate),
                                        percentText(std::min(1.0, p.threshold))),
                               d.plot);
        }
    }
    return QWidget::eventFilter(object, event);
}

}  // namespace fovea::ui
