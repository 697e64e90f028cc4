#pragma once

// Internal to the engine: the only header, with network_torch.h, that shows torch.

#include <ATen/ATen.h>

#include "base/safetensors.h"

namespace fovea::backbone {

/// A view's contents as a float32 tensor on the CPU. Aligned float32 is used in
/// place (the file's map must outlive it; never written to), anything else is converted.
at::Tensor toFloatTensor(const TensorView& view);

/// A contiguous CPU float32 tensor's contents. Other tensors are converted.
std::vector<float> toVector(const at::Tensor& tensor);

/// Device by name, "cpu" or "cuda".
at::Device torchDevice(const std::string& name);

/// A tensor of the CPU on `device`. To a GPU it is copied through pinned memory, without
/// waiting: what is computed there next waits for it.
at::Tensor toDevice(const at::Tensor& tensor, at::Device device);

}  // namespace fovea::backbone
