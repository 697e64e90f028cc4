// What the session says of the project without looking through its samples.
#include <QSignalSpy>
#include <QTest>
#include <algorithm>
#include <map>
#include <set>

#include "jobs/job_runner.h"
#include "session/answer_counts.h"
#include "session/project_session.h"
#include "tests/project/plan_maker.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/support/from_project.h"

using namespace fovea;
using namespace fovea::ui;
using dataset::Split;

namespace {

struct Bench {
    test::TemporaryFolder temporary;
    JobRunner jobs;
    ProjectSession session{jobs};

    /// A job that changes the project by `work`; done when this returns.
    void change(std::function<Result<void>(project::Project&)> work) {
        bool done = false;
        QVERIFY(session.startOnProject<int>(
            QStringLiteral("Changing"),
            [work](project::Project& project, const JobContext&) -> Result<int> {
                FOVEA_CHECK(work(project));
                return 0;
            },
            [&](Result<int> result) { done = result.ok(); }));
        QTRY_VERIFY(done && !jobs.running());
    }
    void open(const char* name) {
        QVERIFY(session.open(QString::fromStdString(temporary.path(name)), true));
        QTRY_VERIFY(session.isOpen() && !jobs.running());
    }
    void bringImages(int images) {
        change([images](project::Project& project) -> Result<void> {
            FOVEA_CHECK(project.import(test::makePlan(images), "/data"));
            return {};
        });
    }
    void changesWith(const std::function<void()>& edit, bool changes) {
        const quint64 before = session.dataRevision();
        edit();
        QCOMPARE(session.dataRevision() != before, changes);
        countsAreRight();
    }
    /// What is kept is what counting gives.
    void countsAreRight() {
        ProjectSession::Counts counts;
        std::map<Split, int> labelled;
        std::set<std::string> patients;
        for (const dataset::Sample& s : session.samples()) {
            ++counts[s.label][s.split];
            if (!s.label.empty()) ++labelled[s.split];
            if (!s.patient.empty()) patients.insert(s.patient);
        }
        QVERIFY(session.counts() == counts);
        QCOMPARE(session.patients(), int(patients.size()));
        for (const Split split : {Split::train, Split::validation, Split::test, Split::excluded})
            QCOMPARE(session.labelledImages(split), labelled[split]);
    }
};

dataset::Question lesions() {
    dataset::Question question;
    question.name = "Lesions";
    question.kind = dataset::QuestionKind::findings;
    question.answers = {"effusion", "nodule"};
    return question;
}

}  // namespace

