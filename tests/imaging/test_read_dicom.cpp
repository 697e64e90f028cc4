#include <QTest>
#include <algorithm>

#include "imaging/display.h"
#include "imaging/read_image.h"
#include "tests/imaging/dicom_pictures.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::imaging;
using namespace test;

// What a header can say, one thing at a time, in files made for it.
class TestReadDicom : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void windows_data();
    void windows();
    void exactWindowFunction();
    void sigmoidWindowFunction();
    void rescale();
    void modalityTable();
    void voiTable();
    void monochrome1();
    void signedTwelveBits();
    void unusedHighBitsAreIgnored();
    void highBit_data();
    void highBit();
    void planesOfColour();
    void ybrFull();
    void palette();
    void segmentedPalette_data();
    void segmentedPalette();
    void packedTwelveBits();
    void thirtyTwoBitsAreExact();
    void realNumbers_data();
    void realNumbers();
    void jpeg2000_data();
    void jpeg2000();
    void jpeg2000SignIsTheHeaders();
    void jpegKnowsItsOwnColours();
    void lossyJpegOfAnImpossibleDepth();
    void fragmentsOfFrames_data();
    void fragmentsOfFrames();
    void cutCompressedFrames_data();
    void cutCompressedFrames();
    void headerThatIsMistakenAboutItsOwnSyntax_data();
    void headerThatIsMistakenAboutItsOwnSyntax();
    void directory();
    void framesHaveTheirOwnWindows();
    void withoutPreambleAndMetaHeader();
    void namesInOtherAlphabets_data();
    void namesInOtherAlphabets();
    void contradictions_data();
    void contradictions();
    void unknownTransferSyntax_data();
    void unknownTransferSyntax();
    void everyCutIsNoticed();

private:
    Result<Image> read(const DicomMaker& maker, int frame = 0) {
        if (!maker.write(m_folder.path("x.dcm")))
            return Error{ErrorCode::internal, "the test could not write", {}};
        return readImage(m_folder.path("x.dcm"), {frame});
    }
    /// y.dcm: x.dcm with another transfer syntax in its header, the data as they were.
    void announce(const std::string& uid) {
        std::string content = test::contentOf(m_folder.path("x.dcm"));
        const std::string tag("\x02\0\x10\0UI", 6);
        const std::size_t at = content.find(tag) + tag.size();
        QVERIFY(at > tag.size() && at < 400);
        const auto old = static_cast<std::size_t>(static_cast<unsigned char>(content[at]));
        std::string padded = uid;
        if (padded.size() % 2) padded += '\0';
        content.replace(at + 2, old, padded);
        content[at] = static_cast<char>(padded.size());
        // The length of the header's group.
        content[140] =
            static_cast<char>(static_cast<unsigned char>(content[140]) + int(padded.size()) - int(old));
        test::writeFile(m_folder.path("y.dcm"), content);
    }

    test::TemporaryFolder m_folder;
};

namespace {

/// 0, 1, ... 4095 in 64 x 64 pixels.
DicomMaker ramp() {
    DicomMaker maker;
    maker.rows = maker.columns = 64;
    maker.stored = 12;
    for (std::uint16_t i = 0; i < 4096; ++i) maker.words.push_back(i);
    return maker;
}

/// A file of files/make_files.py as the only fragment.
DicomMaker compressed(const std::string& file, int samples, int bits, const std::string& photometric,
                      const char* syntax) {
    return picture(fragmentOf(contentOf(imageFile(file))), samples, bits, photometric, syntax);
}

}  // namespace

