#include <cstdio>  // jpeglib.h needs FILE

#include <jpeglib.h>

#include <QTest>
#include <cmath>
#include <cstdlib>

#include "imaging/display.h"
#include "imaging/jpeg_decoder.h"
#include "imaging/jpeg_stream.h"
#include "imaging/read_image.h"
#include "imaging/remarks.h"
#include "imaging/resize.h"
#include "tests/imaging/image_files.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::imaging;

namespace {

std::span<const std::byte> bytesOf(const std::string& text) {
    return std::as_bytes(std::span(text.data(), text.size()));
}

enum class Scans { one, progressive, oneForEachComponent };

/// A picture with some structure everywhere, so that its data end in no run of one code.
std::string jpegOf(int width, int height, int components, Scans scans) {
    jpeg_compress_struct info{};
    jpeg_error_mgr errors;
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    unsigned char* out = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&info, &out, &size);
    info.image_width = JDIMENSION(width);
    info.image_height = JDIMENSION(height);
    info.input_components = components;
    info.in_color_space = components == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, 90, TRUE);
    const jpeg_scan_info each[] = {{1, {0}, 0, 63, 0, 0}, {1, {1}, 0, 63, 0, 0}, {1, {2}, 0, 63, 0, 0}};
    if (scans == Scans::progressive) jpeg_simple_progression(&info);
    if (scans == Scans::oneForEachComponent) {
        info.scan_info = each;
        info.num_scans = 3;
    }
    jpeg_start_compress(&info, TRUE);
    std::vector<JSAMPLE> row(std::size_t(width * components));
    while (info.next_scanline < info.image_height) {
        const int y = int(info.next_scanline);
        for (int x = 0; x < width; ++x)
            for (int c = 0; c < components; ++c)
                row[std::size_t(x * components + c)] =
                    JSAMPLE(128 + 100 * std::sin(x * 0.11 * (c + 1)) * std::cos(y * 0.07 * (c + 1)));
        JSAMPROW rows[] = {row.data()};
        jpeg_write_scanlines(&info, rows, 1);
    }
    jpeg_finish_compress(&info);
    std::string text(reinterpret_cast<char*>(out), size);
    jpeg_destroy_compress(&info);
    std::free(out);
    return text;
}

/// Where the last scan begins.
std::size_t lastScan(const std::string& jpeg) {
    return jpeg.rfind("\xFF\xDA");
}

}  // namespace

class TestJpegReader : public QObject {
    Q_OBJECT
private:
    test::TemporaryFolder m_folder;

    Result<Image> read(const std::string& content) const {
        test::writeFile(m_folder.path("x"), content);
        return readImage(m_folder.path("x"));
    }

private Q_SLOTS:
    /// A scan of a few bytes costs as much as all blocks of the picture.
    void thousandsOfScansAreRefused() {
        const std::string whole = jpegOf(40, 30, 3, Scans::progressive);
        QVERIFY(read(whole).ok());
        const std::string end = whole.substr(whole.size() - 2);
        const std::string scan = whole.substr(lastScan(whole), whole.size() - 2 - lastScan(whole));
        std::string many = whole.substr(0, whole.size() - 2);
        for (int i = 0; i < JpegStream::kMostScans; ++i) many += scan;
        const auto image = read(many + end);
        QVERIFY(!image.ok());
        QCOMPARE(image.error().code, ErrorCode::unsupportedFormat);
        QVERIFY2(image.error().detail.find("scans: at most 500 are read") != std::string::npos,
                 image.error().detail.c_str());
    }

    void withoutItsEndMarker_data() {
        QTest::addColumn<int>("components");
        QTest::addColumn<int>("scans");
        QTest::newRow("grey") << 1 << int(Scans::one);
        QTest::newRow("colour") << 3 << int(Scans::one);
        QTest::newRow("progressive") << 3 << int(Scans::progressive);
        QTest::newRow("a scan for each component") << 3 << int(Scans::oneForEachComponent);
    }
    void withoutItsEndMarker() {
        QFETCH(int, components);
        QFETCH(int, scans);
        const std::string whole = jpegOf(100, 75, components, Scans(scans));
        const std::string open = whole.substr(0, whole.size() - 2);
        const auto expected = decodeJpeg(bytesOf(whole));
        QVERIFY(expected.ok());
        QVERIFY(!expected->endMarkerMissing);
        // Nothing there, half of it, and zeros as padding or in its place.
        for (const std::string& end :
             {std::string(), std::string("\xFF"), std::string(2, '\0'), std::string(9, '\0')}) {
            const auto pixels = decodeJpeg(bytesOf(open + end));
            QVERIFY2(pixels.ok(), pixels.ok() ? "" : pixels.error().detail.c_str());
            QVERIFY(pixels->endMarkerMissing);
            QVERIFY(pixels->data == expected->data);
            const auto image = read(open + end);
            QVERIFY(image.ok());
            QCOMPARE(image->remarks.size(), std::size_t(1));
            QVERIFY(image->remarks[0].is(kNoEndMarker));
        }
    }

