#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <cstring>
#include <filesystem>

#include "imaging/series_reader.h"
#include "tests/imaging/image_files.h"
#include "tests/imaging/itk_series.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::imaging;

// DICOM series as series/make_series.py makes them with pydicom, and the volumes that they are.
class TestSeriesFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void volumes_data();
    void volumes();
    void itkAgrees_data();
    void itkAgrees();
    void headersGoWithTheVolume();
    void damagedSliceIsNamed();
    void otherFilesHaveNoSlices();
    void canBeCancelled();

private:
    void cases(bool secondOpinion);
    std::vector<SliceHeader> slicesOf(const std::string& name);
    SliceStack stackOf(const std::string& name) { return assembleSeries(slicesOf(name)).stacks.at(0); }
    static Result<StackRead> read(const SliceStack& stack) {
        const JobContext job;
        ProgressMeter meter(job, Stage::slices, std::int64_t(stack.slices.size()));
        return readStack(stack, meter, job);
    }

    test::TemporaryFolder m_folder;
    QJsonArray m_manifest;
};

namespace {

QStringList codesOf(const std::vector<SeriesDefect>& defects) {
    QStringList codes;
    for (const SeriesDefect& defect : defects) codes << QString::fromStdString(defect.message.code);
    return codes;
}

QStringList textsOf(const QJsonValue& array) {
    QStringList texts;
    for (const QJsonValue text : array.toArray()) texts << text.toString();
    return texts;
}

std::vector<double> numbersOf(const QJsonValue& array) {
    std::vector<double> numbers;
    for (const QJsonValue number : array.toArray()) numbers.push_back(number.toDouble());
    return numbers;
}

std::vector<float> floatsIn(const std::string& path) {
    const std::string content = test::contentOf(path);
    std::vector<float> floats(content.size() / sizeof(float));
    std::memcpy(floats.data(), content.data(), content.size());
    return floats;
}

/// Positions have ten digits in the files.
constexpr double kClose = 1e-6;
/// Of values up to 3000 in single precision.
constexpr double kCloseValue = 1e-3;

template <class A, class B>
double farthest(const A& a, const B& b) {
    double far = a.size() == b.size() ? 0 : 1e9;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        far = std::max(far, std::abs(double(a[i]) - double(b[i])));
    return far;
}

}  // namespace

void TestSeriesFiles::initTestCase() {
    QProcess python;
    python.setProcessChannelMode(QProcess::MergedChannels);
    python.start("/usr/bin/python3", {FOVEA_MAKE_SERIES, QString::fromStdString(m_folder.path())});
    QVERIFY(python.waitForFinished(-1));
    const QByteArray said = python.readAll();
    if (python.error() == QProcess::FailedToStart || python.exitCode() == 3)
        QSKIP(("python3-pydicom or numpy is not installed: " + said).constData());
    QVERIFY2(python.exitCode() == 0, said.constData());
    QFile manifest(QString::fromStdString(m_folder.path("manifest.json")));
    QVERIFY(manifest.open(QIODevice::ReadOnly));
    m_manifest = QJsonDocument::fromJson(manifest.readAll()).array();
    QVERIFY(m_manifest.size() > 10);
}

void TestSeriesFiles::cases(bool secondOpinion) {
    QTest::addColumn<QJsonObject>("expected");
    for (const QJsonValue entry : m_manifest)
        if (!secondOpinion || entry["secondOpinion"].toBool())
            QTest::newRow(entry["name"].toString().toUtf8().constData()) << entry.toObject();
}

std::vector<SliceHeader> TestSeriesFiles::slicesOf(const std::string& name) {
    std::vector<SliceHeader> slices;
    for (const auto& file : std::filesystem::directory_iterator(m_folder.path(name))) {
        const auto own = sliceHeaders(file.path().native());
        if (!own) return {};
        slices.insert(slices.end(), own->begin(), own->end());
    }
    return slices;
}

void TestSeriesFiles::volumes_data() {
    cases(false);
}

