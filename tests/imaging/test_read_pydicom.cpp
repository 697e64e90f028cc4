#include <QFile>
#include <QProcess>
#include <QTest>
#include <cmath>
#include <filesystem>
#include <map>

#include "imaging/display.h"
#include "imaging/read_image.h"
#include "tests/imaging/image_files.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::imaging;

// Every pixel of every file below a folder, as pydicom decodes it (with GDCM for
// what it cannot do itself): pydicom's own test files, or those in the folder that
// the environment variable FOVEA_DICOM_FILES names.
class TestReadPydicom : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyPixel_data();
    void everyPixel();

private:
    std::string m_folder;
    test::TemporaryFolder m_values;
    QList<QStringList> m_rows;
};

namespace {

constexpr double kLossyTolerance = 2;

/// Where pydicom returns pixels that are none: read here, as test_read_samples shows.
const std::map<std::string, const char*> kDamaged = {
    {"JPEG2000-embedded-sequence-delimiter.dcm",
     "the size in the code stream is overwritten: GDCM fails and returns its empty memory"}};

/// Where pydicom takes luma and chroma for red, green and blue, as the header has it though they are
/// subsampled: the file of the same picture without loss.
const std::map<std::string, std::string> kOtherColours = {{"SC_rgb_jpeg_lossy_gdcm.dcm", "SC_rgb_rle.dcm"}};

std::vector<double> doublesIn(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    std::vector<double> values(static_cast<std::size_t>(file.size()) / sizeof(double));
    file.read(reinterpret_cast<char*>(values.data()), file.size());
    return values;
}

}  // namespace

void TestReadPydicom::initTestCase() {
    const QByteArray chosen = qgetenv("FOVEA_DICOM_FILES");
    m_folder = chosen.isEmpty() ? test::sampleFile("") : chosen.toStdString();
    if (!std::filesystem::is_directory(m_folder)) QSKIP("python3-pydicom is not installed");
    QProcess python;
    python.setProcessChannelMode(QProcess::MergedChannels);
    python.start("/usr/bin/python3", {FOVEA_PYDICOM_VALUES, QString::fromStdString(m_folder),
                                      QString::fromStdString(m_values.path())});
    QVERIFY(python.waitForFinished(-1));
    const QByteArray said = python.readAll();
    if (python.error() == QProcess::FailedToStart || python.exitCode() == 3)
        QSKIP(("python3-pydicom, python3-gdcm or numpy is not installed: " + said).constData());
    QVERIFY2(python.exitCode() == 0, said.constData());
    QFile manifest(QString::fromStdString(m_values.path("manifest.tsv")));
    QVERIFY(manifest.open(QIODevice::ReadOnly));
    while (!manifest.atEnd()) m_rows << QString::fromUtf8(manifest.readLine()).trimmed().split('\t');
    QVERIFY(!m_rows.isEmpty());
}

void TestReadPydicom::everyPixel_data() {
    QTest::addColumn<QStringList>("row");
    for (const QStringList& row : m_rows) QTest::newRow(row[0].toUtf8().constData()) << row;
}

void TestReadPydicom::everyPixel() {
    QFETCH(QStringList, row);
    const std::string name = row[0].toStdString();
    const auto first = readImage(m_folder + "/" + name);
    const auto damaged = kDamaged.find(name);
    if (damaged != kDamaged.end()) {
        QVERIFY2(first.ok() && !first->remarks.empty(), damaged->second);
        return;
    }
    if (const auto other = kOtherColours.find(name); other != kOtherColours.end()) {
        const auto picture = readImage(m_folder + "/" + other->second);
        QVERIFY(first.ok() && picture.ok());
        QCOMPARE(first->stored.size(), picture->stored.size());
        // Chroma spreads over the edges of the bars, and nowhere else.
        std::size_t off = 0;
        for (std::size_t i = 0; i < first->stored.size(); ++i) {
            if (std::abs(first->stored[i] - picture->stored[i]) > kLossyTolerance) ++off;
        }
        QVERIFY2(off * 5 < first->stored.size(), std::to_string(off).c_str());
        return;
    }
    if (row[1] == "error") {
        // An error that says what is wrong; or more than pydicom can do.
        if (first) return;
        QVERIFY(first.error().code != ErrorCode::internal);
        QVERIFY(!first.error().detail.empty());
        return;
    }
    QVERIFY2(first.ok(), first.ok() ? "" : first.error().detail.c_str());
    const std::vector<double> expected =
        doublesIn(QString::fromStdString(m_values.path(row[2].toStdString())));
    QCOMPARE(first->frames, row[3].toInt());
    QCOMPARE(first->height, row[4].toInt());
    QCOMPARE(first->width, row[5].toInt());
    QCOMPARE(first->channels, row[6].toInt());
    const double tolerance = row[7] == "lossy" ? kLossyTolerance : 0;
    QCOMPARE(first->stored.size() * static_cast<std::size_t>(first->frames), expected.size());
    auto value = expected.begin();
    for (int frame = 0; frame < first->frames; ++frame) {
        const auto image = readImage(m_folder + "/" + name, {frame});
        QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
        QCOMPARE(image->stored.size(), first->stored.size());
        double worst = 0;
        for (const double stored : image->stored) {
            const double difference = std::abs(stored - *value);
            // Not-a-number in both is no difference.
            if (!(std::isnan(stored) && std::isnan(*value)) && !(difference <= worst)) worst = difference;
            ++value;
        }
        QVERIFY2(worst <= tolerance,
                 ("frame " + std::to_string(frame) + ": off by " + std::to_string(worst)).c_str());
    }
}

QTEST_GUILESS_MAIN(TestReadPydicom)
#include "test_read_pydicom.moc"
