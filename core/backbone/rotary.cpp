#include "backbone/rotary.h"

#include <cmath>
#include <numbers>

namespace fovea::backbone {

namespace {

/// The grid of patches at which EVA-02 counts, whatever grid there is.
constexpr double kEvaGrid = 16;

/// Where the patch of this row or column is, along one axis of `grid` patches.
double placeOf(Rotary rotary, int number, int grid) {
    if (rotary == Rotary::dinov3) return 2 * std::numbers::pi * (2 * (number + 0.5) / grid - 1);
    return number * kEvaGrid / grid;
}

}  // namespace

RotaryAngles rotaryAngles(const ViTConfig& config, int grid) {
    const int each = config.headWidth() / 4;  // pairs that turn by the row, and as many by the column
    RotaryAngles angles;
    const std::size_t count = std::size_t(grid) * std::size_t(grid) * std::size_t(2 * each);
    angles.cosine.reserve(count);
    angles.sine.reserve(count);
    for (int row = 0; row < grid; ++row)
        for (int column = 0; column < grid; ++column)
            for (const int number : {row, column})
                for (int k = 0; k < each; ++k) {
                    const double angle =
                        placeOf(config.rotary, number, grid) / std::pow(config.rotaryBase, double(k) / each);
                    angles.cosine.push_back(float(std::cos(angle)));
                    angles.sine.push_back(float(std::sin(angle)));
                }
    return angles;
}

RotaryPairs rotaryPairs(const ViTConfig& config) {
    if (config.rotary == Rotary::eva02) return {2, 1};
    return {1, std::size_t(config.headWidth() / 2)};
}

}  // namespace fovea::backbone
