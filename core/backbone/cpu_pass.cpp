#include "backbone/cpu_pass.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>
#include <optional>

#include "backbone/attention.h"
#include "backbone/cpu_kernels.h"
#include "backbone/frozen_pass.h"
#include "backbone/pooling_head_torch.h"
#include "backbone/product.h"
#include "backbone/rotary.h"
#include "backbone/threads.h"
#include "backbone/vit_weights_torch.h"
#include "base/platform/platform.h"

namespace fovea::backbone {

using dnnl::memory;

namespace {

constexpr memory::data_type kFloat = memory::data_type::f32;

std::span<const float> values(const at::Tensor& t) {
    return {t.data_ptr<float>(), std::size_t(t.numel())};
}

/// A linear layer's parameters, or a part of them.
struct Linear {
    std::span<const float> weight, bias;
};

Linear linearOf(const LinearTensors& l) {
    return {values(l.weight), values(l.bias)};
}

struct Norm {
    std::vector<float> weight, bias;
};

Norm normOf(const NormTensors& n) {
    const auto weight = values(n.weight), bias = values(n.bias);
    return {{weight.begin(), weight.end()}, {bias.begin(), bias.end()}};
}

/// Some columns of the inside of an MLP, into them and out of them.
struct MlpSlice {
    Product up, down;
};

struct Layer {
    Norm before, after;
    Product qkv, out;
    std::vector<MlpSlice> mlp;
};

/// Products go by tiles of so many rows: one row more than whole tiles costs up to a half more.
constexpr std::size_t kTile = 16;

/// Columns of the inside of an MLP that are computed at a time: a core's own cache holds a part of their
/// rows, and its ways do not run out of room for rows that far apart. The product out of 3072 columns
/// takes twice as long as those out of four times 768.
std::size_t sliceOf(std::size_t inside) {
    constexpr std::size_t kMost = 768, kWhole = 32;
    for (std::size_t width = kMost; width >= kWhole; width -= kWhole)
        if (inside % width == 0) return width;
    return inside;
}

/// `T`: what goes into the products, float or Bf16. The sums along the layers are floats.
template <class T>
class CpuPass final : public FrozenPass {
public:
    CpuPass(ViTWeights& weights, int threads)
        : m_config(weights.config()),
          m_threads(threads),
          m_slice(sliceOf(std::size_t(m_config.intermediateSize))),
          m_beginnings(weights, at::kCPU) {
        m_patches = packed(linearOf(weights.patchEmbedding()), kFloat, Product::Then::nothing);
        if (const auto first = weights.preNorm()) m_preNorm = normOf(*first);
        for (int i = 0; i < m_config.numLayers; ++i) m_layers.push_back(packed(weights.layer(i)));
        if (const auto last = weights.finalNorm()) m_finalNorm = normOf(*last);
        if (const auto head = weights.poolingHead()) m_pooling.emplace(*head, m_config, at::kCPU);
    }

    Result<void> run(std::span<const float> images, const ExtractionSettings& settings, Features& features,
                     const JobContext& job) const override {
        const std::span<const float> beginnings = values(m_beginnings.of(features.shape.grid));
        const OpenMpThreads threads(m_threads);
        prepare(features.shape);
        const std::size_t entries = features.shape.tokenEntries() * std::size_t(features.batch);
        features.tokens.resize(entries);
        features.importance.resize(entries);
        features.keys.resize(entries * std::size_t(features.shape.headWidth));
        features.values.resize(features.keys.size());
        features.classState.resize(std::size_t(features.batch) * std::size_t(features.shape.width));
        const std::size_t each = images.size() / std::size_t(features.batch);
        for (int b = 0; b < features.batch; ++b)
            FOVEA_CHECK(
                one(images.subspan(std::size_t(b) * each, each), beginnings, settings, b, features, job));
        return {};
    }

private:
    static constexpr memory::data_type kType =
        sizeof(T) == sizeof(float) ? memory::data_type::f32 : memory::data_type::bf16;

    Product packed(const Linear& l, memory::data_type result, Product::Then then) const {
        const OpenMpThreads threads(m_threads);
        return Product(m_engine, l.weight, l.bias, kType, result, then);
    }

