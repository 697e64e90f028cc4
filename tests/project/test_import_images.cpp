#include <QSet>
#include <QTest>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "dataset/label_export.h"
#include "imaging/resize.h"
#include "imaging/write_image.h"
#include "project/add_images.h"
#include "project/import_images.h"
#include "project/splits.h"
#include "tests/support/mammograms.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using dataset::Split;

class TestImportImages : public QObject {
    Q_OBJECT
private:
    /// A DICOM picture of its own (by `seed`) of a patient. `study`: empty for one of its own.
    static void write(const std::string& path, const std::string& patient, int seed,
                      const std::string& study = {}) {
        imaging::Pixels p{32, 32, 1, std::vector<std::uint8_t>(32 * 32)};
        for (std::size_t i = 0; i < p.data.size(); ++i)
            p.data[i] = std::uint8_t((i * std::size_t(seed + 3) * 7919) >> 5);
        QVERIFY(systemFileLayer()->makeFolders(path.substr(0, path.rfind('/'))).ok());
        std::map<std::string, std::string> said{{"PatientID", patient}, {"Modality", "OP"}};
        if (!study.empty()) said["StudyInstanceUID"] = study;
        QVERIFY(imaging::writeDicom(path, p, said, path, *systemFileLayer()).ok());
    }
    static void writeSet(const std::string& folder, int patients, int first) {
        for (int i = 0; i < patients; ++i) {
            const std::string name = std::to_string(first + i);
            for (const char* eye : {"l", "r"})
                write(folder + (i % 2 ? "/sick/" : "/well/") + name + eye + ".dcm", "P" + name,
                      2 * (first + i) + (*eye == 'l'));
        }
    }
    static std::map<std::string, Split> splits(const std::string& folder) {
        const auto project = project::Project::open(folder);
        std::map<std::string, Split> all;
        for (const auto& s : *project->samples()) all[s.path] = s.split;
        return all;
    }

    static std::vector<dataset::Sample> samples(const std::string& folder) {
        return *project::Project::open(folder)->samples();
    }
    static std::shared_ptr<dataset::LabelTable> table(const std::string& text) {
        const auto parsed = dataset::parseTable(text, "labels.csv");
        if (!parsed) qFatal("%s", parsed.error().detail.c_str());
        return std::make_shared<dataset::LabelTable>(
            dataset::LabelTable{std::make_shared<dataset::Table>(*parsed),
                                dataset::guessColumns(*parsed, dataset::FileMatcher({}))});
    }
    /// What a person would call the state: everything but ids.
    static std::vector<std::vector<std::string>> state(const std::string& folder) {
        std::vector<std::vector<std::string>> rows;
        for (const dataset::Sample& s : samples(folder))
            rows.push_back({s.path, std::to_string(s.frame), s.label, s.patient, dataset::splitName(s.split),
                            s.pixelHash, nlohmann::json(s.facts).dump()});
        std::sort(rows.begin(), rows.end());
        return rows;
    }
    static void relabelSome(const std::string& folder) {
        auto project = project::Project::open(folder);
        auto all = *project->samples();
        for (std::size_t i = 0; i < all.size(); i += 3) {
            all[i].label = i % 2 ? "newly found, rare" : "";
            all[i].patient = "Q" + std::to_string(i / 2);
            all[i].split = Split(i % 4);
            all[i].facts[dataset::kSubgroupFact] = i % 2 ? "f" : "m";
        }
        QVERIFY(project->setSampleLabels(all).ok());
    }

private Q_SLOTS:
    void whatIsExportedAndReadBackIsTheSameState() {
        test::TemporaryFolder folder;
        const std::string images = folder.path("images"), project = folder.path("p.fovea");
        writeSet(images, 20, 0);
        QVERIFY(project::importImages(project, {images}, {}).ok());
        relabelSome(project);
        const auto before = state(project);
        const auto exported = table(*dataset::labelsCsv(samples(project)));

        // Into another project, by reading the images anew.
        project::ImportRequest request;
        request.source = images;
        request.labels = exported;
        const std::string other = folder.path("q.fovea");
        const auto imported = project::importImages(other, request, {});
        QVERIFY2(imported.ok(), imported.ok() ? "" : imported.error().detail.c_str());
        QCOMPARE(imported->labels, (dataset::LabelCounts{.rows = 40, .matchedRows = 40}));
        QCOMPARE(state(other), before);

        // Into the same project after it was changed: with its images read anew, and without.
        for (const bool readAnew : {true, false}) {
            auto open = project::Project::open(project);
            auto all = *open->samples();
            for (dataset::Sample& s : all) {
                s.label = "wrong";
                s.split = Split::test;
                s.patient = "wrong";
                s.facts[dataset::kSubgroupFact] = "wrong";
            }
            QVERIFY(open->setSampleLabels(all).ok());
            if (readAnew) {
                open = Error{};  // closes it
                QVERIFY(project::importImages(project, request, {}).ok());
            } else {
                const auto applied = project::applyLabelTable(*open, *exported, {});
                QVERIFY(applied.ok());
                QCOMPARE(applied->labels.matchedRows, 40);
                open = Error{};
            }
            QCOMPARE(state(project), before);
        }
    }

