#pragma once

#include <array>
#include <cstdint>

namespace fovea::explain {

/// The colour map of every overlay and of its legend: viridis (Smith, van der
/// Walt, Firing, 2015; released under CC0). Even in lightness, readable with every
/// common colour vision deficiency and in grey. `share` 0 (dark blue) .. 1 (yellow),
/// clamped; NaN counts as 0. Equal to matplotlib's table to one level. Returns RGB.
std::array<std::uint8_t, 3> viridis(double share);

}  // namespace fovea::explain
