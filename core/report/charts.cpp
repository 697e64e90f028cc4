#include "report/charts.h"

#include <algorithm>
#include <cmath>

namespace fovea::report {
namespace {

constexpr const char* dashes[] = {"none", "9 4", "2 3", "10 3 2 3", "5 2", "1 4", "12 3 2 3 2 3", "6 6"};
constexpr int colours = 8;  // classes .s0 to .s7 of the style sheet

// One unit is one CSS pixel at full size.
constexpr double plotWidth = 380, leftMargin = 62, rightMargin = 18, topMargin = 22, bottomMargin = 52;

std::string coordinate(double value) {
    return markupNumber(value, 1);
}

/// From the values of a chart to the drawing's coordinates.
class Frame {
public:
    explicit Frame(const Chart& chart) : m_chart(chart), m_plotHeight(chart.square ? plotWidth : 240) {}
    double left() const { return leftMargin; }
    double right() const { return leftMargin + plotWidth; }
    double top() const { return topMargin; }
    double bottom() const { return topMargin + m_plotHeight; }
    double width() const { return right() + rightMargin; }
    double height() const { return bottom() + bottomMargin; }
    double x(double value) const { return left() + plotWidth * share(m_chart.x, value); }
    double y(double value) const { return bottom() - m_plotHeight * share(m_chart.y, value); }

private:
    static double share(const Axis& axis, double value) {
        return std::clamp((value - axis.low) / (axis.high - axis.low), 0.0, 1.0);
    }
    const Chart& m_chart;
    double m_plotHeight;
};

void writeLine(HtmlWriter& html, const std::string& kind, double x1, double y1, double x2, double y2) {
    html.empty("line", {{"class", kind},
                        {"x1", coordinate(x1)},
                        {"y1", coordinate(y1)},
                        {"x2", coordinate(x2)},
                        {"y2", coordinate(y2)}});
}

void writeWords(HtmlWriter& html, double x, double y, const char* anchor, const std::string& words,
                const char* kind = "tick") {
    html.element("text",
                 {{"class", kind}, {"x", coordinate(x)}, {"y", coordinate(y)}, {"text-anchor", anchor}},
                 words);
}

void writeAxes(HtmlWriter& html, const Chart& chart, const Frame& frame) {
    for (const double tick : chart.x.ticks) {
        writeLine(html, "grid", frame.x(tick), frame.top(), frame.x(tick), frame.bottom());
        writeWords(html, frame.x(tick), frame.bottom() + 18, "middle",
                   html.say().fixed(tick, chart.x.digits));
    }
    for (const double tick : chart.y.ticks) {
        writeLine(html, "grid", frame.left(), frame.y(tick), frame.right(), frame.y(tick));
        writeWords(html, frame.left() - 8, frame.y(tick) + 4, "end", html.say().fixed(tick, chart.y.digits));
    }
    writeLine(html, "axis", frame.left(), frame.bottom(), frame.right(), frame.bottom());
    writeLine(html, "axis", frame.left(), frame.top(), frame.left(), frame.bottom());

    writeWords(html, (frame.left() + frame.right()) / 2, frame.bottom() + 42, "middle", chart.x.label,
               "axis-label");
    const std::string middle = coordinate((frame.top() + frame.bottom()) / 2);
    html.element("text",
                 {{"class", "axis-label"},
                  {"text-anchor", "middle"},
                  {"transform", "translate(15 " + middle + ") rotate(-90)"}},
                 chart.y.label);
}

std::string pathOf(const Series& series, const Frame& frame) {
    std::string path;
    bool penDown = false;
    std::string last;
    for (const auto& [x, y] : series.points) {
        if (std::isnan(x) || std::isnan(y)) {
            penDown = false;
            continue;
        }
        const std::string point = coordinate(frame.x(x)) + " " + coordinate(frame.y(y));
        if (penDown && point == last) continue;  // thousands of ROC points share a tenth of a pixel
        path += (penDown ? "L" : "M") + point;
        penDown = true;
        last = point;
    }
    return path;
}

std::string seriesClass(std::size_t index) {
    return "series s" + std::to_string(index % colours);
}
const char* dashOf(std::size_t index) {
    return dashes[(index + index / colours) % std::size(dashes)];
}

/// Beside the mark of a series that is a single one: its colour alone would not do.
void writeName(HtmlWriter& html, const Series& series, const Frame& frame) {
    constexpr double kBeside = 9, kDown = 4;
    const double x = frame.x(series.points.front().first), y = frame.y(series.points.front().second);
    const bool inLeftHalf = x < (frame.left() + frame.right()) / 2;
    writeWords(html, inLeftHalf ? x + kBeside : x - kBeside, y + kDown, inLeftHalf ? "start" : "end",
               series.legend);
}

void writeSeries(HtmlWriter& html, const Series& series, std::size_t index, const Frame& frame) {
    const std::string path = pathOf(series, frame);
    if (path.empty()) return;
    if (!series.alone) {
        html.empty("path", {{"class", "casing"}, {"d", path}, {"stroke-dasharray", dashOf(index)}});
        html.empty("path", {{"class", seriesClass(index)}, {"d", path}, {"stroke-dasharray", dashOf(index)}});
    }
    if (!series.dots && !series.alone) return;
    for (const auto& [x, y] : series.points)
        if (!std::isnan(x) && !std::isnan(y))
            html.empty("circle", {{"class", "dot s" + std::to_string(index % colours)},
                                  {"cx", coordinate(frame.x(x))},
                                  {"cy", coordinate(frame.y(y))},
                                  {"r", series.alone ? "5" : "2.6"}});
    if (series.alone) writeName(html, series, frame);
}

void writeMark(HtmlWriter& html, const Chart& chart, const Frame& frame) {
    if (!chart.mark) return;
    const auto& [value, words] = *chart.mark;
    const double x = frame.x(value);
    writeLine(html, "mark", x, frame.top(), x, frame.bottom());
    const bool inLeftHalf = x < (frame.left() + frame.right()) / 2;
    writeWords(html, x, frame.top() - 7, inLeftHalf ? "start" : "end", words);
}

void writeLegend(HtmlWriter& html, const Chart& chart) {
    const auto list = html.open("ul", {{"class", "legend"}});
    const auto openSwatch = [&] {
        return html.open(
            "svg", {{"viewBox", "0 0 36 10"}, {"width", "36"}, {"height", "10"}, {"aria-hidden", "true"}});
    };
    const auto entry = [&](const std::string& kind, const char* dash, const std::string& words) {
        const auto item = html.open("li");
        {
            const auto swatch = openSwatch();
            if (kind != "chance")
                html.empty("path", {{"class", "casing"}, {"d", "M0 5L36 5"}, {"stroke-dasharray", dash}});
            html.empty("path", {{"class", kind}, {"d", "M0 5L36 5"}, {"stroke-dasharray", dash}});
        }
        html.element("span", words);
    };
    const auto dotEntry = [&](std::size_t i) {
        const auto item = html.open("li");
        {
            const auto swatch = openSwatch();
            html.empty(
                "circle",
                {{"class", "dot s" + std::to_string(i % colours)}, {"cx", "18"}, {"cy", "5"}, {"r", "4"}});
        }
        html.element("span", chart.series[i].legend);
    };
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
        const Series& series = chart.series[i];
        if (series.alone)
            dotEntry(i);
        else
            entry(seriesClass(i), dashOf(i), series.legend);
    }
    if (chart.diagonal) entry("chance", "4 4", html.say()(FOVEA_TEXT("Report", "guessing")));
}

}  // namespace

