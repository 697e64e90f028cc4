#include "imaging/text_header.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <filesystem>

#include "imaging/gzip.h"

namespace fovea::imaging {

namespace {

constexpr std::string_view kBlanks = " \t\r";

bool begins(std::string_view line, std::string_view key, bool anyCase) {
    if (!anyCase) return line.starts_with(key);
    return line.size() >= key.size() &&
           std::equal(key.begin(), key.end(), line.begin(), [](char wanted, char found) {
               return std::tolower(static_cast<unsigned char>(found)) == wanted;
           });
}

}  // namespace

std::optional<HeaderLine> lineOf(std::string_view header, std::string_view key, char sign, bool anyCase) {
    for (std::size_t at = 0; at < header.size();) {
        const std::size_t end = std::min(header.find('\n', at), header.size());
        std::string_view line = header.substr(at, end - at);
        at = end + 1;
        if (!begins(line, key, anyCase)) continue;
        line.remove_prefix(key.size());
        const std::size_t equals = line.find_first_not_of(" \t");
        if (equals == std::string_view::npos || line[equals] != sign) continue;
        line.remove_prefix(equals + 1);
        // "key:=value" of NRRD is free text, whatever the key.
        if (sign == ':' && line.starts_with('=')) continue;
        const std::size_t first = line.find_first_not_of(kBlanks);
        if (first == std::string_view::npos) return HeaderLine{{}, at};
        return HeaderLine{std::string(line.substr(first, line.find_last_not_of(kBlanks) - first + 1)), at};
    }
    return std::nullopt;
}

std::vector<std::string> wordsOf(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t at = 0;;) {
        at = text.find_first_not_of(kBlanks, at);
        if (at == std::string_view::npos) return words;
        const std::size_t end = std::min(text.find_first_of(kBlanks, at), text.size());
        words.emplace_back(text.substr(at, end - at));
        at = end;
    }
}

std::vector<std::string> linesOf(std::string_view text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        at = end + 1;
        const std::size_t first = line.find_first_not_of(kBlanks);
        if (first != std::string_view::npos)
            lines.emplace_back(line.substr(first, line.find_last_not_of(kBlanks) - first + 1));
    }
    return lines;
}

std::optional<int> integerOf(std::string_view text) {
    int value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc() || read.ptr == text.data()) return std::nullopt;
    return value;
}

std::optional<FilePattern> patternOf(std::string_view value) {
    const std::vector<std::string> words = wordsOf(value);
    if (words.empty()) return std::nullopt;
    const std::string& name = words[0];
    const std::size_t at = name.find('%');
    if (at == std::string::npos) return std::nullopt;
    const std::size_t end = name.find_first_not_of("0123456789", at + 1);
    if (end == std::string::npos || name[end] != 'd' || end > at + 3) return std::nullopt;
    FilePattern pattern{name.substr(0, at), name.substr(end + 1), 0, name[at + 1] == '0', {}};
    // Exactly one place.
    if (pattern.after.find('%') != std::string::npos) return std::nullopt;
    if (end > at + 1) pattern.digits = std::size_t(*integerOf(name.substr(at + 1, end - at - 1)));
    for (std::size_t i = 1; i < words.size(); ++i) {
        const auto number = integerOf(words[i]);
        if (!number) return std::nullopt;
        pattern.numbers.push_back(*number);
    }
    return pattern;
}

std::vector<std::string> namesBy(const FilePattern& pattern, long long first, long long step,
                                 std::size_t count) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < count; ++i) {
        std::string number = std::to_string(first + step * static_cast<long long>(i));
        if (number.size() < pattern.digits)
            number.insert(0, pattern.digits - number.size(), pattern.zeros ? '0' : ' ');
        names.push_back(pattern.before + number + pattern.after);
    }
    return names;
}

Result<MappedFile> openBeside(const std::string& path, const std::string& name) {
    auto opened = MappedFile::open((std::filesystem::path(path).parent_path() / name).native());
    if (!opened) return Error{ErrorCode::corruptFile, "a file with voxels is not there", {}};
    return opened;
}

Result<void> appendUnpacked(std::span<const std::byte> packed, Packing packing, std::size_t needed,
                            std::vector<std::byte>& out, bool& open) {
    const std::size_t end = out.size() + needed;
    // On to the checksum, unless much follows.
    constexpr std::size_t kClearly = std::size_t{1} << 20;
    std::size_t seen = out.size();
    const auto take = [&](std::span<const std::byte> piece) {
        const std::size_t room = end - out.size();
        out.insert(out.end(), piece.begin(), piece.begin() + std::ptrdiff_t(std::min(room, piece.size())));
        seen += piece.size();
        return seen < end + kClearly;
    };
    const Unpacked ended = packing == Packing::bzip2 ? unpackBzip2(packed, take) : unpack(packed, take);
    if (ended == Unpacked::damaged || out.size() < end) return tooFewVoxels();
    open = open || ended == Unpacked::cut;
    return {};
}

Error tooFewVoxels() {
    return {ErrorCode::corruptFile, "the voxels end too early", {}};
}

}  // namespace fovea::imaging
