#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>

#include "dataset/units.h"
#include "project/import_images.h"
#include "project/project.h"
#include "project/schema.h"
#include "project/studies.h"
#include "tests/project/plan_maker.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::project;
using dataset::AnswerUnit;
using dataset::Sample;
using dataset::StudyRule;
using Words = std::vector<std::string>;
using By = StudyRule::By;

namespace {

/// Six images of three patients; of the first image of each a side is known, and of the second, too.
struct Fixture {
    test::TemporaryFolder folder;
    Project project = open();

    Project open() {
        auto opened = Project::createOrOpen(folder.path("p.fovea"));
        if (!opened) qFatal("%s", opened.error().detail.c_str());
        return std::move(*opened);
    }
    void fill() {
        dataset::ImportPlan plan = test::makePlan(6);
        for (Sample& s : plan.samples) {
            s.label.clear();
            s.facts["Laterality"] = "L";
        }
        plan.samples[0].label = "ill";
        plan.samples[2].label = "well";
        QVERIFY(project.import(plan, "/data").ok());
    }
    Words labels() const {
        Words all;
        for (const Sample& s : project.samples().value()) all.push_back(s.label);
        return all;
    }
    Words studies() const {
        Words all;
        for (const Sample& s : project.samples().value()) all.push_back(s.study);
        return all;
    }
};

}  // namespace