    void aTableChangesOnlyWhatItMentions() {
        test::TemporaryFolder folder;
        const std::string path = folder.path("p.fovea");
        writeSet(folder.path("images"), 20, 0);
        QVERIFY(project::importImages(path, {folder.path("images")}, {}).ok());
        const auto before = samples(path);
        auto project = project::Project::open(path);
        const auto summary = project::applyLabelTable(
            *project, *table("file,label\n3l,found\nsick/5r.dcm,found\nnone,ill\n"), {});
        QVERIFY(summary.ok());
        QCOMPARE(
            summary->labels,
            (dataset::LabelCounts{.rows = 3, .matchedRows = 2, .unmatchedRows = 1, .filesWithoutRow = 38}));
        QCOMPARE(summary->classes.at("found"), 2);
        QCOMPARE(int(summary->problems[0].kind), int(dataset::ProblemKind::unmatchedRow));
        const auto after = *project->samples();
        int changed = 0;
        for (std::size_t i = 0; i < before.size(); ++i) {
            changed += after[i].label != before[i].label;
            QCOMPARE(after[i].patient, before[i].patient);
            QCOMPARE(int(after[i].split), int(before[i].split));
        }
        QCOMPARE(changed, 2);
        const auto refused = project::applyLabelTable(*project, *table("file,label\nnone,ill\n"), {});
        QCOMPARE(refused.error().code, ErrorCode::unusableTable);
    }

    void splitsByATableStayAsTheyAre() {
        test::TemporaryFolder folder;
        writeSet(folder.path("images"), 4, 0);
        project::ImportRequest request;
        request.source = folder.path("images");
        request.labels = table("file,label,split\n0l,a,train\n1l,b,train\n2l,a,test\n3l,b,\n");
        const auto summary = project::importImages(folder.path("p.fovea"), request, {});
        QVERIFY2(summary.ok(), summary.ok() ? "" : summary.error().detail.c_str());
        QCOMPARE(summary->splits, (std::map<std::string, int>{{"train", 2}, {"test", 1}, {"unassigned", 1}}));
        QCOMPARE(summary->import.added, 4);
    }

    void aTableWithoutSplitsIsDividedByItsPatients() {
        test::TemporaryFolder folder;
        writeSet(folder.path("images"), 24, 0);
        std::string text = "file,label,patient\n";
        for (int i = 0; i < 24; ++i)
            for (const char* eye : {"l", "r"})
                text += std::to_string(i) + eye + (i % 2 ? ",a,Q" : ",b,Q") +
                        std::to_string(i / 4 * 2 + i % 2) + "\n";
        project::ImportRequest request;
        request.source = folder.path("images");
        request.labels = table(text);
        const auto summary = project::importImages(folder.path("p.fovea"), request, {});
        QVERIFY2(summary.ok(), summary.ok() ? "" : summary.error().detail.c_str());
        QCOMPARE(summary->patients, 12);
        for (const char* split : {"train", "val", "test"}) QVERIFY(summary->splits.count(split));
        for (const auto& p : summary->problems) QVERIFY(p.kind != dataset::ProblemKind::patientLeak);
    }

