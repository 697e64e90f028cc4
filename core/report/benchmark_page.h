#pragma once

#include <string>

#include "runs/benchmark.h"

namespace fovea::report {

/// What stands around the tables.
struct BenchmarkPageOptions {
    std::string createdUtc;       ///< ISO 8601
    std::string softwareVersion;  ///< "1.2.0"
};

/// A benchmark as one HTML page that needs no other file: AUC of each model on each data set, by how much
/// the first model is better, log loss and balanced accuracy, and which rows were not run. Names data sets
/// and models, no image and no patient.
std::string benchmarkPage(const runs::Benchmark& benchmark, const BenchmarkPageOptions& options);

}  // namespace fovea::report
