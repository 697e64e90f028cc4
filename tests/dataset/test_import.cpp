#include <QTest>
#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <thread>

#include "base/byte_budget.h"
#include "dataset/import.h"
#include "dataset/table_messages.h"
#include "imaging/dicom_mending.h"
#include "imaging/write_image.h"
#include "tests/imaging/dicom_maker.h"
#include "tests/imaging/image_files.h"
#include "tests/imaging/volume_maker.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::dataset;
namespace fs = std::filesystem;

class TestImport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsClassFolders();
    void readsGivenSplits();
    void readsGivenSplits_data();
    void readsImagesBelowClassFolders();
    void ordersPathsNaturally();
    void describesEachImage();
    void hashTellsPixelsAndSize();
    void passesOverWhatIsNoImage();
    void listsUnreadableFiles();
    void namesFilesAsTheUserDid();
    void reportsMovedImages();
    void loopsEnd();
    void linkedFoldersAreReadOnce();
    void refusesClassesBesideSplits();
    void saysWhyThereAreNoImages();
    void refusesWhatIsNoFolder();
    void passesOverImagesOutsideClasses();
    void foldersWithoutANameInTextAreLeftOut();
    void leavesOutWhatFileServersKeep();
    void leavesOutWhatOtherSystemsKeep();
    void mergesSpellings();
    void setsAsideByProducts();
    void standInsAreNoPatients();
    void hostileNamesStayNames();
    void readsSingleFiles();
    void singleFilesOfNoClass();
    void refusesFolderAndFiles();
    void takesClassesFromATable();
    void takesPatientsFromATableAndClassesFromFolders();
    void splitFoldersStandBesideATable();
    void saysWhenNoRowFits();
    void choosesFrames_data();
    void choosesFrames();
    void frameChoiceTexts_data();
    void frameChoiceTexts();
    void aPartOfTheBodyIsTakenAtEachTime();
    void cutsVolumesAsAsked();
    void damagedFrameLeavesTheOthers();
    void saysWhatIsWrongWithFilesThatAreRead();
    void reportsProgressOnTheCallersThread();
    void canBeCancelled();
    void oneAfterTheOtherWhereMemoryIsScarce();
};

namespace {

/// A source folder to fill.
class Source {
public:
    /// A picture that no other `shade` equals.
    void image(const std::string& relative, int shade, int width = 5, int height = 4) {
        imaging::Pixels pixels{width, height, 1, {}};
        for (int i = 0; i < width * height; ++i)
            pixels.data.push_back(static_cast<std::uint8_t>(shade + i % 3));
        const Result<void> written = imaging::writePng(m_folder.path(relative), pixels, m_files);
        if (!written) qFatal("%s", written.error().detail.c_str());
    }
    void text(const std::string& relative, const std::string& content) {
        const Result<void> written = m_files.writeAtomically(m_folder.path(relative), content);
        if (!written) qFatal("%s", written.error().detail.c_str());
    }
    void link(const std::string& target, const std::string& relative) {
        fs::create_symlink(target, m_folder.path(relative));
    }
    std::string path(const std::string& relative = {}) const { return m_folder.path(relative); }
    Result<ImportPlan> plan(const JobContext& job = {}) const { return planImport({path()}, job); }

private:
    test::TemporaryFolder m_folder;
    FileLayer m_files;
};

/// A table, its columns guessed for the images of a source.
std::shared_ptr<const LabelTable> labels(const std::string& text, const std::vector<std::string>& files) {
    const auto table = parseTable(text, "labels.csv");
    if (!table) qFatal("%s", table.error().detail.c_str());
    return std::make_shared<LabelTable>(
        LabelTable{std::make_shared<Table>(*table), guessColumns(*table, FileMatcher(files))});
}

using Words = std::vector<std::string>;

/// Paths below the source.
Words relativePaths(const ImportPlan& plan, const Source& source) {
    Words paths;
    for (const Sample& sample : plan.samples) paths.push_back(sample.path.substr(source.path().size() + 1));
    return paths;
}

}  // namespace

void TestImport::readsClassFolders() {
    Source source;
    source.image("b class/1.png", 10);
    source.image("\xc3\xa4/1.png", 20);
    source.image("a/1.png", 30);
    source.image("a/2.png", 40);
    const auto plan = source.plan();
    QVERIFY(plan.ok());
    QVERIFY(!plan->splitsGiven);
    QVERIFY(plan->problems.empty());
    QCOMPARE(plan->classes, (Words{"a", "b class", "\xc3\xa4"}));
    QCOMPARE(relativePaths(*plan, source), (Words{"a/1.png", "a/2.png", "b class/1.png", "\xc3\xa4/1.png"}));
    Words labels;
    for (const Sample& sample : plan->samples) {
        labels.push_back(sample.label);
        QCOMPARE(sample.split, Split::unassigned);
    }
    QCOMPARE(labels, (Words{"a", "a", "b class", "\xc3\xa4"}));
}

void TestImport::readsGivenSplits_data() {
    QTest::addColumn<QStringList>("folders");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("all three") << QStringList{"train", "val", "test"} << QStringList{"train", "val", "test"};
    QTest::newRow("other names") << QStringList{"Training", "valid", "TESTING"}
                                 << QStringList{"train", "val", "test"};
    QTest::newRow("no validation") << QStringList{"Train", "Test"} << QStringList{"train", "test"};
    QTest::newRow("no test") << QStringList{"training", "dev"} << QStringList{"train", "val"};
    QTest::newRow("training alone") << QStringList{"train"} << QStringList{"train"};
}

