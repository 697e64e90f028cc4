#include "project/project_file.h"

#include <sqlite3.h>

#include <filesystem>

#include "project/database_error.h"
#include "project/directory_lock.h"
#include "project/schema.h"

namespace fovea::project {

namespace fs = std::filesystem;

namespace {

int pragma(SQLite::Database& database, const char* query) {
    return database.execAndGet(query).getInt();
}

/// Keeps the database as it is now beside it, before a newer schema changes it.
void backUp(SQLite::Database& database, const std::string& path, int version) {
    const std::string backup = path + ".version-" + std::to_string(version);
    const std::string unfinished = backup + ".unfinished";
    fs::remove(unfinished);  // of an earlier attempt
    SQLite::Statement copy(database, "VACUUM INTO ?");
    copy.bind(1, unfinished);
    copy.exec();
    fs::rename(unfinished, backup);
}

constexpr MessageKind kReadOnlyOlder{
    "read_only_older",
    FOVEA_TEXT(
        "Messages",
        "This project lies where nothing can be written, and an earlier version made it. Copy its folder "
        "to a disk of your own and open it there.")};
constexpr MessageKind kReadOnlyNotClosed{
    "read_only_not_closed",
    FOVEA_TEXT(
        "Messages",
        "This project lies where nothing can be written, and was not closed. Copy its folder to a disk of "
        "your own and open it there.")};

/// Its version, once it is sure to be a sound one of ours. `create`: 0 where it is empty.
Result<int> checkedVersion(SQLite::Database& database, const std::string& path, bool create) {
    const int version = pragma(database, "PRAGMA user_version");
    if (version > schemaVersion()) {
        return Error{ErrorCode::projectTooNew,
                     "schema version " + std::to_string(version) + ", this program knows " +
                         std::to_string(schemaVersion()),
                     path};
    }
    const bool empty = version == 0 && pragma(database, "SELECT count(*) FROM sqlite_master") == 0;
    if (empty ? !create : pragma(database, "PRAGMA application_id") != kApplicationId)
        return Error{ErrorCode::notAProject, "this database was not made by Fovea", path};
    // What looks like a table of ours must be one, and no query that somebody wrote: it could go on for ever.
    if (pragma(database,
               "SELECT count(*) FROM sqlite_master WHERE type = 'view' OR sql LIKE 'create virtual%'") > 0)
        return Error{ErrorCode::corruptFile, "views or virtual tables, which no project has", path};
    const std::string finding = database.execAndGet("PRAGMA quick_check(1)").getString();
    if (finding != "ok") return Error{ErrorCode::corruptFile, finding, path};
    return version;
}

Result<void> prepare(SQLite::Database& database, const std::string& path, bool create) {
    // Nothing may be written into a file that is refused, not even what a crash left in its log.
    sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    FOVEA_TRY(const int version, checkedVersion(database, path, create));
    if (sqlite3_db_readonly(database.getHandle(), "main") == 1)
        return Error{ErrorCode::notWritable, "the file is read-only", path};
    sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr);

    const std::string mode = database.execAndGet("PRAGMA journal_mode = WAL").getString();
    if (mode != "wal")
        return Error{ErrorCode::notWritable, "this file system does not support SQLite's WAL", path};
    database.exec("PRAGMA synchronous = FULL");
    database.exec("PRAGMA foreign_keys = ON");
    if (version > 0 && version < schemaVersion()) backUp(database, path, version);
    migrate(database, version);
    return {};
}

/// A URI of SQLite for a file that nobody changes (https://www.sqlite.org/uri.html).
std::string immutableUri(const std::string& path) {
    // With an authority that is empty: of "//server/share/..." SQLite would take the server for one, and
    // refuse it.
    std::string uri = path.starts_with('/') ? "file://" : "file:";
    for (const char c : path) {
        if (c == '%' || c == '?' || c == '#') {
            constexpr const char* kDigits = "0123456789ABCDEF";
            uri += {'%', kDigits[static_cast<unsigned char>(c) >> 4], kDigits[c & 15]};
        } else {
            uri += c;
        }
    }
    return uri + "?immutable=1";
}

}  // namespace

std::string plainPath(const std::string& path) {
    fs::path plain = fs::absolute(path).lexically_normal();
    if (!plain.has_filename() && plain.has_relative_path()) plain = plain.parent_path();
    return plain.native();
}

Result<bool> isFreeForProject(const std::string& folder) {
    std::error_code code;
    for (fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code)) {
        const std::string name = it->path().filename().native();
        if (!name.starts_with('.') && name != DirectoryLock::kFileName) return false;
    }
    if (code) return Error{ErrorCode::notReadable, code.message(), folder};
    return true;
}

Result<std::unique_ptr<SQLite::Database>> openProjectFile(const std::string& path, bool create) {
    std::unique_ptr<SQLite::Database> database;
    try {
        database = std::make_unique<SQLite::Database>(
            path, SQLite::OPEN_READWRITE | (create ? SQLite::OPEN_CREATE : 0));
    } catch (const SQLite::Exception& e) {
        return databaseError(e, 0, path);
    }
    FOVEA_CHECK(guardedDatabase(*database, path, [&] { return prepare(*database, path, create); }));
    return database;
}

Result<std::unique_ptr<SQLite::Database>> openProjectFileToRead(const std::string& path) {
    // What stands in the log is read together with a file beside it, which cannot be made here.
    std::error_code code;
    if (const std::string log = path + "-wal"; fs::exists(log, code) && fs::file_size(log, code) > 0)
        return Error{ErrorCode::notWritable, {}, path, {kReadOnlyNotClosed}};
    std::unique_ptr<SQLite::Database> database;
    try {
        database =
            std::make_unique<SQLite::Database>(immutableUri(path), SQLite::OPEN_READONLY | SQLite::OPEN_URI);
    } catch (const SQLite::Exception& e) {
        return databaseError(e, 0, path);
    }
    FOVEA_CHECK(guardedDatabase(*database, path, [&]() -> Result<void> {
        FOVEA_TRY(const int version, checkedVersion(*database, path, false));
        if (version < schemaVersion()) return Error{ErrorCode::notWritable, {}, path, {kReadOnlyOlder}};
        return {};
    }));
    return database;
}

}  // namespace fovea::project
