#include <cstdio>  // jpeglib.h needs FILE

#include <jpeglib.h>

#include <QTest>
#include <algorithm>
#include <cmath>
#include <tuple>

#include "imaging/dicom_attributes.h"
#include "imaging/dicom_dataset.h"
#include "imaging/dicom_frame.h"
#include "imaging/display.h"
#include "imaging/read_image.h"
#include "imaging/remarks.h"
#include "imaging/window_policy.h"
#include "tests/imaging/dicom_encoder.h"
#include "tests/imaging/dicom_pictures.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::imaging;
using namespace test;

namespace {

using Stream = std::vector<std::uint8_t>;

bool says(const Image& image, const MessageKind& kind) {
    return std::any_of(image.remarks.begin(), image.remarks.end(),
                       [&](const Message& remark) { return remark.is(kind); });
}

std::string words(std::initializer_list<int> values) {
    std::string bytes;
    for (const int value : values) {
        bytes += static_cast<char>(value);
        bytes += static_cast<char>(value >> 8);
    }
    return bytes;
}

DicomMaker row(std::vector<std::uint16_t> values, int stored = 16) {
    DicomMaker maker;
    maker.columns = static_cast<int>(values.size());
    maker.stored = stored;
    maker.words = std::move(values);
    return maker;
}

/// Noise that compresses badly, so that every byte of the stream counts.
DicomMaker noise(int bits) {
    DicomMaker maker;
    maker.columns = 26;
    maker.rows = 20;
    maker.allocated = bits > 8 ? 16 : 8;
    maker.stored = bits;
    std::uint32_t state = 1;
    for (int i = 0; i < maker.columns * maker.rows; ++i) {
        state = state * 1664525 + 1013904223;
        const auto value = static_cast<std::uint16_t>((state >> 8) & ((1u << bits) - 1));
        if (bits > 8)
            maker.words.push_back(value);
        else
            maker.bytes.push_back(static_cast<std::uint8_t>(value));
    }
    return maker;
}

Values valuesOf(const DicomMaker& maker) {
    if (!maker.words.empty()) return {maker.words.begin(), maker.words.end()};
    return {maker.bytes.begin(), maker.bytes.end()};
}

Values valuesOf(const Image& image) {
    return {image.stored.begin(), image.stored.end()};
}

struct JpegOptions {
    bool luma = true;         ///< luma and chroma, else red, green and blue
    bool subsampled = false;  ///< chroma
    std::string ids;          ///< of the components; empty: 1, 2, 3
};

/// The picture rgb.png without JFIF and Adobe markers.
Stream jpegWithoutMarkers(const JpegOptions& options) {
    const auto source = readImage(test::imageFile("rgb.png"));
    if (!source) return {};
    const Pixels pixels = display(*source);
    jpeg_compress_struct info{};
    jpeg_error_mgr errors{};
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    unsigned char* out = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&info, &out, &size);
    info.image_width = static_cast<JDIMENSION>(pixels.width);
    info.image_height = static_cast<JDIMENSION>(pixels.height);
    info.input_components = 3;
    info.in_color_space = JCS_RGB;
    jpeg_set_defaults(&info);
    jpeg_set_colorspace(&info, options.luma ? JCS_YCbCr : JCS_RGB);
    jpeg_set_quality(&info, 95, TRUE);
    info.write_JFIF_header = info.write_Adobe_marker = FALSE;
    info.comp_info[0].h_samp_factor = info.comp_info[0].v_samp_factor = options.subsampled ? 2 : 1;
    for (std::size_t c = 0; c < 3; ++c)
        info.comp_info[c].component_id = options.ids.empty() ? int(c) + 1 : options.ids[c];
    jpeg_start_compress(&info, TRUE);
    while (info.next_scanline < info.image_height) {
        auto* line = const_cast<JSAMPLE*>(pixels.data.data() + info.next_scanline * pixels.width * 3u);
        jpeg_write_scanlines(&info, &line, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    Stream bytes(out, out + size);
    std::free(out);
    return bytes;
}

double meanDifference(const Values& a, const Values& b) {
    if (a.size() != b.size()) return 1e9;
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += std::abs(a[i] - b[i]);
    return sum / static_cast<double>(a.size());
}

}  // namespace

// What the headers and streams of others say otherwise than the standard has it, one thing at a time.
class TestDicomVariants : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void unknownRepresentation_data();
    void unknownRepresentation();
    void imageModuleOfUnknownRepresentation();
    void sequencesOfUnknownRepresentation();
    void numbersInTexts_data();
    void numbersInTexts();
    void decimalCommas();
    void paddingIsNoPicture_data();
    void paddingIsNoPicture();
    void paddingOfRealNumbers();
    void nothingButPadding();
    void airKeepsTheWindowOfItsSeries();
    void sigmoidOnFractions();
    void windowFunctionsSpeltOtherwise_data();
    void windowFunctionsSpeltOtherwise();
    void narrowWindows();
    void beamIntensityIsNotForShowing_data();
    void beamIntensityIsNotForShowing();
    void emptyTables();
    void coloursOfJpeg_data();
    void coloursOfJpeg();
    void highThroughputJpeg2000();
    void rareNamesOfKnownStreams();
    void withoutEndMarker_data();
    void withoutEndMarker();
    void withoutTheLastScan();
    void otherNumberOfFragments_data();
    void otherNumberOfFragments();
    void moreImagesThanFrames();
    void fewerUncompressedFrames();
    void characterSets_data();
    void characterSets();
    void jpegLsOfEveryDepth();
    void delimitersInsideStreams();
    void frameGroupsThatSayNothing();
    void photometricSpeltOtherwise();
    void greyOrColourByThePixels_data();
    void greyOrColourByThePixels();
    void greyOrColourByTheLength_data();
    void greyOrColourByTheLength();
    void bitsThatContradict_data();
    void bitsThatContradict();
    void moreUncompressedFrames();
    void otherLengthOfTheMetaHeader();
    void rescaleThatIsNoNumber_data();
    void rescaleThatIsNoNumber();
    void coloursHaveNoSign();
    void transformInJp2();
    void tableOfBytesCalledWords();
    void sideOfTheImage_data();
    void sideOfTheImage();

private:
    Result<Image> read(const DicomMaker& maker, int frame = 0) {
        if (!maker.write(m_folder.path("x.dcm")))
            return Error{ErrorCode::internal, "the test could not write", {}};
        return readImage(m_folder.path("x.dcm"), {frame});
    }

    test::TemporaryFolder m_folder;
};

void TestDicomVariants::coloursHaveNoSign() {
    DicomMaker maker;
    maker.columns = 2;
    maker.samples = 3;
    maker.allocated = maker.stored = 8;
    maker.photometric = "RGB";
    maker.representation = 1;
    maker.bytes = {0, 100, 200, 255, 128, 127};
    const auto image = read(maker);
    VERIFY_READ(image);
    QCOMPARE(image->stored, (Values{0, 100, 200, 255, 128, 127}));
}

