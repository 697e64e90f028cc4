#include "evaluation/intervals.h"

#include <QTest>
#include <algorithm>
#include <cmath>

#include "evaluation/quantiles.h"
#include "evaluation/spread.h"
#include "tests/evaluation/made_predictions.h"

using namespace fovea;
using namespace fovea::evaluation;

class TestIntervals : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void spreadLeavesOutTheUndefined();
    void whatADifferenceShows();
    void wilsonAgreesWithPublishedValues_data();
    void wilsonAgreesWithPublishedValues();
    void wilsonRefusesNonsense();
    void everyFigureLiesInItsInterval_data();
    void everyFigureLiesInItsInterval();
    void valuesAreThoseOfTheMetrics();
    void whoHasTooFewPatientsHasNoInterval();
    void sharedPatientsWiden();
    void copiesOfAnImageAddNothing();
    void proportionsAreWilsonWithoutSharedPatients();
    void balancedAccuracyIsAMeanOfShares();
    void perfectIsNotCertain();
    void perfectTrainingsAreNotCertain();
    void onePatientHasNoInterval();
    void undefinedStaysUndefined();
    void higherConfidenceIsWider();
    void pairedDifferenceWithItselfIsZero();
    void pairedDifferenceFindsTheBetter();
    void severalTrainingsCountAsTheirMean();
    void pairedDifferenceNeedsTheSameImages();
    void averagePrecisionMovesAsItsInfluenceSays();
    void averagePrecisionOfFewerErrorsIsNotLessKnown();
    void noErrorOfGradesIsNotCertain();
    void invalidOptions_data();
    void invalidOptions();
};

namespace {

double width(const Estimate& e) {
    return e.high - e.low;
}

std::map<std::string, Estimate> estimated(const Predictions& predictions, IntervalOptions options = {}) {
    auto result = estimate(predictions, options);
    if (!result.ok()) qFatal("%s", result.error().detail.c_str());
    return std::move(result).value();
}

}  // namespace

// Newcombe, Two-sided confidence intervals for the single proportion, Statistics in
// Medicine 17, 1998, table I, method 3 (four decimals).
void TestIntervals::wilsonAgreesWithPublishedValues_data() {
    QTest::addColumn<double>("k");
    QTest::addColumn<double>("n");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::newRow("81 of 263") << 81.0 << 263.0 << 0.2553 << 0.3662;
    QTest::newRow("15 of 148") << 15.0 << 148.0 << 0.0624 << 0.1605;
    QTest::newRow("0 of 20") << 0.0 << 20.0 << 0.0000 << 0.1611;
    QTest::newRow("1 of 29") << 1.0 << 29.0 << 0.0061 << 0.1718;
}

void TestIntervals::wilsonAgreesWithPublishedValues() {
    QFETCH(double, k);
    QFETCH(double, n);
    QFETCH(double, low);
    QFETCH(double, high);
    const Estimate e = wilson(k, n);
    QVERIFY(std::abs(e.value - k / n) < 1e-12);
    QVERIFY2(std::abs(e.low - low) < 0.5e-4 + 1e-9, qPrintable(QString::number(e.low)));
    QVERIFY2(std::abs(e.high - high) < 0.5e-4 + 1e-9, qPrintable(QString::number(e.high)));
    const Estimate mirrored = wilson(n - k, n);
    QVERIFY(std::abs(mirrored.low - (1 - e.high)) < 1e-12);
    QVERIFY(std::abs(mirrored.high - (1 - e.low)) < 1e-12);
}

void TestIntervals::wilsonRefusesNonsense() {
    for (const Estimate& e :
         {wilson(0, 0), wilson(-1, 5), wilson(6, 5), wilson(2, 5, 1.0), wilson(2, 5, 0.0)})
        QVERIFY(std::isnan(e.value) && std::isnan(e.low) && std::isnan(e.high));
}

void TestIntervals::everyFigureLiesInItsInterval_data() {
    QTest::addColumn<int>("classes");
    QTest::addColumn<int>("images");
    QTest::addColumn<int>("copies");
    QTest::newRow("2 classes") << 2 << 80 << 1;
    QTest::newRow("2 classes, patients shared") << 2 << 40 << 3;
    QTest::newRow("5 classes") << 5 << 120 << 1;
    QTest::newRow("5 classes, patients shared") << 5 << 60 << 2;
    QTest::newRow("few") << 2 << 14 << 1;
}

