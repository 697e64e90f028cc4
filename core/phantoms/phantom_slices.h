#pragma once

#include <string>

#include "base/file_layer.h"
#include "base/job_context.h"
#include "base/result.h"

namespace fovea::phantoms {

/// Writes so many slices as of a scanner, to measure what many small files take: FOLDER/{a,b}/PATIENT/*.dcm,
/// one DICOM file each of 256 x 256 pixels and 16 bits, ten a patient, no two alike. Deterministic.
/// Cancellable between files; reports progress "writing slices".
Result<void> writeSlices(const std::string& folder, int images, FileLayer& files, const JobContext& job);

}  // namespace fovea::phantoms