void TestDicomVariants::transformInJp2() {
    // The code stream of rgb_ht.j2c has a colour transform of its own; here in the boxes of a .jp2 file
    // (ISO 15444-1 I.4), and the header says something else.
    Stream jp2;
    const auto box = [&](const char* type, const Stream& content) {
        const auto size = static_cast<std::uint32_t>(content.size() + 8);
        for (int shift = 24; shift >= 0; shift -= 8) jp2.push_back(static_cast<std::uint8_t>(size >> shift));
        jp2.insert(jp2.end(), type, type + 4);
        jp2.insert(jp2.end(), content.begin(), content.end());
    };
    const Stream stream = fileBytes("rgb_ht.j2c");
    const auto right = readImage(test::imageFile("rgb.png"));
    VERIFY_READ(right);
    box("jP  ", {0x0D, 0x0A, 0x87, 0x0A});
    box("ftyp", {'j', 'p', '2', ' ', 0, 0, 0, 0, 'j', 'p', '2', ' '});
    // Height, width, components, bits, compression, colour known; enumerated colour: sRGB
    Stream header = {0,   0,   0,   22,
                     'i', 'h', 'd', 'r',
                     0,   0,   0,   static_cast<std::uint8_t>(right->height),
                     0,   0,   0,   static_cast<std::uint8_t>(right->width),
                     0,   3,   7,   7,
                     0,   0,   0,   0,
                     0,   15,  'c', 'o',
                     'l', 'r', 1,   0,
                     0,   0,   0,   0,
                     16};
    box("jp2h", header);
    box("jp2c", stream);
    for (const char* photometric : {"YBR_FULL", "YBR_FULL_422", "YBR_RCT", "RGB"}) {
        const auto image = read(picture(jp2, 3, 8, photometric, kJpeg2000));
        VERIFY_READ(image);
        QCOMPARE(image->stored, right->stored);
    }
}

void TestDicomVariants::tableOfBytesCalledWords() {
    // Two entries to a word, as the length says, though the descriptor says 16 bits.
    DicomMaker maker = row({0, 1, 2, 3});
    maker.more = [](DcmDataset& d) {
        test::addTable(d, "ModalityLUTSequence", 0, 16, {7, 2, 9, 4});
        DcmItem* item = nullptr;
        QVERIFY(d.findAndGetSequenceItem(DCM_ModalityLUTSequence, item).good());
        const std::uint16_t words[] = {0x0207, 0x0409};
        QVERIFY(item->putAndInsertUint16Array(DCM_LUTData, words, 2).good());
    };
    const auto image = read(maker);
    VERIFY_READ(image);
    QCOMPARE(image->stored, (Values{7, 2, 9, 4}));
}

void TestDicomVariants::sideOfTheImage_data() {
    QTest::addColumn<QString>("series");
    QTest::addColumn<QString>("image");
    QTest::addColumn<QString>("frame");
    QTest::addColumn<QString>("expected");
    QTest::newRow("of the series") << "L"
                                   << ""
                                   << ""
                                   << "L";
    QTest::newRow("of the image, as mammograms have it") << ""
                                                         << "R"
                                                         << ""
                                                         << "R";
    QTest::newRow("of a frame") << ""
                                << ""
                                << "L"
                                << "L";
    QTest::newRow("the series counts first") << "L"
                                             << "R"
                                             << "R"
                                             << "L";
    QTest::newRow("nothing") << ""
                             << ""
                             << ""
                             << "";
}

void TestDicomVariants::sideOfTheImage() {
    QFETCH(const QString, series);
    QFETCH(const QString, image);
    QFETCH(const QString, frame);
    QFETCH(const QString, expected);
    DicomMaker maker = row({1, 2});
    if (!series.isEmpty()) maker.texts.emplace_back("Laterality", series.toStdString());
    if (!image.isEmpty()) maker.texts.emplace_back("ImageLaterality", image.toStdString());
    maker.more = [&](DcmDataset& d) {
        if (!frame.isEmpty())
            test::addFrameGroup(d, "SharedFunctionalGroupsSequence", 0, "FrameAnatomySequence",
                                {{"FrameLaterality", frame.toStdString()}});
    };
    const auto read = this->read(maker);
    VERIFY_READ(read);
    const auto found = read->facts.find("Laterality");
    QCOMPARE(found == read->facts.end() ? QString() : QString::fromStdString(found->second), expected);
}

void TestDicomVariants::unknownRepresentation_data() {
    QTest::addColumn<QString>("syntax");
    QTest::addColumn<QString>("representation");
    QTest::newRow("UN") << "1.2.840.10008.1.2.1"
                        << "UN";
    QTest::newRow("UN, big endian") << "1.2.840.10008.1.2.2"
                                    << "UN";
    QTest::newRow("UN, deflated") << "1.2.840.10008.1.2.1.99"
                                  << "UN";
    QTest::newRow("OB") << "1.2.840.10008.1.2.1"
                        << "OB";
}

void TestDicomVariants::unknownRepresentation() {
    QFETCH(QString, syntax);
    QFETCH(QString, representation);
    DicomMaker maker = row({0, 1000, 3000});
    maker.transferSyntax = syntax.toStdString();
    maker.more = [&](DcmDataset& d) {
        const std::pair<const char*, const char*> texts[] = {{"RescaleSlope", "0.5 "},
                                                             {"RescaleIntercept", "-1024 "},
                                                             {"WindowCenter", "40\\-600 "},
                                                             {"WindowWidth", "400\\1500 "},
                                                             {"PatientID", "MR-17 "},
                                                             {"PatientName", "Doe^Jane"},
                                                             {"PatientBirthDate", "19700102"},
                                                             {"StudyDate", "20200304"},
                                                             {"Modality", "CT"},
                                                             {"Laterality", "L "},
                                                             {"PixelSpacing", "0.25\\0.5 "},
                                                             {"SpecificCharacterSet", "ISO_IR 100"}};
        for (const auto& [keyword, value] : texts)
            test::addBytes(d, keyword, representation.toStdString(), value);
    };
    const auto image = read(maker);
    VERIFY_READ(image);
    QCOMPARE(image->stored, (Values{-1024, -524, 476}));
    QCOMPARE(image->window.source, WindowSource::file);
    QCOMPARE(image->window.level, 40.0);
    QCOMPARE(image->window.width, 400.0);
    QCOMPARE(image->spacingMm, (std::array<double, 2>{0.25, 0.5}));
    for (const auto& [keyword, value] : {std::pair("PatientID", "MR-17"),
                                         {"PatientName", "Doe^Jane"},
                                         {"PatientBirthDate", "19700102"},
                                         {"StudyDate", "20200304"},
                                         {"Modality", "CT"},
                                         {"Laterality", "L"}})
        QCOMPARE(image->facts.at(keyword), std::string(value));
}

void TestDicomVariants::imageModuleOfUnknownRepresentation() {
    DicomMaker maker = row({0x000, 0x7FF, 0x800, 0xFFF});
    maker.texts = {{"NumberOfFrames", "1"}};
    maker.more = [](DcmDataset& d) {
        const std::pair<const char*, int> numbers[] = {
            {"Rows", 2},     {"Columns", 2},     {"SamplesPerPixel", 1},    {"BitsAllocated", 16},
            {"HighBit", 11}, {"BitsStored", 12}, {"PixelRepresentation", 1}};
        for (const auto& [keyword, value] : numbers) test::addBytes(d, keyword, "UN", words({value}));
        test::addBytes(d, "PhotometricInterpretation", "UN", "MONOCHROME1 ");
        test::addBytes(d, "NumberOfFrames", "UN", "1 ");
        test::addBytes(d, "PixelPaddingValue", "UN", words({-2048}));
    };
    const auto image = read(maker);
    VERIFY_READ(image);
    QCOMPARE(image->width, 2);
    QCOMPARE(image->stored, (Values{0, 2047, -2048, -1}));
    QCOMPARE(image->photometric, Photometric::monochrome1);
    QCOMPARE((*image->padding)[0], -2048.0);
}

