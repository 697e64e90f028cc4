#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/file_layer.h"
#include "base/job_context.h"
#include "base/result.h"
#include "dataset/sample.h"
#include "imaging/resample.h"
#include "imaging/series.h"

namespace fovea::dataset {

struct VolumeOptions {
    std::string source;  ///< folder, with images anywhere below
    /// Folder for the volumes, made when absent; not within the source. A file of that name is replaced.
    std::string target;
    /// Set: made of cubic voxels; 0: as large as the least spacing. See imaging::resampledIsotropic().
    std::optional<double> isotropicMm;
    /// Set: slices are put together to slabs, after that.
    std::optional<imaging::SlabOptions> slabs;
    std::shared_ptr<FileLayer> layer = systemFileLayer();
};

/// A volume that was written.
struct MadeVolume {
    std::string file;                            ///< below the target
    std::string part;                            ///< as SliceStack::part
    int slicesRead = 0;                          ///< of DICOM; 0 where it was a volume already
    std::array<std::size_t, 3> size = {};        ///< voxels
    std::array<double, 3> spacingMm = {};        ///< between them
    std::vector<imaging::SeriesDefect> defects;  ///< what was found, and done about it
};

struct VolumesMade {
    std::vector<MadeVolume> volumes;
    std::vector<Problem> problems;  ///< files that are in no volume: unreadable and left out
};

/// Makes the series of the DICOM files below a folder, and its enhanced multi-frame and volume files, into
/// volumes of one kind: NRRD, which an import cuts into slices. They lie in folders of the names that their
/// files lay in, so that a folder for each class stays one; several folders of one series meet in the one
/// around. A series is called by its number.
///
/// A slice that cannot be decoded is a problem, and its volume lacks it. What the headers of a series' slices
/// share (patient, device, window ...) goes with the volume: **these files name patients as the DICOM files
/// do**. Cancellable between slices, and while a volume is resampled and compressed; reports progress.
/// Memory: a few times a volume, one at a time. One that would need more than JobContext::images has (as of
/// images that are decoded at once, half of what is free) is left out with a problem that says how much.
/// Errors: those of searchAllImages(); invalidArgument (the target lies in the source); noImages (nothing
/// became a volume); notWritable, diskFull.
Result<VolumesMade> makeVolumes(const VolumeOptions& options, const JobContext& job);

/// What makeVolumes() would make of the series below a folder, by their headers alone.
struct SeriesFound {
    int series = 0;   ///< of which a volume comes, or several
    int volumes = 0;  ///< that come of them
    int slices = 0;   ///< in these
    int files = 0;    ///< that these slices lie in, and those that are doubled
    int others = 0;   ///< files that would be in no volume
    int odd = 0;      ///< volumes of which something was found, as a slice that is missing
    /// Most of what is there are volumes, so that they are probably meant.
    bool mostly() const { return files > others; }
};

/// Reads the headers of all files below a folder, several at a time; decodes no pixel. Progress "headers",
/// cancellable between files. Errors: those of searchAllImages().
Result<SeriesFound> lookForSeries(const std::string& source, const JobContext& job);

}  // namespace fovea::dataset
