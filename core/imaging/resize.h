#pragma once

#include "imaging/image.h"

namespace fovea::imaging {

/// Antialiased bilinear, equal to Pillow's Image.resize(BILINEAR) to one grey
/// level: a triangle filter whose support grows with the reduction factor,
/// horizontal pass first, 8 bits between the passes. The aspect is not kept. In
/// integers: the same pixels on every machine. Sizes below 1 or a box that leaves
/// the image are a defect of the caller's (std::invalid_argument).
Pixels resize(const Pixels& pixels, int width, int height);

/// The same on a rectangular part (left, top, width, height in source pixels,
/// fractions allowed), as Pillow's `box`: for random resized crops. Pixels beside
/// the box count where the filter reaches them, as they do in Pillow.
struct Box {
    double left, top, width, height;
};
Pixels resize(const Pixels& pixels, int width, int height, const Box& box);

/// Grey becomes three equal channels; three channels stay.
Pixels toRgb(Pixels pixels);

}  // namespace fovea::imaging
