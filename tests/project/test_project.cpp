#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <fstream>

#include "project/project.h"
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

class TestProject : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsEverythingOfASample();
    void keepsTextOfAnyEncoding();
    void importsAgain();
    void findsImagesInItAfterItWasMoved();
    void absolutePathsOfEarlierVersionsBecomeRelative();
    void reimportKeepsAssignedSplits();
    void framesOfOneFileAreSamplesOfTheirOwn();
    void replacesProblemsBySource();
    void classesAreSorted();
    void gradesOrderTheClasses();
    void storesSplits();
    void unknownSamplesChangeNothing();
    void setsLabels();
    void keepsRuns();
    void refusesUnknownRuns();
    void countsLooks();
    void keepsNotesOfRuns();
    void removedRunsLeaveTheirLooks();
    void everyChangeLeavesATrailWithoutPatients();
    void loadsManySamples();
};

namespace {

/// A project in a folder of its own.
struct Fixture {
    test::TemporaryFolder folder;
    Project project = open();

    Project open() {
        auto opened = Project::createOrOpen(folder.path("p.fovea"));
        if (!opened) qFatal("%s", opened.error().detail.c_str());
        return std::move(*opened);
    }
    void reopen() {
        { const Project closed = std::move(project); }
        project = open();
    }
    std::vector<Sample> samples() { return project.samples().value(); }
};

using Words = std::vector<std::string>;

}  // namespace

void TestProject::keepsEverythingOfASample() {
    Fixture f;
    ImportPlan plan;
    Sample sample;
    sample.path = "/d\xc3\xa4ta/it's \"1\".dcm";
    sample.frame = 3;
    sample.format = "DICOM";
    sample.width = 1024;
    sample.height = 768;
    sample.label = "gl\xc3\xa4ukom";
    sample.patient = "P-7";
    sample.split = Split::validation;
    sample.pixelHash = "abc";
    sample.facts = {{"Manufacturer", "M\xc3\xbcller & \"Co\""}, {"Modality", "OP"}, {"StationName", ""}};
    plan.samples = {sample};
    const auto summary = f.project.import(plan, "/d\xc3\xa4ta");
    QVERIFY(summary.ok());
    QCOMPARE(summary->added, 1);
    QCOMPARE(summary->alreadyThere, 0);

    f.reopen();
    const std::vector<Sample> stored = f.samples();
    QCOMPARE(stored.size(), std::size_t(1));
    QVERIFY(stored[0].id > 0);
    QCOMPARE(stored[0].path, sample.path);
    QCOMPARE(stored[0].frame, sample.frame);
    QCOMPARE(stored[0].format, sample.format);
    QCOMPARE(stored[0].width, sample.width);
    QCOMPARE(stored[0].height, sample.height);
    QCOMPARE(stored[0].label, sample.label);
    QCOMPARE(stored[0].patient, sample.patient);
    QCOMPARE(stored[0].split, sample.split);
    QCOMPARE(stored[0].pixelHash, sample.pixelHash);
    QCOMPARE(stored[0].facts, sample.facts);
}

void TestProject::keepsTextOfAnyEncoding() {
    Fixture f;
    ImportPlan plan = makePlan(1);
    plan.samples[0].path = "/data/\xe4.png";  // Latin-1: no UTF-8
    plan.samples[0].facts = {{"Manufacturer", "M\xfcller"}};
    QVERIFY(f.project.import(plan, "/data").ok());
    const std::vector<Sample> stored = f.samples();
    QCOMPARE(stored[0].path, plan.samples[0].path);
    QCOMPARE(stored[0].facts.at("Manufacturer"), std::string("M\xef\xbf\xbdller"));
}

