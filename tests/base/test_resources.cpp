#include <QTest>
#include <filesystem>
#include <regex>

#include "base/file_layer.h"
#include "base/resources.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
namespace fs = std::filesystem;

class TestResources : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void theVersionIsThreeNumbers();
    void findsWhatShips();
    void theEnvironmentComesFirst();
    void anEmptyEnvironmentCountsAsNone();
    void findsWhatIsInstalled_data();
    void findsWhatIsInstalled();
    void namesWhereItLooked();
    void userDataFollowsTheStandard();
};

void TestResources::init() {
    qunsetenv("FOVEA_RESOURCES");
    qunsetenv("XDG_DATA_HOME");
}

void TestResources::theVersionIsThreeNumbers() {
    QVERIFY(std::regex_match(versionText(), std::regex("\\d+\\.\\d+\\.\\d+")));
}

void TestResources::findsWhatShips() {
    const auto folder = resourceFolder("starter-backbone");
    QVERIFY(folder.ok());
    QVERIFY(fs::is_regular_file(*folder + "/model.safetensors"));
}

void TestResources::theEnvironmentComesFirst() {
    const test::TemporaryFolder own;
    QVERIFY(FileLayer().makeFolders(own.path("starter-backbone")).ok());
    qputenv("FOVEA_RESOURCES", own.path().c_str());
    QVERIFY(fs::path(*resourceFolder("starter-backbone")) == fs::path(own.path("starter-backbone")));
}

void TestResources::anEmptyEnvironmentCountsAsNone() {
    // It must not come to mean the current folder.
    const test::TemporaryFolder current;
    QVERIFY(FileLayer().makeFolders(current.path("starter-backbone")).ok());
    const auto before = fs::current_path();
    fs::current_path(current.path());
    qputenv("FOVEA_RESOURCES", "");
    const auto folder = resourceFolder("starter-backbone");
    fs::current_path(before);
    QVERIFY(fs::path(*folder).has_root_directory());
}

void TestResources::findsWhatIsInstalled_data() {
    // As installer/CMakeLists.txt puts them.
    QTest::addColumn<QString>("programs");
    QTest::addColumn<QString>("parts");
    QTest::addColumn<QString>("resources");
    QTest::newRow("a folder of programs") << "bin"
                                          << "lib/fovea"
                                          << "share/fovea";
    QTest::newRow("a bundle of macOS") << "fovea.app/Contents/MacOS"
                                       << "fovea.app/Contents/PlugIns"
                                       << "fovea.app/Contents/Resources";
}

void TestResources::findsWhatIsInstalled() {
    QFETCH(const QString, programs);
    QFETCH(const QString, parts);
    QFETCH(const QString, resources);
    const test::TemporaryFolder installed;
    const std::string program = installed.path(programs.toStdString() + "/fovea"),
                      part = installed.path(parts.toStdString() + "/part"),
                      catalogue = installed.path(resources.toStdString() + "/catalogue");
    for (const std::string& file : {program, part, catalogue + "/backbones.json"})
        QVERIFY(FileLayer().writeAtomically(file, std::string("x")).ok());
    QVERIFY(fs::equivalent(*programPart("part", program), part));
    // For a program that is itself such a part, too.
    for (const std::string& whose : {program, part})
        QVERIFY(fs::equivalent(*resourceFolder("catalogue", whose), catalogue));
    // Beside the program comes first: there it lies before it is installed.
    const std::string beside = installed.path(programs.toStdString() + "/part");
    QVERIFY(FileLayer().writeAtomically(beside, std::string("x")).ok());
    QVERIFY(fs::equivalent(*programPart("part", program), beside));
    const auto none = programPart("no such part", program);
    QVERIFY(!none.ok());
    QCOMPARE(none.error().code, ErrorCode::fileNotFound);
    QCOMPARE(none.error().file, std::string("no such part"));
}

void TestResources::namesWhereItLooked() {
    qputenv("FOVEA_RESOURCES", "/some/place");
    const auto folder = resourceFolder("no such resource");
    QVERIFY(!folder.ok());
    QCOMPARE(folder.error().code, ErrorCode::fileNotFound);
    QVERIFY(folder.error().detail.find("/some/place, ") != std::string::npos);
    QVERIFY(folder.error().detail.find((fs::path("share") / "fovea").string()) != std::string::npos);
}

void TestResources::userDataFollowsTheStandard() {
#ifdef _WIN32
    qputenv("LOCALAPPDATA", "C:\\Users\\somebody\\AppData\\Local");
    QCOMPARE(userDataFolder(), std::string("C:\\Users\\somebody\\AppData\\Local\\fovea"));
#else
    qputenv("HOME", "/home/somebody");
    QCOMPARE(userDataFolder(), std::string("/home/somebody/.local/share/fovea"));
    qputenv("XDG_DATA_HOME", "/data");
    QCOMPARE(userDataFolder(), std::string("/data/fovea"));
#endif
}

QTEST_APPLESS_MAIN(TestResources)
#include "test_resources.moc"
