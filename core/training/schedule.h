#pragma once

#include <cstdint>
#include <vector>

namespace fovea::training {

/// Learning rate of step `step` (from 0) of `steps`: half a cosine from `base`
/// towards 0, without warm-up (method.md 4).
double halfCosine(double base, std::int64_t step, std::int64_t steps);

/// Batches of one epoch: a permutation of 0 .. count-1 drawn from (seed, epoch),
/// cut into batches. An incomplete last batch is dropped, unless there are fewer
/// than two full ones (method.md 4, departure 5).
std::vector<std::vector<int>> epochBatches(int count, int batch, std::uint64_t seed, int epoch);

}  // namespace fovea::training
