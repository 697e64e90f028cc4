#pragma once

#include <string>

#include "backbone/tensor_names.h"
#include "backbone/vit_config.h"
#include "backbone/weight_files.h"

namespace fovea::backbone {

/// A pre-trained ViT on disk: a folder as Hugging Face or timm publish it, or one
/// with nothing but weights in timm's naming. docs/backbones.md says what can be read.
struct BackboneFolder {
    std::string path;
    std::string name;  ///< the folder's own name
    ViTConfig config;
    Normalisation
        normalisation;    ///< the model's published one; normalisationOf() says what where there is none
    WeightFiles weights;  ///< memory-mapped
    ViTTensors tensors;   ///< views into `weights`, checked against `config`
};

/// Opens and checks a folder: every tensor the configuration calls for is there
/// with its shape and a floating type, and none that it does not know (poolers,
/// classifiers, decoders and mask tokens are known and left unused).
/// Errors: fileNotFound, corruptFile, unsupportedModel (another architecture; a
/// pickle, with the command that converts it), missingTensors (names up to five of
/// each kind), invalidArgument (a configuration that makes no sense).
Result<BackboneFolder> openBackboneFolder(const std::string& path);

}  // namespace fovea::backbone
