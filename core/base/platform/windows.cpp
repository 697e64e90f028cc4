// Windows 10 (1607) or later. Names of files go to the system in UTF-16: the narrow functions take them for
// text of the code page, which is UTF-8 only where the program's manifest says so (cmake/windows).
#define WIN32_LEAN_AND_MEAN
#define NOMINMAX
#include <windows.h>
// After windows.h.
#include <malloc.h>
#include <psapi.h>
#include <sddl.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <clocale>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <cwchar>
#include <exception>
#include <random>
#include <typeinfo>
#include <vector>
#ifdef __GNUC__
#include <cxxabi.h>
#endif

#include "base/platform/platform.h"

namespace fovea::platform {

namespace fs = std::filesystem;

namespace {

constexpr MessageKind kHeldElsewhere{
    "held_elsewhere",
    FOVEA_TEXT("Messages",
               "Another program has this file open, or Fovea shows it. Close it there, then try again.")};

std::wstring wide(const std::string& text) {
    if (text.empty()) return {};
    const int size = ::MultiByteToWideChar(CP_UTF8, 0, text.data(), int(text.size()), nullptr, 0);
    std::wstring out(std::size_t(size), L'\0');
    ::MultiByteToWideChar(CP_UTF8, 0, text.data(), int(text.size()), out.data(), size);
    return out;
}

std::string utf8(const std::wstring& text) {
    if (text.empty()) return {};
    const int size =
        ::WideCharToMultiByte(CP_UTF8, 0, text.data(), int(text.size()), nullptr, 0, nullptr, nullptr);
    std::string out(std::size_t(size), '\0');
    ::WideCharToMultiByte(CP_UTF8, 0, text.data(), int(text.size()), out.data(), size, nullptr, nullptr);
    return out;
}

/// Some functions refuse names of folders from 248 letters on, for which a file's name has to have room.
constexpr std::size_t kLong = 235;

/// As the functions for files take it: a long path is made absolute and gets the prefix that lifts the limit
/// of 260 letters.
std::wstring systemPath(const std::string& path) {
    std::wstring text = wide(path);
    std::replace(text.begin(), text.end(), L'/', L'\\');
    if (text.starts_with(L"\\\\?\\") || text.starts_with(L"\\\\.\\")) return text;
    const DWORD size = ::GetFullPathNameW(text.c_str(), 0, nullptr, nullptr);
    if (size <= kLong) return text;
    std::wstring whole(size, L'\0');
    whole.resize(::GetFullPathNameW(text.c_str(), size, whole.data(), nullptr));
    if (whole.starts_with(L"\\\\")) return L"\\\\?\\UNC" + whole.substr(1);
    return L"\\\\?\\" + whole;
}

std::string words(DWORD code) {
    std::array<wchar_t, 512> text{};
    const DWORD size = ::FormatMessageW(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, nullptr,
                                        code, MAKELANGID(LANG_ENGLISH, SUBLANG_ENGLISH_US), text.data(),
                                        DWORD(text.size()), nullptr);
    std::string line = utf8({text.data(), size});
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r' || line.back() == '.'))
        line.pop_back();
    const std::string number = "Windows error " + std::to_string(code);
    return line.empty() ? number : line + " (" + number + ")";
}

constexpr DWORD kDiskQuotaExceeded = 1295;  // ERROR_DISK_QUOTA_EXCEEDED, which MinGW's headers lack

/// What GetLastError() says; `fallback`: where it has no code of its own.
Error failure(const std::string& path, ErrorCode fallback) {
    const DWORD number = ::GetLastError();
    Error error{fallback, words(number), path};
    switch (number) {
        case ERROR_DISK_FULL:
        case ERROR_HANDLE_DISK_FULL:
        case kDiskQuotaExceeded:
            error.code = ErrorCode::diskFull;
            break;
        case ERROR_NOT_ENOUGH_MEMORY:
        case ERROR_OUTOFMEMORY:
        case ERROR_COMMITMENT_LIMIT:
            error.code = ErrorCode::outOfMemory;
            break;
        case ERROR_FILE_NOT_FOUND:
        case ERROR_PATH_NOT_FOUND:
        case ERROR_INVALID_NAME:
        case ERROR_INVALID_DRIVE:
        case ERROR_NOT_READY:
        case ERROR_BAD_NETPATH:
        case ERROR_BAD_NET_NAME:
        case ERROR_DIRECTORY:
            if (fallback == ErrorCode::notReadable) error.code = ErrorCode::fileNotFound;
            break;
        case ERROR_SHARING_VIOLATION:
        case ERROR_LOCK_VIOLATION:
        case ERROR_USER_MAPPED_FILE:
            error.reasons = {kHeldElsewhere};
            break;
        default:
            break;
    }
    return error;
}

HANDLE handleOf(const File& file) {
    return reinterpret_cast<HANDLE>(file.handle());
}

/// Closes with the object.
struct Handle {
    HANDLE handle;
    ~Handle() {
        if (handle && handle != INVALID_HANDLE_VALUE) ::CloseHandle(handle);
    }
};

struct Opening {
    DWORD access, how, flags;
};

Opening openingFor(OpenFor what) {
    switch (what) {
        case OpenFor::reading:
            return {GENERIC_READ, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL};
        case OpenFor::appending:
            return {GENERIC_WRITE, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL};
        case OpenFor::replacing:
            return {GENERIC_WRITE, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL};
        case OpenFor::locking:
            return {GENERIC_READ | GENERIC_WRITE, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL};
        case OpenFor::folder:
            break;
    }
    // Folders are opened with this flag only.
    return {FILE_LIST_DIRECTORY | FILE_READ_ATTRIBUTES, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS};
}

bool isFolder(HANDLE handle) {
    BY_HANDLE_FILE_INFORMATION info{};
    return ::GetFileInformationByHandle(handle, &info) && (info.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY);
}

std::optional<FileIdentity> identityOf(HANDLE handle) {
    BY_HANDLE_FILE_INFORMATION info{};
    if (!::GetFileInformationByHandle(handle, &info)) return {};
    return FileIdentity{info.dwVolumeSerialNumber,
                        (std::uint64_t(info.nFileIndexHigh) << 32) | info.nFileIndexLow};
}

double seconds(const FILETIME& time) {
    return double((std::uint64_t(time.dwHighDateTime) << 32) | time.dwLowDateTime) * 1e-7;
}

std::string registryText(const wchar_t* key, const wchar_t* value) {
    std::array<wchar_t, 256> text{};
    DWORD bytes = sizeof text;
    // Of the 64-bit system, whatever this program is.
    const LSTATUS status = ::RegGetValueW(
        HKEY_LOCAL_MACHINE, key, value, RRF_RT_REG_SZ | RRF_SUBKEY_WOW6464KEY, nullptr, text.data(), &bytes);
    return status == ERROR_SUCCESS ? utf8(text.data()) : std::string();
}

}  // namespace

// ---- files ----

fs::path nativePath(const std::string& path) {
    return systemPath(path);
}

File::~File() {
    if (m_handle != -1) ::CloseHandle(handleOf(*this));
}

Result<File> open(const std::string& path, OpenFor what) {
    const Opening opening = openingFor(what);
    // As on other systems, a file that is open can be renamed and deleted.
    const HANDLE handle = ::CreateFileW(systemPath(path).c_str(), opening.access,
                                        FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr,
                                        opening.how, opening.flags, nullptr);
    const ErrorCode fallback =
        what == OpenFor::reading || what == OpenFor::folder ? ErrorCode::notReadable : ErrorCode::notWritable;
    if (handle == INVALID_HANDLE_VALUE) return failure(path, fallback);
    File file(reinterpret_cast<std::intptr_t>(handle), path);
    if (what == OpenFor::folder && !isFolder(handle)) return Error{fallback, "not a folder", path};
    if (what == OpenFor::reading && (::GetFileType(handle) != FILE_TYPE_DISK || isFolder(handle)))
        return Error{fallback, "not a regular file", path};
    return file;
}

Result<std::uint64_t> sizeOf(const File& file) {
    LARGE_INTEGER size{};
    if (!::GetFileSizeEx(handleOf(file), &size)) return failure(file.path(), ErrorCode::notReadable);
    return std::uint64_t(size.QuadPart);
}

Result<void> write(const File& file, std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        // This offset means the end, wherever that is at the moment.
        OVERLAPPED at{};
        at.Offset = at.OffsetHigh = 0xFFFFFFFF;
        const DWORD wanted = DWORD(std::min<std::size_t>(bytes.size(), std::size_t(1) << 30));
        DWORD written = 0;
        if (!::WriteFile(handleOf(file), bytes.data(), wanted, &written, &at))
            return failure(file.path(), ErrorCode::notWritable);
        bytes = bytes.subspan(written);
    }
    return {};
}

