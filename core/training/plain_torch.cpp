#include "training/plain_torch.h"

#include <cmath>

namespace fovea::training {

using adapter::Method;

PlainNetwork::PlainNetwork(const adapter::AdapterConfig& config,
                           const std::map<std::string, at::Tensor>& parameters)
    : m_config(config) {
    for (const auto& [name, values] : parameters) {
        m_parameters[name] = values.detach().clone().set_requires_grad(true);
        m_first[name] = at::zeros_like(values);
        m_second[name] = at::zeros_like(values);
    }
}

at::Tensor PlainNetwork::linear(const at::Tensor& x, const std::string& name) const {
    const auto bias = m_parameters.find(name + ".bias");
    return at::linear(x, p(name + ".weight"), bias == m_parameters.end() ? at::Tensor() : bias->second);
}

at::Tensor PlainNetwork::norm(const at::Tensor& x, const std::string& name, double eps) const {
    return at::layer_norm(x, {x.size(-1)}, p(name + ".weight"), p(name + ".bias"), eps);
}

at::Tensor PlainNetwork::logits(const adapter::BatchTensors& batch) const {
    const auto& c = m_config;
    const std::int64_t B = batch.low.size(0), H = c.heads, P = c.prompts, D = c.backboneWidth,
                       d = c.headWidth();
    const std::int64_t S = c.sideWidth, h = S / H;
    const auto split = [&](const at::Tensor& x,
                           std::int64_t width) {  // [B, T, H * width] to [B, H, T, width]
        return x.view({x.size(0), x.size(1), H, width}).permute({0, 2, 1, 3});
    };
    std::vector<at::Tensor> fine;
    for (std::int64_t i = 0; i < c.layers; ++i) {
        const at::Tensor prompts = p("fusion_module.prompts").select(0, i).expand({B, P, c.promptWidth()});
        const at::Tensor queries = c.method == Method::fptPlus
                                       ? norm(prompts, "fusion_module.layer_norm", c.fusionNormEps)
                                       : linear(prompts, "fusion_module.prompt_proj");
        const at::Tensor scores =
            at::matmul(split(queries, d), batch.keys.widened(i).transpose(-1, -2)) / std::sqrt(double(d));
        const at::Tensor joined = at::matmul(at::softmax(scores, -1), batch.values.widened(i))
                                      .permute({0, 2, 1, 3})
                                      .reshape({B, P, D});
        fine.push_back(c.method == Method::fptPlus ? linear(joined + prompts, "fusion_module.out_proj")
                                                   : linear(joined, "fusion_module.out_proj") + prompts);
    }
    const std::string vit = "side_encoder.vit.";
    const std::string projection = vit + "embeddings.patch_embeddings.projection";
    at::Tensor x = at::conv2d(batch.low, p(projection + ".weight"), p(projection + ".bias"), c.patchSize)
                       .flatten(2)
                       .transpose(1, 2);
    x = at::cat({p(vit + "embeddings.cls_token").expand({B, 1, S}), x}, 1) +
        p(vit + "embeddings.position_embeddings");
    const std::int64_t tokens = x.size(1);
    for (std::int64_t i = 0; i < c.layers; ++i) {
        const std::string layer = vit + "encoder.layer." + std::to_string(i) + ".";
        const std::string attention = layer + "attention.attention.";
        x = at::cat({x, fine[std::size_t(i)]}, 1);
        const at::Tensor normed = norm(x, layer + "layernorm_before", c.layerNormEps);
        const at::Tensor q = split(linear(normed, attention + "query"), h),
                         k = split(linear(normed, attention + "key"), h),
                         v = split(linear(normed, attention + "value"), h);
        const at::Tensor weights = at::softmax(at::matmul(q, k.transpose(-1, -2)) / std::sqrt(double(h)), -1);
        const at::Tensor context = at::matmul(weights, v).permute({0, 2, 1, 3}).reshape({B, tokens + P, S});
        x = x + linear(context, layer + "attention.output.dense");
        const at::Tensor up =
            linear(norm(x, layer + "layernorm_after", c.layerNormEps), layer + "intermediate.dense");
        const char* activation = c.activation == backbone::Activation::geluTanh ? "tanh" : "none";
        x = x + linear(at::gelu(up, activation), layer + "output.dense");
        x = x.narrow(1, 0, tokens);
    }
    return linear(norm(x, vit + "layernorm", c.layerNormEps).select(1, 0), "side_encoder.classifier");
}

StepResult PlainNetwork::step(const adapter::BatchTensors& batch, double learningRate,
                              const AdamWOptions& o) {
    for (auto& [name, parameter] : m_parameters) parameter.mutable_grad() = at::Tensor();
    const at::Tensor loss = at::cross_entropy_loss(logits(batch), batch.labels);
    loss.backward();
    const at::NoGradGuard noGrad;
    double squares = 0;
    for (const auto& [name, parameter] : m_parameters)
        squares += std::pow(parameter.grad().norm().item<double>(), 2);
    const StepResult result{loss.item<double>(), std::sqrt(squares)};
    const double clip = std::min(1.0, o.clipNorm / (result.gradientNorm + 1e-6));
    ++m_steps;
    for (auto& [name, parameter] : m_parameters) {
        const at::Tensor gradient = parameter.grad() * clip;
        at::Tensor &m = m_first[name], &v = m_second[name];
        parameter.mul_(1 - learningRate * o.weightDecay);
        m = m * o.beta1 + gradient * (1 - o.beta1);
        v = v * o.beta2 + gradient * gradient * (1 - o.beta2);
        const at::Tensor mHat = m / (1 - std::pow(o.beta1, m_steps)),
                         vHat = v / (1 - std::pow(o.beta2, m_steps));
        parameter.sub_(learningRate * mHat / (vHat.sqrt() + o.epsilon));
    }
    return result;
}

}  // namespace fovea::training
