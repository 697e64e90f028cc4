#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "base/platform/platform.h"
#include "base/result.h"

namespace fovea::project {

/// Who has a folder, as the lock file says.
struct LockHolder {
    std::string program;   ///< "fovea", "fovea-cli"
    std::string computer;  ///< its name
    std::int64_t process = 0;
    std::string sinceUtc;    ///< ISO 8601
    bool elsewhere = false;  ///< on another computer than this one
    /// Whether the system still keeps its lock. If not, it ended without letting go; or
    /// the network drive does not tell one computer of another's locks.
    bool alive = false;
};
/// Empty when nobody has it, or the file does not say who. Changes nothing.
std::optional<LockHolder> lockHolder(const std::string& folder);

/// An exclusive lock on a folder: a `lock` file in it, held by flock(2), so that
/// the system releases it when the process ends, however it ends. The file stays; it
/// says who holds it, and is empty when nobody does. Excludes other processes and
/// other holders in this one. Movable.
///
/// Not every network drive tells one computer of another's locks. So a file that names
/// another computer counts as a lock, although it may be what a crash there left.
class DirectoryLock {
public:
    static constexpr const char* kFileName = "lock";

    /// Does not wait. Errors: projectLocked (the detail says by whom), notWritable (also
    /// where the file system knows no locks), diskFull.
    static Result<DirectoryLock> acquire(const std::string& folder);
    /// Where nothing can be written: keeps out whoever could, and nobody who reads too; holds nothing where
    /// no lock file was left. Errors: as acquire().
    static Result<DirectoryLock> acquireToRead(const std::string& folder);
    /// Forgets what a program on another computer left, when the user knows that the
    /// folder is not used there any more. Errors: as acquire(), for a holder that is alive.
    static Result<void> takeOver(const std::string& folder);
    DirectoryLock(DirectoryLock&& other) noexcept
        : m_file(std::exchange(other.m_file, std::nullopt)), m_toRead(other.m_toRead) {}
    DirectoryLock& operator=(DirectoryLock&&) = delete;
    ~DirectoryLock();

private:
    explicit DirectoryLock(std::optional<platform::File> file, bool toRead = false)
        : m_file(std::move(file)), m_toRead(toRead) {}
    static Result<DirectoryLock> lock(const std::string& folder);
    std::optional<platform::File> m_file;
    bool m_toRead;
};

}  // namespace fovea::project
