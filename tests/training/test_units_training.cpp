#include <ATen/ATen.h>

#include <QTest>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "adapter/network.h"
#include "backbone/threads.h"
#include "base/random.h"
#include "training/loop.h"
#include "training/trainer_torch.h"

using namespace fovea;
using namespace fovea::training;
using adapter::Method;
using adapter::Pooling;

namespace {

adapter::AdapterConfig config(Pooling pooling, Method method = Method::fptPlus) {
    backbone::ViTConfig vit;
    vit.hiddenSize = 48;
    vit.numHeads = 3;
    adapter::AdapterConfig c = adapter::AdapterConfig::defaults(method, vit, 2, 2);
    c.sideWidth = 12;
    c.lowResolution = 32;
    c.prompts = 4;
    c.pooling = pooling;
    return c;
}

/// Units of `perUnit` made-up images. Every other unit is of class 1, and shows it on one of its images
/// alone.
class MadeUp final : public BatchSource {
public:
    MadeUp(int units, int perUnit, double strength = 2)
        : m_units(units), m_perUnit(perUnit), m_strength(strength) {}
    int trainCount() const override { return m_units; }
    int validationCount() const override { return m_units; }
    std::vector<int> trainImages(int item, int) override {
        std::vector<int> images(static_cast<std::size_t>(m_perUnit));
        std::iota(images.begin(), images.end(), item * m_perUnit);
        return images;
    }
    int validationImages(int) const override { return m_perUnit; }
    Result<adapter::Batch> trainBatch(std::span<const int> images, int epoch) override {
        most = std::max(most, int(images.size()));
        return batch({images.begin(), images.end()}, std::uint64_t(epoch));
    }
    Result<adapter::Batch> validationBatch(int first, int count) override {
        std::vector<int> images(static_cast<std::size_t>(count));
        std::iota(images.begin(), images.end(), first);
        return batch(images, 999);
    }
    /// Which image of a unit shows it.
    int shows(int unit) const { return int(mixSeed({std::uint64_t(unit), 5}) % std::uint64_t(m_perUnit)); }

    int most = 0;  ///< images that were asked for at a time

private:
    adapter::Batch batch(const std::vector<int>& images, std::uint64_t stream) const {
        constexpr int kKept = 5;
        const auto c = config(Pooling::images);
        adapter::Batch b;
        b.size = int(images.size());
        b.kept = kKept;
        const std::size_t per = std::size_t(c.heads * kKept * c.headWidth()), picture = 3 * 32 * 32;
        b.low.resize(images.size() * picture);
        b.keys.resize(std::size_t(c.layers) * images.size() * per * sizeof(float));
        b.values.resize(b.keys.size());
        auto* keys = reinterpret_cast<float*>(b.keys.data());
        auto* values = reinterpret_cast<float*>(b.values.data());
        for (std::size_t i = 0; i < images.size(); ++i) {
            Random random(mixSeed({std::uint64_t(images[i]), stream}));
            const int unit = images[i] / m_perUnit;
            const bool positive = unit % 2, here = positive && images[i] % m_perUnit == shows(unit);
            b.labels.push_back(positive);
            for (std::size_t p = 0; p < picture; ++p) b.low[i * picture + p] = float(random.normal());
            for (int l = 0; l < c.layers; ++l)
                for (std::size_t k = 0; k < per; ++k) {
                    const std::size_t at = (std::size_t(l) * images.size() + i) * per + k;
                    keys[at] = float(random.normal());
                    values[at] = float(random.normal() + (here ? m_strength : 0));
                }
        }
        return b;
    }
    int m_units, m_perUnit;
    double m_strength;
};

LoopOptions options(int epochs) {
    LoopOptions o;
    o.epochs = epochs;
    o.batch = 8;
    o.learningRate = 5e-3;
    o.seed = 11;
    o.requestHash = "made up";
    return o;
}

double relative(const at::Tensor& a, const at::Tensor& b) {
    return ((a - b).norm() / b.norm().clamp_min(1e-12)).item<double>();
}

}  // namespace

/// Learning from units of several images, of which only the unit's answer is known.
class TestUnitsTraining : public QObject {
    Q_OBJECT
private:
    static LoopResult train(adapter::Network& network, BatchSource& source, const LoopOptions& options) {
        auto result = runLoop(network, source, options, *systemFileLayer(), {});
        if (!result) qFatal("%s", result.error().detail.c_str());
        return std::move(*result);
    }

private Q_SLOTS:
    void cleanup() { backbone::setThreads(1); }

