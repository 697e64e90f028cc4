#include "plots/rate_plot.h"

#include <qcustomplot.h>
#include <QLabel>
#include <cmath>

#include "base/csv.h"
#include "plots/plot_style.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr double kNearEnough = 16;  // pixels between pointer and point
}

struct RatePlot::Impl {
    Words words;
    QCPAxisRect* rect = nullptr;
    QCPCurve* reference = nullptr;
    QCPItemStraightLine* mark = nullptr;
    double low = 0, high = 1;
    struct Drawn {
        RateLine line;
        QCPCurve* curve;
        QCPErrorBars* intervals;  ///< null without dots
        QCPGraph* dots;           ///< what the intervals stand on; null without
    };
    std::vector<Drawn> lines;
};

RatePlot::RatePlot(const Words& words, QWidget* parent)
    : PlotPanel(parent), m_impl(std::make_unique<Impl>()) {
    Impl& d = *m_impl;
    d.words = words;
    setAccessibleName(words.name);
    setSaveName({}, {words.file});
    legend().hide();
    d.rect = makeRect(words.x, words.y);
    plot().plotLayout()->addElement(0, 0, d.rect);
    d.reference = new QCPCurve(d.rect->axis(QCPAxis::atBottom), d.rect->axis(QCPAxis::atLeft));
    d.reference->setVisible(false);
    d.mark = makeMarker(d.rect);
    restyleAll(palette());
}

RatePlot::~RatePlot() = default;

void RatePlot::setVerticalWords(const QString& words) {
    m_impl->rect->axis(QCPAxis::atLeft)->setLabel(words);
    redraw();
}

QString RatePlot::verticalWords() const {
    return m_impl->rect->axis(QCPAxis::atLeft)->label();
}

void RatePlot::setReference(double from, double to) {
    m_impl->reference->setData({0.0, 100.0}, {100 * from, 100 * to});
    m_impl->reference->setVisible(std::isfinite(from) && std::isfinite(to));
    redraw();
}

void RatePlot::setRange(double low, double high) {
    m_impl->low = low;
    m_impl->high = high;
    redraw();
}

void RatePlot::setMark(double x) {
    Impl& d = *m_impl;
    d.mark->setVisible(std::isfinite(x));
    d.mark->point1->setCoords(100 * x, 0);
    d.mark->point2->setCoords(100 * x, 1);
    redraw();
}

void RatePlot::setLines(std::vector<RateLine> lines) {
    Impl& d = *m_impl;
    for (const Impl::Drawn& drawn : d.lines) {
        if (drawn.intervals) plot().removePlottable(drawn.intervals);
        if (drawn.dots) plot().removePlottable(drawn.dots);
        plot().removePlottable(drawn.curve);
    }
    d.lines.clear();
    QStringList names;
    for (RateLine& line : lines) {
        QVector<double> x, y, below, above;
        for (const RateLine::Point& p : line.points) {
            x.push_back(100 * p.x);
            y.push_back(100 * p.y);
            below.push_back(std::isfinite(p.low) ? 100 * (p.y - p.low) : 0);
            above.push_back(std::isfinite(p.high) ? 100 * (p.high - p.y) : 0);
        }
        auto* curve = new QCPCurve(d.rect->axis(QCPAxis::atBottom), d.rect->axis(QCPAxis::atLeft));
        curve->setData(x, y);
        QCPGraph* dots = nullptr;
        QCPErrorBars* intervals = nullptr;
        if (line.dots) {
            dots = makeGraph(d.rect);
            dots->setLineStyle(QCPGraph::lsNone);
            dots->setData(x, y);
            intervals = new QCPErrorBars(d.rect->axis(QCPAxis::atBottom), d.rect->axis(QCPAxis::atLeft));
            intervals->setDataPlottable(dots);
            intervals->setData(below, above);
        }
        d.lines.push_back({std::move(line), curve, intervals, dots});
    }
    if (d.lines.size() > 1)
        for (const Impl::Drawn& drawn : d.lines)
            names << QStringLiteral("<span style=\"color:%1\">&#9632;</span> %2")
                         .arg(classColor(palette(), drawn.line.colour).name(),
                              drawn.line.name.toHtmlEscaped());
    legend().setText(names.join(QStringLiteral("&nbsp;&nbsp; ")));
    legend().setVisible(!names.isEmpty());
    QStringList shown;
    for (const Impl::Drawn& drawn : d.lines) {
        shown << drawn.line.name;
        for (const std::size_t i : someOf(drawn.line.points.size())) shown << drawn.line.points[i].words;
    }
    setShownWords(shown);
    restyleAll(palette());
    redraw();
}

void RatePlot::restyle(const PlotColours& c) {
    Impl& d = *m_impl;
    for (QCPAxis* axis : {d.rect->axis(QCPAxis::atBottom), d.rect->axis(QCPAxis::atLeft)})
        axis->ticker()->setTickCount(5);
    d.reference->setPen(QPen(c.axis, 1, Qt::DashLine));
    d.mark->setPen(QPen(c.text, 1, Qt::DotLine));
    for (const Impl::Drawn& drawn : d.lines) {
        const QColor colour = classColor(palette(), drawn.line.colour);
        drawn.curve->setPen(QPen(colour, 2));
        if (!drawn.dots) continue;
        drawn.dots->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(c.ground, 1), colour, 8));
        drawn.intervals->setPen(QPen(colour, 1));
        drawn.intervals->setWhiskerWidth(6);
    }
}

void RatePlot::draw() {
    const Impl& d = *m_impl;
    constexpr double kMargin = 0.03;  // of the range, so that no line lies on the frame
    const double margin = kMargin * (d.high - d.low);
    fit(d.rect->axis(QCPAxis::atBottom), -100 * kMargin, 100 * (1 + kMargin));
    fit(d.rect->axis(QCPAxis::atLeft), 100 * (d.low - margin), 100 * (d.high + margin));
}

QString RatePlot::valueTextAt(const QPoint& position) const {
    const Impl& d = *m_impl;
    double x = 0;
    if (!inside(d.rect, position, x)) return {};
    const QPoint there = plot().mapFrom(this, position);
    double nearest = kNearEnough * kNearEnough;
    QString words;
    for (const Impl::Drawn& drawn : d.lines)
        for (const RateLine::Point& p : drawn.line.points) {
            const double dx = d.rect->axis(QCPAxis::atBottom)->coordToPixel(100 * p.x) - there.x(),
                         dy = d.rect->axis(QCPAxis::atLeft)->coordToPixel(100 * p.y) - there.y();
            if (dx * dx + dy * dy > nearest) continue;
            nearest = dx * dx + dy * dy;
            words = d.lines.size() > 1 ? drawn.line.name + QLatin1Char('\n') + p.words : p.words;
        }
    return words;
}

QString RatePlot::csv() const {
    QString text = QStringLiteral("line,x,y,low,high\r\n");
    const auto number = [](double value) {
        return std::isfinite(value) ? QString::number(value, 'g', 10) : QString();
    };
    for (const Impl::Drawn& drawn : m_impl->lines)
        for (const RateLine::Point& p : drawn.line.points)
            text += QString::fromStdString(csvField(drawn.line.name.toStdString())) + QLatin1Char(',') +
                    number(p.x) + QLatin1Char(',') + number(p.y) + QLatin1Char(',') + number(p.low) +
                    QLatin1Char(',') + number(p.high) + QStringLiteral("\r\n");
    return text;
}

}  // namespace fovea::ui
