#include <QTest>
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numbers>

#include "base/random.h"
#include "evaluation/conformal.h"
#include "evaluation/numbers.h"
#include "evaluation/quantiles.h"
#include "tests/support/json_file.h"

using namespace fovea;
using namespace fovea::evaluation;
using nlohmann::json;

namespace {

/// Of scikit-learn, statsmodels, SciPy and Zou's paper: tests/evaluation/make_questions_reference.py.
json references() {
    return test::jsonFile(FOVEA_TEST_DATA "/evaluation/questions.json");
}

bool thorough() {
    return qEnvironmentVariableIsSet("FOVEA_COVERAGE");
}

QString differing(const Estimate& e, const json& j) {
    // SciPy's quantiles of t are to 1e-9, so an interval is to 1e-8 of its farther end.
    const double tolerance = 1e-8 * std::max({1.0, std::abs(e.low), std::abs(e.high)});
    for (const auto& [actual, key] : {std::pair{e.value, "value"}, {e.low, "low"}, {e.high, "high"}})
        if (!(std::abs(actual - j.at(key).get<double>()) <= tolerance))
            return QString("%1: %2, not %3")
                .arg(key)
                .arg(actual, 0, 'g', 15)
                .arg(j.at(key).get<double>(), 0, 'g', 15);
    return {};
}

constexpr double kBias = 1, kSpread = 10;

/// Truths of deviation kSpread; errors of bias kBias and deviation 4, half of it the patient's.
NumberPredictions drawn(int patients, int images, Random& random) {
    NumberPredictions p;
    for (int k = 0; k < patients; ++k) {
        const double shared = images > 1 ? random.normal() * std::sqrt(0.5) : 0;
        for (int i = 0; i < images; ++i) {
            p.truth.push_back(50 + kSpread * random.normal());
            const double own = random.normal() * std::sqrt(images > 1 ? 0.5 : 1);
            p.predicted.push_back(p.truth.back() + kBias + 4 * (shared + own));
            p.patients.push_back(std::to_string(k));
        }
    }
    return p;
}

}  // namespace

