#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "base/message.h"
#include "base/result.h"

namespace fovea::imaging {

constexpr MessageKind kSequencesNotClosed{
    "dicom_sequences_not_closed",
    FOVEA_TEXT("Messages",
               "A sequence in the header is not closed, or a length in it not written, as the DICOM "
               "standard says. It was read all the same.")};
constexpr MessageKind kPixelsNotClosed{
    "dicom_pixels_not_closed",
    FOVEA_TEXT("Messages",
               "The compressed pixels are not closed as the DICOM standard says. Every pixel of "
               "this image is there.")};
constexpr MessageKind kEndsInRubbish{
    "dicom_ends_in_rubbish",
    FOVEA_TEXT("Messages",
               "The file is cut off or damaged behind its pixels. Every pixel of this image is there.")};

/// How a data set is written.
struct DicomEncoding {
    bool explicitVr = true;
    bool bigEndian = false;
    bool compressed = false;  ///< the pixels, by the transfer syntax
};

/// A data set in which every sequence and item is closed.
struct MendedDicom {
    std::vector<std::byte> bytes;
    std::vector<Message> remarks;  ///< what was wrong
};

/// How many times the tag of an item stands there, in whichever byte order, whatever it belongs to: at most
/// so many items can lie within each other.
std::size_t itemsIn(std::span<const std::byte> bytes);

/// Follows the structure of a data set (PS3.5 7.5, A.4) and repairs what is clearly meant:
/// - delimiters of sequences and items that are missing, of the wrong kind, zeros, or too many;
/// - elements whose length has two bytes where it should have four, or the other way round;
/// - delimiters with a length, followed by so many bytes or not;
/// - lengths of sequences that are too short, items whose tag is missing;
/// - compressed pixels without their end; fragments and pixels that end with the file (whether
///   pixels are missing then, decoding tells);
/// - compressed pixels of a stated length, in fragments or without;
/// - known sequences as VR UN that go on in explicit VR (PS3.5 6.2.2 wants implicit);
/// - behind the pixels: what is cut or is no DICOM.
///
/// Where a sequence without an end would swallow the rest of the header, it ends at the first
/// element of a higher group than its own: the attributes of the image stand there. Where it would
/// still take them with it, by way of another unclosed sequence in it, both end at the first element of
/// a higher group than either's.
///
/// Nothing where the data set is as it should be, or where it is not clear what was meant: then
/// DCMTK reads or refuses it. Never adds or leaves out a byte of a value but behind the pixels.
///
/// Bounded: the steps are at most half as many as the bytes. Error: corruptFile, where sequences may lie
/// within each other deeper than DCMTK could follow on a thread's stack: where more than 1000 items are in
/// what is not understood of a data set, from the element of the first fault on, or in one value of VR UN;
/// and where so many attributes stand in falling order that DCMTK, which sorts them one by one, would be at
/// it for long (20,000 of one item).
Result<std::optional<MendedDicom>> mendedDicom(std::span<const std::byte> dataset, DicomEncoding encoding);

}  // namespace fovea::imaging
