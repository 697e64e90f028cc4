#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "dataset/label_table.h"
#include "evaluation/net_benefit.h"
#include "evaluation/subgroups.h"
#include "runs/evaluate.h"

namespace fovea::cli {

/// What `evaluate` and `validate` state beside the figures: fields `net_benefit`, and `subgroups` with
/// `subgroup_comparisons`, of docs/cli.md.
struct FiguresBeside {
    std::vector<evaluation::DecisionCurve> decision;
    std::vector<evaluation::SubgroupTable> subgroups;
};

/// By which columns figures are asked for, and a table that has those which a project does not know.
struct SubgroupsAsked {
    std::vector<std::string> columns;
    std::string table;  ///< empty: none
};
/// --subgroups, a list with commas, and --subgroup-table.
void addSubgroupOptions(CLI::App& verb, SubgroupsAsked& asked);

/// Whether there are such columns: asked before an evaluation is counted. `labels`: a table that is there
/// anyway, or null. Errors: invalidArgument, notFound; those of readTable().
Result<void> checkSubgroups(const SubgroupsAsked& asked, const dataset::LabelTable* labels,
                            const JobContext& job);

/// The table, its column of files found by those of the evaluation; null where none was given.
Result<std::shared_ptr<const dataset::LabelTable>> subgroupTable(const SubgroupsAsked& asked,
                                                                 const runs::Evaluation& evaluation,
                                                                 const JobContext& job);

/// Errors: those of decisionCurves() and figuresBySubgroups().
Result<FiguresBeside> figuresBeside(const runs::Evaluation& evaluation,
                                    const std::vector<std::string>& columns, const dataset::LabelTable* table,
                                    const evaluation::IntervalOptions& options, const JobContext& job);

/// Puts the fields into `document`.
void addTo(nlohmann::json& document, const FiguresBeside& beside, const std::vector<std::string>& classes);
std::string text(const FiguresBeside& beside, const std::vector<std::string>& classes);

}  // namespace fovea::cli
