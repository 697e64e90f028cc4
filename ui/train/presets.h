#pragma once

#include <QString>
#include <vector>

#include "training/pace.h"
#include "training/run_settings.h"

namespace fovea::ui {

/// A choice of settings under a name that a clinician understands.
struct Preset {
    QString key;  ///< stable: "quick", "balanced", "thorough"
    QString name;
    QString words;      ///< one sentence: what one gets
    QString technical;  ///< for the tooltip
    int resolution = 512;
    training::Effort effort = training::Effort::balanced;
};

std::vector<Preset> presets();
/// Lays the preset over `settings`: method, resolution, the pace for so many
/// training images, and the method's own standards. Backbone, device, precision
/// and seed stay.
void applyPreset(const Preset& preset, int trainImages, training::RunSettings& settings);
/// Whether the settings are just what the preset makes of them.
bool isPreset(const Preset& preset, int trainImages, const training::RunSettings& settings);

}  // namespace fovea::ui
