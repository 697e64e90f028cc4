#include "pretraining/pretrain.h"

#include <chrono>
#include <cmath>
#include <cstring>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>
#include <optional>

#include "backbone/backbone_folder.h"
#include "backbone/tensors_torch.h"
#include "base/random.h"
#include "pretraining/formula_vit_torch.h"
#include "training/adamw_torch.h"
#include "training/checkpoint.h"
#include "training/schedule.h"

namespace fovea::pretraining {

namespace {

using nlohmann::json;

constexpr double kBeta2 = 0.95;
enum Stream : std::uint64_t { kWeights, kPictures, kTints, kOrder };

/// Half a cosine over all steps after a linear warm-up.
double rateAt(const PretrainOptions& o, std::int64_t step, std::int64_t steps) {
    const double warm = o.warmUpSteps > 0 ? std::min(1.0, double(step + 1) / o.warmUpSteps) : 1.0;
    return warm * training::halfCosine(o.learningRate, step, steps);
}

Result<void> validate(const PretrainOptions& o, const backbone::ViTConfig& c) {
    const auto wrong = [](const std::string& detail) {
        return Error{ErrorCode::invalidArgument, detail, {}};
    };
    if (c.patchSize != 16) return wrong("formula pictures are asked about in patches of 16 pixels");
    if (o.stages.empty()) return wrong("no stage to train");
    for (const Stage& s : o.stages)
        if (s.imageSize < 64 || s.imageSize > 1024 || s.imageSize % 32 != 0 || s.batch < 1 || s.steps < 1)
            return wrong("a stage needs an image size of 64 to 1024 that 32 divides, a batch and steps");
    if (o.roundBatches < 1 || o.reuse < 1) return wrong("a round needs a batch, seen at least once");
    if (!(o.learningRate > 0 && o.learningRate < 1)) return wrong("a learning rate must lie in (0, 1)");
    return {};
}

std::string requestHash(const PretrainOptions& o) {
    json stages = json::array();
    for (const Stage& s : o.stages) stages.push_back({s.imageSize, s.batch, s.steps});
    return json{{"pretrain", 1},
                {"backbone", o.backbone},
                {"from", o.from},
                {"stages", stages},
                {"learning_rate", o.learningRate},
                {"warm_up", o.warmUpSteps},
                {"weight_decay", o.weightDecay},
                {"round_batches", o.roundBatches},
                {"reuse", o.reuse},
                {"seed", o.seed},
                {"device", o.device},
                {"bf16", o.bf16}}
        .dump();
}

Result<void> writeFolder(const FormulaViT& network, int imageSize, const std::string& folder,
                         FileLayer& files) {
    const backbone::ViTConfig& c = network.config();
    const json config = {{"architectures", {"ViTModel"}},
                         {"model_type", "vit"},
                         {"hidden_size", c.hiddenSize},
                         {"num_hidden_layers", c.numLayers},
                         {"num_attention_heads", c.numHeads},
                         {"intermediate_size", c.intermediateSize},
                         {"hidden_act", "gelu"},
                         {"layer_norm_eps", c.layerNormEps},
                         {"image_size", imageSize},
                         {"patch_size", c.patchSize},
                         {"num_channels", c.numChannels},
                         {"qkv_bias", c.qkvBias}};
    const json half = {0.5, 0.5, 0.5};
    const json preprocessing = {
        {"image_mean", half},   {"image_std", half},  {"size", {{"height", imageSize}, {"width", imageSize}}},
        {"do_normalize", true}, {"do_rescale", true}, {"rescale_factor", 1.0 / 255.0}};
    FOVEA_CHECK(files.makeFolders(folder));
    FOVEA_CHECK(files.writeAtomically(folder + "/config.json", config.dump(1)));
    FOVEA_CHECK(files.writeAtomically(folder + "/preprocessor_config.json", preprocessing.dump(1)));
    return files.writeAtomically(folder + "/model.safetensors", network.exported(imageSize).bytes());
}

/// One training from its first step, or a checkpoint, to its last.
class Pretraining {
public:
    Pretraining(const PretrainOptions& options, const backbone::ViTConfig& config, FileLayer& files,
                const JobContext& job)
        : m_options(options),
          m_files(files),
          m_job(job),
          m_device(backbone::torchDevice(options.device)),
          m_network(config, mixSeed({options.seed, kWeights}), m_device, options.bf16),
          m_optimiser(m_network.parameters().values(), {0.9, kBeta2, 1e-8, options.weightDecay, 1.0}) {
        for (const Stage& s : options.stages) m_steps += s.steps;
    }

    /// Goes on from an earlier training's weights.
    Result<void> start(const backbone::BackboneFolder& folder) { return m_network.load(folder.weights); }