void TestProject::importsAgain() {
    Fixture f;
    QVERIFY(f.project.import(makePlan(10, "old"), "/data").ok());
    const std::vector<Sample> before = f.samples();
    const auto summary = f.project.import(makePlan(12, "new"), "/data");
    QVERIFY(summary.ok());
    QCOMPARE(summary->added, 2);
    QCOMPARE(summary->alreadyThere, 10);
    const std::vector<Sample> after = f.samples();
    QCOMPARE(after.size(), std::size_t(12));
    for (std::size_t i = 0; i < after.size(); ++i) {
        QCOMPARE(after[i].label, std::string("new"));
        QCOMPARE(after[i].pixelHash, "new" + std::to_string(i));
        QCOMPARE(after[i].path, "/data/" + std::to_string(i) + ".png");
        if (i < before.size()) QCOMPARE(after[i].id, before[i].id);
        if (i > 0) QVERIFY(after[i].id > after[i - 1].id);
    }
}

void TestProject::findsImagesInItAfterItWasMoved() {
    test::TemporaryFolder folder;
    const std::string here = folder.path("a.fovea"), there = folder.path("b.fovea");
    ImportPlan plan = makePlan(4);
    plan.samples[0].path = here + "/images/0.png";
    plan.samples[1].path = here + ".png";            // beside it
    plan.samples[2].path = here + "x/images/2.png";  // in another one
    {
        auto project = Project::createOrOpen(here);
        QVERIFY(project->import(plan, "/data").ok());
        // Read anew, it is still one image.
        QCOMPARE(project->import(plan, "/data")->alreadyThere, 4);
    }
    std::filesystem::rename(here, there);
    auto project = Project::open(there);
    auto samples = project->samples().value();
    QCOMPARE(samples[0].path, there + "/images/0.png");
    for (std::size_t i = 1; i < 4; ++i) QCOMPARE(samples[i].path, plan.samples[i].path);
    // In and out by re-linking, and back.
    samples[0].path = "/data/out.png";
    samples[3].path = there + "/images/in.png";
    QVERIFY(project->setPaths({samples[0], samples[3]}).ok());
    QCOMPARE(project->samples()->at(3).path, there + "/images/in.png");
    const auto restored = project->undo();
    QCOMPARE(restored->samples.front().path, there + "/images/0.png");
    QCOMPARE(project->samples()->at(3).path, plan.samples[3].path);
}

void TestProject::absolutePathsOfEarlierVersionsBecomeRelative() {
    test::TemporaryFolder folder;
    const std::string here = folder.path("a.fovea"), name = "/im\xe4ges \xc3\xa4/";  // Latin-1, then UTF-8
    const auto paths = [&] {
        SQLite::Database database(here + "/project.sqlite");
        SQLite::Statement query(database, "SELECT path FROM sample ORDER BY id");
        Words all;
        while (query.executeStep()) all.push_back(query.getColumn(0).getString());
        return all;
    };
    const auto rowsBefore = [&] {
        SQLite::Database database(here + "/project.sqlite");
        return database.execAndGet("SELECT count(*) FROM sample_before").getInt();
    };
    ImportPlan plan = makePlan(6);
    plan.samples[0].path = here + name + "0.png";
    plan.samples[1].path = here + name + "1.tif";
    plan.samples[2] = plan.samples[1];
    plan.samples[2].frame = 1;
    plan.samples[3].path = here + ".png";
    plan.samples[4].path = here + "0/4.png";
    {
        auto project = Project::createOrOpen(here);
        QVERIFY(project->import(plan, "/data").ok());
        QVERIFY(project->setLabel({1}, "b").ok());
    }
    const Words relative = paths();
    const int before = rowsBefore();
    QCOMPARE(relative[0], name.substr(1) + "0.png");
    const auto store = [&](const Words& all) {
        SQLite::Database database(here + "/project.sqlite", SQLite::OPEN_READWRITE);
        database.exec("UPDATE open_change SET id = 0");
        SQLite::Statement update(database, "UPDATE sample SET path = ? WHERE id = ?");
        for (std::size_t i = 0; i < all.size(); ++i) {
            update.bind(1, all[i]);
            update.bind(2, std::int64_t(i + 1));
            update.exec();
            update.reset();
        }
        database.exec("DELETE FROM sample_before WHERE change = 0; UPDATE open_change SET id = 2");
    };
    const Words absolute = {plan.samples[0].path, plan.samples[1].path, plan.samples[2].path};
    store(absolute);
    QCOMPARE(paths()[0], plan.samples[0].path);
    {
        auto project = Project::open(here);
        for (std::size_t i = 0; i < 6; ++i) QCOMPARE(project->samples()->at(i).path, plan.samples[i].path);
    }
    QCOMPARE(paths(), relative);
    QCOMPARE(rowsBefore(), before);
    {
        auto project = Project::open(here);
        QCOMPARE(project->history()->undo->action, Action::setLabel);
        QCOMPARE(project->history()->undo->images, 1);
        QVERIFY(!project->history()->redo);
        QVERIFY(project->undo().ok());
        QCOMPARE(project->samples()->at(0).label, std::string("a"));
        QVERIFY(project->undo().ok());
        QVERIFY(project->samples()->empty());
        QVERIFY(project->redo().ok());
        QCOMPARE(project->import(plan, "/data")->alreadyThere, 6);
    }
    QCOMPARE(paths(), relative);
    // A file that was imported by both paths stays as it is, also where that can be undone and redone.
    store({"/hidden/1", "/hidden/2", "/hidden/3"});
    {
        auto project = Project::open(here);
        QCOMPARE(project->import(plan, "/data")->added, 3);
        QVERIFY(project->undo().ok());
    }
    store(absolute);
    auto project = Project::open(here);
    QCOMPARE(project->samples()->size(), std::size_t(6));
    QVERIFY(project->redo().ok());
    QCOMPARE(project->samples()->size(), std::size_t(9));
    QVERIFY(project->undo().ok());
    QCOMPARE(project->samples()->size(), std::size_t(6));
}

