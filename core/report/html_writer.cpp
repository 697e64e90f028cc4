#include "report/html_writer.h"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <iterator>

#include "base/utf8.h"

namespace fovea::report {
namespace {

constexpr std::string_view leftOut = "[path left out]";
constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

bool isXmlCharacter(std::uint32_t code) {
    if (code < 0x20) return code == '\t' || code == '\n' || code == '\r';
    return code != 0x7F && code != 0xFFFE && code != 0xFFFF;
}

/// A text could be read backwards over its end by these: names stay in their place.
bool isBidiControl(std::uint32_t code) {
    return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

bool isLetter(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0;
}

bool startsPath(std::string_view rest) {
    if (rest.starts_with("file:") || rest.starts_with("~/") || rest.starts_with("\\\\")) return true;
    if (rest.size() > 2 && isLetter(rest[0]) && rest[1] == ':' && (rest[2] == '\\' || rest[2] == '/'))
        return rest.substr(2, 2) != "//";  // an address, not a drive
    if (!rest.starts_with('/') || rest.size() < 2 || std::isspace(static_cast<unsigned char>(rest[1])))
        return false;
    // "/min" is a unit; a folder in a folder is a path.
    const std::size_t end = rest.find_first_of("/ \t\r\n,;", 1);
    return end != std::string_view::npos && rest[end] == '/';
}

/// Whether a path may begin after `before`: not within a word, as in "and/or".
bool mayPrecedePath(std::string_view before) {
    if (before.empty()) return true;
    if (std::string_view(" \t\r\n\"'`([{<=:,;|>").find(before.back()) != std::string_view::npos) return true;
    constexpr std::string_view marks[] = {"“", "”",  "„",  "‘",  "’",  "«",  "»",  "‹",
                                          "›", "，", "。", "；", "：", "、", "（", "《"};
    return std::any_of(std::begin(marks), std::end(marks),
                       [&](std::string_view mark) { return before.ends_with(mark); });
}

std::string_view entityOf(std::uint32_t code) {
    switch (code) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        case '\'':
            return "&#39;";
        default:
            return {};
    }
}

}  // namespace

std::string withoutPaths(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool atStart = mayPrecedePath(text.substr(0, i));
        // The "//" of a web address follows its colon.
        const bool ofAddress = i > 0 && text[i - 1] == ':' && text.substr(i, 2) == "//";
        if (!atStart || ofAddress || !startsPath(text.substr(i))) {
            out += text[i];
            continue;
        }
        out += leftOut;
        const std::size_t end = text.find('\n', i);
        if (end == std::string_view::npos) break;
        i = end - 1;
    }
    return out;
}

std::string safeText(std::string_view original) {
    const std::string clean = withoutPaths(original);
    std::string_view rest = clean;
    std::string out;
    out.reserve(rest.size());
    while (!rest.empty()) {
        const auto c = firstCharacter(rest);
        if (!c || !isXmlCharacter(c->code) || isBidiControl(c->code)) {
            out += replacement;
        } else if (const auto entity = entityOf(c->code); !entity.empty()) {
            out += entity;
        } else {
            out += rest.substr(0, c->bytes);
        }
        rest.remove_prefix(c ? c->bytes : 1);
    }
    return out;
}

std::string markupNumber(double value, int digits) {
    return Wording().fixed(value, digits);
}

std::string base64(std::span<const std::byte> bytes) {
    constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto at = [&](std::size_t k) {
            return k < bytes.size() ? std::to_integer<std::uint32_t>(bytes[k]) : 0;
        };
        const std::uint32_t group = at(i) << 16 | at(i + 1) << 8 | at(i + 2);
        out += digits[group >> 18];
        out += digits[group >> 12 & 63];
        out += i + 1 < bytes.size() ? digits[group >> 6 & 63] : '=';
        out += i + 2 < bytes.size() ? digits[group & 63] : '=';
    }
    return out;
}

HtmlWriter::Element::~Element() {
    m_writer.m_out += "</" + m_tag + '>';
    // White space after an inline element would show, before a comma for instance.
    constexpr std::string_view inlineTags[] = {"a", "abbr", "small", "span", "strong"};
    if (std::find(std::begin(inlineTags), std::end(inlineTags), m_tag) == std::end(inlineTags))
        m_writer.m_out += '\n';
}

void HtmlWriter::startTag(std::string_view tag, Attributes attributes) {
    m_out += '<';
    m_out += tag;
    for (const auto& [name, value] : attributes) {
        m_out += ' ';
        m_out += name;
        m_out += "=\"" + safeText(value) + '"';
    }
}

HtmlWriter::Element HtmlWriter::open(std::string_view tag, Attributes attributes) {
    startTag(tag, attributes);
    m_out += '>';
    return {*this, tag};
}

void HtmlWriter::element(std::string_view tag, Attributes attributes, std::string_view content) {
    const Element opened = open(tag, attributes);
    text(content);
}

void HtmlWriter::empty(std::string_view tag, Attributes attributes) {
    startTag(tag, attributes);
    m_out += "/>\n";
}

void HtmlWriter::text(std::string_view content) {
    m_out += safeText(content);
}

void HtmlWriter::png(std::span<const std::byte> bytes, const std::string& alternative) {
    m_out +=
        "<img alt=\"" + safeText(alternative) + "\" src=\"data:image/png;base64," + base64(bytes) + "\"/>\n";
}

}  // namespace fovea::report
