#include "dataset/latin_encoding.h"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

namespace fovea::dataset {

namespace {

/// The letters of a language beside a to z; those are left out that hardly a word has.
struct Language {
    const char* encoding;
    std::u16string_view letters;
};
constexpr std::u16string_view kGerman = u"äöüß", kFrench = u"éèêëàâçîïôûùœ", kSpanish = u"áéíñóúü",
                              kPortuguese = u"ãáàâçéêíõóôú", kItalian = u"àèéìòù", kNordic = u"åäöæøé",
                              kDutch = u"éëïöü", kCatalan = u"àçèéíïòóú", kIcelandic = u"áðéíóúýþæö",
                              kPolish = u"ąćęłńóśźż", kCzech = u"áčďéěíňóřšťúůýž",
                              kSlovak = u"áäčďéíľňóôšťúýž", kHungarian = u"áéíóöőúüű", kRomanian = u"ăâîşţ",
                              kSouthSlavic = u"čćđšž", kTurkish = u"çğıöşüâîi", kLithuanian = u"ąčęėįšųūž",
                              kLatvian = u"āčēģīķļņšūž", kEstonian = u"äõöüšž";
constexpr std::u16string_view kWestern[] = {kGerman,  kFrench, kSpanish, kPortuguese,
                                            kItalian, kNordic, kDutch,   kCatalan};
constexpr std::u16string_view kCentral[] = {kPolish, kCzech, kSlovak, kHungarian, kRomanian, kSouthSlavic};

std::vector<Language> likelyLanguages() {
    std::vector<Language> all;
    for (const auto letters : kWestern) all.push_back({"Windows-1252", letters});
    for (const char* encoding : {"Windows-1250", "ISO-8859-2"})
        for (const auto letters : kCentral) all.push_back({encoding, letters});
    all.push_back({"Windows-1254", kTurkish});
    // Behind Turkish, of which all letters but three are the same bytes.
    all.push_back({"Windows-1252", kIcelandic});
    for (const auto letters : {kLithuanian, kLatvian, kEstonian}) all.push_back({"Windows-1257", letters});
    return all;
}

std::vector<Language> rareLanguages() {
    std::vector<Language> all;
    for (const auto letters : kWestern) all.push_back({"IBM850", letters});
    for (const auto letters : kCentral) all.push_back({"IBM852", letters});
    for (const auto letters : kWestern) all.push_back({"macintosh", letters});
    return all;
}

std::optional<icu::UnicodeString> decoded(std::string_view bytes, const char* encoding) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(encoding, &status),
                                                                       &ucnv_close);
    if (U_FAILURE(status)) return std::nullopt;
    icu::UnicodeString text(bytes.data(), std::int32_t(bytes.size()), converter.get(), status);
    if (U_FAILURE(status)) return std::nullopt;
    return text;
}

bool isOneOf(UChar32 c, std::u16string_view set) {
    return c <= 0xFFFF && set.find(char16_t(c)) != std::u16string_view::npos;
}

/// Whether every letter is one of a to z or of these, and no sign stands where a letter should.
bool reads(const icu::UnicodeString& text, std::u16string_view letters) {
    constexpr std::u16string_view kBeforeLetters = u"¿¡«„“‘‚–—…€£§©’·", kBehindLetters = u"²³’”»“…–—®™©·°‘",
                                  kUnits = u"ªº°µ";
    UChar32 before = ' ';
    int plain = 0, other = 0;  // letters of the word so far
    for (std::int32_t i = 0; i <= text.length(); ++i) {
        const UChar32 c = i < text.length() ? text.char32At(i) : ' ';
        const bool letter = u_isalpha(c) && !isOneOf(c, kUnits);
        if (!letter) {
            // Not a letter of other alphabets, which have no plain ones.
            if (plain == 0 && other > 1) return false;
            plain = other = 0;
        }
        if (c > 0x7F && letter) {
            ++other;
            if (!isOneOf(u_tolower(c), letters)) return false;
            if (u_isupper(c) && u_islower(before)) return false;
        } else if (letter) {
            ++plain;
            if (before > 0x7F && !u_isalpha(before) && !u_isspace(before) &&
                !isOneOf(before, kBeforeLetters) && !isOneOf(before, kUnits))
                return false;
        } else if (c > 0x7F && !u_isspace(c)) {
            if (u_iscntrl(c) || (u_isalpha(before) && !isOneOf(c, kBehindLetters) && !isOneOf(c, kUnits)))
                return false;
        }
        before = c;
    }
    return true;
}

