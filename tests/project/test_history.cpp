#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>

#include "project/history.h"
#include "project/project.h"
#include "project/schema.h"
#include "tests/project/plan_maker.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::project;
using dataset::ImportPlan;
using dataset::Problem;
using dataset::ProblemKind;
using dataset::Sample;
using dataset::Split;
using fovea::test::makePlan;

/// Every change of the data can be taken back and made again, also after a restart.
class TestHistory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyChangeGoesBackAndForth();
    void survivesClosing();
    void saysWhatChanged();
    void anotherChangeEndsRedoing();
    void whatChangedNothingIsNoStep();
    void failedChangesAreNoStep();
    void forgetsTheOldest();
    void olderProjectsGainIt();
    void olderHistoriesGoOn();
};

namespace {

std::string text(const Sample& s) {
    std::string all = std::to_string(s.id) + s.path + "#" + std::to_string(s.frame) + s.format +
                      std::to_string(s.width) + "x" + std::to_string(s.height) + s.label + s.patient +
                      dataset::splitName(s.split) + s.pixelHash + s.perceptualHash +
                      imaging::planeName(s.plane);
    for (const auto& [keyword, value] : s.facts) all += keyword + "=" + value + ";";
    return all;
}

/// All that a change may concern.
std::vector<std::string> stateOf(const Project& project) {
    std::vector<std::string> state;
    for (const Sample& s : project.samples().value()) state.push_back(text(s));
    for (const Problem& p : project.importProblems().value())
        state.push_back(p.files.front() + messageText(p.message));
    state.push_back(project.setting("colour").value() + "," + project.setting("shape").value());
    return state;
}

Project opened(const test::TemporaryFolder& folder) {
    auto project = Project::createOrOpen(folder.path("p.fovea"));
    if (!project) qFatal("%s", project.error().detail.c_str());
    return std::move(*project);
}

/// Imports, labels, splits, sets aside; the state before each change and after the last.
std::vector<std::vector<std::string>> changeMuch(Project& project) {
    std::vector<std::vector<std::string>> states;
    const auto did = [&](bool ok) {
        if (!ok) qFatal("a change failed");
        states.push_back(stateOf(project));
    };
    states.push_back(stateOf(project));
    ImportPlan plan = makePlan(6);
    plan.samples[0].path = "/data/\xe4.png";  // no UTF-8
    plan.problems = {{ProblemKind::unreadable, {"x.png"}, "Damaged."}};
    did(project.import(plan, "/data").ok());
    std::vector<Sample> samples = project.samples().value();
    did(project.setLabel({samples[1].id, samples[3].id}, "b").ok());
    for (std::size_t i = 0; i < samples.size(); ++i) samples[i].split = i % 2 ? Split::train : Split::test;
    samples[4].split = Split::excluded;
    did(project.setSplits(samples).ok());
    ImportPlan again = makePlan(8, "new");  // refreshes five, adds three
    again.samples[2].facts["Modality"] = "US";
    again.samples[2].perceptualHash = "abc";
    again.problems = {{ProblemKind::unreadable, {"y.png"}, "Empty."}};
    did(project.import(again, "/data").ok());
    did(project.setSetting("colour", "red").ok());
    did(project.setSetting("colour", "blue").ok());
    did(project.setSetting("shape", "round").ok());
    again.samples[1].plane = imaging::Plane::coronal;  // another image of the same file
    did(project.import(again, "/data").ok());
    samples = project.samples().value();
    samples.resize(4);
    for (Sample& s : samples) s.path = "/moved/" + std::to_string(s.id) + ".png";
    did(project.setPaths(samples).ok());
    return states;
}

}  // namespace

void TestHistory::everyChangeGoesBackAndForth() {
    test::TemporaryFolder folder;
    Project project = opened(folder);
    const auto states = changeMuch(project);
    for (int pass = 0; pass < 2; ++pass) {
        for (std::size_t i = states.size() - 1; i > 0; --i) {
            QVERIFY(project.undo().ok());
            QCOMPARE(stateOf(project), states[i - 1]);
        }
        QCOMPARE(project.undo().error().code, ErrorCode::notFound);
        for (std::size_t i = 1; i < states.size(); ++i) {
            QVERIFY(project.redo().ok());
            QCOMPARE(stateOf(project), states[i]);
        }
        QCOMPARE(project.redo().error().code, ErrorCode::notFound);
    }
}

void TestHistory::survivesClosing() {
    test::TemporaryFolder folder;
    std::vector<std::vector<std::string>> states;
    {
        Project project = opened(folder);
        states = changeMuch(project);
        QVERIFY(project.undo().ok());
    }
    {
        Project project = opened(folder);
        QCOMPARE(stateOf(project), states[states.size() - 2]);
        QVERIFY(project.undo().ok());
        QCOMPARE(stateOf(project), states[states.size() - 3]);
    }
    Project project = opened(folder);
    QVERIFY(project.redo().ok());
    QVERIFY(project.redo().ok());
    QCOMPARE(stateOf(project), states.back());
}

