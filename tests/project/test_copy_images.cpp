#include "project/copy_images.h"

#include <QTest>
#include <algorithm>
#include <filesystem>
#include <fstream>

#include "imaging/read_image.h"
#include "imaging/write_image.h"
#include "project/import_images.h"
#include "tests/imaging/volume_maker.h"
#include "tests/support/full_disk.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::project;
using dataset::Sample;
using dataset::Split;
namespace fs = std::filesystem;

namespace {

/// A DICOM picture of its own (by `seed`) of a patient.
void write(const std::string& path, const std::string& patient, int seed,
           const std::string& site = "ZEBRAWITZ") {
    imaging::Pixels p{32, 32, 1, std::vector<std::uint8_t>(32 * 32)};
    for (std::size_t i = 0; i < p.data.size(); ++i)
        p.data[i] = std::uint8_t((i * std::size_t(seed + 3) * 7919) >> 5);
    const auto written = imaging::writeDicom(path, p,
                                             {{"PatientID", patient},
                                              {"PatientName", "ZEBRAWITZ^ADA"},
                                              {"PatientSex", "F"},
                                              {"InstitutionName", site},
                                              {"StudyInstanceUID", "1.2.3." + std::to_string(seed / 4)},
                                              {"Modality", "OP"}},
                                             path, *systemFileLayer());
    if (!written) qFatal("%s", written.error().detail.c_str());
}
/// Two pictures of each patient, patients numbered from `first`.
void writeSet(const std::string& folder, int patients, int first) {
    for (int i = 0; i < patients; ++i) {
        const std::string name = "OKAPI" + std::to_string(first + i);
        for (const char* eye : {"l", "r"})
            write(folder + (i % 2 ? "/sick/" : "/well/") + name + eye + ".dcm", name,
                  2 * (first + i) + (*eye == 'l'));
    }
}

ImportRequest copying(const std::string& source) {
    ImportRequest request;
    request.source = source;
    request.copy = true;
    return request;
}

/// What may be left of free space.
class SmallDisk final : public FileLayer {
public:
    Result<std::uint64_t> freeBytes(const std::string&) override { return 20'000; }
};

/// Takes a copy away and spoils its original, between reading and copying.
class SpoiledOnTheWay final : public FileLayer {
public:
    SpoiledOnTheWay(std::string original, std::string copy)
        : m_original(std::move(original)), m_copy(std::move(copy)) {}
    Result<std::uint64_t> freeBytes(const std::string& folder) override {
        fs::resize_file(m_original, 200);
        fs::remove(m_copy);
        return systemFileLayer()->freeBytes(folder);
    }

private:
    std::string m_original, m_copy;
};

std::set<std::string> filesIn(const std::string& folder) {
    std::set<std::string> names;
    std::error_code code;
    for (const auto& entry : fs::directory_iterator(folder, code)) names.insert(entry.path().native());
    return names;
}

std::vector<Sample> samplesOf(const std::string& folder) {
    return *Project::open(folder)->samples();
}

}  // namespace

/// Imports that copy the images into the project, de-identified.
class TestCopyImages : public QObject {
    Q_OBJECT
private:
    test::TemporaryFolder m_folder;
    std::string m_source, m_project, m_images;

    ProjectSummary imported(const ImportRequest& request) {
        auto summary = importImages(m_project, request, {});
        if (!summary) qFatal("%s: %s", summary.error().detail.c_str(), summary.error().file.c_str());
        return *std::move(summary);
    }

private Q_SLOTS:
    void init() {
        static int count = 0;
        const std::string root = m_folder.path(std::to_string(++count));
        m_source = root + "/study of ZEBRAWITZ";
        m_project = root + "/p.fovea";
        m_images = m_project + "/images";
        writeSet(m_source, 12, 0);
    }

