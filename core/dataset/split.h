#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "dataset/sample.h"

namespace fovea::dataset {

struct SplitOptions {
    double validation = 0.15;  ///< share of images, 0..1
    double test = 0.25;        ///< share of images, 0..1; both together below 1
    std::uint64_t seed = 0;
};

/// Assigns every labelled sample that is not excluded to a split, whatever it was before: patients
/// stay together (exact and near duplicates too; an image of unknown patient counts as a
/// patient of its own), classes keep their proportions, the same seed gives the
/// same split in whatever order or folder the samples come. Every class with
/// enough patients is present in every split. Unlabelled samples become
/// unassigned. A share of 0 leaves that split empty.
/// Errors: tooFewSamples, naming the class, when a class has too few patients
/// (fewer than 3) to be in all three; invalidArgument. The samples are then as before.
Result<void> assignSplits(std::vector<Sample>& samples, const SplitOptions& options);

/// For given splits without a validation or a test part: takes what is missing
/// from train, as above, in the proportion to train that `options` asks for.
/// Does nothing where both are there already. Never moves a patient of train
/// who also is in another split, so that no new leak arises; leaves unassigned
/// samples alone. Errors: as above; tooFewSamples too when there is no train part.
Result<void> completeSplits(std::vector<Sample>& samples, const SplitOptions& options);

/// Divides the images of train and validation into `folds` groups of about equal size
/// that can take turns as validation (k-fold cross-validation): patients stay together
/// and classes keep their proportions as in assignSplits(), every class is in every
/// group, and the same seed gives the same groups in whatever order or folder the
/// samples come. Of each sample its group, 0 .. folds-1; -1 for those that take no part
/// (test, excluded, unassigned, unlabelled). Images of unknown patients are kept
/// together by file, pixels and looks only: whether groups share a patient stays as
/// unknown as it was.
/// Errors: invalidArgument (fewer than 2 folds); tooFewSamples, naming the class, when a
/// class has fewer patients than folds.
Result<std::vector<int>> assignFolds(const std::vector<Sample>& samples, int folds, std::uint64_t seed);

}  // namespace fovea::dataset
