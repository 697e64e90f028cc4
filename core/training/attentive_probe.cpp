#include "training/attentive_probe.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "adapter/cross_attention.h"
#include "backbone/threads.h"
#include "training/adamw_torch.h"
#include "training/schedule.h"

namespace fovea::training {

namespace {

using adapter::CrossAttentionShape;
using adapter::KeptStates;

constexpr double kFlat = 1e-6;  // a channel of smaller deviation says nothing

KeptStates::Part part(DType type, const std::vector<std::byte>& numbers, const std::vector<float>& ranges) {
    if (type == DType::f32) return reinterpret_cast<const float*>(numbers.data());
    if (type == DType::i8)
        return adapter::RangedStates{reinterpret_cast<const std::int8_t*>(numbers.data()), ranges.data()};
    return reinterpret_cast<const std::uint16_t*>(numbers.data());
}

KeptStates statesOf(const adapter::Batch& batch) {
    return {part(batch.featureType, batch.keys, batch.keyRanges),
            part(batch.featureType, batch.values, batch.valueRanges)};
}

CrossAttentionShape attentionShape(const backbone::FeatureShape& s, int images) {
    return {s.layers, images, s.heads, 1, s.kept, s.headWidth};
}

/// What queries [L, H, d] gather, [B, L * H * d].
at::Tensor gathered(const backbone::FeatureShape& s, const at::Tensor& queries, const adapter::Batch& batch) {
    at::Tensor out = at::empty({s.layers, batch.size, std::int64_t(s.heads) * s.headWidth}, at::kFloat);
    adapter::crossAttention(attentionShape(s, batch.size), queries.data_ptr<float>(), statesOf(batch),
                            out.data_ptr<float>(), backbone::kernelThreads());
    return out.transpose(0, 1).reshape({batch.size, -1});
}

/// From the gradient by gathered(), that by the queries.
at::Tensor queriesGradient(const backbone::FeatureShape& s, const at::Tensor& queries,
                           const adapter::Batch& batch, const at::Tensor& gradient) {
    const at::Tensor out = gradient.view({batch.size, s.layers, -1}).transpose(0, 1).contiguous();
    at::Tensor result = at::empty_like(queries);
    adapter::crossAttentionGradient(attentionShape(s, batch.size), queries.data_ptr<float>(), statesOf(batch),
                                    out.data_ptr<float>(), result.data_ptr<float>(),
                                    backbone::kernelThreads());
    return result;
}

Result<void> checkSizes(const backbone::FeatureShape& shape, std::span<const int> labels, int classes,
                        std::size_t means, const AttentiveProbe::Options& o) {
    const std::size_t width = std::size_t(shape.layers) * shape.heads * shape.headWidth;
    const bool labelsFit =
        std::all_of(labels.begin(), labels.end(), [&](int c) { return c >= 0 && c < classes; });
    if (labels.empty() || classes < 2 || width == 0 || means != labels.size() * width || !labelsFit ||
        o.epochs < 0 || o.batch < 1)
        return Error{ErrorCode::invalidArgument, "attentive probe: sizes, labels or options", {}};
    return {};
}

}  // namespace

Result<AttentiveProbe> AttentiveProbe::fit(const backbone::FeatureShape& shape, const GatherTokens& gather,
                                           std::span<const int> labels, int classes,
                                           std::span<const float> means, const Options& options,
                                           const JobContext& job) {
    return guarded([&]() -> Result<AttentiveProbe> {
        FOVEA_CHECK(checkSizes(shape, labels, classes, means.size(), options));
        const at::NoGradGuard noGrad;
        const backbone::SingleThreaded single;
        const std::int64_t n = std::int64_t(labels.size()),
                           width = std::int64_t(shape.layers) * shape.heads * shape.headWidth;
        const at::Tensor start = at::from_blob(const_cast<float*>(means.data()), {n, width});
        const at::Tensor mean = start.mean(0), deviation = start.std(0, /*unbiased=*/false).clamp_min(kFlat);

        // One buffer, as the optimiser wants it: queries, weights [C, width], intercepts [C].
        at::Tensor parameters = at::zeros({width + classes * (width + 1)}),
                   gradients = at::empty_like(parameters);
        const auto partsOf = [&](const at::Tensor& all) {
            return std::array{all.narrow(0, 0, width),
                              all.narrow(0, width, classes * width).view({classes, width}),
                              all.narrow(0, width * (1 + classes), classes)};
        };
        const auto [queries, weights, intercepts] = partsOf(parameters);
        const auto [byQueries, byWeights, byIntercepts] = partsOf(gradients);
        AdamW optimiser(parameters, {.weightDecay = options.weightDecay});
        const std::int64_t perEpoch =
            std::int64_t(epochBatches(int(n), options.batch, options.seed, 0).size());
        for (int epoch = 0; epoch < options.epochs; ++epoch) {
            for (const std::vector<int>& items : epochBatches(int(n), options.batch, options.seed, epoch)) {
                FOVEA_CHECK(job.check());
                FOVEA_TRY(const adapter::Batch batch, gather(items));
                const at::Tensor x = (gathered(shape, queries, batch) - mean) / deviation;
                at::Tensor error = at::softmax(at::linear(x, weights, intercepts), -1);
                for (std::size_t i = 0; i < items.size(); ++i)
                    error[std::int64_t(i)][labels[std::size_t(items[i])]] -= 1;
                error /= double(items.size());
                byWeights.copy_(at::matmul(error.t(), x));
                byIntercepts.copy_(error.sum(0));
                byQueries.copy_(
                    queriesGradient(shape, queries, batch, at::matmul(error, weights) / deviation));
                const double rate = halfCosine(options.learningRate, optimiser.steps(),
                                               perEpoch * std::max(1, options.epochs));
                optimiser.step(parameters, gradients, gradients.norm().item<double>(), rate);
            }
        }
        AttentiveProbe probe(shape);
        probe.m_queries.assign(queries.data_ptr<float>(), queries.data_ptr<float>() + width);
        return probe;
    });
}

Result<std::vector<float>> AttentiveProbe::pooled(int images, const GatherTokens& gather,
                                                  const JobContext& job) const {
    return guarded([&]() -> Result<std::vector<float>> {
        constexpr int kAtOnce = 32;
        const at::NoGradGuard noGrad;
        const at::Tensor queries =
            at::from_blob(const_cast<float*>(m_queries.data()), {std::int64_t(m_queries.size())});
        std::vector<float> all;
        all.reserve(std::size_t(images) * m_queries.size());
        for (int first = 0; first < images; first += kAtOnce) {
            FOVEA_CHECK(job.check());
            std::vector<int> items(std::size_t(std::min(kAtOnce, images - first)));
            std::iota(items.begin(), items.end(), first);
            FOVEA_TRY(const adapter::Batch batch, gather(items));
            const at::Tensor some = gathered(m_shape, queries, batch).contiguous();
            all.insert(all.end(), some.data_ptr<float>(), some.data_ptr<float>() + some.numel());
        }
        return all;
    });
}

}  // namespace fovea::training
