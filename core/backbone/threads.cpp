#include "backbone/threads.h"

#include <ATen/Parallel.h>
#include <omp.h>

#include <atomic>

#include "base/platform/platform.h"

namespace fovea::backbone {

namespace {
template <class Function>
Function* openBlas(const char* name) {
    return reinterpret_cast<Function*>(platform::loadedSymbol(name));
}
void setBlasThreads(int threads) {
    static auto* const set = openBlas<void(int)>("openblas_set_num_threads");
    if (set) set(threads);
}
/// Whether OpenBLAS uses OpenMP's threads, as torch and oneDNN do. With threads of its own, torch's, once
/// they are more than one, wait in a loop on the processors that it needs.
bool blasSharesThreads() {
    constexpr int kOpenMp = 2;
    static auto* const parallel = openBlas<int()>("openblas_get_parallel");
    return parallel && parallel() == kOpenMp;
}
}  // namespace

SingleThreadedBlas::SingleThreadedBlas() {
    static auto* const get = openBlas<int()>("openblas_get_num_threads");
    if (get) m_before = get();
    if (m_before > 1) setBlasThreads(1);
}
SingleThreadedBlas::~SingleThreadedBlas() {
    if (m_before > 1) setBlasThreads(m_before);
}

namespace {
std::atomic<int> g_threads = 0;  // beside torch's own, which is one of the process, too
}

int setThreads(int threads) {
    static const int usual = at::get_num_threads();
    g_threads = threads;
    at::set_num_threads(threads > 0 || blasSharesThreads() ? kernelThreads() : usual);
    return kernelThreads();
}

int kernelThreads() {
    return g_threads > 0 ? int(g_threads) : omp_get_num_procs();
}

}  // namespace fovea::backbone
