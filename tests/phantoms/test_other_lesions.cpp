#include <QTest>
#include <algorithm>
#include <cmath>

#include "base/random.h"
#include "phantoms/phantoms.h"

using namespace fovea;
using namespace fovea::phantoms;

/// The kinds of lesions that the starter backbone was not trained to see.
class TestOtherLesions : public QObject {
    Q_OBJECT

    static PhantomOptions optionsOf(LesionKind kind, double leastStrength = 1) {
        PhantomOptions options;
        options.size = 384;
        options.kind = kind;
        options.leastStrength = leastStrength;
        return options;
    }
    static int green(const imaging::Pixels& p, int x, int y) {
        return p.data[static_cast<std::size_t>((y * p.width + x) * 3 + 1)];
    }
    /// Mean squared step between neighbours `dx`, `dy` apart within a lesion.
    static double steps(const imaging::Pixels& p, const Lesion& at, double angle) {
        const double reach = 0.7 * at.radius;
        double sum = 0, count = 0;
        for (int y = int(at.y - reach); y < at.y + reach; ++y)
            for (int x = int(at.x - reach); x < at.x + reach; ++x) {
                const int d = green(p, x, y) - green(p, x + int(std::lround(3 * std::cos(angle))),
                                                     y + int(std::lround(3 * std::sin(angle))));
                sum += d * d;
                ++count;
            }
        return sum / count;
    }

private Q_SLOTS:
    void classesDifferAtLesionsAlone_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<double>("around");  // radii
        QTest::newRow("texture") << int(LesionKind::texture) << 2.5;
        QTest::newRow("vessel") << int(LesionKind::vessel) << 3.0;
        QTest::newRow("pair") << int(LesionKind::pair) << 2.6;
    }
    void classesDifferAtLesionsAlone() {
        QFETCH(int, kind);
        QFETCH(double, around);
        const PhantomOptions options = optionsOf(LesionKind(kind));
        const Phantom with = makePhantom(3, true, options), without = makePhantom(3, false, options);
        QVERIFY(without.lesions.empty());
        QVERIFY(with.lesions.size() >= 2);
        QCOMPARE(makePhantom(3, true, options).pixels.data, with.pixels.data);
        int near = 0, elsewhere = 0;
        for (int y = 0; y < options.size; ++y)
            for (int x = 0; x < options.size; ++x) {
                if (green(with.pixels, x, y) == green(without.pixels, x, y)) continue;
                const bool there =
                    std::any_of(with.lesions.begin(), with.lesions.end(), [&](const Lesion& lesion) {
                        return std::hypot(x - lesion.x, y - lesion.y) < around * lesion.radius;
                    });
                ++(there ? near : elsewhere);
            }
        QVERIFY(near > 100);
        QVERIFY2(elsewhere < near / 20, qPrintable(QString::number(elsewhere)));
    }
    void onlyTheDirectionOfATextureTells() {
        // In a patch of the diseased eye neighbours are more alike in one direction than at the same place of
        // the healthy eye, and less alike across it. Their contrast is the same.
        PhantomOptions options = optionsOf(LesionKind::texture);
        options.size = 1024;
        int across = 0, patches = 0;
        double contrastWith = 0, contrastWithout = 0;
        for (std::uint64_t seed = 0; seed < 4; ++seed) {
            const Phantom with = makePhantom(seed, true, options),
                          without = makePhantom(seed, false, options);
            for (const Lesion& lesion : with.lesions) {
                if (std::hypot(lesion.x - 512, lesion.y - 512) > 320) continue;  // dark at the border
                // Vessels and spots are in both and cancel.
                int smoother = 0, rougher = 0;
                double least = 1e30, most = -1e30;
                for (int k = 0; k < 8; ++k) {
                    const double angle = k * 3.14159265 / 8, diseased = steps(with.pixels, lesion, angle),
                                 healthy = steps(without.pixels, lesion, angle);
                    contrastWith += diseased;
                    contrastWithout += healthy;
                    if (diseased - healthy < least) least = diseased - healthy, smoother = k;
                    if (diseased - healthy > most) most = diseased - healthy, rougher = k;
                }
                const int apart = std::min((smoother - rougher + 8) % 8, (rougher - smoother + 8) % 8);
                across += apart >= 3;
                ++patches;
            }
        }
        QVERIFY(patches >= 5);
        QVERIFY2(across >= 0.8 * patches, qPrintable(QStringLiteral("%1 of %2").arg(across).arg(patches)));
        QVERIFY(std::abs(contrastWith / contrastWithout - 1) < 0.15);
    }
    void oneOfAPairTellsNothing() {
        // Bright or dark, of the same eye with and without, at the place of each spot.
        const PhantomOptions options = optionsOf(LesionKind::pair);
        int firstChanged = 0, secondChanged = 0;
        for (std::uint64_t seed = 0; seed < 12; ++seed) {
            const Phantom with = makePhantom(seed, true, options),
                          without = makePhantom(seed, false, options);
            QCOMPARE(with.lesions.size(), std::size_t(2));
            const auto change = [&](const Lesion& spot) {
                return std::abs(green(with.pixels, int(spot.x), int(spot.y)) -
                                green(without.pixels, int(spot.x), int(spot.y)));
            };
            firstChanged += change(with.lesions[0]) > 20;
            secondChanged += change(with.lesions[1]) > 20;
        }
        QCOMPARE(firstChanged, 0);
        QCOMPARE(secondChanged, 12);
    }
    void strengthIsGraded() {
        // How much the second spot changes, over many eyes.
        std::vector<int> changes;
        const PhantomOptions options = optionsOf(LesionKind::pair, 0.1);
        for (std::uint64_t seed = 0; seed < 24; ++seed) {
            const Phantom with = makePhantom(seed, true, options),
                          without = makePhantom(seed, false, options);
            const Lesion& spot = with.lesions[1];
            changes.push_back(std::abs(green(with.pixels, int(spot.x), int(spot.y)) -
                                       green(without.pixels, int(spot.x), int(spot.y))));
        }
        const auto [least, most] = std::minmax_element(changes.begin(), changes.end());
        QVERIFY2(*least < 16 && *most > 36, qPrintable(QStringLiteral("%1 %2").arg(*least).arg(*most)));
    }
};

QTEST_APPLESS_MAIN(TestOtherLesions)
#include "test_other_lesions.moc"
