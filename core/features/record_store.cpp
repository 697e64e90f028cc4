#include "features/record_store.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <functional>
#include <mutex>
#include <utility>

#include "base/platform/platform.h"

namespace fovea::features {

namespace fs = std::filesystem;
using platform::Access;

namespace {

constexpr std::uint32_t kMagic = 0x31525646;  // "FVR1"
constexpr std::size_t kKeyDigits = 64;
// A shard is closed at this size: small enough to copy and map, large enough to be few.
constexpr std::uint64_t kShardBytes = std::uint64_t{1} << 30;

struct RecordHeader {
    std::uint32_t magic = kMagic;
    std::uint32_t reserved = 0;
    std::uint64_t bytes = 0;
    std::uint64_t checksum = 0;
    char key[kKeyDigits] = {};
};
static_assert(sizeof(RecordHeader) == 88);

struct Place {
    std::size_t shard = 0;
    std::uint64_t offset = 0;  ///< of the record's bytes
    std::uint64_t checksum = 0;
    bool verified = false;  ///< the checksum was found right
};

/// So much of a shard lies in memory at most while its headers are read.
constexpr std::uint64_t kHeldWhileScanning = 16 << 20;

/// The pages of `mapped` from `first` to `last` are not needed for now. Around each page that is read the
/// system maps others which lie in memory anyway, up to the next multiples of kAround: they go, too. Whoever
/// reads a neighbour meanwhile gets its pages mapped again.
void letGo(std::span<const std::byte> mapped, std::uint64_t first, std::uint64_t last) {
    constexpr std::uintptr_t kAround = 64 << 10;
    const auto begin = reinterpret_cast<std::uintptr_t>(mapped.data()), end = begin + mapped.size();
    const auto from = std::max(begin, (begin + first) / kAround * kAround);
    const auto to = std::min(end, (begin + last + kAround - 1) / kAround * kAround);
    platform::expectAccess(mapped.subspan(from - begin, to - from), platform::Access::notNeeded);
}

}  // namespace

struct RecordStore::Impl {
    struct Shard {
        std::string path;
        MappedFile map;          ///< of what was there when it was mapped
        std::uint64_t size = 0;  ///< whole records
    };

    std::string folder;
    std::size_t recordBytes = 0;
    std::shared_ptr<FileLayer> files;
    std::vector<Shard> shards;
    /// Maps that a longer one took the place of: until the next append() their records may still be read.
    std::vector<MappedFile> earlier;
    std::unordered_map<std::string, Place> places;
    std::mutex reading;
    std::unique_ptr<AppendFile> tail;

    std::string shardPath(std::size_t number) const {
        char name[32];
        std::snprintf(name, sizeof name, "shard-%05zu.bin", number);
        return (fs::path(folder) / name).string();
    }

    /// Reads the record headers of one shard, slot by slot: a slot whose header is
    /// damaged is passed over, what follows it counts. Of one key the last record
    /// counts. The last record's bytes are checked too: a crash can leave it at full
    /// length without its content.
    Result<void> scan(std::size_t number) {
        Shard shard;
        shard.path = shardPath(number);
        FOVEA_TRY(shard.map, MappedFile::open(shard.path));
        const auto bytes = shard.map.bytes();
        platform::expectAccess(bytes, Access::random);  // of a record nothing but the header
        const std::uint64_t slot = sizeof(RecordHeader) + recordBytes;
        const auto headerAt = [&](std::uint64_t position) {
            RecordHeader header;
            std::memcpy(&header, bytes.data() + position, sizeof header);
            return header;
        };
        const Error foreign{ErrorCode::corruptFile, "not a shard of records of this size", shard.path};
        if (bytes.size() >= sizeof(RecordHeader)) {
            const RecordHeader first = headerAt(0);
            if (first.magic == kMagic && first.bytes != recordBytes) return foreign;
        }
        std::uint64_t end = bytes.size() / slot * slot, held = 0;
        bool any = false;
        for (std::uint64_t position = 0; position < end; position += slot) {
            const RecordHeader header = headerAt(position);
            if (position - held > kHeldWhileScanning) {
                letGo(bytes, held, position);
                held = position;
            }
            if (header.magic != kMagic || header.bytes != recordBytes) continue;
            any = true;
            if (position + slot == end &&
                XXH3_64bits(bytes.data() + position + sizeof header, recordBytes) != header.checksum) {
                end = position;
                break;
            }
            places[std::string(header.key, kKeyDigits)] = {number, position + sizeof header, header.checksum,
                                                           position + slot == end};
        }
        // Zeros are what a crash leaves; anything else without one record of ours is not to be overwritten.
        const bool zeros =
            std::all_of(bytes.begin(), bytes.end(), [](std::byte b) { return b == std::byte(0); });
        if (!any && bytes.size() >= slot && !zeros) return foreign;
        shard.size = any ? end : 0;
        platform::expectAccess(bytes, Access::usual);
        platform::expectAccess(bytes, Access::notNeeded);  // headers, and what the system mapped around them
        shards.push_back(std::move(shard));
        return {};
    }

