// What of a header is the patient's.
#include <QTest>

#include "data/header_facts.h"

using namespace fovea::ui;

class TestHeaderFacts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void patientsAreTold_data() {
        QTest::addColumn<bool>("ofPatient");
        for (const char* keyword : {"Modality", "Manufacturer", "ManufacturerModelName", "Laterality",
                                    "ImageType", "BurnedInAnnotation"})
            QTest::newRow(keyword) << false;
        for (const char* keyword :
             {"PatientName", "PatientID", "PatientBirthDate", "PatientSex", "PatientAge", "StudyDate",
              "AccessionNumber", "InstitutionName", "StationName", "SOPInstanceUID", "StudyInstanceUID",
              "SeriesInstanceUID", "SOPClassUID", "SomethingThatIsReadOneDay"})
            QTest::newRow(keyword) << true;
    }
    void patientsAreTold() {
        QFETCH(bool, ofPatient);
        const auto facts = headerFacts({{QTest::currentDataTag(), "value"}});
        QCOMPARE(facts.size(), std::size_t(1));
        QCOMPARE(facts[0].ofPatient, ofPatient);
        QCOMPARE(facts[0].value, QStringLiteral("value"));
        QVERIFY(!facts[0].name.isEmpty());
    }
    void theDeviceComesFirst() {
        const auto facts = headerFacts({{"PatientName", "Doe"}, {"AnythingElse", "x"}, {"Modality", "CT"}});
        QCOMPARE(facts.size(), std::size_t(3));
        QCOMPARE(facts[0].value, QStringLiteral("CT"));
        QCOMPARE(facts[2].name, QStringLiteral("AnythingElse"));
    }
};

QTEST_GUILESS_MAIN(TestHeaderFacts)
#include "test_header_facts.moc"
