#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

#include <QTest>

#include "adapter/network.h"
#include "backbone/threads.h"
#include "training/plain_torch.h"
#include "training/trainer_torch.h"

using namespace fovea;
using adapter::AdapterConfig;

/// The network as it is trained against the same network written down plainly.
class TestNetwork : public QObject {
    Q_OBJECT
private:
    static AdapterConfig config(adapter::Method method, int width, int heads, int layers, bool qkvBias) {
        backbone::ViTConfig vit;
        vit.hiddenSize = width;
        vit.numHeads = heads;
        vit.qkvBias = qkvBias;
        AdapterConfig c = AdapterConfig::defaults(method, vit, layers, 4);
        c.lowResolution = 64;
        c.dropout = 0;
        return c;
    }
    static adapter::BatchTensors batch(const AdapterConfig& c, int size, int kept) {
        at::manual_seed(7);
        adapter::BatchTensors b;
        b.low = at::randn({size, 3, c.lowResolution, c.lowResolution});
        b.keys = at::randn({c.layers, size, c.heads, kept, c.headWidth()});
        b.values = at::randn({c.layers, size, c.heads, kept, c.headWidth()});
        b.labels = at::arange(size) % c.classes;
        return b;
    }
    static double relative(const at::Tensor& a, const at::Tensor& b) {
        return ((a - b).norm() / b.norm().clamp_min(1e-12)).item<double>();
    }

private Q_SLOTS:
    void agreesWithThePlainNetwork_data() {
        QTest::addColumn<int>("method");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("heads");
        QTest::addColumn<int>("layers");
        QTest::addColumn<bool>("qkvBias");
        QTest::addColumn<int>("prompts");
        QTest::newRow("fpt+, ViT-Tiny") << 1 << 192 << 3 << 6 << true << 16;
        QTest::newRow("fpt, ViT-Tiny") << 0 << 192 << 3 << 12 << true << 16;
        QTest::newRow("fpt+, ViT-Base") << 1 << 768 << 12 << 6 << true << 16;
        QTest::newRow("fpt, no qkv bias") << 0 << 96 << 3 << 2 << false << 16;
        QTest::newRow("fpt+, few prompts") << 1 << 192 << 3 << 2 << true << 5;
        QTest::newRow("fpt, many prompts") << 0 << 192 << 3 << 2 << true << 21;
    }
    void agreesWithThePlainNetwork() {
        QFETCH(const int, method);
        QFETCH(const int, width);
        QFETCH(const int, heads);
        QFETCH(const int, layers);
        QFETCH(const bool, qkvBias);
        QFETCH(const int, prompts);
        AdapterConfig c = config(adapter::Method(method), width, heads, layers, qkvBias);
        c.prompts = prompts;
        QVERIFY(c.validate().ok());
        adapter::NetworkTorch network(c, 3);
        // Away from the initial values, where prompts are too small to matter.
        network.parameters().add_(
            at::randn({network.parameters().size(0)}, at::make_generator<at::CPUGeneratorImpl>(5)) * 0.05);
        training::PlainNetwork plain(c, network.namedParameters());
        const auto b = batch(c, 3, 11);
        {
            const at::NoGradGuard noGrad;
            QVERIFY(relative(network.forward(b.low, b.keys, b.values, false, 0), plain.logits(b)) < 1e-5);
        }
        training::Trainer trainer(network, {});
        for (int step = 0; step < 3; ++step) {
            const auto fast = trainer.step(b, 1e-3, 0), slow = plain.step(b, 1e-3, {});
            QVERIFY(std::abs(fast.loss - slow.loss) < 1e-5 * std::abs(slow.loss));
            QVERIFY(std::abs(fast.gradientNorm - slow.gradientNorm) < 1e-4 * slow.gradientNorm);
        }
        const auto trained = network.namedParameters();
        for (const auto& [name, values] : plain.parameters()) {
            if (name.find("key.bias") != std::string::npos)
                continue;  // no gradient but rounding, which AdamW blows up
            QVERIFY2(relative(trained.at(name), values.detach()) < 1e-3, name.c_str());
        }
    }

    /// What comes from the store is of half precision, and counts as if it were widened first.
    void halfIsWidened() {
        const AdapterConfig c = config(adapter::Method::fptPlus, 192, 3, 2, true);
        adapter::NetworkTorch network(c, 3);
        auto stored = batch(c, 3, 11);
        stored.keys = (stored.keys.numbers * 100).to(at::kHalf);
        stored.keys.numbers.view({-1}).slice(0, 0, 4).copy_(at::tensor({0.0f, -0.0f, 6e-8f, 65504.0f}));
        stored.values = (stored.values.numbers * 1e-5).to(at::kHalf);  // many of them subnormal
        auto widened = stored;
        widened.keys = stored.keys.widened();
        widened.values = stored.values.widened();
        const at::Tensor a = network.fuse(stored.keys, stored.values),
                         b = network.fuse(widened.keys, widened.values);
        QVERIFY(at::equal(a, b));
        at::Tensor gathered = at::matmul(network.promptAttention(widened.keys), widened.values.numbers);
        QVERIFY(gathered.abs().max().item<double>() > 0);
    }

