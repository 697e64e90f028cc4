#include "train/presets.h"

#include <QCoreApplication>

namespace fovea::ui {

namespace {
QString tr(const char* text) {
    return QCoreApplication::translate("fovea::ui::Presets", text);
}
}  // namespace

// All use the features of FPT+: its authors found it at least as good as FPT at a fraction
// of memory and disk. Quick reads as closely as Balanced: reading is the longer
// part, read coarsely fine detail is lost for good, and what was read for Quick
// need not be read again for Balanced.
std::vector<Preset> presets() {
    using runs::Effort;
    return {
        {QStringLiteral("readout"), tr("Read-out only"),
         tr("Seconds: one logistic regression on what the pre-trained network saw of each image. No network "
            "is trained."),
         tr("Logistic regression on the stored features of FPT+, 512 × 512 pixels; no epochs"),
         Effort::balanced, true},
        {QStringLiteral("quick"), tr("Quick"),
         tr("A first impression. Fewer epochs; what is read for it serves Balanced, too."),
         tr("FPT+, 512 × 512 pixels, about 1,080 steps"), Effort::quick},
        {QStringLiteral("balanced"), tr("Balanced"), tr("The usual choice. Takes enough epochs to settle."),
         tr("FPT+, 512 × 512 pixels, about 2,160 steps"), Effort::balanced},
        {QStringLiteral("thorough"), tr("Thorough"),
         tr("For the final adapter. Reads the finest detail and takes several times as long."),
         tr("FPT+, 768 × 768 pixels, about 4,320 steps"), Effort::thorough}};
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
}

bool isPreset(const Preset& preset, int trainImages, const runs::RunSettings& settings) {
    runs::RunSettings made = settings;
    applyPreset(preset, trainImages, made);
    return made == settings;
}

}  // namespace fovea::ui
