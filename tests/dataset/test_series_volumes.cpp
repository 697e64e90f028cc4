#include <QTest>
#include <algorithm>
#include <filesystem>
#include <memory>

#include "base/byte_budget.h"
#include "dataset/import.h"
#include "dataset/series_volumes.h"
#include "imaging/deidentify.h"
#include "imaging/read_image.h"
#include "tests/imaging/dicom_maker.h"
#include "tests/imaging/image_files.h"
#include "tests/imaging/series_maker.h"
#include "tests/imaging/volume_maker.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::dataset;
namespace fs = std::filesystem;

// A folder of DICOM files and volumes becomes one of volumes, which an import cuts.
class TestSeriesVolumes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void classFoldersStay();
    void seriesOfOneNumberInOneFolder();
    void seriesOverSeveralFolders();
    void oneNumberForAllPatients();
    void isotropicAndSlabs();
    void volumesAreTakenAsWell();
    void damagedSlicesAreLeftOut();
    void echoesStayApartWhereOneIsDamaged();
    void oneTooLargeLeavesTheOthers();
    void oneBeyondTheMemoryIsLeftOutByName();
    void isCancelledWithinAVolume();
    void whatIsNoVolumeIsNamed();
    void targetsThatCannotBe();
    void nothingToMake();
    void headersSayWhatWouldCome();
    void copiesLookTheSame();
};

namespace {

using test::kSlices;
using test::SeriesMaker;

/// A folder of images beside one for volumes.
struct Folders {
    test::TemporaryFolder folder;
    std::string source = folder.path("images"), target = folder.path("volumes");

    Folders() { fs::create_directories(source); }
    Result<VolumesMade> make(VolumeOptions options = {}) const {
        options.source = source;
        options.target = target;
        return makeVolumes(options, {});
    }
    std::string made(const std::string& name) const { return target + "/" + name; }
};

std::vector<std::string> namesOf(const VolumesMade& made) {
    std::vector<std::string> names;
    for (const MadeVolume& volume : made.volumes) names.push_back(volume.file);
    std::sort(names.begin(), names.end());
    return names;
}

using Names = std::vector<std::string>;

void cutOff(const std::string& file) {
    const std::string content = test::contentOf(file);
    if (content.size() < 100) qFatal("no DICOM file to be cut");
    test::writeFile(file, content.substr(0, content.size() - 30));
}

}  // namespace

void TestSeriesVolumes::classFoldersStay() {
    Folders f;
    SeriesMaker{"1.1", 3, "P1"}.write(f.source + "/ill/one");
    SeriesMaker{"1.2", 4, "P2"}.write(f.source + "/ill/two");
    SeriesMaker{"1.3", 3, "P3"}.write(f.source + "/healthy");
    const auto made = f.make();
    QVERIFY(made.ok());
    QCOMPARE(namesOf(*made),
             (Names{"healthy/series-3.nrrd", "ill/one/series-3.nrrd", "ill/two/series-4.nrrd"}));
    QVERIFY(made->problems.empty());
    for (const MadeVolume& volume : made->volumes) {
        QCOMPARE(volume.slicesRead, kSlices);
        QCOMPARE(volume.size, (std::array<std::size_t, 3>{8, 6, kSlices}));
        QCOMPARE(volume.spacingMm, (std::array<double, 3>{2, 2, 4}));
        QVERIFY(volume.defects.empty());
    }
    const auto plan = planImport({.source = f.target, .frames = {FrameChoice::Kind::all}}, {});
    QVERIFY(plan.ok());
    QCOMPARE(plan->samples.size(), std::size_t(3 * kSlices));
    QCOMPARE(plan->classes, (Names{"healthy", "ill"}));
    // Whose a slice is, is known as of the DICOM files.
    QCOMPARE(plan->samples.front().patient, std::string("P3"));
    QCOMPARE(plan->samples.front().facts.at("SeriesInstanceUID"), std::string("1.3"));
}

