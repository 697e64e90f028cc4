#include <QTest>
#include <algorithm>
#include <map>

#include "dataset/audit.h"
#include "dataset/keep_together.h"
#include "dataset/study_rule.h"
#include "dataset/units.h"
#include "tests/dataset/sample_maker.h"

using namespace fovea::dataset;
using fovea::test::SampleMaker;
using By = StudyRule::By;

namespace {

Question asking(AnswerUnit unit, QuestionKind kind = QuestionKind::one) {
    Question question;
    question.name = "Lesion";
    question.kind = kind;
    question.answerUnit = unit;
    if (kind == QuestionKind::findings) question.answers = {"cyst", "mass"};
    return question;
}

Sample& inStudy(SampleMaker& maker, const std::string& label, const std::string& patient,
                const std::string& study, Split split = Split::train) {
    Sample& sample = maker.add(label, patient, split);
    sample.study = study;
    return sample;
}

std::vector<std::size_t> sizesOf(const Units& units) {
    std::vector<std::size_t> sizes;
    for (const auto& unit : units.images) sizes.push_back(unit.size());
    return sizes;
}

std::vector<std::string> labelsOf(const std::vector<Sample>& samples) {
    std::vector<std::string> labels;
    for (const Sample& sample : samples) labels.push_back(sample.label);
    return labels;
}

int count(const std::vector<Problem>& problems, ProblemKind kind) {
    return int(
        std::count_if(problems.begin(), problems.end(), [&](const Problem& p) { return p.kind == kind; }));
}

}  // namespace