void TestSeriesFiles::volumes() {
    QFETCH(QJsonObject, expected);
    const AssembledSeries assembled = assembleSeries(slicesOf(QTest::currentDataTag()));
    QCOMPARE(codesOf(assembled.leftOut), textsOf(expected["leftOut"]));
    const QJsonArray volumes = expected["volumes"].toArray();
    QCOMPARE(assembled.stacks.size(), std::size_t(volumes.size()));
    for (std::size_t i = 0; i < assembled.stacks.size(); ++i) {
        const QJsonObject volume = volumes[qsizetype(i)].toObject();
        QCOMPARE(codesOf(assembled.stacks[i].defects), textsOf(volume["codes"]));
        const auto made = read(assembled.stacks[i]);
        QVERIFY2(made.ok(), made.ok() ? "" : made.error().detail.c_str());
        QVERIFY(made->damaged.empty());
        const Voxels& voxels = made->voxels;
        QCOMPARE(farthest(voxels.size, numbersOf(volume["size"])), 0.0);
        QVERIFY(farthest(voxels.spacingMm, numbersOf(volume["spacing"])) < kClose);
        QVERIFY(farthest(voxels.originMm, numbersOf(volume["origin"])) < kClose);
        for (std::size_t axis = 0; axis < 3; ++axis)
            QVERIFY(farthest(voxels.direction[axis],
                             numbersOf(volume["direction"].toArray()[qsizetype(axis)])) < kClose);
        const auto values = floatsIn(m_folder.path(volume["values"].toString().toStdString()));
        QVERIFY(values.size() > 1000);
        QVERIFY(farthest(valuesOf(voxels), values) < kCloseValue);
    }
}

void TestSeriesFiles::itkAgrees_data() {
    cases(true);
}

void TestSeriesFiles::itkAgrees() {
    const auto made = read(stackOf(QTest::currentDataTag()));
    QVERIFY(made.ok() && made->damaged.empty());
    const Voxels& voxels = made->voxels;
    const test::ItkSeries itk = test::itkSeries(m_folder.path(QTest::currentDataTag()));
    QVERIFY2(itk.failed.empty(), itk.failed.c_str());
    QCOMPARE(itk.size, voxels.size);
    QVERIFY(farthest(itk.spacingMm, voxels.spacingMm) < kClose);
    QVERIFY(farthest(itk.originMm, voxels.originMm) < kClose);
    for (std::size_t axis = 0; axis < 3; ++axis)
        QVERIFY(farthest(itk.direction[axis], voxels.direction[axis]) < kClose);
    QVERIFY(farthest(itk.values, valuesOf(voxels)) == 0);
}

void TestSeriesFiles::headersGoWithTheVolume() {
    const auto made = read(stackOf("axial"));
    QVERIFY(made.ok());
    const auto& facts = made->voxels.facts;
    QCOMPARE(facts.at("PatientID"), std::string("P001"));
    QCOMPARE(facts.at("SeriesInstanceUID"), std::string("2.25.8.1"));
    // Each slice has one of its own.
    QVERIFY(!facts.contains("SOPInstanceUID"));
    QVERIFY(made->voxels.window.has_value());
    QCOMPARE(made->voxels.window->level, 40.0);
    QCOMPARE(made->voxels.window->width, 400.0);
    QCOMPARE(int(made->voxels.number), int(Number::int16));
}

void TestSeriesFiles::damagedSliceIsNamed() {
    SliceStack stack = stackOf("axial");
    const std::string content = test::contentOf(stack.slices[3].file);
    stack.slices[3].file = m_folder.path("cut");
    test::writeFile(stack.slices[3].file, content.substr(0, content.size() - 40));
    stack.slices[5].rows += 1;  // as if it were of another size
    const auto made = read(stack);
    QVERIFY(made.ok());
    QCOMPARE(made->damaged.size(), std::size_t(2));
    QCOMPARE(made->damaged[0].slice.file, m_folder.path("cut"));
    QCOMPARE(made->damaged[0].error.code, ErrorCode::corruptFile);
    QCOMPARE(made->damaged[1].error.code, ErrorCode::unsupportedFormat);
    QVERIFY(made->voxels.bytes.empty());
}

void TestSeriesFiles::otherFilesHaveNoSlices() {
    const auto slices = sliceHeaders(m_folder.path("manifest.json"));
    QVERIFY(slices.ok() && slices->empty());
    QCOMPARE(sliceHeaders(m_folder.path("absent")).error().code, ErrorCode::fileNotFound);
}

void TestSeriesFiles::canBeCancelled() {
    const SliceStack stack = stackOf("axial");
    const JobContext job;
    job.cancel.cancel();
    ProgressMeter meter(job, Stage::slices, std::int64_t(stack.slices.size()));
    const auto made = readStack(stack, meter, job);
    QVERIFY(!made.ok());
    QCOMPARE(made.error().code, ErrorCode::cancelled);
}

QTEST_GUILESS_MAIN(TestSeriesFiles)
#include "test_series_files.moc"