void TestReadDicom::windows_data() {
    QTest::addColumn<QString>("centre");
    QTest::addColumn<QString>("width");
    QTest::addColumn<QString>("source");
    QTest::addColumn<double>("level");
    // numpy.percentile(arange(4096), [0.5, 99.5]): 20.475 and 4074.525.
    constexpr double kPercentileLevel = (20.475 + 4074.525 + 1) / 2;
    QTest::newRow("usual") << "1000"
                           << "800"
                           << "file" << 1000.0;
    QTest::newRow("first of several") << "700\\40"
                                      << "500\\9"
                                      << "file" << 700.0;
    QTest::newRow("fraction, exponent") << "1.5e3"
                                        << "700.5"
                                        << "file" << 1500.0;
    QTest::newRow("missing") << QString() << QString() << "percentile" << kPercentileLevel;
    QTest::newRow("empty") << ""
                           << ""
                           << "percentile" << kPercentileLevel;
    QTest::newRow("the second of several") << "100000\\700"
                                           << "1\\500"
                                           << "file" << 700.0;
    QTest::newRow("only a centre") << "1000" << QString() << "percentile" << kPercentileLevel;
    QTest::newRow("width of zero") << "1000"
                                   << "0"
                                   << "percentile" << kPercentileLevel;
    QTest::newRow("negative width") << "1000"
                                    << "-500"
                                    << "percentile" << kPercentileLevel;
    QTest::newRow("far away") << "1000000"
                              << "400"
                              << "percentile" << kPercentileLevel;
    QTest::newRow("immense") << "0"
                             << "100000000"
                             << "percentile" << kPercentileLevel;
    QTest::newRow("no number") << "auto"
                               << "auto"
                               << "percentile" << kPercentileLevel;
}

void TestReadDicom::windows() {
    QFETCH(QString, centre);
    QFETCH(QString, width);
    QFETCH(QString, source);
    QFETCH(double, level);
    DicomMaker maker = ramp();
    if (!centre.isNull()) maker.texts.emplace_back("WindowCenter", centre.toStdString());
    if (!width.isNull()) maker.texts.emplace_back("WindowWidth", width.toStdString());
    const auto image = read(maker);
    VERIFY_READ(image);
    QCOMPARE(QString(windowSourceName(image->window.source)), source);
    QVERIFY(std::abs(image->window.level - level) < 0.01);
    QVERIFY(statisticsOf(display(*image).data).max > statisticsOf(display(*image).data).min + 100);
}

void TestReadDicom::exactWindowFunction() {
    DicomMaker maker = ramp();
    maker.texts = {{"WindowCenter", "2048"}, {"WindowWidth", "4096"}, {"VOILUTFunction", "LINEAR_EXACT"}};
    const auto image = read(maker);
    QVERIFY(image.ok());
    // PS3.3 C.11.2.1.3.2: (x - c) / w + 0.5; half the width is exactly the middle, 127.5.
    QCOMPARE(display(*image).data[2048], std::uint8_t(128));
    QCOMPARE(display(*image).data[1024], std::uint8_t(64));
}

void TestReadDicom::sigmoidWindowFunction() {
    DicomMaker maker = ramp();
    maker.texts = {{"WindowCenter", "2000"}, {"WindowWidth", "1000"}, {"VOILUTFunction", "SIGMOID"}};
    const auto image = read(maker);
    QVERIFY(image.ok());
    QCOMPARE(image->window.source, WindowSource::lut);
    const auto shown = display(*image).data;
    // PS3.3 C.11.2.1.3.1: 255 / (1 + exp(-4 (x - c) / w)): 255 / 2, 255 / (1 + e^-1), 255 / (1 + e^4)
    QCOMPARE(shown[2000], std::uint8_t(128));
    QCOMPARE(shown[2250], std::uint8_t(186));
    QCOMPARE(shown[1000], std::uint8_t(5));
    QCOMPARE(shown[4095], std::uint8_t(255));
}

void TestReadDicom::rescale() {
    DicomMaker maker;
    maker.columns = 3;
    maker.words = {0, 1000, 3000};
    maker.texts = {{"RescaleSlope", "0.5"}, {"RescaleIntercept", "-1024"}};
    QCOMPARE(read(maker)->stored, (Values{-1024, -524, 476}));
    // A slope of zero would make every image one grey.
    maker.texts = {{"RescaleSlope", "0"}, {"RescaleIntercept", "-1024"}};
    QCOMPARE(read(maker)->stored, (Values{-1024, -24, 1976}));
    // One without the other says nothing.
    maker.texts = {{"RescaleSlope", "0.5"}};
    QCOMPARE(read(maker)->stored, (Values{0, 1000, 3000}));
    maker.texts = {{"RescaleIntercept", "-1024"}};
    QCOMPARE(read(maker)->stored, (Values{0, 1000, 3000}));
    // 8 bits that rescale moved are no longer shown as they are.
    DicomMaker eight;
    eight.columns = 4;
    eight.allocated = eight.stored = 8;
    eight.bytes = {0, 50, 100, 200};
    QCOMPARE(read(eight)->window.source, WindowSource::none);
    eight.texts = {{"RescaleSlope", "4"}, {"RescaleIntercept", "0"}};
    QCOMPARE(read(eight)->window.source, WindowSource::percentile);
}

