#include <QTest>
#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

#include "base/job_context.h"

using namespace fovea;

class TestJobContext : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDefaultContextDoesNothing();
    void copiesShareTheCancelFlag();
    void cancelReachesAnotherThread();
    void aLinkedTokenFollowsEachOfItsTokens_data();
    void aLinkedTokenFollowsEachOfItsTokens();
    void aLinkedTokenLeavesItsTokensAsTheyAre();
    void aLinkedTokenOutlivesThoseWhoMadeIt();
    void aPartOfAJobHasOneMoreReasonToEnd();
    void reportsFirstAndLast();
    void reportsSeldom();
    void estimatesFromThisSittingAlone();
    void anUnknownTotalHasNoEstimate();
    void nothingLeftToDo();
    void aPauseHoldsTheJobUntilItIsOver();
    void aPausedJobCanBeCancelled();
    void whatCancelsAPartEndsItsPause();
    void pausesAreNoPartOfTheThroughput();
};

namespace {

struct Recorder {
    std::vector<Progress> reports;
    JobContext job;
    Recorder() {
        job.progress = [this](const Progress& p) { reports.push_back(p); };
    }
};

}  // namespace

void TestJobContext::aDefaultContextDoesNothing() {
    const JobContext job;
    job.report({});
    job.say("nobody listens");
    QVERIFY(job.check().ok());
    ProgressMeter meter(job, Stage::import, 2);
    meter.advance(2);
}

void TestJobContext::copiesShareTheCancelFlag() {
    const JobContext job;
    const JobContext copy = job;  // NOLINT(performance-unnecessary-copy-initialization)
    const CancelToken held = job.cancel;
    held.cancel();
    QVERIFY(copy.cancel.cancelled());
    QCOMPARE(copy.check().error().code, ErrorCode::cancelled);
    QVERIFY(JobContext().check().ok());  // others are untouched
}

void TestJobContext::cancelReachesAnotherThread() {
    const JobContext job;
    Result<void> seen;
    std::thread worker([&] {
        while ((seen = job.check()).ok()) std::this_thread::yield();
    });
    job.cancel.cancel();
    worker.join();
    QCOMPARE(seen.error().code, ErrorCode::cancelled);
}

void TestJobContext::aLinkedTokenFollowsEachOfItsTokens_data() {
    QTest::addColumn<int>("which");
    QTest::newRow("the first") << 0;
    QTest::newRow("the second") << 1;
    QTest::newRow("one of a linked one") << 2;
    QTest::newRow("itself") << 3;
}

void TestJobContext::aLinkedTokenFollowsEachOfItsTokens() {
    QFETCH(const int, which);
    const CancelToken first, second, third;
    const CancelToken linked = CancelToken::any({first, CancelToken::any({second, third})});
    const CancelToken copy = linked;  // NOLINT(performance-unnecessary-copy-initialization)
    QVERIFY(!linked.cancelled());
    const CancelToken all[] = {first, second, third, linked};
    all[which].cancel();
    QVERIFY(linked.cancelled());
    QVERIFY(copy.cancelled());
}

void TestJobContext::aLinkedTokenLeavesItsTokensAsTheyAre() {
    const CancelToken first, second;
    const CancelToken linked = CancelToken::any({first, second});
    linked.cancel();
    QVERIFY(!first.cancelled());
    second.cancel();
    QVERIFY(!first.cancelled());
}

void TestJobContext::aLinkedTokenOutlivesThoseWhoMadeIt() {
    CancelToken linked;
    CancelToken held;
    {
        const CancelToken first;
        held = first;
        linked = CancelToken::any({first});
    }
    QVERIFY(!linked.cancelled());
    held.cancel();
    QVERIFY(linked.cancelled());
    QVERIFY(!CancelToken::any({}).cancelled());
}

void TestJobContext::aPartOfAJobHasOneMoreReasonToEnd() {
    const JobContext job;
    const CancelToken reason;
    const JobContext part = job.alsoCancelledBy(reason);
    QVERIFY(part.check().ok());
    reason.cancel();
    QCOMPARE(part.check().error().code, ErrorCode::cancelled);
    QVERIFY(job.check().ok());
    job.cancel.cancel();
    QCOMPARE(job.alsoCancelledBy({}).check().error().code, ErrorCode::cancelled);
}

