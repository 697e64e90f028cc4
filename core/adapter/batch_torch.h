#pragma once

// Internal to the engine: shows torch.

#include "adapter/network.h"
#include "adapter/network_torch.h"

namespace fovea::adapter {

/// A batch as float tensors on the network's device.
struct BatchTensors {
    at::Tensor low, keys, values, labels;
};
/// Error: invalidArgument when a size does not fit the configuration.
Result<BatchTensors> toTensors(const Batch& batch, const AdapterConfig& config, at::Device device);

}  // namespace fovea::adapter
