#include <QTest>
#include <filesystem>
#include <fstream>

#include "tests/structure/check_tree.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
namespace fs = std::filesystem;

/// The source tree is as docs/ARCHITECTURE.md says; and the checks find what they are for.
class TestStructure : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyThePlatformUsesTheOperatingSystem();
    void includesFollowTheLinks();
    void constructorsAreShort();
    void nothingMovesByItself();
    void theTableOfModulesIsTrue();
    void aSoundTreeHasNoFaults();
    void aPlantedFaultIsFound_data();
    void aPlantedFaultIsFound();
    void anUpwardLinkIsNoExcuse();
    void whatIsAllowedIsNoFault_data();
    void whatIsAllowedIsNoFault();
    void aTreeWithoutListsHasFaults();
};

namespace {

using Strings = std::vector<std::string>;

Strings allFaults(const std::string& root) {
    Strings all = test::platformFaults(root);
    for (const Strings& more : {test::includeFaults(root), test::constructorFaults(root),
                                test::motionFaults(root), test::moduleTableFaults(root)})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

QByteArray lines(const Strings& faults) {
    QByteArray text = "\n";
    for (const std::string& fault : faults) text += QByteArray::fromStdString(fault) + "\n";
    return text;
}

/// A file and what it holds.
struct Planted {
    std::string path, text;
};

void write(const std::string& root, const Planted& file) {
    const fs::path path = fs::path(root) / file.path;
    fs::create_directories(path.parent_path());
    std::ofstream(path) << file.text;
}

/// Three modules of core/, the first with a second target, and two of ui/.
void writeSoundTree(const std::string& root) {
    const Planted files[] = {
        {"core/CMakeLists.txt",
         "# add_subdirectory(nothing)\n"
         "add_subdirectory(base)\nadd_subdirectory(images)\nif(X)\n  add_subdirectory(report)\nendif()\n"},
        {"core/base/CMakeLists.txt",
         "set(extra lock.cpp)\n"
         "fovea_module(base\n  SOURCES file.cpp ${extra} # and more\n  PRIVATE fovea_json)\n"
         "fovea_module(hashing SOURCES hash.cpp PUBLIC fovea::base)\n"},
        {"core/base/file.h", "#pragma once\n#include <string>\n"},
        {"core/base/lock.h", "#pragma once\n"},
        {"core/base/hash.h", "#pragma once\n#include \"base/file.h\"\n"},
        {"core/base/hash.cpp", "#include \"base/hash.h\"\n"},
        {"core/base/platform/posix.cpp", "#include <unistd.h>\nconst char* cpus = \"/proc/cpuinfo\";\n"},
        {"core/images/CMakeLists.txt",
         "fovea_module(images SOURCES image.cpp PUBLIC fovea::base PRIVATE fovea::hashing)\n"},
        {"core/images/image.h", "#pragma once\n#include \"base/file.h\"\n"},
        {"core/images/image.cpp", "#include \"images/image.h\"\n#include \"base/hash.h\"\n"},
        {"core/report/CMakeLists.txt", "fovea_module(report SOURCES report.cpp PUBLIC fovea::images)\n"},
        {"core/report/report.h", "#pragma once\n#include \"images/image.h\"\n#include \"base/lock.h\"\n"},
        {"core/report/report.cpp", "#include \"report/report.h\"\n"},
        {"ui/CMakeLists.txt", "add_subdirectory(widgets)\nadd_subdirectory(report)\n"},
        {"ui/widgets/CMakeLists.txt", "fovea_ui_module(widgets SOURCES icon.cpp icon.h)\n"},
        {"ui/widgets/icon.h", "#pragma once\n#include \"base/file.h\"\n"},
        {"ui/report/CMakeLists.txt",
         "fovea_ui_module(report KEYWORDS SOURCES page.cpp page.h\n"
         "  PUBLIC fovea::ui_widgets PRIVATE fovea::report)\n"},
        {"ui/report/page.h", "#pragma once\n#include \"widgets/icon.h\"\n"},
        {"ui/report/page.cpp", "#include \"report/page.h\"\n#include \"report/report.h\"\n"},
        {"app/cli/main.cpp", "#include \"report/report.h\"\nint main() {}\n"},
        {"docs/ARCHITECTURE.md",
         "| `other` | no module |\n\n## Modules\n\n| module | owns |\n|---|---|\n| `base` | a |\n"
         "| `images` | b |\n| `report` | c |\n\n## Conventions\n\n| `words` | no module |\n"}};
    for (const Planted& file : files) write(root, file);
}

}  // namespace

void TestStructure::onlyThePlatformUsesTheOperatingSystem() {
    const Strings faults = test::platformFaults(FOVEA_SOURCE);
    QVERIFY2(faults.empty(), lines(faults));
}

void TestStructure::includesFollowTheLinks() {
    const Strings faults = test::includeFaults(FOVEA_SOURCE);
    QVERIFY2(faults.empty(), lines(faults));
}

void TestStructure::constructorsAreShort() {
    const Strings faults = test::constructorFaults(FOVEA_SOURCE);
    QVERIFY2(faults.empty(), lines(faults));
}

void TestStructure::nothingMovesByItself() {
    const Strings faults = test::motionFaults(FOVEA_SOURCE);
    QVERIFY2(faults.empty(), lines(faults));
}

void TestStructure::theTableOfModulesIsTrue() {
    const Strings faults = test::moduleTableFaults(FOVEA_SOURCE);
    QVERIFY2(faults.empty(), lines(faults));
}

void TestStructure::aSoundTreeHasNoFaults() {
    const test::TemporaryFolder folder;
    writeSoundTree(folder.path());
    const Strings faults = allFaults(folder.path());
    QVERIFY2(faults.empty(), lines(faults));
}

void TestStructure::aPlantedFaultIsFound_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("said");  // in the one fault that there is
    const auto row = [](const char* name, const char* file, const char* text, const QStringList& said) {
        QTest::newRow(name) << QString(file) << QString(text) << said;
    };
    row("a header of the system in core", "core/images/image.cpp", "  #  include <unistd.h>\n",
        {"core/images/image.cpp", "<unistd.h>", "core/base/platform"});
    row("in a header", "core/base/lock.h", "#include <sys/file.h>\n", {"core/base/lock.h", "<sys/file.h>"});
    row("in ui", "ui/widgets/icon.cpp", "#include <fcntl.h>\n", {"ui/widgets/icon.cpp", "<fcntl.h>"});
    row("in app", "app/cli/main.cpp", "#include <csignal>\n", {"app/cli/main.cpp", "<csignal>"});
    row("a path of one system", "core/base/file.cpp", "const char* name = \"/proc/self/stat\";\n",
        {"core/base/file.cpp", "/proc/", "core/base/platform"});
    row("an undeclared link", "core/report/report.cpp", "#include \"base/hash.h\"\n",
        {"core/report/report.cpp", "\"base/hash.h\"", "fovea::hashing", "under PRIVATE in core/report"});
    row("of a header", "core/report/report.h", "#include \"base/hash.h\"\n",
        {"core/report/report.h", "fovea::hashing", "under PUBLIC in core/report"});
    row("a private link in a header", "core/images/image.h", "#include \"base/hash.h\"\n",
        {"core/images/image.h", "fovea::hashing", "PUBLIC of fovea::images"});
    row("an undeclared link of ui", "ui/widgets/icon.cpp", "#include \"images/image.h\"\n",
        {"ui/widgets/icon.cpp", "fovea::ui_widgets", "fovea::images", "ui/widgets/CMakeLists.txt"});
    row("an upward include", "core/base/file.cpp", "#include \"images/image.h\"\n",
        {"core/base/file.cpp", "core/images stands behind core/base", "core/CMakeLists.txt"});
    row("upward in ui", "ui/widgets/icon.cpp", "#include \"report/page.h\"\n",
        {"ui/report stands behind ui/widgets", "ui/CMakeLists.txt"});
    row("between targets of a folder", "core/base/file.cpp", "#include \"base/hash.h\"\n",
        {"core/base/file.cpp", "fovea::hashing"});
    row("the window in core", "core/report/report.cpp", "#include \"widgets/icon.h\"\n",
        {"core/report/report.cpp", "core/ knows nothing of the window"});
    row("a long constructor", "ui/report/page.cpp",
        QByteArray("Page::Page(QWidget* parent) {\n" + QByteArray("    make();\n").repeated(79) + "}\n"),
        {"ui/report/page.cpp", "constructor of Page has 81 lines", "more than 80"});
    row("an animation", "ui/report/page.cpp", "auto* slide = new QPropertyAnimation(page, \"pos\");\n",
        {"ui/report/page.cpp", "QPropertyAnimation", "at once"});
    row("a timer", "ui/report/page.h", "#pragma once\nclass Page {\n    QTimer m_frames;\n};\n",
        {"ui/report/page.h", "a QTimer", "kTimers"});
    row("a folder in no list", "core/extra/new.cpp", "int x;\n", {"core/extra", "core/CMakeLists.txt"});
    row("a module without a row", "docs/ARCHITECTURE.md", "## Modules\n| `base` | |\n| `images` | |\n",
        {"core/report", "docs/ARCHITECTURE.md"});
    row("a row without a module", "docs/ARCHITECTURE.md",
        "## Modules\n| `base` | |\n| `images` | |\n| `report` | |\n| `viewer` | |\n",
        {"row for viewer", "docs/ARCHITECTURE.md"});
}

