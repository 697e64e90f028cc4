#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "adapter/adapter_file.h"
#include "backbone/tensor_names.h"

namespace fovea::adapter {

/// A picture and what Fovea says of it, by which a TorchScript file checks itself.
struct ScriptCheck {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgb;  ///< [height, width, 3]
    std::vector<double> answers;    ///< [C], as inference::statedProbabilities()
};

/// A TorchScript file, and how far it is from Fovea.
struct TorchScript {
    std::string bytes;
    double difference = 0;  ///< largest between ScriptCheck::answers and what the file says, read again
};

/// An adapter and its backbone as one file for torch.jit.load(): a picture goes in, what Fovea states of it
/// comes out (docs/torchscript.md). `tensors` were checked against `vit`. `description`: JSON for people and
/// programs, stored beside it as "fovea.json".
/// Errors: invalidArgument (a backbone with SigLIP's pooling head, or an adapter that reads clinical
/// variables, which are not written), outOfMemory.
Result<TorchScript> torchScriptOf(const AdapterInfo& info, const Network& network,
                                  const backbone::ViTTensors& tensors, const backbone::ViTConfig& vit,
                                  const ScriptCheck& check, const std::string& description);

}  // namespace fovea::adapter