    void whatWasThereKeepsItsSplitAndPatientsStayTogether() {
        test::TemporaryFolder folder;
        const std::string project = folder.path("p.fovea"), first = folder.path("first"),
                          second = folder.path("second");
        writeSet(first, 20, 0);
        QVERIFY(project::importImages(project, {first}, {}).ok());
        const auto before = splits(project);
        writeSet(second, 12, 100);
        // One more image of a patient who is there, its twin under another patient, and that patient's other
        // image.
        write(second + "/well/more.dcm", "P0", 500);
        write(second + "/well/twin.dcm", "P900", 500);
        write(second + "/well/other.dcm", "P900", 501);
        const auto summary = project::importImages(project, {second}, {});
        QVERIFY2(summary.ok(), summary.ok() ? "" : summary.error().detail.c_str());
        QCOMPARE(summary->import.added, 27);
        const auto after = splits(project);
        for (const auto& [path, split] : before) QCOMPARE(int(after.at(path)), int(split));
        const Split ofP0 = before.at(first + "/well/0l.dcm");
        for (const char* name : {"more", "twin", "other"})
            QCOMPARE(int(after.at(second + "/well/" + name + ".dcm")), int(ofP0));
        for (const auto& p : summary->problems) QVERIFY(p.kind != dataset::ProblemKind::patientLeak);
        int test = 0;
        for (const auto& [path, split] : after)
            test += path.find("second") != std::string::npos && split == Split::test;
        QVERIFY(test > 0);  // the newcomers are divided too
    }

    void lookAlikesThatComeLaterJoinTheSplitOfTheFirst() {
        test::TemporaryFolder folder;
        const std::string project = folder.path("p.fovea"), first = folder.path("first"),
                          second = folder.path("second");
        const auto writePicture = [](const std::string& path, const imaging::Pixels& pixels) {
            QVERIFY(systemFileLayer()->makeFolders(path.substr(0, path.rfind('/'))).ok());
            QVERIFY(imaging::writePng(path, pixels, *systemFileLayer()).ok());
        };
        constexpr int kImages = 18;
        const auto name = [](const std::string& set, int i) {
            return set + (i % 2 ? "/sick/" : "/well/") + std::to_string(i) + ".png";
        };
        for (int i = 0; i < kImages; ++i) writePicture(name(first, i), test::mammogram(std::uint64_t(i)));
        QVERIFY(project::importImages(project, {first}, {}).ok());
        const auto before = splits(project);
        // Of each a copy, cropped or mirrored; of every third a copy of the copy, and others beside.
        for (int i = 0; i < kImages; ++i) {
            const imaging::Pixels original = test::mammogram(std::uint64_t(i));
            const imaging::Pixels copy =
                i % 2 ? test::cropped(original, 0.02, 0.03, 0.02, 0.01) : test::mirrored(original);
            writePicture(name(second, i), copy);
            if (i % 3 == 0) writePicture(name(second, 100 + i), imaging::resize(copy, 300, 380));
            writePicture(name(second, 200 + i), test::mammogram(std::uint64_t(200 + i)));
        }
        const auto summary = project::importImages(project, {second}, {});
        QVERIFY(summary.ok());
        const auto after = splits(project);
        int test = 0, others = 0;
        for (int i = 0; i < kImages; ++i) {
            const Split expected = before.at(name(first, i));
            test += expected == Split::test;
            QCOMPARE(int(after.at(name(first, i))), int(expected));
            QCOMPARE(int(after.at(name(second, i))), int(expected));
            if (i % 3 == 0) QCOMPARE(int(after.at(name(second, 100 + i))), int(expected));
            others += after.at(name(second, 200 + i)) == Split::train;
        }
        QVERIFY(test > 2);
        QVERIFY(others > kImages / 4 && others < kImages);  // the others are divided
        for (const auto& p : summary->problems)
            if (p.kind == dataset::ProblemKind::nearDuplicate) QVERIFY(!p.message.argument("splits"));
    }