void TestHistory::saysWhatChanged() {
    test::TemporaryFolder folder;
    Project project = opened(folder);
    QVERIFY(!project.history()->undo && !project.history()->redo);
    QVERIFY(project.import(makePlan(5), "/data").ok());
    const std::vector<Sample> samples = project.samples().value();
    QVERIFY(project.setLabel({samples[1].id, samples[2].id}, "b").ok());
    History history = project.history().value();
    QCOMPARE(history.undo->action, Action::setLabel);
    QCOMPARE(history.undo->argument, std::string("b"));
    QCOMPARE(history.undo->images, 2);
    QVERIFY(!history.redo);

    const auto label = project.undo();
    QCOMPARE(label->samples.size(), std::size_t(2));
    QCOMPARE(label->samples[0].id, samples[1].id);
    QCOMPARE(label->samples[0].label, std::string("a"));
    QVERIFY(label->removed.empty());
    history = project.history().value();
    QCOMPARE(history.undo->action, Action::import);
    QCOMPARE(history.undo->images, 5);
    QCOMPARE(history.redo->action, Action::setLabel);
    QCOMPARE(history.redo->images, 2);

    const auto import = project.undo();
    QVERIFY(import->samples.empty());
    QCOMPARE(import->removed.size(), std::size_t(5));
}

void TestHistory::anotherChangeEndsRedoing() {
    test::TemporaryFolder folder;
    Project project = opened(folder);
    QVERIFY(project.import(makePlan(3), "/data").ok());
    const std::int64_t id = project.samples()->front().id;
    QVERIFY(project.setLabel({id}, "b").ok());
    QVERIFY(project.undo().ok());
    QVERIFY(project.setLabel({id}, "c").ok());
    QCOMPARE(project.redo().error().code, ErrorCode::notFound);
    QVERIFY(project.undo().ok());
    QCOMPARE(project.samples()->front().label, std::string("a"));
}

void TestHistory::whatChangedNothingIsNoStep() {
    test::TemporaryFolder folder;
    Project project = opened(folder);
    QVERIFY(project.import(makePlan(3), "/data").ok());
    QVERIFY(project.setLabel({project.samples()->front().id}, "a").ok());
    QVERIFY(project.setSplits(project.samples().value()).ok());
    QCOMPARE(project.history()->undo->action, Action::import);
    QVERIFY(project.setSetting("colour", "red").ok());
    QVERIFY(project.setSetting("colour", "red").ok());
    QVERIFY(project.undo().ok());
    QCOMPARE(project.history()->undo->action, Action::import);
}

void TestHistory::failedChangesAreNoStep() {
    test::TemporaryFolder folder;
    Project project = opened(folder);
    QVERIFY(project.import(makePlan(3), "/data").ok());
    QVERIFY(project.setLabel({project.samples()->front().id}, "b").ok());
    QVERIFY(project.undo().ok());
    QVERIFY(!project.setLabel({project.samples()->front().id, 999}, "c").ok());
    // A file is one image of a project, and no other's.
    std::vector<Sample> moved = project.samples().value();
    const std::vector<Sample> before = moved;
    moved[0].path = "/elsewhere.png";
    moved[1].path = moved[2].path;
    QCOMPARE(project.setPaths(moved).error().code, ErrorCode::invalidArgument);
    moved[1].path = "/elsewhere too.png";
    moved[1].id = 999;
    QCOMPARE(project.setPaths(moved).error().code, ErrorCode::notFound);
    QCOMPARE(project.samples()->front().path, before.front().path);
    QVERIFY(project.redo().ok());  // what failed did not happen
    QCOMPARE(project.samples()->front().label, std::string("b"));
}

void TestHistory::forgetsTheOldest() {
    test::TemporaryFolder folder;
    Project project = opened(folder);
    QVERIFY(project.import(makePlan(1), "/data").ok());
    const std::int64_t id = project.samples()->front().id;
    for (int i = 0; i < kUndoableChanges + 5; ++i) QVERIFY(project.setLabel({id}, std::to_string(i)).ok());
    int steps = 0;
    while (project.undo().ok()) ++steps;
    QCOMPARE(steps, kUndoableChanges);
    QCOMPARE(project.samples()->front().label, std::string("4"));
}

