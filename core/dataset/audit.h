#pragma once

#include <vector>

#include "dataset/sample.h"

namespace fovea::dataset {

/// Finds what would make the result a lie, from what import recorded; no pixels
/// are read. Exact duplicates, one image with two labels, one patient in two
/// splits, a class missing from a split, classes of fewer than 10 images,
/// burned-in-annotation warnings (header says YES, or ultrasound / secondary
/// capture from a device). Files as in Sample::path.
std::vector<Problem> audit(const std::vector<Sample>& samples);

}  // namespace fovea::dataset
