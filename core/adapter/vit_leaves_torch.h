#pragma once

// Internal to the engine: shows torch.

#include "adapter/parameter_buffer_torch.h"
#include "adapter/vit_tensors.h"

namespace fovea::adapter {

/// Leaves of one layer; query, key and value as one matrix.
struct ViTLayerLeaves {
    at::Tensor normBeforeWeight, normBeforeBias, qkvWeight, qkvBias, outWeight, outBias;
    at::Tensor normAfterWeight, normAfterBias, upWeight, upBias, downWeight, downBias;
};

/// The tensors of vitTensors() as leaves of the autograd graph.
struct ViTLeaves {
    at::Tensor classToken, position, patchWeight, patchBias, finalNormWeight, finalNormBias;
    std::vector<ViTLayerLeaves> layers;

    ViTLeaves() = default;
    ViTLeaves(ParameterBuffer& parameters, const std::string& prefix, const TrainedViTShape& shape);
    std::vector<at::Tensor> all() const;
};

}  // namespace fovea::adapter