Axis axisAround(std::string label, const std::vector<double>& values, bool wholeSteps) {
    double low = HUGE_VAL, high = -HUGE_VAL;
    for (const double value : values) {
        if (!std::isfinite(value)) continue;
        low = std::min(low, value);
        high = std::max(high, value);
    }
    if (low > high) low = 0, high = 1;
    if (high - low <= 1e-9 * std::max(1.0, std::abs(high))) low -= 0.5, high += 0.5;

    const double rough = (high - low) / 5, power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = power;
    for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
        step = factor * power;
        if (step >= rough * 0.999) break;
    }
    if (wholeSteps) step = std::max(step, 1.0);

    Axis axis{
        std::move(label), std::floor(low / step + 1e-9) * step, std::ceil(high / step - 1e-9) * step, {}, 0};
    axis.digits = std::max(0, int(-std::floor(std::log10(step) + 1e-9)));
    const int steps = int(std::lround((axis.high - axis.low) / step));
    for (int i = 0; i <= steps; ++i) axis.ticks.push_back(axis.low + i * step);
    return axis;
}

void writeChart(HtmlWriter& html, const Chart& chart) {
    const Frame frame(chart);
    const auto figure = html.open("figure", {{"class", "chart"}});
    {
        const auto svg = html.open(
            "svg",
            {{"viewBox", "0 0 " + coordinate(frame.width()) + " " + coordinate(frame.height())},
             {"role", "img"},
             {"aria-label", html.say()(FOVEA_TEXT("Report", "{title}. {description}"),
                                       {{"title", chart.title}, {"description", chart.description}})}});
        writeAxes(html, chart, frame);
        if (chart.diagonal)
            writeLine(html, "chance", frame.left(), frame.bottom(), frame.right(), frame.top());
        for (std::size_t i = 0; i < chart.series.size(); ++i) writeSeries(html, chart.series[i], i, frame);
        writeMark(html, chart, frame);
    }
    const auto caption = html.open("figcaption");
    html.element("strong", chart.title);
    writeLegend(html, chart);
}

}  // namespace fovea::report