    /// The file that takes the next record; a torn tail is cut off by opening it.
    Result<void> openTail() {
        const std::uint64_t room = sizeof(RecordHeader) + recordBytes;
        const bool fresh =
            shards.empty() || (shards.back().size > 0 && shards.back().size + room > kShardBytes);
        if (!fresh && tail) return {};
        if (tail) FOVEA_CHECK(tail->sync());
        tail.reset();
        if (fresh) {
            Shard shard;
            shard.path = shardPath(shards.size());
            FOVEA_TRY(tail, files->openAppend(shard.path, 0));
            shards.push_back(std::move(shard));
            return {};
        }
        FOVEA_TRY(tail, files->openAppend(shards.back().path, shards.back().size));
        return {};
    }
};

RecordStore::RecordStore(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
RecordStore::RecordStore(RecordStore&&) noexcept = default;
RecordStore& RecordStore::operator=(RecordStore&&) noexcept = default;
RecordStore::~RecordStore() = default;

Result<RecordStore> RecordStore::open(const std::string& folder, std::size_t recordBytes,
                                      std::shared_ptr<FileLayer> files) {
    return guarded([&]() -> Result<RecordStore> {
        auto impl = std::make_unique<Impl>();
        impl->folder = folder;
        impl->recordBytes = recordBytes;
        impl->files = std::move(files);
        FOVEA_CHECK(impl->files->makeFolders(folder));
        for (std::size_t number = 0; fs::exists(impl->shardPath(number)); ++number)
            FOVEA_CHECK(impl->scan(number));
        return RecordStore(std::move(impl));
    });
}

bool RecordStore::contains(const std::string& key) const {
    return m_impl->places.count(key) > 0;
}
std::size_t RecordStore::size() const {
    return m_impl->places.size();
}

Result<std::span<const std::byte>> RecordStore::read(const std::string& key) const {
    const auto it = m_impl->places.find(key);
    if (it == m_impl->places.end()) return Error{ErrorCode::notFound, "no stored features of this image", {}};
    const std::lock_guard lock(m_impl->reading);
    Place& place = it->second;
    Impl::Shard& shard = m_impl->shards[place.shard];
    if (shard.map.bytes().size() < place.offset + m_impl->recordBytes) {
        FOVEA_TRY(MappedFile whole, MappedFile::open(shard.path));
        if (whole.bytes().size() < place.offset + m_impl->recordBytes)
            return Error{ErrorCode::corruptFile, "the file has become shorter", shard.path};
        m_impl->earlier.push_back(std::exchange(shard.map, std::move(whole)));
    }
    const auto record = shard.map.bytes().subspan(place.offset, m_impl->recordBytes);
    if (!place.verified && XXH3_64bits(record.data(), record.size()) != place.checksum)
        return Error{ErrorCode::corruptFile, "a stored feature's checksum is wrong", shard.path};
    place.verified = true;
    return record;
}

void RecordStore::drop(const std::string& key) {
    m_impl->places.erase(key);
}

void RecordStore::release(std::span<const std::byte> record) const {
    const std::lock_guard lock(m_impl->reading);
    const auto letGoOf = [&](std::span<const std::byte> all) {
        if (std::less<>()(record.data(), all.data()) ||
            !std::less<>()(record.data(), all.data() + all.size()))
            return;
        const auto first = std::uint64_t(record.data() - all.data());
        letGo(all, first, first + record.size());
    };
    for (const Impl::Shard& shard : m_impl->shards) letGoOf(shard.map.bytes());
    for (const MappedFile& map : m_impl->earlier) letGoOf(map.bytes());
}

Result<void> RecordStore::append(const std::string& key, std::span<const std::byte> record) {
    return guarded([&]() -> Result<void> {
        if (key.size() != kKeyDigits || record.size() != m_impl->recordBytes)
            return Error{ErrorCode::invalidArgument, "a record of a wrong size", {}};
        if (contains(key)) return {};
        m_impl->earlier.clear();
        FOVEA_CHECK(m_impl->openTail());
        RecordHeader header;
        header.bytes = record.size();
        header.checksum = XXH3_64bits(record.data(), record.size());
        std::memcpy(header.key, key.data(), kKeyDigits);
        std::vector<std::byte> bytes(sizeof header + record.size());
        std::memcpy(bytes.data(), &header, sizeof header);
        std::memcpy(bytes.data() + sizeof header, record.data(), record.size());
        FOVEA_CHECK(m_impl->tail->append(bytes));
        Impl::Shard& shard = m_impl->shards.back();
        m_impl->places[key] = {m_impl->shards.size() - 1, shard.size + sizeof header, header.checksum};
        shard.size += bytes.size();
        return {};
    });
}

Result<void> RecordStore::sync() {
    if (m_impl->tail) return m_impl->tail->sync();
    return {};
}

}  // namespace fovea::features
