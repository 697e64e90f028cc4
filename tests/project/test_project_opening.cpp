#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <functional>

#include "base/file_layer.h"
#include "project/directory_lock.h"
#include "project/project.h"
#include "tests/project/plan_maker.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::project;
using fovea::test::makePlan;
using fovea::test::TemporaryFolder;
namespace fs = std::filesystem;

class TestProjectOpening : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void makesAndOpens();
    void keepsItsPathWhenTheWorkingFolderChanges();
    void keepsALogAndItsVersion();
    void opensOnlyOnce();
    void locksOutOtherProcesses();
    void aDeadProcessHoldsNoLock();
    void saysWhoHasIt();
    void whatAnotherComputerLeftCountsAsALock();
    void refusesAMissingFolder();
    void refusesOtherFolders_data();
    void refusesOtherFolders();
    void doesNotLitterOtherFolders();
    void finishesAnInterruptedStart();
    void leavesNewerProjectsUntouched_data();
    void leavesNewerProjectsUntouched();
    void refusesDamagedFiles_data();
    void refusesDamagedFiles();
    void refusesQueriesAmongItsTables();
    void tablesOfAnotherMakeAreDamage();
    void saysWhereNothingCanBeWritten();
    void whatCannotBeWrittenIsOpenedToBeRead();
    void toBeReadItMustBeWhole();
};

namespace {

void makeProject(const std::string& folder) {
    auto project = Project::createOrOpen(folder);
    if (!project || !project->import(makePlan(200), "/data")) qFatal("cannot make a project");
}

std::string content(const std::string& path) {
    return readTextFile(path).value();
}

void write(const std::string& path, const std::string& text) {
    if (!FileLayer().writeAtomically(path, text)) qFatal("cannot write");
}

/// The exit code of `body`, run in a child process.
int inChild(const std::function<int()>& body) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(body());
    int status = 0;
    if (child < 0 || ::waitpid(child, &status, 0) != child || !WIFEXITED(status)) return -1;
    return WEXITSTATUS(status);
}

}  // namespace

void TestProjectOpening::makesAndOpens() {
    TemporaryFolder folder;
    const std::string path = folder.path("p.fovea");
    {
        const auto made = Project::createOrOpen(path + "/");
        QVERIFY(made.ok());
        QCOMPARE(made->folder(), path);
        QCOMPARE(made->featuresFolder(), path + "/features");
        QVERIFY(made->samples().value().empty());
        QVERIFY(made->classes().value().empty());
    }
    QVERIFY(Project::open(path).ok());
    QVERIFY(Project::createOrOpen(path).ok());
    fs::create_directory(folder.path("empty"));
    QVERIFY(Project::createOrOpen(folder.path("empty")).ok());
}

void TestProjectOpening::keepsItsPathWhenTheWorkingFolderChanges() {
    TemporaryFolder folder;
    const fs::path before = fs::current_path();
    fs::current_path(folder.path());
    auto made = Project::createOrOpen("p.fovea");
    fs::current_path(before);
    QVERIFY(made.ok());
    QCOMPARE(made->folder(), folder.path("p.fovea"));
    QVERIFY(made->addRun("{}").ok());
}

void TestProjectOpening::keepsALogAndItsVersion() {
    TemporaryFolder folder;
    makeProject(folder.path("p.fovea"));
    SQLite::Database database(folder.path("p.fovea/project.sqlite"));
    QCOMPARE(database.execAndGet("PRAGMA journal_mode").getString(), std::string("wal"));
    QCOMPARE(database.execAndGet("PRAGMA user_version").getInt(), 7);
    QCOMPARE(database.execAndGet("PRAGMA integrity_check").getString(), std::string("ok"));
}

void TestProjectOpening::opensOnlyOnce() {
    TemporaryFolder folder;
    const std::string path = folder.path("p.fovea");
    {
        auto first = Project::createOrOpen(path);
        QVERIFY(first.ok());
        QCOMPARE(Project::open(path).error().code, ErrorCode::projectLocked);
        QCOMPARE(Project::createOrOpen(path).error().code, ErrorCode::projectLocked);
        Project moved = std::move(*first);
        QCOMPARE(Project::open(path).error().code, ErrorCode::projectLocked);
    }
    QVERIFY(Project::open(path).ok());
}

void TestProjectOpening::locksOutOtherProcesses() {
    TemporaryFolder folder;
    const std::string path = folder.path("p.fovea");
    const auto held = Project::createOrOpen(path);
    QVERIFY(held.ok());
    QCOMPARE(inChild([&] {
                 const auto second = Project::open(path);
                 return !second.ok() && second.error().code == ErrorCode::projectLocked ? 42 : 1;
             }),
             42);
}

