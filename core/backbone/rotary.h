#pragma once

#include <cstddef>
#include <vector>

#include "backbone/vit_config.h"

namespace fovea::backbone {

/// Cosine and sine of the angles by which a backbone with rotary positions turns the pairs of channels of
/// each patch, both [g * g, d / 2]: see Rotary.
struct RotaryAngles {
    std::vector<float> cosine, sine;
};
/// For a grid of g x g patches. `config.rotary` is not none.
RotaryAngles rotaryAngles(const ViTConfig& config, int grid);

/// Pair p of a head are its channels step * p and step * p + apart.
struct RotaryPairs {
    std::size_t step = 1, apart = 1;
};
RotaryPairs rotaryPairs(const ViTConfig& config);

}  // namespace fovea::backbone
