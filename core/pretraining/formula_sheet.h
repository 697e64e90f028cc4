#pragma once

#include <cstdint>
#include <string>

#include "base/file_layer.h"

namespace fovea::pretraining {

/// Writes `rows` x `columns` formula pictures, tinted as a network sees them, as
/// one PPM image (24-bit, binary): for people to look at. Errors: notWritable, diskFull.
Result<void> writeFormulaSheet(const std::string& path, int rows, int columns, int imageSize,
                               std::uint64_t seed, FileLayer& files);

}  // namespace fovea::pretraining
