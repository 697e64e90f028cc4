#pragma once

#include <vector>

#include "session.h"
#include "training/bench.h"

namespace fovea::cli {

/// What work costs in a project of so many stored images. Processor time is that of all threads:
/// steadier than the clock where other programs run.
struct ScalePoint {
    int images = 0;
    double openSeconds = 0;     ///< of the store, whole
    double preloadSeconds = 0;  ///< per image, of further ones from phantom files
    double preloadProcessorSeconds = 0;
    double checkSeconds = 0;  ///< per image: whether what is stored is undamaged
    double stepSeconds = 0;   ///< of training, fetching from the store included
    double stepProcessorSeconds = 0;
    double trainingMemoryMb = 0;   ///< peak of the process over that training, above what it had before
    double megabytesPerImage = 0;  ///< on the disk
};

/// Preloading and training with a store of 100 images and more, each ten times as many as the one
/// before, up to `images`; what is stored of most is made up. In a temporary folder.
Result<std::vector<ScalePoint>> benchScale(const training::BenchOptions& options, int images,
                                           const Session& session);

}  // namespace fovea::cli
