#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>
#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <set>

#include "dataset/audit.h"
#include "dataset/repair.h"
#include "imaging/write_image.h"
#include "project/import_images.h"
#include "project/project.h"
#include "project/schema.h"
#include "tests/project/kill_points.h"
#include "tests/project/plan_maker.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::project;
using dataset::Sample;
using fovea::test::makePlan;
using fovea::test::Step;
using fovea::test::TemporaryFolder;
namespace fs = std::filesystem;

class TestProjectCrash : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void killedAnywhereTheProjectIsAsBeforeOrAsAfter();
    void fullDiskLeavesTheOldState();
};

namespace {

Project opened(const std::string& folder) {
    auto project = Project::createOrOpen(folder);
    if (!project) qFatal("%s", project.error().detail.c_str());
    return std::move(*project);
}

/// Every row of every table, without the times.
std::string content(const std::string& file) {
    SQLite::Database database(file);
    std::string all = "version " + database.execAndGet("PRAGMA user_version").getString() + "\n";
    SQLite::Statement tables(
        database,
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name");
    while (tables.executeStep()) {
        const std::string table = tables.getColumn(0).getString();
        std::string row;
        SQLite::Statement columns(database,
                                  "SELECT name FROM pragma_table_info(?) WHERE name NOT LIKE '%_utc'");
        columns.bind(1, table);
        while (columns.executeStep())
            row += (row.empty() ? "quote(" : " || ' ' || quote(") + columns.getColumn(0).getString() + ")";
        SQLite::Statement rows(database, "SELECT " + row + " FROM " + table + " ORDER BY 1");
        while (rows.executeStep()) all += table + ": " + rows.getColumn(0).getString() + "\n";
    }
    return all;
}

std::string file(const std::string& project) {
    return project + "/project.sqlite";
}

/// What lies in a project's folder that belongs to nobody; empty when nothing does.
std::string litter(const std::string& project) {
    std::string names;
    for (const auto& entry : fs::directory_iterator(project)) {
        const std::string name = entry.path().filename();
        if (name != "lock" && name != ".import-unfinished" && name != "project.sqlite" &&
            name != "project.sqlite.version-1" && name != "project.sqlite.version-2" &&
            name != "project.sqlite.version-3" && name != "project.sqlite.version-4" &&
            name != "project.sqlite.version-5" && name != "project.sqlite.version-6")
            names += name + " ";
    }
    return names;
}

/// What is wrong with the database; empty when nothing is.
std::string damage(const std::string& file) {
    SQLite::Database database(file);
    const std::string found = database.execAndGet("PRAGMA integrity_check").getString();
    if (found != "ok") return found;
    SQLite::Statement keys(database, "PRAGMA foreign_key_check");
    return keys.executeStep() ? "a foreign key that leads nowhere" : "";
}

/// 24 pictures of 12 patients in two classes, the last equal to the first; from `first` on.
void writeImages(const std::string& folder, int first) {
    for (int i = first; i < first + 24; ++i) {
        imaging::Pixels p{32, 32, 1, std::vector<std::uint8_t>(32 * 32)};
        const int seed = i == first + 23 ? first : i;
        for (std::size_t k = 0; k < p.data.size(); ++k)
            p.data[k] = std::uint8_t((k * std::size_t(seed + 3) * 7919) >> 5);
        const std::string path = folder + (i / 2 % 2 ? "/sick/" : "/well/") + std::to_string(i) + ".dcm";
        if (!systemFileLayer()->makeFolders(fs::path(path).parent_path()) ||
            !imaging::writeDicom(path, p, {{"PatientID", "P" + std::to_string(i / 2)}, {"Modality", "OP"}},
                                 path, *systemFileLayer()))
            qFatal("no image");
    }
}

std::shared_ptr<dataset::LabelTable> table() {
    std::string text = "file,label,patient\n";
    for (int i = 0; i < 20; ++i) text += std::to_string(i) + ".dcm,grade " + std::to_string(i % 3) + ",Q\n";
    auto parsed = dataset::parseTable(text, "labels.csv");
    if (!parsed) qFatal("%s", parsed.error().detail.c_str());
    return std::make_shared<dataset::LabelTable>(dataset::LabelTable{
        std::make_shared<dataset::Table>(*parsed), {.file = 0, .label = {1}, .patient = 2}});
}

/// The same rows with two questions: a grade, and findings.
std::shared_ptr<dataset::LabelTable> tableOfQuestions() {
    std::string text = "file,grade,exudate,haemorrhage\n";
    for (int i = 0; i < 20; ++i)
        text += std::to_string(i) + ".dcm," + std::to_string(i % 3) + "," + std::to_string(i % 2) + ",0\n";
    auto parsed = dataset::parseTable(text, "labels.csv");
    if (!parsed) qFatal("%s", parsed.error().detail.c_str());
    auto labels = std::make_shared<dataset::LabelTable>();
    labels->table = std::make_shared<dataset::Table>(*parsed);
    labels->columns.file = 0;
    labels->columns.questions = {{"Grade", dataset::QuestionKind::grades, {1}, false, {}},
                                 {"Lesions", dataset::QuestionKind::findings, {2, 3}, false, {}}};
    return labels;
}

/// A project as version `version` left it: images, a run, a look, and (from 2) a change
/// made and one taken back.
void makeOldProject(const std::string& folder, int version) {
    fs::create_directory(folder);
    SQLite::Database old(file(folder), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    // Answers of their own, as from 5 on, come of the labels before.
    migrate(old, 0, std::min(version, 4));
    old.exec("PRAGMA journal_mode = WAL");
    for (int change = 1; change <= 2; ++change) {
        if (version > 1) {
            old.exec("INSERT INTO change (at_utc, action, argument) VALUES ('', 'import', '')");
            old.exec("UPDATE open_change SET id = " + std::to_string(change));
        }
        for (int i = 0; i < 300; ++i)
            old.exec("INSERT INTO sample VALUES (NULL, '/d/" + std::to_string(change * 1000 + i) +
                     ".png', 0, 'PNG', 5, 6, 'ill', 'P', 'val', 'h', " + (version > 1 ? "''," : "") +
                     " '{\"Modality\":\"OP\"}'" + (version > 2 ? ", 'axial')" : ")"));
    }
    if (version > 1) {
        old.exec("DELETE FROM sample_before WHERE change = 2");
        old.exec("DELETE FROM sample WHERE id > 300");
        old.exec("UPDATE change SET undone = 1 WHERE id = 2");
    }
    old.exec("INSERT INTO run (created_utc, state, settings) VALUES ('', 'done', '{}')");
    old.exec("INSERT INTO look (run, split, at_utc) VALUES (1, 'test', '')");
    old.exec("INSERT INTO audit_trail (at_utc, action, detail) VALUES ('', 'import', '')");
    if (version > 4) migrate(old, 4, version);
}

/// Something a user does to a project, and what it begins from.
struct Activity {
    const char* name;
    std::function<void(const std::string& project)> prepare;
    std::function<bool(const std::string& project)> act;
    std::set<std::string> phases;  ///< in which it must have been killed
    int oldVersion = 0;            ///< of the schema, where opening migrates
    bool labels = false;           ///< gives images answers
};

const std::set<std::string> kChange = {"before the transaction", "within the transaction", "commit",
                                       "after the transaction", "checkpoint"};
std::set<std::string> with(std::set<std::string> phases, const std::set<std::string>& more) {
    phases.insert(more.begin(), more.end());
    return phases;
}

std::vector<Activity> activities(const std::string& images, const std::string& more) {
    const auto import = [](const std::string& source) {
        return [source](const std::string& p) { return importImages(p, {source}, {}).ok(); };
    };
    const auto nothing = [](const std::string&) {};
    const auto imported = [=](const std::string& p) {
        if (!import(images)(p)) qFatal("cannot import");
    };
    const auto open = [](const std::string& p) { return Project::open(p).ok(); };
    const auto first = [](const Project& project) {
        std::vector<std::int64_t> ids;
        for (const Sample& s : *project.samples())
            if (ids.size() < 5) ids.push_back(s.id);
        return ids;
    };
    const auto asked = [=](const std::string& p) {
        imported(p);
        Project project = opened(p);
        dataset::Question lesions;
        lesions.name = "Lesions";
        lesions.kind = dataset::QuestionKind::findings;
        lesions.answers = {"exudate", "haemorrhage"};
        const auto id = project.addQuestion(lesions);
        if (!id || !project.useQuestion(*id) ||
            !project.setLabel(first(project), "exudate=no|haemorrhage=yes"))
            qFatal("cannot ask");
    };
    const std::set<std::string> reading = {"listing the folder", "reading images"};
    return {
        {"import into a new project", nothing, import(images), with(kChange, reading)},
        {"import into a project", imported,
         [=](const std::string& p) {
             ImportRequest request{more, SplitMode::make};
             return importImages(p, request, {}).ok();
         },
         with(kChange, reading)},
        // More than SQLite keeps in memory: its log is written before the commit, and written
        // back while the project is open.
        {"import of 6,000 images", imported,
         [](const std::string& p) { return opened(p).import(makePlan(6000), "/data").ok(); }, kChange},
        {"labelling", imported,
         [=](const std::string& p) {
             Project project = opened(p);
             return project.setLabel(first(project), "unclear").ok();
         },
         kChange, 0, true},
        {"table of labels", imported,
         [](const std::string& p) {
             Project project = opened(p);
             return applyLabelTable(project, *table(), {}).ok();
         },
         kChange, 0, true},
        {"repair of copies", imported,
         [](const std::string& p) {
             Project project = opened(p);
             const auto samples = *project.samples();
             const auto mended = dataset::repaired(
                 samples, dataset::ofKind(dataset::audit(samples), dataset::ProblemKind::exactDuplicate));
             return !mended.empty() && project.setSplits(mended).ok();
         },
         kChange},
        {"undo of an import", imported, [](const std::string& p) { return opened(p).undo().ok(); }, kChange},
        {"redo of an import",
         [=](const std::string& p) {
             imported(p);
             if (!opened(p).undo()) qFatal("cannot undo");
         },
         [](const std::string& p) { return opened(p).redo().ok(); }, kChange},
        {"opening a project of version 1", [](const std::string& p) { makeOldProject(p, 1); }, open,
         with(kChange, {"backup"}), 1},
        {"opening a project of version 2", [](const std::string& p) { makeOldProject(p, 2); }, open,
         with(kChange, {"backup"}), 2},
        {"opening a project of version 3", [](const std::string& p) { makeOldProject(p, 3); }, open,
         with(kChange, {"backup"}), 3},
        {"opening a project of version 4", [](const std::string& p) { makeOldProject(p, 4); }, open,
         with(kChange, {"backup"}), 4},
        {"opening a project of version 5", [](const std::string& p) { makeOldProject(p, 5); }, open,
         with(kChange, {"backup"}), 5},
        {"opening a project of version 6", [](const std::string& p) { makeOldProject(p, 6); }, open,
         with(kChange, {"backup"}), 6},
        {"stating a finding", asked,
         [=](const std::string& p) {
             Project project = opened(p);
             return project.useQuestion(2).ok() && project.setFinding(first(project), "exudate", true).ok();
         },
         kChange, 0, true},
        {"table of several questions", imported,
         [](const std::string& p) {
             Project project = opened(p);
             return applyLabelTable(project, *tableOfQuestions(), {}).ok();
         },
         kChange, 0, true},
        {"deletion of a question", asked,
         [](const std::string& p) { return opened(p).removeQuestion(2).ok(); }, kChange},
        // The log of a killed program is taken over by the next.
        {"opening after a crash",
         [=](const std::string& p) {
             imported(p);
             const auto act = [&] { return opened(p).setLabel({1, 2}, "unclear").ok(); };
             const std::string root = fs::path(p).parent_path();
             const fs::path copy = p + ".copy";
             fs::copy(p, copy, fs::copy_options::recursive);
             const std::vector<Step> steps = test::stepsOf(root, act);
             fs::remove_all(p);
             fs::rename(copy, p);
             const auto written = std::find_if(steps.begin(), steps.end(),
                                               [](const Step& s) { return s.phase == "checkpoint"; });
             test::killAt(std::size_t(written - steps.begin()), root, act);
         },
         open,
         {"before the transaction"}},
    };
}

}  // namespace

void TestProjectCrash::killedAnywhereTheProjectIsAsBeforeOrAsAfter() {
    constexpr std::size_t kPerPhase = 3;
    TemporaryFolder folder;
    writeImages(folder.path("images"), 0);
    writeImages(folder.path("more"), 100);
    int kills = 0, ofAnswers = 0;  // these over migrations and labelling alone
    for (const Activity& activity : activities(folder.path("images"), folder.path("more"))) {
        const std::string before = folder.path("before.fovea"), project = folder.path("p.fovea");
        activity.prepare(before);
        const bool fresh = !fs::exists(before);
        const auto again = [&] {
            fs::remove_all(project);
            if (!fresh) fs::copy(before, project, fs::copy_options::recursive);
        };
        const auto act = [&] { return activity.act(project); };

        // Undisturbed.
        again();
        const std::vector<Step> steps = test::stepsOf(folder.path(), act);
        const std::string after = content(file(project));
        again();
        const std::string unopened = fresh ? "" : content(file(project));
        opened(project);
        const std::string asBefore = content(file(project));
        const int version = activity.oldVersion;
        int transactions = 0;
        for (const Step& step : steps) transactions = std::max(transactions, step.committed);
        std::set<std::string> hit;
        for (const std::size_t index : test::spreadOverPhases(steps, kPerPhase)) {
            again();
            const Step step = test::killAt(index, folder.path(), act);
            QCOMPARE(step.phase, steps[index].phase);
            QCOMPARE(step.what, steps[index].what);
            hit.insert(step.phase);
            ++kills;
            if (activity.oldVersion > 0 || activity.labels) ++ofAnswers;

            // Opens, and is as before or as after: which, where that is certain.
            const std::string where = std::string(activity.name) + " | " + step.phase + " | " + step.what;
            {
                const auto open = fresh ? Project::createOrOpen(project) : Project::open(project);
                QVERIFY2(open.ok(), (where + ": " + (open ? "" : open.error().detail)).c_str());
            }
            QCOMPARE(litter(project), std::string());
            QCOMPARE(damage(file(project)), std::string());
            if (version > 0) {
                const std::string backup = file(project) + ".version-" + std::to_string(version);
                QVERIFY2(fs::exists(backup), where.c_str());
                QCOMPARE(damage(backup), std::string());
                QVERIFY2(content(backup) == unopened, where.c_str());
            }
            const std::string now = content(file(project));
            QVERIFY2(now == asBefore || now == after, where.c_str());
            if (step.committed == transactions) QVERIFY2(now == after, where.c_str());
            if (step.committed < transactions - 1 ||
                (step.committed < transactions && step.phase != "commit"))
                QVERIFY2(now == asBefore, where.c_str());
            const char* const found = version > 0         ? "migrated, backup intact"
                                      : asBefore == after ? "nothing lost"
                                      : now == after      ? "as after"
                                                          : "as before";
            std::printf("%3d  %s: %s\n", kills, where.c_str(), found);
        }
        std::fflush(stdout);
        QCOMPARE(hit, activity.phases);
        fs::remove_all(before);
    }
    QVERIFY2(ofAnswers >= 100, std::to_string(ofAnswers).c_str());
}

namespace {

void limitFileSize(rlim_t bytes) {
    rlimit limit{};
    ::getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = std::min(bytes, limit.rlim_max);
    ::setrlimit(RLIMIT_FSIZE, &limit);
}

}  // namespace

void TestProjectCrash::fullDiskLeavesTheOldState() {
    TemporaryFolder folder;
    Project project = opened(folder.path("p.fovea"));
    QVERIFY(project.import(makePlan(10, "old"), "/data").ok());
    const auto previous = std::signal(SIGXFSZ, SIG_IGN);
    limitFileSize(512 * 1024);
    const auto full = project.import(makePlan(20'000, "new"), "/data");
    limitFileSize(RLIM_INFINITY);
    std::signal(SIGXFSZ, previous);
    QVERIFY(!full.ok());
    QCOMPARE(full.error().code, ErrorCode::diskFull);
    QCOMPARE(full.error().file, folder.path("p.fovea/project.sqlite"));
    QCOMPARE(project.samples()->size(), std::size_t(10));
    QCOMPARE(*project.classes(), std::vector<std::string>{"old"});
    QVERIFY(project.import(makePlan(20'000, "new"), "/data").ok());  // room was made
    QCOMPARE(project.samples()->size(), std::size_t(20'000));
    QCOMPARE(*project.classes(), std::vector<std::string>{"new"});
}

QTEST_APPLESS_MAIN(TestProjectCrash)
#include "test_project_crash.moc"