void TestStructure::aPlantedFaultIsFound() {
    QFETCH(const QString, file);
    QFETCH(const QString, text);
    QFETCH(const QStringList, said);
    const test::TemporaryFolder folder;
    writeSoundTree(folder.path());
    write(folder.path(), {file.toStdString(), text.toStdString()});
    Strings faults = allFaults(folder.path());
    // A folder that is in no list has no row either.
    if (said.contains("core/extra"))
        std::erase_if(
            faults, [](const std::string& f) { return f.find("docs/ARCHITECTURE.md") != std::string::npos; });
    QVERIFY2(faults.size() == 1, lines(faults));
    for (const QString& part : said)
        QVERIFY2(QString::fromStdString(faults.front()).contains(part), lines(faults));
}

void TestStructure::anUpwardLinkIsNoExcuse() {
    const test::TemporaryFolder folder;
    writeSoundTree(folder.path());
    write(folder.path(), {"core/images/CMakeLists.txt",
                          "fovea_module(images SOURCES image.cpp PUBLIC fovea::base fovea::report)\n"});
    write(folder.path(), {"core/images/image.cpp", "#include \"report/report.h\"\n"});
    const Strings faults = allFaults(folder.path());
    QVERIFY2(faults.size() == 1, lines(faults));
    QVERIFY2(faults.front().find("core/report stands behind core/images") != std::string::npos,
             lines(faults));
}

