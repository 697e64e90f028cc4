#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "imaging/content_type.h"

namespace fovea::imaging {

/// The number types of voxels.
enum class Number { uint8, int8, uint16, int16, uint32, int32, uint64, int64, float32, float64 };
std::size_t bytesOf(Number number);

/// What a volume file holds, as it lies in it: what Volume cuts slices from.
struct Voxels {
    static constexpr int kAxes = 3;

    std::string format;
    std::array<std::size_t, kAxes> size = {1, 1, 1};  ///< by voxel axis, the fastest first
    std::size_t times = 1;                            ///< volumes, one behind the other
    std::size_t components = 1;                       ///< 3 or 4: colour
    bool planar = false;                              ///< each component is a block of its own
    Number number = Number::uint8;
    /// Along patient axes (left, back, up), for each voxel axis. Need be neither of length one nor at
    /// right angles.
    std::array<std::array<double, kAxes>, kAxes> direction = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
    std::array<double, kAxes> spacingMm = {0, 0, 0};  ///< by voxel axis; 0 or no number: not known
    double slope = 1, intercept = 0;                  ///< value = stored * slope + intercept
    std::vector<std::byte> bytes;                     ///< in this machine's byte order

    bool scaled() const { return slope != 1 || intercept != 0; }
};

/// How many bytes all voxels have. `sizes`: along each dimension, the fastest first. Errors: corruptFile
/// (fewer than one dimension, one without voxels), unsupportedFormat (more than four dimensions, more
/// voxels than can be read, voxels of several values that are no 8-bit colour).
Result<std::size_t> voxelBytes(std::span<const std::size_t> sizes, std::size_t components, Number number);

/// NRRD and MetaImage; their headers by ITK. Errors: corruptFile, unsupportedFormat, outOfMemory; without the
/// path.
Result<Voxels> readByItk(const std::string& path, std::span<const std::byte> bytes, ContentType type);

/// The voxels of a MetaImage, in the file itself or in the data files that its header names (one, a list,
/// names by a number): MetaIO would hand the names to printf(), and leaves black what is missing.
/// `sizes`: along each dimension; `needed`: bytes of all voxels. Errors: corruptFile, unsupportedFormat
/// (text).
Result<std::vector<std::byte>> readMetaImageVoxels(const std::string& path, std::span<const std::byte> bytes,
                                                   std::span<const std::size_t> sizes, std::size_t needed,
                                                   std::size_t numberBytes);

/// Whether all voxels of an NRRD are there, in the file or in the data file that its header names: where
/// some are missing, ITK returns a volume whose rest is black. `needed`: bytes of all voxels. Errors:
/// corruptFile, unsupportedFormat (bzip2, a file for each slice).
Result<void> checkNrrdVoxels(const std::string& path, std::span<const std::byte> bytes, std::size_t needed);

/// From the other byte order.
void swapBytes(std::span<std::byte> numbers, std::size_t numberBytes);

}  // namespace fovea::imaging