void TestProject::reimportKeepsAssignedSplits() {
    Fixture f;
    QVERIFY(f.project.import(makePlan(3), "/data").ok());
    std::vector<Sample> samples = f.samples();
    samples[0].split = Split::test;
    samples[1].split = Split::train;
    QVERIFY(f.project.setSplits(samples).ok());
    ImportPlan again = makePlan(4);
    again.samples[1].split = Split::validation;
    QVERIFY(f.project.import(again, "/data").ok());
    samples = f.samples();
    QCOMPARE(samples[0].split, Split::test);
    QCOMPARE(samples[1].split, Split::validation);  // the plan says so
    QCOMPARE(samples[2].split, Split::unassigned);
    QCOMPARE(samples[3].split, Split::unassigned);
}

void TestProject::framesOfOneFileAreSamplesOfTheirOwn() {
    Fixture f;
    ImportPlan plan = makePlan(2);
    plan.samples[1].path = plan.samples[0].path;
    plan.samples[1].frame = 1;
    const auto summary = f.project.import(plan, "/data");
    QVERIFY(summary.ok());
    QCOMPARE(summary->added, 2);
    QCOMPARE(f.samples()[1].frame, 1);
}

void TestProject::replacesProblemsBySource() {
    Fixture f;
    ImportPlan plan = makePlan(1);
    plan.problems = {{ProblemKind::unreadable, {"data/x.png", "data/y.png"}, "Damaged."}};
    QVERIFY(f.project.import(plan, "/one").ok());
    plan.problems[0].files = {"other/z.png"};
    QVERIFY(f.project.import(plan, "/two").ok());
    auto problems = f.project.importProblems();
    QVERIFY(problems.ok());
    QCOMPARE(problems->size(), std::size_t(2));
    QCOMPARE((*problems)[0].kind, ProblemKind::unreadable);
    QCOMPARE((*problems)[0].files, (Words{"data/x.png", "data/y.png"}));
    QCOMPARE(messageText((*problems)[0].message), std::string("Damaged."));
    plan.problems.clear();
    QVERIFY(f.project.import(plan, "/one/").ok());  // the same folder
    problems = f.project.importProblems();
    QCOMPARE(problems->size(), std::size_t(1));
    QCOMPARE((*problems)[0].files, (Words{"other/z.png"}));
}

