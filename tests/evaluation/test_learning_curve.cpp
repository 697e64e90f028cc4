#include <QTest>
#include <cmath>

#include "base/random.h"
#include "evaluation/learning_curve.h"
#include "tests/support/json_file.h"

using namespace fovea;
using namespace fovea::evaluation;
using nlohmann::json;

class TestLearningCurve : public QObject {
    Q_OBJECT

    static std::vector<CurveLevel> made(const PowerLaw& law, double noise, std::uint64_t seed) {
        Random random(seed);
        std::vector<CurveLevel> levels;
        for (const double n : {20.0, 40.0, 80.0, 160.0}) {
            CurveLevel& level = levels.emplace_back(CurveLevel{n, {}});
            for (int i = 0; i < 5; ++i) level.aucs.push_back(law.at(n) + noise * random.normal());
        }
        return levels;
    }

private Q_SLOTS:
    /// scipy.optimize.least_squares within the same bounds; to what both searches leave open.
    void agreesWithTheReference() {
        const json cases = test::jsonFile(FOVEA_TEST_DATA "/planning.json")["power_law"];
        QCOMPARE(cases.size(), std::size_t(3));
        for (const json& one : cases) {
            std::vector<CurveLevel> levels;
            for (const json& level : one["levels"])
                levels.push_back({level["patients"], level["aucs"].get<std::vector<double>>()});
            const auto law = fitPowerLaw(levels);
            QVERIFY(law.has_value());
            for (const json& at : one["at"])
                QVERIFY2(std::abs(law->at(at[0]) - at[1].get<double>()) < 1e-5,
                         qPrintable(QString::number(law->at(at[0]))));
        }
    }

    void findsTheLawBehindExactNumbers() {
        const PowerLaw truth{0.93, 1.1, 0.6};
        const auto law = fitPowerLaw(made(truth, 0, 1));
        QVERIFY(law.has_value());
        QVERIFY(std::abs(law->limit - truth.limit) < 1e-4);
        QVERIFY(std::abs(law->at(640) - truth.at(640)) < 1e-5);
    }

    void neverPromisesMoreThanOneNorLess() {
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            const auto law = fitPowerLaw(made({0.999, 0.9, 0.3}, 0.05, seed));
            QVERIFY(law.has_value());
            QVERIFY(law->limit <= 1 && law->scale >= 0);
            QVERIFY(law->at(1e6) >= law->at(160) && law->at(1e6) <= 1);
        }
        // More patients, lower AUC: no law, a flat line.
        const std::vector<CurveLevel> falling = {{20, {0.9}}, {40, {0.85}}, {80, {0.8}}};
        QVERIFY(std::abs(fitPowerLaw(falling)->at(1000) - 0.85) < 1e-12);
    }

    void saysHowDoubtfulItIs() {
        const double wanted[] = {320, 640};
        const PowerLaw truth{0.93, 1.1, 0.6};
        int held = 0;
        constexpr int kSamples = 60;
        for (int s = 0; s < kSamples; ++s) {
            const auto levels = made(truth, 0.01, mixSeed({7, std::uint64_t(s)}));
            const auto far = extrapolate(levels, wanted, {.resamples = 200});
            QCOMPARE(far.size(), std::size_t(2));
            QVERIFY(far[0].auc.low <= far[0].auc.value && far[0].auc.value <= far[0].auc.high);
            held += far[0].auc.low <= truth.at(320) && truth.at(320) <= far[0].auc.high;
        }
        // Five draws of five know less than their scatter: nominal 95 %.
        QVERIFY2(held >= 0.8 * kSamples, qPrintable(QString::number(held)));
    }

    void needsThreeLevels() {
        const std::vector<CurveLevel> two = {{20, {0.8, 0.7}}, {40, {0.85}}, {80, {std::nan("")}}};
        QVERIFY(!fitPowerLaw(two));
        const double wanted[] = {100};
        QVERIFY(extrapolate(two, wanted).empty());
    }
};

QTEST_APPLESS_MAIN(TestLearningCurve)
#include "test_learning_curve.moc"
