#include <QTest>
#include <cmath>
#include <cstring>
#include <limits>

#include "imaging/display.h"
#include "imaging/read_image.h"
#include "tests/imaging/image_files.h"
#include "tests/imaging/tiff_maker.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::imaging;

using Values = std::vector<double>;

namespace {

constexpr int kUint = 1, kInt = 2, kReal = 3;
constexpr int kGrey = 1, kRgb = 2, kPalette = 3, kInks = 5, kLab = 8, kIccLab = 9;

/// Whole numbers of 8, 16, 24, 32 or 64 bits in a file's byte order.
std::string cells(const test::TiffMaker& maker, const std::vector<std::int64_t>& values) {
    std::string out;
    for (const std::int64_t v : values) out += maker.number(std::uint64_t(v), std::size_t(maker.bits / 8));
    return out;
}

/// Numbers of any size without gaps, each row from a new byte.
std::string packed(const std::vector<std::uint32_t>& values, int bits, std::size_t aRow) {
    std::string out;
    int free = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i % aRow == 0) free = 0;
        for (int b = bits - 1; b >= 0; --b) {
            if (free == 0) {
                out += '\0';
                free = 8;
            }
            out.back() = char(std::uint8_t(out.back()) | (values[i] >> b & 1u) << --free);
        }
    }
    return out;
}

}  // namespace

class TestTiffReader : public QObject {
    Q_OBJECT
private:
    test::TemporaryFolder m_folder;

    Result<Image> read(const test::TiffMaker& maker) const {
        test::writeFile(m_folder.path("t.tif"), maker.file());
        return readImage(m_folder.path("t.tif"));
    }
    static test::TiffMaker grey(int bits, int format, int width) {
        test::TiffMaker maker{width, 1};
        maker.bits = bits;
        maker.format = format;
        return maker;
    }

private Q_SLOTS:
    void directoriesInACircle() {
        auto maker = grey(8, kUint, 2);
        maker.pixels = "ab";
        std::string content = maker.file();
        constexpr std::size_t kFirst = 8, kEntry = 12;
        const std::size_t entries = std::uint8_t(content[kFirst]);
        content.replace(kFirst + 2 + entries * kEntry, 4, maker.number(kFirst, 4));
        test::writeFile(m_folder.path("t.tif"), content);
        const auto image = readImage(m_folder.path("t.tif"));
        QVERIFY(!image.ok());
        QCOMPARE(image.error().code, ErrorCode::corruptFile);
    }

    /// All tiles may be the same few bytes of the file: what they hold is decoded for each.
    void tilesFarLargerThanThePicture() {
        auto maker = grey(8, kUint, 1);
        maker.height = 60000;
        maker.pixels = std::string(1000, 'x');
        maker.more[322] = {4, {16384}};
        maker.more[323] = {4, {16384}};
        maker.more[324] = {4, {8, 8, 8, 8}};
        maker.more[325] = {4, {1000, 1000, 1000, 1000}};
        const auto image = read(maker);
        QVERIFY(!image.ok());
        QCOMPARE(image.error().code, ErrorCode::unsupportedFormat);
        QVERIFY2(
            image.error().detail.find("16384 x 65536 pixels are more than can be read") != std::string::npos,
            image.error().detail.c_str());
    }

    /// Those at the edges of a picture may reach beyond the greatest that is read.
    void tilesLargerThanThePicture() {
        constexpr int kHeight = 60000, kTile = 8192;
        constexpr std::size_t kTiles = 8, kRun = 128;
        constexpr std::uint32_t kPlace = 0x01020304;
        auto maker = grey(8, kUint, 1);
        maker.height = kHeight;
        // PackBits: a byte 128 times.
        for (std::size_t i = 0; i < std::size_t(kTile) * kTile / kRun; ++i) maker.pixels += "\x81x";
        const auto size = std::uint32_t(maker.pixels.size());
        maker.more[259] = {3, {32773}};
        maker.more[322] = {4, {kTile}};
        maker.more[323] = {4, {kTile}};
        maker.more[324] = {4, std::vector<std::uint32_t>(kTiles, kPlace)};
        maker.more[325] = {4, std::vector<std::uint32_t>(kTiles, size)};
        std::string content = maker.file();
        const std::string place = maker.number(kPlace, 4);
        for (std::size_t i = 0, at = 0; i < kTiles; ++i, at += place.size()) {
            at = content.find(place, at);
            QVERIFY(at != std::string::npos);
            content.replace(at, place.size(), maker.number(content.size() - size, 4));
        }
        test::writeFile(m_folder.path("t.tif"), content);
        const auto image = readImage(m_folder.path("t.tif"));
        QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
        QCOMPARE(image->height, kHeight);
        QCOMPARE(image->stored[0], double('x'));
        QCOMPARE(image->stored[kHeight - 1], double('x'));
    }