void TestProject::classesAreSorted() {
    Fixture f;
    ImportPlan plan = makePlan(5);
    const char* labels[] = {"b", "B", "\xc3\xa4", "a", ""};
    for (int i = 0; i < 5; ++i) plan.samples[i].label = labels[i];
    QVERIFY(f.project.import(plan, "/data").ok());
    QCOMPARE(f.project.classes().value(), (Words{"B", "a", "b", "\xc3\xa4"}));
}

void TestProject::gradesOrderTheClasses() {
    Fixture f;
    ImportPlan plan = makePlan(4);
    const char* labels[] = {"severe", "none", "mild", "none"};
    for (int i = 0; i < 4; ++i) plan.samples[i].label = labels[i];
    QVERIFY(f.project.import(plan, "/data").ok());
    QVERIFY(f.project.grades()->empty());
    QVERIFY(f.project.setGrades({"none", "mild", "moderate", "severe"}).ok());
    QCOMPARE(f.project.classes().value(), (Words{"none", "mild", "severe"}));
    QCOMPARE(f.project.history()->undo->action, Action::setSetting);
    QCOMPARE(f.project.history()->undo->argument, std::string("grades"));
    // The same again is no change.
    const auto change = f.project.history()->undo->id;
    QVERIFY(f.project.setGrades({"none", "mild", "moderate", "severe"}).ok());
    QCOMPARE(f.project.history()->undo->id, change);
    QVERIFY(f.project.setLabel({f.project.samples()->front().id}, "unclear").ok());
    QCOMPARE(f.project.classes().value(), (Words{"none", "mild", "unclear"}));
    QVERIFY(f.project.undo().ok());
    QVERIFY(f.project.undo().ok());
    QVERIFY(f.project.grades()->empty());
    QCOMPARE(f.project.classes().value(), (Words{"mild", "none", "severe"}));
    QVERIFY(f.project.redo().ok());
    QVERIFY(f.project.setGrades({}).ok());
    QCOMPARE(f.project.classes().value(), (Words{"mild", "none", "severe"}));
    QCOMPARE(f.project.setGrades({"\xff"}).error().code, ErrorCode::invalidArgument);
    {
        SQLite::Database database(f.project.folder() + "/project.sqlite", SQLite::OPEN_READWRITE);
        database.exec("UPDATE question SET answers = '{}'");
    }
    QCOMPARE(f.project.classes().error().code, ErrorCode::corruptFile);
}

void TestProject::storesSplits() {
    Fixture f;
    QVERIFY(f.project.import(makePlan(4), "/data").ok());
    std::vector<Sample> samples = f.samples();
    const Split splits[] = {Split::train, Split::validation, Split::test, Split::unassigned};
    for (int i = 0; i < 4; ++i) samples[i].split = splits[i];
    QVERIFY(f.project.setSplits(samples).ok());
    f.reopen();
    for (int i = 0; i < 4; ++i) QCOMPARE(f.samples()[i].split, splits[i]);
}

void TestProject::unknownSamplesChangeNothing() {
    Fixture f;
    QVERIFY(f.project.import(makePlan(2), "/data").ok());
    std::vector<Sample> samples = f.samples();
    samples[0].split = Split::test;
    samples[1].id += 100;
    QCOMPARE(f.project.setSplits(samples).error().code, ErrorCode::notFound);
    QCOMPARE(f.samples()[0].split, Split::unassigned);
    QCOMPARE(f.project.setLabel({samples[0].id, samples[1].id}, "x").error().code, ErrorCode::notFound);
    QCOMPARE(f.samples()[0].label, std::string("a"));
}

