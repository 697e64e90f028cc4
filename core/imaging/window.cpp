#include "imaging/window.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace fovea::imaging {

namespace {
constexpr double kLowPercentile = 0.5;
constexpr double kHighPercentile = 99.5;
constexpr double kFewestGreyLevels = 8;

/// Linear interpolation between the two nearest ranks; reorders `values`.
double percentile(std::vector<double>& values, double percent) {
    const double rank = percent / 100 * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(rank);
    const auto nth = values.begin() + static_cast<std::ptrdiff_t>(below);
    std::nth_element(values.begin(), nth, values.end());
    const double low = *nth;
    if (below + 1 == values.size()) return low;
    const double high = *std::min_element(nth + 1, values.end());
    return low + (rank - static_cast<double>(below)) * (high - low);
}
}  // namespace

Window fullRangeWindow(int bits) {
    const double count = std::ldexp(1.0, bits);
    return {count / 2, count, WindowSource::none};
}

Window percentileWindow(std::span<const double> values) {
    std::vector<double> finite;
    finite.reserve(values.size());
    for (const double value : values) {
        if (std::isfinite(value)) finite.push_back(value);
    }
    if (finite.empty()) return {0.5, 1, WindowSource::percentile};
    double low = percentile(finite, kLowPercentile);
    double high = percentile(finite, kHighPercentile);
    if (!(low < high)) {
        const auto [least, greatest] = std::minmax_element(finite.begin(), finite.end());
        low = *least;
        high = *greatest;
    }
    // The inverse of the standard's formula: `low` is the last black, `high` the first white value.
    return {(low + high + 1) / 2, high - low + 1, WindowSource::percentile};
}

bool isPlausible(const Window& window, std::span<const double> values) {
    if (!std::isfinite(window.level) || !std::isfinite(window.width) || window.width < 1) return false;
    if (values.empty()) return true;
    const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
    if (*least == *greatest) return true;
    return windowed(*greatest, window) - windowed(*least, window) >= kFewestGreyLevels;
}

double windowed(double value, const Window& window) {
    const double width = std::max(window.width, 1.0);
    const double centre = window.level - 0.5;
    const double half = (width - 1) / 2;
    if (!(value > centre - half)) return 0;
    if (value > centre + half) return 255;
    return ((value - centre) / (width - 1) + 0.5) * 255;
}

}  // namespace fovea::imaging
