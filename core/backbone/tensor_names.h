#pragma once

#include <map>
#include <string>
#include <vector>

#include "backbone/vit_config.h"
#include "base/safetensors.h"

namespace fovea::backbone {

struct Naming;

/// The tensors of a ViT under Fovea's own names, whatever the file calls them:
/// the one place that knows of foreign names. (Views into the file's map.)
///
/// | name | shape | |
/// |---|---|---|
/// | embeddings.cls_token | [1, 1, D] | where there is a class token |
/// | embeddings.register_tokens | [1, R, D] | where R > 0 |
/// | embeddings.position_embeddings | [1, T + G^2, D] | where learnt; files may leave out rows of leading
/// tokens: zeros | | embeddings.patch_embeddings.projection.{weight, bias} | [D, 3, P, P], [D] | | |
/// embeddings.layernorm.{weight, bias} | [D] | where there is a norm before the layers (CLIP) | |
/// encoder.layer.i.layernorm_{before, after}.{weight, bias} | [D] | | |
/// encoder.layer.i.attention.qkv.{weight, bias} | [3D, D], [3D] | files may hold three parts, without the
/// keys' bias | | encoder.layer.i.attention.output.dense.{weight, bias, scale} | [D, D], [D], [D] | | |
/// encoder.layer.i.intermediate.dense.{weight, bias} | [F, D], [F]; gated [2F, D], [2F] | | |
/// encoder.layer.i.intermediate.layernorm.{weight, bias} | [F] | EVA-02's sub-LN | |
/// encoder.layer.i.output.dense.{weight, bias, scale} | [D, F], [D], [D] | | | layernorm.{weight, bias} or
/// pooled_layernorm.{weight, bias} | [D] | may be absent |
///
/// | pooling.{probe, qkv, out, layernorm, up, down} | | SigLIP's head, see PoolingTensors |
///
/// The first dimensions of tokens and positions may be missing where they are one.
/// `scale` is layer scale: at loading it is multiplied into weight and bias of its
/// layer, so that the pass knows nothing of it.
struct ViTTensors {
    struct Part {
        std::string name;  ///< in the file; empty where the file lacks it
        TensorView view;
    };
    /// Own name to the file's tensors that make it up, side by side along the first dimension.
    std::map<std::string, std::vector<Part>> parts;
    std::vector<std::string> unexpected;  ///< names that the naming does not know
    const Naming* naming = nullptr;
    std::string prefix;  ///< before each name in the file: "vit.", "model.", ""

    bool has(const std::string& name) const { return parts.count(name) != 0; }
    bool isHuggingFace() const;
    /// Whether query, key and value have tensors of their own (Hugging Face's always; timm's EVA-02).
    bool hasPartedAttention() const;
    /// What the file's naming calls a tensor, or one part of it: for messages.
    std::string foreignName(const std::string& name, std::size_t part = 0) const;
};

/// Recognises whose names these are (Hugging Face's ViT, DINOv2, DINOv3, CLIP and SigLIP, timm's,
/// open_clip's), and under which prefix. Tensors of heads, decoders, poolers and text encoders are left
/// aside.
/// Error: unsupportedModel, naming the architecture where the names give it away,
/// and where the file holds several networks.
Result<ViTTensors> recogniseTensors(const std::map<std::string, TensorView>& tensors,
                                    const std::string& path);
/// The same where the prefix is known. `parts` is empty where nothing stands under it.
ViTTensors tensorsUnder(const std::map<std::string, TensorView>& tensors, const std::string& prefix);

/// What shapes and names say of a network: everything but heads (0 here), eps,
/// activation and rotary positions. Without learnt positions, which only networks with rotary ones may lack,
/// the trained resolution is taken for 256 pixels, about; nothing depends on it. Error: missingTensors
/// (naming what it would have to be read from), unsupportedModel (positions that fit no square grid, or two).
Result<ViTConfig> configFromTensors(const ViTTensors& tensors, bool learntPositions, const std::string& path);

/// That every tensor which the configuration calls for is there in its shape and as
/// fp32, fp16 or bf16, and none that is unknown. Error: missingTensors, which names up
/// to five of each kind as the file does.
Result<void> checkTensors(const ViTTensors& tensors, const ViTConfig& config, const std::string& path);

}  // namespace fovea::backbone