void TestDicomVariants::sequencesOfUnknownRepresentation() {
    DicomMaker maker = row({0, 1, 2, 9});
    maker.more = [](DcmDataset& d) {
        // Within, implicit VR, little endian (PS3.5 6.2.2).
        const std::string table =
            words({0x28, 0x3002, 6, 0, 3, 0, 16}) + words({0x28, 0x3006, 6, 0, 100, 300, 900});
        test::addBytes(d, "ModalityLUTSequence", "UN",
                       words({0xFFFE, 0xE000, static_cast<int>(table.size()), 0}) + table);
    };
    const auto image = read(maker);
    VERIFY_READ(image);
    QCOMPARE(image->stored, (Values{100, 300, 900, 900}));
}

void TestDicomVariants::numbersInTexts_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("number");  // NaN: none
    const double none = std::nan("");
    const std::pair<const char*, double> rows[] = {
        {"0.5", 0.5},   {"0,5", 0.5},    {"-1024,75", -1024.75}, {" 40 ", 40},
        {"+3", 3},      {"1,5e3", 1500}, {"1.024,5", 1024.5},    {"1,024.5", 1024.5},
        {",5", 0.5},    {"12 HU", 12},   {"1.2.3,5", 123.5},     {"1,024,000", none},
        {"", none},     {"auto", none},  {"inf", none},          {"nan", none},
        {"1e999", none}};
    for (const auto& [text, number] : rows) QTest::newRow(text) << QString(text) << number;
}

void TestDicomVariants::numbersInTexts() {
    QFETCH(QString, text);
    QFETCH(double, number);
    const auto read = numberIn(text.toStdString());
    QCOMPARE(read.has_value(), !std::isnan(number));
    if (read) QCOMPARE(*read, number);
}

void TestDicomVariants::decimalCommas() {
    DicomMaker maker = row({0, 1000, 3000});
    maker.texts = {{"RescaleSlope", "0,5"},
                   {"RescaleIntercept", "-1024,25"},
                   {"WindowCenter", "40,5\\50"},
                   {"WindowWidth", "350,5\\90"},
                   {"PixelSpacing", "0,25\\0,5"}};
    const auto image = read(maker);
    VERIFY_READ(image);
    QCOMPARE(image->stored, (Values{-1024.25, -524.25, 475.75}));
    QCOMPARE(image->window.level, 40.5);
    QCOMPARE(image->window.width, 350.5);
    QCOMPARE(image->spacingMm, (std::array<double, 2>{0.25, 0.5}));
}

void TestDicomVariants::paddingIsNoPicture_data() {
    QTest::addColumn<int>("outside");  // the value of most pixels
    QTest::addColumn<int>("stored");
    QTest::addColumn<bool>("isSigned");
    QTest::addColumn<int>("value");
    QTest::addColumn<int>("limit");  // 0x10000: none
    constexpr int kNone = 0x10000;
    QTest::newRow("CT") << -2000 << 16 << true << -2000 << kNone;
    QTest::newRow("written unsigned") << -2000 << 12 << true << 63536 << kNone;
    QTest::newRow("mammogram") << 0 << 12 << false << 0 << kNone;
    QTest::newRow("mammogram, white") << 4095 << 12 << false << 4095 << kNone;
    QTest::newRow("range") << -1990 << 16 << true << -2000 << -1500;
    QTest::newRow("range, backwards") << -1990 << 16 << true << -1500 << -2000;
    QTest::newRow("16 bits, unsigned") << 65535 << 16 << false << 65535 << kNone;
    QTest::newRow("16 bits, written signed") << 65535 << 16 << false << -1 << kNone;
}

void TestDicomVariants::paddingIsNoPicture() {
    QFETCH(int, outside);
    QFETCH(int, stored);
    QFETCH(bool, isSigned);
    QFETCH(int, value);
    QFETCH(int, limit);
    DicomMaker maker;
    maker.rows = maker.columns = 30;
    maker.stored = stored;
    maker.representation = isSigned ? 1 : 0;
    // A twelfth is picture: 1000 to 1074.
    for (int i = 0; i < 900; ++i)
        maker.words.push_back(static_cast<std::uint16_t>(i < 75 ? 1000 + i : outside));
    maker.more = [&](DcmDataset& d) {
        test::setWord(d, "PixelPaddingValue", value);
        if (limit != 0x10000) test::setWord(d, "PixelPaddingRangeLimit", limit);
    };
    for (const double slope : {1.0, 0.5, -2.0}) {
        maker.texts = {{"RescaleSlope", std::to_string(slope)}, {"RescaleIntercept", "10"}};
        const auto image = read(maker);
        VERIFY_READ(image);
        // numpy.percentile(arange(1000, 1075), [0.5, 99.5]): 1000.37 and 1073.63.
        const double a = 1000.37 * slope + 10, b = 1073.63 * slope + 10;
        QCOMPARE(image->window.source, WindowSource::percentile);
        QVERIFY2(std::abs(image->window.level - (a + b + 1) / 2) < 0.01,
                 std::to_string(image->window.level).c_str());
        QVERIFY(std::abs(image->window.width - (std::abs(a - b) + 1)) < 0.01);
        QVERIFY(statisticsOf(image->stored).min <= outside * slope + 10);
    }
    // Nor in the network's, where the file has a window.
    maker.texts = {{"WindowCenter", "500"}, {"WindowWidth", "3000"}};
    const auto image = read(maker);
    VERIFY_READ(image);
    QCOMPARE(image->window.source, WindowSource::file);
    const Pixels seen = networkPixels(*image, {WindowPolicy::Kind::percentile});
    QCOMPARE(seen.data[0], std::uint8_t(0));
    QVERIFY(seen.data[37] == 127 || seen.data[37] == 128);
    QCOMPARE(seen.data[74], std::uint8_t(255));
}

void TestDicomVariants::paddingOfRealNumbers() {
    DicomMaker maker;
    maker.columns = 5;
    maker.texts = {{"FloatPixelPaddingValue", "-1024"}};
    maker.more = [](DcmDataset& d) { test::addReals(d, "FloatPixelData", {-1024, 1, 2, 3, -1024}); };
    const auto image = read(maker);
    VERIFY_READ(image);
    QCOMPARE(image->window.source, WindowSource::percentile);
    QVERIFY(std::abs(image->window.level - 2.5) < 0.1);
    QVERIFY(image->window.width < 4);
}

void TestDicomVariants::nothingButPadding() {
    DicomMaker maker = row({7, 7, 7});
    maker.more = [](DcmDataset& d) { test::setWord(d, "PixelPaddingValue", 7); };
    const auto image = read(maker);
    VERIFY_READ(image);
    QVERIFY(image->window.width >= 1);
}

void TestDicomVariants::airKeepsTheWindowOfItsSeries() {
    DicomMaker maker = row({0, 5, 10, 29}, 12);
    maker.texts = {
        {"RescaleSlope", "1"}, {"RescaleIntercept", "-1024"}, {"WindowCenter", "40"}, {"WindowWidth", "400"}};
    const auto image = read(maker);
    VERIFY_READ(image);
    QCOMPARE(image->window.source, WindowSource::file);
    QCOMPARE(display(*image).data, (Stream{0, 0, 0, 0}));
    // The noise around a head, and a slice of bone alone.
    maker.texts = {{"WindowCenter", "500"}, {"WindowWidth", "1000"}};
    QCOMPARE(read(maker)->window.source, WindowSource::file);
    maker = row({3000, 3010}, 12);
    maker.texts = {{"WindowCenter", "40"}, {"WindowWidth", "400"}};
    QCOMPARE(display(*read(maker)).data, (Stream{255, 255}));
    // What no pixel of this depth could reach is no window.
    maker.texts = {{"WindowCenter", "20000"}, {"WindowWidth", "400"}};
    QCOMPARE(read(maker)->window.source, WindowSource::percentile);
}

