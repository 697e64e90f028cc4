#include <QTest>
#include <cmath>
#include <filesystem>
#include <set>
#include <thread>

#include "runs/evaluate.h"
#include "runs/learned_from.h"
#include "runs/predicted.h"
#include "runs/resolved_run.h"
#include "runs/run_messages.h"
#include "runs/series.h"
#include "tests/support/small_project.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::runs;
using dataset::Sample;
using dataset::Split;

namespace {

RunSettings settings() {
    RunSettings s = test::smallSettings();
    s.epochs = 2;
    s.seed = 5;
    s.precision = backbone::Precision::fp32;
    return s;
}

Result<SeriesOutcome> run(project::Project& project, const SeriesOptions& options, bool resume = false,
                          const JobContext& job = {}, const RunObserver& observer = {}) {
    return runSeries(project, settings(), options, resume, systemFileLayer(), job, observer);
}

std::set<std::string> setOf(const std::vector<std::string>& list) {
    return {list.begin(), list.end()};
}

}  // namespace

/// On pictures of 64 x 64: whether a series does what it says, not how well it learns.
class TestSeries : public QObject {
    Q_OBJECT
private:
    test::TemporaryFolder m_folder;
    std::string makeProject(const std::string& name) const {
        const std::string folder = m_folder.path(name);
        std::filesystem::create_directories(folder);
        return test::makeSmallProject(folder);
    }

    /// Begins a series and cancels it in this member's first epoch.
    static void beginAndCancel(project::Project& project, const SeriesOptions& options, int cancelled) {
        JobContext job;
        int member = 0;
        RunObserver observer;
        observer.onMember = [&](const RunSettings& s) { member = s.assigned.series->member; };
        observer.onEpoch = [&](int, const training::EpochRecord&) {
            if (member == cancelled) job.cancel.cancel();
        };
        const auto begun = run(project, options, false, job, observer);
        QVERIFY(!begun.ok());
        QCOMPARE(begun.error().code, ErrorCode::cancelled);
    }