Result<void> cutTo(const File& file, std::uint64_t bytes) {
    FILE_END_OF_FILE_INFO end{};
    end.EndOfFile.QuadPart = LONGLONG(bytes);
    if (!::SetFileInformationByHandle(handleOf(file), FileEndOfFileInfo, &end, sizeof end))
        return failure(file.path(), ErrorCode::notWritable);
    return {};
}

Result<void> sync(const File& file, Sync) {
    // Names are in the file system's journal, and replace() waits for them; a folder cannot be flushed.
    if (isFolder(handleOf(file))) return {};
    if (!::FlushFileBuffers(handleOf(file))) return failure(file.path(), ErrorCode::notWritable);
    return {};
}

Result<void> replace(const std::string& from, const std::string& to) {
    if (::MoveFileExW(systemPath(from).c_str(), systemPath(to).c_str(),
                      MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH))
        return {};
    const bool denied = ::GetLastError() == ERROR_ACCESS_DENIED;
    Error error = failure(to, ErrorCode::notWritable);
    // So it is put where somebody has the old file open; whoever may not write gets no further than `from`.
    const DWORD attributes = ::GetFileAttributesW(systemPath(to).c_str());
    if (denied && attributes != INVALID_FILE_ATTRIBUTES &&
        !(attributes & (FILE_ATTRIBUTE_DIRECTORY | FILE_ATTRIBUTE_READONLY)))
        error.reasons = {kHeldElsewhere};
    return error;
}

