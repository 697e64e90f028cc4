#include <ATen/ATen.h>

#include <QTest>
#include <thread>

#include "backbone/backbone.h"
#include "backbone/tensor_memory.h"
#include "tests/support/made_up_backbone.h"

using namespace fovea;
using namespace fovea::backbone;

namespace {
constexpr double kMb = 40, kSlackMb = 0.1;  // what malloc rounds up
at::Tensor fortyMegabytes() {
    return at::empty({10, 1000, 1000});
}
bool near(double a, double b) {
    return std::abs(a - b) < kSlackMb;
}
}  // namespace

class TestTensorMemory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void growsAndFallsByATensor() {
        const double before = tensorMemoryMb();
        at::Tensor t = fortyMegabytes();
        QVERIFY(near(tensorMemoryMb() - before, kMb));
        const at::Tensor view = t.view({1000, 10000});
        QVERIFY(near(tensorMemoryMb() - before, kMb));
        const at::Tensor copy = t.clone();
        QVERIFY(near(tensorMemoryMb() - before, 2 * kMb));
        t.reset();
        QVERIFY(near(tensorMemoryMb() - before, 2 * kMb));  // the view holds it
    }
    void fallsAgainWhenAllAreGone() {
        const double before = tensorMemoryMb();
        { const at::Tensor a = fortyMegabytes(), b = fortyMegabytes(); }
        QVERIFY(near(tensorMemoryMb(), before));
    }
    void resizingCounts() {
        const double before = tensorMemoryMb();
        at::Tensor t = at::empty({1});
        t.resize_({10, 1000, 1000});
        QVERIFY(near(tensorMemoryMb() - before, kMb));
    }
    void memoryOfOthersDoesNot() {
        const double before = tensorMemoryMb();
        std::vector<float> own(10'000'000);
        const at::Tensor t = at::from_blob(own.data(), {10'000'000});
        QVERIFY(near(tensorMemoryMb(), before));
    }
    void seesEveryThread() {
        const double before = tensorMemoryMb();
        at::Tensor t;
        std::thread([&] { t = fortyMegabytes(); }).join();
        QVERIFY(near(tensorMemoryMb() - before, kMb));
        std::thread([&] { t.reset(); }).join();
        QVERIFY(near(tensorMemoryMb(), before));
    }
    void peakStaysUntilItIsReset() {
        resetPeakTensorMemory();
        const double before = tensorMemoryMb();
        QVERIFY(near(peakTensorMemoryMb(), before));
        { const at::Tensor a = fortyMegabytes(), b = fortyMegabytes(); }
        QVERIFY(near(peakTensorMemoryMb() - before, 2 * kMb));
        resetPeakTensorMemory();
        QVERIFY(near(peakTensorMemoryMb(), tensorMemoryMb()));
    }
    void aWatchSeesThePeakWhileItLives() {
        const at::Tensor there = fortyMegabytes();
        const TensorMemoryWatch outer;
        QCOMPARE(outer.megabytes(), 0.0);
        { const at::Tensor a = fortyMegabytes(), b = fortyMegabytes(); }
        {
            const TensorMemoryWatch inner;
            resetPeakTensorMemory();  // another one's
            std::thread([] { const at::Tensor a = fortyMegabytes(); }).join();
            QVERIFY(near(inner.megabytes(), kMb));
        }
        QVERIFY(near(outer.megabytes(), 2 * kMb));
    }
    void theEnginesTensorsCount() {
        const double before = tensorMemoryMb();
        const ViTConfig config = test::tinyViT();
        // Linear layers of a block: query, key, value, output, two of the MLP.
        const double width = config.hiddenSize, hidden = config.intermediateSize;
        const double weightsMb = 4e-6 * config.numLayers * (4 * width * width + 2 * width * hidden);
        {
            const auto vit = Backbone::untrained(config, 1);
            QVERIFY(vit.ok());
            const double grown = tensorMemoryMb() - before;
            QVERIFY2(grown > weightsMb && grown < 2 * weightsMb + kSlackMb,
                     qPrintable(QStringLiteral("%1 for %2 MB").arg(grown).arg(weightsMb)));
            resetPeakTensorMemory();
            const std::vector<float> image(std::size_t(3) * 128 * 128);
            QVERIFY(vit->extract(image, 1, {{1, 3}, 128, 0.3, Importance::global}).ok());
            QVERIFY(peakTensorMemoryMb() > before + grown);
        }
        QVERIFY(near(tensorMemoryMb(), before));
    }
};

QTEST_GUILESS_MAIN(TestTensorMemory)
#include "test_tensor_memory.moc"