void TestSeriesVolumes::seriesOfOneNumberInOneFolder() {
    Folders f;
    for (int i = 0; i < 2; ++i) {
        SeriesMaker{"1." + std::to_string(i), 3}.write(f.folder.path("s" + std::to_string(i)));
        for (const auto& file : fs::directory_iterator(f.folder.path("s" + std::to_string(i))))
            fs::copy(file.path(), f.source + "/" + std::to_string(i) + file.path().filename().native());
    }
    const auto made = f.make();
    QVERIFY(made.ok());
    QCOMPARE(namesOf(*made), (Names{"series-3-2.nrrd", "series-3.nrrd"}));
}

void TestSeriesVolumes::seriesOverSeveralFolders() {
    Folders f;
    const SeriesMaker series{"1.1", 3};
    SeriesMaker first = series;
    first.slices = 3;
    first.write(f.source + "/ill/p/a");
    series.write(f.source + "/ill/p/b", 3);
    const auto made = f.make();
    QVERIFY(made.ok());
    QCOMPARE(namesOf(*made), (Names{"ill/p/series-3.nrrd"}));
    QCOMPARE(made->volumes[0].size[2], std::size_t(kSlices));
}

void TestSeriesVolumes::oneNumberForAllPatients() {
    Folders f;  // as after a pseudonymisation that gives all series one number
    SeriesMaker{"1.1", 3, "P1"}.write(f.source + "/one");
    SeriesMaker{"1.1", 3, "P2"}.write(f.source + "/two");
    const auto made = f.make();
    QVERIFY(made.ok());
    QCOMPARE(namesOf(*made), (Names{"one/series-3.nrrd", "two/series-3.nrrd"}));
    QVERIFY(made->problems.empty());
}

void TestSeriesVolumes::isotropicAndSlabs() {
    Folders f;
    SeriesMaker().write(f.source);
    VolumeOptions options;
    options.isotropicMm = 0;
    auto made = f.make(options);
    QVERIFY(made.ok());
    QCOMPARE(made->volumes[0].spacingMm, (std::array<double, 3>{2, 2, 2}));
    QCOMPARE(made->volumes[0].size[2], std::size_t(2 * (kSlices - 1) + 1));
    options.slabs = imaging::SlabOptions{imaging::SlabKind::maximum, 8, 0, imaging::Plane::axial};
    options.isotropicMm.reset();
    made = f.make(options);
    QVERIFY(made.ok());
    QCOMPARE(made->volumes[0].size[2], std::size_t(kSlices / 2));
    const auto image = imaging::readImage(f.made("series-3.nrrd"), {0});
    QVERIFY(image.ok());
    // Of the first two slices the brighter.
    QCOMPARE(image->stored[0], 100.0);
    QCOMPARE(image->stored[47], 194.0);
    QCOMPARE(image->window.level, 300.0);
}

void TestSeriesVolumes::volumesAreTakenAsWell() {
    Folders f;
    test::VolumeMaker volume{{2, 3, 5}};
    volume.spacingMm = {1, 1, 3};
    for (int i = 0; i < 30; ++i) volume.values.push_back(std::int16_t(i * i));
    fs::create_directories(f.source + "/a");
    test::writeFile(f.source + "/a/scan.nii", volume.nifti());
    VolumeOptions options;
    options.isotropicMm = 1;
    const auto made = f.make(options);
    QVERIFY(made.ok());
    QCOMPARE(namesOf(*made), (Names{"a/scan.nrrd"}));
    QCOMPARE(made->volumes[0].size, (std::array<std::size_t, 3>{2, 3, 13}));
    QCOMPARE(made->volumes[0].slicesRead, 0);
    const auto image = imaging::readImage(f.made("a/scan.nrrd"), {12});
    const auto before = imaging::readImage(f.source + "/a/scan.nii", {4});
    QVERIFY(image.ok() && before.ok());
    QCOMPARE(std::vector<double>(image->stored), std::vector<double>(before->stored));
}

void TestSeriesVolumes::damagedSlicesAreLeftOut() {
    Folders f;
    SeriesMaker().write(f.source);
    const std::string cut = f.source + "/1-3.dcm";
    cutOff(cut);
    const auto made = f.make();
    QVERIFY(made.ok());
    QCOMPARE(made->volumes.size(), std::size_t(1));
    QCOMPARE(made->volumes[0].slicesRead, kSlices - 1);
    QCOMPARE(made->volumes[0].size[2], std::size_t(kSlices));
    QCOMPARE(made->volumes[0].defects.size(), std::size_t(1));
    QVERIFY(made->volumes[0].defects[0].message.is(imaging::kSlicesMissing));
    QCOMPARE(made->problems.size(), std::size_t(1));
    QCOMPARE(made->problems[0].kind, ProblemKind::unreadable);
    QCOMPARE(made->problems[0].files, Names{cut});
}

