#include <cmath>

#include "dataset/question.h"
#include "report/charts.h"
#include "report/sections.h"

namespace fovea::report {
namespace {

/// How the images are called that figures are of.
struct SplitTexts {
    const char *part, *onImages;
};
SplitTexts splitTexts(const std::string& split) {
    if (split == "test") return {FOVEA_TEXT("Report", "test"), FOVEA_TEXT("Report", "On test images")};
    if (split == "external")
        return {FOVEA_TEXT("Report", "external"), FOVEA_TEXT("Report", "On external images")};
    if (split == "val")
        return {FOVEA_TEXT("Report", "validation"), FOVEA_TEXT("Report", "On validation images")};
    return {FOVEA_TEXT("Report", "training"), FOVEA_TEXT("Report", "On training images")};
}

/// A sentence without its full stop.
std::string ruleText(const evaluation::OperatingRule& rule, const Wording& say) {
    using Rule = evaluation::ThresholdRule;
    switch (rule.kind) {
        case Rule::youden:
            return say(FOVEA_TEXT(
                "Report", "The operating point has the highest sum of sensitivity and specificity (Youden)"));
        case Rule::sensitivity:
            return say(
                FOVEA_TEXT(
                    "Report",
                    "The operating point is the highest threshold with a sensitivity of at least {share}"),
                {{"share", say.percent(rule.value)}});
        case Rule::specificity:
            return say(
                FOVEA_TEXT(
                    "Report",
                    "The operating point is the lowest threshold with a specificity of at least {share}"),
                {{"share", say.percent(rule.value)}});
        case Rule::harm:
            return say(rule.value == 1
                           ? FOVEA_TEXT("Report",
                                        "The operating point has the highest net benefit where a miss is as "
                                        "bad as one false alarm")
                           : FOVEA_TEXT("Report",
                                        "The operating point has the highest net benefit where a miss is as "
                                        "bad as {number} false alarms"),
                       {{"number", say.fixed(rule.value, rule.value == std::floor(rule.value) ? 0 : 2)}});
        case Rule::byHand:
            return say(FOVEA_TEXT("Report", "The operating point was set by hand"));
        case Rule::standard:
            break;
    }
    return say(FOVEA_TEXT("Report",
                          "No operating point was chosen: a class is called from a probability of 0.5 on, "
                          "which was fixed before any image was seen"));
}

/// What has one answer, and of how many patients.
std::string countsText(const evaluation::ChosenOn& on, const ResultSection& results, const Wording& say) {
    struct Texts {
        const char *unknown, *known;
    };
    constexpr Texts kOf[] = {{FOVEA_TEXT("Report", "{n|image|images}, patients unknown"),
                              FOVEA_TEXT("Report", "{n|image|images} of {patients|patient|patients}")},
                             {FOVEA_TEXT("Report", "{n|study|studies}, patients unknown"),
                              FOVEA_TEXT("Report", "{n|study|studies} of {patients|patient|patients}")},
                             {FOVEA_TEXT("Report", "{n|patient|patients}, patients unknown"),
                              FOVEA_TEXT("Report", "{n|patient|patients}")}};  // as dataset::AnswerUnit
    dataset::AnswerUnit unit = dataset::AnswerUnit::image;
    dataset::answerUnitFromName(results.answerUnit, unit);
    const Texts& texts = kOf[std::size_t(unit)];
    return say(on.patients == 0 ? texts.unknown : texts.known, {{"n", on.images}, {"patients", on.patients}});
}

void writeRow(HtmlWriter& html, const std::string& name, const std::string& where, double threshold,
              const std::vector<evaluation::Estimate>& figures) {
    const Wording& say = html.say();
    const auto row = html.open("tr");
    html.element("th", {{"scope", "row"}}, name);
    html.element("td", where);
    html.element("td", {{"class", "number value"}}, say.fixed(threshold));
    for (const evaluation::Estimate& e : figures)
        html.element("td", {{"class", "number"}}, say.valueAndInterval(e, true));
}

void writePointHead(HtmlWriter& html, bool withPredictiveValues) {
    const Wording& say = html.say();
    const auto head = html.open("thead");
    const auto row = html.open("tr");
    for (const char* name : {FOVEA_TEXT("Report", "Class"), FOVEA_TEXT("Report", "Images")})
        html.element("th", {{"scope", "col"}}, say(name));
    for (const char* name : {FOVEA_TEXT("Report", "Threshold"), FOVEA_TEXT("Report", "Sensitivity"),
                             FOVEA_TEXT("Report", "Specificity")})
        html.element("th", {{"scope", "col"}, {"class", "number"}}, say(name));
    if (!withPredictiveValues) return;
    for (const char* name : {FOVEA_TEXT("Report", "PPV"), FOVEA_TEXT("Report", "NPV")})
        html.element("th", {{"scope", "col"}, {"class", "number"}}, say(name));
}

std::string calibrationText(const evaluation::CalibrationFigures& f, double confidence, const Wording& say) {
    const bool both = !std::isnan(f.line.intercept.value);
    return say(both ? FOVEA_TEXT("Report",
                                 "slope {slope}; in the large {large}; Brier score {brier}, skill {skill}; "
                                 "expected calibration error {ece}; log loss {loss}")
                    : FOVEA_TEXT("Report",
                                 "slope {slope}; Brier score {brier}, skill {skill}; expected calibration "
                                 "error {ece}; log loss {loss}"),
               {{"slope", estimateText(f.line.slope, false, confidence, say)},
                {"large", both ? estimateText(f.line.intercept, false, confidence, say) : std::string()},
                {"brier", say.fixed(f.brier)},
                {"skill", say.fixed(f.brierSkill)},
                {"ece", say.fixed(f.ece)},
                {"loss", say.fixed(f.logLoss)}});
}

}  // namespace

std::string chosenText(const ResultSection& results, const Wording& say) {
    const evaluation::Thresholds& t = results.thresholds;
    const std::string& part = t.chosenOn.part;
    const bool onNone = t.rule.kind == evaluation::ThresholdRule::standard || part.empty();
    std::string text =
        say(onNone ? FOVEA_TEXT("Report", "{rule}.")
            : part == "out_of_fold"
                ? FOVEA_TEXT("Report", "{rule}, on images that were held out in turn: {images}.")
                : FOVEA_TEXT("Report", "{rule}, on the validation images: {images}."),
            {{"rule", ruleText(t.rule, say)}, {"images", countsText(t.chosenOn, results, say)}});
    if (t.afterTest)
        text += " " + say(results.split == "external"
                              ? FOVEA_TEXT("Report",
                                           "It was chosen after the adapter's own test images had been seen, "
                                           "which none of these images is.")
                              : FOVEA_TEXT("Report",
                                           "It was chosen after the test images had been seen: figures of "
                                           "these at this point are too good."));
    return text;
}

std::vector<std::string> cautionsOfPoint(const ResultSection& results, const Wording& say) {
    std::vector<std::string> out;
    // Images of another source have chosen nothing.
    if (results.thresholds.afterTest && results.split != "external")
        out.push_back(say(FOVEA_TEXT("Report",
                                     "The operating point was chosen after the test images had been seen: "
                                     "sensitivity and specificity at it are too good.")));
    if (results.classNames.size() == 2 && !results.positiveKnown)
        out.push_back(say(FOVEA_TEXT("Report",
                                     "Nobody has said which class is the finding. Sensitivity is that of "
                                     "“{class}”, by the order of the names alone."),
                          {{"class", results.classNames[std::size_t(results.positive)]}}));
    return out;
}

void writePoint(HtmlWriter& html, const ResultSection& results) {
    const evaluation::Thresholds& t = results.thresholds;
    if (t.points.empty() || results.atThreshold.size() != t.points.size()) return;
    const Wording& say = html.say();
    html.element("h3", say(FOVEA_TEXT("Report", "Operating point")));
    html.element("p", chosenText(results, say));
    {
        const auto wide =
            html.open("div", {{"class", "wide"},
                              {"tabindex", "0"},
                              {"role", "region"},
                              {"aria-label", say(FOVEA_TEXT("Report", "Figures at the operating point"))}});
        const auto table = html.open("table");
        writePointHead(html, results.prevalence.has_value());
        const auto body = html.open("tbody");
        for (std::size_t i = 0; i < t.points.size(); ++i) {
            const evaluation::OperatingPoint& point = t.points[i];
            const evaluation::PointFigures& here = results.atThreshold[i];
            if (!t.chosenOn.part.empty() && results.split != "val") {
                std::vector<evaluation::Estimate> then{point.sensitivity, point.specificity};
                if (results.prevalence) then.resize(4);
                writeRow(html, point.className,
                         say(t.chosenOn.part == "val"
                                 ? FOVEA_TEXT("Report", "validation, where it was chosen")
                                 : FOVEA_TEXT("Report", "held out in turn, where it was chosen")),
                         point.value, then);
            }
            std::vector<evaluation::Estimate> now{here.sensitivity, here.specificity};
            if (results.prevalence) now.insert(now.end(), {here.ppv, here.npv});
            writeRow(html, point.className, say(splitTexts(results.split).part), point.value, now);
        }
    }
    if (results.prevalence)
        html.element("p", {{"class", "soft"}},
                     say(FOVEA_TEXT("Report",
                                    "PPV and NPV among people of whom {share} have the finding, as was "
                                    "stated."),
                         {{"share", say.percent(*results.prevalence)}}));
}

void writeCalibration(HtmlWriter& html, const ResultSection& results) {
    if (!results.calibration) return;
    const Wording& say = html.say();
    const CalibrationResult& c = *results.calibration;
    html.element("h3", say(FOVEA_TEXT("Report", "Calibration")));
    html.element(
        "p",
        say(FOVEA_TEXT(
            "Report",
            "Whether stated probabilities come true as often as they say. A slope of 1 is right, below 1 the "
            "network is too sure of itself; in the large, 0 is right. A skill above 0 is better than stating "
            "the share of each class for every image. The calibration error is without what chance makes of "
            "it.")));
    const auto list = html.open("dl");
    html.element("dt", say(splitTexts(results.split).onImages));
    html.element("dd", calibrationText(c.stated, results.confidence, say));
    if (c.temperature == 1 && !c.biases) return;
    html.element("dt", say(FOVEA_TEXT("Report", "As the network says it")));
    html.element("dd", calibrationText(c.before, results.confidence, say));
    html.element("dt", say(FOVEA_TEXT("Report", "Correction")));
    html.element("dd",
                 say(c.biases ? FOVEA_TEXT("Report",
                                           "temperature {temperature}, and a bias for each class, fitted on "
                                           "images that the network had not learned from; the AUC is that "
                                           "of the network itself")
                              : FOVEA_TEXT("Report",
                                           "temperature {temperature}, fitted on images that the network "
                                           "had not learned from; the AUC is that of the network itself"),
                     {{"temperature", say.fixed(c.temperature, 2)}}));
}

void writeReliability(HtmlWriter& html, const ResultSection& results) {
    if (!results.calibration || results.calibration->bins.empty()) return;
    const Wording& say = html.say();
    const std::vector<double> ticks{0, 0.2, 0.4, 0.6, 0.8, 1};
    Chart chart;
    chart.title = say(FOVEA_TEXT("Report", "Reliability diagram"));
    chart.description = say(FOVEA_TEXT(
        "Report", "Stated probability against how often it came true; on the diagonal both agree."));
    chart.x = {say(FOVEA_TEXT("Report", "Stated probability")), 0, 1, ticks, 1};
    chart.y = {say(FOVEA_TEXT("Report", "How often it came true")), 0, 1, ticks, 1};
    chart.square = chart.diagonal = true;
    Series observed{say(FOVEA_TEXT("Report", "images")), {}, true},
        low{say(FOVEA_TEXT("Report", "95\u00a0% interval, lower end")), {}},
        high{say(FOVEA_TEXT("Report", "95\u00a0% interval, upper end")), {}};
    for (const evaluation::ReliabilityBin& bin : results.calibration->bins) {
        observed.points.emplace_back(bin.stated, bin.observed.value);
        low.points.emplace_back(bin.stated, bin.observed.low);
        high.points.emplace_back(bin.stated, bin.observed.high);
    }
    chart.series = {std::move(observed), std::move(low), std::move(high)};
    writeChart(html, chart);
}

}  // namespace fovea::report
