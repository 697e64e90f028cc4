#pragma once

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "base/file_layer.h"
#include "runs/evaluate.h"

namespace fovea::cli {

/// The figures that `evaluate` states, in their order; grade_error and within_one of grades only.
inline constexpr const char* kEvaluationFigures[] = {"auc",   "accuracy",    "balanced_accuracy",
                                                     "f1",    "sensitivity", "specificity",
                                                     "kappa", "grade_error", "within_one"};
nlohmann::json toJson(const runs::Evaluation& evaluation);
/// Positive class, threshold, figures at it, temperature and calibration, as docs/cli.md has them.
nlohmann::json pointsJson(const runs::Evaluation& evaluation);
/// `threshold` of docs/cli.md, for people: one line. `unit`: of what its question asks.
std::string thresholdText(const evaluation::Thresholds& thresholds, dataset::AnswerUnit unit);
/// Whether what is asked for is stated of such a question: subgroups and a prevalence are of classes alone.
/// Error: invalidArgument.
Result<void> checkFigures(const dataset::Question& question, bool subgroups, bool prevalence);
/// "--prevalence P".
void addPrevalenceOption(CLI::App& verb, std::optional<double>& prevalence);
/// `answer_sets` of docs/cli.md, and the same for people; null and empty where the adapter has none.
nlohmann::json setsJson(const std::optional<runs::SetsOnImages>& sets, const runs::Evaluation& evaluation);
std::string setsText(const std::optional<runs::SetsOnImages>& sets, const runs::Evaluation& evaluation);
/// "--coverage C", of the answer sets.
void addCoverageOption(CLI::App& verb, double& coverage);
/// For people: figures of images and patients, the baseline, what was left out.
std::string figuresText(const runs::Evaluation& evaluation);

/// Files for tables of predictions; empty: not asked for.
struct TablesAsked {
    std::string rows, patients;
    std::string images;  ///< of units: their images
};
void addTableOptions(CLI::App& verb, TablesAsked& asked);  ///< --csv, --csv-patients, --csv-images
/// Writes them; what was written, for people. Errors: those of writePredictionsCsv().
Result<std::string> writeTables(const runs::Evaluation& evaluation, const TablesAsked& asked,
                                FileLayer& files);

}  // namespace fovea::cli
