#include <QTest>
#include <thread>

#include "imaging/display.h"
#include "imaging/read_image.h"
#include "tests/imaging/image_files.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::imaging;

// Real DICOM files of many transfer syntaxes, from the installed python3-pydicom.
// The expected figures were computed in Python, independently of this code, with
// pydicom 2.3.1, numpy 1.24 and Pillow 9.4: pixel_array, apply_modality_lut, the
// formula of PS3.3 C.11.2.1.2.1 (numpy.percentile 0.5 and 99.5 where the file has no
// window), numpy.floor(y + 0.5). YBR to RGB by PS3.3 C.7.6.3.1.2 in numpy. Files
// marked * pydicom cannot decode: gdcmconv --raw decompressed them first.
class TestReadSamples : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        if (!test::samplesInstalled()) QSKIP("python3-pydicom with its test files is not installed");
    }
    void figures_data();
    void figures();
    void facts();
    void spacing();
    void sizeThatIsOverwritten();
    void refusals_data();
    void refusals();
    void manyThreads();
};

void TestReadSamples::figures_data() {
    QTest::addColumn<int>("frame");
    QTest::addColumn<QString>("syntax");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QVector<double>>("stored");  // min, max, sum
    QTest::addColumn<double>("display");          // sum; negative where it equals that of the stored values
    const auto row = [](const char* file, int frame, const char* syntax, const char* source, double low,
                        double high, double sum, double shown) {
        QTest::newRow((std::string(file) + " " + std::to_string(frame)).c_str())
            << frame << QString("1.2.840.10008.1.2") + syntax << QString(source)
            << QVector<double>{low, high, sum} << shown;
    };
    row("CT_small.dcm", 0, ".1", "percentile", -896, 1167, -1950906, 1882042);
    row("MR_small.dcm", 0, ".1", "file", 127, 2145, 2125338, 463120);
    row("MR_small_padded.dcm", 0, ".1", "file", 127, 2145, 2125338, 463120);
    row("MR_small_implicit.dcm", 0, "", "file", 127, 2145, 2125338, 463120);
    row("MR_small_bigendian.dcm", 0, ".2", "file", 127, 2145, 2125338, 463120);
    row("MR_small_expb.dcm", 0, ".2", "file", 127, 2145, 2125338, 463120);
    row("MR_small_RLE.dcm", 0, ".5", "file", 127, 2145, 2125338, 463120);
    row("MR_small_jpeg_ls_lossless.dcm", 0, ".4.80", "file", 127, 2145, 2125338, 463120);  // *
    row("MR_small_jp2klossless.dcm", 0, ".4.90", "file", 127, 2145, 2125338, 463120);
    // The header promises explicit VR, the data are implicit.
    row("SC_rgb_jpeg.dcm", 0, ".4.50", "none", 134, 252, 47966767, -1);
    row("JPGExtended.dcm", 0, ".4.51", "percentile", 0, 264, 3767007, 8437446);  // *
    row("JPEG-lossy.dcm", 0, ".4.51", "percentile", 0, 264, 3767007, 8437446);   // *
    row("image_dfl.dcm", 0, ".1.99", "none", 0, 255, 33322688, -1);
    row("ExplVR_BigEnd.dcm", 0, ".2", "none", 0, 255, 2470716, -1);
    row("SC_rgb_small_odd.dcm", 0, ".1", "none", 52, 176, 3477, -1);
    row("SC_rgb_rle.dcm", 0, ".5", "none", 0, 255, 3831000, -1);
    row("SC_rgb_rle_2frame.dcm", 1, ".5", "none", 0, 255, 3819000, -1);
    row("SC_rgb_rle_16bit.dcm", 0, ".5", "none", 0, 65535, 984567000, 3831000);
    row("SC_rgb_rle_16bit_2frame.dcm", 1, ".5", "none", 0, 65535, 981483000, 3819000);
    row("SC_rgb_jpeg_gdcm.dcm", 0, ".4.70", "none", 0, 255, 3831000, -1);  // *
    row("SC_rgb_jpeg_dcmd.dcm", 0, "", "none", 134, 252, 47966767, -1);
    row("SC_jpeg_no_color_transform.dcm", 0, ".4.50", "none", 134, 252, 47966767, -1);
    row("SC_jpeg_no_color_transform_2.dcm", 0, ".4.50", "none", 165, 255, 48294002, -1);
    row("SC_rgb_jpeg_app14_dcmd.dcm", 0, ".4.50", "none", 165, 255, 48294002, -1);
    // Subsampled luma and chroma under a header that says RGB: pydicom leaves them as they are. The
    // figures are Pillow's, which reads the stream as what it is.
    row("SC_rgb_jpeg_lossy_gdcm.dcm", 0, ".4.50", "none", 0, 255, 3825850, -1);
    row("SC_rgb_dcmtk_+eb+cr.dcm", 0, ".4.50", "none", 0, 255, 3832200, -1);
    // pydicom leaves this one's YBR as it is; the same picture uncompressed is the next row.
    row("SC_rgb_dcmtk_+eb+cy+n2.dcm", 0, ".4.50", "none", 0, 255, 3832000, -1);
    row("SC_ybr_full_422_uncompressed.dcm", 0, ".1", "none", 0, 255, 3832000, -1);
    row("rtdose.dcm", 0, "", "percentile", 795000, 1254000, 101378000, 12112);
    row("rtdose.dcm", 7, "", "percentile", 798000, 1254000, 101273000, 12015);
    row("rtdose_expb.dcm", 7, ".2", "percentile", 798000, 1254000, 101273000, 12015);
    row("rtdose_rle.dcm", 7, ".5", "percentile", 798000, 1254000, 101273000, 12015);
    row("liver_1frame.dcm", 0, ".1", "percentile", 0, 1, 36233, 9239415);
    row("liver_expb_1frame.dcm", 0, ".2", "percentile", 0, 1, 36233, 9239415);
}

