#include <zlib.h>
#include <QTest>
#include <algorithm>
#include <atomic>
#include <filesystem>
#include <map>
#include <set>
#include <thread>

#include "imaging/display.h"
#include "imaging/read_image.h"
#include "tests/imaging/image_files.h"
#include "tests/imaging/volume_maker.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::imaging;
using test::VolumeMaker;

// NIfTI, NRRD and MetaImage: which voxel is where, whatever the order in the file.
class TestReadVolume : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyOrientation_data();
    void everyOrientation();
    void obliqueGoesToTheNearestAxis();
    void spacingFollowsThePlane();
    void niftiByQuaternion();
    void rescale();
    void numberTypes_data();
    void numberTypes();
    void fourthDimensionIsTime();
    void twoDimensions();
    void colour();
    void windowIsTheVolumes();
    void contentCountsNotTheName();
    void detachedData();
    void slopeOfZeroScalesNothing_data();
    void slopeOfZeroScalesNothing();
    void shearedGoesToTheNearestAxis();
    void spacingOfABadPixdim();
    void aFormThatSaysNothingIsPassedOver();
    void secondVersion_data();
    void secondVersion();
    void niftiInTwoFiles_data();
    void niftiInTwoFiles();
    void gzipOfSeveralMembers();
    void voxelOffset();
    void dataFileNames_data();
    void dataFileNames();
    void severalDataFiles_data();
    void severalDataFiles();
    void slabsOfNrrd();
    void listsOfNrrdAreVolumes_data();
    void listsOfNrrdAreVolumes();
    void spacesOfNrrd_data();
    void spacesOfNrrd();
    void fieldsOfNrrd_data();
    void fieldsOfNrrd();
    void nrrdInBzip2();
    void nrrdAxesThatAreNot_data();
    void nrrdAxesThatAreNot();
    void aDirectionThatIsNoNumber();
    void colourOfNrrd();
    void gzipWithoutItsChecksum();
    void metaImageAsText();
    void headersThatMetaIoCannotTake();
    void dataFilesThatAreNot_data();
    void dataFilesThatAreNot();
    void headerSize();
    void everyCutIsNoticed_data();
    void everyCutIsNoticed();
    void nrrdAsText_data();
    void nrrdAsText();
    void oneFileNamedManyTimes();
    void refusals();
    void volumeIsReadOnceForAllFrames();
    void manyThreads();
    void planeNames();

private:
    Result<Image> read(const std::string& content, const std::string& name, int frame = 0,
                       Plane plane = Plane::axial) {
        test::writeFile(m_folder.path(name), content);
        return readImage(m_folder.path(name), {frame, plane});
    }
    test::TemporaryFolder m_folder;
};

namespace {

using Values = std::vector<double>;

// The volume in the patient's directions: so many steps to the left, back and up.
constexpr int kLeft = 4;
constexpr int kBack = 3;
constexpr int kUp = 2;
constexpr int kSizes[] = {kLeft, kBack, kUp};
int valueAt(int left, int back, int up) {
    return 100 * left + 10 * back + up;
}

/// Stored with voxel axis i along patient axis order[i], backwards where told.
VolumeMaker stored(const std::array<int, 3>& order, const std::array<bool, 3>& backwards) {
    VolumeMaker maker;
    maker.size = {kSizes[order[0]], kSizes[order[1]], kSizes[order[2]]};
    maker.direction = {};
    for (std::size_t axis = 0; axis < 3; ++axis)
        maker.direction[axis][static_cast<std::size_t>(order[axis])] = backwards[axis] ? -1 : 1;
    for (int k = 0; k < maker.size[2]; ++k) {
        for (int j = 0; j < maker.size[1]; ++j) {
            for (int i = 0; i < maker.size[0]; ++i) {
                const int voxel[] = {i, j, k};
                int place[3] = {};
                for (std::size_t axis = 0; axis < 3; ++axis)
                    place[order[axis]] = backwards[axis] ? maker.size[axis] - 1 - voxel[axis] : voxel[axis];
                maker.values.push_back(static_cast<std::int16_t>(valueAt(place[0], place[1], place[2])));
            }
        }
    }
    return maker;
}
VolumeMaker plain() {
    return stored({0, 1, 2}, {false, false, false});
}

Values axialSlice(int up) {
    Values values;
    for (int back = 0; back < kBack; ++back) {
        for (int left = 0; left < kLeft; ++left) values.push_back(valueAt(left, back, up));
    }
    return values;
}

std::string packed(const std::string& content) {
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string out(content.size() + 1000, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

const char* const kBytesInBzip2 =
    "425a6839314159265359f7cd3b6100000060007fffff802000228001a6864c85068d1a0c80d15cf84653a56d"
    "7c64343be748fc8bf177245385090f7cd3b610";

const char* detailOf(const Result<Image>& image) {
    return image ? "" : image.error().detail.c_str();
}

}  // namespace

void TestReadVolume::everyOrientation_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"v.nii", "v.nii.gz", "second.nii", "v.nrrd", "v.mha"})
        QTest::newRow(name) << QString(name);
}

void TestReadVolume::everyOrientation() {
    QFETCH(QString, name);
    const std::string file = name.toStdString();
    std::array<int, 3> order = {0, 1, 2};
    do {
        for (int signs = 0; signs < 8; ++signs) {
            const VolumeMaker maker = stored(order, {(signs & 1) != 0, (signs & 2) != 0, (signs & 4) != 0});
            const std::string content = file == "v.nii"        ? maker.nifti()
                                        : file == "v.nii.gz"   ? packed(maker.nifti())
                                        : file == "second.nii" ? maker.nifti2()
                                        : file == "v.nrrd"     ? maker.nrrd()
                                                               : maker.metaImage();
            test::writeFile(m_folder.path(file), content);
            const auto axial = ImageFile::open(m_folder.path(file));
            QVERIFY2(axial.ok(), axial.ok() ? "" : axial.error().detail.c_str());
            for (int up = 0; up < kUp; ++up) {
                const auto slice = axial->frame(up);
                QVERIFY(slice.ok());
                QCOMPARE(slice->width, kLeft);
                QCOMPARE(slice->height, kBack);
                QCOMPARE(slice->frames, kUp);
                QCOMPARE(slice->stored, axialSlice(up));
            }
            const auto coronal = readImage(m_folder.path(file), {1, Plane::coronal});
            QVERIFY(coronal.ok());
            QCOMPARE(coronal->frames, kBack);
            // The head at the top.
            QCOMPARE(coronal->stored, (Values{11, 111, 211, 311, 10, 110, 210, 310}));
            const auto sagittal = readImage(m_folder.path(file), {3, Plane::sagittal});
            QVERIFY(sagittal.ok());
            QCOMPARE(sagittal->frames, kLeft);
            QCOMPARE(sagittal->stored, (Values{301, 311, 321, 300, 310, 320}));
        }
    } while (std::next_permutation(order.begin(), order.end()));
}

void TestReadVolume::obliqueGoesToTheNearestAxis() {
    VolumeMaker maker = stored({2, 0, 1}, {true, false, false});
    const double c = std::cos(0.5);
    const double s = std::sin(0.5);
    // Turned by 29 degrees about the left-right axis: up and back mix.
    maker.direction = {{{0, s, -c}, {1, 0, 0}, {0, c, s}}};
    const auto slice = read(maker.nifti(), "v.nii", 1);
    QVERIFY2(slice.ok(), detailOf(slice));
    QCOMPARE(slice->stored, axialSlice(1));
}

