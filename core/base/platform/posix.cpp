#include <cxxabi.h>
#include <dlfcn.h>
#include <execinfo.h>
#include <fcntl.h>
#include <link.h>
#include <locale.h>
#include <malloc.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "base/platform/platform.h"

namespace fovea::platform {

namespace fs = std::filesystem;

namespace {

/// What errno says; `fallback`: where it has no code of its own.
Error failure(const std::string& path, ErrorCode fallback) {
    const int number = errno;
    ErrorCode code = fallback;
    if (number == ENOSPC || number == EDQUOT) code = ErrorCode::diskFull;
    if (number == ENOMEM) code = ErrorCode::outOfMemory;
    if ((number == ENOENT || number == ENOTDIR) && fallback == ErrorCode::notReadable)
        code = ErrorCode::fileNotFound;
    return {code, std::strerror(number), path};
}

int flagsFor(OpenFor what) {
    switch (what) {
        case OpenFor::reading:
            return O_RDONLY | O_NONBLOCK;
        case OpenFor::appending:
            return O_WRONLY | O_CREAT | O_APPEND;
        case OpenFor::replacing:
            return O_WRONLY | O_CREAT | O_TRUNC;
        case OpenFor::locking:
            return O_RDWR | O_CREAT;
        case OpenFor::folder:
            return O_RDONLY | O_DIRECTORY;
    }
    return O_RDONLY;
}

/// The number that follows the name `field`, and ":" or " ", at the beginning of a line.
double fieldOf(const std::string& file, const std::string& field) {
    std::ifstream lines(file);
    for (std::string line; std::getline(lines, line);) {
        if (line.rfind(field, 0) != 0) continue;
        double number = 0;
        std::istringstream(line.substr(field.size() + 1)) >> number;
        return number;
    }
    return 0;
}

std::uint64_t fieldBytes(const std::string& file, const std::string& field) {
    return std::uint64_t(fieldOf(file, field)) * 1024;  // in KiB
}

int descriptorOf(const File& file) {
    return int(file.handle());
}

double secondsOf(clockid_t clock) {
    timespec time{};
    clock_gettime(clock, &time);
    return double(time.tv_sec) + double(time.tv_nsec) * 1e-9;
}

}  // namespace

// ---- files ----

fs::path nativePath(const std::string& path) {
    return path;
}

File::~File() {
    if (m_handle >= 0) ::close(int(m_handle));
}

Result<File> open(const std::string& path, OpenFor what) {
    const int descriptor = ::open(path.c_str(), flagsFor(what) | O_CLOEXEC, 0644);
    const bool read = what == OpenFor::reading || what == OpenFor::folder;
    if (descriptor < 0) return failure(path, read ? ErrorCode::notReadable : ErrorCode::notWritable);
    File file(descriptor, path);
    struct stat info {};
    if (what == OpenFor::reading && (::fstat(descriptor, &info) != 0 || !S_ISREG(info.st_mode)))
        return Error{ErrorCode::notReadable, "not a regular file", path};
    return file;
}

Result<std::uint64_t> sizeOf(const File& file) {
    struct stat info {};
    if (::fstat(descriptorOf(file), &info) != 0) return failure(file.path(), ErrorCode::notReadable);
    return std::uint64_t(info.st_size);
}

Result<void> write(const File& file, std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const ssize_t n = ::write(descriptorOf(file), bytes.data(), bytes.size());
        if (n < 0) {
            if (errno == EINTR) continue;
            return failure(file.path(), ErrorCode::notWritable);
        }
        bytes = bytes.subspan(std::size_t(n));
    }
    return {};
}

Result<void> cutTo(const File& file, std::uint64_t bytes) {
    if (::ftruncate(descriptorOf(file), off_t(bytes)) != 0)
        return failure(file.path(), ErrorCode::notWritable);
    return {};
}

Result<void> sync(const File& file, Sync what) {
    const int failed = what == Sync::content ? ::fdatasync(descriptorOf(file)) : ::fsync(descriptorOf(file));
    if (failed != 0) return failure(file.path(), ErrorCode::notWritable);
    return {};
}

