#include <QTest>

#include "dicom_maker.h"
#include "image_files.h"
#include "imaging/display.h"
#include "imaging/read_image.h"
#include "support/temporary_folder.h"

using namespace fovea;
using namespace fovea::imaging;
using test::DicomMaker;

// What a header can say, one thing at a time, in files made for it.
class TestReadDicom : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void windows_data();
    void windows();
    void exactWindowFunction();
    void rescale();
    void modalityTable();
    void voiTable();
    void monochrome1();
    void signedTwelveBits();
    void unusedHighBitsAreIgnored();
    void planesOfColour();
    void ybrFull();
    void palette();
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

using Values = std::vector<float>;

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
    QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
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

void TestReadDicom::rescale() {
    DicomMaker maker;
    maker.columns = 3;
    maker.words = {0, 1000, 3000};
    maker.texts = {{"RescaleSlope", "0.5"}, {"RescaleIntercept", "-1024"}};
    QCOMPARE(read(maker)->stored, (Values{-1024, -524, 476}));
    // A slope of zero would make every image one grey.
    maker.texts = {{"RescaleSlope", "0"}, {"RescaleIntercept", "-1024"}};
    QCOMPARE(read(maker)->stored, (Values{-1024, -24, 1976}));
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
    QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
    QCOMPARE(image->channels, 3);
    QCOMPARE(image->stored, (Values{0, 0, 65535, 65535, 0, 0, 257, 514, 771, 257, 514, 771}));
    QCOMPARE(display(*image).data, (std::vector<std::uint8_t>{0, 0, 255, 255, 0, 0, 1, 2, 3, 1, 2, 3}));
    // 16 bits announced, 8 filled.
    maker.more = [](DcmDataset& d) { test::addPalette(d, {0, 255, 1}, {0, 0, 2}, {255, 0, 3}); };
    QCOMPARE(display(*read(maker)).data, (std::vector<std::uint8_t>{0, 0, 255, 255, 0, 0, 1, 2, 3, 1, 2, 3}));
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
    QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
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
    QTest::newRow("more bits stored than allocated") << 64 << 16 << 17 << 1 << "corrupt_file";
    QTest::newRow("no bits stored") << 64 << 16 << 0 << 1 << "corrupt_file";
    QTest::newRow("two samples") << 64 << 16 << 12 << 2 << "unsupported_format";
    QTest::newRow("12 bits packed") << 64 << 12 << 12 << 1 << "unsupported_format";
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
    QTest::newRow("HTJ2K") << QByteArray("1.2.840.10008.1.2.4.201") << QString("High-Throughput JPEG 2000");
    QTest::newRow("JPEG XL") << QByteArray("1.2.840.10008.1.2.4.110") << QString("JPEG XL Lossless");
    QTest::newRow("video") << QByteArray("1.2.840.10008.1.2.4.100") << QString("MPEG");
}

void TestReadDicom::unknownTransferSyntax() {
    QFETCH(QByteArray, uid);
    QFETCH(QString, name);
    QVERIFY(read(ramp()).ok());
    // The UID is patched in the file: length, value, and the group length with it.
    std::string content = test::contentOf(m_folder.path("x.dcm"));
    const std::string own = "1.2.840.10008.1.2.1" + std::string(1, '\0');
    const std::size_t at = content.find(own);
    QVERIFY(at != std::string::npos);
    std::string padded = uid.toStdString();
    if (padded.size() % 2) padded += '\0';
    content.replace(at, own.size(), padded);
    content[at - 2] = static_cast<char>(padded.size());
    content[140] = static_cast<char>(static_cast<std::size_t>(static_cast<unsigned char>(content[140])) +
                                     padded.size() - own.size());
    test::writeFile(m_folder.path("y.dcm"), content);
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
