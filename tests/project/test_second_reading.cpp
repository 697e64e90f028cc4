#include <QTest>
#include <cmath>
#include <map>
#include <set>

#include "dataset/consensus.h"
#include "project/second_reading.h"
#include "tests/dataset/sample_maker.h"

using namespace fovea;
using namespace fovea::project;
using dataset::Sample;
using dataset::Split;

namespace {

/// Three images of each of ten patients, two of nobody, one that is set aside and one without a label.
std::vector<Sample> images() {
    test::SampleMaker maker;
    for (int patient = 0; patient < 10; ++patient)
        for (int i = 0; i < 3; ++i)
            maker.add(patient % 2 ? "ill" : "well", "P" + std::to_string(patient), Split::train);
    maker.add("ill", {}, Split::train);
    maker.add("well", {}, Split::train);
    maker.add("ill", "aside", Split::excluded);
    maker.add("", "open", Split::train);
    for (std::size_t i = 0; i < maker.samples.size(); ++i) maker.samples[i].id = std::int64_t(i) + 1;
    return maker.samples;
}

}  // namespace

/// A random sample that is read again: which images, and how far both readings agree.
class TestSecondReading : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void drawsPatientsFirst() {
        const auto samples = images();
        const auto draw = drawSecondReading(samples, {"Ann", 12, 1});
        QVERIFY(draw.ok());
        QVERIFY(draw->againstLabels);
        QCOMPARE(draw->of, 32);
        QCOMPARE(draw->patients, 10);
        QCOMPARE(draw->files, 2);  // nobody's are no patients
        QCOMPARE(draw->images.size(), std::size_t(12));
        std::set<std::string> patients;
        for (const std::int64_t id : draw->images) {
            const Sample& s = samples[std::size_t(id - 1)];
            QVERIFY(!s.label.empty() && s.split != Split::excluded);
            patients.insert(s.patient.empty() ? std::to_string(id) : s.patient);
        }
        QCOMPARE(patients.size(), std::size_t(12));  // one image of each
        // More than there are patients: of each a second one before any has a third.
        const auto more = drawSecondReading(samples, {"Ann", 22, 1});
        std::map<std::string, int> times;
        for (const std::int64_t id : more->images) ++times[samples[std::size_t(id - 1)].patient];
        for (int patient = 0; patient < 10; ++patient) QCOMPARE(times["P" + std::to_string(patient)], 2);
        QCOMPARE(drawSecondReading(samples, {"Ann", 500, 1})->images.size(), std::size_t(32));
    }

    void filesAreNoPatients() {
        auto samples = images();
        for (Sample& s : samples) s.patient.clear();
        const auto draw = drawSecondReading(samples, {"Ann", 12, 1});
        QVERIFY(draw.ok());
        QCOMPARE(draw->patients, 0);
        QCOMPARE(draw->files, 12);
    }

    void bySeed() {
        const auto samples = images();
        const auto one = drawSecondReading(samples, {"Ann", 12, 1});
        QVERIFY(one->images == drawSecondReading(samples, {"Ann", 12, 1})->images);
        QVERIFY(one->images != drawSecondReading(samples, {"Ann", 12, 2})->images);
    }

    /// Who is a reader already is compared with what this one has said, not with the labels.
    void ofAReaderThoseThatThisOneHasRead() {
        auto samples = images();
        samples[0].readings = {{"Ann", "ill"}};
        samples[4].readings = {{"Ann", "ill"}, {"Bo", "well"}};
        samples[5].readings = {{"Bo", "well"}};
        const auto draw = drawSecondReading(samples, {"Ann", 12, 1});
        QVERIFY(!draw->againstLabels);
        QCOMPARE(draw->of, 2);
        QCOMPARE(firstAnswer(samples[0], "Ann", false), std::string("ill"));
        QCOMPARE(firstAnswer(samples[0], "Ann", true), std::string("well"));
        QVERIFY(firstAnswer(samples[5], "Ann", false).empty());
    }

    void howFarBothAgree() {
        auto samples = images();
        dataset::Question question;
        QVERIFY(!agreementOfSecondReading(samples, question, "Ann")->has_value());
        const std::string again = dataset::secondReadingOf("Ann");
        // Of ten images, five of each class, one is called otherwise: kappa is (0.9 - 0.5) / 0.5.
        for (int patient = 0; patient < 10; ++patient) {
            Sample& s = samples[std::size_t(3 * patient)];
            s.readings[again] = patient == 0 ? "ill" : s.label;
        }
        samples[32].readings[again] = "well";  // set aside
        const auto agreement = agreementOfSecondReading(samples, question, "Ann");
        QVERIFY(agreement.ok() && agreement->has_value());
        const evaluation::PairAgreement& pair = **agreement;
        QCOMPARE(pair.images, 10);
        QCOMPARE(pair.same.value, 0.9);
        QVERIFY(std::abs(pair.kappa.value - 0.8) < 1e-12);
    }

    void refusesWhatMakesNoSense() {
        const auto samples = images();
        QVERIFY(!drawSecondReading(samples, {"", 12, 1}).ok());
        QVERIFY(!drawSecondReading(samples, {dataset::secondReadingOf("Ann"), 12, 1}).ok());
        QVERIFY(!drawSecondReading(samples, {"Ann", 0, 1}).ok());
    }
};

QTEST_APPLESS_MAIN(TestSecondReading)
#include "test_second_reading.moc"
