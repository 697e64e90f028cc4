#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>

#include <QDir>
#include <QFile>
#include <QTest>
#include <filesystem>

#include "dataset/header_labels.h"
#include "dataset/import.h"
#include "imaging/write_image.h"
#include "tests/imaging/dicom_maker.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::dataset;

class TestHeaderLabels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void attributes_data();
    void attributes();
    void identifyingOnes_data();
    void identifyingOnes();
    void valuesOfAHeader();
    void everyCutIsSurvived();
    void classesOfAnImport();
    void refusals_data();
    void refusals();
    void survey();
    void questionsOfHeaders();

private:
    /// 24 files in patients' folders, none of a class: 12 patients, three descriptions.
    static void writeStudies(const std::string& folder);
};

namespace {

std::string write(const std::string& path, std::vector<std::pair<std::string, std::string>> texts, int seed,
                  std::function<void(DcmDataset&)> more = {}, const char* syntax = "1.2.840.10008.1.2.1") {
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    test::DicomMaker maker;
    maker.rows = maker.columns = 8;
    for (int i = 0; i < 64; ++i) maker.words.push_back(std::uint16_t((i * 37 + seed * 101) % 4096));
    maker.texts = std::move(texts);
    maker.more = std::move(more);
    maker.transferSyntax = syntax;
    if (!maker.write(path)) qFatal("cannot write %s", path.c_str());
    return path;
}

/// A private block of one text.
void addPrivate(DcmDataset& dataset, const char* text) {
    dataset.putAndInsertString(DcmTag(0x0019, 0x0010, EVR_LO), "FOVEA TEST");
    dataset.putAndInsertString(DcmTag(0x0019, 0x10A2, EVR_LO), text);
}

}  // namespace

void TestHeaderLabels::writeStudies(const std::string& folder) {
    const char* series[] = {"AP chest ", "Lateral", "Oblique"};
    for (int i = 0; i < 24; ++i) {
        const std::string patient = "PAT" + std::to_string(i / 2);
        write(folder + "/" + patient + "/" + std::to_string(i) + ".dcm",
              {{"PatientID", patient},
               {"PatientName", "Doe^" + patient},
               {"PatientSex", i % 4 < 2 ? "F" : "M"},
               {"StudyDate", i < 12 ? "20200101" : "20200202"},
               {"AccessionNumber", i < 12 ? "A1" : "A2"},
               {"InstanceNumber", std::to_string(i)},
               {"SeriesDescription", series[i % 3]}},
              i, [i](DcmDataset& d) { addPrivate(d, i % 2 ? "benign" : "malignant"); });
    }
}

void TestHeaderLabels::attributes_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::newRow("keyword") << "SeriesDescription"
                             << "SeriesDescription";
    QTest::newRow("tag") << "0008,103e"
                         << "SeriesDescription";
    QTest::newRow("in brackets") << "(0008,103E)"
                                 << "SeriesDescription";
    QTest::newRow("private") << "(0019,10a2)"
                             << "(0019,10A2)";
    QTest::newRow("a slip") << "SeriesDescripton"
                            << "";
    QTest::newRow("nothing") << ""
                             << "";
    QTest::newRow("half a tag") << "0008,"
                                << "";
    QTest::newRow("a tag and more") << "0008,103Ex"
                                    << "";
    QTest::newRow("not hexadecimal") << "0008,10g2"
                                     << "";
}

void TestHeaderLabels::attributes() {
    QFETCH(QString, text);
    QFETCH(QString, name);
    const auto attribute = imaging::dicomAttribute(text.toStdString());
    QCOMPARE(attribute.ok(), !name.isEmpty());
    if (attribute.ok())
        QCOMPARE(QString::fromStdString(imaging::attributeName(*attribute)), name);
    else
        QCOMPARE(attribute.error().code, ErrorCode::invalidArgument);
}

void TestHeaderLabels::identifyingOnes_data() {
    QTest::addColumn<bool>("identifying");
    for (const char* name :
         {"PatientName", "PatientID", "PatientBirthDate", "PatientAddress", "PatientBirthName",
          "PatientComments", "StudyDate", "AcquisitionDateTime", "ContentTime", "StudyInstanceUID",
          "AccessionNumber", "StudyID", "ReferringPhysicianName", "OperatorsName", "InstitutionAddress"})
        QTest::newRow(name) << true;
    for (const char* name : {"SeriesDescription", "PatientSex", "PatientAge", "BodyPartExamined",
                             "Laterality", "Modality", "ProtocolName", "ImageComments"})
        QTest::newRow(name) << false;
}

void TestHeaderLabels::identifyingOnes() {
    QFETCH(bool, identifying);
    const auto attribute = imaging::dicomAttribute(QTest::currentDataTag());
    QVERIFY(attribute.ok());
    QCOMPARE(imaging::isIdentifying(*attribute), identifying);
}

