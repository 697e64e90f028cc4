#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "report/html_writer.h"

namespace fovea::report {

struct Axis {
    std::string label;  ///< with its unit
    double low = 0, high = 1;
    std::vector<double> ticks;
    int digits = 1;  ///< of the tick labels
};

/// Round steps (1, 2 or 5 times a power of ten), about five of them, that hold all
/// `values`; NaN is passed over. `wholeSteps`: no step below 1.
Axis axisAround(std::string label, const std::vector<double>& values, bool wholeSteps = false);

struct Series {
    std::string legend;
    std::vector<std::pair<double, double>> points;  ///< NaN breaks the line
    bool dots = false;                              ///< mark every point
    bool alone = false;  ///< a single point: marked larger, with its legend beside it and no line
};

/// One chart: lines told apart by colour (Okabe and Ito's, safe for colour vision
/// deficiencies) and by dashes, so that colour is never needed alone.
struct Chart {
    std::string title;        ///< what a screen reader says first
    std::string description;  ///< one sentence of what can be read from it
    Axis x, y;
    std::vector<Series> series;
    bool square = false;                                      ///< both axes equally long
    bool diagonal = false;                                    ///< the line of guessing
    std::optional<std::pair<double, std::string>> mark = {};  ///< a vertical line and its words
};

/// Inline SVG with its legend.
void writeChart(HtmlWriter& html, const Chart& chart);

}  // namespace fovea::report
