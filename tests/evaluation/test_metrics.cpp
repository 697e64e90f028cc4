#include <QTest>
#include <cmath>
#include <limits>

#include "evaluation/metrics.h"
#include "tests/support/json_file.h"

using namespace fovea;
using namespace fovea::evaluation;
using nlohmann::json;

class TestMetrics : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void agreesWithScikitLearn_data();
    void agreesWithScikitLearn();
    void agreesBeyondTheFile_data();
    void agreesBeyondTheFile();
    void classNeverPredicted();
    void classWithoutImages();
    void singleClass();
    void tiedScoresCountHalf();
    void tiedPredictionIsLowerIndex();
    void rocCurve();
    void rocCurveAgreesWithArea();
    void ordinalChangesOnlyKappa();
    void certainMistakeStaysFinite();
    void patientsMayBeLeftOut();
    void invalidInputs_data();
    void invalidInputs();
};

namespace {

constexpr double tolerance = 1e-9;

#define COMPARE_CLOSE(actual, expected)                    \
    QVERIFY2(std::abs((actual) - (expected)) <= tolerance, \
             qPrintable(QStringLiteral("%1 is not %2").arg(actual, 0, 'g', 17).arg(expected, 0, 'g', 17)))

json goldenCases() {
    return test::jsonFile(FOVEA_TEST_DATA "/metrics.json").at("cases");
}

Predictions predictionsOf(const json& golden) {
    Predictions out;
    out.classes = golden.at("classes");
    golden.at("true").get_to(out.truth);
    for (const json& row : golden.at("probabilities"))
        out.probabilities.insert(out.probabilities.end(), row.begin(), row.end());
    out.patients.resize(out.truth.size());
    return out;
}

/// Certain predictions: probability 1 for `predicted`.
Predictions certain(int classes, std::vector<int> truth, const std::vector<int>& predicted) {
    Predictions out;
    out.classes = classes;
    out.truth = std::move(truth);
    out.patients.resize(out.truth.size());
    for (const int p : predicted)
        for (int c = 0; c < classes; ++c) out.probabilities.push_back(c == p);
    return out;
}

}  // namespace

void TestMetrics::agreesWithScikitLearn_data() {
    QTest::addColumn<int>("index");
    const int cases = int(goldenCases().size());
    QCOMPARE(cases, 5);
    for (int i = 0; i < cases; ++i) QTest::addRow("case %d", i) << i;
}

void TestMetrics::agreesWithScikitLearn() {
    QFETCH(int, index);
    const json golden = goldenCases().at(std::size_t(index));
    const auto expected = [&](const char* name) { return golden.at(name).get<double>(); };
    const Predictions predictions = predictionsOf(golden);
    const auto nominal = computeMetrics(predictions);
    const auto ordinal = computeMetrics(predictions, {.ordinal = true});
    QVERIFY(nominal.ok() && ordinal.ok());
    COMPARE_CLOSE(nominal->accuracy, expected("accuracy"));
    COMPARE_CLOSE(nominal->balancedAccuracy, expected("balanced_accuracy"));
    COMPARE_CLOSE(nominal->f1, expected("f1_macro"));
    COMPARE_CLOSE(nominal->precision, expected("precision_macro"));
    COMPARE_CLOSE(nominal->kappa, expected("kappa"));
    COMPARE_CLOSE(ordinal->kappa, expected("kappa_quadratic"));
    COMPARE_CLOSE(nominal->logLoss, expected("log_loss"));
    COMPARE_CLOSE(nominal->auc, expected("auc"));
    if (predictions.classes == 2) {
        COMPARE_CLOSE(nominal->averagePrecision, expected("average_precision"));
        COMPARE_CLOSE(nominal->brier, expected("brier"));
        COMPARE_CLOSE((nominal->sensitivity + nominal->specificity) / 2, expected("recall_macro"));
    } else {
        COMPARE_CLOSE(nominal->sensitivity, expected("recall_macro"));
    }

    const auto confusion = confusionMatrix(predictions);
    QVERIFY(json(confusion) == golden.at("confusion"));
}