    void halfFloats() {
        // By IEEE 754: 0, 1, -2, 65504, the least normal, the least of all, infinity, not a number.
        for (const bool big : {false, true}) {
            auto maker = grey(16, kReal, 8);
            maker.big = big;
            maker.pixels = cells(maker, {0x0000, 0x3C00, 0xC000, 0x7BFF, 0x0400, 0x0001, 0x7C00, 0x7E00});
            const auto image = read(maker);
            QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
            const Values expected = {0, 1, -2, 65504, std::ldexp(1.0, -14), std::ldexp(1.0, -24)};
            for (std::size_t i = 0; i < expected.size(); ++i) QCOMPARE(image->stored[i], expected[i]);
            QVERIFY(std::isinf(image->stored[6]));
            QVERIFY(std::isnan(image->stored[7]));
            QCOMPARE(image->window.source, WindowSource::percentile);
        }
    }

    void floatsOf24Bits() {
        auto maker = grey(24, kReal, 3);
        maker.pixels = cells(maker, {0x3F0000, 0xC08000, 0});  // a bias of 63
        const auto image = read(maker);
        QVERIFY(image.ok());
        QCOMPARE(image->stored, (Values{1, -3, 0}));
    }

    void packedIntegers_data() {
        QTest::addColumn<int>("bits");
        for (const int bits : {3, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15, 20, 31})
            QTest::newRow(qPrintable(QString::number(bits))) << bits;
    }
    void packedIntegers() {
        // Two rows of five, so that the second begins at a new byte.
        QFETCH(int, bits);
        const auto most = std::uint32_t((std::uint64_t{1} << bits) - 1);
        const std::vector<std::uint32_t> values = {0, 1, most, most / 2, 5, 2, most - 1, 3, 0, most};
        for (const bool big : {false, true}) {
            test::TiffMaker maker{5, 2};
            maker.bits = bits;
            maker.big = big;
            maker.pixels = packed(values, bits, 5);
            const auto image = read(maker);
            QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
            QCOMPARE(image->stored, Values(values.begin(), values.end()));
            QCOMPARE(image->bitsStored, bits);
            maker.format = kInt;
            const auto negative = read(maker);
            QVERIFY(negative.ok());
            QCOMPARE(negative->stored[2], -1.0);
            const std::uint64_t half = most / 2;
            QCOMPARE(negative->stored[3], double(half));
        }
        // Colour of as many bits is shown over all of them.
        test::TiffMaker colour{2, 1};
        colour.bits = bits;
        colour.samples = 3;
        colour.photometric = kRgb;
        colour.pixels = packed({0, most, most, most, 0, 0}, bits, 6);
        const auto image = read(colour);
        QVERIFY(image.ok());
        if (bits < 24) QCOMPARE(display(*image).data, (std::vector<std::uint8_t>{0, 255, 255, 255, 0, 0}));
    }

    void integersOf24And64Bits() {
        for (const bool big : {false, true}) {
            auto wide = grey(64, kInt, 4);
            wide.big = big;
            wide.pixels = cells(wide, {-1, 0, 1000000000000, -9007199254740991});
            QCOMPARE(read(wide)->stored, (Values{-1, 0, 1e12, -9007199254740991.0}));
            wide.format = kUint;
            wide.pixels = cells(wide, {-1, 0, 7, 65536});
            QCOMPARE(read(wide)->stored, (Values{18446744073709551615.0, 0, 7, 65536}));
            auto three = grey(24, kUint, 2);
            three.big = big;
            three.pixels = cells(three, {0xFFFFFF, 0x010203});
            QCOMPARE(read(three)->stored, (Values{16777215, 66051}));
            three.format = kInt;
            QCOMPARE(read(three)->stored, (Values{-1, 66051}));
        }
    }

