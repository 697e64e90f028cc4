#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include "base/result.h"

namespace fovea::project {

/// `PRAGMA application_id` of a project ("Fove"): tells it from any other SQLite file.
constexpr int kApplicationId = 0x466f7665;

/// The schema this version writes: one more than the last migration starts from.
int schemaVersion();

/// Brings a database at version `from` (0: empty) to version `to`, each step a
/// transaction of its own together with its version number. Throws SQLite::Exception.
void migrate(SQLite::Database& database, int from, int to = schemaVersion());

}  // namespace fovea::project
