#include <algorithm>
#include <cmath>

#include "report/charts.h"
#include "report/sections.h"

namespace fovea::report {
namespace {

/// Both curves from where they are worth drawing: acting always falls without end.
Chart chartOf(const evaluation::DecisionCurve& curve, const std::string& className, const Wording& say) {
    Chart chart{say(FOVEA_TEXT("Report", "Net benefit of acting on “{class}”"), {{"class", className}}),
                say(FOVEA_TEXT("Report",
                               "The higher, the better; acting on the adapter is worth it where its line is "
                               "the highest.")),
                {say(FOVEA_TEXT("Report", "Threshold: probability from which on one acts")),
                 0,
                 1,
                 {0, 0.2, 0.4, 0.6, 0.8, 1},
                 1},
                {},
                {}};
    double top = 0;
    for (const evaluation::NetBenefitPoint& p : curve.points) top = std::max({top, p.model, p.treatAll});
    constexpr double kBelow = 0.3;  // of the height, to show where a line sinks below nothing
    chart.y =
        axisAround(say(FOVEA_TEXT("Report", "Net benefit: findings for each image")), {-kBelow * top, top});
    Series model{say(FOVEA_TEXT("Report", "acting on the adapter")), {}},
        all{say(FOVEA_TEXT("Report", "acting on every image")), {}},
        none{say(FOVEA_TEXT("Report", "acting on none")), {{0, 0}, {1, 0}}};
    for (const evaluation::NetBenefitPoint& p : curve.points) {
        const auto at = [&](double benefit) {
            return std::pair(p.threshold, benefit < chart.y.low ? std::nan("") : benefit);
        };
        model.points.push_back(at(p.model));
        all.points.push_back(at(p.treatAll));
    }
    chart.series = {std::move(model), std::move(all), std::move(none)};
    const double threshold = curve.atThreshold.threshold;
    chart.mark = {threshold, say(FOVEA_TEXT("Report", "threshold {threshold}"),
                                 {{"threshold", say.fixed(threshold, 2)}})};
    return chart;
}

/// For whom the curves are, a clause.
std::string prevalenceText(const std::vector<evaluation::DecisionCurve>& curves, const Wording& say) {
    const evaluation::NetBenefit& at = curves.front().atThreshold;
    return say(
        at.prevalenceStated ? FOVEA_TEXT("Report", "in {share} of people, the prevalence that was stated")
        : curves.size() == 1
            ? FOVEA_TEXT("Report", "in {share} of images, as among these; no other prevalence was stated")
            : FOVEA_TEXT("Report",
                         "as common as each class is among these images; no other prevalence was stated"),
        {{"share", say.percent(at.prevalence)}});
}

const char* verdict(const evaluation::NetBenefit& at) {
    using evaluation::Shown;
    const Shown model = evaluation::whatIsShown(at.model),
                minusAll = evaluation::whatIsShown(at.minusTreatAll);
    if (model == Shown::better && minusAll == Shown::better)
        return FOVEA_TEXT("Report",
                          "Acting on the adapter is shown to be worth more than acting on every image and "
                          "than acting on none.");
    if (model == Shown::worse || minusAll == Shown::worse)
        return FOVEA_TEXT("Report",
                          "Acting on every image or on none is worth more than acting on the adapter.");
    return FOVEA_TEXT("Report",
                      "Acting on the adapter is not shown to be worth more than both acting on every image "
                      "and acting on none.");
}

std::string pointText(const evaluation::DecisionCurve& curve, const std::string& className, double confidence,
                      const Wording& say) {
    const evaluation::NetBenefit& at = curve.atThreshold;
    return say(FOVEA_TEXT("Report",
                          "“{class}”, threshold {threshold}: net benefit {benefit}; minus that of acting on "
                          "every image: {difference}."),
               {{"class", className},
                {"threshold", say.fixed(at.threshold, 2)},
                {"benefit", estimateText(at.model, false, confidence, say)},
                {"difference", estimateText(at.minusTreatAll, false, confidence, say)}}) +
           " " + say(verdict(at));
}

std::string captionText(const evaluation::SubgroupTable& table, const Wording& say) {
    const std::string by =
        say(table.unstated > 0 ? FOVEA_TEXT("Report", "By {column}; of {n|image|images} it is not stated.")
                               : FOVEA_TEXT("Report", "By {column}."),
            {{"column", table.column}, {"n", table.unstated}});
    if (!table.point) return by;
    return by + " " + say(FOVEA_TEXT("Report", "Sensitivity and specificity at the operating point."));
}

void writeGroups(HtmlWriter& html, const evaluation::SubgroupTable& table, const ResultSection& results) {
    const Wording& say = html.say();
    const auto wide = html.open(
        "div",
        {{"class", "wide"},
         {"tabindex", "0"},
         {"role", "region"},
         {"aria-label", say(FOVEA_TEXT("Report", "Subgroups by {column}"), {{"column", table.column}})}});
    const auto body = html.open("table");
    html.element("caption", captionText(table, say));
    {
        const auto head = html.open("thead");
        const auto row = html.open("tr");
        html.element("th", {{"scope", "col"}}, say(FOVEA_TEXT("Report", "Subgroup")));
        for (const char* name : {FOVEA_TEXT("Report", "Images (n)"), FOVEA_TEXT("Report", "Patients"),
                                 FOVEA_TEXT("Report", "AUC"), FOVEA_TEXT("Report", "AUC minus the others'"),
                                 FOVEA_TEXT("Report", "Sensitivity"), FOVEA_TEXT("Report", "Specificity")})
            html.element("th", {{"scope", "col"}, {"class", "number"}}, say(name));
    }
    const auto rows = html.open("tbody");
    const auto cell = [&](const evaluation::Estimate& e, bool asPercent) {
        const auto open = html.open("td", {{"class", "number"}});
        html.text(say.value(e.value, asPercent));
        if (!std::isnan(e.value)) html.element("small", say.interval(e, asPercent));
    };
    for (const evaluation::Subgroup& group : table.groups) {
        const auto row = html.open("tr");
        {
            const auto name = html.open("th", {{"scope", "row"}});
            html.text(group.name);
            if (group.few)
                html.element("small",
                             say(FOVEA_TEXT("Report", "Fewer than {n} patients: nothing can be concluded."),
                                 {{"n", evaluation::kFewInSubgroup}}));
        }
        html.element("td", {{"class", "number"}}, say.grouped(group.images));
        html.element("td", {{"class", "number"}}, say.grouped(group.patients));
        cell(group.auc.value, figureWords("auc", results, say).asPercent);
        cell(group.auc.minusRest, false);
        cell(group.sensitivityAtPoint.value, figureWords("sensitivity", results, say).asPercent);
        cell(group.specificityAtPoint.value, figureWords("specificity", results, say).asPercent);
    }
}

}  // namespace

void writeDecision(HtmlWriter& html, const ResultSection& results) {
    if (results.decision.empty()) return;
    const Wording& say = html.say();
    {
        const auto heading = html.open("h3");
        writeTerm(html, say(FOVEA_TEXT("Report", "Is it worth acting on?")),
                  say(FOVEA_TEXT("Report", "decision curve analysis, Vickers and Elkin 2006")));
    }
    html.element(
        "p",
        say(FOVEA_TEXT(
                "Report",
                "Net benefit counts the findings that are acted on for each image, and takes off the false "
                "alarms by what a miss is worth: who acts from the probability t on holds one miss to be as "
                "bad as (1 − t) / t false alarms. It means something only where the stated probabilities are "
                "right, and the finding is as common in practice as it was taken to be here: {how}."),
            {{"how", prevalenceText(results.decision, say)}}));
    {
        const auto charts = html.open("div", {{"class", "charts"}});
        for (const evaluation::DecisionCurve& curve : results.decision)
            writeChart(html, chartOf(curve, results.classNames[std::size_t(curve.positive)], say));
    }
    const auto list = html.open("ul");
    for (const evaluation::DecisionCurve& curve : results.decision)
        html.element(
            "li", pointText(curve, results.classNames[std::size_t(curve.positive)], results.confidence, say));
}

void writeSubgroups(HtmlWriter& html, const ResultSection& results) {
    if (std::all_of(results.subgroups.begin(), results.subgroups.end(),
                    [](const evaluation::SubgroupTable& table) { return table.groups.empty(); }))
        return;
    const Wording& say = html.say();
    html.element("h3", say(FOVEA_TEXT("Report", "Subgroups")));
    const evaluation::Comparisons compared = evaluation::comparisonsIn(results.subgroups);
    html.element(
        "p",
        say(compared.made == 0
                ? FOVEA_TEXT("Report", "No subgroup could be compared with the others.")
                : FOVEA_TEXT(
                      "Report",
                      "{n|difference was|differences were} compared (of AUC, sensitivity and specificity, "
                      "each subgroup against all other images). The intervals of {outside} leave out zero; "
                      "by chance alone about one in twenty does. A subgroup that looks worse is a question "
                      "to be asked again of other images, not an answer."),
            {{"n", compared.made}, {"outside", compared.leaveOutZero}}));
    for (const evaluation::SubgroupTable& table : results.subgroups) {
        if (table.groups.empty()) continue;
        writeGroups(html, table, results);
        if (table.patientsOfSeveral > 0)
            html.element("p", say(FOVEA_TEXT("Report",
                                             "{n|patient has|patients have} images in more than one of "
                                             "these subgroups."),
                                  {{"n", table.patientsOfSeveral}}));
    }
}

}  // namespace fovea::report
