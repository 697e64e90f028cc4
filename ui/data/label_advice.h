#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/job_context.h"
#include "base/result.h"
#include "project/project.h"

namespace fovea::ui {

/// What a machine says of the label of an image, or instead of one.
struct AdvisedImage {
    std::int64_t id = 0;
    std::string label;       ///< that it has; empty: none
    std::string proposed;    ///< what it may be instead
    double given = 0;        ///< probability of `label`; 0 where there is none
    double probability = 0;  ///< of `proposed`
    bool likely = false;     ///< probably mislabelled
    bool random = false;     ///< drawn at random, not ranked
};

struct LabelAdvice {
    std::vector<AdvisedImage> images;  ///< in the order in which to look at them
    int of = 0;                        ///< images among which they were chosen
    int confirmed = 0;                 ///< left out, because somebody confirmed their label
    int unreadable = 0;                ///< left out, because they could not be read
};

/// Who gives it, on a worker: the numerical libraries, which are loaded after the window is there. They work
/// for the question in use; of two classes or more, which each image answers by itself.
struct LabelAdvisers {
    using Ask = std::function<Result<LabelAdvice>(const project::Project&, const JobContext&)>;
    Ask next;      ///< which images without a label to label next
    Ask suspects;  ///< which labels are probably wrong
};

}  // namespace fovea::ui
