#include <algorithm>
#include <bit>
#include <cctype>
#include <charconv>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/file_layer.h"
#include "imaging/gzip.h"
#include "imaging/nifti.h"
#include "imaging/volume.h"
#include "imaging/voxels.h"

namespace fovea::imaging {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t kMostFiles = 1'000'000;

/// The value of a key of a text header ("key = value", or with another sign), and
/// where the next line begins. Nothing where no line begins with the key.
struct HeaderLine {
    std::string value;
    std::size_t next = 0;
};
std::optional<HeaderLine> lineOf(std::string_view header, std::string_view key, char sign = '=') {
    for (std::size_t at = 0; at < header.size();) {
        const std::size_t end = std::min(header.find('\n', at), header.size());
        std::string_view line = header.substr(at, end - at);
        at = end + 1;
        if (!line.starts_with(key)) continue;
        line.remove_prefix(key.size());
        const std::size_t equals = line.find_first_not_of(" \t");
        if (equals == std::string_view::npos || line[equals] != sign) continue;
        line.remove_prefix(equals + 1);
        const std::size_t first = line.find_first_not_of(" \t\r");
        if (first == std::string_view::npos) return HeaderLine{{}, at};
        return HeaderLine{std::string(line.substr(first, line.find_last_not_of(" \t\r") - first + 1)), at};
    }
    return std::nullopt;
}

bool isMetaImage(std::string_view head) {
    const std::string_view first = head.substr(0, head.find('\n'));
    bool known = false;
    for (const std::string_view key :
         {"ObjectType", "ObjectSubType", "NDims", "Comment", "Name", "ID", "BinaryData", "CompressedData"})
        known = known || lineOf(first, key);
    if (!known || !lineOf(head, "NDims")) return false;
    const auto type = lineOf(head, "ObjectType");
    return !type || type->value == "Image";
}

bool isTrue(const std::optional<HeaderLine>& line) {
    return line && !line->value.empty() &&
           (line->value[0] == 'T' || line->value[0] == 't' || line->value[0] == '1');
}

Error tooFew() {
    return {ErrorCode::corruptFile, "the voxels end too early", {}};
}

/// `text` cut at blanks.
std::vector<std::string> wordsOf(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t at = 0;;) {
        at = text.find_first_not_of(" \t\r", at);
        if (at == std::string_view::npos) return words;
        const std::size_t end = std::min(text.find_first_of(" \t\r", at), text.size());
        words.emplace_back(text.substr(at, end - at));
        at = end;
    }
}

std::optional<int> integerOf(std::string_view text) {
    int value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc() || read.ptr == text.data()) return std::nullopt;
    return value;
}

/// Names by a number that is counted up: "slice%03d.raw 1 5 1" (first, last, step). The libraries hand the
/// text to printf(), so that all that is not one such place is a plain name here.
struct Pattern {
    std::string before, after;
    std::size_t digits = 0;
    bool zeros = false;
    std::vector<int> numbers;  ///< of those words behind it that are numbers, in this order
};
std::optional<Pattern> patternOf(std::string_view value) {
    const std::vector<std::string> words = wordsOf(value);
    if (words.empty()) return std::nullopt;
    const std::string& name = words[0];
    const std::size_t at = name.find('%');
    if (at == std::string::npos) return std::nullopt;
    const std::size_t end = name.find_first_not_of("0123456789", at + 1);
    if (end == std::string::npos || name[end] != 'd' || end > at + 3) return std::nullopt;
    Pattern pattern{name.substr(0, at), name.substr(end + 1), 0, name[at + 1] == '0', {}};
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

/// `count` names.
std::vector<std::string> namesBy(const Pattern& pattern, long long first, long long step, std::size_t count) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < count; ++i) {
        std::string number = std::to_string(first + step * static_cast<long long>(i));
        if (number.size() < pattern.digits)
            number.insert(0, pattern.digits - number.size(), pattern.zeros ? '0' : ' ');
        names.push_back(pattern.before + number + pattern.after);
    }
    return names;
}

/// The lines of `text` that are not empty, without what surrounds them.
std::vector<std::string> linesOf(std::string_view text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        at = end + 1;
        const std::size_t first = line.find_first_not_of(" \t\r");
        if (first != std::string_view::npos)
            lines.emplace_back(line.substr(first, line.find_last_not_of(" \t\r") - first + 1));
    }
    return lines;
}

Result<MappedFile> openBeside(const std::string& path, const std::string& name) {
    auto opened = MappedFile::open((std::filesystem::path(path).parent_path() / name).native());
    if (!opened) return Error{ErrorCode::corruptFile, "a file with voxels is not there", {}};
    return opened;
}

