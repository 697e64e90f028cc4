#include "backbone/backbone.h"

#include <ATen/ATen.h>
#include <torch/version.h>

#include <algorithm>
#include <cmath>

#include "backbone/cpu_pass.h"
#include "backbone/tensor_memory.h"
#include "backbone/tensors_torch.h"
#include "base/random.h"

namespace fovea::backbone {

namespace {

constexpr double kUntrainedDeviation = 0.02;

struct Linear {
    at::Tensor weight, bias;  // [out, in], [out]; in the precision of the pass
    at::Tensor operator()(const at::Tensor& x) const { return at::linear(x, weight, bias); }
    /// The same without at::linear, which before the product has one thread copy the bias to every row:
    /// as long as half a product takes.
    at::Tensor plainly(const at::Tensor& x) const { return at::matmul(x, weight.t()).add_(bias); }
    void plainly(const at::Tensor& x, at::Tensor& y) const {
        at::matmul_out(y, x, weight.t());
        y.add_(bias);
    }
};

struct Norm {
    at::Tensor weight, bias;
    double eps = 0;
    at::Tensor operator()(const at::Tensor& x) const {
        return at::layer_norm(x, {x.size(-1)}, weight, bias, eps);
    }
};

struct Layer {
    Norm before, after;
    Linear qkv;  // query, key and value in one product
    Linear out, up, down;
};

/// Hands out tensors by the names and in the shapes of ViTTensors.
class TensorSource {
public:
    virtual ~TensorSource() = default;
    virtual bool has(const std::string& name) const = 0;
    virtual at::Tensor get(const std::string& name, at::IntArrayRef shape) = 0;
};

/// From a file, checked: present and of the right shapes. Copied, so that the
/// backbone does not depend on the file staying as it is.
class FileSource final : public TensorSource {
public:
    explicit FileSource(const ViTTensors& tensors) : m_tensors(tensors) {}
    bool has(const std::string& name) const override { return m_tensors.has(name); }
    at::Tensor get(const std::string& name, at::IntArrayRef shape) override {
        const at::Tensor t = joined(name);
        if (name == "embeddings.position_embeddings") return withAllRows(t, shape);
        const std::string scale = name.substr(0, name.rfind('.')) + ".scale";
        if (!m_tensors.has(scale)) return t;
        // scale * (W x + b) = (scale W) x + scale b
        return t.dim() == 2 ? t * joined(scale).unsqueeze(1) : t * joined(scale);
    }

private:
    at::Tensor joined(const std::string& name) const {
        std::vector<at::Tensor> parts;
        for (const ViTTensors::Part& part : m_tensors.parts.at(name))
            parts.push_back(toFloatTensor(part.view));
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

class RandomSource final : public TensorSource {
public:
    explicit RandomSource(std::uint64_t seed) : m_random(seed) {}
    bool has(const std::string&) const override { return true; }
    at::Tensor get(const std::string& name, at::IntArrayRef shape) override {
        const bool norm = name.find("layernorm") != std::string::npos;
        const bool bias = name.size() > 5 && name.compare(name.size() - 5, 5, ".bias") == 0;
        if (bias) return at::zeros(shape);
        if (norm) return at::ones(shape);
        at::Tensor t = at::empty(shape);
        float* data = t.data_ptr<float>();
        for (std::int64_t i = 0; i < t.numel(); ++i)
            data[i] = static_cast<float>(kUntrainedDeviation * m_random.normal());
        return t;
    }

private:
    Random m_random;
};

}  // namespace

struct Backbone::Impl {
    ViTConfig config;
    BackboneOptions options;
    at::Device device = at::kCPU;
    at::ScalarType computeType = at::kFloat;
    at::Tensor leading, position;  // [1, T, D], [1, T + G^2, D]
    at::Tensor begun;              // beginnings(), of the last grid that the CPU's pass had
    int begunGrid = 0;
    std::unique_ptr<CpuPass> onCpu;  // has all that follows, where there is one
    at::Tensor patchWeight, patchBias;
    std::vector<Layer> layers;
    Norm finalNorm;
    bool hasFinalNorm = false;
    /// Of the plain pass, from one layer and image to the next: fresh memory of that size costs more
    /// than the softmax in it. Logits and attention of all heads [B * H, N, N], inside of the MLP [B, N, F].
    struct {
        at::Tensor logits, attention, inner;
    } room;

