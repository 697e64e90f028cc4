#pragma once

#include "evaluation/estimate_json.h"
#include "runs/run.h"
#include "runs/training_budget.h"
#include "session.h"

namespace fovea::cli {

/// What the command line asks of a run.
struct AskedRun {
    runs::RunSettings settings;
    runs::Effort preset = runs::Effort::balanced;
    const CLI::App* verb = nullptr;  ///< that knows which options were given
};

/// Gives a verb the options that plan, preload, train and compare share, from runs::kRunOptions; the
/// command line writes them into `asked`, which must outlive its reading.
void addRunOptions(CLI::App& verb, AskedRun& asked);

/// The settings for this project: epochs, batch, learning rate and resolution that were not given are
/// those of the preset for its training images, as in the window. Errors: those of Project::samples().
Result<runs::RunSettings> settingsFor(const project::Project& project, const AskedRun& asked);

nlohmann::json toJson(const runs::RunOutcome& outcome);
nlohmann::json toJson(const features::PreloadReport& report);

}  // namespace fovea::cli
