#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "backbone/backbone.h"
#include "base/job_context.h"
#include "base/result.h"
#include "project/project.h"
#include "training/run_settings.h"

namespace fovea::training {

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
    adapter::StoreType store = adapter::StoreType::fp16;  ///< numbers of the stored features
    std::vector<std::string> warnings;                    ///< plain sentences
    bool fits = true;                                     ///< false: a warning says what does not fit
};

/// Computes the plan, with a trial of a few seconds unless `trial` is false
/// (times are then 0). Errors: tooFewSamples (fewer than two classes, a class
/// without training images, no samples), those of findBackbone().
Result<RunPlan> planRun(const project::Project& project, const RunSettings& settings, const JobContext& job,
                        bool trial = true);

}  // namespace fovea::training
