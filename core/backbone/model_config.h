#pragma once

#include <optional>
#include <string>

#include "backbone/tensor_names.h"
#include "backbone/vit_config.h"

namespace fovea::backbone {

/// What a model's config.json says: Hugging Face's describe the network whole, timm's and open_clip's
/// name an architecture and leave the sizes to the weights.
///
/// Hugging Face: `model_type` vit, deit, vit_mae, vit_msn, ijepa, dinov2,
/// dinov2_with_registers, dinov3_vit, clip, clip_vision_model, siglip or siglip_vision_model; of the last
/// three kinds what is not stated is what transformers takes then. timm: `architecture` of a ViT (vit_*,
/// deit*, flexivit_*, eva02_*) with `pretrained_cfg` (or, as older ones, its fields beside it) and
/// `model_args`. open_clip: `model_cfg` with `vision_cfg`, and `preprocess_cfg`.
struct ModelConfig {
    std::optional<ViTConfig> network;  ///< Hugging Face's
    // timm's and open_clip's
    int heads = 0;                 ///< 0: by convention, see configOf()
    Rotary rotary = Rotary::none;  ///< of timm's EVA-02 and DINOv3
    bool openClip = false;         ///< open_clip's own ViT
    std::optional<Activation> activation;
    bool averaged = false;  ///< global_pool "avg"
    std::optional<Normalisation> normalisation;
};

/// Reads config.json text. Errors: corruptFile, unsupportedModel (another
/// architecture or activation, by its name), invalidArgument.
Result<ModelConfig> parseModelConfig(const std::string& jsonText, const std::string& path);

/// The configuration of these weights. Where it is timm's or, for weights in timm's
/// naming, there is none, sizes follow from the tensors' shapes, eps is 1e-6 (1e-5 for CLIP and DINOv3), and
/// the number of heads is what config.json says (`num_heads`, also in `model_args`) or
/// the convention: 16 for the widths 1152, 1280, 1408 and 1664 (so400m, huge, giant,
/// gigantic), else one for every 64 channels. A width that 64 does not divide is
/// refused. MoCo v3's ViT-S has 12 heads where the convention says 6: state them.
/// Errors: fileNotFound (Hugging Face's or open_clip's naming without a configuration), missingTensors,
/// unsupportedModel, invalidArgument.
Result<ViTConfig> configOf(const std::optional<ModelConfig>& model, const ViTTensors& tensors,
                           const std::string& configPath, const std::string& weightsPath);

/// How pixels become input: preprocessor_config.json's word, else that of timm's or open_clip's
/// configuration, else what CLIP and DINOv3 were trained with; where neither is there 0.5 and 0.5, for lone
/// weights in timm's naming ImageNet's mean and deviation (MAE, RETFound, DINO, DeiT and DINOv2 use it).
/// Error: corruptFile.
Result<Normalisation> normalisationOf(const std::string& folder, const std::optional<ModelConfig>& model);

}  // namespace fovea::backbone
