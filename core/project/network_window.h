#pragma once

#include <vector>

#include "base/job_context.h"
#include "base/result.h"
#include "dataset/sample.h"
#include "imaging/window_policy.h"
#include "project/project.h"

namespace fovea::project {

/// A project's images with the hashes they have through one window.
struct WindowedImages {
    imaging::WindowPolicy window;
    std::vector<dataset::Sample> samples;  ///< all, in id order
    /// Files that cannot be read any more, or hold other pixels than when they were
    /// imported. Their samples stand in `samples` under a hash that no pixels have,
    /// and without a perceptual hash. Images
    /// that were set aside are not missed: they are not among these.
    std::vector<dataset::Problem> unreadable;
};

/// The images as the network would see them through `window`. Through the project's
/// own none is read; through another each is, several at a time, with progress
/// "window", cancellable between files. Memory: one decoded image (of a volume all
/// its slices) per processor core, and the samples. Errors: corruptFile, cancelled.
Result<WindowedImages> imagesThroughWindow(const Project& project, const imaging::WindowPolicy& window,
                                           const JobContext& job);

/// What changing the window came to.
struct WindowChange {
    int images = 0;                            ///< that look different to the network now
    std::vector<dataset::Problem> unreadable;  ///< not empty: nothing was changed
};

/// Sets the project's window and takes all hashes anew, as one change that can be
/// undone. Stored features and adapters stay: each is found again by what was seen.
/// Nothing is changed when an image cannot be read any more (unless it was set
/// aside): a project never holds hashes of two windows. Errors: as imagesThroughWindow().
Result<WindowChange> changeNetworkWindow(Project& project, const imaging::WindowPolicy& window,
                                         const JobContext& job);

}  // namespace fovea::project