class TestProjectSession : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theRevisionFollowsTheData() {
        Bench b;
        b.changesWith([&] { b.open("a.fovea"); }, true);
        b.changesWith([&] { b.bringImages(6); }, true);
        const std::int64_t first = b.session.samples()[0].id;
        b.changesWith([&] { QVERIFY(b.session.relabel({first}, "another")); }, true);
        b.changesWith([&] { QVERIFY(b.session.relabel({first}, "another")); }, false);  // it has it
        b.changesWith(
            [&] {
                std::vector<dataset::Sample> changed{b.session.samples()[1]};
                changed[0].split = Split::excluded;
                QVERIFY(b.session.setSplits(changed));
            },
            true);
        b.changesWith(
            [&] {
                std::vector<std::string> grades = b.session.classes();
                std::reverse(grades.begin(), grades.end());
                QVERIFY(b.session.setGrades(grades));
            },
            true);
        b.changesWith(
            [&] {
                QSignalSpy undone(&b.session, &ProjectSession::undone);
                b.session.undo();
                b.session.undo();
                QTRY_COMPARE(undone.size(), 2);
            },
            true);
        b.changesWith(
            [&] {
                b.change([](project::Project& project) -> Result<void> {
                    FOVEA_TRY(auto samples, project.samples());
                    samples[2].patient = "somebody else";
                    return project.setSampleLabels(samples);
                });
            },
            true);
        b.changesWith([&] { b.bringImages(9); }, true);
        b.changesWith([&] { b.session.close(); }, true);
        QVERIFY(b.session.counts().empty());
    }

    void theRevisionDoesNotFollowTheRuns() {
        Bench b;
        b.open("a.fovea");
        b.bringImages(4);
        b.changesWith([&] { b.change([](project::Project&) -> Result<void> { return {}; }); }, false);
        b.changesWith(
            [&] {
                b.change([](project::Project& project) -> Result<void> {
                    FOVEA_TRY(const std::int64_t run, project.addRun("{}"));
                    return project.recordEvaluation(run, Split::test);
                });
            },
            false);
        QCOMPARE(b.session.runs().size(), std::size_t(1));
        b.changesWith([&] { QVERIFY(b.session.setUserNote(1, "the first")); }, false);
        b.changesWith(
            [&] {
                QSignalSpy changed(&b.session, &ProjectSession::changed);
                b.session.refresh();
                QTRY_COMPARE(changed.size(), 1);
            },
            false);
        // The folder of a run is known without the project.
        QCOMPARE(b.session.runFolder(1), b.session.folder() + QStringLiteral("/runs/1"));
        b.session.close();
        QVERIFY(b.session.runFolder(1).isEmpty());
    }

    /// The same number of images, of another project.
    void anotherProjectIsAnotherRevision() {
        Bench b;
        b.open("a.fovea");
        b.bringImages(4);
        b.changesWith(
            [&] {
                b.session.close();
                b.open("b.fovea");
                b.bringImages(4);
            },
            true);
    }

    void whatIsReadComesAfterWhatWasChanged() {
        Bench b;
        b.open("a.fovea");
        b.bringImages(4);
        const std::int64_t first = b.session.samples()[0].id;
        QVERIFY(b.session.relabel({first}, "newest"));
        QCOMPARE(test::samplesOnDisk(b.session).front().label, std::string("newest"));
    }

    void everyQuestionHasItsLabels() {
        Bench b;
        b.open("a.fovea");
        b.bringImages(4);
        const std::int64_t diagnosis = b.session.question().id, first = b.session.samples()[0].id,
                           second = b.session.samples()[1].id;
        QVERIFY(b.session.storeQuestion(lesions()));
        QTRY_COMPARE(b.session.question().name, std::string("Lesions"));
        const std::int64_t added = b.session.question().id;
        QCOMPARE(b.session.classes(), lesions().answers);
        QCOMPARE(b.session.samples()[0].label, std::string());
        b.countsAreRight();
        b.changesWith([&] { QVERIFY(b.session.setFinding({first, second}, "nodule", true)); }, true);
        b.changesWith([&] { QVERIFY(b.session.setFinding({second}, "effusion", false)); }, true);
        b.changesWith([&] { QVERIFY(b.session.setFinding({second}, "effusion", false)); }, false);
        QCOMPARE(b.session.samples()[1].label, std::string("effusion=no|nodule=yes"));
        QVERIFY(!b.session.setFinding({first}, "mass", true));  // there is no such finding
        QCOMPARE(findingCounts(b.session.question(), b.session.counts()),
                 (std::vector<FindingCount>{{0, 1, 3}, {2, 0, 2}}));
        // The other question's labels are what they were, and come back.
        QSignalSpy other(&b.session, &ProjectSession::questionChanged);
        b.changesWith([&] { QVERIFY(b.session.useQuestion(diagnosis)); }, true);
        QCOMPARE(other.size(), 1);
        QCOMPARE(b.session.samples()[1].label, std::string("a"));
        QCOMPARE(b.session.classes(), std::vector<std::string>{"a"});
        QCOMPARE(test::samplesOnDisk(b.session)[1].label, std::string("a"));
        // Undo goes across it.
        b.changesWith(
            [&] {
                QSignalSpy undone(&b.session, &ProjectSession::undone);
                b.session.undo();
                QTRY_COMPARE(undone.size(), 1);
            },
            true);
        QVERIFY(b.session.useQuestion(added));
        QCOMPARE(b.session.samples()[1].label, std::string("nodule=yes"));
        b.countsAreRight();
    }

    /// Also while something is taken back, which the window does not show yet.
    void aReadingChangesNothingElse() {
        Bench b;
        b.open("a.fovea");
        b.bringImages(3);
        const std::int64_t first = b.session.samples()[0].id;
        const std::string label = b.session.samples()[0].label;
        QVERIFY(b.session.setReading(first, "Ann", "a"));
        const auto once = test::samplesOnDisk(b.session);
        QCOMPARE(once[0].label, label);
        QCOMPARE(once[0].readings.at("Ann"), std::string("a"));
        QVERIFY(b.session.relabel({first}, "another"));
        QCOMPARE(test::samplesOnDisk(b.session)[0].label, std::string("another"));
        b.session.undo();
        QCOMPARE(b.session.samples()[0].label, std::string("another"));
        QVERIFY(b.session.setReading(first, "Bo", "a"));
        const auto twice = test::samplesOnDisk(b.session);
        QCOMPARE(twice[0].label, label);
        QCOMPARE(twice[0].readings, (std::map<std::string, std::string>{{"Ann", "a"}, {"Bo", "a"}}));
        QVERIFY(b.session.setReading(first, "Ann", {}));
        QCOMPARE(test::samplesOnDisk(b.session)[0].readings,
                 (std::map<std::string, std::string>{{"Bo", "a"}}));
    }

    void whatReadersSayIsOfTheQuestionInUse() {
        using Readings = std::map<std::string, std::string>;
        const Readings ann{{"Ann", "a"}}, bo{{"Bo", "nodule=yes"}};
        Bench b;
        b.open("a.fovea");
        b.bringImages(3);
        const std::int64_t first = b.session.samples()[0].id, diagnosis = b.session.question().id;
        const auto readings = [&b] { return b.session.samples()[0].readings; };
        QVERIFY(b.session.setReading(first, "Ann", "a"));
        QVERIFY(b.session.storeQuestion(lesions()));
        QTRY_COMPARE(b.session.question().name, std::string("Lesions"));
        QCOMPARE(readings(), Readings());
        const std::int64_t added = b.session.question().id;
        QVERIFY(b.session.setReading(first, "Bo", "nodule=yes"));
        QVERIFY(b.session.useQuestion(diagnosis));
        QCOMPARE(readings(), Readings());  // nothing rather than another question's
        QTRY_COMPARE(readings(), ann);
        // There and back at once.
        QVERIFY(b.session.useQuestion(added));
        QVERIFY(b.session.useQuestion(diagnosis));
        QCOMPARE(test::samplesOnDisk(b.session)[0].readings, ann);
        QTRY_COMPARE(readings(), ann);
        QCOMPARE(b.session.samples()[0].label, std::string("a"));
        // What is taken back meanwhile is of the question before.
        QVERIFY(b.session.relabel({first}, "another"));
        QSignalSpy undone(&b.session, &ProjectSession::undone);
        b.session.undo();
        QVERIFY(b.session.useQuestion(added));
        QTRY_COMPARE(undone.size(), 1);
        QCOMPARE(b.session.samples()[0].label, std::string());
        QTRY_COMPARE(readings(), bo);
        QCOMPARE(test::samplesOnDisk(b.session)[0].readings, bo);
        QVERIFY(b.session.useQuestion(diagnosis));
        QTRY_COMPARE(b.session.samples()[0].label, std::string("a"));
        b.countsAreRight();
    }

    void whatIsEditedWhileSomethingIsTakenBackIsShown() {
        Bench b;
        b.open("a.fovea");
        b.bringImages(3);
        const std::int64_t first = b.session.samples()[0].id, second = b.session.samples()[1].id;
        const std::string before = b.session.samples()[1].label;
        const auto label = [&b](int row) { return b.session.samples()[std::size_t(row)].label; };
        QVERIFY(b.session.relabel({first, second}, "another"));
        QSignalSpy undone(&b.session, &ProjectSession::undone);
        b.session.undo();
        QVERIFY(b.session.relabel({first}, "third"));
        QTRY_COMPARE(undone.size(), 1);
        QCOMPARE(label(0), std::string("third"));
        QTRY_COMPARE(label(1), before);
        QCOMPARE(label(0), std::string("third"));
        QCOMPARE(test::samplesOnDisk(b.session)[0].label, std::string("third"));
        b.countsAreRight();
        // So it is where all is read anew.
        QSignalSpy changed(&b.session, &ProjectSession::changed);
        b.session.refresh();
        QVERIFY(b.session.relabel({first}, "fourth"));
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(label(0), std::string("fourth"));
    }

    void aQuestionGoesAndComesBack() {
        Bench b;
        b.open("a.fovea");
        b.bringImages(3);
        QVERIFY(b.session.storeQuestion(lesions()));
        QTRY_COMPARE(b.session.questions().size(), std::size_t(2));
        QVERIFY(b.session.setFinding({b.session.samples()[0].id}, "nodule", true));
        QSignalSpy refused(&b.session, &ProjectSession::editRefused);
        dataset::Question twice = lesions();
        QVERIFY(b.session.storeQuestion(twice));  // the project says that the name is taken
        QTRY_COMPARE(refused.size(), 1);
        twice.name.clear();
        QVERIFY(!b.session.storeQuestion(twice));
        QVERIFY(b.session.removeQuestion(b.session.question().id));
        QTRY_COMPARE(b.session.questions().size(), std::size_t(1));
        QCOMPARE(b.session.samples()[0].label, std::string("a"));
        b.session.undo();
        QTRY_COMPARE(b.session.questions().size(), std::size_t(2));
        QCOMPARE(b.session.samples()[0].answers.at("Lesions"), std::string("nodule=yes"));
        // What has a number is refused where it is not possible.
        dataset::Question age;
        age.name = "Age";
        age.kind = dataset::QuestionKind::number;
        age.low = 0;
        QVERIFY(b.session.storeQuestion(age));
        QTRY_COMPARE(b.session.question().name, std::string("Age"));
        QVERIFY(b.session.relabel({b.session.samples()[2].id}, "61.5"));
        QVERIFY(!b.session.relabel({b.session.samples()[2].id}, "-2"));
        QCOMPARE(refused.size(), 3);
        QCOMPARE(b.session.samples()[2].label, std::string("61.5"));
    }

    void runsAreThoseOfTheQuestion() {
        Bench b;
        b.open("a.fovea");
        b.bringImages(2);
        const std::int64_t diagnosis = b.session.question().id;
        b.change([](project::Project& project) -> Result<void> {
            FOVEA_CHECK(project.addRun("{}"));
            FOVEA_TRY(const std::int64_t other, project.addQuestion(lesions()));
            FOVEA_CHECK(project.useQuestion(other));
            FOVEA_CHECK(project.addRun("{}"));
            return {};
        });
        // What a job works with is none of the window's choice.
        QCOMPARE(b.session.question().id, diagnosis);
        QCOMPARE(b.session.allRuns().size(), std::size_t(2));
        QCOMPARE(b.session.runs().size(), std::size_t(1));
        QCOMPARE(b.session.runs()[0].id, std::int64_t(1));
        QVERIFY(b.session.useQuestion(b.session.questions()[1].id));
        QCOMPARE(b.session.runs()[0].id, std::int64_t(2));
        QVERIFY(b.session.setUserNote(2, "good"));
        QCOMPARE(b.session.runs()[0].userNote, std::string("good"));
    }

    void numbersFallIntoRoundBins() {
        ProjectSession::Counts counts;
        for (int age = 18; age <= 91; ++age) counts[std::to_string(age)][Split::train] = age == 40 ? 3 : 1;
        counts[std::string()][Split::test] = 5;
        const NumberBins bins = numberBins(counts, 20);
        QCOMPARE(bins.width, 5.0);
        QCOMPARE(bins.from, 15.0);
        QCOMPARE(bins.images.size(), std::size_t(16));
        QCOMPARE(bins.images[5], 7);  // 40 to 44
        QCOMPARE(bins.images[15], 2);
        QCOMPARE(bins.answered, 76);
        QCOMPARE(bins.notStated, 5);
        QCOMPARE(bins.highest, 91.0);
        QVERIFY(numberBins({{std::string(), {{Split::train, 2}}}}).images.empty());
        QCOMPARE(numberBins({{"0.25", {{Split::train, 2}}}}).images, std::vector<int>{2});
    }
};

QTEST_MAIN(TestProjectSession)
#include "test_project_session.moc"
