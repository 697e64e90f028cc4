#include <dlfcn.h>

#include <QTest>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include "base/platform/platform.h"
#include "tests/support/comma_locale.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using platform::Lock;
using platform::OpenFor;
namespace fs = std::filesystem;

/// What is not seen through FileLayer and DirectoryLock already.
class TestPlatform : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void locks_data();
    void locks();
    void aLockEndsWithItsFile();
    void replacesInOneStep();
    void whatFailsNamesThePath_data();
    void whatFailsNamesThePath();
    void numbersHaveAPointWhateverTheLocale();
    void oneFileHasOneIdentity();
    void foldersAreUnique();
    void findsSymbolsAlsoOfWhatWasLoadedForOneAlone();
    void theFirstInterruptionIsHandledAndTheSecondEnds();
    void knowsThisProcess();
    void memoryIsTheProcesss();
    void aThreadsTimeIsTimeAtWork();
    void knowsThisComputer();
    void timesAreInUtc();
};

namespace {

std::string textOf(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void writeText(const std::string& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
}

std::atomic<int> g_interrupted = 0;

}  // namespace

void TestPlatform::locks_data() {
    QTest::addColumn<bool>("firstShared");
    QTest::addColumn<bool>("secondShared");
    QTest::addColumn<bool>("both");
    QTest::newRow("two shared") << true << true << true;
    QTest::newRow("exclusive behind shared") << true << false << false;
    QTest::newRow("shared behind exclusive") << false << true << false;
    QTest::newRow("two exclusive") << false << false << false;
}

void TestPlatform::locks() {
    QFETCH(const bool, firstShared);
    QFETCH(const bool, secondShared);
    QFETCH(const bool, both);
    const test::TemporaryFolder folder;
    const auto first = platform::open(folder.path("lock"), OpenFor::locking);
    const auto second = platform::open(folder.path("lock"), OpenFor::reading);
    QVERIFY(first.ok() && second.ok());
    QVERIFY(*platform::tryLock(*first, firstShared ? Lock::shared : Lock::exclusive));
    QCOMPARE(*platform::tryLock(*second, secondShared ? Lock::shared : Lock::exclusive), both);
}

void TestPlatform::aLockEndsWithItsFile() {
    const test::TemporaryFolder folder;
    const auto second = platform::open(folder.path(), OpenFor::folder);
    {
        auto first = platform::open(folder.path(), OpenFor::folder);
        QVERIFY(*platform::tryLock(*first, Lock::exclusive));
        const platform::File moved = std::move(*first);
        QVERIFY(!*platform::tryLock(*second, Lock::exclusive));
    }
    QVERIFY(*platform::tryLock(*second, Lock::exclusive));
}

void TestPlatform::replacesInOneStep() {
    const test::TemporaryFolder folder;
    writeText(folder.path("old"), "old");
    writeText(folder.path("new"), "new");
    QVERIFY(platform::replace(folder.path("new"), folder.path("old")).ok());
    QCOMPARE(textOf(folder.path("old")), std::string("new"));
    QVERIFY(!fs::exists(folder.path("new")));
}

void TestPlatform::whatFailsNamesThePath_data() {
    QTest::addColumn<int>("what");
    QTest::addColumn<int>("code");
    QTest::newRow("reading") << int(OpenFor::reading) << int(ErrorCode::fileNotFound);
    QTest::newRow("folder") << int(OpenFor::folder) << int(ErrorCode::fileNotFound);
    QTest::newRow("appending") << int(OpenFor::appending) << int(ErrorCode::notWritable);
    QTest::newRow("replacing") << int(OpenFor::replacing) << int(ErrorCode::notWritable);
    QTest::newRow("locking") << int(OpenFor::locking) << int(ErrorCode::notWritable);
}

void TestPlatform::whatFailsNamesThePath() {
    QFETCH(const int, what);
    QFETCH(const int, code);
    const test::TemporaryFolder folder;
    const std::string path = folder.path("missing/file");
    const auto opened = platform::open(path, OpenFor(what));
    QVERIFY(!opened.ok());
    QCOMPARE(int(opened.error().code), code);
    QCOMPARE(opened.error().file, path);
}

void TestPlatform::numbersHaveAPointWhateverTheLocale() {
    const test::CommaLocale locale;
    if (!locale.set()) QSKIP("no locale with a decimal comma can be made here");
    QCOMPARE(std::strtod("0,75", nullptr), 0.75);
    {
        const platform::PlainNumbers plain;
        QCOMPARE(std::strtod("0.75", nullptr), 0.75);
        {
            const platform::PlainNumbers again;
            QCOMPARE(std::strtod("0.75", nullptr), 0.75);
        }
        QCOMPARE(std::strtod("0.75", nullptr), 0.75);
        // Of this thread alone.
        double elsewhere = 0;
        std::jthread([&] { elsewhere = std::strtod("0,75", nullptr); }).join();
        QCOMPARE(elsewhere, 0.75);
    }
    QCOMPARE(std::strtod("0,75", nullptr), 0.75);
}

void TestPlatform::oneFileHasOneIdentity() {
    const test::TemporaryFolder folder;
    writeText(folder.path("a"), "");
    writeText(folder.path("b"), "");
    fs::create_symlink(folder.path("a"), folder.path("link"));
    const auto a = platform::identityOf(folder.path("a"));
    QVERIFY(a.has_value());
    QVERIFY(a == platform::identityOf(folder.path("link")));
    QVERIFY(a != platform::identityOf(folder.path("b")));
    QVERIFY(!platform::identityOf(folder.path("c")).has_value());
}

void TestPlatform::foldersAreUnique() {
    const test::TemporaryFolder folder;
    const auto first = platform::makeUniqueFolder(folder.path("x-"));
    const auto second = platform::makeUniqueFolder(folder.path("x-"));
    QVERIFY(first.ok() && second.ok());
    QVERIFY(fs::is_directory(*first) && fs::is_directory(*second));
    QVERIFY(*first != *second);
    QVERIFY((fs::status(*first).permissions() & (fs::perms::group_all | fs::perms::others_all)) ==
            fs::perms::none);
    QCOMPARE(platform::makeUniqueFolder(folder.path("missing/x-")).error().code, ErrorCode::notWritable);
}

/// As Qt loads a plug-in, and with it the libraries that it links.
void TestPlatform::findsSymbolsAlsoOfWhatWasLoadedForOneAlone() {
    constexpr const char* kName = "png_access_version_number";
    QVERIFY(platform::loadedSymbol("malloc") != nullptr);
    QVERIFY(platform::loadedSymbol("fovea_no_such_function") == nullptr);
    if (platform::loadedSymbol(kName)) QSKIP("something brought libpng along");
    void* const library = dlopen(PNG_FILE, RTLD_LAZY | RTLD_LOCAL);
    QVERIFY(library);
    QVERIFY(dlsym(RTLD_DEFAULT, kName) == nullptr);
    QVERIFY(platform::loadedSymbol(kName) == dlsym(library, kName));
    dlclose(library);
    QVERIFY(platform::loadedSymbol(kName) == nullptr);
}

void TestPlatform::theFirstInterruptionIsHandledAndTheSecondEnds() {
    platform::onInterrupt([] { ++g_interrupted; });
    QCOMPARE(int(g_interrupted), 0);
    std::raise(SIGINT);
    QCOMPARE(int(g_interrupted), 1);
    QVERIFY(std::signal(SIGINT, SIG_IGN) == SIG_DFL);
    std::signal(SIGINT, SIG_DFL);
}

void TestPlatform::knowsThisProcess() {
    QCOMPARE(platform::processId(), std::int64_t(QCoreApplication::applicationPid()));
    QCOMPARE(platform::programName(), std::string("test_platform"));
    QCOMPARE(fs::path(platform::programPath()).filename().string(), std::string("test_platform"));
    const auto first = platform::secondsSinceStart();
    QVERIFY(first && *first >= 0);
    QVERIFY(*platform::secondsSinceStart() >= *first);
}

void TestPlatform::memoryIsTheProcesss() {
    constexpr std::size_t kBytes = std::size_t(64) << 20;
    platform::resetPeakMemory();
    const platform::ProcessMemory before = platform::processMemory();
    QVERIFY(before.resident > 0);
    {
        std::vector<char> block(kBytes, 1);
        QVERIFY(platform::bytesTaken(block.data()) >= kBytes);
    }
    platform::returnFreedMemory();
    QVERIFY(platform::processMemory().peak >= before.resident + kBytes / 2);
    QVERIFY(platform::availableMemory() > 0);
}

void TestPlatform::aThreadsTimeIsTimeAtWork() {
    const double before = platform::threadProcessorSeconds();
    volatile double sum = 0;
    while (platform::threadProcessorSeconds() < before + 0.01) sum = sum + 1;
    QVERIFY(sum > 0);
}

void TestPlatform::knowsThisComputer() {
    QCOMPARE(platform::computerName(), QSysInfo::machineHostName().toStdString());
    QCOMPARE(platform::computerId(), textOf("/etc/machine-id"));
}

void TestPlatform::timesAreInUtc() {
    const std::tm parts = platform::utc(1'000'000'000);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &parts);
    QCOMPARE(text, "2001-09-09T01:46:40");
}

QTEST_APPLESS_MAIN(TestPlatform)
#include "test_platform.moc"