void TestSeriesVolumes::echoesStayApartWhereOneIsDamaged() {
    Folders f;
    SeriesMaker first, second;
    first.echoTime = "4.6";
    second.echoTime = "12";
    first.write(f.source + "/a");
    second.write(f.source + "/b");
    cutOff(f.source + "/b/1-3.dcm");
    const auto made = f.make();
    QVERIFY(made.ok());
    QCOMPARE(namesOf(*made), (Names{"a/series-3-echotime-4.6.nrrd", "b/series-3-echotime-12.nrrd"}));
    for (const MadeVolume& volume : made->volumes)
        QVERIFY(volume.defects.at(0).message.is(imaging::kSeriesMixed));
    QCOMPARE(made->problems.size(), std::size_t(1));
}

void TestSeriesVolumes::oneTooLargeLeavesTheOthers() {
    Folders f;
    SeriesMaker large{"1.1", 1};
    large.columns = large.rows = 65535;  // of which the header alone is read
    large.write(f.source + "/a");
    SeriesMaker().write(f.source + "/b");
    const auto made = f.make();
    QVERIFY(made.ok());
    QCOMPARE(namesOf(*made), (Names{"b/series-3.nrrd"}));
    QCOMPARE(made->problems.size(), std::size_t(1));
    QCOMPARE(made->problems[0].kind, ProblemKind::unreadable);
}

/// 8 x 6 x 6 voxels take about 3.5 KB to read, twice as many slices 7 KB; cubes of the former 10 KB.
void TestSeriesVolumes::oneBeyondTheMemoryIsLeftOutByName() {
    Folders f;
    SeriesMaker{"1.1", 1}.write(f.source + "/a");
    SeriesMaker large{"1.2", 2};
    large.slices = 2 * kSlices;
    large.write(f.source + "/b");
    JobContext job;
    job.images = std::make_shared<ByteBudget>(5000);
    VolumeOptions options;
    options.source = f.source;
    options.target = f.target;
    const auto made = makeVolumes(options, job);
    QVERIFY(made.ok());
    QCOMPARE(namesOf(*made), (Names{"a/series-1.nrrd"}));
    QCOMPARE(made->problems.size(), std::size_t(1));
    QCOMPARE(made->problems[0].message.code, std::string("volume_too_large"));
    QCOMPARE(made->problems[0].files.size(), std::size_t(2 * kSlices));
    QCOMPARE(made->problems[0].message.number("needed"), 12.0 * 8 * 6 * 2 * kSlices);
    // What is made of a volume counts, too.
    options.isotropicMm = 0;
    const auto none = makeVolumes(options, job);
    QVERIFY(!none.ok());
    QCOMPARE(none.error().code, ErrorCode::noImages);
    QCOMPARE(none.error().reasons.front().code, std::string("volume_too_large"));
    QVERIFY(!fs::exists(f.made("b")));
}

/// After its last slice was read.
void TestSeriesVolumes::isCancelledWithinAVolume() {
    Folders f;
    SeriesMaker().write(f.source);
    VolumeOptions options;
    options.source = f.source;
    options.target = f.target;
    options.isotropicMm = 0.5;
    JobContext job;
    job.progress = [&job](const Progress& p) {
        if (p.stage == Stage::slices && p.done == p.total) job.cancel.cancel();
    };
    const auto made = makeVolumes(options, job);
    QVERIFY(!made.ok());
    QCOMPARE(made.error().code, ErrorCode::cancelled);
    QVERIFY(!fs::exists(f.made("series-3.nrrd")));
}