    void whatTakesNoPartDefinesNoPatientsSplit() {
        test::TemporaryFolder folder;
        const std::string path = folder.path("p.fovea"), images = folder.path("images");
        writeSet(images, 20, 0);
        write(images + "/well/aside.dcm", "A", 500);
        write(images + "/well/unlabelled.dcm", "B", 510);
        QVERIFY(project::importImages(path, {images}, {}).ok());
        {
            auto project = project::Project::open(path);
            auto all = *project->samples();
            for (dataset::Sample& s : all) {
                if (s.patient == "A") s.split = Split::excluded;
                if (s.patient == "B") s.split = Split::unassigned;
            }
            QVERIFY(project->setSplits(all).ok());
        }
        // The folder is read anew, with more images of both patients.
        for (int i = 1; i < 4; ++i) {
            write(images + "/well/a" + std::to_string(i) + ".dcm", "A", 500 + i);
            write(images + "/well/b" + std::to_string(i) + ".dcm", "B", 510 + i);
        }
        QVERIFY(project::importImages(path, {images}, {}).ok());
        std::map<std::string, std::set<Split>> ofPatient;
        for (const dataset::Sample& s : samples(path)) {
            if (s.path == images + "/well/aside.dcm")
                QCOMPARE(int(s.split), int(Split::excluded));
            else
                ofPatient[s.patient].insert(s.split);
        }
        for (const char* patient : {"A", "B"}) {
            QCOMPARE(ofPatient[patient].size(), std::size_t(1));
            QVERIFY(*ofPatient[patient].begin() != Split::excluded);
            QVERIFY(*ofPatient[patient].begin() != Split::unassigned);
        }
    }

    void aHandfulAddedIsLearnedFrom() {
        test::TemporaryFolder folder;
        const std::string project = folder.path("p.fovea");
        writeSet(folder.path("first"), 20, 0);
        QVERIFY(project::importImages(project, {folder.path("first")}, {}).ok());
        writeSet(folder.path("few"), 2, 50);
        QVERIFY(project::importImages(project, {folder.path("few")}, {}).ok());
        for (const auto& [path, split] : splits(project))
            if (path.find("/few/") != std::string::npos) QCOMPARE(int(split), int(Split::train));
    }

    void singleFilesJoinTheirClasses() {
        test::TemporaryFolder folder;
        const std::string project = folder.path("p.fovea");
        writeSet(folder.path("first"), 20, 0);
        QVERIFY(project::importImages(project, {folder.path("first")}, {}).ok());
        write(folder.path("more/well/1.dcm"), "P0", 700);  // a patient who is there
        write(folder.path("more/ill/2.dcm"), "P801", 701);
        project::ImportRequest request;
        request.files = {folder.path("more/well/1.dcm"), folder.path("more/ill/2.dcm")};
        const auto summary = project::importImages(project, request, {});
        QVERIFY2(summary.ok(), summary.ok() ? "" : summary.error().detail.c_str());
        QCOMPARE(summary->import.added, 2);
        QCOMPARE(summary->classes.at("well"), 21);
        QCOMPARE(summary->classes.at("ill"), 1);
        const auto after = splits(project);
        QCOMPARE(int(after.at(request.files[0])), int(after.at(folder.path("first/well/0l.dcm"))));
        QCOMPARE(int(after.at(request.files[1])), int(Split::train));
    }

    void theFirstFewFilesOfAProject() {
        test::TemporaryFolder folder;
        const std::string project = folder.path("p.fovea");
        write(folder.path("well/1.dcm"), "P1", 1);
        project::ImportRequest request;
        request.files = {folder.path("well/1.dcm")};
        QVERIFY(project::importImages(project, request, {}).ok());
        QCOMPARE(int(splits(project).at(request.files[0])), int(Split::train));
    }

