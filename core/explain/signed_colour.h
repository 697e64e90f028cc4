#pragma once

#include <array>
#include <cstdint>

namespace fovea::explain {

/// The colour of what speaks for an answer (`share` above 0, to 1: yellow) and against it (below, to -1:
/// violet): a pair that all common colour vision deficiencies keep apart, one light and one dark, and no
/// class has a colour like either. Of 0 and NaN a light grey; beyond 1 as 1. Returns RGB.
std::array<std::uint8_t, 3> signedColour(double share);

}  // namespace fovea::explain
