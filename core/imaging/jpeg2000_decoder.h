#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"

namespace fovea::imaging {

/// What a JPEG 2000 file says its colours are; code streams in DICOM say nothing.
enum class Jpeg2000Colour { unstated, grey, rgb, ycc, other };

struct Jpeg2000Pixels {
    int width = 0;
    int height = 0;
    int components = 1;
    int bits = 8;  ///< of a sample, sign included; the greatest of all components
    bool isSigned = false;
    bool ended = true;  ///< with the end marker; else decoded as if it were there
    Jpeg2000Colour colour = Jpeg2000Colour::unstated;
    std::vector<std::int32_t> data;  ///< [height, width, components]; subsampled components repeated
};

/// Decodes a JPEG 2000 code stream, or a JP2 file around one, by OpenJPEG; the
/// high-throughput variant (HTJ2K) included. The component transform of the code
/// stream is undone. Strict: a stream that ends too early is an error, where GDCM
/// returns noise; one of which nothing but the end marker is missing is not.
/// Errors: corruptFile, unsupportedFormat, outOfMemory.
/// `edge`: of the resolutions that the stream holds the smallest whose longer side has so many
/// pixels; 0: the whole.
Result<Jpeg2000Pixels> decodeJpeg2000(std::span<const std::byte> bytes, int edge = 0);

/// Whether these bytes begin a code stream or a JP2 file.
bool beginsJpeg2000(std::span<const std::byte> bytes);

}  // namespace fovea::imaging