    void twoPassesAreOne_data() {
        QTest::addColumn<int>("pooling");
        QTest::addColumn<int>("inMemory");
        QTest::addColumn<int>("threads");
        QTest::addColumn<int>("atOnce");
        QTest::addColumn<int>("method");
        const auto row = [](const char* name, Pooling pooling, int inMemory, int threads, int atOnce,
                            Method method = Method::fptPlus) {
            QTest::newRow(name) << int(pooling) << inMemory << threads << atOnce << int(method);
        };
        row("attention, all in memory", Pooling::attention, 100, 1, 0);
        row("attention, in parts", Pooling::attention, 5, 1, 0);
        row("attention, one by one", Pooling::attention, 1, 1, 0);
        row("attention, by threads", Pooling::attention, 13, 3, 0);
        row("attention, few at once", Pooling::attention, 13, 1, 3);
        row("attention, in parts, FPT", Pooling::attention, 5, 1, 0, Method::fpt);
        row("mean", Pooling::mean, 4, 1, 0);
        row("max", Pooling::maximum, 4, 1, 0);
    }
    void twoPassesAreOne() {
        QFETCH(const int, pooling);
        QFETCH(const int, inMemory);
        QFETCH(const int, threads);
        QFETCH(const int, atOnce);
        QFETCH(const int, method);
        const auto c = config(Pooling(pooling), Method(method));
        QVERIFY(c.dropout > 0);
        MadeUp source(13, 1);
        std::vector<int> images(13);
        std::iota(images.begin(), images.end(), 0);
        const std::vector<int> sizes = {1, 3, 7, 2};
        adapter::NetworkTorch network(c, 3);
        constexpr std::uint64_t kSeed = 21;

        // One pass, written down plainly.
        const adapter::Batch whole = source.trainBatch(images, 0).value();
        const auto t = adapter::toTensors(whole, c, at::kCPU).value();
        const at::Tensor labels = t.labels.index_select(0, at::tensor({0, 1, 4, 11}));
        const at::Tensor states = network.states(t.keys, t.values, true, kSeed);
        const auto pooled = network.pool(network.lastStates(t.low, states), sizes);
        const at::Tensor loss = at::cross_entropy_loss(network.read(pooled.states), labels);
        loss.backward();
        const at::Tensor gradients = network.gradients().clone();
        QVERIFY(gradients.norm().item<double>() > 0);
        if (pooling == int(Pooling::attention))
            QVERIFY(network.namedGradients().at("pooling.score.weight").norm().item<double>() > 0);

        backbone::setThreads(threads);
        Trainer trainer(network, {});
        trainer.setImagesAtOnce(atOnce);
        UnitsStep units{sizes, inMemory, [&](int first, int count) {
                            return source.trainBatch(
                                std::span(images).subspan(std::size_t(first), std::size_t(count)), 0);
                        }};
        source.most = 0;
        const auto step = trainer.computeGradients(units, kSeed);
        QVERIFY(step.ok());
        QCOMPARE(source.most, std::min(inMemory, 13));
        QVERIFY2(std::abs(step->loss - loss.item<double>()) < 1e-5 * loss.item<double>(), "loss");
        const double off = relative(network.gradients(), gradients);
        QVERIFY2(off < 1e-5, qPrintable(QString::number(off)));
    }

    /// Bit for bit, whatever the pooling: what it says, and how it learns.
    void singleImagesAreTodaysNetwork_data() {
        QTest::addColumn<int>("pooling");
        for (const Pooling pooling : {Pooling::attention, Pooling::mean, Pooling::maximum})
            QTest::newRow(adapter::poolingName(pooling)) << int(pooling);
    }
    void singleImagesAreTodaysNetwork() {
        QFETCH(const int, pooling);
        MadeUp source(24, 1);
        auto today = adapter::Network::create(config(Pooling::images), 5).value();
        auto pooled = adapter::Network::create(config(Pooling(pooling)), 5).value();
        const LoopResult a = train(today, source, options(3)), b = train(pooled, source, options(3));
        QCOMPARE(b.losses, a.losses);
        for (std::size_t e = 0; e < a.epochs.size(); ++e) {
            QCOMPARE(b.epochs[e].loss, a.epochs[e].loss);
            QCOMPARE(b.epochs[e].auc, a.epochs[e].auc);
        }
        auto values = pooled.values();
        std::erase_if(values, [](const auto& one) { return one.first.starts_with("pooling."); });
        QVERIFY(values == today.values());
    }

    /// One image of eight shows it, and the label is the unit's. The weight's first image is the right one,
    /// and so is the one that says most by itself; where nothing is shown, nothing is learned.
    void findsTheImageThatShowsIt() {
        MadeUp source(60, 8, 3), nothing(60, 8, 0);
        auto network = adapter::Network::create(config(Pooling::attention), 5).value();
        const LoopResult learned = train(network, source, options(12));
        QVERIFY2(learned.epochs[std::size_t(learned.bestEpoch)].auc > 0.95, "AUC of units");
        QCOMPARE(source.most, 8);  // no more images in memory than items of a step
        int right = 0, saying = 0, all = 0;
        for (int unit = 1; unit < 60; unit += 2, ++all) {
            const adapter::Batch images = source.validationBatch(unit * 8, 8).value();
            const adapter::ImageStates states = network.imageStates(images).value();
            const auto said = network.predictUnit(states).value();
            const std::vector<double> alone = network.predictImages(states)->probabilities;  // [8, 2]
            int most = 0;
            for (int image = 1; image < 8; ++image)
                if (alone[std::size_t(2 * image + 1)] > alone[std::size_t(2 * most + 1)]) most = image;
            saying += most == source.shows(unit);
            const auto first =
                std::max_element(said.weights.begin(), said.weights.end()) - said.weights.begin();
            right += int(first) == source.shows(unit);
            QVERIFY(std::abs(std::accumulate(said.weights.begin(), said.weights.end(), 0.0) - 1) < 1e-5);
        }
        QVERIFY2(right > 0.9 * all, qPrintable(QString("%1 of %2").arg(right).arg(all)));
        QVERIFY2(saying > 0.9 * all, qPrintable(QString("%1 of %2").arg(saying).arg(all)));
        auto other = adapter::Network::create(config(Pooling::attention), 5).value();
        const LoopResult chance = train(other, nothing, options(3));
        QVERIFY(chance.epochs.front().auc > 0.2 && chance.epochs.front().auc < 0.8);
    }
};

QTEST_GUILESS_MAIN(TestUnitsTraining)
#include "test_units_training.moc"