    void byAnotherCompression() {
        // What Pillow reads of them: files/make_files.py.
        const auto webp = readImage(test::imageFile("webp.tif"));
        QVERIFY2(webp.ok(), webp.ok() ? "" : webp.error().detail.c_str());
        QCOMPARE(statisticsOf(webp->stored).sum, 180089.0);
        const auto ycc = readImage(test::imageFile("ycbcr_jpeg.tif"));
        QVERIFY2(ycc.ok(), ycc.ok() ? "" : ycc.error().detail.c_str());
        QCOMPARE(ycc->channels, 3);
        const auto plain = readImage(test::imageFile("rgb.png"));
        // A pixel of the picture it was made from, four by four times as large, as near as JPEG keeps it.
        for (std::size_t c = 0; c < 3; ++c)
            QVERIFY(std::abs(ycc->stored[(20 * 64 + 20) * 3 + c] - plain->stored[(5 * 26 + 5) * 3 + c]) < 24);
    }

    void unknownCompressionIsNamed() {
        auto maker = grey(8, kUint, 2);
        maker.pixels = "ab";
        maker.more[259] = {3, {50002}};  // JPEG XL
        const auto image = read(maker);
        QVERIFY(!image.ok());
        QCOMPARE(image.error().code, ErrorCode::unsupportedFormat);
        QVERIFY(QString::fromStdString(image.error().detail).contains("50002"));
    }

    void cieLab_data() {
        QTest::addColumn<int>("photometric");
        QTest::addColumn<int>("bits");
        QTest::addColumn<int>("format");
        QTest::newRow("8 bits") << kLab << 8 << kUint;
        QTest::newRow("16 bits") << kLab << 16 << kUint;
        QTest::newRow("ICC, 8 bits") << kIccLab << 8 << kUint;
        QTest::newRow("ICC, 16 bits") << kIccLab << 16 << kUint;
        QTest::newRow("real numbers") << kLab << 32 << kReal;
    }
    void cieLab() {
        QFETCH(int, photometric);
        QFETCH(int, bits);
        QFETCH(int, format);
        // L*, a*, b* (white of D50) and what LittleCMS makes of them in sRGB.
        struct Colour {
            double l, a, b;
            int rgb[3];
        };
        const Colour colours[] = {{100, 0, 0, {255, 255, 255}},        {0, 0, 0, {0, 0, 0}},
                                  {53.585, 0, 0, {128, 128, 128}},     {54.29, 80.8, 69.9, {255, 0, 0}},
                                  {87.82, -79.29, 80.99, {0, 255, 0}}, {29.57, 68.3, -112.03, {0, 0, 255}}};
        test::TiffMaker maker{int(std::size(colours)), 1};
        maker.bits = bits;
        maker.format = format;
        maker.samples = 3;
        maker.photometric = photometric;
        for (const Colour& colour : colours) {
            const double axes[] = {colour.a, colour.b};
            if (format == kReal) {
                for (const double v : {colour.l, colour.a, colour.b}) {
                    const float number = float(v);
                    std::uint32_t raw;
                    std::memcpy(&raw, &number, 4);
                    maker.pixels += maker.number(raw, 4);
                }
                continue;
            }
            const double white = bits == 8 ? 255 : photometric == kIccLab ? 65280 : 65535;
            const double step = bits == 8 ? 1 : 256;
            maker.pixels += cells(maker, {std::llround(colour.l / 100 * white)});
            for (const double v : axes)
                maker.pixels += cells(maker, {std::llround((photometric == kIccLab ? v + 128 : v) * step)});
        }
        const auto image = read(maker);
        QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
        QCOMPARE(image->photometric, Photometric::rgb);
        const Pixels shown = display(*image);
        for (std::size_t i = 0; i < std::size(colours); ++i)
            for (std::size_t c = 0; c < 3; ++c)
                // Eight bits are coarse: a step of a* or b* is up to four of a dark channel.
                QVERIFY2(std::abs(shown.data[3 * i + c] - colours[i].rgb[c]) <= (bits == 8 ? 12 : 3),
                         qPrintable(QString("%1 %2: %3").arg(i).arg(c).arg(shown.data[3 * i + c])));
    }

