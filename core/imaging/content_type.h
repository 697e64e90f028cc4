#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

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
    webp,
    gif,
    heif,     ///< HEIC and AVIF
    netpbm,   ///< PBM, PGM, PPM, PAM, PFM
    nifti,    ///< NIfTI-1, also compressed by gzip, and the header of a pair
    nifti2,   ///< NIfTI-2, likewise
    analyze,  ///< Analyze 7.5, NIfTI's forerunner
    nrrd,
    metaImage
};

/// How many first bytes contentTypeOf() wants to see.
constexpr std::size_t kHeadBytes = 1024;

/// What names of image files end in, in small letters; ".nii.gz" ends in none of these.
constexpr std::string_view kImageEndings[] = {
    ".dcm",  ".dicom", ".ima", ".png",  ".jpg", ".jpeg", ".jpe",  ".jfif", ".jp2",  ".j2k", ".tif",
    ".tiff", ".bmp",   ".dib", ".webp", ".gif", ".heic", ".heif", ".hif",  ".avif", ".pbm", ".pgm",
    ".ppm",  ".pnm",   ".pam", ".pfm",  ".nii", ".nrrd", ".nhdr", ".mha",  ".mhd"};

/// `head`: the first bytes of the file, kHeadBytes or all there are.
ContentType contentTypeOf(std::span<const std::byte> head);

/// In words, for a file that is none of the above: "looks like a PDF document".
std::string describeContent(std::span<const std::byte> head);

}  // namespace fovea::imaging