Result<void> replace(const std::string& from, const std::string& to) {
    if (::rename(from.c_str(), to.c_str()) != 0) return failure(to, ErrorCode::notWritable);
    const fs::path folder = fs::path(to).parent_path();
    // Not every file system synchronises folders; the file is in place all the same.
    if (const auto opened = open(folder.empty() ? "." : folder.string(), OpenFor::folder))
        (void)sync(*opened, Sync::everything).ok();
    return {};
}

Result<bool> tryLock(const File& file, Lock kind) {
    int failed = 0;
    do failed = ::flock(descriptorOf(file), (kind == Lock::shared ? LOCK_SH : LOCK_EX) | LOCK_NB);
    while (failed != 0 && errno == EINTR);
    if (failed == 0) return true;
    if (errno == EWOULDBLOCK) return false;
    Error error = failure(file.path(), ErrorCode::notWritable);
    error.detail = "cannot lock: " + error.detail;
    return error;
}

Result<std::span<const std::byte>> map(const File& file) {
    FOVEA_TRY(const std::uint64_t size, sizeOf(file));
    if (size == 0) return std::span<const std::byte>();
    void* data = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptorOf(file), 0);
    if (data == MAP_FAILED) return failure(file.path(), ErrorCode::notReadable);
    return std::span(static_cast<const std::byte*>(data), std::size_t(size));
}

void unmap(std::span<const std::byte> mapped) {
    if (!mapped.empty()) ::munmap(const_cast<std::byte*>(mapped.data()), mapped.size());
}

void expectAccess(std::span<const std::byte> mapped, Access access) {
    if (mapped.empty()) return;
    const int advice = access == Access::random  ? MADV_RANDOM
                       : access == Access::usual ? MADV_NORMAL
                                                 : MADV_DONTNEED;
    ::madvise(const_cast<std::byte*>(mapped.data()), mapped.size(), advice);
}

std::optional<FileIdentity> identityOf(const std::string& path) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) return {};
    return FileIdentity{std::uint64_t(info.st_dev), std::uint64_t(info.st_ino)};
}

bool canWriteIn(const std::string& folder) {
    return ::access(folder.c_str(), W_OK | X_OK) == 0;
}

Result<std::string> makeUniqueFolder(const std::string& start) {
    std::string path = start + "XXXXXX";
    if (!::mkdtemp(path.data())) return failure(start, ErrorCode::notWritable);
    return path;
}

std::string dataFolder() {
    const char* xdg = std::getenv("XDG_DATA_HOME");
    if (xdg && *xdg) return xdg;
    const char* home = std::getenv("HOME");
    return (fs::path(home && *home ? home : ".") / ".local" / "share").string();
}

// ---- this process ----

std::int64_t processId() {
    return ::getpid();
}

std::string programName() {
    return program_invocation_short_name;
}

std::string programPath() {
    std::error_code code;
    const fs::path path = fs::read_symlink("/proc/self/exe", code);
    return code ? std::string() : path.string();
}

Error becomeProgram(const std::string& path, char** arguments) {
    ::execv(path.c_str(), arguments);
    return failure(path, ErrorCode::notReadable);
}

std::optional<double> secondsSinceStart() {
    std::ifstream file("/proc/self/stat");
    std::string text;
    if (!std::getline(file, text)) return {};
    // The second field is the program's name in brackets, which may hold spaces and brackets.
    std::istringstream fields(text.substr(std::min(text.size(), text.rfind(')') + 1)));
    constexpr int kStartTime = 19;  // field 22 of proc(5), counted from the third
    std::string field;
    for (int i = 0; i <= kStartTime; ++i)
        if (!(fields >> field)) return {};
    return secondsOf(CLOCK_BOOTTIME) - std::strtod(field.c_str(), nullptr) / double(::sysconf(_SC_CLK_TCK));
}

double threadProcessorSeconds() {
    return secondsOf(CLOCK_THREAD_CPUTIME_ID);
}

ProcessMemory processMemory() {
    constexpr const char* kStatus = "/proc/self/status";
    return {fieldBytes(kStatus, "VmRSS"), fieldBytes(kStatus, "VmHWM")};
}

void resetPeakMemory() {
    std::ofstream("/proc/self/clear_refs") << "5";
}

void returnFreedMemory() {
    ::malloc_trim(0);
}

std::size_t bytesTaken(void* allocated) {
    return ::malloc_usable_size(allocated);
}

