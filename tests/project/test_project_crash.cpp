#include <QTest>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>

#include "project/plan_maker.h"
#include "project/project.h"
#include "support/temporary_folder.h"

using namespace fovea;
using namespace fovea::project;
using dataset::Sample;
using fovea::test::makePlan;
using fovea::test::TemporaryFolder;
namespace fs = std::filesystem;

class TestProjectCrash : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void killedImportLeavesTheOldState();
    void afterACommitTheNewStateIsThere();
    void fullDiskLeavesTheOldState();
};

namespace {

constexpr int kBefore = 10;
constexpr int kAfter = 20'000;

void limitFileSize(rlim_t bytes) {
    rlimit limit{};
    ::getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = std::min(bytes, limit.rlim_max);
    ::setrlimit(RLIMIT_FSIZE, &limit);
}

/// Imports in a process of its own, which the system kills in the very write
/// that would make a file longer than `bytes`. Returns how it ended, as waitpid does.
int importUntilKilled(const std::string& folder, rlim_t bytes) {
    const pid_t child = ::fork();
    if (child == 0) {
        rlimit noCore{};
        ::setrlimit(RLIMIT_CORE, &noCore);
        auto project = Project::open(folder);
        if (!project) ::_exit(1);
        limitFileSize(bytes);
        if (!project->import(makePlan(kAfter, "new"), "/data")) ::_exit(2);
        ::kill(::getpid(), SIGKILL);  // closes nothing
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return status;
}

Project opened(const std::string& folder) {
    auto project = Project::createOrOpen(folder);
    if (!project) qFatal("%s", project.error().detail.c_str());
    return std::move(*project);
}

/// "old" or "new" where all of it is there, "" for anything between.
std::string stateOf(const Project& project) {
    const auto samples = project.samples();
    const auto classes = project.classes();
    if (!samples || !classes) return {};
    if (samples->size() == kBefore && *classes == std::vector<std::string>{"old"}) return "old";
    if (samples->size() == kAfter && *classes == std::vector<std::string>{"new"}) return "new";
    return {};
}

}  // namespace

void TestProjectCrash::killedImportLeavesTheOldState() {
    TemporaryFolder folder;
    const auto makeOld = [&folder](const std::string& name) {
        Project project = opened(folder.path(name));
        if (!project.import(makePlan(kBefore, "old"), "/data")) qFatal("import failed");
        return project.folder();
    };
    const std::string whole = makeOld("whole.fovea");
    QCOMPARE(WTERMSIG(importUntilKilled(whole, RLIM_INFINITY)), SIGKILL);
    const rlim_t written = fs::file_size(whole + "/project.sqlite-wal");
    QVERIFY(written > 1'000'000);

    // From an early page to the last byte, which is of the commit.
    for (const rlim_t limit : {written / 64, written / 8, written / 2, written - 30'000, written - 1}) {
        const std::string path = makeOld(std::to_string(limit) + ".fovea");
        const int status = importUntilKilled(path, limit);
        QVERIFY(WIFSIGNALED(status));
        QCOMPARE(WTERMSIG(status), SIGXFSZ);
        Project project = opened(path);
        QCOMPARE(stateOf(project), std::string("old"));
        QVERIFY(project.import(makePlan(kAfter, "new"), "/data").ok());
        QCOMPARE(stateOf(project), std::string("new"));
    }
}

void TestProjectCrash::afterACommitTheNewStateIsThere() {
    TemporaryFolder folder;
    const std::string path = folder.path("p.fovea");
    {
        Project project = opened(path);
        QVERIFY(project.import(makePlan(kBefore, "old"), "/data").ok());
    }
    const int status = importUntilKilled(path, RLIM_INFINITY);
    QVERIFY(WIFSIGNALED(status));
    QCOMPARE(WTERMSIG(status), SIGKILL);
    QCOMPARE(stateOf(opened(path)), std::string("new"));
}

void TestProjectCrash::fullDiskLeavesTheOldState() {
    TemporaryFolder folder;
    Project project = opened(folder.path("p.fovea"));
    QVERIFY(project.import(makePlan(kBefore, "old"), "/data").ok());
    const auto previous = std::signal(SIGXFSZ, SIG_IGN);
    limitFileSize(512 * 1024);
    const auto full = project.import(makePlan(kAfter, "new"), "/data");
    limitFileSize(RLIM_INFINITY);
    std::signal(SIGXFSZ, previous);
    QVERIFY(!full.ok());
    QCOMPARE(full.error().code, ErrorCode::diskFull);
    QCOMPARE(full.error().file, folder.path("p.fovea/project.sqlite"));
    QCOMPARE(stateOf(project), std::string("old"));
    QVERIFY(project.import(makePlan(kAfter, "new"), "/data").ok());  // room was made
    QCOMPARE(stateOf(project), std::string("new"));
}

QTEST_APPLESS_MAIN(TestProjectCrash)
#include "test_project_crash.moc"
