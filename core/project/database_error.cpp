#include "project/database_error.h"

#include <cerrno>

namespace fovea::project {

namespace {

ErrorCode codeOf(int sqliteCode, int systemError) {
    switch (sqliteCode) {
        case SQLITE_FULL:
            return ErrorCode::diskFull;
        case SQLITE_NOMEM:
            return ErrorCode::outOfMemory;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        // Statements are ours: one that is not understood meets other tables than the file's version has.
        case SQLITE_ERROR:
            return ErrorCode::corruptFile;
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return ErrorCode::projectLocked;
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            return ErrorCode::notWritable;
        case SQLITE_IOERR:
            // SQLite itself only takes ENOSPC for a full disk; a quota or a size limit is one to the user.
            if (systemError == ENOSPC || systemError == EDQUOT || systemError == EFBIG)
                return ErrorCode::diskFull;
            return ErrorCode::notWritable;
        default:
            return ErrorCode::internal;
    }
}

}  // namespace

Error databaseError(const SQLite::Exception& exception, int systemError, const std::string& file) {
    // The primary code is the low byte of an extended one.
    return {codeOf(exception.getErrorCode() & 0xff, systemError),
            std::string("SQLite: ") + exception.what() + " (" +
                std::to_string(exception.getExtendedErrorCode()) + ")",
            file};
}

}  // namespace fovea::project