    /// Eight-bit numbers with ranges: states, loss and gradients are those of the floats they stand for.
    void eightBitsCountAsWhatTheyStandFor() {
        AdapterConfig c = config(adapter::Method::fptPlus, 192, 3, 2, true);
        c.prompts = 21;
        adapter::NetworkTorch network(c, 3);
        network.parameters().add_(
            at::randn({network.parameters().size(0)}, at::make_generator<at::CPUGeneratorImpl>(5)) * 0.05);
        auto stored = batch(c, 9, 11);
        for (adapter::KeptTensor* part : {&stored.keys, &stored.values}) {
            const at::Tensor range = at::rand({c.layers, 9, c.heads, 1, c.headWidth()}) + 0.01;
            part->numbers = at::randint(-127, 128, part->numbers.sizes()).to(at::kChar);
            // Among them a channel of large numbers, and one far from zero.
            range.select(4, 3).mul_(50);
            const at::Tensor offset = at::randn(range.sizes());
            offset.select(4, 5).add_(40);
            part->ranges = at::cat({range / 127, offset}, 3);
        }
        auto widened = stored;
        widened.keys = stored.keys.widened();
        widened.values = stored.values.widened();
        QVERIFY(relative(widened.keys.numbers.select(0, 1), stored.keys.widened(1)) == 0);
        {
            const at::NoGradGuard noGrad;
            QVERIFY(relative(network.fuse(stored.keys, stored.values),
                             network.fuse(widened.keys, widened.values)) < 1e-5);
            const training::PlainNetwork plain(c, network.namedParameters());
            QVERIFY(relative(network.forward(stored.low, stored.keys, stored.values, false, 0),
                             plain.logits(stored)) < 1e-5);
        }
        training::Trainer trainer(network, {});
        const auto ranged = trainer.computeGradients(stored, 0);
        const at::Tensor gradients = network.gradients().clone();
        const auto floats = trainer.computeGradients(widened, 0);
        QVERIFY(std::abs(ranged.loss - floats.loss) < 1e-5 * std::abs(floats.loss));
        QVERIFY(relative(gradients, network.gradients()) < 1e-4);
        const at::Tensor prompts = network.namedGradients().at("fusion_module.prompts").clone();
        trainer.computeGradients(stored, 0);
        QVERIFY(relative(network.namedGradients().at("fusion_module.prompts"), prompts) < 1e-4);
        QVERIFY(prompts.abs().max().item<double>() > 0);
    }

    void numberOfThreadsDoesNotMatter() {
        const AdapterConfig c = config(adapter::Method::fptPlus, 192, 3, 2, true);
        const auto b = batch(c, 13, 11);  // taken in parts of unequal size
        std::vector<at::Tensor> gradients;
        for (const int threads : {1, 2, 5}) {
            backbone::setThreads(threads);
            adapter::NetworkTorch network(c, 3);
            training::Trainer trainer(network, {});
            trainer.computeGradients(b, 0);
            gradients.push_back(network.gradients().clone());
        }
        backbone::setThreads(1);
        for (const at::Tensor& g : gradients) QVERIFY(relative(g, gradients[0]) < 1e-5);
    }

    void sameSeedSameStart() {
        const AdapterConfig c = config(adapter::Method::fptPlus, 192, 3, 2, true);
        const adapter::NetworkTorch a(c, 1), b(c, 1), other(c, 2);
        QVERIFY(at::equal(a.parameters(), b.parameters()));
        QVERIFY(!at::equal(a.parameters(), other.parameters()));
    }

    void initialValuesAreTheMethods() {
        const AdapterConfig c = config(adapter::Method::fptPlus, 768, 12, 6, true);
        const adapter::NetworkTorch network(c, 1);
        const auto p = network.namedParameters();
        QVERIFY(std::abs(p.at("fusion_module.prompts").std().item<double>() / 1e-6 - 1) < 0.05);
        QVERIFY(
            std::abs(p.at("side_encoder.vit.encoder.layer.0.intermediate.dense.weight").std().item<double>() /
                         0.02 -
                     1) < 0.05);
        const double bound = 1 / std::sqrt(768.0);
        const at::Tensor out = p.at("fusion_module.out_proj.weight");
        QVERIFY(out.abs().max().item<double>() <= bound);
        QVERIFY(std::abs(out.std().item<double>() / (bound / std::sqrt(3.0)) - 1) < 0.05);
        QCOMPARE(p.at("side_encoder.classifier.bias").abs().max().item<double>(), 0.0);
        QCOMPARE(p.at("fusion_module.layer_norm.weight").min().item<double>(), 1.0);
    }

    void dropoutIsDrawnFromItsSeedAndOnlyInTraining() {
        AdapterConfig c = config(adapter::Method::fptPlus, 192, 3, 2, true);
        c.dropout = 0.5;
        adapter::NetworkTorch network(c, 1);
        at::Tensor seen;
        network.betweenFusionAndSide = [&](const at::Tensor& states) { return seen = states; };
        const auto b = batch(c, 2, 5);
        const at::NoGradGuard noGrad;
        const auto states = [&](bool training, std::uint64_t seed) {
            network.forward(b.low, b.keys, b.values, training, seed);
            return seen.clone();
        };
        QVERIFY(at::equal(states(true, 1), states(true, 1)));
        QVERIFY(!at::equal(states(true, 1), states(true, 2)));
        QVERIFY(at::equal(states(false, 1), states(false, 2)));
        const double zeros = (states(true, 3) == 0).to(at::kFloat).mean().item<double>();
        QVERIFY(zeros > 0.4 && zeros < 0.6);
    }

    void wrongSizesAreRefused() {
        const AdapterConfig c = config(adapter::Method::fptPlus, 192, 3, 2, true);
        const auto network = adapter::Network::create(c, 0);
        QVERIFY(network.ok());
        adapter::Batch b;
        b.size = 1;
        b.kept = 4;
        b.low.resize(10);
        const auto prediction = network->predict(b);
        QVERIFY(!prediction.ok());
        QCOMPARE(prediction.error().code, ErrorCode::invalidArgument);
        AdapterConfig odd = c;
        odd.sideWidth = 7;
        QVERIFY(!adapter::Network::create(odd, 0).ok());
    }
};

QTEST_APPLESS_MAIN(TestNetwork)
#include "test_network.moc"
