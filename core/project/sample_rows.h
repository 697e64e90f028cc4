#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "dataset/sample.h"

namespace fovea::project {

// Rows of the tables sample and import_problem as values and back. All throw
// SQLite::Exception, and errors only for content that no version writes.
//
// `folder` is the project's. Files in it are stored by their path below it, so that a
// project which was moved still finds them; values hold absolute paths.
std::string storedPath(const std::string& folder, const std::string& path);

/// Stores absolute paths of samples below `folder`, as earlier versions wrote them, by their
/// path below it; in one transaction, and unseen by the history. A file that is known by both
/// paths stays as it is. Where there is nothing to do it costs a look into an index.
void makePathsRelative(SQLite::Database& database, const std::string& folder);

/// Adds samples; refreshes those whose path, frame and plane are there already, with their answers
/// (AnswerRows::storeAll()). An unassigned sample does not take a split away that was assigned
/// before, unless `splitsFinal`, and one without a study takes none away.
void storeSamples(SQLite::Database& database, const std::string& folder,
                  const std::vector<dataset::Sample>& samples, bool splitsFinal, std::int64_t question);
/// Stores answers, patient, split, facts and study by id. Returns an id that is not there; 0
/// when all are.
std::int64_t updateSampleLabels(SQLite::Database& database, const std::vector<dataset::Sample>& samples,
                                std::int64_t question);
/// In id order; `question` is the one that Sample::label answers. Error: corruptFile.
Result<std::vector<dataset::Sample>> loadSamples(SQLite::Database& database, const std::string& folder,
                                                 std::int64_t question);

/// Those that a change (history.h) concerns and that are there now, in id order. Error: corruptFile.
Result<std::vector<dataset::Sample>> loadChangedSamples(SQLite::Database& database, std::int64_t change,
                                                        const std::string& folder, std::int64_t question);

/// Replaces the problems of one source.
void storeProblems(SQLite::Database& database, const std::string& source,
                   const std::vector<dataset::Problem>& problems);
/// In the order they were stored. Error: corruptFile.
Result<std::vector<dataset::Problem>> loadProblems(SQLite::Database& database, const std::string& file);

}  // namespace fovea::project
