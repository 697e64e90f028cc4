#include <QTest>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/random.h"
#include "evaluation/operating_point.h"
#include "tests/support/json_file.h"

using namespace fovea;
using namespace fovea::evaluation;
using nlohmann::json;

namespace {

ScoredImages images(std::vector<double> negatives, const std::vector<double>& positives) {
    ScoredImages out;
    out.positive.assign(negatives.size(), 0);
    out.positive.resize(negatives.size() + positives.size(), 1);
    out.scores = std::move(negatives);
    out.scores.insert(out.scores.end(), positives.begin(), positives.end());
    return out;
}

/// Binormal, as probabilities.
ScoredImages drawn(int negatives, int positives, double distance, std::uint64_t seed) {
    Random random(seed);
    ScoredImages out;
    for (int i = 0; i < negatives + positives; ++i) {
        out.positive.push_back(i >= negatives);
        out.scores.push_back(1 / (1 + std::exp(-random.normal() - (i >= negatives ? distance : 0))));
    }
    return out;
}

OperatingRule rule(const std::string& text) {
    return ruleFromText(text).value();
}

}  // namespace

class TestOperatingPoint : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rulesAsText_data() {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"standard", "youden", "sensitivity=0.95", "specificity=0.9", "harm=9", "0.37", "0", "1"})
            QTest::newRow(text) << text;
    }
    void rulesAsText() {
        QFETCH(QString, text);
        const auto read = ruleFromText(text.toStdString());
        QVERIFY(read.ok());
        QCOMPARE(ruleText(*read), text.toStdString());
    }
    void whatIsNoRule_data() {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"", "best", "sensitivity", "sensitivity=", "sensitivity=0", "sensitivity=1.1", "youden=1",
              "harm=0", "harm=-1", "harm=inf", "1.5", "-0.1", "nan", "0.5x", "0,5", "best=1"})
            QTest::newRow(text) << text;
    }
    void whatIsNoRule() {
        QFETCH(QString, text);
        const auto read = ruleFromText(text.toStdString());
        QVERIFY(!read && read.error().code == ErrorCode::invalidArgument);
    }

    void rulesFindTheirPoint() {
        // Negatives 0.1 .. 0.7, positives 0.4 .. 0.9.
        const ScoredImages some = images({0.1, 0.2, 0.3, 0.5, 0.7}, {0.4, 0.6, 0.8, 0.9});
        const auto at = [&](const char* text) { return chooseThreshold(some, rule(text)).value(); };
        QCOMPARE(at("standard"), 0.5);
        QCOMPARE(at("0.42"), 0.42);
        QCOMPARE(at("sensitivity=1"), 0.35);     // half way between 0.3 and 0.4
        QCOMPARE(at("sensitivity=0.75"), 0.55);  // three of four
        QCOMPARE(at("sensitivity=0.7"), 0.55);
        QCOMPARE(at("specificity=1"), 0.75);
        QCOMPARE(at("specificity=0.8"), 0.55);  // four of five
        QCOMPARE(at("specificity=0.6"), 0.35);
        // 0.35: 4/4 and 3/5 make 1.6; 0.55: 3/4 and 4/5 make 1.55.
        QCOMPARE(at("youden"), 0.35);
        // A miss as bad as one tenth of a false alarm: 2 found without any.
        QCOMPARE(at("harm=0.1"), 0.75);
        QCOMPARE(at("harm=10"), 0.35);
    }

    void youdenAgreesWithScikitLearn() {
        int cases = 0;
        const json all = test::jsonFile(FOVEA_TEST_DATA "/evaluation/calibration.json");
        for (const json& c : all.at("cases")) {
            if (!c.contains("youden")) continue;
            Predictions p;
            p.classes = 2;
            p.truth = c.at("truth").get<std::vector<int>>();
            p.probabilities = c.at("probabilities").get<std::vector<double>>();
            const ScoredImages scored = oneAgainstRest(p, 1);
            const PointFigures f = figuresAt(scored, chooseThreshold(scored, rule("youden")).value());
            QVERIFY(std::abs(f.sensitivity.value + f.specificity.value -
                             c["youden"]["sensitivity"].get<double>() -
                             c["youden"]["specificity"].get<double>()) < 1e-9);
            ++cases;
        }
        QCOMPARE(cases, 2);
    }

    void equalScoresStayTogether() {
        const ScoredImages tied = images({0.5, 0.5, 0.5}, {0.5, 0.5, 0.9});
        const double t = chooseThreshold(tied, rule("sensitivity=0.5")).value();
        QCOMPARE(t, 0.25);
        QCOMPARE(countsAt(tied, t).found, 3);
        QCOMPARE(countsAt(tied, t).falseAlarms, 3);
        // Neighbouring numbers have none between them.
        const double next = std::nextafter(0.5, 1.0);
        const ScoredImages near = images({0.5}, {next});
        const double between = chooseThreshold(near, rule("youden")).value();
        QCOMPARE(countsAt(near, between).found, 1);
        QCOMPARE(countsAt(near, between).falseAlarms, 0);
    }

    void certainScores() {
        const ScoredImages sure = images({0.0, 1.0}, {1.0, 1.0});
        for (const char* text : {"youden", "sensitivity=1", "specificity=1", "harm=2"}) {
            const double t = chooseThreshold(sure, rule(text)).value();
            QVERIFY2(t >= 0 && t <= 1, text);
            QCOMPARE(countsAt(sure, t).found, 2);
        }
        const ScoredImages zero = images({0.0}, {0.0});
        QCOMPARE(chooseThreshold(zero, rule("sensitivity=1")).value(), 0.0);
    }

    void aSideWithoutImagesChoosesNothing() {
        for (const ScoredImages& some : {images({0.1, 0.2}, {}), images({}, {0.3})}) {
            const auto chosen = chooseThreshold(some, rule("youden"));
            QVERIFY(!chosen && chosen.error().code == ErrorCode::tooFewSamples);
            QCOMPARE(chooseThreshold(some, rule("0.2")).value(), 0.2);
            QCOMPARE(chooseThreshold(some, {}).value(), 0.5);
        }
    }

    void aWantedSensitivityIsNearlyKept() {
        // 60 validation images, half with the finding; the true sensitivity is known.
        double mean = 0;
        constexpr int kTimes = 300;
        for (int i = 0; i < kTimes; ++i) {
            const double t =
                chooseThreshold(drawn(30, 30, 2, std::uint64_t(i)), rule("sensitivity=0.95")).value();
            const double z = std::log(t / (1 - t)) - 2;
            mean += 0.5 * std::erfc(z / std::sqrt(2.0)) / kTimes;
        }
        QVERIFY2(mean > 0.93 && mean < 0.97, qPrintable(QString::number(mean)));
    }

    void figuresKnowPatients() {
        ScoredImages some = drawn(60, 60, 1.5, 4);
        const PointFigures alone = figuresAt(some, 0.6);
        QVERIFY(alone.sensitivity.low < alone.sensitivity.value);
        QCOMPARE(alone.counts.found + alone.counts.missed, 60);
        QCOMPARE(alone.sensitivity.value, alone.counts.found / 60.0);
        QCOMPARE(alone.specificity.value, alone.counts.cleared / 60.0);
        const Estimate plain = wilson(alone.counts.found, 60);
        QCOMPARE(alone.sensitivity.low, plain.low);
        // The same images of a sixth as many patients, alike within each: wider.
        for (std::size_t i = 0; i < some.size(); ++i) {
            some.patients.push_back(std::to_string(i / 6));
            some.scores[i] = some.scores[i / 6 * 6];
        }
        const PointFigures shared = figuresAt(some, 0.6);
        const Estimate feigned = wilson(shared.counts.found, 60);
        QVERIFY(shared.sensitivity.high - shared.sensitivity.low > 1.5 * (feigned.high - feigned.low));
    }

    void predictiveValuesAreOfThePrevalenceStated() {
        const ScoredImages some = drawn(80, 80, 1.5, 5);
        QVERIFY(std::isnan(figuresAt(some, 0.6).ppv.value));
        // At the share that the images have they are those of the table.
        const PointFigures f = figuresAt(some, 0.6, 0.5);
        QVERIFY(std::abs(f.ppv.value - double(f.counts.found) / (f.counts.found + f.counts.falseAlarms)) <
                1e-12);
        QVERIFY(std::abs(f.npv.value - double(f.counts.cleared) / (f.counts.cleared + f.counts.missed)) <
                1e-12);
        const PointFigures rare = figuresAt(some, 0.6, 0.02);
        QVERIFY(rare.ppv.value < f.ppv.value && rare.npv.value > f.npv.value);
        QVERIFY(rare.ppv.low < rare.ppv.value && rare.ppv.value < rare.ppv.high);
    }

    void aPointForEachClassOrForThePositiveOne() {
        Predictions p;
        p.classes = 3;
        Random random(6);
        for (int i = 0; i < 90; ++i) {
            double row[3];
            for (int c = 0; c < 3; ++c) row[c] = std::exp(random.normal() + (c == i % 3 ? 2 : 0));
            const double sum = row[0] + row[1] + row[2];
            for (const double value : row) p.probabilities.push_back(value / sum);
            p.truth.push_back(i % 3);
        }
        const std::vector<std::string> names{"a", "b", "c"};
        const auto all = chooseThresholds(p, names, 1, rule("youden"), {"val", 90, 90});
        QVERIFY(all.ok());
        QCOMPARE(all->points.size(), std::size_t(3));
        QVERIFY(all->of("c") && all->of("c")->sensitivity.value > 0.5 && !all->of("d"));

        Predictions two = p;
        two.classes = 2;
        two.probabilities.clear();
        for (std::size_t i = 0; i < p.size(); ++i) {
            two.truth[i] = p.truth[i] == 2;
            two.probabilities.insert(two.probabilities.end(),
                                     {1 - p.probabilities[3 * i + 2], p.probabilities[3 * i + 2]});
        }
        const auto one = chooseThresholds(two, {"ill", "well"}, 0, rule("sensitivity=0.9"), {"val", 90, 0});
        QVERIFY(one.ok());
        QCOMPARE(one->points.size(), std::size_t(1));
        QCOMPARE(one->points.front().className, std::string("ill"));
        QVERIFY(one->points.front().sensitivity.value >= 0.9);
    }

    void anImageAtThePoints() {
        Thresholds two;
        two.points = {{"ill", 0.3, {}, {}}};
        QVERIFY((classesAt(two, {"ill", "well"}, std::vector<double>{0.3, 0.7}) ==
                 std::vector<std::string>{"ill"}));
        QVERIFY((classesAt(two, {"ill", "well"}, std::vector<double>{0.2, 0.8}) ==
                 std::vector<std::string>{"well"}));
        Thresholds more;
        more.points = {{"a", 0.2, {}, {}}, {"b", 0.5, {}, {}}, {"c", 0.4, {}, {}}};
        const std::vector<std::string> names{"a", "b", "c"};
        QVERIFY((classesAt(more, names, std::vector<double>{0.3, 0.3, 0.4}) ==
                 std::vector<std::string>{"a", "c"}));
        QVERIFY(classesAt(more, names, std::vector<double>{0.1, 0.45, 0.35}).empty());
    }

    void theOtherClassSaysTheSame() {
        Thresholds t;
        t.points = {{"ill", 0.37, {0.9, 0.8, 0.95}, {0.6, 0.5, 0.7}}};
        const Thresholds other = onClass(t, "well");
        QCOMPARE(other.points.front().className, std::string("well"));
        QCOMPARE(other.points.front().sensitivity.value, 0.6);
        const std::vector<std::string> names{"ill", "well"};
        for (double p : {0.0, 0.1, 0.36, 0.369999, 0.370001, 0.5, 1.0}) {
            const std::vector<double> row{p, 1 - p};
            QVERIFY(classesAt(t, names, row) == classesAt(other, names, row));
        }
        QCOMPARE(onClass(standardThresholds(names, 0), "well").points.front().value, 0.5);
        QCOMPARE(onClass(t, "ill").points.front().value, 0.37);
    }

    void jsonBothWays() {
        Thresholds two;
        two.rule = rule("sensitivity=0.95");
        two.points = {{"ill", 0.123456789012345678, {0.9, 0.8, 0.95}, {0.7, 0.6, 0.8}}};
        two.chosenOn = {"val", 40, 12};
        two.afterTest = true;
        Thresholds three = standardThresholds({"a", "b", "c"}, 1);
        for (const Thresholds& t : {two, three}) {
            const std::string text = toJson(t).dump();
            QCOMPARE(toJson(thresholdsFrom(json::parse(text))).dump(), text);
        }
        const json j = toJson(two);
        QCOMPARE(j["value"].get<double>(), two.points.front().value);
        QCOMPARE(j["rule"].get<std::string>(), std::string("sensitivity=0.95"));
        QCOMPARE(j["chosen_on"]["patients"].get<int>(), 12);
        QVERIFY(toJson(three)["value"].is_null() && toJson(three)["chosen_on"].is_null());
        // A rule of a later version.
        json later = j;
        later["rule"] = "cheapest=3";
        QCOMPARE(thresholdsFrom(later).points.front().value, two.points.front().value);
    }
};

QTEST_APPLESS_MAIN(TestOperatingPoint)
#include "test_operating_point.moc"