void TestImport::readsGivenSplits() {
    QFETCH(QStringList, folders);
    QFETCH(QStringList, names);
    Source source;
    int shade = 0;
    for (const QString& folder : folders) {
        source.image(folder.toStdString() + "/ill/x.png", ++shade);
        source.image(folder.toStdString() + "/healthy/deep/x.png", ++shade);
    }
    const auto plan = source.plan();
    QVERIFY(plan.ok());
    QVERIFY(plan->splitsGiven);
    QCOMPARE(plan->classes, (Words{"healthy", "ill"}));
    std::set<QString> seen;
    for (const Sample& sample : plan->samples) {
        const std::string top = sample.path.substr(source.path().size() + 1);
        const auto folder = folders.indexOf(QString::fromStdString(top.substr(0, top.find('/'))));
        QCOMPARE(QString(splitName(sample.split)), names[folder]);
        seen.insert(splitName(sample.split));
    }
    QCOMPARE(seen, std::set<QString>(names.begin(), names.end()));
    QCOMPARE(plan->samples.size(), std::size_t(2 * folders.size()));
}

void TestImport::readsImagesBelowClassFolders() {
    Source source;
    source.image("a/patient 1/left/1.png", 1);
    source.image("a/patient 2/test/1.png", 2);  // a split's name, but below the class
    source.image("b/1.png", 3);
    const auto plan = source.plan();
    QVERIFY(plan.ok());
    QVERIFY(!plan->splitsGiven);
    QCOMPARE(plan->classes, (Words{"a", "b"}));
    QCOMPARE(plan->samples.size(), std::size_t(3));
    QCOMPARE(plan->samples[1].label, std::string("a"));
}

void TestImport::ordersPathsNaturally() {
    Source source;
    for (const int i : {10, 9, 100, 1, 2}) source.image("a/" + std::to_string(i) + ".png", i);
    const auto plan = source.plan();
    QVERIFY(plan.ok());
    QCOMPARE(relativePaths(*plan, source), (Words{"a/1.png", "a/2.png", "a/9.png", "a/10.png", "a/100.png"}));
}

void TestImport::describesEachImage() {
    Source source;
    FileLayer files;
    const imaging::Pixels pixels{6, 3, 1, std::vector<std::uint8_t>(18, 77)};
    fs::create_directories(source.path("a"));
    QVERIFY(imaging::writeDicom(source.path("a/1.dcm"), pixels,
                                {{"PatientID", "P-7 "}, {"Modality", "OP"}, {"Manufacturer", "Maker"}}, "1",
                                files)
                .ok());
    source.image("a/2.png", 9, 7, 8);
    const auto plan = source.plan();
    QVERIFY(plan.ok());
    QCOMPARE(plan->samples.size(), std::size_t(2));
    const Sample& dicom = plan->samples[0];
    QCOMPARE(dicom.format, std::string("DICOM"));
    QCOMPARE(dicom.patient, std::string("P-7"));
    QCOMPARE(dicom.facts.at("Manufacturer"), std::string("Maker"));
    QCOMPARE(dicom.width, 6);
    QCOMPARE(dicom.height, 3);
    const Sample& png = plan->samples[1];
    QCOMPARE(png.path, source.path("a/2.png"));
    QCOMPARE(png.format, std::string("PNG"));
    QVERIFY(png.patient.empty());
    QCOMPARE(png.width, 7);
    QCOMPARE(png.height, 8);
    QCOMPARE(png.frame, 0);
    QCOMPARE(png.pixelHash.size(), std::size_t(64));
}

void TestImport::hashTellsPixelsAndSize() {
    Source source;
    source.image("a/1.png", 5, 6, 4);
    source.image("a/2.png", 5, 6, 4);
    source.image("a/3.png", 6, 6, 4);
    source.image("a/4.png", 5, 12, 2);  // the same bytes in another shape
    const auto plan = source.plan();
    QVERIFY(plan.ok());
    QCOMPARE(plan->samples[0].pixelHash, plan->samples[1].pixelHash);
    QVERIFY(plan->samples[0].pixelHash != plan->samples[2].pixelHash);
    QVERIFY(plan->samples[0].pixelHash != plan->samples[3].pixelHash);
}

void TestImport::passesOverWhatIsNoImage() {
    Source source;
    source.image("a/1.png", 1);
    source.image("a/.hidden.png", 2);
    source.image(".cache/a/1.png", 3);
    source.text("a/Thumbs.db", "not an image");
    source.text("a/notes.txt", "not an image");
    fs::create_directories(source.path("empty class"));
    const auto plan = source.plan();
    QVERIFY(plan.ok());
    QVERIFY(plan->problems.empty());
    QCOMPARE(relativePaths(*plan, source), (Words{"a/1.png"}));
    QCOMPARE(plan->classes, (Words{"a"}));
}