void TestIntervals::everyFigureLiesInItsInterval() {
    QFETCH(int, classes);
    QFETCH(int, images);
    QFETCH(int, copies);
    Random random(11);
    const Predictions predictions =
        test::repeated(test::manyClasses(std::size_t(images), classes, random), copies);
    const auto estimates = estimated(predictions);
    for (const char* name : {"auc", "accuracy", "balanced_accuracy", "f1", "sensitivity", "specificity",
                             "kappa", "log_loss", "brier", "average_precision", "precision"}) {
        QVERIFY2(estimates.count(name) == 1, name);
        const Estimate e = estimates.at(name);
        QVERIFY2(e.low <= e.value && e.value <= e.high, name);
        QVERIFY2(e.low < e.high, name);
    }
    QCOMPARE(estimates.size(), std::size_t(11));
}

void TestIntervals::valuesAreThoseOfTheMetrics() {
    Random random(5);
    const Predictions predictions = test::repeated(test::manyClasses(50, 3, random), 2);
    const auto estimates = estimated(predictions, {.metrics = {.ordinal = true}});
    const auto metrics = computeMetrics(predictions, {.ordinal = true});
    QCOMPARE(estimates.at("auc").value, metrics->auc);
    QCOMPARE(estimates.at("accuracy").value, metrics->accuracy);
    QCOMPARE(estimates.at("balanced_accuracy").value, metrics->balancedAccuracy);
    QCOMPARE(estimates.at("f1").value, metrics->f1);
    QCOMPARE(estimates.at("precision").value, metrics->precision);
    QCOMPARE(estimates.at("sensitivity").value, metrics->sensitivity);
    QCOMPARE(estimates.at("specificity").value, metrics->specificity);
    QCOMPARE(estimates.at("kappa").value, metrics->kappa);
    QCOMPARE(estimates.at("log_loss").value, metrics->logLoss);
    QCOMPARE(estimates.at("brier").value, metrics->brier);
    QCOMPARE(estimates.at("average_precision").value, metrics->averagePrecision);
}

void TestIntervals::whoHasTooFewPatientsHasNoInterval() {
    Random random(6);
    Predictions predictions = test::twoClasses(40, 1, random);
    const auto withDiseased = [&](int patients) {
        for (std::size_t i = 0; i < predictions.size(); ++i) {
            predictions.truth[i] = int(i) < 2 * patients;  // two images each
            predictions.patients[i] = "patient " + std::to_string(i / 2);
        }
        return estimated(predictions);
    };
    for (const auto& [figure, fewest] :
         {std::pair("log_loss", 3), {"brier", 3}, {"average_precision", 2}, {"kappa", 1}})
        for (int patients = 0; patients < 4; ++patients) {
            const Estimate e = withDiseased(patients).at(figure);
            const QString what = QStringLiteral("%1 of %2").arg(figure).arg(patients);
            QVERIFY2(std::isnan(e.low) == (patients < fewest) && std::isnan(e.low) == std::isnan(e.high),
                     qPrintable(what));
        }
}

/// The influence values are those that numbers say: an image that weighs a little more moves the value so.
void TestIntervals::averagePrecisionMovesAsItsInfluenceSays() {
    Random random(23);
    std::vector<double> scores;
    std::vector<int> positive;
    for (int i = 0; i < 30; ++i) {
        positive.push_back(i % 3 == 0);
        scores.push_back(std::floor(10 * (random.uniform() + 0.3 * positive.back())));  // with ties
    }
    Predictions p{2, positive, {}, {}};
    for (const double score : scores)
        p.probabilities.insert(p.probabilities.end(), {1 - score / 13, score / 13});
    // By copies: of a thousand of every image one more of the k-th.
    constexpr int kCopies = 1000;
    std::vector<double> many;
    std::vector<int> ofMany;
    for (int c = 0; c < kCopies; ++c) {
        many.insert(many.end(), scores.begin(), scores.end());
        ofMany.insert(ofMany.end(), positive.begin(), positive.end());
    }
    const double value = averagePrecision(scores, positive);
    QVERIFY(std::abs(averagePrecision(many, ofMany) - value) < 1e-12);
    double ofPositive = 0, ofNegative = 0;
    for (std::size_t k = 0; k < scores.size(); ++k) {
        many.push_back(scores[k]);
        ofMany.push_back(positive[k]);
        const double moved = (averagePrecision(many, ofMany) - value) * kCopies;
        (positive[k] ? ofPositive : ofNegative) += moved * moved;
        many.pop_back();
        ofMany.pop_back();
    }
    const Estimate e = estimated(p).at("average_precision");
    const auto logit = [](double share) { return std::log(share / (1 - share)); };
    const double total = ofPositive + ofNegative;
    const double parts = ofPositive * ofPositive / 9 + ofNegative * ofNegative / 19;
    const double error = std::sqrt(total * 30 / 29) / (value * (1 - value));
    const double degrees = total * total / parts;
    QVERIFY(std::abs(e.value - value) < 1e-12);
    QVERIFY(std::abs((logit(e.high) - logit(value)) / (studentQuantile(0.95, degrees) * error) - 1) < 0.02);
    QVERIFY(e.low <= wilson(10, 10).low);
}

