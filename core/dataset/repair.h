#pragma once

#include <cstdint>
#include <vector>

#include "dataset/sample.h"

namespace fovea::dataset {

/// What can be done about a problem by one click, and undone.
enum class Repair {
    none,        ///< nothing: somebody has to look
    keepOne,     ///< of copies, one is kept, the others are set aside
    setAside,    ///< all of its images are set aside
    uniteParts,  ///< each patient's images go to the part that has most of them
    resplit      ///< assignSplits() for all images
};

/// The repair that mends this kind of problem.
Repair repairFor(ProblemKind kind);

/// The samples that the repairs of `problems` change, changed; empty when they mend
/// nothing (the images are gone or mended). Problems of one kind share no image.
/// Files are matched by Sample::path: of a file of several frames all are meant.
/// resplit is not done here.
///
/// keepOne keeps the copy that takes part in the strictest part (test before
/// validation before train), so that mending never moves a test image; uniteParts
/// takes the part with most images, at equal numbers the stricter.
std::vector<Sample> repaired(const std::vector<Sample>& samples, const std::vector<Problem>& problems);

/// Those of one kind.
std::vector<Problem> ofKind(const std::vector<Problem>& problems, ProblemKind kind);

/// These samples set aside; those that are already are left out.
std::vector<Sample> setAside(const std::vector<Sample>& samples, const std::vector<std::int64_t>& ids);
/// The way back, for those that are set aside: to the part that has most of the same
/// patient's images, or to train.
std::vector<Sample> includedAgain(const std::vector<Sample>& samples, const std::vector<std::int64_t>& ids);

}  // namespace fovea::dataset
