// Findings and numbers from images to figures: what is learned, judged, kept and predicted.
#include <QTest>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "adapter/adapter_file.h"
#include "inference/predictor.h"
#include "project/project.h"
#include "runs/all_questions.h"
#include "runs/answers_csv.h"
#include "runs/compare.h"
#include "runs/evaluate.h"
#include "runs/learning_curve.h"
#include "runs/resolved_run.h"
#include "runs/run.h"
#include "runs/run_messages.h"
#include "runs/series.h"
#include "runs/tuning.h"
#include "tests/imaging/volume_maker.h"
#include "tests/runs/brightness_project.h"
#include "tests/runs/question_project.h"
#include "tests/support/csv_rows.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::runs;
using dataset::Split;
namespace fs = std::filesystem;

class TestQuestionKinds : public QObject {
    Q_OBJECT
    test::TemporaryFolder m_folder;
    std::string m_project;

    RunSettings settings(int epochs = 3) const {
        RunSettings s = test::smallRun(m_folder.path());
        s.epochs = epochs;
        return s;
    }
    project::Project asking(const std::string& question) const {
        auto project = project::Project::open(m_project);
        if (!project) qFatal("%s", project.error().detail.c_str());
        const auto questions = project->questions();
        for (const dataset::Question& q : *questions)
            if (q.name == question && !project->useQuestion(q.id)) qFatal("no such question");
        return std::move(*project);
    }
    static RunOutcome trained(project::Project& project, const RunSettings& s) {
        auto outcome = runTraining(project, s, false, systemFileLayer(), {});
        if (!outcome) qFatal("%s", outcome.error().detail.c_str());
        return std::move(*outcome);
    }
    static Evaluation evaluated(project::Project& project, std::int64_t run, Split split = Split::test) {
        evaluation::IntervalOptions options;
        auto e = evaluateRun(project, run, split, options, systemFileLayer(), {});
        if (!e) qFatal("%s", e.error().detail.c_str());
        return std::move(*e);
    }

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(test::makeQuestionProject(m_folder.path()));
        m_project = m_folder.path() + "/p.fovea";
    }

    void findingsAreLearnedAndJudgedEachByItself() {
        project::Project project = asking("Findings");
        const RunOutcome outcome = trained(project, settings());
        QVERIFY(outcome.names == (std::vector<std::string>{"bright", "rough"}));
        QVERIFY(std::any_of(outcome.notices.begin(), outcome.notices.end(),
                            [](const Message& m) { return m.is(kFindingsNotLearned); }));
        QVERIFY(outcome.baseline && outcome.tuning && outcome.tuning->findings.size() == 2);
        QVERIFY(outcome.readOut && outcome.readOut->findings.size() == 2);
        const Evaluation e = evaluated(project, outcome.run);
        QVERIFY(e.together && e.findings.size() == 2);
        QCOMPARE(e.task.question.name, std::string("Findings"));
        const Evaluation &bright = e.findings[0], &rough = e.findings[1];
        QVERIFY(e.testEvaluations > 0 && bright.testEvaluations == e.testEvaluations);
        QVERIFY(bright.estimates.at("auc").value > 0.9);
        QCOMPARE(bright.samples.size(), e.samples.size());
        QVERIFY(rough.samples.size() < e.samples.size());  // of some nothing is stated
        QVERIFY(std::abs(e.estimates.at("auc").value -
                         (bright.estimates.at("auc").value + rough.estimates.at("auc").value) / 2) < 1e-12);
        QVERIFY(bright.baseline && e.baseline && bright.baseline->estimates.at("auc").value > 0.9);
        // The same figures come out of the table.
        const auto csv = answersCsv(e);
        QVERIFY(csv.ok());
        const auto rows = test::csvRows(*csv);
        QCOMPARE(rows.size(), e.samples.size() + 1);
        QCOMPARE(rows[0][2], std::string("bright true"));
        std::vector<double> scores;
        std::vector<int> there;
        int right = 0, stated = 0;
        for (std::size_t i = 1; i < rows.size(); ++i) {
            if (rows[i][5].empty()) continue;
            scores.push_back(std::stod(rows[i][7]));
            there.push_back(rows[i][5] == "yes");
            ++stated;
            right += rows[i][5] == rows[i][6] && rows[i][2] == rows[i][3];
        }
        QCOMPARE(stated, int(rough.samples.size()));
        QVERIFY(std::abs(evaluation::rocAuc(scores, there) - rough.estimates.at("auc").value) < 1e-12);
        QCOMPARE(e.together->imagesAllStated, stated);
        QVERIFY(std::abs(e.estimates.at("exact_match").value - double(right) / stated) < 1e-12);
    }

    void whatIsNotStatedIsAsIfTheImageWereNotAsked() {
        // Images of which no finding that is learned is stated: taken away they change nothing.
        project::Project project = asking("Findings");
        const RunSettings s = settings(2);
        const auto samples = project.samples();
        std::vector<std::int64_t> some;
        for (const dataset::Sample& sample : *samples)
            if (sample.split == Split::train && some.size() < 4) some.push_back(sample.id);
        QVERIFY(project.setFinding(some, "bright", {}).ok() && project.setFinding(some, "rough", {}).ok());
        const RunOutcome without = trained(project, s);
        QCOMPARE(without.trainImages, trained(project, settings(0)).trainImages);
        QVERIFY(project.setLabel(some, "").ok());
        const RunOutcome gone = trained(project, s);
        QCOMPARE(gone.trainImages, without.trainImages);
        QVERIFY(gone.losses == without.losses);
        const auto info = [&](const RunOutcome& o) { return adapter::loadAdapter(o.adapterPath); };
        QVERIFY(info(gone)->network.head().readOut == info(without)->network.head().readOut);
        for (int undone = 0; undone < 3; ++undone) QVERIFY(project.undo().ok());
    }

    void aNumberIsLearnedAndJudgedInItsUnit() {
        project::Project project = asking("Grey");
        const RunOutcome outcome = trained(project, settings());
        QVERIFY(outcome.number && !outcome.baseline && std::isnan(outcome.validationAuc()));
        for (const training::EpochRecord& e : outcome.validation)
            QVERIFY(e.loss >= outcome.validation[std::size_t(outcome.bestEpoch) - 1].loss);
        const Evaluation e = evaluated(project, outcome.run, Split::train);
        QVERIFY(e.number && !e.together);
        QVERIFY(e.estimates.at("r2").value > 0.5);
        QVERIFY(e.baseline && e.baseline->estimates.count("mae"));
        const auto csv = answersCsv(e);
        QVERIFY(csv.ok());
        const auto rows = test::csvRows(*csv);
        double off = 0;
        for (std::size_t i = 1; i < rows.size(); ++i)
            off += std::abs(std::stod(rows[i][2]) - std::stod(rows[i][3]));
        QVERIFY(std::abs(off / double(rows.size() - 1) - e.estimates.at("mae").value) < 1e-9);
        const auto loaded = adapter::loadAdapter(outcome.adapterPath);
        QVERIFY(loaded.ok());
        QCOMPARE(loaded->info.question.kind, std::string("number"));
        QCOMPARE(loaded->info.question.unit, std::string("grey values"));
        QVERIFY(loaded->info.question.deviation > 10 && loaded->info.question.mean > 50);
        QVERIFY(loaded->info.tuning.interval == outcome.tuning->interval);
        // A threshold is nothing that a number has, and says so.
        const auto moved = moveOperatingPoint(project, outcome.run, {}, systemFileLayer(), {});
        QVERIFY(!moved.ok() && moved.error().code == ErrorCode::invalidArgument);
    }

    void aReadOutAloneServesEveryKind_data() {
        QTest::addColumn<QString>("question");
        for (const char* name : {"Diagnosis", "Findings", "Grey", "Grade"}) QTest::newRow(name) << name;
    }
    void aReadOutAloneServesEveryKind() {
        QFETCH(const QString, question);
        project::Project project = asking(question.toStdString());
        const RunOutcome outcome = trained(project, settings(0));
        QCOMPARE(outcome.question, question.toStdString());
        const Evaluation e = evaluated(project, outcome.run);
        QVERIFY(e.task.ofNumber() ? e.estimates.at("r2").value > 0.5 : e.estimates.at("auc").value > 0.9);
        // The adapter alone says the same of an image as the evaluation.
        auto predictor = inference::Predictor::load(
            outcome.adapterPath, {.device = "cpu", .threads = 1, .backbone = m_folder.path() + "/backbone"});
        QVERIFY(predictor.ok());
        const auto said = predictor->predict(e.samples.front().path, {}, false);
        QVERIFY(said.ok());
        if (e.task.ofNumber()) {
            QVERIFY(said->number);
            QVERIFY(std::abs(said->number->value - e.number->answers.front().value) < 1e-3);
        } else if (e.task.ofFindings()) {
            QVERIFY(std::abs(said->probabilities[0] - e.findings[0].predictions.probabilities[1]) < 1e-4);
        } else {
            QVERIFY(std::abs(said->probabilities[0] - e.predictions.probabilities[0]) < 1e-4);
        }
    }

    void theSecondQuestionReadsNoImage() {
        project::Project project = asking("Diagnosis");
        AllQuestions options;
        options.settingsOf = [&](const project::Project&) -> Result<RunSettings> { return settings(1); };
        const auto all = trainAllQuestions(project, options, systemFileLayer(), {});
        QVERIFY(all.ok());
        QCOMPARE(all->size(), std::size_t(4));
        for (const QuestionOutcome& q : *all) {
            QVERIFY2(q.outcome, q.error ? q.error->detail.c_str() : "");
            if (q.question.name != "Diagnosis") QCOMPARE(q.outcome->preload.added, 0);
        }
        QCOMPARE(project.question()->name, std::string("Diagnosis"));
        // Resumed there is nothing left to be done.
        options.resume = true;
        const auto again = trainAllQuestions(project, options, systemFileLayer(), {});
        QVERIFY(again.ok());
        for (std::size_t i = 0; i < all->size(); ++i)
            QCOMPARE((*again)[i].outcome->run, (*all)[i].outcome->run);
        // And one pass serves all adapters.
        std::vector<std::string> adapters;
        for (const QuestionOutcome& q : *all) adapters.push_back(q.outcome->adapterPath);
        const auto predictors = inference::Predictors::load(
            adapters, {.device = "cpu", .threads = 1, .backbone = m_folder.path() + "/backbone"});
        QVERIFY(predictors.ok());
        QCOMPARE(predictors->passes(), std::size_t(1));
        const std::string image = project.samples()->front().path;
        const auto together = predictors->predict(image, 0, {});
        QVERIFY(together.ok());
        for (std::size_t i = 0; i < adapters.size(); ++i) {
            const auto alone = (*predictors)[i].predict(image, {}, false);
            QVERIFY(alone.ok() && alone->probabilities == (*together)[i].probabilities);
        }
    }

    /// A volume is decoded once for its slices, and let go with the next file.
    void slicesOfAVolumeAreReadOnce() {
        project::Project project = asking("Diagnosis");
        const auto predictors = inference::Predictors::load(
            {trained(project, settings(0)).adapterPath},
            {.device = "cpu", .threads = 1, .backbone = m_folder.path() + "/backbone"});
        QVERIFY(predictors.ok());
        const std::string image = project.samples()->front().path;
        test::VolumeMaker volume{{40, 30, 3}};
        Random random{7};
        for (int i = 0; i < 40 * 30 * 3; ++i) volume.values.push_back(std::int16_t(random.below(1000)));
        const std::string file = m_folder.path("volume.nii");
        QVERIFY(systemFileLayer()->writeAtomically(file, volume.nifti()).ok());
        std::vector<std::vector<double>> slices;
        for (int slice = 0; slice < 3; ++slice) {
            const auto alone = (*predictors)[0].predict(file, {slice}, false);
            QVERIFY(alone.ok());
            slices.push_back(alone->probabilities);
        }
        QVERIFY(slices[0] != slices[1]);
        QVERIFY(predictors->predict(file, 0, {}).ok());
        QVERIFY(fs::remove(file));
        for (const std::size_t slice : {1u, 2u, 0u}) {
            const auto said = predictors->predict(file, int(slice), {});
            QVERIFY(said.ok() && said->front().frames == 3);
            QCOMPARE(said->front().probabilities, slices[slice]);
        }
        QVERIFY(predictors->predict(image, 0, {}).ok());
        const auto gone = predictors->predict(file, 0, {});
        QVERIFY(!gone.ok() && gone.error().code == ErrorCode::fileNotFound);
    }

    void aRunOfAnotherQuestionIsRefused() {
        project::Project project = asking("Grey");
        const RunOutcome outcome = trained(project, settings(0));
        const auto questions = project.questions();
        QVERIFY(project.useQuestion(questions->front().id).ok());
        const auto refused = evaluateRun(project, outcome.run, Split::test, {}, systemFileLayer(), {});
        QVERIFY(!refused.ok() && refused.error().code == ErrorCode::invalidArgument);
    }

    void aFindingsOperatingPointIsItsOwn() {
        project::Project project = asking("Findings");
        const RunOutcome outcome = trained(project, settings(0));
        const auto moved = moveOperatingPoint(project, outcome.run, {evaluation::ThresholdRule::byHand, 0.3},
                                              systemFileLayer(), {}, "rough");
        QVERIFY(moved.ok());
        QCOMPARE(moved->points.size(), std::size_t(2));
        QCOMPARE(moved->points[0].value, 0.5);
        QCOMPARE(moved->points[1].className, std::string("rough"));
        QCOMPARE(moved->points[1].value, 0.3);
        const auto info = adapter::readAdapterInfo(outcome.adapterPath);
        QVERIFY(info.ok() && inference::thresholdsOf(*info).points[1].value == 0.3);
        QVERIFY(!moveOperatingPoint(project, outcome.run, {}, systemFileLayer(), {}, "nothing").ok());
    }

    void interruptedFindingsAndNumbersEndTheSame_data() {
        QTest::addColumn<QString>("question");
        for (const char* name : {"Findings", "Grey"}) QTest::newRow(name) << name;
    }
    void interruptedFindingsAndNumbersEndTheSame() {
        QFETCH(const QString, question);
        project::Project project = asking(question.toStdString());
        RunSettings s = settings();
        s.seed = 77;
        const RunOutcome whole = trained(project, s);
        QVERIFY(project.removeRun(whole.run).ok());
        JobContext job;
        RunObserver observer;
        observer.saveEverySeconds = 0;
        observer.onStep = [&](const training::StepEvent& e) {
            if (e.step == 8) job.cancel.cancel();
        };
        const auto stopped = runTraining(project, s, false, systemFileLayer(), job, observer);
        QVERIFY(!stopped.ok() && stopped.error().code == ErrorCode::cancelled);
        const auto resumed = runTraining(project, s, true, systemFileLayer(), {});
        QVERIFY(resumed.ok());
        QVERIFY(resumed->losses == whole.losses);
        QCOMPARE(resumed->bestEpoch, whole.bestEpoch);
    }

    void seriesAndComparisonsAreOfEveryKind_data() {
        QTest::addColumn<QString>("question");
        for (const char* name : {"Findings", "Grey"}) QTest::newRow(name) << name;
    }
    void seriesAndComparisonsAreOfEveryKind() {
        QFETCH(const QString, question);
        project::Project project = asking(question.toStdString());
        const bool number = question == "Grey";
        const auto folds = runSeries(project, settings(1), {.folds = 3}, false, systemFileLayer(), {});
        QVERIFY2(folds.ok(), folds ? "" : folds.error().detail.c_str());
        QCOMPARE(folds->members.size(), std::size_t(3));
        QVERIFY(folds->pooled.count(number ? "mae" : "auc"));
        QVERIFY(!std::isnan(folds->adapterMinusBaseline.value));
        QVERIFY(number ? folds->shipped.tuning->interval.has_value()
                       : folds->shipped.tuning->findings.front().thresholds.has_value());
        const auto seeds = runSeries(project, settings(1), {.seeds = 2}, false, systemFileLayer(), {});
        QVERIFY2(seeds.ok(), seeds ? "" : seeds.error().detail.c_str());
        QVERIFY(seeds->pooled.count(number ? "mae" : "auc"));
        const auto compared = compareModels(project, {{settings(1)}, {0}, {}}, systemFileLayer(), {});
        QVERIFY2(compared.ok(), compared ? "" : compared.error().detail.c_str());
        QVERIFY(compared->models.size() > 4);
        for (const ComparedModel& m : compared->models) QVERIFY(!std::isnan(m.auc.value));
        // What is for classes alone says so.
        const auto curve = learningCurve(project, {.settings = settings(0)}, systemFileLayer(), {});
        QVERIFY(!curve.ok() && curve.error().code == ErrorCode::invalidArgument);
        CompareOptions tuned{{settings(1)}, {0}, {}};
        tuned.fineTuning.emplace();
        QVERIFY(!compareModels(project, tuned, systemFileLayer(), {}).ok());
    }
};

QTEST_GUILESS_MAIN(TestQuestionKinds)
#include "test_question_kinds.moc"
