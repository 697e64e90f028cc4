#include "training/fine_tuning.h"

#include <torch/optim/adamw.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "backbone/tensor_memory.h"
#include "backbone/vit_weights_torch.h"
#include "evaluation/intervals.h"
#include "evaluation/metrics.h"
#include "training/schedule.h"

namespace fovea::training {

namespace {

using backbone::LayerTensors;
using backbone::LinearTensors;
using backbone::NormTensors;
using backbone::ViTConfig;

constexpr double kLeastCosine = 0.99;  // the stored state may be of bf16

/// A plain Vision Transformer all of whose numbers are leaves of the autograd graph, with a classifier.
class TrainedViT {
public:
    TrainedViT(const backbone::BackboneFolder& folder, int resolution, int classes)
        : m_config(folder.config), m_grid(resolution / folder.config.patchSize) {
        const auto weights = backbone::weightsOf(folder.tensors, m_config);
        const std::int64_t leading = m_config.leadingTokens();
        {
            // Fixed for this grid: what is learned are the positions as they are used.
            backbone::Beginnings beginnings(*weights, at::kCPU);
            const at::Tensor tokens = beginnings.of(m_grid);
            m_leading = leaf(tokens.narrow(1, 0, leading));
            m_position = leaf(tokens.narrow(1, leading, tokens.size(1) - leading));
        }
        m_patch = leaves(weights->patchEmbedding());
        for (int l = 0; l < m_config.numLayers; ++l) {
            const LayerTensors layer = weights->layer(l);
            m_layers.push_back({leaves(layer.before), leaves(layer.after), leaves(layer.qkv),
                                leaves(layer.out), leaves(layer.up), leaves(layer.down)});
        }
        if (const auto norm = weights->finalNorm()) m_finalNorm = leaves(*norm);
        m_head = {leaf(at::zeros({classes, m_config.hiddenSize})), leaf(at::zeros({classes}))};
    }

    const std::vector<at::Tensor>& parameters() const { return m_parameters; }

    /// The class token's last state, [B, D]; images [B, 3, R, R].
    at::Tensor classState(const at::Tensor& images) const {
        const std::int64_t B = images.size(0), D = m_config.hiddenSize, H = m_config.numHeads,
                           d = m_config.headWidth(), P = m_config.patchSize, G = m_grid;
        // A strided convolution is a product of the unfolded patches.
        const at::Tensor patches =
            images.view({B, 3, G, P, G, P}).permute({0, 2, 4, 1, 3, 5}).reshape({B, G * G, 3 * P * P});
        const at::Tensor embedded =
            at::linear(patches, m_patch.weight.view({D, -1}), m_patch.bias) + m_position;
        at::Tensor x = at::cat({m_leading.expand({B, m_leading.size(1), D}), embedded}, 1);
        const std::int64_t N = x.size(1);
        for (const LayerTensors& layer : m_layers) {
            const at::Tensor qkv =
                linear(layer.qkv, norm(layer.before, x)).view({B, N, 3, H, d}).permute({2, 0, 3, 1, 4});
            const at::Tensor q = qkv.select(0, 0) * (1.0 / std::sqrt(double(d)));
            const at::Tensor share = at::softmax(at::matmul(q, qkv.select(0, 1).transpose(-1, -2)), -1);
            const at::Tensor context = at::matmul(share, qkv.select(0, 2)).transpose(1, 2).reshape({B, N, D});
            x = x + linear(layer.out, context);
            const at::Tensor up = linear(layer.up, norm(layer.after, x));
            x = x + linear(layer.down, activated(up));
        }
        const at::Tensor first = x.select(1, 0);
        return m_finalNorm.weight.defined() ? norm(m_finalNorm, first) : first;
    }
    at::Tensor logits(const at::Tensor& images) const { return linear(m_head, classState(images)); }

private:
    at::Tensor leaf(const at::Tensor& value) {
        m_parameters.push_back(value.detach().clone().set_requires_grad(true));
        return m_parameters.back();
    }
    LinearTensors leaves(const LinearTensors& t) { return {leaf(t.weight), leaf(t.bias)}; }
    NormTensors leaves(const NormTensors& t) { return {leaf(t.weight), leaf(t.bias)}; }
    at::Tensor norm(const NormTensors& n, const at::Tensor& x) const {
        return at::layer_norm(x, {x.size(-1)}, n.weight, n.bias, m_config.layerNormEps);
    }
    static at::Tensor linear(const LinearTensors& l, const at::Tensor& x) {
        return at::linear(x, l.weight, l.bias);
    }
    at::Tensor activated(const at::Tensor& up) const {
        if (m_config.gatedMlp) {
            const auto halves = up.chunk(2, -1);
            return at::silu(halves[0]) * halves[1];
        }
        if (m_config.activation == backbone::Activation::gelu) return at::gelu(up);
        const double root = std::sqrt(2 / std::acos(-1.0));
        return 0.5 * up * (1 + at::tanh(root * (up + 0.044715 * up.pow(3))));
    }

