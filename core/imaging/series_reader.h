#pragma once

#include <string>
#include <vector>

#include "base/job_context.h"
#include "base/result.h"
#include "imaging/series.h"
#include "imaging/voxels.h"

namespace fovea::imaging {

/// The slices of a DICOM file, by its header: one, or of an enhanced multi-frame file one a frame. Reads up
/// to the pixel data. Empty for a file that is no DICOM image. Thread-safe.
/// Errors: fileNotFound, notReadable, corruptFile.
Result<std::vector<SliceHeader>> sliceHeaders(const std::string& path);

/// A slice that could not be decoded, or is other than the rest of its volume.
struct DamagedSlice {
    SliceHeader slice;
    Error error;
};

/// What became of a stack.
struct StackRead {
    Voxels voxels;
    std::vector<DamagedSlice> damaged;  ///< where there are any, `voxels` is empty
};

/// Decodes each slice of a stack once, several at a time, and puts them together as one volume.
///
/// - Values are those after rescale, as 16 bits where all are whole numbers of that range, else in single
///   precision. Padding (Pixel Padding Value) becomes the least value of the picture, so that neither
///   resampling nor windows see it.
/// - Missing and uneven places are linear between the two slices around them.
/// - `facts`: those that all slices share. `window`: where the file has one, the same for all slices; else
///   none, so that percentiles of the whole volume are shown.
/// Advances `meter` by one a slice. Memory: the volume twice, as single precision.
/// Errors: cancelled, outOfMemory, unsupportedFormat (more voxels than can be read).
Result<StackRead> readStack(const SliceStack& stack, ProgressMeter& meter, const JobContext& job);

}  // namespace fovea::imaging
