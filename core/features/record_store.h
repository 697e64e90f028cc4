#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/file_layer.h"
#include "base/result.h"

namespace fovea::features {

/// Many equally large records on disk, each under a key (64 hexadecimal digits).
///
/// A folder of append-only shards; each record carries its key, length and
/// checksum (XXH3), so there is no index to lose: it is read off the shards when
/// they are opened. A record torn by a crash is cut off. Reading goes through
/// memory maps: no copy but the caller's, no memory but the page cache's (see release()).
/// One writer at a time (the project's lock sees to that); reads are thread-safe
/// while nothing is appended.
class RecordStore {
public:
    /// Makes the folder when absent. Reads headers, and of each shard the last record. Errors: notWritable,
    /// corruptFile (a shard that is none, or records of another size).
    static Result<RecordStore> open(const std::string& folder, std::size_t recordBytes,
                                    std::shared_ptr<FileLayer> files);
    RecordStore(RecordStore&&) noexcept;
    RecordStore& operator=(RecordStore&&) noexcept;
    ~RecordStore();

    bool contains(const std::string& key) const;
    std::size_t size() const;  ///< records
    /// The record's bytes, valid until the next append(). The checksum is verified
    /// when a record is read for the first time. Errors: notFound, corruptFile.
    Result<std::span<const std::byte>> read(const std::string& key) const;
    /// Forgets a record, so that it can be appended anew; of one key the last counts.
    void drop(const std::string& key);
    /// Tells the system that a record just read is not needed in memory for now: it
    /// stays in the page cache, but no longer counts as this process's memory.
    void release(std::span<const std::byte> record) const;
    /// Errors: diskFull, notWritable; the store is then as before the call.
    /// A key that is there already is left as it is.
    Result<void> append(const std::string& key, std::span<const std::byte> record);
    /// Everything appended is on the disk.
    Result<void> sync();

private:
    struct Impl;
    explicit RecordStore(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace fovea::features
