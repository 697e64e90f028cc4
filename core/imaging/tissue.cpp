#include "imaging/tissue.h"

#include <numeric>

namespace fovea::imaging {

namespace {

/// The level up to which pixels are dark: the variance between dark and bright is greatest there.
template <class Histogram>
std::size_t otsuLevel(const Histogram& histogram) {
    double all = 0, sum = 0;
    for (std::size_t level = 0; level < histogram.size(); ++level) {
        all += double(histogram[level]);
        sum += double(level) * double(histogram[level]);
    }
    double dark = 0, darkSum = 0, greatest = 0;
    std::size_t best = histogram.size() - 1;  // of one grey: nothing is bright
    for (std::size_t level = 0; level + 1 < histogram.size(); ++level) {
        dark += double(histogram[level]);
        darkSum += double(level) * double(histogram[level]);
        const double bright = all - dark;
        if (dark == 0 || bright == 0) continue;
        const double apart = darkSum / dark - (sum - darkSum) / bright;
        const double between = dark / all * (bright / all) * apart * apart;
        if (between <= greatest) continue;
        greatest = between;
        best = level;
    }
    return best;
}

}  // namespace

void TissueMeasure::add(const Pixels& slice) {
    auto& histogram = m_histograms.emplace_back();
    histogram.fill(0);
    const auto channels = std::size_t(slice.channels);
    for (std::size_t i = 0; i + channels <= slice.data.size(); i += channels) {
        const std::size_t level =
            std::accumulate(slice.data.begin() + std::ptrdiff_t(i),
                            slice.data.begin() + std::ptrdiff_t(i + channels), std::size_t{0}) /
            channels;
        ++histogram[level];
    }
}

std::vector<double> TissueMeasure::shares() const {
    std::array<std::size_t, kLevels> all{};
    for (const auto& histogram : m_histograms)
        for (std::size_t level = 0; level < kLevels; ++level) all[level] += histogram[level];
    const std::size_t dark = otsuLevel(all);
    std::vector<double> shares;
    for (const auto& histogram : m_histograms) {
        const auto count = [&](std::size_t from) {
            return double(
                std::accumulate(histogram.begin() + std::ptrdiff_t(from), histogram.end(), std::size_t{0}));
        };
        const double pixels = count(0);
        shares.push_back(pixels > 0 ? count(dark + 1) / pixels : 0);
    }
    return shares;
}

}  // namespace fovea::imaging
