#pragma once

#include <cstddef>
#include <optional>
#include <span>

namespace fovea::imaging {

/// What the markers of a JPEG or JPEG-LS stream say.
struct JpegStream {
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
    bool complete = false;            ///< the end marker follows the last scan
    /// Scans of all components have begun, of progressive ones down to the last bit. Without an end
    /// marker the data of the last one may still end too early, which only decoding tells.
    bool allScans = false;
};

/// Walks the markers without decoding. Nothing where no frame header is found.
std::optional<JpegStream> scanJpeg(std::span<const std::byte> bytes);

}  // namespace fovea::imaging
