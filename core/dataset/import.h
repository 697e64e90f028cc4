#pragma once

#include <string>
#include <vector>

#include "base/job_context.h"
#include "base/result.h"
#include "dataset/sample.h"

namespace fovea::dataset {

struct ImportOptions {
    /// A folder with one folder of images per class, or with train / val / test
    /// folders of those (names as splitFromName reads them). Hidden files and
    /// files that do not look like images are passed over.
    std::string source;
};

/// What an import would bring, before anything is written.
struct ImportPlan {
    std::vector<Sample> samples;     ///< readable ones, in path order; path absolute
    std::vector<Problem> problems;   ///< unreadable files, one Problem each
    bool splitsGiven = false;        ///< the source had train / val / test folders
    std::vector<std::string> classes;  ///< sorted by name
};

/// Reads every file once (decoding it, so that what cannot be decoded is found
/// now), several at a time. Cancellable between files; reports progress "import".
/// One unreadable file is a problem, not an error.
/// Errors: fileNotFound, notReadable, noImages (none found, or none readable).
Result<ImportPlan> planImport(const ImportOptions& options, const JobContext& job);

}  // namespace fovea::dataset