namespace {

/// Of a folder no byte can be locked. Here a name that only one can have stands for the lock: the system
/// forgets it with the last handle, by whatever end of the process.
std::shared_ptr<void> lockFolder(HANDLE folder) {
    const auto identity = identityOf(folder);
    if (!identity) return {};
    const std::wstring name = L"Global\\fovea-folder-" + std::to_wstring(identity->device) + L"-" +
                              std::to_wstring(identity->number);
    const HANDLE held = ::CreateEventW(nullptr, TRUE, FALSE, name.c_str());
    if (!held) return {};
    if (::GetLastError() != ERROR_ALREADY_EXISTS) return {held, ::CloseHandle};
    ::CloseHandle(held);
    return {};
}

}  // namespace

Result<bool> tryLock(const File& file, Lock kind) {
    if (isFolder(handleOf(file))) {
        if (!file.m_lock) file.m_lock = lockFolder(handleOf(file));
        return file.m_lock != nullptr;
    }
    // Nobody can read or write what is locked: a byte that no file has.
    OVERLAPPED at{};
    at.OffsetHigh = 0x40000000;
    const DWORD flags = LOCKFILE_FAIL_IMMEDIATELY | (kind == Lock::exclusive ? LOCKFILE_EXCLUSIVE_LOCK : 0);
    if (::LockFileEx(handleOf(file), flags, 0, 1, 0, &at)) return true;
    if (::GetLastError() == ERROR_LOCK_VIOLATION || ::GetLastError() == ERROR_IO_PENDING) return false;
    Error error = failure(file.path(), ErrorCode::notWritable);
    error.detail = "cannot lock: " + error.detail;
    return error;
}

