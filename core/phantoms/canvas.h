#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/random.h"

namespace fovea::phantoms {

/// Red, green, blue in grey levels 0..255, or a factor of each.
using Colour = std::array<float, 3>;

/// One plane of real numbers.
struct Plane {
    int size = 0;
    std::vector<float> values;  ///< [size, size]

    explicit Plane(int size);
    float& at(int x, int y) {
        return values[static_cast<std::size_t>(y) * static_cast<std::size_t>(size) +
                      static_cast<std::size_t>(x)];
    }
    float at(int x, int y) const {
        return values[static_cast<std::size_t>(y) * static_cast<std::size_t>(size) +
                      static_cast<std::size_t>(x)];
    }
};

/// Adds smooth noise: random heights on a grid `spacing` pixels wide, joined smoothly.
void addLattice(Plane& plane, double spacing, double amplitude, Random& random);

/// Raises the plane to a round stroke's profile, exp(-(d / radius)^2) times
/// `height`, where that is more than what is there.
void stamp(Plane& plane, double x, double y, double radius, double height);

/// Four numbers of noise that looks normal (each the sum of four bytes), of deviation 1.
std::array<float, 4> grain(Random& random);

}  // namespace fovea::phantoms