void TestProject::setsLabels() {
    Fixture f;
    QVERIFY(f.project.import(makePlan(3), "/data").ok());
    const std::vector<Sample> samples = f.samples();
    QVERIFY(f.project.setLabel({samples[0].id, samples[2].id}, "b").ok());
    QCOMPARE(f.samples()[0].label, std::string("b"));
    QCOMPARE(f.samples()[1].label, std::string("a"));
    QCOMPARE(f.samples()[2].label, std::string("b"));
    QCOMPARE(f.project.classes().value(), (Words{"a", "b"}));
}

void TestProject::keepsRuns() {
    Fixture f;
    const auto first = f.project.addRun(R"({"seed":1})");
    QVERIFY(first.ok());
    const auto second = f.project.addRun(R"({"seed":2})");
    QVERIFY(second.ok());
    QVERIFY(*first != *second);
    QVERIFY(f.project.setRunState(*first, project::RunState::running).ok());
    QVERIFY(f.project.finishRun(*second, R"({"auc":0.9})", "runs/2/adapter.safetensors").ok());
    f.reopen();
    const auto runs = f.project.runs();
    QVERIFY(runs.ok());
    QCOMPARE(runs->size(), std::size_t(2));
    QCOMPARE((*runs)[0].id, *first);
    QCOMPARE((*runs)[0].state, project::RunState::running);
    QCOMPARE((*runs)[0].settingsJson, std::string(R"({"seed":1})"));
    QCOMPARE((*runs)[0].resultJson, std::string());
    const auto run = f.project.run(*second);
    QVERIFY(run.ok());
    QCOMPARE(run->state, project::RunState::done);
    QCOMPARE(run->resultJson, std::string(R"({"auc":0.9})"));
    QCOMPARE(run->adapterPath, std::string("runs/2/adapter.safetensors"));
    QVERIFY(QDateTime::fromString(QString::fromStdString(run->createdUtc), Qt::ISODate).isValid());
    QVERIFY(run->createdUtc.ends_with('Z'));
    QCOMPARE(f.project.runFolder(*second), f.project.folder() + "/runs/" + std::to_string(*second));
}

void TestProject::refusesUnknownRuns() {
    Fixture f;
    const std::int64_t run = f.project.addRun("{}").value();
    QCOMPARE(f.project.run(run + 1).error().code, ErrorCode::notFound);
    QCOMPARE(f.project.setRunState(run + 1, project::RunState::running).error().code, ErrorCode::notFound);
    QCOMPARE(f.project.finishRun(run + 1, "{}", "").error().code, ErrorCode::notFound);
    QCOMPARE(f.project.recordEvaluation(run + 1, dataset::Split::test).error().code, ErrorCode::notFound);
    QCOMPARE(f.project.setUserNote(run + 1, "x").error().code, ErrorCode::notFound);
    QCOMPARE(f.project.removeRun(run + 1).error().code, ErrorCode::notFound);
    QCOMPARE(f.project.run(run)->state, project::RunState::planned);
}

void TestProject::countsLooks() {
    Fixture f;
    const std::int64_t one = f.project.addRun("{}").value();
    const std::int64_t two = f.project.addRun("{}").value();
    QCOMPARE(f.project.evaluations(dataset::Split::test).value(), 0);
    QVERIFY(f.project.recordEvaluation(one, dataset::Split::test).ok());
    QVERIFY(f.project.recordEvaluation(two, dataset::Split::test).ok());
    QVERIFY(f.project.recordEvaluation(two, dataset::Split::validation).ok());
    f.reopen();
    QCOMPARE(f.project.evaluations(dataset::Split::test).value(), 2);
    QCOMPARE(f.project.evaluations(dataset::Split::validation).value(), 1);
}

void TestProject::keepsNotesOfRuns() {
    Fixture f;
    const std::int64_t run = f.project.addRun("{}").value();
    const std::int64_t other = f.project.addRun("{}").value();
    QVERIFY(f.project.setUserNote(run, "größere Bilder; \"DR\"").ok());
    f.reopen();
    QCOMPARE(f.project.run(run)->userNote, std::string("größere Bilder; \"DR\""));
    QVERIFY(f.project.run(other)->userNote.empty());
}

