// What an evaluation leaves in the project: once for the same run and images; and of what its figures are.
#include <QTest>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "dataset/positive_class.h"
#include "evaluation/clusters.h"
#include "evaluation/estimate_json.h"
#include "evaluation/intervals.h"
#include "evaluation/predictions_csv.h"
#include "runs/evaluate.h"
#include "tests/runs/study_project.h"
#include "tests/support/csv_rows.h"
#include "tests/support/small_project.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::runs;
using dataset::Sample;
using dataset::Split;

class TestEvaluate : public QObject {
    Q_OBJECT
    test::TemporaryFolder m_folder;
    std::string m_project;

    static Evaluation evaluated(project::Project& project, std::int64_t run, Split split = Split::test) {
        auto e = evaluateRun(project, run, split, {}, systemFileLayer(), {});
        if (!e) qFatal("%s", e.error().detail.c_str());
        return std::move(*e);
    }
    static Sample firstOf(const project::Project& project, Split split) {
        for (const Sample& s : project.samples().value())
            if (s.split == split) return s;
        return {};
    }
    static PastEvaluation past(const project::Project& project, std::int64_t run) {
        auto found = pastEvaluation(project, run, Split::test);
        if (!found || !*found) qFatal("nothing was recorded");
        return std::move(**found);
    }

    /// The table of predictions, read back: a row a study, whose patients have keys.
    static evaluation::Predictions tableOf(const Evaluation& e) {
        evaluation::PredictionsTable table;
        table.classNames = e.classes;
        for (const Sample& s : e.samples) table.files.push_back(s.path);
        for (const auto& unit : e.images) table.images.push_back(int(unit.size()));
        const auto text = evaluation::predictionsCsv(e.predictions, table);
        if (!text) qFatal("%s", text.error().detail.c_str());
        evaluation::Predictions rows;
        rows.classes = int(e.classes.size());
        const auto fields = test::csvRows(*text);
        for (std::size_t i = 1; i < fields.size(); ++i) {
            rows.patients.push_back(fields[i].at(1));
            rows.truth.push_back(fields[i].at(3) == e.classes[1] ? 1 : 0);
            for (const std::size_t c : {0u, 1u}) rows.probabilities.push_back(std::stod(fields[i].at(5 + c)));
        }
        return rows;
    }
    static bool same(const evaluation::Estimate& a, const evaluation::Estimate& b) {
        const auto equal = [](double x, double y) {
            return (std::isnan(x) && std::isnan(y)) || std::abs(x - y) < 1e-9;
        };
        return equal(a.value, b.value) && equal(a.low, b.low) && equal(a.high, b.high);
    }

private Q_SLOTS:
    void initTestCase() {
        m_project = test::makeSmallProject(m_folder.path());
        QVERIFY(!m_project.empty());
        auto project = project::Project::open(m_project);
        QVERIFY(project.ok());
        for (const int seed : {1, 2}) {
            RunSettings settings = test::quickSettings();
            settings.seed = std::uint64_t(seed);
            QVERIFY(runTraining(*project, settings, false, systemFileLayer(), {}).ok());
        }
    }

    void theSameImagesCountOnce() {
        Evaluation first;
        {
            auto project = project::Project::open(m_project);
            QVERIFY(project.ok());
            QVERIFY(!pastEvaluation(*project, 1, Split::test).value());
            first = evaluated(*project, 1);
            QVERIFY(first.counted);
            QCOMPARE(first.testEvaluations, 1);
            const Evaluation again = evaluated(*project, 1);
            QVERIFY(!again.counted);
            QCOMPARE(again.testEvaluations, 1);
            QCOMPARE(again.estimates.at("auc").value, first.estimates.at("auc").value);
        }
        // What was seen is kept, also over a restart.
        auto project = project::Project::open(m_project);
        QVERIFY(project.ok());
        const PastEvaluation kept = past(*project, 1);
        QVERIFY(kept.sameImages);
        QCOMPARE(kept.images, int(first.samples.size()));
        QCOMPARE(kept.classes, first.classes);
        QCOMPARE(kept.estimates.size(), first.estimates.size());
        QCOMPARE(kept.estimates.at("auc").value, first.estimates.at("auc").value);
        QCOMPARE(evaluated(*project, 1).testEvaluations, 1);
        // Other images of the same run are another evaluation, and so is another run.
        QVERIFY(evaluated(*project, 1, Split::validation).counted);
        QVERIFY(!evaluated(*project, 1, Split::validation).counted);
        QCOMPARE(project->evaluations(Split::validation).value(), 1);
        QVERIFY(evaluated(*project, 2).counted);
        QCOMPARE(project->evaluations(Split::test).value(), 2);
    }

