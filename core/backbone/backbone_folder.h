#pragma once

#include <string>

#include "backbone/vit_config.h"
#include "base/safetensors.h"

namespace fovea::backbone {

/// A pre-trained ViT on disk: a Hugging Face folder with config.json,
/// model.safetensors and, where present, preprocessor_config.json.
struct BackboneFolder {
    std::string path;
    std::string name;  ///< the folder's own name
    ViTConfig config;
    Normalisation normalisation;  ///< the model's published one; 0.5/0.5 when it states none
    SafeTensors weights;          ///< memory-mapped
    std::string prefix;           ///< "vit." or "": how its tensors are named
    bool finalNorm = true;        ///< whether layernorm.* is there
};

/// Opens and checks a folder: every tensor the configuration calls for is there
/// with its shape and a floating type, and none that it does not know (pooler,
/// classifier and mask token are known and left unused).
/// Errors: fileNotFound, corruptFile, unsupportedFormat (another architecture,
/// a pickle file instead of safetensors), missingTensors (names up to five of
/// each kind), invalidArgument (a configuration that makes no sense).
Result<BackboneFolder> openBackboneFolder(const std::string& path);

/// The same check for weights that are part of another file (reference files).
/// `prefix` is what stands before "embeddings.cls_token".
Result<void> checkViTTensors(const SafeTensors& weights, const std::string& prefix, const ViTConfig& config,
                             bool& finalNorm);

/// Reads config.json text. Error: corruptFile, unsupportedFormat, invalidArgument.
Result<ViTConfig> parseViTConfig(const std::string& jsonText, const std::string& path);

}  // namespace fovea::backbone
