// Threshold and temperature: chosen on validation images, in the run and its adapter, wherever that lies.
#include <QTest>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "evaluation/calibration.h"
#include "inference/predictor.h"
#include "runs/evaluate.h"
#include "runs/run_record.h"
#include "runs/series.h"
#include "runs/tuning.h"
#include "tests/support/full_disk.h"
#include "tests/support/small_project.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::runs;
using dataset::Split;
using evaluation::OperatingRule;
using evaluation::ThresholdRule;
namespace fs = std::filesystem;

class TestTuning : public QObject {
    Q_OBJECT
    test::TemporaryFolder m_folder;
    std::string m_project;

    static Evaluation evaluated(project::Project& project, std::int64_t run, Split split = Split::test) {
        auto e = evaluateRun(project, run, split, {}, systemFileLayer(), {});
        if (!e) qFatal("%s", e.error().detail.c_str());
        return std::move(*e);
    }
    static evaluation::Thresholds moved(project::Project& project, std::int64_t run,
                                        const OperatingRule& rule) {
        auto t = moveOperatingPoint(project, run, rule, systemFileLayer(), {});
        if (!t) qFatal("%s", t.error().detail.c_str());
        return std::move(*t);
    }
    std::string adapterOf(std::int64_t run) const {
        return m_project + "/runs/" + std::to_string(run) + "/adapter.safetensors";
    }
    static std::int64_t trained(project::Project& project, const char* rule, std::uint64_t seed) {
        RunSettings settings = test::quickSettings();
        settings.operatingPoint = rule;
        settings.seed = seed;
        auto outcome = runTraining(project, settings, false, systemFileLayer(), {});
        if (!outcome) qFatal("%s", outcome.error().detail.c_str());
        return outcome->run;
    }
    static project::Project opened(const std::string& folder) {
        auto project = project::Project::open(folder);
        if (!project) qFatal("%s", project.error().detail.c_str());
        return std::move(*project);
    }
    static OperatingRule byHand(double value) { return {ThresholdRule::byHand, value}; }

private Q_SLOTS:
    void initTestCase() {
        m_project = test::makeSmallProject(m_folder.path());
        QVERIFY(!m_project.empty());
        project::Project project = opened(m_project);
        QCOMPARE(trained(project, "youden", 1), 1);
        QCOMPARE(trained(project, "standard", 2), 2);
    }

    void aRuleIsKeptInRunAndAdapter() {
        const project::Project project = opened(m_project);
        const auto info = adapter::readAdapterInfo(adapterOf(1));
        QVERIFY(info.ok() && info->tuning.thresholds);
        const evaluation::Thresholds& t = *info->tuning.thresholds;
        QVERIFY(t.rule == OperatingRule{ThresholdRule::youden});
        QCOMPARE(t.points.size(), std::size_t(1));
        QCOMPARE(t.points.front().className, std::string("right"));  // nobody says which: class 1
        QVERIFY(info->tuning.positive.empty());
        QCOMPARE(t.chosenOn.part, std::string("val"));
        QVERIFY(!t.afterTest && t.chosenOn.images > 0);
        const RunRecord record = readRecord(project.run(1).value());
        QVERIFY(record.tuning);
        QCOMPARE(adapter::tuningToJson(*record.tuning), adapter::tuningToJson(info->tuning));

        // What is said of the validation images is what they come to.
        const auto images = tuningImages(project, 1);
        QVERIFY(images.ok() && *images);
        QCOMPARE(t.chosenOn.images, int((*images)->predicted.predictions.size()));
        const auto stated =
            evaluation::recalibrated((*images)->predicted.predictions, info->tuning.recalibration);
        const auto scored = evaluation::oneAgainstRest(stated, 1);
        QCOMPARE(t.points.front().value, evaluation::chooseThreshold(scored, t.rule).value());
        QCOMPARE(t.points.front().sensitivity.value,
                 evaluation::figuresAt(scored, t.points.front().value).sensitivity.value);
        QCOMPARE(info->tuning.recalibration.temperature,
                 evaluation::fitRecalibration((*images)->predicted.predictions)->temperature);
    }

