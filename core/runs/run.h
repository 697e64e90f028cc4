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
#include "runs/run_record.h"
#include "runs/run_settings.h"
#include "training/loop.h"

namespace fovea::runs {

/// What came out of a run just made: its result, and what is not kept with it.
struct RunOutcome : RunResult {
    std::int64_t run = 0;
    std::string method, backbone;
    std::string adapterPath;
    std::string question, kind = "one";  ///< as adapter::QuestionAsked has them
    std::vector<std::string> names;      ///< of the outputs: Task::names
    features::PreloadReport preload;
};

/// Sinks for a live view, called on the job's thread, and a way to end early.
struct RunObserver {
    /// Raised: the run ends at its next step with an adapter of the best epoch so
    /// far; before the end of the first epoch, of what there is. Raised from the start, with
    /// `resume`: an interrupted run is brought to that end. Before the first step, while
    /// images are read too, the run is cancelled instead, with an error that says how many are read.
    CancelToken stop;
    /// Of the run's plan: kept in its record, beside what the run really took.
    std::optional<RunEstimate> planned;
    double saveEverySeconds = training::LoopOptions().saveEverySeconds;
    /// Of a run with a side network and a read-out: leaves a second run, with HeadKind::plain and else the
    /// same settings, unless the project has it. It is the one that a training of its own would have come to,
    /// as the side network is the same bit by bit and only the epoch that is kept may be another. Not where
    /// patience or a stop ends the training, nor where a session before did not ask for it.
    bool alsoPlain = false;
    std::function<void(const training::StepEvent&)> onStep;
    std::function<void(int epoch, const training::EpochRecord&)> onEpoch;
    /// Of a run with several side networks: the steps and epochs that follow are of this one, from 1.
    std::function<void(int network, int of)> onSideNetwork;
    /// A member of a series is about to run; `settings.assigned.series` says which.
    std::function<void(const RunSettings& settings)> onMember;
};

/// A project's feature store, and what reading the missing images into it came to.
struct PreloadedStore {
    features::FeatureStore store;
    features::PreloadReport report;
    std::vector<Message> notices;  ///< see RunOutcome
};

/// The store that these settings read and write, with the features of every
/// labelled image that could be read: damaged ones are computed anew, missing ones
/// are added. Errors: those of preload(), findBackbone(), chooseDevice().
/// Looking for damage reads every record once. `stop`: of a training that is to begin with this;
/// raised, it cancels the reading. The error of a job that was cancelled then says how many images are read.
Result<PreloadedStore> preloadedStore(const project::Project& project, const RunSettings& settings,
                                      std::shared_ptr<FileLayer> files, const JobContext& job,
                                      const std::optional<CancelToken>& stop = {});
/// The same for the project's images as they are seen through another window than its own; damage
/// is looked for only among `toRead`, what the caller is about to read.
Result<PreloadedStore> preloadedStore(const project::Project& project, const project::WindowedImages& images,
                                      const std::vector<dataset::Sample>& toRead, const RunSettings& settings,
                                      std::shared_ptr<FileLayer> files, const JobContext& job);

/// The whole run: preloading of what is missing, training, adapter file, run record.
/// - `resume`: continue the newest unfinished run of the same settings from the last image or saved
///   step, to the same result, bit by bit. What its trial and its plan decided then stays decided
///   (precision, store, micro-batches). Where there is no such run, start anew.
/// - It can be killed at any moment, and be paused (JobContext::pause).
/// - Images that cannot be read any more are left out and listed. A resumed run keeps the images
///   that it began with: the features of those that vanished are stored, and those that came back
///   are not taken in.
/// - Where a GPU fails or has too little memory, training goes on on the CPU from the last saved
///   step; a notice says so.
/// - Errors: tooFewSamples (fewer than two classes, a class without training images), those of
///   checkSettings() for a run that begins anew, findBackbone(), preload(), runLoop(), saveAdapter().
Result<RunOutcome> runTraining(project::Project& project, const RunSettings& settings, bool resume,
                               std::shared_ptr<FileLayer> files, const JobContext& job,
                               const RunObserver& observer = {});

/// What tells runs of a project apart: hashes of settings, the images as they are, this version and
/// this machine.
struct RunIdentity {
    std::string asked;        ///< of the settings as they were given
    std::string requestHash;  ///< of what they were resolved to
    bool isThatOf(const RunIdentity& other) const {
        return asked == other.asked || requestHash == other.requestHash;
    }
};
/// Errors: those of resolve().
Result<RunIdentity> identityOf(const project::Project& project, const RunSettings& settings);

/// The newest run of the same identity; nothing where there is none. Errors: those of resolve().
Result<std::optional<project::Run>> newestRunLike(const project::Project& project,
                                                  const RunSettings& settings);

/// What came out of a run that is done, without `preload`. Error: corruptFile.
Result<RunOutcome> outcomeOf(const project::Project& project, const project::Run& run);

}  // namespace fovea::runs
