#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <omp.h>
#include <QTest>

#include <atomic>
#include <thread>

#include "backbone/threads.h"
#include "base/on_threads.h"

using namespace fovea;
using namespace fovea::backbone;

/// Work of torch's, as layers have it.
static at::Tensor product(const at::Tensor& x, const at::Tensor& weight) {
    return at::gelu(at::linear(at::layer_norm(x, {x.size(-1)}), weight));
}

/// Who computes with how many threads.
class TestThreads : public QObject {
    Q_OBJECT
    at::Tensor m_x, m_weight, m_expected;

private Q_SLOTS:
    void initTestCase() {
        at::set_num_threads(2);  // Fovea never does; whatever else is in the process may
        at::manual_seed(1);
        m_x = at::randn({1, 217, 96});
        m_weight = at::randn({384, 96});
        const SingleThreaded single;
        m_expected = product(m_x, m_weight);
    }

    /// Torch sets a thread's number at its first operation.
    void aFreshThreadComputesAloneFromTheBeginning() {
        for (int i = 0; i < 5; ++i)
            std::thread([this] {
                const SingleThreaded single;
                QVERIFY(at::equal(product(m_x, m_weight), m_expected));
                QCOMPARE(omp_get_max_threads(), 1);
                QVERIFY(at::equal(product(m_x, m_weight), m_expected));
            }).join();
    }

    void anotherThreadsWorkGoesOnAsItWas() {
        const Threads set(3);
        int before = 0, meanwhile = 0, afterwards = 0;
        std::thread other([&] {
            const Threads own(2);
            before = omp_get_max_threads();
            std::thread([] {
                setThreads(5);
                const SingleThreaded single;
            }).join();
            meanwhile = omp_get_max_threads();
            { const SingleThreaded single; }
            afterwards = omp_get_max_threads();
        });
        other.join();
        QCOMPARE(before, 2);
        QCOMPARE(meanwhile, 2);
        QCOMPARE(afterwards, 2);
        QCOMPARE(kernelThreads(), 3);
    }

    void guardsInsideOfEachOther() {
        const Threads set(3);
        {
            const SingleThreaded outer;
            { const SingleThreaded inner; }
            QCOMPARE(omp_get_max_threads(), 1);
            QVERIFY(at::equal(product(m_x, m_weight), m_expected));
            QCOMPARE(kernelThreads(), 3);  // the engine's own kernels share their work all the same
        }
        QCOMPARE(omp_get_max_threads(), 3);
    }

    void manyAtOnceComeToTheSame() {
        std::atomic<int> others = 0;
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&, t] {
                setThreads(t + 1);
                for (int k = 0; k < 50; ++k) {
                    const SingleThreaded single;
                    others += !at::equal(product(m_x, m_weight), m_expected);
                }
            });
        for (std::thread& t : threads) t.join();
        QCOMPARE(others.load(), 0);
    }

    void sharedWorkIsComputedByOneThreadEach() {
        std::atomic<int> others = 0, more = 0;
        onThreads(40, 4, [&](int, int) {
            const SingleThreaded single;
            others += !at::equal(product(m_x, m_weight), m_expected);
            more += kernelThreads() != 1;
        });
        QCOMPARE(others.load(), 0);
        QCOMPARE(more.load(), 0);
    }

    void aWishComesToANumber() {
        QCOMPARE(threadsFor(7), 7);
        QCOMPARE(threadsFor(0), omp_get_num_procs());
        const int before = kernelThreads(), torchs = at::get_num_threads();
        {
            const Threads set(7);
            QCOMPARE(kernelThreads(), 7);
            QCOMPARE(at::get_num_threads(), 7);
        }
        QCOMPARE(kernelThreads(), before);
        QCOMPARE(at::get_num_threads(), torchs);
    }
};

QTEST_GUILESS_MAIN(TestThreads)
#include "test_threads.moc"
