#pragma once

#include <QString>
#include <vector>

#include "runs/run_settings.h"
#include "runs/training_budget.h"

namespace fovea::ui {

/// A choice of settings under a name that a clinician understands.
struct Preset {
    QString key;  ///< stable: "readout", "quick", "balanced", "thorough"
    QString name;
    QString words;      ///< one sentence: what one gets
    QString technical;  ///< for the tooltip
    runs::Effort effort = runs::Effort::balanced;
    bool readOutOnly = false;  ///< no epoch is trained
};

std::vector<Preset> presets();
/// Lays the preset over `settings`: method, resolution, the budget for so many
/// training images, and the method's own standards. Backbone, device, precision
/// and seed stay.
void applyPreset(const Preset& preset, int trainImages, runs::RunSettings& settings);
/// Whether the settings are just what the preset makes of them.
bool isPreset(const Preset& preset, int trainImages, const runs::RunSettings& settings);

}  // namespace fovea::ui