void TestReadVolume::spacingFollowsThePlane() {
    VolumeMaker maker = stored({2, 0, 1}, {false, true, false});
    maker.spacingMm = {5, 0.5, 0.75};  // up, left, back
    for (const auto& [name, content] :
         {std::pair("v.nii", maker.nifti()), {"v.nrrd", maker.nrrd()}, {"v.mha", maker.metaImage()}}) {
        const auto axial = read(content, name);
        QVERIFY2(axial.ok(), detailOf(axial));
        QCOMPARE(axial->spacingMm, (std::array<double, 2>{0.75, 0.5}));
        QCOMPARE(read(content, name, 0, Plane::coronal)->spacingMm, (std::array<double, 2>{5, 0.5}));
        QCOMPARE(read(content, name, 0, Plane::sagittal)->spacingMm, (std::array<double, 2>{5, 0.75}));
    }
}

void TestReadVolume::niftiByQuaternion() {
    // No sform; qform of the unit quaternion: the axes run to the right, to the front, up.
    std::string content = stored({0, 1, 2}, {true, true, false}).nifti();
    VolumeMaker::put<std::int16_t>(content, 254, 0);
    VolumeMaker::put<std::int16_t>(content, 252, 1);
    const auto slice = read(content, "v.nii", 1);
    QVERIFY2(slice.ok(), detailOf(slice));
    QCOMPARE(slice->stored, axialSlice(1));
}

void TestReadVolume::rescale() {
    const auto slice = read(plain().nifti(0.5f, -1024), "v.nii", 1);
    QVERIFY2(slice.ok(), detailOf(slice));
    Values expected = axialSlice(1);
    for (double& value : expected) value = value * 0.5 - 1024;
    QCOMPARE(slice->stored, expected);
}

void TestReadVolume::numberTypes_data() {
    QTest::addColumn<int>("type");  // of NIfTI
    QTest::addColumn<int>("bits");
    QTest::addColumn<QByteArray>("voxels");
    QTest::addColumn<double>("second");
    const auto row = [](const char* name, int type, auto first, auto second) {
        const std::vector<decltype(first)> numbers = {first, second};
        const std::string bytes = VolumeMaker::bytesOf(numbers);
        QTest::newRow(name) << type << int(8 * sizeof first) << QByteArray::fromStdString(bytes)
                            << static_cast<double>(second);
    };
    row("8 bits", 2, std::uint8_t(0), std::uint8_t(200));
    row("16 bits", 512, std::uint16_t(0), std::uint16_t(60000));
    row("32 bits, signed", 8, std::int32_t(0), std::int32_t(-16777217));
    row("32 bits", 768, std::uint32_t(0), std::uint32_t(4294967295u));
    row("single precision", 16, 0.0f, 0.25f);
    row("double precision", 64, 0.0, 0.1);
}

void TestReadVolume::numberTypes() {
    QFETCH(int, type);
    QFETCH(int, bits);
    QFETCH(QByteArray, voxels);
    QFETCH(double, second);
    VolumeMaker maker;
    maker.size = {2, 1, 1};
    std::string content = maker.nifti();
    VolumeMaker::put<std::int16_t>(content, 70, static_cast<std::int16_t>(type));
    VolumeMaker::put<std::int16_t>(content, 72, static_cast<std::int16_t>(bits));
    const auto slice = read(content + voxels.toStdString(), "v.nii");
    QVERIFY2(slice.ok(), detailOf(slice));
    QCOMPARE(slice->stored, (Values{0, second}));
    QCOMPARE(slice->bitsStored, bits);
    QCOMPARE(slice->window.source, bits == 8 ? WindowSource::none : WindowSource::percentile);
}

void TestReadVolume::fourthDimensionIsTime() {
    VolumeMaker maker = plain();
    maker.size.push_back(3);
    const std::vector<std::int16_t> once = maker.values;
    for (int time = 1; time < 3; ++time) {
        for (const std::int16_t value : once)
            maker.values.push_back(static_cast<std::int16_t>(value + 1000 * time));
    }
    for (const auto& [name, content] : {std::pair("v.nii", maker.nifti()), {"v.mha", maker.metaImage()}}) {
        const auto slice = read(content, name, 2 * kUp + 1);
        QVERIFY2(slice.ok(), detailOf(slice));
        QCOMPARE(slice->frames, 3 * kUp);
        Values expected = axialSlice(1);
        for (double& value : expected) value += 2000;
        QCOMPARE(slice->stored, expected);
        QCOMPARE(read(content, name, 3 * kUp).error().code, ErrorCode::invalidArgument);
        QCOMPARE(read(content, name, -1).error().code, ErrorCode::invalidArgument);
    }
}

void TestReadVolume::twoDimensions() {
    VolumeMaker maker;
    maker.size = {3, 2};
    maker.values = {1, 2, 3, 4, 5, 6};
    const auto slice = read(maker.metaImage(), "v.mha");
    QVERIFY2(slice.ok(), detailOf(slice));
    QCOMPARE(slice->frames, 1);
    QCOMPARE(slice->stored, (Values{1, 2, 3, 4, 5, 6}));
}

void TestReadVolume::colour() {
    VolumeMaker maker;
    maker.size = {2, 1, 1};
    std::string content = maker.nifti();
    VolumeMaker::put<std::int16_t>(content, 70, 128);  // RGB24
    VolumeMaker::put<std::int16_t>(content, 72, 24);
    const auto slice = read(content + std::string("\x01\x02\x03\x04\x05\x06", 6), "v.nii");
    QVERIFY2(slice.ok(), detailOf(slice));
    QCOMPARE(slice->channels, 3);
    QCOMPARE(slice->photometric, Photometric::rgb);
    // ITK's NIfTI axes: towards the left.
    QCOMPARE(slice->stored, (Values{1, 2, 3, 4, 5, 6}));
    QCOMPARE(display(*slice).data, (std::vector<std::uint8_t>{1, 2, 3, 4, 5, 6}));
}

void TestReadVolume::windowIsTheVolumes() {
    const auto low = read(plain().nifti(), "v.nii", 0);
    const auto high = read(plain().nifti(), "v.nii", 1);
    QVERIFY(low.ok() && high.ok());
    QCOMPARE(low->window.level, high->window.level);
    QCOMPARE(low->window.width, high->window.width);
    QVERIFY(std::abs(low->window.level - (0 + 321 + 1) / 2.0) < 3);
}

void TestReadVolume::contentCountsNotTheName() {
    const std::string folder = m_folder.path("Übung – 眼底");
    std::filesystem::create_directory(folder);
    const std::string temporary = m_folder.path("temporary");
    std::filesystem::create_directory(temporary);
    qputenv("TMPDIR", QByteArray::fromStdString(temporary));
    const VolumeMaker maker = plain();
    for (const auto& [content, format] : {std::pair(maker.nifti(), "NIfTI"),
                                          {packed(maker.nifti()), "NIfTI"},
                                          {maker.nrrd(), "NRRD"},
                                          {maker.metaImage(), "MetaImage"}}) {
        for (const char* name : {"größe.png", "no ending", "IM0001.dcm"}) {
            const std::string path = folder + "/" + name;
            test::writeFile(path, content);
            QVERIFY(looksLikeImage(path));
            const auto slice = readImage(path, {1});
            QVERIFY2(slice.ok(), detailOf(slice));
            QCOMPARE(slice->format, std::string(format));
            QCOMPARE(slice->stored, axialSlice(1));
        }
    }
    // Nothing stays behind of what ITK was shown.
    QVERIFY(std::filesystem::is_empty(temporary));
    qunsetenv("TMPDIR");
    test::writeFile(m_folder.path("notes.txt"), "Comment = a text\nabout NDims = 3\n");
    QVERIFY(!looksLikeImage(m_folder.path("notes.txt")));
    test::writeFile(m_folder.path("data.gz"), packed(std::string(2000, 'x')));
    QVERIFY(!looksLikeImage(m_folder.path("data.gz")));
}