/// What puts images together, and what then holds for all of them.
class TestUnits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rulesAreTexts_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("known");
        for (const char* text :
             {"", "study", "series", "file", "column:Exam", "column:a:b", "patient-side", "patient-date"})
            QTest::newRow(text) << text << true;
        for (const char* text : {"column", "column:", "Study", "patient", "folder"})
            QTest::newRow(text) << text << false;
    }
    void rulesAreTexts() {
        QFETCH(QString, text);
        QFETCH(bool, known);
        const auto rule = studyRuleFromText(text.toStdString());
        QCOMPARE(rule.ok(), known);
        if (known) QCOMPARE(studyRuleText(*rule), text.toStdString());
    }

    void aRuleSaysOnlyWhatItKnows() {
        SampleMaker maker;
        maker.add("a", "P1").facts = {
            {"StudyInstanceUID", "1.2 "}, {"SeriesInstanceUID", "3"}, {"Laterality", "L"}};
        maker.add("a", "P1").facts = {
            {"StudyInstanceUID", "1.2"}, {"SeriesInstanceUID", "4"}, {"StudyDate", "20200101"}};
        maker.add("a").facts = {{"Laterality", "L"}, {"StudyDate", "20200101"}};
        std::vector<Sample>& samples = maker.samples;
        const auto studies = [&](By by) {
            putIntoStudies(samples, {by, {}});
            std::vector<std::string> all;
            for (const Sample& sample : samples) all.push_back(sample.study);
            return all;
        };
        using Words = std::vector<std::string>;
        QCOMPARE(studies(By::study), (Words{"1.2", "1.2", ""}));
        QCOMPARE(studies(By::series), (Words{"3", "4", ""}));
        QCOMPARE(studies(By::patientSide), (Words{"L", "", ""}));  // nobody knows whose the third is
        QCOMPARE(studies(By::patientDate), (Words{"", "20200101", ""}));
        QCOMPARE(studies(By::file), (Words{samples[0].path, samples[1].path, samples[2].path}));
        samples[1].study = "said by a table";
        QCOMPARE(studies(By::column)[1], std::string("said by a table"));
    }

    void proposesByWhatIsThere() {
        SampleMaker maker;
        for (int i = 0; i < 4; ++i) maker.add("a", "P" + std::to_string(i / 2));
        QCOMPARE(proposedStudyRule(maker.samples).by, By::none);
        for (Sample& sample : maker.samples) sample.facts["Laterality"] = "R";
        QCOMPARE(proposedStudyRule(maker.samples).by, By::patientSide);
        for (Sample& sample : maker.samples) sample.facts["StudyInstanceUID"] = sample.patient + ".1";
        QCOMPARE(proposedStudyRule(maker.samples).by, By::study);
        for (int i = 0; i < 4; ++i) maker.samples[std::size_t(i)].path = "/v.nii";
        QCOMPARE(proposedStudyRule(maker.samples).by, By::file);
        QCOMPARE(proposedStudyRule({}).by, By::none);
    }

    void unitsKeepTheirImagesInOrder() {
        SampleMaker maker;
        inStudy(maker, "ill", "P1", "1");
        inStudy(maker, "well", "P2", "1");  // another patient's first study
        inStudy(maker, "ill", "P1", "1");
        inStudy(maker, "well", "P1", "2");
        inStudy(maker, "well", "P3", "");  // in no study: one by itself
        inStudy(maker, "well", "P3", "");
        QCOMPARE(sizesOf(unitsOf(maker.samples, asking(AnswerUnit::study))),
                 (std::vector<std::size_t>{2, 1, 1, 1, 1}));
        const Units alone = unitsOf(maker.samples, asking(AnswerUnit::image));
        QCOMPARE(labelsOf(alone.rows), labelsOf(maker.samples));
        QCOMPARE(alone.imageCount(), std::size_t(6));
        // P1 has two diagnoses, in two studies.
        const Units patients = unitsOf(maker.samples, asking(AnswerUnit::patient));
        QCOMPARE(sizesOf(patients), (std::vector<std::size_t>{1, 2}));
        QCOMPARE(patients.conflicting.size(), std::size_t(1));
        QCOMPARE(patients.conflicting.front().size(), std::size_t(3));
    }

    /// Both breasts from above and from the side, and of one woman an ultrasound image of no side, of another
    /// size and device: the study of the header is all of them, and what is said of a view holds for them.
    void viewsOfDifferentKindsAreOneStudy() {
        SampleMaker maker;
        const auto view = [&](const std::string& patient, const std::string& series, const char* side,
                              const char* modality) -> Sample& {
            Sample& sample = maker.add("", patient, Split::unassigned);
            sample.path = "/breasts/" + patient + "/" + series + ".dcm";
            sample.facts = {{"StudyInstanceUID", patient + ".1"},
                            {"SeriesInstanceUID", patient + ".1." + series},
                            {"Modality", modality}};
            if (*side) sample.facts["Laterality"] = side;
            return sample;
        };
        for (const char* patient : {"P1", "P2"})
            for (const char* side : {"L", "R"})
                for (const char* kind : {"CC", "MLO"}) view(patient, std::string(side) + kind, side, "MG");
        Sample& ultrasound = view("P1", "US", "", "US");
        ultrasound.width = 100;
        ultrasound.height = 20;
        const Asked asked{{asking(AnswerUnit::study)}, 0};
        const auto sizes = [&](By by) {
            putIntoStudies(maker.samples, {by, {}});
            return sizesOf(unitsOf(maker.samples, asked.questions[0]));
        };
        QCOMPARE(sizes(By::series), std::vector<std::size_t>(9, 1));
        QCOMPARE(sizes(By::patientSide), (std::vector<std::size_t>{2, 2, 2, 2, 1}));
        maker.samples[1].label = "ill";  // P1's left breast from the side
        std::vector<Sample>& samples = maker.samples;
        QCOMPARE(spreadAnswers(samples, asked), (std::vector<std::size_t>{0}));
        QCOMPARE(sizes(By::study), (std::vector<std::size_t>{5, 4}));
        QCOMPARE(spreadAnswers(samples, asked), (std::vector<std::size_t>{2, 3, 8}));
        QCOMPARE(labelsOf(samples),
                 (std::vector<std::string>{"ill", "ill", "ill", "ill", "", "", "", "", "ill"}));
        // Another view that says something else contradicts all of them.
        samples[8].label = "well";
        const Units units = unitsOf(samples, asked.questions[0]);
        QCOMPARE(sizesOf(units), (std::vector<std::size_t>{4}));
        QCOMPARE(units.conflicting.front().size(), std::size_t(5));
    }

    void findingsOfSomeImagesHoldTogether() {
        SampleMaker maker;
        inStudy(maker, "cyst=yes", "P1", "1");
        inStudy(maker, "mass=no", "P1", "1");
        inStudy(maker, "cyst=yes", "P2", "1");
        inStudy(maker, "cyst=no|mass=no", "P2", "1");
        const Units units = unitsOf(maker.samples, asking(AnswerUnit::study, QuestionKind::findings));
        QCOMPARE(labelsOf(units.rows), (std::vector<std::string>{"cyst=yes|mass=no"}));
        QCOMPARE(units.conflicting.size(), std::size_t(1));
    }

    void oneAnswerHoldsForAllImages() {
        SampleMaker maker;
        inStudy(maker, "ill", "P1", "1", Split::test);
        inStudy(maker, "", "P1", "1", Split::unassigned);
        inStudy(maker, "", "P1", "1", Split::excluded);
        inStudy(maker, "", "P1", "2", Split::unassigned);
        inStudy(maker, "ill", "P2", "1");
        inStudy(maker, "well", "P2", "1");
        inStudy(maker, "", "P2", "1", Split::unassigned);  // which of the two nobody knows
        maker.samples[1].answers["Side"] = "left";
        Question side = asking(AnswerUnit::image);
        side.name = "Side";
        const Asked asked{{asking(AnswerUnit::study), side}, 0};
        QCOMPARE(spreadAnswers(maker.samples, asked), (std::vector<std::size_t>{1}));
        QCOMPARE(labelsOf(maker.samples),
                 (std::vector<std::string>{"ill", "ill", "", "", "ill", "well", ""}));
        QCOMPARE(maker.samples[1].split, Split::test);
        QVERIFY(maker.samples[0].answers.empty());  // that question is of images
        // Not the question in use, and of patients.
        side.answerUnit = AnswerUnit::patient;
        QCOMPARE(spreadAnswers(maker.samples, {{asking(AnswerUnit::image), side}, 0}),
                 (std::vector<std::size_t>{0, 3}));
        QCOMPARE(maker.samples[3].answers.at("Side"), std::string("left"));
    }

    void findingsAreTakenOverTogether() {
        SampleMaker maker;
        inStudy(maker, "cyst=yes", "P1", "1");
        inStudy(maker, "mass=no", "P1", "1");
        inStudy(maker, "", "P1", "1");
        inStudy(maker, "cyst=yes", "P2", "1");
        inStudy(maker, "cyst=no", "P2", "1");
        inStudy(maker, "", "P2", "1");
        const Asked asked{{asking(AnswerUnit::study, QuestionKind::findings)}, 0};
        QCOMPARE(spreadAnswers(maker.samples, asked), (std::vector<std::size_t>{2}));
        QCOMPARE(maker.samples[2].label, std::string("cyst=yes|mass=no"));
        QCOMPARE(maker.samples[0].label, std::string("cyst=yes"));  // what was said of it stays
    }

    void contradictionsAreFound() {
        SampleMaker maker;
        for (int i = 0; i < 40; ++i) {
            const std::string number = std::to_string(i / 2);
            inStudy(maker, i / 2 % 2 ? "ill" : "well", "P" + number, number,
                    i < 20   ? Split::train
                    : i < 30 ? Split::validation
                             : Split::test);
        }
        const Question studies = asking(AnswerUnit::study);
        QCOMPARE(count(audit(maker.samples, studies), ProblemKind::unitConflict), 0);
        // Ten images a class are ten studies only where the answer is of the image.
        maker.samples.resize(24);
        QCOMPARE(count(audit(maker.samples, asking(AnswerUnit::image)), ProblemKind::smallClass), 0);
        QCOMPARE(count(audit(maker.samples, studies), ProblemKind::smallClass), 2);
        maker.samples[1].label = "ill";
        const auto problems = audit(maker.samples, studies);
        QCOMPARE(count(problems, ProblemKind::unitConflict), 1);
        const auto found = std::find_if(problems.begin(), problems.end(),
                                        [](const Problem& p) { return p.kind == ProblemKind::unitConflict; });
        QCOMPARE(found->files.size(), std::size_t(2));
        const std::string said = fovea::messageText(found->message);
        QVERIFY2(said.find("'ill'") != said.npos && said.find("'well'") != said.npos, said.c_str());
        QCOMPARE(count(audit(maker.samples, asking(AnswerUnit::image)), ProblemKind::unitConflict), 0);
    }

    void aStudyOfAnUnknownPatientStaysTogether() {
        SampleMaker maker;
        for (int i = 0; i < 6; ++i) inStudy(maker, "ill", "", std::to_string(i / 3), Split::unassigned);
        QCOMPARE(keepTogether(maker.samples).size(), std::size_t(2));
        // Also where the studies of known patients are called so.
        for (const char* patient : {"P1", "P2"}) inStudy(maker, "ill", patient, "0", Split::unassigned);
        QCOMPARE(keepTogether(maker.samples).size(), std::size_t(4));
    }
};

QTEST_GUILESS_MAIN(TestUnits)
#include "test_units.moc"