    void tinySetsComeInAndSayWhatTheyLack_data() {
        using Kinds = QSet<int>;
        using dataset::ProblemKind;
        const int missing = int(ProblemKind::missingClass), empty = int(ProblemKind::emptyPart),
                  small = int(ProblemKind::smallClass), classes = int(ProblemKind::tooFewClasses);
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<Kinds>("kinds");
        QTest::newRow("one image") << QStringList{"well/1"} << Kinds{empty, small, classes};
        QTest::newRow("two of one class") << QStringList{"well/1", "well/2"} << Kinds{empty, small, classes};
        QTest::newRow("three of one class")
            << QStringList{"well/1", "well/2", "well/3"} << Kinds{small, classes};
        QTest::newRow("one of each class") << QStringList{"well/1", "ill/2"} << Kinds{empty, small};
        QTest::newRow("a lonely one")
            << QStringList{"well/1", "well/2", "well/3", "ill/4"} << Kinds{missing, small};
        QTest::newRow("only to be judged by")
            << QStringList{"test/well/1", "test/ill/2"} << Kinds{empty, small};
        QTest::newRow("one for each part")
            << QStringList{"train/well/1", "train/ill/2", "test/well/3", "test/ill/4"} << Kinds{empty, small};
    }

    void tinySetsComeInAndSayWhatTheyLack() {
        QFETCH(QStringList, files);
        QFETCH(QSet<int>, kinds);
        test::TemporaryFolder folder;
        for (int i = 0; i < files.size(); ++i)
            write(folder.path("images/" + files[i].toStdString() + ".dcm"), "P" + std::to_string(i), i);
        const auto summary = project::importImages(folder.path("p.fovea"), {folder.path("images")}, {});
        QVERIFY2(summary.ok(), summary.ok() ? "" : summary.error().detail.c_str());
        QCOMPARE(summary->import.added, int(files.size()));
        QSet<int> found;
        for (const dataset::Problem& p : summary->problems) found.insert(int(p.kind));
        QCOMPARE(found, kinds);
    }

    void sharesAreChosenAndKept() {
        test::TemporaryFolder folder;
        const std::string project = folder.path("p.fovea");
        writeSet(folder.path("first"), 40, 0);
        project::ImportRequest request{folder.path("first")};
        request.validationShare = 0.2;
        request.testShare = 0.5;
        const auto parts = [&](const std::string& below) {
            std::map<Split, int> images;
            for (const auto& [path, split] : splits(project))
                if (path.find(below) != std::string::npos) ++images[split];
            return images;
        };
        using Parts = std::map<Split, int>;
        QVERIFY(project::importImages(project, request, {}).ok());
        QCOMPARE(parts("/first/"), (Parts{{Split::train, 24}, {Split::validation, 16}, {Split::test, 40}}));
        // Later images are divided alike, without being asked for.
        writeSet(folder.path("later"), 20, 100);
        QVERIFY(project::importImages(project, {folder.path("later")}, {}).ok());
        QCOMPARE(parts("/later/"), (Parts{{Split::train, 12}, {Split::validation, 8}, {Split::test, 20}}));
        // One share alone changes that one.
        writeSet(folder.path("last"), 20, 200);
        request = {folder.path("last")};
        request.testShare = 0;
        QVERIFY(project::importImages(project, request, {}).ok());
        QCOMPARE(parts("/last/"), (Parts{{Split::train, 32}, {Split::validation, 8}}));

        auto open = project::Project::open(project);
        QCOMPARE(project::splitShares(*open).value(), (dataset::SplitShares{0.2, 0}));
        QVERIFY(project::resplit(*open, {{0.1, 0.4}, 3}).ok());
        QCOMPARE(open->history()->undo->action, project::Action::setSplits);
        QCOMPARE(project::splitShares(*open).value(), (dataset::SplitShares{0.1, 0.4}));
        // Images and shares are one change.
        QVERIFY(open->undo().ok());
        QCOMPARE(project::splitShares(*open).value(), (dataset::SplitShares{0.2, 0}));
        QCOMPARE(open->history()->undo->action, project::Action::import);
        QCOMPARE(project::resplit(*open, {{0.6, 0.4}, 3}).error().code, ErrorCode::invalidArgument);
        for (const char* odd :
             {"shares", "[1,2]", R"({"validation": 0.9, "test": 0.5})", R"({"test": 0.5})"}) {
            QVERIFY(open->setSetting(project::kSplitShares, odd).ok());
            QCOMPARE(project::splitShares(*open).error().code, ErrorCode::corruptFile);
        }
    }