void TestIntervals::averagePrecisionOfFewerErrorsIsNotLessKnown() {
    for (const int classes : {2, 3}) {
        double before = 1;
        for (const int errors : {0, 1, 2, 4, 8}) {
            Predictions p{classes, {}, {}, {}};
            for (int i = 0; i < 60; ++i) {
                const int truth = i % classes;
                // The first ones of each class are taken for the next class.
                const int said = i < errors * classes ? (truth + 1) % classes : truth;
                p.truth.push_back(truth);
                for (int c = 0; c < classes; ++c)
                    p.probabilities.push_back(c == said ? 0.9 : 0.1 / (classes - 1));
            }
            const Estimate e = estimated(p).at("average_precision");
            QVERIFY2(e.low <= before && e.low < e.value, qPrintable(QString::number(errors)));
            QVERIFY(errors > 0 || (e.value == 1 && e.high == 1 && e.low > 0.8));
            before = e.low;
        }
    }
}

void TestIntervals::noErrorOfGradesIsNotCertain() {
    Predictions p{4, {}, {}, {}};
    for (int i = 0; i < 40; ++i) {
        p.truth.push_back(i % 4);
        for (int c = 0; c < 4; ++c) p.probabilities.push_back(c == i % 4 ? 0.7 : 0.1);
    }
    const Estimate none = estimated(p, {.metrics = {.ordinal = true}}).at("grade_error");
    QVERIFY(none.value == 0 && none.low == 0);
    QVERIFY(std::abs(none.high - 3 * (1 - wilson(40, 40).low)) < 1e-12);
    std::swap(p.probabilities[0], p.probabilities[1]);  // one image one grade off
    const Estimate one = estimated(p, {.metrics = {.ordinal = true}}).at("grade_error");
    QVERIFY(std::abs(one.value - 1.0 / 40) < 1e-12 && one.low > 0 && one.low < one.value &&
            one.value < one.high);
}

void TestIntervals::sharedPatientsWiden() {
    Random random(7);
    const Predictions clustered = test::repeated(test::twoClasses(60, 1, random), 4);
    Predictions asIfIndependent = clustered;
    for (std::string& patient : asIfIndependent.patients) patient.clear();
    const auto honest = estimated(clustered), feigned = estimated(asIfIndependent);
    // Four equal copies of an image: half as wide when counted as four patients.
    for (const char* name : {"auc", "accuracy", "sensitivity", "kappa", "log_loss", "brier"}) {
        const double factor = width(honest.at(name)) / width(feigned.at(name));
        QVERIFY2(factor > 1.6 && factor < 2.5, qPrintable(QStringLiteral("%1 %2").arg(name).arg(factor)));
    }
}

void TestIntervals::copiesOfAnImageAddNothing() {
    Random random(8);
    const Predictions once = test::repeated(test::twoClasses(60, 1, random), 1);
    const auto single = estimated(once), copied = estimated(test::repeated(once, 3));
    for (const char* name : {"auc", "kappa", "log_loss", "brier"}) {
        QVERIFY2(std::abs(single.at(name).low - copied.at(name).low) < 1e-9, name);
        QVERIFY2(std::abs(single.at(name).high - copied.at(name).high) < 1e-9, name);
    }
}

