#include <QTest>
#include <cstdlib>
#include <filesystem>

#include "imaging/colour_as_grey.h"
#include "imaging/display.h"
#include "imaging/read_image.h"
#include "imaging/resize.h"
#include "tests/imaging/image_files.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::imaging;

// All formats of pictures, with the files of make_files.py. The sums were printed by files/make_files.py:
// they are what Pillow reads, or what the file was made from.
class TestReadRaster : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void variants_data();
    void variants();
    void everyCutIsNoticed_data();
    void everyCutIsNoticed();
    void pngWithoutItsEnd_data();
    void pngWithoutItsEnd();
    void damageInsideCompressedDataIsNoticed_data();
    void damageInsideCompressedDataIsNoticed();
    void pagesAreFrames();
    void previewsOfJpeg2000();
    void framesOfAnimations();
    void everyCutOfAnAnimationIsNoticed();
    void whatAFrameCoveredComesBack();
    void endlessAnimationsAreRefused();
    void heifMadeOfItselfIsRefused();
    void heifOfEightBitsAndMore();
    void absurdSizesAreRefusedBeforeMemoryIsTaken();
    void absurdJpeg2000IsRefusedBeforeItIsDecoded_data();
    void absurdJpeg2000IsRefusedBeforeItIsDecoded();
    void greyStoredAsColourCountsAsGrey_data();
    void greyStoredAsColourCountsAsGrey();
    void orientation_data();
    void orientation();
    void lostPagesAreNoticed();
    void deepGreyGetsThePercentileWindow();
    void contentCountsNotTheName();
    void namesBeyondAscii();
    void refusals_data();
    void refusals();
    void looksLikeAnImage();
};

void TestReadRaster::variants_data() {
    QTest::addColumn<QString>("format");
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("bits");
    QTest::addColumn<double>("sum");
    const auto row = [](const char* name, const char* format, int channels, int bits, double sum) {
        QTest::newRow(name) << QString(format) << channels << bits << sum;
    };
    row("grey.png", "PNG", 1, 8, 68248);
    row("rgb.png", "PNG", 3, 8, 179528);
    row("rgba.png", "PNG", 3, 8, 179528);
    row("grey_alpha.png", "PNG", 1, 8, 68248);
    row("palette.png", "PNG", 3, 8, 179784);
    row("grey16.png", "PNG", 1, 16, 6682780);
    row("rgb16.png", "PNG", 3, 16, 46138696);
    row("grey4.png", "PNG", 1, 8, 68374);
    row("grey.jpg", "JPEG", 1, 8, 68198);
    row("rgb.jpg", "JPEG", 3, 8, 179542);
    row("progressive.jpg", "JPEG", 3, 8, 179542);
    row("cmyk.jpg", "JPEG", 3, 8, 168505);
    row("grey.jp2", "JPEG 2000", 1, 8, 68248);
    row("rgb.jp2", "JPEG 2000", 3, 8, 179528);
    row("rgba.jp2", "JPEG 2000", 3, 8, 179528);
    row("grey_alpha.jp2", "JPEG 2000", 1, 8, 68248);
    row("grey16.jp2", "JPEG 2000", 1, 16, 6682780);
    row("lossy.jp2", "JPEG 2000", 3, 8, 179642);
    row("rgb.j2k", "JPEG 2000", 3, 8, 179528);
    row("rgb_ht.j2c", "JPEG 2000", 3, 8, 179528);
    row("grey.tif", "TIFF", 1, 8, 68248);
    row("rgb_lzw.tif", "TIFF", 3, 8, 179528);
    row("rgb_deflate.tif", "TIFF", 3, 8, 179528);
    row("rgb_jpeg.tif", "TIFF", 3, 8, 179399);
    row("grey_alpha.tif", "TIFF", 1, 8, 68248);
    row("palette.tif", "TIFF", 3, 8, 179784);
    row("one_bit.tif", "TIFF", 1, 8, 68595);
    row("float.tif", "TIFF", 1, 32, 1007.5);
    row("int32.tif", "TIFF", 1, 32, 6682780);
    row("pages.tif", "TIFF", 1, 8, 68248);
    row("pages16.tif", "TIFF", 1, 16, 6682780);
    row("white_is_zero.tif", "TIFF", 1, 8, 68248);
    row("rgb16.tif", "TIFF", 3, 16, 46138696);
    row("tiles16.tif", "TIFF", 1, 16, 6682780);
    row("planes.tif", "TIFF", 3, 8, 179528);
    row("grey.bmp", "BMP", 1, 8, 68248);
    row("rgb.bmp", "BMP", 3, 8, 179528);
    row("rgba.bmp", "BMP", 3, 8, 179528);
    row("palette.bmp", "BMP", 3, 8, 179784);
    row("rgb555_top_down.bmp", "BMP", 3, 8, 180918);
    row("palette4.bmp", "BMP", 3, 8, 144666);
    row("rgb.webp", "WebP", 3, 8, 179528);
    row("rgba.webp", "WebP", 3, 8, 179528);
    row("lossy.webp", "WebP", 3, 8, 179666);
    row("palette.gif", "GIF", 3, 8, 179784);
    row("grey.gif", "GIF", 3, 8, 204744);
}

