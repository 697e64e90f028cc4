#pragma once

// Internal to the engine: shows torch.

#include "adapter/network.h"
#include "adapter/network_torch.h"

namespace fovea::adapter {

/// A batch as tensors on the network's device. On the processor they lie in the batch, which
/// must outlive them, and keys and values are of its type.
struct BatchTensors {
    at::Tensor low;
    KeptTensor keys, values;
    at::Tensor labels;
    at::Tensor targets;  ///< [B, C], see Batch
};
/// Error: invalidArgument when a size does not fit the configuration.
Result<BatchTensors> toTensors(const Batch& batch, const AdapterConfig& config, at::Device device);

}  // namespace fovea::adapter