    Impl(TensorSource& source, const ViTConfig& c, const BackboneOptions& o)
        : config(c),
          options(o),
          device(torchDevice(o.device)),
          computeType(o.precision == Precision::bf16 ? at::kBFloat16 : at::kFloat) {
        const std::int64_t D = c.hiddenSize, F = c.intermediateSize, P = c.patchSize, G = c.trainedGrid(),
                           T = c.leadingTokens();
        if (device.is_cpu() && !o.plain && !o.byTorch) onCpu = CpuPass::make(c, o.precision, o.threads);
        const auto exact = [&](const std::string& name, at::IntArrayRef shape) {
            return source.get(name, shape).to(device);
        };
        // What the CPU's pass packs for itself it takes in full precision.
        const auto compute = [&](const at::Tensor& t) {
            return onCpu ? t.contiguous() : t.to(device, computeType);
        };
        const auto norm = [&](const std::string& name) {
            return Norm{exact(name + ".weight", {D}), exact(name + ".bias", {D}), c.layerNormEps};
        };
        const auto linear = [&](const std::string& name, std::int64_t out, std::int64_t in,
                                bool bias = true) {
            return Linear{compute(source.get(name + ".weight", {out, in})),
                          compute(bias ? source.get(name + ".bias", {out}) : at::zeros({out}))};
        };
        std::vector<at::Tensor> first = {at::empty({1, 0, D}, at::TensorOptions().device(device))};
        if (c.classToken) first.push_back(exact("embeddings.cls_token", {1, 1, D}));
        if (c.registerTokens > 0)
            first.push_back(exact("embeddings.register_tokens", {1, c.registerTokens, D}));
        leading = at::cat(first, 1);
        position = exact("embeddings.position_embeddings", {1, T + G * G, D});
        patchWeight = compute(source.get("embeddings.patch_embeddings.projection.weight", {D, 3, P, P}));
        patchBias = compute(source.get("embeddings.patch_embeddings.projection.bias", {D}));
        if (onCpu) {
            onCpu->setPatchEmbedding({values(patchWeight), values(patchBias)});
            patchWeight = patchBias = at::Tensor();
        }
        for (int i = 0; i < c.numLayers; ++i) {
            const std::string name = "encoder.layer." + std::to_string(i) + ".";
            Layer layer;
            layer.before = norm(name + "layernorm_before");
            layer.after = norm(name + "layernorm_after");
            layer.qkv = linear(name + "attention.qkv", 3 * D, D, c.qkvBias);
            layer.out = linear(name + "attention.output.dense", D, D);
            layer.up = linear(name + "intermediate.dense", c.gatedMlp ? 2 * F : F, D);
            layer.down = linear(name + "output.dense", D, F);
            if (onCpu)
                onCpu->addLayer({parameters(layer.before), parameters(layer.after), parameters(layer.qkv),
                                 parameters(layer.out), parameters(layer.up), parameters(layer.down)});
            else
                layers.push_back(std::move(layer));
        }
        const std::string last = c.summary == Summary::normedMean ? "pooled_layernorm" : "layernorm";
        hasFinalNorm = source.has(last + ".weight");
        if (hasFinalNorm) finalNorm = norm(last);
        if (onCpu && hasFinalNorm) onCpu->setFinalNorm(parameters(finalNorm));
    }

    static std::span<const float> values(const at::Tensor& t) {
        return {t.data_ptr<float>(), std::size_t(t.numel())};
    }
    static LinearParameters parameters(const Linear& l) { return {values(l.weight), values(l.bias)}; }
    static NormParameters parameters(const Norm& n) { return {values(n.weight), values(n.bias)}; }

    /// Position embedding for a grid of g x g patches, [1, T + g*g, D].
    at::Tensor positionFor(std::int64_t g) const {
        const std::int64_t trained = config.trainedGrid();
        if (g == trained) return position;
        const std::int64_t D = config.hiddenSize, T = config.leadingTokens();
        const at::Tensor patches =
            position.narrow(1, T, trained * trained).reshape({1, trained, trained, D}).permute({0, 3, 1, 2});
        // The scale factor of the official code, a hair more than g / trained (method.md 1.1).
        const double scale = (double(g) + 0.1) / double(trained);
        const at::Tensor resized =
            at::upsample_bicubic2d(patches, {g, g}, /*align_corners=*/false, scale, scale);
        return at::cat({position.narrow(1, 0, T), resized.permute({0, 2, 3, 1}).reshape({1, g * g, D})}, 1);
    }

    /// What every token of a grid of g x g patches begins with: its position, and what a
    /// leading token is by itself. [1, T + g*g, D].
    at::Tensor beginnings(std::int64_t g) const {
        return at::cat({leading, at::zeros({1, g * g, config.hiddenSize}, leading.options())}, 1) +
               positionFor(g);
    }