void TestReadSamples::figures() {
    QFETCH(int, frame);
    QFETCH(QString, syntax);
    QFETCH(QString, source);
    QFETCH(QVector<double>, stored);
    QFETCH(double, display);
    const std::string tag = QTest::currentDataTag();
    const auto image = readImage(test::sampleFile(tag.substr(0, tag.rfind(' '))), {frame});
    QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
    QCOMPARE(image->format, std::string("DICOM"));
    QCOMPARE(QString::fromStdString(image->transferSyntax), syntax);
    QCOMPARE(QString(windowSourceName(image->window.source)), source);
    QCOMPARE(image->frame, frame);
    const Statistics s = statisticsOf(image->stored);
    QCOMPARE(s.min, stored[0]);
    QCOMPARE(s.max, stored[1]);
    QCOMPARE(s.sum, stored[2]);
    QCOMPARE(statisticsOf(imaging::display(*image).data).sum, display < 0 ? stored[2] : display);
}

void TestReadSamples::facts() {
    const auto ct = readImage(test::sampleFile("CT_small.dcm"));
    QVERIFY(ct.ok());
    const std::map<std::string, std::string> expected = {{"PatientID", "1CT1"},
                                                         {"PatientName", "CompressedSamples^CT1"},
                                                         {"PatientSex", "O"},
                                                         {"PatientAge", "000Y"},
                                                         {"StudyDate", "20040119"},
                                                         {"Modality", "CT"},
                                                         {"Manufacturer", "GE MEDICAL SYSTEMS"},
                                                         {"ManufacturerModelName", "RHAPSODE"},
                                                         {"StationName", "CT01_OC0"},
                                                         {"InstitutionName", "JFK IMAGING CENTER"},
                                                         {"SOPClassUID", "1.2.840.10008.5.1.4.1.1.2"},
                                                         {"ImageType", "ORIGINAL\\PRIMARY\\AXIAL"}};
    for (const auto& [keyword, value] : expected) {
        QVERIFY2(ct->facts.contains(keyword), keyword.c_str());
        QCOMPARE(ct->facts.at(keyword), value);
    }
    // Empty in the file: left out.
    QVERIFY(!ct->facts.contains("PatientBirthDate"));
    QCOMPARE(ct->bitsStored, 16);
    QCOMPARE(ct->photometricName, std::string("MONOCHROME2"));
}

void TestReadSamples::spacing() {
    const auto ct = readImage(test::sampleFile("CT_small.dcm"));
    QCOMPARE(ct->spacingMm[0], 0.661468);
    QCOMPARE(ct->spacingMm[1], 0.661468);
    QCOMPARE(readImage(test::sampleFile("ExplVR_BigEnd.dcm"))->spacingMm[0], 0.0);
}

void TestReadSamples::sizeThatIsOverwritten() {
    // JPEG2000.dcm with a sequence delimiter written over the size in its code stream.
    const auto image = readImage(test::sampleFile("JPEG2000-embedded-sequence-delimiter.dcm"));
    QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
    QCOMPARE(image->stored, readImage(test::sampleFile("JPEG2000.dcm"))->stored);
    QCOMPARE(image->remarks.size(), std::size_t(1));
}

void TestReadSamples::refusals_data() {
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char* name, const char* code, const char* detail) {
        QTest::newRow(name) << QString(code) << QString(detail);
    };
    row("MR_truncated.dcm", "corrupt_file", "");
    row("rtplan.dcm", "unsupported_format", "without pixel data (RTPlan");
    row("test-SR.dcm", "unsupported_format", "without pixel data (ComprehensiveSR");
    row("waveform_ecg.dcm", "unsupported_format", "without pixel data");
}

void TestReadSamples::refusals() {
    QFETCH(QString, code);
    QFETCH(QString, detail);
    const auto image = readImage(test::sampleFile(QTest::currentDataTag()));
    QVERIFY(!image.ok());
    QCOMPARE(QString(errorCodeName(image.error().code)), code);
    QVERIFY2(QString::fromStdString(image.error().detail).contains(detail), image.error().detail.c_str());
}

void TestReadSamples::manyThreads() {
    const std::vector<std::string> files = {"CT_small.dcm",
                                            "MR_small_RLE.dcm",
                                            "JPGExtended.dcm",
                                            "SC_rgb_jpeg_gdcm.dcm",
                                            "MR_small_jpeg_ls_lossless.dcm",
                                            "image_dfl.dcm"};
    std::vector<double> alone;
    for (const auto& file : files)
        alone.push_back(statisticsOf(readImage(test::sampleFile(file))->stored).sum);
    std::atomic<int> wrong{0};
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&, t] {
                for (std::size_t i = 0; i < 30; ++i) {
                    const std::size_t f = (i + static_cast<std::size_t>(t)) % files.size();
                    const auto image = readImage(test::sampleFile(files[f]));
                    if (!image || statisticsOf(image->stored).sum != alone[f]) ++wrong;
                }
            });
        }
    }
    QCOMPARE(wrong.load(), 0);
}

QTEST_APPLESS_MAIN(TestReadSamples)
#include "test_read_samples.moc"
