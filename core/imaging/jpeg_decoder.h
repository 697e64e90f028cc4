#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"

namespace fovea::imaging {

/// What the samples of a colour JPEG stream are: as its own markers say, or as
/// the file around it says.
enum class JpegColour { byMarkers, rgb, ycc };

struct JpegPixels {
    int width = 0;
    int height = 0;
    int channels = 1;  ///< 1, or 3 (RGB, interleaved)
    std::vector<std::uint8_t> data;
    bool endMarkerMissing = false;  ///< the stream has no end marker, though every pixel
};

/// Decodes lossy JPEG of 8 bits by libjpeg; CMYK becomes RGB. Unlike the readers of ITK and DCMTK
/// on top of libjpeg it treats every sign of missing or damaged data as an error:
/// those fill up with grey, and ITK's prints to standard output. Only the end marker may be
/// missing, where every block (and of a progressive picture every scan) is there.
/// `edge`: decoded at an eighth, a quarter or a half of its size where the longer side keeps at
/// least so many pixels; 0: as it is.
/// Errors: corruptFile, unsupportedFormat.
Result<JpegPixels> decodeJpeg(std::span<const std::byte> bytes, JpegColour colour = JpegColour::byMarkers,
                              int edge = 0);

}  // namespace fovea::imaging
