#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "dataset/keep_together.h"
#include "dataset/sample.h"
#include "dataset/strata.h"

namespace fovea::dataset {

/// How many of the images the parts get; the rest is learned from.
struct SplitShares {
    double validation = 0.15;  ///< share of images, 0..1
    double test = 0.25;        ///< share of images, 0..1; both together below 1
    bool operator==(const SplitShares&) const = default;
};
/// Error: invalidArgument when a share is negative or nothing is left to learn from.
Result<void> checkShares(const SplitShares& shares);

struct SplitOptions {
    SplitShares shares;
    std::uint64_t seed = 0;
    Asked asked{};  ///< what the samples answer
};

/// Assigns every sample that answers a question and is not excluded to a split, whatever it was before.
/// - What keepTogether() keeps together stays in one split: a patient's images, exact and near
///   duplicates. An image of unknown patient counts as a patient of its own.
/// - Classes keep their proportions, and so do findings and numbers (strataOf(), of all questions at
///   once): a class is any of these below. A share of 0 leaves that split empty. Samples without an
///   answer become unassigned.
/// - The same seed gives the same split, in whatever order or folder the samples come.
/// - A class of at least as many patients as there are splits is in each. One of fewer is in as
///   many splits as it has patients: first in train, where alone it can be learned; then in test,
///   so that the figures speak of it; last in validation, where its absence costs least.
/// - Where patients with images of several classes make that impossible, the division that lacks
///   least is taken, train before test before validation. audit() names what is missing.
/// - Errors: those of checkShares(); the samples are then as before.
Result<void> assignSplits(std::vector<Sample>& samples, const SplitOptions& options);
/// The same for samples whose keepTogether() is known.
Result<void> assignSplits(std::vector<Sample>& samples, const std::vector<Together>& together,
                          const SplitOptions& options);

/// For given splits without a validation or a test part: takes what is missing
/// from train, as above, in the proportion to train that `options` asks for.
/// Does nothing where both are there already, or train is not. Never moves a patient of train
/// who also is in another split, so that no new leak arises; leaves unassigned
/// samples alone. Errors: as above.
Result<void> completeSplits(std::vector<Sample>& samples, const SplitOptions& options);
/// The same for samples whose keepTogether() is known.
Result<void> completeSplits(std::vector<Sample>& samples, const std::vector<Together>& together,
                            const SplitOptions& options);

/// Divides the images of train and validation into `folds` groups of about equal size
/// that can take turns as validation (k-fold cross-validation): patients stay together
/// and classes keep their proportions as in assignSplits(), every class is in every
/// group, and the same seed gives the same groups in whatever order or folder the
/// samples come. Of each sample its group, 0 .. folds-1; -1 for those that take no part
/// (test, excluded, unassigned, without an answer to `question`, which Sample::label answers). Images of
/// unknown patients are kept together by file, pixels and looks only: whether groups share a patient stays as
/// unknown as it was.
/// Errors: invalidArgument (fewer than 2 folds); tooFewSamples, naming the class, when a
/// class has fewer patients than folds. Findings and numbers need only as many patients as folds: a
/// finding that is rarer is in as many groups as it can be.
Result<std::vector<int>> assignFolds(const std::vector<Sample>& samples, int folds, std::uint64_t seed,
                                     const Question& question = {});
/// The same for units, a row each: units of which any images are kept together stay together.
Result<std::vector<int>> assignFolds(const Units& units, int folds, std::uint64_t seed,
                                     const Question& question = {});

}  // namespace fovea::dataset
