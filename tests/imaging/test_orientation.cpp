#include "imaging/orientation.h"

#include <zlib.h>
#include <QTest>

#include "imaging/read_image.h"
#include "tests/imaging/image_files.h"
#include "tests/imaging/tiff_maker.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::imaging;

namespace {

/// EXIF data of one orientation, whose tag is of that type (1 BYTE, 3 SHORT, 4 LONG, 16 LONG8 ...).
std::string exifOf(int orientation, int type, bool big, bool inside = false) {
    test::TiffMaker number;
    number.big = big;
    const std::size_t size = type == 1 || type == 6 ? 1 : type == 3 || type == 8 ? 2 : type >= 16 ? 8 : 4;
    const std::string value = number.number(std::uint64_t(orientation), size);
    std::string exif = (big ? "MM" : "II") + number.number(42, 2) + number.number(8, 4) +
                       number.number(1, 2) + number.number(274, 2) + number.number(std::uint64_t(type), 2);
    if (size <= 4) {
        exif += number.number(1, 4) + value + std::string(4 - size, '\0') + std::string(4, '\0');
    } else {
        exif += number.number(1, 4) + number.number(26, 4) + std::string(4, '\0') + value;
    }
    return inside ? std::string("Exif\0\0", 6) + exif : exif;
}

std::span<const std::byte> bytesOf(const std::string& text) {
    return std::as_bytes(std::span(text.data(), text.size()));
}

std::string bigEndian(std::size_t value, int size) {
    std::string out;
    for (int i = size - 1; i >= 0; --i) out += char(value >> 8 * i);
    return out;
}

std::string chunk(const std::string& name, const std::string& data) {
    const std::string body = name + data;
    return bigEndian(data.size(), 4) + body +
           bigEndian(crc32(0, reinterpret_cast<const Bytef*>(body.data()), uInt(body.size())), 4);
}

std::string segment(char marker, const std::string& data) {
    return std::string("\xFF") + marker + bigEndian(data.size() + 2, 2) + data;
}

std::string packed(const std::string& text) {
    std::string out(compressBound(uLong(text.size())), '\0');
    uLongf size = uLongf(out.size());
    compress(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(text.data()),
             uLong(text.size()));
    out.resize(size);
    return out;
}

/// As ImageMagick writes it: digits in lines of 72.
std::string rawProfile(const std::string& bytes, const char* name) {
    std::string text = std::string("\n") + name + "\n      " + std::to_string(bytes.size());
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i % 36 == 0) text += '\n';
        constexpr char kHex[] = "0123456789abcdef";
        text += kHex[std::uint8_t(bytes[i]) >> 4];
        text += kHex[std::uint8_t(bytes[i]) & 15];
    }
    return text + '\n';
}

}  // namespace

class TestOrientation : public QObject {
    Q_OBJECT
private:
    test::TemporaryFolder m_folder;

    /// Whether the file is read as its pixels, turned by 6 (their left column becomes the first row).
    bool isTurned(const std::string& content, const char* upright) const {
        test::writeFile(m_folder.path("x"), content);
        const auto image = readImage(m_folder.path("x"));
        auto expected = readImage(test::imageFile(upright));
        if (!image || !expected) return false;
        turnUpright(*expected, 6);
        return image->width == expected->width && image->height == expected->height &&
               image->stored == expected->stored;
    }

private Q_SLOTS:
    void everyIntegerTypeInBothByteOrders() {
        for (const bool big : {false, true})
            for (const int type : {1, 3, 4, 6, 8, 9, 16, 17})
                for (const bool inside : {false, true})
                    QCOMPARE(exifOrientation(bytesOf(exifOf(6, type, big, inside))), 6);
        // Rational or text: states none. Nor does a number that is none.
        QCOMPARE(exifOrientation(bytesOf(exifOf(6, 5, false))), 1);
        QCOMPARE(exifOrientation(bytesOf(exifOf(6, 2, true))), 1);
        QVERIFY(!statedOrientation(bytesOf(exifOf(9, 3, false))));
        QVERIFY(!statedOrientation(bytesOf(exifOf(0, 3, true))));
    }

    void cutAndDamagedDataStateNone() {
        const std::string whole = exifOf(6, 16, true);
        for (std::size_t size = 0; size < whole.size(); ++size)
            QVERIFY(!statedOrientation(bytesOf(whole.substr(0, size))));
        std::string far = exifOf(6, 3, false);
        far.replace(4, 4, "\xF0\xFF\xFF\xFF");
        QVERIFY(!statedOrientation(bytesOf(far)));
    }