    void inksOf16Bits() {
        test::TiffMaker maker{2, 1};
        maker.bits = 16;
        maker.samples = 4;
        maker.photometric = kInks;
        maker.pixels = cells(maker, {0, 65535, 0, 0, 0, 0, 0, 32768});
        const auto image = read(maker);
        QVERIFY(image.ok());
        QCOMPARE(display(*image).data, (std::vector<std::uint8_t>{255, 0, 255, 127, 127, 127}));
    }

    void colourAsRealNumbers() {
        const auto colour = [&](const std::vector<float>& values) {
            test::TiffMaker maker{int(values.size() / 3), 1};
            maker.bits = 32;
            maker.format = kReal;
            maker.samples = 3;
            maker.photometric = kRgb;
            for (const float v : values) {
                std::uint32_t raw;
                std::memcpy(&raw, &v, 4);
                maker.pixels += maker.number(raw, 4);
            }
            return display(*read(maker)).data;
        };
        using Shown = std::vector<std::uint8_t>;
        QCOMPARE(colour({0, 0.5f, 1, 0.2f, 0.25f, 0.1f}), (Shown{0, 128, 255, 51, 64, 26}));
        // A dark picture stays dark: it is not stretched.
        QCOMPARE(colour({0, 0.1f, 0.2f}), (Shown{0, 26, 51}));
        QCOMPARE(colour({0, 128, 255}), (Shown{0, 128, 255}));
        QCOMPARE(colour({0, 32768, 65535}), (Shown{0, 128, 255}));
        // Neither: from the least to the greatest.
        const Shown wide = colour({-3, 0, 12.5f});
        QCOMPARE(wide.front(), std::uint8_t(0));
        QCOMPARE(wide.back(), std::uint8_t(255));
    }

    void colourThatDoesNotFill16Bits_data() {
        QTest::addColumn<int>("most");
        for (const int bits : {8, 10, 12, 14, 16})
            QTest::newRow(qPrintable(QString::number(bits))) << (1 << bits) - 1;
    }
    void colourThatDoesNotFill16Bits() {
        QFETCH(int, most);
        test::TiffMaker maker{2, 1};
        maker.bits = 16;
        maker.samples = 3;
        maker.photometric = kRgb;
        maker.pixels = cells(maker, {0, most, most / 2, most, 0, most / 4});
        const auto image = read(maker);
        QVERIFY(image.ok());
        QCOMPARE(image->stored[1], double(most));
        const auto shown = display(*image).data;
        QCOMPARE(shown[0], std::uint8_t(0));
        QCOMPARE(shown[1], std::uint8_t(255));
        QVERIFY(std::abs(shown[2] - 127) <= 1);
        QVERIFY(std::abs(shown[5] - 63) <= 1);
    }

    void theFilesOwnGreatestValueCounts() {
        test::TiffMaker maker{1, 1};
        maker.bits = 16;
        maker.samples = 3;
        maker.photometric = kRgb;
        maker.pixels = cells(maker, {0, 500, 1000});
        maker.more[281] = {3, {4000, 4000, 4000}};
        QCOMPARE(display(*read(maker)).data, (std::vector<std::uint8_t>{0, 32, 64}));
    }

    void palettes() {
        // Four entries named, of 256; with opacity behind the index.
        test::TiffMaker maker{2, 1};
        maker.photometric = kPalette;
        std::vector<std::uint32_t> map(3 * 256);
        for (std::size_t c = 0; c < 3; ++c) map[c * 256 + 1] = std::uint32_t(257 * (10 + c));
        maker.more[320] = {3, map};
        maker.pixels = std::string("\0\1", 2);
        QCOMPARE(read(maker)->stored, (Values{0, 0, 0, 10, 11, 12}));
        maker.samples = 2;
        maker.more[338] = {3, {2}};
        maker.pixels = std::string("\0\xFF\1\x80", 4);
        QCOMPARE(read(maker)->stored, (Values{0, 0, 0, 10, 11, 12}));
    }

