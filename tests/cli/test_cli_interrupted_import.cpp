#include <QProcess>
#include <QTest>
#include <csignal>
#include <filesystem>
#include <fstream>

#include "base/random.h"
#include "imaging/write_image.h"
#include "project/project.h"
#include "tests/support/cli.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using fovea::test::CliAnswer;
using fovea::test::runCli;
using fovea::test::TemporaryFolder;
namespace fs = std::filesystem;

class TestCliInterruptedImport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void killedTwentyTimesItEndsAsIfUndisturbed();
    void nothingIsKeptBesideCopies();
};

namespace {

/// Of `images` pictures, two of each patient, in two classes.
void writeImages(const std::string& folder, int images) {
    for (int i = 0; i < images; ++i) {
        Random random{std::uint64_t(i)};
        imaging::Pixels p{256, 256, 1, std::vector<std::uint8_t>(256 * 256)};
        for (std::size_t k = 0; k < p.data.size(); ++k)
            p.data[k] = std::uint8_t((k % 256 / 8 * (k / 2048) + random.below(40)) % 256);
        const std::string path = folder + (i / 2 % 2 ? "/sick/" : "/well/") + std::to_string(i) + ".dcm";
        if (!systemFileLayer()->makeFolders(fs::path(path).parent_path()) ||
            !imaging::writeDicom(path, p, {{"PatientID", "P" + std::to_string(i / 2)}, {"Modality", "OP"}},
                                 path, *systemFileLayer()))
            qFatal("no image");
    }
}

/// Whole lines of a file, the first not counted: files that were read.
int filesIn(const std::string& journal) {
    std::ifstream in(journal, std::ios::binary);
    const auto lines = std::count(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>(), '\n');
    return int(std::max<std::ptrdiff_t>(lines - 1, 0));
}

/// All that an import stores of images, in their order.
std::vector<std::string> contentOf(const std::string& folder) {
    auto project = project::Project::open(folder);
    if (!project) qFatal("%s", project.error().detail.c_str());
    std::vector<std::string> content;
    for (const dataset::Sample& s : *project->samples()) {
        std::string line = std::to_string(s.id) + ' ' + s.path + ' ' + std::to_string(s.frame) + ' ' +
                           s.format + ' ' + std::to_string(s.width) + 'x' + std::to_string(s.height) + ' ' +
                           s.label + ' ' + s.patient + ' ' + dataset::splitName(s.split) + ' ' + s.pixelHash +
                           ' ' + s.perceptualHash;
        for (const auto& [name, value] : s.facts) line += ' ' + name + '=' + value;
        content.push_back(std::move(line));
    }
    return content;
}

}  // namespace

void TestCliInterruptedImport::killedTwentyTimesItEndsAsIfUndisturbed() {
    constexpr int kImages = 500, kKills = 20;
    TemporaryFolder folder;
    writeImages(folder.path("images"), kImages);
    const QString data = QString::fromStdString(folder.path("data"));
    const auto import = [&](const std::string& project) {
        return QStringList{"import", QString::fromStdString(project),
                           QString::fromStdString(folder.path("images"))};
    };
    const std::string undisturbed = folder.path("undisturbed.fovea"), project = folder.path("p.fovea");
    const CliAnswer whole = runCli(import(undisturbed), data);
    QCOMPARE(whole.exitCode, 0);

    const std::string journal = project + "/.import-unfinished";
    Random random(5);
    int known = 0;
    for (int kill = 0; kill < kKills; ++kill) {
        // After the next few images, wherever in the middle of something that is.
        const int until = known + 1 + int(random.below(20));
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(FOVEA_CLI, import(project));
        while (filesIn(journal) < until && !process.waitForFinished(1)) {
        }
        QCOMPARE(process.state(), QProcess::Running);
        if (kill % 2 == 0)
            process.kill();
        else
            process.terminate();
        QVERIFY(process.waitForFinished(-1));
        if (kill % 2 == 0) {
            QCOMPARE(process.exitStatus(), QProcess::CrashExit);
        } else {  // SIGTERM is answered like Ctrl-C
            QCOMPARE(process.exitStatus(), QProcess::NormalExit);
            QCOMPARE(process.exitCode(), 130);
        }
        const QByteArray said = process.readAll();
        if (known > 0)
            QVERIFY2(said.contains((": " + std::to_string(known) + " file(s)").c_str()), said.constData());
        const int now = filesIn(journal);
        QVERIFY2(now >= until && now < kImages, std::to_string(now).c_str());
        known = now;
        QVERIFY(!fs::exists(project + "/project.sqlite"));
    }
    const CliAnswer end = runCli(import(project), data);
    QCOMPARE(end.exitCode, 0);
    QVERIFY(end.log.contains((": " + std::to_string(known) + " file(s)").c_str()));
    QCOMPARE(end.json["added"].get<int>(), kImages);
    QCOMPARE(end.json.dump(), whole.json.dump());
    QCOMPARE(contentOf(project), contentOf(undisturbed));
    QVERIFY(!fs::exists(journal));

    // Nothing is unfinished: a later import reads everything again.
    QCOMPARE(runCli(import(project), data).json["already_there"].get<int>(), kImages);
}

/// Copies name no patient; what was read of the originals does.
void TestCliInterruptedImport::nothingIsKeptBesideCopies() {
    TemporaryFolder folder;
    writeImages(folder.path("images"), 300);
    const std::string project = folder.path("p.fovea");
    QProcess process;
    process.start(FOVEA_CLI, {"import", QString::fromStdString(project),
                              QString::fromStdString(folder.path("images")), "--copy"});
    while (!fs::exists(project) && !process.waitForFinished(1)) {
    }
    process.kill();
    QVERIFY(process.waitForFinished(-1));
    QVERIFY(fs::exists(project));
    QVERIFY(!fs::exists(project + "/.import-unfinished"));
}

QTEST_GUILESS_MAIN(TestCliInterruptedImport)
#include "test_cli_interrupted_import.moc"
