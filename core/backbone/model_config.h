#pragma once

#include <optional>
#include <string>

#include "backbone/tensor_names.h"
#include "backbone/vit_config.h"

namespace fovea::backbone {

/// What a model's config.json says: Hugging Face's describe the network whole, timm's
/// name an architecture and leave the sizes to the weights.
///
/// Hugging Face: `model_type` vit, deit, vit_mae, vit_msn, ijepa, dinov2 or
/// dinov2_with_registers. timm: `architecture` of a plain ViT (vit_*, deit*, flexivit_*)
/// with `pretrained_cfg` (or, as older ones, its fields beside it) and `model_args`.
struct ModelConfig {
    std::optional<ViTConfig> network;  ///< Hugging Face's
    // timm's
    int heads = 0;  ///< 0: by convention, see configOf()
    std::optional<Activation> activation;
    bool averaged = false;  ///< global_pool "avg"
    std::optional<Normalisation> normalisation;
};

/// Reads config.json text. Errors: corruptFile, unsupportedModel (another
/// architecture or activation, by its name), invalidArgument.
Result<ModelConfig> parseModelConfig(const std::string& jsonText, const std::string& path);

/// The configuration of these weights. Where it is timm's or, for weights in timm's
/// naming, there is none, sizes follow from the tensors' shapes, eps is 1e-6, and
/// the number of heads is what config.json says (`num_heads`, also in `model_args`) or
/// the convention: 16 for the widths 1152, 1280, 1408 and 1664 (so400m, huge, giant,
/// gigantic), else one for every 64 channels. A width that 64 does not divide is
/// refused. MoCo v3's ViT-S has 12 heads where the convention says 6: state them.
/// Errors: fileNotFound (Hugging Face's naming without config.json), missingTensors,
/// unsupportedModel, invalidArgument.
Result<ViTConfig> configOf(const std::optional<ModelConfig>& model, const ViTTensors& tensors,
                           const std::string& configPath, const std::string& weightsPath);

/// How pixels become input: preprocessor_config.json's word, else that of timm's
/// config.json; where neither is there 0.5 and 0.5, for lone weights in timm's naming
/// ImageNet's mean and deviation (MAE, RETFound, DINO, DeiT and DINOv2 use it).
/// Error: corruptFile.
Result<Normalisation> normalisationOf(const std::string& folder, const std::optional<ModelConfig>& model);

}  // namespace fovea::backbone