/// Appends `needed` bytes of what is packed from `at` on.
Result<void> appendUnpacked(std::span<const std::byte> packed, std::size_t needed,
                            std::vector<std::byte>& out) {
    const std::size_t end = out.size() + needed;
    // On to the checksum, unless much follows.
    constexpr std::size_t kClearly = std::size_t{1} << 20;
    std::size_t seen = out.size();
    const Unpacked ended = unpack(packed, [&](std::span<const std::byte> piece) {
        const std::size_t room = end - out.size();
        out.insert(out.end(), piece.begin(), piece.begin() + std::ptrdiff_t(std::min(room, piece.size())));
        seen += piece.size();
        return seen < end + kClearly;
    });
    if (ended == Unpacked::cut || out.size() < end) return tooFew();
    return {};
}

/// How many files the slices of a MetaImage are spread over, each of `fileDimensions`.
std::size_t filesFor(std::span<const std::size_t> sizes, std::size_t fileDimensions) {
    std::size_t files = 1;
    for (std::size_t d = fileDimensions; d < sizes.size(); ++d) files *= sizes[d];
    return files;
}

/// The data files that a MetaImage header names; none where the voxels follow it.
Result<std::vector<std::string>> metaImageFiles(const std::string& value, std::string_view behind,
                                                std::span<const std::size_t> sizes) {
    if (value == "LOCAL" || value == "Local" || value == "local") return std::vector<std::string>();
    const std::vector<std::string> words = wordsOf(value);
    const auto pattern = patternOf(value);
    const bool list = !words.empty() && words[0] == "LIST";
    if (!list && !pattern) return std::vector<std::string>{value};
    // "LIST 2D": each file has two dimensions; else one less than all.
    std::size_t fileDimensions = sizes.size() - 1;
    std::optional<int> stated;
    if (list && words.size() > 1) stated = integerOf(words[1]);
    if (pattern && pattern->numbers.size() > 3) stated = pattern->numbers[3];
    if (stated) {
        if (*stated < 1 || std::size_t(*stated) > sizes.size())
            return Error{ErrorCode::corruptFile, "files of more dimensions than the volume has", {}};
        fileDimensions = std::size_t(*stated);
    }
    const std::size_t count = filesFor(sizes, fileDimensions);
    if (count > kMostFiles) return Error{ErrorCode::unsupportedFormat, "too many files", {}};
    if (list) {
        std::vector<std::string> names = linesOf(behind);
        if (names.size() < count) return Error{ErrorCode::corruptFile, "fewer files than slices", {}};
        names.resize(count);
        return names;
    }
    const auto& numbers = pattern->numbers;
    const long long first = numbers.empty() ? 1 : numbers[0];
    const long long last = numbers.size() > 1 ? numbers[1] : first + static_cast<long long>(count) - 1;
    const long long even = count > 1 ? (last - first) / static_cast<long long>(count - 1) : 1;
    const long long step = numbers.size() > 2 ? numbers[2] : even;
    if (step == 0 || (last - first) / step + 1 < static_cast<long long>(count))
        return Error{ErrorCode::corruptFile, "fewer files than slices", {}};
    return namesBy(*pattern, first, step, count);
}

/// The data file of an NRRD header; empty where the voxels follow it. Nothing for several files, which ITK
/// does not read: a list, or a place for a number.
std::optional<std::string> nrrdFile(std::string_view header) {
    auto file = lineOf(header, "data file", ':');
    if (!file) file = lineOf(header, "datafile", ':');
    if (!file) return std::string();
    const std::string& name = file->value;
    if (name.starts_with("LIST")) return std::nullopt;
    for (std::size_t at = name.find('%'); at != std::string::npos; at = name.find('%', at + 1)) {
        const std::size_t end = name.find_first_not_of("0123456789", at + 1);
        if (end != std::string::npos && name[end] == 'd') return std::nullopt;
    }
    return name;
}

std::size_t hexDigits(std::span<const std::byte> data) {
    return std::size_t(std::count_if(data.begin(), data.end(), [](std::byte b) {
        return std::isxdigit(static_cast<unsigned char>(b)) != 0;
    }));
}

/// Whether text is words that ITK has room for: it reads numbers with scanf(), says where there are too
/// few, and writes beyond its buffer where one is long.
bool areShortWords(std::span<const std::byte> data) {
    constexpr std::size_t kLongest = 64;
    std::size_t length = 0;
    for (const std::byte b : data) {
        length = std::isspace(static_cast<unsigned char>(b)) ? 0 : length + 1;
        if (length > kLongest) return false;
    }
    return true;
}

/// Whether raw or packed data have `needed` bytes.
bool holds(std::span<const std::byte> data, bool packed, std::size_t needed) {
    if (!packed) return data.size() >= needed;
    constexpr std::size_t kClearly = std::size_t{1} << 20;
    std::size_t seen = 0;
    const Unpacked ended = unpack(data, [&](std::span<const std::byte> piece) {
        seen += piece.size();
        return seen < needed + kClearly;
    });
    return ended != Unpacked::cut && seen >= needed;
}

}  // namespace