void TestReadDicom::modalityTable() {
    DicomMaker maker;
    maker.columns = 5;
    maker.words = {0, 10, 11, 12, 60};
    maker.texts = {{"RescaleSlope", "7"}};  // the table comes first
    maker.more = [](DcmDataset& d) { test::addTable(d, "ModalityLUTSequence", 10, 16, {100, 300, 900}); };
    const auto image = read(maker);
    QVERIFY(image.ok());
    QCOMPARE(image->stored, (Values{100, 100, 300, 900, 900}));
}

void TestReadDicom::voiTable() {
    DicomMaker maker;
    maker.columns = 5;
    maker.stored = 12;
    maker.words = {0, 10, 11, 12, 60};
    maker.texts = {{"WindowCenter", "20"}, {"WindowWidth", "60"}};
    maker.more = [](DcmDataset& d) { test::addTable(d, "VOILUTSequence", 10, 10, {0, 511, 1023}); };
    const auto image = read(maker);
    QVERIFY(image.ok());
    QCOMPARE(image->window.source, WindowSource::lut);
    QCOMPARE(image->voiLutFirst, 10);
    QCOMPARE(image->stored, (Values{0, 10, 11, 12, 60}));
    // 511 / 1023 * 255 = 127.4
    QCOMPARE(display(*image).data, (std::vector<std::uint8_t>{0, 0, 127, 255, 255}));
}

void TestReadDicom::monochrome1() {
    DicomMaker maker;
    maker.photometric = "MONOCHROME1";
    maker.columns = 4;
    maker.allocated = maker.stored = 8;
    maker.bytes = {0, 10, 200, 255};
    const auto image = read(maker);
    QVERIFY(image.ok());
    QCOMPARE(image->stored, (Values{0, 10, 200, 255}));
    QCOMPARE(image->photometric, Photometric::monochrome1);
    QCOMPARE(image->photometricName, std::string("MONOCHROME1"));
    QCOMPARE(display(*image).data, (std::vector<std::uint8_t>{255, 245, 55, 0}));
}

void TestReadDicom::signedTwelveBits() {
    DicomMaker maker;
    maker.columns = 4;
    maker.stored = 12;
    maker.representation = 1;
    maker.words = {0x000, 0x7FF, 0x800, 0xFFF};
    QCOMPARE(read(maker)->stored, (Values{0, 2047, -2048, -1}));
}

void TestReadDicom::unusedHighBitsAreIgnored() {
    DicomMaker maker;
    maker.columns = 2;
    maker.stored = 12;
    maker.words = {0xF123, 0x8FFF};  // an overlay in the upper bits
    QCOMPARE(read(maker)->stored, (Values{0x123, 0xFFF}));
}

void TestReadDicom::highBit_data() {
    QTest::addColumn<int>("highBit");
    QTest::addColumn<double>("value");
    QTest::newRow("usual") << 11 << double(0x230);
    QTest::newRow("pixels in the upper bits") << 15 << double(0x123);
    QTest::newRow("below the bits stored") << 7 << double(0x230);
    QTest::newRow("beyond the bits allocated") << 31 << double(0x230);
}

void TestReadDicom::highBit() {
    QFETCH(int, highBit);
    DicomMaker maker;
    maker.columns = 1;
    maker.stored = 12;
    maker.words = {0x1230};
    maker.more = [&](DcmDataset& d) { test::setWord(d, "HighBit", highBit); };
    const auto image = read(maker);
    VERIFY_READ(image);
    QTEST(image->stored[0], "value");
}

void TestReadDicom::planesOfColour() {
    DicomMaker maker;
    maker.photometric = "RGB";
    maker.samples = 3;
    maker.columns = 2;
    maker.allocated = maker.stored = 8;
    maker.bytes = {1, 2, 10, 20, 100, 200};
    maker.planar = 1;
    QCOMPARE(read(maker)->stored, (Values{1, 10, 100, 2, 20, 200}));
    maker.planar = 0;
    QCOMPARE(read(maker)->stored, (Values{1, 2, 10, 20, 100, 200}));
    QCOMPARE(read(maker)->photometric, Photometric::rgb);
}

