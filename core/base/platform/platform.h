#pragma once

#include <cstddef>
#include <cstdint>
#include <ctime>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "base/result.h"

/// The operating system in one place: whatever needs a POSIX header, or reads what only one system
/// has, stands in posix.cpp beside this header and nowhere else (tests/structure says so). Written for
/// Linux; another system gets another source. Functions are thread-safe unless they say otherwise.
///
/// Paths are UTF-8. Errors of files name the path that the file was opened by.
namespace fovea::platform {

// ---- files ----

enum class OpenFor {
    reading,    ///< never waits, not for the writer of a named pipe either
    appending,  ///< made where absent
    replacing,  ///< made where absent, emptied where not
    locking,    ///< made where absent, content kept; can be read and written
    folder      ///< a folder, to be locked or synchronised
};

/// An open file, closed with the object. Not inherited by programs that are started. For one thread at
/// a time.
class File {
public:
    File(File&& other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1)), m_path(std::move(other.m_path)) {}
    File& operator=(File&& other) noexcept {
        std::swap(m_descriptor, other.m_descriptor);
        std::swap(m_path, other.m_path);
        return *this;
    }
    ~File();
    const std::string& path() const { return m_path; }
    /// The system's number for it.
    int descriptor() const { return m_descriptor; }

private:
    File(int descriptor, std::string path) : m_descriptor(descriptor), m_path(std::move(path)) {}
    friend Result<File> open(const std::string& path, OpenFor what);
    int m_descriptor;
    std::string m_path;
};

/// Errors: for reading and of folders fileNotFound and notReadable, else notWritable, also where the
/// folder is missing; diskFull (a used-up quota too); outOfMemory.
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
/// too, where the file system can. Error: notWritable, diskFull; Error::file is `to`.
Result<void> replace(const std::string& from, const std::string& to);

enum class Lock {
    shared,    ///< beside other shared ones
    exclusive  ///< alone
};
/// A lock on the whole file that keeps out whoever else asks for one, in this process too (flock(2));
/// the file itself can still be read and written. Does not wait. Held until `file` is closed, by whatever
/// end of the process too. False: somebody else has it. Error: notWritable, where the file system
/// knows no locks. A network drive may not tell one computer of another's.
Result<bool> tryLock(const File& file, Lock kind);

/// The whole file, read-only, in the memory's address space and not yet in memory; shared with all who
/// map it. Empty for an empty file. To be handed to unmap(). Errors: notReadable (also what is no
/// regular file: a folder, a pipe), outOfMemory. When the file is cut later, reading behind
/// its new end kills the process.
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

/// A new folder for this user alone. `start`: its path's beginning, to which six letters are added.
/// Error: notWritable.
Result<std::string> makeUniqueFolder(const std::string& start);

// ---- this process ----

std::int64_t processId();
/// The name it was started by, without folders.
std::string programName();
/// The path of the executable. Empty where the system does not tell.
std::string programPath();
/// Goes on as another program, with these arguments (the first of which names it, the last is null): the
/// same process, with its number, streams and folder. Returns only where that fails. Errors: fileNotFound,
/// notReadable.
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
/// The processor's model. Empty where the system does not tell.
std::string processorName();
/// Its name in the network; may be changed by its user, and need not be its alone. Empty where it has none.
std::string computerName();
/// A number that is this installation's alone and never changes; not to be handed on as it is
/// (machine-id(5)). Empty where the system has none.
std::string computerId();
/// A time as date and hour of the day in UTC.
std::tm utc(std::time_t time);

}  // namespace fovea::platform