void TestImport::listsUnreadableFiles() {
    Source source;
    source.image("a/1.png", 1);
    source.text("a/2.png", "no picture at all");
    source.text("b/3.png", "");
    const auto plan = source.plan();
    QVERIFY(plan.ok());
    QCOMPARE(relativePaths(*plan, source), (Words{"a/1.png"}));
    QCOMPARE(plan->classes, (Words{"a"}));
    QCOMPARE(plan->problems.size(), std::size_t(2));
    QCOMPARE(plan->problems[0].files, (Words{source.path("a/2.png")}));
    QCOMPARE(plan->problems[1].files, (Words{source.path("b/3.png")}));
    for (const Problem& problem : plan->problems) {
        QCOMPARE(problem.kind, ProblemKind::unreadable);
        QVERIFY(messageText(problem.message).ends_with('.'));
    }
}

void TestImport::namesFilesAsTheUserDid() {
    Source source;
    source.image("real/a/1.png", 1);
    source.text("real/a/2.png", "no picture");
    source.link("real", "linked");
    const fs::path before = fs::current_path();
    fs::current_path(source.path());
    const auto plan = planImport({"./linked/"}, {});
    fs::current_path(before);
    QVERIFY(plan.ok());
    QCOMPARE(plan->problems[0].files, (Words{"./linked/a/2.png"}));
    QCOMPARE(plan->samples[0].path, source.path("linked/a/1.png"));
}

void TestImport::reportsMovedImages() {
    Source source;
    source.image("a/1.png", 1);
    source.link("/nowhere/2.png", "a/2.png");
    const auto plan = source.plan();
    QVERIFY(plan.ok());
    QCOMPARE(plan->samples.size(), std::size_t(1));
    QCOMPARE(plan->problems.size(), std::size_t(1));
    QCOMPARE(plan->problems[0].files, (Words{source.path("a/2.png")}));
}

void TestImport::loopsEnd() {
    Source source;
    source.image("data/a/1.png", 1);
    source.image("data/b/2.png", 2);
    source.image("neighbour/3.png", 3);
    source.link("..", "data/a/up");        // the source itself
    source.link("../..", "data/a/above");  // a folder around it
    source.link("../b", "data/a/across");
    source.link("../a", "data/b/across");
    source.link("self.png", "data/b/self.png");  // a link to itself
    const auto plan = planImport({source.path("data")}, {});
    QVERIFY(plan.ok());
    QCOMPARE(relativePaths(*plan, source), (Words{"data/a/1.png", "data/b/2.png"}));
}

void TestImport::linkedFoldersAreReadOnce() {
    Source source;
    source.image("elsewhere/1.png", 1);
    source.image("data/b/2.png", 2);
    source.link("../elsewhere", "data/a");
    source.link("../elsewhere", "data/c");
    source.link("b", "data/a copy of b");
    const auto plan = planImport({source.path("data")}, {});
    QVERIFY(plan.ok());
    QCOMPARE(relativePaths(*plan, source), (Words{"data/a/1.png", "data/b/2.png"}));
}

void TestImport::refusesClassesBesideSplits() {
    Source source;
    source.image("train/a/1.png", 1);
    source.image("test/a/2.png", 2);
    source.image("extra/3.png", 3);
    const auto plan = source.plan();
    QVERIFY(!plan.ok());
    QCOMPARE(plan.error().code, ErrorCode::invalidArgument);
    QVERIFY(plan.error().detail.find("'extra'") != std::string::npos);
}

void TestImport::saysWhyThereAreNoImages() {
    Source empty;
    QCOMPARE(empty.plan().error().code, ErrorCode::noImages);

    Source flat;
    flat.image("1.png", 1);
    QCOMPARE(flat.plan().error().code, ErrorCode::noImages);
    QVERIFY(flat.plan().error().detail.find("one folder per class") != std::string::npos);

    Source flatSplits;
    flatSplits.image("train/1.png", 1);
    QCOMPARE(flatSplits.plan().error().code, ErrorCode::noImages);
    QVERIFY(flatSplits.plan().error().detail.find("one folder per class") != std::string::npos);

    Source broken;
    broken.text("a/1.png", "no picture");
    QCOMPARE(broken.plan().error().code, ErrorCode::noImages);
    QVERIFY(broken.plan().error().detail.find("none of 1") != std::string::npos);
}

void TestImport::refusesWhatIsNoFolder() {
    Source source;
    source.image("a/1.png", 1);
    QCOMPARE(planImport({source.path("nothing")}, {}).error().code, ErrorCode::fileNotFound);
    QCOMPARE(planImport({source.path("a/1.png")}, {}).error().code, ErrorCode::notReadable);
    QCOMPARE(planImport({""}, {}).error().code, ErrorCode::fileNotFound);
}

void TestImport::passesOverImagesOutsideClasses() {
    Source source;
    source.image("overview.png", 1);
    source.image("a/1.png", 2);
    Words log;
    JobContext job;
    job.log = [&log](const std::string& line) { log.push_back(line); };
    const auto plan = source.plan(job);
    QVERIFY(plan.ok());
    QCOMPARE(relativePaths(*plan, source), (Words{"a/1.png"}));
    QCOMPARE(log, (Words{"1 image file(s) lie in no class folder and were passed over"}));
}

