#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <string>

#include "base/error.h"
#include "base/result.h"

namespace fovea::project {

/// The Error that an SQLite failure on `file` stands for. `systemError`: errno
/// of the failed system call, 0 when unknown.
Error databaseError(const SQLite::Exception& exception, int systemError, const std::string& file);

/// Runs `body` (returning a Result) on an open database; the guard of every
/// call that touches one.
template <class Body>
auto guardedDatabase(SQLite::Database& database, const std::string& file, Body&& body) -> decltype(body()) {
    try {
        return body();
    } catch (const SQLite::Exception& e) {
        return databaseError(e, sqlite3_system_errno(database.getHandle()), file);
    } catch (...) {
        return errorFromCurrentException();
    }
}

}  // namespace fovea::project
