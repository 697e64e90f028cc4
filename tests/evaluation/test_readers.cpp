#include <QTest>
#include <cmath>

#include "evaluation/confusion_intervals.h"
#include "evaluation/operating_point.h"
#include "evaluation/readers.h"
#include "tests/support/json_file.h"

using namespace fovea;
using namespace fovea::evaluation;
using nlohmann::json;

namespace {

bool near(double a, double b, double tolerance) {
    return std::abs(a - b) <= tolerance;
}
std::vector<int> ints(const json& list) {
    return list.get<std::vector<int>>();
}
bool isThat(const Estimate& e, const json& expected, double tolerance) {
    return near(e.value, expected[0].get<double>(), 1e-9) &&
           near(e.low, expected[1].get<double>(), tolerance) &&
           near(e.high, expected[2].get<double>(), tolerance);
}

Readings readingsOf(const json& one) {
    Readings readings{one["classes"].get<int>(), one["said"].get<std::vector<std::vector<int>>>(), {}};
    for (const json& patient : one["patient"])
        readings.patients.push_back("p" + std::to_string(patient.get<int>()));
    return readings;
}

}  // namespace

class TestReaders : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// scikit-learn's and statsmodels' kappas; intervals from how these move with an image's weight.
    void agreementIsThatOfTheReference() {
        const json cases = test::jsonFile(FOVEA_TEST_DATA "/readers.json")["agreement"];
        QCOMPARE(cases.size(), std::size_t(3));
        constexpr double kDifferences = 1e-5;  // the reference's influence values are differences
        for (const json& one : cases) {
            const auto plain = readerAgreement(readingsOf(one), false);
            const auto grades = readerAgreement(readingsOf(one), true);
            QVERIFY(plain.ok() && grades.ok());
            QCOMPARE(plain->pairs.size(), one["pairs"].size());
            QCOMPARE(plain->readByAll, one["read_by_all"].get<int>());
            for (std::size_t i = 0; i < plain->pairs.size(); ++i) {
                const json& expected = one["pairs"][i];
                const PairAgreement& pair = plain->pairs[i];
                QCOMPARE(pair.a, expected["a"].get<std::size_t>());
                QCOMPARE(pair.b, expected["b"].get<std::size_t>());
                QCOMPARE(pair.images, expected["n"].get<int>());
                QVERIFY(near(pair.same.value, expected["same"].get<double>(), 1e-12));
                QVERIFY(pair.same.low < pair.same.value && pair.same.value < pair.same.high);
                QVERIFY(isThat(pair.kappa, expected["kappa"], kDifferences));
                QVERIFY(isThat(grades->pairs[i].kappa, expected["quadratic"], kDifferences));
            }
            QVERIFY(isThat(plain->fleiss, one["fleiss"], kDifferences));
            QCOMPARE(grades->fleiss.value, plain->fleiss.value);
        }
    }

    /// Wilson's limits of statsmodels, put together with the correlation of right and wrong.
    void machineAndReaderAreThoseOfTheReference() {
        const json cases = test::jsonFile(FOVEA_TEST_DATA "/readers.json")["beside"];
        QCOMPARE(cases.size(), std::size_t(3));
        for (const json& one : cases) {
            const Called called{2, ints(one["truth"]), ints(one["machine"]), ints(one["reader"]), {}};
            const MachineAndReader both = machineAndReader(called, 1);
            for (const auto& [name, paired] :
                 {std::pair("sensitivity", &both.sensitivity), std::pair("specificity", &both.specificity)}) {
                QVERIFY2(isThat(paired->a, one[name]["machine"], 1e-9), name);
                QVERIFY2(isThat(paired->b, one[name]["reader"], 1e-9), name);
                QVERIFY2(isThat(paired->difference, one[name]["difference"], 1e-9), name);
            }
            // The other class is positive: the one is the other.
            const MachineAndReader turned = machineAndReader(called, 0);
            QCOMPARE(turned.sensitivity.difference.low, both.specificity.difference.low);
            QCOMPARE(turned.specificity.difference.high, both.sensitivity.difference.high);
        }
    }

    void moreImagesOfAPatientMakeNothingMoreCertain() {
        const json one = test::jsonFile(FOVEA_TEST_DATA "/readers.json")["beside"][0];
        const Called alone{2, ints(one["truth"]), ints(one["machine"]), ints(one["reader"]), {}};
        Called twice{2, {}, {}, {}, {}};
        for (std::size_t i = 0; i < 2 * alone.truth.size(); ++i) {
            twice.truth.push_back(alone.truth[i / 2]);
            twice.machine.push_back(alone.machine[i / 2]);
            twice.reader.push_back(alone.reader[i / 2]);
            twice.patients.push_back("p" + std::to_string(i / 2));
        }
        const auto widthOf = [](const Estimate& e) { return e.high - e.low; };
        const PairedShares once = machineAndReader(alone, 1).sensitivity,
                           doubled = machineAndReader(twice, 1).sensitivity;
        QCOMPARE(doubled.difference.value, once.difference.value);
        QVERIFY(widthOf(doubled.difference) >= widthOf(once.difference));
        twice.patients.clear();  // who believes them to be patients of their own is too sure
        QVERIFY(widthOf(machineAndReader(twice, 1).sensitivity.difference) < widthOf(once.difference));
    }

    /// What a figure of the machine is elsewhere, it is here.
    void theMachinesFiguresAreThoseOfAnOperatingPoint() {
        const json one = test::jsonFile(FOVEA_TEST_DATA "/readers.json")["beside"][2];
        ScoredImages images;
        for (std::size_t i = 0; i < one["truth"].size(); ++i) {
            images.positive.push_back(one["truth"][i].get<int>());
            images.scores.push_back(one["machine"][i].get<int>() == 1 ? 0.9 : 0.1);
            images.patients.push_back("p" + std::to_string(i / 3));
        }
        const PointFigures point = figuresAt(images, 0.5);
        const MachineAndReader both = machineAndReader(
            {2, ints(one["truth"]), ints(one["machine"]), ints(one["reader"]), images.patients}, 1);
        QCOMPARE(both.sensitivity.a.low, point.sensitivity.low);
        QCOMPARE(both.specificity.a.high, point.specificity.high);
    }

    void severalClassesAreMeansOverThem() {
        const Called called{3, {0, 0, 1, 1, 2, 2}, {0, 0, 1, 1, 2, 2}, {0, 1, 1, 1, 2, 0}, {}};
        const MachineAndReader both = machineAndReader(called, 1);
        QCOMPARE(both.sensitivity.a.value, 1.0);
        QCOMPARE(both.sensitivity.b.value, (0.5 + 1 + 0.5) / 3);
        QCOMPARE(both.specificity.b.value, (0.75 + 0.75 + 1) / 3);
        QCOMPARE(both.sensitivity.difference.value, 1 - 2.0 / 3);
        // A word that is no class of the machine finds nothing.
        const MachineAndReader strange =
            machineAndReader({2, {0, 1, 1, 0}, {0, 1, 1, 0}, {0, 2, 1, 2}, {}}, 1);
        QCOMPARE(strange.sensitivity.b.value, 0.5);
        QCOMPARE(strange.specificity.b.value, 1.0);
    }

    void whoAgreesAlwaysHasAnIntervalAllTheSame() {
        Readings same{2, {{0, 1, 0, 1, 1, 0, 0, 1}, {0, 1, 0, 1, 1, 0, 0, 1}, {0, 1, 0, 1, 1, 0, 0, 1}}, {}};
        const auto agreement = readerAgreement(same, false);
        QVERIFY(agreement.ok());
        QCOMPARE(agreement->fleiss.value, 1.0);
        QVERIFY(agreement->fleiss.low > 0 && agreement->fleiss.low < 1);
        QCOMPARE(agreement->fleiss.low, agreement->pairs[0].kappa.low);
        // Eight images of one patient say nothing of others.
        same.patients.assign(8, "p");
        QVERIFY(std::isnan(readerAgreement(same, false)->fleiss.low));
        // All one class: there is nothing that could be told by chance.
        same.ofReader.assign(3, std::vector<int>(8, 1));
        QVERIFY(std::isnan(readerAgreement(same, false)->fleiss.value));
    }

    void whoNeverAgreesHasAnIntervalAllTheSame() {
        const auto never =
            readerAgreement({2, {{0, 1, 0, 1, 1, 0, 0, 1}, {1, 0, 1, 0, 0, 1, 1, 0}}, {}}, false);
        QVERIFY(never.ok());
        for (const Estimate& kappa : {never->fleiss, never->pairs[0].kappa}) {
            QCOMPARE(kappa.value, -1.0);
            QCOMPARE(kappa.low, -1.0);
            QVERIFY(kappa.high > -1 && kappa.high < 1);
        }
    }

    void withoutImagesInCommonNothingIsSaid() {
        const auto agreement = readerAgreement({2, {{0, 1, kNotRead}, {kNotRead, kNotRead, 1}}, {}}, false);
        QVERIFY(agreement.ok());
        QVERIFY(agreement->pairs.empty());
        QCOMPARE(agreement->readByAll, 0);
        QVERIFY(std::isnan(agreement->fleiss.value));
    }

    void refusesWhatIsNoReading() {
        QVERIFY(!readerAgreement({2, {{0, 1}}, {}}, false).ok());
        QVERIFY(!readerAgreement({2, {{0, 1}, {0}}, {}}, false).ok());
        QVERIFY(!readerAgreement({2, {{0, 1}, {0, 2}}, {}}, false).ok());
        QVERIFY(!readerAgreement({1, {{0, 0}, {0, 0}}, {}}, false).ok());
        QVERIFY(!readerAgreement({2, {{0, 1}, {0, 1}}, {"p"}}, false).ok());
    }
};

QTEST_APPLESS_MAIN(TestReaders)
#include "test_readers.moc"
