#pragma once

#include <cstddef>
#include <cstdint>
#include <ctime>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "base/result.h"

/// The operating system in one place: whatever needs a header of the system, or reads what only one system
/// has, stands in a source beside this header and nowhere else (tests/structure says so): posix.cpp, written
/// for Linux, and windows.cpp (docs/windows.md says what of it was tried). Functions are thread-safe unless
/// they say otherwise.
///
/// Paths are UTF-8. Errors of files name the path that the file was opened by.
namespace fovea::platform {

// ---- files ----

/// A path as std::filesystem and file streams have to be given it: on Windows in UTF-16, and where it is
/// long in the form that may be longer than 260 letters; elsewhere as it is.
std::filesystem::path nativePath(const std::string& path);

enum class OpenFor {
    reading,    ///< a regular file and no pipe, device or folder; never waits
    appending,  ///< made where absent
    replacing,  ///< made where absent, emptied where not
    locking,    ///< made where absent, content kept; can be read and written
    folder      ///< a folder, to be locked or synchronised
};

enum class Lock {
    shared,    ///< beside other shared ones
    exclusive  ///< alone
};

/// An open file, closed with the object. Not inherited by programs that are started. For one thread at
/// a time.
class File {
public:
    File(File&& other) noexcept
        : m_handle(std::exchange(other.m_handle, -1)),
          m_path(std::move(other.m_path)),
          m_lock(std::move(other.m_lock)) {}
    File& operator=(File&& other) noexcept {
        std::swap(m_handle, other.m_handle);
        std::swap(m_path, other.m_path);
        std::swap(m_lock, other.m_lock);
        return *this;
    }
    ~File();
    const std::string& path() const { return m_path; }
    /// What the system knows it by: a descriptor, on Windows a HANDLE.
    std::intptr_t handle() const { return m_handle; }

private:
    File(std::intptr_t handle, std::string path) : m_handle(handle), m_path(std::move(path)) {}
    friend Result<File> open(const std::string& path, OpenFor what);
    friend Result<bool> tryLock(const File& file, Lock kind);
    std::intptr_t m_handle;
    std::string m_path;
    mutable std::shared_ptr<void> m_lock;  ///< where the system keeps a lock apart from the file
};

/// Errors: for reading and of folders fileNotFound and notReadable (also what is no regular file, or no
/// folder), else notWritable, also where the folder is missing; diskFull (a used-up quota too);
/// outOfMemory. On Windows another program may keep a file to itself: notReadable or notWritable, and the
/// reasons say so; here and in replace() and cutTo().
Result<File> open(const std::string& path, OpenFor what);
/// In bytes. Error: notReadable.
Result<std::uint64_t> sizeOf(const File& file);
/// All of `bytes`, at the end or where the last write ended. After an error a part may have been
/// written. Errors: diskFull, notWritable.
Result<void> write(const File& file, std::span<const std::byte> bytes);
/// Cuts the file to `bytes`. Errors: diskFull, notWritable.
Result<void> cutTo(const File& file, std::uint64_t bytes);

enum class Sync {
    content,    ///< and of the rest what reading it needs: the length
    everything  ///< also times and rights
};
/// Returns when what was written has reached the disk, as far as the disk says so. Of a folder: the names in
/// it. Errors: diskFull, notWritable.
Result<void> sync(const File& file, Sync what);
/// Renames `from` to `to`, in place of what has that name, in one step and for good: over power loss
/// too, where the file system can. On Windows not while anybody has `to` open or mapped. Error: notWritable,
/// diskFull; Error::file is `to`.
Result<void> replace(const std::string& from, const std::string& to);

/// A lock on the whole file that keeps out whoever else asks for one, in this process too (flock(2); on
/// Windows a lock on a byte far behind the end); the file itself can still be read and written. Does not
/// wait. Held until `file` is closed, by whatever end of the process too. False: somebody else has it. Error:
/// notWritable, where the file system knows no locks. A network drive may not tell one computer of
/// another's; a folder's lock, on Windows, is known on this computer alone and never shared.
Result<bool> tryLock(const File& file, Lock kind);

/// The whole file, read-only, in the memory's address space and not yet in memory; shared with all who
/// map it. Empty for an empty file. To be handed to unmap(). Errors: notReadable, outOfMemory. When the
/// file is cut later, reading behind its new end kills the process; Windows refuses to cut it.
Result<std::span<const std::byte>> map(const File& file);
void unmap(std::span<const std::byte> mapped);

enum class Access {
    usual,
    random,    ///< here and there: reading ahead is a waste
    notNeeded  ///< for now: its pages count as free; they can still be read
};
/// What mapped pages are about to be used for. `mapped` begins at the beginning of a page. A hint:
/// nothing happens where the system takes none.
void expectAccess(std::span<const std::byte> mapped, Access access);

/// What tells one file or folder from another, whatever paths lead to it. Nothing where there is none.
struct FileIdentity {
    std::uint64_t device = 0, number = 0;
    auto operator<=>(const FileIdentity&) const = default;
};
std::optional<FileIdentity> identityOf(const std::string& path);

/// Whether this user can make files in a folder.
bool canWriteIn(const std::string& folder);

/// A new folder for this user alone. `start`: its path's beginning, to which six letters are added.
/// Error: notWritable.
Result<std::string> makeUniqueFolder(const std::string& start);

/// Where programs keep what is this user's alone: $XDG_DATA_HOME or ~/.local/share; on Windows
/// %LOCALAPPDATA%.
std::string dataFolder();

// ---- this process ----

std::int64_t processId();
/// The name it was started by, without folders (and without ".exe").
std::string programName();
/// The path of the executable. Empty where the system does not tell.
std::string programPath();
/// Goes on as another program, with these arguments (the first of which names it, the last is null): the
/// same process, with its number, streams and folder; on Windows another one, waited for, that ends with this
/// one. Returns only where that fails. Errors: fileNotFound, notReadable.
Error becomeProgram(const std::string& path, char** arguments);
/// Since the system started it, loading of libraries included; in steps of 10 ms. Nothing where the
/// system does not tell.
std::optional<double> secondsSinceStart();
/// That the calling thread has been at work on a processor, since some moment.
double threadProcessorSeconds();

/// In bytes. 0 where the system does not tell.
struct ProcessMemory {
    std::uint64_t resident = 0;  ///< in memory now
    std::uint64_t peak = 0;      ///< the most that was, since the start or resetPeakMemory()
};
ProcessMemory processMemory();
/// Starts a new peak. Nothing where the system does not let us.
void resetPeakMemory();
/// Gives back to the system what was freed and is kept for the next allocation. Nothing where the C
/// library cannot.
void returnFreedMemory();
/// Bytes that were taken for what malloc() gave, at least those that were asked for.
std::size_t bytesTaken(void* allocated);

/// While it lives, the C library reads and writes numbers with a point in the thread that made it, whatever
/// the program's locale: for libraries that use sscanf() and strtod(), which take "0.75" for 0 where people
/// write "0,75". Destroyed by the same thread, in reverse order where there are several.
class PlainNumbers {
public:
    PlainNumbers();
    ~PlainNumbers();
    PlainNumbers(const PlainNumbers&) = delete;
    PlainNumbers& operator=(const PlainNumbers&) = delete;

private:
    void* m_own;  ///< the system's; null where it has none to give
    void* m_before;
};

/// `handler` is called when the program is asked to end (SIGINT, Ctrl-C; SIGTERM) for the first time; a
/// second time ends it. It runs in the midst of anything: it may do no more than raise an atomic flag.
/// Of the whole process.
void onInterrupt(void (*handler)());

/// For programs with an event loop: a file descriptor that can be read from as soon as the program is asked
/// to end (SIGINT, Ctrl-C; SIGTERM; SIGHUP, as at the end of a session) for the first time; a second time
/// ends it. What the program was started to ignore, as nohup does, it goes on ignoring. The same at each
/// call; -1 where the system has no such signals, as Windows, or no descriptor is left. Of the whole
/// process, instead of onInterrupt().
int endRequests();

/// From now on a crash of this process (a bad access, an exception that nobody takes, a failed assertion)
/// writes `file`, whose folders are made then, and ends the process as it would have. In the file stand
/// `text`, which crash it was, what noteBegun() said last, and where in the program it was: names of
/// libraries and functions, no value of any variable and no message of an exception, which may name a
/// patient. Of the whole process; called once, early. Nothing under a sanitizer, which has its own way.
void onCrash(const std::string& file, const std::string& text);
/// What the process begins to do, for that file. `what` lives as long as the process.
void noteBegun(const char* what);

enum class Stream { input, output, errors };
/// Whether a person sits at the other end, as far as one can know.
bool isTerminal(Stream stream);

/// The address of a function or variable in any library that is loaded, also of those that were loaded
/// for one plug-in alone. Null where none has it.
void* loadedSymbol(const char* name);

// ---- this computer ----

/// Bytes that programs can still have without swapping, and no more than the limit on this process
/// leaves (Linux: MemAvailable, control groups of version 2). 0 where the system does not tell.
std::uint64_t availableMemory();
/// Its name and version. Empty where it does not tell.
std::string systemName();
/// The processor's model. Empty where the system does not tell.
std::string processorName();
/// Its name in the network; may be changed by its user, and need not be its alone. Empty where it has none.
std::string computerName();
/// A number that is this installation's alone and never changes; not to be handed on as it is
/// (machine-id(5); on Windows MachineGuid). Empty where the system has none.
std::string computerId();
/// A time as date and hour of the day in UTC.
std::tm utc(std::time_t time);

}  // namespace fovea::platform
