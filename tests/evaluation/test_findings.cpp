#include <QTest>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/random.h"
#include "evaluation/auc_covariance.h"
#include "evaluation/confusion_intervals.h"
#include "evaluation/findings.h"

using namespace fovea;
using namespace fovea::evaluation;
using nlohmann::json;

namespace {

/// Of scikit-learn, and of Obuchowski's paper: tests/evaluation/make_questions_reference.py.
json references() {
    std::ifstream in(FOVEA_TEST_DATA "/evaluation/questions.json");
    return json::parse(in);
}

#define COMPARE_TO(actual, expected)                        \
    QVERIFY2(std::abs((actual) - double(expected)) <= 1e-9, \
             qPrintable(QString("%1, not %2").arg(actual, 0, 'g', 15).arg(double(expected), 0, 'g', 15)))

FindingPredictions predictionsOf(const json& j) {
    return {{"effusion", "nodule", "fracture"},
            j.at("truth").get<std::vector<int>>(),
            j.at("probabilities").get<std::vector<double>>(),
            j.at("patients").get<std::vector<std::string>>()};
}

/// Two findings that each patient has or has not, with images that are alike; AUCs as given.
FindingPredictions drawn(int patients, int images, std::array<double, 2> aucs, double alike, Random& random) {
    FindingPredictions p{{"a", "b"}, {}, {}, {}};
    for (int k = 0; k < patients; ++k) {
        const int truth[] = {random.uniform() < 0.5, random.uniform() < 0.4};
        const double shared = random.normal() * std::sqrt(alike);
        for (int i = 0; i < images; ++i) {
            for (int f = 0; f < 2; ++f) {
                double low = -10, high = 10;  // the separation that has this AUC
                for (int s = 0; s < 60; ++s) {
                    const double middle = (low + high) / 2;
                    (0.5 * std::erfc(-middle / 2) < aucs[std::size_t(f)] ? low : high) = middle;
                }
                const double score = low * truth[f] + shared + random.normal() * std::sqrt(1 - alike);
                p.truth.push_back(truth[f]);
                p.probabilities.push_back(1 / (1 + std::exp(-score)));
            }
            p.patients.push_back(std::to_string(k));
        }
    }
    return p;
}

}  // namespace

