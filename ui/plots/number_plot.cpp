#include "plots/number_plot.h"

#include <qcustomplot.h>
#include <QLabel>
#include <algorithm>
#include <cmath>

#include "plots/plot_style.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr double kNearEnough = 16;  // pixels between pointer and point
}

struct NumberPlot::Impl {
    QCPAxisRect* rect = nullptr;
    QCPGraph *images = nullptr, *means = nullptr;
    QCPErrorBars* intervals = nullptr;
    std::vector<Point> imagePoints, meanPoints;
    std::vector<Line> lines;
    std::vector<QCPItemStraightLine*> drawn;
};

NumberPlot::NumberPlot(const Words& words, QWidget* parent)
    : PlotPanel(parent), m_impl(std::make_unique<Impl>()) {
    Impl& d = *m_impl;
    setAccessibleName(words.name);
    setSaveName({}, {words.file});
    legend().hide();
    d.rect = makeRect(words.x, words.y);
    plot().plotLayout()->addElement(0, 0, d.rect);
    d.images = makeGraph(d.rect);
    d.means = makeGraph(d.rect);
    for (QCPGraph* graph : {d.images, d.means}) graph->setLineStyle(QCPGraph::lsNone);
    d.intervals = new QCPErrorBars(d.rect->axis(QCPAxis::atBottom), d.rect->axis(QCPAxis::atLeft));
    d.intervals->setDataPlottable(d.means);
    restyleAll(palette());
}

NumberPlot::~NumberPlot() = default;

void NumberPlot::setAxes(const QString& x, const QString& y) {
    m_impl->rect->axis(QCPAxis::atBottom)->setLabel(x);
    m_impl->rect->axis(QCPAxis::atLeft)->setLabel(y);
    redraw();
}

void NumberPlot::setPoints(std::vector<Point> images, std::vector<Point> means) {
    Impl& d = *m_impl;
    // An error bar belongs to a place in its graph: both in one order.
    std::sort(means.begin(), means.end(), [](const Point& a, const Point& b) { return a.x < b.x; });
    d.imagePoints = std::move(images);
    d.meanPoints = std::move(means);
    QVector<double> x, y, below, above;
    for (const Point& p : d.imagePoints) {
        x.push_back(p.x);
        y.push_back(p.y);
    }
    d.images->setData(x, y);
    x.clear();
    y.clear();
    for (const Point& p : d.meanPoints) {
        x.push_back(p.x);
        y.push_back(p.y);
        below.push_back(std::isfinite(p.low) ? p.y - p.low : 0);
        above.push_back(std::isfinite(p.high) ? p.high - p.y : 0);
    }
    d.means->setData(x, y, true);
    d.intervals->setData(below, above);
    describe();
    redraw();
}

void NumberPlot::describe() {
    const Impl& d = *m_impl;
    QStringList words;
    for (const Line& line : d.lines)
        if (!line.words.isEmpty()) words << line.words;
    words << tr("Points: %1").arg(d.imagePoints.size());
    const std::vector<Point>& told = d.meanPoints.empty() ? d.imagePoints : d.meanPoints;
    for (const std::size_t i : someOf(told.size())) words << told[i].words;
    setShownWords(words);
}

void NumberPlot::setLines(std::vector<Line> lines) {
    Impl& d = *m_impl;
    while (d.drawn.size() < lines.size()) d.drawn.push_back(makeMarker(d.rect));
    QStringList words;
    for (std::size_t i = 0; i < d.drawn.size(); ++i) {
        const bool used =
            i < lines.size() && std::isfinite(lines[i].intercept) && std::isfinite(lines[i].slope);
        d.drawn[i]->setVisible(used);
        if (!used) continue;
        d.drawn[i]->point1->setCoords(0, lines[i].intercept);
        d.drawn[i]->point2->setCoords(1, lines[i].intercept + lines[i].slope);
        if (!lines[i].words.isEmpty())
            words << (lines[i].dashed ? QStringLiteral("- - ") : QStringLiteral("— ")) + lines[i].words;
    }
    d.lines = std::move(lines);
    legend().setTextFormat(Qt::PlainText);
    legend().setText(words.join(QStringLiteral("   ")));
    legend().setVisible(!words.isEmpty());
    describe();
    restyleAll(palette());
    redraw();
}