void TestDicomVariants::sigmoidOnFractions() {
    DicomMaker maker = row({0, 500, 1000, 1250, 4000}, 12);
    for (const double width : {0.5, 2.0}) {
        maker.texts = {{"RescaleSlope", "0.001"},
                       {"RescaleIntercept", "0"},
                       {"WindowCenter", "1"},
                       {"WindowWidth", std::to_string(width)},
                       {"VOILUTFunction", "SIGMOID"}};
        const auto image = read(maker);
        VERIFY_READ(image);
        QCOMPARE(image->window.source, WindowSource::lut);
        const auto shown = display(*image).data;
        for (std::size_t i = 0; i < shown.size(); ++i) {
            // PS3.3 C.11.2.1.3.1
            const double expected = 255 / (1 + std::exp(-4 * (image->stored[i] - 1) / width));
            QVERIFY(std::abs(shown[i] - expected) <= 0.5);
        }
    }
}

void TestDicomVariants::windowFunctionsSpeltOtherwise_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("shown");  // of 1250 in 1000/1000
    // PS3.3 C.11.2.1.2, C.11.2.1.3: 255 / (1 + exp(-1)); 0.75 * 255; (250.5 / 999 + 0.5) * 255
    for (const char* text : {"SIGMOID", "sigmoid", " Sigmoid", "SIGMOID   "})
        QTest::newRow(text) << text << 186;
    for (const char* text : {"LINEAR_EXACT", "linear_exact", "LINEAR EXACT", " Linear-Exact "})
        QTest::newRow(text) << text << 191;
    for (const char* text : {"LINEAR", "linear ", "", "CUBIC"})
        QTest::newRow(qPrintable(QString("'%1'").arg(text))) << text << 191;
}

void TestDicomVariants::windowFunctionsSpeltOtherwise() {
    QFETCH(QString, text);
    QFETCH(int, shown);
    DicomMaker maker = row({1250, 1000, 0, 4000}, 12);
    maker.texts = {{"WindowCenter", "1000"}, {"WindowWidth", "1000"}, {"VOILUTFunction", text.toStdString()}};
    const auto image = read(maker);
    VERIFY_READ(image);
    QCOMPARE(int(display(*image).data[0]), shown);
    const bool exact = text.contains("exact", Qt::CaseInsensitive);
    QCOMPARE(image->window.width, exact ? 1001.0 : 1000.0);
    QCOMPARE(image->window.source,
             text.contains("sigmoid", Qt::CaseInsensitive) ? WindowSource::lut : WindowSource::file);
}

void TestDicomVariants::narrowWindows() {
    // Below a width of 1 the linear function has no sense (PS3.3 C.11.2.1.2.1); the exact one is meant.
    DicomMaker maker = row({0, 250, 500, 750, 1000}, 12);
    for (const char* function : {"", "LINEAR_EXACT"}) {
        maker.texts = {{"RescaleSlope", "0.001"},
                       {"RescaleIntercept", "0"},
                       {"WindowCenter", "0.5"},
                       {"WindowWidth", "0.8"},
                       {"VOILUTFunction", function}};
        const auto image = read(maker);
        VERIFY_READ(image);
        QCOMPARE(image->window.source, WindowSource::file);
        // ((x - 0.5) / 0.8 + 0.5) * 255: 47.8, 127.5, 207.2
        QCOMPARE(display(*image).data, (Stream{0, 48, 128, 207, 255}));
    }
}

void TestDicomVariants::beamIntensityIsNotForShowing_data() {
    QTest::addColumn<QString>("sopClass");
    QTest::addColumn<bool>("applied");
    const std::string stem = "1.2.840.10008.5.1.4.1.1.";
    const std::tuple<const char*, const char*, bool> rows[] = {{"XA", "12.1", false},
                                                               {"XRF", "12.2", false},
                                                               {"biplane XA", "12.3", false},
                                                               {"enhanced XA", "12.1.1", false},
                                                               {"enhanced XRF", "12.2.1", false},
                                                               {"CT", "2", true},
                                                               {"secondary capture", "7", true}};
    for (const auto& [name, end, applied] : rows)
        QTest::newRow(name) << QString::fromStdString(stem + end) << applied;
}

void TestDicomVariants::beamIntensityIsNotForShowing() {
    QFETCH(QString, sopClass);
    QFETCH(bool, applied);
    DicomMaker maker = row({0, 1, 2});
    maker.texts = {{"SOPClassUID", sopClass.toStdString()}};
    maker.more = [](DcmDataset& d) { test::addTable(d, "ModalityLUTSequence", 0, 16, {5, 50, 500}); };
    const auto image = read(maker);
    VERIFY_READ(image);
    QCOMPARE(image->stored, applied ? (Values{5, 50, 500}) : (Values{0, 1, 2}));
}

void TestDicomVariants::emptyTables() {
    DicomMaker maker = row({0, 1, 2});
    maker.texts = {
        {"RescaleSlope", "3"}, {"RescaleIntercept", "1"}, {"WindowCenter", "4"}, {"WindowWidth", "8"}};
    for (const char* sequence : {"ModalityLUTSequence", "VOILUTSequence"}) {
        const std::string name = sequence;
        maker.more = [&](DcmDataset& d) { test::addEmptyItem(d, name); };
        auto image = read(maker);
        VERIFY_READ(image);
        QCOMPARE(image->stored, (Values{1, 4, 7}));
        QCOMPARE(image->window.source, WindowSource::file);
        // Attributes without values.
        maker.more = [&](DcmDataset& d) { test::addTable(d, name, 0, 16, {}); };
        image = read(maker);
        VERIFY_READ(image);
        QCOMPARE(image->stored, (Values{1, 4, 7}));
        QCOMPARE(image->window.level, 4.0);
    }
    // A table that is there but too short is no empty one.
    maker.more = [](DcmDataset& d) {
        test::addTable(d, "ModalityLUTSequence", 0, 16, {1, 2, 3});
        const std::string item = words({0x28, 0x3002, 6, 0, 9, 0, 16}) + words({0x28, 0x3006, 4, 0, 1, 2});
        test::addBytes(d, "ModalityLUTSequence", "UN",
                       words({0xFFFE, 0xE000, static_cast<int>(item.size()), 0}) + item);
    };
    QCOMPARE(read(maker).error().code, ErrorCode::corruptFile);
}

void TestDicomVariants::coloursOfJpeg_data() {
    QTest::addColumn<bool>("luma");
    QTest::addColumn<bool>("subsampled");
    QTest::addColumn<QString>("ids");
    QTest::addColumn<QString>("header");
    QTest::newRow("subsampled, header RGB") << true << true << ""
                                            << "RGB";
    QTest::newRow("subsampled, header YBR_FULL") << true << true << ""
                                                 << "YBR_FULL";
    QTest::newRow("whole, header YBR_FULL") << true << false << ""
                                            << "YBR_FULL";
    QTest::newRow("RGB, header RGB") << false << false << ""
                                     << "RGB";
    QTest::newRow("components R, G, B, header YBR_FULL_422") << false << false << "RGB"
                                                             << "YBR_FULL_422";
    QTest::newRow("components R, G, B, header RGB") << false << false << "RGB"
                                                    << "RGB";
}

void TestDicomVariants::coloursOfJpeg() {
    QFETCH(bool, luma);
    QFETCH(bool, subsampled);
    QFETCH(QString, ids);
    QFETCH(QString, header);
    const Stream stream = jpegWithoutMarkers({luma, subsampled, ids.toStdString()});
    QVERIFY(!stream.empty());
    const auto image = read(picture(stream, 3, 8, header.toStdString(), kJpegBaseline));
    VERIFY_READ(image);
    const auto expected = readImage(test::imageFile("rgb.png"));
    QVERIFY(expected.ok());
    // Taken for the other colours it would be off by 60 and more; subsampling alone costs some.
    const double off = meanDifference(valuesOf(*image), valuesOf(*expected));
    QVERIFY2(off < (subsampled ? 20 : 4), std::to_string(off).c_str());
}

