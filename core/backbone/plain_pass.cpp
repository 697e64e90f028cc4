#include <cmath>

#include "backbone/tensor_pass_torch.h"

namespace fovea::backbone {

namespace {

// Without at::linear, which before the product has one thread copy the bias to every row:
// as long as half a product takes.
at::Tensor applied(const LinearTensors& linear, const at::Tensor& x) {
    return at::matmul(x, linear.weight.t()).add_(linear.bias);
}
void apply(const LinearTensors& linear, const at::Tensor& x, at::Tensor& y) {
    at::matmul_out(y, x, linear.weight.t());
    y.add_(linear.bias);
}

class PlainPass final : public TensorPass {
public:
    using TensorPass::TensorPass;

private:
    at::Tensor attend(const LayerTensors& layer, const at::Tensor& x, const Wanted& wanted,
                      Kept& kept) const override {
        const std::int64_t B = x.size(0), N = x.size(1), D = x.size(2), H = m_config.numHeads,
                           d = m_config.headWidth();
        makeRoom(B, N);
        const at::Tensor normed = norm(layer.before, x).to(m_computeType);
        const auto part = [&](std::int64_t i) {  // [B * H, N, d]
            const LinearTensors linear{layer.qkv.weight.narrow(0, i * D, D),
                                       layer.qkv.bias.narrow(0, i * D, D)};
            return applied(linear, normed).view({B, N, H, d}).permute({0, 2, 1, 3}).reshape({B * H, N, d});
        };
        const at::Tensor q = part(0) / std::sqrt(double(d)), k = part(1), v = part(2);
        turn(q.view({B, H, N, d}));
        turn(k.view({B, H, N, d}));
        at::bmm_out(m_room.logits, q, k.transpose(-1, -2));
        at::_softmax_out(m_room.attention, m_room.logits.to(at::kFloat), -1, /*half_to_float=*/false);
        if (wanted.keep) {
            const at::Tensor received =
                (wanted.importance == Importance::global ? m_room.attention.mean(1)
                                                         : m_room.attention.select(1, 0))
                    .reshape({B, H, N});
            keep(k.view({B, H, N, d}), v.view({B, H, N, d}), received, wanted.kept, kept);
        }
        const at::Tensor context = at::bmm(m_room.attention.to(m_computeType), v)
                                       .view({B, H, N, d})
                                       .permute({0, 2, 1, 3})
                                       .reshape({B, N, D});
        return applied(layer.out, context).to(at::kFloat);
    }

    at::Tensor mlp(const LayerTensors& layer, const at::Tensor& x) const override {
        apply(layer.up, norm(layer.after, x).to(m_computeType), m_room.inner);
        if (m_config.gatedMlp || layer.inner || m_config.activation == Activation::quickGelu)
            return applied(layer.down, activate(layer, m_room.inner)).to(at::kFloat);
        at::gelu_(m_room.inner, m_config.activation == Activation::geluTanh ? "tanh" : "none");
        return applied(layer.down, m_room.inner).to(at::kFloat);
    }

    void makeRoom(std::int64_t images, std::int64_t tokens) const {
        const std::int64_t heads = images * m_config.numHeads,
                           inner = m_config.intermediateSize * (m_config.gatedMlp ? 2 : 1);
        if (m_room.inner.defined() && m_room.inner.size(0) == images && m_room.inner.size(1) == tokens)
            return;
        m_room.logits = at::empty({heads, tokens, tokens}, at::TensorOptions(m_device).dtype(m_computeType));
        m_room.attention = at::empty_like(m_room.logits, at::kFloat);
        m_room.inner = at::empty({images, tokens, inner}, m_room.logits.options());
    }

    /// From one layer and image to the next: fresh memory of that size costs more than the softmax in
    /// it. Logits and attention of all heads [B * H, N, N], inside of the MLP [B, N, F].
    struct Room {
        at::Tensor logits, attention, inner;
    };
    mutable Room m_room;
};

}  // namespace

std::unique_ptr<FrozenPass> makePlainPass(ViTWeights& weights, Precision precision,
                                          const std::string& device) {
    return std::make_unique<PlainPass>(weights, precision, device);
}

}  // namespace fovea::backbone