void NumberPlot::restyle(const PlotColours& c) {
    Impl& d = *m_impl;
    for (QCPAxis* axis : {d.rect->axis(QCPAxis::atBottom), d.rect->axis(QCPAxis::atLeft)})
        axis->ticker()->setTickCount(5);
    QColor pale = classColor(palette(), 0);
    pale.setAlphaF(d.meanPoints.empty() ? 0.7f : 0.35f);
    d.images->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, QPen(pale, 1), pale, 5));
    const QColor strong = classColor(palette(), 1);
    d.means->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(c.ground, 1), strong, 8));
    d.intervals->setPen(QPen(strong, 1));
    d.intervals->setWhiskerWidth(6);
    for (std::size_t i = 0; i < d.drawn.size() && i < d.lines.size(); ++i)
        d.drawn[i]->setPen(QPen(c.text, 1, d.lines[i].dashed ? Qt::DashLine : Qt::SolidLine));
}

void NumberPlot::draw() {
    const Impl& d = *m_impl;
    double left = 0, right = 1, low = 0, high = 1;
    bool first = true;
    const auto hold = [&](double x, double from, double to) {
        left = first ? x : std::min(left, x);
        right = first ? x : std::max(right, x);
        low = first ? from : std::min(low, from);
        high = first ? to : std::max(high, to);
        first = false;
    };
    for (const auto* points : {&d.imagePoints, &d.meanPoints})
        for (const Point& p : *points)
            hold(p.x, std::isfinite(p.low) ? std::min(p.y, p.low) : p.y,
                 std::isfinite(p.high) ? std::max(p.y, p.high) : p.y);
    for (const Line& line : d.lines)  // level ones belong to the picture
        if (line.slope == 0 && std::isfinite(line.intercept) && !first)
            hold(left, line.intercept, line.intercept);
    const double width = right > left ? right - left : 1, height = high > low ? high - low : 1;
    constexpr double kMargin = 0.06;
    fit(d.rect->axis(QCPAxis::atBottom), left - kMargin * width, right + kMargin * width);
    fit(d.rect->axis(QCPAxis::atLeft), low - kMargin * height, high + kMargin * height);
}

QString NumberPlot::valueTextAt(const QPoint& position) const {
    const Impl& d = *m_impl;
    double x = 0;
    if (!inside(d.rect, position, x)) return {};
    const QPoint there = plot().mapFrom(this, position);
    double nearest = kNearEnough * kNearEnough;
    QString words;
    for (const auto* points : {&d.imagePoints, &d.meanPoints})
        for (const Point& p : *points) {
            const double dx = d.rect->axis(QCPAxis::atBottom)->coordToPixel(p.x) - there.x(),
                         dy = d.rect->axis(QCPAxis::atLeft)->coordToPixel(p.y) - there.y();
            if (dx * dx + dy * dy > nearest) continue;
            nearest = dx * dx + dy * dy;
            words = p.words;
        }
    return words;
}

QString NumberPlot::csv() const {
    QString text = QStringLiteral("x,y,low,high,kind\r\n");
    const auto number = [](double value) {
        return std::isfinite(value) ? QString::number(value, 'g', 10) : QString();
    };
    const auto rows = [&](const std::vector<Point>& points, const char* kind) {
        for (const Point& p : points)
            text += QStringLiteral("%1,%2,%3,%4,%5\r\n")
                        .arg(number(p.x), number(p.y), number(p.low), number(p.high), QLatin1String(kind));
    };
    rows(m_impl->imagePoints, "image");
    rows(m_impl->meanPoints, "mean");
    return text;
}

}  // namespace fovea::ui