void TestReadDicom::ybrFull() {
    DicomMaker maker;
    maker.photometric = "YBR_FULL";
    maker.samples = 3;
    maker.columns = 2;
    maker.allocated = maker.stored = 8;
    maker.bytes = {76, 85, 255, 128, 128, 128};
    // PS3.3 C.7.6.3.1.2: 76 + 1.402 * 127 = 254.05; 76 + 0.344136 * 43 - 0.714136 * 127 = 0.10; 76 - 1.772 *
    // 43 = -0.2
    QCOMPARE(read(maker)->stored, (Values{254, 0, 0, 128, 128, 128}));
    QCOMPARE(read(maker)->photometricName, std::string("YBR_FULL"));
}

void TestReadDicom::palette() {
    DicomMaker maker;
    maker.photometric = "PALETTE COLOR";
    maker.columns = 4;
    maker.allocated = maker.stored = 8;
    maker.bytes = {0, 1, 2, 9};
    maker.more = [](DcmDataset& d) { test::addPalette(d, {0, 65535, 257}, {0, 0, 514}, {65535, 0, 771}); };
    const auto image = read(maker);
    VERIFY_READ(image);
    QCOMPARE(image->channels, 3);
    QCOMPARE(image->stored, (Values{0, 0, 65535, 65535, 0, 0, 257, 514, 771, 257, 514, 771}));
    QCOMPARE(display(*image).data, (std::vector<std::uint8_t>{0, 0, 255, 255, 0, 0, 1, 2, 3, 1, 2, 3}));
    // 16 bits announced, 8 filled.
    maker.more = [](DcmDataset& d) { test::addPalette(d, {0, 255, 1}, {0, 0, 2}, {255, 0, 3}); };
    QCOMPARE(display(*read(maker)).data, (std::vector<std::uint8_t>{0, 0, 255, 255, 0, 0, 1, 2, 3, 1, 2, 3}));
}

void TestReadDicom::segmentedPalette_data() {
    QTest::addColumn<int>("bits");
    QTest::addColumn<QVector<int>>("cells");
    // PS3.3 C.7.9.2: two entries; a ramp of three; the first segment once more (a byte offset).
    QTest::newRow("16 bits") << 16 << QVector<int>{0, 2, 10, 600, 1, 3, 300, 2, 1, 0, 0};
    QTest::newRow("8 bits") << 8 << QVector<int>{0, 2, 10, 60, 1, 3, 30, 2, 1, 0, 0, 0, 0};
    QTest::newRow("with an empty segment") << 16 << QVector<int>{0, 0, 0, 2, 10, 600, 1, 3, 300, 2, 1, 4, 0};
}

void TestReadDicom::segmentedPalette() {
    QFETCH(int, bits);
    QFETCH(QVector<int>, cells);
    DicomMaker maker;
    maker.photometric = "PALETTE COLOR";
    maker.columns = 7;
    maker.allocated = maker.stored = 8;
    maker.bytes = {0, 1, 2, 3, 4, 5, 6};
    maker.more = [&](DcmDataset& d) { test::addSegmentedPalette(d, 7, bits, {cells.begin(), cells.end()}); };
    const auto image = read(maker);
    VERIFY_READ(image);
    Values red;
    for (std::size_t i = 0; i < image->stored.size(); i += 3) red.push_back(image->stored[i]);
    const Values expected =
        bits == 16 ? Values{10, 600, 500, 400, 300, 10, 600} : Values{10, 60, 50, 40, 30, 10, 60};
    QCOMPARE(red, expected);
    // A segment that points at itself must not be followed for ever.
    maker.more = [&](DcmDataset& d) { test::addSegmentedPalette(d, 7, 16, {0, 1, 5, 2, 9, 6, 0}); };
    QCOMPARE(read(maker).error().code, ErrorCode::corruptFile);
    // Nor may one point at empty ones.
    maker.more = [&](DcmDataset& d) {
        test::addSegmentedPalette(d, 7, 16, {0, 0, 2, 1, 0, 0, 0, 7, 1, 2, 3, 4, 5, 6, 7});
    };
    QCOMPARE(read(maker).error().code, ErrorCode::corruptFile);
}

