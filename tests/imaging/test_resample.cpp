#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "imaging/display.h"
#include "imaging/read_image.h"
#include "imaging/resample.h"
#include "imaging/tissue.h"
#include "imaging/volume.h"
#include "tests/imaging/image_files.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::imaging;

// Volumes made of volumes: cubic voxels, slabs; written and read back; and which slices show most.
class TestResample : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void equalsScipy();
    void thickSlicesGetTheRightAspect();
    void everyOrientationStays();
    void tiltIsUndone();
    void wholeNumbersStayWhole();
    void bytesStayBytes();
    void timesStayApart();
    void cubesThatCannotBe();
    void slabsAlongEachPlane_data();
    void slabsAlongEachPlane();
    void slabsInSteps();
    void slabsThatCannotBe();
    void isCancelled();
    void blocksFitTogether();
    void nrrdComesBack();
    void nrrdOfScaledValuesAndTimes();
    void nrrdFactsAreTexts();
    void fullestSlices();
};

namespace {

Voxels made(std::array<std::size_t, 3> size, std::array<double, 3> spacingMm, const auto& valueAt) {
    Voxels voxels;
    voxels.format = "made";
    voxels.size = size;
    voxels.spacingMm = spacingMm;
    std::vector<float> values;
    for (std::size_t z = 0; z < size[2]; ++z)
        for (std::size_t y = 0; y < size[1]; ++y)
            for (std::size_t x = 0; x < size[0]; ++x)
                values.push_back(float(valueAt(double(x), double(y), double(z))));
    setValues(voxels, values);
    return voxels;
}

Vector3 placeOf(const Voxels& voxels, std::size_t x, std::size_t y, std::size_t z) {
    Vector3 place = voxels.originMm;
    const std::size_t at[] = {x, y, z};
    for (std::size_t axis = 0; axis < 3; ++axis)
        place = plus(place, voxels.direction[axis], double(at[axis]) * voxels.spacingMm[axis]);
    return place;
}

/// A value for each place in the body that linear interpolation finds again.
double ramp(const Vector3& place) {
    return 3 * place[0] - 2 * place[1] + 5 * place[2] + 0.25;
}

Voxels rampOn(Voxels voxels) {
    std::vector<float> values;
    for (std::size_t z = 0; z < voxels.size[2]; ++z)
        for (std::size_t y = 0; y < voxels.size[1]; ++y)
            for (std::size_t x = 0; x < voxels.size[0]; ++x)
                values.push_back(float(ramp(placeOf(voxels, x, y, z))));
    setValues(voxels, values);
    return voxels;
}

double zero(double, double, double) {
    return 0;
}

}  // namespace

void TestResample::equalsScipy() {
    QFile file(FOVEA_SERIES_FILES "/isotropic.json");
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject reference = QJsonDocument::fromJson(file.readAll()).object();
    const auto three = [](const QJsonValue& array) {
        return std::array{array[0].toDouble(), array[1].toDouble(), array[2].toDouble()};
    };
    const auto [x, y, z] = three(reference["size"]);
    // The formula of make_isotropic.py.
    const Voxels volume =
        made({std::size_t(x), std::size_t(y), std::size_t(z)}, three(reference["spacing"]),
             [](double i, double j, double k) {
                 return 100 * std::sin(0.9 * i + 0.4 * k) + 80 * std::cos(0.7 * j - 0.3 * i) + 15 * k;
             });
    QCOMPARE(reference["cases"].toArray().size(), 2);
    for (const QJsonValue entry : reference["cases"].toArray()) {
        const auto cubes = resampledIsotropic(volume, entry["cubeMm"].toDouble());
        QVERIFY(cubes.ok());
        const auto size = three(entry["size"]);
        for (std::size_t axis = 0; axis < 3; ++axis) {
            QCOMPARE(double(cubes->size[axis]), size[axis]);
            QCOMPARE(cubes->spacingMm[axis], entry["cubeMm"].toDouble());
        }
        const std::vector<float> values = valuesOf(*cubes);
        const QJsonArray expected = entry["values"].toArray();
        QCOMPARE(values.size(), std::size_t(expected.size()));
        for (std::size_t i = 0; i < values.size(); ++i) {
            const double wanted = expected[qsizetype(i)].toDouble();
            QVERIFY2(std::abs(values[i] - wanted) < 1e-4, qPrintable(QString::number(i)));
        }
    }
}