    void withoutARuleItIsTheMostProbableClass() {
        const auto info = adapter::readAdapterInfo(adapterOf(2));
        QVERIFY(info.ok() && info->tuning.thresholds);
        QVERIFY(info->tuning.thresholds->rule == OperatingRule{});
        QCOMPARE(info->tuning.thresholds->points.front().value, 0.5);
    }

    void anAdapterElsewhereDoesTheSame() {
        project::Project project = opened(m_project);
        const Evaluation e = evaluated(project, 1, Split::validation);
        const std::string copy = m_folder.path("elsewhere.safetensors");
        fs::copy_file(adapterOf(1), copy, fs::copy_options::overwrite_existing);
        inference::PredictorOptions options;
        options.device = "cpu";
        options.threads = 1;
        const auto predictor = inference::Predictor::load(copy, options);
        QVERIFY(predictor.ok());
        QCOMPARE(predictor->thresholds().points.front().value, e.thresholds.points.front().value);
        for (std::size_t i = 0; i < e.samples.size(); ++i) {
            const auto said = predictor->predict(e.samples[i].path, {}, false);
            QVERIFY(said.ok());
            const std::vector<double> row(e.predictions.probabilities.begin() + long(2 * i),
                                          e.predictions.probabilities.begin() + long(2 * i + 2));
            QVERIFY(std::abs(said->probabilities[1] - row[1]) < 1e-6);
            QVERIFY(said->atThreshold == evaluation::classesAt(e.thresholds, e.classes, said->probabilities));
            QCOMPARE(said->probabilities,
                     evaluation::recalibrated(said->networkProbabilities, 2, e.recalibration));
        }
    }

    void figuresFollowFromWhatIsShown() {
        project::Project project = opened(m_project);
        Evaluation e = evaluated(project, 1, Split::validation);
        const auto scored = evaluation::oneAgainstRest(e.predictions, 1);
        const auto counts = evaluation::countsAt(scored, e.thresholds.points.front().value);
        QCOMPARE(e.atThreshold.front().sensitivity.value, double(counts.found) / counts.positives());
        QCOMPARE(e.atThreshold.front().specificity.value, double(counts.cleared) / counts.negatives());
        QVERIFY(std::isnan(e.atThreshold.front().ppv.value));
        statePrevalence(e, 0.1);
        const double found = e.atThreshold.front().sensitivity.value * 0.1,
                     alarms = (1 - e.atThreshold.front().specificity.value) * 0.9;
        QVERIFY(found + alarms == 0 ||
                std::abs(e.atThreshold.front().ppv.value - found / (found + alarms)) < 1e-12);
        // The temperature of two classes moves no image past another.
        evaluation::Predictions network = e.predictions;
        network.probabilities = e.networkProbabilities;
        QCOMPARE(e.estimates.at("auc").value, evaluation::computeMetrics(e.predictions)->auc);
        QCOMPARE(e.estimates.at("auc").value, evaluation::computeMetrics(network)->auc);
        QCOMPARE(e.calibration.brier, e.estimates.at("brier").value);
    }

