#include <QDir>
#include <QTest>
#include <cmath>
#include <nlohmann/json.hpp>

#include "runs/benchmark.h"
#include "runs/run_settings.h"
#include "tests/runs/brightness_project.h"
#include "tests/runs/question_project.h"
#include "tests/support/small_project.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using dataset::Split;
using nlohmann::json;

/// On pictures of 64 x 64: that the table is whole, resumable and honest, not who is the better.
class TestBenchmark : public QObject {
    Q_OBJECT
private:
    test::TemporaryFolder m_folder;
    std::vector<std::string> m_projects;

    static runs::BenchmarkOptions options() {
        runs::BenchmarkOptions o;
        o.models = {"fpt+", "class-token", "pixels"};
        o.seeds = {0, 1};
        o.settingsOf = [](const project::Project&) -> Result<runs::RunSettings> {
            return test::quickSettings();
        };
        return o;
    }
    static json tableOf(const runs::Benchmark& b) {
        json table = runs::benchmarkJson(b);
        table.erase("made");
        table.erase("reused");
        return table;
    }

private Q_SLOTS:
    void initTestCase() {
        for (const char* name : {"one", "two"}) {
            const std::string folder = m_folder.path() + "/" + name;
            QVERIFY(test::writeSpots(folder, 14, name[0] == 'o' ? 0 : 1000));
            m_projects.push_back(m_folder.path() + "/" + name + ".fovea");
            QVERIFY(project::importImages(m_projects.back(), {folder, project::SplitMode::make, 1}, {}).ok());
        }
    }

    void itIsCutShortAndGoesOn() {
        runs::BenchmarkOptions o = options();
        JobContext job;
        job.log = [&](const std::string& line) {
            if (line.find("two: fpt+, seed 1") == 0) job.cancel.cancel();
        };
        const auto cut = runs::runBenchmark(m_projects, o, systemFileLayer(), job);
        QVERIFY(!cut.ok());
        QCOMPARE(cut.error().code, ErrorCode::cancelled);
        // The first set's four and one of the second are kept.
        std::vector<Progress> seen;
        JobContext again;
        again.progress = [&](const Progress& p) {
            if (p.stage == Stage::compare) seen.push_back(p);
        };
        const auto whole = runs::runBenchmark(m_projects, o, systemFileLayer(), again);
        QVERIFY2(whole.ok(), whole.ok() ? "" : whole.error().detail.c_str());
        QCOMPARE(whole->reused, 5);
        QCOMPARE(whole->made, 3);
        QVERIFY(!seen.empty());
        QCOMPARE(seen.front().done, std::int64_t(5));
        QCOMPARE(seen.front().total, std::int64_t(8));
        QCOMPARE(seen.back().done, std::int64_t(8));
        // Again, nothing is left to do; the runs are the project's, two each.
        const auto same = runs::runBenchmark(m_projects, o, systemFileLayer(), {});
        QVERIFY(same.ok());
        QCOMPARE(same->made, 0);
        QVERIFY(tableOf(*same) == tableOf(*whole));
        for (const std::string& path : m_projects) {
            auto project = project::Project::open(path);
            QVERIFY(project.ok());
            QCOMPARE(project->runs()->size(), std::size_t(2));
            QCOMPARE(*project->evaluations(Split::test), 0);
        }
        // Lost answers are made again, an adapter's from its run.
        QDir lost(QString::fromStdString(m_projects[0] + "/benchmark"));
        QCOMPARE(lost.entryList(QDir::Files).size(), 4);
        QVERIFY(lost.removeRecursively());
        const auto found = runs::runBenchmark(m_projects, o, systemFileLayer(), {});
        QVERIFY(found.ok());
        QCOMPARE(found->made, 4);
        QVERIFY(tableOf(*found) == tableOf(*whole));
    }

