#include <QTest>
#include <cmath>
#include <tuple>

#include "evaluation/influence.h"
#include "evaluation/net_benefit.h"
#include "evaluation/quantiles.h"
#include "tests/evaluation/made_predictions.h"
#include "tests/support/json_file.h"

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
    /// scikit-learn's confusion matrices and statsmodels' cluster-robust variance, whose normal quantile is
    /// exchanged for Student's t.
    void agreesWithTheReference() {
        const json cases = test::jsonFile(FOVEA_TEST_DATA "/planning.json")["net_benefit"];
        QCOMPARE(cases.size(), std::size_t(2));
        for (const json& one : cases) {
            const Predictions p = given(one);
            for (const json& point : one["points"]) {
                const DecisionCurve curve = curveOf(p, {.threshold = point["threshold"]});
                const NetBenefit& b = curve.atThreshold;
                const double odds = b.threshold / (1 - b.threshold);
                std::vector<double> model, all, difference;
                for (std::size_t i = 0; i < p.size(); ++i) {
                    all.push_back(p.truth[i] == 1 ? 1 : -odds);
                    model.push_back(p.probabilities[2 * i + 1] >= b.threshold ? all.back() : 0);
                    difference.push_back(model.back() - all.back());
                }
                for (const auto& [estimate, expected, values] :
                     {std::tuple(b.model, point["model"], model),
                      {b.treatAll, point["treat_all"], all},
                      {b.minusTreatAll, point["minus_all"], difference}}) {
                    const double degrees = degreesOf(Mean(values).influence, clustersOf(p));
                    const double wider = studentQuantile(0.95, degrees) / normalQuantile(0.95);
                    const double value = expected[0], half = value - expected[1].get<double>();
                    QVERIFY2(wider > 1 && std::isfinite(wider), qPrintable(QString::number(degrees)));
                    QVERIFY(std::abs(estimate.value - value) < 1e-9);
                    QVERIFY(std::abs(estimate.low - (value - wider * half)) < 1e-9);
                    QVERIFY(std::abs(estimate.high - (value + wider * half)) < 1e-9);
                }
            }
        }
    }

    void theCurveIsThatOfItsPoints() {
        const Predictions p = given(test::jsonFile(FOVEA_TEST_DATA "/planning.json")["net_benefit"][0]);
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

    /// By hand: prevalence * sensitivity - (1 - prevalence) * (1 - specificity) * t / (1 - t).
    void ofAStatedPrevalence() {
        const Predictions p = given(test::jsonFile(FOVEA_TEST_DATA "/planning.json")["net_benefit"][0]);
        const double t = 0.3, odds = t / (1 - t);
        double found = 0, ill = 0, alarms = 0;
        for (std::size_t i = 0; i < p.size(); ++i) {
            const bool called = p.probabilities[2 * i + 1] >= t;
            ill += p.truth[i] == 1;
            found += called && p.truth[i] == 1;
            alarms += called && p.truth[i] == 0;
        }
        const double well = double(p.size()) - ill;
        for (const double prevalence : {0.05, 0.6}) {
            const DecisionCurve curve = curveOf(p, {.threshold = t, .prevalence = prevalence});
            const NetBenefit& at = curve.atThreshold;
            const double all = prevalence - (1 - prevalence) * odds;
            const double model = prevalence * found / ill - (1 - prevalence) * alarms / well * odds;
            QVERIFY(std::abs(at.model.value - model) < 1e-12);
            QVERIFY(std::abs(at.treatAll.value - all) < 1e-12);
            QVERIFY(std::isnan(at.treatAll.low));  // nothing of it is estimated
            QVERIFY(at.minusTreatAll.low < model - all && model - all < at.minusTreatAll.high);
            QVERIFY(std::abs(curve.points[29].model - model) < 1e-12);
            QVERIFY(at.prevalenceStated && at.prevalence == prevalence);
        }
        // Of the images' own the same figures as without; as it is taken to be known, the interval is no
        // wider.
        const NetBenefit without = curveOf(p, {.threshold = t}).atThreshold;
        const NetBenefit own = curveOf(p, {.threshold = t, .prevalence = ill / double(p.size())}).atThreshold;
        QVERIFY(!without.prevalenceStated && std::abs(without.prevalence - own.prevalence) < 1e-12);
        QVERIFY(std::abs(own.model.value - without.model.value) < 1e-12);
        QVERIFY(own.model.high - own.model.low <= without.model.high - without.model.low + 1e-12);
        QCOMPARE(decisionCurve(p, {.prevalence = 1.0}).error().code, ErrorCode::invalidArgument);
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
