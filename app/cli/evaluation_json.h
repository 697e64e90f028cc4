#pragma once

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "base/file_layer.h"
#include "runs/evaluate.h"

namespace fovea::cli {

/// The figures that `evaluate` states, in their order; grade_error of grades only.
inline constexpr const char* kEvaluationFigures[] = {
    "auc", "accuracy", "balanced_accuracy", "f1", "sensitivity", "specificity", "kappa", "grade_error"};
nlohmann::json toJson(const runs::Evaluation& evaluation);
/// For people: figures of images and patients, the baseline, what was left out.
std::string figuresText(const runs::Evaluation& evaluation);

/// Files for tables of predictions; empty: not asked for.
struct TablesAsked {
    std::string images, patients;
};
void addTableOptions(CLI::App& verb, TablesAsked& asked);  ///< --csv, --csv-patients
/// Writes them; what was written, for people. Errors: those of writePredictionsCsv().
Result<std::string> writeTables(const runs::Evaluation& evaluation, const TablesAsked& asked,
                                FileLayer& files);

}  // namespace fovea::cli
