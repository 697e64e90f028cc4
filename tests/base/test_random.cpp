#include <QTest>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <vector>

#include "base/random.h"

using namespace fovea;

// The values below were computed apart from this code (in Python, from the
// published definitions). They must never change: runs would no longer repeat.
class TestRandom : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bitsAreTheStandardEngine();
    void uniformIsFixed();
    void normalIsFixed();
    void shuffleIsFixed();
    void uniformIsUniform();
    void belowIsUniform();
    void normalIsNormal();
    void shuffleKeepsEveryItem();
    void mixSeedIsFixed();
    void mixSeedTellsPartsApart();
    void neighbouringSeedsGiveUnrelatedStreams();
};

void TestRandom::bitsAreTheStandardEngine() {
    Random standard(5489);  // ISO C++ [rand.predef] states the 10000th value
    for (int i = 0; i < 9999; ++i) standard.bits();
    QCOMPARE(standard.bits(), std::uint64_t(9981545732273789042ULL));

    Random random(7);
    QCOMPARE(random.bits(), std::uint64_t(13915952638675311015ULL));
    QCOMPARE(random.bits(), std::uint64_t(17511516338625233250ULL));
}

void TestRandom::uniformIsFixed() {
    Random random(7);
    QVERIFY(random.uniform() == 0.754385304152858);
    QVERIFY(random.uniform() == 0.9493012028926442);
    Random scaled(7);
    QVERIFY(std::abs(scaled.uniform(-2, 6) - (-2 + 8 * 0.754385304152858)) < 1e-14);
}

void TestRandom::normalIsFixed() {
    Random random(7);
    for (const double expected : {1.5913998756469563, 0.3889032347053571, 0.5191723646028278})
        QVERIFY(std::abs(random.normal() - expected) < 1e-14);
}

void TestRandom::shuffleIsFixed() {
    std::vector<int> items(8);
    std::iota(items.begin(), items.end(), 0);
    Random(7).shuffle(items);
    QCOMPARE(items, (std::vector<int>{2, 3, 5, 6, 1, 0, 4, 7}));
}

void TestRandom::uniformIsUniform() {
    Random random(1);
    std::vector<int> bins(10);
    for (int i = 0; i < 100'000; ++i) {
        const double u = random.uniform();
        QVERIFY(u >= 0 && u < 1);
        ++bins[std::size_t(u * 10)];
    }
    for (const int n : bins) QVERIFY2(std::abs(n - 10'000) < 500, std::to_string(n).c_str());  // 5 deviations
}

void TestRandom::belowIsUniform() {
    Random random(2);
    std::vector<int> bins(7);
    for (int i = 0; i < 70'000; ++i) ++bins.at(random.below(7));
    for (const int n : bins) QVERIFY2(std::abs(n - 10'000) < 500, std::to_string(n).c_str());
    for (int i = 0; i < 10; ++i) QCOMPARE(random.below(1), std::uint64_t(0));
}

void TestRandom::normalIsNormal() {
    Random random(3);
    const int n = 100'000;
    double sum = 0, squares = 0;
    int within = 0;
    for (int i = 0; i < n; ++i) {
        const double x = random.normal();
        QVERIFY(std::isfinite(x));
        sum += x;
        squares += x * x;
        within += std::abs(x) < 1.959964;
    }
    QVERIFY(std::abs(sum / n) < 0.02);
    QVERIFY(std::abs(squares / n - 1) < 0.03);
    QVERIFY(std::abs(within / double(n) - 0.95) < 0.005);
}

void TestRandom::shuffleKeepsEveryItem() {
    Random random(4);
    std::vector<int> none;
    random.shuffle(none);
    QVERIFY(none.empty());
    std::vector<int> items(100);
    std::iota(items.begin(), items.end(), 0);
    const std::vector<int> sorted = items;
    random.shuffle(items);
    QVERIFY(items != sorted);
    std::sort(items.begin(), items.end());
    QCOMPARE(items, sorted);
}

void TestRandom::mixSeedIsFixed() {
    QCOMPARE(mixSeed({0}), std::uint64_t(7960286522194355700ULL));
    QCOMPARE(mixSeed({1, 2}), std::uint64_t(6028567270101772503ULL));
    QCOMPARE(mixSeed({42, 3, 1000}), std::uint64_t(17732433998169583817ULL));
}

void TestRandom::mixSeedTellsPartsApart() {
    // Every (run seed, epoch, step) of a long run has a seed of its own.
    std::set<std::uint64_t> seeds;
    std::size_t made = 0;
    for (std::uint64_t run = 0; run < 4; ++run)
        for (std::uint64_t epoch = 0; epoch < 50; ++epoch)
            for (std::uint64_t step = 0; step < 200; ++step, ++made)
                seeds.insert(mixSeed({run, epoch, step}));
    QCOMPARE(seeds.size(), made);
    QVERIFY(mixSeed({1, 2}) != mixSeed({2, 1}));
    QVERIFY(mixSeed({0}) != mixSeed({0, 0}));
    QVERIFY(mixSeed({}) != mixSeed({0}));
    QVERIFY(mixSeed({UINT64_MAX}) != mixSeed({0}));
}

void TestRandom::neighbouringSeedsGiveUnrelatedStreams() {
    // Correlation of the first numbers of neighbouring steps.
    const int n = 20'000;
    double product = 0;
    for (int step = 0; step < n; ++step) {
        const double a = Random(mixSeed({9, std::uint64_t(step)})).uniform() - 0.5;
        const double b = Random(mixSeed({9, std::uint64_t(step) + 1})).uniform() - 0.5;
        product += a * b * 12;
    }
    QVERIFY(std::abs(product / n) < 0.04);
}

QTEST_APPLESS_MAIN(TestRandom)
#include "test_random.moc"
