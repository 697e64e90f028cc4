#pragma once

// Internal to the engine: shows torch. Other modules use network.h.

#include <ATen/ATen.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "adapter/vit_leaves_torch.h"

namespace fovea::adapter {

/// Keys or values of kept tokens, [L, B, H, M, d]: floats, on the processor also halves or, with
/// ranges, eight-bit numbers.
struct KeptTensor {
    at::Tensor numbers;
    at::Tensor ranges;  ///< of eight-bit numbers, [L, B, H, 2, d]: as Batch::keyRanges

    KeptTensor() = default;
    KeptTensor(at::Tensor numbers, at::Tensor ranges = {})
        : numbers(std::move(numbers)), ranges(std::move(ranges)) {}
    /// As floats: one layer, [B, H, M, d], or all.
    at::Tensor widened(std::int64_t layer) const;
    at::Tensor widened() const;
};

/// The trained network: fusion module and side network (method.md 2 and 3).
///
/// Layers see fused views of the parameters (query, key and value as one
/// matrix). One thread at a time.
class NetworkTorch {
public:
    /// Initialised as method.md 2 and 3 say, the same for the same seed.
    NetworkTorch(const AdapterConfig& config, std::uint64_t seed, at::Device device = at::kCPU);

    const AdapterConfig& config() const { return m_config; }
    at::Device device() const { return parameters().device(); }
    at::Tensor parameters() const { return m_parameters.values(); }    ///< [n]
    at::Tensor gradients() const { return m_parameters.gradients(); }  ///< [n], filled by backward()
    /// Views by reference name, for reading and writing.
    std::map<std::string, at::Tensor> namedParameters() const { return m_parameters.namedValues(); }
    std::map<std::string, at::Tensor> namedGradients() const { return m_parameters.namedGradients(); }

    /// What the prompts attend to: [L, B, H, P, M], rows sum to 1.
    at::Tensor promptAttention(const KeptTensor& keys) const;
    /// Fine-grained states [L, B, P, S], before dropout. On the processor keys and values are
    /// never widened as a whole.
    at::Tensor fuse(const KeptTensor& keys, const KeptTensor& values) const;
    /// What each kept token says, to first order, for the sum of `of` [C] times the logits: each prompt's
    /// attention to it times the gradient of what that prompt gathers, along the token's value less `typical`
    /// [L, H, d]; summed over the prompts, [L, B, H, M]. No parameter's gradient changes.
    at::Tensor attentionTimesGradient(const at::Tensor& low, const KeptTensor& keys, const KeptTensor& values,
                                      const at::Tensor& of, const at::Tensor& typical) const;
    /// Last states [B, S]: what of each image the logits are read from. low [B, 3, r, r] normalised;
    /// fineGrained [L, B, P, S].
    at::Tensor lastStates(const at::Tensor& low, const at::Tensor& fineGrained) const;
    /// Logits [B, C] of last states [B, S], of images or pooled.
    at::Tensor read(const at::Tensor& lastStates) const;
    /// Both.
    at::Tensor classify(const at::Tensor& low, const at::Tensor& fineGrained) const;
    /// Last states [B, S] of images to those of units [U, S], and how much of its unit each image is, [B].
    /// The first `sizes[0]` images are the first unit, and so on. Of one image it is its state, bit for bit.
    /// The configuration's pooling is none of images.
    struct Pooled {
        at::Tensor states, weights;
    };
    Pooled pool(const at::Tensor& lastStates, const std::vector<int>& sizes) const;
    /// What dropout multiplies the states of `images` images with, [L, B, P, S], on the network's device;
    /// drawn from `seed`. Undefined where there is none.
    at::Tensor dropoutMask(std::int64_t images, std::uint64_t seed) const;
    /// fuse() of images first .. of those that `mask` is of: as states() has it.
    at::Tensor states(const KeptTensor& keys, const KeptTensor& values, const at::Tensor& mask,
                      std::int64_t first) const;
    /// fuse(), with dropout drawn from `dropoutSeed` when `training`: what classify() takes.
    at::Tensor states(const KeptTensor& keys, const KeptTensor& values, bool training,
                      std::uint64_t dropoutSeed) const;
    /// Leaves of the autograd graph that classify() and pool() read; their gradients lie in gradients().
    std::vector<at::Tensor> sideLeaves() const;
    /// classify() of states().
    at::Tensor forward(const at::Tensor& low, const KeptTensor& keys, const KeptTensor& values, bool training,
                       std::uint64_t dropoutSeed) const;

    /// A seam for tests that plant mistakes: applied between fusion and side
    /// network. Empty in every other use.
    std::function<at::Tensor(const at::Tensor&)> betweenFusionAndSide;

    /// Prompts as they attend: [L, H, P, d], scaled.
    at::Tensor queries() const;

private:
    /// Fine-grained states of what the prompts gathered, [L, B, P, D].
    at::Tensor fineGrained(const at::Tensor& gathered) const;

    AdapterConfig m_config;
    ParameterBuffer m_parameters;
    at::Tensor m_prompts, m_normWeight, m_normBias, m_promptWeight, m_promptBias, m_outWeight, m_outBias;
    at::Tensor m_headWeight, m_headBias;
    /// Of gated attention; undefined without.
    at::Tensor m_tanhWeight, m_tanhBias, m_gateWeight, m_gateBias, m_scoreWeight;
    ViTLeaves m_side;
};

}  // namespace fovea::adapter
