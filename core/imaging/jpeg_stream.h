#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "base/result.h"

namespace fovea::imaging {

/// What the markers of a JPEG or JPEG-LS stream say.
struct JpegStream {
    /// So many scans a stream may have: a progressive one has ten as a rule, and each goes over all blocks
    /// again, however few bytes it has.
    static constexpr int kMostScans = 500;

    int width = 0;
    int height = 0;
    int components = 0;
    int precision = 0;          ///< bits a sample
    bool lossyHuffman = false;  ///< baseline, extended or progressive, Huffman-coded
    bool jpegLs = false;
    bool jfif = false;                ///< a JFIF marker: colour is luma and chroma
    int adobeTransform = -1;          ///< of an Adobe marker: 0 RGB or CMYK, 1 YCbCr, 2 YCCK; -1 without one
    std::span<const std::byte> exif;  ///< of an EXIF marker, behind "Exif\0\0"; empty without one
    /// Components of unequal sampling: luma and chroma, as RGB is never subsampled.
    bool chromaSubsampled = false;
    bool componentsNamedRgb = false;  ///< their identifiers are the letters R, G, B
    int scans = 0;
    bool complete = false;  ///< the end marker follows the last scan
    /// Scans of all components have begun, of progressive ones down to the last bit. Without an end
    /// marker the data of the last one may still end too early, which only decoding tells.
    bool allScans = false;
};

/// Error where the stream has more scans than kMostScans: it is to be asked before one is decoded.
Result<void> checkScans(const JpegStream& stream);

/// Walks the markers without decoding. Nothing where no frame header is found.
std::optional<JpegStream> scanJpeg(std::span<const std::byte> bytes);

}  // namespace fovea::imaging
