#pragma once

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/wording.h"

namespace fovea::report {

/// Writes HTML that is well-formed XML by construction: elements close themselves,
/// text and attribute values are made safe on the way in. Not thread-safe.
class HtmlWriter {
public:
    HtmlWriter() = default;
    explicit HtmlWriter(Wording wording) : m_say(wording) {}
    /// How this page is worded.
    const Wording& say() const { return m_say; }

    using Attributes = std::initializer_list<std::pair<std::string_view, std::string>>;

    /// An open element; closes at the end of its scope.
    class [[nodiscard]] Element {
    public:
        Element(HtmlWriter& writer, std::string_view tag) : m_writer(writer), m_tag(tag) {}
        Element(const Element&) = delete;
        Element& operator=(const Element&) = delete;
        ~Element();

    private:
        HtmlWriter& m_writer;
        std::string m_tag;
    };

    Element open(std::string_view tag, Attributes attributes = {});
    /// An element with nothing but text in it.
    void element(std::string_view tag, std::string_view text) { element(tag, {}, text); }
    void element(std::string_view tag, Attributes attributes, std::string_view text);
    /// An element that has no content (`<meta/>`, `<line/>`).
    void empty(std::string_view tag, Attributes attributes);
    void text(std::string_view text);
    /// `<img>` with the bytes embedded. The only place where `src` is written.
    void png(std::span<const std::byte> bytes, const std::string& alternative);
    /// Trusted markup or style, as it is.
    void raw(std::string_view markup) { m_out += markup; }

    std::string take() { return std::move(m_out); }

private:
    void startTag(std::string_view tag, Attributes attributes);
    std::string m_out;
    Wording m_say;
};

/// Text made safe for element content and quoted attributes: paths left out,
/// markup escaped, and bytes that are no UTF-8 or no XML character replaced by U+FFFD.
std::string safeText(std::string_view text);

/// Replaces what looks like an absolute path (/a/b, ~/a, C:\a, \\server\a, file:...)
/// and the rest of its line, as names in a path may hold spaces.
std::string withoutPaths(std::string_view text);

/// A number of a style or of SVG: with a point, in every language.
std::string markupNumber(double value, int digits = 3);

std::string base64(std::span<const std::byte> bytes);

}  // namespace fovea::report