void TestReadVolume::detachedData() {
    const VolumeMaker maker = plain();
    test::writeFile(m_folder.path("d.raw"), maker.bytes());
    for (const auto& [name, content] :
         {std::pair("d.mhd", maker.metaImage("d.raw")), {"d.nhdr", maker.nrrd("d.raw")}}) {
        const auto slice = read(content, name, 1);
        QVERIFY2(slice.ok(), detailOf(slice));
        QCOMPARE(slice->stored, axialSlice(1));
    }
    test::writeFile(m_folder.path("d.raw"), maker.bytes().substr(1));
    for (const char* name : {"d.mhd", "d.nhdr"})
        QCOMPARE(readImage(m_folder.path(name)).error().code, ErrorCode::corruptFile);
    std::filesystem::remove(m_folder.path("d.raw"));
    for (const char* name : {"d.mhd", "d.nhdr"}) {
        const auto slice = readImage(m_folder.path(name));
        QVERIFY(!slice.ok());
        QCOMPARE(slice.error().code, ErrorCode::corruptFile);
        // The folder's name may be a patient's.
        QVERIFY(slice.error().detail.find(m_folder.path()) == std::string::npos);
    }
}

void TestReadVolume::slopeOfZeroScalesNothing_data() {
    QTest::addColumn<double>("slope");
    QTest::addColumn<double>("intercept");
    QTest::addColumn<double>("factor");
    QTest::addColumn<double>("added");
    // nifti1.h: "If the scl_slope field is nonzero, then each voxel value in the dataset should be scaled".
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinite = std::numeric_limits<double>::infinity();
    QTest::newRow("0") << 0.0 << 100.0 << 1.0 << 0.0;
    QTest::newRow("not a number") << nan << 100.0 << 1.0 << 0.0;
    QTest::newRow("infinite") << infinite << 100.0 << 1.0 << 0.0;
    QTest::newRow("intercept not a number") << 2.0 << nan << 2.0 << 0.0;
    QTest::newRow("1") << 1.0 << 100.0 << 1.0 << 100.0;
    QTest::newRow("negative") << -2.0 << 100.0 << -2.0 << 100.0;
}

void TestReadVolume::slopeOfZeroScalesNothing() {
    QFETCH(double, slope);
    QFETCH(double, intercept);
    QFETCH(double, factor);
    QFETCH(double, added);
    Values expected = axialSlice(1);
    for (double& value : expected) value = value * factor + added;
    for (const std::string& content :
         {plain().nifti(float(slope), float(intercept)), plain().nifti2(slope, intercept)}) {
        const auto slice = read(content, "v.nii", 1);
        QVERIFY2(slice.ok(), detailOf(slice));
        QCOMPARE(slice->stored, expected);
    }
}

void TestReadVolume::shearedGoesToTheNearestAxis() {
    // A head CT with a tilted gantry: slices run straight up, their rows lie aslant.
    for (const double degrees : {5.0, -20.0, 30.0, 40.0}) {
        const double tilt = degrees * 3.14159265358979 / 180;
        VolumeMaker maker = plain();
        maker.direction[1] = {0, std::cos(tilt), -std::sin(tilt)};
        maker.spacingMm = {0.5, 0.5, 5};
        for (const auto& [name, content] : {std::pair("v.nii", maker.nifti()),
                                            {"v2.nii", maker.nifti2()},
                                            {"v.nrrd", maker.nrrd()},
                                            {"v.mha", maker.metaImage()}}) {
            const auto slice = read(content, name, 1);
            QVERIFY2(slice.ok(), detailOf(slice));
            QCOMPARE(slice->stored, axialSlice(1));
            QVERIFY(std::abs(slice->spacingMm[0] - 0.5) < 1e-6 && std::abs(slice->spacingMm[1] - 0.5) < 1e-6);
            const auto coronal = read(content, name, 0, Plane::coronal);
            QVERIFY2(coronal.ok(), detailOf(coronal));
            QVERIFY(std::abs(coronal->spacingMm[0] - 5) < 1e-6);
        }
    }
}

void TestReadVolume::spacingOfABadPixdim() {
    VolumeMaker maker = stored({2, 0, 1}, {false, true, false});
    maker.spacingMm = {5, 0.5, 0.75};  // up, left, back
    for (const float bad : {0.0f, -1.0f, -0.5f, 7.0f, std::numeric_limits<float>::quiet_NaN()}) {
        std::string content = maker.nifti();
        for (std::size_t i = 0; i < 4; ++i) VolumeMaker::put<float>(content, 76 + 4 * i, bad);
        const auto slice = read(content, "v.nii", 1);
        QVERIFY2(slice.ok(), detailOf(slice));
        QCOMPARE(slice->stored, axialSlice(1));
        QCOMPARE(slice->spacingMm, (std::array<double, 2>{0.75, 0.5}));
    }
    // Micrometres.
    std::string content = maker.nifti();
    content[123] = 3;
    QCOMPARE(read(content, "v.nii")->spacingMm, (std::array<double, 2>{0.75e-3, 0.5e-3}));
}

void TestReadVolume::aFormThatSaysNothingIsPassedOver() {
    // The qform says: right, front, up. The sform, though it is said to count, nothing.
    for (const float nothing : {0.0f, std::numeric_limits<float>::quiet_NaN()}) {
        std::string content = stored({0, 1, 2}, {true, true, false}).nifti();
        VolumeMaker::put<std::int16_t>(content, 252, 1);
        for (std::size_t i = 0; i < 12; ++i) VolumeMaker::put<float>(content, 280 + 4 * i, nothing);
        const auto slice = read(content, "v.nii", 1);
        QVERIFY2(slice.ok(), detailOf(slice));
        QCOMPARE(slice->stored, axialSlice(1));
        QCOMPARE(slice->spacingMm, (std::array<double, 2>{1, 1}));
    }
    // Handedness: pixdim[0] of -1 turns the third axis of the qform.
    std::string content = stored({0, 1, 2}, {true, true, true}).nifti();
    VolumeMaker::put<std::int16_t>(content, 254, 0);
    VolumeMaker::put<std::int16_t>(content, 252, 1);
    VolumeMaker::put<float>(content, 76, -1);
    const auto slice = read(content, "v.nii", 1);
    QVERIFY2(slice.ok(), detailOf(slice));
    QCOMPARE(slice->stored, axialSlice(1));
}

void TestReadVolume::secondVersion_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("format");
    const VolumeMaker maker = plain();
    const auto row = [](const char* name, const std::string& content, const char* format) {
        QTest::newRow(name) << QByteArray::fromStdString(content) << QString(format);
    };
    row("NIfTI-2", maker.nifti2(), "NIfTI-2");
    row("NIfTI-2, packed", packed(maker.nifti2()), "NIfTI-2");
    row("NIfTI-2, other byte order", VolumeMaker::inOtherOrder(maker.nifti2()), "NIfTI-2");
    row("NIfTI-1, other byte order", VolumeMaker::inOtherOrder(maker.nifti()), "NIfTI");
    row("NIfTI-1, other byte order, packed", packed(VolumeMaker::inOtherOrder(maker.nifti())), "NIfTI");
}

