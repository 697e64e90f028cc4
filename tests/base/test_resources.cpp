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
