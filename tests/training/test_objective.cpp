// Losses by kind of question: against their definitions, numerical gradients and leaving out.
#include <torch/csrc/autograd/autograd.h>
#include <QTest>
#include <cmath>
#include <filesystem>

#include "base/random.h"
#include "tests/support/temporary_folder.h"
#include "training/loop.h"
#include "training/objective_torch.h"
#include "training/trainer_torch.h"

using namespace fovea;
using namespace fovea::training;
using adapter::Outputs;

namespace {

constexpr float kNotStated = std::numeric_limits<float>::quiet_NaN();

adapter::AdapterConfig config(Outputs outputs, int count) {
    backbone::ViTConfig vit;
    vit.hiddenSize = 48;
    vit.numHeads = 3;
    adapter::AdapterConfig c = adapter::AdapterConfig::defaults(adapter::Method::fptPlus, vit, 2, 2);
    c.sideWidth = 12;
    c.lowResolution = 32;
    c.prompts = 4;
    c.classes = count;
    c.outputs = outputs;
    return c;
}

adapter::BatchTensors batchOf(const at::Tensor& targets) {
    adapter::BatchTensors batch;
    batch.low = at::zeros({targets.size(0), 1});
    batch.targets = targets;
    return batch;
}

/// Findings whose weights and shift differ.
Objective weightedFindings() {
    Objective o;
    o.findings = {classTargets(std::vector<int>{30, 10}, true, false),
                  classTargets(std::vector<int>{5, 15}, true, false), ClassTargets()};
    return o;
}

std::vector<float> valuesOf(const at::Tensor& t) {
    const at::Tensor c = t.detach().contiguous();
    return {c.data_ptr<float>(), c.data_ptr<float>() + c.numel()};
}

/// Loss and gradient of logits.
std::pair<float, std::vector<float>> lossAndGradient(const Loss& loss, const at::Tensor& logits,
                                                     const adapter::BatchTensors& batch) {
    at::Tensor x = logits.clone().set_requires_grad(true);
    const at::Tensor value = loss.mean(x, batch);
    value.backward();
    return {value.item<float>(), valuesOf(x.grad())};
}

/// The gradient agrees with differences of the loss, in every entry.
bool gradientIsThatOf(const Loss& loss, const at::Tensor& logits, const adapter::BatchTensors& batch) {
    const std::vector<float> gradient = lossAndGradient(loss, logits, batch).second;
    constexpr float kStep = 1e-2f;
    for (std::int64_t i = 0; i < logits.numel(); ++i) {
        const auto at = [&](float step) {
            at::Tensor moved = logits.clone();
            moved.view({-1})[i] += step;
            return loss.mean(moved, batch).item<double>();
        };
        const double difference = (at(kStep) - at(-kStep)) / (2 * double(kStep));
        if (std::abs(difference - double(gradient[std::size_t(i)])) > 2e-3) return false;
    }
    return true;
}

/// Images whose features carry two findings and a number, each in channels of its own.
class MadeUp final : public BatchSource {
public:
    explicit MadeUp(const adapter::AdapterConfig& c) : m_config(c) {}
    int trainCount() const override { return 40; }
    int validationCount() const override { return 16; }
    Result<adapter::Batch> trainBatch(std::span<const int> items, int epoch) override {
        return batch({items.begin(), items.end()}, std::uint64_t(epoch));
    }
    Result<adapter::Batch> validationBatch(int first, int count) override {
        std::vector<int> items;
        for (int i = 0; i < count; ++i) items.push_back(1000 + first + i);
        return batch(items, 999);
    }

private:
    adapter::Batch batch(const std::vector<int>& items, std::uint64_t stream) const {
        constexpr int kKept = 5;
        const auto& c = m_config;
        adapter::Batch b;
        b.size = int(items.size());
        b.kept = kKept;
        b.low.resize(items.size() * 3 * 32 * 32);
        const std::size_t per = std::size_t(c.heads * kKept * c.headWidth());
        b.keys.resize(std::size_t(c.layers) * items.size() * per * sizeof(float));
        b.values.resize(b.keys.size());
        auto* keys = reinterpret_cast<float*>(b.keys.data());
        auto* values = reinterpret_cast<float*>(b.values.data());
        for (std::size_t i = 0; i < items.size(); ++i) {
            Random random(mixSeed({std::uint64_t(items[i]), stream}));
            const bool first = items[i] % 2, second = items[i] % 3 == 0;
            const float number = float(items[i] % 7) / 3 - 1;
            for (int l = 0; l < c.layers; ++l)
                for (std::size_t k = 0; k < per; ++k) {
                    const std::size_t at = (std::size_t(l) * items.size() + i) * per + k;
                    keys[at] = float(random.normal());
                    const float said = c.outputs == Outputs::number ? number
                                       : k % 2                      ? (first ? 1.f : -1.f)
                                                                    : (second ? 1.f : -1.f);
                    values[at] = float(random.normal()) + said;
                }
            if (c.outputs == Outputs::number) {
                b.targets.push_back(number);
            } else {
                b.targets.push_back(items[i] % 5 == 4 ? kNotStated : float(first));
                b.targets.push_back(float(second));
            }
        }
        return b;
    }
    adapter::AdapterConfig m_config;
};

LoopOptions loopOptions() {
    LoopOptions o;
    o.epochs = 12;
    o.batch = 8;
    o.learningRate = 5e-3;
    o.seed = 3;
    o.saveEverySeconds = 0;
    o.requestHash = "a number";
    return o;
}

}  // namespace

