#pragma once

#include <cstdint>
#include <vector>

#include "imaging/dicom_dataset.h"
#include "imaging/pixel_cells.h"

namespace fovea::imaging {

/// One frame, decompressed.
struct DicomFrame {
    std::vector<std::uint8_t> bytes;  ///< little endian
    int firstBit = 0;                 ///< 1-bit pixels: where in the first byte the frame begins
    PixelLayout layout;               ///< as decompression left it
};

/// Decodes frame `frame` of `frames` and only that one. Errors: corruptFile where
/// anything of the frame is missing, unsupportedFormat, outOfMemory.
Result<DicomFrame> decodeFrame(DcmDataset& dataset, PixelLayout layout, int frame, int frames);

}  // namespace fovea::imaging
