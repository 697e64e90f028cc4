#pragma once

#include <cstddef>
#include <span>

#include "imaging/image.h"

namespace fovea::imaging {

/// The orientation that EXIF data state (the TIFF structure, without "Exif\0\0"):
/// 1 to 8, as TIFF's tag 274 counts; 1 where they state none or make no sense.
int exifOrientation(std::span<const std::byte> exif);

/// Turns an image so that it is upright: 1 as it is, 2 mirrored, 3 upside down,
/// 4 upside down and mirrored, 5 to 8 lying on a side. Other numbers count as 1.
void turnUpright(Image& image, int orientation);

}  // namespace fovea::imaging
