#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTest>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <functional>

#include "base/file_layer.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
namespace fs = std::filesystem;

/// What FileLayer does with what only POSIX has: limits on files, pipes, devices, /proc.
class TestPosixFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsTheOldFileWhenTheSystemStopsAWrite();
    void anAppendThatFailsLeavesNoTornTail();
    void nothingIsWrittenInTheProcessTable();
    void readsNoPipeAndNoDevice();
};

namespace {

std::span<const std::byte> bytesOf(const std::string& text) {
    return std::as_bytes(std::span(text.data(), text.size()));
}

/// Runs `body` in a child process in which no file may grow beyond `limit`
/// bytes, as on a full disk the system cuts a write short and then refuses.
/// True when the child says so.
bool inChildWithFileLimit(rlim_t limit, const std::function<bool()>& body) {
    const pid_t child = ::fork();
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_IGN);  // the write fails with EFBIG instead
        const rlimit both{limit, limit};
        ::_exit(::setrlimit(RLIMIT_FSIZE, &both) == 0 && body() ? 0 : 1);
    }
    int status = 0;
    return child > 0 && ::waitpid(child, &status, 0) == child && WIFEXITED(status) &&
           WEXITSTATUS(status) == 0;
}

}  // namespace

void TestPosixFiles::keepsTheOldFileWhenTheSystemStopsAWrite() {
    const test::TemporaryFolder folder;
    const std::string path = folder.path("a.txt");
    QVERIFY(FileLayer().writeAtomically(path, std::string("old")).ok());
    QVERIFY(inChildWithFileLimit(1000, [&] {
        const auto written = FileLayer().writeAtomically(path, std::string(5000, 'x'));
        return !written && written.error().code == ErrorCode::notWritable;
    }));
    QCOMPARE(*readTextFile(path), std::string("old"));
    QVERIFY(!fs::exists(path + FileLayer::kUnfinished));
}

void TestPosixFiles::anAppendThatFailsLeavesNoTornTail() {
    const test::TemporaryFolder folder;
    const std::string path = folder.path("a.bin");
    QVERIFY(inChildWithFileLimit(1000, [&] {
        auto opened = FileLayer().openAppend(path);
        if (!opened) return false;
        AppendFile& file = **opened;
        const bool first = file.append(bytesOf(std::string(600, 'a'))).ok();
        const bool second = file.append(bytesOf(std::string(600, 'b'))).ok();  // 400 fit
        const bool third = file.append(bytesOf(std::string(400, 'c'))).ok();
        return first && !second && third && file.size() == 1000;
    }));
    QCOMPARE(*readTextFile(path), std::string(600, 'a') + std::string(400, 'c'));
}

void TestPosixFiles::nothingIsWrittenInTheProcessTable() {
    FileLayer files;
    const std::string path = "/proc/fovea/inside.txt";
    const auto written = files.writeAtomically(path, std::string("y"));
    QVERIFY(!written.ok());
    QCOMPARE(written.error().code, ErrorCode::notWritable);
    QVERIFY(!written.error().file.empty() && !written.error().detail.empty());
    QCOMPARE(files.openAppend(path).error().code, ErrorCode::notWritable);
}

void TestPosixFiles::readsNoPipeAndNoDevice() {
    const test::TemporaryFolder folder;
    QCOMPARE(::mkfifo(folder.path("pipe").c_str(), 0600), 0);  // nobody writes to it
    for (const std::string& path : {folder.path("pipe"), std::string("/dev/zero")}) {
        QCOMPARE(MappedFile::open(path).error().code, ErrorCode::notReadable);
        QCOMPARE(readTextFile(path).error().file, path);
    }
}

QTEST_APPLESS_MAIN(TestPosixFiles)
#include "test_posix_files.moc"