    Layer packed(const LayerTensors& tensors) const {
        const Product::Then activation =
            m_config.gatedMlp                              ? Product::Then::nothing
            : m_config.activation == Activation::geluTanh  ? Product::Then::geluTanh
            : m_config.activation == Activation::quickGelu ? Product::Then::quickGelu
                                                           : Product::Then::gelu;
        Layer layer{normOf(tensors.before),
                    normOf(tensors.after),
                    packed(linearOf(tensors.qkv), kType, Product::Then::nothing),
                    packed(linearOf(tensors.out), kFloat, Product::Then::add),
                    {}};
        const Linear allUp = linearOf(tensors.up), allDown = linearOf(tensors.down);
        const std::size_t D = std::size_t(m_config.hiddenSize), F = std::size_t(m_config.intermediateSize);
        std::vector<float> up, upBias, down(D * m_slice), noBias(D);
        for (std::size_t first = 0; first < F; first += m_slice) {
            up.clear();
            upBias.clear();
            for (std::size_t row = first; row < allUp.bias.size(); row += F) {  // twice where gated
                const auto weight = allUp.weight.subspan(row * D, m_slice * D);
                const auto bias = allUp.bias.subspan(row, m_slice);
                up.insert(up.end(), weight.begin(), weight.end());
                upBias.insert(upBias.end(), bias.begin(), bias.end());
            }
            for (std::size_t row = 0; row < D; ++row)
                std::copy_n(&allDown.weight[row * F + first], m_slice, &down[row * m_slice]);
            layer.mlp.push_back(
                {packed({up, upBias}, kType, activation),
                 packed({down, first == 0 ? allDown.bias : noBias}, kFloat, Product::Then::add)});
        }
        return layer;
    }

    /// Room for a pass of this many tokens.
    void prepare(const FeatureShape& shape) const {
        if (m_attention && m_tokens == std::size_t(shape.tokenCount())) return;
        const std::size_t tokens = std::size_t(shape.tokenCount());
        m_tokens = 0;  // until there is room for all: what fails here is tried again
        m_rows = (tokens + kTile - 1) / kTile * kTile;
        const std::size_t D = std::size_t(m_config.hiddenSize);
        m_attention.reset();
        m_attention.emplace(m_engine, shape.tokenCount(), m_config.numHeads, m_config.headWidth(), m_threads);
        m_x.resize(m_rows * D);
        m_normed.resize(m_rows * D);
        m_context.resize(m_rows * D);
        m_received.resize(std::size_t(m_config.numHeads) * tokens);
        m_order.resize(m_received.size());
        // Where q, k and v were, or the pixels of patches, comes the inside of the MLP.
        m_wide.resize(m_rows * std::max({3 * D, m_slice * (m_config.gatedMlp ? 2 : 1), patchEntries()}));
        m_gated.resize(m_config.gatedMlp ? m_rows * m_slice : 0);
        m_angles = m_config.rotary == Rotary::none ? RotaryAngles() : rotaryAngles(m_config, shape.grid);
        m_tokens = tokens;
    }

    std::size_t patchEntries() const { return 3 * std::size_t(m_config.patchSize * m_config.patchSize); }

    void norm(const Norm& norm, std::size_t rows) const {
        const std::size_t D = std::size_t(m_config.hiddenSize);
#pragma omp parallel for num_threads(m_threads)
        for (std::size_t first = 0; first < rows; first += kTile)
            layerNorm(&m_x[first * D], std::min(rows - first, kTile), D, norm.weight.data(), norm.bias.data(),
                      float(m_config.layerNormEps), &m_normed[first * D]);
    }

    void embed(std::span<const float> image, std::span<const float> beginnings,
               const FeatureShape& shape) const {
        const std::size_t P = std::size_t(m_config.patchSize), G = std::size_t(shape.grid), R = G * P,
                          leading = std::size_t(shape.leading) * std::size_t(m_config.hiddenSize);
#pragma omp parallel for num_threads(m_threads)
        for (std::size_t patch = 0; patch < G * G; ++patch) {
            const float* corner = &image[(patch / G * R + patch % G) * P];
            T* to = &m_wide[patch * patchEntries()];
            for (std::size_t channel = 0; channel < 3; ++channel)
                for (std::size_t row = 0; row < P; ++row, to += P)
                    convert(corner + (channel * R + row) * R, P, to);
        }
        m_patches.run(m_stream, G * G, m_wide.data(), &m_x[leading]);
        std::fill_n(m_x.begin(), leading, 0.0f);
        std::transform(beginnings.begin(), beginnings.end(), m_x.begin(), m_x.begin(), std::plus<>());
        std::fill(m_x.begin() + std::ptrdiff_t(beginnings.size()), m_x.end(), 0.0f);
        if (!m_preNorm) return;
        const std::size_t D = std::size_t(m_config.hiddenSize);
        layerNorm(m_x.data(), m_tokens, D, m_preNorm->weight.data(), m_preNorm->bias.data(),
                  float(m_config.layerNormEps), m_x.data());
    }

