#define WIN32_LEAN_AND_MEAN
#define NOMINMAX
#include <windows.h>
// After windows.h.
#include <shellapi.h>

#include <QTest>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/crash_report.h"
#include "base/file_layer.h"
#include "base/platform/platform.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using platform::OpenFor;
namespace fs = std::filesystem;

/// Of core/base/platform what Windows alone has. The program is its own child process, told what to do by
/// its first argument.
class TestWindowsPlatform : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void drivesAreRoots();
    void aDriveThatIsNotThereHoldsNothing();
    void whatAnotherProgramKeepsToItselfIsSaid();
    void aFileThatIsReadIsNotReplaced();
    void whatIsMappedIsNotCut();
    void longPathsAreLong();
    void foldersAreLockedOnce();
    void locksEndWithTheirProcess();
    void argumentsReachTheProgramThatTakesOver();
    void aCrashLeavesAReport_data();
    void aCrashLeavesAReport();
    void knowsThisComputer();
};

namespace {

std::wstring wide(const std::string& text) {
    return platform::nativePath(text).wstring();
}

std::vector<std::string> oddArguments() {
    return {"plain", "two words", "", R"(a "quoted" word)", R"(C:\ends with\)", R"(\\")", "Größe"};
}

/// Runs this program as a child: its exit code. The child reads `told` as FOVEA_TEST_TOLD.
int child(const char* role, const std::string& told, const std::function<void()>& meanwhile = {}) {
    ::SetEnvironmentVariableW(L"FOVEA_TEST_TOLD", wide(told).c_str());
    std::wstring line = L"\"" + wide(platform::programPath()) + L"\" " + wide(role);
    STARTUPINFOW start{};
    start.cb = sizeof start;
    PROCESS_INFORMATION made{};
    if (!::CreateProcessW(nullptr, line.data(), nullptr, nullptr, TRUE, 0, nullptr, nullptr, &start, &made))
        return -1;
    if (meanwhile) meanwhile();
    ::WaitForSingleObject(made.hProcess, INFINITE);
    DWORD code = 0;
    ::GetExitCodeProcess(made.hProcess, &code);
    ::CloseHandle(made.hThread);
    ::CloseHandle(made.hProcess);
    return int(code);
}

std::string told() {
    wchar_t text[1024] = {};
    ::GetEnvironmentVariableW(L"FOVEA_TEST_TOLD", text, 1024);
    const std::u8string utf8 = fs::path(text).u8string();
    return {utf8.begin(), utf8.end()};
}

/// What a child does; nothing for the test itself.
int roleOf(const std::string& role) {
    if (role == "--take-over") {
        std::vector<std::string> words = {platform::programPath(), "--write-arguments"};
        for (const std::string& word : oddArguments()) words.push_back(word);
        std::vector<char*> arguments;
        for (std::string& word : words) arguments.push_back(word.data());
        arguments.push_back(nullptr);
        (void)platform::becomeProgram(words[0], arguments.data());
        return 1;
    }
    if (role == "--write-arguments") {
        int count = 0;
        wchar_t** const words = ::CommandLineToArgvW(::GetCommandLineW(), &count);
        std::string text;
        for (int i = 2; i < count; ++i) {
            const std::u8string word = fs::path(words[i]).u8string();
            text += std::string(word.begin(), word.end()) + "\n";
        }
        return FileLayer().writeAtomically(told(), text).ok() ? 42 : 1;
    }
    if (role == "--lock") {
        // Ends without letting go.
        static const auto file = platform::open(told(), OpenFor::locking);
        const bool held = file.ok() && *platform::tryLock(*file, platform::Lock::exclusive);
        ::TerminateProcess(::GetCurrentProcess(), held ? 42 : 1);
    }
    leaveCrashReports();
    ::SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);  // no window that waits for somebody
    if (role == "--bad-access") *reinterpret_cast<volatile int*>(std::uintptr_t(told().size())) = 1;
    if (role == "--exception") throw std::runtime_error("MUSTERMANN^ERIKA");
    return 1;
}

}  // namespace

