#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "dataset/sample.h"

namespace fovea::dataset {

/// What puts images together to a study: what the user says it is.
struct StudyRule {
    enum class By {
        none,         ///< nothing: every image is one by itself
        study,        ///< the study of the DICOM header
        series,       ///< its series
        file,         ///< the file: slices of a volume, frames of a video
        column,       ///< a column of the table of labels
        patientSide,  ///< patient and side of the body (laterality)
        patientDate   ///< patient and date of the study
    };
    By by = By::none;
    std::string column = {};  ///< of `column`: its name
    bool operator==(const StudyRule&) const = default;
};

/// "", "study", "series", "file", "column:NAME", "patient-side", "patient-date".
std::string studyRuleText(const StudyRule& rule);
/// The way back. Error: invalidArgument (another word; no name of a column).
Result<StudyRule> studyRuleFromText(const std::string& text);

/// Sets Sample::study by the rule. Of an image of which the rule knows nothing (no UID, no side, an unknown
/// patient) it is empty: nothing is guessed. Of `column` and `none` it stays what it is.
void putIntoStudies(std::vector<Sample>& samples, const StudyRule& rule);

/// What images of this kind are mostly put together by: the file, where one has several images; else the
/// DICOM study, where one has; else patient and side, then patient and date, where that says it of most
/// images and puts some together. `none` where nothing does.
StudyRule proposedStudyRule(const std::vector<Sample>& samples);

}  // namespace fovea::dataset
