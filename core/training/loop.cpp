#include "training/loop.h"

#include <chrono>
#include <cmath>
#include <filesystem>
#include <future>
#include <limits>

#include "adapter/batch_torch.h"
#include "backbone/tensors_torch.h"
#include "base/random.h"
#include "evaluation/metrics.h"
#include "training/checkpoint.h"
#include "training/schedule.h"
#include "training/trainer_torch.h"

namespace fovea::training {

namespace {

constexpr std::uint64_t kDropoutStream = 2;
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// Loss and AUC on the validation images.
Result<EpochRecord> validate(const adapter::Network& network, BatchSource& source, int batchSize,
                             const JobContext& job) {
    EpochRecord record{0, kNaN, kNaN};
    evaluation::Predictions all;
    all.classes = network.config().classes;
    double loss = 0;
    for (int first = 0; first < source.validationCount(); first += batchSize) {
        FOVEA_CHECK(job.check());
        const int count = std::min(batchSize, source.validationCount() - first);
        FOVEA_TRY(const adapter::Batch batch, source.validationBatch(first, count));
        FOVEA_TRY(const adapter::Prediction prediction, network.predict(batch));
        for (int i = 0; i < count; ++i) {
            const double* p = &prediction.probabilities[std::size_t(i) * std::size_t(all.classes)];
            loss -= std::log(std::max(p[batch.labels[std::size_t(i)]], 1e-300));
            all.truth.push_back(batch.labels[std::size_t(i)]);
            all.probabilities.insert(all.probabilities.end(), p, p + all.classes);
            all.patients.emplace_back();
        }
    }
    if (all.truth.empty()) return record;
    record.loss = loss / double(all.truth.size());
    if (!std::isfinite(record.loss)) return record;
    FOVEA_TRY(const evaluation::Metrics metrics, evaluation::computeMetrics(all));
    record.auc = metrics.auc;
    return record;
}

bool better(const EpochRecord& a, const EpochRecord& b) {
    const double aucA = std::isnan(a.auc) ? -1 : a.auc, aucB = std::isnan(b.auc) ? -1 : b.auc;
    return aucA > aucB || (aucA == aucB && a.loss < b.loss);
}

void restore(at::Tensor target, const std::vector<float>& values) {
    target.copy_(at::from_blob(const_cast<float*>(values.data()), {std::int64_t(values.size())}));
}

class Loop {
public:
    Loop(adapter::Network& network, BatchSource& source, const LoopOptions& options, FileLayer& files,
         const JobContext& job)
        : m_network(network),
          m_net(network.torchNetwork()),
          m_source(source),
          m_options(options),
          m_files(files),
          m_job(job),
          m_trainer(m_net, {options.beta1, options.beta2, 1e-8, options.weightDecay, options.clipNorm},
                    options.targets) {}

