#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/job_context.h"
#include "base/result.h"
#include "dataset/image_folder.h"
#include "dataset/table.h"
#include "imaging/dicom_attributes.h"

namespace fovea::dataset {

/// Gives each image below `source` the class that `attribute` of its header says, as
/// imaging::headerValues() has it; none where it is absent or the file is no DICOM
/// file (their number is said). What cannot be opened is left to the import to tell.
/// Errors: invalidArgument (no such attribute; one that can tell who a patient is, as
/// class names go into adapters and reports; no image has it), cancelled.
Result<void> labelByHeader(ImageFolder& found, const std::string& source, const std::string& attribute,
                           const JobContext& job);

/// The headers of `files` (paths below `folder`) as a table, for questions that they answer: the column
/// "file", then one for each attribute that imaging::headerValues() has, by attributeName(), without
/// identifying ones; a row for each file, numbered as in a spreadsheet. Of several values '|' divides them;
/// ages ("045Y", "018M") are years. Empty where a file has no such attribute or is none of DICOM.
/// Cancellable between files; progress "headers". Memory: all values as text.
/// Errors: unusableTable (no file has a header), cancelled. A file that cannot be opened has empty cells.
Result<Table> headerTable(const std::string& folder, const std::vector<std::string>& files,
                          const JobContext& job);

/// What an attribute says in the files of a folder.
struct HeaderField {
    imaging::DicomAttribute attribute;
    std::string name;                   ///< attributeName()
    std::map<std::string, int> values;  ///< to number of files
    int files = 0;                      ///< that have it
};

struct HeaderSurvey {
    int files = 0;       ///< images of any format
    int dicomFiles = 0;  ///< among them
    /// Attributes that could say a class: of 2 to kMostClasses values, none identifying,
    /// none that describes the pixels, none that (nearly) every file has for itself.
    /// Fewest values first, then those that more files have.
    std::vector<HeaderField> fields;
};
constexpr int kMostClasses = 20;

/// Reads the headers of all images below `source`. Cancellable between files; progress
/// "headers". Errors: those of searchAllImages().
Result<HeaderSurvey> surveyHeaders(const std::string& source, const JobContext& job);

}  // namespace fovea::dataset
