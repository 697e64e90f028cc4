#include <QTest>
#include <limits>

#include "imaging/display.h"

using namespace fovea::imaging;

class TestDisplay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void followsTheStandardsFormula();
    void windowOfWidthOneIsAThreshold();
    void defaultWindowIsIdentity();
    void monochrome1IsInverted();
    void userWindowReplacesTheFiles();
    void lookupTableIsClamped();
    void colourIsShownAsItIs();
    void deepColourIsScaledFromFullRange();
    void notANumberIsBlack();
    void statistics();
};

namespace {
Image grey(std::vector<double> stored, Window window) {
    Image image;
    image.width = static_cast<int>(stored.size());
    image.height = 1;
    image.stored = std::move(stored);
    image.window = window;
    return image;
}
using Greys = std::vector<std::uint8_t>;
}  // namespace

void TestDisplay::followsTheStandardsFormula() {
    // PS3.3 C.11.2.1.2.1's own example: level 2048, width 4096, output 0..255:
    // x <= 0 is 0, x > 4095 is 255, else ((x - 2047.5) / 4095 + 0.5) * 255.
    const Image image =
        grey({-5, 0, 1, 8, 9, 1000, 2047, 2048, 4087, 4095, 4096, 9000}, {2048, 4096, WindowSource::file});
    //   8 -> 0.498, 9 -> 0.560, 1000 -> 62.27, 2047 -> 127.47, 2048 -> 127.53, 4087 -> 254.50
    QCOMPARE(display(image).data, (Greys{0, 0, 0, 0, 1, 62, 127, 128, 255, 255, 255, 255}));

    // Level 40, width 400: black up to -160, white from 239 on.
    const Image ct = grey({-161, -160, -159, 0, 40, 239, 240}, {40, 400, WindowSource::file});
    //   -159 -> 0.639, 0 -> 102.26, 40 -> 127.82
    QCOMPARE(display(ct).data, (Greys{0, 0, 1, 102, 128, 255, 255}));
}

void TestDisplay::windowOfWidthOneIsAThreshold() {
    const Image image = grey({9, 9.4f, 9.6f, 10, 11}, {10, 1, WindowSource::file});
    QCOMPARE(display(image).data, (Greys{0, 0, 255, 255, 255}));
}

void TestDisplay::defaultWindowIsIdentity() {
    std::vector<double> all(256);
    Greys expected(256);
    for (std::size_t i = 0; i < 256; ++i) {
        all[i] = static_cast<double>(i);
        expected[i] = static_cast<std::uint8_t>(i);
    }
    QCOMPARE(display(grey(all, Window{})).data, expected);
}

void TestDisplay::monochrome1IsInverted() {
    Image image = grey({0, 10, 255}, Window{});
    image.photometric = Photometric::monochrome1;
    QCOMPARE(display(image).data, (Greys{255, 245, 0}));
}

void TestDisplay::userWindowReplacesTheFiles() {
    Image image = grey({0, 10, 255}, {40, 400, WindowSource::file});
    QCOMPARE(display(image, Window{10, 1, WindowSource::user}).data, (Greys{0, 255, 255}));
    image.window.source = WindowSource::lut;
    image.voiLut = {7};
    QCOMPARE(display(image).data, (Greys{7, 7, 7}));
    QCOMPARE(display(image, Window{10, 1, WindowSource::user}).data, (Greys{0, 255, 255}));
}

void TestDisplay::lookupTableIsClamped() {
    Image image = grey({-100, 4, 5, 6.4f, 6.6f, 8, 900}, {6, 4, WindowSource::lut});
    image.voiLutFirst = 5;
    image.voiLut = {10, 20.5f, 30, 250};
    QCOMPARE(display(image).data, (Greys{10, 10, 10, 21, 30, 250, 250}));
}

void TestDisplay::colourIsShownAsItIs() {
    Image image = grey({0, 128, 255, 1, 2, 3}, Window{});
    image.width = 2;
    image.channels = 3;
    image.photometric = Photometric::rgb;
    const Pixels pixels = display(image, Window{10, 1, WindowSource::user});
    QCOMPARE(pixels.channels, 3);
    QCOMPARE(pixels.data, (Greys{0, 128, 255, 1, 2, 3}));
}

void TestDisplay::deepColourIsScaledFromFullRange() {
    Image image = grey({0, 257, 65535}, {32768, 65536, WindowSource::none});
    image.width = 1;
    image.channels = 3;
    image.photometric = Photometric::rgb;
    QCOMPARE(display(image).data, (Greys{0, 1, 255}));
}

void TestDisplay::notANumberIsBlack() {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinite = std::numeric_limits<double>::infinity();
    Image image = grey({nan, infinite, -infinite}, Window{});
    QCOMPARE(display(image).data, (Greys{0, 255, 0}));
    image.window.source = WindowSource::lut;
    image.voiLut = {7, 8};
    QCOMPARE(display(image).data, (Greys{7, 8, 7}));
}

void TestDisplay::statistics() {
    const Statistics s = statisticsOf(std::vector<double>{-2, 1, 4});
    QCOMPARE(s.min, -2.0);
    QCOMPARE(s.max, 4.0);
    QCOMPARE(s.mean, 1.0);
    QCOMPARE(s.sum, 3.0);
    QCOMPARE(statisticsOf(std::vector<std::uint8_t>{200, 250}).sum, 450.0);
    QCOMPARE(statisticsOf(std::vector<double>{}).sum, 0.0);
}

QTEST_APPLESS_MAIN(TestDisplay)
#include "test_display.moc"