void TestResample::thickSlicesGetTheRightAspect() {
    // A ball of 24 mm in slices of 5 mm: 33 x 33 x 7 voxels, 32 mm by 32 mm by 30 mm.
    const auto ball = [](double x, double y, double z) {
        return std::hypot(x - 16, y - 16, 5 * z - 15) <= 12 ? 1000 : 0;
    };
    const Voxels thick = made({33, 33, 7}, {1, 1, 5}, ball);
    const auto cubes = resampledIsotropic(thick);
    QVERIFY(cubes.ok());
    const auto frame = [](const Voxels& voxels) {
        const Volume volume(voxels);
        return volume.frame(volume.frames(Plane::sagittal) / 2, Plane::sagittal);
    };
    const auto squeezed = frame(thick), right = frame(*cubes);
    QVERIFY(squeezed.ok() && right.ok());
    QCOMPARE(squeezed->height, 7);
    QCOMPARE(right->height, 31);
    QCOMPARE(right->width, 33);
    QCOMPARE(right->spacingMm, (std::array<double, 2>{1, 1}));
    // As wide as it is high: what is above half lies within 24 mm to 25 mm, and a slice's distance.
    int across = 0, down = 0;
    for (int i = 0; i < right->width; ++i) across += right->stored[std::size_t(15 * right->width + i)] > 500;
    for (int i = 0; i < right->height; ++i) down += right->stored[std::size_t(i * right->width + 16)] > 500;
    QCOMPARE(across, 25);
    QVERIFY2(std::abs(down - across) <= 5, qPrintable(QString::number(down)));
}

void TestResample::everyOrientationStays() {
    Voxels oblique = made({7, 6, 5}, {0.7, 0.9, 3}, zero);
    const double a = 0.3;
    oblique.direction = {{{std::cos(a), std::sin(a), 0}, {0, 0, -1}, {-std::sin(a), std::cos(a), 0}}};
    oblique.originMm = {-20, 31, 7};
    const auto cubes = resampledIsotropic(rampOn(oblique), 0.7);
    QVERIFY(cubes.ok());
    const std::vector<float> values = valuesOf(*cubes);
    std::size_t i = 0;
    for (std::size_t z = 0; z < cubes->size[2]; ++z)
        for (std::size_t y = 0; y < cubes->size[1]; ++y)
            for (std::size_t x = 0; x < cubes->size[0]; ++x)
                QVERIFY(std::abs(values[i++] - ramp(placeOf(*cubes, x, y, z))) < 1e-3);
}

void TestResample::tiltIsUndone() {
    const double a = 15 * std::numbers::pi / 180;
    Voxels tilted = made({9, 12, 10}, {1, 1, 2}, zero);
    tilted.direction[1] = {0, std::cos(a), std::sin(a)};
    const Voxels volume = rampOn(tilted);
    const auto cubes = resampledIsotropic(volume, 1);
    QVERIFY(cubes.ok());
    // At right angles, and the whole volume in it: the slices drift by 18 mm x sin 15 degrees.
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < i; ++j)
            QVERIFY(std::abs(dot(cubes->direction[i], cubes->direction[j])) < 1e-9);
    QCOMPARE(cubes->size[1], std::size_t(11 + std::floor(18 * std::sin(a))) + 1);
    const std::vector<float> values = valuesOf(*cubes), before = valuesOf(volume);
    const float least = *std::min_element(before.begin(), before.end());
    std::size_t i = 0, inside = 0;
    for (std::size_t z = 0; z < cubes->size[2]; ++z)
        for (std::size_t y = 0; y < cubes->size[1]; ++y)
            for (std::size_t x = 0; x < cubes->size[0]; ++x, ++i) {
                const Vector3 at = placeOf(*cubes, x, y, z);
                // In voxels of the tilted volume: rows are crossed at their own height.
                const double row = at[1] / std::cos(a), slice = (at[2] - row * std::sin(a)) / 2;
                const bool within = row >= 0 && row <= 11 && slice >= 0 && slice <= 9;
                const bool outside = row < -1 || row > 12 || slice < -1 || slice > 10;
                if (within) QVERIFY(std::abs(values[i] - ramp(at)) < 1e-3);
                if (outside) QCOMPARE(values[i], least);
                inside += within ? 1 : 0;
            }
    QVERIFY(inside > 1000);
}

