#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <string>

#include "base/result.h"
#include "imaging/content_type.h"
#include "imaging/image.h"
#include "imaging/read_image.h"
#include "imaging/voxels.h"

namespace fovea::imaging {

/// A decoded volume file (NIfTI, NRRD, MetaImage) and its slices in patient orientation. Holds the whole
/// volume in memory, in the file's own number type. Immutable, so that several threads may take slices.
///
/// - Orientation: the voxel axes are permuted and mirrored to the nearest patient axes. Nothing is
///   resampled, so oblique volumes stay oblique, and sheared ones (a tilted gantry) sheared. Slices are
///   laid out as radiologists hang them (see Plane). Where a file states no orientation, ITK's assumption
///   holds: NIfTI's and NRRD's first axis runs to the patient's left, the second backwards, the third
///   upwards.
/// - Time: a volume of four dimensions counts as several volumes, one behind the other:
///   frame = time * slices + slice.
/// - Colour: voxels of three or four values of 8 bits are colour (the fourth is dropped).
class Volume {
public:
    /// `bytes`: the whole file, mapped; `type`: what it is. Errors: corruptFile (cut
    /// off; a data file of a detached header missing), unsupportedFormat (voxels of
    /// two values or more than four; Analyze 7.5, which does not say which side is
    /// left; more than four dimensions), outOfMemory. They carry no file name.
    static Result<Volume> read(const std::string& path, std::span<const std::byte> bytes, ContentType type);
    /// Of voxels that are there already.
    explicit Volume(Voxels voxels);

    /// Slices of all times along the plane's axis.
    int frames(Plane plane) const;
    int times() const;  ///< volumes in the file, one behind the other
    /// Window: that of the file where it has one; shown as they are where voxels have 8 bits; else the
    /// percentiles of the whole volume, so that slices can be compared.
    Result<Image> frame(int index, Plane plane) const;

    Volume(Volume&&) noexcept;
    Volume& operator=(Volume&&) noexcept;
    ~Volume();

private:
    struct Data;
    std::unique_ptr<Data> m_data;
};

/// Whether `head`, the first bytes of a file, begin one of the volume formats that
/// are recognised by more than a signature; ContentType::unknown otherwise. Looks
/// into gzip-compressed files.
ContentType volumeTypeOf(std::span<const std::byte> head);

}  // namespace fovea::imaging
