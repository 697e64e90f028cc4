#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "dataset/sample.h"

namespace fovea::dataset {

struct SplitOptions {
    double validation = 0.15;  ///< share of images, 0..1
    double test = 0.25;
    std::uint64_t seed = 0;
};

/// Assigns every sample to a split: patients stay together (exact duplicates
/// too; an image of unknown patient counts as a patient of its own), classes
/// keep their proportions, the same seed gives the same split. Every class with
/// enough patients is present in every split.
/// Error: tooFewSamples, naming the class, when a class has too few patients
/// (fewer than 3) to be in all three.
Result<void> assignSplits(std::vector<Sample>& samples, const SplitOptions& options);

/// For given splits without validation part: takes it from train, as above.
/// Does nothing where there is one already.
Result<void> completeSplits(std::vector<Sample>& samples, const SplitOptions& options);

}  // namespace fovea::dataset
