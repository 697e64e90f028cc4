#pragma once

#include <span>

namespace fovea::evaluation {

/// How a figure differs between trainings. It says how much is chance; it is no
/// confidence interval, as the trainings share images.
struct Spread {
    int count = 0;                   ///< of values that are defined
    double mean = 0;                 ///< NaN without values
    double deviation = 0;            ///< standard deviation (n - 1); NaN with fewer than two
    double lowest = 0, highest = 0;  ///< NaN without values
};

/// Values that are NaN are left out.
Spread spreadOf(std::span<const double> values);

}  // namespace fovea::evaluation
