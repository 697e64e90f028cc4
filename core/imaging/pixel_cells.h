#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace fovea::imaging {

/// How the pixels of a frame lie in memory, in DICOM's terms.
struct PixelLayout {
    int rows = 0;
    int columns = 0;
    int samples = 1;  ///< a pixel
    int bitsAllocated = 8;
    int bitsStored = 8;
    int highBit = 7;
    bool isSigned = false;
    bool isReal = false;        ///< IEEE floating point of 32 or 64 bits
    bool planar = false;        ///< all reds, all greens, all blues
    bool chromaHalved = false;  ///< Y1 Y2 Cb Cr for two pixels (uncompressed YBR_..._422)
    std::string photometric;    ///< as in the file, or as decompression left it

    std::size_t pixels() const { return static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns); }
    /// Of one frame.
    std::size_t bits() const {
        return pixels() * static_cast<std::size_t>(chromaHalved ? 2 : samples) *
               static_cast<std::size_t>(bitsAllocated);
    }
};

/// The samples of a frame, [row, column, sample], from its bytes (little endian,
/// at least layout.bits() of them, beginning at bit `firstBit`): 1 to 64 bits
/// allocated, packed without gaps where they are no whole bytes; unused high bits cut off, sign extended,
/// planes interleaved, halved chroma repeated. Integers beyond 2^53 are rounded.
std::vector<double> sampleValues(const std::vector<std::uint8_t>& bytes, int firstBit,
                                 const PixelLayout& layout);

/// YBR_FULL(_422) or YBR_PARTIAL_422 to RGB in place (PS3.3 C.7.6.3.1.2), rounded.
void ybrToRgb(std::vector<double>& values, int bits, bool partialRange);

}  // namespace fovea::imaging
