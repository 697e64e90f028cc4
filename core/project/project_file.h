#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <memory>
#include <string>

#include "base/result.h"

namespace fovea::project {

constexpr const char* kDatabaseName = "project.sqlite";

/// Absolute, without "." parts and without a slash at its end: how Project::folder() says it.
std::string plainPath(const std::string& path);

/// Whether a folder holds nothing but what a project's making may have left
/// behind when it was interrupted (and hidden files).
/// Error: notReadable.
Result<bool> isFreeForProject(const std::string& folder);

/// Opens a project's database, checked, migrated and set up (WAL, full
/// synchronisation, foreign keys). The caller holds the folder's lock.
/// `create`: also make one where there is none, or an empty one.
/// One of an older version is migrated; as it was it stays beside, as FILE.version-N.
/// A database of a newer version, or that is none of ours, is not changed by a byte.
/// Errors: notAProject, projectTooNew, corruptFile, notWritable, diskFull.
Result<std::unique_ptr<SQLite::Database>> openProjectFile(const std::string& path, bool create);

/// The same where nothing can be written: for queries only. Errors: as openProjectFile(); notWritable, whose
/// reasons say what to do, for a project that would have to be written first: of an older version, or not
/// closed.
Result<std::unique_ptr<SQLite::Database>> openProjectFileToRead(const std::string& path);

}  // namespace fovea::project