void TestHeaderLabels::valuesOfAHeader() {
    const test::TemporaryFolder folder;
    for (const char* syntax : {"1.2.840.10008.1.2.1", "1.2.840.10008.1.2"}) {
        const std::string path = write(
            folder.path("a.dcm"),
            {{"SpecificCharacterSet", "ISO_IR 100"},
             {"PatientName", "M\xfcller^Anna"},
             {"StudyDate", "20240229"},
             {"SeriesDescription", " M\xe4\xdfig "},
             {"ImageComments", std::string(65, 'x')},
             {"ImageType", "ORIGINAL\\PRIMARY"},
             {"StudyDescription", ""}},
            1, [](DcmDataset& d) { addPrivate(d, "grade 2"); }, syntax);
        const auto values = imaging::headerValues(path);
        QVERIFY(values.ok());
        const auto value = [&](const char* name) -> std::string {
            const auto it = values->find(imaging::dicomAttribute(name).value());
            return it == values->end() ? "(none)" : it->second;
        };
        QCOMPARE(value("SeriesDescription"), std::string("Mäßig"));
        QCOMPARE(value("ImageType"), std::string("ORIGINAL\\PRIMARY"));
        QCOMPARE(value("Rows"), std::string("8"));
        // In an implicit file nothing says of what kind a private attribute is.

        QCOMPARE(value("0019,10A2"), std::string("grade 2"));
        for (const char* none : {"PatientName", "StudyDate", "ImageComments", "StudyDescription", "0019,0010",
                                 "PixelData", "SOPInstanceUID"})
            QCOMPARE(value(none), std::string("(none)"));
    }
    QVERIFY(imaging::writePng(folder.path("b.png"), {2, 2, 1, {1, 2, 3, 4}}, *systemFileLayer()).ok());
    QVERIFY(imaging::headerValues(folder.path("b.png"))->empty());
    QVERIFY(!imaging::headerValues(folder.path("nothing.dcm")).ok());
}

void TestHeaderLabels::everyCutIsSurvived() {
    const test::TemporaryFolder folder;
    const std::string whole =
        readTextFile(write(folder.path("a.dcm"), {{"SeriesDescription", "Lateral"}, {"PatientID", "PAT1"}}, 1,
                           [](DcmDataset& d) { addPrivate(d, "grade 2"); }))
            .value();
    const auto series = imaging::dicomAttribute("SeriesDescription").value();
    int found = 0;
    for (std::size_t length = 0; length <= whole.size(); length += 3) {
        const std::string path = folder.path("cut.dcm");
        QVERIFY(systemFileLayer()->writeAtomically(path, whole.substr(0, length)).ok());
        // Damaged, no DICOM file any more, or what stands before the cut: never anything else.
        const auto values = imaging::headerValues(path);
        if (!values) continue;
        const auto it = values->find(series);
        if (it == values->end()) continue;
        QCOMPARE(it->second, std::string("Lateral"));
        ++found;
    }
    QVERIFY(found > 0);
}

void TestHeaderLabels::classesOfAnImport() {
    const test::TemporaryFolder folder;
    writeStudies(folder.path("studies"));
    write(folder.path("studies/loose.dcm"), {{"PatientID", "PAT99"}}, 99);
    ImportOptions options;
    options.source = folder.path("studies");
    options.labelAttribute = "SeriesDescription";
    std::string said;
    JobContext job;
    job.log = [&](const std::string& line) { said += line; };
    const auto plan = planImport(options, job);
    QVERIFY2(plan.ok(), plan.ok() ? "" : plan.error().detail.c_str());
    QCOMPARE(plan->classes, (std::vector<std::string>{"AP chest", "Lateral", "Oblique"}));
    QCOMPARE(plan->samples.size(), std::size_t(25));
    int unlabelled = 0;
    for (const Sample& s : plan->samples) {
        QVERIFY(!s.patient.empty());  // from the header, as ever
        unlabelled += s.label.empty();
    }
    QCOMPARE(unlabelled, 1);
    QVERIFY(said.find("1 image(s) have no SeriesDescription") != std::string::npos);

    options.labelAttribute = "0019,10A2";
    QCOMPARE(planImport(options, {})->classes, (std::vector<std::string>{"benign", "malignant"}));
}

void TestHeaderLabels::refusals_data() {
    QTest::addColumn<QString>("attribute");
    QTest::addColumn<QString>("says");
    QTest::newRow("a patient's name") << "PatientName"
                                      << "who a patient is";
    QTest::newRow("a date by its tag") << "0008,0020"
                                       << "who a patient is";
    QTest::newRow("no such") << "Diagnossis"
                             << "Diagnossis";
    QTest::newRow("nowhere there") << "BodyPartExamined"
                                   << "none of 24 images";
}

