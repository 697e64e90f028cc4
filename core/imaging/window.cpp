#include "imaging/window.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <utility>
#include <vector>

namespace fovea::imaging {

namespace {
constexpr double kLowPercentile = 0.5;
constexpr double kHighPercentile = 99.5;
constexpr double kFewestGreyLevels = 8;

/// The finite ones among `values`, by rank. Whole numbers in a usual range, as nearly all
/// files hold, are counted: that takes a fifth of the time of partial sorting.
class Ranks {
public:
    template <class T>
    explicit Ranks(std::span<const T> values) {
        for (const double value : values) {
            if (!std::isfinite(value)) continue;
            least = std::min(least, value);
            greatest = std::max(greatest, value);
            ++size;
        }
        if (!count(values))
            std::copy_if(values.begin(), values.end(), std::back_inserter(m_values),
                         [](auto value) { return std::isfinite(double(value)); });
    }

    /// Linear interpolation between the two nearest ranks.
    double percentile(double percent) {
        const double rank = percent / 100 * static_cast<double>(size - 1);
        const auto below = static_cast<std::size_t>(rank);
        const auto [low, high] = m_counts.empty() ? sorted(below) : counted(below);
        return low + (rank - static_cast<double>(below)) * (high - low);
    }

    std::size_t size = 0;
    double least = std::numeric_limits<double>::infinity(), greatest = -least;

private:
    static constexpr double kMostCounts = 1 << 16;
    static constexpr double kFarthest = 1 << 30;

    template <class T>
    bool count(std::span<const T> values) {
        if (!(greatest - least < kMostCounts) || std::abs(least) > kFarthest || std::floor(least) != least)
            return false;
        m_counts.resize(static_cast<std::size_t>(greatest - least) + 1);
        for (const double value : values) {
            if (!std::isfinite(value)) continue;
            const auto step = static_cast<int>(value - least);
            if (step != value - least) {
                m_counts.clear();
                return false;
            }
            ++m_counts[static_cast<std::size_t>(step)];
        }
        return true;
    }

    // The value of a rank, and the next; the last has none.
    std::pair<double, double> counted(std::size_t rank) const {
        std::size_t at = 0, upTo = m_counts[0];
        const auto valueOf = [&](std::size_t wanted) {
            while (upTo <= wanted) upTo += m_counts[++at];
            return least + static_cast<double>(at);
        };
        const double low = valueOf(rank);
        return {low, rank + 1 < size ? valueOf(rank + 1) : low};
    }
    std::pair<double, double> sorted(std::size_t rank) {
        const auto nth = m_values.begin() + static_cast<std::ptrdiff_t>(rank);
        std::nth_element(m_values.begin(), nth, m_values.end());
        return {*nth, nth + 1 != m_values.end() ? *std::min_element(nth + 1, m_values.end()) : *nth};
    }

    std::vector<std::size_t> m_counts;  ///< of least, least + 1 ...; empty: not counted
    std::vector<double> m_values;
};

}  // namespace

Window fullRangeWindow(int bits) {
    const double count = std::ldexp(1.0, bits);
    return {count / 2, count, WindowSource::none};
}

namespace {

template <class T>
Window percentileWindowOf(std::span<const T> values) {
    Ranks ranks(values);
    if (ranks.size == 0) return {0.5, 1, WindowSource::percentile};
    double low = ranks.percentile(kLowPercentile);
    double high = ranks.percentile(kHighPercentile);
    if (!(low < high)) {
        low = ranks.least;
        high = ranks.greatest;
    }
    // The inverse of the standard's formula: `low` is the last black, `high` the first white value.
    return {(low + high + 1) / 2, high - low + 1, WindowSource::percentile};
}

}  // namespace

Window percentileWindow(std::span<const double> values) {
    return percentileWindowOf(values);
}
Window percentileWindow(const StoredValues& values) {
    return values.visit([](auto stored) { return percentileWindowOf(stored); });
}

Window percentileWindow(const Image& image) {
    if (!image.padding) return percentileWindow(image.stored);
    const auto [first, last] = *image.padding;
    std::vector<double> meant;
    meant.reserve(image.stored.size());
    std::copy_if(image.stored.begin(), image.stored.end(), std::back_inserter(meant),
                 [first = first, last = last](double value) { return !(value >= first && value <= last); });
    return meant.empty() ? percentileWindow(image.stored) : percentileWindow(std::span<const double>(meant));
}

bool isPlausible(const Window& window, double least, double greatest) {
    if (!std::isfinite(window.level) || !std::isfinite(window.width)) return false;
    if (window.sigmoid ? window.width <= 0 : window.width < 1) return false;
    if (least == greatest) return true;
    return windowed(greatest, window) - windowed(least, window) >= kFewestGreyLevels;
}

double windowed(double value, const Window& window) {
    // Nothing stands for a value that is not a number: black, as below.
    if (window.sigmoid)
        return std::isnan(value) ? 0 : 255 / (1 + std::exp(-4 * (value - window.level) / window.width));
    const double width = std::max(window.width, 1.0);
    const double centre = window.level - 0.5;
    const double half = (width - 1) / 2;
    if (!(value > centre - half)) return 0;
    if (value > centre + half) return 255;
    return ((value - centre) / (width - 1) + 0.5) * 255;
}

}  // namespace fovea::imaging