    void copiesHoldNothingOfThePatients() {
        const ProjectSummary summary = imported(copying(m_source));
        QCOMPARE(summary.import.added, 24);
        QCOMPARE(summary.import.copied, 24);
        QCOMPARE(summary.patients, 12);
        const auto samples = samplesOf(m_project);
        std::set<std::string> paths, patients;
        std::map<std::string, std::set<Split>> splits;
        for (const Sample& s : samples) {
            QVERIFY(s.path.starts_with(m_images + "/"));
            QVERIFY(s.path.ends_with(".dcm"));
            QVERIFY(fs::exists(s.path));
            paths.insert(s.path);
            patients.insert(s.patient);
            splits[s.patient].insert(s.split);
            QVERIFY(s.patient.starts_with("P-"));
            QCOMPARE(s.facts.at("PatientID"), s.patient);
            QCOMPARE(s.facts.count("PatientName"), std::size_t(0));
            QCOMPARE(s.facts.count("PatientSex"), std::size_t(0));
            QCOMPARE(s.facts.at("Modality"), std::string("OP"));
            std::ifstream file(s.path, std::ios::binary);
            const std::string bytes{std::istreambuf_iterator<char>(file), {}};
            for (const char* mark : {"ZEBRAWITZ", "OKAPI", "1.2.3."})
                QVERIFY(bytes.find(mark) == std::string::npos);
        }
        QCOMPARE(paths, filesIn(m_images));
        QCOMPARE(patients.size(), std::size_t(12));
        for (const auto& [patient, parts] : splits) QCOMPARE(parts.size(), std::size_t(1));
        // The original pixels, and the labels.
        QCOMPARE(summary.classes, (std::map<std::string, int>{{"sick", 12}, {"well", 12}}));
        std::set<std::vector<double>> before, after;
        const auto valuesOf = [](const std::string& path) -> std::vector<double> {
            return imaging::readImage(path)->stored.doubles();
        };
        for (const auto& entry : fs::recursive_directory_iterator(m_source))
            if (entry.is_regular_file()) before.insert(valuesOf(entry.path().native()));
        for (const std::string& path : paths) after.insert(valuesOf(path));
        QVERIFY(before == after);
    }

    void theAuditStillSeesWhatGivesAClassAway() {
        const std::string source = m_folder.path("sites");
        for (int i = 0; i < 40; ++i)
            write(source + (i % 2 ? "/sick/" : "/well/") + std::to_string(i) + ".dcm",
                  "P" + std::to_string(i), 900 + i, i % 2 ? "Narwal hospital" : "Okapi hospital");
        const ProjectSummary summary = imported(copying(source));
        QVERIFY(std::any_of(summary.problems.begin(), summary.problems.end(), [](const auto& p) {
            return p.kind == dataset::ProblemKind::acquisitionShortcut;
        }));
        std::set<std::string> sites;
        for (const Sample& s : samplesOf(m_project)) {
            sites.insert(s.facts.at("InstitutionName"));
            QCOMPARE(imaging::readImage(s.path)->facts.at("InstitutionName"), std::string("REMOVED"));
        }
        QCOMPARE(sites.size(), std::size_t(2));
        for (const std::string& site : sites) QVERIFY(site.find("hospital") == std::string::npos);
    }

    void laterImportsAgreeWithEarlierOnes() {
        imported(copying(m_source));
        const auto first = samplesOf(m_project);
        const auto files = filesIn(m_images);
        // The same again: nothing new, on the disk neither.
        const ProjectSummary again = imported(copying(m_source));
        QCOMPARE(again.import.added, 0);
        QCOMPARE(again.import.alreadyThere, 24);
        QCOMPARE(filesIn(m_images), files);
        // A further picture of a known patient goes to that patient's part; it is copied without being asked.
        write(m_folder.path("more/well/new.dcm"), "OKAPI4", 500);
        ImportRequest more;
        more.source = m_folder.path("more");
        QCOMPARE(imported(more).import.copied, 1);
        const auto samples = samplesOf(m_project);
        QCOMPARE(samples.size(), std::size_t(25));
        const Sample& added = samples.back();
        const auto known = std::count_if(first.begin(), first.end(), [&](const Sample& s) {
            return s.patient == added.patient && s.split == added.split;
        });
        QCOMPARE(known, 2);
    }

    void anotherProjectHasOtherPseudonyms() {
        imported(copying(m_source));
        const auto first = samplesOf(m_project);
        m_project += ".other.fovea";
        imported(copying(m_source));
        const auto second = samplesOf(m_project);
        std::set<std::string> patients;
        for (const auto* all : {&first, &second})
            for (const Sample& s : *all) patients.insert(s.patient);
        QCOMPARE(patients.size(), std::size_t(24));
    }

