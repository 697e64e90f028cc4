#include "project/directory_lock.h"

#include <nlohmann/json.hpp>

#include "base/clock.h"
#include "base/file_layer.h"
#include "base/sha256.h"

namespace fovea::project {

using nlohmann::json;

namespace {

constexpr MessageKind kLeftLocked{
    "left_locked",
    FOVEA_TEXT("Messages",
               "This project was opened on the computer “{computer}” ({since}) and not closed. If it is not "
               "open there any more, delete the file “lock” in it.")};

std::string lockFile(const std::string& folder) {
    return folder + "/" + DirectoryLock::kFileName;
}

/// Tells computers of one name apart, and one whose name changes from itself.
std::string machine() {
    const std::string id = platform::computerId();
    return Sha256().add("fovea").add(id.empty() ? platform::computerName() : id).hex();
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

Error leftBy(const LockHolder& holder, const std::string& folder) {
    return {ErrorCode::projectLocked,
            "left by " + words(holder),
            folder,
            {{kLeftLocked, {{"computer", holder.computer}, {"since", holder.sinceUtc}}}}};
}

}  // namespace

std::optional<LockHolder> lockHolder(const std::string& folder) {
    auto holder = readHolder(lockFile(folder));
    if (!holder) return {};
    if (const auto file = platform::open(lockFile(folder), platform::OpenFor::reading)) {
        const auto free = platform::tryLock(*file, platform::Lock::shared);
        holder->alive = free && !*free;
    }
    return holder;
}

Result<DirectoryLock> DirectoryLock::lock(const std::string& folder) {
    const std::string path = lockFile(folder);
    FOVEA_TRY(platform::File file, platform::open(path, platform::OpenFor::locking));
    FOVEA_TRY(const bool held, platform::tryLock(file, platform::Lock::exclusive));
    if (!held) return Error{ErrorCode::projectLocked, words(readHolder(path)), folder};
    return DirectoryLock(std::move(file));
}

Result<DirectoryLock> DirectoryLock::acquireToRead(const std::string& folder) {
    return guarded([&]() -> Result<DirectoryLock> {
        auto file = platform::open(lockFile(folder), platform::OpenFor::reading);
        if (!file && file.error().code == ErrorCode::fileNotFound) return DirectoryLock({}, true);
        if (!file) return file.error();
        FOVEA_TRY(const bool held, platform::tryLock(*file, platform::Lock::shared));
        const auto holder = readHolder(lockFile(folder));
        if (!held) return Error{ErrorCode::projectLocked, words(holder), folder};
        if (holder && holder->elsewhere) return leftBy(*holder, folder);
        return DirectoryLock(std::move(*file), true);
    });
}

Result<DirectoryLock> DirectoryLock::acquire(const std::string& folder) {
    return guarded([&]() -> Result<DirectoryLock> {
        FOVEA_TRY(DirectoryLock lock, DirectoryLock::lock(folder));
        if (const auto left = readHolder(lockFile(folder)); left && left->elsewhere) {
            lock.m_file.reset();  // what it says stays
            return leftBy(*left, folder);
        }
        const std::string text = json{{"program", platform::programName()},
                                      {"computer", platform::computerName()},
                                      {"machine", machine()},
                                      {"process", platform::processId()},
                                      {"since_utc", utcNow()}}
                                     .dump(-1, ' ', false, json::error_handler_t::replace) +
                                 "\n";
        // On a full disk the lock holds all the same; only nobody can say whose it is.
        if (platform::cutTo(*lock.m_file, 0))
            (void)platform::write(*lock.m_file, std::as_bytes(std::span(text))).ok();
        return lock;
    });
}

Result<void> DirectoryLock::takeOver(const std::string& folder) {
    // Letting go empties the file.
    FOVEA_TRY(const DirectoryLock lock, DirectoryLock::lock(folder));
    return {};
}

DirectoryLock::~DirectoryLock() {
    if (m_file && !m_toRead) (void)platform::cutTo(*m_file, 0).ok();
}

}  // namespace fovea::project
