#include "evaluation/per_class.h"

#include <QTest>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "evaluation/operating_point.h"
#include "evaluation/proportion.h"
#include "tests/evaluation/made_predictions.h"

using namespace fovea;
using namespace fovea::evaluation;

class TestPerClass : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// What the window shows of a class and what it shows at a threshold of 0.5 is the same figure.
    void valuesHereAreThoseOfTheClass() {
        Random random(29);
        const Predictions p = test::repeated(test::twoClasses(40, 1.5, random), 3);
        const auto classes = perClass(p);
        QVERIFY(classes.ok());
        const PredictiveValues here = predictiveValuesHere(oneAgainstRest(p, 1), 0.5);
        for (const auto& [a, b] : {std::pair((*classes)[1].ppv, here.ppv), {(*classes)[1].npv, here.npv}}) {
            QCOMPARE(a.value, b.value);
            QCOMPARE(a.low, b.low);
            QCOMPARE(a.high, b.high);
        }
    }

    void figuresAreThoseOfTheConfusion();
    void twoClassesMirrorEachOther();
    void wilsonAgreesWithStatsmodels();
    void predictiveValuesFollowBayes();
    void predictiveValuesAtTheEnds();
    void noShareComesNearerToOneThanAPerfectOne();
    void absentClass();
    void refusesNonsense();
};

namespace {

bool near(double a, double b) {
    return std::abs(a - b) < 1e-9;
}

std::vector<ClassFigures> figuresOf(const Predictions& p, const PerClassOptions& options = {}) {
    auto made = perClass(p, options);
    if (!made) qFatal("%s", made.error().detail.c_str());
    return std::move(*made);
}

/// Shares in patients of 5 images; `wrong` images of the first patient, and so on, are wrong.
Estimate shareOf(int patients, int wrong) {
    Predictions p;
    p.classes = 2;
    for (int i = 0; i < 5 * patients; ++i) {
        p.truth.push_back(0);
        p.patients.push_back(std::to_string(i / 5));
    }
    const Clusters clusters = clustersOf(p);
    return ClusteredProportion(clusters).estimate([](std::size_t) { return true; },
                                                  [&](std::size_t i) { return int(i) >= wrong; });
}

}  // namespace

void TestPerClass::figuresAreThoseOfTheConfusion() {
    Random random(1);
    const Predictions p = test::manyClasses(120, 3, random);
    const auto confusion = confusionMatrix(p);
    const auto figures = figuresOf(p);
    QCOMPARE(figures.size(), std::size_t(3));
    const auto estimates = estimate(p, {});
    double aucs = 0, sensitivities = 0;
    for (std::size_t c = 0; c < 3; ++c) {
        int ofClass = 0, called = 0;
        for (std::size_t k = 0; k < 3; ++k) {
            ofClass += confusion[c][k];
            called += confusion[k][c];
        }
        const int right = confusion[c][c];
        const ClassFigures& f = figures[c];
        QCOMPARE(f.images, ofClass);
        QCOMPARE(f.patients, ofClass);
        const auto is = [](const Estimate& e, const Estimate& expected) {
            return near(e.value, expected.value) && near(e.low, expected.low) && near(e.high, expected.high);
        };
        QVERIFY(is(f.sensitivity, wilson(right, ofClass)));
        QVERIFY(is(f.specificity, wilson(120 - ofClass - called + right, 120 - ofClass)));
        QVERIFY(is(f.ppv, wilson(right, called)));
        QVERIFY(is(f.npv, wilson(120 - ofClass - called + right, 120 - called)));
        QVERIFY(std::isnan(f.ppvAtPrevalence.value));
        QVERIFY(f.auc.low < f.auc.value && f.auc.value < f.auc.high);
        aucs += f.auc.value / 3;
        sensitivities += f.sensitivity.value / 3;
    }
    QVERIFY(near(aucs, estimates->at("auc").value));
    QVERIFY(near(sensitivities, estimates->at("sensitivity").value));
}

void TestPerClass::twoClassesMirrorEachOther() {
    Random random(2);
    const Predictions p = test::repeated(test::twoClasses(40, 1, random), 3);
    const auto figures = figuresOf(p, {.prevalence = prevalences(0.1, 2)});
    const auto estimates = estimate(p, {});
    QCOMPARE(figures[1].sensitivity.low, figures[0].specificity.low);
    QCOMPARE(figures[1].ppv.value, figures[0].npv.value);
    QCOMPARE(figures[1].ppvAtPrevalence.high, figures[0].npvAtPrevalence.high);
    QCOMPARE(figures[1].auc.low, figures[0].auc.low);
    QVERIFY(figures[0].patients + figures[1].patients == 40);
    // One figure, one interval, wherever it stands.
    QCOMPARE(figures[1].auc.low, estimates->at("auc").low);
    QCOMPARE(figures[1].sensitivity.low, estimates->at("sensitivity").low);
    QCOMPARE(figures[1].specificity.high, estimates->at("specificity").high);
}