    void aMovedProjectFindsItsImages() {
        imported(copying(m_source));
        const std::string there = m_project + "-moved.fovea";
        fs::rename(m_project, there);
        fs::remove_all(m_source);
        for (const Sample& s : samplesOf(there)) {
            QVERIFY(s.path.starts_with(there + "/images/"));
            QVERIFY(imaging::readImage(s.path).ok());
        }
    }

    void undoneAndRedone() {
        imported(copying(m_source));
        const auto files = filesIn(m_images);
        auto project = Project::open(m_project);
        QVERIFY(project->undo().ok());
        QVERIFY(project->samples()->empty());
        QCOMPARE(project->setting(kKeyOfCopies).value(), std::string());
        QVERIFY(project->redo().ok());
        QCOMPARE(project->setting(kKeyOfCopies)->size(), std::size_t(64));
        for (const Sample& s : *project->samples()) QVERIFY(fs::exists(s.path));
        QCOMPARE(filesIn(m_images), files);
    }

    void copiesAndOthersDoNotMix() {
        ImportRequest request = copying(m_source);
        request.copy = false;
        imported(request);
        const auto result = importImages(m_project, copying(m_source), {});
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::invalidArgument);
        QVERIFY(!fs::exists(m_images));
        QCOMPARE(samplesOf(m_project).size(), std::size_t(24));
    }

    void leftOversOfAKilledImportAreRemoved() {
        imported(copying(m_source));
        {
            auto project = Project::open(m_project);
            QVERIFY(project->undo().ok());
        }
        const auto undone = filesIn(m_images);
        const std::string leftOver = m_images + "/00112233445566778899aabbccddeeff";
        for (const char* ending : {".dcm", ".nii.gz", ".png.part"})
            std::ofstream(leftOver + ending) << "half";
        // What the user put there is not Fovea's.
        std::set<std::string> own;
        for (const char* name :
             {"notes.txt", "holiday.dcm", "0123.dcm.part", "00112233445566778899aabbccddeeff.txt",
              "00112233445566778899AABBCCDDEEFF.dcm", "00112233445566778899aabbccddeeff0.dcm"}) {
            own.insert(m_images + "/" + name);
            std::ofstream(m_images + "/" + name) << "mine";
        }
        // Copies that a redo would need stay as long as it can be done: until the next change.
        writeSet(m_folder.path("b"), 8, 100);
        imported(copying(m_folder.path("b")));
        std::set<std::string> expected = undone;
        expected.insert(own.begin(), own.end());
        for (const Sample& s : samplesOf(m_project)) expected.insert(s.path);
        QCOMPARE(filesIn(m_images), expected);
        imported(copying(m_folder.path("b")));
        std::set<std::string> named = own;
        for (const Sample& s : samplesOf(m_project)) named.insert(s.path);
        QCOMPARE(filesIn(m_images), named);
    }

    void copiesAreNotCopied() {
        imported(copying(m_source));
        fs::copy(m_source, m_images + "/mine", fs::copy_options::recursive);
        const auto files = filesIn(m_images);
        const std::string link = m_folder.path("link");
        fs::remove(link);
        fs::create_directory_symlink(m_images + "/mine", link);
        std::vector<ImportRequest> requests;
        for (const std::string& source : {m_images + "/mine", link}) requests.push_back(copying(source));
        requests.emplace_back().files = {samplesOf(m_project).front().path};
        for (const ImportRequest& request : requests) {
            const auto result = importImages(m_project, request, {});
            QVERIFY(!result);
            QCOMPARE(result.error().code, ErrorCode::invalidArgument);
            QVERIFY2(errorMessage(result.error()).find("originals") != std::string::npos,
                     errorMessage(result.error()).c_str());
        }
        QCOMPARE(filesIn(m_images), files);
        QCOMPARE(samplesOf(m_project).size(), std::size_t(24));
    }