void TestProjectOpening::aDeadProcessHoldsNoLock() {
    TemporaryFolder folder;
    const std::string path = folder.path("p.fovea");
    QCOMPARE(inChild([&] {
                 static auto held = Project::createOrOpen(path);  // never closed
                 return held.ok() ? 42 : 1;
             }),
             42);
    QVERIFY(Project::open(path).ok());
}

void TestProjectOpening::saysWhoHasIt() {
    TemporaryFolder folder;
    const std::string path = folder.path("p.fovea");
    {
        const auto held = Project::createOrOpen(path);
        QVERIFY(held.ok());
        const auto holder = lockHolder(path);
        QVERIFY(holder);
        QVERIFY(holder->alive && !holder->elsewhere);
        QCOMPARE(holder->process, ::getpid());
        QCOMPARE(holder->program, std::string("test_project_opening"));
        QVERIFY(!holder->computer.empty());
        QVERIFY(!holder->sinceUtc.empty());
        const Error refused = Project::open(path).error();
        for (const std::string& part :
             {holder->program, holder->computer, holder->sinceUtc, std::to_string(holder->process)})
            QVERIFY(refused.detail.find(part) != std::string::npos);
        QCOMPARE(lockHolder(path)->process, ::getpid());  // being refused took nothing from it
        QCOMPARE(DirectoryLock::takeOver(path).error().code, ErrorCode::projectLocked);
        QVERIFY(lockHolder(path));
    }
    QVERIFY(!lockHolder(path));
    // Killed on this computer: the system knows that it is gone.
    QCOMPARE(inChild([&] {
                 static auto held = Project::createOrOpen(path);
                 return held.ok() ? 42 : 1;
             }),
             42);
    QVERIFY(lockHolder(path));
    QVERIFY(!lockHolder(path)->alive);
    QVERIFY(Project::open(path).ok());
}

void TestProjectOpening::whatAnotherComputerLeftCountsAsALock() {
    TemporaryFolder folder;
    const std::string path = folder.path("p.fovea");
    makeProject(path);
    write(path + "/lock", R"({"program":"fovea","computer":"ward 3","machine":"another","process":7,)"
                          R"("since_utc":"2026-11-22T07:00:00Z"})");
    for (int i = 0; i < 2; ++i) {  // being refused does not take it away
        const Error refused = Project::open(path).error();
        QCOMPARE(refused.code, ErrorCode::projectLocked);
        QVERIFY(refused.detail.find("ward 3") != std::string::npos);
        QVERIFY(errorMessage(refused).find("computer “ward 3” (2026-11-22T07:00:00Z)") != std::string::npos);
    }
    const auto holder = lockHolder(path);
    QVERIFY(holder && holder->elsewhere && !holder->alive);
    QCOMPARE(holder->computer, std::string("ward 3"));
    QVERIFY(DirectoryLock::takeOver(path).ok());
    QVERIFY(!lockHolder(path));
    QVERIFY(Project::open(path).ok());
    for (const char* nonsense : {"{", "[1]", "{\"machine\":7}", "\xff\xfe"}) {
        write(path + "/lock", nonsense);
        QVERIFY(!lockHolder(path));
        QVERIFY(Project::open(path).ok());
    }
}

void TestProjectOpening::refusesAMissingFolder() {
    TemporaryFolder folder;
    const auto result = Project::open(folder.path("nothing"));
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, ErrorCode::fileNotFound);
    QCOMPARE(result.error().file, folder.path("nothing"));
    QVERIFY(!fs::exists(folder.path("nothing")));
}

void TestProjectOpening::refusesOtherFolders_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("databaseOfAnother");
    QTest::newRow("photographs") << "holiday.jpg" << false;
    QTest::newRow("a folder") << "sub/file" << false;
    QTest::newRow("another program's database") << "project.sqlite" << true;
}

