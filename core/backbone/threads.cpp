#include "backbone/threads.h"

#include <ATen/Parallel.h>
#include <omp.h>

#include <mutex>

#include "base/platform/platform.h"

namespace fovea::backbone {

namespace {

template <class Function>
Function* openBlas(const char* name) {
    return reinterpret_cast<Function*>(platform::loadedSymbol(name));
}

/// Whether OpenBLAS uses OpenMP's threads, as torch and oneDNN do: as many as the calling thread's
/// number says. With threads of its own, torch's, once they are more than one, wait in a loop on the
/// processors that it needs.
bool blasSharesThreads() {
    constexpr int kOpenMp = 2;
    static auto* const parallel = openBlas<int()>("openblas_get_parallel");
    return parallel && parallel() == kOpenMp;
}

/// An OpenBLAS with threads of its own has one number of them for the whole process: it is one as
/// long as anybody needs that.
class OwnBlasThreads {
public:
    static OwnBlasThreads& instance() {
        static OwnBlasThreads only;
        return only;
    }
    void hold() {
        const std::lock_guard lock(m_mutex);
        if (m_holders++ > 0 || !m_get || !m_set) return;
        m_before = m_get();
        if (m_before > 1) m_set(1);
    }
    void release() {
        const std::lock_guard lock(m_mutex);
        if (--m_holders == 0 && m_before > 1) m_set(m_before);
    }

private:
    int (*const m_get)() = openBlas<int()>("openblas_get_num_threads");
    void (*const m_set)(int) = openBlas<void(int)>("openblas_set_num_threads");
    std::mutex m_mutex;
    int m_holders = 0, m_before = 0;
};

/// OpenMP's number of the calling thread, which torch, too, goes by. At a thread's first operation torch
/// sets it to the number of the process; asking torch for it gets that over with, so that what is set
/// afterwards holds.
int ompThreads() {
    return at::get_num_threads();
}

thread_local int t_wanted = 0;

}  // namespace

int threadsFor(int wanted) {
    return wanted > 0 ? wanted : omp_get_num_procs();
}

int setThreads(int wanted) {
    const int before = ompThreads();
    static const int usual = before;
    t_wanted = wanted;
    // at::set_num_threads() would set it for threads, too, that are at work for somebody else.
    omp_set_num_threads(wanted > 0 || blasSharesThreads() ? threadsFor(wanted) : usual);
    return kernelThreads();
}

int kernelThreads() {
    return omp_in_parallel() ? 1 : threadsFor(t_wanted);
}

Threads::Threads(int wanted) : m_kernels(t_wanted), m_torch(ompThreads()) {
    setThreads(wanted);
}
Threads::~Threads() {
    t_wanted = m_kernels;
    omp_set_num_threads(m_torch);
}

SingleThreaded::SingleThreaded() : m_before(ompThreads()) {
    omp_set_num_threads(1);
    if (!blasSharesThreads()) OwnBlasThreads::instance().hold();
}
SingleThreaded::~SingleThreaded() {
    if (!blasSharesThreads()) OwnBlasThreads::instance().release();
    omp_set_num_threads(m_before);
}

}  // namespace fovea::backbone