void TestHeaderLabels::refusals() {
    QFETCH(QString, attribute);
    QFETCH(QString, says);
    const test::TemporaryFolder folder;
    writeStudies(folder.path("studies"));
    ImportOptions options;
    options.source = folder.path("studies");
    options.labelAttribute = attribute.toStdString();
    const auto plan = planImport(options, {});
    QVERIFY(!plan.ok());
    QCOMPARE(plan.error().code, ErrorCode::invalidArgument);
    QVERIFY2(plan.error().detail.find(says.toStdString()) != std::string::npos, plan.error().detail.c_str());
}

void TestHeaderLabels::survey() {
    const test::TemporaryFolder folder;
    writeStudies(folder.path("studies"));
    QVERIFY(
        imaging::writePng(folder.path("studies/b.png"), {2, 2, 1, {1, 2, 3, 4}}, *systemFileLayer()).ok());
    const auto survey = surveyHeaders(folder.path("studies"), {});
    QVERIFY(survey.ok());
    QCOMPARE(survey->files, 25);
    QCOMPARE(survey->dicomFiles, 24);
    std::vector<std::string> names;
    for (const HeaderField& field : survey->fields) names.push_back(field.name);
    // Two values each, then three; not the patient, the dates, the numbers, nor what all share.
    QCOMPARE(names, (std::vector<std::string>{"PatientSex", "(0019,10A2)", "SeriesDescription"}));
    QCOMPARE(survey->fields[2].values,
             (std::map<std::string, int>{{"AP chest", 8}, {"Lateral", 8}, {"Oblique", 8}}));
    QCOMPARE(survey->fields[2].files, 24);
    JobContext job;
    job.cancel.cancel();
    QCOMPARE(surveyHeaders(folder.path("studies"), job).error().code, ErrorCode::cancelled);
}

void TestHeaderLabels::questionsOfHeaders() {
    const test::TemporaryFolder folder;
    const char* ages[] = {"045Y", "018M", "", "090Y"};
    const char* quality[] = {"blurred\\dark", "dark", "", "none"};
    std::vector<std::string> files;
    for (int i = 0; i < 4; ++i) {
        files.push_back("image" + std::to_string(i) + ".dcm");
        write(folder.path() + "/" + files.back(),
              {{"PatientID", "P" + std::to_string(i)},
               {"PatientAge", ages[i]},
               {"ImageComments", quality[i]},
               {"ViewPosition", i % 2 ? "AP" : "PA"}},
              i);
    }
    files.push_back("no-dicom.png");
    QFile text(QString::fromStdString(folder.path() + "/no-dicom.png"));
    QVERIFY(text.open(QIODevice::WriteOnly) && text.write("nothing") > 0);
    text.close();

    const auto table = headerTable(folder.path(), files, {});
    QVERIFY2(table.ok(), table.ok() ? "" : table.error().detail.c_str());
    QVERIFY(!columnOf(*table, "PatientID").ok());
    QCOMPARE(table->rows.size(), files.size());

    ImportOptions options;
    options.source = folder.path();
    LabelTable labels{std::make_shared<const Table>(*table), {}};
    labels.columns.file = 0;
    const auto asked = [&](const char* name, const char* column, QuestionKind kind) {
        QuestionColumns question;
        question.name = name;
        question.kind = kind;
        question.columns = {columnOf(*table, column).value()};
        labels.columns.questions.push_back(question);
    };
    asked("Age", "PatientAge", QuestionKind::number);
    asked("Quality", "ImageComments", QuestionKind::findings);
    asked("View", "ViewPosition", QuestionKind::one);
    options.labels = std::make_shared<const LabelTable>(labels);
    const auto plan = planImport(options, {});
    QVERIFY2(plan.ok(), plan.ok() ? "" : plan.error().detail.c_str());
    QCOMPARE(plan->samples.size(), std::size_t(4));
    const auto answer = [&](std::size_t i, const char* question) {
        const auto& answers = plan->samples[i].answers;
        const auto it = answers.find(question);
        return it == answers.end() ? std::string() : it->second;
    };
    QCOMPARE(answer(0, "Age"), std::string("45"));
    QCOMPARE(answer(1, "Age"), std::string("1.5"));
    QCOMPARE(answer(2, "Age"), std::string());
    QCOMPARE(answer(0, "Quality"), std::string("blurred=yes|dark=yes"));
    QCOMPARE(answer(1, "Quality"), std::string("blurred=no|dark=yes"));
    QCOMPARE(answer(3, "Quality"), std::string("blurred=no|dark=no"));
    QCOMPARE(answer(0, "View"), std::string("PA"));
    QCOMPARE(plan->samples[0].patient, std::string("P0"));

    files = {"no-dicom.png"};
    const auto none = headerTable(folder.path(), files, {});
    QVERIFY(!none.ok());
    QCOMPARE(none.error().code, ErrorCode::unusableTable);
}

QTEST_GUILESS_MAIN(TestHeaderLabels)
#include "test_header_labels.moc"