void TestReadDicom::packedTwelveBits() {
    DicomMaker maker;
    maker.columns = 3;
    maker.rows = 1;
    maker.allocated = maker.stored = 12;
    // 0x123, 0xABC, 0xFFF one behind the other, the lowest bits first.
    maker.bytes = {0x23, 0xC1, 0xAB, 0xFF, 0x0F, 0x00};
    QCOMPARE(read(maker)->stored, (Values{0x123, 0xABC, 0xFFF}));
}

void TestReadDicom::thirtyTwoBitsAreExact() {
    DicomMaker maker;
    maker.columns = 2;
    maker.allocated = maker.stored = 32;
    maker.words = {0xFFFF, 0xFFFF, 0x0001, 0x0100};
    // Neither fits the 24 bits of a single-precision number.
    QCOMPARE(read(maker)->stored, (Values{4294967295.0, 16777217.0}));
    maker.representation = 1;
    QCOMPARE(read(maker)->stored, (Values{-1, 16777217.0}));
    maker.texts = {{"RescaleSlope", "0.1"}, {"RescaleIntercept", "3"}};
    QCOMPARE(read(maker)->stored[1], 16777217 * 0.1 + 3);
}

void TestReadDicom::realNumbers_data() {
    QTest::addColumn<QString>("keyword");
    QTest::newRow("single precision") << "FloatPixelData";
    QTest::newRow("double precision") << "DoubleFloatPixelData";
}

void TestReadDicom::realNumbers() {
    QFETCH(QString, keyword);
    for (const char* syntax : {"1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2", "1.2.840.10008.1.2"}) {
        DicomMaker maker;
        maker.columns = 2;
        maker.transferSyntax = syntax;
        maker.texts = {{"NumberOfFrames", "2"}, {"RescaleSlope", "2"}, {"RescaleIntercept", "1"}};
        maker.more = [&](DcmDataset& d) { test::addReals(d, keyword.toStdString(), {0.25, -3, 1e6, 0.5}); };
        const auto second = read(maker, 1);
        VERIFY_READ(second);
        QCOMPARE(read(maker)->stored, (Values{1.5, -5}));
        QCOMPARE(second->stored, (Values{2000001, 2}));
        QCOMPARE(second->window.source, WindowSource::percentile);
        QCOMPARE(read(maker, 2).error().code, ErrorCode::invalidArgument);
    }
}

void TestReadDicom::jpeg2000_data() {
    QTest::addColumn<QString>("file");  // holds the same picture uncompressed
    QTest::addColumn<int>("samples");
    QTest::addColumn<int>("bits");
    QTest::addColumn<QString>("photometric");
    QTest::newRow("grey.j2k") << "grey.png" << 1 << 8 << "MONOCHROME2";
    QTest::newRow("grey16.j2k") << "grey16.png" << 1 << 16 << "MONOCHROME2";
    QTest::newRow("rgb.j2k") << "rgb.png" << 3 << 8 << "YBR_RCT";
    // Against the standard, but found: the whole JP2 file as the fragment.
    QTest::newRow("rgb.jp2") << "rgb.png" << 3 << 8 << "RGB";
}

void TestReadDicom::jpeg2000() {
    QFETCH(QString, file);
    QFETCH(int, samples);
    QFETCH(int, bits);
    QFETCH(QString, photometric);
    const DicomMaker maker =
        compressed(QTest::currentDataTag(), samples, bits, photometric.toStdString(), kJpeg2000);
    const auto image = read(maker);
    VERIFY_READ(image);
    const auto expected = readImage(test::imageFile(file.toStdString()));
    QVERIFY(expected.ok());
    QCOMPARE(image->stored, expected->stored);
    QCOMPARE(image->transferSyntax, maker.transferSyntax);
}

void TestReadDicom::jpeg2000SignIsTheHeaders() {
    DicomMaker maker = compressed("grey16.j2k", 1, 16, "MONOCHROME2", kJpeg2000);
    const Values unsignedValues = read(maker)->stored;
    maker.representation = 1;
    Values expected = unsignedValues;
    for (double& value : expected) value = value >= 32768 ? value - 65536 : value;
    QCOMPARE(read(maker)->stored, expected);
}