    /// Queries and keys of the patches, by their positions; where these are rotary.
    void turn(const FeatureShape& shape) const {
        if (m_config.rotary == Rotary::none) return;
        const std::size_t D = std::size_t(m_config.hiddenSize), H = std::size_t(m_config.numHeads),
                          pairs = std::size_t(shape.headWidth) / 2, leading = std::size_t(shape.leading);
        const RotaryPairs apart = rotaryPairs(m_config);
#pragma omp parallel for num_threads(m_threads)
        for (std::size_t token = leading; token < m_tokens; ++token) {
            const std::size_t angles = (token - leading) * pairs;
            turnPairs(&m_wide[token * 3 * D], 2 * H, pairs, apart.step, apart.apart, &m_angles.cosine[angles],
                      &m_angles.sine[angles]);
        }
    }

    void mlp(const Layer& layer, std::size_t rows) const {
        norm(layer.after, rows);
        for (const MlpSlice& slice : layer.mlp) {
            slice.up.run(m_stream, rows, m_normed.data(), m_wide.data());
            if (m_config.gatedMlp) gate(m_wide.data(), rows, m_slice, m_gated.data());
            slice.down.run(m_stream, rows, m_config.gatedMlp ? m_gated.data() : m_wide.data(), m_x.data());
        }
    }

    Result<void> one(std::span<const float> image, std::span<const float> beginnings,
                     const ExtractionSettings& settings, int b, Features& features,
                     const JobContext& job) const {
        const FeatureShape& shape = features.shape;
        embed(image, beginnings, shape);
        const int last = settings.layers.back();
        int kept = 0;  // layers
        for (int i = 0; i <= last; ++i) {
            FOVEA_CHECK(job.check());
            const Layer& layer = m_layers[std::size_t(i)];
            const bool keep = settings.layers[std::size_t(kept)] == i;
            const bool firstRowOnly = i == last && m_config.summary == Summary::classToken;
            using Rows = typename Attention<T>::Rows;
            norm(layer.before, m_rows);
            layer.qkv.run(m_stream, m_rows, m_normed.data(), m_wide.data());
            turn(shape);
            m_attention->run(m_wide.data(), firstRowOnly ? Rows::first : Rows::all, m_context.data(),
                             settings.importance == Importance::global ? Rows::all : Rows::first,
                             keep ? m_received.data() : nullptr);
            if (keep) store(kept++, b, features);
            const std::size_t rows = firstRowOnly ? 1 : m_rows;
            layer.out.run(m_stream, rows, m_context.data(), m_x.data());
            mlp(layer, rows);
        }
        summarise(last == m_config.numLayers - 1, shape,
                  features.classState.data() + std::ptrdiff_t(b) * m_config.hiddenSize);
        return {};
    }

    /// The most important tokens of the layer that was just attended.
    void store(int l, int b, Features& features) const {
        const FeatureShape& s = features.shape;
        const int kept = s.kept;
#pragma omp parallel for num_threads(m_threads)
        for (int head = 0; head < s.heads; ++head) {
            float* received = &m_received[std::size_t(head) * m_tokens];
            std::fill(received + s.leading - s.neverKept, received + s.leading, -1.0f);
            const std::span order(&m_order[std::size_t(head) * m_tokens], m_tokens);
            std::iota(order.begin(), order.end(), 0);
            std::partial_sort(order.begin(), order.begin() + kept, order.end(),
                              [&](std::int32_t i, std::int32_t j) {
                                  return received[i] != received[j] ? received[i] > received[j] : i < j;
                              });
            const std::size_t first =
                (std::size_t(l * features.batch + b) * std::size_t(s.heads) + std::size_t(head)) *
                std::size_t(kept);
            const std::size_t d = std::size_t(s.headWidth), H = std::size_t(s.heads);
            for (std::size_t m = 0; m < std::size_t(kept); ++m) {
                const std::size_t token = std::size_t(order[m]);
                features.tokens[first + m] = order[m];
                features.importance[first + m] = received[token];
                const T* key = &m_wide[((token * 3 + 1) * H + std::size_t(head)) * d];
                convert(key, d, &features.keys[(first + m) * d]);
                convert(key + H * d, d, &features.values[(first + m) * d]);
            }
        }
    }

