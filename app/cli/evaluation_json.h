#pragma once

#include <nlohmann/json.hpp>

#include "inference/evaluate.h"

namespace fovea::cli {

/// The figures that `evaluate` states, in their order.
inline constexpr const char* kEvaluationFigures[] = {
    "auc", "accuracy", "balanced_accuracy", "f1", "sensitivity", "specificity", "kappa"};
nlohmann::json toJson(const inference::Evaluation& evaluation);

}  // namespace fovea::cli