/// Compressed with OpenJPH's ojph_compress from the pixels of the PNG files. DCMTK, which writes the test's
/// files, has no name for the transfer syntaxes: they are put in afterwards.
void TestDicomVariants::highThroughputJpeg2000() {
    const std::string known = "1.2.840.10008.1.2.4.90";
    constexpr std::size_t kGroupLength = 140;  // of the header, behind "DICM" and its own tag
    for (const char digit : {'1', '2', '3'}) {
        // Irreversible ones (.203 alone may hold them) come near.
        for (const auto& [name, stream, samples, bits, photometric, within] :
             {std::tuple("grey", "_ht.j2c", 1, 8, "MONOCHROME2", 0.0),
              std::tuple("grey16", "_ht.j2c", 1, 16, "MONOCHROME2", 0.0),
              std::tuple("rgb", "_ht.j2c", 3, 8, "YBR_RCT", 0.0),
              std::tuple("grey", "_ht_lossy.j2c", 1, 8, "MONOCHROME2", 0.1),
              std::tuple("grey16", "_ht_lossy.j2c", 1, 16, "MONOCHROME2", 20.0),
              std::tuple("rgb", "_ht_lossy.j2c", 3, 8, "YBR_ICT", 0.1)}) {
            if (within > 0 && digit != '3') continue;
            const std::string path = m_folder.path("high-throughput.dcm");
            QVERIFY(picture(fileBytes(std::string(name) + stream), samples, bits, photometric, known.c_str())
                        .write(path));
            std::string content = test::contentOf(path);
            const std::size_t at = content.find(std::string("UI\x16\0", 4) + known);
            QVERIFY(at != std::string::npos);
            content.replace(at, 4 + known.size(),
                            std::string("UI\x18\0", 4) + "1.2.840.10008.1.2.4.20" + digit + '\0');
            content[kGroupLength] = char(content[kGroupLength] + 2);
            test::writeFile(path, content);
            const auto image = readImage(path);
            VERIFY_READ(image);
            QVERIFY(image->transferSyntax.ends_with(std::string("20") + digit));
            const auto expected = readImage(test::imageFile(std::string(name) + ".png"));
            QVERIFY(expected.ok());
            QVERIFY2(meanDifference(valuesOf(*image), valuesOf(*expected)) <= within, name);
        }
    }
}

void TestDicomVariants::rareNamesOfKnownStreams() {
    for (const auto& [syntax, stream, samples, photometric] :
         {std::tuple("1.2.840.10008.1.2.4.53", "progressive.jpg", 3, "YBR_FULL_422"),
          std::tuple("1.2.840.10008.1.2.4.55", "progressive.jpg", 3, "YBR_FULL_422"),
          std::tuple("1.2.840.10008.1.2.4.91", "rgb.j2k", 3, "RGB"),
          std::tuple("1.2.840.10008.1.2.4.92", "grey.j2k", 1, "MONOCHROME2"),
          std::tuple("1.2.840.10008.1.2.4.93", "rgb.j2k", 3, "RGB")}) {
        const auto image = read(picture(fileBytes(stream), samples, 8, photometric, syntax));
        VERIFY_READ(image);
        QCOMPARE(image->transferSyntax, std::string(syntax));
        QCOMPARE(image->stored, readImage(test::imageFile(stream))->stored);
        QVERIFY(image->remarks.empty());
    }
    // Lossless JPEG with any predictor, JPEG-LS that may lose something: the streams say what they are.
    for (const auto& [syntax, known] :
         {std::pair("1.2.840.10008.1.2.4.57", kJpegLossless), std::pair("1.2.840.10008.1.2.4.81", kJpegLs)}) {
        const DicomMaker source = noise(12);
        const auto image = read(picture(test::compressedBy(source, known), 1, 12, "MONOCHROME2", syntax));
        VERIFY_READ(image);
        QCOMPARE(image->stored, valuesOf(source));
    }
}

void TestDicomVariants::withoutEndMarker_data() {
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<int>("bits");
    QTest::addColumn<QString>("syntax");
    QTest::addColumn<int>("samples");
    const auto add = [](const char* name, const Stream& stream, int bits, const char* syntax,
                        int samples = 1) {
        QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(stream.data()), int(stream.size()))
                            << bits << QString(syntax) << samples;
    };
    add("JPEG", fileBytes("grey.jpg"), 8, kJpegBaseline);
    add("JPEG, colour", fileBytes("rgb.jpg"), 8, kJpegBaseline, 3);
    add("JPEG, progressive", fileBytes("progressive.jpg"), 8, kJpegBaseline, 3);
    add("JPEG, 12 bits", test::compressedBy(noise(12), kJpegExtended), 12, kJpegExtended);
    add("JPEG lossless, 8 bits", test::compressedBy(noise(8), kJpegLossless), 8, kJpegLossless);
    add("JPEG lossless, 16 bits", test::compressedBy(noise(16), kJpegLossless), 16, kJpegLossless);
    add("JPEG-LS, 8 bits", test::compressedBy(noise(8), kJpegLs), 8, kJpegLs);
    add("JPEG 2000", fileBytes("grey.j2k"), 8, kJpeg2000);
    add("JPEG 2000, 16 bits", fileBytes("grey16.j2k"), 16, kJpeg2000);
}

void TestDicomVariants::withoutEndMarker() {
    QFETCH(QByteArray, stream);
    QFETCH(int, bits);
    QFETCH(QString, syntax);
    QFETCH(int, samples);
    const Stream whole(stream.begin(), stream.end());
    QVERIFY(whole.size() > 100 && whole[whole.size() - 1] == 0xD9);
    const std::string uid = syntax.toStdString();
    const auto with = [&](std::size_t missing) {
        return picture({whole.begin(), whole.end() - static_cast<std::ptrdiff_t>(missing)}, samples, bits,
                       samples == 3 ? "YBR_FULL" : "MONOCHROME2", uid.c_str());
    };
    const auto expected = read(with(0));
    VERIFY_READ(expected);
    QVERIFY(expected->remarks.empty());
    for (const std::size_t missing : {1u, 2u}) {
        // Half of it could be data of JPEG-LS.
        if (missing == 1 && uid == kJpegLs) continue;
        const auto image = read(with(missing));
        VERIFY_READ(image);
        QCOMPARE(image->stored, expected->stored);
        QVERIFY(says(*image, kNoEndMarker));
    }
    // What is missing beyond it are pixels: whole bytes of the last scan, as fragments are of even length.
    for (std::size_t missing = 4; missing + 4 < whole.size(); missing += missing < 40 ? 1 : 31) {
        const auto image = read(with(missing));
        QVERIFY2(!image.ok() || image->stored == expected->stored, std::to_string(missing).c_str());
        QVERIFY2(!image.ok() || missing < 6, std::to_string(missing).c_str());
        if (!image) QCOMPARE(errorCodeName(image.error().code), errorCodeName(ErrorCode::corruptFile));
    }
}

void TestDicomVariants::withoutTheLastScan() {
    // Each scan of a progressive JPEG is a whole one: what is missing shows in the scans before it only.
    Stream stream = fileBytes("progressive.jpg");
    const Stream marker = {0xFF, 0xDA};
    const auto last = std::find_end(stream.begin(), stream.end(), marker.begin(), marker.end());
    QVERIFY(last != stream.end());
    stream.erase(last, stream.end());
    const auto image = read(picture(stream, 3, 8, "YBR_FULL", kJpegBaseline));
    QVERIFY(!image.ok());
    QCOMPARE(errorCodeName(image.error().code), errorCodeName(ErrorCode::corruptFile));
}

