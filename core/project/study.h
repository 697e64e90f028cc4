#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dataset/sample.h"
#include "project/project.h"

namespace fovea::project {

/// What only people can know of a study. An empty answer stands in the report as "to be completed", with
/// the question; nothing is invented for it. All strings are UTF-8 plain text.
struct Study {
    std::string intendedUse;        ///< for whom, for what decision, in which setting
    std::string dataSource;         ///< centres, devices
    std::string period;             ///< when the images were taken
    std::string eligibility;        ///< which patients and images were chosen, and how
    std::string annotators;         ///< who labelled, with which experience, how many per image
    std::string referenceStandard;  ///< what makes a label right
    std::string ethics;             ///< approval, consent
    std::string limitations;        ///< known to the authors
    bool operator==(const Study&) const = default;
};

/// One of its questions.
struct StudyQuestion {
    const char* key;  ///< fixed, in JSON and on the command line
    const char* label;
    const char* question;
    std::string Study::*answer;
};
/// All of them, in the order in which a report has them.
const std::vector<StudyQuestion>& studyQuestions();

/// The project's setting that keeps the answers, as JSON.
inline constexpr const char* kKeyOfStudy = "study";

/// What the project keeps. Error: corruptFile.
Result<Study> study(const Project& project);
/// As one change, which can be undone; with `positive` which class is the finding, too, as
/// Project::setPositive(). Errors: invalidArgument (an answer that is not UTF-8; as setPositive()).
Result<void> setStudy(Project& project, const Study& study, const std::optional<std::string>& positive = {});

/// What can be proposed from what the images say of themselves: devices and when they were taken, how many
/// images and patients were brought in and set aside, how many readers the project holds answers of. It names
/// neither patients nor readers. Answers of which the images know nothing are empty.
Study proposedStudy(const std::vector<dataset::Sample>& samples);

}  // namespace fovea::project