    void sharesCompleteGivenFolders() {
        test::TemporaryFolder folder;
        writeSet(folder.path("images/train"), 40, 0);
        project::ImportRequest request{folder.path("images")};
        request.validationShare = 0.25;
        request.testShare = 0;
        QVERIFY(project::importImages(folder.path("p.fovea"), request, {}).ok());
        std::map<Split, int> parts;
        for (const auto& [path, split] : splits(folder.path("p.fovea"))) ++parts[split];
        QCOMPARE(parts, (std::map<Split, int>{{Split::train, 60}, {Split::validation, 20}}));
    }

    void sharesThatLeaveNothingMakeNoProject() {
        test::TemporaryFolder folder;
        writeSet(folder.path("first"), 8, 0);
        project::ImportRequest request{folder.path("first")};
        request.validationShare = 0.8;
        QCOMPARE(project::importImages(folder.path("p.fovea"), request, {}).error().code,
                 ErrorCode::invalidArgument);  // a quarter is for the test
        QVERIFY(!project::Project::open(folder.path("p.fovea")).ok());
    }

    void newSplitsAreMadeOnRequest() {
        test::TemporaryFolder folder;
        const std::string project = folder.path("p.fovea");
        writeSet(folder.path("first"), 40, 0);
        QVERIFY(project::importImages(project, {folder.path("first")}, {}).ok());
        const auto before = splits(project);
        const auto again =
            project::importImages(project, {folder.path("first"), project::SplitMode::make, 99}, {});
        QVERIFY(again.ok());
        QCOMPARE(again->import.added, 0);
        QCOMPARE(again->import.alreadyThere, 80);
        QVERIFY(splits(project) != before);
    }

    /// Where later images ask for answers of studies, the rule that is proposed then puts those together,
    /// too, that are there.
    void studiesOfImagesThatAreThere() {
        test::TemporaryFolder folder;
        const std::string project = folder.path("p.fovea");
        for (int patient = 0; patient < 40; ++patient)
            for (const int image : {0, 1}) {
                const std::string name = std::to_string(patient);
                write(folder.path(patient < 20 ? "first" : "later") + (patient % 2 ? "/sick/" : "/well/") +
                          name + (image ? "l" : "r") + ".dcm",
                      "P" + name, 2 * patient + image, "1.2.3." + name);
            }
        QVERIFY(project::importImages(project, {folder.path("first")}, {}).ok());
        project::ImportRequest request{folder.path("later")};
        request.answerUnit = dataset::AnswerUnit::study;
        const auto later = project::importImages(project, request, {});
        QVERIFY2(later.ok(), later ? "" : later.error().detail.c_str());
        QVERIFY(later->studies.by == dataset::StudyRule::By::study);
        QCOMPARE(later->units, 40);
        for (const dataset::Sample& s : samples(project)) QVERIFY2(!s.study.empty(), s.path.c_str());
    }

