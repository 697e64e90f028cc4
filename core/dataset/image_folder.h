#pragma once

#include <string>
#include <vector>

#include "base/job_context.h"
#include "base/result.h"
#include "dataset/sample.h"

namespace fovea::dataset {

/// A file that may be an image, found below a class folder.
struct FoundImage {
    std::string relative;  ///< to the source; of single files: as the user named it
    std::string label;     ///< the class folder's name; empty outside one
    Split split = Split::unassigned;
    int row = -1;  ///< ImageLabels::file of a table of labels; -1 without one
};

/// What lies in a source folder, before anything is decoded.
struct ImageFolder {
    std::vector<FoundImage> images;  ///< in natural path order
    std::vector<Problem> problems;   ///< folders that could not be listed or whose name is no
                                     ///< UTF-8; thumbnails of file servers that were left out
    bool splitsGiven = false;        ///< the top folders are train / val / test
    int outsideClasses = 0;          ///< images in no class folder: passed over
};

/// Searches `source` as ImportOptions::source describes it. Links are followed,
/// real folders first; no folder is entered twice, so that loops end.
/// Cancellable between files.
/// Errors: fileNotFound, notReadable, invalidArgument (class folders beside
/// train / val / test folders), noImages, cancelled.
Result<ImageFolder> searchImageFolder(const std::string& source, const JobContext& job);

/// The same for images anywhere below `source`: in no class folder, too, and not one
/// is passed over. Splits are given where every image lies in a train, val or test folder.
/// Errors: fileNotFound, notReadable, noImages, cancelled.
Result<ImageFolder> searchAllImages(const std::string& source, const JobContext& job);

/// The same for single files, as ImportOptions::files and filesAnywhere describe them. What is no
/// file (a folder, a pipe) is a problem. Error: noImages.
Result<ImageFolder> listImageFiles(const std::vector<std::string>& files, bool anywhere = false);

}  // namespace fovea::dataset