void TestSeriesVolumes::whatIsNoVolumeIsNamed() {
    Folders f;
    SeriesMaker().write(f.source);
    SeriesMaker two{"1.9", 9};
    two.slices = 2;
    two.write(f.source + "/two");
    test::writeFile(f.source + "/picture.png", "\x89PNG\r\n\x1a\n");
    const auto made = f.make();
    QVERIFY(made.ok());
    QCOMPARE(made->volumes.size(), std::size_t(1));
    QCOMPARE(made->problems.size(), std::size_t(2));
    QCOMPARE(made->problems[0].message.code, std::string("no_slices"));
    QVERIFY(made->problems[1].message.is(imaging::kSlicesTooFew));
    QCOMPARE(made->problems[1].files.size(), std::size_t(2));
}

void TestSeriesVolumes::targetsThatCannotBe() {
    Folders f;
    SeriesMaker().write(f.source);
    for (const std::string& target :
         {f.source, f.source + "/", f.source + "/below", f.source + "/../images/x"}) {
        VolumeOptions options;
        options.source = f.source;
        options.target = target;
        const auto made = makeVolumes(options, {});
        QVERIFY(!made.ok());
        QCOMPARE(made.error().code, ErrorCode::invalidArgument);
    }
    // One that is not there yet, named from within the source.
    const fs::path before = fs::current_path();
    fs::current_path(f.source);
    const auto within = makeVolumes({".", "new"}, {});
    fs::current_path(before);
    QVERIFY(!within.ok());
    QCOMPARE(within.error().code, ErrorCode::invalidArgument);
    f.target = f.source + "-volumes";
    QVERIFY(f.make().ok());
}

void TestSeriesVolumes::nothingToMake() {
    Folders f;
    SeriesMaker two;
    two.slices = 2;
    two.write(f.source);
    const auto made = f.make();
    QVERIFY(!made.ok());
    QCOMPARE(made.error().code, ErrorCode::noImages);
    QVERIFY(!made.error().reasons.empty());
    QVERIFY(!fs::exists(f.target));
}

void TestSeriesVolumes::headersSayWhatWouldCome() {
    Folders f;
    SeriesMaker{"1.1", 3, "P1"}.write(f.source + "/ill/one");
    SeriesMaker gap{"1.2", 4, "P2"};
    gap.missing = 2;
    gap.write(f.source + "/well/two");
    SeriesMaker two{"1.9", 9};
    two.slices = 2;
    two.write(f.source + "/well/few");
    test::writeFile(f.source + "/ill/picture.png", "\x89PNG\r\n\x1a\n");
    const auto found = lookForSeries(f.source, {});
    QVERIFY(found.ok());
    QCOMPARE(found->series, 2);
    QCOMPARE(found->volumes, 2);
    QCOMPARE(found->slices, 2 * kSlices - 1);
    QCOMPARE(found->files, 2 * kSlices - 1);
    QCOMPARE(found->others, 3);
    QCOMPARE(found->odd, 1);
    QVERIFY(found->mostly());
    // An import looks for them, but not where a header field speaks of single files.
    const auto looked = lookForFrames({.source = f.source}, {});
    QVERIFY(looked.ok() && looked->asks() && !looked->several);
    QCOMPARE(looked->series.volumes, 2);
    const auto byHeader = lookForFrames({.source = f.source, .labelAttribute = "Modality"}, {});
    QVERIFY(byHeader.ok() && !byHeader->asks());
    JobContext cancelled;
    cancelled.cancel.cancel();
    QCOMPARE(lookForSeries(f.source, cancelled).error().code, ErrorCode::cancelled);
}

void TestSeriesVolumes::copiesLookTheSame() {
    Folders f;
    SeriesMaker().write(f.source);
    QVERIFY(f.make().ok());
    const auto original = imaging::readImage(f.made("series-3.nrrd"), {2});
    QVERIFY(original.ok());
    const auto copy = imaging::deidentified(f.made("series-3.nrrd"), imaging::Pseudonyms("key"));
    QVERIFY(copy.ok());
    const std::string content(reinterpret_cast<const char*>(copy->data()), copy->size());
    QVERIFY(content.find("P1") == std::string::npos);
    test::writeFile(f.folder.path("copy"), content);
    const auto image = imaging::readImage(f.folder.path("copy"), {2});
    QVERIFY(image.ok());
    QVERIFY(image->facts.empty());
    QCOMPARE(image->window.level, original->window.level);
    QCOMPARE(image->window.width, original->window.width);
}

QTEST_GUILESS_MAIN(TestSeriesVolumes)
#include "test_series_volumes.moc"
