#pragma once

// Internal to the engine and its tests: shows torch.

#include <ATen/ATen.h>

#include <functional>

#include "base/safetensors.h"
#include "training/verify.h"

namespace fovea::training {

/// verifyReference() with the mistakes that tests plant to see them caught.
struct PlantedMistakes {
    std::map<std::string, std::string> metadata;  ///< settings to be read instead of the file's
    std::function<at::Tensor(const at::Tensor&)> betweenFusionAndSide;
};
Result<VerifyReport> verifyReference(const std::string& path, const PlantedMistakes& mistakes);

}  // namespace fovea::training