void TestIntervals::proportionsAreWilsonWithoutSharedPatients() {
    Random random(9);
    Predictions predictions = test::twoClasses(70, 1, random);
    for (std::size_t i = 0; i < 30; ++i) predictions.patients[i] = "patient " + std::to_string(i);
    const auto estimates = estimated(predictions);
    const auto confusion = confusionMatrix(predictions);
    const auto same = [&](const char* name, int k, int n) {
        const Estimate expected = wilson(k, n), e = estimates.at(name);
        QVERIFY2(e.value == expected.value && e.low == expected.low && e.high == expected.high, name);
    };
    same("accuracy", confusion[0][0] + confusion[1][1], 70);
    same("sensitivity", confusion[1][1], confusion[1][0] + confusion[1][1]);
    same("specificity", confusion[0][0], confusion[0][0] + confusion[0][1]);
}

void TestIntervals::balancedAccuracyIsAMeanOfShares() {
    Random random(19);
    const Predictions predictions = test::twoClasses(70, 1, random);
    const auto estimates = estimated(predictions);
    const Estimate a = estimates.at("sensitivity"), b = estimates.at("specificity");
    const Estimate mean = estimates.at("balanced_accuracy");
    QVERIFY(std::abs(mean.low - (mean.value - std::hypot(a.value - a.low, b.value - b.low) / 2)) < 1e-12);
    QVERIFY(std::abs(mean.high - (mean.value + std::hypot(a.high - a.value, b.high - b.value) / 2)) < 1e-12);

    // Each patient has an image of either class, both right or both wrong: one share says what the other
    // does, and their mean is no more certain than one of them.
    Predictions alike{2, {}, {}, {}};
    for (int k = 0; k < 40; ++k)
        for (int t = 0; t < 2; ++t) {
            const double other = k % 4 == 0 ? 0.8 : 0.2;
            alike.truth.push_back(t);
            alike.probabilities.insert(alike.probabilities.end(),
                                       {t == 0 ? 1 - other : other, t == 0 ? other : 1 - other});
            alike.patients.push_back(std::to_string(k));
        }
    const auto ofAlike = estimated(alike);
    const Estimate one = ofAlike.at("sensitivity"), both = ofAlike.at("balanced_accuracy");
    QVERIFY(std::abs(one.value - 0.75) < 1e-12 && std::abs(both.value - 0.75) < 1e-12);
    QVERIFY(std::abs(both.low - one.low) < 1e-12 && std::abs(both.high - one.high) < 1e-12);

    const Predictions four = test::manyClasses(60, 4, random);
    const auto ofFour = estimated(four);
    QCOMPARE(ofFour.at("sensitivity").low, ofFour.at("balanced_accuracy").low);
    QCOMPARE(ofFour.at("sensitivity").high, ofFour.at("balanced_accuracy").high);
    // Nobody wrong: the interval is one all the same.
    Predictions perfect = four;
    for (std::size_t i = 0; i < perfect.size(); ++i)
        for (int c = 0; c < 4; ++c)
            perfect.probabilities[4 * i + std::size_t(c)] = c == perfect.truth[i] ? 0.7 : 0.1;
    for (const char* name : {"balanced_accuracy", "sensitivity", "specificity"}) {
        const Estimate e = estimated(perfect).at(name);
        QVERIFY2(e.value == 1 && e.high == 1 && e.low > 0.7 && e.low < 0.99, name);
    }
}

void TestIntervals::perfectIsNotCertain() {
    Random random(10);
    Predictions perfect = test::repeated(test::twoClasses(12, 1, random), 5);
    for (std::size_t i = 0; i < perfect.size(); ++i) {
        perfect.probabilities[2 * i + perfect.truth[i]] = 0.9;
        perfect.probabilities[2 * i + 1 - perfect.truth[i]] = 0.1;
    }
    const Estimate accuracy = estimated(perfect).at("accuracy");
    QCOMPARE(accuracy.value, 1.0);
    QCOMPARE(accuracy.high, 1.0);
    QCOMPARE(accuracy.low, wilson(12, 12).low);  // 12 patients, not 60 images

    // How far, test_auc_covariance.cpp has.
    const Estimate auc = estimated(perfect).at("auc");
    QCOMPARE(auc.value, 1.0);
    QCOMPARE(auc.high, 1.0);
    QVERIFY(auc.low > 0.6 && auc.low < 0.95);
}

