#pragma once

// Internal to the engine: shows torch.

#include <ATen/ATen.h>

#include "adapter/vit_leaves_torch.h"
#include "backbone/vit_config.h"
#include "backbone/weight_files.h"
#include "base/safetensors.h"
#include "pretraining/formula_images_torch.h"

namespace fovea::pretraining {

/// The losses of one batch, each a mean; `total` is their weighted sum and
/// carries the graph.
struct FormulaLosses {
    at::Tensor total;
    std::vector<std::pair<std::string, at::Tensor>> parts;  ///< by name, detached
};

/// A Vision Transformer in training, with linear heads on its patch tokens, on
/// their mean and on its class token. Matrix products in bfloat16 where asked for;
/// parameters, sums and norms in fp32. One thread at a time.
class FormulaViT {
public:
    FormulaViT(const backbone::ViTConfig& config, std::uint64_t seed, at::Device device, bool bf16);

    adapter::ParameterBuffer& parameters() { return m_parameters; }
    const backbone::ViTConfig& config() const { return m_config; }

    /// Tokens after the final norm, [B, 1 + n, D]. images [B, 3, S, S]: the
    /// position embedding is stretched where S is not the configuration's size.
    at::Tensor tokens(const at::Tensor& images) const;
    FormulaLosses losses(const at::Tensor& images, const FormulaBatch& asked) const;

    /// Takes over the backbone's tensors of a folder that exported() filled, for a
    /// network of the same shape. Before the first step. Errors: missingTensors.
    Result<void> load(const backbone::WeightFiles& weights);
    /// The backbone's tensors under their Hugging Face names, without the heads, as
    /// fp16, the position embedding stretched to pictures of `imageSize` pixels.
    SafeTensorsWriter exported(int imageSize) const;

private:
    at::Tensor linear(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias) const;
    at::Tensor position(std::int64_t grid) const;
    /// [D, 3 P P], for pixels: what is trained are weights for whitened pixels.
    at::Tensor patchWeight() const;

    backbone::ViTConfig m_config;
    bool m_bf16;
    adapter::ParameterBuffer m_parameters;
    adapter::ViTLeaves m_vit;
    at::Tensor m_whitening;  ///< [3 P P, 3 P P]: weights for whitened pixels times this are for pixels
    at::Tensor m_denseWeight, m_denseBias, m_classHeadWeight, m_classHeadBias, m_meanHeadWeight,
        m_meanHeadBias;
};

}  // namespace fovea::pretraining