class TestNumbers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void agreesWithOthers() {
        const json all = references();
        for (const json& j : all.at("numbers")) {
            const NumberPredictions p{j.at("truth").get<std::vector<double>>(),
                                      j.at("predicted").get<std::vector<double>>(),
                                      j.at("patients").get<std::vector<std::string>>()};
            const auto f = numberFigures(p);
            QVERIFY(f.ok());
            const std::pair<const char*, Estimate> all[] = {{"mae", f->mae},     {"rmse", f->rmse},
                                                            {"bias", f->bias},   {"r2", f->r2},
                                                            {"slope", f->slope}, {"intercept", f->intercept}};
            for (const auto& [name, estimate] : all) {
                const QString wrong = differing(estimate, j.at(name));
                QVERIFY2(wrong.isEmpty(), qPrintable(name + (": " + wrong)));
            }
            const json& limits = j.at("limits");
            QVERIFY(std::abs(f->limits.deviation - limits.at("deviation").get<double>()) < 1e-9);
            QVERIFY2(differing(f->limits.lower, limits.at("lower")).isEmpty(),
                     qPrintable(differing(f->limits.lower, limits.at("lower"))));
            QVERIFY2(differing(f->limits.upper, limits.at("upper")).isEmpty(),
                     qPrintable(differing(f->limits.upper, limits.at("upper"))));
        }
    }

    void quantilesOfChiSquare() {
        const json all = references();
        for (const json& j : all.at("chi_square")) {
            const double q = chiSquareQuantile(j[0].get<double>(), j[1].get<double>());
            QVERIFY2(std::abs(q / j[2].get<double>() - 1) < 1e-9, qPrintable(QString::number(q, 'g', 15)));
        }
    }

    void binsHoldAllImages() {
        Random random(2);
        const NumberPredictions p = drawn(30, 4, random);
        const auto f = numberFigures(p, {.bins = 6});
        QVERIFY(f.ok());
        QCOMPARE(f->bins.size(), std::size_t(6));
        int images = 0;
        double sum = 0;
        for (std::size_t b = 0; b < f->bins.size(); ++b) {
            if (b > 0) QVERIFY(f->bins[b].predicted > f->bins[b - 1].predicted);
            QVERIFY(f->bins[b].truth.low < f->bins[b].truth.value);
            images += f->bins[b].images;
            sum += f->bins[b].truth.value * f->bins[b].images;
        }
        QCOMPARE(images, 120);
        double truths = 0;
        for (const double t : p.truth) truths += t;
        QVERIFY(std::abs(sum - truths) < 1e-6);
        NumberPredictions same = p;
        std::fill(same.predicted.begin(), same.predicted.end(), 3.0);
        const auto flat = numberFigures(same);
        QCOMPARE(flat->bins.size(), std::size_t(1));
        QVERIFY(std::isnan(flat->slope.value) && flat->r2.value < 0);
    }

    void undefinedStaysUndefined() {
        const NumberPredictions one{{1, 2, 3}, {1.5, 2, 2.5}, {"a", "a", "a"}};
        const auto f = numberFigures(one);
        QVERIFY(f.ok());
        QVERIFY(std::abs(f->mae.value - 1.0 / 3) < 1e-12 && std::isnan(f->mae.low));
        QVERIFY(std::isnan(f->limits.lower.value) && std::isnan(f->bias.low));
        const auto equal = numberFigures({{5, 5, 5, 5}, {4, 5, 6, 7}, {}});
        QVERIFY(std::isnan(equal->r2.value));
        for (const NumberPredictions& p :
             {NumberPredictions{}, NumberPredictions{{1}, {1, 2}, {}}, NumberPredictions{{1}, {NAN}, {}},
              NumberPredictions{{1, 2}, {1, 2}, {"a"}}})
            QCOMPARE(numberFigures(p).error().code, ErrorCode::invalidArgument);
        QCOMPARE(numberFigures(one, {.confidence = 95}).error().code, ErrorCode::invalidArgument);
        QCOMPARE(conformalWidth(one, 1).error().code, ErrorCode::invalidArgument);
    }

    void baselineIsComparedImageByImage() {
        Random random(6);
        const NumberPredictions good = drawn(60, 2, random);
        NumberPredictions worse = good;
        for (double& value : worse.predicted) value += 6;
        const auto difference = maeDifference(good, worse);
        QVERIFY(difference.ok());
        QVERIFY(difference->high < 0);
        QVERIFY(std::abs(difference->value -
                         (numberFigures(good)->mae.value - numberFigures(worse)->mae.value)) < 1e-12);
        worse.truth[0] += 1;
        QVERIFY(!maeDifference(good, worse).ok());
    }

    /// 95 of 100 intervals hold the truth, from 40 patients on.
    void coverage_data() {
        QTest::addColumn<int>("patients");
        QTest::addColumn<int>("images");
        QTest::newRow("40 patients") << 40 << 1;
        QTest::newRow("40 patients, three images each") << 40 << 3;
    }
    void coverage() {
        QFETCH(int, patients);
        QFETCH(int, images);
        const int samples = thorough() ? 4000 : 600;
        const double ratio = kBias / 4,
                     density = std::exp(-ratio * ratio / 2) / std::sqrt(2 * std::numbers::pi);
        // The mean of |x| of a normal x (folded normal distribution).
        const double mae = 4 * (2 * density + ratio * std::erf(ratio / std::sqrt(2.0)));
        // Of truth on prediction.
        const double slope = kSpread * kSpread / (kSpread * kSpread + 16), r2 = 1 - 17 / (kSpread * kSpread);
        const double limit = 1.959963984540054 * 4;
        std::map<std::string, int> held;
        Random random(31);
        for (int s = 0; s < samples; ++s) {
            const auto f = numberFigures(drawn(patients, images, random));
            QVERIFY(f.ok());
            const auto count = [&](const char* name, const Estimate& e, double truth) {
                held[name] += e.low <= truth && truth <= e.high;
            };
            count("mae", f->mae, mae);
            count("rmse", f->rmse, std::sqrt(17));
            count("bias", f->bias, kBias);
            count("lower limit", f->limits.lower, kBias - limit);
            count("upper limit", f->limits.upper, kBias + limit);
            count("r2", f->r2, r2);
            count("slope", f->slope, slope);
        }
        const double slack = thorough() ? 0 : 3;
        for (const auto& [name, n] : held) {
            const double share = double(n) / samples;
            const QString what = QString("%1: %2").arg(QString::fromStdString(name)).arg(share);
            if (thorough()) qInfo("%d patients x %d, %s", patients, images, qPrintable(what));
            QVERIFY2(share >= 0.92 - slack * std::sqrt(0.08 * 0.92 / samples), qPrintable(what));
            QVERIFY2(share <= 0.98 + slack * std::sqrt(0.02 * 0.98 / samples), qPrintable(what));
        }
    }

    /// Of new patients' images, one each, as many lie within as was promised.
    void conformalCoverage_data() {
        QTest::addColumn<int>("patients");
        QTest::addColumn<int>("images");
        QTest::newRow("19 patients") << 19 << 1;
        QTest::newRow("39 patients, five images each") << 39 << 5;
        QTest::newRow("99 patients, two images each") << 99 << 2;
    }
    void conformalCoverage() {
        QFETCH(int, patients);
        QFETCH(int, images);
        const int samples = thorough() ? 20000 : 3000;
        Random random(41);
        int within = 0;
        for (int s = 0; s < samples; ++s) {
            const auto width = conformalWidth(drawn(patients, images, random));
            QVERIFY(width.ok() && width->halfWidth);
            const NumberPredictions fresh = drawn(1, images, random);
            within += std::abs(fresh.predicted[0] - fresh.truth[0]) <= *width->halfWidth;
        }
        const double share = double(within) / samples, error = std::sqrt(0.09 / samples);
        const QString what = QString::number(share);
        if (thorough()) qInfo("%d patients x %d: %s within", patients, images, qPrintable(what));
        QVERIFY2(share >= 0.9 - 3 * error, qPrintable(what));
        // At most 2 / (n + 1) more: of 19 patients exactly 18 / 20, as 0.9 * 20 is whole.
        QVERIFY2(share <= 0.9 + (images > 1 ? 2.0 / (patients + 1) : 0) + 3 * error, qPrintable(what));
    }

    void conformalQuantile() {
        // Of 19 errors the ceil(20 * 0.9) = 18th smallest.
        NumberPredictions p;
        for (int i = 1; i <= 19; ++i) {
            p.truth.push_back(0);
            p.predicted.push_back(i % 2 ? i : -i);
        }
        QCOMPARE(*conformalWidth(p)->halfWidth, 18.0);
        // Copies of a patient's images add nothing.
        NumberPredictions copied;
        for (int i = 0; i < 19; ++i)
            for (int k = 0; k <= i % 3; ++k) {
                copied.truth.push_back(0);
                copied.predicted.push_back(p.predicted[std::size_t(i)]);
                copied.patients.push_back(std::to_string(i));
            }
        QCOMPARE(*conformalWidth(copied)->halfWidth, 18.0);
        QCOMPARE(conformalWidth(copied)->patients, 19);
    }

    void tooFewPatientsHaveNoInterval() {
        Random random(5);
        const auto eight = conformalWidth(drawn(8, 20, random));
        QVERIFY(eight.ok() && !eight->halfWidth);
        QCOMPARE(eight->patients, 8);
        QCOMPARE(eight->images, 160);
        QCOMPARE(eight->patientsNeeded, 9);
        QVERIFY(conformalWidth(drawn(9, 1, random))->halfWidth);
        QCOMPARE(conformalWidth(drawn(9, 1, random), 0.95)->patientsNeeded, 19);
    }

    void whatAWidthCoversHasAnInterval() {
        Random random(8);
        const NumberPredictions p = drawn(50, 1, random);
        const auto f = numberFigures(p, {.halfWidth = 4});
        int within = 0;
        for (std::size_t i = 0; i < p.size(); ++i) within += std::abs(p.predicted[i] - p.truth[i]) <= 4;
        QCOMPARE(f->covered.value, within / 50.0);
        QCOMPARE(f->covered.low, wilson(within, 50).low);
        QVERIFY(std::isnan(numberFigures(p)->covered.value));
    }
};

QTEST_GUILESS_MAIN(TestNumbers)
#include "test_numbers.moc"