    void whatHasChangedCounts() {
        auto project = project::Project::open(m_project);
        QVERIFY(project.ok());
        const int before = evaluated(*project, 1).testEvaluations;
        // Of images that take no part in it nothing matters.
        QVERIFY(project->setLabel({firstOf(*project, Split::validation).id}, "left").ok());
        QVERIFY(past(*project, 1).sameImages);
        QVERIFY(!evaluated(*project, 1).counted);

        const Sample image = firstOf(*project, Split::test);
        QVERIFY(project->setLabel({image.id}, image.label == "left" ? "right" : "left").ok());
        QVERIFY(!past(*project, 1).sameImages);
        const Evaluation relabelled = evaluated(*project, 1);
        QVERIFY(relabelled.counted);
        QCOMPARE(relabelled.testEvaluations, before + 1);
        QVERIFY(project->undo().ok());
        QVERIFY(past(*project, 1).sameImages);
        QVERIFY(!evaluated(*project, 1).counted);  // seen before

        Sample known = image;
        known.patient = "P";
        QVERIFY(project->setSampleLabels({known}).ok());
        QCOMPARE(evaluated(*project, 1).testEvaluations, before + 2);
        known.split = Split::train;
        QVERIFY(project->setSplits({known}).ok());
        QCOMPARE(evaluated(*project, 1).testEvaluations, before + 3);
    }

    /// A file that is gone leaves fewer images: not what was seen, though the project is the same.
    void fewerReadImagesCount() {
        auto project = project::Project::open(m_project);
        QVERIFY(project.ok());
        const int before = evaluated(*project, 2).testEvaluations;
        const Sample image = firstOf(*project, Split::test);
        std::filesystem::rename(image.path, image.path + ".away");
        std::filesystem::remove_all(project->featuresFolder());
        const Evaluation fewer = evaluated(*project, 2);
        QVERIFY(fewer.counted);
        QCOMPARE(fewer.testEvaluations, before + 1);
        std::filesystem::rename(image.path + ".away", image.path);
        QVERIFY(!evaluated(*project, 2).counted);
    }

    /// Older versions noted what was seen, or only that, but not of which images.
    void whatOlderVersionsRecordedStaysCounted() {
        test::TemporaryFolder folder;
        const std::string path = test::makeTrainedProject(folder.path());
        QVERIFY(!path.empty());
        auto project = project::Project::open(path);
        QVERIFY(project.ok());
        QVERIFY(project->recordEvaluation(1, Split::test).ok());
        QVERIFY(past(*project, 1).estimates.empty());
        QVERIFY(
            project->recordEvaluation(1, Split::test, R"({"auc":{"value":0.9,"low":0.8,"high":0.95}})").ok());
        const PastEvaluation older = past(*project, 1);
        QVERIFY(!older.sameImages);
        QCOMPARE(older.images, 0);
        QCOMPARE(older.estimates.at("auc").low, 0.8);
        const Evaluation e = evaluated(*project, 1);
        QVERIFY(e.counted);
        QCOMPARE(e.testEvaluations, 3);
    }

    /// All that is stated of studies follows from their rows; two studies of a patient are no two patients.
    void intervalsOfStudiesAreClusteredByPatient() {
        test::TemporaryFolder folder;
        QVERIFY(test::makeStudyProject(folder.path(),
                                       {.train = 6, .validation = 2, .test = 6, .studiesOfPatient = 2}));
        auto project = project::Project::open(folder.path("p.fovea"));
        QVERIFY(project.ok());
        RunSettings settings = test::smallRun(folder.path());
        settings.epochs = 1;
        const auto outcome = runTraining(*project, settings, false, systemFileLayer(), {});
        QVERIFY2(outcome.ok(), outcome ? "" : outcome.error().detail.c_str());
        const Evaluation e = evaluated(*project, outcome->run);
        evaluation::Predictions rows = tableOf(e);
        QCOMPARE(rows.size(), std::size_t(12));
        QCOMPARE(evaluation::clustersOf(rows).patients, std::size_t(6));

        evaluation::IntervalOptions options;
        options.metrics.positive = dataset::positiveIndex(e.classes, e.positive);
        const auto clustered = evaluation::estimate(rows, options);
        QVERIFY(clustered.ok());
        const auto looks = project->evaluations();
        QVERIFY(looks.ok() && !looks->empty());
        const auto recorded = nlohmann::json::parse(looks->back().figuresJson);
        for (const auto& [name, figure] : *clustered) {
            QVERIFY2(same(e.estimates.at(name), figure), name.c_str());
            QVERIFY2(same(evaluation::estimateFrom(recorded.at(name)), figure), name.c_str());
        }
        rows.patients.clear();
        const auto independent = evaluation::estimate(rows, options);
        QVERIFY(independent.ok());
        const evaluation::Estimate &auc = clustered->at("auc"), &ofStudies = independent->at("auc");
        QCOMPARE(ofStudies.value, auc.value);
        QVERIFY2(std::abs(ofStudies.low - auc.low) > 1e-6,
                 qPrintable(QString("%1 %2").arg(ofStudies.low).arg(auc.low)));
    }
};

QTEST_GUILESS_MAIN(TestEvaluate)
#include "test_evaluate.moc"
