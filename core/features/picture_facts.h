#pragma once

#include <string>

#include "evaluation/training_kind.h"
#include "imaging/image.h"

namespace fovea::features {

/// What is plain to see of an image, from the side network's picture of it, which is stored of every image:
/// so it is the same whether an image is stored or new. `width`, `height`: of the image itself, pixels.
/// `modality`: the word of its header; empty where there is none.
evaluation::PictureFacts pictureFacts(const imaging::Pixels& low, int width, int height,
                                      const std::string& modality);

/// Where a header says the modality: a key of imaging::Image::facts and of dataset::Sample::facts.
inline constexpr const char* kModalityFact = "Modality";

}  // namespace fovea::features
