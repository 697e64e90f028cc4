#include "imaging/dicom_facts.h"

#include <dcmtk/dcmdata/dcspchrs.h>

#include <iconv.h>

#include <algorithm>
#include <cctype>
#include <optional>
#include <utility>
#include <vector>

#include "base/utf8.h"

namespace fovea::imaging {

namespace {

struct Fact {
    const char* keyword;
    DcmTagKey tag;
};
const Fact kFacts[] = {
    {"PatientID", DCM_PatientID},
    {"PatientName", DCM_PatientName},
    {"PatientSex", DCM_PatientSex},
    {"PatientAge", DCM_PatientAge},
    {"PatientBirthDate", DCM_PatientBirthDate},
    {"StudyDate", DCM_StudyDate},
    {"Modality", DCM_Modality},
    {"Manufacturer", DCM_Manufacturer},
    {"ManufacturerModelName", DCM_ManufacturerModelName},
    {"StationName", DCM_StationName},
    {"InstitutionName", DCM_InstitutionName},
    {"BurnedInAnnotation", DCM_BurnedInAnnotation},
    {"SOPClassUID", DCM_SOPClassUID},
    {"SOPInstanceUID", DCM_SOPInstanceUID},
    {"StudyInstanceUID", DCM_StudyInstanceUID},
    {"SeriesInstanceUID", DCM_SeriesInstanceUID},
    {"FrameOfReferenceUID", DCM_FrameOfReferenceUID},
    {"ImageType", DCM_ImageType},
    {"Laterality", DCM_Laterality},
};

bool isAscii(const std::string& text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// What undeclared bytes most often are; also what keeps the result valid UTF-8.
std::string fromLatin1(const std::string& text) {
    std::string out;
    for (const char c : text) {
        const auto u = static_cast<unsigned char>(c);
        if (u < 0x80) {
            out += c;
        } else {
            out += static_cast<char>(0xC0 | u >> 6);
            out += static_cast<char>(0x80 | (u & 0x3F));
        }
    }
    return out;
}

/// Names that others give to character sets, in capitals and digits only.
struct Alias {
    const char* name;
    const char* number;  ///< of ISO_IR
};
constexpr Alias kAliases[] = {
    {"UTF8", "192"},      {"UNICODE11UTF8", "192"}, {"ISO10646", "192"}, {"ISO88591", "100"},
    {"LATIN1", "100"},    {"WINDOWS1252", "100"},   {"CP1252", "100"},   {"ISO88592", "101"},
    {"LATIN2", "101"},    {"ISO88593", "109"},      {"ISO88594", "110"}, {"ISO88595", "144"},
    {"ISO88596", "127"},  {"ISO88597", "126"},      {"ISO88598", "138"}, {"ISO88599", "148"},
    {"LATIN5", "148"},    {"ISO885915", "203"},     {"LATIN9", "203"},   {"TIS620", "166"},
    {"ISO885911", "166"}, {"ASCII", "6"},           {"USASCII", "6"},    {"ISO646", "6"},
};

/// One of the standard's defined terms (PS3.3 C.12.1.1.2), however it is spelt.
struct CharacterSet {
    std::string number;  ///< of ISO_IR; empty for the default, or where it has a name
    std::string name;    ///< "GB18030", "GBK", or what nobody knows
};

CharacterSet characterSetOf(const std::string& term) {
    std::string plain;
    for (const char c : term) {
        if (std::isalnum(static_cast<unsigned char>(c)))
            plain += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    }
    for (const char* prefix : {"ISO2022IR", "ISOIR", "2022IR", "IR"}) {
        if (!plain.starts_with(prefix)) continue;
        const std::string number = plain.substr(std::string(prefix).size());
        const bool digits = std::ranges::all_of(number, [](char c) { return c >= '0' && c <= '9'; });
        if (!number.empty() && digits) return {number, {}};
    }
    for (const Alias& alias : kAliases) {
        if (plain == alias.name) return {alias.number, {}};
    }
    return {{}, plain};
}

/// Those that only escape sequences switch to: several bytes a character.
bool isMultibyte(const std::string& number) {
    return number == "87" || number == "159" || number == "149" || number == "58";
}

/// The value of Specific Character Set as the standard and DCMTK spell it.
std::string standardCharacterSet(const std::string& characterSet, bool withEscapes) {
    std::vector<CharacterSet> sets;
    for (std::size_t from = 0; from <= characterSet.size();) {
        const std::size_t to = std::min(characterSet.find('\\', from), characterSet.size());
        sets.push_back(characterSetOf(characterSet.substr(from, to - from)));
        from = to + 1;
    }
    // Those that reach everything by themselves know no others beside them.
    for (const CharacterSet& set : sets) {
        if (set.number == "192") return "ISO_IR 192";
        if (set.name == "GB18030" || set.name == "GBK") return set.name;
    }
    if (sets.size() == 1 && !withEscapes && !isMultibyte(sets[0].number))
        return sets[0].number.empty() ? sets[0].name : "ISO_IR " + sets[0].number;
    std::string value;
    // The first one must be of single bytes.
    if (isMultibyte(sets[0].number)) value = "ISO 2022 IR 6";
    for (const CharacterSet& set : sets) {
        const std::string name = "ISO 2022 IR " + (set.number.empty() ? "6" : set.number);
        if (&set != &sets[0] && (set.number.empty() || (value + '\\').find(name + '\\') != std::string::npos))
            continue;
        value += (value.empty() ? "" : "\\") + name;
    }
    return value;
}

std::optional<std::string> converted(const std::string& text, const std::string& characterSet) {
    DcmSpecificCharacterSet converter;
    OFString result;
    if (characterSet.empty() || converter.selectCharacterSet(characterSet.c_str(), "ISO_IR 192").bad() ||
        converter.convertString(OFString(text.c_str(), text.size()), result, "\\^=").bad())
        return std::nullopt;
    return std::string(result.c_str(), result.length());
}

std::optional<std::string> byIconv(std::string text, const char* from) {
    const iconv_t converter = iconv_open("UTF-8", from);
    if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
    constexpr std::size_t kMostBytes = 4;  // a character, of at least one
    std::string result(kMostBytes * text.size() + kMostBytes, '\0');
    char* in = text.data();
    char* out = result.data();
    std::size_t inLeft = text.size(), outLeft = result.size();
    const bool done = iconv(converter, &in, &inLeft, &out, &outLeft) != static_cast<std::size_t>(-1);
    iconv_close(converter);
    if (!done) return std::nullopt;
    result.resize(result.size() - outLeft);
    return result;
}

/// Text of several bytes a character, by its escape sequences (PS3.5 6.1.2.5): Debian's DCMTK knows
/// only those character sets that iconv has on their own.
std::optional<std::string> multibyte(std::string text) {
    constexpr const char* kAscii = "\x1B(B";
    for (const auto& [escape, encoding] : {std::pair("\x1B$)C", "EUC-KR"), {"\x1B$)A", "GB2312"}}) {
        if (text.find(escape) == std::string::npos) continue;
        for (const char* sequence : {escape, kAscii}) {
            for (std::size_t at = 0; (at = text.find(sequence, at)) != std::string::npos;)
                text.erase(at, std::string(sequence).size());
        }
        return byIconv(std::move(text), encoding);
    }
    return byIconv(std::move(text), "ISO-2022-JP-2");
}

}  // namespace

std::string toUtf8(const std::string& text, const std::string& characterSet) {
    // An escape sequence switches alphabets within plain ASCII bytes.
    const bool escapes = text.find('\x1B') != std::string::npos;
    if (isAscii(text) && !escapes) return text;
    // As the file says; as it means; with all that escape sequences could switch to. DCMTK leaves
    // those that it does not expect as they are.
    for (const std::string& set : {characterSet, standardCharacterSet(characterSet, false)}) {
        const auto result = converted(text, set);
        if (result && result->find('\x1B') == std::string::npos) return *result;
    }
    if (!escapes) {
        // Sets that DCMTK does not know, or that the standard has behind escape sequences only.
        const CharacterSet set = characterSetOf(characterSet);
        constexpr std::pair<const char*, const char*> kEncodings[] = {
            {"203", "ISO-8859-15"}, {"149", "EUC-KR"}, {"58", "GB2312"}};
        const auto known =
            std::ranges::find(kEncodings, set.number, [](const auto& row) { return std::string(row.first); });
        const std::string name = known != std::end(kEncodings) ? known->second : set.name;
        if (!name.empty() && !isUtf8(text))
            if (const auto result = byIconv(text, name.c_str())) return *result;
    }
    if (escapes) {
        if (const auto result = multibyte(text)) return *result;
        const std::string all = characterSet +
                                "\\ISO_IR 100\\ISO_IR 101\\ISO_IR 109\\ISO_IR 110\\ISO_IR 144\\ISO_IR 127"
                                "\\ISO_IR 126\\ISO_IR 138\\ISO_IR 148\\ISO_IR 13\\ISO_IR 166";
        if (const auto result = converted(text, standardCharacterSet(all, true))) return *result;
    }
    return isUtf8(text) ? text : fromLatin1(text);
}

std::map<std::string, std::string> headerFacts(DcmDataset& dataset, int frame) {
    const std::string characterSet = textOf(dataset, DCM_SpecificCharacterSet);
    std::map<std::string, std::string> facts;
    for (const Fact& fact : kFacts) {
        const std::string value = textOf(dataset, fact.tag);
        if (!value.empty()) facts[fact.keyword] = toUtf8(value, characterSet);
    }
    DcmItem& anatomy = frameItem(dataset, frame, DCM_FrameAnatomySequence, {DCM_FrameLaterality});
    for (const auto& [item, tag] : {std::pair<DcmItem*, DcmTagKey>(&dataset, DCM_ImageLaterality),
                                    std::pair<DcmItem*, DcmTagKey>(&anatomy, DCM_FrameLaterality)}) {
        if (const std::string side = textOf(*item, tag); !side.empty()) facts.emplace("Laterality", side);
    }
    return facts;
}

}  // namespace fovea::imaging
