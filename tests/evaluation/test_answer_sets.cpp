#include "evaluation/answer_sets.h"

#include <QTest>
#include <cmath>
#include <nlohmann/json.hpp>

#include "tests/evaluation/made_predictions.h"

using namespace fovea;
using namespace fovea::evaluation;
using namespace fovea::test;
using nlohmann::json;

class TestAnswerSets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void coverageOverDivisions_data();
    void coverageOverDivisions();
    void patientsCountOnce();
    void manyScoresAreThinned();
    void neverEmpty();
    void tooFewPatients();
    void figures();
    void throughJson();
    void refusesNonsense();
};

namespace {

/// Images `from`, `from + 1` ... `to - 1`.
Predictions some(const Predictions& all, std::size_t from, std::size_t to) {
    Predictions p;
    p.classes = all.classes;
    const auto cut = [](const auto& v, std::size_t a, std::size_t b) {
        return std::vector(v.begin() + std::ptrdiff_t(a), v.begin() + std::ptrdiff_t(b));
    };
    const std::size_t C = std::size_t(all.classes);
    p.truth = cut(all.truth, from, to);
    p.probabilities = cut(all.probabilities, from * C, to * C);
    p.patients = cut(all.patients, from, to);
    return p;
}

/// Of class 0 of two, each of a patient of its own, with these probabilities of class 0.
Predictions ofOneClass(const std::vector<double>& probabilities) {
    Predictions p;
    p.classes = 2;
    for (const double x : probabilities) {
        p.truth.push_back(0);
        p.probabilities.insert(p.probabilities.end(), {x, 1 - x});
        p.patients.push_back("");
    }
    return p;
}

AnswerSets setsOf(const SetScores& scores, double coverage) {
    auto sets = answerSets(scores, coverage);
    if (!sets) qFatal("%s", sets.error().detail.c_str());
    return std::move(*sets);
}

}  // namespace

void TestAnswerSets::coverageOverDivisions_data() {
    QTest::addColumn<int>("classes");
    QTest::addColumn<double>("coverage");
    QTest::addColumn<int>("imagesOfAPatient");
    QTest::newRow("four classes") << 4 << 0.9 << 1;
    QTest::newRow("four classes, 80 %") << 4 << 0.8 << 1;
    QTest::newRow("two classes") << 2 << 0.9 << 1;
    QTest::newRow("several images of a patient") << 4 << 0.9 << 3;
}

/// Images that chose nothing, divided anew 20 times into those that scores are taken of and those that are
/// judged: the sets hold the class as often as was asked.
void TestAnswerSets::coverageOverDivisions() {
    QFETCH(int, classes);
    QFETCH(double, coverage);
    QFETCH(int, imagesOfAPatient);
    constexpr int kDivisions = 20;
    constexpr std::size_t kKnown = 400, kJudged = 400;
    const std::size_t times = std::size_t(imagesOfAPatient);
    std::vector<double> held;
    double meanSize = 0;  // answers in a set, over all divisions
    std::vector<std::vector<double>> heldOfClass{std::size_t(classes)};
    for (int division = 0; division < kDivisions; ++division) {
        Random random{std::uint64_t(100 + division)};
        const Predictions all = repeated(classes == 2 ? twoClasses(kKnown + kJudged, 1.5, random)
                                                      : manyClasses(kKnown + kJudged, classes, random),
                                         imagesOfAPatient);
        const SetScores scores = setScores(some(all, 0, kKnown * times), "out_of_fold");
        const auto figures =
            setFigures(some(all, kKnown * times, (kKnown + kJudged) * times), setsOf(scores, coverage));
        QVERIFY(figures.ok());
        QVERIFY(figures->held.low < figures->held.value && figures->held.value < figures->held.high);
        QVERIFY(figures->meanSize > 1 && figures->meanSize < classes);
        held.push_back(figures->held.value);
        meanSize += figures->meanSize / kDivisions;
        for (std::size_t c = 0; c < std::size_t(classes); ++c)
            heldOfClass[c].push_back(figures->heldOfClass[c].value);
    }
    if (qEnvironmentVariableIsSet("FOVEA_COVERAGE"))
        qInfo("%s: %.3f of %d answers in a set", QTest::currentDataTag(), meanSize, classes);
    QVERIFY(meanSize >= 1 && meanSize <= classes);
    heldOfClass.push_back(held);
    for (const std::vector<double>& shares : heldOfClass) {
        double mean = 0, squares = 0;
        for (const double share : shares) mean += share / kDivisions;
        for (const double share : shares) squares += (share - mean) * (share - mean);
        const double standardError = std::sqrt(squares / (kDivisions - 1) / kDivisions);
        QVERIFY2(mean >= coverage - 2 * standardError, qPrintable(QString::number(mean)));
        QVERIFY2(mean <= coverage + 0.05, qPrintable(QString::number(mean)));
    }
}