void TestReadVolume::secondVersion() {
    QFETCH(QByteArray, content);
    QFETCH(QString, format);
    const auto slice = read(content.toStdString(), "v.nii", 1);
    QVERIFY2(slice.ok(), detailOf(slice));
    QCOMPARE(slice->stored, axialSlice(1));
    QCOMPARE(QString::fromStdString(slice->format), format);
    // Ten bytes behind the voxels of what is packed.
    QVERIFY(!read(content.left(content.size() - 11).toStdString(), "v.nii").ok());
}

void TestReadVolume::niftiInTwoFiles_data() {
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("voxels");
    QTest::addColumn<bool>("second");
    for (const bool second : {false, true}) {
        const auto row = [&](const char* header, const char* voxels) {
            QTest::newRow((std::string(header) + (second ? ", NIfTI-2" : "")).c_str())
                << QString(header) << QString(voxels) << second;
        };
        row("a.hdr", "a.img");
        row("b.hdr.gz", "b.img.gz");
        row("c.hdr", "c.img.gz");
        row("D.HDR", "D.IMG");
        row("my brain.v1.hdr", "my brain.v1.img");
    }
}

void TestReadVolume::niftiInTwoFiles() {
    QFETCH(QString, header);
    QFETCH(QString, voxels);
    QFETCH(bool, second);
    const VolumeMaker maker = plain();
    std::string head = second ? maker.nifti2().substr(0, 540) : maker.nifti().substr(0, 348);
    head[second ? 5 : 345] = 'i';
    if (second)
        VolumeMaker::put<std::int64_t>(head, 168, 3);
    else
        VolumeMaker::put<float>(head, 108, 3);
    const std::string image = "abc" + maker.bytes();
    const auto stored = [](const QString& name, const std::string& content) {
        return name.endsWith(".gz") ? packed(content) : content;
    };
    const std::string folder = m_folder.path(std::string("pair ") + QTest::currentDataTag());
    std::filesystem::create_directory(folder);
    const std::string path = folder + "/" + header.toStdString();
    const std::string other = folder + "/" + voxels.toStdString();
    test::writeFile(path, stored(header, head));
    QVERIFY(looksLikeImage(path));
    const auto without = readImage(path);
    QVERIFY(!without.ok());
    QCOMPARE(without.error().code, ErrorCode::corruptFile);
    QVERIFY2(without.error().detail.find(".img") != std::string::npos, detailOf(without));
    test::writeFile(other, stored(voxels, image));
    const auto slice = readImage(path, {1});
    QVERIFY2(slice.ok(), detailOf(slice));
    QCOMPARE(slice->stored, axialSlice(1));
    test::writeFile(other, stored(voxels, image.substr(0, image.size() - 1)));
    QCOMPARE(readImage(path).error().code, ErrorCode::corruptFile);
}

void TestReadVolume::gzipOfSeveralMembers() {
    const VolumeMaker maker = plain();
    const std::string whole = maker.nifti();
    // Also in the midst of the header.
    for (const std::size_t cut : {std::size_t(1), std::size_t(100), std::size_t(352), whole.size() - 1}) {
        const std::string content = packed(whole.substr(0, cut)) + packed("") + packed(whole.substr(cut));
        const auto slice = read(content, "v.nii.gz", 1);
        QVERIFY2(slice.ok(), detailOf(slice));
        QCOMPARE(slice->stored, axialSlice(1));
        // Padding, as of tapes.
        QVERIFY(read(content + std::string(512, '\0'), "v.nii.gz").ok());
        QVERIFY(!read(packed(whole.substr(0, cut)), "v.nii.gz").ok());
    }
    const std::string voxels = maker.bytes();
    const std::string members = packed(voxels.substr(0, 20)) + packed(voxels.substr(20));
    std::string nrrd = maker.nrrd();
    nrrd = nrrd.substr(0, nrrd.size() - voxels.size()) + members;
    nrrd.replace(nrrd.find("raw"), 3, "gzip");
    const auto fromNrrd = read(nrrd, "v.nrrd", 1);
    QVERIFY2(fromNrrd.ok(), detailOf(fromNrrd));
    QCOMPARE(fromNrrd->stored, axialSlice(1));
    std::string meta = maker.metaImage();
    meta = meta.substr(0, meta.size() - voxels.size()) + members;
    meta.replace(meta.find("CompressedData = False"), 22, "CompressedData = True");
    const auto fromMeta = read(meta, "v.mha", 1);
    QVERIFY2(fromMeta.ok(), detailOf(fromMeta));
    QCOMPARE(fromMeta->stored, axialSlice(1));
}

void TestReadVolume::voxelOffset() {
    const VolumeMaker maker = plain();
    std::string zero = maker.nifti();
    VolumeMaker::put<float>(zero, 108, 0);
    std::string behindExtension = maker.nifti();
    behindExtension.insert(352, std::string(32, 'x'));
    VolumeMaker::put<float>(behindExtension, 108, 384);
    for (const std::string& content : {zero, behindExtension}) {
        const auto slice = read(content, "v.nii", 1);
        QVERIFY2(slice.ok(), detailOf(slice));
        QCOMPARE(slice->stored, axialSlice(1));
    }
    for (const float nowhere : {-1.0f, 1e30f, std::numeric_limits<float>::quiet_NaN()}) {
        std::string content = maker.nifti();
        VolumeMaker::put<float>(content, 108, nowhere);
        QCOMPARE(read(content, "v.nii").error().code, ErrorCode::corruptFile);
    }
}

void TestReadVolume::dataFileNames_data() {
    QTest::addColumn<QString>("name");
    for (const char* name :
         {"my data.raw", "a b  c.raw", "50% of it.raw", "100%.raw", "größe 1.raw", "sub folder/data 2.raw"})
        QTest::newRow(name) << QString(name);
}

void TestReadVolume::dataFileNames() {
    QFETCH(QString, name);
    const VolumeMaker maker = plain();
    std::filesystem::create_directory(m_folder.path("sub folder"));
    test::writeFile(m_folder.path(name.toStdString()), maker.bytes());
    for (const auto& [header, content] : {std::pair("n.mhd", maker.metaImage(name.toStdString())),
                                          {"n.nhdr", maker.nrrd(name.toStdString())}}) {
        const auto slice = read(content, header, 1);
        QVERIFY2(slice.ok(), detailOf(slice));
        QCOMPARE(slice->stored, axialSlice(1));
        // Lines that end as on Windows.
        std::string lines;
        for (const char c : content) lines += c == '\n' ? std::string("\r\n") : std::string(1, c);
        const auto again = read(lines, header, 1);
        QVERIFY2(again.ok(), detailOf(again));
        QCOMPARE(again->stored, axialSlice(1));
    }
}