void TestReadRaster::variants() {
    const auto image = readImage(test::imageFile(QTest::currentDataTag()));
    QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
    QCOMPARE(image->width, 26);
    QCOMPARE(image->height, 20);
    QTEST(QString::fromStdString(image->format), "format");
    QTEST(image->channels, "channels");
    QTEST(image->bitsStored, "bits");
    QTEST(statisticsOf(image->stored).sum, "sum");
    QCOMPARE(image->stored.size(), static_cast<std::size_t>(26 * 20 * image->channels));

    // Lossless variants of the two pictures show them, whatever their depth; one pixel of each.
    const std::string name = QTest::currentDataTag();
    const Pixels shown = display(*image);
    const std::size_t at = 3 * 26 + 5;  // x = 5, y = 3: grey (5 * 9 + 3 * 7), green 5 * 8, blue 3 * 12
    const bool lossless = name.find("jpg") == std::string::npos && name.find("jpeg") == std::string::npos &&
                          name.find("lossy") == std::string::npos &&
                          name.find("palette") == std::string::npos;
    if (image->channels == 3 && lossless && name.find("555") == std::string::npos && name != "grey.gif") {
        QCOMPARE(shown.data[3 * at], std::uint8_t(66));
        QCOMPARE(shown.data[3 * at + 1], std::uint8_t(40));
        QCOMPARE(shown.data[3 * at + 2], std::uint8_t(36));
    }
    if (image->channels == 1 && name.starts_with("grey.") && lossless)
        QCOMPARE(shown.data[at], std::uint8_t(66));
    if (name == "white_is_zero.tif") {
        QCOMPARE(image->photometric, Photometric::monochrome1);
        QCOMPARE(shown.data[at], std::uint8_t(255 - 66));
    }
}

void TestReadRaster::everyCutIsNoticed_data() {
    QTest::addColumn<double>("part");
    for (const char* name :
         {"rgb.png",     "grey16.png",   "rgb.jpg",           "progressive.jpg", "grey.tif",
          "rgb_lzw.tif", "rgb_jpeg.tif", "white_is_zero.tif", "planes.tif",      "tiles16.tif",
          "rgb.bmp",     "grey.bmp",     "rgb.jp2",           "grey16.jp2",      "lossy.jp2",
          "rgb.j2k",     "lossy.webp",   "palette.gif",       "rgb.heic",        "rgb.avif"}) {
        for (const double part : {0.25, 0.5, 0.9, 0.99}) {
            // A small one has no pixel there: pngWithoutItsEnd().
            if (part == 0.99 && std::string(name).ends_with(".png")) continue;
            QTest::newRow((std::string(name) + " " + std::to_string(int(part * 100)) + " %").c_str()) << part;
        }
    }
}

void TestReadRaster::everyCutIsNoticed() {
    QFETCH(double, part);
    const std::string tag = QTest::currentDataTag();
    const std::string whole = test::contentOf(test::imageFile(tag.substr(0, tag.find(' '))));
    QVERIFY(whole.size() > 100);
    const test::TemporaryFolder folder;
    test::writeFile(folder.path("cut"),
                    whole.substr(0, static_cast<std::size_t>(double(whole.size()) * part)));
    const auto image = readImage(folder.path("cut"));
    QVERIFY(!image.ok());
    QCOMPARE(errorCodeName(image.error().code), errorCodeName(ErrorCode::corruptFile));
    QCOMPARE(image.error().file, folder.path("cut"));
    QVERIFY(!image.error().detail.empty());
}

void TestReadRaster::pngWithoutItsEnd_data() {
    QTest::addColumn<QString>("name");
    for (const char* name :
         {"grey.png", "rgb.png", "rgba.png", "palette.png", "grey16.png", "rgb16.png", "grey4.png"})
        QTest::newRow(name) << QString(name);
}

