#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "dataset/sample.h"
#include "dataset/strata.h"

namespace fovea::dataset {

/// What can be done about a problem by one click, and undone.
enum class Repair {
    none,            ///< nothing: somebody has to look
    keepOne,         ///< of copies, one is kept, the others are set aside
    setAside,        ///< all of its images are set aside
    uniteParts,      ///< each patient's images go to the part that has most of them
    resplit,         ///< assignSplits() for all images
    takeValidation,  ///< takenForValidation(): the test images stay
    namePatients     ///< the user says whose images they are: a table, or withPatientsFromPaths()
};

/// The repair that mends this kind of problem.
Repair repairFor(ProblemKind kind);

/// All that mend this problem, the one that changes least first. Where there are training and
/// test images but none of validation, takeValidation comes before resplit, which would
/// destroy a test set that was given. Empty where somebody has to look.
std::vector<Repair> repairsFor(const Problem& problem, const std::vector<Sample>& samples);

/// The samples that the repairs of `problems` change, changed; empty when they mend
/// nothing (the images are gone or mended). Problems of one kind share no image.
/// Files are matched by Sample::path: of a file of several frames all are meant.
/// resplit, takeValidation and namePatients are not done here.
///
/// keepOne keeps the copy that takes part in the strictest part (test before
/// validation before train), so that mending never moves a test image; uniteParts
/// takes the part with most images, at equal numbers the stricter.
std::vector<Sample> repaired(const std::vector<Sample>& samples, const std::vector<Problem>& problems);

/// Share of the training images that takenForValidation() takes.
constexpr double kValidationTaken = 0.15;
/// For splits without validation images: the training images that become validation images,
/// changed, by patient and stratified as completeSplits() does it. All others stay what they
/// are, those of test above all. Error: tooFewSamples, where there are validation images
/// already, or no training image can be taken (every patient is in the test part, too).
Result<std::vector<Sample>> takenForValidation(const std::vector<Sample>& samples, std::uint64_t seed,
                                               const Asked& asked = {});

/// Those of one kind.
std::vector<Problem> ofKind(const std::vector<Problem>& problems, ProblemKind kind);

/// These samples set aside; those that are already are left out.
std::vector<Sample> setAside(const std::vector<Sample>& samples, const std::vector<std::int64_t>& ids);
/// The way back, for those that are set aside: to the part that has most of the same
/// patient's images, or to train.
std::vector<Sample> includedAgain(const std::vector<Sample>& samples, const std::vector<std::int64_t>& ids);

}  // namespace fovea::dataset
