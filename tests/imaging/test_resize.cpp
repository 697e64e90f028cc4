#include <QTest>
#include <cstring>
#include <stdexcept>

#include "base/safetensors.h"
#include "imaging/display.h"
#include "imaging/read_image.h"
#include "imaging/resize.h"
#include "tests/imaging/image_files.h"

using namespace fovea;
using namespace fovea::imaging;

class TestResize : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void equalsPillow_data();
    void equalsPillow();
    void boxEqualsPillow();
    void strongReductionEqualsPillow();
    void boxOfWholePixelsEqualsCropping();
    void sameSizeIsIdentity();
    void constantStaysConstant();
    void impossibleRequests();
    void greyBecomesRgb();
};

namespace {

Pixels pixelsOf(const TensorView& tensor) {
    Pixels pixels;
    pixels.height = static_cast<int>(tensor.shape[0]);
    pixels.width = static_cast<int>(tensor.shape[1]);
    pixels.channels = tensor.shape.size() == 3 ? static_cast<int>(tensor.shape[2]) : 1;
    pixels.data.resize(tensor.bytes.size());
    std::memcpy(pixels.data.data(), tensor.bytes.data(), tensor.bytes.size());
    return pixels;
}

int greatestDifference(const Pixels& a, const Pixels& b) {
    int greatest = 0;
    for (std::size_t i = 0; i < a.data.size(); ++i)
        greatest = std::max(greatest, std::abs(a.data[i] - b.data[i]));
    return greatest;
}

Pixels pattern(int width, int height, int channels) {
    Pixels pixels{width, height, channels, {}};
    std::uint32_t state = 1;
    for (int i = 0; i < width * height * channels; ++i) {
        state = state * 1664525u + 1013904223u;
        pixels.data.push_back(static_cast<std::uint8_t>(state >> 24));
    }
    return pixels;
}

}  // namespace

void TestResize::equalsPillow_data() {
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("expected");
    for (const char* size : {"64x64", "33w_47h", "200w_260h"})
        QTest::newRow(size) << "input.rgb" << QString("expect.rgb.") + size;
    for (const char* size : {"128x128", "512x512", "37x37"})
        QTest::newRow(QByteArray("grey ") + size) << "input.gray" << QString("expect.gray.") + size;
}

void TestResize::equalsPillow() {
    QFETCH(QString, input);
    QFETCH(QString, expected);
    const auto file = SafeTensors::open(std::string(FOVEA_TEST_DATA) + "/resize.safetensors");
    QVERIFY(file.ok());
    const TensorView* source = file->find(input.toStdString());
    const TensorView* golden = file->find(expected.toStdString());
    QVERIFY(source && golden);
    const Pixels want = pixelsOf(*golden);
    const Pixels got = resize(pixelsOf(*source), want.width, want.height);
    QCOMPARE(got.data.size(), want.data.size());
    // The same integers in the same order: no difference at all, where one level is allowed.
    QCOMPARE(greatestDifference(got, want), 0);
}

void TestResize::boxEqualsPillow() {
    // files/make_files.py: grey.png, resize((7, 5), BILINEAR, box=(3.5, 2.25, 24.75, 17.5)).
    const std::vector<std::uint8_t> want = {64,  91,  118, 146, 173, 200, 222, 85,  112, 139, 167, 194,
                                            221, 156, 107, 134, 161, 189, 216, 191, 57,  128, 155, 182,
                                            210, 214, 86,  37,  149, 176, 203, 219, 103, 34,  57};
    const auto image = readImage(test::imageFile("grey.png"));
    QVERIFY(image.ok());
    const Pixels got = resize(display(*image), 7, 5, {3.5, 2.25, 21.25, 15.25});
    QCOMPARE(greatestDifference(got, {7, 5, 1, want}), 0);
    QCOMPARE(got.data.size(), want.size());
}

void TestResize::strongReductionEqualsPillow() {
    // Image.fromarray(pattern(611, 4, channels)).resize((3, 2), BILINEAR): some 400 values make up one.
    const std::vector<std::uint8_t> colour = {130, 132, 123, 125, 129, 130, 119, 125, 130,
                                              127, 131, 122, 123, 131, 125, 117, 131, 128};
    QVERIFY(resize(pattern(611, 4, 3), 3, 2).data == colour);
    const std::vector<std::uint8_t> grey = {125, 133, 132, 123, 128, 124};
    QVERIFY(resize(pattern(611, 4, 1), 3, 2).data == grey);
}

void TestResize::boxOfWholePixelsEqualsCropping() {
    const Pixels whole = pattern(40, 30, 3);
    Pixels part{20, 16, 3, {}};
    for (int y = 7; y < 23; ++y) {
        const auto row = whole.data.begin() + (y * 40 + 11) * 3;
        part.data.insert(part.data.end(), row, row + 20 * 3);
    }
    QCOMPARE(resize(whole, 20, 16, {11, 7, 20, 16}).data, part.data);
    // Halved, the outermost results also see pixels beside the box; the others do not.
    const Pixels halved = resize(whole, 10, 8, {11, 7, 20, 16});
    const Pixels alone = resize(part, 10, 8);
    for (std::size_t y = 1; y < 7; ++y) {
        for (std::size_t i = 3; i < 27; ++i) QCOMPARE(halved.data[y * 30 + i], alone.data[y * 30 + i]);
    }
    QVERIFY(halved.data != alone.data);
}

void TestResize::sameSizeIsIdentity() {
    const Pixels pixels = pattern(17, 5, 3);
    QCOMPARE(resize(pixels, 17, 5).data, pixels.data);
}

void TestResize::constantStaysConstant() {
    for (const std::uint8_t level : {std::uint8_t{0}, std::uint8_t{77}, std::uint8_t{255}}) {
        const Pixels flat{1000, 3, 1, std::vector<std::uint8_t>(3000, level)};
        for (const auto& [width, height] : {std::pair(1, 1), std::pair(333, 2), std::pair(1999, 7)}) {
            const Pixels got = resize(flat, width, height);
            QCOMPARE(got.data, std::vector<std::uint8_t>(static_cast<std::size_t>(width * height), level));
        }
    }
}

void TestResize::impossibleRequests() {
    const Pixels pixels = pattern(8, 8, 1);
    QVERIFY_EXCEPTION_THROWN(resize(pixels, 0, 4), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(resize(Pixels{}, 4, 4), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(resize(pixels, 4, 4, {-1, 0, 4, 4}), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(resize(pixels, 4, 4, {6, 0, 4, 4}), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(resize(pixels, 4, 4, {0, 0, 0, 4}), std::invalid_argument);
    // A rounding error beyond the edge is none of them.
    QCOMPARE(resize(pixels, 4, 4, {0, 0, 8 + 1e-9, 8}).data, resize(pixels, 4, 4).data);
}

void TestResize::greyBecomesRgb() {
    QCOMPARE(toRgb({2, 1, 1, {5, 9}}).data, (std::vector<std::uint8_t>{5, 5, 5, 9, 9, 9}));
    QCOMPARE(toRgb({1, 1, 3, {1, 2, 3}}).data, (std::vector<std::uint8_t>{1, 2, 3}));
}

QTEST_APPLESS_MAIN(TestResize)
#include "test_resize.moc"
