#include <QTest>
#include <atomic>
#include <thread>
#include <vector>

#include "base/parallel.h"

using namespace fovea;

class TestParallel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void doesEveryItemOnce() {
        std::vector<std::atomic<int>> done(1000);
        QVERIFY(inParallel(done.size(), "work", {}, [&](std::size_t i) { ++done[i]; }).ok());
        for (const auto& times : done) QCOMPARE(times.load(), 1);
    }
    void nothingToDo() {
        QVERIFY(inParallel(0, "work", {}, [](std::size_t) { qFatal("there is no item"); }).ok());
    }
    void reportsOnTheCallersThread() {
        std::vector<Progress> reports;
        bool elsewhere = false;
        JobContext job;
        job.progress = [&, caller = std::this_thread::get_id()](const Progress& p) {
            elsewhere = elsewhere || std::this_thread::get_id() != caller;
            reports.push_back(p);
        };
        QVERIFY(inParallel(30, "work", job, [](std::size_t) {}).ok());
        QVERIFY(!elsewhere);
        QCOMPARE(reports.front().stage, std::string("work"));
        QCOMPARE(reports.back().done, 30);
        QCOMPARE(reports.back().total, 30);
    }
    void cancelEndsItBetweenItems() {
        JobContext job;
        std::atomic<int> done = 0;
        const auto ended = inParallel(100000, "work", job, [&](std::size_t) {
            if (++done == 10) job.cancel.cancel();
        });
        QCOMPARE(ended.error().code, ErrorCode::cancelled);
        QVERIFY(done < 100000);
    }
};

QTEST_APPLESS_MAIN(TestParallel)
#include "test_parallel.moc"
