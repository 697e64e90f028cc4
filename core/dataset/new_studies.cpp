#include "dataset/new_studies.h"

#include <filesystem>

namespace fovea::dataset {

void putNewIntoStudies(std::vector<Sample>& samples, const StudyRule& rule) {
    if (rule.by == StudyRule::By::column)
        for (Sample& sample : samples)
            sample.study = std::filesystem::absolute(sample.path).lexically_normal().parent_path().native();
    putIntoStudies(samples, rule);
}

}  // namespace fovea::dataset