    void importingAgainLeavesOtherImagesOfAFileAlone() {
        test::VolumeMaker maker{.size = {8, 8, 3}};
        for (int i = 0; i < 192; ++i) maker.values.push_back(std::int16_t(i * 37 % 101));
        QVERIFY(systemFileLayer()->writeAtomically(m_source + "/well/v.nii", maker.nifti()).ok());
        ImportRequest request = copying(m_source);
        request.frames = {dataset::FrameChoice::Kind::all};
        imported(request);
        // Slices whose facts are pseudonyms already, and whose picture nobody can vouch for.
        std::vector<Sample> slices = samplesOf(m_project);
        std::erase_if(slices, [](const Sample& s) { return !s.path.ends_with(".nii") || s.frame == 0; });
        QCOMPARE(slices.size(), std::size_t(2));
        for (Sample& s : slices) {
            s.facts["InstitutionName"] = "S-01234567";
            s.pixelHash = "not read " + std::to_string(s.frame);
        }
        {
            auto project = Project::open(m_project);
            QVERIFY(project->setSampleLabels(slices).ok());
            QVERIFY(project->setNetworkWindow(project->networkWindow().value(), slices).ok());
        }
        request.frames = {};
        request.splits = SplitMode::make;  // of all, old and new
        const ProjectSummary summary = imported(request);
        QCOMPARE(summary.import.copied, 25);
        QCOMPARE(summary.import.added, 0);
        QVERIFY(std::none_of(summary.problems.begin(), summary.problems.end(),
                             [](const auto& p) { return p.kind == dataset::ProblemKind::unreadable; }));
        for (const Sample& slice : slices) QVERIFY(fs::exists(slice.path));
        const auto samples = samplesOf(m_project);
        QCOMPARE(samples.size(), std::size_t(27));
        for (const Sample& slice : slices) {
            const auto it = std::find_if(samples.begin(), samples.end(),
                                         [&](const Sample& s) { return s.id == slice.id; });
            QCOMPARE(it->facts.at("InstitutionName"), std::string("S-01234567"));
            QCOMPARE(it->pixelHash, slice.pixelHash);
        }
    }

    void anImageWhoseCopyIsRefusedIsDividedAllTheSame() {
        write(m_source + "/well/OKAPI90y.dcm", "OKAPI90", 98);
        imported(copying(m_source));
        const auto before = filesIn(m_images);
        const std::string original = m_source + "/well/OKAPI90x.dcm";
        write(original, "OKAPI90", 99);
        imported(copying(m_source));
        std::string copy;
        for (const Sample& s : samplesOf(m_project))
            if (!before.count(s.path)) copy = s.path;
        std::set<Split> seen;
        for (std::uint64_t seed = 1; seed <= 8; ++seed) {
            write(original, "OKAPI90", 99);
            ImportRequest request = copying(m_source);
            request.splits = SplitMode::make;
            request.seed = seed;
            request.layer = std::make_shared<SpoiledOnTheWay>(original, copy);
            const ProjectSummary summary = imported(request);
            QCOMPARE(summary.import.alreadyThere, 25);  // of 26
            QCOMPARE(std::count_if(summary.problems.begin(), summary.problems.end(),
                                   [](const auto& p) { return p.kind == dataset::ProblemKind::unreadable; }),
                     1);
            std::map<std::string, std::set<Split>> parts;
            for (const Sample& s : samplesOf(m_project)) {
                parts[s.patient].insert(s.split);
                if (s.path == copy) seen.insert(s.split);
            }
            for (const auto& [patient, in] : parts) QCOMPARE(in.size(), std::size_t(1));
        }
        QVERIFY(seen.size() > 1);  // otherwise nothing was tried
    }

    void originalsNeverTakeTheCopiesPlace() {
        imported(copying(m_source));
        auto project = Project::open(m_project);
        const auto before = project->samples().value();
        const std::string original = m_source + "/well/OKAPI0l.dcm";
        for (const std::string& path :
             {original, m_images + "/../../study of ZEBRAWITZ/well/OKAPI0l.dcm", m_project + ".dcm"}) {
            auto moved = before;
            moved[0].path = m_images + "/moved.dcm";
            moved[1].path = path;
            const auto result = project->setPaths(moved);
            QVERIFY(!result);
            QCOMPARE(result.error().code, ErrorCode::invalidArgument);
            QVERIFY2(result.error().detail.find("copies") != std::string::npos,
                     result.error().detail.c_str());
            for (const std::string& said : {result.error().detail, result.error().file})
                QVERIFY(said.find("OKAPI") == std::string::npos);
            QCOMPARE(project->samples()->at(0).path, before[0].path);
        }
        // Inside the folder they may move.
        auto moved = before;
        moved.resize(1);
        moved[0].path = m_project + "/tidy/a.dcm";
        QVERIFY(project->setPaths(moved).ok());
        QCOMPARE(project->samples()->at(0).path, moved[0].path);
    }