    /// Continues a cross-validation with the members `expected`: to the figures of the undisturbed one,
    /// crossValidation()'s.
    void goOn(project::Project& project, const std::vector<int>& expected, SeriesOutcome& continued,
              SeriesOutcome& undisturbed) const {
        std::vector<int> members;
        RunObserver observer;
        observer.onMember = [&](const RunSettings& s) { members.push_back(s.assigned.series->member); };
        auto series = run(project, {1, 3}, true, {}, observer);
        QVERIFY2(series.ok(), series.ok() ? "" : series.error().detail.c_str());
        QCOMPARE(members, expected);
        auto other = project::Project::open(m_folder.path("folds/spots.fovea"));
        auto whole = seriesShippedBy(*other, other->runs()->back().id);
        QVERIFY(whole.ok() && whole->has_value());
        for (std::size_t i = 0; i < 3; ++i)
            QVERIFY(series->members[i].figures == (*whole)->members[i].figures);
        continued = std::move(*series);
        undisturbed = std::move(**whole);
    }

private Q_SLOTS:
    /// Sensitivity is that of the class that was said to be the finding.
    void figuresAreOfThePositiveClass() {
        Predicted p;
        p.predictions = {2, {0, 0, 0, 1}, {0.9, 0.1, 0.8, 0.2, 0.3, 0.7, 0.4, 0.6}, {}};
        QCOMPARE(pointFigures(p, {.positive = 0})->at("sensitivity"), 2.0 / 3);
        QCOMPARE(pointFigures(p, {.positive = 1})->at("sensitivity"), 1.0);
        QCOMPARE(estimatesOf(p, {.metrics = {.positive = 0}})->at("sensitivity").value, 2.0 / 3);
    }
    void crossValidation() {
        auto project = project::Project::open(makeProject("folds"));
        QVERIFY(project.ok());
        std::vector<std::string> stages;
        std::int64_t last = 0, total = 0;
        bool falls = false;
        JobContext job;
        job.progress = [&](const Progress& p) {
            if (p.stage != Stage::train) return;
            falls = falls || p.done < last || p.done > p.total;
            last = p.done;
            total = p.total;
        };
        std::vector<int> members;
        RunObserver observer;
        observer.onMember = [&](const RunSettings& s) { members.push_back(s.assigned.series->member); };
        const auto series = run(*project, {1, 3}, false, job, observer);
        QVERIFY2(series.ok(), series.ok() ? "" : series.error().detail.c_str());

        QCOMPARE(members, (std::vector<int>{1, 2, 3, 4}));
        QVERIFY(!falls);
        QVERIFY(last > total * 3 / 4);
        QCOMPARE(project->runs()->size(), std::size_t(4));
        QCOMPARE(*project->evaluations(dataset::Split::test), 0);
        QCOMPARE(series->members.size(), std::size_t(3));

        // Each image of train and validation is judged once, by a run that never met it.
        const auto whole = resolve(*project, settings());
        std::multiset<std::string> expected, judged;
        for (const Sample& s : whole->samples)
            if (s.split != Split::test) expected.insert(s.pixelHash);
        double sum = 0;
        for (const SeriesMember& m : series->members) {
            const auto ofRun = settingsFromJson(project->run(m.run)->settingsJson);
            QCOMPARE(ofRun->assigned.heldOut->number, m.group);
            QVERIFY(ofRun->assigned.series->kind == SeriesKind::crossValidation &&
                    ofRun->assigned.series->of == 4);
            const auto met = setOf(*learnedFrom(*project, m.run));
            const auto r = resolve(*project, *ofRun);
            QCOMPARE(int(r->heldOut.size()), m.images);
            QVERIFY(!ofSplit(r->samples, Split::validation).empty());
            for (const Sample& s : r->heldOut) {
                QVERIFY(!met.count(s.pixelHash));
                judged.insert(s.pixelHash);
            }
            sum += m.figures.at("auc");
        }
        QVERIFY(judged == expected);
        QCOMPARE(series->images, int(expected.size()));
        QVERIFY(std::abs(series->spread.at("auc").mean - sum / 3) < 1e-12);
        QCOMPARE(series->spread.at("auc").count, 3);
        const auto pooled = series->pooled.at("auc");
        QVERIFY(pooled.low <= pooled.value && pooled.value <= pooled.high);
        // The headline is the mean within the folds, not that of probabilities of different networks.
        const auto headline = series->auc();
        QVERIFY(series->aucWithinFolds && std::abs(headline.value - sum / 3) < 1e-12);
        QVERIFY(headline.low <= headline.value && headline.value <= headline.high);
        double baselines = 0;
        for (const SeriesMember& m : series->members) baselines += m.baselineAuc / 3;
        QVERIFY(std::abs(series->adapterMinusBaseline.value - (headline.value - baselines)) < 1e-9);
        const auto says = [&](const MessageKind& kind) {
            return std::any_of(series->notices.begin(), series->notices.end(),
                               [&](const Message& m) { return m.is(kind); });
        };
        QVERIFY(says(kWithinFolds) && !says(kEpochChosenByThese));

        // The last run learned from all of them, for the median of the best epochs.
        const auto last4 = settingsFromJson(project->run(series->shippedRun)->settingsJson);
        std::vector<int> best;
        for (const SeriesMember& m : series->members) best.push_back(m.bestEpoch);
        std::sort(best.begin(), best.end());
        QCOMPARE(*last4->assigned.allForEpochs, best[1]);
        QCOMPARE(series->shipped.epochs, best[1]);
        QVERIFY(!series->shipped.baseline);  // nothing is left to compare them on
        const auto simple = Baseline::left(project->runFolder(series->shippedRun));
        QVERIFY(simple.ok() && *simple && (*simple)->penaltyChosen() == true);  // by groups of its own
        QVERIFY(std::filesystem::exists(series->shipped.adapterPath));
        QCOMPARE(setOf(*learnedFrom(*project, series->shippedRun)),
                 std::set<std::string>(expected.begin(), expected.end()));
        const auto divided = samplesAsSplit(*project, series->shippedRun, whole->samples);
        QVERIFY(ofSplit(*divided, Split::validation).empty());

        const auto kept = seriesShippedBy(*project, series->shippedRun);
        QVERIFY(kept.ok() && kept->has_value());
        QCOMPARE(seriesToJson(**kept), seriesToJson(*series));
        QVERIFY(!seriesShippedBy(*project, series->members[0].run)->has_value());

        // The test images are still to be looked at, once.
        const auto test =
            runs::evaluateRun(*project, series->shippedRun, Split::test, {}, systemFileLayer(), {});
        QVERIFY(test.ok() && test->baseline);
        QCOMPARE(test->testEvaluations, 1);
    }

