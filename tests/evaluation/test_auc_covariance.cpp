#include "evaluation/auc_covariance.h"

#include <QTest>
#include <cmath>
#include <nlohmann/json.hpp>

#include "evaluation/quantiles.h"
#include "tests/evaluation/binormal.h"
#include "tests/evaluation/made_predictions.h"
#include "tests/support/json_file.h"

using namespace fovea;
using namespace fovea::evaluation;
using nlohmann::json;

class TestAucCovariance : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void agreesWithProcAndObuchowski_data();
    void agreesWithProcAndObuchowski();
    void agreesWithLeDell();
    void quantilesAgreeWithSciPy();
    void noLimitRisesWithWrongPairs_data();
    void noLimitRisesWithWrongPairs();
    void meanOverClassesIsNotCertain();
    void classesAreOneAgainstTheRest();
    void copiesOfAnImageAddNothing();
    void aClassOfOnePatient();
    void unknownPatientsWiden();
    void trainingsThatDifferWiden();
    void foldsAreNotPooled();
    void refusesNonsense();
};

namespace {

using Folds = std::vector<Predictions>;
constexpr double kTolerance = 1e-9;

json reference() {
    return test::jsonFile(FOVEA_TEST_DATA "/evaluation/auc.json");
}

Predictions predictionsOf(const std::vector<int>& truth, const std::vector<double>& scores,
                          const std::vector<std::string>& patients) {
    Predictions out;
    out.classes = 2;
    out.truth = truth;
    out.patients = patients;
    for (const double s : scores) out.probabilities.insert(out.probabilities.end(), {1 - s, s});
    return out;
}

AucCovariance covarianceOf(const std::vector<Predictions>& models) {
    auto made = AucCovariance::of(models);
    if (!made) qFatal("%s", made.error().detail.c_str());
    return std::move(*made);
}

/// `sick` and `healthy` images told apart but for one sick image, below so many of the healthy ones.
Predictions withWrongPairs(int sick, int healthy, int wrong, int imagesOfPatient) {
    std::vector<int> truth;
    std::vector<double> scores;
    std::vector<std::string> patients;
    for (int i = 0; i < sick; ++i) {
        truth.push_back(1);
        scores.push_back(i == 0 ? (healthy - wrong - 0.5) / (2.0 * healthy) : 0.6 + 0.3 * i / sick);
        patients.push_back("sick " + std::to_string(i / imagesOfPatient));
    }
    for (int i = 0; i < healthy; ++i) {
        truth.push_back(0);
        scores.push_back(i / (2.0 * healthy));
        patients.push_back("healthy " + std::to_string(i / imagesOfPatient));
    }
    return predictionsOf(truth, scores, patients);
}

bool near(double a, double b, double tolerance = kTolerance) {
    return std::abs(a - b) <= tolerance;
}

}  // namespace

void TestAucCovariance::agreesWithProcAndObuchowski_data() {
    QTest::addColumn<int>("index");
    const json samples = reference().at("samples");
    for (std::size_t i = 0; i < samples.size(); ++i)
        QTest::newRow(samples[i].at("name").get<std::string>().c_str()) << int(i);
}

void TestAucCovariance::agreesWithProcAndObuchowski() {
    QFETCH(int, index);
    const json sample = reference().at("samples").at(std::size_t(index));
    std::vector<Predictions> models;
    for (const json& scores : sample.at("scores"))
        models.push_back(predictionsOf(sample.at("true"), scores, sample.at("patients")));
    const AucCovariance aucs = covarianceOf(models);
    for (std::size_t i = 0; i < 2; ++i) {
        QVERIFY(near(aucs.auc(i, 0), sample.at("auc").at(i)));
        for (std::size_t j = 0; j < 2; ++j) {
            const double expected = sample.at("covariance").at(i).at(j);
            QVERIFY2(
                near(aucs.covariance(i, 0, j, 0), expected),
                qPrintable(QStringLiteral("%1 is not %2").arg(aucs.covariance(i, 0, j, 0)).arg(expected)));
        }
    }
    // The variance of the difference is what its interval rests on.
    const Estimate difference = aucs.difference(1);
    const double variance = sample.at("covariance").at(0).at(0).get<double>() +
                            sample.at("covariance").at(1).at(1).get<double>() -
                            2 * sample.at("covariance").at(0).at(1).get<double>();
    QVERIFY(
        near(difference.value, sample.at("auc").at(0).get<double>() - sample.at("auc").at(1).get<double>()));
    const double quantile = (difference.high - difference.low) / 2 / std::sqrt(variance);
    QVERIFY(quantile > 1.9599 && quantile < studentQuantile(0.95, 2));
}

