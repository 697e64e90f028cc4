#include <algorithm>
#include <cmath>

#include "report/charts.h"
#include "report/format.h"
#include "report/sections.h"

namespace fovea::report {
namespace {

/// Both curves from where they are worth drawing: acting always falls without end.
Chart chartOf(const evaluation::DecisionCurve& curve, const std::string& className) {
    Chart chart{"Net benefit of acting on “" + className + "”",
                "The higher, the better; acting on the adapter is worth it where its line is the highest.",
                {"Threshold: probability from which on one acts", 0, 1, {0, 0.2, 0.4, 0.6, 0.8, 1}, 1},
                {},
                {},
                false,
                false,
                {}};
    double top = 0;
    for (const evaluation::NetBenefitPoint& p : curve.points) top = std::max({top, p.model, p.treatAll});
    constexpr double kBelow = 0.3;  // of the height, to show where a line sinks below nothing
    chart.y = axisAround("Net benefit: findings for each image", {-kBelow * top, top});
    Series model{"acting on the adapter", {}}, all{"acting on every image", {}},
        none{"acting on none", {{0, 0}, {1, 0}}};
    for (const evaluation::NetBenefitPoint& p : curve.points) {
        const auto at = [&](double benefit) {
            return std::pair(p.threshold, benefit < chart.y.low ? std::nan("") : benefit);
        };
        model.points.push_back(at(p.model));
        all.points.push_back(at(p.treatAll));
    }
    chart.series = {std::move(model), std::move(all), std::move(none)};
    chart.mark = {curve.atThreshold.threshold, "threshold " + fixed(curve.atThreshold.threshold, 2)};
    return chart;
}

/// For whom the curves are.
std::string prevalenceText(const std::vector<evaluation::DecisionCurve>& curves) {
    const evaluation::NetBenefit& at = curves.front().atThreshold;
    if (at.prevalenceStated)
        return "in " + percent(at.prevalence) + " of people, the prevalence that was stated";
    if (curves.size() == 1)
        return "in " + percent(at.prevalence) + " of images, as among these; no other prevalence was stated";
    return "as common as each class is among these images; no other prevalence was stated";
}

std::string pointText(const evaluation::DecisionCurve& curve, const std::string& className,
                      double confidence) {
    const evaluation::NetBenefit& at = curve.atThreshold;
    std::string text = "“" + className + "”, threshold " + fixed(at.threshold, 2) + ": net benefit " +
                       estimateText(at.model, false, confidence) + "; minus that of acting on every image: " +
                       estimateText(at.minusTreatAll, false, confidence) + ". ";
    const auto shown = [](const evaluation::Estimate& e) { return evaluation::whatIsShown(e); };
    if (shown(at.model) == evaluation::Shown::better && shown(at.minusTreatAll) == evaluation::Shown::better)
        return text +
               "Acting on the adapter is shown to be worth more than acting on every image and than acting "
               "on none.";
    if (shown(at.model) == evaluation::Shown::worse || shown(at.minusTreatAll) == evaluation::Shown::worse)
        return text + "Acting on every image or on none is worth more than acting on the adapter.";
    return text +
           "Acting on the adapter is not shown to be worth more than both acting on every image and acting "
           "on none.";
}

void writeGroups(HtmlWriter& html, const evaluation::SubgroupTable& table, const ResultSection& results) {
    const auto wide = html.open("div", {{"class", "wide"},
                                        {"tabindex", "0"},
                                        {"role", "region"},
                                        {"aria-label", "Subgroups by " + table.column}});
    const auto body = html.open("table");
    html.element(
        "caption",
        "By " + table.column +
            (table.unstated > 0 ? "; of " + counted(table.unstated, "image", "images") + " it is not stated"
                                : std::string()) +
            (table.point ? ". Sensitivity and specificity at the operating point." : "."));
    {
        const auto head = html.open("thead");
        const auto row = html.open("tr");
        html.element("th", {{"scope", "col"}}, "Subgroup");
        for (const char* name :
             {"Images (n)", "Patients", "AUC", "AUC minus the others'", "Sensitivity", "Specificity"})
            html.element("th", {{"scope", "col"}, {"class", "number"}}, name);
    }
    const auto rows = html.open("tbody");
    const auto cell = [&](const evaluation::Estimate& e, bool asPercent) {
        const auto open = html.open("td", {{"class", "number"}});
        html.text(valueText(e.value, asPercent));
        if (!std::isnan(e.value)) html.element("small", intervalText(e, asPercent));
    };
    for (const evaluation::Subgroup& group : table.groups) {
        const auto row = html.open("tr");
        {
            const auto name = html.open("th", {{"scope", "row"}});
            html.text(group.name);
            if (group.few)
                html.element("small", "Fewer than " + grouped(evaluation::kFewInSubgroup) +
                                          " patients: nothing can be concluded.");
        }
        html.element("td", {{"class", "number"}}, grouped(group.images));
        html.element("td", {{"class", "number"}}, grouped(group.patients));
        cell(group.auc.value, figureWords("auc", results).asPercent);
        cell(group.auc.minusRest, false);
        cell(group.sensitivityAtPoint.value, figureWords("sensitivity", results).asPercent);
        cell(group.specificityAtPoint.value, figureWords("specificity", results).asPercent);
    }
}

}  // namespace

void writeDecision(HtmlWriter& html, const ResultSection& results) {
    if (results.decision.empty()) return;
    {
        const auto heading = html.open("h3");
        writeTerm(html, "Is it worth acting on?", "decision curve analysis, Vickers and Elkin 2006");
    }
    html.element(
        "p",
        "Net benefit counts the findings that are acted on for each image, and takes off the false alarms by "
        "what a miss is worth: who acts from the probability t on holds one miss to be as bad as (1 − t) / t "
        "false alarms. It means something only where the stated probabilities are right, and the finding is "
        "as common in practice as it was taken to be here: " +
            prevalenceText(results.decision) + ".");
    {
        const auto charts = html.open("div", {{"class", "charts"}});
        for (const evaluation::DecisionCurve& curve : results.decision)
            writeChart(html, chartOf(curve, results.classNames[std::size_t(curve.positive)]));
    }
    const auto list = html.open("ul");
    for (const evaluation::DecisionCurve& curve : results.decision)
        html.element("li",
                     pointText(curve, results.classNames[std::size_t(curve.positive)], results.confidence));
}

void writeSubgroups(HtmlWriter& html, const ResultSection& results) {
    if (std::all_of(results.subgroups.begin(), results.subgroups.end(),
                    [](const evaluation::SubgroupTable& table) { return table.groups.empty(); }))
        return;
    html.element("h3", "Subgroups");
    const evaluation::Comparisons compared = evaluation::comparisonsIn(results.subgroups);
    html.element(
        "p",
        compared.made == 0
            ? std::string("No subgroup could be compared with the others.")
            : counted(compared.made, "difference was", "differences were") +
                  " compared (of AUC, sensitivity and specificity, each subgroup against all other "
                  "images). The intervals of " +
                  grouped(compared.leaveOutZero) +
                  " leave out zero; by chance alone about one in twenty does. A subgroup that looks worse "
                  "is a question to be asked again of other images, not an answer.");
    for (const evaluation::SubgroupTable& table : results.subgroups) {
        if (table.groups.empty()) continue;
        writeGroups(html, table, results);
        if (table.patientsOfSeveral > 0)
            html.element("p", counted(table.patientsOfSeveral, "patient has", "patients have") +
                                  " images in more than one of these subgroups.");
    }
}

}  // namespace fovea::report
