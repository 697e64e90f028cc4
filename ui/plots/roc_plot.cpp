#include "plots/roc_plot.h"

#include <qcustomplot.h>
#include <algorithm>
#include <cmath>
#include <iterator>

#include "plots/plot_style.h"
#include "widgets/theme.h"

namespace fovea::ui {

struct RocPlot::Impl {
    QCustomPlot* plot = nullptr;
    std::vector<QCPCurve*> curves;
    std::vector<QCPCurve*> readers;
    QCPCurve *chance = nullptr, *marker = nullptr;
    std::vector<RocCurve> data;
    QString readerWords;  ///< what stands of the readers, for who does not see it
    int at = 0;

    void showLegend() { plot->legend->setVisible(data.size() > 1 || !readers.empty()); }

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

RocPlot::RocPlot(QWidget* parent) : HandlePlot(parent), m_impl(std::make_unique<Impl>()) {
    Impl& d = *m_impl;
    d.plot = &plot();
    setAccessibleName(tr("ROC curve (found cases against false alarms)"));
    d.plot->xAxis->setLabel(tr("1 − specificity (false alarms), %"));
    d.plot->yAxis->setLabel(tr("Sensitivity (found), %"));
    d.plot->xAxis->setRange(-3, 103);
    d.plot->yAxis->setRange(-3, 103);
    d.chance = new QCPCurve(d.plot->xAxis, d.plot->yAxis);
    d.chance->setData({0.0, 100.0}, {0.0, 100.0});
    d.chance->removeFromLegend();
    d.plot->axisRect()->insetLayout()->setInsetAlignment(0, Qt::AlignBottom | Qt::AlignRight);
    restyleAll();
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
    d.showLegend();
    restyleAll();
    moveTo(0, false);
}

void RocPlot::setReaders(const std::vector<RocReader>& readers) {
    Impl& d = *m_impl;
    for (QCPCurve* reader : d.readers) d.plot->removePlottable(reader);
    d.readers.clear();
    d.readerWords.clear();
    for (const RocReader& reader : readers) {
        auto* point = new QCPCurve(d.plot->xAxis, d.plot->yAxis);
        point->setData({100 * reader.falsePositiveRate}, {100 * reader.truePositiveRate});
        point->setName(reader.name);
        d.readers.push_back(point);
        d.readerWords +=
            QLatin1Char('\n') + tr("Reader %1: sensitivity %2, false alarms (1 − specificity) %3")
                                    .arg(reader.name, percentText(reader.truePositiveRate),
                                         percentText(reader.falsePositiveRate));
    }
    d.showLegend();
    restyleAll();
    moveTo(d.at, false);
}

void RocPlot::setOperatingPoint(bool shown, bool movable) {
    setHandle(shown, movable, Qt::PointingHandCursor);
    moveTo(m_impl->at, false);
}

void RocPlot::setThreshold(double threshold) {
    moveTo(indexAt(threshold), false);
}

int RocPlot::indexAt(double threshold) const {
    int index = 0;
    if (m_impl->data.empty()) return index;
    const auto& points = m_impl->data.front().points;
    for (int i = 0; i < int(points.size()) && points[std::size_t(i)].threshold >= threshold; ++i) index = i;
    return index;
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
    d.marker->setVisible(handleShown() && !points.empty());
    if (!points.empty()) {
        d.at = std::clamp(index, 0, int(points.size()) - 1);
        const RocCurve::Point p = points[std::size_t(d.at)];
        d.marker->setData({100 * p.falsePositiveRate}, {100 * p.truePositiveRate});
        setAccessibleDescription(tr("Operating point: sensitivity %1, false alarms (1 − specificity) %2")
                                     .arg(percentText(p.truePositiveRate), percentText(p.falsePositiveRate)) +
                                 d.readerWords);
        valueSpoken(this);
        if (byUser) Q_EMIT thresholdMoved(std::min(1.0, p.threshold));
    }
    d.plot->replot(QCustomPlot::rpQueuedReplot);
}

void RocPlot::moveHandle(const QPoint& position) {
    if (!m_impl->data.empty()) moveTo(m_impl->nearest(position), true);
}

void RocPlot::moveHandleTo(double probability) {
    moveTo(indexAt(probability), true);
}

double RocPlot::handleAt() const {
    return std::clamp(operatingPoint().threshold, 0.0, 1.0);
}

void RocPlot::stepHandle(int direction) {
    moveTo(m_impl->at + direction, true);
}

QString RocPlot::valueTextAt(const QPoint& position) const {
    const int i = m_impl->data.empty() ? -1 : m_impl->nearest(position);
    if (i < 0) return {};
    const RocCurve::Point p = m_impl->data.front().points[std::size_t(i)];
    return tr("Sensitivity %1, false alarms (1 − specificity) %2\nat a threshold of %3 on the probability")
        .arg(percentText(p.truePositiveRate), percentText(p.falsePositiveRate),
             percentText(std::min(1.0, p.threshold)));
}

void RocPlot::restyle(const PlotColours& c) {
    Impl& d = *m_impl;
    d.chance->setPen(QPen(c.axis, 1, Qt::DashLine));
    for (std::size_t i = 0; i < d.curves.size(); ++i)
        d.curves[i]->setPen(QPen(classColor(palette(), d.data[i].colour), 2));
    // Told apart by shape as well as by colour.
    constexpr QCPScatterStyle::ScatterShape kShapes[] = {
        QCPScatterStyle::ssDiamond, QCPScatterStyle::ssSquare,      QCPScatterStyle::ssTriangle,
        QCPScatterStyle::ssStar,    QCPScatterStyle::ssCrossCircle, QCPScatterStyle::ssPlusCircle};
    for (std::size_t i = 0; i < d.readers.size(); ++i) {
        d.readers[i]->setPen(Qt::NoPen);
        d.readers[i]->setScatterStyle(QCPScatterStyle(kShapes[i % std::size(kShapes)], QPen(c.text, 2),
                                                      QBrush(classColor(palette(), int(i) + 1)), 11));
    }
    if (!d.marker) return;
    d.marker->setPen(Qt::NoPen);
    d.marker->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(hasFocus() ? c.text : c.ground, 2), c.second, 13));
}

}  // namespace fovea::ui
