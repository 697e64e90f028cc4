#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dataset/sample.h"
#include "runs/run_settings.h"

namespace fovea::runs {

/// How long a user wants to wait for how settled a result: the presets of the window and of
/// `--preset`. Where nobody chose one, `balanced` is taken.
enum class Effort { quick, balanced, thorough };
const char* effortName(Effort effort);  ///< "quick", "balanced", "thorough"
std::optional<Effort> effortFromName(const std::string& name);

/// How a run goes through its training images.
struct TrainingBudget {
    int epochs = 20;
    int batch = 16;
    double learningRate = 1e-3;
};

/// A budget for so many training images.
///
/// Steps decide, not epochs: a step is a batch of images, and a number of epochs that suits
/// thousands of images is a few dozen steps for a hundred. So the epochs follow from a number of
/// steps:
/// - 1080, 2160 and 4320 for the three efforts, of each side network;
/// - at least 10, 20 and 40 epochs, so that each of many images is met often enough;
/// - at most 60, 100 and 160 epochs, for few images would only be learned by heart;
/// - below 500 images the batch is 8 instead of 16, for twice the steps from the same images, and the
///   learning rate 3e-3 instead of 1e-3.
/// These are upper bounds for images that are hard to tell apart, not what easy ones need: on the 144
/// training phantoms of the demo the starter reaches a validation AUC of 1.000 after 27 steps (one
/// seed). The epoch that is kept is the best one, so what is too long costs time only, and
/// RunSettings::patience ends it early.
TrainingBudget trainingBudget(Effort effort, int trainImages);

/// Side networks that are trained at this effort: 3 where it is thorough, as the mean of three is better than
/// one on every data set tried (docs/decisions/0066).
int sideNetworksOf(Effort effort);

/// Pixels that the backbone reads at this effort.
int resolutionOf(Effort effort);

/// How many images a budget is for: those of train that have a label.
int trainingImages(const std::vector<dataset::Sample>& samples);

}  // namespace fovea::runs
