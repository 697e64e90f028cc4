#include <QTest>
#include <cmath>

#include "evaluation/subgroups.h"
#include "tests/evaluation/made_predictions.h"

using namespace fovea;
using namespace fovea::evaluation;

class TestSubgroups : public QObject {
    Q_OBJECT

    /// Two sites of 60 patients, half of them diseased, `images` of each patient; the scores of a patient's
    /// images have a correlation of 0.5.
    struct Sites {
        Predictions predictions;
        std::vector<std::string> site;
    };
    static Sites made(double separationA, double separationB, int images, Random& random) {
        Sites out;
        out.predictions.classes = 2;
        for (const bool b : {false, true})
            for (int patient = 0; patient < 60; ++patient) {
                const int ill = patient % 2;
                const double own = random.normal(), separation = b ? separationB : separationA;
                for (int i = 0; i < images; ++i) {
                    const double noise = images == 1 ? own : (own + random.normal()) / std::sqrt(2.0);
                    const double p = 1 / (1 + std::exp(-(noise + separation * (ill - 0.5))));
                    out.predictions.truth.push_back(ill);
                    out.predictions.probabilities.insert(out.predictions.probabilities.end(), {1 - p, p});
                    out.predictions.patients.push_back((b ? "B" : "A") + std::to_string(patient));
                    out.site.push_back(b ? "B" : "A");
                }
            }
        return out;
    }
    static SubgroupTable tableOf(const Sites& sites) {
        auto table = figuresBySubgroup(sites.predictions, "site", sites.site, {}, {});
        if (!table) qFatal("%s", table.error().detail.c_str());
        return std::move(*table);
    }
    static bool leavesOutZero(const Estimate& e) { return e.low > 0 || e.high < 0; }
    /// In how many of so many samples the two sites are told apart.
    static int toldApart(double a, double b, int images, int samples, std::uint64_t seed) {
        int told = 0;
        Random random(seed);
        for (int s = 0; s < samples; ++s)
            told += leavesOutZero(tableOf(made(a, b, images, random)).groups[0].auc.minusRest);
        return told;
    }

    // Of binormal scores with this distance the AUC is 0.90, 0.70.
    static constexpr double k90 = 1.8124, k70 = 0.7416;

private Q_SLOTS:
    void figuresAreThoseOfTheGroupAlone() {
        Random random(3);
        Sites sites = made(k90, k70, 1, random);
        sites.site[5] = "";  // one image of which nothing is said
        const SubgroupTable table = tableOf(sites);
        QCOMPARE(table.column, std::string("site"));
        QCOMPARE(table.unstated, 1);
        QCOMPARE(table.patientsOfSeveral, 0);
        QCOMPARE(table.groups.size(), std::size_t(2));
        const Subgroup &a = table.groups[0], &b = table.groups[1];
        QCOMPARE(a.name, std::string("A"));
        QCOMPARE(a.images, 59);
        QCOMPARE(b.patients, 60);
        QCOMPARE(b.classes, (std::vector<int>{30, 30}));
        Predictions own;
        own.classes = 2;
        for (std::size_t i = 60; i < 120; ++i) {
            own.truth.push_back(sites.predictions.truth[i]);
            own.patients.push_back(sites.predictions.patients[i]);
            for (const std::size_t c : {0u, 1u})
                own.probabilities.push_back(sites.predictions.probabilities[2 * i + c]);
        }
        const auto expected = estimate(own, {});
        QVERIFY(expected.ok());
        for (const auto& [name, figure] :
             {std::pair("auc", b.auc), {"sensitivity", b.sensitivity}, {"specificity", b.specificity}}) {
            QCOMPARE(figure.value.value, expected->at(name).value);
            QCOMPARE(figure.value.low, expected->at(name).low);
            QCOMPARE(figure.value.high, expected->at(name).high);
        }
        // Of two groups each is the other's rest.
        QVERIFY(std::abs(a.auc.minusRest.value - (a.auc.value.value - b.auc.value.value)) < 1e-12);
        QVERIFY(std::abs(a.auc.minusRest.low + b.auc.minusRest.high) < 1e-12);
        const Comparisons compared = comparisonsIn({table, table});
        QCOMPARE(compared.made, 6);
    }

    /// Newcombe 1998 II, Stat. Med. 17, 873: his example (a), 56/70 against 48/80, method 10.
    /// Beside those of the most probable class stand those at a threshold, of the group's images alone.
    void figuresAtAThreshold() {
        Random random(11);
        const Sites sites = made(k90, k70, 1, random);
        const SubgroupPoint point{1, 0.3};
        const auto table = figuresBySubgroup(sites.predictions, "site", sites.site, {}, {}, point);
        QVERIFY(table.ok() && table->point);
        for (const Subgroup& group : table->groups) {
            int found = 0, with = 0, recognised = 0, without = 0, others = 0;
            for (std::size_t i = 0; i < sites.site.size(); ++i) {
                const bool called = sites.predictions.probabilities[2 * i + 1] >= point.threshold;
                const bool has = sites.predictions.truth[i] == 1;
                if (sites.site[i] != group.name) {
                    others += has && called;
                    continue;
                }
                (has ? with : without) += 1;
                found += has && called;
                recognised += !has && !called;
            }
            QCOMPARE(group.sensitivityAtPoint.value.value, double(found) / with);
            QCOMPARE(group.specificityAtPoint.value.value, double(recognised) / without);
            QCOMPARE(group.sensitivityAtPoint.minusRest.value,
                     double(found) / with - double(others) / with);  // as many diseased in both
            QVERIFY(group.sensitivityAtPoint.value.value > group.sensitivity.value.value);
        }
        // Without a point they are the same; with one of no class there is nothing.
        const SubgroupTable plain = tableOf(sites);
        QVERIFY(!plain.point);
        QCOMPARE(plain.groups[0].specificityAtPoint.value.low, plain.groups[0].specificity.value.low);
        QVERIFY(
            !figuresBySubgroup(sites.predictions, "site", sites.site, {}, {}, SubgroupPoint{2, 0.3}).ok());
    }

