#include <dlfcn.h>

#include <QCoreApplication>
#include <QSysInfo>
#include <QTest>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "base/file_layer.h"
#include "base/platform/platform.h"
#include "tests/support/comma_locale.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
namespace fs = std::filesystem;

/// Of core/base/platform what is seen with means of POSIX, or of Linux, only.
class TestPosixPlatform : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void numbersHaveAPointWhateverTheLocale();
    void aLinkIsTheFileItLeadsTo();
    void uniqueFoldersAreThisUsersAlone();
    void findsSymbolsAlsoOfWhatWasLoadedForOneAlone();
    void knowsThisComputer();
};

void TestPosixPlatform::numbersHaveAPointWhateverTheLocale() {
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

void TestPosixPlatform::aLinkIsTheFileItLeadsTo() {
    const test::TemporaryFolder folder;
    std::ofstream(folder.path("a")) << "a";
    fs::create_symlink(folder.path("a"), folder.path("link"));
    QVERIFY(platform::identityOf(folder.path("a")) == platform::identityOf(folder.path("link")));
}

void TestPosixPlatform::uniqueFoldersAreThisUsersAlone() {
    const test::TemporaryFolder folder;
    const auto made = platform::makeUniqueFolder(folder.path("x-"));
    QVERIFY(made.ok());
    QVERIFY((fs::status(*made).permissions() & (fs::perms::group_all | fs::perms::others_all)) ==
            fs::perms::none);
}

/// As Qt loads a plug-in, and with it the libraries that it links.
void TestPosixPlatform::findsSymbolsAlsoOfWhatWasLoadedForOneAlone() {
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

void TestPosixPlatform::knowsThisComputer() {
    QCOMPARE(platform::processId(), std::int64_t(QCoreApplication::applicationPid()));
    QCOMPARE(platform::computerName(), QSysInfo::machineHostName().toStdString());
    QCOMPARE(platform::computerId(), *readTextFile("/etc/machine-id"));
}

QTEST_APPLESS_MAIN(TestPosixPlatform)
#include "test_posix_platform.moc"
