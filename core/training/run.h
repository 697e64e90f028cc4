#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "adapter/adapter_config.h"
#include "base/file_layer.h"
#include "base/job_context.h"
#include "dataset/sample.h"
#include "features/feature_store.h"
#include "features/preload.h"
#include "project/network_window.h"
#include "project/project.h"
#include "training/loop.h"

namespace fovea::training {

/// One of several groups of the images of train and validation: it is validation, the
/// others are learned from (k-fold cross-validation). The groups are those of
/// dataset::assignFolds(), the same whatever the run's seed.
struct Fold {
    int number = 1;  ///< 1 .. of
    int of = 5;      ///< at least 2
};
std::string foldText(const Fold& fold);  ///< "2/5"
/// The way back. Error: invalidArgument.
Result<Fold> foldFromText(const std::string& text);

/// What a user chooses for a run. What is left open takes the method's defaults.
struct RunSettings {
    std::string backbone = "starter";  ///< as findBackbone() reads it
    adapter::Method method = adapter::Method::fptPlus;
    std::optional<int> resolution;     ///< high, pixels
    std::optional<int> lowResolution;  ///< pixels
    std::optional<std::vector<int>> layers;
    std::optional<double> tokenRatio;
    std::optional<int> prompts;
    /// None: as choosePrecision() finds. The run record names what was taken.
    std::optional<backbone::Precision> precision;
    std::string device = "auto";
    int threads = 0;  ///< 0: torch's default
    int epochs = 20;
    int batch = 16;
    double learningRate = 1e-3;
    bool flip = false;  ///< horizontal flips: only where left and right do not matter
    std::uint64_t seed = 0;
    std::optional<Fold> fold;  ///< open: train and validation as the project divides them
};

/// What a run would do and cost, before it starts.
struct RunPlan {
    int trainImages = 0, validationImages = 0, testImages = 0, unassignedImages = 0;
    bool fewValidation = false;   ///< too few patients to choose an epoch by; a warning says so
    int toPreload = 0;            ///< images whose features are not stored yet
    double preloadSeconds = 0;    ///< estimated by one trial pass
    double trainSeconds = 0;      ///< estimated by trial steps on synthetic features
    std::uint64_t diskBytes = 0;  ///< that preloading will write
    std::uint64_t freeBytes = 0;  ///< on the project's disk
    double memoryMb = 0;          ///< peak above what the process has now, estimated
    std::int64_t learnableParameters = 0;
    std::string backboneTitle;
    std::string device, deviceReason;
    backbone::Precision precision = backbone::Precision::fp32;
    std::string precisionReason;
    std::vector<std::string> warnings;  ///< plain sentences
    bool fits = true;                   ///< false: a warning says what does not fit
};

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
    double peakMemoryMb = 0;  ///< of the process
    bool stopped = false;     ///< ended early on request, with the best epoch so far
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
};

/// Computes the plan, with a trial of a few seconds unless `trial` is false
/// (times are then 0). Errors: tooFewSamples (fewer than two classes, a class
/// without training images, no samples), those of findBackbone().
Result<RunPlan> planRun(const project::Project& project, const RunSettings& settings, const JobContext& job,
                        bool trial = true);

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
/// Errors: those of planRun(), preload(), runLoop(), saveAdapter().
Result<RunOutcome> runTraining(project::Project& project, const RunSettings& settings, bool resume,
                               std::shared_ptr<FileLayer> files, const JobContext& job,
                               const RunObserver& observer = {});

/// Pixel hashes of the images that a run learned from or chose its epoch by, as
/// they were then: the splits may have been changed since.
Result<std::vector<std::string>> learnedFrom(const project::Project& project, std::int64_t run);

/// `samples`, the project's as the run saw them, divided as the run had them. Only for a run
/// with a fold does that differ from the project: its validation images are those it was
/// validated by, and images of train and validation that it did not meet are unassigned.
/// Errors: those of learnedFrom().
Result<std::vector<dataset::Sample>> samplesAsDivided(const project::Project& project, std::int64_t run,
                                                      std::vector<dataset::Sample> samples);

/// The run's settings as stored, and back: for "repeat" and for evaluation.
std::string settingsToJson(const RunSettings& settings);
Result<RunSettings> settingsFromJson(const std::string& json);

}  // namespace fovea::training
