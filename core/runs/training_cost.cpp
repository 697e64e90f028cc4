#include "runs/training_cost.h"

#include <nlohmann/json.hpp>

#include "backbone/tensor_memory.h"
#include "training/trial.h"

namespace fovea::runs {

Result<TrainingCost> costOfAdapter(const adapter::AdapterConfig& config, const backbone::FeatureShape& shape,
                                   adapter::StoreType store, std::int64_t learnableParameters, int batch) {
    // One side network at a time; of the others there are the weights.
    const double others = double(config.sideNetworks - 1) / config.sideNetworks;
    TrainingCost cost;
    cost.batch = batch;
    cost.learnableParameters = learnableParameters;
    FOVEA_TRY(const training::Workload step,
              training::stepWorkload(config.ofOne(), batch, shape.kept, store, "cpu"));
    FOVEA_CHECK(step.once());  // the optimiser's moments are made
    const backbone::TensorMemoryWatch memory;
    FOVEA_CHECK(step.once());
    constexpr double kHeld = 4;  // weights, gradients and two moments lie outside of the step
    const double numbers = store == adapter::StoreType::int8 ? 1 : 2;
    cost.peakTensorMb = memory.megabytes() + 1e-6 * ((kHeld * (1 - others) + others) * sizeof(float) *
                                                         double(cost.learnableParameters) +
                                                     2 * numbers * batch * double(shape.stateEntries()));
    return cost;
}

TrainingCost costOfFineTuning(const training::FineTuningResult& tuned, int batch) {
    return {tuned.learnableParameters,        tuned.peakTensorMb, batch, tuned.seconds,
            int(tuned.validationAucs.size()), tuned.outOfTime};
}

nlohmann::json costToJson(const TrainingCost& cost) {
    return {{"learnable_parameters", cost.learnableParameters},
            {"peak_tensor_mb", cost.peakTensorMb},
            {"batch", cost.batch},
            {"seconds", cost.seconds},
            {"epochs", cost.epochs},
            {"out_of_time", cost.outOfTime}};
}

TrainingCost costFromJson(const nlohmann::json& json) {
    TrainingCost cost;
    json.at("learnable_parameters").get_to(cost.learnableParameters);
    json.at("peak_tensor_mb").get_to(cost.peakTensorMb);
    json.at("batch").get_to(cost.batch);
    json.at("seconds").get_to(cost.seconds);
    json.at("epochs").get_to(cost.epochs);
    json.at("out_of_time").get_to(cost.outOfTime);
    return cost;
}

}  // namespace fovea::runs
