// Series that an import puts together to volumes first.
#include <QTest>
#include <filesystem>
#include <set>

#include "imaging/series.h"
#include "project/copy_images.h"
#include "project/import_images.h"
#include "tests/imaging/series_maker.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
namespace fs = std::filesystem;
using test::kSlices;

namespace {

constexpr int kPerClass = 3;

struct Bench {
    test::TemporaryFolder folder;
    std::string images = folder.path("ct"), project = folder.path("p.fovea");
    project::ImportRequest request;

    Bench() {
        test::writeSeriesFolders(images, kPerClass);
        request.source = images;
        request.frames.kind = dataset::FrameChoice::Kind::all;
        request.series.emplace();
    }
    Result<project::ProjectSummary> import(const JobContext& job = {}) const {
        return project::importImages(project, request, job);
    }
    std::vector<dataset::Sample> samples() const {
        return project::Project::open(project)->samples().value();
    }
    int foldersOfVolumes() const {
        std::error_code code;
        const fs::directory_iterator all(project + "/volumes", code);
        return code ? 0 : int(std::distance(fs::begin(all), fs::end(all)));
    }
};

/// The volumes of which something is said, by their last folder.
std::set<std::string> saidOf(const std::vector<dataset::Problem>& problems, const MessageKind& kind) {
    std::set<std::string> folders;
    for (const dataset::Problem& problem : problems)
        if (problem.kind == dataset::ProblemKind::damagedButRead && problem.message.is(kind))
            for (const std::string& file : problem.files)
                folders.insert(fs::path(file).parent_path().filename().native());
    return folders;
}

}  // namespace

class TestImportSeries : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void seriesBecomeVolumes() {
        Bench b;
        const auto summary = b.import();
        QVERIFY2(summary.ok(), summary ? "" : summary.error().detail.c_str());
        // A volume each, whole where a slice was missing and where one was doubled.
        QCOMPARE(summary->samples, 2 * kPerClass * kSlices);
        QVERIFY((summary->classes ==
                 std::map<std::string, int>{{"ill", kPerClass * kSlices}, {"well", kPerClass * kSlices}}));
        QCOMPARE(summary->patients, 2 * kPerClass);
        std::set<std::string> files;
        for (const dataset::Sample& s : b.samples()) {
            files.insert(s.path);
            QVERIFY2(s.path.starts_with(b.project + "/volumes/ct-"), s.path.c_str());
            QVERIFY2(fs::exists(s.path), s.path.c_str());
        }
        QCOMPARE(files.size(), std::size_t(2 * kPerClass));
        QCOMPARE(summary->proposedStudies.by, dataset::StudyRule::By::file);
        // What was found is named with its volume, and stays known.
        const auto stored = project::Project::open(b.project)->importProblems();
        QVERIFY(stored.ok());
        for (const auto* problems : {&summary->problems, &*stored}) {
            QCOMPARE(saidOf(*problems, imaging::kSlicesMissing), std::set<std::string>{"0"});
            QCOMPARE(saidOf(*problems, imaging::kSlicesDoubled),
                     std::set<std::string>{std::to_string(kPerClass)});
        }
    }

    void theSameAgainIsThereAlready() {
        Bench b;
        QVERIFY(b.import().ok());
        b.request.source += "/";
        const auto again = b.import();
        QVERIFY(again.ok());
        QCOMPARE(again->import.added, 0);
        QCOMPARE(again->import.alreadyThere, 2 * kPerClass * kSlices);
        QCOMPARE(b.foldersOfVolumes(), 1);
        // Other voxels are other images.
        b.request.series->isotropicMm = 0;
        b.request.plane = imaging::Plane::coronal;
        b.request.frames.kind = dataset::FrameChoice::Kind::middle;
        const auto cubes = b.import();
        QVERIFY(cubes.ok());
        QCOMPARE(cubes->import.added, 2 * kPerClass);
        QCOMPARE(b.foldersOfVolumes(), 2);
        int high = 0;
        for (const dataset::Sample& s : b.samples())
            if (s.plane == imaging::Plane::coronal) high = s.height;
        QCOMPARE(high, 11);  // of six slices 4 mm apart, in voxels of 2 mm
    }

    void undoTakesTheImagesBack() {
        Bench b;
        QVERIFY(b.import().ok());
        auto project = project::Project::open(b.project);
        QVERIFY(project.ok() && project->undo().ok());
        QVERIFY(project->samples()->empty());
        QVERIFY(project->importProblems()->empty());
        QVERIFY(project->redo().ok());
        for (const dataset::Sample& s : *project->samples()) QVERIFY(fs::exists(s.path));
    }

    void cancelledNothingStays() {
        Bench b;
        for (const Stage at : {Stage::headers, Stage::slices, Stage::import}) {
            JobContext job;
            job.progress = [&](const Progress& p) {
                if (p.stage == at) job.cancel.cancel();
            };
            const auto cancelled = b.import(job);
            QVERIFY(!cancelled.ok());
            QCOMPARE(cancelled.error().code, ErrorCode::cancelled);
            QCOMPARE(b.foldersOfVolumes(), 0);
            QVERIFY(!fs::exists(b.project + "/volumes"));
            QVERIFY(b.samples().empty());
        }
        // Those that the project has stay where they are when the next import of them is cancelled.
        QVERIFY(b.import().ok());
        JobContext job;
        job.progress = [&](const Progress& p) {
            if (p.stage == Stage::slices) job.cancel.cancel();
        };
        QVERIFY(!b.import(job).ok());
        for (const dataset::Sample& s : b.samples()) QVERIFY(fs::exists(s.path));
    }

    /// Beside copies, which name no patient, nothing lies that does.
    void copiesAreMadeOfVolumes() {
        Bench b;
        b.request.copy = true;
        const auto summary = b.import();
        QVERIFY2(summary.ok(), summary ? "" : summary.error().detail.c_str());
        QCOMPARE(summary->import.copied, 2 * kPerClass);
        QCOMPARE(summary->samples, 2 * kPerClass * kSlices);
        QVERIFY(!fs::exists(b.project + "/volumes"));
        for (const dataset::Sample& s : b.samples()) {
            QVERIFY2(s.path.starts_with(b.project + "/images/"), s.path.c_str());
            QVERIFY2(s.patient.starts_with("P-"), s.patient.c_str());  // a pseudonym
        }
        QCOMPARE(saidOf(summary->problems, imaging::kSlicesMissing), std::set<std::string>{"0"});
    }

    void foldersSayTheClasses() {
        Bench b;
        b.request.labelAttribute = "Modality";
        QCOMPARE(b.import().error().code, ErrorCode::invalidArgument);
        b.request.labelAttribute.clear();
        b.request.source.clear();
        b.request.files = {b.images + "/ill/1/0-0.dcm"};
        QCOMPARE(b.import().error().code, ErrorCode::invalidArgument);
        QVERIFY(!fs::exists(b.project));
    }
};

QTEST_GUILESS_MAIN(TestImportSeries)
#include "test_import_series.moc"
