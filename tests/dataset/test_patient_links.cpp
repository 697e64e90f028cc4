#include <QTest>
#include <map>
#include <set>

#include "dataset/keep_together.h"
#include "dataset/patient_links.h"
#include "dataset/repair.h"
#include "dataset/split.h"
#include "tests/dataset/sample_maker.h"

using namespace fovea;
using namespace fovea::dataset;
using fovea::test::SampleMaker;

namespace {

/// How many groups must not be torn apart.
std::size_t groups(const SampleMaker& maker) {
    return keepTogether(maker.samples).size();
}

}  // namespace

class TestPatientLinks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void studiesStayWhole_data() {
        QTest::addColumn<QString>("keyword");
        for (const char* keyword :
             {"StudyInstanceUID", "SeriesInstanceUID", "FrameOfReferenceUID", "PatientName"})
            QTest::newRow(keyword) << QString(keyword);
    }
    void studiesStayWhole() {
        QFETCH(const QString, keyword);
        SampleMaker maker;
        for (int i = 0; i < 48; ++i)
            maker.add(i % 2 ? "ill" : "well").facts[keyword.toStdString()] = "1.2.3." + std::to_string(i / 4);
        QCOMPARE(groups(maker), std::size_t(12));
        for (std::uint64_t seed = 0; seed < 5; ++seed) {
            QVERIFY(assignSplits(maker.samples, {.seed = seed}).ok());
            std::map<std::string, std::set<Split>> parts;
            for (const Sample& s : maker.samples) parts[s.facts.at(keyword.toStdString())].insert(s.split);
            for (const auto& [value, in] : parts) QCOMPARE(in.size(), std::size_t(1));
        }
    }

    void paddingAndCaseOfANameDoNotCount() {
        SampleMaker maker;
        maker.add("ill").facts["PatientName"] = "SUBJ^007 ";
        maker.add("ill").facts["PatientName"] = "subj^007";
        QCOMPARE(groups(maker), std::size_t(1));
        maker.samples[1].facts["PatientBirthDate"] = "19700101";  // of the same name, but another
        QCOMPARE(groups(maker), std::size_t(2));
    }

    void aKnownPatientGoesBeforeAName() {
        SampleMaker maker;
        maker.add("ill", "P1").facts["PatientName"] = "Smith^John";
        maker.add("ill", "P2").facts["PatientName"] = "Smith^John";
        QCOMPARE(groups(maker), std::size_t(2));
        // One study ties an image of unknown patient to one that is known.
        maker.samples[0].facts["StudyInstanceUID"] = "1.2.3";
        maker.add("ill").facts["StudyInstanceUID"] = "1.2.3";
        QCOMPARE(groups(maker), std::size_t(2));
    }

    void whatContradictsItselfIsNoLink() {
        SampleMaker maker;
        for (const char* patient : {"P1", "P2", "P3"})
            maker.add("ill", patient).facts["StudyInstanceUID"] = "1.2.3";
        QCOMPARE(groups(maker), std::size_t(3));
        // An atlas that the standard defines is everybody's frame of reference.
        SampleMaker atlas;
        for (int i = 0; i < 3; ++i) atlas.add("ill").facts["FrameOfReferenceUID"] = "1.2.840.10008.1.4.1.1";
        QCOMPARE(groups(atlas), std::size_t(3));
        SampleMaker names;
        for (int i = 0; i < 3; ++i) names.add("ill").facts["PatientName"] = "Anonymous^Patient";
        QCOMPARE(groups(names), std::size_t(3));
    }

    void aStudyInSeveralSplitsIsALeak() {
        SampleMaker maker;
        for (int i = 0; i < 4; ++i) {
            Sample& s = maker.add("ill", {}, i < 3 ? Split::train : Split::test);
            s.facts["StudyInstanceUID"] = i % 2 ? "1.2.3" : "1.2.4";
        }
        const auto leaks = leaksByHeader(maker.samples);
        QCOMPARE(leaks.size(), std::size_t(1));
        QCOMPARE(int(leaks[0].kind), int(ProblemKind::patientLeak));
        QCOMPARE(leaks[0].files, (std::vector<std::string>{maker.samples[1].path, maker.samples[3].path}));
        QCOMPARE(messageText(leaks[0].message),
                 std::string(
                     "2 images of one study, series or name, and so of one patient, are in several splits: "
                     "training and test."));
        // Brought into the part with most, at equal numbers the stricter.
        const auto mended = repaired(maker.samples, leaks);
        QCOMPARE(mended.size(), std::size_t(1));
        QCOMPARE(mended[0].path, maker.samples[1].path);
        QCOMPARE(int(mended[0].split), int(Split::test));
        // Known patients are told by the audit itself.
        for (Sample& s : maker.samples) s.patient = "P1";
        QVERIFY(leaksByHeader(maker.samples).empty());
    }

    void standInWords() {
        for (const char* word :
             {"ANONYMOUS", "anonymous ", "Anonymized", "Anonymous^Patient", "UNKNOWN", "NA", "n/a", "null",
              "No Name", "NONAME", "not available", "de-identified", "Unbekannt", "anonym"})
            QVERIFY2(isStandInWord(word), word);
        for (const char* word : {"", "0", "1", "P1", "ANON001", "Doe^Jane", "no", "TCGA-AA-1234", "Nathan"})
            QVERIFY2(!isStandInWord(word), word);
    }

    void aWordIsNoPatient() {
        SampleMaker maker;
        for (int i = 0; i < 12; ++i) {
            Sample& s = maker.add(i % 2 ? "ill" : "well", i < 8 ? "ANONYMOUS" : "P1");
            s.facts["StudyInstanceUID"] = "1.2." + std::to_string(i / 2);
        }
        const auto problems = dropStandIns(maker.samples);
        QCOMPARE(problems.size(), std::size_t(1));
        QCOMPARE(int(problems[0].kind), int(ProblemKind::standInPatient));
        QCOMPARE(problems[0].files.size(), std::size_t(8));
        QVERIFY(
            messageText(problems[0].message).starts_with("The patient identifier \"ANONYMOUS\" of 8 images"));
        QVERIFY(maker.samples[0].patient.empty());
        QCOMPARE(maker.samples[11].patient, std::string("P1"));
        QCOMPARE(groups(maker), std::size_t(5));  // four studies and P1
        QVERIFY(dropStandIns(maker.samples).empty());
    }

    void zeroIsAPatientAmongOthersOnly() {
        SampleMaker counted, filled;
        for (int i = 0; i < 12; ++i) {
            counted.add("ill", std::to_string(i / 3));
            filled.add("ill", i < 9 ? "000" : "P1");
        }
        QVERIFY(dropStandIns(counted.samples).empty());
        QCOMPARE(dropStandIns(filled.samples).size(), std::size_t(1));
        QVERIFY(filled.samples[0].patient.empty());
    }

    void oneIdentifierOfManyPeople() {
        // By dates of birth and sexes; a slip of the pen is none.
        SampleMaker people, slip;
        for (int i = 0; i < 8; ++i) {
            Sample& s = people.add("ill", i < 6 ? "4711" : "P1");
            s.facts["PatientBirthDate"] = "19" + std::to_string(40 + i % 6) + "0101";
            slip.add("ill", "4711").facts["PatientBirthDate"] = i ? "19400101" : "19410101";
        }
        const auto told = dropStandIns(people.samples);
        QCOMPARE(told.size(), std::size_t(1));
        QCOMPARE(messageText(told[0].message).find("4711"), std::string::npos);  // it may be somebody's
        QVERIFY(dropStandIns(slip.samples).empty());
        // By being the only one on many studies of several classes.
        SampleMaker all, one;
        for (int i = 0; i < 12; ++i) {
            Sample& s = all.add(i % 2 ? "ill" : "well", "4711");
            s.facts["StudyInstanceUID"] = "1.2." + std::to_string(i);
            s.facts["PatientName"] = "Doe^Jane";
            one.add(i % 2 ? "ill" : "well", "4711").facts["StudyInstanceUID"] =
                "1.2." + std::to_string(i / 4);
        }
        QCOMPARE(dropStandIns(all.samples).size(), std::size_t(1));
        QCOMPARE(groups(all), std::size_t(12));  // nor is the one name of all a link
        QVERIFY(dropStandIns(one.samples).empty());
    }
};

QTEST_APPLESS_MAIN(TestPatientLinks)
#include "test_patient_links.moc"