void TestIntervals::perfectTrainingsAreNotCertain() {
    Random random(19);
    Predictions perfect = test::repeated(test::twoClasses(16, 1, random), 3);
    for (std::size_t i = 0; i < perfect.size(); ++i) {
        perfect.probabilities[2 * i + perfect.truth[i]] = 0.9;
        perfect.probabilities[2 * i + 1 - perfect.truth[i]] = 0.1;
    }
    const auto single = estimated(perfect).at("auc");
    const double low = single.low;
    QVERIFY(low < 0.98);
    for (const std::size_t trainings : {1, 2, 10}) {
        const std::vector<Predictions> all(trainings, perfect);
        const auto mean = meanAuc(all, {});
        QVERIFY(mean.ok());
        QVERIFY(std::abs(mean->value - 1) < 1e-12 && std::abs(mean->high - 1) < 1e-12);
        QVERIFY(std::abs(mean->low - low) < 1e-12);
        // Neither of two perfect readers is shown to be the better one, nor both to be equal.
        const auto difference = pairedAucDifference(all, all, {});
        QVERIFY(difference.ok());
        QVERIFY(std::abs(difference->value) < 1e-12);
        QVERIFY(std::abs(difference->low - (low - 1)) < 1e-12);
        QVERIFY(std::abs(difference->high - (1 - low)) < 1e-12);
        QVERIFY(whatIsShown(*difference) == Shown::neither);
    }
    // One always right, one always wrong: at most 1, and Newcombe's distance below.
    Predictions inverted = perfect;
    for (std::size_t i = 0; i < inverted.size(); ++i)
        std::swap(inverted.probabilities[2 * i], inverted.probabilities[2 * i + 1]);
    const auto most = pairedAucDifference(perfect, inverted, {});
    QVERIFY(most.ok());
    QCOMPARE(most->value, 1.0);
    QCOMPARE(most->high, 1.0);
    QVERIFY(std::abs(most->low - (1 - std::sqrt(2.0) * (1 - low))) < 1e-12);
}

void TestIntervals::onePatientHasNoInterval() {
    Random random(12);
    Predictions predictions = test::twoClasses(20, 1, random);
    for (std::string& patient : predictions.patients) patient = "the same";
    const Estimate auc = estimated(predictions).at("auc");
    QVERIFY(std::isfinite(auc.value));
    QVERIFY(std::isnan(auc.low) && std::isnan(auc.high));
}

void TestIntervals::undefinedStaysUndefined() {
    Predictions oneClass{2, {1, 1, 1}, {0.2, 0.8, 0.6, 0.4, 0.1, 0.9}, {"", "", ""}};
    const auto estimates = estimated(oneClass);
    for (const char* name : {"auc", "specificity"}) {
        const Estimate e = estimates.at(name);
        QVERIFY2(std::isnan(e.value) && std::isnan(e.low) && std::isnan(e.high), name);
    }
    QVERIFY(std::abs(estimates.at("sensitivity").value - 2.0 / 3) < 1e-12);
}

void TestIntervals::higherConfidenceIsWider() {
    Random random(13);
    const Predictions predictions = test::repeated(test::twoClasses(60, 1, random), 2);
    const auto usual = estimated(predictions, {.confidence = 0.95});
    const auto wide = estimated(predictions, {.confidence = 0.99});
    QVERIFY(width(wide.at("auc")) > width(usual.at("auc")));
    QVERIFY(width(wilson(8, 10, 0.99)) > width(wilson(8, 10)));
}

void TestIntervals::pairedDifferenceWithItselfIsZero() {
    Random random(14);
    const Predictions predictions = test::repeated(test::manyClasses(60, 3, random), 2);
    const auto difference = pairedAucDifference(predictions, predictions, {});
    QVERIFY(difference.ok());
    // But for the order in which a compiler adds.
    for (const double end : {difference->value, difference->low, difference->high})
        QVERIFY(std::abs(end) < 1e-15);
}

void TestIntervals::pairedDifferenceFindsTheBetter() {
    Random random(15);
    const Predictions good = test::twoClasses(300, 2, random);
    Predictions worse = good;
    for (std::size_t i = 0; i < worse.size(); ++i) {
        const double p = 0.3 * worse.probabilities[2 * i + 1] + 0.7 * random.uniform();
        worse.probabilities[2 * i] = 1 - p;
        worse.probabilities[2 * i + 1] = p;
    }
    const auto there = pairedAucDifference(good, worse, {});
    const auto back = pairedAucDifference(worse, good, {});
    QVERIFY(there.ok() && back.ok());
    QVERIFY(there->low > 0);
    QVERIFY(std::abs(there->value - (computeMetrics(good)->auc - computeMetrics(worse)->auc)) < 1e-12);
    QCOMPARE(back->value, -there->value);
    QVERIFY(std::abs(back->low + there->high) < 1e-12);

    // Pairing is what makes it sharp: far narrower than two intervals set against each other.
    const double unpaired = std::hypot(width(estimated(good).at("auc")), width(estimated(worse).at("auc")));
    QVERIFY(width(*there) < unpaired);
}

