#pragma once

#include <functional>
#include <string>
#include <vector>

#include "adapter/adapter_config.h"
#include "backbone/backbone.h"
#include "base/result.h"

namespace fovea::training {

/// A piece of work on made-up data that can be repeated and timed.
struct Workload {
    std::function<Result<void>()> once;
    int items = 1;  ///< images, or steps, that one repetition does
};

/// One frozen pass of a batch of images. The backbone must outlive it.
Result<Workload> passWorkload(const backbone::Backbone& backbone,
                              const backbone::ExtractionSettings& settings, int batch);
/// One training step of a fresh network on random features as a store of this type gives them.
Result<Workload> stepWorkload(const adapter::AdapterConfig& config, int batch, int kept,
                              adapter::StoreType store, const std::string& device);
/// The same by the reference implementation, from fp16.
Result<Workload> plainStepWorkload(const adapter::AdapterConfig& config, int batch, int kept,
                                   const std::string& device);

/// What one item costs on this machine.
struct Cost {
    double seconds = 0;   ///< per item, median of the repetitions
    double memoryMb = 0;  ///< peak of the process above what it had before
};

/// Times workloads against each other: each is done once to warm up (its memory
/// is taken then), then all in turn, `repetitions` times, so that a busy machine
/// slows them alike. Cancellable between repetitions.
Result<std::vector<Cost>> measure(const std::vector<Workload>& workloads, int repetitions,
                                  const JobContext& job = {});

}  // namespace fovea::training
