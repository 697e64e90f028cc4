#pragma once

#include <vector>

#include "dataset/sample.h"
#include "dataset/study_rule.h"

namespace fovea::dataset {

/// putIntoStudies() of new images, of which no table says anything: where the rule is a column, each folder
/// is a study.
void putNewIntoStudies(std::vector<Sample>& samples, const StudyRule& rule);

}  // namespace fovea::dataset
