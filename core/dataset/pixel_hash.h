#pragma once

#include <string>

#include "imaging/image.h"

namespace fovea::dataset {

/// The name of an image's content: SHA-256 over size, channels and display
/// pixels, 64 hexadecimal digits. Equal for equal pictures whatever their files.
std::string pixelHash(const imaging::Pixels& display);

}  // namespace fovea::dataset
