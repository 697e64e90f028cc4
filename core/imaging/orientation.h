#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "imaging/image.h"

namespace fovea::imaging {

/// The orientation that EXIF data state (the TIFF structure, also with "Exif\0\0" before it), in
/// either byte order: 1 to 8, as TIFF's tag 274 counts. The tag may be of any integer type; of
/// several the first that makes sense counts. None where they state none.
std::optional<int> statedOrientation(std::span<const std::byte> exif);
/// The same; 1 where none is stated.
int exifOrientation(std::span<const std::byte> exif);

/// What a whole file states, 1 where it states none. Wherever it stands: of a JPEG the first APP1
/// segment with EXIF data that state one, of a PNG the chunk eXIf before or behind the pixels, else
/// the EXIF profile that ImageMagick writes as text, of a WebP the chunk EXIF.
int jpegOrientation(std::span<const std::byte> bytes);
int pngOrientation(std::span<const std::byte> bytes);
int webpOrientation(std::span<const std::byte> bytes);

/// Turns an image so that it is upright: 1 as it is, 2 mirrored, 3 upside down,
/// 4 upside down and mirrored, 5 to 8 lying on a side. Other numbers count as 1.
void turnUpright(Image& image, int orientation);

}  // namespace fovea::imaging
