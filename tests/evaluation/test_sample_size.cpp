#include <QTest>
#include <cmath>

#include "evaluation/auc_covariance.h"
#include "evaluation/intervals.h"
#include "evaluation/sample_size.h"
#include "tests/evaluation/binormal.h"
#include "tests/support/json_file.h"

using namespace fovea;
using namespace fovea::evaluation;
using nlohmann::json;

class TestSampleSize : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// statsmodels' proportion_confint(), and Hanley and McNeil's formula in Python.
    void agreesWithTheReference() {
        const json data = test::jsonFile(FOVEA_TEST_DATA "/planning.json");
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

    /// What is planned is what comes of it: an AUC of 0.999 of two patients is not known to +-0.05.
    void plannedAucsAreKept() {
        QVERIFY(patientsForAuc(0.999, 0.05, 0.5).value() >= 20);
        for (const double auc : {0.8, 0.9, 0.97, 0.99, 0.999})
            for (const int patients : {30, 60, 200}) {
                const test::BinormalCell cell{patients, 1, 0, auc, 0.5};
                Random random(51);
                double half = 0;
                constexpr int kSamples = 60;
                for (int s = 0; s < kSamples; ++s) {
                    const Predictions p = test::binormal(cell, random);
                    const Estimate e = AucCovariance::of(std::span(&p, 1))->mean(0, 1);
                    half += (e.high - e.low) / 2 / kSamples;
                }
                const double planned = widthOfAuc(auc, patients, 0.5).value();
                QVERIFY2(half < 1.5 * planned && half > 0.7 * planned,
                         qPrintable(QStringLiteral("%1 of %2: planned %3, found %4")
                                        .arg(auc)
                                        .arg(patients)
                                        .arg(planned)
                                        .arg(half)));
            }
    }

    /// Two units of a patient with an ICC of 0.5 are worth 2 / 1.5 patients: 141 of one unit each are as good
    /// as 211.5 units, of 106 patients.
    void unitsAlikeAreWorthLess() {
        const UnitsOfPatients two{2, 0.5};
        QCOMPARE(two.designEffect(), 1.5);
        QCOMPARE(forUnitsAlike(141, two).value(), 212);
        QCOMPARE(two.patientsOf(212), 106);
        QVERIFY(std::abs(two.unitsWorth(212) - 141.333333) < 1e-5);
        QVERIFY(widthOfShare(0.9, two.unitsWorth(212)).value() <= 0.05);
        QVERIFY(widthOfShare(0.9, two.unitsWorth(211)).value() > 0.05);
        // One of each patient, or several that have nothing in common: each counts whole. Quite alike: none.
        QCOMPARE(forUnitsAlike(141, {}).value(), 141);
        QCOMPARE(forUnitsAlike(141, {3, 0}).value(), 141);
        const UnitsOfPatients alike{3, 1};
        QCOMPARE(alike.patientsOf(forUnitsAlike(141, alike).value()), 141);
        for (const UnitsOfPatients bad :
             {UnitsOfPatients{0.9, 0.5}, UnitsOfPatients{2, 1.1}, UnitsOfPatients{2, -0.1}})
            QVERIFY(!forUnitsAlike(141, bad));
        QVERIFY(!forUnitsAlike(kMostPatients, two));
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
