#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "backbone/backbone.h"
#include "base/job_context.h"
#include "base/message.h"
#include "base/result.h"
#include "project/project.h"
#include "runs/run_settings.h"

namespace fovea::runs {

/// What a computer has too little of for a run.
enum class Shortage { none, disk, memory };

/// What a run may use. Open: what the system says is free.
struct Room {
    std::optional<std::uint64_t> diskBytes;  ///< where features are stored
    std::optional<double> memoryMb;
};

/// What a run would do and cost, before it starts.
struct RunPlan {
    /// The settings to run with: those asked for, but for what `adaptations` say.
    RunSettings settings;
    /// What was changed so that the run fits this computer, and why.
    std::vector<Message> adaptations;
    int trainImages = 0, validationImages = 0, testImages = 0, unassignedImages = 0;
    int validationPatients = 0;   ///< that can differ from each other, see patientsIn()
    bool fewValidation = false;   ///< too few patients to choose an epoch by; a warning says so
    int toPreload = 0;            ///< images whose features are not stored yet
    double preloadSeconds = 0;    ///< estimated by reading a few of the images
    double trainSeconds = 0;      ///< estimated by a few steps; with validation, saving, baseline
    std::uint64_t diskBytes = 0;  ///< that preloading will write
    std::uint64_t freeBytes = 0;  ///< on the disk of `featuresFolder`
    double memoryMb = 0;          ///< peak above what the process has now, estimated
    double freeMemoryMb = 0;      ///< that the system can give now; 0 where unknown
    std::string featuresFolder;   ///< where features lie or will lie
    std::int64_t learnableParameters = 0;
    std::string backboneTitle;
    std::string device;
    Message deviceReason;
    backbone::Precision precision = backbone::Precision::fp32;
    Message precisionReason;
    adapter::StoreType store = adapter::StoreType::fp16;  ///< numbers of the stored features
    std::vector<Message> warnings;
    bool fits = true;  ///< false: the run would not come to its end
    Shortage shortage = Shortage::none;
    Message refusal;  ///< where it does not fit: what is missing
    Message remedy;   ///< and what can be done
};

/// Computes the plan. Unless `trial` is false (times and memory are then 0), it rehearses the
/// run for a few seconds: some of the images that are to be read go through the backbone
/// into a store of their own in the features folder, which is removed again, and some steps
/// are made on them. What would not fit into `room` is adapted where the result stays the
/// same, or as good (features in 8 bits), else refused.
/// Errors: those of checkSettings(); tooFewSamples (fewer than two classes, a class without training images,
/// no samples), those of findBackbone(), featuresFolder(), preload().
Result<RunPlan> planRun(const project::Project& project, const RunSettings& settings, const JobContext& job,
                        bool trial = true, const Room& room = {});

/// Error: diskFull or outOfMemory, in the plan's words, when it does not fit.
Result<void> mustFit(const RunPlan& plan);

}  // namespace fovea::runs
