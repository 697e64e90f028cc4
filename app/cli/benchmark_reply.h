#pragma once

#include <string>

#include "runs/benchmark.h"
#include "session.h"

namespace fovea::cli {

/// The tables of a benchmark for people and programs; also written to files, where these are named.
/// Errors: diskFull, notWritable.
Result<Reply> benchmarkReply(const runs::Benchmark& benchmark, const std::string& csvPath,
                             const std::string& htmlPath, FileLayer& files);
/// A line for people, indented, of what training a model takes.
std::string costLine(const runs::TrainingCost& cost);

}  // namespace fovea::cli