namespace {
std::atomic<void (*)()> g_interrupted = nullptr;
static_assert(std::atomic<void (*)()>::is_always_lock_free);  // it is read in a signal handler

extern "C" void foveaInterrupted(int signal) {
    std::signal(signal, SIG_DFL);
    if (void (*const handler)() = g_interrupted) handler();
}
}  // namespace

void onInterrupt(void (*handler)()) {
    g_interrupted = handler;
    std::signal(SIGINT, foveaInterrupted);
    std::signal(SIGTERM, foveaInterrupted);
}

namespace {
std::atomic<int> g_endRequested = -1;  // where the signal handler writes to
static_assert(std::atomic<int>::is_always_lock_free);

extern "C" void foveaEndRequested(int signal) {
    const int before = errno;
    std::signal(signal, SIG_DFL);
    const char any = 0;
    [[maybe_unused]] const auto written = ::write(g_endRequested, &any, 1);
    errno = before;
}
}  // namespace

int endRequests() {
    static const int reading = [] {
        int ends[2];
        if (::pipe(ends) != 0) return -1;
        for (const int end : ends) {
            ::fcntl(end, F_SETFD, FD_CLOEXEC);
            ::fcntl(end, F_SETFL, O_NONBLOCK);
        }
        g_endRequested = ends[1];
        for (const int signal : {SIGINT, SIGTERM, SIGHUP})
            if (std::signal(signal, foveaEndRequested) == SIG_IGN) std::signal(signal, SIG_IGN);
        return ends[0];
    }();
    return reading;
}

