#pragma once

// Internal to the engine: shows torch.

#include <ATen/ATen.h>

#include "backbone/vit_weights_torch.h"

namespace fovea::backbone {

/// GELU in one of its kinds, of each number.
at::Tensor activated(const at::Tensor& x, Activation activation);

/// SigLIP's pooling head (Zhai et al., arXiv 2303.15343; Set Transformers' pooling by multi-head attention,
/// 1810.00825, section 3.2): a learnt query, the probe, attends to all tokens; an MLP follows.
///
/// Computed in another order than it is written, in fp32: the one query is taken through the keys' weights
/// first, and the values' weights come behind the weighted mean of tokens, so that neither keys nor values
/// of the tokens are ever made. (The keys' bias is the same for every token, and cancels in the softmax.)
class PoolingHead {
public:
    PoolingHead(const PoolingTensors& tensors, const ViTConfig& config, at::Device device);
    /// `tokens` [B, N, D] after the final norm, to [B, D].
    at::Tensor operator()(const at::Tensor& tokens) const;

private:
    std::int64_t m_heads;
    Activation m_activation;
    double m_eps;
    at::Tensor m_query;        ///< [D, H]: what a token is multiplied by for the heads' logits
    at::Tensor m_valueWeight;  ///< [H, D, d]
    at::Tensor m_valueBias;    ///< [D]
    LinearTensors m_out, m_up, m_down;
    NormTensors m_norm;
};

}  // namespace fovea::backbone
