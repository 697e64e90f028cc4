#include <QTest>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include "base/file_layer.h"
#include "tests/support/full_disk.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
namespace fs = std::filesystem;

class TestFileLayer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesWhole();
    void makesFoldersOnTheWay();
    void namesMayHoldAnyLetters();
    void keepsTheOldFileWhenTheDiskIsFull();
    void writersOfOneFileDoNotMix();
    void unwritablePlaces_data();
    void unwritablePlaces();
    void appendContinuesAndTruncates();
    void aFullDiskStopsAppendingUntilThereIsRoom();
    void mapsFiles();
    void mapsAnEmptyFile();
    void mapsMove();
    void refusesWhatIsNoFile_data();
    void refusesWhatIsNoFile();
    void readsText();
    void knowsFreeBytes();
};

namespace {

std::span<const std::byte> bytesOf(const std::string& text) {
    return std::as_bytes(std::span(text.data(), text.size()));
}

std::string contentOf(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

int filesIn(const std::string& folder) {
    return static_cast<int>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

void TestFileLayer::writesWhole() {
    const test::TemporaryFolder folder;
    FileLayer files;
    const std::string path = folder.path("a.txt");
    QVERIFY(files.writeAtomically(path, std::string("first")).ok());
    QCOMPARE(contentOf(path), std::string("first"));
    QVERIFY(files.writeAtomically(path, std::string("2nd")).ok());
    QCOMPARE(contentOf(path), std::string("2nd"));
    QVERIFY(files.writeAtomically(path, std::string()).ok());
    QCOMPARE(contentOf(path), std::string());
    QCOMPARE(filesIn(folder.path()), 1);  // no temporary file stays behind
}

void TestFileLayer::makesFoldersOnTheWay() {
    const test::TemporaryFolder folder;
    FileLayer files;
    QVERIFY(files.writeAtomically(folder.path("a/b/c.txt"), std::string("x")).ok());
    QCOMPARE(contentOf(folder.path("a/b/c.txt")), std::string("x"));
    QVERIFY(files.openAppend(folder.path("d/e.bin")).ok());
    QVERIFY(files.makeFolders(folder.path("f/g/")).ok());
    QVERIFY(files.makeFolders(folder.path("f/g")).ok());
    QVERIFY(fs::is_directory(folder.path("f/g")));
}

void TestFileLayer::namesMayHoldAnyLetters() {
    const test::TemporaryFolder folder;
    FileLayer files;
    const std::string path = folder.path("Übung 眼底 'quoted' $x.txt");
    QVERIFY(files.writeAtomically(path, std::string("x")).ok());
    QCOMPARE(*readTextFile(path), std::string("x"));
}

void TestFileLayer::keepsTheOldFileWhenTheDiskIsFull() {
    const test::TemporaryFolder folder;
    test::FullDisk files(10);
    const std::string path = folder.path("a.txt");
    QVERIFY(files.writeAtomically(path, std::string("old")).ok());
    const auto written = files.writeAtomically(path, std::string("much too long"));
    QCOMPARE(written.error().code, ErrorCode::diskFull);
    QCOMPARE(written.error().file, path);
    QCOMPARE(contentOf(path), std::string("old"));
    QCOMPARE(filesIn(folder.path()), 1);
}

void TestFileLayer::writersOfOneFileDoNotMix() {
    const test::TemporaryFolder folder;
    FileLayer files;
    const std::string path = folder.path("a.txt");
    std::atomic<int> failures = 0;
    std::vector<std::thread> writers;
    for (int w = 0; w < 4; ++w) {
        writers.emplace_back([&, w] {
            for (int i = 0; i < 10; ++i)
                if (!files.writeAtomically(path, std::string(std::size_t(1000 * (w + 1)), char('a' + w))))
                    ++failures;
        });
    }
    for (std::thread& writer : writers) writer.join();
    QCOMPARE(failures.load(), 0);
    const std::string content = contentOf(path);
    const auto writer = static_cast<std::size_t>(content.at(0) - 'a');
    QCOMPARE(content, std::string(1000 * (writer + 1), content[0]));
}

void TestFileLayer::unwritablePlaces_data() {
    QTest::addColumn<QString>("path");  // permissions would not stop root, these do
    QTest::newRow("below a file") << "plain/inside.txt";
    QTest::newRow("far below a file") << "plain/a/b/inside.txt";
    QTest::newRow("a folder's own name") << "folder";
    QTest::newRow("a name that is too long") << QString(300, 'x');
}

void TestFileLayer::unwritablePlaces() {
    QFETCH(QString, path);
    const test::TemporaryFolder folder;
    FileLayer files;
    QVERIFY(files.writeAtomically(folder.path("plain"), std::string("x")).ok());
    QVERIFY(files.makeFolders(folder.path("folder")).ok());

    const std::string full = folder.path(path.toStdString());
    const auto written = files.writeAtomically(full, std::string("y"));
    QVERIFY(!written.ok());
    QCOMPARE(written.error().code, ErrorCode::notWritable);
    QVERIFY(!written.error().file.empty() && !written.error().detail.empty());
    const auto appended = files.openAppend(full);
    QVERIFY(!appended.ok());
    QCOMPARE(appended.error().code, ErrorCode::notWritable);
    QCOMPARE(contentOf(folder.path("plain")), std::string("x"));
    QCOMPARE(filesIn(folder.path()), 2);
}

void TestFileLayer::appendContinuesAndTruncates() {
    const test::TemporaryFolder folder;
    FileLayer files;
    const std::string path = folder.path("a.bin");
    {
        auto file = files.openAppend(path).value();
        QCOMPARE(file->size(), std::uint64_t(0));
        QVERIFY(file->append(bytesOf("0123456789")).ok());
        QVERIFY(file->append({}).ok());
        QVERIFY(file->sync().ok());
        QCOMPARE(file->size(), std::uint64_t(10));
    }
    {
        auto file = files.openAppend(path, 4).value();  // drops a torn tail
        QCOMPARE(file->size(), std::uint64_t(4));
        QVERIFY(file->append(bytesOf("ab")).ok());
    }
    QCOMPARE(contentOf(path), std::string("0123ab"));
    QCOMPARE((*files.openAppend(path, 100))->size(), std::uint64_t(6));  // never grows
    QCOMPARE((*files.openAppend(path))->size(), std::uint64_t(6));
    QCOMPARE((*files.openAppend(path, 0))->size(), std::uint64_t(0));
    QCOMPARE(contentOf(path), std::string());
}

void TestFileLayer::aFullDiskStopsAppendingUntilThereIsRoom() {
    const test::TemporaryFolder folder;
    test::FullDisk files(4);
    auto file = files.openAppend(folder.path("a.bin"), UINT64_MAX).value();
    QVERIFY(file->append(bytesOf("abcd")).ok());
    QCOMPARE(file->append(bytesOf("e")).error().code, ErrorCode::diskFull);
    QCOMPARE(file->size(), std::uint64_t(4));
    files.makeRoom(1);
    QVERIFY(file->append(bytesOf("e")).ok());
    QCOMPARE(contentOf(folder.path("a.bin")), std::string("abcde"));
}

void TestFileLayer::mapsFiles() {
    const test::TemporaryFolder folder;
    std::string content(100'000, '\0');
    for (std::size_t i = 0; i < content.size(); ++i) content[i] = static_cast<char>(i * 7);
    QVERIFY(FileLayer().writeAtomically(folder.path("a.bin"), content).ok());
    const auto file = MappedFile::open(folder.path("a.bin"));
    QVERIFY(file.ok());
    const auto bytes = file->bytes();
    QVERIFY(std::equal(bytes.begin(), bytes.end(), bytesOf(content).begin(), bytesOf(content).end()));
}

void TestFileLayer::mapsAnEmptyFile() {
    const test::TemporaryFolder folder;
    QVERIFY(FileLayer().writeAtomically(folder.path("empty"), std::string()).ok());
    const auto file = MappedFile::open(folder.path("empty"));
    QVERIFY(file.ok());
    QVERIFY(file->bytes().empty());
    QCOMPARE(*readTextFile(folder.path("empty")), std::string());
}

void TestFileLayer::mapsMove() {
    const test::TemporaryFolder folder;
    QVERIFY(FileLayer().writeAtomically(folder.path("a"), std::string("aaaa")).ok());
    QVERIFY(FileLayer().writeAtomically(folder.path("b"), std::string("bb")).ok());
    MappedFile a = MappedFile::open(folder.path("a")).value();
    MappedFile b = MappedFile::open(folder.path("b")).value();
    a = std::move(b);
    QCOMPARE(a.bytes().size(), std::size_t(2));
    const MappedFile c(std::move(a));
    QCOMPARE(char(c.bytes()[0]), 'b');
}

void TestFileLayer::refusesWhatIsNoFile_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("nothing there") << "nothing" << ErrorCode::fileNotFound;
    QTest::newRow("below a file") << "plain/x" << ErrorCode::fileNotFound;
    QTest::newRow("a folder") << "" << ErrorCode::notReadable;
}

void TestFileLayer::refusesWhatIsNoFile() {
    QFETCH(QString, name);
    QFETCH(ErrorCode, code);
    const test::TemporaryFolder folder;
    QVERIFY(FileLayer().writeAtomically(folder.path("plain"), std::string("x")).ok());
    const std::string path = folder.path(name.toStdString());
    const auto file = MappedFile::open(path);
    QVERIFY(!file.ok());
    QCOMPARE(file.error().code, code);
    QCOMPARE(file.error().file, path);
    QCOMPARE(readTextFile(path).error().code, code);
}

void TestFileLayer::readsText() {
    const test::TemporaryFolder folder;
    const std::string text("line\nnext\0after a zero byte", 27);
    QVERIFY(FileLayer().writeAtomically(folder.path("t"), text).ok());
    QCOMPARE(*readTextFile(folder.path("t")), text);
}

void TestFileLayer::knowsFreeBytes() {
    const test::TemporaryFolder folder;
    FileLayer files;
    const auto here = files.freeBytes(folder.path());
    QVERIFY(here.ok());
    QVERIFY(*here > 0);
    // A folder that is yet to be made counts as its nearest parent.
    const auto later = files.freeBytes(folder.path("not/yet/there"));
    QVERIFY(later.ok());
    QVERIFY(*later > 0);
    QVERIFY(files.freeBytes("not/there/either").ok());
    QVERIFY(files.freeBytes("/").ok());
}

QTEST_APPLESS_MAIN(TestFileLayer)
#include "test_file_layer.moc"
