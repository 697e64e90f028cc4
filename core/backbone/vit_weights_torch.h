#pragma once

// Internal to the engine: shows torch.

#include <ATen/ATen.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "backbone/tensor_names.h"
#include "backbone/vit_config.h"

namespace fovea::backbone {

/// weight [out, in], bias [out].
struct LinearTensors {
    at::Tensor weight, bias;
};
struct NormTensors {
    at::Tensor weight, bias;
};
struct LayerTensors {
    NormTensors before, after;
    LinearTensors qkv;  ///< query, key and value one behind the other
    LinearTensors out, up, down;
    std::optional<NormTensors> inner{};  ///< [F], before `down`
};
/// SigLIP's head, see PoolingHead.
struct PoolingTensors {
    at::Tensor probe;   ///< [1, 1, D]
    LinearTensors qkv;  ///< query, key and value one behind the other
    LinearTensors out;
    NormTensors norm;
    LinearTensors up, down;
};

/// Hands out the weights of a Vision Transformer, piece by piece, so that only the piece at hand is held
/// twice while a pass takes its copy. All on the CPU, contiguous, in float32; biases that
/// a backbone lacks are zero.
/// Each piece is asked for once and in the order of these functions: random weights are drawn in it.
class ViTWeights {
public:
    /// `config` and what the weights come from must outlive the object.
    explicit ViTWeights(const ViTConfig& config) : m_config(config) {}
    virtual ~ViTWeights() = default;
    const ViTConfig& config() const { return m_config; }

    at::Tensor leading();  ///< [1, T, D]: class token and registers
    /// [1, T + G^2, D], for the grid that the backbone was trained on; zeros where none were learnt.
    at::Tensor position();
    LinearTensors patchEmbedding();  ///< weight [D, 3, P, P]
    std::optional<NormTensors> preNorm();
    LayerTensors layer(int number);
    std::optional<NormTensors> finalNorm();
    std::optional<PoolingTensors> poolingHead();

private:
    virtual bool has(const std::string& name) const = 0;
    virtual at::Tensor get(const std::string& name, at::IntArrayRef shape) = 0;
    NormTensors norm(const std::string& name, std::int64_t width);
    LinearTensors linear(const std::string& name, std::int64_t out, std::int64_t in, bool bias = true);
    const ViTConfig& m_config;
};

/// Of a file: tensors that were checked against `config`. Copied, so that a backbone does not depend on
/// the file staying as it is.
std::unique_ptr<ViTWeights> weightsOf(const ViTTensors& tensors, const ViTConfig& config);
/// Normal, deviation 0.02; norms one, biases zero.
std::unique_ptr<ViTWeights> randomWeights(const ViTConfig& config, std::uint64_t seed);

/// What the tokens of an image begin with, before anything of its pixels is added: their position, and
/// what a leading token is by itself.
class Beginnings {
public:
    /// Takes leading() and position() of `weights`, to `device`.
    Beginnings(ViTWeights& weights, at::Device device);
    /// For a grid of g x g patches, [1, T + g * g, D], contiguous. Kept until another grid is asked for:
    /// resizing the positions takes its time. Valid until the next call.
    const at::Tensor& of(std::int64_t grid);
    std::int64_t leadingTokens() const { return m_leading.size(1); }

private:
    at::Tensor positionFor(std::int64_t grid) const;
    std::int64_t m_trainedGrid;
    at::Tensor m_leading, m_position;
    at::Tensor m_kept;
    std::int64_t m_keptGrid = 0;
};

}  // namespace fovea::backbone