void TestStructure::whatIsAllowedIsNoFault_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, const char* file, const char* text) {
        QTest::newRow(name) << QString(file) << QString(text);
    };
    row("a constructor of 80 lines", "ui/report/page.cpp",
        QByteArray("Page::Page() : m_x(1) {}\nPage::Page(QWidget* parent)\n    : m_x(2) {\n" +
                   QByteArray("    make();\n").repeated(77) + "}\n"));
    row("through a public link", "core/report/report.cpp", "#include \"base/file.h\"\n");
    row("a header of another library", "core/report/report.cpp", "#include <nlohmann/json.hpp>\n");
    row("a name that is no header", "core/report/report.cpp", "// #include <unistd.h> was here\n");
    row("the own header first", "ui/report/page.cpp", "#include \"report/page.h\"\n");
    row("what happens once", "ui/report/page.cpp",
        "#include <QTimer>\nclass QTimer;\nvoid later() { QTimer::singleShot(0, [] {}); }\n");
    row("a timer that moves nothing", "ui/widgets/notice_bar.h", "#pragma once\nQTimer m_timer;\n");
    row("core's module of that name", "ui/report/page.cpp", "#include \"report/report.h\"\n");
}

void TestStructure::whatIsAllowedIsNoFault() {
    QFETCH(const QString, file);
    QFETCH(const QString, text);
    const test::TemporaryFolder folder;
    writeSoundTree(folder.path());
    write(folder.path(), {file.toStdString(), text.toStdString()});
    const Strings faults = allFaults(folder.path());
    QVERIFY2(faults.empty(), lines(faults));
}

/// So that a check which finds no modules does not pass for that reason.
void TestStructure::aTreeWithoutListsHasFaults() {
    const test::TemporaryFolder folder;
    writeSoundTree(folder.path());
    fs::remove(folder.path("core/CMakeLists.txt"));
    fs::remove(folder.path("docs/ARCHITECTURE.md"));
    QCOMPARE(test::includeFaults(folder.path()).size(), std::size_t(3));
    QCOMPARE(test::moduleTableFaults(folder.path()).size(), std::size_t(3));
}

QTEST_APPLESS_MAIN(TestStructure)
#include "test_structure.moc"
