#include <QTest>

#include "imaging/display.h"
#include "imaging/read_image.h"
#include "imaging/write_image.h"
#include "tests/imaging/image_files.h"
#include "tests/support/full_disk.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::imaging;

class TestWriteImage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void roundTrip_data();
    void roundTrip();
    void dicomCarriesItsAttributes();
    void dicomIsDeterministic();
    void uidsAreValid();
    void fullDisk();
    void impossibleRequests();
};

namespace {
Pixels pattern(int width, int height, int channels) {
    Pixels pixels{width, height, channels, {}};
    for (int i = 0; i < width * height * channels; ++i)
        pixels.data.push_back(static_cast<std::uint8_t>(i * 37 + i / 7));
    return pixels;
}
}  // namespace

void TestWriteImage::roundTrip_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("channels");
    QTest::newRow("grey") << 40 << 30 << 1;
    QTest::newRow("colour") << 40 << 30 << 3;
    QTest::newRow("odd number of bytes") << 5 << 3 << 3;
    QTest::newRow("one pixel") << 1 << 1 << 1;
}

void TestWriteImage::roundTrip() {
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, channels);
    const Pixels pixels = pattern(width, height, channels);
    const test::TemporaryFolder folder;
    const auto files = systemFileLayer();
    QVERIFY(writePng(folder.path("ä/x.png"), pixels, *files).ok());
    QVERIFY(writeDicom(folder.path("ä/x.dcm"), pixels, {}, "seed", *files).ok());
    for (const char* name : {"ä/x.png", "ä/x.dcm"}) {
        const auto image = readImage(folder.path(name));
        QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
        QCOMPARE(image->channels, channels);
        QCOMPARE(image->width, width);
        QCOMPARE(display(*image).data, pixels.data);
    }
    QCOMPARE(readImage(folder.path("ä/x.dcm"))->transferSyntax, std::string("1.2.840.10008.1.2.1"));
    QCOMPARE(readImage(folder.path("ä/x.png"))->format, std::string("PNG"));
}

void TestWriteImage::dicomCarriesItsAttributes() {
    const test::TemporaryFolder folder;
    const std::map<std::string, std::string> attributes = {
        {"PatientID", "P-7"},      {"PatientName", "Müller^Jürgen"}, {"Modality", "OP"},
        {"Laterality", "L"},       {"BurnedInAnnotation", "NO"},     {"Manufacturer", "眼科"},
        {"StudyDate", "20240101"}, {"SOPInstanceUID", "1.2.3.4"}};
    QVERIFY(writeDicom(folder.path("x.dcm"), pattern(8, 8, 3), attributes, "seed", *systemFileLayer()).ok());
    const auto image = readImage(folder.path("x.dcm"));
    QVERIFY(image.ok());
    for (const auto& [keyword, value] : attributes) QCOMPARE(image->facts.at(keyword), value);
    QCOMPARE(image->facts.at("SOPClassUID"), std::string("1.2.840.10008.5.1.4.1.1.7"));
    QCOMPARE(image->facts.at("StudyInstanceUID"), dicomUid("seed/study"));
}

void TestWriteImage::dicomIsDeterministic() {
    const test::TemporaryFolder folder;
    const auto bytes = [&](const std::string& seed) {
        const auto done = writeDicom(folder.path("x.dcm"), pattern(8, 6, 3), {{"PatientID", "A"}}, seed,
                                     *systemFileLayer());
        return done.ok() ? test::contentOf(folder.path("x.dcm")) : std::string();
    };
    const std::string first = bytes("one");
    QVERIFY(first.size() > 8 * 6 * 3);
    QCOMPARE(bytes("one"), first);
    QVERIFY(bytes("two") != first);
}

void TestWriteImage::uidsAreValid() {
    // hashlib.sha256(b"<8-byte length>seed")[:16] is not repeated here: what must hold is the form.
    QVERIFY(dicomUid("a") != dicomUid("b"));
    for (int i = 0; i < 200; ++i) {
        const std::string uid = dicomUid(std::to_string(i));
        QVERIFY(uid.size() <= 64);
        QVERIFY(uid.starts_with("2.25."));
        QVERIFY(uid.size() > 25);
        QVERIFY(uid[5] != '0');
        QVERIFY(uid.find_first_not_of("0123456789.") == std::string::npos);
    }
}

void TestWriteImage::fullDisk() {
    const test::TemporaryFolder folder;
    test::FullDisk disk(100);
    const Pixels pixels = pattern(40, 30, 3);
    const auto png = writePng(folder.path("x.png"), pixels, disk);
    const auto dicom = writeDicom(folder.path("x.dcm"), pixels, {}, "seed", disk);
    QVERIFY(!png.ok() && !dicom.ok());
    QCOMPARE(png.error().code, ErrorCode::diskFull);
    QCOMPARE(dicom.error().code, ErrorCode::diskFull);
    QVERIFY(!std::filesystem::exists(folder.path("x.png")));
}

void TestWriteImage::impossibleRequests() {
    const test::TemporaryFolder folder;
    const auto unknown =
        writeDicom(folder.path("x.dcm"), pattern(2, 2, 1), {{"NoSuchThing", "1"}}, "s", *systemFileLayer());
    QVERIFY(!unknown.ok());
    QCOMPARE(unknown.error().code, ErrorCode::invalidArgument);
    QVERIFY(unknown.error().detail.find("NoSuchThing") != std::string::npos);
    Pixels torn = pattern(4, 4, 3);
    torn.data.pop_back();
    QCOMPARE(encodePng(torn).error().code, ErrorCode::invalidArgument);
    QCOMPARE(writeDicom(folder.path("x.dcm"), torn, {}, "s", *systemFileLayer()).error().code,
             ErrorCode::invalidArgument);
    QCOMPARE(encodePng(Pixels{}).error().code, ErrorCode::invalidArgument);
}

QTEST_APPLESS_MAIN(TestWriteImage)
#include "test_write_image.moc"
