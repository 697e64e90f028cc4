#include <QTest>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/random.h"
#include "evaluation/calibration.h"
#include "evaluation/estimate_json.h"
#include "tests/support/json_file.h"

using namespace fovea;
using namespace fovea::evaluation;
using nlohmann::json;

namespace {

/// Of scikit-learn, statsmodels and SciPy: tests/data/evaluation/calibration.py.
json references() {
    return test::jsonFile(FOVEA_TEST_DATA "/evaluation/calibration.json").at("cases");
}

Predictions predictionsOf(const json& c) {
    Predictions p;
    p.classes = c.at("classes");
    p.truth = c.at("truth").get<std::vector<int>>();
    p.probabilities = c.at("probabilities").get<std::vector<double>>();
    for (const int key : c.at("patients")) p.patients.push_back(std::to_string(key));
    return p;
}

/// Images of patients of their own whose logits are `factor` times what they should be.
Predictions drawn(int n, int classes, double factor, std::uint64_t seed) {
    Random random(seed);
    Predictions p;
    p.classes = classes;
    for (int i = 0; i < n; ++i) {
        std::vector<double> right, stated;
        double sumRight = 0, sumStated = 0;
        for (int c = 0; c < classes; ++c) {
            const double logit = 2 * random.normal();
            sumRight += right.emplace_back(std::exp(logit));
            sumStated += stated.emplace_back(std::exp(factor * logit));
        }
        double at = random.uniform(0, sumRight);
        int truth = 0;
        while (truth + 1 < classes && (at -= right[std::size_t(truth)]) > 0) ++truth;
        p.truth.push_back(truth);
        for (const double s : stated) p.probabilities.push_back(s / sumStated);
    }
    return p;
}

#define COMPARE_TO(actual, expected, tolerance)              \
    QVERIFY2(std::abs((actual) - (expected)) <= (tolerance), \
             qPrintable(QString("%1, not %2").arg(actual, 0, 'g', 15).arg(double(expected), 0, 'g', 15)))
constexpr double kExact = 1e-9;

void compare(const Estimate& actual, const json& expected) {
    COMPARE_TO(actual.value, expected.at("value").get<double>(), kExact);
    COMPARE_TO(actual.low, expected.at("low").get<double>(), kExact);
    COMPARE_TO(actual.high, expected.at("high").get<double>(), kExact);
}

void compare(const Recalibration& actual, const json& expected) {
    COMPARE_TO(actual.temperature, expected.at("temperature").get<double>(), kExact);
    QCOMPARE(actual.biases.size(), expected.at("biases").size());
    for (std::size_t c = 0; c < actual.biases.size(); ++c)
        COMPARE_TO(actual.biases[c], expected["biases"][c].get<double>(), kExact);
}

}  // namespace

