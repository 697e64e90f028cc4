#include <QTest>
#include <cmath>

#include "adapter/network.h"
#include "training/class_targets.h"
#include "training/trainer_torch.h"

using namespace fovea;
using namespace fovea::training;

class TestClassTargets : public QObject {
    Q_OBJECT
private:
    static constexpr int kBatch = 12, kKept = 3, kClasses = 3;
    static adapter::AdapterConfig config() {
        backbone::ViTConfig vit;
        vit.hiddenSize = 48;
        vit.numHeads = 3;
        adapter::AdapterConfig c =
            adapter::AdapterConfig::defaults(adapter::Method::fptPlus, vit, 2, kClasses);
        c.sideWidth = 12;
        c.lowResolution = 32;
        c.prompts = 4;
        c.dropout = 0;
        return c;
    }
    static adapter::BatchTensors batch() {
        const auto c = config();
        at::manual_seed(5);
        adapter::BatchTensors b;
        b.low = at::randn({kBatch, 3, 32, 32});
        b.keys = at::randn({c.layers, kBatch, c.heads, kKept, c.headWidth()});
        b.values = at::randn({c.layers, kBatch, c.heads, kKept, c.headWidth()});
        b.labels = at::randint(kClasses, {kBatch}, at::kLong);
        return b;
    }

private Q_SLOTS:
    void plainIsPlain() {
        const ClassTargets t = classTargets(std::vector<int>{5, 50}, false, false);
        QVERIFY(t.plain() && t.shift.empty() && t.weights.empty());
    }

    /// Worked out by hand: 60 images, n / (C n_c).
    void weightsAreInverseFrequenciesOfMeanOne() {
        const ClassTargets t = classTargets(std::vector<int>{40, 10, 10}, true, false);
        const std::vector<double> weights{0.5, 2, 2};
        QCOMPARE(t.weights, weights);
        QCOMPARE(t.rows, (std::vector<double>{0.5, 0, 0, 0, 2, 0, 0, 0, 2}));
        QVERIFY(std::abs((40 * weights[0] + 10 * weights[1] + 10 * weights[2]) / 60 - 1) < 1e-15);
        for (std::size_t c = 0; c < 3; ++c) QVERIFY(std::abs(t.shift[c] - std::log(weights[c])) < 1e-12);
    }

    /// numpy: e = exp(-2 * d**2); e / e.sum() for d = [0, 1, 2], [1, 0, 1].
    void labelsOfGradesAreSoft() {
        const ClassTargets t = classTargets(std::vector<int>{7, 7, 7}, false, true);
        const double expected[] = {0.8805369, 0.1191678, 0.0002954, 0.1065070, 0.7869860, 0.1065070};
        for (std::size_t i = 0; i < 6; ++i) QVERIFY(std::abs(t.rows[i] - expected[i]) < 1e-6);
        QVERIFY(t.shift.empty() && t.weights.empty());
    }

    /// With both, the shift is what the weights do to how often each grade is asked for.
    void weightsOfGradesShiftByWhatIsAskedFor() {
        const std::vector<int> counts{40, 10, 10};
        const ClassTargets both = classTargets(counts, true, true), soft = classTargets(counts, false, true);
        for (std::size_t c = 0; c < 3; ++c) {
            double asked = 0, there = 0;
            for (std::size_t y = 0; y < 3; ++y) {
                asked += counts[y] * both.rows[y * 3 + c];
                there += counts[y] * soft.rows[y * 3 + c];
            }
            QVERIFY(std::abs(both.shift[c] - std::log(asked / there)) < 1e-12);
        }
    }

    void moreThanThreeTimesIsUnbalanced() {
        QVERIFY(!unbalanced(std::vector<int>{10, 30}));
        QVERIFY(unbalanced(std::vector<int>{10, 31, 12}));
        QVERIFY(!unbalanced({}));
    }

    /// Against the formula written down in plain torch, in one piece and in parts.
    void lossAndGradientAreThoseOfPlainTorch_data() {
        QTest::addColumn<bool>("weighted");
        QTest::addColumn<bool>("ordinal");
        QTest::newRow("plain") << false << false;
        QTest::newRow("weights") << true << false;
        QTest::newRow("grades") << false << true;
        QTest::newRow("both") << true << true;
    }
    void lossAndGradientAreThoseOfPlainTorch() {
        QFETCH(const bool, weighted);
        QFETCH(const bool, ordinal);
        const ClassTargets targets = classTargets(std::vector<int>{40, 10, 10}, weighted, ordinal);
        const adapter::BatchTensors b = batch();
        adapter::NetworkTorch network(config(), 3);
        Trainer trainer(network, {}, {.targets = targets});
        const StepResult result = trainer.computeGradients(b, 0);
        const at::Tensor found = network.gradients().clone();

        network.gradients().zero_();
        at::Tensor logits = network.forward(b.low, b.keys, b.values, true, 0);
        if (weighted) logits = logits + at::tensor(targets.shift, at::kFloat);
        const at::Tensor logSoftmax = at::log_softmax(logits, 1);
        at::Tensor expected = at::zeros({});
        for (int i = 0; i < kBatch; ++i)
            for (int c = 0; c < kClasses; ++c) {
                const auto y = std::size_t(b.labels[i].item<std::int64_t>());
                const double target = targets.plain() ? double(y == std::size_t(c))
                                                      : targets.rows[y * kClasses + std::size_t(c)];
                expected = expected - target * logSoftmax[i][c] / kBatch;
            }
        expected.backward();
        QVERIFY(std::abs(result.loss - expected.item<double>()) < 1e-5);
        const double difference = (found - network.gradients()).norm().item<double>();
        QVERIFY(difference < 1e-4 * network.gradients().norm().item<double>());
        QVERIFY(std::abs(result.gradientNorm - found.norm().item<double>()) < 1e-5);
    }
};

QTEST_APPLESS_MAIN(TestClassTargets)
#include "test_class_targets.moc"
