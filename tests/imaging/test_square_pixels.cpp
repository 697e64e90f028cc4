#include <QTest>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <vector>

#include "imaging/display.h"
#include "imaging/read_image.h"
#include "imaging/resample.h"
#include "imaging/resize.h"
#include "imaging/square_pixels.h"
#include "imaging/volume.h"
#include "tests/imaging/image_files.h"
#include "tests/imaging/volume_maker.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::imaging;

// Cuts through thick slices are shown as long as the body is, and read as they were.
class TestSquarePixels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sizes_data();
    void sizes();
    void anEllipsoidKeepsItsShape_data();
    void anEllipsoidKeepsItsShape();
    void equalsIsotropicVoxels();
    void coloursAreStretchedToo();
    void theNetworkIsGivenTheSame();
};

namespace {

constexpr std::array<std::size_t, 3> kSize = {160, 120, 24};
constexpr std::array<double, 3> kSpacingMm = {0.75, 1, 5};
// Half axes in millimetres: to the left, backwards and upwards.
constexpr std::array<double, 3> kHalfMm = {45, 30, 52};

/// An ellipsoid in the middle of thick slices, in bytes.
Voxels ellipsoid() {
    Voxels voxels;
    voxels.format = "made";
    voxels.size = kSize;
    voxels.spacingMm = kSpacingMm;
    for (std::size_t z = 0; z < kSize[2]; ++z)
        for (std::size_t y = 0; y < kSize[1]; ++y)
            for (std::size_t x = 0; x < kSize[0]; ++x) {
                const std::size_t at[] = {x, y, z};
                double r = 0;
                for (std::size_t axis = 0; axis < 3; ++axis) {
                    const double mm = (double(at[axis]) - double(kSize[axis] - 1) / 2) * kSpacingMm[axis];
                    r += mm * mm / (kHalfMm[axis] * kHalfMm[axis]);
                }
                voxels.bytes.push_back(std::byte(r <= 1 ? 220 : 20));
            }
    return voxels;
}

Image middle(const Voxels& voxels, Plane plane) {
    const Volume volume(voxels);
    const auto frame = volume.frame(volume.frames(plane) / 2, plane);
    if (!frame) qFatal("no frame");
    return *frame;
}

Pixels shown(const Image& image) {
    return withSquarePixels(display(image), image.spacingMm);
}

}  // namespace

void TestSquarePixels::sizes_data() {
    QTest::addColumn<double>("down");
    QTest::addColumn<double>("across");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    const double none = std::numeric_limits<double>::quiet_NaN();
    QTest::newRow("thick slices") << 5.0 << 0.75 << 300 << 267;
    QTest::newRow("lying") << 0.75 << 5.0 << 2000 << 40;
    QTest::newRow("square") << 0.7 << 0.7 << 300 << 40;
    QTest::newRow("nearly square") << 0.7 << 0.7069 << 300 << 40;
    QTest::newRow("not so nearly") << 0.7 << 0.7141 << 306 << 40;
    QTest::newRow("unknown") << 0.0 << 0.0 << 300 << 40;
    QTest::newRow("half known") << 5.0 << 0.0 << 300 << 40;
    QTest::newRow("no number") << none << 1.0 << 300 << 40;
    QTest::newRow("negative") << -5.0 << 1.0 << 300 << 40;
    QTest::newRow("longer than can be drawn") << 1000.0 << 0.5 << 300 << 40;
    QTest::newRow("without end") << 1e300 << 1e-300 << 300 << 40;
}

void TestSquarePixels::sizes() {
    QFETCH(const double, down);
    QFETCH(const double, across);
    QFETCH(const int, width);
    QFETCH(const int, height);
    const PictureSize size = squareSize(300, 40, {down, across});
    QCOMPARE(size.width, width);
    QCOMPARE(size.height, height);
    // More than can be read, though no side is too long.
    QCOMPARE(squareSize(16000, 8000, {2, 1}).height, 8000);
    QCOMPARE(squareSize(0, 40, {5, 1}).height, 40);
}

void TestSquarePixels::anEllipsoidKeepsItsShape_data() {
    QTest::addColumn<int>("plane");
    QTest::addColumn<double>("across");
    QTest::addColumn<double>("down");
    QTest::newRow("axial") << int(Plane::axial) << kHalfMm[0] << kHalfMm[1];
    QTest::newRow("coronal") << int(Plane::coronal) << kHalfMm[0] << kHalfMm[2];
    QTest::newRow("sagittal") << int(Plane::sagittal) << kHalfMm[1] << kHalfMm[2];
}

