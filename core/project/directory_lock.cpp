#include "project/directory_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace fovea::project {

Result<DirectoryLock> DirectoryLock::acquire(const std::string& folder) {
    const std::string path = folder + "/" + kFileName;
    DirectoryLock lock(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
    if (lock.m_fd < 0) {
        const ErrorCode code =
            errno == ENOSPC || errno == EDQUOT ? ErrorCode::diskFull : ErrorCode::notWritable;
        return Error{code, std::strerror(errno), path};
    }
    int failed = 0;
    do failed = ::flock(lock.m_fd, LOCK_EX | LOCK_NB);
    while (failed != 0 && errno == EINTR);
    if (failed == 0) return lock;
    if (errno == EWOULDBLOCK) return Error{ErrorCode::projectLocked, "another holder has the lock", folder};
    return Error{ErrorCode::notWritable, std::string("cannot lock: ") + std::strerror(errno), path};
}

DirectoryLock::~DirectoryLock() {
    if (m_fd >= 0) ::close(m_fd);
}

}  // namespace fovea::project
