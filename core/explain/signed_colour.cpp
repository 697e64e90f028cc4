#include "explain/signed_colour.h"

#include <algorithm>
#include <cmath>

namespace fovea::explain {

std::array<std::uint8_t, 3> signedColour(double share) {
    constexpr std::array<double, 3> kNeither{208, 208, 208}, kFor{255, 240, 40}, kAgainst{96, 64, 255};
    const double strength = std::isnan(share) ? 0 : std::min(std::abs(share), 1.0);
    const auto& end = share > 0 ? kFor : kAgainst;
    std::array<std::uint8_t, 3> colour{};
    for (std::size_t i = 0; i < 3; ++i)
        colour[i] = std::uint8_t(std::lround(std::lerp(kNeither[i], end[i], strength)));
    return colour;
}

}  // namespace fovea::explain