void TestReadDicom::jpegKnowsItsOwnColours() {
    const auto expected = readImage(test::imageFile("rgb.jpg"));
    QVERIFY(expected.ok());
    // The stream has a JFIF marker: it holds luma and chroma, whatever the header says.
    for (const char* photometric : {"YBR_FULL_422", "YBR_FULL", "RGB"}) {
        const auto image = read(compressed("rgb.jpg", 3, 8, photometric, kJpegBaseline));
        VERIFY_READ(image);
        QCOMPARE(image->stored, expected->stored);
    }
}

void TestReadDicom::lossyJpegOfAnImpossibleDepth() {
    DicomMaker maker = compressed("grey.jpg", 1, 16, "MONOCHROME2", kJpegExtended);
    // Some writers state 16 bits where JPEG knows 8 and 12.
    auto& stream = maker.fragments[0];
    const std::uint8_t frameHeader[] = {0xFF, 0xC0};
    const auto at = std::search(stream.begin(), stream.end(), std::begin(frameHeader), std::end(frameHeader));
    QVERIFY(stream.end() - at > 4);
    *(at + 4) = 16;
    const auto image = read(maker);
    QVERIFY(!image.ok());
    QCOMPARE(errorCodeName(image.error().code), errorCodeName(ErrorCode::unsupportedFormat));
    QVERIFY(image.error().detail.find("16 bits") != std::string::npos);
}

void TestReadDicom::fragmentsOfFrames_data() {
    QTest::addColumn<bool>("halved");  // each frame in two fragments
    QTest::addColumn<int>("table");    // 0 none, 1 right, 2 nonsense
    QTest::newRow("one each, no table") << false << 0;
    QTest::newRow("one each, table") << false << 1;
    QTest::newRow("two each, table") << true << 1;
    QTest::newRow("two each, no table") << true << 0;
    QTest::newRow("two each, nonsense for a table") << true << 2;
}

void TestReadDicom::fragmentsOfFrames() {
    QFETCH(bool, halved);
    QFETCH(int, table);
    for (const char* kind : {"j2k", "jpg"}) {
        const bool jpeg = kind == std::string("jpg");
        DicomMaker maker =
            compressed(std::string("grey.") + kind, 1, 8, "MONOCHROME2", jpeg ? kJpegBaseline : kJpeg2000);
        const auto picture = maker.fragments[0];
        maker.fragments.clear();
        std::uint32_t offset = 0;
        for (int frame = 0; frame < 3; ++frame) {
            maker.frameOffsets.push_back(offset);
            const auto cut = picture.begin() + (halved ? 100 : 0);
            if (halved) maker.fragments.emplace_back(picture.begin(), cut);
            maker.fragments.emplace_back(cut, picture.end());
            offset += static_cast<std::uint32_t>(picture.size() + (halved ? 16 : 8));
        }
        if (table == 0) maker.frameOffsets.clear();
        if (table == 2) maker.frameOffsets = {0, 77, 7};
        maker.texts = {{"NumberOfFrames", "3"}};
        const auto expected = readImage(test::imageFile(std::string("grey.") + kind));
        for (int frame = 0; frame < 3; ++frame) {
            const auto image = read(maker, frame);
            VERIFY_READ(image);
            QCOMPARE(image->stored, expected->stored);
            QCOMPARE(image->frames, 3);
        }
        // A fourth that is announced is not there.
        maker.texts = {{"NumberOfFrames", "4"}};
        QVERIFY(!read(maker, 3).ok());
    }
}

void TestReadDicom::cutCompressedFrames_data() {
    QTest::addColumn<QString>("syntax");
    QTest::newRow("grey.j2k") << kJpeg2000;
    QTest::newRow("grey16.j2k") << kJpeg2000;
    QTest::newRow("grey.jpg") << kJpegBaseline;
}

void TestReadDicom::cutCompressedFrames() {
    QFETCH(QString, syntax);
    const std::string file = QTest::currentDataTag();
    DicomMaker maker = compressed(file, 1, file.find("16") == std::string::npos ? 8 : 16, "MONOCHROME2",
                                  syntax.toStdString().c_str());
    QVERIFY(read(maker).ok());
    const auto whole = maker.fragments[0];
    for (std::size_t kept = 2; kept + 4 < whole.size(); kept += 38) {
        maker.fragments[0].assign(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(kept));
        const auto image = read(maker);
        QVERIFY2(!image.ok(), std::to_string(kept).c_str());
        QCOMPARE(errorCodeName(image.error().code), errorCodeName(ErrorCode::corruptFile));
    }
}