/// A project of schema version 1, as the first version wrote it.
void TestHistory::olderProjectsGainIt() {
    test::TemporaryFolder folder;
    const std::string file = folder.path("p.fovea/project.sqlite");
    std::filesystem::create_directory(folder.path("p.fovea"));
    {
        SQLite::Database old(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        old.exec(R"sql(
            PRAGMA application_id = 1181709925;
            CREATE TABLE sample (id INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL, frame INTEGER NOT NULL,
                format TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL, label TEXT NOT NULL,
                patient TEXT NOT NULL, split TEXT NOT NULL CHECK (split IN ('unassigned', 'train', 'val', 'test')),
                pixel_hash TEXT NOT NULL, facts TEXT NOT NULL, UNIQUE (path, frame));
            CREATE TABLE import_problem (id INTEGER PRIMARY KEY, source TEXT NOT NULL, kind TEXT NOT NULL,
                files TEXT NOT NULL, detail TEXT NOT NULL);
            CREATE INDEX import_problem_source ON import_problem (source);
            CREATE TABLE run (id INTEGER PRIMARY KEY AUTOINCREMENT, created_utc TEXT NOT NULL, state TEXT NOT NULL,
                settings TEXT NOT NULL, result TEXT NOT NULL DEFAULT '', adapter TEXT NOT NULL DEFAULT '');
            CREATE TABLE look (id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES run (id), split TEXT NOT NULL,
                at_utc TEXT NOT NULL);
            CREATE INDEX look_run ON look (run);
            CREATE TABLE audit_trail (id INTEGER PRIMARY KEY AUTOINCREMENT, at_utc TEXT NOT NULL,
                action TEXT NOT NULL, detail TEXT NOT NULL);
            INSERT INTO run (id, created_utc, state, settings) VALUES (4, '2026-11-01T10:00:00Z', 'done', '{}');
            INSERT INTO look (run, split, at_utc) VALUES (4, 'test', '2026-11-01T11:00:00Z');
            INSERT INTO sample VALUES (3, '/d/a.png', 0, 'PNG', 5, 6, 'ill', 'P', 'val', 'h', '{"Modality":"OP"}');
            INSERT INTO sample VALUES (7, '/d/b.png', 2, 'PNG', 5, 6, 'ill', '', 'train', 'i', '{}');
            PRAGMA user_version = 1)sql");
    }
    Project project = opened(folder);
    std::vector<Sample> samples = project.samples().value();
    QCOMPARE(samples.size(), std::size_t(2));
    QCOMPARE(text(samples[0]), std::string("3/d/a.png#0PNG5x6illPvalhaxialModality=OP;"));
    QCOMPARE(samples[1].id, 7);
    QVERIFY(!project.history()->undo);
    // Runs and looks are there, and a note can be made.
    QVERIFY(project.run(4)->userNote.empty());
    QVERIFY(project.setUserNote(4, "the first").ok());
    QCOMPARE(project.run(4)->userNote, std::string("the first"));
    QCOMPARE(project.evaluations()->size(), std::size_t(1));
    QCOMPARE(project.evaluations()->front().atUtc, std::string("2026-11-01T11:00:00Z"));
    QVERIFY(project.evaluations()->front().figuresJson.empty());
    samples[0].split = Split::excluded;
    QVERIFY(project.setSplits(samples).ok());
    QVERIFY(project.import(makePlan(1), "/data").ok());
    QVERIFY(project.samples()->back().id > 7);
    QVERIFY(project.undo().ok() && project.undo().ok());
    QCOMPARE(project.samples()->front().split, Split::validation);
    // As it was it stays beside.
    SQLite::Database backup(file + ".version-1");
    QCOMPARE(backup.execAndGet("PRAGMA user_version").getInt(), 1);
    QCOMPARE(backup.execAndGet("SELECT count(*) FROM sample").getInt(), 2);
}

/// What was changed, and undone, under an older schema goes back and forth under the present one.
void TestHistory::olderHistoriesGoOn() {
    test::TemporaryFolder folder;
    std::filesystem::create_directory(folder.path("p.fovea"));
    {
        SQLite::Database old(folder.path("p.fovea/project.sqlite"),
                             SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        migrate(old, 0, 2);
        const char* const row = ".png', 0, 'PNG', 5, 6, 'ill', 'P', 'val', 'h', '', '{}')";
        for (const std::string id : {"1", "2"}) {
            old.exec("INSERT INTO change (at_utc, action, argument) VALUES ('', 'import', '')");
            old.exec("UPDATE open_change SET id = " + id);
            old.exec("INSERT INTO sample VALUES (" + id + ", '/d/" + id + row);
        }
        old.exec("DELETE FROM sample_before WHERE change = 2");  // the second import is taken back
        old.exec("DELETE FROM sample WHERE id = 2");
        old.exec("UPDATE change SET undone = 1 WHERE id = 2");
    }
    Project project = opened(folder);
    QCOMPARE(project.samples()->size(), std::size_t(1));
    QVERIFY(project.redo().ok());
    QCOMPARE(project.samples()->size(), std::size_t(2));
    QCOMPARE(text(project.samples()->back()), std::string("2/d/2.png#0PNG5x6illPvalhaxial"));
    QVERIFY(project.undo().ok() && project.undo().ok());
    QVERIFY(project.samples()->empty());
}

QTEST_APPLESS_MAIN(TestHistory)
#include "test_history.moc"
