#include "imaging/dicom_tables.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace fovea::imaging {

double LookupTable::at(double input) const {
    const double index = std::floor(input + 0.5) - first;
    if (!(index > 0)) return entries.front();
    return entries[static_cast<std::size_t>(std::min(index, static_cast<double>(entries.size() - 1)))];
}

namespace {

constexpr std::size_t kMostEntries = 65536;

Error damaged(const DcmTagKey& data) {
    return {ErrorCode::corruptFile, std::string("lookup table ") + DcmTag(data).getTagName(), {}};
}

/// The descriptor: an empty table.
Result<LookupTable> describedTable(DcmItem& item, const DcmTagKey& descriptor, const DcmTagKey& data,
                                   bool signedInput) {
    const auto count = wholeNumberOf(item, descriptor, 0);
    const auto first = wholeNumberOf(item, descriptor, 1);
    const auto bits = wholeNumberOf(item, descriptor, 2);
    if (!count || !first || !bits) return damaged(data);
    LookupTable table;
    // Read as signed, 32768 and more entries come out negative; 0 stands for 65536.
    const int entries = (*count & 0xFFFF) == 0 ? static_cast<int>(kMostEntries) : *count & 0xFFFF;
    table.first = signedInput ? static_cast<std::int16_t>(*first & 0xFFFF) : *first & 0xFFFF;
    table.bits = *bits;
    table.entries.resize(static_cast<std::size_t>(entries));
    return table;
}

/// Empty where there are none.
std::vector<Uint16> wordsOf(DcmItem& item, const DcmTagKey& data) {
    DcmElement* element = nullptr;
    if (item.findAndGetElement(data, element).bad() || !element) return {};
    Uint16* words = nullptr;
    Sint16* signedWords = nullptr;
    Uint8* bytes = nullptr;
    const std::size_t length = element->getLength();
    if (element->getUint16Array(words).bad() && element->getSint16Array(signedWords).good())
        words = reinterpret_cast<Uint16*>(signedWords);
    if (words) return {words, words + length / sizeof(Uint16)};
    if (element->getUint8Array(bytes).bad() || !bytes) return {};
    std::vector<Uint16> fromBytes(length / sizeof(Uint16));
    for (std::size_t i = 0; i < fromBytes.size(); ++i)
        fromBytes[i] = static_cast<Uint16>(bytes[2 * i] | bytes[2 * i + 1] << 8);
    return fromBytes;
}

/// How many bits an entry really has.
void settleBits(LookupTable& table) {
    const double greatest = *std::max_element(table.entries.begin(), table.entries.end());
    table.bits = std::clamp(table.bits, 1, 16);
    // Files that announce 16 bits and fill 8, or announce too few.
    if (table.bits == 16 && greatest < 256) table.bits = 8;
    while (greatest >= std::ldexp(1.0, table.bits)) ++table.bits;
}

/// Expands segments into `entries` until they are full or the segments end.
class Expansion {
public:
    /// `wide`: cells of 16 bits, else of 8.
    Expansion(std::span<const Uint16> cells, bool wide, std::size_t most)
        : m_cells(cells), m_wide(wide), m_most(most) {}

    /// `count` segments from cell `at`, or all there are. False where they make no sense.
    bool run(std::size_t at, std::size_t count, bool nested) {
        constexpr Uint16 kDiscrete = 0;
        constexpr Uint16 kLinear = 1;
        constexpr Uint16 kIndirect = 2;
        // A single cell at the end is padding.
        for (std::size_t n = 0; n < count && at + 1 < m_cells.size() && entries.size() < m_most; ++n) {
            const Uint16 kind = m_cells[at];
            const std::size_t length = m_cells[at + 1];
            // Makes no entry. Zeros are passed over once; pointed at, any number of such segments could be
            // gone through again and again.
            if (length == 0 && (nested || kind != kDiscrete)) return false;
            at += 2;
            const std::size_t left = m_cells.size() - at;
            if (kind == kDiscrete) {
                if (length > left) return false;
                for (std::size_t i = 0; i < length; ++i) entries.push_back(m_cells[at + i]);
                at += length;
            } else if (kind == kLinear) {
                if (entries.empty() || left < 1) return false;
                const double from = entries.back();
                const double step = (m_cells[at] - from) / static_cast<double>(length);
                for (std::size_t i = 1; i <= length; ++i)
                    entries.push_back(std::nearbyint(from + step * static_cast<double>(i)));
                at += 1;
            } else if (kind == kIndirect) {
                // A byte offset of 32 bits, in two cells of 16 or four of 8.
                const std::size_t cells = m_wide ? 2 : 4;
                if (nested || left < cells) return false;
                std::size_t target = 0;
                for (std::size_t i = cells; i-- > 0;) target = target << (32 / cells) | m_cells[at + i];
                if (m_wide) target /= 2;
                if (target >= m_cells.size() || !run(target, length, true)) return false;
                at += cells;
            } else {
                return false;
            }
        }
        return true;
    }

    std::vector<double> entries;

private:
    std::span<const Uint16> m_cells;
    bool m_wide;
    std::size_t m_most;
};

}  // namespace

DcmItem* tableItem(DcmItem& item, const DcmTagKey& sequence) {
    DcmItem* candidate = nullptr;
    for (int i = 0; item.findAndGetSequenceItem(sequence, candidate, i).good() && candidate; ++i) {
        if (candidate->tagExistsWithValue(DCM_LUTDescriptor) && candidate->tagExistsWithValue(DCM_LUTData))
            return candidate;
    }
    return nullptr;
}

Result<LookupTable> readTable(DcmItem& item, const DcmTagKey& descriptor, const DcmTagKey& data,
                              bool signedInput) {
    FOVEA_TRY(LookupTable table, describedTable(item, descriptor, data, signedInput));
    const std::vector<Uint16> words = wordsOf(item, data);
    const std::size_t entries = table.entries.size();
    if (words.size() >= entries) {
        std::copy_n(words.begin(), entries, table.entries.begin());
    } else if (words.size() == (entries + 1) / 2 || (words.size() > entries / 2 && table.bits <= 8)) {
        // Entries of 8 bits, two to a word, the lower byte first; also where the descriptor says 16.
        for (std::size_t i = 0; i < entries; ++i) table.entries[i] = words[i / 2] >> (i % 2 * 8) & 0xFF;
    } else {
        return damaged(data);
    }
    settleBits(table);
    return table;
}

Result<LookupTable> readSegmentedTable(DcmItem& item, const DcmTagKey& descriptor, const DcmTagKey& segments,
                                       bool signedInput) {
    FOVEA_TRY(LookupTable table, describedTable(item, descriptor, segments, signedInput));
    const std::vector<Uint16> words = wordsOf(item, segments);
    std::vector<Uint16> cells(words.begin(), words.end());
    if (table.bits <= 8) {
        // Cells of 8 bits, two to a word, the lower byte first.
        cells.resize(2 * words.size());
        for (std::size_t i = 0; i < cells.size(); ++i)
            cells[i] = static_cast<Uint16>(words[i / 2] >> (i % 2 * 8) & 0xFF);
    }
    Expansion expansion(cells, table.bits > 8, table.entries.size());
    if (!expansion.run(0, cells.size(), false) || expansion.entries.size() < table.entries.size())
        return damaged(segments);
    expansion.entries.resize(table.entries.size());
    table.entries = std::move(expansion.entries);
    settleBits(table);
    return table;
}

}  // namespace fovea::imaging