    void stacksOfImageJ_data() {
        QTest::addColumn<bool>("big");
        QTest::addColumn<bool>("inStrips");
        for (const bool big : {false, true})
            for (const bool inStrips : {false, true})
                QTest::addRow("%s, %s", big ? "big-endian" : "little-endian",
                              inStrips ? "in strips" : "in one piece")
                    << big << inStrips;
    }
    // Of a large stack ImageJ describes the first picture alone, and says how many follow it.
    void stacksOfImageJ() {
        QFETCH(bool, big);
        QFETCH(bool, inStrips);
        test::TiffMaker maker{2, 2};
        maker.bits = 16;
        maker.big = big;
        maker.describe("ImageJ=1.53t\nimages=3\nslices=3\nloop=false\n");
        maker.pixels = cells(maker, {1, 2, 3, 4});
        const std::string others = cells(maker, {101, 102, 103, 104, 201, 202, 203, 204});
        std::string file = maker.file();
        if (inStrips) {
            const auto start = std::uint32_t(file.size() - maker.pixels.size());
            maker.more[278] = {4, {1}};
            // Two values each, which stand outside their entries: 16 bytes more.
            maker.more[273] = {4, {start + 16, start + 20}};
            maker.more[279] = {4, {4, 4}};
            file = maker.fileWithOffsets();
        }
        const auto readFrame = [&](const std::string& content, int frame) {
            test::writeFile(m_folder.path("stack.tif"), content);
            return readImage(m_folder.path("stack.tif"), {frame});
        };
        for (const int frame : {0, 1, 2}) {
            const auto image = readFrame(file + others, frame);
            QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
            QCOMPARE(image->frames, 3);
            QCOMPARE(image->frame, frame);
            const double first = 100 * frame + 1;
            QCOMPARE(image->stored, (Values{first, first + 1, first + 2, first + 3}));
            QVERIFY(image->remarks.empty());
        }
        QCOMPARE(readFrame(file + others, 3).error().code, ErrorCode::invalidArgument);
        // The last one is not whole: the others are read, and that is said.
        const auto cut = readFrame((file + others).substr(0, file.size() + others.size() - 1), 1);
        QVERIFY2(cut.ok(), cut.ok() ? "" : cut.error().detail.c_str());
        QCOMPARE(cut->frames, 2);
        QCOMPARE(cut->remarks.size(), std::size_t(1));
        QVERIFY(!readFrame((file + others).substr(0, file.size() + others.size() - 1), 2).ok());
        // One picture alone, with the words of the stack that it was taken from.
        const auto alone = readFrame(file, 0);
        QVERIFY(alone.ok());
        QCOMPARE(alone->frames, 1);
        QVERIFY(alone->remarks.empty());
    }

    void whatIsNoStackOfImageJ_data() {
        QTest::addColumn<QString>("description");
        for (const char* description :
             {"images=3", "made by hand\nimages=3\n", "ImageJ=1.53\nslices=3\n", "ImageJ=1.53\nimages=-3\n",
              "ImageJ=1.53\nimages=many\n", "ImageJ=1.53\nimages=99999999999999\n"})
            QTest::newRow(description) << QString(description);
    }
    void whatIsNoStackOfImageJ() {
        QFETCH(QString, description);
        test::TiffMaker maker{2, 1};
        maker.describe(description.toStdString());
        maker.pixels = "\x05\x06";
        test::writeFile(m_folder.path("none.tif"), maker.file() + "abcdef");
        const auto image = readImage(m_folder.path("none.tif"));
        QVERIFY(image.ok());
        QCOMPARE(image->frames, 1);
        QCOMPARE(image->stored, (Values{5, 6}));
    }

    void absurdSizesAreRefusedBeforeMemoryIsTaken() {
        for (const int compression : {1, 5, 8, 32773}) {
            test::TiffMaker maker{16000, 16000};
            maker.bits = 8;
            maker.pixels = "few";
            maker.more[259] = {3, {std::uint32_t(compression)}};
            const auto image = read(maker);
            QVERIFY(!image.ok());
            QCOMPARE(image.error().code, ErrorCode::corruptFile);
            QVERIFY(QString::fromStdString(image.error().detail).contains("fewer data"));
            maker.width = maker.height = 60000;
            QCOMPARE(read(maker).error().code, ErrorCode::unsupportedFormat);
        }
    }
};

QTEST_APPLESS_MAIN(TestTiffReader)
#include "test_tiff_reader.moc"