void TestReadRaster::pngWithoutItsEnd() {
    QFETCH(const QString, name);
    const std::string whole = test::contentOf(test::imageFile(name.toStdString()));
    constexpr std::size_t kEnd = 12;  // the last chunk
    QVERIFY(whole.substr(whole.size() - 8, 4) == "IEND");
    const test::TemporaryFolder folder;
    const auto read = [&](const std::string& content) {
        test::writeFile(folder.path("cut"), content);
        return readImage(folder.path("cut"));
    };
    const auto right = read(whole);
    QVERIFY(right.ok());
    QVERIFY(right->remarks.empty());
    const std::string pixels = whole.substr(0, whole.size() - kEnd);
    for (const std::string& content : {pixels, pixels + std::string("\0\0", 2),
                                       whole.substr(0, whole.size() - 1), pixels + std::string(64, '\0'),
                                       pixels + std::string(64, '\xFF'), pixels + "rubbish and more of it"}) {
        const auto image = read(content);
        QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
        QCOMPARE(image->stored, right->stored);
        QCOMPARE(image->remarks.size(), std::size_t(1));
    }
    // A byte of the checksum of the pixels is missing, or wrong.
    QCOMPARE(read(pixels.substr(0, pixels.size() - 1)).error().code, ErrorCode::corruptFile);
    std::string wrong = pixels;
    wrong.back() ^= 1;
    QCOMPARE(read(wrong).error().code, ErrorCode::corruptFile);
}

void TestReadRaster::damageInsideCompressedDataIsNoticed_data() {
    QTest::addColumn<int>("at");  // an offset inside the compressed pixels, from the end where negative
    QTest::addColumn<bool>("endMarker");
    QTest::newRow("rgb.png") << -90 << false;
    QTest::newRow("rgb.jpg") << -150 << true;
    QTest::newRow("progressive.jpg") << -150 << true;
    QTest::newRow("rgb_deflate.tif") << 60 << false;
}

void TestReadRaster::damageInsideCompressedDataIsNoticed() {
    // Bytes are missing in the middle, the end is there. Zeros replace them, so
    // that nothing else moves.
    QFETCH(int, at);
    QFETCH(bool, endMarker);
    std::string content = test::contentOf(test::imageFile(QTest::currentDataTag()));
    const std::size_t place =
        at < 0 ? content.size() - static_cast<std::size_t>(-at) : static_cast<std::size_t>(at);
    content.replace(place, 40, std::string(40, '\0'));
    // JPEG: the end of the image in the middle of its data, so that no marker is missing.
    if (endMarker) content.replace(place + 40, 2, "\xFF\xD9");
    const test::TemporaryFolder folder;
    test::writeFile(folder.path("damaged"), content);
    const auto image = readImage(folder.path("damaged"));
    QVERIFY(!image.ok());
    QCOMPARE(errorCodeName(image.error().code), errorCodeName(ErrorCode::corruptFile));
}

void TestReadRaster::pagesAreFrames() {
    const auto second = readImage(test::imageFile("pages.tif"), {1});
    QVERIFY(second.ok());
    QCOMPARE(second->frames, 3);
    QCOMPARE(second->frame, 1);
    QCOMPARE(statisticsOf(second->stored).sum, 64352.0);
    // The third is the first, turned upside down.
    const auto first = readImage(test::imageFile("pages.tif"));
    const auto third = readImage(test::imageFile("pages.tif"), {2});
    QVERIFY(first.ok() && third.ok());
    QVERIFY(std::equal(first->stored.begin(), first->stored.end(), third->stored.rbegin()));
    for (const int frame : {3, -1}) {
        const auto none = readImage(test::imageFile("pages.tif"), {frame});
        QVERIFY(!none.ok());
        QCOMPARE(none.error().code, ErrorCode::invalidArgument);
    }
    const auto deep = readImage(test::imageFile("pages16.tif"), {1});
    QVERIFY(deep.ok());
    QCOMPARE(deep->frames, 2);
    QCOMPARE(statisticsOf(deep->stored).sum, 27395420.0);
    QCOMPARE(readImage(test::imageFile("rgb.png"), {1}).error().code, ErrorCode::invalidArgument);
}

