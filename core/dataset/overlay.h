#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "imaging/image.h"

namespace fovea::dataset {

/// How much of a picture, in 8 x 8 cells, looks like text, a caliper or another mark that was drawn
/// onto it: strokes nearly as bright as can be, a few pixels thin, that end within two or three pixels (of
/// 1024; the scale grows with the picture), where what was imaged fades.
class Overlay {
public:
    static constexpr int kSide = 8;
    static constexpr std::size_t kCells = kSide * kSide;

    static Overlay of(const imaging::Pixels& display);
    /// A hexadecimal digit a cell, row by row: twice the logarithm, to base 2, of one more than its
    /// pixels on strokes, as of a picture of 512 pixels, at most 15.
    std::string text() const;
    /// The way back; nothing where it is no such text.
    static std::optional<Overlay> parse(std::string_view digits);

    /// What a reader can go by: each cell, then the whole, its rim and what is inside it; 0 to 31.
    static constexpr std::size_t kFeatures = kCells + 3;
    static constexpr int kLevels = 32;
    std::array<int, kFeatures> features() const;

private:
    std::array<int, kCells> m_levels{};
};

}  // namespace fovea::dataset
