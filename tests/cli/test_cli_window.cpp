#include <QTemporaryDir>
#include <QTest>
#include <filesystem>

#include "base/random.h"
#include "tests/imaging/image_files.h"
#include "tests/imaging/volume_maker.h"
#include "tests/support/cli.h"

using fovea::test::CliAnswer;
using nlohmann::json;

// What the network sees is the project's choice: small volumes like CT, in which the ill
// have a faint haze of a few Hounsfield units beside metal and air.
class TestCliWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void asTheFilesSayTheHazeIsNotSeen();
    void throughTheWindowItIs();
    void predictFollowsTheAdapter();
    void anOlderRunIsStillJudgedThroughItsOwn();
    void whatCannotBeReadIsNamed();
    void oneImageAsTheNetworkIsGivenIt();
    void wrongWindows();

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }
    QString project() const { return path("p.fovea"); }
    CliAnswer cli(const QStringList& arguments) const { return fovea::test::runCli(arguments, path("user")); }
    CliAnswer train() const {
        return cli({"train", project(), "--backbone", "untrained", "--resolution", "64", "--low-resolution",
                    "64", "--epochs", "12", "--batch", "8", "--lr", "3e-3", "--seed", "1"});
    }
    json evaluate(int run) const {
        return cli({"evaluate", project(), "--run", QString::number(run), "--split", "test"}).json;
    }
    static QString text(const std::string& s) { return QString::fromStdString(s); }
    QTemporaryDir m_folder;
    QString m_asFiles, m_asWindow;  ///< the adapters
    json m_evaluation;
};

namespace {
constexpr int kSide = 64;
constexpr int kDeep = 3;
constexpr int kOfAClass = 40;

/// One slice of air, one of tissue, one of air again; coronal cuts would show all three.
void writeVolume(const std::string& path, bool ill, std::uint64_t seed) {
    fovea::Random random(seed);
    fovea::test::VolumeMaker volume{{kSide, kSide, kDeep}};
    // Metal here and there: no two look alike, and it spreads the percentiles.
    bool metal[8][8] = {};
    for (int i = 0; i < 12; ++i) metal[random.below(8)][random.below(8)] = true;
    const int cx = 16 + int(random.below(32)), cy = 16 + int(random.below(32));
    for (int z = 0; z < kDeep; ++z)
        for (int y = 0; y < kSide; ++y)
            for (int x = 0; x < kSide; ++x) {
                int value = z == 1 ? 30 + int(random.below(11)) : -1000;
                if (metal[y / 8][x / 8] && x % 8 < 4 && y % 8 < 4) value = 3000;
                if (y >= kSide - 3) value = -1000;
                const int dx = x - cx, dy = y - cy;
                if (ill && z == 1 && dx * dx + dy * dy < 144 && value < 100) value += 12;
                volume.values.push_back(static_cast<std::int16_t>(value));
            }
    fovea::test::writeFile(path, volume.nifti());
}
}  // namespace

void TestCliWindow::initTestCase() {
    for (const char* label : {"ill", "well"}) {
        std::filesystem::create_directories(path(QString("data/") + label).toStdString());
        for (int i = 0; i < kOfAClass; ++i)
            writeVolume(path(QString("data/%1/%2.nii").arg(label).arg(i)).toStdString(),
                        std::string(label) == "ill", std::uint64_t(i) * 2 + (std::string(label) == "ill"));
    }
    const CliAnswer import = cli({"import", project(), path("data"), "--frames", "middle"});
    QVERIFY2(import.exitCode == 0, import.log.constData());
    QCOMPARE(import.json["samples"].get<int>(), 2 * kOfAClass);
    QCOMPARE(import.json["window"].get<std::string>(), std::string("file"));
}

void TestCliWindow::asTheFilesSayTheHazeIsNotSeen() {
    const CliAnswer trained = train();
    QVERIFY2(trained.exitCode == 0, trained.log.constData());
    m_asFiles = text(trained.json["adapter"].get<std::string>());
    m_evaluation = evaluate(1);
    // Twelve units of four thousand are less than one grey level.
    const double auc = m_evaluation["auc"]["value"];
    QVERIFY2(auc < 0.8, std::to_string(auc).c_str());
}

void TestCliWindow::throughTheWindowItIs() {
    const CliAnswer set = cli({"window", project(), "--set", "40/80"});
    QVERIFY2(set.exitCode == 0, set.log.constData());
    QCOMPARE(set.json["window"].get<std::string>(), std::string("40/80"));
    QCOMPARE(set.json["changed"].get<int>(), 2 * kOfAClass);
    QCOMPARE(cli({"audit", project()}).json["window"].get<std::string>(), std::string("40/80"));
    QCOMPARE(cli({"history", project()}).json["undo"]["action"].get<std::string>(),
             std::string("set window"));

    const CliAnswer trained = train();
    QVERIFY2(trained.exitCode == 0, trained.log.constData());
    // Nothing that was stored of the other window is taken for this one.
    QCOMPARE(trained.json["preload"]["added"].get<int>(), 2 * kOfAClass);
    m_asWindow = text(trained.json["adapter"].get<std::string>());
    const double auc = evaluate(2)["auc"]["value"];
    const QString report = path("report.html");
    QCOMPARE(cli({"evaluate", project(), "--run", "2", "--split", "val", "--report", report}).exitCode, 0);
    QVERIFY(fovea::test::contentOf(report.toStdString()).find("level/width 40/80") != std::string::npos);
    QVERIFY2(auc > 0.95, std::to_string(auc).c_str());
}