void TestReadRaster::previewsOfJpeg2000() {
    // Half and a quarter are decoded alone; the sums are those of Pillow's `reduce` (OpenJPEG, too).
    const auto file = ImageFile::open(test::imageFile("rgb.jp2"));
    QVERIFY(file.ok());
    struct Wanted {
        int edge, width, height;
        double sum;
    };
    for (const Wanted wanted :
         {Wanted{26, 26, 20, 179528}, {14, 26, 20, 179528}, {13, 13, 10, 43444}, {6, 7, 5, 11143}}) {
        const auto preview = file->preview(0, wanted.edge);
        QVERIFY2(preview.ok(), preview.ok() ? "" : preview.error().detail.c_str());
        QCOMPARE(preview->width, wanted.width);
        QCOMPARE(preview->height, wanted.height);
        QCOMPARE(preview->channels, 3);
        QCOMPARE(statisticsOf(preview->stored).sum, wanted.sum);
    }
    // A format without resolutions is read as it is.
    QCOMPARE(ImageFile::open(test::imageFile("rgb.png"))->preview(0, 5)->width, 26);
}

void TestReadRaster::framesOfAnimations() {
    // What Pillow makes of each, printed by files/make_files.py.
    struct Expected {
        const char* name;
        std::vector<double> sums;
    };
    for (const Expected& expected :
         {Expected{"frames.webp", {179528, 218272, 179528}}, {"frames.gif", {80040, 93000, 105960}}}) {
        for (int frame = 0; frame < 3; ++frame) {
            const auto image = readImage(test::imageFile(expected.name), {frame});
            QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
            QCOMPARE(image->frames, 3);
            QCOMPARE(image->frame, frame);
            QCOMPARE(image->width, 26);
            QCOMPARE(statisticsOf(image->stored).sum, expected.sums[std::size_t(frame)]);
        }
        QCOMPARE(readImage(test::imageFile(expected.name), {3}).error().code, ErrorCode::invalidArgument);
    }
}

void TestReadRaster::everyCutOfAnAnimationIsNoticed() {
    // The frame asked for, or an error: never a picture in part.
    for (const char* name : {"frames.webp", "frames.gif"}) {
        const std::string whole = test::contentOf(test::imageFile(name));
        const test::TemporaryFolder folder;
        for (std::size_t size = 0; size < whole.size(); size += 7) {
            test::writeFile(folder.path("cut"), whole.substr(0, size));
            for (const int frame : {0, 2}) {
                const auto image = readImage(folder.path("cut"), {frame});
                if (!image) continue;
                const auto right = readImage(test::imageFile(name), {frame});
                QVERIFY2(image->stored == right->stored, qPrintable(QString("%1 %2").arg(name).arg(size)));
            }
        }
    }
}

void TestReadRaster::whatAFrameCoveredComesBack() {
    // Two pixels of colour 1; one of colour 2 over the right one, to be taken away again; one of colour 3
    // over the left one.
    const auto frame = [](int disposal, int left, int width, int colour) {
        std::string block("\x21\xF9\x04", 3);
        block += char(disposal << 2);
        block += std::string(4, '\0') + '\x2C' + char(left) + std::string(3, '\0') + char(width);
        block += std::string("\0\1\0\0\2\2", 6);
        // Clear, the pixels, and the end, in codes of three bits.
        const int codes = width == 1 ? 4 | colour << 3 | 5 << 6 : 4 | colour << 3 | colour << 6 | 5 << 9;
        return block + char(codes & 0xFF) + char(codes >> 8) + '\0';
    };
    std::string gif = "GIF89a" + std::string("\2\0\1\0\x81\0\0", 7);
    for (const int grey : {0, 10, 20, 30}) gif += std::string(3, char(grey));
    gif += frame(1, 0, 2, 1) + frame(3, 1, 1, 2) + frame(1, 0, 1, 3) + ';';
    const test::TemporaryFolder folder;
    test::writeFile(folder.path("x"), gif);
    using Values = std::vector<double>;
    const Values expected[] = {{10, 10}, {10, 20}, {30, 10}};
    for (int i = 0; i < 3; ++i) {
        const auto image = readImage(folder.path("x"), {i});
        QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
        QCOMPARE((Values{image->stored[0], image->stored[3]}), expected[i]);
    }
}

