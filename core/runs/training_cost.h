#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>

#include "adapter/adapter_config.h"
#include "backbone/extraction.h"
#include "base/result.h"
#include "training/fine_tuning.h"

namespace fovea::runs {

/// What training a model takes.
struct TrainingCost {
    std::int64_t learnableParameters = 0;
    /// Peak of what tensors hold, in MB (10^6 bytes), counted: weights, gradients, the optimiser's moments
    /// and a step of `batch` images; of an adapter with the stored features of these, of fine-tuning with
    /// their pictures. The frozen pass that made the features is no part of it.
    double peakTensorMb = 0;
    int batch = 0;
    double seconds = 0;      ///< of work; of an adapter its run without reading the images, mean of the seeds
    int epochs = 0;          ///< that were made
    bool outOfTime = false;  ///< of fine-tuning: ended by its budget
};

/// Of an adapter, but for its seconds and epochs: the memory is measured by a step of its side network on
/// made-up features, on the CPU. Errors: those of training::stepWorkload().
Result<TrainingCost> costOfAdapter(const adapter::AdapterConfig& config, const backbone::FeatureShape& shape,
                                   adapter::StoreType store, std::int64_t learnableParameters, int batch);
TrainingCost costOfFineTuning(const training::FineTuningResult& tuned, int batch);

/// The form that it has in documents and kept answers, and back.
nlohmann::json costToJson(const TrainingCost& cost);
/// Throws nlohmann::json::exception where it is not what costToJson() wrote.
TrainingCost costFromJson(const nlohmann::json& json);

}  // namespace fovea::runs
