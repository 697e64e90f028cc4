#include <QTest>
#include <algorithm>
#include <map>
#include <set>

#include "dataset/audit.h"
#include "dataset/repair.h"
#include "tests/dataset/sample_maker.h"

using namespace fovea::dataset;
using fovea::test::SampleMaker;

/// A repair mends what the audit found, and touches nothing else.
class TestRepair : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyMendableProblemIsMended();
    void copiesKeepTheStrictestPart();
    void patientsGoWhereMostOfThemAre();
    void whatNeedsEyesIsLeftAlone();
    void setAsideAndBack();
    void aGivenTestSetSurvivesMissingValidation();
    void patientsAreNamedByTheUser();
};

namespace {

/// `samples` after the repair of a problem; how many changed.
std::size_t mend(std::vector<Sample>& samples, const Problem& problem) {
    const std::vector<Sample> changed = repaired(samples, {problem});
    for (const Sample& c : changed)
        std::find_if(samples.begin(), samples.end(), [&](const Sample& s) {
            return s.path == c.path;
        })->split = c.split;
    return changed.size();
}

SampleMaker data() {
    SampleMaker maker;
    for (int i = 0; i < 48; ++i)
        maker.add(i / 2 % 2 ? "ill" : "healthy", "P" + std::to_string(i / 2),
                  i < 24   ? Split::train
                  : i < 36 ? Split::validation
                           : Split::test);
    return maker;
}

}  // namespace

void TestRepair::everyMendableProblemIsMended() {
    SampleMaker maker = data();
    std::vector<Sample>& s = maker.samples;
    s[1].pixelHash = s[0].pixelHash;
    s[2].pixelHash = s[4].pixelHash;  // labelled differently
    s[30].patient = s[3].patient;
    s[40].facts["BurnedInAnnotation"] = "YES";
    s[10].perceptualHash = s[46].perceptualHash = std::string(512, '6');
    int rounds = 0;
    for (std::vector<Problem> problems = audit(s); !problems.empty(); problems = audit(s)) {
        QVERIFY2(repairFor(problems.front().kind) != Repair::none,
                 messageText(problems.front().message).c_str());
        QVERIFY2(mend(s, problems.front()) > 0, messageText(problems.front().message).c_str());
        QVERIFY(++rounds < 10);
    }
    QVERIFY(rounds >= 4);
    QVERIFY(std::count_if(s.begin(), s.end(), [](const Sample& x) { return x.split == Split::excluded; }) <=
            5);
}

void TestRepair::copiesKeepTheStrictestPart() {
    SampleMaker maker = data();
    std::vector<Sample>& s = maker.samples;
    for (const std::size_t i : {0, 28, 44}) s[i].pixelHash = "same";
    QCOMPARE(mend(s, audit(s).front()), std::size_t(2));
    QCOMPARE(s[44].split, Split::test);
    QCOMPARE(s[0].split, Split::excluded);
    QCOMPARE(s[28].split, Split::excluded);
    QVERIFY(repaired(s, {{ProblemKind::exactDuplicate, {s[0].path}, ""}}).empty());
}

void TestRepair::patientsGoWhereMostOfThemAre() {
    SampleMaker maker = data();
    std::vector<Sample>& s = maker.samples;
    s[44].patient = s[0].patient;                  // 2 in train, 1 in test
    s[46].patient = s[47].patient = s[8].patient;  // 2 in train, 2 in test
    for (const Problem& p : audit(s)) QCOMPARE(p.kind, ProblemKind::patientLeak);
    for (const Problem& p : audit(s)) mend(s, p);
    QCOMPARE(s[44].split, Split::train);
    QCOMPARE(s[8].split, Split::test);
    QCOMPARE(s[9].split, Split::test);
    QVERIFY(audit(s).empty());
}

void TestRepair::whatNeedsEyesIsLeftAlone() {
    SampleMaker maker = data();
    for (const ProblemKind kind : {ProblemKind::unreadable, ProblemKind::smallClass,
                                   ProblemKind::acquisitionShortcut, ProblemKind::missingClass})
        QVERIFY(repaired(maker.samples, {{kind, {maker.samples[0].path}, ""}}).empty());
    QCOMPARE(repairFor(ProblemKind::missingClass), Repair::resplit);
    QCOMPARE(repairFor(ProblemKind::emptyPart), Repair::resplit);
    QCOMPARE(repairFor(ProblemKind::acquisitionShortcut), Repair::none);
}

