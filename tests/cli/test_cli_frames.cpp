#include <QTemporaryDir>
#include <QTest>
#include <filesystem>

#include "tests/imaging/image_files.h"
#include "tests/imaging/volume_maker.h"
#include "tests/support/cli.h"

using fovea::test::CliAnswer;

// Files of several frames on the command line: how volumes are cut, which frames are imported.
class TestCliFrames : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void planes_data();
    void planes();
    void framesOfAnImport_data();
    void framesOfAnImport();
    void volumes();
    void volumesSayWhatTheyDid();
    void wrongWords_data();
    void wrongWords();

private:
    std::string path(const std::string& name) const {
        return m_folder.filePath(QString::fromStdString(name)).toStdString();
    }
    CliAnswer cli(const QStringList& arguments) const {
        return fovea::test::runCli(arguments, m_folder.filePath("user"));
    }
    QTemporaryDir m_folder;
};

namespace {
constexpr int kLeft = 40;
constexpr int kBack = 30;
constexpr int kUp = 7;
constexpr int kFilesOfAClass = 6;
}  // namespace

void TestCliFrames::initTestCase() {
    std::uint32_t state = 1;
    for (const char* label : {"a", "b"}) {
        std::filesystem::create_directories(path(std::string("data/") + label));
        for (int file = 0; file < kFilesOfAClass; ++file) {
            fovea::test::VolumeMaker volume{{kLeft, kBack, kUp}};
            for (int i = 0; i < kLeft * kBack * kUp; ++i) {
                state = state * 1664525u + 1013904223u;  // Numerical Recipes
                volume.values.push_back(static_cast<std::int16_t>(state >> 20));
            }
            fovea::test::writeFile(path(std::string("data/") + label + "/" + std::to_string(file) + ".nii"),
                                   volume.nifti());
        }
    }
}

void TestCliFrames::planes_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("frames");
    QTest::newRow("axial") << kLeft << kBack << kUp;
    QTest::newRow("coronal") << kLeft << kUp << kBack;
    QTest::newRow("sagittal") << kBack << kUp << kLeft;
}

void TestCliFrames::planes() {
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, frames);
    const CliAnswer answer =
        cli({"image", m_folder.filePath("data/a/0.nii"), "--plane", QTest::currentDataTag()});
    QCOMPARE(answer.exitCode, 0);
    QCOMPARE(answer.json["format"].get<std::string>(), std::string("NIfTI"));
    QCOMPARE(answer.json["width"].get<int>(), width);
    QCOMPARE(answer.json["height"].get<int>(), height);
    QCOMPARE(answer.json["frames"].get<int>(), frames);
}

void TestCliFrames::framesOfAnImport_data() {
    QTest::addColumn<int>("ofEach");
    QTest::newRow("first") << 1;
    QTest::newRow("middle") << 1;
    QTest::newRow("all") << kUp;
    QTest::newRow("every:3") << 3;
    QTest::newRow("range:30-60") << 2;
    QTest::newRow("tissue:4") << 4;
}

void TestCliFrames::framesOfAnImport() {
    QFETCH(int, ofEach);
    const QString project = m_folder.filePath(QString(QTest::currentDataTag()).replace(':', '-') + ".fovea");
    const CliAnswer answer =
        cli({"import", project, m_folder.filePath("data"), "--frames", QTest::currentDataTag()});
    QVERIFY2(answer.exitCode == 0, answer.log.constData());
    QCOMPARE(answer.json["samples"].get<int>(), 2 * kFilesOfAClass * ofEach);
    // No file is torn: each part holds whole files.
    for (const auto& [part, count] : answer.json["splits"].items()) QCOMPARE(count.get<int>() % ofEach, 0);
    QVERIFY(answer.json["splits"]["test"].get<int>() > 0);
}

void TestCliFrames::volumes() {
    const CliAnswer made =
        cli({"volumes", m_folder.filePath("data"), m_folder.filePath("cubes"), "--isotropic", "2"});
    QVERIFY2(made.exitCode == 0, made.log.constData());
    QCOMPARE(made.json["volumes"].size(), std::size_t(2 * kFilesOfAClass));
    const auto& volume = made.json["volumes"][0];
    QCOMPARE(volume["file"].get<std::string>(), std::string("a/0.nrrd"));
    QCOMPARE(volume["size"].get<std::vector<int>>(), (std::vector<int>{20, 15, 4}));
    QCOMPARE(volume["spacing_mm"].get<std::vector<double>>(), (std::vector<double>{2, 2, 2}));
    QVERIFY(volume["defects"].empty());
    QVERIFY(made.json["problems"].empty());
    // They are imported as any volume is.
    const CliAnswer imported = cli({"import", m_folder.filePath("cubes.fovea"), m_folder.filePath("cubes"),
                                    "--plane", "sagittal", "--frames", "tissue:3"});
    QVERIFY2(imported.exitCode == 0, imported.log.constData());
    QCOMPARE(imported.json["samples"].get<int>(), 2 * kFilesOfAClass * 3);
}

void TestCliFrames::volumesSayWhatTheyDid() {
    // Without a number the least spacing counts, which all have already.
    const CliAnswer made =
        fovea::test::runCli({"volumes", m_folder.filePath("data"), m_folder.filePath("slabs"), "--slab",
                             "mean:3", "--plane", "coronal", "--isotropic"},
                            m_folder.filePath("user"), false);
    QVERIFY2(made.exitCode == 0, made.log.constData());
    QVERIFY2(made.output.contains("a/0.nrrd: 40 x 10 x 7 voxels of 1 x 3 x 1 mm"), made.output.constData());
    const CliAnswer within = cli({"volumes", m_folder.filePath("data"), m_folder.filePath("data/new")});
    QCOMPARE(within.exitCode, 1);
    QCOMPARE(within.json["error"]["code"].get<std::string>(), std::string("invalid_argument"));
}

void TestCliFrames::wrongWords_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("plane") << QStringList{"image", "x.nii", "--plane", "oblique"};
    QTest::newRow("frames") << QStringList{"import", "x.fovea", "x", "--frames", "every:0"};
    QTest::newRow("slab") << QStringList{"volumes", "x", "y", "--slab", "most:3"};
    QTest::newRow("slab without thickness") << QStringList{"volumes", "x", "y", "--slab", "max"};
    QTest::newRow("slab of nothing") << QStringList{"volumes", "x", "y", "--slab", "max:0"};
    QTest::newRow("plane of no slab") << QStringList{"volumes", "x", "y", "--plane", "coronal"};
    QTest::newRow("negative voxels") << QStringList{"volumes", "x", "y", "--isotropic", "-1"};
}

void TestCliFrames::wrongWords() {
    QFETCH(QStringList, arguments);
    QCOMPARE(cli(arguments).exitCode, 2);
}

QTEST_GUILESS_MAIN(TestCliFrames)
#include "test_cli_frames.moc"
