#pragma once

#include "session.h"
#include "training/bench.h"

namespace fovea::cli {

/// Whole jobs as a user meets them, on phantoms in a temporary folder. There is
/// no plain implementation beside them.

/// Importing one 1024 x 1024 DICOM image: decode, display pipeline, hash, record.
Result<training::BenchResult> benchImport(const training::BenchOptions& options, const Session& session);
/// Importing so many slices of 256 x 256 pixels and 16 bits, one DICOM file each: searched for, read,
/// hashed, divided, stored and audited. Seconds are per slice.
Result<training::BenchResult> benchSlices(const training::BenchOptions& options, int images,
                                          const Session& session);
/// Opening a project of so many made-up samples (phantoms/phantom_samples.h) and reading them all.
Result<training::BenchResult> benchOpen(const training::BenchOptions& options, int images,
                                        const Session& session);
/// Looking through so many samples for copies, look-alikes, leaks and the rest; `crowd`: of samples
/// that are all nearly alike.
Result<training::BenchResult> benchAudit(const training::BenchOptions& options, int images, bool crowd,
                                         const Session& session);
/// One new image, from file to probabilities and overlay.
Result<training::BenchResult> benchPredict(const training::BenchOptions& options, const Session& session);

}  // namespace fovea::cli