void TestResample::wholeNumbersStayWhole() {
    const Voxels volume = made({4, 4, 4}, {1, 1, 4}, [](double x, double, double z) { return x + 3 * z; });
    QCOMPARE(int(volume.number), int(Number::int16));
    const auto cubes = resampledIsotropic(volume);
    QVERIFY(cubes.ok());
    QCOMPARE(int(cubes->number), int(Number::int16));
}

void TestResample::bytesStayBytes() {
    Voxels volume = made({3, 3, 4}, {1, 1, 2}, zero);
    volume.number = Number::uint8;
    volume.bytes.assign(volume.count(), std::byte{200});
    const auto cubes = resampledIsotropic(volume);
    QVERIFY(cubes.ok());
    const auto slabbed = slabs(*cubes, {SlabKind::mean, 3, 0, Plane::axial});
    QVERIFY(slabbed.ok());
    QCOMPARE(int(slabbed->number), int(Number::uint8));
    // Shown as they were, not by their percentiles.
    const auto before = Volume(volume).frame(0, Plane::axial),
               after = Volume(*slabbed).frame(0, Plane::axial);
    QVERIFY(before.ok() && after.ok());
    QCOMPARE(display(*after).data.at(0), display(*before).data.at(0));
}

void TestResample::timesStayApart() {
    Voxels volume = made({2, 2, 3}, {1, 1, 2}, [](double x, double, double) { return x; });
    std::vector<float> values = valuesOf(volume);
    values.resize(2 * values.size(), 100);
    volume.times = 2;
    setValues(volume, values);
    const auto cubes = resampledIsotropic(volume);
    QVERIFY(cubes.ok());
    const std::vector<float> both = valuesOf(*cubes);
    QCOMPARE(both.size(), std::size_t(2 * 2 * 2 * 5));
    QCOMPARE(*std::max_element(both.begin(), both.begin() + 20), 1.0f);
    QCOMPARE(*std::min_element(both.begin() + 20, both.end()), 100.0f);
}

void TestResample::cubesThatCannotBe() {
    const auto codeOf = [](const Voxels& volume, double mm) {
        const auto cubes = resampledIsotropic(volume, mm);
        return cubes ? ErrorCode::internal : cubes.error().code;
    };
    const Voxels volume = made({3, 3, 3}, {1, 1, 1}, zero);
    QCOMPARE(codeOf(volume, -1), ErrorCode::invalidArgument);
    QCOMPARE(codeOf(volume, std::nan("")), ErrorCode::invalidArgument);
    QCOMPARE(codeOf(volume, 1e-300), ErrorCode::unsupportedFormat);
    Voxels unknown = volume;
    unknown.spacingMm[2] = 0;
    QCOMPARE(codeOf(unknown, 1), ErrorCode::unsupportedFormat);
    Voxels flat = volume;
    flat.direction[2] = flat.direction[1];
    QCOMPARE(codeOf(flat, 1), ErrorCode::unsupportedFormat);
    Voxels colour = volume;
    colour.components = 3;
    QCOMPARE(codeOf(colour, 1), ErrorCode::unsupportedFormat);
}

void TestResample::slabsAlongEachPlane_data() {
    QTest::addColumn<int>("plane");
    QTest::addColumn<int>("kind");
    for (const Plane plane : {Plane::axial, Plane::coronal, Plane::sagittal})
        for (const SlabKind kind : {SlabKind::maximum, SlabKind::mean, SlabKind::minimum})
            QTest::addRow("%s %s", planeName(plane), slabKindName(kind)) << int(plane) << int(kind);
}

