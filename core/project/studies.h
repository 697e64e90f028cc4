#pragma once

#include <string>

#include "base/result.h"
#include "dataset/question.h"
#include "dataset/study_rule.h"
#include "project/project.h"

namespace fovea::project {

/// The project's setting that says what puts its images together to studies: dataset::studyRuleText().
inline constexpr const char* kKeyOfStudyRule = "study_by";

/// Error: corruptFile.
Result<dataset::StudyRule> studyRule(const Project& project);

/// Puts all images into studies by another rule, as one change; how many have another study than before.
/// Answers of studies then hold for all their images (dataset::spreadAnswers()). With `column` the images are
/// in those studies that a table said. Error: invalidArgument (nothing is known of any image by this rule).
Result<int> applyStudyRule(Project& project, const dataset::StudyRule& rule);

/// What has one answer to the question in use, as one change; how many images took over the answer of their
/// unit, or have another label as readers' answers become one unit by unit.
Result<int> changeAnswerUnit(Project& project, dataset::AnswerUnit unit);

/// Both as one change: another rule, and what has one answer to the question in use; how many images have
/// another study or answer than before. Errors: as applyStudyRule().
Result<int> arrangeStudies(Project& project, const dataset::StudyRule& rule, dataset::AnswerUnit unit);

/// Answers of units hold for all their images: as one change, where any image takes one over; how many do.
Result<int> spreadAnswers(Project& project);

}  // namespace fovea::project
