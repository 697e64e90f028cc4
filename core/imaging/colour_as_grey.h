#pragma once

#include <optional>

#include "imaging/image.h"

namespace fovea::imaging {

/// A colour image, of whatever depth and format, that holds nothing but greys (red, green and blue equal in
/// every pixel, palettes included), as ultrasound and scans are often stored, in one channel: with the window
/// of the colour image display() gives the same brightness. For looking at it with another window;
/// networkPixels() is to be asked with the image itself. None for every other image.
std::optional<Image> colourAsGrey(const Image& image);

}  // namespace fovea::imaging