void TestReadRaster::endlessAnimationsAreRefused() {
    const test::TemporaryFolder folder;
    const auto refused = [&](const std::string& content) {
        test::writeFile(folder.path("x"), content);
        const auto image = readImage(folder.path("x"));
        return image ? std::string("read") : image.error().detail;
    };
    std::string gif = "GIF89a" + std::string("\1\0\1\0\0\0\0", 7);
    for (int i = 0; i <= 65536; ++i) gif += '\x2C' + std::string("\0\0\0\0\1\0\1\0\0\2\2\x44\1\0", 14);
    QCOMPARE(refused(gif + ';'), std::string("GIF of more than 65536 frames"));
    // A canvas of 4096 x 4096 pixels, of which each of 1025 frames covers a corner.
    const std::string whole = test::contentOf(test::imageFile("frames.webp"));
    constexpr std::size_t kFrame = 44, kFrameBytes = 144;
    QCOMPARE(whole.substr(kFrame, 4), std::string("ANMF"));
    std::string webp = whole.substr(0, kFrame);
    webp.replace(24, 6, std::string("\xFF\x0F\0\xFF\x0F\0", 6));
    for (int i = 0; i <= 1024; ++i) webp += whole.substr(kFrame, kFrameBytes);
    for (std::size_t i = 0; i < 4; ++i) webp[4 + i] = char((webp.size() - 8) >> 8 * i & 0xFF);
    QCOMPARE(refused(webp),
             std::string("WebP of 1025 frames of 4096 x 4096 pixels, which are more than can be read"));
}

void TestReadRaster::heifMadeOfItselfIsRefused() {
    const auto box = [](const std::string& type, const std::string& content) {
        std::string size(4, '\0');
        for (std::size_t i = 0; i < 4; ++i) size[i] = char((content.size() + 8) >> 8 * (3 - i) & 0xFF);
        return size + type + content;
    };
    const test::TemporaryFolder folder;
    const auto refused = [&](const std::string& meta) {
        test::writeFile(folder.path("x"), box("ftyp", std::string("heic\0\0\0\0mif1heic", 16)) +
                                              box("meta", std::string(4, '\0') + meta));
        const auto image = readImage(folder.path("x"));
        return image ? std::string("read") : image.error().detail;
    };
    // The first of the second, the second of the first; and a picture that is its own transparency.
    const std::string each =
        box("dimg", std::string("\0\1\0\1\0\2", 6)) + box("dimg", std::string("\0\2\0\1\0\1", 6));
    const std::string own = box("auxl", std::string("\0\1\0\1\0\1", 6));
    for (const std::string& references : {each, own})
        QCOMPARE(refused(box("iref", std::string(4, '\0') + references)),
                 std::string("HEIF: pictures made of pictures, without an end"));
    const std::string overlay = box("infe", std::string("\2\0\0\0\0\1\0\0iovl\0", 13));
    QVERIFY(refused(overlay).find("laid over each other") != std::string::npos);
}

void TestReadRaster::heifOfEightBitsAndMore() {
    // As near as the conversion of colours keeps them.
    const auto plain = readImage(test::imageFile("rgb.png"));
    for (const char* name : {"rgb.heic", "rgb.avif"}) {
        const auto image = readImage(test::imageFile(name));
        QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
        QCOMPARE(image->format, std::string("HEIF"));
        QCOMPARE(image->width, 26);
        QCOMPARE(image->height, 20);
        QCOMPARE(image->bitsStored, 8);
        for (std::size_t i = 0; i < plain->stored.size(); ++i)
            QVERIFY(std::abs(image->stored[i] - plain->stored[i]) <= 2);
    }
    const auto deep = readImage(test::imageFile("deep.heic"));
    QVERIFY2(deep.ok(), deep.ok() ? "" : deep.error().detail.c_str());
    QCOMPARE(deep->bitsStored, 10);
    const Pixels shown = display(*deep);
    const Pixels right = display(*readImage(test::imageFile("rgb16.png")));
    for (std::size_t i = 0; i < right.data.size(); ++i) QVERIFY(std::abs(shown.data[i] - right.data[i]) <= 3);
}

void TestReadRaster::absurdSizesAreRefusedBeforeMemoryIsTaken() {
    const test::TemporaryFolder folder;
    const auto refused = [&](const char* name, std::size_t at, const std::string& size) {
        std::string content = test::contentOf(test::imageFile(name));
        content.replace(at, size.size(), size);
        test::writeFile(folder.path("x"), content);
        const auto image = readImage(folder.path("x"));
        return image ? std::string("read") : std::string(errorCodeName(image.error().code));
    };
    QCOMPARE(refused("palette.gif", 6, "\xFF\xFF\xFF\xFF"), std::string("unsupported_format"));
    const std::size_t picture =
        test::contentOf(test::imageFile("palette.gif")).find(std::string("\x2C\0\0\0\0\x1A\0", 7));
    QVERIFY(picture != std::string::npos);
    QCOMPARE(refused("palette.gif", picture + 5, std::string("\0\x20\0\x20", 4)),
             std::string("corrupt_file"));
    // 16,383 x 16,383 pixels, the largest that WebP can say.
    QCOMPARE(refused("lossy.webp", 26, "\xFF\x3F\xFF\x3F"), std::string("unsupported_format"));
}