Result<std::span<const std::byte>> map(const File& file) {
    // Of a folder the size is 0, as of an empty file.
    if (isFolder(handleOf(file))) return Error{ErrorCode::notReadable, "not a regular file", file.path()};
    FOVEA_TRY(const std::uint64_t size, sizeOf(file));
    if (size == 0) return std::span<const std::byte>();
    const Handle mapping{::CreateFileMappingW(handleOf(file), nullptr, PAGE_READONLY, 0, 0, nullptr)};
    const void* const data =
        mapping.handle ? ::MapViewOfFile(mapping.handle, FILE_MAP_READ, 0, 0, 0) : nullptr;
    if (!data) return failure(file.path(), ErrorCode::notReadable);
    return std::span(static_cast<const std::byte*>(data), std::size_t(size));
}

void unmap(std::span<const std::byte> mapped) {
    if (!mapped.empty()) ::UnmapViewOfFile(mapped.data());
}

void expectAccess(std::span<const std::byte> mapped, Access access) {
    // Of pages that were never locked this takes out of memory what is there; the system itself notices
    // which way a file is read.
    if (!mapped.empty() && access == Access::notNeeded)
        ::VirtualUnlock(const_cast<std::byte*>(mapped.data()), mapped.size());
}

std::optional<FileIdentity> identityOf(const std::string& path) {
    const Handle file{::CreateFileW(systemPath(path).c_str(), FILE_READ_ATTRIBUTES,
                                    FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr,
                                    OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, nullptr)};
    if (file.handle == INVALID_HANDLE_VALUE) return {};
    return identityOf(file.handle);
}

bool canWriteIn(const std::string& folder) {
    // Rights, groups and the disk's own attribute all count: to be asked by doing it.
    const std::wstring name = systemPath(folder + "/.fovea-" + std::to_string(::GetCurrentProcessId()));
    const Handle file{::CreateFileW(name.c_str(), GENERIC_WRITE, 0, nullptr, CREATE_NEW,
                                    FILE_ATTRIBUTE_HIDDEN | FILE_FLAG_DELETE_ON_CLOSE, nullptr)};
    return file.handle != INVALID_HANDLE_VALUE;
}

Result<std::string> makeUniqueFolder(const std::string& start) {
    // Its owner alone, and what is in it likewise.
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    ::ConvertStringSecurityDescriptorToSecurityDescriptorW(L"D:P(A;OICI;FA;;;OW)", SDDL_REVISION_1,
                                                           &descriptor, nullptr);
    const std::unique_ptr<void, decltype(&::LocalFree)> owned(descriptor, ::LocalFree);
    SECURITY_ATTRIBUTES rights{sizeof rights, descriptor, FALSE};
    std::random_device random;
    for (int attempt = 0; attempt < 100; ++attempt) {
        std::string path = start;
        for (int i = 0; i < 6; ++i) path += "abcdefghijklmnopqrstuvwxyz0123456789"[random() % 36];
        if (::CreateDirectoryW(systemPath(path).c_str(), &rights)) return path;
        if (::GetLastError() != ERROR_ALREADY_EXISTS) break;
    }
    return failure(start, ErrorCode::notWritable);
}

std::string dataFolder() {
    std::array<wchar_t, 32767> text{};
    const DWORD size = ::GetEnvironmentVariableW(L"LOCALAPPDATA", text.data(), DWORD(text.size()));
    return size > 0 ? utf8({text.data(), size}) : std::string(".");
}

// ---- this process ----

std::int64_t processId() {
    return std::int64_t(::GetCurrentProcessId());
}