    void theTableIsWhole() {
        const auto b = runs::runBenchmark(m_projects, options(), systemFileLayer(), {});
        QVERIFY(b.ok());
        QCOMPARE(b->sets.size(), std::size_t(2));
        QCOMPARE(b->rows.size(), std::size_t(3));
        for (const runs::BenchmarkSet& set : b->sets) {
            QCOMPARE(set.cells.size(), std::size_t(3));
            QCOMPARE(set.cells[0].trainings, 2);
            QCOMPARE(set.cells[1].trainings, 1);
            double ranks = 0;
            for (const runs::BenchmarkCell& c : set.cells) {
                QVERIFY2(c.ran(), c.problem.c_str());
                QVERIFY(c.auc.value >= 0 && c.auc.value <= 1);
                // By validation itself, the mean over the trainings is the AUC.
                double mean = 0;
                for (const double auc : c.validationAucs) mean += auc / double(c.validationAucs.size());
                QVERIFY(std::abs(mean - c.auc.value) < 1e-9);
                QVERIFY(std::isfinite(c.logLoss) && c.balancedAccuracy >= 0);
                ranks += c.rank;
                if (&c != &set.cells[0])
                    QVERIFY(std::abs(set.cells[0].auc.value - c.auc.value - c.firstMinusThis.value) < 1e-9);
            }
            QCOMPARE(ranks, 6.0);
            QVERIFY(set.bestOther == "class-token" || set.bestOther == "pixels");
            QVERIFY(std::isfinite(set.firstMinusBestOther.value));
        }
        for (std::size_t m = 0; m < 3; ++m) {
            const double mean = (b->sets[0].cells[m].auc.value + b->sets[1].cells[m].auc.value) / 2;
            QVERIFY(std::abs(b->rows[m].auc.value - mean) < 1e-9);
            QCOMPARE(b->rows[m].sets, 2);
        }
        QCOMPARE(b->firstMinusBestOther.sets, 2);
        const QString csv = QString::fromStdString(runs::benchmarkCsv(*b));
        QCOMPARE(csv.count(QStringLiteral("\r\n")), 1 + 2 * 3 + 3);
        for (const QString& line : csv.split(QStringLiteral("\r\n"), Qt::SkipEmptyParts))
            QCOMPARE(line.count(QLatin1Char(',')), 16);
    }

    void eachRunCountsAsAnEvaluationOfTest() {
        runs::BenchmarkOptions o = options();
        o.part = Split::test;
        for (int time = 0; time < 2; ++time) {  // the second one sees nothing new
            const auto b = runs::runBenchmark({m_projects[0]}, o, systemFileLayer(), {});
            QVERIFY(b.ok());
            QCOMPARE(b->sets[0].testEvaluations, 2);
            QVERIFY(b->sets[0].cells[0].ran());
            QVERIFY(b->sets[0].judgedImages > 3);
        }
    }

    void fewImagesAreLearnedFrom() {
        runs::BenchmarkOptions o = options();
        o.trainImages = 10;
        o.seeds = {0};
        const auto b = runs::runBenchmark({m_projects[1]}, o, systemFileLayer(), {});
        QVERIFY2(b.ok(), b.ok() ? "" : b.error().detail.c_str());
        QCOMPARE(b->sets[0].trainImages, 10);
        auto project = project::Project::open(m_projects[1]);
        QVERIFY(project.ok());
        const auto runs = project->runs();
        const auto settings = runs::settingsFromJson(runs->back().settingsJson);
        QVERIFY(settings.ok());
        QCOMPARE(settings->assigned.trainImages, std::optional(10));
        QCOMPARE(json::parse(runs->back().resultJson).at("train_images").get<int>(), 10);
    }

    void whatCannotBeRunIsNamedAndLeavesTheRest() {
        const std::string folder = m_folder.path() + "/three";
        QVERIFY(test::writeSpots(folder, 12, 2000));
        const std::string path = folder + ".fovea";
        QVERIFY(project::importImages(path, {folder, project::SplitMode::make, 1}, {}).ok());
        {
            auto project = project::Project::open(path);
            QVERIFY(project.ok());
            auto samples = project->samples();
            for (dataset::Sample& s : *samples)
                if (s.label == "left" && s.split == Split::train) s.split = Split::test;
            QVERIFY(project->setSplits(*samples).ok());
        }
        runs::BenchmarkOptions o = options();
        const auto b = runs::runBenchmark({m_projects[0], path}, o, systemFileLayer(), {});
        QVERIFY2(b.ok(), b.ok() ? "" : b.error().detail.c_str());
        for (std::size_t m = 0; m < 3; ++m) {
            QVERIFY(b->sets[0].cells[m].ran());
            QVERIFY(QString::fromStdString(b->sets[1].cells[m].problem).contains(QStringLiteral("left")));
            QCOMPARE(b->rows[m].sets, 1);
        }
        QVERIFY(b->sets[1].bestOther.empty());
    }

    void bothHeadsComeOfOneTraining() {
        runs::BenchmarkOptions o = options();
        o.models = {"fpt+", "readout", "fpt+readout", "side-network"};
        o.seeds = {7, 8};
        const auto b = runs::runBenchmark({m_projects[0]}, o, systemFileLayer(), {});
        QVERIFY2(b.ok(), b.ok() ? "" : b.error().detail.c_str());
        for (const runs::BenchmarkCell& c : b->sets[0].cells) {
            QVERIFY2(c.ran(), c.problem.c_str());
            QCOMPARE(c.trainings, c.model == "readout" ? 1 : 2);
        }
        // Of one training, so the time that it took is that of both.
        auto project = project::Project::open(m_projects[0]);
        for (const std::uint64_t seed : o.seeds) {
            const auto outcome = [&](runs::HeadKind head) {
                runs::RunSettings settings = test::quickSettings();
                settings.seed = seed;
                settings.head = head;
                const auto run = runs::newestRunLike(*project, settings);
                return *runs::outcomeOf(*project, **run);
            };
            const runs::RunOutcome plain = outcome(runs::HeadKind::plain),
                                   both = outcome(runs::HeadKind::readOut);
            QVERIFY(plain.seconds > 0 && both.readOut);
            QVERIFY(std::abs(plain.seconds - (both.seconds - both.readOut->seconds)) < 1e-9);
        }
    }

