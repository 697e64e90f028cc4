#include <algorithm>
#include <cmath>
#include <limits>

#include "report/charts.h"
#include "report/format.h"
#include "report/sections.h"

namespace fovea::report {
namespace {

constexpr int kDigits = 2;  // of numbers in their unit

std::string inUnit(double value, const std::string& unit) {
    return fixed(value, kDigits) + (unit.empty() ? "" : "\u00a0" + unit);
}

/// "4.10 (3.52 to 4.71)"; without an interval the value alone.
std::string numberText(const evaluation::Estimate& estimate) {
    if (!hasInterval(estimate)) return fixed(estimate.value, kDigits);
    return fixed(estimate.value, kDigits) + " (" + fixed(estimate.low, kDigits) + " to " +
           fixed(estimate.high, kDigits) + ")";
}

/// "0.912 (0.871 to 0.943)", or of a share in per cent.
std::string shortText(const evaluation::Estimate& estimate, bool asPercent) {
    const std::string value = valueText(estimate.value, asPercent);
    return hasInterval(estimate) ? value + " (" + intervalText(estimate, asPercent) + ")" : value;
}

void writeHeadRow(HtmlWriter& html, const std::vector<std::string>& cells) {
    const auto head = html.open("thead");
    const auto row = html.open("tr");
    for (const std::string& cell : cells)
        html.element("th", {{"scope", "col"}, {"class", &cell == &cells.front() ? "" : "number"}}, cell);
}

void writeRow(HtmlWriter& html, const std::vector<std::string>& cells) {
    const auto row = html.open("tr");
    html.element("th", {{"scope", "row"}}, cells.front());
    for (std::size_t i = 1; i < cells.size(); ++i) html.element("td", {{"class", "number"}}, cells[i]);
}

void writeTable(HtmlWriter& html, const std::string& label, const std::vector<std::string>& head,
                const std::vector<std::vector<std::string>>& rows) {
    const auto wide =
        html.open("div", {{"class", "wide"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", label}});
    const auto table = html.open("table");
    writeHeadRow(html, head);
    const auto body = html.open("tbody");
    for (const auto& row : rows) writeRow(html, row);
}

void writeCalibrationOfFindings(HtmlWriter& html, const AnswersResult& answers) {
    std::vector<std::vector<std::string>> rows;
    for (std::size_t f = 0; f < answers.calibration.size(); ++f) {
        const evaluation::CalibrationFigures& c = answers.calibration[f];
        rows.push_back({answers.findings->each[f].finding, shortText(c.line.slope, false),
                        shortText(c.line.intercept, false), fixed(c.brier), fixed(c.brierSkill)});
    }
    html.element("h3", "Calibration");
    html.element(
        "p",
        "Whether stated probabilities come true as often as they say: a slope of 1 is right, below 1 "
        "the network is too sure of itself; in the large, 0 is right.");
    writeTable(html, "Calibration of each finding",
               {"Finding", "Slope", "In the large", "Brier score", "Skill"}, rows);
}

void writeFindings(HtmlWriter& html, const AnswersResult& answers) {
    const evaluation::FindingsFigures& all = *answers.findings;
    html.element("p",
                 "Each finding is judged on the images of which it is stated, at its own threshold. In "
                 "brackets: 95\u00a0% intervals, which know that images of one patient are alike.");
    std::vector<std::vector<std::string>> rows;
    for (const evaluation::FindingFigures& f : all.each)
        rows.push_back({f.finding, grouped(f.images), grouped(f.withFinding), shortText(f.auc, false),
                        fixed(f.at.threshold), shortText(f.at.sensitivity, true),
                        shortText(f.at.specificity, true)});
    writeTable(html, "Findings",
               {"Finding", "Images (n)", "with it", "AUC", "Threshold", "Sensitivity", "Specificity"}, rows);
    if (answers.calibration.size() == all.each.size()) writeCalibrationOfFindings(html, answers);
    html.element("h3", "All findings together");
    writeTable(html, "All findings together", {"", "AUC", "Sensitivity", "Specificity"},
               {{"Mean over findings (macro)", shortText(all.macroAuc, false),
                 shortText(all.macroSensitivity, true), shortText(all.macroSpecificity, true)},
                {"Every statement once (micro)", shortText(all.microAuc, false),
                 shortText(all.microSensitivity, true), shortText(all.microSpecificity, true)}});
    if (all.imagesAllStated > 0)
        html.element("p", "Exact match: of " + counted(all.imagesAllStated, "image", "images") +
                              " of which all findings are stated, every one is right in " +
                              shortText(all.exactMatch, true) + ".");
}

void writeRocOfFindings(HtmlWriter& html, const AnswersResult& answers) {
    Chart chart{"ROC curve of each finding", "The further to the upper left, the better.", {}, {}, {}};
    const std::vector<double> ticks{0, 0.2, 0.4, 0.6, 0.8, 1};
    chart.x = {"1 − specificity: false alarms, share of images without it", 0, 1, ticks, 1};
    chart.y = {"Sensitivity: share found", 0, 1, ticks, 1};
    chart.square = chart.diagonal = true;
    for (const RocCurve& curve : answers.roc) {
        if (curve.points.empty()) continue;
        Series series{curve.className + ": AUC " + shortText(curve.auc, false), {}};
        for (const auto& point : curve.points)
            series.points.emplace_back(point.falsePositiveRate, point.truePositiveRate);
        chart.series.push_back(std::move(series));
    }
    if (chart.series.empty()) return;
    html.element("h3", "ROC curves");
    writeChart(html, chart);
}

/// Dots without a line between them.
Series dots(std::string legend, const std::vector<std::pair<double, double>>& points) {
    constexpr double kBreak = std::numeric_limits<double>::quiet_NaN();
    Series series{std::move(legend), {}, true};
    for (const auto& point : points) {
        series.points.push_back(point);
        series.points.emplace_back(kBreak, kBreak);
    }
    return series;
}

void writeAgreement(HtmlWriter& html, const AnswersResult& answers) {
    const evaluation::NumberFigures& f = *answers.number;
    const std::string unit = answers.unit.empty() ? "" : " (" + answers.unit + ")";
    std::vector<std::pair<double, double>> points;
    std::vector<double> xs, ys{f.bias.value, f.limits.lower.value, f.limits.upper.value};
    for (const auto& [truth, predicted] : answers.pairs) {
        points.emplace_back((truth + predicted) / 2, predicted - truth);
        xs.push_back(points.back().first);
        ys.push_back(points.back().second);
    }
    if (points.empty()) return;
    Chart chart{"Bland-Altman plot: error against size",
                "An image a dot; between the outer lines 95 of 100 errors are expected.",
                axisAround("Mean of prediction and reference" + unit, xs),
                axisAround("Prediction less reference" + unit, ys),
                {dots("images", points)}};
    for (const auto& [name, at] : {std::pair{"bias", f.bias.value},
                                   {"lower limit of agreement", f.limits.lower.value},
                                   {"upper limit of agreement", f.limits.upper.value}})
        if (std::isfinite(at)) chart.series.push_back({name, {{chart.x.low, at}, {chart.x.high, at}}});
    html.element("h3", "Limits of agreement");
    writeChart(html, chart);
}

void writeCalibrationOfNumber(HtmlWriter& html, const AnswersResult& answers) {
    const evaluation::NumberFigures& f = *answers.number;
    const std::string unit = answers.unit.empty() ? "" : " (" + answers.unit + ")";
    std::vector<std::pair<double, double>> points;
    std::vector<double> both;
    for (const evaluation::NumberBin& bin : f.bins) {
        points.emplace_back(bin.predicted, bin.truth.value);
        both.insert(both.end(), {bin.predicted, bin.truth.value});
    }
    if (points.size() < 2) return;
    Chart chart{"Calibration: reference against prediction",
                "Images of about the same prediction a dot. On the line predictions are right on average.",
                axisAround("Prediction" + unit, both),
                axisAround("Reference, mean" + unit, both),
                {dots("images of about the same prediction", points)}};
    chart.square = true;
    chart.series.push_back({"right on average", {{chart.x.low, chart.x.low}, {chart.x.high, chart.x.high}}});
    html.element("h3", "Calibration");
    html.element("p", "Slope " + numberText(f.slope) + ", intercept " + numberText(f.intercept) +
                          "; 1 and 0 are right. A slope below 1: predictions are too extreme.");
    writeChart(html, chart);
}

void writeNumber(HtmlWriter& html, const AnswersResult& answers) {
    const evaluation::NumberFigures& f = *answers.number;
    const std::string images = grouped(f.images);
    const std::string unit = answers.unit.empty() ? "" : ", " + answers.unit;
    writeTable(html, "Figures", {"Figure", "Value (95\u00a0% interval)", "Images (n)"},
               {{"Mean absolute error (MAE)" + unit, numberText(f.mae), images},
                {"Root mean square error (RMSE)" + unit, numberText(f.rmse), images},
                {"Bias: prediction less reference" + unit, numberText(f.bias), images},
                {"Lower limit of agreement" + unit, numberText(f.limits.lower), images},
                {"Upper limit of agreement" + unit, numberText(f.limits.upper), images},
                {"R²: share of the variance that is explained", numberText(f.r2), images}});
    if (answers.interval)
        html.element("p", "Predictions are stated with an interval of ± " +
                              inUnit(answers.interval->halfWidth, answers.unit) +
                              ", which was chosen to hold " + percent(answers.interval->level) +
                              " of references; of these images it holds " + shortText(f.covered, true) + ".");
    writeAgreement(html, answers);
    writeCalibrationOfNumber(html, answers);
}

}  // namespace

std::vector<AnswerCard> answerCards(const AnswersResult& answers) {
    const auto note = [](const evaluation::Estimate& e, const std::string& interval, int images) {
        return (hasInterval(e) ? "95\u00a0% interval " + interval : std::string("no interval can be given")) +
               "; n\u00a0=\u00a0" + grouped(images);
    };
    if (answers.findings) {
        const evaluation::FindingsFigures& f = *answers.findings;
        int images = 0;
        for (const evaluation::FindingFigures& one : f.each) images = std::max(images, one.images);
        const auto card = [&](const char* name, const evaluation::Estimate& e, bool asPercent) {
            return AnswerCard{name, valueText(e.value, asPercent),
                              note(e, intervalText(e, asPercent), images)};
        };
        return {card("AUC, mean over findings", f.macroAuc, false),
                card("Sensitivity, mean over findings", f.macroSensitivity, true),
                card("Specificity, mean over findings", f.macroSpecificity, true)};
    }
    if (!answers.number) return {};
    const evaluation::NumberFigures& f = *answers.number;
    const auto card = [&](const char* name, const evaluation::Estimate& e, const std::string& unit) {
        return AnswerCard{name, inUnit(e.value, unit),
                          note(e, fixed(e.low, kDigits) + " to " + fixed(e.high, kDigits), f.images)};
    };
    return {card("Mean absolute error", f.mae, answers.unit), card("Bias", f.bias, answers.unit),
            card("R²", f.r2, "")};
}

void writeAnswers(HtmlWriter& html, const AnswersResult& answers) {
    html.element("p", "The question: " + answers.question + ".");
    if (answers.findings) {
        writeFindings(html, answers);
        writeRocOfFindings(html, answers);
    }
    if (answers.number) writeNumber(html, answers);
    if (answers.baseline.empty()) return;
    html.element("h3", "Compared with the baseline");
    for (const std::string& sentence : answers.baseline) html.element("p", sentence);
}

}  // namespace fovea::report