    void squareAndAddAgreesWithThePublishedExample() {
        const Estimate d = independentDifference(wilson(56, 70), wilson(48, 80));
        QVERIFY(std::abs(d.value - 0.2) < 1e-12);
        QVERIFY2(std::abs(d.low - 0.0524) < 0.00006, qPrintable(QString::number(d.low)));
        QVERIFY2(std::abs(d.high - 0.3339) < 0.00006, qPrintable(QString::number(d.high)));
    }

    void fewPatientsAreMarked() {
        Random random(8);
        Sites sites = made(k90, k70, 3, random);
        for (std::size_t i = 0; i < 27; ++i) sites.site[i] = "C";  // nine patients
        sites.site[27] = "C";                                      // and one image of a tenth
        SubgroupTable table = tableOf(sites);
        QCOMPARE(table.groups.size(), std::size_t(3));
        QCOMPARE(table.groups[2].patients, 10);
        QVERIFY(!table.groups[2].few);
        QCOMPARE(table.patientsOfSeveral, 1);
        sites.site[27] = "A";
        table = tableOf(sites);
        QVERIFY(table.groups[2].few && !table.groups[0].few);
        QCOMPARE(table.patientsOfSeveral, 0);
    }

    void whatCannotBeSaidIsNotSaid() {
        Random random(9);
        Sites sites = made(k90, k70, 1, random);
        for (std::size_t i = 0; i < 120; ++i) sites.site[i] = sites.predictions.truth[i] ? "ill" : "well";
        SubgroupTable table = tableOf(sites);
        QVERIFY(std::isnan(table.groups[0].auc.value.value));
        QVERIFY(std::isnan(table.groups[0].auc.minusRest.low));
        QCOMPARE(comparisonsIn({table}).made, 0);
        for (std::string& site : sites.site) site = "one";
        table = tableOf(sites);
        QCOMPARE(table.groups.size(), std::size_t(1));
        QVERIFY(std::isnan(table.groups[0].auc.minusRest.value));
        for (std::string& site : sites.site) site.clear();
        QVERIFY(tableOf(sites).groups.empty());
        sites.site.pop_back();
        QVERIFY(!figuresBySubgroup(sites.predictions, "site", sites.site, {}, {}));
    }

    /// Of a number the figures of a group are those of its images alone, and the rest are the other groups.
    void ofANumber() {
        NumberPredictions all;
        std::vector<std::string> groups;
        for (int i = 0; i < 40; ++i) {
            all.truth.push_back(i);
            all.predicted.push_back(i + (i % 2 ? 3.0 : -1.0) + 0.01 * i);
            all.patients.push_back(std::to_string(i));
            groups.push_back(i == 0 ? "" : i % 2 ? "far" : "near");
        }
        const auto table = figuresBySubgroup(all, "site", groups, {});
        QVERIFY(table.ok());
        QCOMPARE(table->unstated, 1);
        QCOMPARE(table->groups.size(), std::size_t(2));
        for (const NumberSubgroup& group : table->groups) {
            NumberPredictions own, rest;
            for (std::size_t i = 1; i < 40; ++i) {
                NumberPredictions& side = groups[i] == group.name ? own : rest;
                side.truth.push_back(all.truth[i]);
                side.predicted.push_back(all.predicted[i]);
                side.patients.push_back(all.patients[i]);
            }
            const auto expected = numberFigures(own), others = numberFigures(rest);
            QVERIFY(expected.ok() && others.ok());
            QCOMPARE(group.images, int(own.size()));
            QCOMPARE(group.mae.value, expected->mae.value);
            QCOMPARE(group.mae.low, expected->mae.low);
            QCOMPARE(group.bias.high, expected->bias.high);
            QCOMPARE(group.r2.value, expected->r2.value);
            QCOMPARE(group.maeMinusRest.value, expected->mae.value - others->mae.value);
        }
        QVERIFY(table->groups[0].maeMinusRest.low > 1);  // "far": 3 against 1, all alike
        QCOMPARE(comparisonsIn({*table}).made, 1);
        QCOMPARE(comparisonsIn({*table}).leaveOutZero, 1);
        QVERIFY(!figuresBySubgroup(all, "site", {"one"}, {}).ok());
        // One group alone has no rest.
        const auto alone = figuresBySubgroup(all, "site", std::vector<std::string>(40, "one"), {});
        QVERIFY(alone.ok() && std::isnan(alone->groups[0].maeMinusRest.value));
    }

    /// AUC 0.90 against 0.70, 60 patients each with three images, is seen in over 80 %; where there is no
    /// gap, none in at least 93 %.
    void aPlantedGapIsSeen() {
        const int seen = toldApart(k90, k70, 3, 120, 21);
        QVERIFY2(seen > 0.8 * 120, qPrintable(QString::number(seen)));
    }
    void whereThereIsNoneNoneIsSeen() {
        const int seen = toldApart(k90, k90, 3, 200, 22);
        QVERIFY2(seen <= 0.07 * 200, qPrintable(QString::number(seen)));
    }
    /// With one image a patient the standard error of the gap is 0.08: no test of this size could find it in
    /// more than 74 %.
    void withOneImageEachItIsSeenAsOftenAsCanBe() {
        const int seen = toldApart(k90, k70, 1, 120, 23);
        QVERIFY2(seen > 0.6 * 120, qPrintable(QString::number(seen)));
    }
};

QTEST_APPLESS_MAIN(TestSubgroups)
#include "test_subgroups.moc"
