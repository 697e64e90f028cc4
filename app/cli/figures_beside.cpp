#include "figures_beside.h"

#include <cmath>
#include <cstdio>
#include <optional>
#include <sstream>

#include "dataset/label_export.h"
#include "evaluation/estimate_json.h"
#include "runs/subgroups.h"

namespace fovea::cli {

using nlohmann::json;

namespace {

json toJson(const evaluation::DecisionCurve& curve, const std::vector<std::string>& classes) {
    const evaluation::NetBenefit& at = curve.atThreshold;
    json document = {{"class", classes[std::size_t(curve.positive)]},
                     {"threshold", at.threshold},
                     {"prevalence", at.prevalence},
                     {"model", evaluation::toJson(at.model)},
                     {"treat_all", evaluation::toJson(at.treatAll)},
                     {"minus_treat_all", evaluation::toJson(at.minusTreatAll)},
                     {"curve", json::array()}};
    for (const evaluation::NetBenefitPoint& p : curve.points)
        document["curve"].push_back(
            {{"threshold", p.threshold}, {"model", p.model}, {"treat_all", p.treatAll}});
    return document;
}

json toJson(const evaluation::Subgroup& group, bool atPoint, const std::vector<std::string>& classes) {
    json document = {{"name", group.name},
                     {"n", group.images},
                     {"patients", group.patients},
                     {"few", group.few},
                     {"classes", json::object()}};
    for (std::size_t c = 0; c < classes.size(); ++c) document["classes"][classes[c]] = group.classes[c];
    const auto add = [](json& to, const char* name, const evaluation::SubgroupFigure& figure) {
        to[name] = evaluation::toJson(figure.value);
        to[std::string(name) + "_minus_rest"] = evaluation::toJson(figure.minusRest);
    };
    add(document, "auc", group.auc);
    add(document, "sensitivity", group.sensitivity);
    add(document, "specificity", group.specificity);
    json& at = document["at_threshold"] = nullptr;
    if (atPoint) {
        add(at, "sensitivity", group.sensitivityAtPoint);
        add(at, "specificity", group.specificityAtPoint);
    }
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
            << ", sensitivity " << words(g.sensitivityAtPoint.value) << ", specificity "
            << words(g.specificityAtPoint.value) << (table.point ? " (at the threshold)" : "") << '\n';
        if (!std::isnan(g.auc.minusRest.value))
            out << "    AUC minus that of the others: " << words(g.auc.minusRest) << '\n';
    }
}

}  // namespace

Result<void> checkSubgroups(const SubgroupsAsked& asked, const dataset::LabelTable* labels,
                            const JobContext& job) {
    std::optional<dataset::Table> read;
    if (!asked.table.empty()) {
        FOVEA_TRY(read, dataset::readTable(asked.table, {}, job));
    }
    const dataset::Table* table = read ? &*read : labels ? labels->table.get() : nullptr;
    for (const std::string& column : asked.columns) {
        if (runs::subgroupsOf({}, column)) continue;
        if (!table) return runs::subgroupsOf({}, column).error();
        FOVEA_CHECK(dataset::columnOf(*table, column));
    }
    return {};
}

Result<std::shared_ptr<const dataset::LabelTable>> subgroupTable(const SubgroupsAsked& asked,
                                                                 const runs::Evaluation& evaluation,
                                                                 const JobContext& job) {
    if (asked.table.empty()) return std::shared_ptr<const dataset::LabelTable>();
    auto labels = std::make_shared<dataset::LabelTable>();
    FOVEA_TRY(dataset::Table table, dataset::readTable(asked.table, {}, job));
    const dataset::LabelColumns guessed =
        dataset::guessColumns(table, dataset::FileMatcher(dataset::relativeFiles(evaluation.samples)));
    labels->columns.file = guessed.file;
    labels->columns.frame = guessed.frame;
    labels->columns.plane = guessed.plane;
    if (guessed.file < 0)
        return Error{ErrorCode::unusableTable, "it has no column with the files", asked.table};
    labels->table = std::make_shared<const dataset::Table>(std::move(table));
    return std::shared_ptr<const dataset::LabelTable>(std::move(labels));
}

Result<FiguresBeside> figuresBeside(const runs::Evaluation& evaluation,
                                    const std::vector<std::string>& columns, const dataset::LabelTable* table,
                                    const evaluation::IntervalOptions& options, const JobContext& job) {
    FiguresBeside beside;
    FOVEA_TRY(beside.decision, runs::decisionCurves(evaluation));
    FOVEA_TRY(beside.subgroups, runs::figuresBySubgroups(evaluation, columns, options, job, table));
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
            one["groups"].push_back(toJson(group, table.point.has_value(), classes));
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

void addSubgroupOptions(CLI::App& verb, SubgroupsAsked& asked) {
    verb.add_option("--subgroups", asked.columns,
                    "Also by these columns, separated by commas: " + runs::subgroupColumnNames() +
                        ", or any column of --subgroup-table")
        ->delimiter(',');
    verb.add_option("--subgroup-table", asked.table,
                    "Table (as --labels of import reads it) with files and further columns")
        ->needs("--subgroups");
}

}  // namespace fovea::cli