std::string programPath() {
    std::array<wchar_t, 32767> text{};
    const DWORD size = ::GetModuleFileNameW(nullptr, text.data(), DWORD(text.size()));
    return utf8({text.data(), size});
}

std::string programName() {
    return utf8(fs::path(wide(programPath())).stem().wstring());
}

namespace {

/// An argument as the program's own start takes it apart again (CommandLineToArgvW).
std::wstring quoted(const std::wstring& argument) {
    std::wstring out = L"\"";
    std::size_t backslashes = 0;
    for (const wchar_t c : argument) {
        if (c == L'"') out.append(backslashes + 1, L'\\');
        backslashes = c == L'\\' ? backslashes + 1 : 0;
        out += c;
    }
    out.append(backslashes, L'\\');
    return out + L"\"";
}

}  // namespace

Error becomeProgram(const std::string& path, char** arguments) {
    std::wstring line;
    for (char** argument = arguments; *argument; ++argument)
        line += (line.empty() ? L"" : L" ") + quoted(wide(*argument));
    // No system call turns a process into another program: this one waits, and takes the other one with it
    // where it is ended from outside.
    const Handle job{::CreateJobObjectW(nullptr, nullptr)};
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits{};
    limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
    ::SetInformationJobObject(job.handle, JobObjectExtendedLimitInformation, &limits, sizeof limits);
    STARTUPINFOW start{};
    start.cb = sizeof start;
    PROCESS_INFORMATION made{};
    if (!::CreateProcessW(systemPath(path).c_str(), line.data(), nullptr, nullptr, TRUE, CREATE_SUSPENDED,
                          nullptr, nullptr, &start, &made))
        return failure(path, ErrorCode::notReadable);
    const Handle process{made.hProcess}, thread{made.hThread};
    ::AssignProcessToJobObject(job.handle, process.handle);
    ::SetConsoleCtrlHandler(nullptr, TRUE);  // Ctrl-C is the other one's
    ::ResumeThread(thread.handle);
    ::WaitForSingleObject(process.handle, INFINITE);
    DWORD code = 1;
    ::GetExitCodeProcess(process.handle, &code);
    std::exit(int(code));
}

std::optional<double> secondsSinceStart() {
    FILETIME start{}, end{}, kernel{}, user{}, now{};
    if (!::GetProcessTimes(::GetCurrentProcess(), &start, &end, &kernel, &user)) return {};
    ::GetSystemTimeAsFileTime(&now);
    return seconds(now) - seconds(start);
}

double threadProcessorSeconds() {
    FILETIME start{}, end{}, kernel{}, user{};
    ::GetThreadTimes(::GetCurrentThread(), &start, &end, &kernel, &user);
    return seconds(kernel) + seconds(user);
}

ProcessMemory processMemory() {
    PROCESS_MEMORY_COUNTERS counters{};
    if (!::K32GetProcessMemoryInfo(::GetCurrentProcess(), &counters, sizeof counters)) return {};
    return {counters.WorkingSetSize, counters.PeakWorkingSetSize};
}

void resetPeakMemory() {}

void returnFreedMemory() {
    ::_heapmin();
}

std::size_t bytesTaken(void* allocated) {
    return allocated ? ::_msize(allocated) : 0;
}

namespace {
std::atomic<void (*)()> g_interrupted = nullptr;

extern "C" void foveaInterrupted(int signal) {
    std::signal(signal, SIG_DFL);
    if (void (*const handler)() = g_interrupted) handler();
}
}  // namespace

void onInterrupt(void (*handler)()) {
    g_interrupted = handler;
    for (const int signal : {SIGINT, SIGTERM, SIGBREAK}) std::signal(signal, foveaInterrupted);
}

int endRequests() {
    return -1;
}