void TestReadDicom::headerThatIsMistakenAboutItsOwnSyntax_data() {
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("announced");
    QTest::newRow("implicit as explicit") << "1.2.840.10008.1.2"
                                          << "1.2.840.10008.1.2.1";
    QTest::newRow("explicit as implicit") << "1.2.840.10008.1.2.1"
                                          << "1.2.840.10008.1.2";
    QTest::newRow("little as big endian") << "1.2.840.10008.1.2.1"
                                          << "1.2.840.10008.1.2.2";
    QTest::newRow("big as little endian") << "1.2.840.10008.1.2.2"
                                          << "1.2.840.10008.1.2.1";
}

void TestReadDicom::headerThatIsMistakenAboutItsOwnSyntax() {
    QFETCH(QString, written);
    QFETCH(QString, announced);
    DicomMaker maker = ramp();
    maker.transferSyntax = written.toStdString();
    QVERIFY(maker.write(m_folder.path("x.dcm")));
    announce(announced.toStdString());
    const auto image = readImage(m_folder.path("y.dcm"));
    VERIFY_READ(image);
    QCOMPARE(statisticsOf(image->stored).sum, 4095.0 * 4096 / 2);
}

void TestReadDicom::directory() {
    if (!test::samplesInstalled()) QSKIP("python3-pydicom with its test files is not installed");
    for (const char* name : {"DICOMDIR", "DICOMDIR-bigEnd", "DICOMDIR-implicit"}) {
        const auto image = readImage(test::sampleFile(std::string("dicomdirtests/") + name));
        QVERIFY(!image.ok());
        QCOMPARE(image.error().code, ErrorCode::unsupportedFormat);
        QVERIFY2(QString::fromStdString(image.error().detail).contains("choose the folder"),
                 image.error().detail.c_str());
    }
}

void TestReadDicom::framesHaveTheirOwnWindows() {
    DicomMaker maker;
    maker.columns = 2;
    maker.words = {0, 100, 1000, 2000, 5000, 9000};
    maker.texts = {{"NumberOfFrames", "3"}};
    maker.more = [](DcmDataset& d) {
        const std::string shared = "SharedFunctionalGroupsSequence";
        const std::string perFrame = "PerFrameFunctionalGroupsSequence";
        test::addFrameGroup(d, shared, 0, "PixelMeasuresSequence", {{"PixelSpacing", "0.25\\0.5"}});
        test::addFrameGroup(d, shared, 0, "FrameVOILUTSequence",
                            {{"WindowCenter", "3000"}, {"WindowWidth", "6000"}});
        test::addFrameGroup(d, perFrame, 0, "FrameVOILUTSequence",
                            {{"WindowCenter", "50"}, {"WindowWidth", "100"}});
        test::addFrameGroup(d, perFrame, 1, "PixelValueTransformationSequence",
                            {{"RescaleSlope", "2"}, {"RescaleIntercept", "-1"}});
    };
    const auto first = read(maker, 0);
    const auto second = read(maker, 1);
    const auto third = read(maker, 2);
    QVERIFY(first.ok() && second.ok() && third.ok());
    QCOMPARE(first->window.level, 50.0);
    QCOMPARE(first->stored, (Values{0, 100}));
    QCOMPARE(second->window.level, 3000.0);
    QCOMPARE(second->stored, (Values{1999, 3999}));
    QCOMPARE(third->stored, (Values{5000, 9000}));
    QCOMPARE(third->frames, 3);
    QCOMPARE(third->spacingMm, (std::array<double, 2>{0.25, 0.5}));
    QCOMPARE(read(maker, 3).error().code, ErrorCode::invalidArgument);
}

void TestReadDicom::withoutPreambleAndMetaHeader() {
    DicomMaker maker = ramp();
    maker.withMetaHeader = false;
    const auto image = read(maker);
    VERIFY_READ(image);
    QVERIFY(test::contentOf(m_folder.path("x.dcm")).substr(128, 4) != "DICM");
    QCOMPARE(statisticsOf(image->stored).sum, 4095.0 * 4096 / 2);
    QVERIFY(looksLikeImage(m_folder.path("x.dcm")));
}