// Figures that metrics.json lacks, computed from its cases by scikit-learn 1.2.1.
void TestMetrics::agreesBeyondTheFile_data() {
    QTest::addColumn<int>("index");
    QTest::addColumn<double>("averagePrecision");
    QTest::addColumn<double>("brier");
    QTest::addColumn<double>("sensitivity");
    QTest::addColumn<double>("specificity");
    QTest::addColumn<double>("gradeError");
    QTest::newRow("2 classes, 60") << 0 << 0.8844952976238413 << 0.17519819837186998 << 0.6666666666666666
                                   << 0.7916666666666666 << 0.2833333333333333;
    QTest::newRow("2 classes, 200") << 1 << 0.8095508084997005 << 0.18226588459923174 << 0.717391304347826
                                    << 0.6944444444444444 << 0.295;
    QTest::newRow("4 classes") << 2 << 0.5959731202625191 << 0.5753178448924648 << 0.5564702025409906
                               << 0.8515011499762118 << 0.7416666666666667;
    QTest::newRow("3 classes") << 3 << 0.7375534886756766 << 0.4479298590505586 << 0.5832215471211762
                               << 0.8003629394013538 << 0.4777777777777778;
    QTest::newRow("5 classes") << 4 << 0.5447114418856117 << 0.6258513965192454 << 0.5281602721171927
                               << 0.8819658508941062 << 0.908;
}

void TestMetrics::agreesBeyondTheFile() {
    QFETCH(int, index);
    QFETCH(double, averagePrecision);
    QFETCH(double, brier);
    QFETCH(double, sensitivity);
    QFETCH(double, specificity);
    QFETCH(double, gradeError);
    const Predictions predictions = predictionsOf(goldenCases().at(std::size_t(index)));
    const auto metrics = computeMetrics(predictions);
    QVERIFY(metrics.ok());
    COMPARE_CLOSE(metrics->averagePrecision, averagePrecision);
    COMPARE_CLOSE(metrics->brier, brier);
    COMPARE_CLOSE(metrics->sensitivity, sensitivity);
    COMPARE_CLOSE(metrics->specificity, specificity);
    QVERIFY(std::isnan(metrics->gradeError));
    COMPARE_CLOSE(computeMetrics(predictions, {.ordinal = true})->gradeError, gradeError);
}

void TestMetrics::classNeverPredicted() {
    const auto metrics =
        computeMetrics(certain(3, {0, 0, 1, 1, 2, 2, 0}, {0, 1, 1, 1, 0, 1, 0}), {.ordinal = true});
    QVERIFY(metrics.ok());
    // scikit-learn 1.2.1
    COMPARE_CLOSE(metrics->f1, 0.4444444444444444);
    COMPARE_CLOSE(metrics->precision, 0.38888888888888884);
    COMPARE_CLOSE(metrics->balancedAccuracy, 0.5555555555555555);
    COMPARE_CLOSE(metrics->kappa, 0.15999999999999992);
    COMPARE_CLOSE(metrics->gradeError, 0.5714285714285714);
}

void TestMetrics::classWithoutImages() {
    const auto metrics = computeMetrics(certain(3, {0, 0, 1, 1}, {0, 1, 1, 1}));
    QVERIFY(metrics.ok());
    QVERIFY(std::isnan(metrics->auc));
    QVERIFY(std::isnan(metrics->averagePrecision));
    COMPARE_CLOSE(metrics->sensitivity, 0.75);
    COMPARE_CLOSE(metrics->accuracy, 0.75);
}

void TestMetrics::singleClass() {
    const auto metrics = computeMetrics(certain(2, {1, 1, 1}, {1, 0, 1}));
    QVERIFY(metrics.ok());
    QVERIFY(std::isnan(metrics->auc));
    QVERIFY(std::isnan(metrics->specificity));
    COMPARE_CLOSE(metrics->sensitivity, 2.0 / 3);
}

void TestMetrics::tiedScoresCountHalf() {
    const std::vector<double> scores{0.1, 0.4, 0.35, 0.8, 0.4, 0.4};
    const std::vector<int> positive{0, 0, 1, 1, 0, 1};
    // Of 9 pairs: 5 in order, 2 tied, 2 reversed.
    COMPARE_CLOSE(rocAuc(scores, positive), 6.0 / 9);
    COMPARE_CLOSE(rocAuc(std::vector<double>(6, 0.5), positive), 0.5);
    QVERIFY(std::isnan(rocAuc(scores, std::vector<int>(6, 1))));
    QVERIFY(std::isnan(rocAuc(scores, std::vector<int>(5, 1))));
    QVERIFY(std::isnan(rocAuc({}, {})));
}

void TestMetrics::tiedPredictionIsLowerIndex() {
    Predictions predictions{3, {2}, {0.2, 0.4, 0.4}, {""}};
    QCOMPARE(confusionMatrix(predictions)[2][1], 1);
}

