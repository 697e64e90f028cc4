#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/file_layer.h"
#include "base/job_context.h"
#include "dataset/sample.h"
#include "features/feature_store.h"
#include "features/preload.h"
#include "project/network_window.h"
#include "project/project.h"
#include "training/baseline.h"
#include "training/loop.h"
#include "training/run_settings.h"

namespace fovea::training {

/// What came out of a run.
struct RunOutcome {
    std::int64_t run = 0;
    std::string method, backbone;
    std::int64_t learnableParameters = 0;
    int epochs = 0;
    int bestEpoch = 0;                    ///< from 1
    std::vector<double> losses;           ///< per step
    std::vector<EpochRecord> validation;  ///< per epoch
    double seconds = 0;
    double peakMemoryMb = 0;           ///< of the process
    bool stopped = false;              ///< ended early on request, with the best epoch so far
    int epochsPlanned = 0;             ///< more than `epochs` where it ended early
    bool outOfPatience = false;        ///< ended early by RunSettings::patience
    int halvings = 0;                  ///< of the learning rate, see runLoop()
    std::vector<double> classWeights;  ///< [C] in the loss; empty: all the same
    /// The simple reader beside the adapter, on the validation images; none without those.
    std::optional<BaselineFigures> baseline;
    std::vector<std::string> notes;  ///< what should be known of this run: plain sentences
    std::string adapterPath;
    features::PreloadReport preload;
};

/// Sinks for a live view, called on the job's thread, and a way to end early.
struct RunObserver {
    /// Raised: the run ends at its next step with an adapter of the best epoch so
    /// far. Raised from the start, with `resume`: an interrupted run is brought to
    /// that end. Before the first whole epoch the run is cancelled instead.
    CancelToken stop;
    std::function<void(const StepEvent&)> onStep;
    std::function<void(int epoch, const EpochRecord&)> onEpoch;
    /// A member of a series is about to run; `settings.series` says which.
    std::function<void(const RunSettings& settings)> onMember;
};

/// A project's feature store, and what reading the missing images into it came to.
struct PreloadedStore {
    features::FeatureStore store;
    features::PreloadReport report;
};

/// The store that these settings read and write, with the features of every
/// labelled image that could be read: damaged ones are computed anew, missing ones
/// are added. Errors: those of preload(), findBackbone(), chooseDevice().
Result<PreloadedStore> preloadedStore(const project::Project& project, const RunSettings& settings,
                                      std::shared_ptr<FileLayer> files, const JobContext& job);
/// The same for the project's images as they are seen through another window than its own.
Result<PreloadedStore> preloadedStore(const project::Project& project, const project::SeenImages& images,
                                      const RunSettings& settings, std::shared_ptr<FileLayer> files,
                                      const JobContext& job);

/// The whole run: preloading of what is missing, training, adapter file, run
/// record. `resume`: continue the newest unfinished run of the same settings,
/// from its last whole epoch, to the same result; where there is none, start anew.
/// Images that cannot be read any more are left out and listed.
/// Errors: tooFewSamples (fewer than two classes, a class without training images), those of
/// findBackbone(), preload(), runLoop(), saveAdapter().
Result<RunOutcome> runTraining(project::Project& project, const RunSettings& settings, bool resume,
                               std::shared_ptr<FileLayer> files, const JobContext& job,
                               const RunObserver& observer = {});

}  // namespace fovea::training
