#include "imaging/dicom_tables.h"

#include <algorithm>
#include <cmath>

namespace fovea::imaging {

float LookupTable::at(double input) const {
    const double index = std::floor(input + 0.5) - first;
    if (!(index > 0)) return entries.front();
    return entries[static_cast<std::size_t>(std::min(index, static_cast<double>(entries.size() - 1)))];
}

Result<LookupTable> readTable(DcmItem& item, const DcmTagKey& descriptor, const DcmTagKey& data,
                              bool signedInput) {
    const Error damaged{ErrorCode::corruptFile, std::string("lookup table ") + DcmTag(data).getTagName(), {}};
    const auto count = wholeNumberOf(item, descriptor, 0);
    const auto first = wholeNumberOf(item, descriptor, 1);
    const auto bits = wholeNumberOf(item, descriptor, 2);
    if (!count || !first || !bits) return damaged;
    LookupTable table;
    // Read as signed, 32768 and more entries come out negative; 0 stands for 65536.
    const int entries = (*count & 0xFFFF) == 0 ? 65536 : *count & 0xFFFF;
    table.first = signedInput ? static_cast<std::int16_t>(*first & 0xFFFF) : *first & 0xFFFF;

    DcmElement* element = nullptr;
    if (item.findAndGetElement(data, element).bad() || !element) return damaged;
    Uint16* words = nullptr;
    Sint16* signedWords = nullptr;
    if (element->getUint16Array(words).bad() && element->getSint16Array(signedWords).good())
        words = reinterpret_cast<Uint16*>(signedWords);
    if (!words) return damaged;
    const auto available = static_cast<int>(element->getLength() / sizeof(Uint16));
    table.entries.resize(static_cast<std::size_t>(entries));
    if (available >= entries) {
        std::copy_n(words, entries, table.entries.begin());
    } else if (available >= (entries + 1) / 2 && *bits <= 8) {
        // Entries of 8 bits, two to a word, the lower byte first.
        for (int i = 0; i < entries; ++i)
            table.entries[static_cast<std::size_t>(i)] =
                static_cast<float>(words[i / 2] >> (i % 2 * 8) & 0xFF);
    } else {
        return damaged;
    }
    const float greatest = *std::max_element(table.entries.begin(), table.entries.end());
    table.bits = std::clamp(*bits, 1, 16);
    // Files that announce 16 bits and fill 8, or announce too few.
    if (table.bits == 16 && greatest < 256) table.bits = 8;
    while (greatest >= std::ldexp(1.0f, table.bits)) ++table.bits;
    return table;
}

}  // namespace fovea::imaging
