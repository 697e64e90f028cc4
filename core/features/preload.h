#pragma once

#include <string>
#include <vector>

#include "backbone/backbone.h"
#include "base/job_context.h"
#include "dataset/sample.h"
#include "features/feature_store.h"
#include "imaging/window_policy.h"

namespace fovea::features {

struct PreloadReport {
    int alreadyThere = 0;
    int added = 0;
    double seconds = 0;
    std::vector<dataset::Problem>
        problems;  ///< images that could not be read any more, or changed since import
};

/// Images that are not in the store yet; one entry for images of equal pixels.
std::vector<const dataset::Sample*> missingSamples(const FeatureStore& store,
                                                   const std::vector<dataset::Sample>& samples);

/// Reads every image that is not in the store once through the backbone
/// (method.md 1), through `window`, of which the samples' hashes are: decoding and shrinking of the next
/// image overlap with the pass of this one. What was done stays done: after cancellation, a crash or a full
/// disk the next call goes on with the first missing image.
/// Slices of one volume that follow each other cost one reading of its file.
/// `imagesAtATime` go through the backbone together; 0: as many as it says itself.
/// Reports progress "preload". Cancellable between backbone layers.
/// Errors: diskFull, notWritable, outOfMemory, cancelled.
Result<PreloadReport> preload(const backbone::Backbone& backbone, FeatureStore& store,
                              const std::vector<dataset::Sample>& samples,
                              const imaging::WindowPolicy& window, const JobContext& job,
                              int imagesAtATime = 0);

}  // namespace fovea::features
