#include <QTest>

#include "imaging/display.h"
#include "imaging/read_image.h"
#include "tests/imaging/dicom_maker.h"
#include "tests/imaging/image_files.h"
#include "tests/imaging/volume_maker.h"
#include "tests/support/comma_locale.h"

using namespace fovea;
using namespace fovea::imaging;

// A window program has the user's locale, the command line has none: both must see the same picture where
// people write "0,75".
class TestReadLocale : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneFileIsOnePicture_data();
    void oneFileIsOnePicture();

private:
    test::TemporaryFolder m_folder;
};

namespace {

/// A sagittal volume of 0.75 and 1.25 mm: its axes are lost where "0.75" reads as 0.
test::VolumeMaker fractions() {
    test::VolumeMaker maker;
    maker.size = {2, 3, 4};
    maker.direction = {{{0, 0, -1}, {1, 0, 0}, {0, -1, 0}}};
    maker.spacingMm = {0.9, 0.75, 1.25};
    for (std::int16_t i = 0; i < 24; ++i) maker.values.push_back(std::int16_t(i * i));
    return maker;
}

}  // namespace

void TestReadLocale::oneFileIsOnePicture_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<double>("down");
    QTest::addColumn<double>("across");
    const test::VolumeMaker maker = fractions();
    test::writeFile(m_folder.path("v.nrrd"), maker.nrrd());
    test::writeFile(m_folder.path("v.mha"), maker.metaImage());
    test::writeFile(m_folder.path("v.nii"), maker.nifti(0.5f, -0.25f));
    for (const char* name : {"v.nrrd", "v.mha", "v.nii"}) QTest::newRow(name) << name << 1.25 << 0.75;
    test::DicomMaker dicom;
    dicom.rows = 2, dicom.columns = 2;
    dicom.words = {1, 2, 3, 4};
    dicom.texts = {{"RescaleSlope", "0.75"},
                   {"RescaleIntercept", "-0.5"},
                   {"WindowCenter", "1.25"},
                   {"WindowWidth", "2.5"},
                   {"PixelSpacing", "0.75\\1.25"}};
    QVERIFY(dicom.write(m_folder.path("d.dcm")));
    QTest::newRow("DICOM") << "d.dcm" << 0.75 << 1.25;
}

void TestReadLocale::oneFileIsOnePicture() {
    QFETCH(QString, file);
    QFETCH(double, down);
    QFETCH(double, across);
    const std::string path = m_folder.path(file.toStdString());
    const auto expected = readImage(path);
    QVERIFY2(expected.ok(), expected ? "" : expected.error().detail.c_str());
    QVERIFY(std::abs(expected->spacingMm[0] - down) < 1e-6 &&
            std::abs(expected->spacingMm[1] - across) < 1e-6);
    const test::CommaLocale locale;
    if (!locale.set()) QSKIP("no locale with a decimal comma can be made here");
    const auto read = readImage(path);
    QVERIFY2(read.ok(), read ? "" : read.error().detail.c_str());
    QCOMPARE(read->width, expected->width);
    QCOMPARE(read->height, expected->height);
    QCOMPARE(read->spacingMm, expected->spacingMm);
    QVERIFY(read->stored == expected->stored);
    QCOMPARE(read->window.level, expected->window.level);
    QCOMPARE(read->window.width, expected->window.width);
    QCOMPARE(display(*read).data, display(*expected).data);
}

QTEST_APPLESS_MAIN(TestReadLocale)
#include "test_read_locale.moc"
