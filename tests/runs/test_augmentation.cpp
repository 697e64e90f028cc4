#include <QTest>
#include <cmath>

#include "base/random.h"
#include "runs/augmentation.h"

using namespace fovea;
using namespace fovea::runs;

class TestAugmentation : public QObject {
    Q_OBJECT
private:
    /// Brighter to the right and downwards.
    static imaging::Pixels ramp() {
        imaging::Pixels p{40, 40, 3, std::vector<std::uint8_t>(40 * 40 * 3)};
        for (int y = 0; y < 40; ++y)
            for (int x = 0; x < 40; ++x)
                for (int c = 0; c < 3; ++c)
                    p.data[std::size_t((y * 40 + x) * 3 + c)] = std::uint8_t(60 + 2 * x + y);
        return p;
    }
    static const backbone::Normalisation& plain() {
        static const backbone::Normalisation n{{0, 0, 0}, {1, 1, 1}, 1.0 / 255};
        return n;
    }
    static double horizontalSlope(const std::vector<float>& p) { return p[32 * 16 + 31] - p[32 * 16]; }

private Q_SLOTS:
    void sameSeedSamePicture() {
        QVERIFY(augmented(ramp(), 32, plain(), {}, 5) == augmented(ramp(), 32, plain(), {}, 5));
        QVERIFY(augmented(ramp(), 32, plain(), {}, 5) != augmented(ramp(), 32, plain(), {}, 6));
    }
    void mirrorsOnlyWhenAllowed() {
        AugmentationOptions mirroring;
        mirroring.flip = true;
        int mirrored = 0;
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            QVERIFY(horizontalSlope(augmented(ramp(), 32, plain(), {}, seed)) > 0);
            mirrored += horizontalSlope(augmented(ramp(), 32, plain(), mirroring, seed)) < 0;
        }
        QVERIFY(mirrored > 70 && mirrored < 130);
    }
    void jitterStaysWithinItsBounds() {
        imaging::Pixels grey{40, 40, 3, std::vector<std::uint8_t>(40 * 40 * 3, 100)};
        double low = 1, high = 0;
        for (std::uint64_t seed = 0; seed < 300; ++seed) {
            const auto p = augmented(grey, 32, plain(), {}, seed);
            low = std::min<double>(low, p[0]);
            high = std::max<double>(high, p[0]);
            QVERIFY(std::abs(p[0] - p[100]) < 1e-6);  // a flat picture stays flat
        }
        QVERIFY(low >= 0.8 * 100 / 255 - 0.01 && low < 0.84 * 100 / 255);
        QVERIFY(high <= 1.2 * 100 / 255 + 0.01 && high > 1.16 * 100 / 255);
    }
    void statisticsAreThoseOfThePixels() {
        imaging::Pixels p{2, 1, 3, {0, 10, 20, 255, 10, 40}};
        ChannelStatistics s;
        s.add(p);
        const auto n = s.normalisation();
        QVERIFY(std::abs(n.mean[0] - 0.5) < 1e-12 && std::abs(n.deviation[0] - 0.5) < 1e-12);
        QVERIFY(std::abs(n.mean[1] - 10.0 / 255) < 1e-12);
        QCOMPARE(n.deviation[1], 1.0 / 255);  // constant: not divided by zero
    }
};

QTEST_APPLESS_MAIN(TestAugmentation)
#include "test_augmentation.moc"
