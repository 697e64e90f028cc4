#include <QTest>
#include <cmath>

#include "base/random.h"
#include "imaging/resize.h"
#include "phantoms/phantoms.h"

using namespace fovea;
using namespace fovea::phantoms;

class TestPhantom : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void isDeterministic();
    void lesionsAreInsideAndApart();
    void lesionsAreWhereTheySay();
    void classesDifferInLesionsAlone();
    void nothingIsLeftAt128();
    void matchedFilterSeparatesAt512();
    void nothingSeparatesAt128_data();
    void nothingSeparatesAt128();

private:
    /// Of one phantom: scores at two sizes and what an image statistic can see at 128.
    struct Figures {
        double at512, at128, mean, variance, roughness, brightest;
    };
    std::vector<Figures> m_healthy, m_diseased;
};

namespace {

constexpr int kPairs = 60;

/// The area under the ROC curve: how often a diseased one scores higher.
double areaOf(const std::vector<double>& diseased, const std::vector<double>& healthy) {
    double wins = 0;
    for (const double d : diseased) {
        for (const double h : healthy) wins += d > h ? 1 : d == h ? 0.5 : 0;
    }
    return wins / static_cast<double>(diseased.size() * healthy.size());
}

int green(const imaging::Pixels& p, int x, int y) {
    return p.data[static_cast<std::size_t>((y * p.width + x) * 3 + 1)];
}

}  // namespace

void TestPhantom::initTestCase() {
    const auto figuresOf = [](const Phantom& phantom) {
        const auto fine = imaging::resize(phantom.pixels, 512, 512);
        const auto coarse = imaging::resize(phantom.pixels, 128, 128);
        Figures f{matchedFilterScore(fine, 1024), matchedFilterScore(coarse, 1024), 0, 0, 0, 0};
        int count = 0;
        for (int y = 30; y < 98; ++y) {
            for (int x = 30; x < 98; ++x, ++count) {
                const int here = green(coarse, x, y);
                const int laplacian = 4 * here - green(coarse, x - 1, y) - green(coarse, x + 1, y) -
                                      green(coarse, x, y - 1) - green(coarse, x, y + 1);
                f.mean += here;
                f.variance += here * here;
                f.roughness += std::abs(laplacian);
                f.brightest = std::max<double>(f.brightest, laplacian);
            }
        }
        f.mean /= count;
        f.variance = f.variance / count - f.mean * f.mean;
        return f;
    };
    for (std::uint64_t i = 0; i < kPairs; ++i) {
        m_diseased.push_back(figuresOf(makePhantom(mixSeed({1, i}), true)));
        m_healthy.push_back(figuresOf(makePhantom(mixSeed({2, i}), false)));
    }
}

void TestPhantom::isDeterministic() {
    const Phantom first = makePhantom(5, true);
    const Phantom again = makePhantom(5, true);
    QCOMPARE(first.pixels.data, again.pixels.data);
    QCOMPARE(first.lesions.size(), again.lesions.size());
    QVERIFY(makePhantom(6, true).pixels.data != first.pixels.data);
    QCOMPARE(first.pixels.width, 1024);
    QCOMPARE(first.pixels.channels, 3);
}

void TestPhantom::lesionsAreInsideAndApart() {
    const PhantomOptions options;
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
        QVERIFY(makePhantom(seed, false).lesions.empty());
        const Phantom phantom = makePhantom(seed, true);
        const auto& lesions = phantom.lesions;
        QVERIFY(lesions.size() >= static_cast<std::size_t>(options.lesionsLow));
        QVERIFY(lesions.size() <= static_cast<std::size_t>(options.lesionsHigh));
        for (std::size_t i = 0; i < lesions.size(); ++i) {
            // Outer radius: a speck and its ring of 3 to 8 pixels.
            QVERIFY(lesions[i].radius >= 3 && lesions[i].radius <= 8);
            QVERIFY(std::hypot(lesions[i].x - 512, lesions[i].y - 512) < 500);
            for (std::size_t k = 0; k < i; ++k)
                QVERIFY(std::hypot(lesions[i].x - lesions[k].x, lesions[i].y - lesions[k].y) > 10);
        }
    }
}

void TestPhantom::lesionsAreWhereTheySay() {
    const Phantom with = makePhantom(9, true);
    const Phantom without = makePhantom(9, false);
    for (const Lesion& lesion : with.lesions) {
        const int x = static_cast<int>(std::lround(lesion.x));
        const int y = static_cast<int>(std::lround(lesion.y));
        QVERIFY(green(with.pixels, x, y) - green(without.pixels, x, y) > 60);
    }
}

void TestPhantom::classesDifferInLesionsAlone() {
    const Phantom with = makePhantom(3, true);
    const Phantom without = makePhantom(3, false);
    int elsewhere = 0;
    for (int y = 0; y < 1024; ++y) {
        for (int x = 0; x < 1024; ++x) {
            const bool near = std::any_of(
                with.lesions.begin(), with.lesions.end(),
                [&](const Lesion& lesion) { return std::hypot(x - lesion.x, y - lesion.y) < 14; });
            if (!near) elsewhere += green(with.pixels, x, y) != green(without.pixels, x, y);
        }
    }
    QCOMPARE(elsewhere, 0);
}

void TestPhantom::nothingIsLeftAt128() {
    double sum = 0;
    double count = 0;
    for (std::uint64_t seed = 100; seed < 112; ++seed) {
        const auto with = imaging::resize(makePhantom(seed, true).pixels, 128, 128);
        const auto without = imaging::resize(makePhantom(seed, false).pixels, 128, 128);
        int greatest = 0;
        for (std::size_t i = 0; i < with.data.size(); ++i) {
            const int difference = std::abs(with.data[i] - without.data[i]);
            greatest = std::max(greatest, difference);
            sum += difference;
            ++count;
        }
        QVERIFY2(greatest <= 1, std::to_string(greatest).c_str());
    }
    QVERIFY2(sum / count < 0.01, std::to_string(sum / count).c_str());
}

void TestPhantom::matchedFilterSeparatesAt512() {
    std::vector<double> diseased, healthy;
    for (const Figures& f : m_diseased) diseased.push_back(f.at512);
    for (const Figures& f : m_healthy) healthy.push_back(f.at512);
    QVERIFY(areaOf(diseased, healthy) > 0.95);
}

void TestPhantom::nothingSeparatesAt128_data() {
    QTest::addColumn<int>("figure");
    QTest::newRow("matched filter") << 0;
    QTest::newRow("mean") << 1;
    QTest::newRow("variance") << 2;
    QTest::newRow("roughness") << 3;
    QTest::newRow("brightest point") << 4;
}

void TestPhantom::nothingSeparatesAt128() {
    QFETCH(int, figure);
    const double Figures::*const figures[] = {&Figures::at128, &Figures::mean, &Figures::variance,
                                              &Figures::roughness, &Figures::brightest};
    std::vector<double> diseased, healthy;
    for (const Figures& f : m_diseased) diseased.push_back(f.*figures[figure]);
    for (const Figures& f : m_healthy) healthy.push_back(f.*figures[figure]);
    const double area = areaOf(diseased, healthy);
    // Without any difference the area's standard deviation is sqrt((2n + 1) / (12 n^2)) = 0.053 for n = 60.
    QVERIFY2(std::abs(area - 0.5) < 3 * 0.053, std::to_string(area).c_str());
}

QTEST_APPLESS_MAIN(TestPhantom)
#include "test_phantom.moc"