void TestReadRaster::absurdJpeg2000IsRefusedBeforeItIsDecoded_data() {
    const QByteArray whole = QByteArray::fromStdString(test::contentOf(test::imageFile("grey.j2k")));
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("detail");
    const auto row = [&](const char* name, qsizetype at, const QByteArray& bytes, const char* detail) {
        QTest::newRow(name) << QByteArray(whole).replace(at, bytes.size(), bytes) << QString(detail);
    };
    row("components", 40, QByteArray("\x40\x00", 2), "16384 components");
    row("tiles of one pixel", 24, QByteArray("\0\0\0\1\0\0\0\1", 8), "so many tiles");
    const qsizetype style = whole.indexOf("\xFF\x52");
    row("layers", style + 6, QByteArray("\xFF\xFF", 2), "layers and precincts");
    // Behind a marker that nobody knows, and in the header of a tile-part.
    const QByteArray greedy = QByteArray(whole.mid(style, whole.mid(style + 2, 2).at(1) + 2))
                                  .replace(6, 2, QByteArray("\xFF\xFF", 2));
    QTest::newRow("layers, passed by") << QByteArray(whole).insert(style, QByteArray("\xFF\x31") + greedy)
                                       << QString("layers and precincts");
    const qsizetype tile = whole.indexOf("\xFF\x90") + 12;
    QTest::newRow("layers of a tile")
        << QByteArray(whole).insert(tile, greedy) << QString("layers and precincts");
    QTest::newRow("no size") << QByteArray("\0\0\0\x0CjP  \r\n\x87\n\0\0\0\0jp2c\xFF\x4F\xFF\x31", 24) +
                                    whole.mid(2)
                             << QString("no JPEG 2000 code stream");
    // OpenJPEG 2.5.0 ends the program over such a block, wherever the tile-part is said to end.
    const QByteArray fast = QByteArray::fromStdString(test::contentOf(test::imageFile("rgb_ht.j2c")));
    const QByteArray marked = QByteArray(fast).replace(fast.size() - 20, 2, "\xFF\xF7");
    QTest::newRow("a marker in a block") << marked << QString("markers among its packets");
    QTest::newRow("a marker between two tile-parts")
        << QByteArray(fast).replace(fast.size() - 3, 1, "\xFF") << QString("markers among its packets");
    QTest::newRow("a marker in the last tile-part")
        << QByteArray(marked).replace(fast.indexOf("\xFF\x90") + 6, 4, QByteArray(4, '\0'))
        << QString("markers among its packets");
}

void TestReadRaster::absurdJpeg2000IsRefusedBeforeItIsDecoded() {
    QFETCH(QByteArray, content);
    QFETCH(QString, detail);
    const test::TemporaryFolder folder;
    test::writeFile(folder.path("x"), content.toStdString());
    const auto image = readImage(folder.path("x"));
    QVERIFY(!image.ok());
    QVERIFY2(QString::fromStdString(image.error().detail).contains(detail), image.error().detail.c_str());
}

void TestReadRaster::greyStoredAsColourCountsAsGrey_data() {
    QTest::addColumn<bool>("grey");
    for (const char* name :
         {"grey.gif", "grey_as_rgb.png", "grey_as_rgb16.png", "grey_as_palette.png", "grey_as_rgb.jpg",
          "grey_as_rgb.tif", "grey_as_palette.tif", "grey_as_rgb.bmp", "grey_as_rgb.webp"})
        QTest::newRow(name) << true;
    for (const char* name : {"rgb.png", "rgb16.png", "palette.png", "rgb.jpg", "rgb_lzw.tif", "palette.tif",
                             "rgb.bmp", "palette.gif", "rgb.webp"})
        QTest::newRow(name) << false;
}

void TestReadRaster::greyStoredAsColourCountsAsGrey() {
    QFETCH(bool, grey);
    const auto image = readImage(test::imageFile(QTest::currentDataTag()));
    QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
    QCOMPARE(image->channels, 3);
    const auto one = colourAsGrey(*image);
    QCOMPARE(one.has_value(), grey);
    if (!grey) return;
    QCOMPARE(one->channels, 1);
    QCOMPARE(one->bitsStored, image->bitsStored);
    QCOMPARE(one->format, image->format);
    QCOMPARE(toRgb(display(*one)).data, display(*image).data);
    // By a window of its own it is another picture, which colour is not.
    const Window narrow{40, 20, WindowSource::user};
    QVERIFY(display(*one, narrow).data != display(*one).data);
    QCOMPARE(display(*image, narrow).data, display(*image).data);
}

