#pragma once

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

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

/// `columns`: as given to --subgroups. Errors: those of decisionCurves() and figuresBySubgroups().
Result<FiguresBeside> figuresBeside(const runs::Evaluation& evaluation,
                                    const std::vector<std::string>& columns,
                                    const evaluation::IntervalOptions& options, const JobContext& job);

/// Puts the fields into `document`.
void addTo(nlohmann::json& document, const FiguresBeside& beside, const std::vector<std::string>& classes);
std::string text(const FiguresBeside& beside, const std::vector<std::string>& classes);

/// "--subgroups", a list with commas, checked against what there is.
void addSubgroupsOption(CLI::App& verb, std::vector<std::string>& columns);

}  // namespace fovea::cli