class TestObjective : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void crossEntropyIsTorchsToTheLastBit() {
        at::manual_seed(1);
        const Objective o{.targets = classTargets(std::vector<int>{5, 9, 30}, true, true)};
        const Loss loss(config(Outputs::classes, 3), o, at::kFloat);
        const at::Tensor logits = at::randn({6, 3}), labels = at::tensor({0, 1, 2, 2, 1, 0}, at::kLong);
        adapter::BatchTensors batch;
        batch.low = at::zeros({6, 1});
        batch.labels = labels;
        const at::Tensor rows = at::tensor(o.targets.rows, at::kFloat).reshape({3, 3}),
                         shift = at::tensor(o.targets.shift, at::kFloat);
        const at::Tensor expected =
            at::cross_entropy_loss(logits + shift, rows.index_select(0, labels), {}, at::Reduction::Mean);
        QCOMPARE(loss.mean(logits, batch).item<float>(), expected.item<float>());
        QVERIFY(gradientIsThatOf(loss, logits, batch));
    }

    void theEarthMoversDistanceIsThatOfCumulativeShares() {
        const Loss loss(config(Outputs::classes, 4), {.earthMover = 1}, at::kFloat),
            plain(config(Outputs::classes, 4), {}, at::kFloat);
        adapter::BatchTensors batch;
        batch.low = at::zeros({1, 1});
        batch.labels = at::tensor({0}, at::kLong);
        const std::vector<double> p = {0.1, 0.2, 0.3, 0.4};
        const at::Tensor logits = at::tensor(p, at::kFloat).log().reshape({1, 4});
        // Cumulative shares 0.1, 0.3, 0.6, 1 against 1, 1, 1, 1.
        const double expected = 0.9 * 0.9 + 0.7 * 0.7 + 0.4 * 0.4;
        const double said = (loss.mean(logits, batch) - plain.mean(logits, batch)).item<double>();
        QVERIFY(std::abs(said - expected) < 1e-5);
        QVERIFY(gradientIsThatOf(loss, logits, batch));
        // Farther off costs more, which cross-entropy does not know.
        const at::Tensor near = at::tensor({0.1, 0.8, 0.05, 0.05}, at::kFloat).log().reshape({1, 4}),
                         far = at::tensor({0.1, 0.05, 0.05, 0.8}, at::kFloat).log().reshape({1, 4});
        QVERIFY(loss.mean(far, batch).item<float>() > loss.mean(near, batch).item<float>() + 0.5f);
    }

    void findingsAreWeighedLogisticLosses() {
        at::manual_seed(2);
        const Loss loss(config(Outputs::findings, 3), weightedFindings(), at::kFloat);
        const at::Tensor logits = at::randn({4, 3});
        const at::Tensor targets =
            at::tensor({1, 0, 1, 0, 1, 0, 0, 0, 1, 1, 1, 1}, at::kFloat).reshape({4, 3});
        double expected = 0;
        const std::vector<double> no = {20.0 / 30, 2, 1}, yes = {2, 10.0 / 15, 1};
        for (int i = 0; i < 4; ++i)
            for (int f = 0; f < 3; ++f) {
                const double shift = f == 2 ? 0 : std::log(yes[std::size_t(f)] / no[std::size_t(f)]);
                const double z = logits[i][f].item<double>() + shift, t = targets[i][f].item<double>();
                const double p = 1 / (1 + std::exp(-z));
                expected -= t > 0 ? yes[std::size_t(f)] * std::log(p) : no[std::size_t(f)] * std::log(1 - p);
            }
        QVERIFY(std::abs(loss.mean(logits, batchOf(targets)).item<double>() - expected / 12) < 1e-5);
        QVERIFY(gradientIsThatOf(loss, logits, batchOf(targets)));
    }

    void whatIsNotStatedIsAsIfItWereNotThere() {
        at::manual_seed(3);
        const Loss loss(config(Outputs::findings, 3), weightedFindings(), at::kFloat);
        const at::Tensor logits = at::randn({9, 3});
        at::Tensor targets = (at::rand({9, 3}) > 0.5).to(at::kFloat);
        targets[4].fill_(kNotStated);  // an image of which nothing is stated
        targets[2][1] = kNotStated;
        targets[7][0] = kNotStated;
        const auto [value, gradient] = lossAndGradient(loss, logits, batchOf(targets));
        const at::Tensor others = at::tensor({0, 1, 2, 3, 5, 6, 7, 8}, at::kLong);
        const auto [without, withoutGradient] =
            lossAndGradient(loss, logits.index_select(0, others), batchOf(targets.index_select(0, others)));
        QCOMPARE(value, without);  // to the last bit
        std::vector<float> rest = gradient;
        QVERIFY(std::all_of(rest.begin() + 12, rest.begin() + 15, [](float g) { return g == 0; }));
        rest.erase(rest.begin() + 12, rest.begin() + 15);
        QVERIFY(rest == withoutGradient);
        // Whatever the network says of it.
        at::Tensor other = logits.clone();
        other[4].fill_(30);
        other[2][1] = -30;
        QCOMPARE(lossAndGradient(loss, other, batchOf(targets)).first, value);
        // Nothing stated at all is no division by nought.
        QCOMPARE(loss.mean(logits, batchOf(at::full({9, 3}, kNotStated))).item<float>(), 0.f);
    }

    void aNumbersLossIsHubers() {
        const Loss loss(config(Outputs::number, 1), {}, at::kFloat);
        const at::Tensor said = at::tensor({0.5, -2.0, 3.0, 1.0}, at::kFloat).reshape({4, 1}),
                         targets = at::tensor({0.0, 1.0, 3.25, 0.0}, at::kFloat).reshape({4, 1}).clone();
        targets[3] = kNotStated;
        const double expected = (0.125 + (3 - 0.5) + 0.03125) / 3;
        QVERIFY(std::abs(loss.mean(said, batchOf(targets)).item<double>() - expected) < 1e-6);
        QVERIFY(gradientIsThatOf(loss, said, batchOf(targets)));
        const auto figures = validationFigures(config(Outputs::number, 1), std::vector<double>{0.5, -2, 3},
                                               {}, std::vector<float>{0, 1, 3.25f});
        QVERIFY(figures.ok() && std::abs(figures->loss - expected) < 1e-6 && std::isnan(figures->auc));
    }

    void partsOfABatchSumUpToIt() {
        at::manual_seed(4);
        for (const Outputs outputs : {Outputs::findings, Outputs::number}) {
            const int C = outputs == Outputs::number ? 1 : 3;
            const Loss loss(config(outputs, C), outputs == Outputs::number ? Objective() : weightedFindings(),
                            at::kFloat);
            const at::Tensor logits = at::randn({7, C});
            at::Tensor targets = (at::rand({7, C}) > 0.5).to(at::kFloat);
            targets[1][0] = kNotStated;
            const auto batch = batchOf(targets);
            double sum = 0;
            for (const auto& [first, count] : {std::pair(0, 3), std::pair(3, 4)})
                sum += loss.sum(logits.narrow(0, first, count), batch, first, count).item<double>();
            QVERIFY(std::abs(sum / double(loss.terms(batch)) - loss.mean(logits, batch).item<double>()) <
                    1e-6);
        }
    }

    void theBestEpochOfFindingsIsThatOfTheMeanAuc() {
        // Of the first all right, of the second half; what is not stated takes no part.
        const std::vector<double> answers = {0.9, 0.3, 0.1, 0.7, 0.8, 0.6, 0.2, 0.4, 0.99, 0.5};
        const std::vector<float> targets = {1, 1, 0, 1, 1, 0, 0, 0, kNotStated, kNotStated};
        const auto figures = validationFigures(config(Outputs::findings, 2), answers, {}, targets);
        QVERIFY(figures.ok());
        QVERIFY(std::abs(figures->auc - (1 + 0.5) / 2) < 1e-12);
        const double logs = std::log(0.9) + std::log(0.3) + std::log(0.9) + std::log(0.7) + std::log(0.8) +
                            std::log(0.4) + std::log(0.8) + std::log(0.6);
        QVERIFY(std::abs(figures->loss + logs / 8) < 1e-12);
        // Of a number, which has no AUC, that of the lowest loss.
        QVERIFY(better({0, 0.2, NAN}, {0, 0.3, NAN}) && !better({0, 0.3, NAN}, {0, 0.2, NAN}));
    }

    void othersTargetsAreRefused() {
        QVERIFY(!weightedFindings().check(config(Outputs::findings, 2)).ok());
        QVERIFY(!weightedFindings().check(config(Outputs::classes, 3)).ok());
        QVERIFY(weightedFindings().check(config(Outputs::findings, 3)).ok());
        QVERIFY(!Objective{.earthMover = 1}.check(config(Outputs::number, 1)).ok());
        QVERIFY(!Objective{.earthMover = -1}.check(config(Outputs::classes, 3)).ok());
        QVERIFY(!config(Outputs::number, 2).validate().ok() && config(Outputs::number, 1).validate().ok());
        QVERIFY(config(Outputs::findings, 1).validate().ok() && !config(Outputs::classes, 1).validate().ok());
    }

    void itLearnsAndResumesToTheSameBits_data() {
        QTest::addColumn<int>("outputs");
        QTest::newRow("findings") << int(Outputs::findings);
        QTest::newRow("number") << int(Outputs::number);
    }
    void itLearnsAndResumesToTheSameBits() {
        QFETCH(const int, outputs);
        const adapter::AdapterConfig c =
            config(Outputs(outputs), Outputs(outputs) == Outputs::number ? 1 : 2);
        MadeUp source(c);
        const auto train = [&](const LoopOptions& options, const JobContext& job,
                               const std::function<void(const StepEvent&)>& onStep) {
            auto network = adapter::Network::create(c, 3);
            return runLoop(*network, source, options, *systemFileLayer(), job, onStep);
        };
        LoopOptions options = loopOptions();
        if (c.outputs == Outputs::findings)
            options.objective.findings = {classTargets(std::vector<int>{30, 10}, true, false),
                                          ClassTargets()};
        const auto whole = train(options, {}, {});
        QVERIFY(whole.ok());
        QVERIFY(whole->epochs.back().loss < whole->epochs.front().loss);
        if (c.outputs == Outputs::findings) {
            QVERIFY(whole->epochs[std::size_t(whole->bestEpoch)].auc > 0.9);
        } else {
            for (const EpochRecord& e : whole->epochs)
                QVERIFY(e.loss >= whole->epochs[std::size_t(whole->bestEpoch)].loss);
        }
        test::TemporaryFolder folder;
        options.checkpointPath = folder.path() + "/checkpoint.safetensors";
        JobContext job;
        const auto stopped = train(options, job, [&](const StepEvent& e) {
            if (e.step == 7) job.cancel.cancel();
        });
        QVERIFY(!stopped.ok() && stopped.error().code == ErrorCode::cancelled);
        options.resume = true;
        const auto resumed = train(options, {}, {});
        QVERIFY(resumed.ok() && resumed->resumedAtStep > 0);
        QVERIFY(resumed->losses == whole->losses);
    }
};

QTEST_APPLESS_MAIN(TestObjective)
#include "test_objective.moc"