    /// What has one answer is said of the questions that a table answers, and of no other.
    void tablesSayWhatHasTheirAnswers() {
        test::TemporaryFolder folder;
        writeSet(folder.path("first"), 4, 0);
        QVERIFY(project::importImages(folder.path("p.fovea"), {folder.path("first")}, {}).ok());
        auto project = project::Project::open(folder.path("p.fovea"));
        const auto labels = table("file,stage\nwell/0l.dcm,early\nwell/2l.dcm,late\n");
        dataset::QuestionColumns stage;
        stage.name = "Stage";
        stage.columns = {1};
        labels->columns = {};
        labels->columns.file = 0;
        labels->columns.questions.push_back(stage);
        const auto applied =
            project::applyLabelTable(*project, *labels, {}, {{}, dataset::AnswerUnit::patient});
        QVERIFY2(applied.ok(), applied ? "" : applied.error().detail.c_str());
        const auto questions = project->questions();
        QCOMPARE(questions->size(), std::size_t(2));
        for (const dataset::Question& q : *questions)
            QCOMPARE(q.answerUnit == dataset::AnswerUnit::patient, q.name == "Stage");
        const auto all = project->samples();
        QCOMPARE(std::count_if(all->begin(), all->end(),
                               [](const dataset::Sample& s) { return s.answers.count("Stage") > 0; }),
                 std::ptrdiff_t(4));  // both images of each patient
    }

    /// Folders say nothing of images that are named one by one; what the project has stays as it is.
    void namedImagesComeUnderTheirAnswers() {
        for (const bool copies : {false, true}) {
            test::TemporaryFolder folder;
            writeSet(folder.path("images"), 20, 0);
            project::ImportRequest request{folder.path("images")};
            request.copy = copies;
            QVERIFY(project::importImages(folder.path("p.fovea"), request, {}).ok());
            const std::string fresh = folder.path("test/surely sick/");
            write(fresh + "a.dcm", "N1", 901);
            write(fresh + "b.dcm", "N2", 907);
            write(fresh + "left out.dcm", "N3", 911);
            auto open = project::Project::open(folder.path("p.fovea"));
            const auto before = *open->samples();
            const std::vector<project::NewImage> wanted{{fresh + "a.dcm", 0, "Sick"},
                                                        {fresh + "b.dcm", 0, {}},
                                                        {folder.path("images/well/0l.dcm"), 0, "sick"}};
            const auto added = project::addImages(*open, wanted, imaging::Plane::axial, {});
            QVERIFY2(added.ok(), added.ok() ? "" : added.error().detail.c_str());
            QCOMPARE(added->import.added, 2);
            QCOMPARE(added->import.alreadyThere, 1);
            const auto after = *open->samples();
            QCOMPARE(after.size(), before.size() + 2);
            for (std::size_t i = 0; i < before.size(); ++i) {
                QCOMPARE(after[i].label, before[i].label);
                QCOMPARE(after[i].split, before[i].split);
            }
            int labelled = 0;
            for (std::size_t i = before.size(); i < after.size(); ++i) {
                QCOMPARE(after[i].path.starts_with(folder.path("p.fovea")), copies);
                QVERIFY(after[i].label.empty() || after[i].label == "sick");  // as the project spells it
                QVERIFY(after[i].label.empty() || after[i].split != Split::unassigned);
                labelled += after[i].label.empty() ? 0 : 1;
            }
            QCOMPARE(labelled, 1);

            const auto again = project::addImages(*open, wanted, imaging::Plane::axial, {});
            QVERIFY(again.ok());
            QCOMPARE(again->import.added, 0);
            QCOMPARE(again->import.alreadyThere, 3);
            QVERIFY(open->undo().ok());
            QCOMPARE(open->samples()->size(), before.size());
        }
    }

    void splitFoldersThatAreNotThere() {
        test::TemporaryFolder folder;
        writeSet(folder.path("first"), 20, 0);
        const auto refused = project::importImages(folder.path("p.fovea"),
                                                   {folder.path("first"), project::SplitMode::folders}, {});
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::invalidArgument);
        QVERIFY(!project::Project::open(folder.path("p.fovea")).ok());
    }
};

QTEST_APPLESS_MAIN(TestImportImages)
#include "test_import_images.moc"
