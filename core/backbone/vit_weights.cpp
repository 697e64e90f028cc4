#include <cmath>

#include "backbone/tensors_torch.h"
#include "backbone/vit_weights_torch.h"
#include "base/random.h"

namespace fovea::backbone {

namespace {

class FileWeights final : public ViTWeights {
public:
    FileWeights(const ViTTensors& tensors, const ViTConfig& config)
        : ViTWeights(config), m_tensors(tensors) {}

private:
    bool has(const std::string& name) const override { return m_tensors.has(name); }
    at::Tensor get(const std::string& name, at::IntArrayRef shape) override {
        // Files may leave out dimensions of one, and open_clip's hold some as 1 x 1 convolutions.
        const at::Tensor t = name == "embeddings.position_embeddings"
                                 ? withAllRows(joined(name).reshape({1, -1, shape.back()}), shape)
                                 : joined(name).reshape(shape);
        const std::string scale = name.substr(0, name.rfind('.')) + ".scale";
        if (!m_tensors.has(scale)) return t;
        // scale * (W x + b) = (scale W) x + scale b
        return t.dim() == 2 ? t * joined(scale).unsqueeze(1) : t * joined(scale);
    }
    at::Tensor joined(const std::string& name) const {
        std::vector<at::Tensor> parts;
        const std::vector<ViTTensors::Part>& all = m_tensors.parts.at(name);
        for (const ViTTensors::Part& part : all)
            // What a file lacks of them is the keys' bias, as checkTensors() saw.
            parts.push_back(part.name.empty() ? at::zeros(all.front().view.shape) : toFloatTensor(part.view));
        return at::cat(parts);
    }
    /// Zeros where the file has no position for a leading token. Where it has one
    /// for some and not for others, it is the class token's.
    static at::Tensor withAllRows(const at::Tensor& t, at::IntArrayRef shape) {
        const std::int64_t lacking = shape[1] - t.size(1);
        if (lacking == 0) return t;
        const at::Tensor zeros = at::zeros({1, lacking, shape[2]});
        // A square number of rows are the patches' alone.
        const std::int64_t patches = std::llround(std::sqrt(double(t.size(1))));
        const std::int64_t first = patches * patches == t.size(1) ? 0 : 1;
        return at::cat({t.narrow(1, 0, first), zeros, t.narrow(1, first, t.size(1) - first)}, 1);
    }
    const ViTTensors& m_tensors;
};

class RandomWeights final : public ViTWeights {
public:
    RandomWeights(const ViTConfig& config, std::uint64_t seed) : ViTWeights(config), m_random(seed) {}

private:
    bool has(const std::string&) const override { return true; }
    at::Tensor get(const std::string& name, at::IntArrayRef shape) override {
        constexpr double kDeviation = 0.02;
        if (name.ends_with(".bias")) return at::zeros(shape);
        if (name.find("layernorm") != std::string::npos) return at::ones(shape);
        at::Tensor t = at::empty(shape);
        float* data = t.data_ptr<float>();
        for (std::int64_t i = 0; i < t.numel(); ++i)
            data[i] = static_cast<float>(kDeviation * m_random.normal());
        return t;
    }
    Random m_random;
};

}  // namespace

std::unique_ptr<ViTWeights> weightsOf(const ViTTensors& tensors, const ViTConfig& config) {
    return std::make_unique<FileWeights>(tensors, config);
}

std::unique_ptr<ViTWeights> randomWeights(const ViTConfig& config, std::uint64_t seed) {
    return std::make_unique<RandomWeights>(config, seed);
}

NormTensors ViTWeights::norm(const std::string& name, std::int64_t width) {
    return {get(name + ".weight", {width}).contiguous(), get(name + ".bias", {width}).contiguous()};
}

LinearTensors ViTWeights::linear(const std::string& name, std::int64_t out, std::int64_t in, bool bias) {
    return {get(name + ".weight", {out, in}).contiguous(),
            (bias ? get(name + ".bias", {out}) : at::zeros({out})).contiguous()};
}

at::Tensor ViTWeights::leading() {
    const std::int64_t D = m_config.hiddenSize;
    std::vector<at::Tensor> tokens = {at::empty({1, 0, D})};
    if (m_config.classToken) tokens.push_back(get("embeddings.cls_token", {1, 1, D}));
    if (m_config.registerTokens > 0)
        tokens.push_back(get("embeddings.register_tokens", {1, m_config.registerTokens, D}));
    return at::cat(tokens, 1);
}

at::Tensor ViTWeights::position() {
    const std::int64_t G = m_config.trainedGrid();
    if (!m_config.learntPositions)
        return at::zeros({1, m_config.leadingTokens() + G * G, m_config.hiddenSize});
    return get("embeddings.position_embeddings", {1, m_config.leadingTokens() + G * G, m_config.hiddenSize});
}

LinearTensors ViTWeights::patchEmbedding() {
    const std::int64_t D = m_config.hiddenSize, P = m_config.patchSize;
    const std::string name = "embeddings.patch_embeddings.projection";
    return {get(name + ".weight", {D, 3, P, P}).contiguous(),
            (m_config.patchBias ? get(name + ".bias", {D}) : at::zeros({D})).contiguous()};
}

std::optional<NormTensors> ViTWeights::preNorm() {
    if (!m_config.preNorm) return {};
    return norm("embeddings.layernorm", m_config.hiddenSize);
}

LayerTensors ViTWeights::layer(int number) {
    const std::int64_t D = m_config.hiddenSize, F = m_config.intermediateSize;
    const std::string name = "encoder.layer." + std::to_string(number) + ".";
    LayerTensors layer;
    layer.before = norm(name + "layernorm_before", D);
    layer.after = norm(name + "layernorm_after", D);
    layer.qkv = linear(name + "attention.qkv", 3 * D, D, m_config.qkvBias);
    layer.out = linear(name + "attention.output.dense", D, D);
    layer.up = linear(name + "intermediate.dense", m_config.gatedMlp ? 2 * F : F, D);
    layer.down = linear(name + "output.dense", D, F);
    if (m_config.innerNorm) layer.inner = norm(name + "intermediate.layernorm", F);
    return layer;
}

std::optional<NormTensors> ViTWeights::finalNorm() {
    const std::string name = m_config.summary == Summary::normedMean ? "pooled_layernorm" : "layernorm";
    if (!has(name + ".weight")) return {};
    return norm(name, m_config.hiddenSize);
}

std::optional<PoolingTensors> ViTWeights::poolingHead() {
    if (m_config.summary != Summary::attentionPooled) return {};
    const std::int64_t D = m_config.hiddenSize, F = m_config.intermediateSize;
    PoolingTensors head;
    head.probe = get("pooling.probe", {1, 1, D});
    head.qkv = linear("pooling.qkv", 3 * D, D);
    head.out = linear("pooling.out", D, D);
    head.norm = norm("pooling.layernorm", D);
    head.up = linear("pooling.up", F, D);
    head.down = linear("pooling.down", D, F);
    return head;
}

Beginnings::Beginnings(ViTWeights& weights, at::Device device)
    : m_trainedGrid(weights.config().trainedGrid()),
      m_leading(weights.leading().to(device)),
      m_position(weights.position().to(device)) {}

at::Tensor Beginnings::positionFor(std::int64_t g) const {
    if (g == m_trainedGrid) return m_position;
    const std::int64_t D = m_position.size(2), T = leadingTokens();
    const at::Tensor patches = m_position.narrow(1, T, m_trainedGrid * m_trainedGrid)
                                   .reshape({1, m_trainedGrid, m_trainedGrid, D})
                                   .permute({0, 3, 1, 2});
    // The scale factor of the official code, a hair more than g / trained (method.md 1.1).
    const double scale = (double(g) + 0.1) / double(m_trainedGrid);
    const at::Tensor resized = at::upsample_bicubic2d(patches, {g, g}, /*align_corners=*/false, scale, scale);
    return at::cat({m_position.narrow(1, 0, T), resized.permute({0, 2, 3, 1}).reshape({1, g * g, D})}, 1);
}

const at::Tensor& Beginnings::of(std::int64_t grid) {
    if (m_keptGrid == grid) return m_kept;
    m_keptGrid = 0;  // until there is one: what fails here is tried again
    const at::Tensor patches = at::zeros({1, grid * grid, m_leading.size(2)}, m_leading.options());
    m_kept = (at::cat({m_leading, patches}, 1) + positionFor(grid)).contiguous();
    m_keptGrid = grid;
    return m_kept;
}

}  // namespace fovea::backbone