    /// The published methods train one side network, whatever the adapter with a read-out does.
    void onlyTheReadOutsAdapterHasSeveralSideNetworks() {
        const std::string copy = m_folder.path() + "/several.fovea";
        QVERIFY(
            project::importImages(copy, {m_folder.path() + "/one", project::SplitMode::make, 1}, {}).ok());
        runs::BenchmarkOptions o = options();
        o.models = {"fpt", "fpt+", "fpt+readout"};
        o.seeds = {1};
        o.settingsOf = [](const project::Project&) -> Result<runs::RunSettings> {
            runs::RunSettings settings = test::quickSettings();
            settings.sideNetworks = 2;
            return settings;
        };
        const auto b = runs::runBenchmark({copy}, o, systemFileLayer(), {});
        QVERIFY2(b.ok(), b.ok() ? "" : b.error().detail.c_str());
        for (const runs::BenchmarkCell& c : b->sets[0].cells) QVERIFY2(c.ran(), c.problem.c_str());
        auto project = project::Project::open(copy);
        QVERIFY(project.ok());
        const std::vector<project::Run> made = *project->runs();
        QCOMPARE(made.size(), std::size_t(3));  // none that no row asks for
        for (const project::Run& run : made) {
            const auto outcome = runs::outcomeOf(*project, run);
            QVERIFY(outcome.ok());
            QCOMPARE(outcome->sideNetworks.size(), std::size_t(outcome->readOut ? 2 : 0));  // 0: one
        }
    }

    void findingsAreInTheTable() {
        const std::string root = m_folder.path() + "/findings";
        QVERIFY(test::makeQuestionProject(root));
        {
            auto project = project::Project::open(root + "/p.fovea");
            QVERIFY(project.ok());
            // The first question is the one of the table.
            QVERIFY(project->removeQuestion(project->question()->id).ok());
            QVERIFY(project->question()->kind == dataset::QuestionKind::findings);
        }
        runs::BenchmarkOptions o = options();
        o.models = {"readout", "class-token", "pixels", "side-network"};
        o.seeds = {0};
        o.settingsOf = [&](const project::Project&) -> Result<runs::RunSettings> {
            return test::smallRun(root);
        };
        const auto b = runs::runBenchmark({root + "/p.fovea"}, o, systemFileLayer(), {});
        QVERIFY2(b.ok(), b.ok() ? "" : b.error().detail.c_str());
        QCOMPARE(b->sets[0].classes, 2);  // nobody has the third
        for (const runs::BenchmarkCell& c : b->sets[0].cells) {
            QVERIFY2(c.ran(), c.problem.c_str());
            QVERIFY(c.auc.value >= 0 && c.auc.value <= 1);
            QVERIFY(std::isfinite(c.logLoss) && c.balancedAccuracy >= 0 && c.balancedAccuracy <= 1);
        }
        // Bright and dark are told apart by anything, and are half of the mean.
        QVERIFY(b->sets[0].cells[0].auc.value >= 0.5);
    }

    void whatMakesNoTableIsRefused() {
        const auto refused = [&](const runs::BenchmarkOptions& o) {
            const auto b = runs::runBenchmark(m_projects, o, systemFileLayer(), {});
            return !b && b.error().code == ErrorCode::invalidArgument;
        };
        runs::BenchmarkOptions o = options();
        o.models = {"fpt+", "tea-leaves"};
        QVERIFY(refused(o));
        o = options();
        o.models = {"fpt+", "fpt+"};
        QVERIFY(refused(o));
        o = options();
        o.seeds.clear();
        QVERIFY(refused(o));
        o = options();
        o.part = Split::train;
        QVERIFY(refused(o));
        // Answers of patients, whose first images alone would be judged.
        project::ImportRequest request{m_folder.path() + "/one", project::SplitMode::make, 1};
        request.answerUnit = dataset::AnswerUnit::patient;
        const std::string units = m_folder.path() + "/units.fovea";
        QVERIFY(project::importImages(units, request, {}).ok());
        const auto b = runs::runBenchmark({units}, options(), systemFileLayer(), {});
        QVERIFY(!b.ok());
        QCOMPARE(b.error().code, ErrorCode::invalidArgument);
    }
};

QTEST_GUILESS_MAIN(TestBenchmark)
#include "test_benchmark.moc"