    ViTConfig m_config;
    std::int64_t m_grid;
    std::vector<at::Tensor> m_parameters;
    at::Tensor m_leading, m_position;
    LinearTensors m_patch, m_head;
    std::vector<LayerTensors> m_layers;
    NormTensors m_finalNorm;
};

Result<at::Tensor> pictures(const PictureSet& set, std::span<const int> items, int resolution) {
    FOVEA_TRY(const std::vector<float> values, set.gather(items));
    const std::int64_t B = std::int64_t(items.size()), R = resolution;
    if (std::int64_t(values.size()) != B * 3 * R * R)
        return Error{ErrorCode::invalidArgument, "fine-tuning: pictures of another size", {}};
    return at::from_blob(const_cast<float*>(values.data()), {B, 3, R, R}).clone();
}

/// [n, classes]
Result<std::vector<double>> probabilities(const TrainedViT& vit, const PictureSet& set,
                                          const FineTuningOptions& o, const JobContext& job) {
    const at::NoGradGuard noGrad;
    std::vector<double> all;
    for (int first = 0; first < set.count; first += o.batch) {
        FOVEA_CHECK(job.check());
        std::vector<int> items(std::size_t(std::min(o.batch, set.count - first)));
        std::iota(items.begin(), items.end(), first);
        FOVEA_TRY(const at::Tensor images, pictures(set, items, o.resolution));
        const at::Tensor p = at::softmax(vit.logits(images).to(at::kDouble), -1).contiguous();
        all.insert(all.end(), p.data_ptr<double>(), p.data_ptr<double>() + p.numel());
    }
    return all;
}

double aucOf(const std::vector<double>& said, std::span<const int> labels, int classes) {
    evaluation::Predictions p;
    p.classes = classes;
    p.truth.assign(labels.begin(), labels.end());
    p.probabilities = said;
    const auto metrics = evaluation::computeMetrics(p);
    return metrics ? metrics->auc : evaluation::kUnknown;
}

/// Whether this network says of the first training image what the frozen pass says.
Result<void> checkArithmetic(const TrainedViT& vit, const PictureSet& train,
                             std::span<const float> classState, const FineTuningOptions& o) {
    const at::NoGradGuard noGrad;
    const std::vector<int> first = {0};
    FOVEA_TRY(const at::Tensor image, pictures(train, first, o.resolution));
    const at::Tensor mine = vit.classState(image).flatten().contiguous(),
                     known = at::from_blob(const_cast<float*>(classState.data()),
                                           {std::int64_t(classState.size())});
    const bool alike =
        mine.numel() == known.numel() && at::cosine_similarity(mine, known, 0).item<double>() >= kLeastCosine;
    if (alike) return {};
    return Error{ErrorCode::unsupportedModel, "fine-tuning: not the arithmetic of this backbone", {}};
}

Result<void> checkSizes(const backbone::BackboneFolder& backbone, const PictureSet& train,
                        std::span<const int> labels, int classes, const PictureSet& validation,
                        std::span<const int> validationLabels, const FineTuningOptions& o) {
    if (!backbone.config.classToken)
        return Error{ErrorCode::unsupportedModel, "fine-tuning: the backbone has no class token", {}};
    const auto fits = [&](std::span<const int> all) {
        return std::all_of(all.begin(), all.end(), [&](int c) { return c >= 0 && c < classes; });
    };
    if (train.count < 1 || std::size_t(train.count) != labels.size() ||
        std::size_t(validation.count) != validationLabels.size() || classes < 2 || !fits(labels) ||
        !fits(validationLabels) || o.epochs < 1 || o.batch < 1 || o.resolution < backbone.config.patchSize ||
        o.resolution % backbone.config.patchSize != 0)
        return Error{ErrorCode::invalidArgument, "fine-tuning: sizes, labels or options", {}};
    return {};
}

}  // namespace

Result<FineTuningResult> fineTune(const backbone::BackboneFolder& backbone, const PictureSet& train,
                                  std::span<const int> labels, int classes, const PictureSet& validation,
                                  std::span<const int> validationLabels, const PictureSet& judged,
                                  std::span<const float> classState, const FineTuningOptions& options,
                                  const JobContext& job) {
    return guarded([&]() -> Result<FineTuningResult> {
        FOVEA_CHECK(checkSizes(backbone, train, labels, classes, validation, validationLabels, options));
        const backbone::TensorMemoryWatch memory;
        const double start = workSeconds(job), budget = options.budgetMinutes * 60;
        TrainedViT vit(backbone, options.resolution, classes);
        FOVEA_CHECK(checkArithmetic(vit, train, classState, options));
        FineTuningResult result;
        for (const at::Tensor& p : vit.parameters()) result.learnableParameters += p.numel();
        torch::optim::AdamW optimiser(
            vit.parameters(),
            torch::optim::AdamWOptions(options.learningRate).weight_decay(options.weightDecay));
        const std::int64_t perEpoch =
            std::int64_t(epochBatches(train.count, options.batch, options.seed, 0).size());
        const std::int64_t steps = perEpoch * options.epochs;
        ProgressMeter meter(job, Stage::train, steps);
        std::int64_t step = 0;
        double best = 0;
        for (int epoch = 0; epoch < options.epochs && !result.outOfTime; ++epoch) {
            for (const std::vector<int>& items :
                 epochBatches(train.count, options.batch, options.seed, epoch)) {
                FOVEA_CHECK(job.check());
                FOVEA_TRY(const at::Tensor images, pictures(train, items, options.resolution));
                std::vector<std::int64_t> wanted;
                for (const int item : items) wanted.push_back(labels[std::size_t(item)]);
                const at::Tensor truth =
                    at::from_blob(wanted.data(), {std::int64_t(wanted.size())}, at::kLong);
                for (auto& group : optimiser.param_groups())
                    group.options().set_lr(halfCosine(options.learningRate, step, steps));
                optimiser.zero_grad();
                at::cross_entropy_loss(vit.logits(images), truth).backward();
                optimiser.step();
                ++step;
                meter.advance();
                result.outOfTime = budget > 0 && workSeconds(job) - start > budget;
                if (result.outOfTime) break;
            }
            FOVEA_TRY(std::vector<double> said, probabilities(vit, validation, options, job));
            const double auc = aucOf(said, validationLabels, classes);
            result.validationAucs.push_back(auc);
            // Without an AUC the last epoch is kept. What is judged is asked at once: no copy is kept.
            if (result.bestEpoch > 0 && auc <= best) continue;
            best = std::isnan(auc) ? 0 : auc;
            result.bestEpoch = epoch + 1;
            result.validation = std::move(said);
            FOVEA_TRY(result.judged, probabilities(vit, judged, options, job));
        }
        result.peakTensorMb = memory.megabytes();
        result.seconds = workSeconds(job) - start;
        return result;
    });
}

}  // namespace fovea::training
