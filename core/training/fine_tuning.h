#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "backbone/backbone_folder.h"
#include "base/job_context.h"
#include "base/result.h"

namespace fovea::training {

/// The backbone's input of images 0 .. n-1 of a list, one after the other, [B, 3, R, R], normalised.
using GatherPictures = std::function<Result<std::vector<float>>(std::span<const int> items)>;

/// Images of one split.
struct PictureSet {
    int count = 0;
    GatherPictures gather;
};

struct FineTuningOptions {
    int resolution = 512;        ///< R, pixels, divided by the patch size
    int epochs = 20;             ///< 1 or more
    int batch = 8;               ///< images a step, 1 or more
    double learningRate = 1e-4;  ///< of AdamW at the first step, of all parameters; falls along half a cosine
    double weightDecay = 0.05;
    double budgetMinutes = 60;  ///< of work; then it ends with the best epoch so far, see outOfTime. 0: none
    std::uint64_t seed = 0;     ///< of the order of images
};

struct FineTuningResult {
    std::int64_t learnableParameters = 0;
    /// Peak of what tensors held while it trained, in MB (10^6 bytes), above what they held before: weights,
    /// gradients, moments and one step. Counted (backbone/tensor_memory.h), so without what the process holds
    /// besides.
    double peakTensorMb = 0;
    double seconds = 0;                  ///< of work
    std::vector<double> validationAucs;  ///< one an epoch
    int bestEpoch = 0;                   ///< from 1, the one that is kept
    bool outOfTime = false;  ///< ended by the budget, perhaps within an epoch, which was judged then
    std::vector<double> validation, judged;  ///< [n, classes], rows sum to 1
};

/// Full fine-tuning, the control that an adapter is held against: every number of the backbone is trained,
/// with a linear classifier (zero at first) on the class token's last state. In plain torch and fp32 on the
/// CPU; no augmentation, no dropout. Ends with the epoch of the highest validation AUC. `labels`
/// [train.count], 0 .. classes-1; `validationLabels` likewise; `classState` [D]: the class token's last state
/// of training image 0 by the frozen pass, by which it is made sure that this network is that one. Progress
/// "train"; cancellable between steps. Errors: those of the gathering; unsupportedModel (a backbone without
/// class token, or one whose arithmetic this is not), invalidArgument (sizes, labels), outOfMemory,
/// cancelled.
Result<FineTuningResult> fineTune(const backbone::BackboneFolder& backbone, const PictureSet& train,
                                  std::span<const int> labels, int classes, const PictureSet& validation,
                                  std::span<const int> validationLabels, const PictureSet& judged,
                                  std::span<const float> classState, const FineTuningOptions& options,
                                  const JobContext& job);

}  // namespace fovea::training