void TestProjectOpening::refusesOtherFolders() {
    QFETCH(QString, file);
    QFETCH(bool, databaseOfAnother);
    TemporaryFolder folder;
    const std::string path = folder.path("f/" + file.toStdString());
    write(path, "something");
    if (databaseOfAnother) {
        fs::remove(path);
        SQLite::Database other(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        other.exec("CREATE TABLE theirs (id INTEGER)");
        other.exec("PRAGMA user_version = 1");
    }
    const std::string before = content(path);
    for (const auto& result :
         {Project::createOrOpen(folder.path("f")).error(), Project::open(folder.path("f")).error()}) {
        QCOMPARE(result.code, ErrorCode::notAProject);
        QVERIFY(result.file.starts_with(folder.path("f")));
    }
    QCOMPARE(content(path), before);
}

void TestProjectOpening::doesNotLitterOtherFolders() {
    TemporaryFolder folder;
    write(folder.path("f/holiday.jpg"), "something");
    QVERIFY(!Project::createOrOpen(folder.path("f")).ok());
    QVERIFY(!Project::open(folder.path("f")).ok());
    QCOMPARE(std::distance(fs::directory_iterator(folder.path("f")), fs::directory_iterator()), 1);
    // A file browser's hidden file is no content.
    write(folder.path("g/.DS_Store"), "something");
    QVERIFY(Project::createOrOpen(folder.path("g")).ok());
}

void TestProjectOpening::finishesAnInterruptedStart() {
    // Killed after taking the lock, or after SQLite had made its empty file.
    for (const bool withDatabase : {false, true}) {
        TemporaryFolder folder;
        write(folder.path("p.fovea/lock"), "");
        if (withDatabase) write(folder.path("p.fovea/project.sqlite"), "");
        QCOMPARE(Project::open(folder.path("p.fovea")).error().code, ErrorCode::notAProject);
        const auto project = Project::createOrOpen(folder.path("p.fovea"));
        QVERIFY(project.ok());
        QVERIFY(project->samples().ok());
    }
}

void TestProjectOpening::leavesNewerProjectsUntouched_data() {
    QTest::addColumn<bool>("versionOnlyInLog");
    QTest::newRow("version in the file") << false;
    QTest::newRow("version in the log that a crash left") << true;
}

void TestProjectOpening::leavesNewerProjectsUntouched() {
    QFETCH(bool, versionOnlyInLog);
    TemporaryFolder folder;
    const std::string path = folder.path("p.fovea");
    const std::string file = path + "/project.sqlite";
    makeProject(path);
    QCOMPARE(inChild([&] {
                 static SQLite::Database database(file, SQLite::OPEN_READWRITE);
                 database.exec("PRAGMA user_version = 1000");
                 if (!versionOnlyInLog) database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
                 return 42;  // not closed
             }),
             42);
    if (!versionOnlyInLog) fs::remove(file + "-wal");
    const std::string before = content(file);
    const std::string logBefore = versionOnlyInLog ? content(file + "-wal") : "";
    QVERIFY(!versionOnlyInLog || !logBefore.empty());
    for (const auto& error : {Project::open(path).error(), Project::createOrOpen(path).error()}) {
        QCOMPARE(error.code, ErrorCode::projectTooNew);
        QCOMPARE(error.file, file);
        QCOMPARE(content(file), before);
        if (versionOnlyInLog) QCOMPARE(content(file + "-wal"), logBefore);
    }
}

void TestProjectOpening::refusesDamagedFiles_data() {
    QTest::addColumn<int>("offset");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("cutAt");
    QTest::newRow("another format") << 0 << QByteArray("This is no database.") << 0;
    QTest::newRow("overwritten page") << 8192 << QByteArray(4096, '\xa5') << 0;
    QTest::newRow("cut off") << 0 << QByteArray() << 12288;
}

void TestProjectOpening::refusesDamagedFiles() {
    QFETCH(int, offset);
    QFETCH(QByteArray, bytes);
    QFETCH(int, cutAt);
    TemporaryFolder folder;
    const std::string path = folder.path("p.fovea");
    makeProject(path);
    std::string damaged = content(path + "/project.sqlite");
    QVERIFY(damaged.size() > 20'000);
    damaged.replace(std::size_t(offset), std::size_t(bytes.size()), bytes.toStdString());
    if (cutAt > 0) damaged.resize(std::size_t(cutAt));
    write(path + "/project.sqlite", damaged);
    for (const auto& error : {Project::open(path).error(), Project::createOrOpen(path).error()}) {
        QCOMPARE(error.code, ErrorCode::corruptFile);
        QCOMPARE(error.file, path + "/project.sqlite");
        QCOMPARE(content(path + "/project.sqlite"), damaged);
    }
}

void TestProjectOpening::refusesQueriesAmongItsTables() {
    TemporaryFolder folder;
    const std::string path = folder.path("p.fovea");
    makeProject(path);
    {
        SQLite::Database database(path + "/project.sqlite", SQLite::OPEN_READWRITE);
        database.exec(
            "CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
            "SELECT i FROM n");
    }
    const auto opened = Project::open(path);
    QVERIFY(!opened.ok());
    QCOMPARE(opened.error().code, ErrorCode::corruptFile);
    QVERIFY2(opened.error().detail.starts_with("views or virtual tables"), opened.error().detail.c_str());
}

void TestProjectOpening::tablesOfAnotherMakeAreDamage() {
    TemporaryFolder folder;
    const std::string path = folder.path("p.fovea");
    makeProject(path);
    {
        SQLite::Database database(path + "/project.sqlite", SQLite::OPEN_READWRITE);
        database.exec("PRAGMA legacy_alter_table = ON");
        database.exec("ALTER TABLE sample RENAME COLUMN perceptual_hash TO hash");
    }
    const auto opened = Project::open(path);
    QVERIFY(opened.ok());
    const auto samples = opened->samples();
    QVERIFY(!samples.ok());
    QCOMPARE(samples.error().code, ErrorCode::corruptFile);
}

void TestProjectOpening::saysWhereNothingCanBeWritten() {
    TemporaryFolder folder;
    const auto noParent = Project::createOrOpen(folder.path("nothing/p.fovea"));
    QVERIFY(!noParent.ok());
    QCOMPARE(noParent.error().code, ErrorCode::notWritable);
    QCOMPARE(noParent.error().file, folder.path("nothing/p.fovea"));

    write(folder.path("file"), "x");
    QCOMPARE(Project::createOrOpen(folder.path("file/p.fovea")).error().code, ErrorCode::notWritable);
    const auto onFile = Project::createOrOpen(folder.path("file"));
    QVERIFY(!onFile.ok());
    QCOMPARE(onFile.error().code, ErrorCode::notWritable);
}

namespace {

/// The exit code of `body` as a user who may not write in the folders `names` of `folder`, nor in itself; 77
/// where nobody else can be become.
int readOnly(const TemporaryFolder& folder, const std::vector<std::string>& names,
             const std::function<int()>& body) {
    for (const std::string& name : names) ::chmod(folder.path(name).c_str(), 0555);
    const int code = inChild([&] {
        // The administrator may write everywhere.
        if (::geteuid() == 0 && ::setuid(65534) != 0) return 77;
        return body();
    });
    for (const std::string& name : names) ::chmod(folder.path(name).c_str(), 0755);
    return code;
}

bool isReadOnlyError(const Error& error) {
    return error.code == ErrorCode::notWritable && error.reasons.size() == 1 &&
           error.reasons[0].is(kReadOnly);
}

}  // namespace

void TestProjectOpening::whatCannotBeWrittenIsOpenedToBeRead() {
    TemporaryFolder folder;
    const std::string path = folder.path("p.fovea");
    makeProject(path);
    const std::string before = content(path + "/project.sqlite");
    const int code = readOnly(folder, {"", "p.fovea"}, [&] {
        const auto fresh = Project::createOrOpen(folder.path("q.fovea"));
        if (fresh.ok() || fresh.error().code != ErrorCode::notWritable) return 1;
        auto read = Project::open(path);
        if (!read || !read->readOnly()) return 2;
        if (read->samples().value().size() != 200 || read->classes().value().empty()) return 3;
        if (!isReadOnlyError(read->setSetting("a", "b").error())) return 4;
        if (!isReadOnlyError(read->addRun("{}").error())) return 5;
        if (!isReadOnlyError(read->setLabel({1}, "x").error())) return 6;
        return Project::open(path).ok() ? 42 : 7;  // who only reads keeps nobody out who does
    });
    if (code == 77) QSKIP("cannot give up the administrator's rights here");
    QCOMPARE(code, 42);
    QVERIFY(content(path + "/project.sqlite") == before);
    const auto again = Project::open(path);
    QVERIFY(again.ok() && !again->readOnly());
}

void TestProjectOpening::toBeReadItMustBeWhole() {
    TemporaryFolder folder;
    const std::string path = folder.path("p.fovea");
    makeProject(path);
    const auto reasonOf = [&] {
        return readOnly(folder, {"", "p.fovea"}, [&] {
            const auto read = Project::open(path);
            if (read || read.error().code != ErrorCode::notWritable || read.error().reasons.size() != 1)
                return 1;
            return read.error().reasons[0].code == "read_only_not_closed" ? 2
                   : read.error().reasons[0].code == "read_only_older"    ? 3
                                                                          : 4;
        });
    };
    {
        SQLite::Database database(path + "/project.sqlite", SQLite::OPEN_READWRITE);
        database.exec("PRAGMA user_version = 4");
    }
    const int older = reasonOf();
    if (older == 77) QSKIP("cannot give up the administrator's rights here");
    QCOMPARE(older, 3);
    write(path + "/project.sqlite-wal", "what a crash left");
    QCOMPARE(reasonOf(), 2);
    fs::remove(path + "/project.sqlite-wal");
    write(path + "/lock",
          R"({"program": "fovea", "computer": "c", "machine": "m", "process": 1, "since_utc": "s"})");
    QCOMPARE(readOnly(folder, {"", "p.fovea"},
                      [&] { return Project::open(path).error().code == ErrorCode::projectLocked ? 42 : 1; }),
             42);
}

QTEST_APPLESS_MAIN(TestProjectOpening)
#include "test_project_opening.moc"