void TestResample::slabsAlongEachPlane() {
    QFETCH(int, plane);
    QFETCH(int, kind);
    const auto valueAt = [](double x, double y, double z) {
        return std::fmod(x * 37 + y * 101 + z * 211 + x * y * 7 + y * z * 13, 89.0) + 0.5;
    };
    const Voxels volume = made({8, 7, 9}, {2, 2, 2}, valueAt);
    // 6.3 mm are nearest to three slices.
    const auto slabbed = slabs(volume, {SlabKind(kind), 6.3, 0, Plane(plane)});
    QVERIFY(slabbed.ok());
    const auto axis = std::size_t(axisThrough(volume, Plane(plane)));
    std::array<std::size_t, 3> size = volume.size;
    size[axis] /= 3;
    QCOMPARE(slabbed->size, size);
    QCOMPARE(slabbed->spacingMm[axis], 6.0);
    QCOMPARE(slabbed->originMm[axis], 2.0);
    const std::vector<float> values = valuesOf(*slabbed);
    std::size_t i = 0;
    for (std::size_t z = 0; z < size[2]; ++z)
        for (std::size_t y = 0; y < size[1]; ++y)
            for (std::size_t x = 0; x < size[0]; ++x) {
                std::array<double, 3> along{};
                for (std::size_t s = 0; s < 3; ++s) {
                    std::array<std::size_t, 3> at{x, y, z};
                    at[axis] = 3 * at[axis] + s;
                    along[s] = valueAt(double(at[0]), double(at[1]), double(at[2]));
                }
                const double wanted = SlabKind(kind) == SlabKind::maximum ? *std::ranges::max_element(along)
                                      : SlabKind(kind) == SlabKind::minimum
                                          ? *std::ranges::min_element(along)
                                          : (along[0] + along[1] + along[2]) / 3;
                QVERIFY(std::abs(values[i++] - wanted) < 1e-4);
            }
}

void TestResample::slabsInSteps() {
    const Voxels volume = made({1, 1, 10}, {1, 1, 1}, [](double, double, double z) { return z; });
    const auto overlapping = slabs(volume, {SlabKind::maximum, 4, 2, Plane::axial});
    QVERIFY(overlapping.ok());
    QCOMPARE(valuesOf(*overlapping), (std::vector<float>{3, 5, 7, 9}));
    // What fills no slab is left out; of too thick ones there is one.
    const auto rest = slabs(volume, {SlabKind::minimum, 3, 0, Plane::axial});
    QVERIFY(rest.ok());
    QCOMPARE(valuesOf(*rest), (std::vector<float>{0, 3, 6}));
    const auto thick = slabs(volume, {SlabKind::mean, 500, 0, Plane::axial});
    QVERIFY(thick.ok());
    QCOMPARE(thick->size[2], std::size_t(1));
    const auto thin = slabs(volume, {SlabKind::mean, 0.1, 0, Plane::axial});
    QVERIFY(thin.ok());
    QCOMPARE(valuesOf(*thin), valuesOf(volume));
}

void TestResample::slabsThatCannotBe() {
    Voxels volume = made({2, 2, 2}, {1, 1, 1}, zero);
    QCOMPARE(slabs(volume, {SlabKind::mean, 0, 0, Plane::axial}).error().code, ErrorCode::invalidArgument);
    QCOMPARE(slabs(volume, {SlabKind::mean, 1, -1, Plane::axial}).error().code, ErrorCode::invalidArgument);
    volume.spacingMm[2] = 0;
    QCOMPARE(slabs(volume, {SlabKind::mean, 1, 0, Plane::axial}).error().code, ErrorCode::unsupportedFormat);
    SlabKind kind = SlabKind::mean;
    QVERIFY(!slabKindFromName("most", kind) && kind == SlabKind::mean);
    QVERIFY(slabKindFromName("min", kind) && kind == SlabKind::minimum);
}

void TestResample::isCancelled() {
    const Voxels volume = made({4, 4, 4}, {1, 1, 4}, zero);
    JobContext job;
    QVERIFY(resampledIsotropic(volume, 1, job).ok());
    QCOMPARE(isotropicVoxels(volume, 1), 4.0 * 4 * 13);
    QCOMPARE(isotropicVoxels(volume, -1), 0.0);
    job.cancel.cancel();
    QCOMPARE(resampledIsotropic(volume, 1, job).error().code, ErrorCode::cancelled);
    QCOMPARE(slabs(volume, {SlabKind::mean, 8, 0, Plane::axial}, job).error().code, ErrorCode::cancelled);
    QCOMPARE(encodeNrrd(volume, job).error().code, ErrorCode::cancelled);
}

/// More voxels than are made at once.
void TestResample::blocksFitTogether() {
    const auto cubes = resampledIsotropic(
        made({150, 150, 3}, {1, 1, 60}, [](double x, double y, double z) { return x + y + 60 * z; }), 1);
    QVERIFY(cubes.ok());
    QCOMPARE(cubes->size[2], std::size_t(121));
    const std::vector<float> values = valuesOf(*cubes);
    for (std::size_t z = 0; z < 121; ++z)
        for (const std::size_t at : {std::size_t(0), std::size_t(149)})
            QVERIFY(std::abs(values[(z * 150 + at) * 150 + at] - float(2 * at + z)) < 1e-2f);
}

