#include "base/byte_budget.h"

#include <QTest>
#include <atomic>
#include <barrier>
#include <thread>
#include <vector>

#include "base/random.h"

using namespace fovea;

class TestByteBudget : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void neverMoreThanThereIs();
    void severalAtOnceWhereThereIsRoom();
    void oneAlwaysGoes();
    void aLargeOneIsNotPassedOver();
    void freeMemoryIsKnown();
};

namespace {

void awaitWaiting(const ByteBudget& budget, int threads) {
    while (budget.waiting() < threads) std::this_thread::yield();
}

}  // namespace

void TestByteBudget::neverMoreThanThereIs() {
    ByteBudget budget(100);
    std::atomic<int> taken = 0, most = 0;
    {
        std::vector<std::jthread> threads;
        for (std::uint64_t t = 0; t < 8; ++t)
            threads.emplace_back([&, t] {
                Random random(t);
                for (int i = 0; i < 300; ++i) {
                    const int bytes = int(random.below(50));
                    const ByteBudget::Share share(budget, std::uint64_t(bytes));
                    const int now = taken += bytes;
                    for (int seen = most; seen < now && !most.compare_exchange_weak(seen, now);) {
                    }
                    std::this_thread::yield();
                    taken -= bytes;
                }
            });
    }
    QVERIFY2(most <= 100, std::to_string(most).c_str());
    QVERIFY(budget.mostBytes() <= 100);
    QCOMPARE(budget.waiting(), 0);
}

void TestByteBudget::severalAtOnceWhereThereIsRoom() {
    ByteBudget budget(100);
    // None goes on until both have their share.
    std::barrier both(2);
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 2; ++t)
            threads.emplace_back([&] {
                const ByteBudget::Share share(budget, 50);
                both.arrive_and_wait();
            });
    }
    QCOMPARE(budget.mostShares(), 2);
    QCOMPARE(budget.mostBytes(), std::uint64_t(100));
}

void TestByteBudget::oneAlwaysGoes() {
    ByteBudget budget(100);
    std::jthread other;
    {
        const ByteBudget::Share share(budget, 5000);
        other = std::jthread([&] { const ByteBudget::Share small(budget, 1); });
        awaitWaiting(budget, 1);
    }
    other.join();
    QCOMPARE(budget.mostShares(), 1);
    QCOMPARE(budget.mostBytes(), std::uint64_t(5000));
}

void TestByteBudget::aLargeOneIsNotPassedOver() {
    ByteBudget budget(100);
    std::atomic<int> order = 0, large = 0, small = 0;
    std::jthread first, second;
    {
        const ByteBudget::Share share(budget, 50);
        first = std::jthread([&] {
            const ByteBudget::Share asked(budget, 90);
            large = ++order;
        });
        awaitWaiting(budget, 1);
        // It would fit, but came later.
        second = std::jthread([&] {
            const ByteBudget::Share asked(budget, 20);
            small = ++order;
        });
        awaitWaiting(budget, 2);
    }
    first.join();
    second.join();
    QCOMPARE(large.load(), 1);
    QCOMPARE(small.load(), 2);
}

void TestByteBudget::freeMemoryIsKnown() {
    QVERIFY(ByteBudget::bytesOfFreeMemory() > 0);
}

QTEST_APPLESS_MAIN(TestByteBudget)
#include "test_byte_budget.moc"
