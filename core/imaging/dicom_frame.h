#pragma once

#include <cstdint>
#include <vector>

#include "imaging/dicom_dataset.h"
#include "imaging/pixel_cells.h"

namespace fovea::imaging {

/// One frame, decompressed.
struct DicomFrame {
    std::vector<std::uint8_t> bytes;  ///< little endian
    int firstBit = 0;                 ///< pixels of no whole bytes: where in the first byte the frame begins
    PixelLayout layout;               ///< as decompression left it
};

/// Whether a file of this transfer syntax can be decoded at all. Unknown ones cannot.
bool canDecode(const std::string& transferSyntaxUid);

/// The element that holds the pixels: integers, floats or doubles. nullptr where there is none.
DcmElement* pixelElement(DcmDataset& dataset);

/// Decodes frame `frame` of `frames` and only that one. Uncompressed pixels are
/// taken apart here; run-length by dicom_rle.h; 8-bit lossy JPEG by libjpeg;
/// other JPEG and JPEG-LS by DCMTK; JPEG 2000 by OpenJPEG. Which of these it is,
/// the compressed data themselves say, so that a wrong header does no harm.
/// Errors: corruptFile where anything of the frame is missing, unsupportedFormat,
/// outOfMemory.
Result<DicomFrame> decodeFrame(DcmDataset& dataset, PixelLayout layout, int frame, int frames);

}  // namespace fovea::imaging