void TestJobContext::reportsFirstAndLast() {
    Recorder recorder;
    ProgressMeter meter(recorder.job, Stage::preload, 3);
    QCOMPARE(recorder.reports.size(), std::size_t(1));
    QCOMPARE(recorder.reports.front().stage, Stage::preload);
    QCOMPARE(recorder.reports.front().done, std::int64_t(0));
    QCOMPARE(recorder.reports.front().total, std::int64_t(3));
    QVERIFY(recorder.reports.front().secondsLeft < 0);
    for (int i = 0; i < 3; ++i) meter.advance();
    QCOMPARE(recorder.reports.back().done, std::int64_t(3));
    QCOMPARE(recorder.reports.back().secondsLeft, 0.0);
}

void TestJobContext::reportsSeldom() {
    Recorder recorder;
    const auto started = std::chrono::steady_clock::now();
    ProgressMeter meter(recorder.job, Stage::import, 100'000);
    for (int i = 0; i < 100'000; ++i) meter.advance();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
    QVERIFY(double(recorder.reports.size()) <= 2 + took.count() / 0.05);
    QCOMPARE(recorder.reports.back().done, std::int64_t(100'000));
    for (std::size_t i = 1; i < recorder.reports.size(); ++i)
        QVERIFY(recorder.reports[i].done > recorder.reports[i - 1].done);
}

void TestJobContext::estimatesFromThisSittingAlone() {
    // 90 of 100 were done before: the pace is that of the five done now.
    Recorder recorder;
    const auto started = std::chrono::steady_clock::now();
    ProgressMeter meter(recorder.job, Stage::preload, 100, 90);
    QCOMPARE(recorder.reports.front().done, std::int64_t(90));
    meter.advance(5);
    while (recorder.reports.size() < 2) meter.advance(0);  // until the next report is due
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
    QCOMPARE(recorder.reports.back().done, std::int64_t(95));
    const double left = recorder.reports.back().secondsLeft;
    QVERIFY2(left >= 0.05 && left <= took.count() + 1e-3, std::to_string(left).c_str());
}

void TestJobContext::anUnknownTotalHasNoEstimate() {
    Recorder recorder;
    ProgressMeter meter(recorder.job, Stage::import, 0);
    while (recorder.reports.size() < 2) meter.advance();
    QVERIFY(recorder.reports.back().secondsLeft < 0);
}

void TestJobContext::nothingLeftToDo() {
    Recorder recorder;
    const ProgressMeter meter(recorder.job, Stage::preload, 5, 5);
    QCOMPARE(recorder.reports.size(), std::size_t(1));
    QCOMPARE(recorder.reports.back().done, std::int64_t(5));
}

void TestJobContext::aPauseHoldsTheJobUntilItIsOver() {
    const JobContext job;
    job.pause.pause();
    std::atomic<bool> passed = false;
    std::thread worker([&] {
        QVERIFY(job.check().ok());
        passed = true;
    });
    QTRY_VERIFY(job.pause.holding());
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    const bool heldUp = !passed;
    job.pause.resume();
    worker.join();
    QVERIFY(heldUp);
    QVERIFY(passed);
    QVERIFY(!job.pause.holding());
    QVERIFY(job.pause.pausedSeconds() >= 0.05);
}

void TestJobContext::aPausedJobCanBeCancelled() {
    const JobContext job;
    job.pause.pause();
    std::thread worker([&] { QCOMPARE(job.check().error().code, ErrorCode::cancelled); });
    QTRY_VERIFY(job.pause.holding());
    job.cancel.cancel();
    worker.join();
}

void TestJobContext::whatCancelsAPartEndsItsPause() {
    const JobContext job;
    const CancelToken reason;
    job.pause.pause();
    std::thread worker(
        [&] { QCOMPARE(job.alsoCancelledBy(reason).check().error().code, ErrorCode::cancelled); });
    QTRY_VERIFY(job.pause.holding());
    reason.cancel();
    worker.join();
    QVERIFY(!job.cancel.cancelled());
}

void TestJobContext::pausesAreNoPartOfTheThroughput() {
    Recorder recorder;
    const auto started = std::chrono::steady_clock::now();
    ProgressMeter meter(recorder.job, Stage::train, 100);
    recorder.job.pause.pause();
    std::thread worker([&] { QVERIFY(recorder.job.check().ok()); });
    QTRY_VERIFY(recorder.job.pause.holding());
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    recorder.job.pause.resume();
    worker.join();
    meter.advance(50);
    while (recorder.reports.size() < 2) meter.advance(0);  // until the next report is due
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
    const double paused = recorder.job.pause.pausedSeconds();
    QVERIFY(paused > 0.2);
    // As much is left as is done, and that took what passed without the pause.
    QVERIFY(recorder.reports.back().secondsLeft <= took.count() - paused + 1e-3);
}

QTEST_APPLESS_MAIN(TestJobContext)
#include "test_job_context.moc"
