#include "train/presets.h"

#include <QCoreApplication>

namespace fovea::ui {

namespace {
QString tr(const char* text) {
    return QCoreApplication::translate("fovea::ui::Presets", text);
}
}  // namespace

// All three use FPT+: its authors found it at least as good as FPT at a fraction
// of memory and disk. What differs is how closely the images are read, and how often.
std::vector<Preset> presets() {
    return {{QStringLiteral("quick"), tr("Quick"),
             tr("A first impression. Reads the images coarsely and may miss very fine detail."),
             tr("FPT+, 256 × 256 pixels, 10 epochs"), 256, 10},
            {QStringLiteral("balanced"), tr("Balanced"),
             tr("The usual choice. Reads fine detail and takes enough rounds to settle."),
             tr("FPT+, 512 × 512 pixels, 20 epochs"), 512, 20},
            {QStringLiteral("thorough"), tr("Thorough"),
             tr("For the final adapter. Reads the finest detail and takes several times as long."),
             tr("FPT+, 768 × 768 pixels, 40 epochs"), 768, 40}};
}

void applyPreset(const Preset& preset, training::RunSettings& s) {
    const training::RunSettings standard;
    s.method = standard.method;
    s.resolution = preset.resolution;
    s.epochs = preset.epochs;
    s.batch = standard.batch;
    s.learningRate = standard.learningRate;
    s.flip = standard.flip;
    s.lowResolution.reset();
    s.layers.reset();
    s.tokenRatio.reset();
    s.prompts.reset();
}

bool isPreset(const Preset& preset, const training::RunSettings& settings) {
    training::RunSettings made = settings;
    applyPreset(preset, made);
    return training::settingsToJson(made) == training::settingsToJson(settings);
}

}  // namespace fovea::ui