    /// What stands for the image, [D]: see Features::classState.
    void summarise(bool isLast, const FeatureShape& shape, float* to) const {
        const std::size_t D = std::size_t(m_config.hiddenSize);
        const bool normed = isLast && m_finalNorm;
        const auto norm = [&](const float* x, float* out) {
            layerNorm(x, 1, D, m_finalNorm->weight.data(), m_finalNorm->bias.data(),
                      float(m_config.layerNormEps), out);
        };
        if (m_config.summary == Summary::classToken) {
            if (normed)
                norm(m_x.data(), to);
            else
                std::copy_n(m_x.begin(), D, to);
            return;
        }
        if (isLast && m_pooling) {
            const std::int64_t patches = std::int64_t(m_tokens) - shape.leading;
            float* first = &m_x[std::size_t(shape.leading) * D];
            if (normed)
                layerNorm(first, std::size_t(patches), D, m_finalNorm->weight.data(),
                          m_finalNorm->bias.data(), float(m_config.layerNormEps), first);
            const at::Tensor pooled = (*m_pooling)(at::from_blob(first, {1, patches, std::int64_t(D)}));
            std::copy_n(pooled.data_ptr<float>(), D, to);
            return;
        }
        const bool each = normed && m_config.summary == Summary::meanOfNormed;
        std::vector<double> sum(D);
        std::vector<float> row(D);
        for (std::size_t token = std::size_t(shape.leading); token < m_tokens; ++token) {
            const float* x = &m_x[token * D];
            if (each) norm(x, row.data());
            std::transform(sum.begin(), sum.end(), each ? row.data() : x, sum.begin(), std::plus<>());
        }
        const double patches = double(m_tokens) - shape.leading;
        std::transform(sum.begin(), sum.end(), row.begin(), [&](double s) { return float(s / patches); });
        if (normed && !each)
            norm(row.data(), to);
        else
            std::copy(row.begin(), row.end(), to);
    }

    ViTConfig m_config;
    int m_threads;
    std::size_t m_slice;
    dnnl::engine m_engine{dnnl::engine::kind::cpu, 0};
    mutable Beginnings m_beginnings;
    Product m_patches;
    std::optional<Norm> m_preNorm;
    std::vector<Layer> m_layers;
    std::optional<Norm> m_finalNorm;
    std::optional<PoolingHead> m_pooling;

    // What a run works in; N tokens.
    mutable dnnl::stream m_stream{m_engine};
    mutable std::size_t m_tokens = 0, m_rows = 0;  // rows: tokens, and a few that nobody sees
    mutable std::optional<Attention<T>> m_attention;
    mutable RotaryAngles m_angles;
    mutable AlignedVector<float> m_x;           // [rows, D]
    mutable AlignedVector<T> m_normed;          // [rows, D]
    mutable AlignedVector<T> m_wide, m_gated;   // [rows, 3 D], or what else is wider than a token
    mutable AlignedVector<T> m_context;         // [rows, D]
    mutable std::vector<float> m_received;      // [H, N]
    mutable std::vector<std::int32_t> m_order;  // [H, N]
};

int threadsOrAll(int threads) {
    return threads > 0 ? threads : kernelThreads();
}

}  // namespace

std::unique_ptr<FrozenPass> makeCpuPass(ViTWeights& weights, Precision precision, int threads) {
    if (precision == Precision::bf16) return std::make_unique<CpuPass<Bf16>>(weights, threadsOrAll(threads));
    return std::make_unique<CpuPass<float>>(weights, threadsOrAll(threads));
}

bool multipliesBf16() {
    const dnnl::cpu_isa isa = dnnl::get_effective_cpu_isa();
    return isa == dnnl::cpu_isa::avx512_core_bf16 || isa == dnnl::cpu_isa::avx512_core_amx;
}

bool computesBf16() {
    const dnnl::cpu_isa isa = dnnl::get_effective_cpu_isa();
    return multipliesBf16() || isa == dnnl::cpu_isa::avx512_core || isa == dnnl::cpu_isa::avx512_core_vnni;
}

namespace {
double wallSeconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}
}  // namespace

double packedProductGflops(Precision precision, int threads, double seconds) {
    constexpr std::size_t kSize = 1024;
    const OpenMpThreads openMp(threadsOrAll(threads));
    const dnnl::engine engine(dnnl::engine::kind::cpu, 0);
    dnnl::stream stream(engine);
    const std::vector<float> ones(kSize * kSize, 1), bias(kSize);
    const auto type = precision == Precision::bf16 ? memory::data_type::bf16 : memory::data_type::f32;
    Product product(engine, ones, bias, type, type, Product::Then::nothing);
    AlignedVector<float> x(kSize * kSize), y(kSize * kSize);
    product.run(stream, kSize, x.data(), y.data());  // warm up
    // One thread alone knows how long it really worked, whatever else the machine does.
    const auto now = [&] { return threads == 1 ? platform::threadProcessorSeconds() : wallSeconds(); };
    double best = 0;
    const double begin = now();
    for (double start = begin; start < begin + seconds;) {
        product.run(stream, kSize, x.data(), y.data());
        const double end = now();
        best = std::max(best, 2.0 * kSize * kSize * kSize / (end - start) * 1e-9);
        start = end;
    }
    return best;
}

}  // namespace fovea::backbone
