#include "figures_beside.h"

#include <cmath>
#include <cstdio>
#include <sstream>

#include "evaluation/estimate_json.h"
#include "runs/subgroups.h"

namespace fovea::cli {

using nlohmann::json;

namespace {

json toJson(const evaluation::DecisionCurve& curve, const std::vector<std::string>& classes) {
    const evaluation::NetBenefit& at = curve.atThreshold;
    json document = {{"class", classes[std::size_t(curve.positive)]},
                     {"threshold", at.threshold},
                     {"model", evaluation::toJson(at.model)},
                     {"treat_all", evaluation::toJson(at.treatAll)},
                     {"minus_treat_all", evaluation::toJson(at.minusTreatAll)},
                     {"curve", json::array()}};
    for (const evaluation::NetBenefitPoint& p : curve.points)
        document["curve"].push_back(
            {{"threshold", p.threshold}, {"model", p.model}, {"treat_all", p.treatAll}});
    return document;
}

json toJson(const evaluation::Subgroup& group, const std::vector<std::string>& classes) {
    json document = {{"name", group.name},
                     {"n", group.images},
                     {"patients", group.patients},
                     {"few", group.few},
                     {"classes", json::object()}};
    for (std::size_t c = 0; c < classes.size(); ++c) document["classes"][classes[c]] = group.classes[c];
    const auto add = [&](const char* name, const evaluation::SubgroupFigure& figure) {
        document[name] = evaluation::toJson(figure.value);
        document[std::string(name) + "_minus_rest"] = evaluation::toJson(figure.minusRest);
    };
    add("auc", group.auc);
    add("sensitivity", group.sensitivity);
    add("specificity", group.specificity);
    return document;
}

std::string words(const evaluation::Estimate& e) {
    if (std::isnan(e.value)) return "not defined";
    char text[64];
    if (std::isnan(e.low) || std::isnan(e.high))
        std::snprintf(text, sizeof text, "%.3f (no interval)", e.value);
    else
        std::snprintf(text, sizeof text, "%.3f (%.3f to %.3f)", e.value, e.low, e.high);
    return text;
}

void write(std::ostream& out, const evaluation::SubgroupTable& table) {
    out << "by " << table.column << ":";
    if (table.groups.empty()) out << " nothing is known of any image";
    if (table.unstated > 0 && !table.groups.empty())
        out << " (not stated of " << table.unstated << " images)";
    out << '\n';
    for (const evaluation::Subgroup& g : table.groups) {
        out << "  " << g.name << ", " << g.images << " images of " << g.patients << " patients"
            << (g.few ? " (too few patients to say anything)" : "") << ": AUC " << words(g.auc.value)
            << ", sensitivity " << words(g.sensitivity.value) << ", specificity "
            << words(g.specificity.value) << '\n';
        if (!std::isnan(g.auc.minusRest.value))
            out << "    AUC minus that of the others: " << words(g.auc.minusRest) << '\n';
    }
}

}  // namespace

Result<FiguresBeside> figuresBeside(const runs::Evaluation& evaluation,
                                    const std::vector<std::string>& columns,
                                    const evaluation::IntervalOptions& options, const JobContext& job) {
    FiguresBeside beside;
    FOVEA_TRY(beside.decision, runs::decisionCurves(evaluation));
    FOVEA_TRY(beside.subgroups, runs::figuresBySubgroups(evaluation, columns, options, job));
    return beside;
}

void addTo(json& document, const FiguresBeside& beside, const std::vector<std::string>& classes) {
    document["net_benefit"] = json::array();
    for (const evaluation::DecisionCurve& curve : beside.decision)
        document["net_benefit"].push_back(toJson(curve, classes));
    document["subgroups"] = json::array();
    for (const evaluation::SubgroupTable& table : beside.subgroups) {
        json one = {{"column", table.column},
                    {"unstated", table.unstated},
                    {"patients_of_several", table.patientsOfSeveral},
                    {"groups", json::array()}};
        for (const evaluation::Subgroup& group : table.groups)
            one["groups"].push_back(toJson(group, classes));
        document["subgroups"].push_back(std::move(one));
    }
    const evaluation::Comparisons compared = evaluation::comparisonsIn(beside.subgroups);
    document["subgroup_comparisons"] = {{"made", compared.made}, {"leave_out_zero", compared.leaveOutZero}};
}

std::string text(const FiguresBeside& beside, const std::vector<std::string>& classes) {
    std::ostringstream out;
    for (const evaluation::DecisionCurve& curve : beside.decision) {
        const evaluation::NetBenefit& at = curve.atThreshold;
        char threshold[32];
        std::snprintf(threshold, sizeof threshold, "%.2f", at.threshold);
        out << "net benefit of acting on \"" << classes[std::size_t(curve.positive)] << "\" from "
            << threshold << " on: " << words(at.model) << "; of acting always: " << words(at.treatAll)
            << "; difference: " << words(at.minusTreatAll) << '\n';
    }
    for (const evaluation::SubgroupTable& table : beside.subgroups) write(out, table);
    if (const auto compared = evaluation::comparisonsIn(beside.subgroups); compared.made > 0)
        out << compared.made << " differences between subgroups were compared, and " << compared.leaveOutZero
            << " of their intervals leave out 0; by chance alone one in 20 does\n";
    return out.str();
}

void addSubgroupsOption(CLI::App& verb, std::vector<std::string>& columns) {
    std::vector<std::string> known;
    for (const runs::SubgroupColumn& column : runs::kSubgroupColumns) known.push_back(column.name);
    verb.add_option("--subgroups", columns,
                    "Also by these columns, separated by commas: " + runs::subgroupColumnNames())
        ->delimiter(',')
        ->check(CLI::IsMember(known));
}

}  // namespace fovea::cli