    void missingBlocksAreRefused_data() { withoutItsEndMarker_data(); }
    void missingBlocksAreRefused() {
        QFETCH(int, components);
        QFETCH(int, scans);
        const std::string whole = jpegOf(100, 75, components, Scans(scans));
        std::vector<std::string> cut;
        for (const double part : {0.2, 0.5, 0.8, 0.95})
            cut.push_back(whole.substr(0, std::size_t(double(whole.size()) * part)));
        cut.push_back(whole.substr(0, whole.size() - 12));
        // The last scan is missing, and nothing else.
        if (Scans(scans) != Scans::one) {
            cut.push_back(whole.substr(0, lastScan(whole)));
            if (Scans(scans) == Scans::oneForEachComponent) cut.push_back(cut.back() + "\xFF\xD9");
        }
        // A download that was given its whole length at once: zeros in place of the rest.
        const std::size_t half = (lastScan(whole) + whole.size()) / 2;
        cut.push_back(whole.substr(0, half) + std::string(whole.size() - half, '\0'));
        cut.push_back(whole.substr(0, half) + std::string(100000, '\0'));
        for (const std::string& content : cut) {
            const auto image = read(content);
            QVERIFY(!image.ok());
            QCOMPARE(image.error().code, ErrorCode::corruptFile);
            QVERIFY(!image.error().detail.empty());
        }
    }

    void aPreviewIsDecodedReduced() {
        const std::string content = jpegOf(1000, 600, 3, Scans::one);
        test::writeFile(m_folder.path("large"), content);
        const auto file = ImageFile::open(m_folder.path("large"));
        QVERIFY(file.ok());
        const auto whole = file->frame(0);
        QVERIFY(whole.ok());
        struct Wanted {
            int edge, width, height;
        };
        for (const Wanted wanted : {Wanted{125, 125, 75},
                                    {126, 250, 150},
                                    {250, 250, 150},
                                    {500, 500, 300},
                                    {501, 1000, 600},
                                    {4000, 1000, 600},
                                    {1, 125, 75}}) {
            const auto preview = file->preview(0, wanted.edge);
            QVERIFY(preview.ok());
            QCOMPARE(preview->width, wanted.width);
            QCOMPARE(preview->height, wanted.height);
            // It shows the same picture.
            const Pixels small = resize(display(*whole), wanted.width, wanted.height);
            const Pixels shown = display(*preview);
            double difference = 0;
            for (std::size_t i = 0; i < small.data.size(); ++i)
                difference += std::abs(small.data[i] - shown.data[i]);
            // Another filter, but no other picture: that would be off by some 60.
            QVERIFY(difference / double(small.data.size()) < 12);
        }
        // What a network gets has nothing to do with it.
        QVERIFY(file->frame(0)->stored == whole->stored);
        QCOMPARE(file->preview(1, 100).error().code, ErrorCode::invalidArgument);
    }

    void aPreviewIsTurnedUprightToo() {
        const auto file = ImageFile::open(test::imageFile("orientation6.jpg"));
        const auto preview = file->preview(0, 13);
        QVERIFY(preview.ok());
        QCOMPARE(preview->width, 10);
        QCOMPARE(preview->height, 13);
    }

    void photographsTakeAByteForEachValue() {
        const auto image = read(jpegOf(200, 100, 3, Scans::one));
        QVERIFY(image.ok());
        QCOMPARE(image->stored.bytes(), std::size_t(200 * 100 * 3));
    }

    void absurdSizesAreRefusedBeforeMemoryIsTaken() {
        std::string content = jpegOf(16, 16, 3, Scans::one);
        const std::size_t header = content.find("\xFF\xC0");
        const auto sized = [&](const char* size) {
            content.replace(header + 5, 4, std::string(size, 4));
            return read(content).error();
        };
        QCOMPARE(sized("\xFF\xDC\xFF\xDC").code, ErrorCode::unsupportedFormat);
        const Error few = sized("\x20\x00\x20\x00");
        QCOMPARE(few.code, ErrorCode::corruptFile);
        QVERIFY(QString::fromStdString(few.detail).contains("fewer data"));
        QCOMPARE(sized("\0\0\0\x10").code, ErrorCode::corruptFile);
    }

    void whatIsReadInDicomOnlyIsNamed() {
        std::string lossless = jpegOf(16, 16, 1, Scans::one);
        lossless[lossless.find("\xFF\xC0") + 1] = '\xC3';
        const auto image = read(lossless);
        QCOMPARE(image.error().code, ErrorCode::unsupportedFormat);
        QVERIFY(QString::fromStdString(image.error().detail).contains("save it as PNG"));
        std::string ls = lossless;
        ls[ls.find("\xFF\xC3") + 1] = '\xF7';
        QVERIFY(QString::fromStdString(read(ls).error().detail).contains("JPEG-LS"));
    }
};

QTEST_APPLESS_MAIN(TestJpegReader)
#include "test_jpeg_reader.moc"
