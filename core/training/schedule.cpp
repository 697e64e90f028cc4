#include "training/schedule.h"

#include <cmath>
#include <numbers>
#include <numeric>

#include "base/random.h"

namespace fovea::training {

namespace {
constexpr std::uint64_t kOrderStream = 1;  // keeps this use of the seed apart from the others
}

double halfCosine(double base, std::int64_t step, std::int64_t steps) {
    return base * 0.5 * (1 + std::cos(std::numbers::pi * double(step) / double(steps)));
}

std::vector<std::vector<int>> epochBatches(int count, int batch, std::uint64_t seed, int epoch) {
    std::vector<int> order(static_cast<std::size_t>(count));
    std::iota(order.begin(), order.end(), 0);
    Random(mixSeed({seed, kOrderStream, std::uint64_t(epoch)})).shuffle(order);
    const int full = count / batch;
    const bool useRest = full < 2 && count % batch != 0;
    std::vector<std::vector<int>> batches;
    for (int b = 0; b < full + (useRest ? 1 : 0); ++b)
        batches.emplace_back(order.begin() + b * batch, order.begin() + std::min(count, (b + 1) * batch));
    return batches;
}

}  // namespace fovea::training
