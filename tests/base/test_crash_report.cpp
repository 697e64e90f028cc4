#include <sys/wait.h>
#include <unistd.h>

#include <QTest>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <memory>
#include <stdexcept>

#include "base/crash_report.h"
#include "base/file_layer.h"
#include "base/job_context.h"
#include "base/resources.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;

class TestCrashReport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aCrashLeavesAReport_data();
    void aCrashLeavesAReport();
    void whatEndsAsItShouldLeavesNone();
    void savingForgets();
    void thereNeedBeNone();

private:
    std::unique_ptr<test::TemporaryFolder> m_data;
};

namespace {

/// How a child process ends that leaves reports and then does this: the signal, or minus the exit code.
int endOf(const std::function<void()>& body) {
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(STDERR_FILENO);
        leaveCrashReports();
        [&]() noexcept { body(); }();  // or Qt Test, which is no part of the child, would take what is thrown
        ::_exit(7);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? WTERMSIG(status) : -WEXITSTATUS(status);
}

volatile int g_zero = 0, g_deepest = -1;  // a depth that is never reached

int deeper(int n) {
    volatile char room[4096];
    room[0] = char(n);
    return n == g_deepest ? 0 : deeper(n + 1) + room[0];
}

void crash(const std::string& how) {
    if (how == "bad access") *reinterpret_cast<volatile int*>(g_zero) = 1;
    if (how == "abort") std::abort();
    if (how == "exception") throw std::runtime_error("MUSTERMANN^ERIKA in /data/secret.dcm");
    if (how == "stack") g_zero = deeper(0);
}

}  // namespace

void TestCrashReport::init() {
    m_data = std::make_unique<test::TemporaryFolder>();
    // Not made yet: it is when something crashes.
    qputenv("XDG_DATA_HOME", m_data->path("not/there/yet").c_str());
}

void TestCrashReport::aCrashLeavesAReport_data() {
    QTest::addColumn<QString>("how");
    QTest::addColumn<int>("signal");
    QTest::newRow("a bad access") << "bad access" << SIGSEGV;
    QTest::newRow("an assertion") << "abort" << SIGABRT;
    QTest::newRow("an exception that nobody takes") << "exception" << SIGABRT;
    QTest::newRow("a stack that is used up") << "stack" << SIGSEGV;
}

void TestCrashReport::aCrashLeavesAReport() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("a sanitizer says it in its own way");
#endif
    QFETCH(const QString, how);
    QFETCH(const int, signal);
    const int ended = endOf([&] {
        const ProgressMeter meter(JobContext{}, Stage::train, 3);
        crash(how.toStdString());
    });
    QCOMPARE(ended, signal);
    const auto reports = crashReports();
    QCOMPARE(reports.size(), std::size_t(1));
    const std::string text = readTextFile(reports[0]).value();
    for (const std::string& part :
         {std::string("version: ") + versionText(), std::string("program: test_crash_report"),
          std::string("started: 20"), "signal: " + std::to_string(signal) + "\n",
          std::string("begun last: train\nwhere:\n  test_crash_report +0x")})
        QVERIFY2(text.find(part) != text.npos, (part + " is not in\n" + text).c_str());
    QCOMPARE(text.find("exception: ") != text.npos, how == "exception");
    QVERIFY2(text.find("MUSTERMANN") == text.npos && text.find("secret") == text.npos, text.c_str());
    // No path of a library, which would name whose home it lies in.
    QVERIFY2(text.find('/', text.find("where:")) == text.npos, text.c_str());
}

void TestCrashReport::whatEndsAsItShouldLeavesNone() {
    QCOMPARE(endOf([] {}), -7);
    QCOMPARE(endOf([] { ::_exit(0); }), 0);
    QVERIFY(crashReports().empty());
    QVERIFY(!std::filesystem::exists(userDataFolder()));
}

void TestCrashReport::savingForgets() {
    const std::string folder = userDataFolder() + "/crashes/";
    QVERIFY(FileLayer().writeAtomically(folder + "2026-01-01T000000Z-1.txt", std::string("first")).ok());
    QVERIFY(FileLayer().writeAtomically(folder + "2026-01-02T000000Z-1.txt", std::string("second")).ok());
    QCOMPARE(crashReports().size(), std::size_t(2));
    const std::string there = m_data->path("a file/report.txt");
    QCOMPARE(saveCrashReport("/proc/fovea/report.txt").error().code, ErrorCode::notWritable);
    QCOMPARE(crashReports().size(), std::size_t(2));
    QVERIFY(saveCrashReport(there).ok());
    QCOMPARE(*readTextFile(there), std::string("second"));
    QVERIFY(crashReports().empty());
}

void TestCrashReport::thereNeedBeNone() {
    QVERIFY(crashReports().empty());
    QCOMPARE(saveCrashReport(m_data->path("x")).error().code, ErrorCode::fileNotFound);
    forgetCrashReports();
}

QTEST_APPLESS_MAIN(TestCrashReport)
#include "test_crash_report.moc"
