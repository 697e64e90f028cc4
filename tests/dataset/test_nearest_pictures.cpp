#include <QTest>
#include <algorithm>
#include <cmath>

#include "base/random.h"
#include "dataset/nearest_pictures.h"

using namespace fovea;
using namespace fovea::dataset;

namespace {

Outline normalised(const std::array<double, 64>& values) {
    double squares = 0;
    for (const double v : values) squares += v * v;
    Outline outline;
    for (std::size_t i = 0; i < outline.size(); ++i)
        outline[i] = std::int16_t(std::lround(127 * values[i] / std::sqrt(squares)));
    return outline;
}

Outline drawn(Random& random) {
    std::array<double, 64> values;
    for (double& v : values) v = random.normal();
    return normalised(values);
}

/// Another outline whose cosine with this one is about 1 / sqrt(1 + noise * noise).
Outline nearTo(const Outline& outline, double noise, Random& random) {
    std::array<double, 64> values;
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = outline[i] + noise * 127 / 8 * random.normal();
    return normalised(values);
}

int product(const Outline& a, const Outline& b) {
    int sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
}

}  // namespace

class TestNearestPictures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Of few pictures every pair is compared, and none is missed or made up.
    void agreesWithComparingAllPairs() {
        Random random(5);
        std::vector<Outline> own, mirrored;
        for (int i = 0; i < 301; ++i) {
            // In clouds, so that some have more than kNearest alike.
            own.push_back(i % 15 == 0 ? drawn(random) : nearTo(own[std::size_t(i / 15 * 15)], 1, random));
            mirrored.push_back(i % 4 == 0 ? nearTo(own[std::size_t(i / 2)], 0.5, random) : drawn(random));
        }
        const auto found = nearestPictures(own, mirrored);
        constexpr int kLeast = 127 * 127 / 2;
        int several = 0;
        for (std::size_t p = 0; p < own.size(); ++p) {
            std::vector<int> expected;
            for (std::size_t q = 0; q < own.size(); ++q) {
                if (q == p) continue;
                expected.push_back(product(own[p], own[q]));
                // Of both mirror images the one of the picture that came first.
                expected.push_back(product(mirrored[std::min(p, q)], own[std::max(p, q)]));
            }
            std::sort(expected.rbegin(), expected.rend());
            several += expected[kNearest] > kLeast ? 1 : 0;
            for (std::size_t k = 0; k < kNearest; ++k) {
                const NearPicture& near = found[p][k];
                QCOMPARE(near.likeness, expected[k] > kLeast ? expected[k] : 0);
                if (near.likeness == 0) continue;
                const std::size_t q = near.other;
                QCOMPARE(near.likeness, near.mirrored ? product(mirrored[std::min(p, q)], own[std::max(p, q)])
                                                      : product(own[p], own[q]));
            }
        }
        QVERIFY(several > 50);
    }

    /// Of many, those that are as near as cropped copies are.
    void findsNearOnesAmongThousands() {
        Random random(6);
        std::vector<Outline> own, mirrored;
        constexpr std::size_t kCount = 6000, kPlanted = 200;
        for (std::size_t i = 0; i < kCount; ++i) {
            own.push_back(drawn(random));
            mirrored.push_back(drawn(random));
        }
        for (std::size_t i = 0; i < kPlanted; ++i) {
            const std::size_t copy = kCount - 1 - i;
            own[copy] = nearTo(i % 2 ? mirrored[i] : own[i], 0.3, random);
        }
        const auto found = nearestPictures(own, mirrored);
        std::size_t both = 0;
        for (std::size_t i = 0; i < kPlanted; ++i) {
            const auto isCopy = [&](const NearPicture& near) {
                return near.other == kCount - 1 - i && near.likeness > 0 && near.mirrored == (i % 2 == 1);
            };
            both += std::any_of(found[i].begin(), found[i].end(), isCopy) ? 1 : 0;
        }
        QCOMPARE(both, kPlanted);
        QCOMPARE(nearestPictures(own, mirrored)[7][0].likeness, found[7][0].likeness);
    }
};

QTEST_APPLESS_MAIN(TestNearestPictures)
#include "test_nearest_pictures.moc"