void TestDicomVariants::otherNumberOfFragments_data() {
    QTest::addColumn<QString>("kinds");  // a, b: halves of a frame; F: a whole one; 0: an empty fragment
    QTest::addColumn<int>("announced");
    QTest::addColumn<int>("frames");  // that are read
    QTest::addColumn<bool>("remark");
    const std::tuple<const char*, int, int, bool> rows[] = {
        {"F", 1, 1, false},    {"ab", 1, 1, false},  {"0F", 1, 1, false},   {"F0", 1, 1, false},
        {"a0b", 1, 1, false},  {"FF", 1, 1, true},   {"FFF", 2, 2, true},   {"FFF", 5, 3, true},
        {"abab", 3, 2, true},  {"F0F", 2, 2, false}, {"0FF0", 2, 2, false}, {"abFab", 3, 3, false},
        {"abab", 2, 2, false}, {"FFFF", 3, 3, true}};
    for (const auto& [kinds, announced, frames, remark] : rows)
        QTest::newRow((std::string(kinds) + ", " + std::to_string(announced)).c_str())
            << QString(kinds) << announced << frames << remark;
}

void TestDicomVariants::otherNumberOfFragments() {
    QFETCH(QString, kinds);
    QFETCH(int, announced);
    QFETCH(int, frames);
    QFETCH(bool, remark);
    for (const char* kind : {"grey.jpg", "grey.j2k"}) {
        Stream whole = fileBytes(kind);
        if (whole.size() % 2) whole.push_back(0);
        DicomMaker maker =
            picture(whole, 1, 8, "MONOCHROME2", kind[5] == 'j' && kind[6] == 'p' ? kJpegBaseline : kJpeg2000);
        maker.fragments.clear();
        for (const QChar c : kinds) {
            if (c == 'F') maker.fragments.push_back(whole);
            if (c == 'a') maker.fragments.emplace_back(whole.begin(), whole.begin() + 100);
            if (c == 'b') maker.fragments.emplace_back(whole.begin() + 100, whole.end());
            if (c == '0') maker.fragments.emplace_back();
        }
        maker.texts = {{"NumberOfFrames", std::to_string(announced)}};
        const auto expected = readImage(test::imageFile(kind));
        QVERIFY(expected.ok());
        for (int frame = 0; frame < frames; ++frame) {
            const auto image = read(maker, frame);
            VERIFY_READ(image);
            QCOMPARE(image->stored, expected->stored);
            QCOMPARE(image->frames, frames);
            QCOMPARE(says(*image, kOtherFrameCount), remark);
        }
        QCOMPARE(errorCodeName(read(maker, frames).error().code), errorCodeName(ErrorCode::invalidArgument));
    }
    // An empty fragment among as many as there are frames is the frame that is missing.
    DicomMaker maker = picture({}, 1, 8, "MONOCHROME2", kJpegBaseline);
    maker.fragments = {fileBytes("grey.jpg"), {}, fileBytes("grey.jpg")};
    maker.texts = {{"NumberOfFrames", "3"}};
    VERIFY_READ(read(maker, 0));
    QCOMPARE(errorCodeName(read(maker, 1).error().code), errorCodeName(ErrorCode::corruptFile));
    VERIFY_READ(read(maker, 2));
}

void TestDicomVariants::moreImagesThanFrames() {
    // Run-length: one segment, two bytes repeated.
    const auto rle = [](std::uint8_t value) {
        Stream stream(64);
        stream[0] = 1;
        stream[4] = 64;
        stream.insert(stream.end(), {static_cast<std::uint8_t>(-3), value});
        return stream;
    };
    DicomMaker maker;
    maker.columns = 4;
    maker.allocated = maker.stored = 8;
    maker.transferSyntax = kRle;
    maker.fragments = {rle(5), rle(6), rle(7)};
    maker.texts = {{"NumberOfFrames", "2"}};
    const auto image = read(maker, 1);
    VERIFY_READ(image);
    QCOMPARE(image->stored, (Values{6, 6, 6, 6}));
    QCOMPARE(image->frames, 2);
    QVERIFY(says(*image, kOtherFrameCount));
    QCOMPARE(messageText(image->remarks[0]), std::string("The header announces 2 frames, the file holds 3."));
}

void TestDicomVariants::fewerUncompressedFrames() {
    DicomMaker maker = row({1, 2, 3, 4, 5, 6});
    maker.columns = 2;
    maker.texts = {{"NumberOfFrames", "5"}};
    const auto image = read(maker, 2);
    VERIFY_READ(image);
    QCOMPARE(image->stored, (Values{5, 6}));
    QCOMPARE(image->frames, 3);
    QVERIFY(says(*image, kOtherFrameCount));
    // A frame that is there in part is no frame.
    maker.columns = 4;
    QCOMPARE(errorCodeName(read(maker).error().code), errorCodeName(ErrorCode::corruptFile));
}

void TestDicomVariants::characterSets_data() {
    QTest::addColumn<QString>("characterSet");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const QByteArray latin("M\xFCller"), utf8("M\xC3\xBCller"), cyrillic("\xBB\xEE\xDA");
    for (const char* set :
         {"ISO_IR 100", "ISO IR 100", "ISO_IR_100", "ISO-IR 100", "iso_ir 100", "ISO_IR100", "ISO_IR 100 ",
          "ISO 2022 IR 100", "ISO2022 IR 100", "ISO 2022 IR 6\\ISO 2022 IR 100", "ISO_8859-1", "latin1",
          "windows-1252", "ISO_IR 100\\ISO_IR 144", "\\ISO 2022 IR 100"})
        QTest::newRow(set) << QString(set) << latin << QString("Müller");
    for (const char* set : {"ISO_IR 192", "ISO IR 192", "UTF-8", "utf8", "ISO_IR 192\\ISO 2022 IR 87",
                            "ISO 2022 IR 192", "ISO_IR 100\\ISO_IR 192"})
        QTest::newRow(set) << QString(set) << utf8 << QString("Müller");
    for (const char* set : {"ISO_IR 144", "ISO-IR-144", "ISO 8859-5", "ISO 2022 IR 144"})
        QTest::newRow(set) << QString(set) << cyrillic << QString("Люк");
    // PS3.5 H.3.1: ideographic and phonetic names by escape sequences.
    const QByteArray japanese("Yamada^Tarou=\x1B$B;3ED\x1B(B^\x1B$BB@O:\x1B(B");
    for (const char* set : {"\\ISO 2022 IR 87", "ISO 2022 IR 6\\ISO 2022 IR 87", "ISO 2022 IR 87",
                            "ISO_IR 87", "ISO_IR 6\\ISO-2022 IR 87", "", "ISO_IR 100"})
        QTest::newRow(qPrintable(QString("Japanese, '%1'").arg(set)))
            << QString(set) << japanese << QString("Yamada^Tarou=山田^太郎");
    // PS3.5 I.2, K.2
    QTest::newRow("Korean") << "\\ISO 2022 IR 149"
                            << QByteArray("Hong^Gildong=\x1B$)C\xFB\xF3^\x1B$)C\xD1\xCE\xD4\xD7")
                            << QString("Hong^Gildong=洪^吉洞");
    QTest::newRow("Chinese") << "ISO2022 IR 58"
                             << QByteArray("Zhang^XiaoDong=\x1B$)A\xD5\xC5^\x1B$)A\xD0\xA1\xB6\xAB")
                             << QString("Zhang^XiaoDong=张^小东");
    QTest::newRow("GB18030") << "GB18030" << QByteArray("Wang^\xD0\xA1\xB6\xAB") << QString("Wang^小东");
    QTest::newRow("gbk") << "gbk" << QByteArray("Wang^\xD0\xA1\xB6\xAB") << QString("Wang^小东");
    QTest::newRow("Latin 9") << "ISO_IR 203"
                             << QByteArray(
                                    "\xBC"
                                    "uvre")
                             << QString("Œuvre");
    QTest::newRow("Korean without escapes") << "ISO_IR 149" << QByteArray("\xB1\xE8") << QString("김");
    QTest::newRow("Chinese without escapes") << "ISO_IR 58" << QByteArray("\xD5\xC5") << QString("张");
    QTest::newRow("a set of the system") << "Big5" << QByteArray("\xA4\x73") << QString("山");
    QTest::newRow("nobody knows it, UTF-8") << "KLINGON" << utf8 << QString("Müller");
    QTest::newRow("nobody knows it, Latin 1") << "KLINGON" << latin << QString("Müller");
    QTest::newRow("undeclared UTF-8") << "" << utf8 << QString("Müller");
}