void TestReadVolume::severalDataFiles_data() {
    QTest::addColumn<QString>("data");
    const auto row = [](const char* name, const char* data) { QTest::newRow(name) << QString(data); };
    row("list", "LIST\na 7.raw\na 8.raw\n");
    row("list, no last line end", "LIST\na 7.raw\na 8.raw");
    row("list with its dimensions", "LIST 2D\na 7.raw\na 8.raw\n");
    row("list of rows", "LIST 1\nr0.raw\nr1.raw\nr2.raw\nr3.raw\nr4.raw\nr5.raw\n");
    row("pattern", "s%03d.raw 7 8 1");
    row("pattern without a step", "s%03d.raw 7 8");
    row("pattern that begins at 1", "one%d.raw");
    row("backwards", "b%d.raw 8 7 -1");
}

void TestReadVolume::severalDataFiles() {
    QFETCH(QString, data);
    const VolumeMaker maker = plain();
    const std::size_t half = maker.bytes().size() / 2;
    const std::string slices[] = {maker.bytes().substr(0, half), maker.bytes().substr(half)};
    for (int i = 0; i < 2; ++i) {
        const std::string number = std::to_string(7 + i);
        test::writeFile(m_folder.path("a " + number + ".raw"), slices[i]);
        test::writeFile(m_folder.path("s00" + number + ".raw"), slices[i]);
        test::writeFile(m_folder.path("b" + std::to_string(8 - i) + ".raw"), slices[i]);
        test::writeFile(m_folder.path("one" + std::to_string(1 + i) + ".raw"), slices[i]);
    }
    for (std::size_t row = 0; row < 6; ++row)
        test::writeFile(m_folder.path("r" + std::to_string(row) + ".raw"),
                        maker.bytes().substr(row * 2 * kLeft, 2 * kLeft));
    const std::string file = "m.mhd";
    std::string content = maker.metaImage(data.toStdString());
    if (!data.endsWith('\n')) content.pop_back();
    for (const int up : {0, 1}) {
        const auto slice = read(content, file, up);
        QVERIFY2(slice.ok(), detailOf(slice));
        QCOMPARE(slice->frames, kUp);
        QCOMPARE(slice->stored, axialSlice(up));
    }
    // One byte is missing, then a file.
    const std::string last = data.contains("r5")    ? "r5.raw"
                             : data.contains("a 8") ? "a 8.raw"
                             : data.contains("s%")  ? "s008.raw"
                             : data.contains("one") ? "one2.raw"
                                                    : "b7.raw";
    const std::string whole = test::contentOf(m_folder.path(last));
    test::writeFile(m_folder.path(last), whole.substr(1));
    QCOMPARE(read(content, file).error().code, ErrorCode::corruptFile);
    std::filesystem::remove(m_folder.path(last));
    const auto missing = read(content, file);
    QCOMPARE(missing.error().code, ErrorCode::corruptFile);
    QVERIFY(missing.error().detail.find(m_folder.path()) == std::string::npos);
    // NRRD has the same list, and patterns with all their three numbers.
    const auto nrrd = [&](int up) { return read(maker.nrrd(data.toStdString()), "n.nhdr", up); };
    QCOMPARE(nrrd(0).error().code, ErrorCode::corruptFile);
    test::writeFile(m_folder.path(last), whole);
    const bool alsoNrrd = data.startsWith("LIST") || data.count(' ') == 3;
    for (const int up : {0, 1}) {
        const auto slice = nrrd(up);
        QCOMPARE(slice.ok(), alsoNrrd);
        if (!slice) continue;
        QCOMPARE(slice->frames, kUp);
        QCOMPARE(slice->stored, axialSlice(up));
    }
}

void TestReadVolume::slabsOfNrrd() {
    // Of as many dimensions as the volume: each file has some of its slices.
    VolumeMaker maker = plain();
    maker.size[2] = 4;
    for (const int up : {2, 3})
        for (const double value : axialSlice(up)) maker.values.push_back(static_cast<std::int16_t>(value));
    const std::size_t half = maker.bytes().size() / 2;
    test::writeFile(m_folder.path("low.raw"), maker.bytes().substr(0, half));
    test::writeFile(m_folder.path("high.raw"), maker.bytes().substr(half));
    const auto slice = read(maker.nrrd("LIST 3\nlow.raw\nhigh.raw"), "n.nhdr", 3);
    QVERIFY2(slice.ok(), detailOf(slice));
    QCOMPARE(slice->frames, 4);
    QCOMPARE(slice->stored, axialSlice(3));
}

void TestReadVolume::listsOfNrrdAreVolumes_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("place");
    for (const char* kind : {"list", "time", "none"})
        for (const int place : {0, 1, 3}) QTest::addRow("%s, axis %d", kind, place) << QString(kind) << place;
}

// As Slicer writes sequences and diffusion images: an axis of volumes, before or behind those in space.
void TestReadVolume::listsOfNrrdAreVolumes() {
    QFETCH(const QString, kind);
    QFETCH(const int, place);
    constexpr int kVolumes = 3;
    const VolumeMaker once = plain();
    std::vector<int> sizes(once.size);
    sizes.insert(sizes.begin() + place, kVolumes);
    std::vector<std::int16_t> values;
    std::vector<int> at(4, 0);
    for (int i = 0; i < kLeft * kBack * kUp * kVolumes; ++i) {
        int rest = i;
        for (std::size_t axis = 0; axis < 4; ++axis) {
            at[axis] = rest % sizes[axis];
            rest /= sizes[axis];
        }
        std::vector<int> inSpace(at);
        inSpace.erase(inSpace.begin() + place);
        values.push_back(static_cast<std::int16_t>(1000 * at[std::size_t(place)] +
                                                   valueAt(inSpace[0], inSpace[1], inSpace[2])));
    }
    std::string header = "NRRD0005\ntype: int16\ndimension: 4\nspace: LPS\nsizes:";
    std::string kinds = "kinds:", directions = "space directions:";
    const char* axes[] = {" (0.5,0,0)", " (0,0.75,0)", " (0,0,2)"};
    for (int axis = 0, space = 0; axis < 4; ++axis) {
        header += " " + std::to_string(sizes[std::size_t(axis)]);
        kinds += axis == place ? " " + kind.toStdString() : std::string(" domain");
        directions += axis == place ? " none" : axes[space++];
    }
    header += "\n" + kinds + "\n" + directions + "\nendian: little\nencoding: raw\n\n";
    const auto slice = read(header + VolumeMaker::bytesOf(values), "v.seq.nrrd", 2 * kUp + 1);
    QVERIFY2(slice.ok(), detailOf(slice));
    QCOMPARE(slice->frames, kVolumes * kUp);
    Values expected = axialSlice(1);
    for (double& value : expected) value += 2000;
    QCOMPARE(slice->stored, expected);
    QCOMPARE(slice->spacingMm, (std::array<double, 2>{0.75, 0.5}));
}

void TestReadVolume::spacesOfNrrd_data() {
    QTest::addColumn<QString>("space");
    QTest::addColumn<int>("left");  // of the first axis
    QTest::addColumn<int>("back");  // of the second
    QTest::newRow("LPS") << "left-posterior-superior" << 1 << 1;
    QTest::newRow("RAS") << "right-anterior-superior" << -1 << -1;
    QTest::newRow("RAS, short") << "RAS" << -1 << -1;
    QTest::newRow("LAS") << "left-anterior-superior" << 1 << -1;
    QTest::newRow("LAS, capitals") << "Left-Anterior-Superior" << 1 << -1;
}

