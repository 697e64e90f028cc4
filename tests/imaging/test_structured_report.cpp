#include <QTest>

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>
#include <dcmtk/dcmsr/dsrdoc.h>
#include <sstream>

#include "base/file_layer.h"
#include "imaging/structured_report.h"
#include "imaging/write_image.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::imaging;

namespace {
std::string text(DcmItem& item, const DcmTagKey& tag) {
    OFString value;
    item.findAndGetOFStringArray(tag, value, OFTrue);
    return {value.c_str(), value.size()};
}
}  // namespace

/// Documents about predictions, read again by DCMTK's own reader of structured reports.
class TestStructuredReport : public QObject {
    Q_OBJECT
    test::TemporaryFolder m_folder;
    std::string m_image;

    StructuredReport twoFrames() {
        StructuredReport report;
        report.image = m_image;
        report.model = "adapter.safetensors";
        report.modelVersion = "2026-11-29T00:00:00Z, Fovea 0.1.0";
        report.notice = "Research use only, not for diagnosis.";
        report.softwareVersion = "0.1.0";
        report.frames = {{0, "müde", {{"müde", 0.75}, {"wach", 0.25}}},
                         {2, "wach", {{"müde", 1.0 / 3}, {"wach", 2.0 / 3}}}};
        return report;
    }
    /// Written and loaded again.
    void made(const StructuredReport& report, const char* name, DcmFileFormat& file) {
        const std::string path = m_folder.path(name);
        const auto done = writeStructuredReport(path, report, *systemFileLayer());
        QVERIFY2(done.ok(), done.ok() ? "" : done.error().detail.c_str());
        QVERIFY(file.loadFile(path.c_str()).good());
    }

private Q_SLOTS:
    void initTestCase() {
        m_image = m_folder.path("image.dcm");
        const Pixels pixels{2, 2, 1, {1, 2, 3, 4}};
        QVERIFY(writeDicom(m_image, pixels,
                           {{"PatientName", "Müller^Ännchen"},
                            {"PatientID", "P-7"},
                            {"PatientSex", "F"},
                            {"StudyDate", "20260102"},
                            {"AccessionNumber", "A1"}},
                           "seed", *systemFileLayer())
                    .ok());
    }

    void patientAndStudyAreTheImages() {
        DcmFileFormat file, image;
        made(twoFrames(), "report.dcm", file);
        QVERIFY(image.loadFile(m_image.c_str()).good());
        DcmDataset& d = *file.getDataset();
        for (const DcmTagKey& tag : {DCM_PatientName, DCM_PatientID, DCM_PatientSex, DCM_StudyDate,
                                     DCM_AccessionNumber, DCM_StudyInstanceUID})
            QCOMPARE(text(d, tag), text(*image.getDataset(), tag));
        QCOMPARE(text(d, DCM_SpecificCharacterSet), "ISO_IR 192");
        QCOMPARE(text(d, DCM_SOPClassUID), UID_EnhancedSRStorage);
        QCOMPARE(text(d, DCM_Modality), "SR");
        QCOMPARE(text(d, DCM_VerificationFlag), "UNVERIFIED");
        QCOMPARE(text(d, DCM_PreliminaryFlag), "PRELIMINARY");
        QVERIFY(text(d, DCM_SeriesInstanceUID) != text(*image.getDataset(), DCM_SeriesInstanceUID));
        // What it refers to is the image, and named as evidence.
        DcmItem* study = nullptr;
        QVERIFY(d.findAndGetSequenceItem(DCM_CurrentRequestedProcedureEvidenceSequence, study).good());
        QCOMPARE(text(*study, DCM_ReferencedSOPInstanceUID), text(*image.getDataset(), DCM_SOPInstanceUID));
    }

    void whatIsSaidIsFoundByAnotherReader() {
        DcmFileFormat file;
        made(twoFrames(), "said.dcm", file);
        DSRDocument document;
        QVERIFY(document.read(*file.getDataset()).good());
        std::ostringstream out;
        document.print(out, DSRTypes::PF_printConceptNameCodes | DSRTypes::PF_shortenLongItemValues);
        const std::string all = out.str();
        for (const char* said : {"Observer Type", "adapter.safetensors", "Research use only", "99FOVEA",
                                 "\"müde\"", "\"wach\"", "\"0.75\"", "\"0.333333\"", "\"0.666667\""})
            QVERIFY2(all.find(said) != std::string::npos, (said + ("\n" + all)).c_str());
        // Frames count from 1.
        DSRDocumentTree& tree = document.getTree();
        std::vector<std::string> frames;
        for (size_t id = tree.gotoRoot(); id != 0; id = tree.iterate())
            if (tree.getCurrentContentItem().getValueType() == DSRTypes::VT_Image) {
                const DSRImageReferenceValue& reference = tree.getCurrentContentItem().getImageReference();
                QCOMPARE(reference.getFrameList().getNumberOfItems(), size_t(1));
                frames.push_back(std::to_string(reference.getFrameList().getItem(1)));
            }
        QCOMPARE(frames, (std::vector<std::string>{"1", "3"}));
    }

    void theSameIsTheSameDocument() {
        DcmFileFormat once, again, other;
        made(twoFrames(), "once.dcm", once);
        made(twoFrames(), "again.dcm", again);
        StructuredReport changed = twoFrames();
        changed.frames[0].probabilities[0].second = 0.7;
        made(changed, "other.dcm", other);
        const auto uid = [](DcmFileFormat& f) { return text(*f.getDataset(), DCM_SOPInstanceUID); };
        const auto series = [](DcmFileFormat& f) { return text(*f.getDataset(), DCM_SeriesInstanceUID); };
        QCOMPARE(uid(once), uid(again));
        QVERIFY(uid(once) != uid(other));
        QCOMPARE(series(once), series(other));
        changed.model = "another.safetensors";
        made(changed, "other.dcm", other);
        QVERIFY(series(once) != series(other));
    }

    void whatCannotBeIsRefused_data() {
        QTest::addColumn<QString>("image");
        QTest::addColumn<double>("probability");
        QTest::addColumn<int>("code");
        QTest::newRow("no DICOM") << "text.txt" << 0.5 << int(ErrorCode::unsupportedFormat);
        QTest::newRow("no file") << "none.dcm" << 0.5 << int(ErrorCode::fileNotFound);
        QTest::newRow("no probability") << "image.dcm" << 1.5 << int(ErrorCode::invalidArgument);
    }
    void whatCannotBeIsRefused() {
        QFETCH(QString, image);
        QFETCH(double, probability);
        QFETCH(int, code);
        QVERIFY(systemFileLayer()->writeAtomically(m_folder.path("text.txt"), std::string("no image")).ok());
        StructuredReport report = twoFrames();
        report.image = m_folder.path(image.toStdString());
        report.frames[0].probabilities[0].second = probability;
        const std::string to = m_folder.path("refused.dcm");
        const auto done = writeStructuredReport(to, report, *systemFileLayer());
        QVERIFY(!done);
        QCOMPARE(int(done.error().code), code);
        QVERIFY(!readTextFile(to));
    }
};

QTEST_APPLESS_MAIN(TestStructuredReport)
#include "test_structured_report.moc"