/// A patient of many images has one vote, as one of a single image has.
void TestAnswerSets::patientsCountOnce() {
    const Predictions once = ofOneClass({0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1});
    const SetScores single = setScores(once, "val"), fivefold = setScores(repeated(once, 5), "val");
    QCOMPARE(single.classes[0].images, 9);
    QCOMPARE(fivefold.classes[0].images, 45);
    QCOMPARE(fivefold.classes[0].patients, 9);
    QCOMPARE(fivefold.classes[0].scores, single.classes[0].scores);
    QCOMPARE(single.classes[0].scores.back(), 0.9);
    // By hand: of 9 patients 80 % ask for the (9 + 1) * 0.8 = 8th, who is 0.8 away from certain.
    QVERIFY(std::abs(setsOf(single, 0.8).least[0] - 0.2) < 1e-9);
}

void TestAnswerSets::manyScoresAreThinned() {
    std::vector<double> probabilities;
    for (int i = 0; i < 5000; ++i) probabilities.push_back(1 - (i + 1) / 5001.0);
    const SetScores scores = setScores(ofOneClass(probabilities), "val");
    QCOMPARE(int(scores.classes[0].scores.size()), kMostScores);
    for (const double coverage : {0.8, 0.9, 0.95, 0.99}) {
        const double covered = 1 - setsOf(scores, coverage).least[0];
        QVERIFY2(covered >= coverage - 1e-6 && covered < coverage + 0.0027,
                 qPrintable(QString::number(covered)));
    }
}

void TestAnswerSets::neverEmpty() {
    // All are certain of their class: nothing but certainty passes, and an image without it keeps one answer.
    Predictions certain = ofOneClass(std::vector<double>(20, 1.0));
    for (int i = 0; i < 20; ++i) {
        certain.truth.push_back(1);
        certain.probabilities.insert(certain.probabilities.end(), {0, 1});
        certain.patients.push_back("");
    }
    const AnswerSets sets = setsOf(setScores(certain, "val"), 0.9);
    QCOMPARE(sets.least, (std::vector<double>{1, 1}));
    QCOMPARE(sets.of(std::vector{0.4, 0.6}), std::vector{1});
    QCOMPARE(sets.of(std::vector{1.0, 0.0}), std::vector{0});
}