void TestReadVolume::spacesOfNrrd() {
    QFETCH(const QString, space);
    QFETCH(const int, left);
    QFETCH(const int, back);
    const VolumeMaker maker = stored({0, 1, 2}, {left < 0, back < 0, false});
    std::string content = maker.nrrd();
    // Its vectors are all of positive numbers: the space says where they lead.
    const std::size_t from = content.find("space directions:"), to = content.find('\n', from);
    content.replace(from, to - from, "space directions: (1,0,0) (0,1,0) (0,0,1)");
    content.replace(content.find("left-posterior-superior"), 23, space.toStdString());
    const auto slice = read(content, "v.nrrd", 1);
    QVERIFY2(slice.ok(), detailOf(slice));
    QCOMPARE(slice->stored, axialSlice(1));
}

void TestReadVolume::fieldsOfNrrd_data() {
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::newRow("names in capitals") << "type: short"
                                       << "Type: Short";
    QTest::newRow("type spelt otherwise") << "type: short"
                                          << "type: signed short int";
    QTest::newRow("without a blank") << "sizes: 4 3 2"
                                     << "sizes:4 3 2";
    QTest::newRow("comments and keys") << "type: short"
                                       << "# sizes: 1 1 1\nsizes:=9 9 9\ntype: short";
    QTest::newRow("line skip") << "endian: little"
                               << "line skip: 2\nendian: little";
    QTest::newRow("byte skip") << "endian: little"
                               << "byte skip: 12\nendian: little";
    QTest::newRow("at the end") << "endian: little"
                                << "byte skip: -1\nendian: little";
    QTest::newRow("line and byte skip") << "endian: little"
                                        << "lineskip: 1\nbyteskip: 7\nendian: little";
}

void TestReadVolume::fieldsOfNrrd() {
    QFETCH(const QString, from);
    QFETCH(const QString, to);
    std::string content = plain().nrrd();
    const std::size_t at = content.find(from.toStdString());
    QVERIFY(at != std::string::npos);
    content.replace(at, from.toStdString().size(), to.toStdString());
    // Two lines of 5 and 7 characters before the voxels, for what skips them.
    if (to.contains("skip")) content.insert(content.find("\n\n") + 2, "1234\n123456\n");
    const auto slice = read(content, "v.nrrd", 1);
    QVERIFY2(slice.ok(), detailOf(slice));
    QCOMPARE(slice->stored, axialSlice(1));
}

void TestReadVolume::nrrdInBzip2() {
    // bzip2's own output for the bytes 0 to 23, made with bzip2 1.0.8.
    const std::string packed24 = QByteArray::fromHex(kBytesInBzip2).toStdString();
    const std::string header =
        "NRRD0004\ntype: uchar\ndimension: 3\nsizes: 4 3 2\nspacings: 1 1 1\nencoding: ";
    Values expected;
    for (int i = 12; i < 24; ++i) expected.push_back(i);
    for (const char* name : {"bzip2", "bz2", "BZ2"}) {
        const auto slice = read(header + name + "\n\n" + packed24, "v.nrrd", 1);
        QVERIFY2(slice.ok(), detailOf(slice));
        QCOMPARE(slice->stored, expected);
        QVERIFY(slice->remarks.empty());
    }
    // Two streams, as pbzip2 writes them, are one content.
    std::string more = header + "bzip2\n\n" + packed24 + packed24;
    more.replace(more.find("4 3 2"), 5, "4 3 4");
    const auto last = read(more, "v.nrrd", 3);
    QVERIFY2(last.ok(), detailOf(last));
    QCOMPARE(last->stored, expected);
    for (std::size_t kept = 0; kept < packed24.size(); ++kept) {
        const auto slice = read(header + "bzip2\n\n" + packed24.substr(0, kept), "v.nrrd", 1);
        constexpr std::size_t kEnd = 11;  // a mark and the checksum of all blocks
        QVERIFY2(slice.ok() == (kept + kEnd > packed24.size()) || kept + kEnd == packed24.size(),
                 std::to_string(kept).c_str());
        if (!slice) continue;
        QCOMPARE(slice->stored, expected);
        QVERIFY(!slice->remarks.empty());
    }
    std::string wrong = packed24;
    wrong[12] ^= 1;  // the checksum of its block
    QCOMPARE(read(header + "bzip2\n\n" + wrong, "v.nrrd").error().code, ErrorCode::corruptFile);
}

void TestReadVolume::nrrdAxesThatAreNot_data() {
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const char* header, const char* says) {
        QTest::newRow(name) << QString(header) << QString(says);
    };
    row("vectors", "type: float\ndimension: 4\nsizes: 3 2 2 1\nkinds: vector domain domain domain",
        "3 values in a voxel");
    row("tensors",
        "type: float\ndimension: 4\nsizes: 6 2 2 1\nkinds: 3D-symmetric-matrix domain domain domain",
        "6 values in a voxel");
    row("two lists", "type: uchar\ndimension: 4\nsizes: 2 2 2 2\nkinds: list list domain domain",
        "more than four dimensions");
    row("no sizes", "type: uchar\ndimension: 3", "sizes");
    row("other number of sizes", "type: uchar\ndimension: 3\nsizes: 2 2", "sizes");
    row("a size of nothing", "type: uchar\ndimension: 3\nsizes: 2 0 2", "dimension without voxels");
    row("a negative size", "type: uchar\ndimension: 3\nsizes: 2 -2 2", "dimension without voxels");
    row("more than there can be", "type: uchar\ndimension: 3\nsizes: 2000000000 2000000000 2",
        "more voxels than can be read");
    row("one dimension", "type: uchar\ndimension: 1\nsizes: 8", "fewer than two dimensions");
    row("blocks", "type: block\ndimension: 3\nsizes: 2 2 2", "no numbers");
    row("no type", "dimension: 3\nsizes: 2 2 2", "type");
}

/// Each axis of the patient still is another one of the file: every voxel is shown once.
void TestReadVolume::aDirectionThatIsNoNumber() {
    const std::string header =
        "NRRD0004\ntype: uchar\ndimension: 3\nspace: LPS\nsizes: 3 2 2\nencoding: raw\n"
        "space directions: (0,0,x) (0.75,0,0) (0,-0.75,0)\n\n";
    for (const Plane plane : {Plane::axial, Plane::coronal, Plane::sagittal}) {
        std::multiset<double> shown;
        int frames = 1;
        for (int frame = 0; frame < frames; ++frame) {
            const auto image = read(header + "abcdefghijkl", "direction.nrrd", frame, plane);
            QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
            frames = image->frames;
            for (std::size_t i = 0; i < image->stored.size(); ++i) shown.insert(image->stored[i]);
        }
        std::multiset<double> all;
        for (char voxel = 'a'; voxel <= 'l'; ++voxel) all.insert(voxel);
        QVERIFY(shown == all);
    }
}

void TestReadVolume::nrrdAxesThatAreNot() {
    QFETCH(const QString, header);
    QFETCH(const QString, says);
    const auto slice =
        read("NRRD0004\n" + header.toStdString() + "\nencoding: raw\n\n" + std::string(64, '\0'), "v.nrrd");
    QVERIFY(!slice.ok());
    QVERIFY2(slice.error().detail.find(says.toStdString()) != std::string::npos, detailOf(slice));
}

