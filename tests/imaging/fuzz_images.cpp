#include <QTest>
#include <filesystem>

#include "base/random.h"
#include "imaging/deidentify.h"
#include "imaging/display.h"
#include "imaging/read_image.h"
#include "tests/imaging/image_files.h"
#include "tests/imaging/tiff_maker.h"
#include "tests/imaging/volume_maker.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::imaging;

// Mutates every image file there is, reads it and makes a copy without patient data: an
// image that keeps the promises of image.h and a copy, or an error. What crashes shows in a build with
// sanitizers at the latest.
class FuzzImages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void mutations_data();
    void mutations();

private:
    test::TemporaryFolder m_volumes;
};

void FuzzImages::mutations_data() {
    QTest::addColumn<QString>("path");
    for (const auto& entry : std::filesystem::directory_iterator(FOVEA_IMAGE_FILES)) {
        if (entry.path().extension() != ".py")
            QTest::newRow(entry.path().filename().c_str()) << QString::fromStdString(entry.path().string());
    }
    test::VolumeMaker volume{{4, 3, 2}};
    volume.values.assign(24, 7);
    const std::string list =
        "NRRD0005\ntype: short\ndimension: 4\nspace: RAS\nsizes: 2 2 3 2\nkinds: list domain domain domain\n"
        "space directions: none (1,0,0) (0,1,0) (0,0,1)\nline skip: 0\nbyte skip: 0\nencoding: ";
    std::string numbers;
    for (int i = 0; i < 24; ++i) numbers += std::to_string(i * 100 - 1000) + " ";
    test::TiffMaker stack{2, 2};
    stack.describe("ImageJ=1.53t\nimages=3\nslices=3\n");
    stack.pixels = "abcd";
    for (const auto& [name, content] : {std::pair("v.nii", volume.nifti(0.5f, 1)),
                                        {"v.nrrd", volume.nrrd()},
                                        {"list.nrrd", list + "raw\nendian: big\n\n" + volume.bytes()},
                                        {"text.nrrd", list + "text\n\n" + numbers},
                                        {"files.nhdr", volume.nrrd("LIST\nv.nii\nv.nrrd")},
                                        {"stack.tif", stack.file() + "efghijkl"},
                                        {"v.mha", volume.metaImage()}}) {
        test::writeFile(m_volumes.path(name), content);
        QTest::newRow(name) << QString::fromStdString(m_volumes.path(name));
    }
    if (!test::samplesInstalled()) return;
    for (const char* name :
         {"CT_small.dcm", "MR_small_RLE.dcm", "JPGExtended.dcm", "MR_small_jpeg_ls_lossless.dcm",
          "SC_rgb_jpeg_gdcm.dcm", "SC_rgb_jpeg_dcmtk.dcm", "SC_rgb_rle_2frame.dcm", "rtdose_rle.dcm",
          "liver_expb_1frame.dcm", "SC_ybr_full_422_uncompressed.dcm", "MR_small_jp2klossless.dcm",
          "SC_rgb_gdcm_KY.dcm", "SC_rgb_jpeg.dcm"})
        QTest::newRow(name) << QString::fromStdString(test::sampleFile(name));
}

void FuzzImages::mutations() {
    QFETCH(QString, path);
    const std::string whole = test::contentOf(path.toStdString());
    const test::TemporaryFolder folder;
    // More, and other ones, where somebody asks for so many (docs/reliability.md).
    const int asked = qEnvironmentVariableIntValue("FOVEA_FUZZ_ROUNDS");
    Random random(asked > 0 ? mixSeed({whole.size(), std::uint64_t(asked)}) : mixSeed({whole.size()}));
    const int rounds = asked > 0 ? asked : 60;
    for (int round = 0; round < rounds; ++round) {
        std::string content = whole;
        if (round % 3 == 2) {
            const std::size_t at = random.below(content.size());
            content.erase(at, 1 + random.below(content.size() - at));
        } else {
            // Headers, where lengths and offsets are, more often than pixels.
            const std::size_t range =
                round % 3 == 0 ? std::min<std::size_t>(content.size(), 1200) : content.size();
            for (std::uint64_t n = 1 + random.below(4); n > 0; --n)
                content[random.below(range)] = static_cast<char>(random.bits());
        }
        test::writeFile(folder.path("x"), content);
        const auto copy = deidentified(folder.path("x"), Pseudonyms("key"));
        if (copy) {
            test::writeFile(folder.path("copy"), {reinterpret_cast<const char*>(copy->data()), copy->size()});
            if (const auto again = readImage(folder.path("copy"))) QVERIFY(again->width > 0);
        } else {
            QVERIFY(copy.error().code != ErrorCode::internal);
        }
        const auto image = readImage(folder.path("x"));
        if (!image) {
            QVERIFY(image.error().code != ErrorCode::internal);
            continue;
        }
        QVERIFY(image->width > 0 && image->height > 0);
        QVERIFY(image->channels == 1 || image->channels == 3);
        QCOMPARE(image->stored.size(), static_cast<std::size_t>(image->width) *
                                           static_cast<std::size_t>(image->height) *
                                           static_cast<std::size_t>(image->channels));
        QVERIFY(image->frame < image->frames);
        QVERIFY(image->window.width >= 1 || image->window.sigmoid);
        QCOMPARE(display(*image).data.size(), image->stored.size());
    }
}

QTEST_APPLESS_MAIN(FuzzImages)
#include "fuzz_images.moc"