/// Studies and what has one answer, in a project: stored, changed, taken back.
class TestStudies : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answersHoldForWholeStudiesAndAreTakenBack() {
        Fixture f;
        f.fill();
        QCOMPARE(f.project.question()->answerUnit, AnswerUnit::image);
        QVERIFY(studyRule(f.project).value() == StudyRule());
        QCOMPARE(applyStudyRule(f.project, {By::patientSide, {}}).value(), 6);
        QCOMPARE(f.studies(), (Words{"L", "L", "L", "L", "L", "L"}));
        QCOMPARE(f.labels(), (Words{"ill", "", "well", "", "", ""}));
        QCOMPARE(changeAnswerUnit(f.project, AnswerUnit::study).value(), 2);
        QCOMPARE(f.labels(), (Words{"ill", "ill", "well", "well", "", ""}));
        // What is said of one image is said of its study.
        const auto ids = [&] {
            std::vector<std::int64_t> ids;
            for (const Sample& s : f.project.samples().value()) ids.push_back(s.id);
            return ids;
        }();
        QVERIFY(f.project.setLabel({ids[1], ids[5]}, "worse").ok());
        QCOMPARE(f.labels(), (Words{"worse", "worse", "well", "well", "worse", "worse"}));
        QVERIFY(f.project.setLabel({ids[4]}, "").ok());
        QCOMPARE(f.labels(), (Words{"worse", "worse", "well", "well", "", ""}));
        QVERIFY(!f.project.setLabel({ids[0], 4711}, "x").ok());
        { const Project closed = std::move(f.project); }
        f.project = f.open();
        QCOMPARE(f.project.question()->answerUnit, AnswerUnit::study);
        QVERIFY((studyRule(f.project).value() == StudyRule{By::patientSide, {}}));
        for (int i = 0; i < 3; ++i) QVERIFY(f.project.undo().ok());
        QCOMPARE(f.project.question()->answerUnit, AnswerUnit::image);
        QCOMPARE(f.labels(), (Words{"ill", "", "well", "", "", ""}));
        QVERIFY(f.project.undo().ok());
        QCOMPARE(f.studies(), Words(6));
        QVERIFY(studyRule(f.project).value() == StudyRule());
        for (int i = 0; i < 2; ++i) QVERIFY(f.project.redo().ok());
        QCOMPARE(f.labels(), (Words{"ill", "ill", "well", "well", "", ""}));
    }

    void ruleAndUnitAreOneChange() {
        Fixture f;
        f.fill();
        QCOMPARE(arrangeStudies(f.project, {By::patientSide, {}}, AnswerUnit::study).value(), 6);
        QCOMPARE(f.project.question()->answerUnit, AnswerUnit::study);
        QCOMPARE(f.labels(), (Words{"ill", "ill", "well", "well", "", ""}));
        QVERIFY(f.project.undo().ok());
        QCOMPARE(f.project.question()->answerUnit, AnswerUnit::image);
        QCOMPARE(f.studies(), Words(6));
        QCOMPARE(f.labels(), (Words{"ill", "", "well", "", "", ""}));
        QVERIFY(studyRule(f.project).value() == StudyRule());
        QVERIFY(!arrangeStudies(f.project, {By::series, {}}, AnswerUnit::study).ok());
        QCOMPARE(f.project.question()->answerUnit, AnswerUnit::image);
    }

    void aRuleThatKnowsNothingIsRefused() {
        Fixture f;
        f.fill();
        const auto refused = applyStudyRule(f.project, {By::series, {}});
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::invalidArgument);
        QVERIFY(!f.project.history()->undo->argument.size());
        QVERIFY(studyRule(f.project).value() == StudyRule());
    }

    void imagesThatComeWithoutAStudyTakeNoneAway() {
        Fixture f;
        dataset::ImportPlan plan = test::makePlan(2);
        for (Sample& s : plan.samples) s.study = "exam";
        QVERIFY(f.project.import(plan, "/data").ok());
        QVERIFY(f.project.import(test::makePlan(2), "/data").ok());
        QCOMPARE(f.studies(), (Words{"exam", "exam"}));
    }

    /// Where a study hangs on its patient, it comes with whom it is of.
    void patientsThatBecomeKnownHaveStudies() {
        Fixture f;
        dataset::ImportPlan plan = test::makePlan(4);
        for (std::size_t i = 0; i < 4; ++i) {
            Sample& s = plan.samples[i];
            s.path = "/data/Q" + std::to_string(i / 2) + "_" + std::to_string(i) + ".png";
            s.label = i == 0 ? "ill" : "";
            if (i < 3) s.patient.clear();
            s.facts = {{"Laterality", "L"}};
        }
        QVERIFY(f.project.import(plan, "/data").ok());
        QCOMPARE(applyStudyRule(f.project, {By::patientSide, {}}).value(), 1);
        QCOMPARE(changeAnswerUnit(f.project, AnswerUnit::study).value(), 0);
        QCOMPARE(applyPatientRule(f.project, {}).value(), 3);
        QCOMPARE(f.studies(), (Words{"L", "L", "L", "L"}));
        QCOMPARE(f.labels(), (Words{"ill", "ill", "", ""}));  // the third image is of somebody else
    }

    /// A project of schema version 5 with its history: its question asks of images, which are in no studies.
    void olderProjectsAskOfImages() {
        test::TemporaryFolder folder;
        std::filesystem::create_directory(folder.path("p.fovea"));
        {
            SQLite::Database old(folder.path("p.fovea/project.sqlite"),
                                 SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            migrate(old, 0, 5);
            const auto begin = [&](int id) {
                old.exec("INSERT INTO change (at_utc, action, argument) VALUES ('', 'import', '')");
                old.exec("UPDATE open_change SET id = " + std::to_string(id));
            };
            const auto sample = [&](int id) {
                const std::string number = std::to_string(id);
                old.exec("INSERT INTO sample VALUES (" + number + ", '/d/" + number +
                         ".png', 0, 'PNG', 5, 6, 'P', 'val', 'h', '', '{}', 'axial')");
                old.exec("INSERT INTO answer VALUES (" + number + ", 1, 'ill')");
            };
            begin(1);
            sample(1);
            begin(2);
            old.exec("UPDATE sample SET patient = 'Q' WHERE id = 1");
            sample(2);
        }
        auto opened = Project::open(folder.path("p.fovea"));
        QVERIFY2(opened.ok(), opened ? "" : opened.error().detail.c_str());
        Project project = std::move(*opened);
        QCOMPARE(project.question()->answerUnit, AnswerUnit::image);
        QCOMPARE(project.samples()->size(), std::size_t(2));
        QVERIFY(project.samples()->front().study.empty());
        QVERIFY(project.undo().ok());
        QCOMPARE(project.samples()->size(), std::size_t(1));
        QCOMPARE(project.samples()->front().patient, std::string("P"));
        QVERIFY(project.redo().ok());
        QCOMPARE(project.samples()->size(), std::size_t(2));
        QCOMPARE(project.samples()->front().patient, std::string("Q"));
        QCOMPARE(project.samples()->back().label, std::string("ill"));
    }
};

QTEST_GUILESS_MAIN(TestStudies)
#include "test_studies.moc"
