#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <string_view>

#include "imaging/byte_order.h"
#include "imaging/deidentifiers.h"
#include "imaging/imagej.h"

namespace fovea::imaging {

namespace {

/// Tags that say how the pixels are stored and shown (TIFF 6.0 and its supplements).
/// Not among them: names, dates, descriptions, software, EXIF, GPS, XMP, IPTC, Photoshop,
/// colour profiles, further directories, and all private ones.
constexpr std::uint16_t kKept[] = {254, 255, 256, 257, 258, 259, 262, 263, 264, 265, 266,   273,
                                   274, 277, 278, 279, 280, 281, 282, 283, 284, 290, 291,   292,
                                   293, 296, 297, 301, 317, 318, 319, 320, 321, 322, 323,   324,
                                   325, 338, 339, 340, 341, 347, 529, 530, 531, 532, 32995, 32996};
constexpr std::uint16_t kCompression = 259, kDescription = 270, kStripOffsets = 273, kStripCounts = 279,
                        kTileOffsets = 324, kTileCounts = 325;
constexpr std::uint64_t kOldJpeg = 6;

std::size_t sizeOfType(std::uint64_t type) {
    constexpr std::size_t kSizes[] = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};
    return type < std::size(kSizes) ? kSizes[type] : 0;
}

/// Builds a file of the same length that holds what is kept at its old place, and zeros
/// everywhere else: so nothing that an editor left behind stays, and no offset changes.
class Cleaner {
public:
    explicit Cleaner(std::span<const std::byte> bytes) : m_in(bytes), m_out(bytes.size()) {}

    Result<Bytes> run() {
        if (m_in.size() < 16) return damaged();
        m_big = m_in[0] == std::byte{'M'};
        m_wide = number(2, 2) == 43;
        FOVEA_CHECK(keep(0, m_wide ? 16 : 8));
        std::uint64_t next = first();
        std::set<std::uint64_t> seen;
        while (next != 0) {
            if (!seen.insert(next).second) return damaged();
            FOVEA_TRY(next, directory(next));
        }
        return std::move(m_out);
    }

private:
    static Error damaged() {
        return {ErrorCode::corruptFile, "TIFF: its directories do not fit together", {}};
    }
    std::uint64_t number(std::uint64_t at, std::size_t size) const {
        return numberAt(m_in, std::size_t(at), size, m_big);
    }
    bool within(std::uint64_t at, std::uint64_t size) const {
        return at <= m_in.size() && size <= m_in.size() - at;
    }
    Result<void> keep(std::uint64_t at, std::uint64_t size) {
        if (!within(at, size)) return damaged();
        std::copy_n(m_in.begin() + std::ptrdiff_t(at), size, m_out.begin() + std::ptrdiff_t(at));
        return {};
    }

    std::uint64_t first() const { return m_wide ? number(8, 8) : number(4, 4); }

    /// Of the Image Description in the entry at `from`: how many pictures ImageJ put behind the one of the
    /// directory. Its words are replaced by that number.
    int numberOfStack(std::uint64_t from, std::size_t word) {
        const std::uint64_t length = number(from + 4, word);
        const std::uint64_t at = length > word ? number(from + 4 + word, word) : from + 4 + word;
        if (number(from + 2, 2) != 2 || length <= word || !within(at, length)) return 1;
        const std::string_view text(reinterpret_cast<const char*>(m_in.data()) + at, std::size_t(length));
        const int images = imagesInStack(text);
        // Shorter than what says it.
        const std::string kept = std::string(kImageJ) + std::string(kImageJCount) + std::to_string(images);
        if (images == 1 || kept.size() >= text.size()) return 1;
        std::copy_n(reinterpret_cast<const std::byte*>(kept.data()), kept.size(),
                    m_out.begin() + std::ptrdiff_t(at));
        return images;
    }

    struct Entry {
        std::uint64_t type = 0, count = 0, at = 0;  ///< where its values lie
        std::uint64_t value(const Cleaner& file, std::uint64_t i) const {
            const std::size_t size = sizeOfType(type);
            return file.number(at + i * size, size);
        }
    };

    /// Copies one directory with the entries that are kept and all they point at. The next one's place.
    Result<std::uint64_t> directory(std::uint64_t start) {
        const std::size_t countBytes = m_wide ? 8 : 2, entryBytes = m_wide ? 20 : 12, word = m_wide ? 8 : 4;
        if (!within(start, countBytes)) return damaged();
        const std::uint64_t count = number(start, countBytes);
        const std::uint64_t entries = start + countBytes;
        if (count > m_in.size() / entryBytes || !within(entries, count * entryBytes + word)) return damaged();
        const std::uint64_t next = number(entries + count * entryBytes, word);
        std::uint64_t to = entries, kept = 0;
        Entry offsets, counts;
        int stacked = 1;
        for (std::uint64_t i = 0; i < count; ++i) {
            const std::uint64_t from = entries + i * entryBytes;
            const auto tag = std::uint16_t(number(from, 2));
            if (tag == kDescription && start == first() && next == 0) {
                stacked = numberOfStack(from, word);
                if (stacked > 1) {
                    std::copy_n(m_in.begin() + std::ptrdiff_t(from), entryBytes,
                                m_out.begin() + std::ptrdiff_t(to));
                    to += entryBytes;
                    ++kept;
                }
                continue;
            }
            if (!std::binary_search(std::begin(kKept), std::end(kKept), tag)) continue;
            Entry entry{number(from + 2, 2), number(from + 4, word), from + 4 + word};
            const std::size_t size = sizeOfType(entry.type);
            if (size == 0 || entry.count > m_in.size() / size) return damaged();
            if (size * entry.count > word) {
                entry.at = number(entry.at, word);
                FOVEA_CHECK(keep(entry.at, size * entry.count));
            }
            if (tag == kCompression && entry.count > 0 && entry.value(*this, 0) == kOldJpeg)
                return Error{
                    ErrorCode::unsupportedFormat, "TIFF with JPEG of the old kind cannot be cleaned", {}};
            if (tag == kStripOffsets || tag == kTileOffsets) offsets = entry;
            if (tag == kStripCounts || tag == kTileCounts) counts = entry;
            std::copy_n(m_in.begin() + std::ptrdiff_t(from), entryBytes, m_out.begin() + std::ptrdiff_t(to));
            to += entryBytes;
            ++kept;
        }
        putNumber(m_out, std::size_t(start), countBytes, m_big, kept);
        putNumber(m_out, std::size_t(to), word, m_big, next);
        if (offsets.count != counts.count) return damaged();
        std::uint64_t picture = 0;
        for (std::uint64_t i = 0; i < offsets.count; ++i) {
            FOVEA_CHECK(keep(offsets.value(*this, i), counts.value(*this, i)));
            picture += counts.value(*this, i);
        }
        if (stacked > 1 && offsets.count > 0 && picture > 0) {
            // As many whole pictures as there are behind the first.
            const std::uint64_t begin = offsets.value(*this, 0);
            const std::uint64_t there = (m_in.size() - begin) / picture;
            FOVEA_CHECK(keep(begin, picture * std::min<std::uint64_t>(there, std::uint64_t(stacked))));
        }
        return next;
    }

    const std::span<const std::byte> m_in;
    Bytes m_out;
    bool m_big = false, m_wide = false;
};

}  // namespace

Result<Bytes> deidentifiedTiff(std::span<const std::byte> bytes) {
    static_assert(std::is_sorted(std::begin(kKept), std::end(kKept)));
    return Cleaner(bytes).run();
}

}  // namespace fovea::imaging