namespace {

/// A DICOM file of its own picture with these attributes.
void dicomFile(const Source& source, const std::string& relative,
               std::vector<std::pair<std::string, std::string>> texts) {
    static std::uint16_t shade = 0;
    test::DicomMaker maker;
    maker.rows = maker.columns = 4;
    for (int i = 0; i < 16; ++i) maker.words.push_back(std::uint16_t(++shade * 7 + i * i));
    maker.texts = std::move(texts);
    fs::create_directories(fs::path(source.path(relative)).parent_path());
    if (!maker.write(source.path(relative))) qFatal("%s", relative.c_str());
}

/// To compare and to print.
QString joined(const Words& words) {
    QStringList list;
    for (const std::string& word : words) list << QString::fromStdString(word);
    return list.join(" / ");
}

std::vector<Problem> ofKind(const ImportPlan& plan, ProblemKind kind) {
    std::vector<Problem> some;
    for (const Problem& p : plan.problems)
        if (p.kind == kind) some.push_back(p);
    return some;
}

}  // namespace

void TestImport::foldersWithoutANameInTextAreLeftOut() {
    Source source;
    source.image("a/1.png", 1);
    source.image("b/2.png", 2);
    source.image("b/deeper/3.png", 3);
    const std::string nameless = source.path() + "/a\xff";
    fs::rename(source.path("b"), nameless);
    const auto plan = source.plan();
    QVERIFY(plan.ok());
    QCOMPARE(joined(plan->classes), QString("a"));
    const auto told = ofKind(*plan, ProblemKind::unreadable);
    QCOMPARE(told.size(), std::size_t(1));
    QCOMPARE(told[0].files, (Words{nameless}));
    QVERIFY(messageText(told[0].message).find("2 images in it take no part") != std::string::npos);
}

void TestImport::leavesOutWhatFileServersKeep() {
    Source source;
    source.image("a/1.png", 1);
    source.image("a/@eaDir/1.png/SYNOPHOTO_THUMB_M.png", 2);
    source.image("a/.@__thumb/default1.png", 3);
    source.text("a/._1.png", "resource fork");
    source.image("__MACOSX/a/1.png", 4);
    const auto plan = source.plan();
    QVERIFY(plan.ok());
    QCOMPARE(relativePaths(*plan, source), (Words{"a/1.png"}));
    const auto told = ofKind(*plan, ProblemKind::leftOut);
    QCOMPARE(told.size(), std::size_t(1));
    QCOMPARE(told[0].files.size(), std::size_t(4));
    QCOMPARE(plan->problems.size(), std::size_t(1));
}

void TestImport::leavesOutWhatOtherSystemsKeep() {
    Source source;
    source.image("a/1.png", 1);
    int grey = 2;
    // Beside images they are small copies of them.
    for (const char* folder : {".thumbnails", "Thumbs", "thumbnails", ".Trash-1000", "$RECYCLE.BIN",
                               "System Volume Information", ".ipynb_checkpoints", "lost+found"})
        source.image(std::string("a/") + folder + "/1.png", grey++);
    source.text("a/._IM0001", "resource fork");
    // Radiographs of thumbs, in a folder named after their class.
    source.image("thumbs/2.png", grey++);
    const auto plan = source.plan();
    QVERIFY(plan.ok());
    QCOMPARE(relativePaths(*plan, source), (Words{"a/1.png", "thumbs/2.png"}));
    QCOMPARE(joined(plan->classes), QString("a / thumbs"));
    const auto told = ofKind(*plan, ProblemKind::leftOut);
    QCOMPARE(told.size(), std::size_t(1));
    QCOMPARE(told[0].files.size(), std::size_t(9));
}

void TestImport::mergesSpellings() {
    Source source;
    source.image("Benign/1.png", 1);
    source.image("benign /2.png", 2);
    source.image("benign/3.png", 3);
    source.image("benign/4.png", 4);
    const auto plan = source.plan();
    QVERIFY(plan.ok());
    QCOMPARE(plan->classes, (Words{"benign"}));
    QCOMPARE(ofKind(*plan, ProblemKind::mergedClass).size(), std::size_t(1));
}

void TestImport::setsAsideByProducts() {
    Source source;
    const std::string ct = "1.2.840.10008.5.1.4.1.1.2", capture = "1.2.840.10008.5.1.4.1.1.7";
    for (const std::string name : {"a/1.dcm", "a/2.dcm", "a/3.dcm"})
        dicomFile(source, name, {{"SOPClassUID", ct}, {"ImageType", "ORIGINAL\\PRIMARY\\AXIAL"}});
    dicomFile(source, "a/loc.dcm", {{"SOPClassUID", ct}, {"ImageType", "ORIGINAL\\PRIMARY\\LOCALIZER"}});
    dicomFile(source, "a/dose.dcm", {{"SOPClassUID", capture}, {"ImageType", "DERIVED\\SECONDARY"}});
    dicomFile(source, "a/seg.dcm", {{"SOPClassUID", "1.2.840.10008.5.1.4.1.1.66.4"}, {"Modality", "SEG"}});
    // A class of nothing else is about them.
    dicomFile(source, "localizers/1.dcm",
              {{"SOPClassUID", ct}, {"ImageType", "ORIGINAL\\PRIMARY\\LOCALIZER"}});
    const auto plan = source.plan();
    QVERIFY(plan.ok());
    Words aside, told;
    for (const Sample& s : plan->samples)
        if (s.split == Split::excluded) aside.push_back(fs::path(s.path).filename());
    QCOMPARE(aside, (Words{"dose.dcm", "loc.dcm", "seg.dcm"}));
    for (const Problem& p : ofKind(*plan, ProblemKind::leftOut)) {
        QCOMPARE(p.files.size(), std::size_t(1));
        told.push_back(messageText(p.message));
    }
    QCOMPARE(told, (Words{"1 image is a localizer by the header: set aside.",
                          "1 image is a screen capture or dose report by the header: set aside.",
                          "1 image is a segmentation, dose map or report by the header: set aside."}));
}