    void cancelledCopiesNothing() {
        for (const Stage stage : {Stage::copyPlan, Stage::copy}) {
            JobContext job;
            job.progress = [&](const Progress& p) {
                if (p.stage == stage) job.cancel.cancel();
            };
            const auto result = importImages(m_project, copying(m_source), job);
            QVERIFY(!result);
            QCOMPARE(result.error().code, ErrorCode::cancelled);
            QVERIFY(filesIn(m_images).empty());
        }
        imported(copying(m_source));
    }

    void aFullDiskIsToldBeforeItBegins() {
        ImportRequest request = copying(m_source);
        request.layer = std::make_shared<SmallDisk>();
        const auto result = importImages(m_project, request, {});
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::diskFull);
        QVERIFY(errorMessage(result.error()).find("MB of disk space") != std::string::npos);
        QVERIFY(!fs::exists(m_images));
    }

    void aDiskThatFillsMeanwhileLeavesNothing() {
        ImportRequest request = copying(m_source);
        request.layer = std::make_shared<test::FullDisk>(10'000);  // some copies, not all
        const auto result = importImages(m_project, request, {});
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::diskFull);
        QVERIFY(filesIn(m_images).empty());
        // An earlier import's copies stay.
        imported(copying(m_source));
        const auto before = filesIn(m_images);
        writeSet(m_folder.path("c"), 8, 200);
        request.source = m_folder.path("c");
        request.layer = std::make_shared<test::FullDisk>(5'000);
        QVERIFY(!importImages(m_project, request, {}));
        QCOMPARE(filesIn(m_images), before);
    }

    void whatCannotBeCleanedTakesNoPart() {
        const std::string header =
            "ObjectType = Image\nNDims = 3\nBinaryData = True\nBinaryDataByteOrderMSB = "
            "False\nElementSpacing = 1 1 1\n"
            "DimSize = 4 4 2\nElementType = MET_UCHAR\nElementDataFile = v.raw\n";
        std::ofstream(m_source + "/well/v.mhd") << header;
        std::ofstream(m_source + "/well/v.raw") << std::string(32, 'x');
        const ProjectSummary summary = imported(copying(m_source));
        QCOMPARE(summary.import.added, 24);
        QCOMPARE(summary.import.alreadyThere, 0);
        const auto problem =
            std::find_if(summary.problems.begin(), summary.problems.end(),
                         [](const auto& p) { return p.kind == dataset::ProblemKind::unreadable; });
        QVERIFY(problem != summary.problems.end());
        QCOMPARE(problem->files, std::vector{m_source + "/well/v.mhd"});
        QVERIFY2(messageText(problem->message).find("two files") != std::string::npos,
                 messageText(problem->message).c_str());
        QCOMPARE(filesIn(m_images).size(), std::size_t(24));
    }

    void tablesNameTheSamePatients() {
        ImportRequest request = copying(m_source);
        request.studies = dataset::StudyRule{dataset::StudyRule::By::study, {}};
        imported(request);
        auto project = Project::open(m_project);
        auto samples = project->samples().value();
        const std::string study = samples[0].study;
        QVERIFY(!study.empty());
        // A table that names a patient by the hospital's number, one by the pseudonym.
        const std::string first = fs::path(samples[0].path).filename(),
                          second = fs::path(samples[1].path).filename();
        const std::string other = samples[5].patient;
        const auto parsed = dataset::parseTable(
            "file,patient\n" + first + ",OKAPI3\n" + second + "," + other + "\n", "t.csv");
        const auto labels = std::make_shared<dataset::LabelTable>(
            dataset::LabelTable{std::make_shared<dataset::Table>(*parsed),
                                dataset::guessColumns(*parsed, dataset::FileMatcher({first, second}))});
        const auto applied = applyLabelTable(*project, *labels, {});
        QVERIFY2(applied.ok(), applied.ok() ? "" : applied.error().detail.c_str());
        const imaging::Pseudonyms pseudonyms(*project->setting(kKeyOfCopies));
        samples = project->samples().value();
        QCOMPARE(samples[0].patient, pseudonyms.patient("OKAPI3"));
        QCOMPARE(samples[1].patient, other);
        QCOMPARE(samples[0].study, study);  // the table says nothing of it
    }
};

QTEST_GUILESS_MAIN(TestCopyImages)
#include "test_copy_images.moc"