void TestAucCovariance::agreesWithLeDell() {
    const json folds = reference().at("folds");
    std::vector<Predictions> parts;
    double positives = 0, negatives = 0;
    for (const json& fold : folds.at("parts")) {
        parts.push_back(predictionsOf(fold.at("true"), fold.at("scores"), {}));
        for (const int truth : parts.back().truth) (truth ? positives : negatives) += 1;
    }
    const auto aucs = AucCovariance::ofFolds(std::vector<Folds>{parts});
    QVERIFY(aucs.ok());
    QVERIFY(near(aucs->auc(0, 0), folds.at("auc")));
    // LeDell's variance has no factor for few images; ours takes one away for the AUC of each fold.
    const double k = double(parts.size());
    const double expected = positives / (positives - k) * folds.at("positive").get<double>() +
                            negatives / (negatives - k) * folds.at("negative").get<double>();
    QVERIFY2(near(aucs->covariance(0, 0, 0, 0), expected, 1e-12),
             qPrintable(QString::number(expected, 'g', 12)));
}

void TestAucCovariance::quantilesAgreeWithSciPy() {
    const json all = reference();
    for (const json& row : all.at("student")) {
        const double found = studentQuantile(row.at(0), row.at(1)), expected = row.at(2);
        QVERIFY2(std::abs(found / expected - 1) < 1e-8,
                 qPrintable(QStringLiteral("%1 is not %2").arg(found, 0, 'g', 12).arg(expected, 0, 'g', 12)));
    }
    QVERIFY(near(normalQuantile(0.95), 1.959963984540054, 1e-12));
}

void TestAucCovariance::noLimitRisesWithWrongPairs_data() {
    QTest::addColumn<int>("sick");
    QTest::addColumn<int>("healthy");
    QTest::addColumn<int>("images");
    QTest::newRow("30 and 30") << 30 << 30 << 1;
    QTest::newRow("8 and 50") << 8 << 50 << 1;
    QTest::newRow("100 and 100") << 100 << 100 << 1;
    QTest::newRow("60 and 60 of 24 patients") << 60 << 60 << 5;
    QTest::newRow("15 and 85 of 20 patients") << 15 << 85 << 5;
}

void TestAucCovariance::noLimitRisesWithWrongPairs() {
    QFETCH(int, sick);
    QFETCH(int, healthy);
    QFETCH(int, images);
    Estimate better{1, 1, 1}, betterBelow{0, 0, 0};
    for (const int wrong : {0, 1, 2, 4, 8}) {
        const Predictions predictions = withWrongPairs(sick, healthy, wrong, images);
        const Estimate auc = covarianceOf({predictions}).interval(0, 0);
        QVERIFY(near(auc.value, 1 - double(wrong) / (sick * healthy), 1e-12));
        QVERIFY(auc.low < auc.value && auc.value <= auc.high);
        QVERIFY2(auc.low <= better.low && auc.high <= better.high && auc.value <= better.value,
                 qPrintable(QStringLiteral("%1 wrong: %2 to %3").arg(wrong).arg(auc.low).arg(auc.high)));
        better = auc;
        // A model that is as wrong as that one is right.
        Predictions mirrored = predictions;
        for (int& truth : mirrored.truth) truth = 1 - truth;
        const Estimate low = covarianceOf({mirrored}).interval(0, 0);
        QVERIFY(near(low.low, 1 - auc.high, 1e-12) && near(low.high, 1 - auc.low, 1e-12));
        QVERIFY(low.high >= betterBelow.high);
        betterBelow = low;
    }
}

