#pragma once

namespace fovea::runs {

/// How long a user wants to wait for how settled a result.
enum class Effort { quick, balanced, thorough };

/// How a run goes through its training images.
struct TrainingBudget {
    int epochs = 20;
    int batch = 16;
    double learningRate = 1e-3;
};

/// A budget for so many training images.
///
/// What an adapter has learned depends on the steps it took, and a step is a batch
/// of images: a fixed number of epochs, right for thousands of images, is hardly a
/// beginning for a hundred. So epochs follow from a number of steps (1080, 2160,
/// 4320), with at least 10, 20 and 40 epochs for many images, and at most 60, 100
/// and 160 for few, which would only be learned by heart. Below 500 images the
/// batch is 8 instead of 16, for twice the steps from the same images, and the
/// steps are larger (3e-3). On the 144 training phantoms of the demo 540 steps stay
/// at chance (AUC 0.53, one seed) and 1080 do not (0.74).
TrainingBudget trainingBudget(Effort effort, int trainImages);

}  // namespace fovea::runs
