// One job at a time; progress, log, result and failure arrive on the GUI thread.
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <atomic>
#include <stdexcept>
#include <thread>

#include "jobs/job_runner.h"

using namespace fovea;
using namespace fovea::ui;

class TestJobRunner : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void deliversTheResultOnThisThread();
    void runsOneAtATime();
    void cancelsAtTheNextPoint();
    void holdsStillUntilItGoesOn();
    void aPausedJobCanBeStoppedOrEnded();
    void exceptionsBecomeErrors();
    void progressIsCoalesced();
    void doneMayStartTheNext();
    void destructionCancelsAndWaits();
};

void TestJobRunner::deliversTheResultOnThisThread() {
    JobRunner jobs;
    QSignalSpy started(&jobs, &JobRunner::started), finished(&jobs, &JobRunner::finished);
    int value = 0;
    QThread* where = nullptr;
    QVERIFY(jobs.start<int>(
        QStringLiteral("Title"), [](const JobContext&) -> Result<int> { return 7; },
        [&](Result<int> r) {
            value = *r;
            where = QThread::currentThread();
        }));
    QCOMPARE(jobs.title(), QStringLiteral("Title"));
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(started.size(), 1);
    QCOMPARE(value, 7);
    QCOMPARE(where, QThread::currentThread());
    QVERIFY(!jobs.running());
}

void TestJobRunner::runsOneAtATime() {
    JobRunner jobs;
    std::atomic<bool> go = false;
    const auto wait = [&go](const JobContext&) -> Result<int> {
        while (!go) std::this_thread::yield();
        return 0;
    };
    QVERIFY(jobs.start<int>(QStringLiteral("a"), wait, [](Result<int>) {}));
    QVERIFY(!jobs.start<int>(QStringLiteral("b"), wait, [](Result<int>) {}));
    go = true;
    QTRY_VERIFY(!jobs.running());
}

void TestJobRunner::cancelsAtTheNextPoint() {
    JobRunner jobs;
    QSignalSpy asked(&jobs, &JobRunner::cancelRequested);
    std::optional<ErrorCode> code;
    QVERIFY(jobs.start<int>(
        QStringLiteral("a"),
        [](const JobContext& job) -> Result<int> {
            for (;;) FOVEA_CHECK(job.check());
        },
        [&](Result<int> r) { code = r.error().code; }));
    jobs.cancel();
    QVERIFY(jobs.cancelling());
    QCOMPARE(asked.size(), 1);
    QTRY_VERIFY(!jobs.running());
    QVERIFY(code == ErrorCode::cancelled);
}

void TestJobRunner::holdsStillUntilItGoesOn() {
    JobRunner jobs;
    QSignalSpy changed(&jobs, &JobRunner::pauseChanged);
    jobs.pause();  // nothing runs
    QCOMPARE(changed.size(), 0);
    std::atomic<int> steps = 0;
    QVERIFY(jobs.start<int>(
        QStringLiteral("a"),
        [&](const JobContext& job) -> Result<int> {
            for (;; ++steps) FOVEA_CHECK(job.check());
        },
        [](Result<int>) {}));
    QTRY_VERIFY(steps > 0);
    jobs.pause();
    QVERIFY(jobs.pauseWanted());
    QCOMPARE(changed.size(), 1);  // at once, whether it holds yet or not
    QTRY_COMPARE(changed.size(), 2);
    QVERIFY(jobs.holding());
    const int before = steps;
    QTest::qWait(60);
    QCOMPARE(int(steps), before);
    jobs.resume();
    QVERIFY(!jobs.pauseWanted() && !jobs.holding());
    QTRY_VERIFY(steps > before);
    QVERIFY(jobs.pausedSeconds() > 0);
    jobs.cancel();
    jobs.pause();  // too late
    QVERIFY(!jobs.pauseWanted());
    QTRY_VERIFY(!jobs.running());
}

void TestJobRunner::aPausedJobCanBeStoppedOrEnded() {
    for (const bool end : {false, true}) {
        JobRunner jobs;
        std::optional<Result<int>> result;
        const CancelToken early;
        QVERIFY(jobs.start<int>(
            QStringLiteral("a"),
            [early](const JobContext& job) -> Result<int> {
                while (!early.cancelled()) FOVEA_CHECK(job.check());
                return 5;
            },
            [&](Result<int> r) { result = std::move(r); }));
        QVERIFY(!jobs.canEndEarly());
        jobs.setEndEarly([early] { early.cancel(); });
        QVERIFY(jobs.canEndEarly());
        jobs.pause();
        QTRY_VERIFY(jobs.holding());
        end ? jobs.endEarly() : jobs.cancel();
        QTRY_VERIFY(result.has_value());
        QCOMPARE(result->ok(), end);
        if (end) QCOMPARE(**result, 5);
        QVERIFY(!jobs.canEndEarly() && !jobs.pauseWanted());
    }
}

void TestJobRunner::exceptionsBecomeErrors() {
    JobRunner jobs;
    std::optional<Error> error;
    QVERIFY(jobs.start<int>(
        QStringLiteral("a"),
        [](const JobContext&) -> Result<int> { throw std::runtime_error("no such luck"); },
        [&](Result<int> r) { error = r.error(); }));
    QTRY_VERIFY(error.has_value());
    QVERIFY(error->code == ErrorCode::internal);
}

void TestJobRunner::progressIsCoalesced() {
    JobRunner jobs;
    int reports = 0;
    std::int64_t last = 0;
    connect(&jobs, &JobRunner::progress, this, [&](const Progress& p) {
        ++reports;
        last = p.done;
    });
    QVERIFY(jobs.start<int>(
        QStringLiteral("a"),
        [](const JobContext& job) -> Result<int> {
            for (int i = 1; i <= 10000; ++i) job.report({Stage::train, i, 10000, 1});
            return 0;
        },
        [](Result<int>) {}));
    QTRY_VERIFY(!jobs.running());
    QCOMPARE(last, std::int64_t(10000));
    QVERIFY(reports < 100);
}

void TestJobRunner::doneMayStartTheNext() {
    JobRunner jobs;
    bool second = false;
    QVERIFY(jobs.start<int>(
        QStringLiteral("a"), [](const JobContext&) -> Result<int> { return 0; },
        [&](Result<int>) {
            QVERIFY(jobs.start<int>(
                QStringLiteral("b"), [](const JobContext&) -> Result<int> { return 0; },
                [&](Result<int>) { second = true; }));
        }));
    QTRY_VERIFY(second);
}

void TestJobRunner::destructionCancelsAndWaits() {
    std::atomic<bool> ended = false;
    bool done = false;
    {
        JobRunner jobs;
        QVERIFY(jobs.start<int>(
            QStringLiteral("a"),
            [&](const JobContext& job) -> Result<int> {
                while (!job.cancel.cancelled()) std::this_thread::yield();
                ended = true;
                return 0;
            },
            [&](Result<int>) { done = true; }));
    }
    QVERIFY(ended);
    QCoreApplication::processEvents();
    QVERIFY(!done);
}

QTEST_MAIN(TestJobRunner)
#include "test_job_runner.moc"