void TestImport::standInsAreNoPatients() {
    Source source;
    for (int i = 0; i < 4; ++i)
        dicomFile(source, (i % 2 ? "a/" : "b/") + std::to_string(i) + ".dcm",
                  {{"PatientID", "ANONYMOUS"}, {"StudyInstanceUID", "1.2." + std::to_string(i)}});
    const auto plan = source.plan();
    QVERIFY(plan.ok());
    for (const Sample& s : plan->samples) QVERIFY(s.patient.empty());
    QCOMPARE(ofKind(*plan, ProblemKind::standInPatient).size(), std::size_t(1));
    // Who they are can still be said.
    const auto unstated = planImport({.source = source.path(), .patients = PatientRule{}}, {});
    for (const Sample& s : unstated->samples) QVERIFY(s.patient.empty());  // each file would be its own
    PatientRule rule;
    rule.oneImageEach = true;
    const auto named = planImport({.source = source.path(), .patients = rule}, {});
    QCOMPARE(named->samples[0].patient, std::string("1"));
}

void TestImport::saysWhatIsWrongWithFilesThatAreRead() {
    Source source;
    for (int i = 0; i < 5; ++i)
        dicomFile(source, "a/" + std::to_string(i) + ".dcm", {{"PatientID", "P" + std::to_string(i)}});
    source.image("b/1.png", 10);
    // What is no DICOM behind the pixels of two of them; and a second fault.
    for (const char* name : {"a/1.dcm", "a/3.dcm"})
        test::writeFile(source.path(name), test::contentOf(source.path(name)) + "a checksum of a server");
    dicomFile(source, "a/3b.dcm", {{"RescaleSlope", "none"}, {"RescaleIntercept", "1"}});
    test::TemporaryFolder folder;
    FileLayer files;
    for (const bool again : {false, true}) {
        // What an interrupted import had read is said, too.
        ImportOptions options{source.path()};
        options.journal = *ReadJournal::open(folder.path("journal"), "x", files);
        QCOMPARE(options.journal->known() > 0, again);
        const auto plan = planImport(options, {});
        QVERIFY(plan.ok());
        QCOMPARE(plan->samples.size(), std::size_t(7));
        const auto problems = ofKind(*plan, ProblemKind::damagedButRead);
        QCOMPARE(problems.size(), std::size_t(2));
        QCOMPARE(problems[0].files, (Words{plan->samples[1].path, plan->samples[3].path}));
        QVERIFY(problems[0].message.is(imaging::kEndsInRubbish));
        QCOMPARE(problems[1].files, (Words{plan->samples[4].path}));
        QVERIFY(!problems[1].message.empty());
    }
}

void TestImport::hostileNamesStayNames() {
    Source source;
    const Words names = {"=cmd|' !A0", "@SUM(1)", "<img src=x onerror=alert(1)>", "..", "-1+2", "a\"b,c\nd"};
    Words files;
    std::string table = "file,label,patient\n";
    for (std::size_t i = 0; i < names.size(); ++i) {
        // A name that begins with a dot would be hidden.
        const std::string file = "x/n" + names[i] + std::to_string(i) + ".png";
        source.image(file, int(i) * 9);
        files.push_back(file);
        std::string quoted;
        for (const char c : names[i]) quoted += c == '"' ? "\"\"" : std::string(1, c);
        table += "\"x/n" + quoted + std::to_string(i) + ".png\",\"" + quoted + "\",\"" + quoted + "\"\n";
    }
    ImportOptions options{source.path()};
    options.labels = labels(table, files);
    const auto plan = planImport(options, {});
    QVERIFY2(plan.ok(), plan.ok() ? "" : plan.error().detail.c_str());
    Words sorted = names;
    std::sort(sorted.begin(), sorted.end());
    QCOMPARE(joined(plan->classes), joined(sorted));
    for (const Sample& s : plan->samples) {
        QCOMPARE(s.patient, s.label);
        QCOMPARE(fs::path(s.path).parent_path(), fs::path(source.path("x")));
    }
}

