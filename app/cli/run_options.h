#pragma once

#include "evaluation/estimate_json.h"
#include "runs/run.h"
#include "session.h"

namespace fovea::cli {

/// Gives a verb the options that plan, preload and train share; the command line
/// writes them into `settings`, which must outlive its reading.
void addRunOptions(CLI::App& verb, runs::RunSettings& settings);

nlohmann::json toJson(const runs::RunOutcome& outcome);
nlohmann::json toJson(const features::PreloadReport& report);

}  // namespace fovea::cli
