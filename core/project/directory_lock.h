#pragma once

#include <string>
#include <utility>

#include "base/result.h"

namespace fovea::project {

/// An exclusive lock on a folder: a `lock` file in it, held by flock(2), so that
/// the system releases it when the process ends, however it ends. The file stays.
/// Excludes other processes and other holders in this one. Movable.
class DirectoryLock {
public:
    static constexpr const char* kFileName = "lock";

    /// Does not wait. Errors: projectLocked, notWritable (also where the file
    /// system knows no locks), diskFull.
    static Result<DirectoryLock> acquire(const std::string& folder);
    DirectoryLock(DirectoryLock&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    DirectoryLock& operator=(DirectoryLock&&) = delete;
    ~DirectoryLock();

private:
    explicit DirectoryLock(int fd) : m_fd(fd) {}
    int m_fd;
};

}  // namespace fovea::project