    /// Of more classes a temperature moves images past others: judged is what is shown, as the table has it.
    void figuresOfSeveralClassesAreOfWhatIsShown() {
        Random random(5);
        evaluation::Predictions network;
        network.classes = 3;
        for (int i = 0; i < 150; ++i) {
            network.truth.push_back(i % 3);
            std::vector<double> row;
            double sum = 0;
            for (int c = 0; c < 3; ++c) row.push_back(std::exp(random.normal() + (c == i % 3 ? 1.2 : 0)));
            for (const double p : row) sum += p;
            for (const double p : row) network.probabilities.push_back(p / sum);
        }
        Evaluation e;
        e.classes = {"a", "b", "c"};
        e.thresholds = evaluation::standardThresholds(e.classes, 0);
        e.recalibration.temperature = 3;
        e.networkProbabilities = network.probabilities;
        e.predictions = evaluation::recalibrated(network, e.recalibration);
        QVERIFY(judge(e, {}).ok());
        const auto shown = evaluation::computeMetrics(e.predictions),
                   before = evaluation::computeMetrics(network);
        QVERIFY(shown.ok() && before.ok());
        QVERIFY(std::abs(shown->auc - before->auc) > 1e-9);
        QCOMPARE(e.estimates.at("auc").value, shown->auc);
        QCOMPARE(e.calibration.brier, shown->brier);
        QCOMPARE(e.calibrationBefore.brier, before->brier);
        QVERIFY(std::abs(shown->brier - before->brier) > 1e-3);
    }

    void aMoveAfterTheTestImagesIsMarkedAndCounts() {
        project::Project project = opened(m_project);
        QVERIFY(!moved(project, 2, byHand(0.4)).afterTest);
        const auto before = adapter::loadAdapter(adapterOf(2));
        const std::string bytes = *readTextFile(adapterOf(2));
        // To where it is already: nothing is written.
        QVERIFY(!moved(project, 2, byHand(0.4)).afterTest);
        QVERIFY(*readTextFile(adapterOf(2)) == bytes);

        const Evaluation first = evaluated(project, 2);
        QVERIFY(first.counted && !first.thresholds.afterTest);
        QCOMPARE(first.atThreshold.front().threshold, 0.4);
        QVERIFY(!evaluated(project, 2).counted);

        const evaluation::Thresholds later = moved(project, 2, byHand(0.6));
        QVERIFY(later.afterTest);
        QVERIFY(readRecord(project.run(2).value()).tuning->thresholds->afterTest);
        const Evaluation second = evaluated(project, 2);
        QVERIFY(second.counted && second.thresholds.afterTest);
        QCOMPARE(second.testEvaluations, first.testEvaluations + 1);
        // Only what the adapter is used at has changed.
        const auto after = adapter::loadAdapter(adapterOf(2));
        QVERIFY(after.ok() && after->network.values() == before->network.values());
        QCOMPARE(after->info.trainingJson, before->info.trainingJson);
        for (const char* told : {"\"train_images\":", "\"validation_auc\":"})  // away from the project, too
            QVERIFY2(after->info.trainingJson.find(told) != std::string::npos, told);
        QVERIFY(second.predictions.probabilities == first.predictions.probabilities);
    }

    void aRuleThatNeedsImagesFindsThem() {
        project::Project project = opened(m_project);
        const auto t = moved(project, 2, {ThresholdRule::sensitivity, 0.9});
        QVERIFY(t.points.front().sensitivity.value >= 0.9);
        QCOMPARE(evaluation::ruleText(t.rule), std::string("sensitivity=0.9"));
    }

    /// The record comes first: an interruption is made good by the next who looks.
    void aFullDiskLeavesOneOrTheOther() {
        project::Project project = opened(m_project);
        (void)moved(project, 1, byHand(0.3));
        const auto full = std::make_shared<test::FullDisk>(0);
        const auto failed = moveOperatingPoint(project, 1, byHand(0.7), full, {});
        QVERIFY(!failed && failed.error().code == ErrorCode::diskFull);
        QCOMPARE(adapter::readAdapterInfo(adapterOf(1))->tuning.thresholds->points.front().value, 0.3);
        QVERIFY(adapter::loadAdapter(adapterOf(1)).ok());
        const Evaluation e = evaluated(project, 1, Split::validation);
        QCOMPARE(e.thresholds.points.front().value, 0.7);
        QCOMPARE(adapter::readAdapterInfo(adapterOf(1))->tuning.thresholds->points.front().value, 0.7);
    }

