#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "base/result.h"
#include "imaging/voxels.h"

namespace fovea::imaging {

/// The header of a NIfTI file: nifti1.h and nifti2.h of https://nifti.nimh.nih.gov. Numbers as they are in
/// the file, but for the byte order.
struct NiftiHeader {
    static constexpr std::size_t kFirstBytes = 348;
    static constexpr std::size_t kSecondBytes = 540;

    bool second = false;  ///< NIfTI-2
    bool bigEndian = false;
    bool twoFiles = false;       ///< this is the .hdr of a pair; the voxels are in the .img
    std::size_t dimensions = 0;  ///< 1 to 7
    std::array<std::size_t, 7> size = {1, 1, 1, 1, 1, 1, 1};
    int type = 0;                  ///< NIFTI_TYPE_...
    std::size_t bitsPerVoxel = 0;  ///< by `type`; 0 where that is not known
    std::array<double, 8> pixdim = {};
    double offset = 0;  ///< of the voxels, in the file that has them
    double slope = 0, intercept = 0;
    int units = 0;
    int qform = 0, sform = 0;
    std::array<double, 6> quaternion = {};           ///< b, c, d, and the offsets
    std::array<std::array<double, 4>, 3> rows = {};  ///< of the sform: x, y, z

    std::size_t bytes() const { return second ? kSecondBytes : kFirstBytes; }
};

/// Whether the first bytes of a file are such a header, and of which version; or of Analyze 7.5, NIfTI's
/// forerunner. ContentType::unknown otherwise.
ContentType niftiTypeOf(std::span<const std::byte> head);

/// Error: corruptFile. `head`: the first bytes, unpacked, of a file of which niftiTypeOf() says that it is
/// NIfTI.
Result<NiftiHeader> readNiftiHeader(std::span<const std::byte> head);

/// Where the voxels begin in the file that holds them. Error: corruptFile.
Result<std::size_t> niftiVoxelStart(const NiftiHeader& header);

/// NIfTI-1 and NIfTI-2, in one file or two, also compressed by gzip. `bytes`: the whole file, mapped.
///
/// Values are scaled where scl_slope is a number other than 0. The sform places the voxels, then the qform;
/// one that says nothing (zeros, not numbers) is passed over. Without either the axes run to the left, back
/// and up, as ITK has it. Where the sform counts, spacing is the length of its columns, so that zero and
/// negative pixdim do no harm.
/// Errors: corruptFile, unsupportedFormat, outOfMemory; without the path.
Result<Voxels> readNifti(const std::string& path, std::span<const std::byte> bytes);

}  // namespace fovea::imaging