void TestImport::readsSingleFiles() {
    Source source;
    source.image("b/10.png", 1);
    source.image("b/9.png", 2);
    source.image("test/a/1.unusual", 3);
    source.image("b/not chosen.png", 4);
    source.text("b/broken.png", "no picture");
    const fs::path before = fs::current_path();
    fs::current_path(source.path("b"));
    const auto plan = planImport({"",
                                  {"10.png", source.path("test/a/1.unusual"), "../b/9.png", "10.png",
                                   source.path("b/10.png"), "broken.png", "gone.png", source.path("test")}},
                                 {});
    fs::current_path(before);
    QVERIFY2(plan.ok(), plan.ok() ? "" : plan.error().detail.c_str());
    Words labels;
    for (const Sample& sample : plan->samples) {
        labels.push_back(sample.label);
        QCOMPARE(sample.split, Split::unassigned);
    }
    Words paths = relativePaths(*plan, source);
    std::sort(paths.begin(), paths.end());
    QCOMPARE(paths, (Words{"b/10.png", "b/9.png", "test/a/1.unusual"}));
    std::sort(labels.begin(), labels.end());
    QCOMPARE(labels, (Words{"a", "b", "b"}));
    QCOMPARE(plan->classes, (Words{"a", "b"}));
    QVERIFY(!plan->splitsGiven);
    Words problems;
    for (const Problem& p : plan->problems) {
        QCOMPARE(p.kind, ProblemKind::unreadable);
        problems.push_back(p.files.front());
    }
    std::sort(problems.begin(), problems.end());
    QCOMPARE(problems, (Words{source.path("test"), "broken.png", "gone.png"}));
}

void TestImport::singleFilesOfNoClass() {
    Source source;
    source.image("train/1.png", 1);
    source.image("a/2.png", 2);
    const auto plan = planImport({"", {source.path("train/1.png"), source.path("a/2.png")}}, {});
    QVERIFY(plan.ok());
    QCOMPARE(relativePaths(*plan, source), (Words{"a/2.png"}));
    QCOMPARE(planImport({"", {source.path("train/1.png")}}, {}).error().code, ErrorCode::noImages);
}

void TestImport::refusesFolderAndFiles() {
    Source source;
    source.image("a/1.png", 1);
    QCOMPARE(planImport({source.path(), {source.path("a/1.png")}}, {}).error().code,
             ErrorCode::invalidArgument);
}

void TestImport::takesClassesFromATable() {
    Source source;
    const Words files = {"1.png", "deep/er/2.png", "deep/3.png", "4.png"};
    int shade = 0;
    for (const std::string& file : files) source.image(file, ++shade);
    source.text("5.png", "no image");
    source.text("notes.txt", "not looked at");
    const auto plan = planImport(
        {source.path(),
         {},
         labels("image,class,patient,split\n1,ill,P1,train\n2,well,P2,test\n4,,,\n5,ill,,\n6,ill,,\n",
                files)},
        {});
    QVERIFY2(plan.ok(), plan.ok() ? "" : plan.error().detail.c_str());
    QCOMPARE(relativePaths(*plan, source), (Words{"1.png", "4.png", "deep/er/2.png"}));
    const auto& s = plan->samples;
    QCOMPARE(s[0].label, std::string("ill"));
    QCOMPARE(s[0].patient, std::string("P1"));
    QCOMPARE(int(s[0].split), int(Split::train));
    QVERIFY(s[1].label.empty() && s[1].patient.empty());
    QCOMPARE(int(s[2].split), int(Split::test));
    QVERIFY(plan->splitsGiven);
    QCOMPARE(plan->classes, (Words{"ill", "well"}));
    QCOMPARE(plan->labels,
             (LabelCounts{.rows = 5, .matchedRows = 4, .unmatchedRows = 1, .filesWithoutRow = 1}));
    std::map<ProblemKind, Words> problems;
    for (const Problem& p : plan->problems) problems[p.kind] = p.files;
    QCOMPARE(problems,
             (std::map<ProblemKind, Words>{{ProblemKind::unmatchedRow, {"6"}},
                                           {ProblemKind::imageWithoutRow, {source.path("deep/3.png")}},
                                           {ProblemKind::unreadable, {source.path("5.png")}}}));
}

void TestImport::takesPatientsFromATableAndClassesFromFolders() {
    Source source;
    source.image("a/1.png", 1);
    source.image("a/2.png", 2);
    source.image("b/1.png", 3);
    source.image("outside.png", 4);
    const auto plan =
        planImport({source.path(),
                    {},
                    labels("file,patient\na/1.png,P1\nb/1.png,P2\n", {"a/1.png", "a/2.png", "b/1.png"})},
                   {});
    QVERIFY(plan.ok());
    QCOMPARE(plan->classes, (Words{"a", "b"}));
    Words patients;
    for (const Sample& sample : plan->samples) patients.push_back(sample.patient);
    QCOMPARE(patients, (Words{"P1", "", "P2"}));
    QVERIFY(!plan->splitsGiven);
    QCOMPARE(plan->problems.size(), std::size_t(1));
    QCOMPARE(plan->problems[0].files, Words{source.path("a/2.png")});
}

void TestImport::splitFoldersStandBesideATable() {
    Source source;
    source.image("train/1.png", 1);
    source.image("test/2.png", 2);
    const Words files = {"test/2.png", "train/1.png"};
    const std::string given = "file,label\n1,ill\n2,well\n";
    const auto plan = planImport({source.path(), {}, labels(given, files)}, {});
    QVERIFY(plan.ok() && plan->splitsGiven);
    QCOMPARE(int(plan->samples[0].split), int(Split::test));
    QCOMPARE(plan->samples[0].label, std::string("well"));
    QCOMPARE(int(plan->samples[1].split), int(Split::train));
    // The table's splits take their place.
    const auto other =
        planImport({source.path(), {}, labels("file,label,split\n1,ill,val\n2,well,\n", files)}, {});
    QCOMPARE(int(other->samples[0].split), int(Split::unassigned));
    QCOMPARE(int(other->samples[1].split), int(Split::validation));
    // One image outside, and the folders are no splits.
    source.image("3.png", 3);
    QVERIFY(!planImport({source.path(), {}, labels(given, files)}, {})->splitsGiven);
}

