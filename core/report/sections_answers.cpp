#include <algorithm>
#include <cmath>
#include <limits>

#include "report/charts.h"
#include "report/sections.h"

namespace fovea::report {
namespace {

constexpr int kDigits = 2;  // of numbers in their unit

std::string inUnit(double value, const std::string& unit, const Wording& say) {
    return say.fixed(value, kDigits) + (unit.empty() ? "" : "\u00a0" + unit);
}

std::string rangeText(const evaluation::Estimate& estimate, const Wording& say) {
    return say(FOVEA_TEXT("Report", "{low} to {high}"),
               {{"low", say.fixed(estimate.low, kDigits)}, {"high", say.fixed(estimate.high, kDigits)}});
}

/// The value alone where there is no interval.
std::string withInterval(const evaluation::Estimate& estimate, const std::string& value,
                         const std::string& interval, const Wording& say) {
    if (!hasInterval(estimate)) return value;
    return say(FOVEA_TEXT("Report", "{value} ({interval})"), {{"value", value}, {"interval", interval}});
}

/// "4.10 (3.52 to 4.71)".
std::string numberText(const evaluation::Estimate& estimate, const Wording& say) {
    return withInterval(estimate, say.fixed(estimate.value, kDigits), rangeText(estimate, say), say);
}

/// "0.912 (0.871 to 0.943)", or of a share in per cent.
std::string shortText(const evaluation::Estimate& estimate, bool asPercent, const Wording& say) {
    return withInterval(estimate, say.value(estimate.value, asPercent), say.interval(estimate, asPercent),
                        say);
}

/// A name of an axis or of a figure, with the unit of the number.
std::string ofAxis(const char* name, const std::string& unit, const Wording& say) {
    if (unit.empty()) return say(name);
    return say(FOVEA_TEXT("Report", "{name} ({unit})"), {{"name", say(name)}, {"unit", unit}});
}
std::string ofFigure(const char* name, const std::string& unit, const Wording& say) {
    if (unit.empty()) return say(name);
    return say(FOVEA_TEXT("Report", "{name}, {unit}"), {{"name", say(name)}, {"unit", unit}});
}

void writeHeadRow(HtmlWriter& html, const std::vector<const char*>& cells) {
    const auto head = html.open("thead");
    const auto row = html.open("tr");
    for (const char* const& cell : cells)
        html.element("th", {{"scope", "col"}, {"class", &cell == &cells.front() ? "" : "number"}},
                     *cell ? html.say()(cell) : "");
}

void writeRow(HtmlWriter& html, const std::vector<std::string>& cells) {
    const auto row = html.open("tr");
    html.element("th", {{"scope", "row"}}, cells.front());
    for (std::size_t i = 1; i < cells.size(); ++i) html.element("td", {{"class", "number"}}, cells[i]);
}

/// `head`: texts; the first may be empty.
void writeTable(HtmlWriter& html, const char* label, const std::vector<const char*>& head,
                const std::vector<std::vector<std::string>>& rows) {
    const auto wide = html.open(
        "div", {{"class", "wide"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", html.say()(label)}});
    const auto table = html.open("table");
    writeHeadRow(html, head);
    const auto body = html.open("tbody");
    for (const auto& row : rows) writeRow(html, row);
}

void writeCalibrationOfFindings(HtmlWriter& html, const AnswersResult& answers) {
    const Wording& say = html.say();
    std::vector<std::vector<std::string>> rows;
    for (std::size_t f = 0; f < answers.calibration.size(); ++f) {
        const evaluation::CalibrationFigures& c = answers.calibration[f];
        rows.push_back({answers.findings->each[f].finding, shortText(c.line.slope, false, say),
                        shortText(c.line.intercept, false, say), say.fixed(c.brier),
                        say.fixed(c.brierSkill)});
    }
    html.element("h3", say(FOVEA_TEXT("Report", "Calibration")));
    html.element("p", say(FOVEA_TEXT("Report",
                                     "Whether stated probabilities come true as often as they say: a slope "
                                     "of 1 is right, below 1 the network is too sure of itself; in the "
                                     "large, 0 is right.")));
    writeTable(
        html, FOVEA_TEXT("Report", "Calibration of each finding"),
        {FOVEA_TEXT("Report", "Finding"), FOVEA_TEXT("Report", "Slope"), FOVEA_TEXT("Report", "In the large"),
         FOVEA_TEXT("Report", "Brier score"), FOVEA_TEXT("Report", "Skill")},
        rows);
}

void writeFindings(HtmlWriter& html, const AnswersResult& answers) {
    const Wording& say = html.say();
    const evaluation::FindingsFigures& all = *answers.findings;
    html.element("p",
                 say(FOVEA_TEXT("Report",
                                "Each finding is judged on the images of which it is stated, at its own "
                                "threshold. In brackets: 95\u00a0% intervals, which know that images of one "
                                "patient are alike.")));
    const auto share = [&](const evaluation::Estimate& e) { return shortText(e, true, say); };
    const auto auc = [&](const evaluation::Estimate& e) { return shortText(e, false, say); };
    std::vector<std::vector<std::string>> rows;
    for (const evaluation::FindingFigures& f : all.each)
        rows.push_back({f.finding, say.grouped(f.images), say.grouped(f.withFinding), auc(f.auc),
                        say.fixed(f.at.threshold), share(f.at.sensitivity), share(f.at.specificity)});
    writeTable(
        html, FOVEA_TEXT("Report", "Findings"),
        {FOVEA_TEXT("Report", "Finding"), FOVEA_TEXT("Report", "Images (n)"), FOVEA_TEXT("Report", "with it"),
         FOVEA_TEXT("Report", "AUC"), FOVEA_TEXT("Report", "Threshold"), FOVEA_TEXT("Report", "Sensitivity"),
         FOVEA_TEXT("Report", "Specificity")},
        rows);
    if (answers.calibration.size() == all.each.size()) writeCalibrationOfFindings(html, answers);
    constexpr const char* kTogether = FOVEA_TEXT("Report", "All findings together");
    html.element("h3", say(kTogether));
    writeTable(html, kTogether,
               {"", FOVEA_TEXT("Report", "AUC"), FOVEA_TEXT("Report", "Sensitivity"),
                FOVEA_TEXT("Report", "Specificity")},
               {{say(FOVEA_TEXT("Report", "Mean over findings (macro)")), auc(all.macroAuc),
                 share(all.macroSensitivity), share(all.macroSpecificity)},
                {say(FOVEA_TEXT("Report", "Every statement once (micro)")), auc(all.microAuc),
                 share(all.microSensitivity), share(all.microSpecificity)}});
    if (all.imagesAllStated > 0)
        html.element("p", say(FOVEA_TEXT("Report",
                                         "Exact match: of {n|image|images} of which all findings are "
                                         "stated, every one is right in {share}."),
                              {{"n", all.imagesAllStated}, {"share", share(all.exactMatch)}}));
}

void writeRocOfFindings(HtmlWriter& html, const AnswersResult& answers) {
    const Wording& say = html.say();
    Chart chart{say(FOVEA_TEXT("Report", "ROC curve of each finding")),
                say(FOVEA_TEXT("Report", "The further to the upper left, the better.")),
                {},
                {},
                {}};
    const std::vector<double> ticks{0, 0.2, 0.4, 0.6, 0.8, 1};
    chart.x = {say(FOVEA_TEXT("Report", "1 − specificity: false alarms, share of images without it")), 0, 1,
               ticks, 1};
    chart.y = {say(FOVEA_TEXT("Report", "Sensitivity: share found")), 0, 1, ticks, 1};
    chart.square = chart.diagonal = true;
    for (const RocCurve& curve : answers.roc) {
        if (curve.points.empty()) continue;
        Series series{say(FOVEA_TEXT("Report", "{finding}: AUC {auc}"),
                          {{"finding", curve.className}, {"auc", shortText(curve.auc, false, say)}}),
                      {}};
        for (const auto& point : curve.points)
            series.points.emplace_back(point.falsePositiveRate, point.truePositiveRate);
        chart.series.push_back(std::move(series));
    }
    if (chart.series.empty()) return;
    html.element("h3", say(FOVEA_TEXT("Report", "ROC curves")));
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
    const Wording& say = html.say();
    const evaluation::NumberFigures& f = *answers.number;
    std::vector<std::pair<double, double>> points;
    std::vector<double> xs, ys{f.bias.value, f.limits.lower.value, f.limits.upper.value};
    for (const auto& [truth, predicted] : answers.pairs) {
        points.emplace_back((truth + predicted) / 2, predicted - truth);
        xs.push_back(points.back().first);
        ys.push_back(points.back().second);
    }
    if (points.empty()) return;
    Chart chart{
        say(FOVEA_TEXT("Report", "Bland-Altman plot: error against size")),
        say(FOVEA_TEXT("Report", "An image a dot; between the outer lines 95 of 100 errors are expected.")),
        axisAround(ofAxis(FOVEA_TEXT("Report", "Mean of prediction and reference"), answers.unit, say), xs),
        axisAround(ofAxis(FOVEA_TEXT("Report", "Prediction less reference"), answers.unit, say), ys),
        {dots(say(FOVEA_TEXT("Report", "images")), points)}};
    for (const auto& [name, at] : {std::pair{FOVEA_TEXT("Report", "bias"), f.bias.value},
                                   {FOVEA_TEXT("Report", "lower limit of agreement"), f.limits.lower.value},
                                   {FOVEA_TEXT("Report", "upper limit of agreement"), f.limits.upper.value}})
        if (std::isfinite(at)) chart.series.push_back({say(name), {{chart.x.low, at}, {chart.x.high, at}}});
    html.element("h3", say(FOVEA_TEXT("Report", "Limits of agreement")));
    writeChart(html, chart);
}

void writeCalibrationOfNumber(HtmlWriter& html, const AnswersResult& answers) {
    const Wording& say = html.say();
    const evaluation::NumberFigures& f = *answers.number;
    std::vector<std::pair<double, double>> points;
    std::vector<double> both;
    for (const evaluation::NumberBin& bin : f.bins) {
        points.emplace_back(bin.predicted, bin.truth.value);
        both.insert(both.end(), {bin.predicted, bin.truth.value});
    }
    if (points.size() < 2) return;
    Chart chart{say(FOVEA_TEXT("Report", "Calibration: reference against prediction")),
                say(FOVEA_TEXT("Report",
                               "Images of about the same prediction a dot. On the line predictions are right "
                               "on average.")),
                axisAround(ofAxis(FOVEA_TEXT("Report", "Prediction"), answers.unit, say), both),
                axisAround(ofAxis(FOVEA_TEXT("Report", "Reference, mean"), answers.unit, say), both),
                {dots(say(FOVEA_TEXT("Report", "images of about the same prediction")), points)}};
    chart.square = true;
    chart.series.push_back({say(FOVEA_TEXT("Report", "right on average")),
                            {{chart.x.low, chart.x.low}, {chart.x.high, chart.x.high}}});
    html.element("h3", say(FOVEA_TEXT("Report", "Calibration")));
    html.element("p",
                 say(FOVEA_TEXT("Report",
                                "Slope {slope}, intercept {intercept}; 1 and 0 are right. A slope below "
                                "1: predictions are too extreme."),
                     {{"slope", numberText(f.slope, say)}, {"intercept", numberText(f.intercept, say)}}));
    writeChart(html, chart);
}

void writeNumber(HtmlWriter& html, const AnswersResult& answers) {
    const Wording& say = html.say();
    const evaluation::NumberFigures& f = *answers.number;
    const auto row = [&](const char* name, const evaluation::Estimate& e, const std::string& unit) {
        return std::vector{ofFigure(name, unit, say), numberText(e, say), say.grouped(f.images)};
    };
    writeTable(html, FOVEA_TEXT("Report", "Figures"),
               {FOVEA_TEXT("Report", "Figure"), FOVEA_TEXT("Report", "Value (95\u00a0% interval)"),
                FOVEA_TEXT("Report", "Images (n)")},
               {row(FOVEA_TEXT("Report", "Mean absolute error (MAE)"), f.mae, answers.unit),
                row(FOVEA_TEXT("Report", "Root mean square error (RMSE)"), f.rmse, answers.unit),
                row(FOVEA_TEXT("Report", "Bias: prediction less reference"), f.bias, answers.unit),
                row(FOVEA_TEXT("Report", "Lower limit of agreement"), f.limits.lower, answers.unit),
                row(FOVEA_TEXT("Report", "Upper limit of agreement"), f.limits.upper, answers.unit),
                row(FOVEA_TEXT("Report", "R²: share of the variance that is explained"), f.r2, "")});
    if (answers.interval)
        html.element("p", say(FOVEA_TEXT("Report",
                                         "Predictions are stated with an interval of ± {width}, which was "
                                         "chosen to hold {level} of references; of these images it holds "
                                         "{share}."),
                              {{"width", inUnit(answers.interval->halfWidth, answers.unit, say)},
                               {"level", say.percent(answers.interval->level)},
                               {"share", shortText(f.covered, true, say)}}));
    writeAgreement(html, answers);
    writeCalibrationOfNumber(html, answers);
}

}  // namespace

std::vector<AnswerCard> answerCards(const AnswersResult& answers, const Wording& say) {
    const auto note = [&](const evaluation::Estimate& e, const std::string& interval, int images) {
        return say(hasInterval(e) ? FOVEA_TEXT("Report", "95\u00a0% interval {interval}; n\u00a0=\u00a0{n}")
                                  : FOVEA_TEXT("Report", "no interval can be given; n\u00a0=\u00a0{n}"),
                   {{"interval", interval}, {"n", images}});
    };
    if (answers.findings) {
        const evaluation::FindingsFigures& f = *answers.findings;
        int images = 0;
        for (const evaluation::FindingFigures& one : f.each) images = std::max(images, one.images);
        const auto card = [&](const char* name, const evaluation::Estimate& e, bool asPercent) {
            return AnswerCard{say(name), say.value(e.value, asPercent),
                              note(e, say.interval(e, asPercent), images)};
        };
        return {card(FOVEA_TEXT("Report", "AUC, mean over findings"), f.macroAuc, false),
                card(FOVEA_TEXT("Report", "Sensitivity, mean over findings"), f.macroSensitivity, true),
                card(FOVEA_TEXT("Report", "Specificity, mean over findings"), f.macroSpecificity, true)};
    }
    if (!answers.number) return {};
    const evaluation::NumberFigures& f = *answers.number;
    const auto card = [&](const char* name, const evaluation::Estimate& e, const std::string& unit) {
        return AnswerCard{say(name), inUnit(e.value, unit, say), note(e, rangeText(e, say), f.images)};
    };
    return {card(FOVEA_TEXT("Report", "Mean absolute error"), f.mae, answers.unit),
            card(FOVEA_TEXT("Report", "Bias"), f.bias, answers.unit),
            card(FOVEA_TEXT("Report", "R²"), f.r2, "")};
}

void writeAnswers(HtmlWriter& html, const AnswersResult& answers) {
    const Wording& say = html.say();
    html.element("p",
                 say(FOVEA_TEXT("Report", "The question: {question}."), {{"question", answers.question}}));
    if (answers.findings) {
        writeFindings(html, answers);
        writeRocOfFindings(html, answers);
    }
    if (answers.number) writeNumber(html, answers);
    if (answers.baseline.empty()) return;
    html.element("h3", say(FOVEA_TEXT("Report", "Compared with the baseline")));
    for (const std::string& sentence : answers.baseline) html.element("p", sentence);
}

}  // namespace fovea::report
