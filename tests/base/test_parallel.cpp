#include "base/parallel.h"

#include <QTest>
#include <atomic>
#include <thread>
#include <vector>

using namespace fovea;

class TestParallel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void doesEachItemOnceAndReportsTheLast() {
        for (const std::size_t count : {0u, 1u, 7u, 1000u}) {
            std::vector<std::atomic<int>> done(count);
            JobContext job;
            Progress last;
            const std::thread::id caller = std::this_thread::get_id();
            bool here = true;
            job.progress = [&](const Progress& p) {
                last = p;
                here = here && std::this_thread::get_id() == caller;
            };
            ProgressMeter meter(job, Stage::import, std::int64_t(count));
            QVERIFY(inParallel(count, meter, job, [&](std::size_t i) { ++done[i]; }).ok());
            for (const auto& times : done) QCOMPARE(times.load(), 1);
            QCOMPARE(last.done, std::int64_t(count));
            QCOMPARE(last.stage, Stage::import);
            QVERIFY(here);
        }
    }

    void beginsNothingAfterCancelling() {
        JobContext job;
        std::atomic<int> begun = 0;
        ProgressMeter meter(job, Stage::import, 100000);
        const auto result = inParallel(100000, meter, job, [&](std::size_t) {
            ++begun;
            job.cancel.cancel();
        });
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::cancelled);
        // One a thread at most: those that were under way.
        QVERIFY(begun >= 1);
        QVERIFY(begun <= int(std::max(1u, std::thread::hardware_concurrency())));
    }
};

QTEST_GUILESS_MAIN(TestParallel)
#include "test_parallel.moc"
