#pragma once

#include <string>

#include "adapter/adapter_config.h"
#include "backbone/backbone.h"
#include "base/result.h"

namespace fovea::training {

/// What one item costs on this machine, measured on made-up data.
struct TrialCost {
    double seconds = 0;   ///< per item: the fastest of the repetitions
    double memoryMb = 0;  ///< peak above what the process had before
};

/// One frozen pass of one image, repeated. The first repetition warms up.
Result<TrialCost> trialPass(const backbone::Backbone& backbone, const backbone::ExtractionSettings& settings,
                            int batch, int repetitions, const JobContext& job = {});

/// One training step of a fresh network on random features.
Result<TrialCost> trialStep(const adapter::AdapterConfig& config, int batch, int kept, const std::string& device,
                            int repetitions, const JobContext& job = {});

}  // namespace fovea::training
