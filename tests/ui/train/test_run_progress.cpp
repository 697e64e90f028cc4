// How a run stands, from what it tells: rates, time left, best epoch, curves. Time is told, too.
#include <QSignalSpy>
#include <QTest>
#include <cmath>
#include <limits>

#include "train/run_progress.h"

using namespace fovea;
using namespace fovea::ui;

namespace {
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

RunRequest request(int epochs = 4, int batch = 8, runs::SeriesOptions series = {}) {
    RunRequest r;
    r.settings.epochs = epochs;
    r.settings.batch = batch;
    r.series = series;
    return r;
}

RunFeed::News epochs(std::vector<training::EpochRecord> records, int first = 0) {
    RunFeed::News news;
    for (std::size_t i = 0; i < records.size(); ++i) news.epochs.emplace_back(first + int(i), records[i]);
    return news;
}

RunFeed::News steps(std::int64_t first, std::int64_t last, std::int64_t all) {
    RunFeed::News news;
    for (std::int64_t i = first; i < last; ++i)
        news.steps.push_back({0, i, all, 1.0 / double(i + 1), 1e-3, 1.0});
    return news;
}
}  // namespace

class TestRunProgress : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void beginsWithNothing() {
        RunProgress p;
        p.begin(request(6), {}, false);
        QCOMPARE(p.figures().epochs, 6);
        QCOMPARE(p.figures().epoch, 0);
        QVERIFY(std::isnan(p.figures().auc));
        QVERIFY(p.figures().secondsLeft < 0);
        QCOMPARE(p.curves().plannedEpochs, 6);
        QVERIFY(p.log().isEmpty());
    }

    void aReadOutHasNothingToCount() {
        RunProgress p;
        p.begin(request(0), {}, false);
        QVERIFY(p.figures().readOutAlone);
        p.begin(request(1), {}, false);
        QVERIFY(!p.figures().readOutAlone);
        p.take(Progress{Stage::preload, 3, 4, 1}, 0);
        p.take(Progress{Stage::train, 0, 4, 1}, 1);
        QCOMPARE(p.log(),
                 QStringList({QStringLiteral("Reading 1 image once."),
                              QStringLiteral("Learning: 1 epoch, a pass over all training images.")}));
    }

    /// The mean of the last five seconds: images, not steps.
    void throughputIsThatOfTheLastSeconds() {
        RunProgress p;
        p.begin(request(4, 8), {}, false);
        const auto at = [&](Stage stage, std::int64_t done, double seconds) {
            p.take(Progress{stage, done, 1000, 10}, seconds);
            return p.figures().imagesPerSecond;
        };
        QCOMPARE(at(Stage::preload, 0, 0.0), 0.0);
        QCOMPARE(at(Stage::preload, 1, 0.1), 0.0);  // too short to say
        QCOMPARE(at(Stage::preload, 20, 1.0), 20.0);
        at(Stage::preload, 120, 2.0);
        QCOMPARE(at(Stage::preload, 620, 7.0), 100.0);  // the first second is forgotten
        QCOMPARE(at(Stage::train, 0, 7.5), 0.0);        // another stage begins anew
        QCOMPARE(at(Stage::train, 10, 8.5), 80.0);      // ten steps of eight images
        QCOMPARE(at(Stage::train, 10, 8.5), 80.0);      // while it stands still
        QCOMPARE(p.log().size(), 2);
        QVERIFY(p.log()[0].startsWith(QStringLiteral("Reading ")));
        QVERIFY(p.log()[1].contains(QStringLiteral("4 epochs")));
    }

    /// Reading is followed by learning, of each training of a series.
    void timeLeftOfReadingHasTheLearning() {
        const Progress reading{Stage::preload, 10, 100, 30}, learning{Stage::train, 10, 100, 30};
        RunProgress p;
        p.begin(request(), {}, false);
        p.take(reading, 1);
        QCOMPARE(p.figures().secondsLeft, 30.0);
        p.begin(request(), runs::RunEstimate{40, 200}, false);
        p.take(reading, 1);
        QCOMPARE(p.figures().secondsLeft, 230.0);
        p.take(learning, 2);
        QCOMPARE(p.figures().secondsLeft, 30.0);
        p.begin(request(4, 8, {.folds = 3}), runs::RunEstimate{40, 200}, false);
        p.take(reading, 1);
        QCOMPARE(p.figures().secondsLeft, 830.0);
    }

    /// As the training itself chooses it: the AUC, the loss among equals.
    void theBestEpochIsTheTrainingsOwn() {
        RunProgress p;
        p.begin(request(6), {}, false);
        p.take(epochs({{0.9, 0.8, 0.70}}));
        QCOMPARE(p.figures().bestEpoch, 1);
        p.take(epochs({{0.8, 0.7, 0.90}, {0.7, 0.75, 0.90}}, 1));
        QCOMPARE(p.figures().bestEpoch, 2);  // no lower loss
        p.take(epochs({{0.6, 0.65, 0.90}, {0.5, 0.1, 0.85}}, 3));
        QCOMPARE(p.figures().bestEpoch, 4);
        QCOMPARE(p.figures().auc, 0.90);
        QCOMPARE(p.curves().bestEpoch, 4);
        QCOMPARE(p.figures().epoch, 5);
        QCOMPARE(p.log().size(), 5);
    }

    void withoutValidationImagesThereIsNone() {
        RunProgress p;
        p.begin(request(2), {}, false);
        p.take(epochs({{0.9, kNone, kNone}, {0.8, kNone, kNone}}));
        QCOMPARE(p.figures().bestEpoch, 0);
        QVERIFY(std::isnan(p.figures().auc));
        QCOMPARE(p.figures().epoch, 2);
        QVERIFY(!p.log().last().contains(QStringLiteral("validation")));
    }

    void curvesAreThinnedNotCut() {
        RunProgress p;
        p.begin(request(4), {}, false);
        for (int i = 0; i < 40; ++i) p.take(steps(100 * i, 100 * (i + 1), 4000));
        QVERIFY(p.curves().steps.size() <= 900 && p.curves().steps.size() > 300);
        QVERIFY(p.curves().steps.front().first < 0.01);
        QVERIFY(p.curves().steps.back().first > 3.9);
        QCOMPARE(p.curves().rates.size(), p.curves().steps.size());
    }

    /// What was stopped in this session stays in view; of one from an earlier session it comes from disk.
    void goesOnWhereItStood() {
        RunProgress p;
        p.begin(request(4), {}, false);
        p.take(steps(0, 10, 40));
        p.take(epochs({{0.9, 0.8, 0.75}}));
        p.look(12);
        p.begin(request(4), {}, true);
        QCOMPARE(p.figures().epoch, 1);
        QCOMPARE(p.figures().bestEpoch, 1);
        QCOMPARE(p.figures().auc, 0.75);
        QCOMPARE(p.curves().steps.size(), std::size_t(10));
        p.look(3);
        QCOMPARE(p.figures().elapsedSeconds, 15.0);

        p.begin(request(4), {}, false);
        QVERIFY(p.curves().epochs.empty());
        RunFeed::News earlier;
        earlier.earlier = RunFeed::Earlier{{0.9, 0.8, 0.7}, {{0.9, 0.8, 0.75}}, 60};
        p.take(earlier);
        QCOMPARE(p.figures().epoch, 1);
        QVERIFY(p.curves().steps.empty());  // until a step says how many an epoch has
        p.take(steps(3, 4, 8));
        QCOMPARE(p.curves().steps.size(), std::size_t(4));
        QCOMPARE(p.curves().steps.front().first, 0.5);
        p.look(1);
        QCOMPARE(p.figures().elapsedSeconds, 61.0);
    }

    void aMemberOfASeriesBeginsAnew() {
        RunProgress p;
        p.begin(request(4, 8, {.seeds = 3}), {}, false);
        p.take(steps(0, 10, 40));
        p.take(epochs({{0.9, 0.8, 0.75}}));
        RunFeed::News next;
        next.member = runs::SeriesPosition{1, runs::SeriesKind::seeds, 2, 3};
        p.take(next);
        QCOMPARE(p.figures().member, 2);
        QCOMPARE(p.figures().members, 3);
        QCOMPARE(p.figures().epoch, 0);
        QVERIFY(std::isnan(p.figures().auc));
        QVERIFY(p.curves().steps.empty() && p.curves().epochs.empty());
        QCOMPARE(p.log().last(), QStringLiteral("Training 2 of 3 begins."));
    }

    void aSideNetworkBeginsAnew() {
        RunProgress p;
        p.begin(request(), {}, false);
        p.take(steps(0, 10, 40));
        p.take(epochs({{0.9, 0.8, 0.75}}));
        RunFeed::News next;
        next.sideNetwork = {2, 3};
        next.earlier = RunFeed::Earlier{{0.9, 0.8}, {{0.7, 0.6, 0.85}}, 60};  // it was interrupted
        p.take(next);
        QCOMPARE(p.figures().sideNetwork, 2);
        QCOMPARE(p.figures().sideNetworks, 3);
        QVERIFY(p.curves().steps.empty());
        QCOMPARE(p.curves().epochs.size(), std::size_t(1));
        QCOMPARE(p.figures().auc, 0.85);
        QVERIFY(p.log().contains(QStringLiteral("Side network 2 of 3 begins.")));
        runs::RunOutcome outcome;
        outcome.epochs = 2;
        outcome.bestEpoch = 1;
        outcome.losses = {0.9, 0.8, 0.7, 0.6};
        outcome.validation = {{0.9, 0.8, 0.7}, {0.8, 0.7, 0.65}};
        outcome.sideNetworks = {{2, 1, 0.7}, {2, 2, 0.85}};
        outcome.auc = evaluation::Estimate{0.88, 0.8, 0.95};
        p.take(outcome, nullptr);
        QCOMPARE(p.figures().auc, 0.88);  // of what they say together
        QCOMPARE(p.curves().steps.size(), std::size_t(4));
        QVERIFY(p.curves().rates.empty());
    }

    /// The figures at every look, the curves not more than five times a second.
    void curvesAreShownNowAndThen() {
        RunProgress p;
        QSignalSpy changed(&p, &RunProgress::changed), curves(&p, &RunProgress::curvesChanged);
        p.begin(request(), {}, false);
        for (int i = 1; i <= 20; ++i) {
            p.take(steps(i - 1, i, 100));
            p.look(0.05 * i);
        }
        QCOMPARE(changed.count(), 20);
        QVERIFY2(curves.count() >= 4 && curves.count() <= 5, qPrintable(QString::number(curves.count())));
        QVERIFY(p.figures().memoryMb > 0);
        QCOMPARE(p.curves().memory.size(), std::size_t(2));  // every half second
    }

    void whatCameOfItReplacesWhatWasSeen() {
        RunProgress p;
        p.begin(request(4, 8, {.seeds = 3}), {}, false);
        p.take(steps(0, 10, 40));
        runs::RunOutcome outcome;
        outcome.epochs = 3;
        outcome.bestEpoch = 2;
        outcome.losses = {0.9, 0.8, 0.7, 0.6, 0.5, 0.4};
        outcome.validation = {{0.9, 0.8, 0.7}, {0.8, 0.7, 0.9}, {0.7, 0.75, 0.8}};
        runs::SeriesOutcome series;
        p.take(outcome, &series);
        QCOMPARE(p.figures().epoch, 3);
        QCOMPARE(p.figures().bestEpoch, 2);
        QCOMPARE(p.figures().auc, 0.9);
        QCOMPARE(p.curves().epochs.size(), std::size_t(3));
        QCOMPARE(p.curves().steps.size(), std::size_t(6));  // of the one to use, not of the last
        QVERIFY(p.curves().rates.empty());                  // nobody kept those
    }
};

QTEST_GUILESS_MAIN(TestRunProgress)
#include "test_run_progress.moc"
