#include "adapter/network_torch.h"

#include <ATen/CPUGeneratorImpl.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/custom_function.h>

#include <cmath>

#include "adapter/cross_attention.h"
#include "adapter/self_attention.h"
#include "backbone/threads.h"
#include "base/random.h"

namespace fovea::adapter {

namespace {

constexpr double kPromptDeviation = 1e-6;
constexpr double kSideDeviation = 0.02;

bool contains(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}
bool isBias(const std::string& name) {
    return name.size() > 5 && name.compare(name.size() - 5, 5, ".bias") == 0;
}

at::Tensor layerNorm(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, double eps) {
    return at::layer_norm(x, {x.size(-1)}, weight, bias, eps);
}

/// crossAttention() as a node of the autograd graph; keys and values are constants to it.
/// queries [L, H, P, d], keys and values [L, B, H, M, d]; gives [L, B, P, H, d].
class CrossAttention : public torch::autograd::Function<CrossAttention> {
public:
    static at::Tensor forward(torch::autograd::AutogradContext* context, const at::Tensor& queries,
                              const KeptTensor& keys, const KeptTensor& values) {
        const auto dense = [](const at::Tensor& t) { return t.defined() ? t.contiguous() : t; };
        const at::Tensor q = dense(queries);
        const KeptTensor k(dense(keys.numbers), dense(keys.ranges)),
            v(dense(values.numbers), dense(values.ranges));
        context->save_for_backward({q, k.numbers, k.ranges, v.numbers, v.ranges});
        const CrossAttentionShape shape = shapeOf(q, k.numbers);
        at::Tensor out =
            at::empty({shape.layers, shape.batch, shape.prompts, shape.heads, shape.headWidth}, q.options());
        crossAttention(shape, q.data_ptr<float>(), {part(k), part(v)}, out.data_ptr<float>(),
                       backbone::kernelThreads());
        return out;
    }
    static torch::autograd::tensor_list backward(torch::autograd::AutogradContext* context,
                                                 torch::autograd::tensor_list gradients) {
        const auto saved = context->get_saved_variables();
        const at::Tensor &q = saved[0], out = gradients[0].contiguous();
        const KeptTensor k(saved[1], saved[2]), v(saved[3], saved[4]);
        at::Tensor result = at::empty_like(q);
        crossAttentionGradient(shapeOf(q, k.numbers), q.data_ptr<float>(), {part(k), part(v)},
                               out.data_ptr<float>(), result.data_ptr<float>(), backbone::kernelThreads());
        return {result, {}, {}};
    }

private:
    static CrossAttentionShape shapeOf(const at::Tensor& q, const at::Tensor& k) {
        return {int(k.size(0)), int(k.size(1)), int(k.size(2)),
                int(q.size(2)), int(k.size(3)), int(k.size(4))};
    }
    static KeptStates::Part part(const KeptTensor& kept) {
        if (kept.numbers.scalar_type() == at::kFloat) return kept.numbers.data_ptr<float>();
        if (kept.numbers.scalar_type() == at::kChar)
            return RangedStates{kept.numbers.data_ptr<std::int8_t>(), kept.ranges.data_ptr<float>()};
        return reinterpret_cast<const std::uint16_t*>(kept.numbers.data_ptr<at::Half>());
    }
};

/// selfAttention() as a node of the autograd graph: qkv [B, T, 3, H, h] to [B, R, H, h].
class SelfAttention : public torch::autograd::Function<SelfAttention> {
public:
    static at::Tensor forward(torch::autograd::AutogradContext* context, const at::Tensor& qkv,
                              std::int64_t rows) {
        const at::Tensor x = qkv.contiguous();
        at::Tensor out = at::empty({x.size(0), rows, x.size(3), x.size(4)}, x.options()),
                   logSums = at::empty({x.size(0), x.size(3), rows}, x.options());
        selfAttention(shapeOf(x, out), x.data_ptr<float>(), out.data_ptr<float>(), logSums.data_ptr<float>(),
                      backbone::kernelThreads());
        context->save_for_backward({x, out, logSums});
        return out;
    }
    static torch::autograd::tensor_list backward(torch::autograd::AutogradContext* context,
                                                 torch::autograd::tensor_list gradients) {
        const auto saved = context->get_saved_variables();
        const at::Tensor &x = saved[0], &out = saved[1], outGradient = gradients[0].contiguous();
        at::Tensor gradient = at::empty_like(x);
        selfAttentionGradient(shapeOf(x, out), x.data_ptr<float>(), out.data_ptr<float>(),
                              saved[2].data_ptr<float>(), outGradient.data_ptr<float>(),
                              gradient.data_ptr<float>(), backbone::kernelThreads());
        return {gradient, {}};
    }

private:
    static SelfAttentionShape shapeOf(const at::Tensor& qkv, const at::Tensor& out) {
        return {int(qkv.size(0)), int(qkv.size(1)), int(out.size(1)), int(qkv.size(3)), int(qkv.size(4))};
    }
};

/// The same by torch.
at::Tensor attend(const at::Tensor& qkv, std::int64_t rows) {
    const at::Tensor parts = qkv.permute({2, 0, 3, 1, 4});  // [3, B, H, T, h]
    const at::Tensor q = parts.select(0, 0).narrow(2, 0, rows) * (1.0 / std::sqrt(double(qkv.size(4))));
    const at::Tensor attention = at::softmax(at::matmul(q, parts.select(0, 1).transpose(-1, -2)), -1);
    return at::matmul(attention, parts.select(0, 2)).transpose(1, 2);
}

}  // namespace

namespace {
at::Tensor widen(const at::Tensor& numbers, const at::Tensor& ranges) {
    const at::Tensor floats = numbers.to(at::kFloat);
    return ranges.defined() ? at::addcmul(ranges.narrow(-2, 1, 1), floats, ranges.narrow(-2, 0, 1)) : floats;
}
}  // namespace

at::Tensor KeptTensor::widened(std::int64_t layer) const {
    return widen(numbers.select(0, layer), ranges.defined() ? ranges.select(0, layer) : ranges);
}
at::Tensor KeptTensor::widened() const {
    return widen(numbers, ranges);
}

NetworkTorch::NetworkTorch(const AdapterConfig& config, std::uint64_t seed, at::Device device)
    : m_config(config), m_parameters(adapterTensors(config)) {
    const std::vector<TensorSpec> specs = adapterTensors(config);
    // Drawn on the CPU, so that every device starts from the same values.
    Random random(seed);
    for (const TensorSpec& s : specs) {
        at::Tensor parameter = m_parameters.value(s.name);
        const auto fill = [&](auto draw) {
            float* data = parameter.data_ptr<float>();
            for (std::int64_t i = 0; i < parameter.numel(); ++i) data[i] = static_cast<float>(draw());
        };
        if (contains(s.name, "norm")) {
            parameter.fill_(isBias(s.name) ? 0.0 : 1.0);
        } else if (s.name == "fusion_module.prompts") {
            fill([&] { return kPromptDeviation * random.normal(); });
        } else if (contains(s.name, "fusion_module") || contains(s.name, "pooling")) {
            // torch's default for a linear layer: uniform within 1 / sqrt(inputs), weight and bias alike.
            const std::string weight = s.name.substr(0, s.name.rfind('.')) + ".weight";
            const double bound = 1.0 / std::sqrt(double(m_parameters.shape(weight)[1]));
            fill([&] { return random.uniform(-bound, bound); });
        } else if (isBias(s.name)) {
            parameter.zero_();
        } else {
            fill([&] { return kSideDeviation * random.normal(); });
        }
    }
    m_parameters.moveTo(device);

    const auto leaf = [this](const std::string& name, const std::vector<std::int64_t>& shape) {
        return m_parameters.leaf(name, shape);
    };
    const std::int64_t D = config.backboneWidth, S = config.sideWidth;
    m_prompts = leaf("fusion_module.prompts", {config.layers, 1, config.prompts, config.promptWidth()});
    if (config.method == Method::fptPlus) {
        m_normWeight = leaf("fusion_module.layer_norm.weight", {D});
        m_normBias = leaf("fusion_module.layer_norm.bias", {D});
    } else {
        m_promptWeight = leaf("fusion_module.prompt_proj.weight", {D, config.promptWidth()});
        m_promptBias = leaf("fusion_module.prompt_proj.bias", {D});
    }
    m_outWeight = leaf("fusion_module.out_proj.weight", {S, D});
    m_outBias = leaf("fusion_module.out_proj.bias", {S});
    m_side = ViTLeaves(m_parameters, "side_encoder.vit.", sideNetworkShape(config));
    m_headWeight = leaf("side_encoder.classifier.weight", {config.classes, S});
    m_headBias = leaf("side_encoder.classifier.bias", {config.classes});
    if (config.pooling != Pooling::attention) return;
    m_tanhWeight = leaf("pooling.tanh.weight", {S, S});
    m_tanhBias = leaf("pooling.tanh.bias", {S});
    m_gateWeight = leaf("pooling.gate.weight", {S, S});
    m_gateBias = leaf("pooling.gate.bias", {S});
    m_scoreWeight = leaf("pooling.score.weight", {1, S});
}

at::Tensor NetworkTorch::queries() const {
    const std::int64_t L = m_config.layers, P = m_config.prompts, H = m_config.heads,
                       d = m_config.headWidth();
    const at::Tensor queries = m_config.method == Method::fptPlus
                                   ? layerNorm(m_prompts, m_normWeight, m_normBias, m_config.fusionNormEps)
                                   : at::linear(m_prompts, m_promptWeight, m_promptBias);
    return queries.view({L, P, H, d}).transpose(1, 2) * (1.0 / std::sqrt(double(d)));
}

at::Tensor NetworkTorch::promptAttention(const KeptTensor& keys) const {
    return at::softmax(at::matmul(queries().unsqueeze(1), keys.widened().transpose(-1, -2)), -1);
}

at::Tensor NetworkTorch::fuse(const KeptTensor& keys, const KeptTensor& values) const {
    const std::int64_t L = m_config.layers, P = m_config.prompts, D = m_config.backboneWidth,
                       B = keys.numbers.size(1);
    const at::Tensor joined =
        (keys.numbers.is_cpu() ? CrossAttention::apply(queries(), keys, values)
                               : at::matmul(promptAttention(keys), values.widened()).transpose(2, 3))
            .reshape({L, B, P, D});
    return fineGrained(joined);
}

at::Tensor NetworkTorch::fineGrained(const at::Tensor& gathered) const {
    if (m_config.method == Method::fptPlus) return at::linear(gathered + m_prompts, m_outWeight, m_outBias);
    return at::linear(gathered, m_outWeight, m_outBias) + m_prompts;
}

at::Tensor NetworkTorch::attentionTimesGradient(const at::Tensor& low, const KeptTensor& keys,
                                                const KeptTensor& values, const at::Tensor& of,
                                                const at::Tensor& typical) const {
    const std::int64_t L = m_config.layers, P = m_config.prompts, H = m_config.heads,
                       d = m_config.headWidth(), B = keys.numbers.size(1);
    at::Tensor attention, states, gathered;
    {
        const at::NoGradGuard noGrad;
        attention = promptAttention(keys);
        states = values.widened();
        gathered = at::matmul(attention, states).transpose(2, 3).reshape({L, B, P, H * d});
    }
    const at::AutoGradMode withGradient(true);
    gathered.requires_grad_(true);
    const at::Tensor logit = (classify(low, fineGrained(gathered)) * of).sum();
    const at::Tensor gradient =
        torch::autograd::grad({logit}, {gathered}).front().view({L, B, P, H, d}).transpose(2, 3);
    const at::NoGradGuard noGrad;
    const at::Tensor along = at::matmul(gradient, states.transpose(-1, -2)) -
                             at::matmul(gradient, typical.view({L, 1, H, d, 1}));  // [L, B, H, P, M]
    return (attention * along).sum(3);
}

at::Tensor NetworkTorch::lastStates(const at::Tensor& low, const at::Tensor& fineGrained) const {
    const std::int64_t B = low.size(0), S = m_config.sideWidth, H = m_config.heads, P = m_config.prompts;
    const std::int64_t h = S / H;
    at::Tensor x =
        at::conv2d(low, m_side.patchWeight, m_side.patchBias, m_config.patchSize).flatten(2).transpose(1, 2);
    x = at::cat({m_side.classToken.expand({B, 1, S}), x}, 1) + m_side.position;
    const std::int64_t tokens = x.size(1);
    for (std::size_t i = 0; i < m_side.layers.size(); ++i) {
        const ViTLayerLeaves& layer = m_side.layers[i];
        const bool last = i + 1 == m_side.layers.size();
        x = at::cat({x, fineGrained.select(0, std::int64_t(i))}, 1);  // [B, N + P, S]
        const at::Tensor normed =
            layerNorm(x, layer.normBeforeWeight, layer.normBeforeBias, m_config.layerNormEps);
        const at::Tensor qkv =
            at::linear(normed, layer.qkvWeight, layer.qkvBias).view({B, tokens + P, 3, H, h});
        // The prompts' own rows are dropped after the layer, so they are not computed;
        // of the last layer only the class token is looked at.
        const std::int64_t rows = last ? 1 : tokens;
        const at::Tensor context =
            (qkv.is_cpu() && h <= kWidestHead ? SelfAttention::apply(qkv, rows) : attend(qkv, rows))
                .reshape({B, rows, S});
        x = x.narrow(1, 0, rows) + at::linear(context, layer.outWeight, layer.outBias);
        const at::Tensor hidden =
            at::linear(layerNorm(x, layer.normAfterWeight, layer.normAfterBias, m_config.layerNormEps),
                       layer.upWeight, layer.upBias);
        const char* activation = m_config.activation == backbone::Activation::geluTanh ? "tanh" : "none";
        x = x + at::linear(at::gelu(hidden, activation), layer.downWeight, layer.downBias);
    }
    return layerNorm(x.select(1, 0), m_side.finalNormWeight, m_side.finalNormBias, m_config.layerNormEps);
}

at::Tensor NetworkTorch::read(const at::Tensor& lastStates) const {
    return at::linear(lastStates, m_headWeight, m_headBias);
}

at::Tensor NetworkTorch::classify(const at::Tensor& low, const at::Tensor& fineGrained) const {
    return read(lastStates(low, fineGrained));
}

NetworkTorch::Pooled NetworkTorch::pool(const at::Tensor& z, const std::vector<int>& sizes) const {
    at::Tensor scores;  // [B]
    if (m_config.pooling == Pooling::attention)
        scores = at::linear(at::tanh(at::linear(z, m_tanhWeight, m_tanhBias)) *
                                at::sigmoid(at::linear(z, m_gateWeight, m_gateBias)),
                            m_scoreWeight)
                     .squeeze(1);
    std::vector<at::Tensor> states, weights;
    std::int64_t first = 0;
    for (const int size : sizes) {
        const at::Tensor own = z.narrow(0, first, size);
        if (m_config.pooling == Pooling::attention) {
            weights.push_back(at::softmax(scores.narrow(0, first, size), 0));
            states.push_back((weights.back().unsqueeze(1) * own).sum(0));
        } else if (m_config.pooling == Pooling::maximum) {
            const auto [most, image] = own.max(0);
            states.push_back(most);
            weights.push_back(at::bincount(image, {}, size).to(own.scalar_type()) / double(own.size(1)));
        } else {
            states.push_back(own.mean(0));
            weights.push_back(at::full({size}, 1.0 / size, own.options()));
        }
        first += size;
    }
    return {at::stack(states), at::cat(weights)};
}

at::Tensor NetworkTorch::dropoutMask(std::int64_t images, std::uint64_t seed) const {
    if (!(m_config.dropout > 0)) return {};
    // Drawn on the CPU from a seed of its own: the same mask on every device, and at any point of a
    // resumed run.
    at::Generator generator = at::make_generator<at::CPUGeneratorImpl>(seed);
    const at::Tensor mask = at::empty({m_config.layers, images, m_config.prompts, m_config.sideWidth},
                                      at::TensorOptions().dtype(at::kFloat));
    mask.bernoulli_(1.0 - m_config.dropout, generator).div_(1.0 - m_config.dropout);
    return mask.to(device());
}

at::Tensor NetworkTorch::states(const KeptTensor& keys, const KeptTensor& values, const at::Tensor& mask,
                                std::int64_t first) const {
    at::Tensor states = fuse(keys, values);
    if (mask.defined()) states = states * mask.narrow(1, first, states.size(1));
    return betweenFusionAndSide ? betweenFusionAndSide(states) : states;
}

at::Tensor NetworkTorch::states(const KeptTensor& keys, const KeptTensor& values, bool training,
                                std::uint64_t dropoutSeed) const {
    const std::int64_t images = keys.numbers.size(1);
    return states(keys, values, training ? dropoutMask(images, dropoutSeed) : at::Tensor(), 0);
}

at::Tensor NetworkTorch::forward(const at::Tensor& low, const KeptTensor& keys, const KeptTensor& values,
                                 bool training, std::uint64_t dropoutSeed) const {
    return classify(low, states(keys, values, training, dropoutSeed));
}

std::vector<at::Tensor> NetworkTorch::sideLeaves() const {
    std::vector<at::Tensor> leaves = m_side.all();
    leaves.insert(leaves.end(), {m_headWeight, m_headBias});
    if (m_config.pooling == Pooling::attention)
        leaves.insert(leaves.end(), {m_tanhWeight, m_tanhBias, m_gateWeight, m_gateBias, m_scoreWeight});
    return leaves;
}

}  // namespace fovea::adapter