void TestReadRaster::orientation_data() {
    QTest::addColumn<bool>("onItsSide");
    QTest::addColumn<QVector<double>>("firstPixel");
    QTest::addColumn<QVector<double>>("lastPixel");
    // What Pillow's ImageOps.exif_transpose makes of each, printed by files/make_files.py.
    const QVector<double> a = {4, 0, 2}, b = {216, 191, 10}, c = {95, 201, 223}, d = {134, 0, 223};
    QTest::newRow("orientation1.jpg") << false << a << c;
    QTest::newRow("orientation2.jpg") << false << b << d;
    QTest::newRow("orientation3.jpg") << false << c << a;
    QTest::newRow("orientation4.jpg") << false << d << b;
    QTest::newRow("orientation5.jpg") << true << a << c;
    QTest::newRow("orientation6.jpg") << true << d << b;
    QTest::newRow("orientation7.jpg") << true << c << a;
    QTest::newRow("orientation8.jpg") << true << b << d;
    // The pixels of files/make_files.py: the upper right corner comes first, the lower left last.
    QTest::newRow("orientation8.png") << true << QVector<double>{225, 200, 0} << QVector<double>{133, 0, 228};
    QTest::newRow("orientation6.tif") << true << QVector<double>{133} << QVector<double>{225};
}

void TestReadRaster::orientation() {
    QFETCH(bool, onItsSide);
    QFETCH(QVector<double>, firstPixel);
    QFETCH(QVector<double>, lastPixel);
    const auto image = readImage(test::imageFile(QTest::currentDataTag()));
    QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
    QCOMPARE(image->width, onItsSide ? 20 : 26);
    QCOMPARE(image->height, onItsSide ? 26 : 20);
    const auto channels = static_cast<std::ptrdiff_t>(image->channels);
    QCOMPARE(QVector<double>(image->stored.begin(), image->stored.begin() + channels), firstPixel);
    QCOMPARE(QVector<double>(image->stored.end() - channels, image->stored.end()), lastPixel);
}

void TestReadRaster::lostPagesAreNoticed() {
    const std::string whole = test::contentOf(test::imageFile("pages.tif"));
    const test::TemporaryFolder folder;
    test::writeFile(folder.path("cut.tif"), whole.substr(0, whole.size() / 2));
    const auto image = readImage(folder.path("cut.tif"));
    QVERIFY(!image.ok());
    QCOMPARE(image.error().code, ErrorCode::corruptFile);
}

void TestReadRaster::deepGreyGetsThePercentileWindow() {
    for (const char* name : {"grey16.png", "tiles16.tif", "float.tif", "int32.tif"}) {
        const auto image = readImage(test::imageFile(name));
        QVERIFY(image.ok());
        QCOMPARE(image->window.source, WindowSource::percentile);
        const Statistics shown = statisticsOf(display(*image).data);
        QCOMPARE(shown.min, 0.0);
        QCOMPARE(shown.max, 255.0);
    }
    // numpy.percentile(grey16, [0.5, 99.5]) of files/make_files.py: 96.015, 25606.985.
    const auto image = readImage(test::imageFile("grey16.png"));
    QVERIFY(std::abs(image->window.level - (96.015 + 25606.985 + 1) / 2) < 0.01);
    QVERIFY(std::abs(image->window.width - (25606.985 - 96.015 + 1)) < 0.02);
    QCOMPARE(readImage(test::imageFile("grey.png"))->window.source, WindowSource::none);
}

void TestReadRaster::contentCountsNotTheName() {
    const test::TemporaryFolder folder;
    test::writeFile(folder.path("really-a-png.jpg"), test::contentOf(test::imageFile("rgb.png")));
    test::writeFile(folder.path("no extension"), test::contentOf(test::imageFile("rgb.jpg")));
    QCOMPARE(readImage(folder.path("really-a-png.jpg"))->format, std::string("PNG"));
    QCOMPARE(readImage(folder.path("no extension"))->format, std::string("JPEG"));
}