namespace {

std::atomic<const char*> g_begun = nullptr;

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
std::atomic<const char*> g_exception = nullptr;
// Made before, as nothing can be taken from the heap in the midst of a crash.
std::string* g_crashFile = nullptr;
std::string* g_crashText = nullptr;
std::terminate_handler g_terminateBefore = nullptr;

void put(int file, const char* text) {
    (void)!::write(file, text, std::strlen(text));
}

void putNumber(int file, std::uintptr_t number, unsigned base) {
    char digits[2 + sizeof number * 8 + 1];
    char* at = digits + sizeof digits - 1;
    *at = '\0';
    do {
        *--at = "0123456789abcdef"[number % base];
        number /= base;
    } while (number > 0);
    put(file, at);
}

void putFrame(int file, void* address) {
    Dl_info known{};
    put(file, "  ");
    if (::dladdr(address, &known) != 0 && known.dli_fname) {
        // Without the folders: they may name the user.
        const char* const slash = std::strrchr(known.dli_fname, '/');
        put(file, slash ? slash + 1 : known.dli_fname);
        put(file, " +0x");
        putNumber(file, std::uintptr_t(address) - std::uintptr_t(known.dli_fbase), 16);
        if (known.dli_sname) {
            put(file, " ");
            put(file, known.dli_sname);
        }
    } else {
        put(file, "0x");
        putNumber(file, std::uintptr_t(address), 16);
    }
    put(file, "\n");
}

/// And those above it. They may be there already.
void makeFolderOf(char* path) {
    for (char* slash = std::strchr(path + 1, '/'); slash; slash = std::strchr(slash + 1, '/')) {
        *slash = '\0';
        ::mkdir(path, 0700);
        *slash = '/';
    }
}

extern "C" void foveaCrashed(int signal) {
    static std::atomic_flag once;
    if (!once.test_and_set()) {
        makeFolderOf(g_crashFile->data());
        const int file = ::open(g_crashFile->c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        if (file >= 0) {
            put(file, g_crashText->c_str());
            put(file, "signal: ");
            putNumber(file, std::uintptr_t(signal), 10);
            if (const char* const type = g_exception) {
                put(file, "\nexception: ");
                put(file, type);
            }
            if (const char* const begun = g_begun) {
                put(file, "\nbegun last: ");
                put(file, begun);
            }
            put(file, "\nwhere:\n");
            void* frames[64];
            const int count = ::backtrace(frames, 64);
            for (int i = 0; i < count; ++i) putFrame(file, frames[i]);
            ::close(file);
        }
    }
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

void foveaTerminated() {
    if (const std::type_info* const type = abi::__cxa_current_exception_type()) g_exception = type->name();
    if (g_terminateBefore) g_terminateBefore();
    std::abort();
}
#endif
}  // namespace

void onCrash([[maybe_unused]] const std::string& file, [[maybe_unused]] const std::string& text) {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    g_crashFile = new std::string(fs::absolute(file).string());  // for as long as the process lives
    g_crashText = new std::string(text);
    void* frame = nullptr;
    ::backtrace(&frame, 1);  // loads what it needs
    // Of its own, for the stack may be what is used up.
    static char stack[1 << 16];
    stack_t own{};
    own.ss_sp = stack;
    own.ss_size = sizeof stack;
    ::sigaltstack(&own, nullptr);
    struct sigaction action {};
    action.sa_handler = foveaCrashed;
    action.sa_flags = SA_ONSTACK;
    for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) ::sigaction(signal, &action, nullptr);
    g_terminateBefore = std::set_terminate(foveaTerminated);
#endif
}

void noteBegun(const char* what) {
    g_begun = what;
}

bool isTerminal(Stream stream) {
    return ::isatty(stream == Stream::input    ? STDIN_FILENO
                    : stream == Stream::output ? STDOUT_FILENO
                                               : STDERR_FILENO) != 0;
}

void* loadedSymbol(const char* name) {
    // Not RTLD_DEFAULT: that looks where the caller's library looks, and what was loaded for a plug-in
    // alone is not found from the program.
    std::vector<std::string> libraries;
    ::dl_iterate_phdr(
        [](dl_phdr_info* info, std::size_t, void* list) {
            static_cast<std::vector<std::string>*>(list)->emplace_back(info->dlpi_name);
            return 0;
        },
        &libraries);
    for (const std::string& library : libraries) {
        // The program itself has no name.
        void* const handle = ::dlopen(library.empty() ? nullptr : library.c_str(), RTLD_LAZY | RTLD_NOLOAD);
        if (!handle) continue;
        void* const found = ::dlsym(handle, name);
        ::dlclose(handle);  // only what dlopen() counted: it stays loaded
        if (found) return found;
    }
    return nullptr;
}

PlainNumbers::PlainNumbers() : m_own(nullptr), m_before(nullptr) {
    // All else stays as the program has it.
    const locale_t copy = ::duplocale(LC_GLOBAL_LOCALE);
    const locale_t own = copy ? ::newlocale(LC_NUMERIC_MASK, "C", copy) : nullptr;
    if (!own) {
        if (copy) ::freelocale(copy);
        return;
    }
    m_own = own;
    m_before = ::uselocale(own);
}

PlainNumbers::~PlainNumbers() {
    if (!m_own) return;
    ::uselocale(static_cast<locale_t>(m_before));
    ::freelocale(static_cast<locale_t>(m_own));
}

// ---- this computer ----

std::uint64_t availableMemory() {
    std::uint64_t available = fieldBytes("/proc/meminfo", "MemAvailable");
    std::ifstream membership("/proc/self/cgroup");
    for (std::string line; std::getline(membership, line);) {
        constexpr const char* kUnified = "0::";  // control groups, version 2
        if (line.rfind(kUnified, 0) != 0) continue;
        const std::string folder = "/sys/fs/cgroup" + line.substr(std::strlen(kUnified));
        double limit = 0;
        // "max", where there is no limit, is no number. What files fill can be given back.
        if (std::ifstream(folder + "/memory.max") >> limit)
            available = std::min(
                available, std::uint64_t(std::max(0.0, limit - fieldOf(folder + "/memory.stat", "anon"))));
    }
    return available;
}

std::string systemName() {
    utsname name{};
    if (::uname(&name) != 0) return {};
    return std::string(name.sysname) + " " + name.release + " " + name.machine;
}

std::string processorName() {
    std::ifstream info("/proc/cpuinfo");
    for (std::string line; std::getline(info, line);)
        if (line.rfind("model name", 0) == 0) return line.substr(line.find(':') + 2);
    return {};
}

std::string computerName() {
    char name[256] = {};
    return ::gethostname(name, sizeof name - 1) == 0 ? name : "";
}

std::string computerId() {
    std::ifstream file("/etc/machine-id", std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::tm utc(std::time_t time) {
    std::tm parts{};
    ::gmtime_r(&time, &parts);
    return parts;
}

}  // namespace fovea::platform