void TestResample::nrrdComesBack() {
    Voxels volume = made({5, 4, 3}, {0.7, 1.0 / 3, 5},
                         [](double x, double y, double z) { return 100 * z + 10 * y + x - 20; });
    volume.direction[1] = {0, 0.8, 0.6};
    volume.originMm = {-1.5, 2.25, 1e-3};
    volume.facts = {{"PatientID", "Z 1"}, {"ImageType", "ORIGINAL\\PRIMARY"}, {"PatientName", "a\nb"}};
    volume.window = Window{40, 400, WindowSource::file};
    const auto bytes = encodeNrrd(volume);
    QVERIFY(bytes.ok());
    const auto back = readNrrd("x.nrrd", *bytes);
    QVERIFY(back.ok());
    QCOMPARE(back->size, volume.size);
    QVERIFY(back->bytes == volume.bytes);
    QCOMPARE(int(back->number), int(Number::int16));
    QVERIFY(back->facts == volume.facts);
    for (std::size_t axis = 0; axis < 3; ++axis) {
        QVERIFY(std::abs(back->spacingMm[axis] - volume.spacingMm[axis]) < 1e-12);
        QCOMPARE(back->originMm[axis], volume.originMm[axis]);
        QVERIFY(length(plus(unit(back->direction[axis]), volume.direction[axis], -1)) < 1e-12);
    }
    const test::TemporaryFolder folder;
    test::writeFile(folder.path("x"), {reinterpret_cast<const char*>(bytes->data()), bytes->size()});
    const auto image = readImage(folder.path("x"), {1});
    QVERIFY(image.ok());
    QCOMPARE(image->facts.at("PatientID"), std::string("Z 1"));
    QCOMPARE(image->window.level, 40.0);
    QVERIFY(image->window.source == WindowSource::file);
}

void TestResample::nrrdOfScaledValuesAndTimes() {
    Voxels volume =
        made({3, 2, 2}, {1, 1, 1}, [](double x, double y, double z) { return x + 3 * y + 6 * z; });
    volume.times = 2;
    volume.size[2] = 1;
    volume.slope = 0.5;
    volume.intercept = -1;
    const auto bytes = encodeNrrd(volume);
    QVERIFY(bytes.ok());
    const auto back = readNrrd("x.nrrd", *bytes);
    QVERIFY(back.ok());
    QCOMPARE(back->times, std::size_t(2));
    QCOMPARE(valuesOf(*back), valuesOf(volume));
    volume.components = 3;
    QCOMPARE(encodeNrrd(volume).error().code, ErrorCode::unsupportedFormat);
}

void TestResample::nrrdFactsAreTexts() {
    Voxels volume = made({2, 2, 1}, {1, 1, 1}, zero);
    // A fact that would be a field, and a window that is none.
    volume.facts = {{"PatientName", "x\ntype: block"}, {"WindowCenter", "1e999"}, {"WindowWidth", "0"}};
    const auto bytes = encodeNrrd(volume);
    QVERIFY(bytes.ok());
    const auto back = readNrrd("x.nrrd", *bytes);
    QVERIFY(back.ok());
    QCOMPARE(back->facts.at("PatientName"), std::string("x\ntype: block"));
    QVERIFY(!back->window);
}

void TestResample::fullestSlices() {
    TissueMeasure tissue;
    for (const int bright : {0, 6, 12, 3}) {
        Pixels slice{4, 4, 1, std::vector<std::uint8_t>(16, 20)};
        std::fill_n(slice.data.begin(), bright, std::uint8_t(180));
        tissue.add(slice);
    }
    QCOMPARE(tissue.shares(), (std::vector<double>{0, 6 / 16.0, 12 / 16.0, 3 / 16.0}));
    // Of colour the mean counts.
    TissueMeasure colour;
    colour.add({1, 2, 3, {10, 10, 10, 255, 200, 0}});
    QCOMPARE(colour.shares(), std::vector<double>{0.5});
    TissueMeasure flat;
    flat.add({2, 1, 1, {7, 7}});
    QCOMPARE(flat.shares(), std::vector<double>{0});
    QVERIFY(TissueMeasure().shares().empty());
}

QTEST_APPLESS_MAIN(TestResample)
#include "test_resample.moc"