void TestAucCovariance::meanOverClassesIsNotCertain() {
    Predictions perfect;
    perfect.classes = 3;
    for (int i = 0; i < 60; ++i) {
        perfect.truth.push_back(i % 3);
        for (int c = 0; c < 3; ++c) perfect.probabilities.push_back(c == i % 3 ? 0.8 + 0.001 * i / 3 : 0);
        for (int c = 0; c < 3; ++c)
            if (c != i % 3) perfect.probabilities[std::size_t(3 * i + c)] = (0.2 - 0.001 * i / 3) / 2;
    }
    Estimate better{1, 1, 1};
    for (const int wrong : {0, 1, 2, 4, 8}) {
        Predictions some = perfect;
        // Image 0, of class 0, comes to stand below so many of another class.
        for (int k = 0; k < wrong; ++k)
            some.probabilities[std::size_t(3 * (3 * k + 1))] = 0.6,
                                                        some.probabilities[std::size_t(3 * (3 * k + 1) + 1)] =
                                                            0.3,
                                                        some.probabilities[std::size_t(3 * (3 * k + 1) + 2)] =
                                                            0.1;
        if (wrong > 0)
            some.probabilities[0] = 0.55, some.probabilities[1] = 0.225, some.probabilities[2] = 0.225;
        const Estimate mean = covarianceOf({some}).mean(0, 1);
        QVERIFY(mean.low < mean.value);
        QVERIFY2(
            mean.low <= better.low && mean.value <= better.value,
            qPrintable(QStringLiteral("%1 wrong: %2, from %3").arg(wrong).arg(mean.value).arg(mean.low)));
        better = mean;
    }
}

void TestAucCovariance::classesAreOneAgainstTheRest() {
    Random random(3);
    const Predictions predictions = test::manyClasses(90, 4, random);
    const AucCovariance aucs = covarianceOf({predictions});
    QCOMPARE(aucs.classes(), std::size_t(4));
    double sum = 0;
    for (int c = 0; c < 4; ++c) {
        std::vector<double> scores;
        std::vector<int> positive;
        for (std::size_t i = 0; i < predictions.size(); ++i) {
            scores.push_back(predictions.probabilities[4 * i + std::size_t(c)]);
            positive.push_back(predictions.truth[i] == c);
        }
        QVERIFY(near(aucs.auc(0, std::size_t(c)), rocAuc(scores, positive)));
        sum += aucs.auc(0, std::size_t(c)) / 4;
    }
    const Estimate mean = aucs.mean(0, 1);
    QVERIFY(near(mean.value, sum));
    // It rests on more than the widest of them, and on less than if they knew nothing of each other.
    double widest = 0;
    for (std::size_t c = 0; c < 4; ++c)
        widest = std::max(widest, aucs.interval(0, c).high - aucs.interval(0, c).low);
    QVERIFY(mean.high - mean.low < widest && mean.high - mean.low > widest / 4);
}

void TestAucCovariance::copiesOfAnImageAddNothing() {
    Random random(4);
    const Predictions once = test::repeated(test::twoClasses(50, 1, random), 1);
    const AucCovariance single = covarianceOf({once}), copied = covarianceOf({test::repeated(once, 3)});
    QVERIFY(near(single.covariance(0, 0, 0, 0), copied.covariance(0, 0, 0, 0)));
}

void TestAucCovariance::aClassOfOnePatient() {
    Predictions predictions = withWrongPairs(3, 20, 5, 1);
    for (int i = 0; i < 3; ++i) predictions.patients[std::size_t(i)] = "the only one";
    const AucCovariance aucs = covarianceOf({predictions});
    QVERIFY(std::isnan(aucs.covariance(0, 0, 0, 0)));
    const Estimate auc = aucs.interval(0, 0);
    QVERIFY(auc.low < 0.6 && auc.value > 0.9 && auc.high <= 1);
}