void TestWindowsPlatform::drivesAreRoots() {
    const test::TemporaryFolder folder;
    const std::string path = folder.path("Übung.txt");
    QVERIFY(FileLayer().writeAtomically(path, std::string("x")).ok());
    QVERIFY(path.size() > 3 && path[1] == ':' && fs::path(path).is_absolute());
    std::string other = path;
    other[0] = char(other[0] ^ 0x20);  // the drive's letter, small or capital
    for (char& c : other)
        if (c == '/') c = '\\';
    QCOMPARE(*readTextFile(other), std::string("x"));
    QVERIFY(platform::identityOf(other) == platform::identityOf(path));
    const std::string drive = path.substr(0, 3);
    QVERIFY(*FileLayer().freeBytes(drive) > 0);
    QVERIFY(FileLayer().makeFolders(drive).ok());
}

void TestWindowsPlatform::aDriveThatIsNotThereHoldsNothing() {
    std::string path = "B:/fovea/image.dcm";
    while (::GetDriveTypeW(wide(path.substr(0, 3)).c_str()) != DRIVE_NO_ROOT_DIR && path[0] < 'Z') ++path[0];
    QCOMPARE(readTextFile(path).error().code, ErrorCode::fileNotFound);
    QCOMPARE(FileLayer().writeAtomically(path, std::string("x")).error().code, ErrorCode::notWritable);
}

void TestWindowsPlatform::whatAnotherProgramKeepsToItselfIsSaid() {
    const test::TemporaryFolder folder;
    const std::string path = folder.path("table.csv");
    QVERIFY(FileLayer().writeAtomically(path, std::string("old")).ok());
    const HANDLE held = ::CreateFileW(wide(path).c_str(), GENERIC_READ | GENERIC_WRITE, 0, nullptr,
                                      OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr);
    QVERIFY(held != INVALID_HANDLE_VALUE);
    const auto read = readTextFile(path);
    const auto written = FileLayer().writeAtomically(path, std::string("new"));
    const auto appended = FileLayer().openAppend(path);
    ::CloseHandle(held);
    QCOMPARE(read.error().code, ErrorCode::notReadable);
    QCOMPARE(written.error().code, ErrorCode::notWritable);
    QCOMPARE(appended.error().code, ErrorCode::notWritable);
    QCOMPARE(read.error().reasons.size(), std::size_t(1));
    QCOMPARE(appended.error().reasons.size(), std::size_t(1));
    QCOMPARE(*readTextFile(path), std::string("old"));
    QVERIFY(!fs::exists(path + FileLayer::kUnfinished));
}

void TestWindowsPlatform::aFileThatIsReadIsNotReplaced() {
    const test::TemporaryFolder folder;
    const std::string path = folder.path("shown");
    QVERIFY(FileLayer().writeAtomically(path, std::string("old")).ok());
    const MappedFile shown = MappedFile::open(path).value();
    const auto written = FileLayer().writeAtomically(path, std::string("new"));
    // Which of the two a system does, TestPlatform leaves open.
    QVERIFY(written.ok() || written.error().reasons.size() == 1);
    QCOMPARE(char(shown.bytes()[0]), 'o');
}