void TestRepair::setAsideAndBack() {
    SampleMaker maker = data();
    std::vector<Sample>& s = maker.samples;
    for (std::size_t i = 0; i < s.size(); ++i) s[i].id = std::int64_t(i) + 1;
    s[5].patient.clear();
    const std::vector<std::int64_t> ids = {s[5].id, s[44].id};
    const std::vector<Sample> aside = setAside(s, ids);
    QCOMPARE(aside.size(), std::size_t(2));
    for (const Sample& c : aside) QCOMPARE(c.split, Split::excluded);
    s[5] = aside[0];
    s[44] = aside[1];
    QVERIFY(setAside(s, ids).empty());
    const std::vector<Sample> back = includedAgain(s, ids);
    QCOMPARE(back[0].split, Split::train);  // an unknown patient
    QCOMPARE(back[1].split, Split::test);   // where the patient's other image is
}

void TestRepair::aGivenTestSetSurvivesMissingValidation() {
    SampleMaker maker;
    for (int i = 0; i < 200; ++i)
        maker.add(i / 2 % 4 ? "ill" : "healthy", "P" + std::to_string(i / 2),
                  i < 160 ? Split::train : Split::test);
    std::vector<Sample> s = maker.samples;
    s[159].patient = s[160].patient;  // in both: taking it would make another leak
    const auto empty = ofKind(audit(s), ProblemKind::emptyPart);
    QCOMPARE(empty.size(), std::size_t(1));
    QCOMPARE(repairsFor(empty[0], s), (std::vector<Repair>{Repair::takeValidation, Repair::resplit}));

    const auto taken = takenForValidation(s, 0);
    QVERIFY(taken.ok());
    for (const Sample& t : *taken) {
        const auto before =
            std::find_if(s.begin(), s.end(), [&](const Sample& x) { return x.path == t.path; });
        QCOMPARE(before->split, Split::train);
        QCOMPARE(t.split, Split::validation);
        before->split = t.split;
    }
    QVERIFY2(taken->size() >= 20 && taken->size() <= 28, qPrintable(QString::number(taken->size())));
    std::map<std::string, std::set<Split>> parts;
    std::map<std::string, int> classes;
    for (std::size_t i = 0; i < s.size(); ++i) {
        QCOMPARE(s[i].split == Split::test, i >= 160);  // the test images are what they were
        parts[s[i].patient].insert(s[i].split);
        classes[s[i].label] += s[i].split == Split::validation ? 1 : 0;
    }
    for (const auto& [patient, of] : parts)
        QVERIFY2(of.size() == 1 || patient == s[160].patient, patient.c_str());
    QVERIFY(classes["healthy"] > 0 && classes["ill"] > classes["healthy"]);
    QVERIFY(ofKind(audit(s), ProblemKind::emptyPart).empty());
    QCOMPARE(takenForValidation(s, 0).error().code, fovea::ErrorCode::tooFewSamples);

    // Without a test set there is none to be saved.
    for (Sample& x : s) x.split = Split::train;
    for (const Problem& p : ofKind(audit(s), ProblemKind::emptyPart))
        QCOMPARE(repairsFor(p, s), std::vector<Repair>{Repair::resplit});
}

void TestRepair::patientsAreNamedByTheUser() {
    SampleMaker maker = data();
    maker.samples[0].patient.clear();
    const std::vector<Problem> problems = audit(maker.samples);
    QCOMPARE(problems.size(), std::size_t(1));
    QCOMPARE(repairsFor(problems[0], maker.samples), std::vector<Repair>{Repair::namePatients});
    QVERIFY(repaired(maker.samples, problems).empty());
    QVERIFY(repairsFor({ProblemKind::smallClass, {}, {}}, maker.samples).empty());
}

QTEST_APPLESS_MAIN(TestRepair)
#include "test_repair.moc"
