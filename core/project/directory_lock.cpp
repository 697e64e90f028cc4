#include "project/directory_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>

#include "base/clock.h"
#include "base/file_layer.h"
#include "base/sha256.h"

namespace fovea::project {

using nlohmann::json;

namespace {

std::string lockFile(const std::string& folder) {
    return folder + "/" + DirectoryLock::kFileName;
}

std::string computerName() {
    char name[256] = {};
    return ::gethostname(name, sizeof name - 1) == 0 ? name : "";
}

/// Tells computers of one name apart, and one whose name changes from itself.
std::string machine() {
    auto id = readTextFile("/etc/machine-id");
    // machine-id(5) asks that the number itself stays on the computer.
    return Sha256().add("fovea").add(id && !id->empty() ? *id : computerName()).hex();
}

int tryLock(int fd, int kind) {
    int failed = 0;
    do failed = ::flock(fd, kind | LOCK_NB);
    while (failed != 0 && errno == EINTR);
    return failed;
}

std::string words(const std::optional<LockHolder>& holder) {
    if (!holder) return "another holder has the lock";
    return holder->program + ", process " + std::to_string(holder->process) + " on computer " +
           holder->computer + ", since " + holder->sinceUtc;
}

/// What the file says, without a look at whether it is locked.
std::optional<LockHolder> readHolder(const std::string& path) {
    const auto text = readTextFile(path);
    const json said = text ? json::parse(*text, nullptr, false) : json();
    if (!said.is_object()) return {};
    LockHolder holder;
    const auto word = [&](const char* name) {
        const auto it = said.find(name);
        return it != said.end() && it->is_string() ? it->get<std::string>() : std::string();
    };
    holder.program = word("program");
    holder.computer = word("computer");
    holder.sinceUtc = word("since_utc");
    if (const auto it = said.find("process"); it != said.end() && it->is_number_integer())
        holder.process = it->get<std::int64_t>();
    if (word("machine").empty()) return {};
    holder.elsewhere = word("machine") != machine();
    return holder;
}

}  // namespace

std::optional<LockHolder> lockHolder(const std::string& folder) {
    auto holder = readHolder(lockFile(folder));
    if (!holder) return {};
    const int fd = ::open(lockFile(folder).c_str(), O_RDONLY | O_CLOEXEC);
    holder->alive = fd >= 0 && tryLock(fd, LOCK_SH) != 0 && errno == EWOULDBLOCK;
    if (fd >= 0) ::close(fd);
    return holder;
}

Result<DirectoryLock> DirectoryLock::lock(const std::string& folder) {
    const std::string path = lockFile(folder);
    DirectoryLock lock(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
    if (lock.m_fd < 0) {
        const ErrorCode code =
            errno == ENOSPC || errno == EDQUOT ? ErrorCode::diskFull : ErrorCode::notWritable;
        return Error{code, std::strerror(errno), path};
    }
    if (tryLock(lock.m_fd, LOCK_EX) == 0) return lock;
    const int failure = errno;
    ::close(std::exchange(lock.m_fd, -1));  // it is the other's, not to be emptied
    if (failure == EWOULDBLOCK) return Error{ErrorCode::projectLocked, words(readHolder(path)), folder};
    return Error{ErrorCode::notWritable, std::string("cannot lock: ") + std::strerror(failure), path};
}

Result<DirectoryLock> DirectoryLock::acquire(const std::string& folder) {
    return guarded([&]() -> Result<DirectoryLock> {
        FOVEA_TRY(DirectoryLock lock, DirectoryLock::lock(folder));
        if (const auto left = readHolder(lockFile(folder)); left && left->elsewhere) {
            ::close(std::exchange(lock.m_fd, -1));
            return Error{
                ErrorCode::projectLocked,
                "left by " + words(left) + "; if it is not open there any more, delete the file 'lock' in it",
                folder};
        }
        const std::string text = json{{"program", program_invocation_short_name},
                                      {"computer", computerName()},
                                      {"machine", machine()},
                                      {"process", ::getpid()},
                                      {"since_utc", utcNow()}}
                                     .dump(-1, ' ', false, json::error_handler_t::replace) +
                                 "\n";
        // On a full disk the lock holds all the same; only nobody can say whose it is.
        [[maybe_unused]] const bool said =
            ::ftruncate(lock.m_fd, 0) == 0 && ::pwrite(lock.m_fd, text.data(), text.size(), 0) > 0;
        return lock;
    });
}

Result<void> DirectoryLock::takeOver(const std::string& folder) {
    // Letting go empties the file.
    FOVEA_TRY(const DirectoryLock lock, DirectoryLock::lock(folder));
    return {};
}

DirectoryLock::~DirectoryLock() {
    if (m_fd < 0) return;
    [[maybe_unused]] const int failed = ::ftruncate(m_fd, 0);
    ::close(m_fd);
}

}  // namespace fovea::project