void TestImport::saysWhenNoRowFits() {
    Source source;
    source.image("a/1.png", 1);
    const auto none = labels("file,label\nx.png,ill\n", {"a/1.png"});
    const auto plan = planImport({source.path(), {}, none}, {});
    QCOMPARE(plan.error().code, ErrorCode::unusableTable);
    QCOMPARE(plan.error().file, std::string("labels.csv"));
    QVERIFY(plan.error().reasons.at(0).is(kNoRowNamesImage));
    QCOMPARE(plan.error().reasons.at(0).number("rows"), 1.0);
    // A table is for a folder.
    QCOMPARE(planImport({"", {source.path("a/1.png")}, none}, {}).error().code, ErrorCode::invalidArgument);
}

void TestImport::choosesFrames_data() {
    QTest::addColumn<QString>("choice");
    QTest::addColumn<QVector<int>>("ofFive");
    QTest::addColumn<QVector<int>>("ofTwo");
    QTest::newRow("first") << "first" << QVector<int>{0} << QVector<int>{0};
    QTest::newRow("middle") << "middle" << QVector<int>{2} << QVector<int>{1};
    QTest::newRow("all") << "all" << QVector<int>{0, 1, 2, 3, 4} << QVector<int>{0, 1};
    QTest::newRow("every second") << "every:2" << QVector<int>{0, 2, 4} << QVector<int>{0};
    QTest::newRow("every third") << "every:3" << QVector<int>{0, 3} << QVector<int>{0};
    QTest::newRow("a part") << "range:20-70" << QVector<int>{1, 2, 3} << QVector<int>{0};
    QTest::newRow("a small part") << "range:45-46" << QVector<int>{2} << QVector<int>{0};
    // The values of the slices become greater.
    QTest::newRow("fullest") << "tissue:2" << QVector<int>{3, 4} << QVector<int>{0, 1};
    QTest::newRow("more than there are") << "tissue:9" << QVector<int>{0, 1, 2, 3, 4} << QVector<int>{0, 1};
    QTest::newRow("beyond the end") << "every:2147483647" << QVector<int>{0} << QVector<int>{0};
}

void TestImport::choosesFrames() {
    QFETCH(QString, choice);
    FrameChoice frames;
    QVERIFY(frameChoiceFromText(choice.toStdString(), frames));
    Source source;
    source.image("a/still.png", 10);
    for (const auto& [name, slices] : {std::pair("five.nii", 5), {"two.nii", 2}}) {
        test::VolumeMaker volume{{2, 2, slices}};
        for (int i = 0; i < 4 * slices; ++i) volume.values.push_back(static_cast<std::int16_t>(i * i));
        source.text(std::string("a/") + name, volume.nifti());
    }
    const auto plan = planImport({.source = source.path(), .frames = frames}, {});
    QVERIFY(plan.ok());
    QVERIFY(plan->problems.empty());
    std::map<std::string, QVector<int>> taken;
    std::set<std::string> hashes;
    for (const Sample& sample : plan->samples) {
        taken[fs::path(sample.path).filename().native()] << sample.frame;
        hashes.insert(sample.pixelHash);
        QCOMPARE(sample.label, std::string("a"));
    }
    QTEST(taken["five.nii"], "ofFive");
    QTEST(taken["two.nii"], "ofTwo");
    QCOMPARE(taken["still.png"], QVector<int>{0});
    // One of its own for each frame.
    QCOMPARE(hashes.size(), plan->samples.size());
}

/// The same part of the body at each time, not the times in the middle.
void TestImport::aPartOfTheBodyIsTakenAtEachTime() {
    Source source;
    constexpr int kSlices = 5, kTimes = 3;
    test::VolumeMaker volume{{2, 2, kSlices, kTimes}};
    for (int i = 0; i < 4 * kSlices * kTimes; ++i) volume.values.push_back(static_cast<std::int16_t>(i * i));
    source.text("a/times.nii", volume.nifti());
    FrameChoice frames;
    QVERIFY(frameChoiceFromText("range:20-70", frames));
    const auto plan = planImport({.source = source.path(), .frames = frames}, {});
    QVERIFY(plan.ok());
    QVector<int> taken;
    for (const Sample& sample : plan->samples) taken << sample.frame;
    QCOMPARE(taken, (QVector<int>{1, 2, 3, 6, 7, 8, 11, 12, 13}));
    // The middle one lies in the middle of the body, also of an even number of times.
    QCOMPARE(chosenFrames({FrameChoice::Kind::middle}, 2 * kSlices, 2), std::vector<int>{kSlices + 2});
    QCOMPARE(chosenFrames({FrameChoice::Kind::middle}, kSlices, 1), std::vector<int>{2});
}

