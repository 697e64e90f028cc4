#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/file_layer.h"
#include "base/job_context.h"
#include "base/result.h"
#include "dataset/import.h"
#include "imaging/deidentify.h"
#include "project/project.h"

namespace fovea::project {

/// The project's setting that holds the key of its copies' pseudonyms; empty in a project
/// whose images stay where they are. A project has copies only, or none.
inline constexpr const char* kKeyOfCopies = "key_of_copies";

/// What an import that copies is going to do: which file goes where.
struct CopyPlan {
    struct File {
        std::string from, to;  ///< `to`: images/NAME in the project's folder; the name tells nothing
    };
    std::vector<File> files;
    std::uint64_t bytes = 0;  ///< of those that are not there yet
};

/// Makes `plan` that of copies in `folder` (a project's): paths of the copies to be, and
/// pseudonyms for patients. The same file again, unchanged, gets the same copy. Writes nothing.
/// Reads every file once; cancellable between files; reports progress "copy_plan".
/// Errors: cancelled; invalidArgument when one of the files lies in the project's own images/.
/// A file that cannot be read any more becomes a problem.
Result<CopyPlan> planCopies(dataset::ImportPlan& plan, const std::string& folder,
                            const imaging::Pseudonyms& pseudonyms, const JobContext& job);

/// Writes the copies, de-identified, several at a time, and takes the header facts of
/// `plan` from them. Each is read again and must show what its original shows; what cannot
/// be cleaned, or shows something else, becomes a problem of the plan and takes no part.
/// First it deletes copies in images/ that `keep` does not name, left behind by an import that
/// was killed; files there that do not have a name of Fovea's copies stay.
/// Nothing is left half; what this call wrote is gone again after an error. No file that
/// `keep` names is ever deleted.
/// Cancellable between files; reports progress "copy". Returns how many files were copied.
/// Errors: diskFull (before anything is written, when there is too little room), notWritable,
/// noImages (none could be copied), cancelled.
Result<int> writeCopies(const CopyPlan& copies, dataset::ImportPlan& plan, const std::string& folder,
                        const std::set<std::string>& keep, const imaging::Pseudonyms& pseudonyms,
                        FileLayer& files, const JobContext& job);

/// Deletes the copies that `copies` names and `keep` does not: when the import failed after them.
void removeCopies(const CopyPlan& copies, const std::set<std::string>& keep);

}  // namespace fovea::project
