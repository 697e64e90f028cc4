#include <zlib.h>
#include <QTest>
#include <algorithm>
#include <atomic>
#include <filesystem>
#include <map>
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
    void everyCutIsNoticed_data();
    void everyCutIsNoticed();
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

const char* detailOf(const Result<Image>& image) {
    return image ? "" : image.error().detail.c_str();
}

}  // namespace

void TestReadVolume::everyOrientation_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"v.nii", "v.nii.gz", "v.nrrd", "v.mha"}) QTest::newRow(name) << QString(name);
}

void TestReadVolume::everyOrientation() {
    QFETCH(QString, name);
    const std::string file = name.toStdString();
    std::array<int, 3> order = {0, 1, 2};
    do {
        for (int signs = 0; signs < 8; ++signs) {
            const VolumeMaker maker = stored(order, {(signs & 1) != 0, (signs & 2) != 0, (signs & 4) != 0});
            const std::string content = file == "v.nii"      ? maker.nifti()
                                        : file == "v.nii.gz" ? packed(maker.nifti())
                                        : file == "v.nrrd"   ? maker.nrrd()
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

void TestReadVolume::everyCutIsNoticed_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"v.nii", "v.nii.gz", "v.nrrd", "packed.nrrd", "v.mha", "packed.mha"})
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
        const auto slice = read(whole.substr(0, kept), file);
        QVERIFY2(!slice.ok(), std::to_string(kept).c_str());
        QVERIFY(slice.error().code == ErrorCode::corruptFile ||
                slice.error().code == ErrorCode::unsupportedFormat);
        QCOMPARE(slice.error().file, m_folder.path(file));
    }
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
