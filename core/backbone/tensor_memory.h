#pragma once

#include <atomic>
#include <cstdint>

namespace fovea::backbone {

/// What tensors hold now, torch's and those of oneDNN's pass, in MB (10^6 bytes): on the
/// CPU, and on the first GPU where torch was built for one. Weights that are read in
/// place from a mapped file are the file's and do not count, nor does what libraries
/// below torch take for a moment. Cheap; thread-safe.
double tensorMemoryMb();
/// Highest since the process began or since resetPeakTensorMemory(); on CPU
/// and GPU each, added.
double peakTensorMemoryMb();
/// Starts a new peak from what is held now.
void resetPeakTensorMemory();

/// Peak of what tensors hold on the CPU while one lives, above what they held at its beginning.
/// Counted, so that the same work comes to the same figure on a busy machine, too; whoever makes tensors
/// in another thread meanwhile is counted with it.
class TensorMemoryWatch {
public:
    TensorMemoryWatch();
    ~TensorMemoryWatch();
    TensorMemoryWatch(const TensorMemoryWatch&) = delete;
    TensorMemoryWatch& operator=(const TensorMemoryWatch&) = delete;
    double megabytes() const;
    /// What holds now, for those that count.
    void see(std::int64_t held);

private:
    std::atomic<std::int64_t> m_before, m_peak;
};

/// What the first GPU has free, in MB; 0 where there is none, or torch was built without it.
double freeGpuMemoryMb();

/// Counts what holds tensors and is not torch's: bytes taken, or given back (negative).
void countTensorMemory(std::int64_t bytes);

}  // namespace fovea::backbone