    Result<std::vector<PretrainRecord>> run(const std::string& folder,
                                            const std::function<void(const PretrainRecord&)>& onRound) {
        FOVEA_CHECK(resume());
        std::int64_t before = 0;
        for (const Stage& stage : m_options.stages) {
            while (m_optimiser.steps() < before + stage.steps) {
                FOVEA_TRY(const PretrainRecord record, round(stage, before + stage.steps));
                m_records.push_back(record);
                if (onRound) onRound(record);
                FOVEA_CHECK(save());
            }
            before += stage.steps;
            FOVEA_CHECK(writeFolder(m_network, stage.imageSize, folder, m_files));
        }
        return m_records;
    }

private:
    /// Draws a round's pictures and takes its steps, `reuse` passes in an order of their own each.
    Result<PretrainRecord> round(const Stage& stage, std::int64_t until) {
        const auto start = std::chrono::steady_clock::now();
        const std::int64_t first = m_optimiser.steps();
        const std::uint64_t roundSeed = mixSeed({m_options.seed, std::uint64_t(first)});
        std::vector<FormulaBatch> pictures;
        const std::int64_t wanted = std::min<std::int64_t>(m_options.roundBatches, until - first);
        for (std::int64_t i = 0; i < wanted; ++i) {
            FOVEA_CHECK(m_job.check());
            pictures.push_back(drawFormulas(stage.batch, stage.imageSize,
                                            mixSeed({roundSeed, kPictures, std::uint64_t(i)}), m_device));
        }
        std::map<std::string, double> sums;
        PretrainRecord record;
        for (int pass = 0; pass < m_options.reuse; ++pass) {
            std::vector<int> order(pictures.size());
            std::iota(order.begin(), order.end(), 0);
            Random random(mixSeed({roundSeed, kOrder, std::uint64_t(pass)}));
            random.shuffle(order);
            for (const int i : order) {
                if (m_optimiser.steps() >= until) break;
                FOVEA_CHECK(m_job.check());
                FOVEA_CHECK(step(pictures[std::size_t(i)], record, sums));
                m_job.report(
                    {.stage = fovea::Stage::pretrain, .done = m_optimiser.steps(), .total = m_steps});
            }
        }
        const std::int64_t taken = m_optimiser.steps() - first;
        for (const auto& [name, sum] : sums) record.losses.emplace_back(name, sum / double(taken));
        m_rounds.push_back({sums["total"] / double(taken), NAN, NAN});
        record.step = m_optimiser.steps();
        record.imagesPerSecond =
            double(taken) * stage.batch /
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        return record;
    }

    Result<void> step(const FormulaBatch& batch, PretrainRecord& record,
                      std::map<std::string, double>& sums) {
        const std::int64_t index = m_optimiser.steps();
        adapter::ParameterBuffer& parameters = m_network.parameters();
        parameters.gradients().zero_();
        const FormulaLosses losses = m_network.losses(
            tint(batch.images, mixSeed({m_options.seed, kTints, std::uint64_t(index)})), batch);
        losses.total.backward();
        const double norm = parameters.gradients().norm().item<double>();
        if (!std::isfinite(norm)) return Error{ErrorCode::notANumber, "step " + std::to_string(index), {}};
        record.learningRate = rateAt(m_options, index, m_steps);
        m_optimiser.step(parameters.values(), parameters.gradients(), norm, record.learningRate);
        sums["total"] += losses.total.item<double>();
        for (const auto& [name, loss] : losses.parts) sums[name] += loss.item<double>();
        return {};
    }

    Result<void> save() {
        if (m_options.checkpoint.empty()) return {};
        training::Checkpoint c;  // a round stands where a training has an epoch; the last is the best
        c.requestHash = requestHash(m_options);
        c.epochs = m_rounds;
        c.epochsDone = int(m_rounds.size());
        c.bestEpoch = c.epochsDone - 1;
        c.optimiserSteps = m_optimiser.steps();
        c.parameters = backbone::toVector(m_network.parameters().values());
        c.firstMoment = backbone::toVector(m_optimiser.firstMoment());
        c.secondMoment = backbone::toVector(m_optimiser.secondMoment());
        return training::saveCheckpoint(m_options.checkpoint, c, m_files);
    }

    /// Continues from a checkpoint made with the same options, if there is one.
    Result<void> resume() {
        if (m_options.checkpoint.empty()) return {};
        const auto c = training::loadCheckpoint(m_options.checkpoint);
        if (!c) {
            if (c.error().code == ErrorCode::fileNotFound) return {};
            return c.error();
        }
        if (c->requestHash != requestHash(m_options))
            return Error{ErrorCode::invalidArgument, "this checkpoint was made with other options",
                         m_options.checkpoint};
        const auto restore = [&](at::Tensor to, const std::vector<float>& from) {
            to.copy_(at::from_blob(const_cast<float*>(from.data()), {std::int64_t(from.size())}));
        };
        const at::NoGradGuard noGrad;
        restore(m_network.parameters().values(), c->parameters);
        restore(m_optimiser.firstMoment(), c->firstMoment);
        restore(m_optimiser.secondMoment(), c->secondMoment);
        m_optimiser.setSteps(c->optimiserSteps);
        m_rounds = c->epochs;
        m_job.say("continues at step " + std::to_string(c->optimiserSteps));
        return {};
    }

    const PretrainOptions& m_options;
    FileLayer& m_files;
    const JobContext& m_job;
    at::Device m_device;
    FormulaViT m_network;
    training::AdamW m_optimiser;
    std::int64_t m_steps = 0;
    std::vector<training::EpochRecord> m_rounds;  ///< since the first step: mean loss
    std::vector<PretrainRecord> m_records;        ///< of this session
};

}  // namespace

Result<std::vector<PretrainRecord>> pretrain(const PretrainOptions& options, const std::string& folder,
                                             FileLayer& files, const JobContext& job,
                                             const std::function<void(const PretrainRecord&)>& onRound) {
    return guarded([&]() -> Result<std::vector<PretrainRecord>> {
        FOVEA_TRY(backbone::ViTConfig config, backbone::ViTConfig::named(options.backbone));
        config.imageSize = options.stages.front().imageSize;
        std::optional<backbone::BackboneFolder> from;
        if (!options.from.empty()) {
            FOVEA_TRY(from, backbone::openBackboneFolder(options.from));
            config = from->config;
        }
        FOVEA_CHECK(validate(options, config));
        Pretraining training(options, config, files, job);
        if (from) FOVEA_CHECK(training.start(*from));
        return training.run(folder, onRound);
    });
}

}  // namespace fovea::pretraining
