#include "answers_json.h"

#include <cmath>
#include <cstdio>
#include <sstream>

#include "dataset/units.h"
#include "evaluation/estimate_json.h"
#include "evaluation_json.h"
#include "runs/baseline.h"
#include "runs/judge_answers.h"

namespace fovea::cli {

using evaluation::Estimate;
using nlohmann::json;

namespace {

/// What a run or a split has is said once, above the findings.
json findingJson(const runs::Evaluation& finding) {
    if (finding.samples.empty()) return {{"n", 0}};
    json document = toJson(finding);
    for (const char* key : {"problems", "run", "split", "test_looks", "counted", "question", "kind",
                            "ordinal", "patients_known", "prevalence"})
        document.erase(key);
    document["with_finding"] = finding.atThreshold.front().counts.positives();
    return document;
}

json averagesJson(const runs::Evaluation& e) {
    const evaluation::FindingsFigures& f = *e.together;
    const auto three = [](const Estimate& auc, const Estimate& sensitivity, const Estimate& specificity) {
        return json{
            {"auc", toJson(auc)}, {"sensitivity", toJson(sensitivity)}, {"specificity", toJson(specificity)}};
    };
    return {{"macro", three(f.macroAuc, f.macroSensitivity, f.macroSpecificity)},
            {"micro", three(f.microAuc, f.microSensitivity, f.microSpecificity)},
            {"findings_in_macro_auc", f.findingsInMacroAuc},
            {"exact_match", toJson(f.exactMatch)},
            {"images_all_stated", f.imagesAllStated}};
}

json numberJson(const runs::Evaluation& e) {
    const runs::NumberEvaluation& number = *e.number;
    json document = {
        {"number_unit", e.task.question.unit},
        {"mae", toJson(number.figures.mae)},
        {"rmse", toJson(number.figures.rmse)},
        {"bias", toJson(number.figures.bias)},
        {"limits",
         {{"lower", toJson(number.figures.limits.lower)}, {"upper", toJson(number.figures.limits.upper)}}},
        {"r2", toJson(number.figures.r2)},
        {"coverage", toJson(number.figures.covered)},
        {"interval", nullptr}};
    if (number.interval)
        document["interval"] = {{"level", number.interval->level},
                                {"half_width", number.interval->halfWidth},
                                {"images", number.interval->images}};
    return document;
}

std::string estimateText(const Estimate& e, int digits) {
    if (std::isnan(e.value)) return "not defined";
    char text[120];
    if (std::isnan(e.low) || std::isnan(e.high))
        std::snprintf(text, sizeof text, "%.*f (no interval)", digits, e.value);
    else
        std::snprintf(text, sizeof text, "%.*f (%.*f to %.*f)", digits, e.value, digits, e.low, digits,
                      e.high);
    return text;
}

std::string findingsText(const runs::Evaluation& e) {
    std::ostringstream out;
    const std::string units = dataset::answerUnitsName(e.task.question.answerUnit);
    for (std::size_t f = 0; f < e.classes.size(); ++f) {
        const runs::Evaluation& one = e.findings[f];
        out << "  " << e.classes[f] << ": ";
        if (one.samples.empty()) {
            out << "not stated of any " << dataset::answerUnitName(e.task.question.answerUnit) << '\n';
            continue;
        }
        const evaluation::PointFigures& at = one.atThreshold.front();
        char threshold[40];
        std::snprintf(threshold, sizeof threshold, "%.3f", at.threshold);
        out << at.counts.positives() << " of " << one.samples.size() << ' ' << units << " have it; AUC "
            << estimateText(one.estimates.at("auc"), 3) << "; from " << threshold << " on: sensitivity "
            << estimateText(at.sensitivity, 3) << ", specificity " << estimateText(at.specificity, 3) << '\n';
    }
    const evaluation::FindingsFigures& t = *e.together;
    out << "  mean over findings: AUC " << estimateText(t.macroAuc, 3) << ", sensitivity "
        << estimateText(t.macroSensitivity, 3) << ", specificity " << estimateText(t.macroSpecificity, 3)
        << '\n'
        << "  over all statements: AUC " << estimateText(t.microAuc, 3) << ", sensitivity "
        << estimateText(t.microSensitivity, 3) << ", specificity " << estimateText(t.microSpecificity, 3)
        << '\n'
        << "  every finding right: " << estimateText(t.exactMatch, 3) << " of " << t.imagesAllStated << ' '
        << units << " of which all are stated\n";
    return out.str();
}

std::string numberText(const runs::Evaluation& e) {
    constexpr int kDigits = 3;
    const runs::NumberEvaluation& number = *e.number;
    const std::string unit = e.task.question.unit.empty() ? "" : " " + e.task.question.unit;
    std::ostringstream out;
    out << "  mean absolute error " << estimateText(number.figures.mae, kDigits) << unit << '\n'
        << "  root mean square    " << estimateText(number.figures.rmse, kDigits) << unit << '\n'
        << "  bias                " << estimateText(number.figures.bias, kDigits) << unit << '\n'
        << "  limits of agreement " << estimateText(number.figures.limits.lower, kDigits) << " to "
        << estimateText(number.figures.limits.upper, kDigits) << unit << '\n'
        << "  R2                  " << estimateText(number.figures.r2, kDigits) << '\n';
    if (number.interval) {
        char text[160];
        std::snprintf(text, sizeof text, "  prediction interval: +-%.3f%s, promised to hold %.0f %%, holds ",
                      number.interval->halfWidth, unit.c_str(), 100 * number.interval->level);
        out << text << estimateText(number.figures.covered, kDigits) << '\n';
    }
    return out.str();
}

std::string baselineText(const runs::Evaluation& e) {
    std::string text;
    for (const Message& notice : runs::noticesBeside(e)) text += messageText(notice) + "\n";
    return text;
}

json baselineJson(const runs::Evaluation& e) {
    if (!e.baseline) return nullptr;
    json document = {{"method", runs::baselineMethodName(e.baseline->method)},
                     {"adapter_minus_this", toJson(e.baseline->adapterMinusThis)}};
    for (const auto& [name, estimate] : e.baseline->estimates) document[name] = toJson(estimate);
    const Estimate& difference = e.baseline->adapterMinusThis;
    // Of an error less is better.
    const Estimate better =
        e.task.ofNumber() ? Estimate{-difference.value, -difference.high, -difference.low} : difference;
    document["verdict"] = runs::verdictName(runs::verdictOf(better, runs::judgedBy(e.split, e.readOutAlone)));
    return document;
}

}  // namespace

json answersJson(const runs::Evaluation& e) {
    json document = json::object();
    if (e.task.ofNumber()) {
        document = numberJson(e);
    } else {
        document = {{"findings", json::object()}, {"averages", averagesJson(e)}};
        for (std::size_t f = 0; f < e.classes.size(); ++f)
            document["findings"][e.classes[f]] = findingJson(e.findings[f]);
    }
    document["baseline"] = baselineJson(e);
    return document;
}

std::string answersText(const runs::Evaluation& e) {
    return (e.task.ofNumber() ? numberText(e) : findingsText(e)) + baselineText(e);
}

}  // namespace fovea::cli