void TestImport::cutsVolumesAsAsked() {
    Source source;
    source.image("a/still.png", 10);
    test::VolumeMaker volume{{2, 3, 5}};
    for (int i = 0; i < 30; ++i) volume.values.push_back(static_cast<std::int16_t>(i * i));
    source.text("a/five.nii", volume.nifti());
    const auto plan = planImport(
        {.source = source.path(), .frames = {FrameChoice::Kind::all}, .plane = imaging::Plane::sagittal}, {});
    QVERIFY(plan.ok());
    QCOMPARE(plan->samples.size(), std::size_t(3));
    for (const Sample& sample : plan->samples) {
        // What is no volume is not cut: it must be the same image whatever was asked for.
        const bool slice = sample.format == "NIfTI";
        QCOMPARE(sample.plane, slice ? imaging::Plane::sagittal : imaging::Plane::axial);
        if (slice) QCOMPARE(std::pair(sample.width, sample.height), std::pair(3, 5));
    }
}

void TestImport::frameChoiceTexts_data() {
    QTest::addColumn<bool>("understood");
    for (const char* text : {"first", "middle", "all", "every:1", "every:12", "range:0-100", "range:20-21",
                             "tissue:1", "tissue:64"})
        QTest::newRow(text) << true;
    for (const char* text : {"",           "last",      "every",
                             "every:",     "every:0",   "every:-2",
                             "every:2x",   "every: 2",  "every:99999999999",
                             "All",        "range:",    "range:5",
                             "range:-1-5", "range:5-5", "range:50-101",
                             "range:1-2x", "every:2-3", "tissue:",
                             "tissue:0",   "tissue:1.5"})
        QTest::newRow((std::string("refused: ") + text).c_str()) << false;
}

void TestImport::frameChoiceTexts() {
    QFETCH(bool, understood);
    std::string text = QTest::currentDataTag();
    if (!understood) text = text.substr(std::string("refused: ").size());
    FrameChoice choice{FrameChoice::Kind::every, 7};
    QCOMPARE(frameChoiceFromText(text, choice), understood);
    if (understood)
        QCOMPARE(frameChoiceText(choice), text);
    else
        QCOMPARE(choice.step, 7);
}

void TestImport::damagedFrameLeavesTheOthers() {
    Source source;
    fs::create_directory(source.path("a"));
    test::DicomMaker maker;
    maker.columns = 26;
    maker.rows = 20;
    maker.allocated = maker.stored = 8;
    maker.transferSyntax = "1.2.840.10008.1.2.4.50";
    maker.texts = {{"NumberOfFrames", "3"}};
    const std::string picture = test::contentOf(FOVEA_IMAGE_FILES "/grey.jpg");
    maker.fragments.assign(3, test::fragmentOf(picture));
    maker.fragments[1].resize(100);
    QVERIFY(maker.write(source.path("a/film.dcm")));
    const auto plan = planImport({.source = source.path(), .frames = {FrameChoice::Kind::all}}, {});
    QVERIFY(plan.ok());
    QCOMPARE(plan->samples.size(), std::size_t(2));
    QCOMPARE(plan->samples[1].frame, 2);
    QCOMPARE(plan->problems.size(), std::size_t(1));
    QCOMPARE(plan->problems[0].kind, ProblemKind::unreadable);
    QVERIFY(messageText(plan->problems[0].message).find("frame 1") != std::string::npos);
}

void TestImport::reportsProgressOnTheCallersThread() {
    Source source;
    for (int i = 0; i < 30; ++i) source.image("a/" + std::to_string(i) + ".png", i);
    std::vector<Progress> reports;
    bool elsewhere = false;
    JobContext job;
    job.progress = [&, caller = std::this_thread::get_id()](const Progress& progress) {
        elsewhere = elsewhere || std::this_thread::get_id() != caller;
        reports.push_back(progress);
    };
    QVERIFY(source.plan(job).ok());
    QVERIFY(!elsewhere);
    QCOMPARE(reports.front().stage, Stage::import);
    QCOMPARE(reports.front().done, 0);
    QCOMPARE(reports.back().done, 30);
    QCOMPARE(reports.back().total, 30);
}

void TestImport::canBeCancelled() {
    Source source;
    for (int i = 0; i < 30; ++i) source.image("a/" + std::to_string(i) + ".png", i);
    std::vector<Progress> reports;
    JobContext job;
    job.progress = [&](const Progress& progress) {
        reports.push_back(progress);
        job.cancel.cancel();  // at the first report, before any file
    };
    QCOMPARE(source.plan(job).error().code, ErrorCode::cancelled);
    QCOMPARE(reports.back().done, 0);

    JobContext before;
    before.cancel.cancel();
    QCOMPARE(source.plan(before).error().code, ErrorCode::cancelled);
}

void TestImport::oneAfterTheOtherWhereMemoryIsScarce() {
    Source source;
    constexpr int kImages = 12;
    for (int i = 0; i < kImages; ++i) source.image("a/" + std::to_string(i) + ".png", 10 + i, 50, 40);
    JobContext job;
    job.images = std::make_shared<ByteBudget>(1);
    const auto plan = source.plan(job);
    QVERIFY(plan.ok());
    QCOMPARE(plan->samples.size(), std::size_t(kImages));
    QCOMPARE(job.images->mostShares(), 1);
    // By the pictures' dimensions: eight bytes and more for each of their 2000 pixels.
    QVERIFY(job.images->mostBytes() > 8 * 2000);
    QVERIFY(lookForFrames({source.path()}, job).ok());
    QCOMPARE(job.images->mostShares(), 1);
}

QTEST_APPLESS_MAIN(TestImport)
#include "test_import.moc"
