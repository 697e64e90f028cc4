#include <QTest>
#include <cmath>

#include "evaluation/net_benefit.h"
#include "tests/evaluation/made_predictions.h"
#include "tests/evaluation/planning_data.h"

using namespace fovea;
using namespace fovea::evaluation;
using nlohmann::json;

class TestNetBenefit : public QObject {
    Q_OBJECT

    static Predictions given(const json& data) {
        Predictions p;
        p.classes = 2;
        p.truth = data["truth"].get<std::vector<int>>();
        for (const double probability : data["probability"])
            p.probabilities.insert(p.probabilities.end(), {1 - probability, probability});
        for (const int patient : data["patient"]) p.patients.push_back("P" + std::to_string(patient));
        return p;
    }
    static DecisionCurve curveOf(const Predictions& p, const NetBenefitOptions& options = {}) {
        auto curve = decisionCurve(p, options);
        if (!curve) qFatal("%s", curve.error().detail.c_str());
        return std::move(*curve);
    }

private Q_SLOTS:
    /// scikit-learn's confusion matrices and statsmodels' cluster-robust variance.
    void agreesWithTheReference() {
        const json cases = test::planningData(FOVEA_TEST_DATA)["net_benefit"];
        QCOMPARE(cases.size(), std::size_t(2));
        for (const json& one : cases) {
            const Predictions p = given(one);
            for (const json& point : one["points"]) {
                const DecisionCurve curve = curveOf(p, {.threshold = point["threshold"]});
                const NetBenefit& b = curve.atThreshold;
                for (const auto& [estimate, expected] : {std::pair(b.model, point["model"]),
                                                         {b.treatAll, point["treat_all"]},
                                                         {b.minusTreatAll, point["minus_all"]}}) {
                    QVERIFY(std::abs(estimate.value - expected[0].get<double>()) < 1e-9);
                    QVERIFY(std::abs(estimate.low - expected[1].get<double>()) < 1e-9);
                    QVERIFY(std::abs(estimate.high - expected[2].get<double>()) < 1e-9);
                }
            }
        }
    }

    void theCurveIsThatOfItsPoints() {
        const Predictions p = given(test::planningData(FOVEA_TEST_DATA)["net_benefit"][0]);
        const DecisionCurve curve = curveOf(p);
        QCOMPARE(curve.points.size(), std::size_t(99));
        for (const std::size_t i : {0u, 19u, 49u, 98u}) {
            const NetBenefitPoint& point = curve.points[i];
            const NetBenefit same = curveOf(p, {.threshold = point.threshold}).atThreshold;
            QVERIFY(std::abs(point.model - same.model.value) < 1e-12);
            QVERIFY(std::abs(point.treatAll - same.treatAll.value) < 1e-12);
        }
    }

    /// At a threshold as high as the finding is common, acting always is worth nothing; a model that knows
    /// nothing but that share is worth what acting always is, below it, and nothing above.
    void aModelThatKnowsNothing() {
        Predictions p;
        p.classes = 2;
        for (int i = 0; i < 100; ++i) {
            p.truth.push_back(i < 25);
            p.probabilities.insert(p.probabilities.end(), {0.75, 0.25});
        }
        for (const NetBenefitPoint& point : curveOf(p).points) {
            if (std::abs(point.threshold - 0.25) < 1e-9) QVERIFY(std::abs(point.treatAll) < 1e-12);
            QCOMPARE(point.model, point.threshold <= 0.25 ? point.treatAll : 0.0);
        }
        const NetBenefit b = curveOf(p, {.threshold = 0.2}).atThreshold;
        QCOMPARE(b.minusTreatAll.value, 0.0);
        QVERIFY(std::isnan(b.minusTreatAll.low));  // every image says the same: no interval
    }

    void aPerfectModelFindsAll() {
        Predictions p;
        p.classes = 3;
        for (int i = 0; i < 30; ++i) {
            p.truth.push_back(i % 3);
            for (int c = 0; c < 3; ++c) p.probabilities.push_back(c == i % 3 ? 1 : 0);
        }
        for (const int positive : {0, 1, 2})
            for (const NetBenefitPoint& point : curveOf(p, {.positive = positive}).points)
                QVERIFY(std::abs(point.model - 1.0 / 3) < 1e-12);
    }

    /// Made-up readers of 60 patients with two images each.
    void intervalsCoverTheTruth() {
        constexpr int kSamples = 300, kPatients = 60;
        constexpr double kThreshold = 0.3;
        const auto sample = [&](Random& random, int patients) {
            Predictions p;
            p.classes = 2;
            for (int j = 0; j < patients; ++j) {
                const int ill = random.uniform() < 0.4;
                const double own = random.normal();
                for (int i = 0; i < 2; ++i) {
                    const double score = own + random.normal() + (ill ? 1.2 : -1.2);
                    p.truth.push_back(ill);
                    p.patients.push_back("P" + std::to_string(j));
                    const double q = 1 / (1 + std::exp(-score));
                    p.probabilities.insert(p.probabilities.end(), {1 - q, q});
                }
            }
            return curveOf(p, {.threshold = kThreshold}).atThreshold.minusTreatAll;
        };
        Random random(4);
        const double truth = sample(random, 200000).value;
        int held = 0;
        for (int s = 0; s < kSamples; ++s) {
            const Estimate e = sample(random, kPatients);
            held += e.low <= truth && truth <= e.high;
        }
        QVERIFY2(held >= 0.91 * kSamples && held <= 0.99 * kSamples, qPrintable(QString::number(held)));
    }

    void refusesNonsense() {
        Random random(1);
        const Predictions p = test::twoClasses(20, 1, random);
        for (const NetBenefitOptions& options : {NetBenefitOptions{.positive = 2},
                                                 {.positive = -1},
                                                 {.threshold = 0},
                                                 {.threshold = 1},
                                                 {.threshold = std::nan("")},
                                                 {.confidence = 1}})
            QVERIFY(!decisionCurve(p, options));
        QVERIFY(!decisionCurve({}, {}));
    }
};

QTEST_APPLESS_MAIN(TestNetBenefit)
#include "test_net_benefit.moc"
