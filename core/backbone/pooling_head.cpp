#include <cmath>

#include "backbone/pooling_head_torch.h"

namespace fovea::backbone {

at::Tensor activated(const at::Tensor& x, Activation activation) {
    if (activation == Activation::quickGelu) return x * at::sigmoid(1.702 * x);
    return at::gelu(x, activation == Activation::geluTanh ? "tanh" : "none");
}

PoolingHead::PoolingHead(const PoolingTensors& t, const ViTConfig& config, at::Device device)
    : m_heads(config.numHeads), m_activation(config.activation), m_eps(config.layerNormEps) {
    const std::int64_t D = config.hiddenSize, H = m_heads, d = config.headWidth();
    const auto part = [&](const at::Tensor& all, std::int64_t i) { return all.narrow(0, i * D, D); };
    const at::Tensor query = at::linear(t.probe.reshape({1, D}), part(t.qkv.weight, 0), part(t.qkv.bias, 0)) /
                             std::sqrt(double(d));
    m_query = at::bmm(query.view({H, 1, d}), part(t.qkv.weight, 1).reshape({H, d, D}))
                  .view({H, D})
                  .t()
                  .contiguous()
                  .to(device);
    m_valueWeight = part(t.qkv.weight, 2).reshape({H, d, D}).transpose(1, 2).contiguous().to(device);
    m_valueBias = part(t.qkv.bias, 2).to(device);
    const auto moved = [&](const LinearTensors& l) {
        return LinearTensors{l.weight.to(device), l.bias.to(device)};
    };
    m_out = moved(t.out);
    m_up = moved(t.up);
    m_down = moved(t.down);
    m_norm = {t.norm.weight.to(device), t.norm.bias.to(device)};
}

at::Tensor PoolingHead::operator()(const at::Tensor& tokens) const {
    const std::int64_t B = tokens.size(0), D = tokens.size(2);
    const at::Tensor share = at::softmax(at::matmul(tokens, m_query), 1);      // [B, N, H]
    const at::Tensor mean = at::bmm(share.transpose(1, 2), tokens);            // [B, H, D]
    const at::Tensor gathered = at::bmm(mean.transpose(0, 1), m_valueWeight);  // [H, B, d]
    const at::Tensor values = gathered.transpose(0, 1).reshape({B, D}) + m_valueBias;
    const at::Tensor x = at::linear(values, m_out.weight, m_out.bias);
    const at::Tensor normed = at::layer_norm(x, {D}, m_norm.weight, m_norm.bias, m_eps);
    const at::Tensor inner = activated(at::linear(normed, m_up.weight, m_up.bias), m_activation);
    return x + at::linear(inner, m_down.weight, m_down.bias);
}

}  // namespace fovea::backbone
