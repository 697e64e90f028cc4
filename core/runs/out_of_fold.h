#pragma once

#include <optional>
#include <string>
#include <vector>

#include "adapter/variables.h"
#include "base/job_context.h"
#include "dataset/sample.h"
#include "features/feature_store.h"
#include "training/class_targets.h"

namespace fovea::runs {

struct OutOfFoldOptions {
    /// Of the logistic regression, as training::LogisticFitOptions has it; nothing: that of
    /// training::kLogisticPenalties whose fits say the held-out images with the lowest log loss.
    std::optional<double> penalty;
    double temperature = 1;  ///< logits are divided by it
    training::ClassTargets targets = {};
    const adapter::VariableCoding* variables = nullptr;  ///< that are read, too; null: none
};

struct OutOfFold {
    std::vector<double> probabilities;  ///< [n, C]
    double penalty = 0;
    double logLoss = 0;  ///< of the labels, in the mean
    int groups = 0;      ///< of patients, that took turns in being held out
};

/// What logistic regressions on token summaries (linearInputs()) say of images, each image by the one that
/// has not learned from its patient's group (runs/held_out_fits.h): what is said of them is not from memory.
/// Seconds, from stored features, without training. Every sample has a label of `classes` and its features in
/// the store. Cancellable. Errors: tooFewSamples (a class with fewer than two patients, so that there are no
/// groups); those of the store and of training::LogisticInputs.
Result<OutOfFold> outOfFold(const features::FeatureStore& store, const std::vector<dataset::Sample>& samples,
                            const std::vector<std::string>& classes, const OutOfFoldOptions& options,
                            const JobContext& job);

}  // namespace fovea::runs
