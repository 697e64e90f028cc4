#pragma once

namespace fovea::training {

/// How long a user wants to wait for how settled a result.
enum class Effort { quick, balanced, thorough };

/// How a run goes through its training images.
struct Pace {
    int epochs = 20;
    int batch = 16;
    double learningRate = 1e-3;
};

/// A pace for so many training images.
///
/// What an adapter has learned depends on the steps it took, and a step is a batch
/// of images: a fixed number of epochs, right for thousands of images, is hardly a
/// beginning for a hundred. So epochs follow from a number of steps (540, 1080,
/// 2160), but every image is seen at least 20 (thorough: 40) and at most 100 times:
/// beyond, few images are only learned by heart. Below 500 images the batch is 8
/// instead of 16, for twice the steps from the same images, with larger steps
/// (3e-3): on 144 phantoms that separates what the method's defaults leave at chance.
Pace paceFor(Effort effort, int trainImages);

}  // namespace fovea::training
