#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/file_layer.h"
#include "base/result.h"
#include "dataset/sample.h"
#include "project/project.h"

namespace fovea::runs {

/// Notes by their pixels, in the run's folder, which images a run learned from or chose its
/// epoch by. Errors: diskFull, notWritable.
Result<void> writeLearnedFrom(const std::string& runFolder, const std::vector<dataset::Sample>& samples,
                              FileLayer& files);

/// Pixel hashes of the images that a run learned from or chose its epoch by, as
/// they were then: the splits may have been changed since.
Result<std::vector<std::string>> learnedFrom(const project::Project& project, std::int64_t run);

/// `samples`, the project's as the run saw them, divided as the run had them. Only for a run
/// with a fold, one that learned from the validation images, or from some of the training images, does that
/// differ from the project: its
/// validation images are those it was validated by, and images of train and validation that it did not
/// meet are unassigned.
/// Errors: those of learnedFrom().
Result<std::vector<dataset::Sample>> samplesAsSplit(const project::Project& project, std::int64_t run,
                                                    std::vector<dataset::Sample> samples);

}  // namespace fovea::runs