void TestSquarePixels::anEllipsoidKeepsItsShape() {
    QFETCH(const int, plane);
    QFETCH(const double, across);
    QFETCH(const double, down);
    const Image image = middle(ellipsoid(), Plane(plane));
    const Pixels picture = shown(image);
    const double pixelMm = std::min(image.spacingMm[0], image.spacingMm[1]);
    const auto at = [&](int x, int y) { return picture.data[std::size_t(y * picture.width + x)]; };
    int wide = 0, high = 0;
    for (int x = 0; x < picture.width; ++x) wide += at(x, picture.height / 2) > 120;
    for (int y = 0; y < picture.height; ++y) high += at(picture.width / 2, y) > 120;
    // To a voxel, which is as long as slices are apart.
    QVERIFY2(std::abs(wide * pixelMm - 2 * across) <= 2, qPrintable(QString::number(wide * pixelMm)));
    QVERIFY2(std::abs(high * pixelMm - 2 * down) <= 5, qPrintable(QString::number(high * pixelMm)));
}

void TestSquarePixels::equalsIsotropicVoxels() {
    // Slices five pixels apart: every fifth row shows a slice, in both.
    Voxels thick;
    thick.format = "made";
    thick.size = {9, 31, 7};
    thick.spacingMm = {1, 1, 5};
    std::uint32_t state = 1;
    for (std::size_t i = 0; i < thick.count(); ++i) {
        state = state * 1664525u + 1013904223u;
        thick.bytes.push_back(std::byte(state >> 24));
    }
    const auto cubes = resampledIsotropic(thick);
    QVERIFY(cubes.ok());
    const Pixels expected = display(middle(*cubes, Plane::sagittal));
    const Pixels picture = shown(middle(thick, Plane::sagittal));
    QCOMPARE(picture.width, expected.width);
    // Cubes end in the middle of the outermost slices, the picture at their edges.
    QCOMPARE(picture.height, 5 * 7);
    QCOMPARE(expected.height, 5 * 6 + 1);
    int differing = 0;
    for (int y = 0; y < expected.height; ++y)
        for (int x = 0; x < expected.width; ++x)
            differing += picture.data[std::size_t((y + 2) * picture.width + x)] !=
                         expected.data[std::size_t(y * expected.width + x)];
    QCOMPARE(differing, 0);
}

void TestSquarePixels::coloursAreStretchedToo() {
    const Pixels colour{2, 1, 3, {10, 20, 30, 40, 50, 60}};
    const Pixels picture = withSquarePixels(colour, {2, 1});
    QCOMPARE(picture.width, 2);
    QCOMPARE(picture.height, 2);
    QCOMPARE(picture.data, (std::vector<std::uint8_t>{10, 20, 30, 40, 50, 60, 10, 20, 30, 40, 50, 60}));
    QCOMPARE(withSquarePixels(colour, {1, 1}).data, colour.data);
}

void TestSquarePixels::theNetworkIsGivenTheSame() {
    test::VolumeMaker volume{{int(kSize[0]), int(kSize[1]), int(kSize[2])}};
    volume.spacingMm = kSpacingMm;
    for (const std::byte value : ellipsoid().bytes) volume.values.push_back(std::int16_t(value));
    const test::TemporaryFolder folder;
    const std::string path = folder.path("thick.nii");
    test::writeFile(path, volume.nifti());
    // What is read, and hashed, is what lies in the file.
    const auto image = readImage(path, {60, Plane::sagittal});
    QVERIFY(image.ok());
    QCOMPARE(image->width, int(kSize[1]));
    QCOMPARE(image->height, int(kSize[2]));
    const Pixels pixels = display(*image);
    QCOMPARE(pixels.height, int(kSize[2]));
    const Pixels picture = shown(*image);
    QCOMPARE(picture.height, 5 * int(kSize[2]));
    // Of both it is made the same square, but for what two interpolations smooth at an edge.
    const Pixels given = resize(pixels, 224, 224), otherwise = resize(picture, 224, 224);
    double sum = 0;
    for (std::size_t i = 0; i < given.data.size(); ++i) sum += std::abs(given.data[i] - otherwise.data[i]);
    QVERIFY2(sum / double(given.data.size()) < 1, qPrintable(QString::number(sum)));
}

QTEST_APPLESS_MAIN(TestSquarePixels)
#include "test_square_pixels.moc"