namespace {

std::atomic<const char*> g_begun = nullptr, g_exception = nullptr;
// Made before, as little can be done in the midst of a crash.
std::wstring* g_crashFile = nullptr;
std::string* g_crashText = nullptr;
std::terminate_handler g_terminateBefore = nullptr;

void put(HANDLE file, const char* text) {
    DWORD written = 0;
    ::WriteFile(file, text, DWORD(std::strlen(text)), &written, nullptr);
}

void putNumber(HANDLE file, std::uintptr_t number) {
    char digits[2 * sizeof number + 1];
    char* at = digits + sizeof digits - 1;
    *at = '\0';
    do {
        *--at = "0123456789abcdef"[number % 16];
        number /= 16;
    } while (number > 0);
    put(file, at);
}

void putFrame(HANDLE file, void* address) {
    HMODULE library = nullptr;
    wchar_t path[MAX_PATH] = {};
    char name[3 * MAX_PATH] = {};
    put(file, "  ");
    if (::GetModuleHandleExW(
            GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT,
            static_cast<const wchar_t*>(address), &library) &&
        ::GetModuleFileNameW(library, path, MAX_PATH) > 0) {
        // Without the folders: they may name the user.
        const wchar_t* const slash = std::wcsrchr(path, L'\\');
        ::WideCharToMultiByte(CP_UTF8, 0, slash ? slash + 1 : path, -1, name, sizeof name - 1, nullptr,
                              nullptr);
        put(file, name);
        put(file, " +");
    }
    put(file, "0x");
    putNumber(file, std::uintptr_t(address) - std::uintptr_t(library));
    put(file, "\n");
}

void writeCrash(const char* which, std::uintptr_t code, void* where) {
    static std::atomic_flag once;
    if (once.test_and_set()) return;
    for (std::size_t slash = g_crashFile->find(L'\\', 3); slash != std::wstring::npos;
         slash = g_crashFile->find(L'\\', slash + 1)) {
        (*g_crashFile)[slash] = L'\0';
        ::CreateDirectoryW(g_crashFile->c_str(), nullptr);
        (*g_crashFile)[slash] = L'\\';
    }
    const HANDLE file = ::CreateFileW(g_crashFile->c_str(), GENERIC_WRITE, 0, nullptr, CREATE_ALWAYS,
                                      FILE_ATTRIBUTE_NORMAL, nullptr);
    if (file == INVALID_HANDLE_VALUE) return;
    put(file, g_crashText->c_str());
    put(file, which);
    putNumber(file, code);
    if (const char* const type = g_exception) {
        put(file, "\nexception: ");
        put(file, type);
    }
    if (const char* const begun = g_begun) {
        put(file, "\nbegun last: ");
        put(file, begun);
    }
    put(file, "\nwhere:\n");
    if (where) putFrame(file, where);
    void* frames[62];
    const USHORT count = ::CaptureStackBackTrace(0, 62, frames, nullptr);
    for (USHORT i = 0; i < count; ++i) putFrame(file, frames[i]);
    ::CloseHandle(file);
}

LONG WINAPI foveaFault(EXCEPTION_POINTERS* fault) {
    writeCrash("exception code: 0x", fault->ExceptionRecord->ExceptionCode,
               fault->ExceptionRecord->ExceptionAddress);
    return EXCEPTION_CONTINUE_SEARCH;
}

extern "C" void foveaAborted(int signal) {
    writeCrash("signal: 0x", std::uintptr_t(signal), nullptr);
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

void foveaTerminated() {
#ifdef __GNUC__
    if (const std::type_info* const type = abi::__cxa_current_exception_type()) g_exception = type->name();
#endif
    if (g_terminateBefore) g_terminateBefore();
    std::abort();
}

}  // namespace

void onCrash(const std::string& file, const std::string& text) {
    g_crashFile = new std::wstring(systemPath(file));  // for as long as the process lives
    g_crashText = new std::string(text);
    ::SetUnhandledExceptionFilter(foveaFault);
    std::signal(SIGABRT, foveaAborted);
    g_terminateBefore = std::set_terminate(foveaTerminated);
}

void noteBegun(const char* what) {
    g_begun = what;
}

bool isTerminal(Stream stream) {
    const HANDLE handle = ::GetStdHandle(stream == Stream::input    ? STD_INPUT_HANDLE
                                         : stream == Stream::output ? STD_OUTPUT_HANDLE
                                                                    : STD_ERROR_HANDLE);
    DWORD mode = 0;
    return ::GetConsoleMode(handle, &mode) != 0;
}

void* loadedSymbol(const char* name) {
    DWORD bytes = 0;
    ::K32EnumProcessModules(::GetCurrentProcess(), nullptr, 0, &bytes);
    std::vector<HMODULE> libraries(bytes / sizeof(HMODULE));
    if (!::K32EnumProcessModules(::GetCurrentProcess(), libraries.data(), bytes, &bytes)) return nullptr;
    libraries.resize(std::min<std::size_t>(libraries.size(), bytes / sizeof(HMODULE)));
    for (const HMODULE library : libraries)
        if (const FARPROC found = ::GetProcAddress(library, name)) return reinterpret_cast<void*>(found);
    return nullptr;
}

PlainNumbers::PlainNumbers() : m_own(nullptr), m_before(nullptr) {
    // Without a locale for each thread (msvcrt.dll of old) another thread would see this one's.
    const int before = ::_configthreadlocale(_ENABLE_PER_THREAD_LOCALE);
    if (before == -1) return;
    m_own = new std::string(std::setlocale(LC_NUMERIC, nullptr));
    m_before = reinterpret_cast<void*>(std::intptr_t(before));
    std::setlocale(LC_NUMERIC, "C");
}

PlainNumbers::~PlainNumbers() {
    if (!m_own) return;
    const std::unique_ptr<std::string> locale(static_cast<std::string*>(m_own));
    std::setlocale(LC_NUMERIC, locale->c_str());
    ::_configthreadlocale(int(reinterpret_cast<std::intptr_t>(m_before)));
}

// ---- this computer ----

std::uint64_t availableMemory() {
    MEMORYSTATUSEX status{};
    status.dwLength = sizeof status;
    std::uint64_t available = ::GlobalMemoryStatusEx(&status) ? status.ullAvailPhys : 0;
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits{};
    PROCESS_MEMORY_COUNTERS counters{};
    if (::QueryInformationJobObject(nullptr, JobObjectExtendedLimitInformation, &limits, sizeof limits,
                                    nullptr) &&
        (limits.BasicLimitInformation.LimitFlags & JOB_OBJECT_LIMIT_PROCESS_MEMORY) &&
        ::K32GetProcessMemoryInfo(::GetCurrentProcess(), &counters, sizeof counters))
        available = std::min<std::uint64_t>(
            available,
            limits.ProcessMemoryLimit - std::min(limits.ProcessMemoryLimit, counters.PagefileUsage));
    return available;
}

std::string systemName() {
    constexpr const wchar_t* kVersion = L"SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion";
    return registryText(kVersion, L"ProductName") + " " + registryText(kVersion, L"CurrentBuild");
}

std::string processorName() {
    return registryText(L"HARDWARE\\DESCRIPTION\\System\\CentralProcessor\\0", L"ProcessorNameString");
}

std::string computerName() {
    std::array<wchar_t, 256> name{};
    DWORD size = DWORD(name.size());
    return ::GetComputerNameExW(ComputerNameDnsHostname, name.data(), &size) ? utf8({name.data(), size})
                                                                             : std::string();
}

std::string computerId() {
    return registryText(L"SOFTWARE\\Microsoft\\Cryptography", L"MachineGuid");
}

std::tm utc(std::time_t time) {
    std::tm parts{};
    ::gmtime_s(&parts, &time);
    return parts;
}

}  // namespace fovea::platform
