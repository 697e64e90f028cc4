#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/result.h"

namespace fovea::imaging {

/// A GIF without its comments, texts and what programs wrote into it, and without what follows its
/// end; pictures as they are. Errors: corruptFile.
Result<std::vector<std::byte>> gifWithoutComments(std::span<const std::byte> bytes);

}  // namespace fovea::imaging
