#include <QTest>
#include <filesystem>

#include "report/model_report.h"
#include "runs/baseline.h"
#include "runs/evaluate.h"
#include "tests/support/small_project.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using dataset::Split;

/// What a report says of runs out of the ordinary, on pictures of 64 x 64.
class TestModelReport : public QObject {
    Q_OBJECT
private:
    test::TemporaryFolder m_folder;

    /// Trains in the project; what the report says of it on the test images.
    Result<report::ReportData> reportOf(const runs::RunSettings& settings) {
        FOVEA_TRY(project::Project project, project::Project::open(m_folder.path("spots.fovea")));
        FOVEA_TRY(const runs::RunOutcome run,
                  runs::runTraining(project, settings, false, systemFileLayer(), {}));
        FOVEA_TRY(const runs::Evaluation e,
                  runs::evaluateRun(project, run.run, Split::test, {}, systemFileLayer(), {}));
        return report::modelReport(project, e, {.failures = 0, .examples = 0}, {});
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(!test::makeSmallProject(m_folder.path("")).empty()); }

    void saysWhetherTheBaselineWasTuned() {
        runs::RunSettings all = test::quickSettings();
        all.assigned.allForEpochs = 1;  // as the last run of a cross-validation: no image is left to tune by
        for (const runs::RunSettings& how : {test::quickSettings(), all}) {
            auto data = reportOf(how);
            QVERIFY2(data.ok(), data.ok() ? "" : data.error().detail.c_str());
            QVERIFY(data->results.baseline && data->results.baseline->penaltyChosen);
            for (const bool tuned : {true, false}) {  // not: of a class with a single patient
                if (tuned) QVERIFY(*data->results.baseline->penaltyChosen);
                data->results.baseline->penaltyChosen = tuned;
                const std::string html = report::renderHtml(*data);
                QCOMPARE(html.find("penalty chosen on images it had not learned from") != html.npos, tuned);
                QCOMPARE(html.find("usual penalty, not tuned") != html.npos, !tuned);
            }
        }
    }

    void aGroupHeldOutIsNamed() {
        runs::RunSettings member = test::quickSettings();
        member.fold = runs::Fold{2, 3};
        for (const bool heldOut : {false, true}) {
            if (heldOut) member.assigned.heldOut = runs::Fold{1, 3};
            const auto data = reportOf(member);
            QVERIFY2(data.ok(), data.ok() ? "" : data.error().detail.c_str());
            const std::string& made = data->data.splitMade;
            QVERIFY(made.find("into 3 groups") != made.npos);
            QVERIFY(made.find("group 2 was validation") != made.npos);
            QCOMPARE(made.find("Group 1 was held out") != made.npos, heldOut);
        }
    }

    /// An earlier version left the model alone.
    void whatIsNotNotedIsNotSaid() {
        const std::string folder = m_folder.path("earlier");
        std::filesystem::create_directories(folder);
        const std::vector<float> inputs = {0, 1, 0, 1};
        const std::vector<int> labels = {0, 1, 0, 1};
        const auto model = training::LogisticRegression::fit(inputs, 1, labels, 2, 0.1);
        QVERIFY(model->save(folder + "/baseline.safetensors", *systemFileLayer()).ok());
        const auto left = runs::Baseline::left(folder);
        QVERIFY(left.ok() && left->has_value() && !(*left)->penaltyChosen());
    }
};

QTEST_GUILESS_MAIN(TestModelReport)
#include "test_model_report.moc"