void TestReadDicom::namesInOtherAlphabets_data() {
    QTest::addColumn<QString>("characterSet");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("expected");
    QTest::newRow("Latin 1") << "ISO_IR 100" << QByteArray("Buc^J\xE9r\xF4me") << QString("Buc^Jérôme");
    QTest::newRow("Cyrillic") << "ISO_IR 144" << QByteArray("\xBB\xEE\xDA") << QString("Люк");
    QTest::newRow("UTF-8") << "ISO_IR 192" << QByteArray("Wang^小東") << QString("Wang^小東");
    QTest::newRow("undeclared") << "" << QByteArray("J\xE9r\xF4me") << QString("Jérôme");
}

void TestReadDicom::namesInOtherAlphabets() {
    QFETCH(QString, characterSet);
    QFETCH(QByteArray, name);
    QFETCH(QString, expected);
    DicomMaker maker = ramp();
    if (!characterSet.isEmpty()) maker.texts.emplace_back("SpecificCharacterSet", characterSet.toStdString());
    maker.texts.emplace_back("PatientName", name.toStdString());
    const auto image = read(maker);
    QVERIFY(image.ok());
    QCOMPARE(QString::fromStdString(image->facts.at("PatientName")), expected);
}

void TestReadDicom::contradictions_data() {
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("allocated");
    QTest::addColumn<int>("stored");
    QTest::addColumn<int>("samples");
    QTest::addColumn<QString>("code");
    QTest::newRow("more rows than pixels") << 65 << 16 << 12 << 1 << "corrupt_file";
    QTest::newRow("no rows") << 0 << 16 << 12 << 1 << "corrupt_file";
    QTest::newRow("two samples") << 64 << 16 << 12 << 2 << "unsupported_format";
    QTest::newRow("more than 64 bits") << 64 << 72 << 12 << 1 << "unsupported_format";
}

void TestReadDicom::contradictions() {
    QFETCH(int, rows);
    QFETCH(int, allocated);
    QFETCH(int, stored);
    QFETCH(int, samples);
    QFETCH(QString, code);
    DicomMaker maker = ramp();
    maker.rows = rows;
    maker.allocated = allocated;
    maker.stored = stored;
    maker.samples = samples;
    const auto image = read(maker);
    QVERIFY(!image.ok());
    QCOMPARE(QString(errorCodeName(image.error().code)), code);
}

void TestReadDicom::unknownTransferSyntax_data() {
    QTest::addColumn<QByteArray>("uid");
    QTest::addColumn<QString>("name");
    QTest::newRow("from the future") << QByteArray("1.2.840.10008.1.9.9") << QString("1.2.840.10008.1.9.9");
    QTest::newRow("JPEG XL") << QByteArray("1.2.840.10008.1.2.4.110") << QString("JPEG XL Lossless");
    QTest::newRow("video") << QByteArray("1.2.840.10008.1.2.4.100") << QString("MPEG");
}

void TestReadDicom::unknownTransferSyntax() {
    QFETCH(QByteArray, uid);
    QFETCH(QString, name);
    QVERIFY(read(ramp()).ok());
    announce(uid.toStdString());
    const auto image = readImage(m_folder.path("y.dcm"));
    QVERIFY(!image.ok());
    QCOMPARE(errorCodeName(image.error().code), errorCodeName(ErrorCode::unsupportedFormat));
    QVERIFY2(QString::fromStdString(image.error().detail).contains(name), image.error().detail.c_str());
    QVERIFY(QString::fromStdString(image.error().detail).contains(uid));
}

void TestReadDicom::everyCutIsNoticed() {
    QVERIFY(read(ramp()).ok());
    const std::string whole = test::contentOf(m_folder.path("x.dcm"));
    for (std::size_t missing = 1; missing < whole.size(); missing += missing < 20 ? 1 : 97) {
        test::writeFile(m_folder.path("cut.dcm"), whole.substr(0, whole.size() - missing));
        const auto image = readImage(m_folder.path("cut.dcm"));
        QVERIFY2(!image.ok(), std::to_string(missing).c_str());
    }
    test::writeFile(m_folder.path("cut.dcm"), whole.substr(0, whole.size() / 2));
    QCOMPARE(readImage(m_folder.path("cut.dcm")).error().code, ErrorCode::corruptFile);
}

QTEST_APPLESS_MAIN(TestReadDicom)
#include "test_read_dicom.moc"