void TestReadRaster::namesBeyondAscii() {
    const test::TemporaryFolder folder;
    const std::string sub = folder.path("Übung – 眼底");
    std::filesystem::create_directory(sub);
    for (const char* name : {"rgb.png", "rgb.jpg", "rgb_lzw.tif", "rgb.bmp"}) {
        const std::string path = sub + "/éçãň 網膜 " + name;
        test::writeFile(path, test::contentOf(test::imageFile(name)));
        QVERIFY(looksLikeImage(path));
        QVERIFY(readImage(path).ok());
    }
}

void TestReadRaster::refusals_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char* name, QByteArray content, ErrorCode code, const char* detail) {
        QTest::newRow(name) << content << int(code) << QString(detail);
    };
    row("empty", {}, ErrorCode::corruptFile, "empty");
    row("text", "file,label\na.png,0\n", ErrorCode::unsupportedFormat, "text");
    row("PDF", "%PDF-1.4\n\x01", ErrorCode::unsupportedFormat, "PDF");
    row("ZIP", QByteArray("PK\x03\x04") + QByteArray(40, '\x01'), ErrorCode::unsupportedFormat, "ZIP");
    row("starts like a JPEG 2000", QByteArray("\0\0\0\x0CjP  \r\n\x87\n", 12), ErrorCode::corruptFile,
        "JPEG 2000");
    row("noise", QByteArray(400, '\x03'), ErrorCode::unsupportedFormat, "no known");
    row("starts like a PNG", "\x89PNG\r\n\x1A\n", ErrorCode::corruptFile, "PNG");
    row("starts like a JPEG", "\xFF\xD8\xFF\xE0", ErrorCode::corruptFile, "JPEG");
    row("GIF, header only", "GIF89a", ErrorCode::corruptFile, "GIF");
    row("WebP, header only", QByteArray("RIFF\x20\0\0\0WEBPVP8 ", 16), ErrorCode::corruptFile, "WebP");
    row("HEIC, header only",
        QByteArray("\0\0\0\x18"
                   "ftypheic\0\0\0\0mif1heic",
                   24),
        ErrorCode::corruptFile, "HEIF");
    row("video",
        QByteArray("\0\0\0\x18"
                   "ftypisom\0\0\0\0isommp42",
                   24),
        ErrorCode::unsupportedFormat, "video");
    row("JPEG XL", QByteArray("\xFF\x0A\x01\x02"), ErrorCode::unsupportedFormat, "save it as PNG");
    row("starts like a TIFF", QByteArray("II*\0\x08\0\0\0", 8), ErrorCode::corruptFile, "TIFF");
}

void TestReadRaster::refusals() {
    QFETCH(QByteArray, content);
    QFETCH(int, code);
    QFETCH(QString, detail);
    const test::TemporaryFolder folder;
    test::writeFile(folder.path("file"), content.toStdString());
    const auto image = readImage(folder.path("file"));
    QVERIFY(!image.ok());
    QCOMPARE(errorCodeName(image.error().code), errorCodeName(static_cast<ErrorCode>(code)));
    QVERIFY2(QString::fromStdString(image.error().detail).contains(detail), image.error().detail.c_str());
    QCOMPARE(readImage(folder.path("absent")).error().code, ErrorCode::fileNotFound);
    QCOMPARE(readImage(folder.path()).error().code, ErrorCode::notReadable);
}

void TestReadRaster::looksLikeAnImage() {
    const test::TemporaryFolder folder;
    const auto file = [&](const std::string& name, const std::string& content) {
        test::writeFile(folder.path(name), content);
        return folder.path(name);
    };
    // By name, though damaged: that is worth a message. By content, whatever the name.
    QVERIFY(looksLikeImage(file("broken.PNG", "nothing")));
    QVERIFY(looksLikeImage(file("broken.nii.gz", "nothing")));
    QVERIFY(looksLikeImage(file("IM0001", std::string(128, '\0') + "DICM" + std::string(20, '\0'))));
    QVERIFY(looksLikeImage(file("noname", test::contentOf(test::imageFile("rgb.bmp")))));
    QVERIFY(!looksLikeImage(file("notes.txt", "BMW is a car, and this is a text about it.")));
    QVERIFY(!looksLikeImage(file("labels.csv", "file,label\n")));
    QVERIFY(!looksLikeImage(file("empty", "")));
    QVERIFY(!looksLikeImage(file("DICOMDIR", std::string(128, '\0') + "DICM" + std::string(20, '\0'))));
    QVERIFY(!looksLikeImage(file("._rgb.png", "macOS leaves these")));
    QVERIFY(!looksLikeImage(folder.path("absent")));
}

QTEST_APPLESS_MAIN(TestReadRaster)
#include "test_read_raster.moc"
