#include <cmath>

#include "dataset/units.h"
#include "report/charts.h"
#include "report/format.h"
#include "report/sections.h"

namespace fovea::report {
namespace {

void writeRow(HtmlWriter& html, const std::string& name, const std::string& where, double threshold,
              const std::vector<evaluation::Estimate>& figures) {
    const auto row = html.open("tr");
    html.element("th", {{"scope", "row"}}, name);
    html.element("td", where);
    html.element("td", {{"class", "number value"}}, fixed(threshold));
    for (const evaluation::Estimate& e : figures)
        html.element("td", {{"class", "number"}}, valueAndInterval(e, true));
}

}  // namespace

std::string countedUnits(std::int64_t number, const ResultSection& results) {
    dataset::AnswerUnit unit = dataset::AnswerUnit::image;
    dataset::answerUnitFromName(results.answerUnit, unit);
    return counted(number, dataset::answerUnitName(unit), dataset::answerUnitsName(unit));
}

std::string chosenText(const ResultSection& results) {
    using Rule = evaluation::ThresholdRule;
    const evaluation::Thresholds& t = results.thresholds;
    std::string text;
    switch (t.rule.kind) {
        case Rule::standard:
            text =
                "No operating point was chosen: a class is called from a probability of 0.5 on, which was "
                "fixed before any image was seen.";
            break;
        case Rule::youden:
            text = "The operating point has the highest sum of sensitivity and specificity (Youden)";
            break;
        case Rule::sensitivity:
            text = "The operating point is the highest threshold with a sensitivity of at least " +
                   percent(t.rule.value);
            break;
        case Rule::specificity:
            text = "The operating point is the lowest threshold with a specificity of at least " +
                   percent(t.rule.value);
            break;
        case Rule::harm:
            text = "The operating point has the highest net benefit where a miss is as bad as " +
                   fixed(t.rule.value, t.rule.value == std::floor(t.rule.value) ? 0 : 2) + " false alarms";
            break;
        case Rule::byHand:
            text = "The operating point was set by hand";
            break;
    }
    if (t.rule.kind != Rule::standard) {
        text += t.chosenOn.part == "out_of_fold" ? ", on images that were held out in turn: "
                : t.chosenOn.part.empty()        ? "."
                                                 : ", on the validation images: ";
        if (!t.chosenOn.part.empty()) {
            text += countedUnits(t.chosenOn.images, results);
            if (t.chosenOn.patients == 0)
                text += ", patients unknown";
            else if (results.answerUnit != dataset::answerUnitName(dataset::AnswerUnit::patient))
                text += " of " + counted(t.chosenOn.patients, "patient", "patients");
            text += ".";
        }
    }
    if (t.afterTest)
        text += results.split == "external"
                    ? " It was chosen after the adapter's own test images had been seen, which none of these "
                      "images is."
                    : " It was chosen after the test images had been seen: figures of these at this point "
                      "are too good.";
    return text;
}

std::vector<std::string> cautionsOfPoint(const ResultSection& results) {
    std::vector<std::string> out;
    // Images of another source have chosen nothing.
    if (results.thresholds.afterTest && results.split != "external")
        out.push_back(
            "The operating point was chosen after the test images had been seen: sensitivity and specificity "
            "at "
            "it are too good.");
    if (results.classNames.size() == 2 && !results.positiveKnown)
        out.push_back("Nobody has said which class is the finding. Sensitivity is that of “" +
                      results.classNames[std::size_t(results.positive)] +
                      "”, by the order of the names alone.");
    return out;
}

void writePoint(HtmlWriter& html, const ResultSection& results, const std::string& images) {
    const evaluation::Thresholds& t = results.thresholds;
    if (t.points.empty() || results.atThreshold.size() != t.points.size()) return;
    html.element("h3", "Operating point");
    html.element("p", chosenText(results));
    {
        const auto wide = html.open("div", {{"class", "wide"},
                                            {"tabindex", "0"},
                                            {"role", "region"},
                                            {"aria-label", "Figures at the operating point"}});
        const auto table = html.open("table");
        {
            const auto head = html.open("thead");
            const auto row = html.open("tr");
            for (const char* name : {"Class", "Images"}) html.element("th", {{"scope", "col"}}, name);
            for (const char* name : {"Threshold", "Sensitivity", "Specificity"})
                html.element("th", {{"scope", "col"}, {"class", "number"}}, name);
            if (results.prevalence)
                for (const char* name : {"PPV", "NPV"})
                    html.element("th", {{"scope", "col"}, {"class", "number"}}, name);
        }
        const auto body = html.open("tbody");
        for (std::size_t i = 0; i < t.points.size(); ++i) {
            const evaluation::OperatingPoint& point = t.points[i];
            const evaluation::PointFigures& here = results.atThreshold[i];
            if (!t.chosenOn.part.empty() && results.split != "val") {
                std::vector<evaluation::Estimate> then{point.sensitivity, point.specificity};
                if (results.prevalence) then.resize(4);
                writeRow(html, point.className,
                         t.chosenOn.part == "val" ? "validation, where it was chosen"
                                                  : "held out in turn, where it was chosen",
                         point.value, then);
            }
            std::vector<evaluation::Estimate> now{here.sensitivity, here.specificity};
            if (results.prevalence) now.insert(now.end(), {here.ppv, here.npv});
            writeRow(html, point.className, images, point.value, now);
        }
    }
    if (results.prevalence)
        html.element("p", {{"class", "soft"}},
                     "PPV and NPV among people of whom " + percent(*results.prevalence) +
                         " have the finding, as was stated.");
}

void writeCalibration(HtmlWriter& html, const ResultSection& results, const std::string& images) {
    if (!results.calibration) return;
    const CalibrationResult& c = *results.calibration;
    const auto figures = [&](const evaluation::CalibrationFigures& f) {
        std::string text = "slope " + estimateText(f.line.slope, false, results.confidence);
        if (!std::isnan(f.line.intercept.value))
            text += "; in the large " + estimateText(f.line.intercept, false, results.confidence);
        return text + "; Brier score " + fixed(f.brier) + ", skill " + fixed(f.brierSkill) +
               "; expected calibration error " + fixed(f.ece) + "; log loss " + fixed(f.logLoss);
    };
    html.element("h3", "Calibration");
    html.element(
        "p",
        "Whether stated probabilities come true as often as they say. A slope of 1 is right, below 1 the "
        "network is too sure of itself; in the large, 0 is right. A skill above 0 is better than stating "
        "the share of each class for every image. The calibration error is without what chance makes of it.");
    const auto list = html.open("dl");
    html.element("dt", "On " + images + " images");
    html.element("dd", figures(c.stated));
    if (c.temperature != 1 || c.biases) {
        html.element("dt", "As the network says it");
        html.element("dd", figures(c.before));
        html.element("dt", "Correction");
        html.element(
            "dd", "temperature " + fixed(c.temperature, 2) + (c.biases ? ", and a bias for each class" : "") +
                      ", fitted on images that the network had not learned from; the AUC is that of the "
                      "network itself");
    }
}

void writeReliability(HtmlWriter& html, const ResultSection& results) {
    if (!results.calibration || results.calibration->bins.empty()) return;
    const std::vector<double> ticks{0, 0.2, 0.4, 0.6, 0.8, 1};
    Chart chart;
    chart.title = "Reliability diagram";
    chart.description = "Stated probability against how often it came true; on the diagonal both agree.";
    chart.x = {"Stated probability", 0, 1, ticks, 1};
    chart.y = {"How often it came true", 0, 1, ticks, 1};
    chart.square = chart.diagonal = true;
    Series observed{"images", {}, true}, low{"95\u00a0% interval, lower end", {}},
        high{"95\u00a0% interval, upper end", {}};
    for (const evaluation::ReliabilityBin& bin : results.calibration->bins) {
        observed.points.emplace_back(bin.stated, bin.observed.value);
        low.points.emplace_back(bin.stated, bin.observed.low);
        high.points.emplace_back(bin.stated, bin.observed.high);
    }
    chart.series = {std::move(observed), std::move(low), std::move(high)};
    writeChart(html, chart);
}

}  // namespace fovea::report