    void anEarlierVersionsRunIsAsItWas() {
        project::Project project = opened(m_project);
        const auto run = trained(project, "standard", 3);
        const Evaluation now = evaluated(project, run, Split::validation);
        QVERIFY(adapter::retuneAdapter(adapterOf(run), {}, *systemFileLayer()).ok());
        RunResult result = resultFromJson(project.run(run)->resultJson).value();
        result.tuning.reset();
        QVERIFY(project.changeResult(run, resultToJson(result), "as before").ok());
        fs::remove(project.runFolder(run) + "/tuning.json");

        const Evaluation e = evaluated(project, run, Split::validation);
        QVERIFY(e.recalibration.none());
        QVERIFY(e.predictions.probabilities == now.networkProbabilities);
        QCOMPARE(e.thresholds.points.front().value, 0.5);
        // It gets an operating point when somebody wants one, and keeps its probabilities.
        const auto t = moved(project, run, {ThresholdRule::youden});
        QCOMPARE(t.chosenOn.part, std::string("val"));
        QVERIFY(tuningImages(project, run).value());
        QVERIFY(evaluated(project, run, Split::validation).predictions.probabilities ==
                now.networkProbabilities);
    }

    void theFindingIsTheOneThatWasSaid() {
        project::Project project = opened(m_project);
        const Evaluation right = evaluated(project, 1);
        QVERIFY(right.positive.empty());
        QVERIFY(project.setPositive("left").ok());
        const Evaluation left = evaluated(project, 1);
        QVERIFY(!left.counted);  // the same images and the same adapter
        QCOMPARE(left.positive, std::string("left"));
        QCOMPARE(left.classes, right.classes);
        QVERIFY(left.confusion == right.confusion);
        QCOMPARE(left.estimates.at("sensitivity").value, right.estimates.at("specificity").value);
        QCOMPARE(left.estimates.at("specificity").low, right.estimates.at("sensitivity").low);
        QCOMPARE(left.thresholds.points.front().className, std::string("left"));
        QCOMPARE(left.atThreshold.front().counts.found, right.atThreshold.front().counts.cleared);
        QVERIFY(std::abs(left.estimates.at("auc").value - right.estimates.at("auc").value) < 1e-12);
        // What was noted for the other class is turned round.
        const auto past = pastEvaluation(project, 1, Split::test);
        QVERIFY(past.ok() && *past);
        QCOMPARE((*past)->positive, std::string("left"));
        QCOMPARE((*past)->estimates.at("sensitivity").value, left.estimates.at("sensitivity").value);
        QVERIFY(project.undo().ok());
        QVERIFY(project.positive()->empty());
        QVERIFY(!project.setPositive("nowhere"));
    }

    void lastRunOfACrossValidationIsTunedOutOfFold() {
        const std::string folder = m_folder.path("folds");
        QDir().mkpath(QString::fromStdString(folder));
        const std::string path = test::makeSmallProject(folder);
        project::Project project = opened(path);
        RunSettings settings = test::quickSettings();
        settings.operatingPoint = "youden";
        const auto series = runSeries(project, settings, {.folds = 3}, false, systemFileLayer(), {});
        QVERIFY(series.ok());
        const auto info = adapter::readAdapterInfo(series->shipped.adapterPath);
        QVERIFY(info.ok() && info->tuning.thresholds);
        QCOMPARE(info->tuning.thresholds->chosenOn.part, std::string("out_of_fold"));
        QCOMPARE(info->tuning.thresholds->chosenOn.images, series->images);
        QVERIFY(info->tuning.thresholds->rule == OperatingRule{ThresholdRule::youden});
        QVERIFY(series->shipped.tuning);
        // It can be moved on the same images, though the run has learned from them all.
        QCOMPARE(moved(project, series->shippedRun, {ThresholdRule::specificity, 0.9}).chosenOn.part,
                 std::string("out_of_fold"));
    }
};

QTEST_GUILESS_MAIN(TestTuning)
#include "test_tuning.moc"