void TestReadVolume::colourOfNrrd() {
    // Colour may stand before or behind the axes in space.
    for (const auto& [fields, bytes] :
         {std::pair("sizes: 3 2 1 1\nkinds: RGB-color domain domain domain", "\x01\x02\x03\x04\x05\x06"),
          {"sizes: 2 1 1 3\nkinds: domain domain domain RGB-color", "\x01\x04\x02\x05\x03\x06"},
          {"sizes: 3 2 1 1\nspace: LPS\nspace directions: none (1,0,0) (0,1,0) (0,0,1)",
           "\x01\x02\x03\x04\x05\x06"}}) {
        const auto slice = read(std::string("NRRD0004\ntype: uchar\ndimension: 4\n") + fields +
                                    "\nencoding: raw\n\n" + std::string(bytes, 6),
                                "v.nrrd");
        QVERIFY2(slice.ok(), detailOf(slice));
        QCOMPARE(slice->channels, 3);
        QCOMPARE(slice->stored, (Values{1, 2, 3, 4, 5, 6}));
    }
}

void TestReadVolume::gzipWithoutItsChecksum() {
    const VolumeMaker maker = plain();
    const std::string data = packed(maker.bytes());
    std::string nrrd = maker.nrrd();
    nrrd = nrrd.substr(0, nrrd.size() - maker.bytes().size()) + data;
    nrrd.replace(nrrd.find("raw"), 3, "gzip");
    std::string meta = maker.metaImage();
    meta = meta.substr(0, meta.size() - maker.bytes().size()) + data;
    meta.replace(meta.find("CompressedData = False"), 22, "CompressedData = True");
    for (const auto& [name, content] :
         {std::pair("v.nii.gz", packed(maker.nifti())), {"v.nrrd", nrrd}, {"v.mha", meta}}) {
        constexpr std::size_t kTrailer = 8;  // checksum and length
        for (std::size_t missing = 0; missing <= kTrailer; ++missing) {
            const auto slice = read(content.substr(0, content.size() - missing), name, 1);
            QVERIFY2(slice.ok(), detailOf(slice));
            QCOMPARE(slice->stored, axialSlice(1));
            QCOMPARE(slice->remarks.empty(), missing == 0);
        }
        // One that is there and wrong says that something else is.
        std::string wrong = content;
        wrong[wrong.size() - kTrailer] ^= 1;
        QCOMPARE(read(wrong, name).error().code, ErrorCode::corruptFile);
    }
}

/// MetaIO would end the program, as it has room for 255 letters and ten dimensions.
void TestReadVolume::headersThatMetaIoCannotTake() {
    const std::string whole = plain().metaImage();
    const auto with = [&](const std::string& lines) {
        return read(std::string(whole).insert(whole.find('\n') + 1, lines), "v.mha");
    };
    // ITK writes the attributes of DICOM so.
    for (const std::string& lines :
         {"Comment = " + std::string(240, 'x') + "\n", "0020|4000 = " + std::string(400, 'x') + "\n",
          std::string("Time: 10:30\n\n")})
        QVERIFY2(with(lines).ok(), lines.c_str());
    for (const std::string& lines :
         {"Comment = " + std::string(300, '1') + "\n", std::string(300, 'n') + " = 1\n",
          std::string("NDims = 40\n"), std::string("NDims = 3e2\n")}) {
        const auto image = with(lines);
        QVERIFY2(!image.ok(), lines.substr(0, 40).c_str());
        QCOMPARE(image.error().code, ErrorCode::corruptFile);
    }
}

void TestReadVolume::metaImageAsText() {
    const VolumeMaker maker = plain();
    std::string content = maker.metaImage();
    content = content.substr(0, content.size() - maker.bytes().size());
    content.replace(content.find("BinaryData = True"), 17, "BinaryData = False");
    for (const std::int16_t value : maker.values) content += std::to_string(value) + ' ';
    const auto slice = read(content, "v.mha", 1);
    QVERIFY2(slice.ok(), detailOf(slice));
    QCOMPARE(slice->stored, axialSlice(1));
    content.resize(content.size() - 4);  // the last number
    QCOMPARE(read(content, "v.mha").error().code, ErrorCode::corruptFile);
}

void TestReadVolume::dataFilesThatAreNot_data() {
    QTest::addColumn<QString>("data");
    // What a library would hand to printf(), or count over the end of the volume.
    for (const char* data :
         {"%s%s%s%n.raw 7 8 1", "s%03d%n.raw 7 8 1", "s%999999999d.raw 7 8 1", "s%03d.raw 7 100000 1",
          "s%03d.raw 7 8 0", "s%03d.raw 8 7 1", "s%*d.raw 7 8 1", "LIST", "LIST 9\na 7.raw\na 8.raw",
          "LIST -1\na 7.raw\na 8.raw", "LIST\na 7.raw", "LIST\n/dev/zero\n/dev/zero", "/dev/zero", "."})
        QTest::newRow(data) << QString(data);
}

void TestReadVolume::dataFilesThatAreNot() {
    QFETCH(QString, data);
    const VolumeMaker maker = plain();
    const std::size_t half = maker.bytes().size() / 2;
    for (int i = 0; i < 2; ++i)
        for (const char* name : {"s00", "a "})
            test::writeFile(m_folder.path(name + std::to_string(7 + i) + ".raw"),
                            maker.bytes().substr(i == 0 ? 0 : half, half));
    const bool moreFilesThanSlices = data.contains("100000");
    for (const auto& [file, content] : {std::pair("m.mhd", maker.metaImage(data.toStdString())),
                                        {"n.nhdr", maker.nrrd(data.toStdString())}}) {
        // MetaImage takes as many as it has slices.
        if (moreFilesThanSlices && std::string(file) == "m.mhd") continue;
        const auto slice = read(content, file);
        QVERIFY2(!slice.ok(), file);
        QVERIFY2(slice.error().code == ErrorCode::corruptFile ||
                     slice.error().code == ErrorCode::unsupportedFormat,
                 detailOf(slice));
    }
}

void TestReadVolume::headerSize() {
    const VolumeMaker maker = plain();
    const auto with = [&](const char* size, const std::string& data) {
        test::writeFile(m_folder.path("h.raw"), data);
        std::string content = maker.metaImage("h.raw");
        content.insert(content.find("ElementType"), std::string("HeaderSize = ") + size + "\n");
        return read(content, "h.mhd", 1);
    };
    QCOMPARE(with("5", "12345" + maker.bytes() + "more")->stored, axialSlice(1));
    QCOMPARE(with("-1", "1234567" + maker.bytes())->stored, axialSlice(1));
    QCOMPARE(with("0", maker.bytes())->stored, axialSlice(1));
    QVERIFY(!with("-1", maker.bytes().substr(1)).ok());
    QVERIFY(!with("2000000000", maker.bytes()).ok());
    // The other byte order.
    std::string content = maker.metaImage();
    const std::size_t start = content.size() - maker.bytes().size();
    for (std::size_t at = start; at < content.size(); at += 2) std::swap(content[at], content[at + 1]);
    content.replace(content.find("MSB = False"), 11, "MSB = True");
    const auto slice = read(content, "v.mha", 1);
    QVERIFY2(slice.ok(), detailOf(slice));
    QCOMPARE(slice->stored, axialSlice(1));
}

void TestReadVolume::everyCutIsNoticed_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"v.nii", "v.nii.gz", "second.nii", "members.nii.gz", "v.nrrd", "packed.nrrd",
                             "v.mha", "packed.mha"})
        QTest::newRow(name) << QString(name);
}