void TestCliWindow::predictFollowsTheAdapter() {
    // Whatever the project's window is now, or that there is none.
    for (const bool ill : {true, false}) {
        const QString file = path(ill ? "new-ill.nii" : "new-well.nii");
        writeVolume(file.toStdString(), ill, 1000 + ill);
        const auto predicted = [&](const QString& adapter) {
            return cli({"predict", adapter, file, "--frame", "1"}).json["predictions"][0];
        };
        QCOMPARE(predicted(m_asWindow)["prediction"].get<std::string>(), std::string(ill ? "ill" : "well"));
        QVERIFY(predicted(m_asFiles)["probabilities"] != predicted(m_asWindow)["probabilities"]);
    }
    // The plane is the adapter's too, unless another is asked for.
    const auto of = [&](const QStringList& more) {
        return cli(QStringList{"predict", m_asWindow, path("new-ill.nii"), "--frame", "1"} + more)
            .json["predictions"][0]["probabilities"];
    };
    QVERIFY(of({"--plane", "axial"}) == of({}));
    QVERIFY(of({"--plane", "coronal"}) != of({}));
}

void TestCliWindow::anOlderRunIsStillJudgedThroughItsOwn() {
    const json again = evaluate(1);
    QVERIFY(again["n"] == m_evaluation["n"]);
    QVERIFY(again["auc"] == m_evaluation["auc"]);
    QVERIFY(again["confusion"] == m_evaluation["confusion"]);
    // What it learned from is still known, although those images have other hashes now.
    const CliAnswer divided =
        cli({"import", project(), path("data"), "--frames", "middle", "--split", "auto", "--seed", "7"});
    QVERIFY2(divided.exitCode == 0, divided.log.constData());
    const json mixed = evaluate(1);
    int leaks = 0;
    for (const json& problem : mixed["problems"]) leaks += problem["kind"] == "patient_leak";
    QVERIFY(leaks > 0);
    const int test = divided.json["splits"]["test"];
    QCOMPARE(mixed["n"].get<int>() + leaks, test);
}

void TestCliWindow::whatCannotBeReadIsNamed() {
    std::filesystem::rename(path("data/ill/3.nii").toStdString(), path("moved.nii").toStdString());
    const CliAnswer refused = cli({"window", project(), "--set", "percentile"});
    QCOMPARE(refused.exitCode, 1);
    QCOMPARE(refused.json["window"].get<std::string>(), std::string("40/80"));
    QCOMPARE(refused.json["problems"].size(), std::size_t(1));
    QVERIFY(text(refused.json["problems"][0]["files"][0].get<std::string>()).endsWith("ill/3.nii"));
    std::filesystem::rename(path("moved.nii").toStdString(), path("data/ill/3.nii").toStdString());
    // Of a volume without a window of its own the percentiles are what the file policy takes.
    QCOMPARE(cli({"window", project(), "--set", "percentile"}).exitCode, 0);
    QCOMPARE(cli({"window", project()}).json["window"].get<std::string>(), std::string("percentile"));
    QCOMPARE(cli({"history", project(), "--undo"}).exitCode, 0);
    QCOMPARE(cli({"window", project()}).json["window"].get<std::string>(), std::string("40/80"));
}

void TestCliWindow::oneImageAsTheNetworkIsGivenIt() {
    const auto mean = [&](const QString& window) {
        return cli({"image", path("data/ill/0.nii"), "--frame", "1", "--window", window})
            .json["display"]["mean"]
            .get<double>();
    };
    // Tissue of 30 to 52 units is grey for the brain, black for bone.
    QVERIFY(mean("40/80") > 90);
    QVERIFY(mean("2000/1000") < 60);
}

void TestCliWindow::wrongWindows() {
    for (const char* wrong : {"brain", "40", "40/0"}) {
        QCOMPARE(cli({"window", project(), "--set", wrong}).exitCode, 2);
        QCOMPARE(cli({"import", path("q.fovea"), path("data"), "--window", wrong}).exitCode, 2);
    }
    // A level below zero looks like an option.
    const CliAnswer lung =
        cli({"import", path("q.fovea"), path("data"), "--window", "-600/1500", "--plane", "coronal"});
    QVERIFY2(lung.exitCode == 0, lung.log.constData());
    QCOMPARE(lung.json["window"].get<std::string>(), std::string("-600/1500"));
    const CliAnswer other = cli({"import", path("q.fovea"), path("data"), "--window", "40/80"});
    QCOMPARE(other.exitCode, 1);
    QCOMPARE(other.json["error"]["code"].get<std::string>(), std::string("invalid_argument"));
}

QTEST_GUILESS_MAIN(TestCliWindow)
#include "test_cli_window.moc"
