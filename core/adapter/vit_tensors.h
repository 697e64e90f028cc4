#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "adapter/adapter_config.h"

namespace fovea::adapter {

/// Sizes of a Vision Transformer that is trained here: a side network, or a
/// backbone in pre-training.
struct TrainedViTShape {
    std::int64_t width = 0, mlpWidth = 0, layers = 0;
    std::int64_t patchSize = 0;  ///< pixels
    std::int64_t tokens = 0;     ///< patches and the class token
    bool qkvBias = true;
};

/// That of an adapter's side network (method.md 3).
TrainedViTShape sideNetworkShape(const AdapterConfig& config);

/// Tensors of such a network under their Hugging Face names, in the order they lie in memory:
/// query, key and value of a layer side by side.
std::vector<TensorSpec> vitTensors(const std::string& prefix, const TrainedViTShape& shape);

}  // namespace fovea::adapter