class TestFindings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void agreesWithOthers() {
        const json j = references().at("findings");
        const FindingPredictions p = predictionsOf(j);
        const auto figures = findingsFigures(p, {j.at("thresholds").get<std::vector<double>>()});
        QVERIFY(figures.ok());
        for (std::size_t f = 0; f < 3; ++f) COMPARE_TO(figures->each[f].auc.value, j["auc"][f]);
        COMPARE_TO(figures->macroAuc.value, j["macro_auc"]);
        COMPARE_TO(figures->microAuc.value, j["micro_auc"]);
        COMPARE_TO(figures->macroSensitivity.value, j["macro_sensitivity"]);
        COMPARE_TO(figures->macroSpecificity.value, j["macro_specificity"]);
        COMPARE_TO(figures->microSensitivity.value, j["micro_sensitivity"]);
        COMPARE_TO(figures->microSpecificity.value, j["micro_specificity"]);
        COMPARE_TO(figures->exactMatch.value, j["exact_match"]);
        QCOMPARE(figures->imagesAllStated, j["all_stated"].get<int>());
        QCOMPARE(figures->findingsInMacroAuc, 3);
        const auto covariance = AucCovariance::ofFindings(std::span(&p, 1));
        QVERIFY(covariance.ok());
        for (std::size_t f = 0; f < 3; ++f)
            for (std::size_t g = 0; g < 3; ++g)
                COMPARE_TO(covariance->covariance(0, f, 0, g), j["covariance"][f][g]);
    }

    void withNothingLeftOutItIsMultilabel() {
        json j = references().at("findings");
        j["truth"] = j["whole"]["truth"];
        const auto figures =
            findingsFigures(predictionsOf(j), {j.at("thresholds").get<std::vector<double>>()});
        QVERIFY(figures.ok());
        COMPARE_TO(figures->macroAuc.value, j["whole"]["macro_auc"]);
        COMPARE_TO(figures->microAuc.value, j["whole"]["micro_auc"]);
        COMPARE_TO(figures->macroSensitivity.value, j["whole"]["macro_sensitivity"]);
        COMPARE_TO(figures->microSensitivity.value, j["whole"]["micro_sensitivity"]);
        COMPARE_TO(figures->exactMatch.value, j["whole"]["exact_match"]);
    }

    void oneFindingIsTwoClasses() {
        const json j = references().at("findings");
        const FindingPredictions p = predictionsOf(j);
        const auto figures = findingsFigures(p);
        const Predictions own = ofFinding(p, 1);
        QCOMPARE(own.size(), statedImages(p, 1).size());
        const auto auc = AucCovariance::of(std::span(&own, 1));
        QCOMPARE(figures->each[1].auc.low, auc->interval(0, 0).low);
        const PointFigures at = figuresAt(oneAgainstRest(own, 1), 0.5);
        QCOMPARE(figures->each[1].at.sensitivity.low, at.sensitivity.low);
        QCOMPARE(figures->each[1].at.counts.found, at.counts.found);
        QCOMPARE(figures->each[1].images, int(own.size()));
    }

    void notStatedChangesNothing() {
        // The same as leaving the image out, for this finding alone.
        Random random(3);
        FindingPredictions p = drawn(40, 2, {0.8, 0.9}, 0.3, random);
        const auto before = findingsFigures(p);
        FindingPredictions more = p;
        for (int i = 0; i < 25; ++i) {
            more.truth.insert(more.truth.end(), {kNotStated, kNotStated});
            more.probabilities.insert(more.probabilities.end(), {random.uniform(), random.uniform()});
            more.patients.push_back("further " + std::to_string(i));
        }
        const auto after = findingsFigures(more);
        QVERIFY(before.ok() && after.ok());
        for (const auto member :
             {&FindingsFigures::macroAuc, &FindingsFigures::microAuc, &FindingsFigures::microSensitivity,
              &FindingsFigures::macroSpecificity, &FindingsFigures::exactMatch}) {
            COMPARE_TO(((*after).*member).value, ((*before).*member).value);
            COMPARE_TO(((*after).*member).low, ((*before).*member).low);
            COMPARE_TO(((*after).*member).high, ((*before).*member).high);
        }
        QCOMPARE(after->each[0].patients, before->each[0].patients);
    }

    void findingsOfOneImageAreNoFurtherPatients() {
        // The same finding twice says no more than once.
        Random random(4);
        const FindingPredictions p = drawn(30, 1, {0.85, 0.85}, 0, random);
        FindingPredictions twice{{"a", "again"}, {}, {}, {}};
        for (std::size_t i = 0; i < p.size(); ++i) {
            twice.truth.insert(twice.truth.end(), 2, p.truth[2 * i]);
            twice.probabilities.insert(twice.probabilities.end(), 2, p.probabilities[2 * i]);
        }
        const auto figures = findingsFigures(twice);
        QVERIFY(figures.ok());
        COMPARE_TO(figures->macroAuc.low, figures->each[0].auc.low);
        COMPARE_TO(figures->macroAuc.high, figures->each[0].auc.high);
        const double own = figures->each[0].at.sensitivity.high - figures->each[0].at.sensitivity.low;
        const double pooled = figures->microSensitivity.high - figures->microSensitivity.low;
        QVERIFY2(pooled > 0.95 * own, qPrintable(QString("%1 %2").arg(pooled).arg(own)));
    }

    void undefinedStaysUndefined() {
        FindingPredictions p{{"rare", "there"}, {0, 1, 0, 0, 0, 1}, {0.1, 0.8, 0.3, 0.2, 0.2, 0.9}, {}};
        const auto figures = findingsFigures(p);
        QVERIFY(figures.ok());
        QVERIFY(std::isnan(figures->each[0].auc.value));
        QVERIFY(std::isnan(figures->each[0].at.sensitivity.value));
        QCOMPARE(figures->findingsInMacroAuc, 1);
        QCOMPARE(figures->macroAuc.value, figures->each[1].auc.value);
        p.truth = {kNotStated, kNotStated, kNotStated, kNotStated, kNotStated, kNotStated};
        const auto nothing = findingsFigures(p);
        QVERIFY(nothing.ok());
        QVERIFY(std::isnan(nothing->macroAuc.value) && std::isnan(nothing->microAuc.value) &&
                std::isnan(nothing->exactMatch.value));
        QCOMPARE(nothing->imagesAllStated, 0);
    }

    void nonsenseIsRefused() {
        const FindingPredictions good{{"a"}, {1, 0}, {0.4, 0.6}, {}};
        QVERIFY(findingsFigures(good).ok());
        FindingPredictions noFinding = good, truth = good, probability = good, size = good, patients = good;
        noFinding.findings.clear();
        truth.truth[0] = 2;
        probability.probabilities[1] = 1.2;
        size.probabilities.pop_back();
        patients.patients = {"one"};
        for (const FindingPredictions& p : {noFinding, truth, probability, size, patients})
            QCOMPARE(findingsFigures(p).error().code, ErrorCode::invalidArgument);
        QCOMPARE(findingsFigures(good, {{0.5, 0.5}}).error().code, ErrorCode::invalidArgument);
        QCOMPARE(findingsFigures(good, {{1.5}}).error().code, ErrorCode::invalidArgument);
        QCOMPARE(findingsFigures(good, {{}, 95}).error().code, ErrorCode::invalidArgument);
        FindingPredictions other = good;
        other.truth[0] = 0;
        QVERIFY(!macroAucDifference(std::span(&good, 1), std::span(&other, 1)).ok());
    }

    void coverageOfAverages() {
        const int samples = qEnvironmentVariableIsSet("FOVEA_COVERAGE") ? 4000 : 300;
        Random random(11);
        int macro = 0, micro = 0, better = 0;
        for (int s = 0; s < samples; ++s) {
            const FindingPredictions p = drawn(40, 3, {0.85, 0.85}, 0.5, random);
            const auto figures = findingsFigures(p);
            macro += figures->macroAuc.low <= 0.85 && 0.85 <= figures->macroAuc.high;
            // At 0.5 a positive image is found with the probability that a normal lies below the separation.
            micro += figures->microSpecificity.low <= 0.5 && 0.5 <= figures->microSpecificity.high;
            // Another model of the same quality on the same truths.
            FindingPredictions other = p;
            for (std::size_t i = 0; i < other.truth.size(); ++i) {
                const double score = 1.4657 * other.truth[i] + random.normal();
                other.probabilities[i] = 1 / (1 + std::exp(-score));
            }
            better +=
                whatIsShown(*macroAucDifference(std::span(&p, 1), std::span(&other, 1))) == Shown::better;
        }
        const auto say = [&](int n) { return qPrintable(QString::number(double(n) / samples)); };
        const double slack = 3 * std::sqrt(0.05 * 0.95 / samples);
        QVERIFY2(macro >= (0.92 - slack) * samples && macro <= 0.99 * samples, say(macro));
        QVERIFY2(micro >= (0.92 - slack) * samples && micro <= 0.99 * samples, say(micro));
        QVERIFY2(better <= (0.035 + slack) * samples, say(better));
    }

    void gradesAndConfusionFiguresAgree() {
        const json j = references().at("grades");
        Predictions p;
        p.classes = 5;
        p.truth = j.at("truth").get<std::vector<int>>();
        for (const int predicted : j.at("predicted")) {
            std::vector<double> row(5, 0.1);
            row[std::size_t(predicted)] = 0.6;
            p.probabilities.insert(p.probabilities.end(), row.begin(), row.end());
        }
        const auto figures = estimate(p, {.metrics = {.ordinal = true}});
        QVERIFY(figures.ok());
        COMPARE_TO(figures->at("within_one").value, j["within_one"]);
        COMPARE_TO(figures->at("kappa").value, j["kappa"]);
        COMPARE_TO(figures->at("f1").value, j["f1"]);
        const Estimate within = wilson(j["within_one"].get<double>() * 150, 150);
        COMPARE_TO(figures->at("within_one").low, within.low);
        const auto plain = estimate(p, {});
        COMPARE_TO(plain->at("kappa").value, j["plain_kappa"]);
        QVERIFY(!plain->contains("within_one"));
    }
};

QTEST_GUILESS_MAIN(TestFindings)
#include "test_findings.moc"
