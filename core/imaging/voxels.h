#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/job_context.h"
#include "base/message.h"
#include "base/result.h"
#include "imaging/content_type.h"
#include "imaging/image.h"
#include "imaging/plane.h"
#include "imaging/vector3.h"

namespace fovea::imaging {

/// The number types of voxels.
enum class Number { uint8, int8, uint16, int16, uint32, int32, uint64, int64, float32, float64 };
std::size_t bytesOf(Number number);

/// A volume, whatever it was read from: as it lies in a file, or as series_reader.h put it together. What
/// Volume cuts slices from, and resample.h makes other volumes of.
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
    std::array<Vector3, kAxes> direction = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
    std::array<double, kAxes> spacingMm = {0, 0, 0};  ///< by voxel axis; 0 or no number: not known
    Vector3 originMm = {0, 0, 0};                     ///< of the first voxel's centre; 0 where not known
    double slope = 1, intercept = 0;                  ///< value = stored * slope + intercept
    std::vector<std::byte> bytes;                     ///< in this machine's byte order
    std::vector<Message> remarks;                     ///< what is wrong though every voxel is there
    std::map<std::string, std::string> facts;         ///< as Image::facts, where the file has any
    std::optional<Window> window;                     ///< of the file; none: percentiles

    std::size_t count() const { return size[0] * size[1] * size[2] * times; }
    bool scaled() const { return slope != 1 || intercept != 0; }
};

/// How many bytes all voxels have. `sizes`: along each dimension, the fastest first. Errors: corruptFile
/// (fewer than one dimension, one without voxels), unsupportedFormat (more than four dimensions, more
/// voxels than can be read, voxels of several values that are no 8-bit colour).
Result<std::size_t> voxelBytes(std::span<const std::size_t> sizes, std::size_t components, Number number);

/// A volume file (NIfTI, NRRD, MetaImage) of the type that it is. `bytes`: the whole file, mapped.
/// Errors: corruptFile, unsupportedFormat, outOfMemory; without the path.
Result<Voxels> readVoxels(const std::string& path, std::span<const std::byte> bytes, ContentType type);

/// The voxel axis along which the slices of a plane follow each other.
int axisThrough(const Voxels& voxels, Plane plane);

/// Values after slope and intercept, [times, slices, rows, columns]. Of single components only.
std::vector<float> valuesOf(const Voxels& voxels);
/// The way back, without slope and intercept: as 16 bits where all are whole numbers of that range, else in
/// single precision.
void setValues(Voxels& voxels, std::span<const float> values);
/// The same, rounded to whole numbers where those of `like` are.
void setValuesLike(const Voxels& like, Voxels& voxels, std::vector<float> values);

/// As a NRRD file, compressed by gzip: geometry, facts and window go with the voxels, and readNrrd() reads
/// them back. **Facts may be patient data.** Cancellable. Errors: unsupportedFormat (colour), outOfMemory,
/// cancelled.
Result<std::vector<std::byte>> encodeNrrd(const Voxels& voxels, const JobContext& job = {});

/// MetaImage; its header by ITK. Errors: corruptFile, unsupportedFormat, outOfMemory; without the path.
Result<Voxels> readByItk(const std::string& path, std::span<const std::byte> bytes);

/// The voxels of a MetaImage, in the file itself or in the data files that its header names (one, a list,
/// names by a number): MetaIO would hand the names to printf(), and leaves black what is missing.
/// `sizes`: along each dimension; `needed`: bytes of all voxels. Fills in `voxels.bytes`, and remarks.
/// Errors: corruptFile, unsupportedFormat.
Result<void> readMetaImageVoxels(const std::string& path, std::span<const std::byte> bytes,
                                 std::span<const std::size_t> sizes, std::size_t needed, Voxels& voxels);

/// NRRD (https://teem.sourceforge.net/nrrd/format.html): raw, gzip, bzip2, text or hexadecimal; in the file
/// itself or in the data files that its header names (one, a list, names by a number). An axis that is a
/// list is one of volumes, one behind the other. Errors: corruptFile, unsupportedFormat; without the path.
Result<Voxels> readNrrd(const std::string& path, std::span<const std::byte> bytes);

/// Numbers written as text, divided by blanks, commas and the like, as they would lie in memory:
/// `needed` bytes of them. Errors: corruptFile where they are fewer, or are none of their type.
Result<std::vector<std::byte>> numbersOfText(std::string_view text, Number number, std::size_t needed);

/// From the other byte order.
void swapBytes(std::span<std::byte> numbers, std::size_t numberBytes);

}  // namespace fovea::imaging
