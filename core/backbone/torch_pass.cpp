#include <torch/version.h>

#include <algorithm>
#include <cmath>

#include "backbone/tensor_memory.h"
#include "backbone/tensor_pass_torch.h"

namespace fovea::backbone {

namespace {

at::Tensor applied(const LinearTensors& linear, const at::Tensor& x) {
    return at::linear(x, linear.weight, linear.bias);
}

class TorchPass final : public TensorPass {
public:
    using TensorPass::TensorPass;

    int imagesAtATime(const FeatureShape& shape) const override {
        constexpr double kShare = 0.5;  // of free memory: the estimate is rough, and others want some
        constexpr int kMost = 32;
        if (m_device.is_cpu()) return 1;
        return std::clamp(int(kShare * freeGpuMemoryMb() * 1e6 / bytesPerImage(shape)), 1, kMost);
    }

private:
    /// Rows of attention that are computed at a time: their N columns of every head fill the cache, or
    /// keep a GPU busy. The same for any number of images.
    std::int64_t rowsAtATime(std::int64_t tokens) const {
        constexpr std::int64_t kCacheBytes = 4 << 20, kGpuBytes = 16 << 20, kFewest = 16;
        const std::int64_t budget = m_device.is_cpu() ? kCacheBytes : kGpuBytes;
        return std::max(kFewest, budget / (m_config.numHeads * tokens * 4));
    }

    /// Bytes that the pass of one image takes at its peak, roughly and rather too many.
    double bytesPerImage(const FeatureShape& shape) const {
        const double N = shape.tokenCount(), D = m_config.hiddenSize, F = m_config.intermediateSize,
                     number = m_computeType == at::kFloat ? 4 : 2;
        const double states =
            6 * N * D * 4 + 6 * N * D * number + 2 * N * F * number * (m_config.gatedMlp ? 2 : 1);
        const double blocks = 4.0 * double(rowsAtATime(shape.tokenCount())) * m_config.numHeads * N * 4;
        const double keptStates = 2 * double(shape.stateEntries()) * (number + 4);
        return states + blocks + keptStates;
    }

    /// softmax(q k^T / sqrt(d)) v for the queries given, [B, H, R, d]. `received` [B, H, N], where it is
    /// defined, gains the sum of every column.
    at::Tensor attention(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v,
                         const at::Tensor& received) const {
#if TORCH_VERSION_MAJOR >= 2
        if (!received.defined()) return at::scaled_dot_product_attention(q, k, v);
#endif
        const std::int64_t rows = q.size(2), step = rowsAtATime(k.size(2));
        const at::Tensor context = at::empty_like(q);
        for (std::int64_t first = 0; first < rows; first += step) {
            const std::int64_t count = std::min(step, rows - first);
            const at::Tensor logits = at::matmul(q.narrow(2, first, count), k.transpose(-1, -2));
            const at::Tensor share =
                at::softmax(logits.to(at::kFloat).div_(std::sqrt(double(q.size(3)))), -1);
            if (received.defined()) received.add_(share.sum(2));
            context.narrow(2, first, count).copy_(at::matmul(share.to(v.scalar_type()), v));
        }
        return context;
    }

    at::Tensor attend(const LayerTensors& layer, const at::Tensor& x, const Wanted& wanted,
                      Kept& kept) const override {
        const std::int64_t B = x.size(0), N = x.size(1), D = x.size(2), H = m_config.numHeads,
                           d = m_config.headWidth();
        const at::Tensor qkv = applied(layer.qkv, norm(layer.before, x).to(m_computeType))
                                   .view({B, N, 3, H, d})
                                   .permute({2, 0, 3, 1, 4})
                                   .contiguous();  // [3, B, H, N, d]
        const at::Tensor q = qkv.select(0, 0), k = qkv.select(0, 1), v = qkv.select(0, 2);
        turn(q);
        turn(k);
        const bool byAll = wanted.keep && wanted.importance == Importance::global;
        const std::int64_t rows = wanted.classRowOnly ? 1 : N;
        at::Tensor received;
        if (byAll) received = at::zeros({B, H, N}, x.options());
        const at::Tensor context = attention(byAll ? q : q.narrow(2, 0, rows), k, v, received);
        if (wanted.keep && !byAll) {
            received = at::zeros({B, H, N}, x.options());
            attention(q.narrow(2, 0, 1), k, v, received);
        }
        if (wanted.keep) keep(k, v, byAll ? received / double(N) : received, wanted.kept, kept);
        return applied(layer.out, context.narrow(2, 0, rows).transpose(1, 2).reshape({B, rows, D}))
            .to(at::kFloat);
    }

    at::Tensor mlp(const LayerTensors& layer, const at::Tensor& x) const override {
        const at::Tensor inner = applied(layer.up, norm(layer.after, x).to(m_computeType));
        return applied(layer.down, activate(layer, inner)).to(at::kFloat);
    }
};

}  // namespace

std::unique_ptr<FrozenPass> makeTorchPass(ViTWeights& weights, Precision precision,
                                          const std::string& device) {
    return std::make_unique<TorchPass>(weights, precision, device);
}

}  // namespace fovea::backbone
