#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "base/result.h"

namespace fovea {

/// A file open for appending. Not thread-safe.
class AppendFile {
public:
    virtual ~AppendFile() = default;
    /// Appends all of `bytes`, or nothing as far as a later reader is concerned:
    /// a failed write is cut off again. Errors: diskFull, notWritable.
    virtual Result<void> append(std::span<const std::byte> bytes) = 0;
    /// Returns when everything appended has reached the disk.
    virtual Result<void> sync() = 0;
    virtual std::uint64_t size() const = 0;
};

/// Everything Fovea writes, outside SQLite, goes through here, so that tests
/// can let writes fail as a full disk does. Thread-safe.
/// Paths are UTF-8.
class FileLayer {
public:
    virtual ~FileLayer() = default;
    static constexpr const char* kUnfinished = ".part";

    /// Opens for appending; makes the file, and its folder, where absent.
    /// `truncateTo`: cut the file to this length first (drops a torn tail).
    virtual Result<std::unique_ptr<AppendFile>> openAppend(const std::string& path,
                                                           std::uint64_t truncateTo = UINT64_MAX);

    /// Replaces the file whole or not at all, also over power loss: temporary
    /// file (`path` + kUnfinished), fsync, rename, fsync of the folder.
    virtual Result<void> writeAtomically(const std::string& path, std::span<const std::byte> bytes);
    Result<void> writeAtomically(const std::string& path, const std::string& text);

    virtual Result<void> makeFolders(const std::string& path);
    /// Bytes this user may still write at `path` (or its nearest existing parent).
    virtual Result<std::uint64_t> freeBytes(const std::string& path);
};

/// The real one, for callers that were given none.
std::shared_ptr<FileLayer> systemFileLayer();

/// A whole file in memory. Errors: fileNotFound, notReadable.
Result<std::string> readTextFile(const std::string& path);

/// A read-only memory map. Movable; unmaps when destroyed.
/// Pages are shared and reclaimable: mapping a file costs no memory of its own.
class MappedFile {
public:
    static Result<MappedFile> open(const std::string& path);
    MappedFile() = default;
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    ~MappedFile();
    std::span<const std::byte> bytes() const { return m_bytes; }

private:
    std::span<const std::byte> m_bytes;
};

}  // namespace fovea
