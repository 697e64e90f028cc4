#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace fovea::imaging {

/// What a file is, by its first bytes.
enum class ContentType {
    unknown,
    dicom,
    png,
    jpeg,
    jpeg2000,
    tiff,
    bmp,
    nifti,   ///< NIfTI-1, also compressed by gzip, and the header of a pair
    nifti2,  ///< NIfTI-2, likewise
    analyze,  ///< Analyze 7.5, NIfTI's forerunner
    nrrd,
    metaImage
};

/// How many first bytes contentTypeOf() wants to see.
constexpr std::size_t kHeadBytes = 1024;

/// `head`: the first bytes of the file, kHeadBytes or all there are.
ContentType contentTypeOf(std::span<const std::byte> head);

/// In words, for a file that is none of the above: "looks like a PDF document".
std::string describeContent(std::span<const std::byte> head);

}  // namespace fovea::imaging