void TestAnswerSets::tooFewPatients() {
    QCOMPARE(patientsNeeded(0.9), 9);
    QCOMPARE(patientsNeeded(0.95), 19);
    QCOMPARE(patientsNeeded(0.5), 1);
    const AnswerSets enough = setsOf(setScores(ofOneClass(std::vector<double>(9, 0.7)), "val"), 0.9);
    QCOMPARE(enough.tooFew, std::vector{1});  // of which there is no image
    const AnswerSets few = setsOf(setScores(ofOneClass(std::vector<double>(8, 0.7)), "val"), 0.9);
    QCOMPARE(few.tooFew, (std::vector{0, 1}));
    // Whatever is said of an image would be said of all: so nothing is.
    QVERIFY(!enough.known() && enough.of(std::vector{0.001, 0.999}).empty());
    QVERIFY(!few.known() && few.of(std::vector{0.5, 0.5}).empty());
    const Message why = tooFewForSets(few, {"calm", "sick"});
    QVERIFY(why.is(kTooFewForSets));
    QCOMPARE(QString::fromStdString(messageText(why)),
             QStringLiteral("Too few cases of “calm”, “sick” to say of any between which answers it is "
                            "uncertain: 9 patients of each class are needed."));
    Predictions p = ofOneClass(std::vector<double>(8, 0.7));
    const auto figures = setFigures(p, few);
    QVERIFY(figures.ok() && std::isnan(figures->held.value) && std::isnan(figures->meanSize));
    QCOMPARE(int(figures->heldOfClass.size()), 2);
    // Of both classes enough: it says something, and has nothing to excuse.
    p = ofOneClass(std::vector<double>(9, 0.7));
    for (int i = 0; i < 9; ++i) {
        p.truth.push_back(1);
        p.probabilities.insert(p.probabilities.end(), {0.4, 0.6});
        p.patients.push_back("");
    }
    const AnswerSets both = setsOf(setScores(p, "val"), 0.9);
    QVERIFY(both.known() && tooFewForSets(both, {"calm", "sick"}).empty());
    QCOMPARE(both.of(std::vector{0.5, 0.5}), std::vector{0});
    QCOMPARE(both.of(std::vector{0.7, 0.6}), (std::vector{0, 1}));
}

void TestAnswerSets::figures() {
    AnswerSets sets;
    sets.least = {0.3, 0.5};
    // Sets {0}, {0, 1}, {1}, {1}; the last two are of class 0 and 1.
    Predictions p;
    p.classes = 2;
    p.truth = {0, 1, 0, 1};
    p.probabilities = {0.9, 0.1, 0.5, 0.5, 0.2, 0.8, 0.1, 0.9};
    const auto figures = setFigures(p, sets);
    QVERIFY(figures.ok());
    QCOMPARE(figures->held.value, 0.75);
    QCOMPARE(figures->heldOfClass[0].value, 0.5);
    QCOMPARE(figures->heldOfClass[1].value, 1.0);
    QCOMPARE(figures->meanSize, 1.25);
    QCOMPARE(figures->sure.value, 0.75);
    const Estimate expected = wilson(3, 4);
    QCOMPARE(figures->held.low, expected.low);
    QCOMPARE(figures->held.high, expected.high);
}

void TestAnswerSets::throughJson() {
    Random random{7};
    const SetScores scores = setScores(manyClasses(300, 3, random), "out_of_fold");
    const SetScores again = setScoresFrom(json::parse(toJson(scores).dump()));
    QCOMPARE(again.part, std::string("out_of_fold"));
    QCOMPARE(setsOf(again, 0.9).least, setsOf(scores, 0.9).least);
    QVERIFY(toJson(again) == toJson(scores));
}

void TestAnswerSets::refusesNonsense() {
    const SetScores scores = setScores(ofOneClass(std::vector<double>(9, 0.7)), "val");
    for (const double coverage : {0.0, 0.49, 1.0, 1.5, std::nan("")})
        QVERIFY(!answerSets(scores, coverage).ok());
    Predictions three;
    three.classes = 3;
    QVERIFY(!setFigures(three, setsOf(scores, 0.9)).ok());
    for (const char* text :
         {R"({"part": "val"})", R"({"part": "val", "classes": [{}]})",
          R"({"part": "val", "classes": [{"images": 2, "patients": 2, "scores": [0.1]}]})",
          R"({"part": "val", "classes": [{"images": 2, "patients": 2, "scores": [0.3, 0.1]}]})"})
        QVERIFY_THROWS_EXCEPTION(json::exception, setScoresFrom(json::parse(text)));
}

QTEST_GUILESS_MAIN(TestAnswerSets)
#include "test_answer_sets.moc"
