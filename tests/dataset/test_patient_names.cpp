#include <QTest>

#include "dataset/patient_names.h"
#include "tests/dataset/sample_maker.h"

using namespace fovea;
using namespace fovea::dataset;

/// Whose an image is, by its path.
class TestPatientNames : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsPaths_data() {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("patient");
        const auto row = [](const char* name, const char* rule, const char* path, const char* patient) {
            QTest::newRow(name) << rule << path << patient;
        };
        row("underscore", "name", "/d/ill/P07_left.png", "P07");
        row("hyphen", "name", "/d/ill/P07-left_2.png", "P07");
        row("blank", "name", "/d/ill/P07 (2).png", "P07");
        row("nothing to end it", "name", "/d/ill/P07.nii.gz", "P07");
        row("begins with it", "name", "/d/ill/_P07.png", "");
        row("folder", "folder", "/d/ill/P07/1.png", "P07");
        row("two above", "folder:2", "/d/P07/ill/1.png", "P07");
        row("no such folder", "folder:5", "/d/P07/ill/1.png", "");
        row("pattern", "_([0-9]+)_", "/d/ill/IMG_0012_L.png", "0012");
        row("pattern that finds nothing", "_([0-9]+)_", "/d/ill/IMG_L.png", "");
        row("the ending is no part of the name", "([a-z]+)$", "/d/ill/12left.png", "left");
        row("folders are no part of the name", "(P[0-9]+)", "/d/P1/x.png", "");
        row("half a letter", "^(.)", "/d/ill/\u00e4.png", "");
    }
    void readsPaths() {
        QFETCH(const QString, rule);
        QFETCH(const QString, path);
        QFETCH(const QString, patient);
        const auto read = patientRuleFromText(rule.toStdString());
        QVERIFY(read.ok());
        test::SampleMaker maker;
        maker.add("ill", "not looked at").path = path.toStdString();
        const auto patients = patientsFromPaths(maker.samples, *read);
        QVERIFY(patients.ok());
        QCOMPARE(*patients, std::vector<std::string>{patient.toStdString()});
    }

    void refusesWhatIsNoRule() {
        for (const char* rule :
             {"folder:0", "folder:x", "folder:", "no group", "(two)(groups)", "(open", ""}) {
            const auto read = patientRuleFromText(rule);
            QVERIFY2(!read.ok(), rule);
            QCOMPARE(read.error().code, ErrorCode::invalidArgument);
        }
        PatientRule rule;
        rule.from = PatientRule::From::pattern;
        QCOMPARE(patientsFromPaths({}, rule).error().code, ErrorCode::invalidArgument);
    }

    /// A rule that finds the numbers of images knows nothing of patients.
    void everyImageItsOwnNamesNobody() {
        test::SampleMaker maker;
        for (const char* path : {"/d/1.png", "/d/2.png", "/d/3.png"}) maker.add("ill").path = path;
        const auto refused = withPatientsFromPaths(maker.samples, {});
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::invalidArgument);
        QVERIFY(messageText(refused.error().reasons.front()).find("its own patient") != std::string::npos);
        // Who states that it is so is believed.
        PatientRule stated;
        stated.oneImageEach = true;
        QCOMPARE(withPatientsFromPaths(maker.samples, stated).value().size(), std::size_t(3));
        // A patient has several images: by the rule, slices of a volume, or one that is known.
        maker.add("ill").path = "/d/3_2.png";
        QCOMPARE(withPatientsFromPaths(maker.samples, {}).value().size(), std::size_t(4));
        maker.samples.back().path = "/d/3.png";
        QCOMPARE(withPatientsFromPaths(maker.samples, {}).value().size(), std::size_t(4));
        maker.samples.resize(3);
        maker.add("ill", "3").path = "/d/header.dcm";
        QCOMPARE(withPatientsFromPaths(maker.samples, {}).value().size(), std::size_t(3));
        maker.samples.back().patient = "another";
        QVERIFY(!withPatientsFromPaths(maker.samples, {}).ok());
        maker.add("ill", "another").path = "/d/header_2.dcm";
        QCOMPARE(withPatientsFromPaths(maker.samples, {}).value().size(), std::size_t(3));
    }

    void knownPatientsStay() {
        test::SampleMaker maker;
        maker.add("ill", "known").path = "/d/A_1.png";
        maker.add("ill").path = "/d/B_1.png";
        maker.add("ill").path = "/d/_1.png";
        const auto changed = withPatientsFromPaths(maker.samples, {});
        QVERIFY(changed.ok());
        QCOMPARE(changed->size(), std::size_t(1));
        QCOMPARE(changed->front().path, std::string("/d/B_1.png"));
        QCOMPARE(changed->front().patient, std::string("B"));
    }
};

QTEST_APPLESS_MAIN(TestPatientNames)
#include "test_patient_names.moc"
