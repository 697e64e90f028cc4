#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "imaging/write_image.h"
#include "tests/support/cli.h"

using namespace fovea;

// What the start of fovea-cli costs: the numerical libraries are loaded for those verbs that need them.
class TestCliStartup : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readingAnImageLoadsNoEngine_data();
    void readingAnImageLoadsNoEngine();
    void allElseIsThereAllTheSame();
    void isFoundWhereItIsInstalled_data();
    void isFoundWhereItIsInstalled();
    void aMissingPartIsSaid();

private:
    /// The libraries that a command loads while it runs, as the loader tells.
    QByteArray loadedBy(const QStringList& arguments, int exitCode = 0) {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("LD_DEBUG", "files");
        environment.insert("XDG_DATA_HOME", m_folder.path());
        process.setProcessEnvironment(environment);
        process.setStandardOutputFile(QProcess::nullDevice());
        process.start(FOVEA_CLI, arguments);
        process.waitForFinished(-1);
        const QByteArray said = process.readAllStandardError();
        return process.exitCode() == exitCode ? said : QByteArray();
    }
    QTemporaryDir m_folder;
};

void TestCliStartup::readingAnImageLoadsNoEngine_data() {
    QTest::addColumn<QStringList>("arguments");
    FileLayer files;
    const std::string folder = m_folder.path().toStdString();
    imaging::Pixels pixels{120, 120, 1, std::vector<std::uint8_t>(14400)};
    for (std::size_t i = 0; i < pixels.data.size(); ++i) pixels.data[i] = std::uint8_t(i);
    QVERIFY(imaging::writePng(folder + "/x.png", pixels, files).ok());
    QVERIFY(imaging::writePng(folder + "/data/a/x.png", pixels, files).ok());
    pixels.data[0] = 77;
    QVERIFY(imaging::writePng(folder + "/data/b/y.png", pixels, files).ok());
    QVERIFY(imaging::writeDicom(folder + "/x.dcm", pixels, {}, "start", files).ok());
    QTest::newRow("PNG") << QStringList{"image", m_folder.filePath("x.png")};
    QTest::newRow("DICOM") << QStringList{"image", m_folder.filePath("x.dcm")};
    QTest::newRow("import") << QStringList{"import", m_folder.filePath("p.fovea"), m_folder.filePath("data")};
}

void TestCliStartup::readingAnImageLoadsNoEngine() {
    QFETCH(QStringList, arguments);
    const QByteArray loaded = loadedBy(arguments);
    QVERIFY(loaded.contains("libpng"));
    for (const char* library : {"libtorch", "libc10", "libdnnl", "libopenblas"})
        QVERIFY2(!loaded.contains(library), library);
}

void TestCliStartup::allElseIsThereAllTheSame() {
    QVERIFY(loadedBy({"--help"}).contains("libtorch"));
    const auto help = test::runCli({"--help"}, m_folder.path(), false);
    QCOMPARE(help.exitCode, 0);
    for (const char* verb : {"image", "import", "audit", "train", "predict", "bench"})
        QVERIFY2(help.output.contains(verb), verb);
    QVERIFY(!help.output.contains("fovea-cli-engine"));
    // Lines that are not understood, by either program.
    const std::pair<QStringList, std::string> wrong[] = {
        {{"image"}, "file is required"},
        {{"image", "x.png", "--bogus"}, "there is no option '--bogus'"},
        {{"image", "x.png", "y.png"}, "'y.png' was not expected"},
        {{"bogus"}, "there is no command 'bogus'"},
        // Not that the project is missing, too.
        {{"train", "--bogus"}, "there is no option '--bogus'"},
    };
    for (const auto& [line, words] : wrong) {
        const auto answer = test::runCli(line, m_folder.path());
        QCOMPARE(answer.exitCode, 2);
        QCOMPARE(answer.json["error"]["code"].get<std::string>(), std::string("wrong_usage"));
        const auto said = answer.json["error"]["message"].get<std::string>();
        QVERIFY2(said.find(words) != std::string::npos, said.c_str());
    }
}

void TestCliStartup::isFoundWhereItIsInstalled_data() {
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

void TestCliStartup::isFoundWhereItIsInstalled() {
    QFETCH(const QString, programs);
    QFETCH(const QString, parts);
    QFETCH(const QString, resources);
    QTemporaryDir installed;
    const QString program = programs + "/fovea-cli", catalogue = resources + "/catalogue";
    for (const QString& folder : {programs, parts, catalogue}) QVERIFY(QDir(installed.path()).mkpath(folder));
    QVERIFY(QFile::copy(FOVEA_CLI, installed.filePath(program)));
    QVERIFY(QFile::copy(FOVEA_CLI_ENGINE, installed.filePath(parts + "/fovea-cli-engine")));
    // Its own list of backbones lies among the resources, seen from both.
    QFile list(installed.filePath(catalogue + "/backbones.json"));
    QVERIFY(list.open(QIODevice::WriteOnly) && list.write("no list at all") > 0);
    list.close();
    // By a link, too, as people put one into their path.
    QVERIFY(QFile::link(installed.filePath(program), installed.filePath("link")));
    for (const QString& name : {program, QStringLiteral("link")}) {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove("FOVEA_RESOURCES");
        environment.insert("XDG_DATA_HOME", m_folder.path());
        process.setProcessEnvironment(environment);
        process.start(installed.filePath(name), {"--help"});
        QVERIFY(process.waitForFinished(-1));
        QCOMPARE(process.exitCode(), 0);
        QVERIFY(process.readAllStandardOutput().contains("predict"));
        process.start(installed.filePath(name), {"backbones", "--json"});
        QVERIFY(process.waitForFinished(-1));
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardOutput().contains(installed.path().toUtf8()));
    }
}

void TestCliStartup::aMissingPartIsSaid() {
    QTemporaryDir alone;
    QVERIFY(QFile::copy(FOVEA_CLI, alone.filePath("fovea-cli")));
    QProcess process;
    process.start(alone.filePath("fovea-cli"), {"train", "x"});
    QVERIFY(process.waitForFinished(-1));
    QCOMPARE(process.exitCode(), 1);
    const QByteArray said = process.readAllStandardError();
    QVERIFY2(said.contains("a part of the program is missing") && said.contains("fovea-cli-engine"), said);
}

QTEST_GUILESS_MAIN(TestCliStartup)
#include "test_cli_startup.moc"