    void png_data() {
        QTest::addColumn<QByteArray>("chunks");
        QTest::addColumn<bool>("behind");
        const auto row = [](const char* name, const std::string& chunks, bool behind) {
            QTest::newRow(name) << QByteArray::fromStdString(chunks) << behind;
        };
        const std::string exif = exifOf(6, 3, true), inside = exifOf(6, 3, false, true);
        row("eXIf before the pixels", chunk("eXIf", exif), false);
        row("eXIf behind the pixels", chunk("eXIf", exif), true);
        row("eXIf that begins as in JPEG", chunk("eXIf", inside), false);
        row("eXIf of LONG", chunk("eXIf", exifOf(6, 4, false)), true);
        const std::string text = rawProfile(inside, "exif");
        row("profile as text", chunk("tEXt", std::string("Raw profile type exif") + '\0' + text), false);
        row("profile as compressed text, behind",
            chunk("zTXt", std::string("Raw profile type exif") + '\0' + '\0' + packed(text)), true);
        row("profile of APP1",
            chunk("zTXt",
                  std::string("Raw profile type APP1") + '\0' + '\0' + packed(rawProfile(inside, "APP1"))),
            false);
        row("profile as international text",
            chunk("iTXt", std::string("Raw profile type exif") + std::string("\0\1\0\0\0", 5) + packed(text)),
            false);
        row("eXIf before a profile of another",
            chunk("zTXt", std::string("Raw profile type exif") + '\0' + '\0' +
                              packed(rawProfile(exifOf(3, 3, false, true), "exif"))) +
                chunk("eXIf", exif),
            false);
    }
    void png() {
        QFETCH(QByteArray, chunks);
        QFETCH(bool, behind);
        std::string file = test::contentOf(test::imageFile("rgb.png"));
        file.insert(behind ? file.size() - 12 : 33, chunks.toStdString());
        QVERIFY(isTurned(file, "rgb.png"));
    }

    void jpeg_data() {
        QTest::addColumn<QByteArray>("segments");
        const auto row = [](const char* name, const std::string& segments) {
            QTest::newRow(name) << QByteArray::fromStdString(segments);
        };
        const std::string exif = segment('\xE1', exifOf(6, 3, false, true));
        row("alone", exif);
        row("big-endian LONG", segment('\xE1', exifOf(6, 4, true, true)));
        row("BYTE", segment('\xE1', exifOf(6, 1, true, true)));
        row("behind XMP and a profile",
            segment('\xE1', std::string("http://ns.adobe.com/xap/1.0/\0<x/>", 33)) +
                segment('\xE2', std::string("ICC_PROFILE\0", 12)) + exif);
        row("behind EXIF that states none", segment('\xE1', exifOf(0, 3, false, true)) + exif);
        row("several: the first counts", exif + segment('\xE1', exifOf(3, 3, false, true)));
        row("behind fill bytes", "\xFF\xFF\xFF" + exif);
    }
    void jpeg() {
        QFETCH(QByteArray, segments);
        std::string file = test::contentOf(test::imageFile("rgb.jpg"));
        file.insert(2, segments.toStdString());
        QVERIFY(isTurned(file, "rgb.jpg"));
    }

    void tiff() {
        // 3 x 2 grey pixels, turned: the lower left comes first.
        for (const bool big : {false, true}) {
            for (const int type : {1, 3, 4, 6, 8, 9}) {
                test::TiffMaker maker{3, 2};
                maker.big = big;
                maker.pixels = "\x01\x02\x03\x04\x05\x06";
                maker.more[274] = {type, {6}};
                test::writeFile(m_folder.path("t"), maker.file());
                const auto image = readImage(m_folder.path("t"));
                QVERIFY(image.ok());
                QCOMPARE(image->width, 2);
                QCOMPARE(image->stored, (std::vector<double>{4, 1, 5, 2, 6, 3}));
            }
        }
    }

    void webp() { QVERIFY(isTurned(test::contentOf(test::imageFile("orientation6.webp")), "rgb.webp")); }

    void allEightOfBytesWordsAndNumbers() {
        // 3 x 2: what EXIF's tag 274 says of row 0 and column 0, written out.
        const std::vector<std::vector<double>> expected = {{},
                                                           {1, 2, 3, 4, 5, 6},
                                                           {3, 2, 1, 6, 5, 4},
                                                           {6, 5, 4, 3, 2, 1},
                                                           {4, 5, 6, 1, 2, 3},
                                                           {1, 4, 2, 5, 3, 6},
                                                           {4, 1, 5, 2, 6, 3},
                                                           {6, 3, 5, 2, 4, 1},
                                                           {3, 6, 2, 5, 1, 4}};
        for (int orientation = 1; orientation <= 8; ++orientation) {
            const auto turned = [&](StoredValues stored) {
                Image image;
                image.width = 3;
                image.height = 2;
                image.stored = std::move(stored);
                turnUpright(image, orientation);
                return image.stored;
            };
            const std::vector<double>& right = expected[std::size_t(orientation)];
            QCOMPARE(turned(StoredValues(std::vector<std::uint8_t>{1, 2, 3, 4, 5, 6})), right);
            QCOMPARE(turned(StoredValues(std::vector<std::uint16_t>{1, 2, 3, 4, 5, 6})), right);
            QCOMPARE(turned(StoredValues(std::vector<double>{1, 2, 3, 4, 5, 6})), right);
        }
        // Larger than the squares in which it is done.
        Image image;
        image.width = 70;
        image.height = 45;
        std::vector<std::uint16_t> values(70 * 45);
        for (std::size_t i = 0; i < values.size(); ++i) values[i] = std::uint16_t(i);
        image.stored = StoredValues(values);
        turnUpright(image, 6);
        for (std::size_t y = 0; y < 45; ++y)
            for (std::size_t x = 0; x < 70; ++x)
                QCOMPARE(image.stored[x * 45 + (44 - y)], double(y * 70 + x));
    }
};

QTEST_APPLESS_MAIN(TestOrientation)
#include "test_orientation.moc"