void TestProject::removedRunsLeaveTheirLooks() {
    Fixture f;
    const std::int64_t kept = f.project.addRun("{}").value();
    const std::int64_t gone = f.project.addRun("{}").value();
    QVERIFY(
        f.project
            .recordEvaluation(gone, dataset::Split::test, R"({"auc":{"value":0.9,"low":0.8,"high":0.95}})")
            .ok());
    const std::string folder = f.project.runFolder(gone);
    std::filesystem::create_directories(folder);
    std::ofstream(folder + "/adapter.safetensors") << "weights";
    std::filesystem::create_directories(f.project.runFolder(kept));
    QVERIFY(f.project.removeRun(gone).ok());
    QVERIFY(!std::filesystem::exists(folder));
    QVERIFY(std::filesystem::exists(f.project.runFolder(kept)));
    f.reopen();
    QCOMPARE(f.project.runs()->size(), std::size_t(1));
    QCOMPARE(f.project.evaluations(dataset::Split::test).value(), 1);
    QCOMPARE(f.project.evaluations()->front().run, gone);
    QVERIFY(f.project.evaluations()->front().figuresJson.find("0.95") != std::string::npos);
    QVERIFY(f.project.addRun("{}").value() > gone);  // its number is not given again
    QVERIFY(f.project.removeRun(kept).ok());         // without a folder, too
}

void TestProject::everyChangeLeavesATrailWithoutPatients() {
    test::TemporaryFolder folder;
    {
        auto opened = Project::createOrOpen(folder.path("p.fovea"));
        QVERIFY(opened.ok());
        Project& project = *opened;
        ImportPlan plan = makePlan(2);
        plan.samples[0].patient = "DOE^JANE";
        plan.samples[0].path = "/data/DOE^JANE.png";
        plan.problems = {{ProblemKind::unreadable, {"/data/DOE^JANE 2.png"}, "Damaged."}};
        QVERIFY(project.import(plan, "/data/DOE^JANE").ok());
        const std::vector<Sample> samples = project.samples().value();
        QVERIFY(project.setSplits(samples).ok());
        QVERIFY(project.setLabel({samples[0].id}, "b").ok());
        const std::int64_t run = project.addRun("{}").value();
        QVERIFY(project.setRunState(run, project::RunState::running).ok());
        QVERIFY(project.finishRun(run, "{}", "").ok());
        QVERIFY(project.recordEvaluation(run, dataset::Split::test).ok());
        QVERIFY(project.setUserNote(run, "DOE^JANE looks odd").ok());
        QVERIFY(project.removeRun(run).ok());
        QVERIFY(!project.setLabel({12345}, "c").ok());  // what failed did not happen
    }
    SQLite::Database database(folder.path("p.fovea/project.sqlite"));
    SQLite::Statement query(database, "SELECT at_utc, action, detail FROM audit_trail ORDER BY id");
    Words actions;
    while (query.executeStep()) {
        QVERIFY(!query.getColumn(0).getString().empty());
        actions.push_back(query.getColumn(1).getString());
        QVERIFY(query.getColumn(2).getString().find("DOE") == std::string::npos);
    }
    QCOMPARE(actions, (Words{"import", "set splits", "set label", "add run", "set run state", "finish run",
                             "look", "note run", "remove run"}));
}

void TestProject::loadsManySamples() {
    Fixture f;
    constexpr int kMany = 20'000;
    const ImportPlan plan = makePlan(kMany);
    QVERIFY(f.project.import(plan, "/data").ok());
    const std::vector<Sample> stored = f.samples();
    QCOMPARE(stored.size(), std::size_t(kMany));
    for (std::size_t i = 0; i < stored.size(); i += 997)
        QCOMPARE(stored[i].pixelHash, plan.samples[i].pixelHash);
}

QTEST_APPLESS_MAIN(TestProject)
#include "test_project.moc"