    at::Tensor embed(const at::Tensor& images) const {
        const at::Tensor patches =
            at::conv2d(images.to(computeType), patchWeight, patchBias, config.patchSize);
        const at::Tensor tokens = patches.to(at::kFloat).flatten(2).transpose(1, 2);
        return at::constant_pad_nd(tokens, {0, 0, leading.size(1), 0}) +
               beginnings(images.size(2) / config.patchSize);
    }

    at::Tensor activate(const at::Tensor& x) const {
        if (config.gatedMlp) {
            const std::vector<at::Tensor> halves = at::chunk(x, 2, -1);
            return at::silu(halves[0]) * halves[1];
        }
        return at::gelu(x, config.activation == Activation::geluTanh ? "tanh" : "none");
    }

    at::Tensor mlp(const Layer& layer, const at::Tensor& x) const {
        return layer.down(activate(layer.up(layer.after(x).to(computeType)))).to(at::kFloat);
    }

    /// What stands for the image, [B, D]. `x` [B, N, D], or the class token's row alone;
    /// `isLast`: behind the backbone's last layer.
    at::Tensor summarise(const at::Tensor& x, bool isLast) const {
        const auto normed = [&](const at::Tensor& t) { return isLast && hasFinalNorm ? finalNorm(t) : t; };
        if (config.summary == Summary::classToken) return normed(x.select(1, 0));
        const std::int64_t T = config.leadingTokens();
        const at::Tensor patches = x.narrow(1, T, x.size(1) - T);
        return config.summary == Summary::normedMean ? normed(patches.mean(1)) : normed(patches).mean(1);
    }

    struct Extracted {
        std::vector<at::Tensor> keys, values, tokens, importance;  // each [B, H, M, ...]
        at::Tensor classState;
    };

