#pragma once

#include <omp.h>

#include <exception>
#include <vector>

namespace fovea {

/// body(item, thread) for every item below `items`, shared out among `threads` OpenMP
/// threads, of which `thread` is the number; what it throws comes out here. Inside a
/// thread of another one the calling thread does all. For short computations; long work
/// with progress takes inParallel().
template <class Body>
void onThreads(int items, int threads, Body&& body) {
    std::exception_ptr thrown;
#pragma omp parallel for schedule(dynamic) num_threads(threads)
    for (int item = 0; item < items; ++item) {
        try {
            body(item, omp_get_thread_num());
        } catch (...) {
#pragma omp critical
            thrown = std::current_exception();
        }
    }
    if (thrown) std::rethrow_exception(thrown);
}

/// What each of `threads` works in, made of `shape`.
template <class Memory, class Shape>
std::vector<Memory> forEachThread(const Shape& shape, int threads) {
    std::vector<Memory> all;
    for (int i = 0; i < threads; ++i) all.emplace_back(shape);
    return all;
}

}  // namespace fovea
