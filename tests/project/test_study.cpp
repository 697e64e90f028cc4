#include <QTest>

#include "dataset/consensus.h"
#include "project/study.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using dataset::Sample;
using project::Study;

class TestStudy : public QObject {
    Q_OBJECT

    static Sample sampleOf(const char* patient, const char* date, const char* maker, const char* site) {
        Sample s;
        s.patient = patient;
        s.split = dataset::Split::train;
        s.facts = {{"StudyDate", date}, {"Manufacturer", maker}, {"InstitutionName", site}};
        return s;
    }

private Q_SLOTS:
    void isKeptAndCanBeUndone() {
        test::TemporaryFolder folder;
        auto p = project::Project::createOrOpen(folder.path("a.fovea"));
        QVERIFY(p.ok());
        QVERIFY(*project::study(*p) == Study());
        Study s;
        s.intendedUse = "Triage, \"not\" diagnosis; ärztlich";
        s.ethics = "EC 12/2024";
        QVERIFY(project::setStudy(*p, s).ok());
        QVERIFY(*project::study(*p) == s);
        QVERIFY(project::setStudy(*p, s).ok());  // the same again is no change
        QVERIFY(p->undo().ok());
        QVERIFY(*project::study(*p) == Study());
        QVERIFY(p->redo().ok());
        QVERIFY(*project::study(*p) == s);
        s.ethics = "\xff";
        QCOMPARE(project::setStudy(*p, s).error().code, ErrorCode::invalidArgument);
    }
    /// What a sheet asks at once is taken back at once; and refused as a whole.
    void isOneChangeWithTheFinding() {
        test::TemporaryFolder folder;
        auto p = project::Project::createOrOpen(folder.path("a.fovea"));
        QVERIFY(p.ok());
        dataset::ImportPlan plan;
        for (const char* label : {"healthy", "lesions"}) {
            Sample s = sampleOf("a", "20240105", "Topcon", "Eye Clinic");
            s.path = folder.path(std::string(label) + ".png");
            s.label = label;
            plan.samples.push_back(s);
        }
        QVERIFY(p->import(plan, "test").ok());
        const auto undoable = [&] { return p->history().value().undo.value_or(project::Change{}); };
        const std::int64_t before = undoable().id;
        Study s;
        s.ethics = "EC 12/2024";
        QCOMPARE(project::setStudy(*p, s, "elsewhere").error().code, ErrorCode::invalidArgument);
        QVERIFY(*project::study(*p) == Study());
        QCOMPARE(undoable().id, before);

        QVERIFY(project::setStudy(*p, s, "healthy").ok());
        QVERIFY(*project::study(*p) == s);
        QCOMPARE(p->positive().value(), std::string("healthy"));
        QCOMPARE(undoable().argument, std::string(project::kKeyOfStudy));
        QCOMPARE(p->trail().value().back().detail, std::string("positive, study"));
        QVERIFY(p->undo().ok());
        QVERIFY(*project::study(*p) == Study());
        QCOMPARE(p->positive().value(), std::string());
        QCOMPARE(undoable().id, before);
        // The finding alone is called what it is elsewhere.
        QVERIFY(project::setStudy(*p, Study(), "healthy").ok());
        QCOMPARE(undoable().argument, std::string(project::kKeyOfPositive));
    }
    void proposesWhatImagesSay() {
        std::vector<Sample> samples{sampleOf("a", "20240105", "Topcon", "Eye Clinic"),
                                    sampleOf("a", "20231224", "Topcon", "Eye Clinic"),
                                    sampleOf("", "", "Zeiss", "")};
        samples.push_back(sampleOf("b", "19990101", "Other", "Elsewhere"));
        samples.back().split = dataset::Split::excluded;
        const Study s = project::proposedStudy(samples);
        QCOMPARE(s.dataSource,
                 std::string("By the headers, of Eye Clinic (2 images). Devices: Topcon (2 images); "
                             "Zeiss (1 image)."));
        QCOMPARE(s.period,
                 std::string("December 2023 to January 2024 by the headers, which of 1 image say no date."));
        QCOMPARE(s.eligibility,
                 std::string("3 images of 1 patient and 1 image of unknown patients; 1 image set aside."));
        for (const std::string* empty :
             {&s.intendedUse, &s.annotators, &s.referenceStandard, &s.ethics, &s.limitations})
            QVERIFY(empty->empty());
        QVERIFY(project::proposedStudy({}) == Study());
    }
    void proposesHowManyHaveRead() {
        std::vector<Sample> samples(4, sampleOf("a", "20240105", "Topcon", "Eye Clinic"));
        samples[0].readings = {{"Ann", "healthy"}};
        samples[1].readings = {{"Ann", "healthy"}, {"Bo", "lesions"}};
        samples[2].readings = {{"Bo", "lesions"}, {dataset::secondReadingOf("Bo"), "healthy"}};
        samples[3].readings = {{"Cy", "healthy"}};
        samples[3].split = dataset::Split::excluded;
        QCOMPARE(project::proposedStudy(samples).annotators,
                 std::string("2 readers, by the readings in the project: 2 images read by one, 1 by several, "
                             "1 by the same reader again."));
        samples.resize(1);
        QCOMPARE(project::proposedStudy(samples).annotators,
                 std::string("1 reader, by the readings in the project: 1 image read by one, 0 by several."));
    }
    void everyQuestionHasAnAnswerOfItsOwn() {
        Study s;
        int n = 0;
        for (const project::StudyQuestion& q : project::studyQuestions()) s.*q.answer = std::to_string(++n);
        QCOMPARE(n, 8);
        n = 0;
        for (const project::StudyQuestion& q : project::studyQuestions())
            QCOMPARE(s.*q.answer, std::to_string(++n));
    }
};

QTEST_GUILESS_MAIN(TestStudy)
#include "test_study.moc"