    Result<LoopResult> run(const std::function<void(const StepEvent&)>& onStep,
                           const std::function<void(int, const EpochRecord&)>& onEpoch) {
        const auto start = std::chrono::steady_clock::now();
        m_state.fingerprint = m_options.fingerprint;
        FOVEA_CHECK(resume());
        if (m_state.epochsDone == 0) begin();
        LoopResult result;
        result.resumedAtStep = std::int64_t(m_state.losses.size());
        const auto stepsPerEpoch =
            std::int64_t(epochBatches(m_source.trainCount(), m_options.batch, m_options.seed, 0).size());
        const std::int64_t steps = stepsPerEpoch * m_options.epochs;
        const int last =
            m_options.endAfter > 0 ? std::min(m_options.endAfter, m_options.epochs) : m_options.epochs;
        ProgressMeter meter(m_job, "train", stepsPerEpoch * last, stepsPerEpoch * m_state.epochsDone);
        while (m_state.epochsDone < last && !outOfPatience(stepsPerEpoch)) {
            const int epoch = m_state.epochsDone;
            auto trained = trainEpoch(epoch, steps, meter, onStep);
            if (m_options.stop.cancelled() && m_state.bestEpoch >= 0) {
                // What was learned of this epoch is dropped: it has not been validated.
                m_state.losses.resize(std::size_t(stepsPerEpoch) * std::size_t(m_state.epochsDone));
                result.stopped = true;
                break;
            }
            if (!trained && trained.error().code == ErrorCode::notANumber) {
                meter.advance(stepsPerEpoch * epoch - std::int64_t(m_state.losses.size()));
                FOVEA_CHECK(goBack(trained.error(), stepsPerEpoch));
                continue;
            }
            if (!trained) return trained.error();
            EpochRecord record = *trained;
            const double trainLoss = record.trainLoss;
            FOVEA_TRY(record, validate(m_network, m_source, m_options.batch, m_job));
            record.trainLoss = trainLoss;
            finishEpoch(epoch, record);
            if (!m_options.checkpointPath.empty())
                FOVEA_CHECK(saveCheckpoint(m_options.checkpointPath, m_state, m_files));
            if (onEpoch) onEpoch(epoch, record);
        }
        {
            const at::NoGradGuard noGrad;
            restore(m_net.parameters(), m_state.bestParameters);
        }
        result.losses = m_state.losses;
        result.epochs = m_state.epochs;
        result.bestEpoch = m_state.bestEpoch;
        result.halvings = m_state.halvings;
        result.outOfPatience = m_state.epochsDone < last && !result.stopped;
        if (result.halvings > 0)
            result.notes.push_back("The loss was not a number: the learning rate was halved" +
                                   (result.halvings == 1
                                        ? std::string(".")
                                        : ", " + std::to_string(result.halvings) + " times."));
        if (result.outOfPatience)
            result.notes.push_back("Ended at epoch " + std::to_string(m_state.epochsDone) + " of " +
                                   std::to_string(last) + ": no better since epoch " +
                                   std::to_string(m_state.bestEpoch + 1) + ".");
        result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        return result;
    }

private:
    Result<void> resume() {
        if (!m_options.resume || m_options.checkpointPath.empty() ||
            !std::filesystem::exists(m_options.checkpointPath))
            return {};
        FOVEA_TRY(Checkpoint found, loadCheckpoint(m_options.checkpointPath));
        const auto n = std::size_t(m_net.parameters().numel());
        if (found.fingerprint != m_options.fingerprint || found.epochsDone > m_options.epochs ||
            found.parameters.size() != n || found.bestParameters.size() != n ||
            found.firstMoment.size() != n || found.secondMoment.size() != n)
            return Error{ErrorCode::invalidArgument,
                         "the checkpoint was made with other settings or other data",
                         m_options.checkpointPath};
        const auto stepsPerEpoch =
            epochBatches(m_source.trainCount(), m_options.batch, m_options.seed, 0).size();
        const std::size_t steps = stepsPerEpoch * std::size_t(found.epochsDone);
        if (found.losses.size() != steps || std::size_t(found.optimiserSteps) != steps)
            return Error{ErrorCode::corruptFile, "its counts contradict each other",
                         m_options.checkpointPath};
        m_state = std::move(found);
        restoreState();
        m_job.say("Continuing after epoch " + std::to_string(m_state.epochsDone) + ".");
        return {};
    }

    /// The state before the first step.
    void begin() {
        const at::NoGradGuard noGrad;
        // The loss adds the shift to the logits: so it begins without a preference, as without weights.
        at::Tensor bias = m_net.namedParameters().at("side_encoder.classifier.bias");
        const std::vector<double>& shift = m_options.targets.shift;
        if (!shift.empty()) bias.sub_(at::tensor(shift, at::kFloat).to(bias.device()));
        keepState();
    }

    bool outOfPatience(std::int64_t stepsPerEpoch) const {
        return m_options.patience > 0 && m_source.validationCount() > 0 && m_state.bestEpoch >= 0 &&
               m_state.epochsDone - (m_state.bestEpoch + 1) >= m_options.patience &&
               m_state.epochsDone * stepsPerEpoch >= m_options.patienceAfterSteps;
    }

    /// After a loss that is not a number: back to the last whole epoch, with half the rate. The error
    /// where that was done often enough.
    Result<void> goBack(const Error& error, std::int64_t stepsPerEpoch) {
        if (m_state.halvings == kMostHalvings)
            return Error{
                error.code,
                error.detail + ", with a learning rate halved " + std::to_string(kMostHalvings) + " times",
                error.file};
        ++m_state.halvings;
        m_state.losses.resize(std::size_t(stepsPerEpoch * m_state.epochsDone));
        restoreState();
        m_job.say("The loss was not a number " + error.detail + ": going back to " +
                  (m_state.epochsDone == 0 ? "the beginning"
                                           : "the end of epoch " + std::to_string(m_state.epochsDone)) +
                  ", with half the learning rate.");
        return {};
    }

