#pragma once

#include <vector>

#include "dataset/sample.h"

namespace fovea::runs {

/// Takes images away from those that are learned from, until about `images` are left: what a model can do
/// with few of them. Whole patients, drawn at random, each class in its proportion and with one patient at
/// least; an image of an unknown patient is a patient of its own, but for frames of one file. So there may be
/// a few images more or less. Images of other splits stay. Nothing is taken where there are not more.
/// The same images whatever the order of `samples`; fewer images are among more of them.
void keepTrainImages(std::vector<dataset::Sample>& samples, int images);

}  // namespace fovea::runs
