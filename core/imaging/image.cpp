#include "imaging/image.h"

#include <algorithm>
#include <span>

namespace fovea::imaging {

namespace {
template <class T>
Statistics statistics(std::span<const T> values) {
    Statistics s;
    if (values.empty()) return s;
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    s.min = static_cast<double>(*low);
    s.max = static_cast<double>(*high);
    for (const T value : values) s.sum += static_cast<double>(value);
    s.mean = s.sum / static_cast<double>(values.size());
    return s;
}
}  // namespace

const char* windowSourceName(WindowSource source) {
    switch (source) {
        case WindowSource::none:
            return "none";
        case WindowSource::file:
            return "file";
        case WindowSource::lut:
            return "lut";
        case WindowSource::percentile:
            return "percentile";
        case WindowSource::user:
            return "user";
    }
    return "none";
}

Statistics statisticsOf(const std::vector<double>& values) {
    return statistics(std::span(values));
}
Statistics statisticsOf(const StoredValues& values) {
    return values.visit([](auto stored) { return statistics(stored); });
}
Statistics statisticsOf(const std::vector<std::uint8_t>& values) {
    return statistics(std::span(values));
}

}  // namespace fovea::imaging