    /// Rows of attention that are computed at a time: their N columns of every head fill the cache, or
    /// keep a GPU busy. The same for any number of images.
    std::int64_t rowsAtATime(std::int64_t tokens) const {
        constexpr std::int64_t kCacheBytes = 4 << 20, kGpuBytes = 16 << 20, kFewest = 16;
        const std::int64_t budget = device.is_cpu() ? kCacheBytes : kGpuBytes;
        return std::max(kFewest, budget / (config.numHeads * tokens * 4));
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

    /// Attention of one layer. `keep`: K, V and ranking are kept. `classRowOnly`: the
    /// result is that of the class token alone, [B, 1, D], else [B, N, D].
    at::Tensor attend(const Layer& layer, const at::Tensor& x, int kept, Importance importance, bool keep,
                      bool classRowOnly, Extracted& out) const {
        const std::int64_t B = x.size(0), N = x.size(1), D = x.size(2), H = config.numHeads,
                           d = config.headWidth();
        const at::Tensor qkv = layer.qkv(layer.before(x).to(computeType))
                                   .view({B, N, 3, H, d})
                                   .permute({2, 0, 3, 1, 4})
                                   .contiguous();  // [3, B, H, N, d]
        const at::Tensor q = qkv.select(0, 0), k = qkv.select(0, 1), v = qkv.select(0, 2);
        const bool byAll = keep && importance == Importance::global;
        const std::int64_t rows = classRowOnly ? 1 : N;
        at::Tensor received;
        if (byAll) received = at::zeros({B, H, N}, x.options());
        const at::Tensor context = attention(byAll ? q : q.narrow(2, 0, rows), k, v, received);
        if (keep && !byAll) {
            received = at::zeros({B, H, N}, x.options());
            attention(q.narrow(2, 0, 1), k, v, received);
        }
        if (keep) {
            const auto [value, index] = at::topk(byAll ? received / double(N) : received, kept, -1,
                                                 /*largest=*/true, /*sorted=*/true);
            const at::Tensor where = index.unsqueeze(-1).expand({B, H, kept, d});
            out.keys.push_back(at::gather(k, 2, where));
            out.values.push_back(at::gather(v, 2, where));
            out.tokens.push_back(index);
            out.importance.push_back(value);
        }
        return layer.out(context.narrow(2, 0, rows).transpose(1, 2).reshape({B, rows, D})).to(at::kFloat);
    }

    /// Bytes that the pass of one image takes at its peak, roughly and rather too many.
    double bytesPerImage(const FeatureShape& shape) const {
        const double N = shape.tokenCount(), D = config.hiddenSize, F = config.intermediateSize,
                     number = computeType == at::kFloat ? 4 : 2;
        const double states =
            6 * N * D * 4 + 6 * N * D * number + 2 * N * F * number * (config.gatedMlp ? 2 : 1);
        const double blocks = 4.0 * double(rowsAtATime(shape.tokenCount())) * config.numHeads * N * 4;
        const double keptStates = 2 * double(shape.stateEntries()) * (number + 4);
        return states + blocks + keptStates;
    }

    /// The same, all heads at once and every row, as the papers put it.
    at::Tensor attendPlainly(const Layer& layer, const at::Tensor& x, int kept, Importance importance,
                             bool keep, Extracted& out) {
        const std::int64_t B = x.size(0), N = x.size(1), D = x.size(2), H = config.numHeads,
                           d = config.headWidth();
        const at::Tensor normed = layer.before(x).to(computeType);
        const auto part = [&](std::int64_t i) {  // [B * H, N, d]
            const Linear linear{layer.qkv.weight.narrow(0, i * D, D), layer.qkv.bias.narrow(0, i * D, D)};
            return linear.plainly(normed).view({B, N, H, d}).permute({0, 2, 1, 3}).reshape({B * H, N, d});
        };
        const at::Tensor q = part(0) / std::sqrt(double(d)), k = part(1), v = part(2);
        at::bmm_out(room.logits, q, k.transpose(-1, -2));
        at::_softmax_out(room.attention, room.logits.to(at::kFloat), -1, /*half_to_float=*/false);
        if (keep) {
            const at::Tensor received =
                (importance == Importance::global ? room.attention.mean(1) : room.attention.select(1, 0))
                    .reshape({B, H, N});
            const auto [value, index] = at::topk(received, kept, -1, /*largest=*/true, /*sorted=*/true);
            const at::Tensor where = index.unsqueeze(-1).expand({B, H, kept, d});
            out.keys.push_back(at::gather(k.view({B, H, N, d}), 2, where));
            out.values.push_back(at::gather(v.view({B, H, N, d}), 2, where));
            out.tokens.push_back(index);
            out.importance.push_back(value);
        }
        const at::Tensor context = at::bmm(room.attention.to(computeType), v)
                                       .view({B, H, N, d})
                                       .permute({0, 2, 1, 3})
                                       .reshape({B, N, D});
        return layer.out.plainly(context).to(at::kFloat);
    }

    at::Tensor mlpPlainly(const Layer& layer, const at::Tensor& x) {
        layer.up.plainly(layer.after(x).to(computeType), room.inner);
        if (config.gatedMlp) return layer.down.plainly(activate(room.inner)).to(at::kFloat);
        at::gelu_(room.inner, config.activation == Activation::geluTanh ? "tanh" : "none");
        return layer.down.plainly(room.inner).to(at::kFloat);
    }

    /// Room for a plain pass of `images` images of `tokens` tokens.
    void makePlainRoom(std::int64_t images, std::int64_t tokens) {
        const std::int64_t heads = images * config.numHeads,
                           inner = config.intermediateSize * (config.gatedMlp ? 2 : 1);
        if (room.inner.defined() && room.inner.size(0) == images && room.inner.size(1) == tokens) return;
        room.logits = at::empty({heads, tokens, tokens}, at::TensorOptions(device).dtype(computeType));
        room.attention = at::empty_like(room.logits, at::kFloat);
        room.inner = at::empty({images, tokens, inner}, room.logits.options());
    }

    Result<Extracted> run(const at::Tensor& images, const ExtractionSettings& settings, int kept,
                          const JobContext& job) {
        Extracted out;
        at::Tensor x = embed(images);
        if (options.plain) makePlainRoom(x.size(0), x.size(1));
        const int last = settings.layers.back();
        for (int i = 0; i <= last; ++i) {
            FOVEA_CHECK(job.check());
            const Layer& layer = layers[std::size_t(i)];
            const bool keep =
                std::find(settings.layers.begin(), settings.layers.end(), i) != settings.layers.end();
            const bool classRowOnly = i == last && !options.plain && config.summary == Summary::classToken;
            const at::Tensor attended =
                options.plain ? attendPlainly(layer, x, kept, settings.importance, keep, out)
                              : attend(layer, x, kept, settings.importance, keep, classRowOnly, out);
            x = (classRowOnly ? x.narrow(1, 0, 1) : x) + attended;
            x = x + (options.plain ? mlpPlainly(layer, x) : mlp(layer, x));
        }
        out.classState = summarise(x, last == config.numLayers - 1);
        return out;
    }
};

Backbone::Backbone(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Backbone::Backbone(Backbone&&) noexcept = default;
Backbone& Backbone::operator=(Backbone&&) noexcept = default;
Backbone::~Backbone() = default;

const ViTConfig& Backbone::config() const {
    return m_impl->config;
}
Precision Backbone::precision() const {
    return m_impl->options.precision;
}

Result<Backbone> Backbone::load(const BackboneFolder& folder, const BackboneOptions& options) {
    return load(folder.tensors, folder.config, options);
}

Result<Backbone> Backbone::load(const SafeTensors& weights, const std::string& prefix,
                                const ViTConfig& config, const BackboneOptions& options) {
    return guarded([&]() -> Result<Backbone> {
        FOVEA_CHECK(config.validate());
        const ViTTensors tensors = tensorsUnder(weights.tensors(), prefix);
        FOVEA_CHECK(checkTensors(tensors, config, weights.path()));
        return load(tensors, config, options);
    });
}

Result<Backbone> Backbone::load(const ViTTensors& tensors, const ViTConfig& config,
                                const BackboneOptions& options) {
    return guarded([&]() -> Result<Backbone> {
        const at::NoGradGuard noGrad;
        FileSource source(tensors);
        return Backbone(std::make_unique<Impl>(source, config, options));
    });
}

Result<Backbone> Backbone::untrained(const ViTConfig& config, std::uint64_t seed,
                                     const BackboneOptions& options) {
    return guarded([&]() -> Result<Backbone> {
        FOVEA_CHECK(config.validate());
        const at::NoGradGuard noGrad;
        RandomSource source(seed);
        return Backbone(std::make_unique<Impl>(source, config, options));
    });
}

Result<int> Backbone::imagesAtATime(const ExtractionSettings& settings) const {
    constexpr double kShare = 0.5;
    constexpr int kMost = 32;
    FOVEA_TRY(const FeatureShape shape, featureShape(config(), settings));
    if (m_impl->device.is_cpu()) return 1;
    return std::clamp(int(kShare * freeGpuMemoryMb() * 1e6 / m_impl->bytesPerImage(shape)), 1, kMost);
}

namespace {
/// What is no number anywhere in a pass reaches what stands for the image.
Result<Features> checked(Features features) {
    if (std::all_of(features.classState.begin(), features.classState.end(),
                    [](float x) { return std::isfinite(x); }))
        return features;
    return Error{ErrorCode::notANumber, "the backbone's pass gave values that are no numbers", {}};
}
}  // namespace

Result<Features> Backbone::extract(std::span<const float> images, int batch,
                                   const ExtractionSettings& settings, const JobContext& job) const {
    return guarded([&]() -> Result<Features> {
        FOVEA_TRY(const FeatureShape shape, featureShape(config(), settings));
        const std::int64_t R = std::int64_t(shape.grid) * config().patchSize;
        if (batch < 1 || images.size() != std::size_t(batch) * 3 * R * R)
            return Error{ErrorCode::invalidArgument,
                         "images must be [B, 3, " + std::to_string(R) + ", " + std::to_string(R) + "]",
                         {}};
        const at::NoGradGuard noGrad;
        Features features;
        features.shape = shape;
        features.batch = batch;
        if (m_impl->onCpu) {
            // The same for every image of a size: resizing the positions takes its time.
            if (m_impl->begunGrid != shape.grid) {
                m_impl->begun = m_impl->beginnings(shape.grid).contiguous();
                m_impl->begunGrid = shape.grid;
            }
            FOVEA_CHECK(m_impl->onCpu->run(images, Impl::values(m_impl->begun), settings, features, job));
            return checked(std::move(features));
        }
        const at::Tensor input =
            toDevice(at::from_blob(const_cast<float*>(images.data()), {batch, 3, R, R}), m_impl->device);
        FOVEA_TRY(const Impl::Extracted extracted, m_impl->run(input, settings, shape.kept, job));
        features.keys = toVector(at::stack(extracted.keys));
        features.values = toVector(at::stack(extracted.values));
        features.importance = toVector(at::stack(extracted.importance));
        features.classState = toVector(extracted.classState);
        const at::Tensor tokens = at::stack(extracted.tokens).to(at::kCPU, at::kInt).contiguous();
        features.tokens.assign(tokens.data_ptr<int>(), tokens.data_ptr<int>() + tokens.numel());
        return checked(std::move(features));
    });
}

}  // namespace fovea::backbone
