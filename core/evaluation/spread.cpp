#include "evaluation/spread.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace fovea::evaluation {

Spread spreadOf(std::span<const double> values) {
    constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
    Spread spread{0, kNaN, kNaN, kNaN, kNaN};
    double sum = 0;
    for (const double v : values) {
        if (std::isnan(v)) continue;
        ++spread.count;
        sum += v;
        spread.lowest = std::fmin(spread.lowest, v);  // the other one where one is NaN
        spread.highest = std::fmax(spread.highest, v);
    }
    if (spread.count == 0) return spread;
    spread.mean = sum / spread.count;
    double squares = 0;
    for (const double v : values)
        if (!std::isnan(v)) squares += (v - spread.mean) * (v - spread.mean);
    if (spread.count > 1) spread.deviation = std::sqrt(squares / (spread.count - 1));
    return spread;
}

}  // namespace fovea::evaluation