void TestAucCovariance::unknownPatientsWiden() {
    Random random(5);
    Predictions predictions = test::binormal({40, 5, 0.5, 0.9, 0.5}, random);
    predictions.patients.clear();
    const Estimate asOne = covarianceOf({predictions}).mean(0, 1);
    const auto same = aucIfPatients(predictions, {1, 0.5});
    QCOMPARE(same->low, asOne.low);
    const auto five = aucIfPatients(predictions, {5, 0.5});
    QCOMPARE(five->value, asOne.value);
    // The variance three times as large.
    const double factor = (five->high - five->low) / (asOne.high - asOne.low);
    QVERIFY2(factor > 1.6 && factor < 1.9, qPrintable(QString::number(factor)));
    QVERIFY(!aucIfPatients(predictions, {0, 0.5}).ok());
    QVERIFY(!aucIfPatients(predictions, {3, 1.5}).ok());
}

void TestAucCovariance::trainingsThatDifferWiden() {
    Random random(6);
    const Predictions one = test::binormal({80, 1, 0, 0.8, 0.5}, random);
    Predictions other = one;
    for (std::size_t i = 0; i < other.size(); ++i) {  // the same ranking, made worse
        const double p = i % 3 ? one.probabilities[2 * i + 1] : random.uniform();
        other.probabilities[2 * i] = 1 - p;
        other.probabilities[2 * i + 1] = p;
    }
    const std::vector<Predictions> equal{one, one, one}, differing{one, other, one};
    const AucCovariance same = covarianceOf(equal), different = covarianceOf(differing);
    const Estimate alone = same.mean(0, 1), together = same.mean(0, 3);
    QVERIFY(near(alone.low, together.low) && near(alone.high, together.high));
    const Estimate spread = different.mean(0, 3);
    const double a = different.auc(0, 0), b = different.auc(1, 0);
    QVERIFY(near(spread.value, (2 * a + b) / 3));
    QVERIFY(b < a && spread.high - spread.low > together.high - together.low);
}

void TestAucCovariance::foldsAreNotPooled() {
    // Each fold is told apart without error, but on a scale of its own: pooled it looks like chance.
    const Predictions low = predictionsOf({0, 0, 0, 1, 1, 1}, {0.10, 0.11, 0.12, 0.13, 0.14, 0.15}, {});
    const Predictions high = predictionsOf({0, 0, 0, 1, 1, 1}, {0.80, 0.81, 0.82, 0.83, 0.84, 0.85}, {});
    const auto folds = AucCovariance::ofFolds(std::vector<Folds>{{low, high}});
    QVERIFY(folds.ok());
    QCOMPARE(folds->auc(0, 0), 1.0);
    QCOMPARE(folds->patients(), std::size_t(12));
    // A fold without a class says nothing of it.
    const Predictions without = predictionsOf({0, 0}, {0.3, 0.9}, {});
    const auto three = AucCovariance::ofFolds(std::vector<Folds>{{low, high, without}});
    QCOMPARE(three->auc(0, 0), 1.0);
}

void TestAucCovariance::refusesNonsense() {
    QVERIFY(!AucCovariance::of({}).ok());
    Random random(7);
    const Predictions a = test::twoClasses(20, 1, random);
    Predictions other = a;
    other.truth[2] = 1 - other.truth[2];
    QVERIFY(!AucCovariance::of(Folds{a, other}).ok());
    QVERIFY(!AucCovariance::ofFolds(std::vector<Folds>{{a}, {a, a}}).ok());
    Predictions noClass = a;
    std::fill(noClass.truth.begin(), noClass.truth.end(), 1);
    const Estimate none = covarianceOf({noClass}).mean(0, 1);
    QVERIFY(std::isnan(none.value) && std::isnan(none.low));
}

QTEST_GUILESS_MAIN(TestAucCovariance)
#include "test_auc_covariance.moc"
