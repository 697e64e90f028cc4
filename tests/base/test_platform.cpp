#include <QTest>
#include <atomic>
#include <csignal>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <vector>

#include "base/file_layer.h"
#include "base/platform/platform.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using platform::Lock;
using platform::OpenFor;
namespace fs = std::filesystem;

/// What is not seen through FileLayer and DirectoryLock already, on every system. What one system alone has:
/// test_posix_platform, tests/windows/test_windows_platform.
class TestPlatform : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void locks_data();
    void locks();
    void aLockEndsWithItsFile();
    void aLockKeepsNobodyFromTheContent();
    void pathsMayBeLongAndHoldAnyLetters_data();
    void pathsMayBeLongAndHoldAnyLetters();
    void writingGoesToTheEnd();
    void replacesInOneStep();
    void aFileInUseIsReplacedOrStays();
    void mapsWhatIsThere();
    void whatFailsNamesThePath_data();
    void whatFailsNamesThePath();
    void oneFileHasOneIdentity();
    void foldersAreUnique();
    void theFirstInterruptionIsHandledAndTheSecondEnds();
    void knowsThisProcess();
    void memoryIsTheProcesss();
    void aThreadsTimeIsTimeAtWork();
    void timesAreInUtc();
};

namespace {

std::string textOf(const std::string& path) {
    std::ifstream in(platform::nativePath(path), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void writeText(const std::string& path, const std::string& text) {
    std::ofstream(platform::nativePath(path), std::ios::binary) << text;
}

std::span<const std::byte> bytesOf(std::string_view text) {
    return std::as_bytes(std::span(text.data(), text.size()));
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

void TestPlatform::aLockKeepsNobodyFromTheContent() {
    const test::TemporaryFolder folder;
    const auto locked = platform::open(folder.path("lock"), OpenFor::locking);
    QVERIFY(*platform::tryLock(*locked, Lock::exclusive));
    QVERIFY(platform::write(*locked, bytesOf("held")).ok());
    QCOMPARE(textOf(folder.path("lock")), std::string("held"));
    QVERIFY(platform::write(*platform::open(folder.path("lock"), OpenFor::appending), bytesOf("!")).ok());
    QCOMPARE(textOf(folder.path("lock")), std::string("held!"));
    QVERIFY(platform::cutTo(*locked, 0).ok());
    QCOMPARE(*platform::sizeOf(*locked), std::uint64_t(0));
}

void TestPlatform::pathsMayBeLongAndHoldAnyLetters_data() {
    QTest::addColumn<int>("folders");
    QTest::newRow("short") << 1;
    QTest::newRow("a folder of nearly 260 letters") << 9;
    QTest::newRow("far more than 260 letters") << 30;
}

void TestPlatform::pathsMayBeLongAndHoldAnyLetters() {
    QFETCH(const int, folders);
    const test::TemporaryFolder folder;
    std::string below = "Übung";
    for (int i = 1; i < folders; ++i) below += "/眼底 Größe '" + std::to_string(100 + i) + "' 🙂";
    const std::string path = folder.path(below + "/Ärztin.txt");
    FileLayer files;
    QVERIFY(files.writeAtomically(path, std::string("first")).ok());
    QVERIFY(files.writeAtomically(path, std::string("second")).ok());
    QCOMPARE(*readTextFile(path), std::string("second"));
    QCOMPARE(textOf(path), std::string("second"));
    QVERIFY((*files.openAppend(path))->append(bytesOf("!")).ok());
    QCOMPARE(*readTextFile(path), std::string("second!"));
    QVERIFY(fs::is_regular_file(platform::nativePath(path)));
    QVERIFY(!fs::exists(platform::nativePath(path + FileLayer::kUnfinished)));
    QVERIFY(platform::identityOf(path).has_value());
    QVERIFY(platform::identityOf(path) != platform::identityOf(folder.path(below)));
    {
        const auto held = platform::open(folder.path(below), OpenFor::folder);
        QVERIFY(held.ok() && *platform::tryLock(*held, Lock::exclusive));
    }
    const auto unique = platform::makeUniqueFolder(folder.path(below + "/x-"));
    QVERIFY(unique.ok() && fs::is_directory(platform::nativePath(*unique)));
    QCOMPARE(platform::open(path + "x", OpenFor::reading).error().code, ErrorCode::fileNotFound);
    QVERIFY(*files.freeBytes(folder.path(below + "/later")) > 0);
    // One by one: remove_all() of MinGW's library ends where paths become long.
    QVERIFY(fs::remove(platform::nativePath(path)));
    QVERIFY(fs::remove(platform::nativePath(*unique)));
    for (std::string at = below; !at.empty();) {
        QVERIFY(fs::remove(platform::nativePath(folder.path(at))));
        const std::size_t end = at.find_last_of('/');
        at.resize(end == std::string::npos ? 0 : end);
    }
    QVERIFY(!fs::exists(platform::nativePath(folder.path("Übung"))));
}

void TestPlatform::writingGoesToTheEnd() {
    const test::TemporaryFolder folder;
    const auto first = platform::open(folder.path("log"), OpenFor::appending);
    const auto second = platform::open(folder.path("log"), OpenFor::appending);
    for (const char* word : {"a", "b"}) {
        QVERIFY(platform::write(*first, bytesOf(word)).ok());
        QVERIFY(platform::write(*second, bytesOf(word)).ok());
    }
    QCOMPARE(textOf(folder.path("log")), std::string("aabb"));
    QVERIFY(platform::cutTo(*second, 1).ok());
    QVERIFY(platform::write(*first, bytesOf("c")).ok());
    QCOMPARE(textOf(folder.path("log")), std::string("ac"));
    const auto fresh = platform::open(folder.path("log"), OpenFor::replacing);
    QCOMPARE(*platform::sizeOf(*fresh), std::uint64_t(0));
}

void TestPlatform::replacesInOneStep() {
    const test::TemporaryFolder folder;
    writeText(folder.path("old"), "old");
    writeText(folder.path("new"), "new");
    QVERIFY(platform::replace(folder.path("new"), folder.path("old")).ok());
    QCOMPARE(textOf(folder.path("old")), std::string("new"));
    QVERIFY(!fs::exists(folder.path("new")));
}

/// Where a system lets nobody put another file in the place of one that is read, it says so, and nothing is
/// lost.
void TestPlatform::aFileInUseIsReplacedOrStays() {
    const test::TemporaryFolder folder;
    FileLayer files;
    const std::string path = folder.path("shown");
    QVERIFY(files.writeAtomically(path, std::string("old")).ok());
    {
        const MappedFile shown = MappedFile::open(path).value();
        const auto written = files.writeAtomically(path, std::string("new"));
        QCOMPARE(char(shown.bytes()[0]), 'o');
        QCOMPARE(*readTextFile(path), std::string(written ? "new" : "old"));
        if (!written) QCOMPARE(written.error().code, ErrorCode::notWritable);
        if (!written) QCOMPARE(written.error().reasons.size(), std::size_t(1));
        QVERIFY(!fs::exists(path + FileLayer::kUnfinished));
    }
    QVERIFY(files.writeAtomically(path, std::string("new")).ok());
    QCOMPARE(*readTextFile(path), std::string("new"));
}

void TestPlatform::mapsWhatIsThere() {
    const test::TemporaryFolder folder;
    std::string content(1 << 20, '\0');
    for (std::size_t i = 0; i < content.size(); ++i) content[i] = char(i * 7);
    writeText(folder.path("a"), content);
    std::span<const std::byte> mapped;
    {
        const auto file = platform::open(folder.path("a"), OpenFor::reading);
        mapped = platform::map(*file).value();
    }
    for (const auto access :
         {platform::Access::random, platform::Access::notNeeded, platform::Access::usual}) {
        platform::expectAccess(mapped, access);
        QVERIFY(std::equal(mapped.begin(), mapped.end(), bytesOf(content).begin(), bytesOf(content).end()));
    }
    platform::unmap(mapped);
    QCOMPARE(platform::map(*platform::open(folder.path(), OpenFor::folder)).error().code,
             ErrorCode::notReadable);
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

void TestPlatform::oneFileHasOneIdentity() {
    const test::TemporaryFolder folder;
    writeText(folder.path("a"), "");
    writeText(folder.path("b"), "");
    fs::create_hard_link(folder.path("a"), folder.path("link"));
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
    QCOMPARE(platform::makeUniqueFolder(folder.path("missing/x-")).error().code, ErrorCode::notWritable);
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
    QVERIFY(platform::processId() > 0);
    QCOMPARE(platform::programName(), std::string("test_platform"));
    QCOMPARE(fs::path(platform::programPath()).stem().string(), std::string("test_platform"));
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

void TestPlatform::timesAreInUtc() {
    const std::tm parts = platform::utc(1'000'000'000);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &parts);
    QCOMPARE(text, "2001-09-09T01:46:40");
}

QTEST_APPLESS_MAIN(TestPlatform)
#include "test_platform.moc"