void TestWindowsPlatform::whatIsMappedIsNotCut() {
    const test::TemporaryFolder folder;
    const std::string path = folder.path("shown");
    QVERIFY(FileLayer().writeAtomically(path, std::string(100'000, 'x')).ok());
    const MappedFile shown = MappedFile::open(path).value();
    const auto file = platform::open(path, OpenFor::appending);
    QVERIFY(file.ok());
    const auto cut = platform::cutTo(*file, 1);
    QVERIFY(!cut.ok());
    QCOMPARE(cut.error().code, ErrorCode::notWritable);
    QCOMPARE(char(shown.bytes()[99'999]), 'x');
}

void TestWindowsPlatform::longPathsAreLong() {
    QVERIFY(!wide("C:/short").starts_with(L"\\\\?\\"));
    const std::string name(200, 'x');
    QVERIFY(wide("C:/" + name + "/" + name).starts_with(L"\\\\?\\C:\\xx"));
    QVERIFY(wide("C:/" + name + "/../" + name + "/./" + name).starts_with(L"\\\\?\\C:\\xx"));
    QVERIFY(wide("//server/share/" + name + "/" + name).starts_with(L"\\\\?\\UNC\\server\\share\\xx"));
    QVERIFY(wide("\\\\?\\C:\\" + name + "\\" + name).starts_with(L"\\\\?\\C:\\xx"));
    QVERIFY(wide(name + "/" + name).starts_with(L"\\\\?\\"));  // from where the program is
}

void TestWindowsPlatform::foldersAreLockedOnce() {
    const test::TemporaryFolder folder;
    const auto first = platform::open(folder.path(), OpenFor::folder);
    const auto second = platform::open(folder.path() + "/", OpenFor::folder);
    QVERIFY(*platform::tryLock(*first, platform::Lock::exclusive));
    QVERIFY(*platform::tryLock(*first, platform::Lock::exclusive));
    QVERIFY(!*platform::tryLock(*second, platform::Lock::exclusive));
    const test::TemporaryFolder other;
    QVERIFY(*platform::tryLock(*platform::open(other.path(), OpenFor::folder), platform::Lock::exclusive));
    QCOMPARE(platform::open(folder.path("nothing"), OpenFor::folder).error().code, ErrorCode::fileNotFound);
}

void TestWindowsPlatform::locksEndWithTheirProcess() {
    const test::TemporaryFolder folder;
    const std::string path = folder.path("lock");
    QCOMPARE(child("--lock", path), 42);
    const auto mine = platform::open(path, OpenFor::locking);
    QVERIFY(*platform::tryLock(*mine, platform::Lock::exclusive));
    QCOMPARE(child("--lock", path), 1);
}

void TestWindowsPlatform::argumentsReachTheProgramThatTakesOver() {
    const test::TemporaryFolder folder;
    const std::string path = folder.path("arguments");
    QCOMPARE(child("--take-over", path), 42);
    std::string expected;
    for (const std::string& word : oddArguments()) expected += word + "\n";
    QCOMPARE(*readTextFile(path), expected);
}

void TestWindowsPlatform::aCrashLeavesAReport_data() {
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("says");
    QTest::newRow("a bad access") << "--bad-access"
                                  << "exception code: 0xc0000005";
    QTest::newRow("an exception that nobody takes") << "--exception"
                                                    << "exception: ";
}

void TestWindowsPlatform::aCrashLeavesAReport() {
    QFETCH(const QString, role);
    QFETCH(const QString, says);
    const test::TemporaryFolder folder;
    ::SetEnvironmentVariableW(L"LOCALAPPDATA", wide(folder.path("not/there/yet")).c_str());
    QVERIFY(child(role.toStdString().c_str(), "") != 0);
    const auto reports = crashReports();
    QCOMPARE(reports.size(), std::size_t(1));
    const std::string text = readTextFile(reports[0]).value();
    QVERIFY2(text.find(says.toStdString()) != text.npos, text.c_str());
    QVERIFY2(text.find("where:\n  test_windows_platform.exe +0x") != text.npos, text.c_str());
    QVERIFY2(text.find("MUSTERMANN") == text.npos, text.c_str());
    forgetCrashReports();
    QVERIFY(crashReports().empty());
}

void TestWindowsPlatform::knowsThisComputer() {
    QVERIFY(!platform::computerName().empty());
    QVERIFY(!platform::computerId().empty());
    QCOMPARE(platform::computerId(), platform::computerId());
    QVERIFY(!platform::systemName().empty());
    QCOMPARE(platform::processId(), std::int64_t(::GetCurrentProcessId()));
    QVERIFY(platform::loadedSymbol("CreateFileW") != nullptr);
    QVERIFY(platform::loadedSymbol("fovea_no_such_function") == nullptr);
}

int main(int argc, char** argv) {
    if (argc > 1 && std::strncmp(argv[1], "--", 2) == 0) return roleOf(argv[1]);
    TestWindowsPlatform test;
    return plain::run(test, TestWindowsPlatform::slots_(), argc, argv);
}
// QTEST_APPLESS_MAIN(TestWindowsPlatform) with roles
#include "test_windows_platform.moc"