/// Encodings in which one of these languages is read, in their order, each once.
std::vector<const char*> readable(std::string_view bytes, const std::vector<Language>& languages) {
    std::vector<const char*> found;
    for (const Language& language : languages) {
        if (std::find(found.begin(), found.end(), language.encoding) != found.end()) continue;
        const auto text = decoded(bytes, language.encoding);
        if (text && reads(*text, language.letters)) found.push_back(language.encoding);
    }
    return found;
}

/// Whether ICU's detector finds a Western language far ahead of all others.
bool isWesternByIcu(std::string_view bytes) {
    constexpr std::int32_t kEnough = 30, kAhead = 15;  // percent
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                              &ucsdet_close);
    if (U_FAILURE(status)) return false;
    ucsdet_setText(detector.get(), bytes.data(), std::int32_t(bytes.size()), &status);
    std::int32_t count = 0;
    const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
    if (U_FAILURE(status) || count == 0) return false;
    // The best comes first.
    const std::string_view name = ucsdet_getName(matches[0], &status);
    const std::int32_t best = ucsdet_getConfidence(matches[0], &status);
    const std::int32_t next = count > 1 ? ucsdet_getConfidence(matches[1], &status) : 0;
    return U_SUCCESS(status) && (name == "ISO-8859-1" || name == "windows-1252") && best >= kEnough &&
           best >= next + kAhead;
}

/// Whether a letter or sign stands beside a plain letter. Where none does, "\u00c5\u00ae" may as well be one
/// of two bytes.
bool standsAmongPlain(std::string_view bytes) {
    const auto plain = [&](std::size_t i) {
        return i < bytes.size() &&
               ((bytes[i] >= 'a' && bytes[i] <= 'z') || (bytes[i] >= 'A' && bytes[i] <= 'Z'));
    };
    for (std::size_t i = 0; i < bytes.size(); ++i)
        if ((bytes[i] & 0x80) != 0 && (plain(i + 1) || (i > 0 && plain(i - 1)))) return true;
    return false;
}

/// Letters of several Western languages, as a list of names has them.
std::u16string allWestern() {
    std::u16string all = u"ÿýšž";
    for (const auto letters : kWestern) all += letters;
    return all;
}

}  // namespace

LatinGuess latinEncoding(std::string_view bytes) {
    constexpr std::string_view kWindows = "Windows-1252";
    constexpr std::size_t kEnough = 256u << 10;
    bytes = bytes.substr(0, kEnough);
    std::vector<const char*> found = readable(bytes, likelyLanguages());
    if (found.empty()) {
        const auto text = decoded(bytes, kWindows.data());
        if (text && reads(*text, allWestern()))
            return {kWindows.data(), standsAmongPlain(bytes) && isWesternByIcu(bytes)};
        found = readable(bytes, rareLanguages());
        return {found.empty() ? nullptr : found.front(), false};
    }
    // Where all of them read the same, as German does, it does not matter which it is.
    const auto western = decoded(bytes, kWindows.data());
    const bool same = std::all_of(found.begin(), found.end(), [&](const char* encoding) {
        const auto text = decoded(bytes, encoding);
        return text && western && *text == *western;
    });
    if (same) return {kWindows.data(), standsAmongPlain(bytes)};
    const bool among = std::find(found.begin(), found.end(), kWindows) != found.end();
    if (among && isWesternByIcu(bytes)) return {kWindows.data(), standsAmongPlain(bytes)};
    return {found.front(), false};
}

}  // namespace fovea::dataset
