#pragma once

#include <vector>

#include "dataset/sample.h"

namespace fovea::dataset {

/// Adds a Problem for each class that image size, file format or device alone
/// tells from the others: a network would learn that instead of the disease.
///
/// Per property and class: values more frequent in the class than elsewhere vote
/// for it; reported when that rule reaches a balanced accuracy of 0.9 (guessing:
/// 0.5). Values of fewer than 5 images are pooled into one, and class and rest
/// need 10 images each, so that the rule cannot be right by chance alone.
void findAcquisitionShortcuts(const std::vector<Sample>& samples, std::vector<Problem>& problems);

}  // namespace fovea::dataset
