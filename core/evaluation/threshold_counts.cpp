#include "evaluation/threshold_counts.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace fovea::evaluation {

std::vector<ThresholdCounts> countsByThreshold(std::span<const double> scores,
                                               std::span<const int> positive) {
    if (scores.size() != positive.size() ||
        !std::all_of(scores.begin(), scores.end(), [](double s) { return std::isfinite(s); }))
        return {};
    std::vector<std::size_t> order(scores.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
    std::vector<ThresholdCounts> counts;
    std::ptrdiff_t found = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        found += positive[order[i]] != 0;
        if (i + 1 < order.size() && scores[order[i + 1]] == scores[order[i]]) continue;
        counts.push_back({scores[order[i]], found, std::ptrdiff_t(i + 1) - found});
    }
    return counts;
}

}  // namespace fovea::evaluation
