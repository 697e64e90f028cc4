#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/file_layer.h"
#include "runs/run.h"
#include "runs/series.h"

namespace fovea::runs {

/// What the readers of a member said of the images that it is judged by.
struct MemberPredictions {
    std::vector<std::string> images;        ///< [n] their pixel hashes
    std::vector<double> adapter, baseline;  ///< [n, classes]
};

/// A series as the project keeps it from before its first member begins, in a file of its own:
/// no member's deletion takes anything of it away.
struct SeriesFile {
    SeriesOutcome outcome;  ///< while it is not at its end, of the members that are
    /// What it needs to come to its end; nothing once it has.
    struct Unfinished {
        RunIdentity identity;  ///< of what was asked for
        SeriesOptions options;
        RunSettings settings;                        ///< as they were resolved
        std::vector<MemberPredictions> predictions;  ///< of outcome.members
    };
    std::optional<Unfinished> unfinished;
};

/// Whole or not at all, also over power loss. Errors: diskFull, notWritable.
Result<void> writeSeriesFile(const project::Project& project, const SeriesFile& series, FileLayer& files);
/// Nothing where there is none. Errors: corruptFile, notReadable.
Result<std::optional<SeriesFile>> readSeriesFile(const project::Project& project, int id);
/// The series that have a file, in rising order.
std::vector<int> seriesWithFile(const project::Project& project);

}  // namespace fovea::runs