class TestCalibration : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void agreesWithTheReferences_data() {
        QTest::addColumn<int>("which");
        int which = 0;
        for (const json& c : references())
            QTest::addRow("%s", c.at("name").get<std::string>().c_str()) << which++;
    }
    void agreesWithTheReferences() {
        QFETCH(int, which);
        const json c = references().at(std::size_t(which));
        const Predictions p = predictionsOf(c);

        RecalibrationOptions options;
        options.imagesForBiases = 1000;
        auto found = fitRecalibration(p, options);
        QVERIFY(found.ok());
        compare(*found, c.at("recalibration"));
        options.temperatureDeviation = 0;
        found = fitRecalibration(p, options);
        QVERIFY(found.ok());
        compare(*found, c.at("without_prior"));
        options.temperatureDeviation = 0.3;
        options.imagesForBiases = 0;
        found = fitRecalibration(p, options);
        QVERIFY(found.ok());
        compare(*found, c.at("with_biases"));

        const auto figures = calibrationOf(p, 1);
        QVERIFY(figures.ok());
        COMPARE_TO(figures->brier, c.at("brier").get<double>(), kExact);
        COMPARE_TO(figures->brierSkill, c.at("brier_skill").get<double>(), kExact);
        COMPARE_TO(figures->logLoss, c.at("log_loss").get<double>(), kExact);
        COMPARE_TO(figures->ece, c.at("ece").get<double>(), kExact);
        if (p.classes == 2) {
            compare(figures->line.slope, c.at("line").at("slope"));
            compare(figures->line.intercept, c.at("line").at("intercept"));
        } else {
            COMPARE_TO(figures->line.slope.value, c.at("slope").get<double>(), 1e-8);
            QVERIFY(std::isnan(figures->line.intercept.value));
        }
    }

    void aTemperatureIsFoundAgain_data() {
        QTest::addColumn<double>("factor");
        for (const double factor : {0.5, 0.8, 1.0, 1.5, 2.5}) QTest::addRow("%g", factor) << factor;
    }
    void aTemperatureIsFoundAgain() {
        QFETCH(double, factor);
        double sum = 0;
        constexpr int kTimes = 20;
        for (int i = 0; i < kTimes; ++i) {
            const auto found = fitRecalibration(drawn(300, 2, factor, std::uint64_t(i)),
                                                {.temperatureDeviation = 0.3, .imagesForBiases = 1000});
            QVERIFY(found.ok());
            sum += found->temperature / kTimes;
        }
        COMPARE_TO(sum / factor, 1.0, 0.15);
    }

    void fewImagesHardlyCorrectWhatIsRight() {
        // Of 30 images, then judged by many: what the network said was right.
        const Predictions many = drawn(2000, 2, 1, 99);
        const double before = computeMetrics(many)->logLoss;
        double worse = 0;
        constexpr int kTimes = 40;
        for (int i = 0; i < kTimes; ++i) {
            const auto found = fitRecalibration(drawn(30, 2, 1, std::uint64_t(1000 + i)));
            QVERIFY(found.ok() && found->biases.empty());
            worse += (computeMetrics(recalibrated(many, *found))->logLoss - before) / kTimes;
        }
        QVERIFY2(worse < 0.005, qPrintable(QString::number(worse)));
    }

    void whatIsTooSureGetsBetter() {
        const auto found = fitRecalibration(drawn(160, 3, 2, 5));
        QVERIFY(found.ok() && found->temperature > 1.3);
        const Predictions others = drawn(2000, 3, 2, 6), after = recalibrated(others, *found);
        QVERIFY(calibrationOf(after, 1)->logLoss < calibrationOf(others, 1)->logLoss - 0.05);
        QVERIFY(calibrationOf(after, 1)->ece < calibrationOf(others, 1)->ece);
    }

    void oneTemperatureChangesNoRanking() {
        const Predictions p = drawn(200, 2, 1.5, 7);
        const Predictions after = recalibrated(p, {1.7, {}});
        const ScoredImages before = oneAgainstRest(p, 1), then = oneAgainstRest(after, 1);
        QCOMPARE(rocAuc(then.scores, then.positive), rocAuc(before.scores, before.positive));
        for (std::size_t i = 0; i < p.size(); ++i) QCOMPARE(predictedClass(after, i), predictedClass(p, i));
    }

    void noneIsTheVerySame() {
        const Predictions p = drawn(50, 3, 1, 8);
        QVERIFY(recalibrated(p, {}).probabilities == p.probabilities);
    }

    void biasesOnlyWithEnoughImagesOfEachClass() {
        Predictions p = drawn(400, 2, 1, 9);
        QCOMPARE(fitRecalibration(p)->biases.size(), std::size_t(2));
        COMPARE_TO(fitRecalibration(p)->biases[0] + fitRecalibration(p)->biases[1], 0.0, 1e-9);
        QVERIFY(fitRecalibration(drawn(90, 2, 1, 9))->biases.empty());
    }

    void imagesOfOnePatientCountTogether() {
        Predictions once = drawn(40, 2, 2, 10), thrice = once;
        once.patients.assign(once.size(), "");
        thrice.patients.clear();
        thrice.truth.clear();
        thrice.probabilities.clear();
        for (int times = 0; times < 3; ++times)
            for (std::size_t i = 0; i < once.size(); ++i) {
                thrice.truth.push_back(once.truth[i]);
                thrice.patients.push_back(std::to_string(i));
                thrice.probabilities.insert(thrice.probabilities.end(),
                                            once.probabilities.begin() + long(2 * i),
                                            once.probabilities.begin() + long(2 * i + 2));
            }
        COMPARE_TO(fitRecalibration(thrice)->temperature, fitRecalibration(once)->temperature, 1e-10);
    }

    void nothingIsFittedToOneClass() {
        Predictions p = drawn(30, 2, 1, 11);
        std::fill(p.truth.begin(), p.truth.end(), 1);
        QVERIFY(fitRecalibration(p)->none());
        const auto figures = calibrationOf(p, 1);
        QVERIFY(figures.ok() && std::isnan(figures->line.slope.value) && std::isnan(figures->brierSkill));
    }

    void whatIsToldApartWithoutErrorHasNoSlope() {
        Predictions p;
        p.classes = 2;
        for (int i = 0; i < 20; ++i) {
            p.truth.push_back(i % 2);
            const double positive = i % 2 ? 0.8 + 0.005 * i : 0.1 + 0.005 * i;
            p.probabilities.insert(p.probabilities.end(), {1 - positive, positive});
        }
        QVERIFY(std::isnan(calibrationOf(p, 1)->line.slope.value));
        const auto found = fitRecalibration(p);
        QVERIFY(found.ok() && found->temperature < 1 && found->temperature > 0.1);
    }

    void theSlopesIntervalCoversOne() {
        int covered = 0;
        constexpr int kTimes = 200;
        for (int i = 0; i < kTimes; ++i) {
            const auto line = calibrationLine(oneAgainstRest(drawn(200, 2, 1, std::uint64_t(5000 + i)), 1));
            covered += line.slope.low <= 1 && 1 <= line.slope.high;
        }
        QVERIFY2(covered >= 0.92 * kTimes && covered <= 0.98 * kTimes, qPrintable(QString::number(covered)));
    }

    void binsHoldAllImagesOnce() {
        Predictions p = drawn(137, 2, 1, 12);
        for (std::size_t i = 0; i < 40; ++i) p.probabilities[2 * i] = p.probabilities[2 * i + 1] = 0.5;
        const auto bins = reliability(oneAgainstRest(p, 1));
        int images = 0;
        for (std::size_t b = 0; b < bins.size(); ++b) {
            images += bins[b].images;
            QVERIFY(bins[b].low <= bins[b].stated && bins[b].stated <= bins[b].high);
            QVERIFY(bins[b].observed.low <= bins[b].observed.value &&
                    bins[b].observed.value <= bins[b].observed.high);
            if (b > 0) QVERIFY(bins[b - 1].high < bins[b].low);
        }
        QCOMPARE(images, 137);
        QVERIFY(bins.size() >= 4 && bins.size() <= 10);
        QVERIFY(reliability({}).empty());
    }

    void theErrorThatChanceMakesIsTakenOff() {
        double mean = 0;
        constexpr int kTimes = 100;
        for (int i = 0; i < kTimes; ++i)
            mean += calibrationOf(drawn(200, 2, 1, std::uint64_t(9000 + i)), 1)->ece / kTimes;
        QVERIFY2(mean < 0.04, qPrintable(QString::number(mean)));  // the plain one is about 0.06
    }

    /// A single bin compares two means, which is no calibration error.
    void fewImagesHaveNoCalibrationError() {
        QVERIFY(std::isnan(calibrationOf(drawn(19, 2, 1, 5), 1)->ece));
        QVERIFY(!std::isnan(calibrationOf(drawn(20, 2, 1, 5), 1)->ece));
    }

    void jsonBothWays() {
        const Recalibration plain{1.25, {}}, biased{0.7, {0.25, -0.25}};
        QVERIFY(recalibrationFrom(toJson(plain)) == plain);
        QVERIFY(recalibrationFrom(json::parse(toJson(biased).dump())) == biased);
    }
};

QTEST_APPLESS_MAIN(TestCalibration)
#include "test_calibration.moc"
