#pragma once

#include <memory>
#include <string>
#include <vector>

#include "adapter/adapter_config.h"
#include "backbone/catalogue.h"
#include "backbone/device.h"
#include "base/file_layer.h"
#include "base/message.h"
#include "dataset/sample.h"
#include "dataset/units.h"
#include "features/feature_store.h"
#include "project/network_window.h"
#include "project/project.h"
#include "runs/run_settings.h"
#include "runs/task.h"

namespace fovea::runs {

/// Everything that settings, project and machine together determine.
struct ResolvedRun {
    RunSettings settings;
    backbone::BackboneChoice backbone;
    backbone::DeviceChoice device;
    backbone::PrecisionChoice precision;
    backbone::ExtractionSettings extraction;
    adapter::AdapterConfig config;
    features::StoreSettings store;
    /// The question in use. Of findings those that can be learned: `notLearned` are the others.
    Task task;
    std::vector<std::string> classes;  ///< Task::names
    std::vector<std::string> notLearned;
    imaging::WindowPolicy window;
    std::string studyBy;  ///< dataset::studyRuleText(), where an answer is of a study
    /// Labelled ones, as seen through `window`; none of a unit whose images contradict each other.
    std::vector<dataset::Sample> samples;
    std::vector<dataset::Sample> heldOut;  ///< the fold of Assignment::heldOut: not among `samples`
    bool ordinal = false;                  ///< the loss takes the classes for grades
    std::vector<std::string> variables;    ///< clinical ones that the read-out reads
    int threads = 0;                       ///< that a run uses; it sets them where its work begins
};

/// As the project sees its images now; changes nothing. Errors: those of findBackbone(), chooseDevice();
/// invalidArgument (also those of checkVariables(), and variables where there is no read-out or the question
/// is none of classes); tooFewSamples (a class with fewer patients than folds).
Result<ResolvedRun> resolve(const project::Project& project, const RunSettings& settings);
/// The same for the project's images as they are seen through another window than its own.
Result<ResolvedRun> resolve(const project::Project& project, const project::WindowedImages& images,
                            const RunSettings& settings);

/// At least two classes, and each has something to be learned from; a finding that training images say yes
/// and no of; a number that differs among them. Error: tooFewSamples, naming the class.
Result<void> checkClasses(const ResolvedRun& run);

/// A notice for each class of fewer than kFewPatients patients, in all splits together, and for each finding
/// that so few have; and one for findings that are not learned.
std::vector<Message> smallClasses(const ResolvedRun& run);
inline constexpr int kFewPatients = 10;

int countOf(const std::vector<dataset::Sample>& samples, dataset::Split split);
std::vector<dataset::Sample> ofSplit(const std::vector<dataset::Sample>& samples, dataset::Split split);
/// What of these has one answer to the run's question each.
dataset::Units unitsOfSplit(const ResolvedRun& run, dataset::Split split);
/// What the network learns an answer of: the same, or where each image answers by itself, images.
dataset::Units learnedUnits(const ResolvedRun& run, dataset::Split split);
/// How many can differ from each other: known patients, and images of unknown ones.
int patientsIn(const std::vector<dataset::Sample>& samples);

/// The feature store that the run reads and writes.
Result<features::FeatureStore> openStore(const project::Project& project, const ResolvedRun& run,
                                         std::shared_ptr<FileLayer> files);

}  // namespace fovea::runs
