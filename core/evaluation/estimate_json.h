#pragma once

#include <nlohmann/json.hpp>

#include "evaluation/intervals.h"

namespace fovea::evaluation {

/// {"value": , "low": , "high": }: the one form that a figure with its interval has in records,
/// looks and what the command line answers. What is unknown, NaN, is written as null.
nlohmann::json toJson(const Estimate& estimate);

/// NaN for null, as for all that is no number.
double numberFrom(const nlohmann::json& json);

/// What toJson() wrote. Throws json::exception where a member is missing.
Estimate estimateFrom(const nlohmann::json& json);

/// The same of what older versions may have written otherwise: what it does not say is NaN.
Estimate estimateOrUnknown(const nlohmann::json& json);

}  // namespace fovea::evaluation
