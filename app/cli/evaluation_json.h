#pragma once

#include <nlohmann/json.hpp>

#include "runs/evaluate.h"

namespace fovea::cli {

/// The figures that `evaluate` states, in their order; grade_error of grades only.
inline constexpr const char* kEvaluationFigures[] = {
    "auc", "accuracy", "balanced_accuracy", "f1", "sensitivity", "specificity", "kappa", "grade_error"};
nlohmann::json toJson(const runs::Evaluation& evaluation);

}  // namespace fovea::cli
