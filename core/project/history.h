#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <string>

#include "project/project.h"
namespace fovea::project {

/// How many changes can be undone.
constexpr int kUndoableChanges = 100;

// The history lies in the database itself: triggers on `sample`, `answer`, `question`,
// `import_problem` and `setting` (schema.cpp) keep, for the open change, what each row was before
// it. Undoing swaps these rows with the present ones, and the triggers keep what
// the swap replaces: redoing is the same swap. All calls throw SQLite::Exception
// and belong inside a transaction.

/// Opens a change; what was undone before can be redone no more. Returns its id.
std::int64_t beginChange(SQLite::Database& database, Action action, const std::string& argument);
/// Forgets a change that changed nothing, and those beyond the last kUndoableChanges.
void endChange(SQLite::Database& database, std::int64_t change);
History history(SQLite::Database& database);
/// Brings a setting out of the history: what was just stored of it is undone by no change.
void forgetSetting(SQLite::Database& database, const std::string& name);
/// Takes a change of history() back, or (undone already) makes it again.
void swapChange(SQLite::Database& database, std::int64_t change);

}  // namespace fovea::project
