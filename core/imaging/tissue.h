#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "imaging/image.h"

namespace fovea::imaging {

/// How much of each slice of a volume shows something: pixels brighter than what divides dark from bright
/// best over all slices (Otsu 1979, doi 10.1109/TSMC.1979.4310076). Counts what is shown, so that the window
/// decides: under one of bone it is bone. A value type.
class TissueMeasure {
public:
    /// The next slice, as networkPixels() shows it. Of colour the mean of its channels.
    void add(const Pixels& slice);
    /// Of each slice, the share of its pixels, 0 to 1. All 0 where every pixel of all slices is the same.
    std::vector<double> shares() const;

private:
    static constexpr std::size_t kLevels = 256;
    std::vector<std::array<std::size_t, kLevels>> m_histograms;  ///< of each slice
};

}  // namespace fovea::imaging
