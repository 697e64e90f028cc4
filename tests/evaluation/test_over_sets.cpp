#include <QTest>
#include <cmath>

#include "evaluation/over_sets.h"

using namespace fovea::evaluation;

/// Expected intervals by scipy.stats.t.interval(0.95, n - 1, mean, sem) and by hand.
class TestOverSets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void meanOfSixSets() {
        // The last column of a table of six sets: mean 0.0470, sd 0.0560.
        std::vector<Estimate> sets;
        for (const double d : {0.018, 0.105, 0.107, 0.010, -0.030, 0.072})
            sets.push_back({d, d - 0.02, d + 0.02});
        sets.push_back({});
        const OverSets over = overSets(sets);
        QCOMPARE(over.sets, 6);
        QVERIFY(std::abs(over.asSample.value - 0.047) < 1e-12);
        QVERIFY(std::abs(over.asSample.low - (-0.0118583)) < 1e-6);
        QVERIFY(std::abs(over.asSample.high - 0.1058583) < 1e-6);
        // Six half widths of 0.02: 0.02 / sqrt(6).
        QVERIFY(std::abs(over.ofThese.low - (0.047 - 0.00816497)) < 1e-7);
        QVERIFY(std::abs(over.ofThese.high - (0.047 + 0.00816497)) < 1e-7);
    }
    void oneSetSaysNothingOfOthers() {
        const std::vector<Estimate> one{{0.01, -0.01, 0.03}};
        const OverSets over = overSets(one);
        QCOMPARE(over.asSample.value, 0.01);
        QVERIFY(std::isnan(over.asSample.low) && std::isnan(over.asSample.high));
        QVERIFY(std::abs(over.ofThese.low + 0.01) < 1e-12 && std::abs(over.ofThese.high - 0.03) < 1e-12);
    }
    void aSetWithoutIntervalLeavesNone() {
        const std::vector<Estimate> sets{{0.01, -0.01, 0.03}, {0.02}};
        const OverSets over = overSets(sets);
        QVERIFY(std::isnan(over.ofThese.low) && std::isfinite(over.asSample.low));
        QCOMPARE(overSets({}).sets, 0);
        QVERIFY(std::isnan(overSets({}).asSample.value));
    }
    void equalsShareTheirRank() {
        const std::vector<double> figures{0.9, 0.7, kUnknown, 0.9, 0.8};
        const std::vector<double> ranks = ranksOf(figures);
        QCOMPARE(ranks[0], 1.5);
        QCOMPARE(ranks[3], 1.5);
        QCOMPARE(ranks[4], 3.0);
        QCOMPARE(ranks[1], 4.0);
        QVERIFY(std::isnan(ranks[2]));
    }
};

QTEST_GUILESS_MAIN(TestOverSets)
#include "test_over_sets.moc"
