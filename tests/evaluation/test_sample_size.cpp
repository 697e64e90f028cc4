#include <QTest>
#include <cmath>

#include "evaluation/intervals.h"
#include "evaluation/sample_size.h"
#include "tests/evaluation/planning_data.h"

using namespace fovea;
using namespace fovea::evaluation;
using nlohmann::json;

class TestSampleSize : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// statsmodels' proportion_confint(), and Hanley and McNeil's formula in Python.
    void agreesWithTheReference() {
        const json data = test::planningData();
        for (const json& one : data["share"])
            QCOMPARE(patientsForShare(one[0], one[1]).value(), one[2].get<int>());
        for (const json& one : data["auc"])
            QCOMPARE(patientsForAuc(one[0], one[1], one[2]).value(), one[3].get<int>());
        QCOMPARE(data["share"].size(), std::size_t(6));
    }

    /// "To know a sensitivity of 0.90 to +-0.05 you need about 140 diseased patients."
    void theExampleOfTheManual() {
        QCOMPARE(patientsForShare(0.9, 0.05).value(), 141);
        QCOMPARE(patientsForDiseased(141, 0.1).value(), 1410);
        QCOMPARE(patientsForDiseased(141, 0.3).value(), 470);
        QCOMPARE(patientsForDiseased(10, 1).value(), 10);
    }

    void theNumberIsTheFewest() {
        for (const double share : {0.0, 0.3, 0.9, 1.0})
            for (const double width : {0.02, 0.1}) {
                const int n = patientsForShare(share, width).value();
                QVERIFY(widthOfShare(share, n).value() <= width);
                QVERIFY(widthOfShare(share, n - 1).value() > width);
            }
        const Estimate interval = wilson(72, 80);
        QVERIFY(std::abs(widthOfShare(0.9, 80).value() - (interval.high - interval.low) / 2) < 1e-12);
        const int n = patientsForAuc(0.9, 0.04, 0.2).value();
        QVERIFY(widthOfAuc(0.9, n, 0.2).value() <= 0.04);
        QVERIFY(widthOfAuc(0.9, n - 1, 0.2).value() > 0.04);
    }

    void refusesNonsense() {
        for (const double bad : {-0.1, 1.1, std::nan("")}) QVERIFY(!patientsForShare(bad, 0.05));
        for (const double bad : {0.0, 0.5, -1.0, std::nan("")}) QVERIFY(!patientsForShare(0.9, bad));
        QVERIFY(!patientsForShare(0.5, 1e-5));  // more than anybody has
        for (const double bad : {0.5, 1.0, std::nan("")}) QVERIFY(!patientsForAuc(bad, 0.05, 0.5));
        for (const double bad : {0.0, 1.0, std::nan("")}) QVERIFY(!patientsForAuc(0.9, 0.05, bad));
        for (const double bad : {0.0, 1.5, std::nan("")}) QVERIFY(!patientsForDiseased(10, bad));
        QVERIFY(!widthOfShare(0.9, 0));
        QVERIFY(!widthOfAuc(0.9, 5, 0.1));
    }
};

QTEST_APPLESS_MAIN(TestSampleSize)
#include "test_sample_size.moc"