    void seedsShipTheFirst() {
        auto project = project::Project::open(makeProject("seeds"));
        const auto series = run(*project, {2, 0});
        QVERIFY2(series.ok(), series.ok() ? "" : series.error().detail.c_str());
        QCOMPARE(series->members.size(), std::size_t(2));
        QCOMPARE(series->members[0].seed, std::uint64_t(5));
        QCOMPARE(series->members[1].seed, std::uint64_t(6));
        QCOMPARE(series->shippedRun, series->members[0].run);
        QCOMPARE(series->pooled.size(), std::size_t(1));
        const auto mean = (series->members[0].figures.at("auc") + series->members[1].figures.at("auc")) / 2;
        QVERIFY(std::abs(series->pooled.at("auc").value - mean) < 1e-9);
        QVERIFY(!series->aucWithinFolds && series->auc().value == series->pooled.at("auc").value);
        // The epochs were chosen by these images, which so never show the adapter to be better.
        for (const Message& m : series->notices)
            QVERIFY(!m.is(kBetterThanBaseline) && !m.is(kNotShownBetter));
        // Judged by what the epoch was chosen by: the same figure.
        QVERIFY(std::abs(series->members[1].validationAuc - series->members[1].figures.at("auc")) < 1e-9);

        // A member is an ordinary run: it was compared with the baseline, as an evaluation does.
        const auto val =
            runs::evaluateRun(*project, series->shippedRun, Split::validation, {}, systemFileLayer(), {});
        QVERIFY(val.ok() && val->baseline && series->shipped.baseline);
        const auto &then = series->shipped.baseline->adapterMinusThis, &now = val->baseline->adapterMinusThis;
        QVERIFY(std::abs(then.value - now.value) < 1e-9 && std::abs(then.low - now.low) < 1e-9);
        QVERIFY(std::abs(series->members[0].baselineAuc - val->baseline->estimates.at("auc").value) < 1e-9);
        QVERIFY(std::abs(now.value - (val->estimates.at("auc").value - series->members[0].baselineAuc)) <
                1e-9);

        // A second series is another one, though of the same settings; to continue means the unfinished.
        const auto again = run(*project, {2, 0}, true);
        QVERIFY(again.ok());
        QCOMPARE(again->id, series->id + 1);
        QCOMPARE(project->runs()->size(), std::size_t(4));
        for (std::size_t i = 0; i < 2; ++i) QVERIFY(again->members[i].figures == series->members[i].figures);
    }

    void interruptedItGoesOnAtTheUnfinishedMember() {
        auto project = project::Project::open(makeProject("interrupted"));
        beginAndCancel(*project, {1, 3}, 2);
        QCOMPARE(project->runs()->size(), std::size_t(2));
        SeriesOutcome continued, undisturbed;
        goOn(*project, {2, 3, 4}, continued, undisturbed);
        QCOMPARE(project->runs()->size(), std::size_t(4));
    }

    void aDeletedMemberStaysFinished() {
        auto project = project::Project::open(makeProject("deleted"));
        beginAndCancel(*project, {1, 3}, 2);
        QVERIFY(project->removeRun(project->runs()->front().id).ok());
        SeriesOutcome continued, undisturbed;
        goOn(*project, {2, 3, 4}, continued, undisturbed);
        if (QTest::currentTestFailed()) return;
        QVERIFY(continued.members[0].deleted && !continued.members[1].deleted);
        QVERIFY(seriesToJson(continued).find("\"deleted\":true") != std::string::npos);
        QCOMPARE(continued.images, undisturbed.images);
        QCOMPARE(continued.pooled.at("auc").value, undisturbed.pooled.at("auc").value);
        QCOMPARE(continued.pooled.at("auc").low, undisturbed.pooled.at("auc").low);
    }

    void aSeriesOutlivesTheRunItShips() {
        auto project = project::Project::open(makeProject("shipped"));
        const auto series = run(*project, {2, 0});
        QVERIFY(series.ok());
        QVERIFY(project->removeRun(series->shippedRun).ok());
        const auto kept = seriesOutcome(*project, series->id);
        QVERIFY(kept.ok() && kept->has_value());
        QVERIFY((*kept)->members[0].deleted && !(*kept)->members[1].deleted);
        QVERIFY((*kept)->members[0].figures == series->members[0].figures);
        // It is at its end: to go on is to begin another, under a number of its own, whatever is deleted.
        QVERIFY(project->removeRun(series->members[1].run).ok());
        const auto next = run(*project, {2, 0}, true);
        QVERIFY(next.ok());
        QCOMPARE(next->id, series->id + 1);
        QCOMPARE(next->members.size(), std::size_t(2));
        QVERIFY(!next->members[0].deleted);
    }

    void theNextSeedIsShippedWhereTheFirstIsDeleted() {
        auto project = project::Project::open(makeProject("next"));
        beginAndCancel(*project, {3, 0}, 3);
        QVERIFY(project->removeRun(project->runs()->front().id).ok());
        const auto series = run(*project, {3, 0}, true);
        QVERIFY2(series.ok(), series.ok() ? "" : series.error().detail.c_str());
        QCOMPARE(series->shippedRun, series->members[1].run);
        QVERIFY(std::filesystem::exists(series->shipped.adapterPath));
        QVERIFY(seriesShippedBy(*project, series->shippedRun)->has_value());
    }