void TestIntervals::severalTrainingsCountAsTheirMean() {
    Random random(17);
    const Predictions one = test::twoClasses(80, 2, random);
    Predictions other = one;
    for (std::size_t i = 0; i < other.size(); ++i) {
        const double p = 0.5 * other.probabilities[2 * i + 1] + 0.5 * random.uniform();
        other.probabilities[2 * i] = 1 - p;
        other.probabilities[2 * i + 1] = p;
    }
    const double a = computeMetrics(one)->auc, b = computeMetrics(other)->auc;
    const std::vector<Predictions> both = {one, other};
    const auto mean = meanAuc(both, {});
    QVERIFY(mean.ok());
    QVERIFY(std::abs(mean->value - (a + b) / 2) < 1e-12);
    QVERIFY(mean->low < mean->value && mean->value < mean->high);
    const auto difference = pairedAucDifference(std::span(&one, 1), both, {});
    QVERIFY(difference.ok());
    QVERIFY(std::abs(difference->value - (a - b) / 2) < 1e-12);
    QVERIFY(!meanAuc({}, {}).ok());
}

void TestIntervals::pairedDifferenceNeedsTheSameImages() {
    Random random(16);
    const Predictions a = test::twoClasses(30, 1, random);
    Predictions otherTruth = a, otherPatients = a, fewer = test::twoClasses(29, 1, random);
    otherTruth.truth[3] = 1 - otherTruth.truth[3];
    otherPatients.patients[3] = "someone";
    for (const Predictions& b : {otherTruth, otherPatients, fewer}) {
        const auto difference = pairedAucDifference(a, b, {});
        QVERIFY(!difference.ok());
        QCOMPARE(difference.error().code, ErrorCode::invalidArgument);
    }
}

void TestIntervals::invalidOptions_data() {
    QTest::addColumn<double>("confidence");
    QTest::newRow("confidence 0") << 0.0;
    QTest::newRow("confidence 1") << 1.0;
    QTest::newRow("in percent") << 95.0;
    QTest::newRow("not a number") << std::nan("");
}

void TestIntervals::invalidOptions() {
    QFETCH(double, confidence);
    Random random(18);
    const Predictions predictions = test::twoClasses(30, 1, random);
    const IntervalOptions options{.confidence = confidence};
    const auto estimates = estimate(predictions, options);
    QVERIFY(!estimates.ok());
    QCOMPARE(estimates.error().code, ErrorCode::invalidArgument);
    QVERIFY(!pairedAucDifference(predictions, predictions, options).ok());
}

/// numpy: mean and std(ddof=1) of 1, 2, 6.
void TestIntervals::spreadLeavesOutTheUndefined() {
    const Spread s = spreadOf(std::vector<double>{2, std::nan(""), 6, 1});
    QCOMPARE(s.count, 3);
    QCOMPARE(s.mean, 3.0);
    QVERIFY(std::abs(s.deviation - 2.6457513110645907) < 1e-12);
    QCOMPARE(s.lowest, 1.0);
    QCOMPARE(s.highest, 6.0);
    const Spread one = spreadOf(std::vector<double>{0.5});
    QVERIFY(one.mean == 0.5 && std::isnan(one.deviation));
    const Spread none = spreadOf({});
    QVERIFY(none.count == 0 && std::isnan(none.mean) && std::isnan(none.lowest));
}

void TestIntervals::whatADifferenceShows() {
    QVERIFY(whatIsShown({0.1, 0.01, 0.2}) == Shown::better);
    QVERIFY(whatIsShown({-0.1, -0.2, -0.01}) == Shown::worse);
    QVERIFY(whatIsShown({0.1, 0, 0.2}) == Shown::neither);
    QVERIFY(whatIsShown({0.1, std::nan(""), std::nan("")}) == Shown::untold);
    QVERIFY(whatIsShown({0, 0, 0}) == Shown::untold);
}

QTEST_GUILESS_MAIN(TestIntervals)
#include "test_intervals.moc"
