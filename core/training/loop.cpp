#include "training/loop.h"

#include <cmath>
#include <future>
#include <limits>
#include <mutex>
#include <optional>
#include <utility>

#include "adapter/batch_torch.h"
#include "backbone/tensors_torch.h"
#include "base/random.h"
#include "training/checkpoint.h"
#include "training/schedule.h"
#include "training/trainer_torch.h"
#include "training/training_messages.h"

namespace fovea::training {

namespace {

constexpr std::uint64_t kDropoutStream = 2;
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// Loss and AUC on the validation images, by each of these heads. `hold`: called between batches.
Result<std::vector<EpochRecord>> validate(const adapter::Network& network,
                                          std::span<const adapter::Head* const> heads, BatchSource& source,
                                          int batchSize, const std::function<Result<void>()>& hold) {
    std::vector<EpochRecord> records(heads.size(), {0, kNaN, kNaN});
    std::vector<std::vector<double>> answers(heads.size());
    std::vector<int> labels;
    std::vector<float> targets;
    const auto append = [](auto& all, const auto& more) { all.insert(all.end(), more.begin(), more.end()); };
    // Whole units, however long.
    const bool pooled = network.config().pooling != adapter::Pooling::images;
    for (int item = 0, first = 0; pooled && item < source.validationCount(); ++item) {
        adapter::ImageStates images;
        for (const int end = first + source.validationImages(item); first < end;) {
            FOVEA_CHECK(hold());
            FOVEA_TRY(const adapter::Batch batch,
                      source.validationBatch(first, std::min(batchSize, end - first)));
            FOVEA_TRY(const adapter::ImageStates some, network.imageStates(batch));
            if (images.size == 0) {
                if (!batch.labels.empty()) labels.push_back(batch.labels.front());
                targets.insert(
                    targets.end(), batch.targets.begin(),
                    batch.targets.begin() + std::ptrdiff_t(batch.targets.size() / std::size_t(batch.size)));
            }
            images.add(some);
            first += batch.size;
        }
        for (std::size_t h = 0; h < heads.size(); ++h) {
            FOVEA_TRY(const adapter::UnitPrediction unit, network.predictUnit(images, *heads[h]));
            append(answers[h], unit.probabilities);
        }
    }
    for (int first = 0; !pooled && first < source.validationCount(); first += batchSize) {
        FOVEA_CHECK(hold());
        const int count = std::min(batchSize, source.validationCount() - first);
        FOVEA_TRY(const adapter::Batch batch, source.validationBatch(first, count));
        FOVEA_TRY(const std::vector<adapter::Prediction> said, network.predict(batch, heads));
        for (std::size_t h = 0; h < heads.size(); ++h) append(answers[h], said[h].probabilities);
        append(labels, batch.labels);
        append(targets, batch.targets);
    }
    if (source.validationCount() == 0) return records;
    for (std::size_t h = 0; h < heads.size(); ++h) {
        FOVEA_TRY(const ValidationFigures figures,
                  validationFigures(network.config(), answers[h], labels, targets));
        records[h].loss = figures.loss;
        records[h].auc = figures.auc;
    }
    return records;
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
          m_stoppable(job.alsoCancelledBy(options.stop)),
          m_trainer(m_net, {options.beta1, options.beta2, 1e-8, options.weightDecay, options.clipNorm},
                    options.objective) {
        if (!options.checkpointPath.empty()) m_saved.emplace(options.checkpointPath);
    }

    Result<LoopResult> run(const std::function<void(const StepEvent&)>& onStep,
                           const std::function<void(int, const EpochRecord&)>& onEpoch) {
        FOVEA_CHECK(begin());
        LoopResult result;
        result.resumedAtStep = std::int64_t(m_state.losses.size());
        const Result<void> ended = trainAll(onStep, onEpoch, result);
        if (!ended) {
            // Whatever ended it is what the user hears of, not that saving failed too.
            if (ended.error().code != ErrorCode::notANumber) (void)guarded([this] { return save(); }).ok();
            return ended.error();
        }
        if (m_options.saveAtEnd && !result.stopped) FOVEA_CHECK(save());
        {
            const at::NoGradGuard noGrad;
            if (const auto& beside = m_state.beside) {
                restore(m_net.parameters(), beside->bestParameters);
                result.beside = KeptBeside{beside->epochs, beside->bestEpoch, m_network.values()};
            }
            restore(m_net.parameters(), m_state.bestParameters);
        }
        result.losses = m_state.losses;
        result.epochs = m_state.epochs;
        result.bestEpoch = m_state.bestEpoch;
        result.halvings = m_state.halvings;
        result.stoppedByPatience = !result.stopped && m_state.epochsDone < lastEpoch();
        result.notices = m_state.notices;
        if (result.stoppedByPatience)
            result.notices.push_back(
                {kStoppedEarly,
                 {{"epoch", m_state.epochsDone}, {"planned", lastEpoch()}, {"best", m_state.bestEpoch + 1}}});
        result.seconds = secondsSoFar();
        return result;
    }

private:
    /// What one step learns from.
    struct StepImages {
        std::vector<int> images, sizes;  ///< of the source, and how many of each item
        int epoch = 0;
        adapter::Batch first;  ///< as many as are in memory at a time
    };

    double secondsSoFar() const { return m_secondsBefore + workSeconds(m_job) - m_startedAt; }
    /// Steps of epochs that are at their end.
    std::size_t stepsOfEpochs() const { return m_stepsPerEpoch * std::size_t(m_state.epochsDone); }

    /// From the checkpoint, or the network as it is.
    Result<void> begin() {
        m_startedAt = m_savedAt = workSeconds(m_job);
        m_stepsPerEpoch = epochBatches(m_source.trainCount(), m_options.batch, m_options.seed, 0).size();
        std::optional<Checkpoint> found;
        if (m_saved && m_options.resume) {
            FOVEA_TRY(found, m_saved->newest(m_job));
        }
        if (found) {
            FOVEA_CHECK(goOn(std::move(*found)));
        } else {
            if (m_saved) m_saved->remove();
            m_state.requestHash = m_options.requestHash;
            if (m_options.beside) m_state.beside.emplace();
            shiftBias();
            keepEpochsState();
        }
        m_state.stepsPerEpoch = int(m_stepsPerEpoch);
        if (m_saved && m_saved->damage()) m_state.notices.push_back(*m_saved->damage());
        if (m_options.microBatch > 0 &&
            (m_state.microBatch == 0 || m_options.microBatch < m_state.microBatch))
            m_state.microBatch = m_options.microBatch;
        m_state.device = device();
        m_trainer.setImagesAtOnce(m_state.microBatch);
        return {};
    }
    std::string device() const { return m_net.device().str(); }

    /// The loss adds the shift to the logits: so it begins without a preference, as without weights.
    void shiftBias() {
        const at::NoGradGuard noGrad;
        at::Tensor bias = m_net.namedParameters().at("side_encoder.classifier.bias");
        const std::vector<double> shift = m_options.objective.shift();
        if (!shift.empty()) bias.sub_(at::tensor(shift, at::kFloat).to(bias.device()));
    }

    /// Epochs after which it ends, if nothing ends it before.
    int lastEpoch() const {
        return m_options.maxEpochs > 0 ? std::min(m_options.maxEpochs, m_options.epochs) : m_options.epochs;
    }

    bool stoppedByPatience() const {
        return m_options.patience > 0 && m_source.validationCount() > 0 && m_state.bestEpoch >= 0 &&
               m_state.epochsDone - (m_state.bestEpoch + 1) >= m_options.patience &&
               std::int64_t(stepsOfEpochs()) >= m_options.patienceAfterSteps;
    }

    /// After a loss that is not a number: back to the last whole epoch, with half the rate. The error
    /// where that was done often enough.
    Result<void> goBack(const Error& error) {
        if (m_state.halvings == kMostHalvings)
            return Error{
                error.code,
                error.detail + ", with a learning rate halved " + std::to_string(kMostHalvings) + " times",
                error.file};
        ++m_state.halvings;
        m_state.losses.resize(stepsOfEpochs());
        restoreTrained({m_state.parameters, m_state.firstMoment, m_state.secondMoment});
        m_savedState = kNothingSaved;
        notice(m_state.epochsDone > 0 ? Message{kLearningRateHalved, {{"epoch", m_state.epochsDone}}}
                                      : Message{kLearningRateHalvedAtStart},
               " (" + error.detail + ")");
        return {};
    }

    /// Puts the network and its optimiser into the state after the last of the losses.
    void restoreTrained(const TrainedState& now) {
        const at::NoGradGuard noGrad;
        restore(m_net.parameters(), now.parameters);
        restore(m_trainer.optimiser().firstMoment(), now.firstMoment);
        restore(m_trainer.optimiser().secondMoment(), now.secondMoment);
        m_trainer.optimiser().setSteps(std::int64_t(m_state.losses.size()));
    }

    Result<void> goOn(Checkpoint found) {
        const auto n = std::size_t(m_net.parameters().numel());
        const std::size_t steps = m_stepsPerEpoch * std::size_t(found.epochsDone),
                          taken = found.losses.size();
        const bool within = found.within.has_value();
        const auto fits = [n](const std::vector<float>& values) { return values.size() == n; };
        if (found.requestHash != m_options.requestHash || found.epochsDone > m_options.epochs ||
            !fits(found.parameters) || !fits(found.firstMoment) || !fits(found.secondMoment) ||
            (found.bestEpoch >= 0 && !fits(found.bestParameters)) ||
            (found.beside && found.beside->bestEpoch >= 0 && !fits(found.beside->bestParameters)) ||
            taken < steps || taken > steps + m_stepsPerEpoch || (taken > steps) != within ||
            std::size_t(found.optimiserSteps) != taken ||
            (within && !(fits(found.within->parameters) && fits(found.within->firstMoment) &&
                         fits(found.within->secondMoment))))
            return Error{ErrorCode::invalidArgument,
                         "the checkpoint was made with other settings or other data",
                         m_options.checkpointPath};
        m_state = std::move(found);
        if (!m_options.beside) m_state.beside.reset();
        if (m_state.device != device()) m_state.microBatch = 0;  // another one has other room
        m_secondsBefore = m_state.seconds;
        const TrainedState atEpoch{m_state.parameters, m_state.firstMoment, m_state.secondMoment};
        restoreTrained(within ? *m_state.within : atEpoch);
        m_state.within.reset();
        m_savedState = {taken, m_state.epochsDone};
        m_job.say("Continuing after step " + std::to_string(taken) + ", in epoch " +
                  std::to_string(std::min(m_state.epochsDone + 1, m_options.epochs)) + ".");
        return {};
    }

    TrainedState trainedState() {
        return {backbone::toVector(m_net.parameters()),
                backbone::toVector(m_trainer.optimiser().firstMoment()),
                backbone::toVector(m_trainer.optimiser().secondMoment())};
    }
    /// Notes the state of now as that of an epoch's end.
    void keepEpochsState() {
        TrainedState now = trainedState();
        m_state.parameters = std::move(now.parameters);
        m_state.firstMoment = std::move(now.firstMoment);
        m_state.secondMoment = std::move(now.secondMoment);
        m_state.optimiserSteps = m_trainer.optimiser().steps();
    }

    /// Whether the state is that after the last of the losses: not where a step failed half-way.
    bool betweenSteps() const { return std::size_t(m_trainer.optimiser().steps()) == m_state.losses.size(); }
    /// Saves what was done, if anything was since the last time.
    Result<void> save() {
        const std::pair done(m_state.losses.size(), m_state.epochsDone);
        if (!m_saved || done == m_savedState || !betweenSteps()) return {};
        m_state.seconds = secondsSoFar();
        m_state.optimiserSteps = m_trainer.optimiser().steps();
        if (m_state.losses.size() > stepsOfEpochs()) m_state.within = trainedState();
        const Result<void> saved = m_saved->save(m_state, m_files);
        m_state.within.reset();
        if (!saved) return saved.error();
        m_savedState = done;
        m_savedAt = workSeconds(m_job);
        return {};
    }
    Result<void> saveInTime() {
        return workSeconds(m_job) - m_savedAt >= m_options.saveEverySeconds ? save() : Result<void>();
    }
    /// A cancellation point. Before a pause, which may be the program's last, all is saved.
    Result<void> hold() {
        if (m_job.pause.wanted()) FOVEA_CHECK(save());
        const Result<void> held = m_stoppable.check();
        return m_job.cancel.cancelled() ? held : Result<void>();  // what a stop ends is not decided here
    }

    Result<void> trainAll(const std::function<void(const StepEvent&)>& onStep,
                          const std::function<void(int, const EpochRecord&)>& onEpoch, LoopResult& result) {
        const std::int64_t steps = std::int64_t(m_stepsPerEpoch) * m_options.epochs;
        ProgressMeter meter(m_job, Stage::train, std::int64_t(m_stepsPerEpoch) * lastEpoch(),
                            std::int64_t(m_state.losses.size()));
        while (m_state.epochsDone < lastEpoch() && !stoppedByPatience()) {
            const int epoch = m_state.epochsDone;
            const Result<void> trained = trainEpoch(epoch, steps, meter, onStep);
            const bool stopped =
                m_options.stop.cancelled() && (trained || trained.error().code == ErrorCode::cancelled);
            if (stopped && m_state.bestEpoch >= 0) {
                // What was learned of this epoch is dropped: it has not been validated.
                m_state.losses.resize(stepsOfEpochs());
                result.stopped = true;
                return {};
            }
            if (!trained && trained.error().code == ErrorCode::notANumber) {
                meter.advance(std::int64_t(stepsOfEpochs()) - std::int64_t(m_state.losses.size()));
                FOVEA_CHECK(goBack(trained.error()));
                continue;
            }
            if (!trained) {
                // Stopped before there is a best epoch: what there is, validated, is one.
                if (!stopped || m_job.cancel.cancelled() || m_state.losses.empty()) return trained.error();
                result.stopped = true;
            }
            const double trainLoss = meanLossSince(stepsOfEpochs());
            std::vector<const adapter::Head*> heads = {&m_network.head()};
            if (m_state.beside) heads.push_back(&*m_options.beside);
            FOVEA_TRY(std::vector<EpochRecord> records,
                      validate(m_network, heads, m_source, m_options.batch, [this] { return hold(); }));
            for (EpochRecord& record : records) record.trainLoss = trainLoss;
            finishEpoch(epoch, records);
            if (!result.stopped) FOVEA_CHECK(saveInTime());
            if (onEpoch) onEpoch(epoch, records.front());
            if (result.stopped) return {};
        }
        return {};
    }

    /// Added up in one order, so that a resumed epoch has the same mean.
    double meanLossSince(std::size_t step) const {
        double mean = 0;
        const auto count = double(m_state.losses.size() - step);
        for (; step < m_state.losses.size(); ++step) mean += m_state.losses[step] / count;
        return mean;
    }

    /// The steps of one epoch that are still to be made. The next batch is put together while
    /// this one is learned.
    Result<void> trainEpoch(int epoch, std::int64_t steps, ProgressMeter& meter,
                            const std::function<void(const StepEvent&)>& onStep) {
        const auto batches = epochBatches(m_source.trainCount(), m_options.batch, m_options.seed, epoch);
        const auto fetch = [&](std::size_t i) {
            return std::async(std::launch::async, [this, &batches, i, epoch] {
                return guarded([&]() -> Result<StepImages> {
                    StepImages step;
                    for (const int item : batches[i]) {
                        const std::vector<int> own = m_source.trainImages(item, epoch);
                        step.sizes.push_back(int(own.size()));
                        step.images.insert(step.images.end(), own.begin(), own.end());
                    }
                    step.epoch = epoch;
                    FOVEA_TRY(step.first,
                              trainBatch(step, 0, std::min(m_options.batch, int(step.images.size()))));
                    return step;
                });
            });
        };
        const std::size_t first = m_state.losses.size() - stepsOfEpochs();
        std::future<Result<StepImages>> next;
        if (first < batches.size()) next = fetch(first);
        for (std::size_t i = first; i < batches.size(); ++i) {
            Result<StepImages> batch = next.get();
            if (!batch) return batch.error();
            if (i + 1 < batches.size()) next = fetch(i + 1);
            FOVEA_CHECK(hold());
            if (m_options.stop.cancelled())
                return Error{ErrorCode::cancelled, "stopped before the first epoch's end", {}};
            const auto step = std::int64_t(m_state.losses.size());
            const double rate =
                halfCosine(std::ldexp(m_options.learningRate, -m_state.halvings), step, steps);
            FOVEA_TRY(const StepResult r, makeStep(*batch, rate, step));
            if (!std::isfinite(r.loss) || !std::isfinite(r.gradientNorm))
                return Error{ErrorCode::notANumber, "at step " + std::to_string(step), {}};
            m_state.losses.push_back(r.loss);
            FOVEA_CHECK(saveInTime());
            meter.advance();
            if (onStep) onStep({epoch, step, steps, r.loss, rate, r.gradientNorm});
        }
        return hold();
    }

    /// One step; where memory does not suffice for it, with fewer images at once.
    Result<StepResult> makeStep(const StepImages& step, double rate, std::int64_t number) {
        const std::uint64_t seed = mixSeed({m_options.seed, kDropoutStream, std::uint64_t(number)});
        for (;;) {
            const auto made = guarded([&] { return stepOnce(step, rate, seed); });
            const int images = step.first.size;
            const int now = m_state.microBatch > 0 ? std::min(m_state.microBatch, images) : images;
            if (made || made.error().code != ErrorCode::outOfMemory || now <= 1 || !betweenSteps())
                return made;
            m_state.microBatch = now / 2;
            m_trainer.setImagesAtOnce(m_state.microBatch);
            notice({kStepInMicroBatches, {{"batch", now}, {"micro_batch", now / 2}}});
        }
    }

    Result<StepResult> stepOnce(const StepImages& step, double rate, std::uint64_t dropoutSeed) {
        // Pooling leaves single images what they are.
        if (step.images.size() == step.sizes.size()) {
            FOVEA_TRY(const adapter::BatchTensors tensors,
                      adapter::toTensors(step.first, m_network.config(), m_net.device()));
            return m_trainer.step(tensors, rate, dropoutSeed);
        }
        UnitsStep units{step.sizes, m_options.batch, {}};
        units.images = [&](int first, int count) -> Result<adapter::Batch> {
            FOVEA_CHECK(m_job.cancel.cancelled() ? m_job.check() : Result<void>());
            if (first == 0) return step.first;
            return trainBatch(step, first, count);
        };
        return m_trainer.step(units, rate, dropoutSeed);
    }

    /// The source is asked by one thread at a time: while a step's images are read, so may be the next one's.
    Result<adapter::Batch> trainBatch(const StepImages& step, int first, int count) {
        const std::lock_guard lock(m_reading);
        return m_source.trainBatch(std::span(step.images).subspan(std::size_t(first), std::size_t(count)),
                                   step.epoch);
    }

    /// `technical`: said beside it at once, and not kept.
    void notice(Message said, const std::string& technical = {}) {
        m_job.say(messageText(said) + technical);
        m_state.notices.push_back(std::move(said));
    }

    /// `records`: by the network's head, and by the one beside where there is one.
    void finishEpoch(int epoch, const std::vector<EpochRecord>& records) {
        m_state.epochsDone = epoch + 1;
        keepEpochsState();
        judge(m_state, epoch, records.front());
        if (m_state.beside) judge(*m_state.beside, epoch, records.back());
    }
    void judge(JudgedEpochs& judged, int epoch, const EpochRecord& record) const {
        judged.epochs.push_back(record);
        const bool unchecked = m_source.validationCount() == 0;  // then the last epoch is kept
        if (judged.bestEpoch >= 0 && !unchecked &&
            !better(record, judged.epochs[std::size_t(judged.bestEpoch)]))
            return;
        judged.bestEpoch = epoch;
        judged.bestParameters = m_state.parameters;
    }

    adapter::Network& m_network;
    adapter::NetworkTorch& m_net;
    BatchSource& m_source;
    const LoopOptions& m_options;
    FileLayer& m_files;
    const JobContext& m_job;
    const JobContext m_stoppable;  ///< the same job, whose pauses a stop ends too
    Trainer m_trainer;
    std::mutex m_reading;
    Checkpoint m_state;
    std::optional<CheckpointFiles> m_saved;
    static constexpr std::pair<std::size_t, int> kNothingSaved{std::numeric_limits<std::size_t>::max(), -1};
    std::pair<std::size_t, int> m_savedState;  ///< steps and epochs that were done when last saved
    std::size_t m_stepsPerEpoch = 0;
    double m_startedAt = 0, m_savedAt = 0;  ///< on the job's clock of work
    double m_secondsBefore = 0;             ///< in earlier sessions
};

}  // namespace

bool better(const EpochRecord& a, const EpochRecord& b) {
    const double aucA = std::isnan(a.auc) ? -1 : a.auc, aucB = std::isnan(b.auc) ? -1 : b.auc;
    return aucA > aucB || (aucA == aucB && a.loss < b.loss);
}

Result<LoopResult> runLoop(adapter::Network& network, BatchSource& source, const LoopOptions& options,
                           FileLayer& files, const JobContext& job,
                           const std::function<void(const StepEvent&)>& onStep,
                           const std::function<void(int, const EpochRecord&)>& onEpoch) {
    return guarded([&]() -> Result<LoopResult> {
        const auto wrong = [](const std::string& detail) {
            return Error{ErrorCode::invalidArgument, detail, {}};
        };
        FOVEA_CHECK(options.objective.check(network.config()));
        if (network.config().sideNetworks != 1) return wrong("side networks are trained one at a time");
        if (options.patience < 0 || options.maxEpochs < 0)
            return wrong("patience and end must not be negative");
        if (options.beside && options.patience > 0)
            return wrong("with patience a training ends for one head, there is none beside");
        if (options.beside) FOVEA_CHECK(options.beside->validate(network.config()));
        if (options.epochs < 1 || options.batch < 1)
            return wrong("there is at least one epoch and one image a step");
        if (!(options.learningRate > 0) || !std::isfinite(options.learningRate))
            return wrong("the learning rate is no positive number");
        if (source.trainCount() < 1) return Error{ErrorCode::tooFewSamples, "no image to learn from", {}};
        return Loop(network, source, options, files, job).run(onStep, onEpoch);
    });
}

}  // namespace fovea::training