    /// Steps of one epoch. The next batch is put together while this one is learned.
    Result<EpochRecord> trainEpoch(int epoch, std::int64_t steps, ProgressMeter& meter,
                                   const std::function<void(const StepEvent&)>& onStep) {
        const auto batches = epochBatches(m_source.trainCount(), m_options.batch, m_options.seed, epoch);
        const auto fetch = [&](std::size_t i) {
            return std::async(std::launch::async, [this, &batches, i, epoch] {
                return guarded([&] { return m_source.trainBatch(batches[i], epoch); });
            });
        };
        EpochRecord record;
        auto next = fetch(0);
        for (std::size_t i = 0; i < batches.size(); ++i) {
            Result<adapter::Batch> batch = next.get();
            if (!batch) return batch.error();
            if (i + 1 < batches.size()) next = fetch(i + 1);
            FOVEA_CHECK(m_job.check());
            if (m_options.stop.cancelled())
                return Error{ErrorCode::cancelled, "stopped before the first epoch's end", {}};
            FOVEA_TRY(const adapter::BatchTensors tensors,
                      adapter::toTensors(*batch, m_network.config(), m_net.device()));
            const auto step = std::int64_t(m_state.losses.size());
            const double rate =
                halfCosine(std::ldexp(m_options.learningRate, -m_state.halvings), step, steps);
            const StepResult r =
                m_trainer.step(tensors, rate, mixSeed({m_options.seed, kDropoutStream, std::uint64_t(step)}));
            if (!std::isfinite(r.loss) || !std::isfinite(r.gradientNorm))
                return Error{ErrorCode::notANumber, "at step " + std::to_string(step), {}};
            m_state.losses.push_back(r.loss);
            record.trainLoss += r.loss / double(batches.size());
            meter.advance();
            if (onStep) onStep({epoch, step, steps, r.loss, rate, r.gradientNorm});
        }
        return record;
    }

    void keepState() {
        m_state.optimiserSteps = m_trainer.optimiser().steps();
        m_state.parameters = backbone::toVector(m_net.parameters());
        m_state.firstMoment = backbone::toVector(m_trainer.optimiser().firstMoment());
        m_state.secondMoment = backbone::toVector(m_trainer.optimiser().secondMoment());
    }

    void restoreState() {
        const at::NoGradGuard noGrad;
        restore(m_net.parameters(), m_state.parameters);
        restore(m_trainer.optimiser().firstMoment(), m_state.firstMoment);
        restore(m_trainer.optimiser().secondMoment(), m_state.secondMoment);
        m_trainer.optimiser().setSteps(m_state.optimiserSteps);
    }

    void finishEpoch(int epoch, const EpochRecord& record) {
        m_state.epochs.push_back(record);
        m_state.epochsDone = epoch + 1;
        keepState();
        const bool unchecked = m_source.validationCount() == 0;  // then the last epoch is kept
        if (m_state.bestEpoch < 0 || unchecked ||
            better(record, m_state.epochs[std::size_t(m_state.bestEpoch)])) {
            m_state.bestEpoch = epoch;
            m_state.bestParameters = m_state.parameters;
        }
    }

    adapter::Network& m_network;
    adapter::NetworkTorch& m_net;
    BatchSource& m_source;
    const LoopOptions& m_options;
    FileLayer& m_files;
    const JobContext& m_job;
    Trainer m_trainer;
    Checkpoint m_state;
};

}  // namespace

Result<LoopResult> runLoop(adapter::Network& network, BatchSource& source, const LoopOptions& options,
                           FileLayer& files, const JobContext& job,
                           const std::function<void(const StepEvent&)>& onStep,
                           const std::function<void(int, const EpochRecord&)>& onEpoch) {
    return guarded([&]() -> Result<LoopResult> {
        const auto wrong = [](const std::string& detail) {
            return Error{ErrorCode::invalidArgument, detail, {}};
        };
        const auto C = std::size_t(network.config().classes);
        if (!options.targets.plain() &&
            (options.targets.rows.size() != C * C ||
             (!options.targets.shift.empty() && options.targets.shift.size() != C)))
            return wrong("the targets are not those of the network's classes");
        if (options.patience < 0 || options.endAfter < 0)
            return wrong("patience and end must not be negative");
        if (options.epochs < 1 || options.epochs > 10000) return wrong("epochs must lie between 1 and 10000");
        if (options.batch < 1 || options.batch > 4096) return wrong("the batch must lie between 1 and 4096");
        if (!(options.learningRate > 0 && options.learningRate < 10))
            return wrong("the learning rate is out of range");
        if (source.trainCount() < 1) return Error{ErrorCode::tooFewSamples, "no image to learn from", {}};
        return Loop(network, source, options, files, job).run(onStep, onEpoch);
    });
}

}  // namespace fovea::training
