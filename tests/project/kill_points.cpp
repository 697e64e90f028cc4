#include "tests/project/kill_points.h"

#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QtGlobal>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <map>
#include <mutex>
#include <set>
#include <sstream>

namespace {

using fovea::test::Step;

constexpr const char* kRead = "list";
constexpr const char* kImage = "open an image";

/// What happens in the child, on any of its threads.
class Watch {
public:
    static constexpr std::size_t kNever = std::size_t(-1);

    /// `fill`: at its end the disk is full, and the process goes on.
    Watch(std::string folder, int report, std::size_t end, bool fill)
        : m_folder(std::move(folder)), m_report(report), m_end(end), m_fill(fill) {}

    void stage(const std::string& name) {
        const std::lock_guard lock(m_mutex);
        m_stage = name;
    }
    bool point(const std::string& what) {
        const std::lock_guard lock(m_mutex);
        return step(m_stage.c_str(), what);
    }
    bool full() const { return m_full; }
    void makeRoom() { m_full = false; }

    bool concerns(const std::string& path) const {
        // What an import notes of each image is written whenever a thread has read one: no order
        // that two runs share. test_cli_interrupted_import ends the program there.
        return path.size() > m_folder.size() && path.starts_with(m_folder) &&
               !path.ends_with("/.import-unfinished");
    }

    /// Returns whether the process is to end in this step.
    bool file(const char* call, const std::string& path) {
        const std::lock_guard lock(m_mutex);
        const std::string name = std::filesystem::path(path).filename();
        const bool database = name == "project.sqlite";
        // The log is written back only when what is in it is whole.
        if (database && m_state == State::committing) committed();
        if (!m_stage.empty())
            return step(database                         ? "database"
                        : name.starts_with("checkpoint") ? "checkpointing"
                                                         : m_stage.c_str(),
                        std::string(call) + " " + name);
        return step(database && m_committed > 0           ? "checkpoint"
                    : name.find(".version-") != name.npos ? "backup"
                    : call == kRead                       ? "listing the folder"
                    : call == kImage                      ? "reading images"
                                                          : phase(),
                    // Which image comes when is up to the threads that read them.
                    call == kImage ? call : std::string(call) + " " + name);
    }

    bool sql(const std::string& text) {
        const std::lock_guard lock(m_mutex);
        if (m_state == State::committing) committed();
        if (text.starts_with("COMMIT")) m_state = State::committing;
        const std::size_t begin = std::min(text.find_first_not_of(" \n"), text.size());
        const bool ends = step(m_stage.empty() ? phase() : "database",
                               text.substr(begin, std::min<std::size_t>(text.find('\n', begin) - begin, 60)));
        if (text.starts_with("BEGIN")) m_state = State::inside;
        return ends;
    }

    [[noreturn]] void end() const {
        ::kill(::getpid(), SIGKILL);
        for (;;) ::pause();
    }

private:
    enum class State { outside, inside, committing };

    void committed() {
        ++m_committed;
        m_state = State::outside;
    }
    const char* phase() const {
        return m_state == State::inside       ? "within the transaction"
               : m_state == State::committing ? "commit"
               : m_committed > 0              ? "after the transaction"
                                              : "before the transaction";
    }
    bool step(const char* phase, const std::string& what) {
        const bool ends = m_count++ == m_end;
        if (ends && m_fill) {
            m_full = true;
            return false;
        }
        if (!ends && m_end != kNever) return false;
        std::ostringstream line;
        line << phase << '\t' << what << '\t' << m_committed << '\n';
        const std::string text = line.str();
        // Not write(), which is one of the calls watched.
        if (::send(m_report, text.data(), text.size(), 0) != ssize_t(text.size())) ::_exit(4);
        return ends;
    }

