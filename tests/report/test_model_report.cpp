#include <QTest>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "report/model_report.h"
#include "report/setting_words.h"
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
            QVERIFY(made.find("into 3 folds") != made.npos);
            QVERIFY(made.find("fold 2 was validation") != made.npos);
            QCOMPARE(made.find("Fold 1 was held out") != made.npos, heldOut);
        }
    }

    void imagesThatWereSetAsideAreCounted() {
        const std::string folder = m_folder.path("aside");
        std::filesystem::copy(m_folder.path("spots.fovea"), folder, std::filesystem::copy_options::recursive);
        auto project = project::Project::open(folder);
        QVERIFY(project.ok());
        for (const int aside : {0, 2}) {
            std::vector<dataset::Sample> samples = project->samples().value();
            for (int i = 0, left = aside; left > 0; ++i)
                if (samples[std::size_t(i)].split == Split::train)
                    samples[std::size_t(i)].split = Split::excluded, --left;
            QVERIFY(project->setSplits(samples).ok());
            const auto run = runs::runTraining(*project, test::quickSettings(), false, systemFileLayer(), {});
            QVERIFY(run.ok());
            const auto e = runs::evaluateRun(*project, run->run, Split::test, {}, systemFileLayer(), {});
            QVERIFY(e.ok());
            const auto data = report::modelReport(*project, *e, {.failures = 0, .examples = 0}, {});
            QVERIFY(data.ok());
            int counted = 0;
            for (const report::Exclusion& x : data->data.exclusions)
                if (x.excluded && x.kind == report::kExcludedInProject) counted += x.images;
            QCOMPARE(counted, aside);
            const bool said = report::renderHtml(*data).find("Excluded in the project") != std::string::npos;
            QCOMPARE(said, aside > 0);
        }
    }

    void settingsAreInWords() {
        const auto data = reportOf(test::quickSettings());
        QVERIFY2(data.ok(), data.ok() ? "" : data.error().detail.c_str());
        std::map<std::string, std::string> settings;
        for (const auto& [name, value] : data->model.settings) settings[name] = value;
        QCOMPARE(settings.size(), data->model.settings.size());
        for (const char* name :
             {"Epochs, at most", "Batch size", "Learning rate", "Early stopping", "Class weights"})
            QVERIFY2(settings.count(name) == 1, name);
        // A key of the record is lower case; none is left.
        for (const auto& [name, value] : settings)
            QVERIFY2(name.find('_') == name.npos && name.front() >= 'A' && name.front() <= 'Z', name.c_str());
        using Words = std::optional<std::pair<std::string, std::string>>;
        QVERIFY(report::settingWords("threads", 0) == Words({"CPU cores", "all"}));
        QVERIFY(report::settingWords("store", "int8") == Words({"Features stored", "in 8 bits (int8)"}));
        QVERIFY(report::settingWords("patience", 5) ==
                Words({"Early stopping", "after 5 epochs without a better one"}));
        QVERIFY(report::settingWords("balance", "weights") ==
                Words({"Class weights", "rare classes weigh more"}));
        QVERIFY(!report::settingWords("store", nullptr) && !report::settingWords("backbone", "/a/folder"));
        QVERIFY(report::settingWords("of_a_later_version", 3) == Words({"of_a_later_version", "3"}));
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