void TestPerClass::wilsonAgreesWithStatsmodels() {
    std::ifstream file(FOVEA_TEST_DATA "/evaluation/auc.json");
    QVERIFY(bool(file));
    const auto all = nlohmann::json::parse(file);
    for (const nlohmann::json& row : all.at("wilson")) {
        const Estimate e = wilson(row.at(0), row.at(1), row.at(2));
        QVERIFY(near(e.low, row.at(3)) && near(e.high, row.at(4)));
    }
}

// Of 1000 people, 100 are ill, 90 of them found; of the 900 others 45 are false alarms: 90 / 135.
void TestPerClass::predictiveValuesFollowBayes() {
    const PredictiveValues at = predictiveValuesAt(0.1, wilson(90, 100), wilson(95, 100));
    QVERIFY(near(at.ppv.value, 90.0 / 135));
    QVERIFY(near(at.npv.value, 855.0 / 865));
    QVERIFY(at.ppv.low < at.ppv.value && at.ppv.value < at.ppv.high);
    // At the prevalence of the images they are the 2 x 2 table's.
    const PredictiveValues same = predictiveValuesAt(0.5, wilson(90, 100), wilson(95, 100));
    QVERIFY(near(same.ppv.value, 90.0 / 95));
    QVERIFY(near(same.npv.value, 95.0 / 105));
    // Rarer: more of the alarms are false.
    QVERIFY(predictiveValuesAt(0.01, wilson(90, 100), wilson(95, 100)).ppv.high < at.ppv.low);
}

void TestPerClass::predictiveValuesAtTheEnds() {
    const PredictiveValues noAlarm = predictiveValuesAt(0.1, wilson(18, 20), wilson(20, 20));
    QCOMPARE(noAlarm.ppv.value, 1.0);
    QCOMPARE(noAlarm.ppv.high, 1.0);
    QVERIFY(noAlarm.ppv.low > 0.2 && noAlarm.ppv.low < 0.8);
    const PredictiveValues allFound = predictiveValuesAt(0.1, wilson(20, 20), wilson(18, 20));
    QCOMPARE(allFound.npv.value, 1.0);
    QVERIFY(allFound.npv.low > 0.9 && allFound.npv.low < 1);
    // One false alarm more, and no limit rises.
    Estimate before = noAlarm.ppv;
    for (int right = 19; right >= 10; --right) {
        const Estimate ppv = predictiveValuesAt(0.1, wilson(18, 20), wilson(right, 20)).ppv;
        QVERIFY(ppv.low <= before.low && ppv.value <= before.value && ppv.high <= before.high);
        before = ppv;
    }
    const PredictiveValues nothing = predictiveValuesAt(0.1, wilson(0, 20), wilson(20, 20));
    QVERIFY(std::isnan(nothing.ppv.value));
    QVERIFY(std::isnan(predictiveValuesAt(0, wilson(1, 2), wilson(1, 2)).ppv.value));
}

void TestPerClass::noShareComesNearerToOneThanAPerfectOne() {
    for (const int patients : {4, 12, 60}) {
        const Estimate perfect = shareOf(patients, 0);
        QVERIFY(near(perfect.low, wilson(patients, patients).low));
        Estimate before = perfect;
        for (const int wrong : {1, 2, 3}) {
            const Estimate share = shareOf(patients, wrong);
            QVERIFY(share.low <= before.low && share.high <= before.high);
            before = share;
        }
    }
    // A patient who is wrong as a whole is one of so many patients, not five of so many images.
    const Estimate one = shareOf(12, 5);
    QVERIFY(one.high - one.low >= wilson(11, 12).high - wilson(11, 12).low);
    QVERIFY(std::isnan(shareOf(1, 2).low));
}

void TestPerClass::absentClass() {
    const Predictions p{3, {0, 0, 1, 1}, {0.8, 0.1, 0.1, 0.5, 0.3, 0.2, 0.1, 0.8, 0.1, 0.3, 0.4, 0.3}, {}};
    const auto figures = figuresOf(p);
    QCOMPARE(figures[2].images, 0);
    QVERIFY(std::isnan(figures[2].auc.value) && std::isnan(figures[2].sensitivity.value));
    QCOMPARE(figures[2].specificity.value, 1.0);
}

void TestPerClass::refusesNonsense() {
    Random random(4);
    const Predictions p = test::twoClasses(20, 1, random);
    for (const PerClassOptions& options :
         {PerClassOptions{.confidence = 1}, PerClassOptions{.prevalence = {0.1}},
          PerClassOptions{.prevalence = {0.0, 1.0}}}) {
        const auto made = perClass(p, options);
        QVERIFY(!made.ok());
        QCOMPARE(made.error().code, ErrorCode::invalidArgument);
    }
}

QTEST_GUILESS_MAIN(TestPerClass)
#include "test_per_class.moc"