void TestDicomVariants::characterSets() {
    QFETCH(QString, characterSet);
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    DicomMaker maker = row({1, 2});
    if (!characterSet.isEmpty()) maker.texts.emplace_back("SpecificCharacterSet", characterSet.toStdString());
    maker.texts.emplace_back("PatientName", text.toStdString());
    const auto image = read(maker);
    VERIFY_READ(image);
    QCOMPARE(QString::fromStdString(image->facts.at("PatientName")), expected);
}

void TestDicomVariants::jpegLsOfEveryDepth() {
    // DCMTK encodes no fewer bits; those of 16 are pydicom's.
    for (int bits = 6; bits <= 15; ++bits) {
        DicomMaker maker = noise(bits);
        const Values expected = valuesOf(maker);
        Stream stream = test::compressedBy(maker, kJpegLs);
        QVERIFY2(stream.size() > 8, std::to_string(bits).c_str());
        // The frame header states the depth.
        QCOMPARE(int(stream[6]), bits);
        maker.fragments = {stream};
        maker.transferSyntax = kJpegLs;
        const auto image = read(maker);
        QVERIFY2(image.ok(),
                 (std::to_string(bits) + (image.ok() ? "" : ": " + image.error().detail)).c_str());
        QCOMPARE(image->stored, expected);
        // A header that says more than the stream has.
        maker.stored = bits > 8 ? 16 : 8;
        const auto more = read(maker);
        QVERIFY2(more.ok(), (std::to_string(bits) + (more.ok() ? "" : ": " + more.error().detail)).c_str());
        QCOMPARE(more->stored, expected);
    }
}

void TestDicomVariants::delimitersInsideStreams() {
    const std::string delimiter("\xFE\xFF\xDD\xE0\0\0\0\0", 8);
    // In a comment of the stream: no end of anything.
    Stream jpeg = fileBytes("grey.jpg");
    const Stream comment = {0xFF, 0xFE, 0, 10};
    jpeg.insert(jpeg.begin() + 2, delimiter.begin(), delimiter.end());
    jpeg.insert(jpeg.begin() + 2, comment.begin(), comment.end());
    const auto image = read(picture(jpeg, 1, 8, "MONOCHROME2", kJpegBaseline));
    VERIFY_READ(image);
    QCOMPARE(image->stored, readImage(test::imageFile("grey.jpg"))->stored);
    QVERIFY(image->remarks.empty());
    // Written over the size of a JPEG 2000 image, as in a file of pydicom's: the header has it, too.
    Stream j2k = fileBytes("grey.j2k");
    std::copy(delimiter.begin(), delimiter.begin() + 4, j2k.begin() + 6);
    const auto restored = read(picture(j2k, 1, 8, "MONOCHROME2", kJpeg2000));
    VERIFY_READ(restored);
    QCOMPARE(restored->stored, readImage(test::imageFile("grey.png"))->stored);
    QVERIFY(says(*restored, kSizeOfHeader));
    // Another size is not taken for it: then there are more pixels, by the stream, than can be read.
    DicomMaker other = picture(j2k, 1, 8, "MONOCHROME2", kJpeg2000);
    other.columns = 13;
    QCOMPARE(errorCodeName(read(other).error().code), errorCodeName(ErrorCode::unsupportedFormat));
}

void TestDicomVariants::frameGroupsThatSayNothing() {
    DicomMaker maker = row({0, 100, 1000, 2000});
    maker.columns = 2;
    maker.texts = {{"NumberOfFrames", "2"}};
    maker.more = [](DcmDataset& d) {
        const std::string shared = "SharedFunctionalGroupsSequence";
        const std::string perFrame = "PerFrameFunctionalGroupsSequence";
        test::addFrameGroup(d, shared, 0, "PixelMeasuresSequence", {{"PixelSpacing", "0.25\\0.5"}});
        test::addFrameGroup(d, shared, 0, "FrameVOILUTSequence",
                            {{"WindowCenter", "3000"}, {"WindowWidth", "6000"}});
        test::addFrameGroup(d, shared, 0, "PixelValueTransformationSequence",
                            {{"RescaleSlope", "2"}, {"RescaleIntercept", "-1"}});
        // Items of each frame that leave out what the shared ones say.
        for (int frame = 0; frame < 2; ++frame) {
            test::addFrameGroup(d, perFrame, frame, "PixelMeasuresSequence", {{"SliceThickness", "3"}});
            test::addFrameGroup(d, perFrame, frame, "FrameVOILUTSequence", {});
            test::addFrameGroup(d, perFrame, frame, "PixelValueTransformationSequence",
                                {{"RescaleType", "US"}});
        }
    };
    const auto image = read(maker, 1);
    VERIFY_READ(image);
    QCOMPARE(image->stored, (Values{1999, 3999}));
    QCOMPARE(image->window.level, 3000.0);
    QCOMPARE(image->spacingMm, (std::array<double, 2>{0.25, 0.5}));
}

void TestDicomVariants::photometricSpeltOtherwise() {
    DicomMaker maker = row({1, 2});
    for (const char* term : {"monochrome1", "MONOCHROME1 ", "MONOCHROME 1", "Monochrome1"}) {
        maker.photometric = term;
        const auto image = read(maker);
        VERIFY_READ(image);
        QCOMPARE(image->photometric, Photometric::monochrome1);
    }
}

void TestDicomVariants::greyOrColourByThePixels_data() {
    QTest::addColumn<Stream>("stream");
    QTest::addColumn<QString>("syntax");
    QTest::addColumn<QString>("expected");  // a file with the same picture
    QTest::addColumn<double>("within");
    const auto row = [](const char* name, Stream stream, const char* syntax, const char* expected,
                        double within) {
        QTest::newRow(name) << std::move(stream) << QString(syntax) << QString(expected) << within;
    };
    row("JPEG, colour", fileBytes("rgb.jpg"), kJpegBaseline, "rgb.jpg", 0);
    row("JPEG, grey", fileBytes("grey.jpg"), kJpegBaseline, "grey.jpg", 0);
    row("JPEG, colour without a marker", jpegWithoutMarkers({}), kJpegBaseline, "rgb.png", 3);
    row("JPEG, red, green and blue by name", jpegWithoutMarkers({.luma = false, .ids = "RGB"}), kJpegBaseline,
        "rgb.png", 3);
    row("JPEG 2000, colour", fileBytes("rgb.j2k"), kJpeg2000, "rgb.png", 0);
    row("JPEG 2000, colour by its transform", fileBytes("rgb_ht.j2c"), kJpeg2000, "rgb.png", 0);
    row("JPEG 2000, grey", fileBytes("grey.j2k"), kJpeg2000, "grey.png", 0);
}

