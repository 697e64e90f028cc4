#pragma once

#include <vector>

#include "dataset/sample.h"

namespace fovea::dataset {

/// Sets aside (Split::excluded) what an archive exports beside the pictures of an examination:
/// localizers (Image Type), segmentations, dose maps and reports that hold pixels (SOP class),
/// and screen captures (Image Type SCREEN SAVE or DOSE; Secondary Capture where most images are
/// of another class). Where a class has nothing else, that is what it is about: then none of
/// its images are touched.
///
/// One problem (leftOut) for each reason, with the files. With `splitsByTable` images that have
/// a split stay, as the table asked for them.
std::vector<Problem> setAsideByProducts(std::vector<Sample>& samples, bool splitsByTable);

}  // namespace fovea::dataset
