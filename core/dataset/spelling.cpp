#include "dataset/spelling.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "base/utf8.h"
#include "dataset/text_encoding.h"

namespace fovea::dataset {

namespace {

constexpr UChar32 kZeroWidthSpace = 0x200b, kWordJoiner = 0x2060, kByteOrderMark = 0xfeff;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// What word processors make of a hyphen, a minus and an apostrophe; 0 for other characters.
char plainMark(UChar32 c) {
    switch (c) {
        case 0x2010:  // hyphen, which NFKC makes of the no-break one
        case 0x2011:  // no-break hyphen
        case 0x2012:  // figure dash
        case 0x2013:  // en dash
        case 0x2014:  // em dash
        case 0x2212:  // minus
            return '-';
        case 0x2018:  // quotation marks
        case 0x2019:
        case 0x02bc:  // modifier letter apostrophe
        case 0x00b4:  // acute accent
            return '\'';
        default:
            return 0;
    }
}

/// Without NBSP and its like; ASCII blanks stay as they are.
std::string withPlainBlanks(std::string_view text) {
    std::string plain;
    std::int32_t at = 0;
    const auto size = std::int32_t(text.size());
    while (at < size) {
        const std::int32_t from = at;
        UChar32 c = 0;
        U8_NEXT(text.data(), at, size, c);
        if (c == kZeroWidthSpace || c == kWordJoiner || c == kByteOrderMark) continue;
        if (c > 0x7f && u_isUWhiteSpace(c))
            plain += ' ';
        else
            plain += text.substr(std::size_t(from), std::size_t(at - from));
    }
    return plain;
}

std::string trimmed(std::string_view text) {
    constexpr std::string_view kBlanks(" \t\r\n\f\v\0", 7);
    const std::size_t first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(kBlanks) - first + 1));
}

/// "3" for "03", "3.0" and "3,00"; empty for what is no plain number. Kept as digits, as
/// patients' numbers are longer than a floating-point number is exact.
std::string plainNumber(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    const auto digits = std::size_t(std::find_if_not(text.begin(), text.end(), isDigit) - text.begin());
    if (digits == 0) return {};
    std::string_view whole = text.substr(0, digits), fraction;
    if (digits < text.size()) {
        const char point = text[digits];
        fraction = text.substr(digits + 1);
        if ((point != '.' && point != ',') || !std::all_of(fraction.begin(), fraction.end(), isDigit))
            return {};
        // "1,000" is a thousand as often as it is one.
        if (point == ',' && fraction.size() == 3) return {};
    }
    while (whole.size() > 1 && whole.starts_with('0')) whole.remove_prefix(1);
    while (fraction.ends_with('0')) fraction.remove_suffix(1);
    std::string number(whole);
    if (!fraction.empty()) number += "." + std::string(fraction);
    return negative && number != "0" ? "-" + number : number;
}

std::string foldedFurther(const std::string& name) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* form = icu::Normalizer2::getNFKCCasefoldInstance(status);
    if (U_FAILURE(status)) return foldedText(name);
    // Before NFKC, which takes an accent of its own for a blank and an accent.
    icu::UnicodeString text =
        icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), std::int32_t(name.size())));
    for (std::int32_t at = 0; at < text.length(); ++at)
        if (const char mark = plainMark(text[at])) text.setCharAt(at, UChar(mark));
    std::string result;
    form->normalize(text, status).toUTF8String(result);
    return U_FAILURE(status) ? foldedText(name) : result;
}

}  // namespace

std::string plainName(std::string_view text) {
    const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
    return ascii || !isUtf8(text) ? trimmed(text) : trimmed(withPlainBlanks(text));
}

std::string nameKey(std::string_view text) {
    const std::string name = plainName(text);
    const bool ascii = std::all_of(name.begin(), name.end(), [](char c) { return (c & 0x80) == 0; });
    const std::string folded = ascii || !isUtf8(name) ? foldedText(name) : foldedFurther(name);
    std::string key;
    for (const char c : folded) {
        const bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
        if (!blank)
            key += c;
        else if (!key.ends_with(' '))
            key += ' ';
    }
    std::string number = plainNumber(key);
    return number.empty() ? key : number;
}

bool isMissingWord(std::string_view text) {
    constexpr std::string_view kWords[] = {"na", "n/a", "n.a.", "<na>", "#n/a", "#na", "#nv", "nan", "null",
                                           "<null>", "nil", "\\n", ".", "?", "nat",
                                           // not available, keine Angabe
                                           "n. a.", "k.a.", "k. a.", "keine angabe", "not available"};
    const std::string key = nameKey(text);
    // What a spreadsheet program shows where it could not compute: #REF!, #WERT!, #NAME?, #DIV/0!
    if (key.size() > 2 && key.front() == '#' && (key.back() == '!' || key == "#name?")) return true;
    return std::find(std::begin(kWords), std::end(kWords), key) != std::end(kWords);
}

void Spellings::add(const std::string& name, int times) {
    const std::string key = nameKey(name);
    if (key.empty()) return;
    const auto [it, fresh] = m_index.try_emplace(key, m_names.size());
    if (fresh) m_names.emplace_back();
    auto& written = m_names[it->second].written;
    const auto known =
        std::find_if(written.begin(), written.end(), [&](const auto& entry) { return entry.first == name; });
    if (known == written.end())
        written.emplace_back(name, times);
    else
        known->second += times;
}

void Spellings::addInUse(const std::string& name) {
    const std::string key = nameKey(name);
    if (key.empty()) return;
    const auto [it, fresh] = m_index.try_emplace(key, m_names.size());
    if (fresh) m_names.emplace_back();
    if (m_names[it->second].inUse.empty()) m_names[it->second].inUse = name;
}

std::vector<std::string> Spellings::names() const {
    std::vector<std::string> names;
    for (const Name& name : m_names) names.push_back(chosen(name));
    return names;
}

std::string Spellings::chosen(const Name& name) {
    if (!name.inUse.empty()) return name.inUse;
    std::vector<std::pair<std::string, int>> plain;
    bool numbers = true;
    for (const auto& [written, times] : name.written) {
        const std::string spelling = plainName(written);
        numbers = numbers && !plainNumber(nameKey(spelling)).empty();
        const auto known = std::find_if(plain.begin(), plain.end(),
                                        [&](const auto& entry) { return entry.first == spelling; });
        if (known == plain.end())
            plain.emplace_back(spelling, times);
        else
            known->second += times;
    }
    const auto better = [numbers](const auto& a, const auto& b) {
        if (numbers && a.first.size() != b.first.size()) return a.first.size() > b.first.size();
        return a.second < b.second;
    };
    return std::max_element(plain.begin(), plain.end(), better)->first;
}

std::string Spellings::of(const std::string& name) const {
    const auto it = m_index.find(nameKey(name));
    return it == m_index.end() ? plainName(name) : chosen(m_names[it->second]);
}

std::vector<Spellings::Merged> Spellings::merged() const {
    std::vector<Merged> all;
    for (const Name& name : m_names) {
        if (name.written.empty()) continue;
        Merged merged{chosen(name), {}};
        for (const auto& [written, times] : name.written)
            if (written != merged.name) merged.others.push_back(written);
        // One spelling with blanks around it is no other name.
        const bool onlyBlanks = name.inUse.empty() && name.written.size() == 1 &&
                                plainName(name.written.front().first) == merged.name;
        if (!merged.others.empty() && !onlyBlanks) all.push_back(std::move(merged));
    }
    return all;
}

}  // namespace fovea::dataset
