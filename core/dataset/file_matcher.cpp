#include "dataset/file_matcher.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

#include "dataset/spelling.h"
#include "dataset/text_encoding.h"
#include "imaging/content_type.h"

namespace fovea::dataset {

namespace {

/// How long the ending is; 0 for none.
std::size_t endingLength(std::string_view path) {
    const auto endsIn = [&](std::string_view ending) {
        return path.size() > ending.size() && foldedText(path.substr(path.size() - ending.size())) == ending;
    };
    for (const std::string_view ending : imaging::kImageEndings)
        if (endsIn(ending)) return ending.size();
    constexpr std::string_view kPacked = ".gz";
    if (!endsIn(kPacked)) return 0;
    const std::size_t inner = endingLength(path.substr(0, path.size() - kPacked.size()));
    return inner > 0 ? inner + kPacked.size() : 0;
}

/// Without the leading zeros of a number, as spreadsheets leave them away; empty for what is none.
std::string withoutZeros(const std::string& text) {
    if (text.empty() || text.find_first_not_of("0123456789") != std::string::npos) return {};
    return text.substr(std::min(text.find_first_not_of('0'), text.size() - 1));
}

/// Of "%20" a blank and so on; the text itself where nothing is encoded, or wrongly.
std::string urlDecoded(const std::string& text) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        int value = 0;
        const char* digits = text.data() + i + 1;
        if (text[i] != '%') {
            decoded += text[i];
        } else if (i + 2 < text.size() && std::from_chars(digits, digits + 2, value, 16).ptr == digits + 2) {
            decoded += char(value);
            i += 2;
        } else {
            return text;
        }
    }
    return decoded;
}

/// Without what follows the path in an address ("?token=...", "#page"), where that leaves an image.
std::string withoutQuery(const std::string& text) {
    std::string path = text.substr(0, text.find_first_of("?#"));
    return hasImageEnding(path) ? path : text;
}

/// With slashes, without "." and empty parts.
std::string plain(std::string_view path) {
    std::string result;
    std::size_t at = 0;
    while (at < path.size()) {
        const std::size_t end = std::min(path.find_first_of("/\\", at), path.size());
        const std::string_view part = path.substr(at, end - at);
        at = end + 1;
        if (part.empty() || part == ".") continue;
        if (!result.empty()) result += '/';
        result += part;
    }
    return result;
}

bool isEndOf(std::string_view path, std::string_view end) {
    return path.ends_with(end) && (path.size() == end.size() || path[path.size() - end.size() - 1] == '/');
}

/// Calls `use` with every proper end of a path: "a/b/c" has "b/c" and "c".
template <class Use>
void forEachEnd(const std::string& path, Use use) {
    for (std::size_t at = path.find('/'); at != std::string::npos; at = path.find('/', at + 1))
        use(path.substr(at + 1));
}

}  // namespace

std::string withoutImageEnding(const std::string& path) {
    return path.substr(0, path.size() - endingLength(path));
}

bool hasImageEnding(const std::string& path) {
    return endingLength(path) > 0;
}

namespace {

/// The word before the number at the end of the file's name: "BloodImage_" of "a/BloodImage_07.jpg". Empty
/// where there is none: not in "1.2.840.7".
std::string beforeNumber(const std::string& path) {
    const std::string stem = withoutImageEnding(path.substr(path.rfind('/') + 1));
    const std::string word = stem.substr(0, stem.find_last_not_of("0123456789") + 1);
    const bool letters = std::any_of(word.begin(), word.end(), [](char c) {
        return (c & 0x80) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
    return letters ? word : std::string();
}

}  // namespace

FileMatcher::FileMatcher(std::vector<std::string> files) : m_files(std::move(files)) {
    // Where all have one word before their number, the number alone names them.
    const bool oneWord =
        m_files.size() > 1 && std::all_of(m_files.begin(), m_files.end(), [&](const std::string& file) {
            return foldedText(beforeNumber(plain(file))) == foldedText(beforeNumber(plain(m_files.front())));
        });
    const auto add = [](Index& index, const std::string& path, int file) {
        const std::string key = foldedText(path);
        index.whole[key].push_back(file);
        forEachEnd(key, [&](const std::string& end) { index.ends[end].push_back(file); });
    };
    for (std::size_t i = 0; i < m_files.size(); ++i) {
        const std::string path = plain(m_files[i]);
        add(m_named, path, int(i));
        const std::string stem = withoutImageEnding(path);
        add(m_stems, stem, int(i));
        const std::size_t before = oneWord ? beforeNumber(path).size() : 0;
        if (const std::string number = withoutZeros(stem.substr(stem.rfind('/') + 1 + before));
            !number.empty())
            m_numbers[number].push_back(int(i));
    }
}

std::vector<int> FileMatcher::find(const std::string& name) const {
    const std::string path = plain(name);
    if (path.empty()) return {};
    std::vector<int> found = search(m_named, path, true);
    if (found.empty()) found = search(m_stems, withoutImageEnding(path), false);
    if (!found.empty()) return found;
    // As it is meant: without blanks around it, out of an address, and of a number as such.
    std::string meant = withoutQuery(urlDecoded(plainName(name)));
    if (meant == name) meant = urlDecoded(name);
    if (meant != name) return find(meant);
    const auto number = m_numbers.find(nameKey(withoutImageEnding(path)));
    return number == m_numbers.end() ? std::vector<int>() : number->second;
}

std::vector<int> FileMatcher::search(const Index& index, const std::string& name, bool withEnding) const {
    const std::string key = foldedText(name);
    std::vector<int> found;
    const auto add = [&found](const auto& files, const std::string& path) {
        if (const auto it = files.find(path); it != files.end())
            found.insert(found.end(), it->second.begin(), it->second.end());
    };
    add(index.whole, key);
    if (found.empty()) {
        add(index.ends, key);
        forEachEnd(key, [&](const std::string& end) { add(index.whole, end); });
        std::sort(found.begin(), found.end());
    }
    if (found.size() < 2) return found;
    std::vector<int> exact;
    for (const int i : found) {
        const std::string file = plain(m_files[std::size_t(i)]);
        const std::string path = withEnding ? file : withoutImageEnding(file);
        if (isEndOf(path, name) || isEndOf(name, path)) exact.push_back(i);
    }
    return exact.empty() ? found : exact;
}

}  // namespace fovea::dataset
