#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "runs/evaluate.h"

namespace fovea::cli {

/// Of an evaluation of findings: `findings`, by name what an evaluation of two classes has, and `averages`;
/// of a number `mae`, `rmse`, `bias`, `limits`, `r2`, `coverage`, `interval`, `unit`; of both `baseline`. As
/// docs/cli.md has them.
nlohmann::json answersJson(const runs::Evaluation& evaluation);
/// The same for people.
std::string answersText(const runs::Evaluation& evaluation);

}  // namespace fovea::cli