void TestMetrics::rocCurve() {
    const auto points =
        evaluation::rocCurve(std::vector{0.1, 0.4, 0.35, 0.8, 0.4, 0.4}, std::vector{0, 0, 1, 1, 0, 1});
    // scikit-learn 1.2.1, drop_intermediate=False; it puts max + 1 for the first threshold
    const double falsePositive[] = {0, 0, 2.0 / 3, 2.0 / 3, 1}, truePositive[] = {0, 1.0 / 3, 2.0 / 3, 1, 1};
    const double thresholds[] = {std::numeric_limits<double>::infinity(), 0.8, 0.4, 0.35, 0.1};
    QCOMPARE(points.size(), std::size_t(5));
    for (std::size_t i = 0; i < 5; ++i) {
        COMPARE_CLOSE(points[i].falsePositiveRate, falsePositive[i]);
        COMPARE_CLOSE(points[i].truePositiveRate, truePositive[i]);
        QCOMPARE(points[i].threshold, thresholds[i]);
    }
    QVERIFY(evaluation::rocCurve(std::vector{0.1, 0.2}, std::vector{1, 1}).empty());
    QVERIFY(evaluation::rocCurve(std::vector{0.1, std::nan("")}, std::vector{0, 1}).empty());
}

void TestMetrics::rocCurveAgreesWithArea() {
    const Predictions predictions = predictionsOf(goldenCases().at(1));
    std::vector<double> scores;
    for (std::size_t i = 0; i < predictions.size(); ++i)
        scores.push_back(predictions.probabilities[2 * i + 1]);
    const auto points = evaluation::rocCurve(scores, predictions.truth);
    double area = 0;
    for (std::size_t i = 1; i < points.size(); ++i)
        area += (points[i].falsePositiveRate - points[i - 1].falsePositiveRate) *
                (points[i].truePositiveRate + points[i - 1].truePositiveRate) / 2;
    COMPARE_CLOSE(area, rocAuc(scores, predictions.truth));
    COMPARE_CLOSE(points.back().falsePositiveRate, 1.0);
    COMPARE_CLOSE(points.back().truePositiveRate, 1.0);
}

void TestMetrics::ordinalChangesOnlyKappa() {
    const Predictions predictions = predictionsOf(goldenCases().at(4));
    const auto nominal = computeMetrics(predictions),
               ordinal = computeMetrics(predictions, {.ordinal = true});
    QVERIFY(std::abs(nominal->kappa - ordinal->kappa) > 1e-3);
    QCOMPARE(nominal->auc, ordinal->auc);
    QCOMPARE(nominal->f1, ordinal->f1);
}

void TestMetrics::certainMistakeStaysFinite() {
    const auto metrics = computeMetrics(certain(2, {0, 1}, {1, 1}));
    QVERIFY(std::isfinite(metrics->logLoss));
    QVERIFY(metrics->logLoss > 17);  // half of -log(2.2e-16)
}

void TestMetrics::patientsMayBeLeftOut() {
    Predictions predictions = predictionsOf(goldenCases().at(0));
    const auto with = computeMetrics(predictions);
    predictions.patients.clear();
    const auto without = computeMetrics(predictions);
    QVERIFY(without.ok());
    QCOMPARE(with->auc, without->auc);
}

void TestMetrics::invalidInputs_data() {
    QTest::addColumn<Predictions>("predictions");
    const Predictions good{2, {0, 1}, {0.9, 0.1, 0.2, 0.8}, {"a", "b"}};
    QVERIFY(computeMetrics(good).ok());
    const auto row = [&](const char* name, auto spoil) {
        Predictions bad = good;
        spoil(bad);
        QTest::newRow(name) << bad;
    };
    row("empty", [](Predictions& p) { p = Predictions{2, {}, {}, {}}; });
    row("one class", [](Predictions& p) { p = Predictions{1, {0, 0}, {1, 1}, {"", ""}}; });
    row("probability missing", [](Predictions& p) { p.probabilities.pop_back(); });
    row("patient missing", [](Predictions& p) { p.patients.pop_back(); });
    row("label negative", [](Predictions& p) { p.truth[0] = -1; });
    row("label too high", [](Predictions& p) { p.truth[1] = 2; });
    row("not a number", [](Predictions& p) { p.probabilities[1] = std::nan(""); });
    row("infinite", [](Predictions& p) { p.probabilities[1] = std::numeric_limits<double>::infinity(); });
    row("scores before softmax", [](Predictions& p) { p.probabilities = {2, -1, -3, 4}; });
    row("sum not 1", [](Predictions& p) { p.probabilities[0] = 0.5; });
}

void TestMetrics::invalidInputs() {
    QFETCH(Predictions, predictions);
    const auto metrics = computeMetrics(predictions);
    QVERIFY(!metrics.ok());
    QCOMPARE(metrics.error().code, ErrorCode::invalidArgument);
    QVERIFY(!metrics.error().detail.empty());
}

QTEST_GUILESS_MAIN(TestMetrics)
#include "test_metrics.moc"