void TestReadVolume::everyCutIsNoticed() {
    QFETCH(QString, name);
    const std::string file = name.toStdString();
    const VolumeMaker maker = plain();
    const auto replaced = [](std::string text, const std::string& from, const std::string& to) {
        return text.replace(text.find(from), from.size(), to);
    };
    const std::string data = packed(maker.bytes());
    const std::map<std::string, std::string> contents = {
        {"v.nii", maker.nifti()},
        {"v.nii.gz", packed(maker.nifti())},
        {"second.nii", maker.nifti2()},
        {"members.nii.gz", packed(maker.nifti().substr(0, 380)) + packed(maker.nifti().substr(380))},
        {"v.nrrd", maker.nrrd()},
        {"packed.nrrd", replaced(replaced(maker.nrrd(), "raw", "gzip"), maker.bytes(), data)},
        {"v.mha", maker.metaImage()},
        {"packed.mha",
         replaced(replaced(maker.metaImage(), "CompressedData = False",
                           "CompressedData = True\nCompressedDataSize = " + std::to_string(data.size())),
                  maker.bytes(), data)}};
    const std::string& whole = contents.at(file);
    const auto uncut = read(whole, file, 1);
    QVERIFY2(uncut.ok(), detailOf(uncut));
    QCOMPARE(uncut->stored, axialSlice(1));
    for (std::size_t kept = 0; kept < whole.size(); kept += kept + 60 < whole.size() ? 7 : 1) {
        const auto slice = read(whole.substr(0, kept), file, 1);
        if (slice.ok()) {
            // Only the last block's end and the checksum are missing, and that is said.
            constexpr std::size_t kBehindTheVoxels = 10;
            QVERIFY2(file.ends_with("gz") || file.starts_with("packed"), std::to_string(kept).c_str());
            QVERIFY2(kept + kBehindTheVoxels >= whole.size(), std::to_string(kept).c_str());
            QCOMPARE(slice->stored, axialSlice(1));
            QVERIFY(!slice->remarks.empty());
            continue;
        }
        QVERIFY(slice.error().code == ErrorCode::corruptFile ||
                slice.error().code == ErrorCode::unsupportedFormat);
        QCOMPARE(slice.error().file, m_folder.path(file));
    }
}

void TestReadVolume::nrrdAsText_data() {
    QTest::addColumn<QString>("encoding");
    for (const char* encoding : {"ascii", "text", "txt", "hex"}) QTest::newRow(encoding) << QString(encoding);
}

void TestReadVolume::nrrdAsText() {
    QFETCH(const QString, encoding);
    const VolumeMaker maker = plain();
    const auto right = read(maker.nrrd(), "raw.nrrd");
    QVERIFY(right.ok());
    std::string text;
    if (encoding == "hex") {
        text = QByteArray::fromStdString(maker.bytes()).toHex().toStdString();
    } else {
        for (const std::int16_t value : maker.values) text += std::to_string(value) + '\n';
    }
    std::string content = maker.nrrd();
    content.replace(content.find(maker.bytes()), maker.bytes().size(), text);
    content.replace(content.find("raw"), 3, encoding.toStdString());
    const auto image = read(content, "v.nrrd");
    QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
    QCOMPARE(image->stored, right->stored);
    // The last number is missing.
    const auto cut = read(
        content.substr(0, content.size() -
                              (encoding == "hex" ? 1 : text.size() - text.rfind('\n', text.size() - 2) - 1)),
        "v.nrrd");
    QVERIFY(!cut.ok());
    QCOMPARE(cut.error().code, ErrorCode::corruptFile);
    // A number that ITK has no room for.
    if (encoding != "hex") {
        const auto hostile = read(content.insert(content.size() - 1, 5000, '1'), "v.nrrd");
        QVERIFY(!hostile.ok());
        QCOMPARE(hostile.error().code, ErrorCode::corruptFile);
    }
}

/// Each time two gigabytes would be unpacked and thrown away.
void TestReadVolume::oneFileNamedManyTimes() {
    test::writeFile(m_folder.path("one.gz"), packed("voxels"));
    std::string header =
        "NRRD0004\ntype: uchar\ndimension: 3\nsizes: 2 2 5\nencoding: gzip\nbyte skip: 2147483647\n"
        "data file: LIST\n";
    for (int i = 0; i < 5; ++i) header += "one.gz\n";
    const auto image = read(header, "many.nhdr");
    QVERIFY(!image.ok());
    QCOMPARE(image.error().code, ErrorCode::unsupportedFormat);
    QVERIFY2(image.error().detail.find("more to pass over") != std::string::npos, detailOf(image));
}

void TestReadVolume::refusals() {
    std::string analyze = plain().nifti();
    analyze.replace(344, 4, std::string(4, '\0'));
    const auto old = read(analyze, "v.hdr");
    QVERIFY(!old.ok());
    QCOMPARE(old.error().code, ErrorCode::unsupportedFormat);
    QVERIFY(old.error().detail.find("left") != std::string::npos);

    VolumeMaker vectors;
    vectors.size = {2, 2, 1, 1, 2};
    vectors.values = {1, 2, 3, 4, 5, 6, 7, 8};
    std::string content = vectors.nifti();
    VolumeMaker::put<std::int16_t>(content, 68, 1007);  // NIFTI_INTENT_VECTOR
    const auto two = read(content, "v.nii");
    QVERIFY(!two.ok());
    QVERIFY2(two.error().code == ErrorCode::unsupportedFormat, two.error().detail.c_str());
    QVERIFY2(two.error().detail.find("2 values in a voxel") != std::string::npos, two.error().detail.c_str());

    // A header that promises a thousand million voxels.
    std::string immense = plain().nifti();
    for (std::size_t i = 0; i < 3; ++i) VolumeMaker::put<std::int16_t>(immense, 42 + 2 * i, 1000);
    QCOMPARE(read(immense, "v.nii").error().code, ErrorCode::corruptFile);
}

void TestReadVolume::volumeIsReadOnceForAllFrames() {
    const std::string path = m_folder.path("once.nii");
    test::writeFile(path, plain().nifti());
    const auto file = ImageFile::open(path);
    QVERIFY(file.ok());
    std::filesystem::remove(path);
    QCOMPARE(file->frame(1)->stored, axialSlice(1));
    QVERIFY(!readImage(path).ok());
}

void TestReadVolume::manyThreads() {
    const VolumeMaker maker = plain();
    for (const auto& [name, content] :
         {std::pair("t.nii", maker.nifti()), {"t.nrrd", maker.nrrd()}, {"t.mha", maker.metaImage()}})
        test::writeFile(m_folder.path(name), content);
    std::atomic<int> wrong{0};
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&] {
                for (int i = 0; i < 20; ++i) {
                    for (const char* name : {"t.nii", "t.nrrd", "t.mha"}) {
                        const auto slice = readImage(m_folder.path(name), {i % kUp});
                        if (!slice || slice->stored != axialSlice(i % kUp)) ++wrong;
                    }
                }
            });
        }
    }
    QCOMPARE(wrong.load(), 0);
}

void TestReadVolume::planeNames() {
    for (const Plane plane : {Plane::axial, Plane::coronal, Plane::sagittal}) {
        Plane back = Plane::axial;
        QVERIFY(planeFromName(planeName(plane), back));
        QCOMPARE(back, plane);
    }
    Plane none = Plane::coronal;
    QVERIFY(!planeFromName("oblique", none));
    QCOMPARE(none, Plane::coronal);
}

QTEST_APPLESS_MAIN(TestReadVolume)
#include "test_read_volume.moc"