void TestDicomVariants::greyOrColourByThePixels() {
    QFETCH(const Stream, stream);
    QFETCH(const QString, syntax);
    QFETCH(const QString, expected);
    QFETCH(const double, within);
    auto right = readImage(test::imageFile(expected.toStdString()));
    VERIFY_READ(right);
    const bool colour = expected.startsWith("rgb");
    const std::pair<int, const char*> others[] = {
        {colour ? 1 : 3, "MONOCHROME2"},
        {colour ? 1 : 3, "RGB"},
        {colour ? 1 : 3, "YBR_FULL_422"},
        {colour ? 3 : 1, colour ? "MONOCHROME2" : "RGB"},
    };
    // Of a JPEG 2000 stream without a transform the header alone can say that it is luma and chroma.
    const bool believed = QByteArray(QTest::currentDataTag()) == "JPEG 2000, colour";
    for (const auto& [samples, photometric] : others) {
        if (believed && QByteArray(photometric).startsWith("YBR")) continue;
        auto image = read(picture(stream, samples, 8, photometric, syntax.toLatin1()));
        VERIFY_READ(image);
        QCOMPARE(image->channels, colour ? 3 : 1);
        QVERIFY(says(*image, kComponentsOfPicture));
        QVERIFY2(meanDifference(image->stored, right->stored) <= within, photometric);
    }
    // What is right needs no remark; nor does a JPEG 2000 stream that knows better than the header whether it
    // is luma and chroma.
    const char* said = !colour ? "MONOCHROME2" : believed ? "RGB" : "YBR_FULL_422";
    auto plain = read(picture(stream, colour ? 3 : 1, 8, said, syntax.toLatin1()));
    VERIFY_READ(plain);
    QVERIFY(meanDifference(plain->stored, right->stored) <= within);
    QVERIFY(plain->remarks.empty());
}

void TestDicomVariants::greyOrColourByTheLength_data() {
    QTest::addColumn<int>("samples");
    QTest::addColumn<QString>("photometric");
    QTest::addColumn<int>("held");  // samples a pixel that the pixel data have room for
    QTest::newRow("colour called grey") << 3 << QString("MONOCHROME2") << 3;
    QTest::newRow("grey called colour") << 1 << QString("RGB") << 1;
    QTest::newRow("one sample said of three") << 1 << QString("RGB") << 3;
    QTest::newRow("three samples said of one") << 3 << QString("MONOCHROME2") << 1;
}

void TestDicomVariants::greyOrColourByTheLength() {
    QFETCH(const int, samples);
    QFETCH(const QString, photometric);
    QFETCH(const int, held);
    DicomMaker maker;
    maker.rows = maker.columns = 2;
    maker.samples = samples;
    maker.allocated = maker.stored = 8;
    maker.photometric = photometric.toStdString();
    for (int i = 0; i < 4 * held; ++i) maker.bytes.push_back(std::uint8_t(20 * i));
    const auto image = read(maker);
    VERIFY_READ(image);
    QCOMPARE(image->channels, held);
    QCOMPARE(image->stored, valuesOf(maker));
    QVERIFY(says(*image, kComponentsOfPicture));
}

void TestDicomVariants::bitsThatContradict_data() {
    QTest::addColumn<int>("allocated");
    QTest::addColumn<int>("stored");
    QTest::newRow("none stored") << 16 << 0;
    QTest::newRow("more stored than allocated") << 16 << 20;
    QTest::newRow("one byte allocated, two there") << 8 << 12;
}

void TestDicomVariants::bitsThatContradict() {
    QFETCH(const int, allocated);
    QFETCH(const int, stored);
    DicomMaker maker = row({0, 1, 700, 4095});
    maker.allocated = allocated;
    maker.stored = stored;
    const auto image = read(maker);
    VERIFY_READ(image);
    QCOMPARE(image->stored, (Values{0, 1, 700, 4095}));
    QVERIFY(says(*image, kBitsOfPixels));
    // Compressed: the stream knows its depth.
    if (allocated == 8) {
        DicomMaker deep = noise(12);
        DicomMaker said =
            picture(test::compressedBy(deep, kJpegLossless), 1, 8, "MONOCHROME2", kJpegLossless);
        const auto lossless = read(said);
        VERIFY_READ(lossless);
        QCOMPARE(lossless->stored, valuesOf(deep));
        QVERIFY(says(*lossless, kBitsOfPixels));
    }
}

void TestDicomVariants::moreUncompressedFrames() {
    DicomMaker maker = row({1, 2, 3, 4});
    maker.columns = 2;
    const auto first = read(maker);
    VERIFY_READ(first);
    QCOMPARE(first->frames, 1);
    QCOMPARE(first->stored, (Values{1, 2}));
    QCOMPARE(messageText(first->remarks.at(0)),
             std::string("The header announces 1 frame, the file holds 2."));
}

void TestDicomVariants::otherLengthOfTheMetaHeader() {
    DicomMaker maker = row({1, 2, 3, 4});
    maker.texts = {{"PatientID", "P7"}};
    QVERIFY(maker.write(m_folder.path("x.dcm")));
    const std::string whole = test::contentOf(m_folder.path("x.dcm"));
    constexpr std::size_t kLength = 140;  // behind preamble, prefix, tag, VR and length
    QCOMPARE(whole.substr(132, 6), std::string("\x02\0\0\0UL", 6));
    for (const char* length : {"\x0F\x27\0", "\x04\0\0"}) {
        std::string other = whole;
        other.replace(kLength, 3, length, 3);
        test::writeFile(m_folder.path("x.dcm"), other);
        const auto image = readImage(m_folder.path("x.dcm"));
        VERIFY_READ(image);
        QCOMPARE(image->stored, (Values{1, 2, 3, 4}));
        QCOMPARE(image->facts.at("PatientID"), std::string("P7"));
        const auto header = headerValues(m_folder.path("x.dcm"));
        QVERIFY(header.ok() && !header->empty());
    }
}

void TestDicomVariants::rescaleThatIsNoNumber_data() {
    QTest::addColumn<QString>("slope");
    QTest::addColumn<QString>("intercept");
    QTest::addColumn<bool>("read");
    QTest::newRow("a blank behind the sign") << "2"
                                             << "- 1000" << true;
    QTest::newRow("line ends around it") << "2.0\r\n"
                                         << "\n-1000" << true;
    QTest::newRow("a long minus sign") << "2" << QString::fromUtf8("\u22121000") << true;
    QTest::newRow("a plus sign") << "+2"
                                 << "-1E3" << true;
    QTest::newRow("two signs") << "2"
                               << "--1000" << false;
    QTest::newRow("words") << "none"
                           << "-1000" << false;
}

void TestDicomVariants::rescaleThatIsNoNumber() {
    QFETCH(const QString, slope);
    QFETCH(const QString, intercept);
    QFETCH(const bool, read);
    DicomMaker maker = row({0, 1000});
    maker.texts = {{"RescaleSlope", slope.toStdString()}, {"RescaleIntercept", intercept.toStdString()}};
    const auto image = this->read(maker);
    VERIFY_READ(image);
    QCOMPARE(image->stored, read ? (Values{-1000, 1000}) : (Values{0, 1000}));
    // Never silently.
    QCOMPARE(image->remarks.empty(), read);
}

QTEST_APPLESS_MAIN(TestDicomVariants)
#include "test_dicom_variants.moc"
