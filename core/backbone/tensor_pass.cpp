#include <algorithm>
#include <cmath>

#include "backbone/tensor_pass_torch.h"
#include "backbone/tensors_torch.h"

namespace fovea::backbone {

TensorPass::TensorPass(ViTWeights& weights, Precision precision, const std::string& device)
    : m_config(weights.config()),
      m_device(torchDevice(device)),
      m_computeType(precision == Precision::bf16 ? at::kBFloat16 : at::kFloat),
      m_beginnings(weights, m_device) {
    const auto linear = [this](const LinearTensors& l) {
        return LinearTensors{l.weight.to(m_device, m_computeType), l.bias.to(m_device, m_computeType)};
    };
    const auto norm = [this](const NormTensors& n) {
        return NormTensors{n.weight.to(m_device), n.bias.to(m_device)};
    };
    m_patches = linear(weights.patchEmbedding());
    if (const auto first = weights.preNorm()) m_preNorm = norm(*first);
    for (int i = 0; i < m_config.numLayers; ++i) {
        const LayerTensors layer = weights.layer(i);
        m_layers.push_back({norm(layer.before), norm(layer.after), linear(layer.qkv), linear(layer.out),
                            linear(layer.up), linear(layer.down)});
        if (layer.inner) m_layers.back().inner = norm(*layer.inner);
    }
    if (const auto last = weights.finalNorm()) m_finalNorm = norm(*last);
    if (const auto head = weights.poolingHead()) m_pooling.emplace(*head, m_config, m_device);
}

at::Tensor TensorPass::norm(const NormTensors& norm, const at::Tensor& x) const {
    return at::layer_norm(x, {x.size(-1)}, norm.weight, norm.bias, m_config.layerNormEps);
}

at::Tensor TensorPass::activate(const LayerTensors& layer, const at::Tensor& x) const {
    at::Tensor inner;
    if (m_config.gatedMlp) {
        const std::vector<at::Tensor> halves = at::chunk(x, 2, -1);
        inner = at::silu(halves[0]) * halves[1];
    } else {
        inner = activated(x, m_config.activation);
    }
    return layer.inner ? norm(*layer.inner, inner.to(at::kFloat)).to(m_computeType) : inner;
}

void TensorPass::turn(const at::Tensor& x) const {
    if (m_config.rotary == Rotary::none) return;
    const std::int64_t T = m_config.leadingTokens(), patches = x.size(2) - T, d = x.size(3);
    if (!m_cosine.defined() || m_cosine.size(0) != patches) {
        RotaryAngles angles = rotaryAngles(m_config, int(std::lround(std::sqrt(double(patches)))));
        const auto table = [&](std::vector<float>& values) {
            return at::from_blob(values.data(), {patches, d / 2}).clone().to(m_device);
        };
        m_cosine = table(angles.cosine);
        m_sine = table(angles.sine);
    }
    const RotaryPairs pairs = rotaryPairs(m_config);
    const std::int64_t step = std::int64_t(pairs.step), apart = std::int64_t(pairs.apart);
    const at::Tensor turned = x.narrow(2, T, patches);
    const at::Tensor first = turned.slice(3, 0, step * (d / 2 - 1) + 1, step),
                     second = turned.slice(3, apart, apart + step * (d / 2 - 1) + 1, step);
    const at::Tensor a = first.to(at::kFloat), b = second.to(at::kFloat);
    const at::Tensor newFirst = a * m_cosine - b * m_sine;  // a may be `first` itself
    second.copy_(b * m_cosine + a * m_sine);
    first.copy_(newFirst);
}

void TensorPass::keep(const at::Tensor& keys, const at::Tensor& values, const at::Tensor& importance,
                      int kept, Kept& to) const {
    const int never = m_config.neverKept();
    at::Tensor ranked = importance;
    if (never > 0) {
        ranked = importance.clone();
        ranked.narrow(-1, m_config.leadingTokens() - never, never).fill_(-1);
    }
    const auto [value, index] = at::topk(ranked, kept, -1, /*largest=*/true, /*sorted=*/true);
    const at::Tensor where = index.unsqueeze(-1).expand({keys.size(0), keys.size(1), kept, keys.size(3)});
    to.keys.push_back(at::gather(keys, 2, where));
    to.values.push_back(at::gather(values, 2, where));
    to.tokens.push_back(index);
    to.importance.push_back(value);
}

at::Tensor TensorPass::embed(const at::Tensor& images) const {
    const at::Tensor patches =
        at::conv2d(images.to(m_computeType), m_patches.weight, m_patches.bias, m_config.patchSize);
    const at::Tensor tokens = patches.to(at::kFloat).flatten(2).transpose(1, 2);
    const at::Tensor x = at::constant_pad_nd(tokens, {0, 0, m_config.leadingTokens(), 0}) +
                         m_beginnings.of(images.size(2) / m_config.patchSize);
    return m_preNorm ? norm(*m_preNorm, x) : x;
}

/// What stands for the image, [B, D]. `x` [B, N, D], or the class token's row alone;
/// `isLast`: behind the backbone's last layer.
at::Tensor TensorPass::summarise(const at::Tensor& x, bool isLast) const {
    const auto normed = [&](const at::Tensor& t) {
        return isLast && m_finalNorm ? norm(*m_finalNorm, t) : t;
    };
    if (m_config.summary == Summary::classToken) return normed(x.select(1, 0));
    const std::int64_t T = m_config.leadingTokens();
    const at::Tensor patches = x.narrow(1, T, x.size(1) - T);
    if (isLast && m_pooling) return (*m_pooling)(normed(patches));
    return m_config.summary == Summary::normedMean ? normed(patches.mean(1)) : normed(patches).mean(1);
}

Result<void> TensorPass::run(std::span<const float> images, const ExtractionSettings& settings,
                             Features& features, const JobContext& job) const {
    const std::int64_t R = std::int64_t(features.shape.grid) * m_config.patchSize;
    at::Tensor x = embed(
        toDevice(at::from_blob(const_cast<float*>(images.data()), {features.batch, 3, R, R}), m_device));
    Kept all;
    const int last = settings.layers.back();
    for (int i = 0; i <= last; ++i) {
        FOVEA_CHECK(job.check());
        const LayerTensors& layer = m_layers[std::size_t(i)];
        Wanted wanted;
        wanted.keep = std::find(settings.layers.begin(), settings.layers.end(), i) != settings.layers.end();
        wanted.classRowOnly = i == last && m_config.summary == Summary::classToken;
        wanted.kept = features.shape.kept;
        wanted.importance = settings.importance;
        const at::Tensor attended = attend(layer, x, wanted, all);
        x = x.narrow(1, 0, attended.size(1)) + attended;
        x = x + mlp(layer, x);
    }
    features.keys = toVector(at::stack(all.keys));
    features.values = toVector(at::stack(all.values));
    features.importance = toVector(at::stack(all.importance));
    features.classState = toVector(summarise(x, last == m_config.numLayers - 1));
    const at::Tensor tokens = at::stack(all.tokens).to(at::kCPU, at::kInt).contiguous();
    features.tokens.assign(tokens.data_ptr<int>(), tokens.data_ptr<int>() + tokens.numel());
    return {};
}

}  // namespace fovea::backbone
