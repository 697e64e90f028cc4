#include "base/parallel.h"

#include <QTest>
#include <atomic>
#include <memory>
#include <thread>
#include <vector>

#include "base/byte_budget.h"

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

    void fewerRunAtOnceWhereTheyNeedMuch() {
        JobContext job;
        job.images = std::make_shared<ByteBudget>(100);
        for (const int needed : {30, 60, 1000}) {
            std::vector<std::atomic<int>> done(50);
            ProgressMeter meter(job, Stage::import, 50);
            const auto bytes = [&](std::size_t) { return std::uint64_t(needed); };
            QVERIFY(inParallel(50, meter, job, bytes, [&](std::size_t i) { ++done[i]; }).ok());
            for (const auto& times : done) QCOMPARE(times.load(), 1);
            // The one that alone needs more than there is goes alone.
            QVERIFY(job.images->mostBytes() <= std::uint64_t(std::max(needed, 100)));
        }
        job.images = std::make_shared<ByteBudget>(100);
        ProgressMeter meter(job, Stage::import, 50);
        QVERIFY(inParallel(
                    50, meter, job, [](std::size_t) { return std::uint64_t(51); }, [](std::size_t) {})
                    .ok());
        QCOMPARE(job.images->mostShares(), 1);
    }
};

QTEST_GUILESS_MAIN(TestParallel)
#include "test_parallel.moc"
