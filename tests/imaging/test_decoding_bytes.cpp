#include "imaging/decoding_bytes.h"

#include <QTest>
#include <filesystem>

#include "imaging/read_image.h"
#include "tests/imaging/dicom_maker.h"
#include "tests/imaging/image_files.h"
#include "tests/imaging/volume_maker.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::imaging;

class TestDecodingBytes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void enoughForEveryFormat_data();
    void enoughForEveryFormat();
    void theHeaderTells_data();
    void theHeaderTells();
    void neverFails_data();
    void neverFails();

private:
    test::TemporaryFolder m_folder;
};

namespace {

constexpr double kLeastPerValue = 10;  ///< double-precision values, and the picture in bytes twice

std::string be(std::uint32_t number, int bytes = 4) {
    std::string text;
    for (int i = bytes - 1; i >= 0; --i) text += char(number >> (8 * i));
    return text;
}
std::string le(std::uint32_t number, int bytes = 4) {
    std::string text = be(number, bytes);
    return {text.rbegin(), text.rend()};
}

}  // namespace

void TestDecodingBytes::enoughForEveryFormat_data() {
    QTest::addColumn<QString>("path");
    for (const auto& entry : std::filesystem::directory_iterator(FOVEA_IMAGE_FILES))
        if (entry.path().extension() != ".py")
            QTest::newRow(entry.path().filename().c_str()) << QString::fromStdString(entry.path().native());
    test::VolumeMaker maker;
    maker.size = {20, 30, 10};
    maker.values.assign(6000, 1);
    const std::pair<const char*, std::string> volumes[] = {{"v.nii", maker.nifti()},
                                                           {"v2.nii", maker.nifti2()},
                                                           {"v.nrrd", maker.nrrd()},
                                                           {"v.mha", maker.metaImage()}};
    for (const auto& [name, content] : volumes) {
        test::writeFile(m_folder.path(name), content);
        QTest::newRow(name) << QString::fromStdString(m_folder.path(name));
    }
    test::DicomMaker dicom;
    dicom.rows = 40, dicom.columns = 30;
    dicom.words.assign(1200, 7);
    for (const char* syntax : {"1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2"}) {
        dicom.transferSyntax = syntax;
        const std::string path = m_folder.path(std::string(syntax) + ".dcm");
        QVERIFY(dicom.write(path));
        QTest::newRow(syntax) << QString::fromStdString(path);
    }
}

void TestDecodingBytes::enoughForEveryFormat() {
    QFETCH(QString, path);
    const auto image = readImage(path.toStdString());
    QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
    const double bytes = double(decodingBytes(path.toStdString()));
    const double values = double(image->width) * image->height * image->channels;
    QVERIFY2(bytes >= kLeastPerValue * values, std::to_string(bytes).c_str());
    // Not out of all proportion either: small pictures are read side by side.
    QVERIFY2(bytes <= 200 * values + 200'000, std::to_string(bytes).c_str());
}

void TestDecodingBytes::theHeaderTells_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<double>("values");
    const auto row = [](const char* name, const std::string& content, double values) {
        QTest::newRow(name) << QByteArray::fromStdString(content) << values;
    };
    // A photograph of 50 megapixels, of which nothing but the header is there.
    constexpr std::uint32_t kWide = 8688, kHigh = 5792;
    const double colour = 3.0 * kWide * kHigh;
    row("PNG",
        "\x89PNG\r\n\x1A\n" + be(13) + "IHDR" + be(kWide) + be(kHigh) + std::string("\x08\x02\0\0\0", 5),
        colour);
    row("BMP",
        "BM" + le(0) + le(0) + le(54) + le(40) + le(kWide) + le(std::uint32_t(-int(kHigh))) + le(1, 2) +
            le(24, 2),
        colour);
    row("JPEG",
        "\xFF\xD8\xFF\xC0" + be(17, 2) + "\x08" + be(kHigh, 2) + be(kWide, 2) + "\x03" +
            std::string("\x01\x22\0\x02\x11\0\x03\x11\0", 9) + "\xFF\xDA" + be(12, 2) + std::string(10, '\0'),
        colour);
    const auto field = [](std::uint32_t tag, std::uint32_t value) {
        return le(tag, 2) + le(4, 2) + le(1) + le(value);
    };
    row("TIFF",
        "II*" + std::string(1, '\0') + le(8) + le(3, 2) + field(256, kWide) + field(257, kHigh) +
            field(277, 3) + le(0),
        colour);
    const auto word = [](std::uint32_t element, std::uint32_t value) {
        return le(0x28, 2) + le(element, 2) + "US" + le(2, 2) + le(value, 2);
    };
    row("DICOM", std::string(128, '\0') + "DICM" + word(0x02, 3) + word(0x10, kHigh) + word(0x11, kWide),
        colour);
}

void TestDecodingBytes::theHeaderTells() {
    QFETCH(QByteArray, content);
    QFETCH(double, values);
    test::writeFile(m_folder.path("head"), content.toStdString());
    const double bytes = double(decodingBytes(m_folder.path("head")));
    QVERIFY2(bytes >= kLeastPerValue * values && bytes <= 20 * values, std::to_string(bytes).c_str());
}

void TestDecodingBytes::neverFails_data() {
    QTest::addColumn<QByteArray>("start");
    for (const char* name : {"rgb.png", "rgb.bmp", "rgb.jpg", "rgb.jp2", "rgb.j2k", "rgb.tif", "pages.tif"})
        QTest::newRow(name) << QByteArray::fromStdString(test::contentOf(test::imageFile(name)));
    test::VolumeMaker maker;
    maker.size = {2, 2, 2};
    maker.values.assign(8, 1);
    for (const std::string& content : {maker.nifti(), maker.nifti2(), maker.nrrd(), maker.metaImage()})
        QTest::newRow(content.substr(0, 4).c_str()) << QByteArray::fromStdString(content);
    QTest::newRow("nothing") << QByteArray();
}

void TestDecodingBytes::neverFails() {
    QFETCH(QByteArray, start);
    const std::string path = m_folder.path("cut");
    QCOMPARE(decodingBytes(m_folder.path("missing")), std::uint64_t(0));
    const std::string content = start.toStdString();
    for (std::size_t kept = 0; kept <= content.size(); kept += kept < 64 ? 1 : 41) {
        test::writeFile(path, content.substr(0, kept));
        (void)decodingBytes(path);
        // Every number as large as can be.
        std::string damaged = content;
        for (std::size_t i = kept; i < std::min(kept + 8, damaged.size()); ++i) damaged[i] = '\xFF';
        test::writeFile(path, damaged);
        (void)decodingBytes(path);
    }
}

QTEST_APPLESS_MAIN(TestDecodingBytes)
#include "test_decoding_bytes.moc"