    void whatAnEarlierVersionKeptIsRead() {
        auto project = project::Project::open(makeProject("earlier"));
        const auto series = run(*project, {2, 0});
        QVERIFY(series.ok());
        std::filesystem::rename(project->folder() + "/runs/series-1.json",
                                project->runFolder(series->shippedRun) + "/series.json");
        const auto kept = seriesShippedBy(*project, series->shippedRun);
        QVERIFY(kept.ok() && kept->has_value());
        QCOMPARE(seriesToJson(**kept), seriesToJson(*series));
        QVERIFY(!seriesShippedBy(*project, series->members[1].run)->has_value());
        QCOMPARE(run(*project, {2, 0}, true)->id, 2);
    }

    void whatWasAdaptedGoesOn() {
        auto project = project::Project::open(makeProject("adapted"));
        RunSettings asked = settings();
        asked.store = adapter::StoreType::fp16;
        RunSettings adapted = asked;
        adapted.adapted.store = adapter::StoreType::int8;
        JobContext job;
        RunObserver observer;
        observer.onEpoch = [&](int, const training::EpochRecord&) { job.cancel.cancel(); };
        QVERIFY(!runSeries(*project, adapted, {2, 0}, false, systemFileLayer(), job, observer).ok());
        const auto series = runSeries(*project, asked, {2, 0}, true, systemFileLayer(), {});
        QVERIFY2(series.ok(), series.ok() ? "" : series.error().detail.c_str());
        QCOMPARE(series->id, 1);
        QCOMPARE(project->runs()->size(), std::size_t(2));
        for (const project::Run& r : *project->runs())
            QVERIFY(settingsFromJson(r.settingsJson)->store == adapter::StoreType::int8);
    }

    void aStopInterruptsASeriesAlsoInAPause() {
        auto project = project::Project::open(makeProject("stopped"));
        const JobContext job;
        RunObserver observer;
        observer.onStep = [&](const training::StepEvent&) { job.pause.pause(); };
        std::thread user([&] {
            while (!job.pause.holding()) std::this_thread::yield();
            observer.stop.cancel();
        });
        const auto stopped = run(*project, {2, 0}, false, job, observer);
        user.join();
        QVERIFY(!stopped.ok());
        QCOMPARE(stopped.error().code, ErrorCode::cancelled);
        QVERIFY(!job.cancel.cancelled());  // the caller's own token is the caller's to raise
        QCOMPARE(project->runs()->back().state, project::RunState::stopped);
        const auto series = run(*project, {2, 0}, true);
        QVERIFY2(series.ok(), series.ok() ? "" : series.error().detail.c_str());
        QCOMPARE(project->runs()->size(), std::size_t(2));
    }

    void wrongOptionsAreRefused_data() {
        QTest::addColumn<int>("seeds");
        QTest::addColumn<int>("folds");
        QTest::newRow("one seed is no series") << 1 << 0;
        QTest::newRow("two groups leave nothing to learn from") << 1 << 2;
        QTest::newRow("both") << 2 << 3;
    }
    void wrongOptionsAreRefused() {
        QFETCH(const int, seeds);
        QFETCH(const int, folds);
        auto project = project::Project::open(m_folder.path("folds/spots.fovea"));
        const auto refused = run(*project, {seeds, folds});
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::invalidArgument);
    }

    void settingsSurvive() {
        RunSettings s = settings();
        s.assigned.fold = Fold{2, 3};
        s.assigned.heldOut = Fold{1, 3};
        s.assigned.allForEpochs = 7;
        s.balance = Balance::automatic;
        s.ordinal = Ordinal::on;
        s.patience = 4;
        s.assigned.series = SeriesPosition{3, SeriesKind::crossValidation, 2, 4};
        const auto back = settingsFromJson(settingsToJson(s));
        QVERIFY(back.ok());
        QVERIFY(*back == s);
    }

    void aGroupCannotBeBothHeldOutAndChosenBy() {
        auto project = project::Project::open(m_folder.path("folds/spots.fovea"));
        RunSettings s = settings();
        s.fold = s.assigned.heldOut = Fold{1, 3};
        QCOMPARE(resolve(*project, s).error().code, ErrorCode::invalidArgument);
        s.fold.reset();
        QCOMPARE(resolve(*project, s).error().code, ErrorCode::invalidArgument);
    }
};

QTEST_GUILESS_MAIN(TestSeries)
#include "test_series.moc"