ContentType volumeTypeOf(std::span<const std::byte> bytes) {
    const std::string_view head(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (head.starts_with("NRRD0"sv)) return ContentType::nrrd;
    if (isMetaImage(head)) return ContentType::metaImage;
    if (!isGzip(bytes)) return niftiTypeOf(bytes);
    std::vector<std::byte> start;
    unpack(bytes, [&](std::span<const std::byte> piece) {
        start.insert(start.end(), piece.begin(), piece.end());
        return start.size() < NiftiHeader::kSecondBytes;
    });
    return niftiTypeOf(start);
}

Result<std::vector<std::byte>> readMetaImageVoxels(const std::string& path, std::span<const std::byte> bytes,
                                                   std::span<const std::size_t> sizes, std::size_t needed,
                                                   std::size_t numberBytes) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const auto file = lineOf(text, "ElementDataFile");
    if (!file) return Error{ErrorCode::corruptFile, "MetaImage without ElementDataFile", {}};
    // What follows the header may hold anything.
    const std::size_t next = std::min(file->next, text.size());
    const std::string_view header = text.substr(0, next);
    if (!isTrue(lineOf(header, "BinaryData")))
        return Error{ErrorCode::unsupportedFormat, "MetaImage as text", {}};
    FOVEA_TRY(const auto names, metaImageFiles(file->value, text.substr(next), sizes));
    const bool packed = isTrue(lineOf(header, "CompressedData"));
    const auto skipped = lineOf(header, "HeaderSize");
    const int skip = skipped ? integerOf(skipped->value).value_or(0) : 0;
    std::vector<std::byte> voxels;
    // From where on, of one file, and how much.
    const auto append = [&](std::span<const std::byte> whole, std::size_t start,
                            std::size_t part) -> Result<void> {
        if (skip > 0) start = std::size_t(skip);
        // -1: at its end.
        if (skip < 0 && !packed) start = whole.size() - std::min(whole.size(), part);
        const auto data = whole.subspan(std::min(start, whole.size()));
        if (packed) return appendUnpacked(data, part, voxels);
        if (data.size() < part) return tooFew();
        if (voxels.empty()) voxels.reserve(needed);
        voxels.insert(voxels.end(), data.begin(), data.begin() + std::ptrdiff_t(part));
        return {};
    };
    if (names.empty()) FOVEA_CHECK(append(bytes, next, needed));
    for (const std::string& name : names) {
        FOVEA_TRY(const MappedFile data, openBeside(path, name));
        FOVEA_CHECK(append(data.bytes(), 0, needed / names.size()));
    }
    // ITK, whose readers turn numbers round themselves, does not say it.
    const bool bigEndian =
        isTrue(lineOf(header, "BinaryDataByteOrderMSB")) || isTrue(lineOf(header, "ElementByteOrderMSB"));
    if (bigEndian != (std::endian::native == std::endian::big)) swapBytes(voxels, numberBytes);
    return voxels;
}

Result<void> checkNrrdVoxels(const std::string& path, std::span<const std::byte> bytes, std::size_t needed) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    // An empty line ends the header; a detached one may go without.
    const std::size_t end = std::min(text.find("\n\n"), text.find("\n\r\n"));
    const std::string_view header = text.substr(0, end);
    const auto encoding = lineOf(header, "encoding", ':');
    const std::string kind = encoding ? encoding->value : std::string();
    const bool packed = kind == "gzip" || kind == "gz", hexadecimal = kind == "hex";
    const bool numbers = kind == "ascii" || kind == "text" || kind == "txt";
    if (!packed && !hexadecimal && !numbers && kind != "raw")
        return Error{
            ErrorCode::unsupportedFormat, "NRRD that is neither raw, gzip, text nor hexadecimal", {}};
    const auto name = nrrdFile(header);
    if (!name) return Error{ErrorCode::unsupportedFormat, "NRRD with a file for each slice", {}};
    if (name->empty() && end == std::string_view::npos) return tooFew();
    MappedFile detached;
    auto data = bytes;
    if (name->empty()) {
        data = bytes.subspan(end + (text[end + 1] == '\r' ? 3 : 2));
    } else {
        FOVEA_TRY(detached, openBeside(path, *name));
        data = detached.bytes();
    }
    const bool whole = hexadecimal ? hexDigits(data) / 2 >= needed
                       : numbers   ? needed == 0 || areShortWords(data)
                                   : holds(data, packed, needed);
    return whole ? Result<void>() : tooFew();
}

}  // namespace fovea::imaging
