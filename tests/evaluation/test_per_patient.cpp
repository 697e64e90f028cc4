#include <QTest>
#include <cmath>
#include <map>

#include "evaluation/intervals.h"
#include "evaluation/per_patient.h"
#include "tests/support/json_file.h"

using namespace fovea;
using namespace fovea::evaluation;

class TestPerPatient : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void agreesWithScikitLearn_data();
    void agreesWithScikitLearn();
    void meansAndOrder();
    void severalClassesAreLeftOut();
    void nothingToSay_data();
    void nothingToSay();
    void patientsAreNotShared();
    void meansLeaveUnknownPatientsOut();
};

namespace {

/// A case of metrics.json; every three images of a class, in their order, are a patient's.
Predictions threeImagesEach(int index) {
    const nlohmann::json golden =
        test::jsonFile(FOVEA_TEST_DATA "/metrics.json").at("cases").at(std::size_t(index));
    Predictions out;
    out.classes = golden.at("classes");
    std::map<int, int> images;
    for (const int truth : golden.at("true")) {
        out.truth.push_back(truth);
        out.patients.push_back(std::to_string(truth) + "-" + std::to_string(images[truth]++ / 3));
    }
    for (const auto& row : golden.at("probabilities"))
        out.probabilities.insert(out.probabilities.end(), row.begin(), row.end());
    return out;
}

}  // namespace

// scikit-learn 1.2.1 on the patients' mean probabilities, taken with NumPy.
void TestPerPatient::agreesWithScikitLearn_data() {
    QTest::addColumn<int>("index");
    QTest::addColumn<int>("patients");
    QTest::addColumn<double>("auc");
    QTest::addColumn<double>("accuracy");
    QTest::addColumn<double>("kappa");
    QTest::addColumn<double>("quadraticKappa");
    QTest::addColumn<double>("gradeError");
    QTest::addColumn<double>("logLoss");
    QTest::newRow("2 classes") << 0 << 20 << 0.9479166666666667 << 0.85 << 0.7058823529411764
                               << 0.7058823529411764 << 0.15 << 0.44550503000697717;
    QTest::newRow("4 classes") << 2 << 81 << 0.9292340198712458 << 0.7654320987654321 << 0.686685667752443
                               << 0.693892478361575 << 0.3950617283950617 << 0.9194560450176869;
}

void TestPerPatient::agreesWithScikitLearn() {
    QFETCH(int, index);
    QFETCH(int, patients);
    QFETCH(double, auc);
    QFETCH(double, accuracy);
    QFETCH(double, kappa);
    QFETCH(double, quadraticKappa);
    QFETCH(double, gradeError);
    QFETCH(double, logLoss);
    const auto made = perPatient(threeImagesEach(index));
    QVERIFY(made);
    QCOMPARE(int(made->predictions.size()), patients);
    QCOMPARE(made->severalClasses, 0);
    const auto nominal = computeMetrics(made->predictions),
               ordinal = computeMetrics(made->predictions, {.ordinal = true});
    QVERIFY(nominal.ok() && ordinal.ok());
    const auto close = [](double a, double b) { return std::abs(a - b) < 1e-9; };
    QVERIFY(close(nominal->auc, auc));
    QVERIFY(close(nominal->accuracy, accuracy));
    QVERIFY(close(nominal->kappa, kappa));
    QVERIFY(close(ordinal->kappa, quadraticKappa));
    QVERIFY(close(ordinal->gradeError, gradeError));
    QVERIFY(close(nominal->logLoss, logLoss));
}

void TestPerPatient::meansAndOrder() {
    const auto made = perPatient({2, {1, 0, 1}, {0.25, 0.75, 1, 0, 0.75, 0.25}, {"b", "a", "b"}});
    QVERIFY(made);
    QCOMPARE(made->predictions.patients, (std::vector<std::string>{"b", "a"}));
    QCOMPARE(made->predictions.truth, (std::vector<int>{1, 0}));
    QCOMPARE(made->predictions.probabilities, (std::vector<double>{0.5, 0.5, 1, 0}));
    QCOMPARE(made->images, (std::vector<int>{2, 1}));
}

void TestPerPatient::severalClassesAreLeftOut() {
    const auto made =
        perPatient({2, {1, 0, 0, 1}, {0, 1, 1, 0, 1, 0, 0.5, 0.5}, {"both", "both", "one", "another"}});
    QVERIFY(made);
    QCOMPARE(made->severalClasses, 1);
    QCOMPARE(made->predictions.patients, (std::vector<std::string>{"one", "another"}));
    QCOMPARE(made->predictions.truth, (std::vector<int>{0, 1}));
}

void TestPerPatient::nothingToSay_data() {
    QTest::addColumn<QStringList>("patients");
    QTest::newRow("one image each") << QStringList{"a", "b", "c"};
    QTest::newRow("one unknown") << QStringList{"a", "a", ""};
    QTest::newRow("all unknown") << QStringList{"", "", ""};
    QTest::newRow("not even a list") << QStringList{};
    QTest::newRow("nobody of one class") << QStringList{"a", "a", "a"};
}

void TestPerPatient::nothingToSay() {
    QFETCH(QStringList, patients);
    Predictions images{2, {0, 1, 1}, {0.5, 0.5, 0.5, 0.5, 0.5, 0.5}, {}};
    for (const QString& p : patients) images.patients.push_back(p.toStdString());
    QVERIFY(!perPatient(images));
}

void TestPerPatient::patientsAreNotShared() {
    // Each counts once: plain shares have Wilson's interval on the number of patients.
    const auto made = perPatient(threeImagesEach(0));
    const auto estimates = estimate(made->predictions, {});
    QVERIFY(estimates.ok());
    const Estimate accuracy = estimates->at("accuracy"), expected = wilson(17, 20);
    QCOMPARE(accuracy.value, 0.85);
    QCOMPARE(accuracy.low, expected.low);
    QCOMPARE(accuracy.high, expected.high);
    QVERIFY(!estimates->count("grade_error"));
}

void TestPerPatient::meansLeaveUnknownPatientsOut() {
    const PatientMeans means = patientMeans({0.25, 0.75, 1, 0, 0.75, 0.25, 0.5, 0.5}, {"b", "", "b", "a"}, 2);
    QCOMPARE(means.patients, (std::vector<std::string>{"b", "a"}));
    QCOMPARE(means.images, (std::vector<int>{2, 1}));
    QCOMPARE(means.probabilities, (std::vector<double>{0.5, 0.5, 0.5, 0.5}));
    QVERIFY(patientMeans({1, 0}, {""}, 2).patients.empty());
}

QTEST_GUILESS_MAIN(TestPerPatient)
#include "test_per_patient.moc"
