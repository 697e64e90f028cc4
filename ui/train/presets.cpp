#include "train/presets.h"

#include <QCoreApplication>

namespace fovea::ui {

namespace {
class Presets {
    Q_DECLARE_TR_FUNCTIONS(fovea::ui::Presets)
};
}  // namespace

// All use the features of FPT+: its authors found it at least as good as FPT at a fraction
// of memory and disk. Quick reads as closely as Balanced: reading is the longer
// part, read coarsely fine detail is lost for good, and what was read for Quick
// need not be read again for Balanced.
std::vector<Preset> presets() {
    using runs::Effort;
    return {
        {QStringLiteral("readout"), Presets::tr("Read-out only"),
         Presets::tr(
             "Usually a few seconds, once the images have been read: one logistic regression on what the "
             "pre-trained network saw of each image. No network is trained."),
         Presets::tr("Logistic regression on the stored features of FPT+, 512 × 512 pixels; no epochs"),
         Effort::balanced, true},
        {QStringLiteral("quick"), Presets::tr("Quick"),
         Presets::tr("A first impression. Fewer epochs; what is read for it serves Balanced, too."),
         Presets::tr("FPT+, 512 × 512 pixels, about 1,080 steps"), Effort::quick},
        {QStringLiteral("balanced"), Presets::tr("Balanced"),
         Presets::tr("The usual choice. Takes enough epochs to settle."),
         Presets::tr("FPT+, 512 × 512 pixels, about 2,160 steps"), Effort::balanced},
        {QStringLiteral("thorough"), Presets::tr("Thorough"),
         Presets::tr("For the final adapter. Reads the finest detail, trains three networks and takes the "
                     "mean of what they say. Takes many times as long."),
         Presets::tr("FPT+, 768 × 768 pixels, three side networks of about 4,320 steps each"),
         Effort::thorough}};
}

void applyPreset(const Preset& preset, int trainImages, runs::RunSettings& s) {
    const runs::RunSettings standard;
    const runs::TrainingBudget budget = runs::trainingBudget(preset.effort, trainImages);
    s.method = standard.method;
    s.resolution = runs::resolutionOf(preset.effort);
    s.head = standard.head;
    s.epochs = preset.readOutOnly ? 0 : budget.epochs;
    s.batch = budget.batch;
    s.learningRate = budget.learningRate;
    s.flip = standard.flip;
    s.patience = standard.patience;
    s.balance = standard.balance;
    s.ordinal = standard.ordinal;
    s.lowResolution.reset();
    s.layers.reset();
    s.tokenRatio.reset();
    s.prompts.reset();
    s.sideWidth = standard.sideWidth;
    s.sideNetworks = preset.readOutOnly ? 1 : runs::sideNetworksOf(preset.effort);
}

bool isPreset(const Preset& preset, int trainImages, const runs::RunSettings& settings) {
    runs::RunSettings made = settings;
    applyPreset(preset, trainImages, made);
    return made == settings;
}

}  // namespace fovea::ui
