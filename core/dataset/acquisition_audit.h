#pragma once

#include <vector>

#include "dataset/sample.h"

namespace fovea::dataset {

/// Adds a Problem for each class that image size, file format, device, site or burned-in marks alone
/// tell from the others: a network would learn that instead of the disease.
///
/// Per property and class: images are ranked by how frequent the class is among
/// images of their value; reported when that ranking's AUC is above 0.8 (guessing:
/// 0.5). Frequencies of one half of the images judge the other half, values of
/// fewer than 5 images are pooled into one, and class and rest need 10 images each,
/// so that chance alone does not look telling.
///
/// The same for text, calipers and other marks drawn onto the pictures of one class (Overlay; not in samples
/// of earlier versions): a threshold on one cell or on their sum, learned from one half of the patients, is
/// judged on the other half. Reported, with the files that have marks, where the share of the class's
/// patients is ahead of that of the others by a quarter, each at its bound of 99 % (Wilson), and fewer than
/// half of the others have them.
void findAcquisitionShortcuts(const std::vector<Sample>& samples, std::vector<Problem>& problems);

}  // namespace fovea::dataset