    const std::string m_folder;
    const int m_report;
    const std::size_t m_end;
    const bool m_fill;
    std::atomic<bool> m_full = false;
    std::string m_stage;
    std::mutex m_mutex;
    std::size_t m_count = 0;
    int m_committed = 0;
    State m_state = State::outside;
};

Watch* watch = nullptr;  // in the child only, from its beginning to its end

/// The function of the same name behind ours.
template <class Function>
Function* next(const char* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

std::string pathOf(int fd) {
    char path[4096];
    const ssize_t length = ::readlink(("/proc/self/fd/" + std::to_string(fd)).c_str(), path, sizeof path);
    return length > 0 ? std::string(path, std::size_t(length)) : std::string();
}

/// A call on a file by its path, or by its descriptor: ends the process if it is its time.
void meet(const char* call, const std::string& path) {
    if (watch && watch->concerns(path) && watch->file(call, path)) watch->end();
}

template <class Write>
ssize_t watchedWrite(int fd, std::size_t bytes, const Write& write) {
    if (!watch) return write(bytes);
    const std::string path = pathOf(fd);
    if (!watch->concerns(path)) return write(bytes);
    if (watch->file("write", path)) {
        write(bytes / 2);
        watch->end();
    }
    if (!watch->full()) return write(bytes);
    errno = ENOSPC;
    return -1;
}

/// Whether a file or folder cannot be made, for want of space.
bool noRoomToMake(const char* path) {
    if (!watch || !watch->full() || !watch->concerns(path) || ::access(path, F_OK) == 0) return false;
    errno = ENOSPC;
    return true;
}

void meetOpening(const char* path, int flags) {
    if (!watch) return;
    if (flags & O_CREAT && ::access(path, F_OK) != 0)
        meet("make", path);
    else if ((flags & (O_ACCMODE | O_DIRECTORY)) == O_RDONLY && std::strstr(path, ".dcm"))
        meet(kImage, path);
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
    va_list list;
    va_start(list, flags);
    const int mode = va_arg(list, int);
    va_end(list);
    meetOpening(path, flags);
    if (flags & O_CREAT && noRoomToMake(path)) return -1;
    return next<int(const char*, int, ...)>("open")(path, flags, mode);
}
int open64(const char* path, int flags, ...) {
    va_list list;
    va_start(list, flags);
    const int mode = va_arg(list, int);
    va_end(list);
    meetOpening(path, flags);
    if (flags & O_CREAT && noRoomToMake(path)) return -1;
    return next<int(const char*, int, ...)>("open64")(path, flags, mode);
}
dirent* readdir(DIR* folder) {
    if (watch) meet(kRead, pathOf(::dirfd(folder)));
    return next<dirent*(DIR*)>("readdir")(folder);
}
ssize_t pwrite64(int fd, const void* bytes, size_t size, off64_t at) {
    return watchedWrite(fd, size, [&](size_t n) {
        return next<ssize_t(int, const void*, size_t, off64_t)>("pwrite64")(fd, bytes, n, at);
    });
}
ssize_t write(int fd, const void* bytes, size_t size) {
    return watchedWrite(
        fd, size, [&](size_t n) { return next<ssize_t(int, const void*, size_t)>("write")(fd, bytes, n); });
}
int fsync(int fd) {
    if (watch) meet("sync", pathOf(fd));
    return next<int(int)>("fsync")(fd);
}
int fdatasync(int fd) {
    if (watch) meet("sync", pathOf(fd));
    return next<int(int)>("fdatasync")(fd);
}
int ftruncate64(int fd, off64_t size) {
    if (watch) meet("cut", pathOf(fd));
    return next<int(int, off64_t)>("ftruncate64")(fd, size);
}
int mkdir(const char* path, mode_t mode) {
    meet("make", path);
    if (noRoomToMake(path)) return -1;
    return next<int(const char*, mode_t)>("mkdir")(path, mode);
}
int rename(const char* from, const char* to) {
    meet("rename", to);
    return next<int(const char*, const char*)>("rename")(from, to);
}
int unlink(const char* path) {
    meet("delete", path);
    return next<int(const char*)>("unlink")(path);
}

}  // extern "C"

namespace fovea::test {

namespace {

int onSql(unsigned, void*, void* statement, void* text) {
    // Of statements within triggers the text begins with "--".
    const char* sql = static_cast<const char*>(text);
    if (std::strncmp(sql, "--", 2) == 0) return 0;
    const char* file = sqlite3_db_filename(sqlite3_db_handle(static_cast<sqlite3_stmt*>(statement)), "main");
    if (file && watch->concerns(file) && watch->sql(sql)) watch->end();
    return 0;
}

int onConnection(sqlite3* database, const char**, const sqlite3_api_routines*) {
    return sqlite3_trace_v2(database, SQLITE_TRACE_STMT, onSql, nullptr);
}

struct Ended {
    std::vector<Step> steps;  ///< reported
    int status = 0;           ///< as waitpid() says it
};

Ended run(std::size_t end, const std::string& folder, const std::function<bool()>& body, bool fill = false) {
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) qFatal("no socket pair");
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        watch = new Watch(folder + "/", ends[1], end, fill);
        sqlite3_auto_extension(reinterpret_cast<void (*)()>(onConnection));
        ::_exit(body() ? 0 : 3);
    }
    ::close(ends[1]);
    std::string report;
    char part[65536];
    for (ssize_t n; (n = ::recv(ends[0], part, sizeof part, 0)) > 0;) report.append(part, std::size_t(n));
    ::close(ends[0]);
    Ended ended;
    if (child < 0 || ::waitpid(child, &ended.status, 0) != child) qFatal("no child");
    std::istringstream lines(report);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream fields(line);
        Step step;
        std::getline(fields, step.phase, '\t');
        std::getline(fields, step.what, '\t');
        fields >> step.committed;
        ended.steps.push_back(std::move(step));
    }
    return ended;
}

}  // namespace

std::vector<Step> stepsOf(const std::string& folder, const std::function<bool()>& body) {
    Ended ended = run(Watch::kNever, folder, body);
    if (!WIFEXITED(ended.status) || WEXITSTATUS(ended.status) != 0)
        qFatal("undisturbed, it failed: %d", ended.status);
    return std::move(ended.steps);
}

std::vector<std::size_t> spreadOverPhases(const std::vector<Step>& steps, std::size_t most) {
    std::map<std::string, std::vector<std::size_t>> phases;
    for (std::size_t i = 0; i < steps.size(); ++i) phases[steps[i].phase].push_back(i);
    std::set<std::size_t> all;
    for (const auto& [phase, where] : phases)
        for (std::size_t i = 0; i < most; ++i) all.insert(where[i * (where.size() - 1) / (most - 1)]);
    return {all.begin(), all.end()};
}

Step killAt(std::size_t index, const std::string& folder, const std::function<bool()>& body) {
    Ended ended = run(index, folder, body);
    if (!WIFSIGNALED(ended.status) || WTERMSIG(ended.status) != SIGKILL || ended.steps.size() != 1)
        qFatal("not killed at step %zu: %d", index, ended.status);
    return std::move(ended.steps.front());
}

bool fillAt(std::size_t index, const std::string& folder, const std::function<bool()>& body) {
    const Ended ended = run(index, folder, body, true);
    return WIFEXITED(ended.status) && WEXITSTATUS(ended.status) == 0;
}

void atStage(const std::string& stage) {
    if (watch) watch->stage(stage);
}
void point(const std::string& what) {
    if (watch && watch->point(what)) watch->end();
}
void makeRoom() {
    if (watch) watch->makeRoom();
}

}  // namespace fovea::test
