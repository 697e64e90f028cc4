#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"
#include "dataset/split.h"
#include "project/project.h"

namespace fovea::project {

/// The project's setting that holds the shares its images are divided by, as a JSON object
/// `{"validation": 0.15, "test": 0.25}`; empty until somebody chose them.
inline constexpr const char* kSplitShares = "split_shares";

/// The value of kSplitShares.
std::string splitSharesText(const dataset::SplitShares& shares);

/// The shares that were chosen last, by an import or resplit(); SplitShares' own where
/// none were. Images that come later are divided by them. Error: corruptFile.
Result<dataset::SplitShares> splitShares(const Project& project);

/// What the project's images answer, the question in use among it.
Result<dataset::Asked> asked(const Project& project);

/// New splits for all images, by dataset::assignSplits() over all questions (`options.asked` is not read);
/// the shares are kept for later imports. One change. Runs that are there are what they were: each notes what
/// it learned from. Errors: those of assignSplits().
Result<void> resplit(Project& project, const dataset::SplitOptions& options);

/// Takes validation images from the training images, by dataset::takenForValidation(); how many.
/// One change. Errors: as there.
Result<int> takeValidation(Project& project, std::uint64_t seed = 0);

}  // namespace fovea::project
