#include "backbone/tensor_memory.h"

#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstring>
#include <exception>
#include <mutex>
#include <vector>

#include "base/platform/platform.h"

// Only torch built for CUDA has this allocator; its header needs the CUDA toolkit's.
#if defined(FOVEA_TORCH_CUDA) && __has_include(<cuda_runtime_api.h>)
#include <c10/cuda/CUDACachingAllocator.h>
#define FOVEA_CARD_MEMORY 1
#endif

namespace fovea::backbone {

namespace {

// Constant-initialised, so in order before the first tensor of any library.
constinit std::atomic<std::int64_t> g_held = 0, g_peak = 0;
constinit std::atomic<int> g_watching = 0;
at::Allocator* g_inner = nullptr;
at::DeleterFnPtr g_free = nullptr;

void raise(std::atomic<std::int64_t>& peak, std::int64_t held) {
    std::int64_t before = peak.load(std::memory_order_relaxed);
    while (held > before && !peak.compare_exchange_weak(before, held, std::memory_order_relaxed)) {
    }
}

/// Watches that live, and the lock for them.
struct Watches {
    std::mutex mutex;
    std::vector<TensorMemoryWatch*> all;
};
Watches& watches() {
    static auto* const only = new Watches;  // tensors may outlive every other static
    return *only;
}

void note(std::int64_t bytes) {
    const std::int64_t held = g_held.fetch_add(bytes, std::memory_order_relaxed) + bytes;
    raise(g_peak, held);
    if (bytes < 0 || g_watching.load(std::memory_order_relaxed) == 0) return;
    const std::lock_guard lock(watches().mutex);
    for (TensorMemoryWatch* watch : watches().all) watch->see(held);
}

void release(void* data) {
    if (data) note(-std::int64_t(platform::bytesTaken(data)));
    g_free(data);
}

/// Torch's own allocator, counted. Torch's hooks for profilers see one thread each
/// and not the tensors that live already; this sees all.
///
/// allocate() is const until torch 2.2 and is not from 2.3 on, which adds
/// copy_data(): both kinds are here, one of them overrides (hence no `override`).
class CountingAllocator final : public at::Allocator {
public:
    at::DataPtr allocate(std::size_t bytes) const { return counted(bytes); }
    at::DataPtr allocate(std::size_t bytes) { return counted(bytes); }
    at::DeleterFnPtr raw_deleter() const { return &release; }
    void copy_data(void* to, const void* from, std::size_t bytes) const { std::memcpy(to, from, bytes); }

private:
    static at::DataPtr counted(std::size_t bytes) {
        at::DataPtr inner = g_inner->allocate(bytes);
        const at::Device device = inner.device();
        void* const data = inner.release_context();
        if (data) note(std::int64_t(platform::bytesTaken(data)));
        return {data, data, &release, device};
    }
};

/// When the program (or the library of pages) is loaded: torch's allocator may
/// only be changed while no other thread makes tensors.
[[maybe_unused]] const bool g_installed = [] {
    auto* const counting = new CountingAllocator;  // torch keeps it to the very end
    g_inner = c10::GetCPUAllocator();
    g_free = g_inner->raw_deleter();
    if (!g_free) return false;  // one that cannot be wrapped: nothing is counted
    c10::SetCPUAllocator(counting);
    return true;
}();

struct CardMemory {
    std::int64_t held = 0, peak = 0;
};

CardMemory cardMemory() {
#ifdef FOVEA_CARD_MEMORY
    try {
        const auto bytes = c10::cuda::CUDACachingAllocator::getDeviceStats(0).allocated_bytes[0];
        return {bytes.current, bytes.peak};
    } catch (const std::exception&) {  // nothing was ever put on the card
    }
#endif
    return {};
}

double megabytes(std::int64_t bytes) {
    return double(std::max<std::int64_t>(0, bytes)) * 1e-6;
}

}  // namespace

void countTensorMemory(std::int64_t bytes) {
    note(bytes);
}

double tensorMemoryMb() {
    return megabytes(g_held.load(std::memory_order_relaxed) + cardMemory().held);
}

double peakTensorMemoryMb() {
    return megabytes(g_peak.load(std::memory_order_relaxed) + cardMemory().peak);
}

TensorMemoryWatch::TensorMemoryWatch() {
    const std::lock_guard lock(watches().mutex);
    m_before = m_peak = g_held.load(std::memory_order_relaxed);
    watches().all.push_back(this);
    ++g_watching;
}
TensorMemoryWatch::~TensorMemoryWatch() {
    const std::lock_guard lock(watches().mutex);
    std::erase(watches().all, this);
    --g_watching;
}
double TensorMemoryWatch::megabytes() const {
    return fovea::backbone::megabytes(m_peak - m_before);
}
void TensorMemoryWatch::see(std::int64_t held) {
    raise(m_peak, held);
}

double freeGpuMemoryMb() {
#ifdef FOVEA_CARD_MEMORY
    try {
        std::size_t largestBlock = 0;  // 0 asks for what is free, or cached and larger
        c10::cuda::CUDACachingAllocator::cacheInfo(0, &largestBlock);
        return megabytes(std::int64_t(largestBlock));
    } catch (const std::exception&) {  // no card
    }
#endif
    return 0;
}

void resetPeakTensorMemory() {
    g_peak.store(g_held.load(std::memory_order_relaxed), std::memory_order_relaxed);
#ifdef FOVEA_CARD_MEMORY
    try {
        c10::cuda::CUDACachingAllocator::resetPeakStats(0);
    } catch (const std::exception&) {
    }
#endif
}

}  // namespace fovea::backbone
