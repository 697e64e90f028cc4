#pragma once

// Internal to the engine: shows torch.

#include <ATen/ATen.h>

#include <vector>

#include "backbone/frozen_pass.h"
#include "backbone/pooling_head_torch.h"
#include "backbone/rotary.h"
#include "backbone/vit_weights_torch.h"

namespace fovea::backbone {

/// What TorchPass and PlainPass have in common: the weights as tensors of a device, the way into the
/// layers and out of them, and the order in between.
class TensorPass : public FrozenPass {
public:
    TensorPass(ViTWeights& weights, Precision precision, const std::string& device);
    Result<void> run(std::span<const float> images, const ExtractionSettings& settings, Features& features,
                     const JobContext& job) const final;

protected:
    /// What is kept of the layers so far, each [B, H, M, ...].
    struct Kept {
        std::vector<at::Tensor> keys, values, tokens, importance;
    };
    /// What attention is to do in a layer.
    struct Wanted {
        bool keep = false;          ///< K, V and ranking of the layer are kept
        bool classRowOnly = false;  ///< only the class token is looked at from here on
        int kept = 0;               ///< M
        Importance importance = Importance::global;
    };
    /// What attention adds to `x` [B, N, D]: [B, N, D], or, where it may and does, [B, 1, D].
    virtual at::Tensor attend(const LayerTensors& layer, const at::Tensor& x, const Wanted& wanted,
                              Kept& kept) const = 0;
    /// What the MLP adds to `x`.
    virtual at::Tensor mlp(const LayerTensors& layer, const at::Tensor& x) const = 0;

    at::Tensor norm(const NormTensors& norm, const at::Tensor& x) const;
    /// Between the products of the MLP.
    at::Tensor activate(const LayerTensors& layer, const at::Tensor& x) const;
    /// Turns queries or keys [B, H, N, d], in place, by the positions of the N tokens, where the backbone
    /// has rotary ones.
    void turn(const at::Tensor& x) const;
    /// Keeps the most important tokens of a layer. `keys`, `values` [B, H, N, d]; `importance` [B, H, N].
    void keep(const at::Tensor& keys, const at::Tensor& values, const at::Tensor& importance, int kept,
              Kept& to) const;

    const ViTConfig m_config;
    const at::Device m_device;
    const at::ScalarType m_computeType;  ///< of the products

private:
    at::Tensor embed(const at::Tensor& images) const;
    at::Tensor summarise(const at::Tensor& x, bool isLast) const;

    mutable Beginnings m_beginnings;
    LinearTensors m_patches;
    std::optional<NormTensors> m_preNorm;
    std::vector<LayerTensors> m_layers;
    std::optional<NormTensors> m_finalNorm;
    std::optional<PoolingHead> m_pooling;
    mutable at::Tensor m_cosine, m_sine;  ///< [g * g, d / 2], of the grid that was asked for last
};

}  // namespace fovea::backbone
