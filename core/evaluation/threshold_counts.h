#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace fovea::evaluation {

/// What is called positive from a score on: of the positive ones, and of the others.
struct ThresholdCounts {
    double threshold;
    std::ptrdiff_t found, falseAlarms;
};

/// One entry a distinct score, thresholds descending; the last one calls everything positive. Empty where the
/// sizes differ or a score is not finite.
std::vector<ThresholdCounts> countsByThreshold(std::span<const double> scores, std::span<const int> positive);

}  // namespace fovea::evaluation
