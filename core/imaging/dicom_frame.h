#pragma once

#include <cstdint>
#include <vector>

#include "base/message.h"
#include "imaging/dicom_dataset.h"
#include "imaging/jpeg_decoder.h"
#include "imaging/pixel_cells.h"

namespace fovea::imaging {

constexpr MessageKind kSizeOfHeader{
    "size_of_header",
    FOVEA_TEXT("Messages",
               "The size in the compressed picture is overwritten; that of the header was taken.")};

constexpr MessageKind kComponentsOfPicture{
    "components_of_picture",
    FOVEA_TEXT("Messages",
               "The header says grey and the pixels are colour, or the other way round; they were read as "
               "what they are.")};
constexpr MessageKind kBitsOfPixels{
    "bits_of_pixels",
    FOVEA_TEXT("Messages",
               "The header contradicts itself or the pixels about how many bits a pixel has; all that "
               "there are were read.")};

constexpr MessageKind kNotCompressed{
    "pixels_not_compressed",
    FOVEA_TEXT("Messages",
               "The header says that the pixels are compressed. They are not, and were read so.")};

/// One frame, decompressed.
struct DicomFrame {
    std::vector<std::uint8_t> bytes;  ///< little endian
    int firstBit = 0;                 ///< pixels of no whole bytes: where in the first byte the frame begins
    PixelLayout layout;               ///< as decompression left it
    std::vector<Message> remarks;     ///< what was wrong with the compressed data
};

/// Whether a file of this transfer syntax can be decoded at all. Unknown ones cannot.
bool canDecode(const std::string& transferSyntaxUid);

/// The element that holds the pixels: integers, floats or doubles. nullptr where there is none.
DcmElement* pixelElement(DcmDataset& dataset);

/// How many frames there are, and how many compressed images, where these can be told apart.
struct FrameCount {
    int frames = 1;  ///< to be read: as announced, or fewer where there are fewer
    int found = 1;   ///< in the file
};
FrameCount countFrames(DcmDataset& dataset, const PixelLayout& layout, int announced);

/// Makes `layout` one of so many samples a pixel, 1 or 3, and of a photometric interpretation that goes
/// with them; false where it was one.
bool takeComponents(PixelLayout& layout, int components);

/// Decodes frame `frame` of the `announced` ones and only that one. Uncompressed pixels are
/// taken apart here; run-length by dicom_rle.h; 8-bit lossy JPEG by libjpeg;
/// other JPEG and JPEG-LS by DCMTK; JPEG 2000 by OpenJPEG. Which of these it is,
/// the compressed data themselves say, and whether they are grey or colour, so that a wrong header does
/// no harm.
/// Data without their end marker are decoded where they hold every pixel.
/// Errors: corruptFile where anything of the frame is missing, unsupportedFormat,
/// outOfMemory.
Result<DicomFrame> decodeFrame(DcmDataset& dataset, PixelLayout layout, int frame, int announced);

}  // namespace fovea::imaging
