#pragma once

#include <string>
#include <vector>

#include "base/job_context.h"
#include "base/result.h"
#include "dataset/sample.h"
#include "imaging/window_policy.h"

namespace fovea::dataset {

/// The files of samples that are not there, each once, in the samples' order. Asks
/// only for their existence, and of a folder that is gone once. On a network drive it
/// may take minutes: not for the GUI thread. Cancellable between files. Error: cancelled.
Result<std::vector<std::string>> missingFiles(const std::vector<Sample>& samples, const JobContext& job);

/// How many samples these are, without those set aside (Split::excluded), which nobody
/// misses. Otherwise the same.
Result<int> missingImages(const std::vector<Sample>& samples, const JobContext& job);

/// Where images went whose folder was moved or renamed, or that have other names. Images that
/// were set aside count here, as they move with their files.
struct Relinking {
    std::vector<Sample> found;              ///< those found, with their new path: for Project::setPaths()
    int missing = 0;                        ///< images whose file is not where it was
    int renamed = 0;                        ///< of those found: the ones whose file has another name
    std::vector<std::string> otherContent;  ///< missing files; one of that name shows another picture
    std::vector<std::string> notFound;      ///< missing files; no trace of them
};

/// Looks below `folder` for the missing files of `samples`, whose hashes are those through
/// `window`. First by the longest end of
/// the path that agrees, at least the file's name; a file is taken only if it shows
/// every sample's picture (Sample::pixelHash); pictures set aside are asked only in a file
/// that has no others, as their hashes may be of pictures nobody could read. Those left are looked for by
/// content alone, whatever their names, until all are found. A file that is in use, or was taken for another,
/// is never taken. Several files at a time.
///
/// Cancellable between files; reports progress "relink", then "relink_content".
/// Errors: as searchAllImages() (fileNotFound, notReadable, noImages), cancelled.
Result<Relinking> planRelink(const std::vector<Sample>& samples, const imaging::WindowPolicy& window,
                             const std::string& folder, const JobContext& job);

}  // namespace fovea::dataset
