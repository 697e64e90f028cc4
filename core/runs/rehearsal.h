#pragma once

#include <string>
#include <vector>

#include "features/feature_store.h"
#include "runs/resolved_run.h"

namespace fovea::runs {

/// What the parts of a run cost on this computer, as it is now.
struct RehearsedCosts {
    double loadSeconds = 0;        ///< of the backbone; 0 when there is nothing to read
    double preloadSeconds = 0;     ///< all missing images: decoding, pass, storing
    double verifySeconds = 0;      ///< a stored image, before a run relies on it
    double stepSeconds = 0;        ///< one step, with fetching its batch
    double validationSeconds = 0;  ///< one image
    double readOutSeconds = 0;     ///< of fitting the read-out; 0 where there is none
    double baselineSeconds = 0;    ///< of the baseline beside the run
    double memoryMb = 0;           ///< peak above what the process had before
    int microBatch = 0;            ///< see LoopOptions: with which it fits; 0: a whole batch does
    double wholeBatchMb = 0;       ///< where it does not: what a whole batch would need
    /// What a step is foreseen to need with a whole batch in the side network, and with one image at a
    /// time; 0 where a batch is too small to be taken in parts or `memoryMb` is unknown.
    double foreseenMb = 0, leastMb = 0;
};

/// Does a little of a run to see what all of it costs: reads some of the images that are missing
/// in `store`, spread over the sizes of their files, into a store of their own in `folder`, and
/// makes some steps on them (or on stored ones, where none is missing). A few seconds with a small
/// backbone; with a large one three images and as many steps. `folder` is removed again.
/// `memoryMb`: what may be used; 0: unknown. Errors: outOfMemory, also where not even one image
/// at a time would fit; those of preload(), runLoop().
Result<RehearsedCosts> rehearse(const ResolvedRun& run, const features::FeatureStore& store,
                                const std::string& folder, double memoryMb, const JobContext& job);

}  // namespace fovea::runs
