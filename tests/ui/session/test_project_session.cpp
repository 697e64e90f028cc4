// What the session says of the project without looking through its samples.
#include <QSignalSpy>
#include <QTest>
#include <algorithm>
#include <map>
#include <set>

#include "jobs/job_runner.h"
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
};

QTEST_MAIN(TestProjectSession)
#include "test_project_session.moc"
