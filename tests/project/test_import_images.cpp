#include <QTest>

#include "imaging/write_image.h"
#include "project/import_images.h"
#include "support/temporary_folder.h"

using namespace fovea;
using dataset::Split;

class TestImportImages : public QObject {
    Q_OBJECT
private:
    /// A DICOM picture of its own (by `seed`) of a patient.
    static void write(const std::string& path, const std::string& patient, int seed) {
        imaging::Pixels p{32, 32, 1, std::vector<std::uint8_t>(32 * 32)};
        for (std::size_t i = 0; i < p.data.size(); ++i)
            p.data[i] = std::uint8_t((i * std::size_t(seed + 3) * 7919) >> 5);
        QVERIFY(systemFileLayer()->makeFolders(path.substr(0, path.rfind('/'))).ok());
        QVERIFY(imaging::writeDicom(path, p, {{"PatientID", patient}, {"Modality", "OP"}}, path,
                                    *systemFileLayer())
                    .ok());
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

private Q_SLOTS:
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
        // A folder of so few says that it is too few.
        const auto refused = project::importImages(folder.path("q.fovea"), {folder.path()}, {});
        QCOMPARE(refused.error().code, ErrorCode::tooFewSamples);
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
