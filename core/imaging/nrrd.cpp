#include <algorithm>
#include <bit>
#include <cctype>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "base/utf8.h"
#include "imaging/remarks.h"
#include "imaging/text_header.h"
#include "imaging/voxels.h"

namespace fovea::imaging {

namespace {

constexpr std::size_t kMostFiles = 1'000'000;
constexpr std::size_t kMostAxes = 16;  // of the format

Error damaged(const char* what) {
    return {ErrorCode::corruptFile, what, {}};
}
Error unsupported(const std::string& what) {
    return {ErrorCode::unsupportedFormat, what, {}};
}

std::string lowered(std::string text) {
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

struct TypeName {
    const char* name;
    Number number;
};
constexpr TypeName kTypes[] = {{"signed char", Number::int8},
                               {"int8", Number::int8},
                               {"int8_t", Number::int8},
                               {"char", Number::int8},
                               {"uchar", Number::uint8},
                               {"unsigned char", Number::uint8},
                               {"uint8", Number::uint8},
                               {"uint8_t", Number::uint8},
                               {"short", Number::int16},
                               {"short int", Number::int16},
                               {"signed short", Number::int16},
                               {"signed short int", Number::int16},
                               {"int16", Number::int16},
                               {"int16_t", Number::int16},
                               {"ushort", Number::uint16},
                               {"unsigned short", Number::uint16},
                               {"unsigned short int", Number::uint16},
                               {"uint16", Number::uint16},
                               {"uint16_t", Number::uint16},
                               {"int", Number::int32},
                               {"signed int", Number::int32},
                               {"int32", Number::int32},
                               {"int32_t", Number::int32},
                               {"uint", Number::uint32},
                               {"unsigned int", Number::uint32},
                               {"uint32", Number::uint32},
                               {"uint32_t", Number::uint32},
                               {"longlong", Number::int64},
                               {"long long", Number::int64},
                               {"long long int", Number::int64},
                               {"signed long long", Number::int64},
                               {"signed long long int", Number::int64},
                               {"int64", Number::int64},
                               {"int64_t", Number::int64},
                               {"ulonglong", Number::uint64},
                               {"unsigned long long", Number::uint64},
                               {"unsigned long long int", Number::uint64},
                               {"uint64", Number::uint64},
                               {"uint64_t", Number::uint64},
                               {"float", Number::float32},
                               {"double", Number::float64}};

/// The fields of a header, whatever the case of their names.
class Header {
public:
    explicit Header(std::string_view text) : m_text(text) {}
    /// Empty where the field is missing.
    std::string field(std::initializer_list<std::string_view> names) const {
        for (const std::string_view name : names)
            if (const auto line = lineOf(m_text, name, ':', true)) return line->value;
        return {};
    }

private:
    std::string_view m_text;
};

using Vector = Vector3;

/// Before the keyword of a header fact; what encodeNrrd() writes.
constexpr std::string_view kFact = "DICOM.";

std::optional<double> realOf(const std::string& word) {
    double value = 0;
    const auto read = std::from_chars(word.data(), word.data() + word.size(), value);
    if (read.ec != std::errc() || read.ptr != word.data() + word.size()) return std::nullopt;
    return value;
}

/// "(1,0,0) none (0,0.5,0)": nothing for an axis that runs nowhere.
std::vector<std::optional<Vector>> directionsOf(const std::string& text) {
    std::vector<std::optional<Vector>> directions;
    for (std::size_t at = 0; (at = text.find_first_not_of(" \t", at)) != std::string::npos;) {
        if (text[at] != '(') {
            directions.emplace_back();
            at = std::min(text.find_first_of(" \t(", at), text.size());
            continue;
        }
        const std::size_t end = std::min(text.find(')', at), text.size());
        std::string inside = text.substr(at + 1, end - at - 1);
        std::replace(inside.begin(), inside.end(), ',', ' ');
        const std::vector<std::string> words = wordsOf(inside);
        Vector direction{};
        for (std::size_t i = 0; i < std::min(words.size(), direction.size()); ++i)
            direction[i] = realOf(words[i]).value_or(std::numeric_limits<double>::quiet_NaN());
        directions.emplace_back(direction);
        at = std::min(end + 1, text.size());
    }
    return directions;
}

/// To ours, (left, back, up), from those that a space is described by. What is none of the patient's is
/// taken for it.
Vector signsOf(const std::string& space) {
    const bool ras = space.starts_with("right-anterior-superior") || space == "ras" || space == "rast";
    const bool las = space.starts_with("left-anterior-superior") || space == "las" || space == "last";
    return {ras ? -1.0 : 1.0, ras || las ? -1.0 : 1.0, 1.0};
}

/// What an axis of the array is.
enum class Role { space, colour, volumes };

struct Axis {
    std::size_t size = 1;
    Role role = Role::space;
    Vector direction{};
    double spacingMm = 0;
};

/// By its kind, and whether it runs anywhere in space.
Result<Role> roleOf(const std::string& kind, std::size_t size, bool nowhere, Number number, bool first) {
    for (const char* colour : {"rgb-color", "rgba-color", "3-color", "4-color"})
        if (kind == colour) return Role::colour;
    if (kind == "list" || kind == "time") return Role::volumes;
    if (kind.empty() || kind == "domain" || kind == "space" || kind == "???" || kind == "none") {
        if (!nowhere) return Role::space;
        // As many writers leave it with colour.
        return first && number == Number::uint8 && (size == 3 || size == 4) ? Role::colour : Role::volumes;
    }
    if (size == 1) return Role::volumes;
    const bool vector =
        kind == "vector" || kind == "covariant-vector" || kind == "3-vector" || kind == "4-vector";
    if (vector && first && number == Number::uint8 && (size == 3 || size == 4)) return Role::colour;
    return unsupported(std::to_string(size) + " values in a voxel, an axis of kind " + kind +
                       ": only single values and 8-bit colour can be shown");
}

Result<std::vector<Axis>> axesOf(const Header& header, Number number) {
    const auto dimension = integerOf(header.field({"dimension"}));
    const std::vector<std::string> sizes = wordsOf(header.field({"sizes"}));
    if (!dimension || *dimension < 1 || std::size_t(*dimension) > kMostAxes ||
        sizes.size() != std::size_t(*dimension))
        return damaged("NRRD: dimension and sizes are missing, or contradict each other");
    const std::vector<std::string> kinds = wordsOf(lowered(header.field({"kinds"})));
    const auto directions = directionsOf(header.field({"space directions"}));
    const std::vector<std::string> spacings = wordsOf(header.field({"spacings"}));
    const Vector signs = signsOf(lowered(header.field({"space"})));
    std::vector<Axis> axes;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const auto size = integerOf(sizes[i]);
        if (!size || *size < 1) return damaged("NRRD: a dimension without voxels");
        Axis axis{std::size_t(*size), Role::space, {}, 0};
        const bool nowhere = i < directions.size() && !directions[i];
        FOVEA_TRY(axis.role, roleOf(i < kinds.size() ? kinds[i] : std::string(), axis.size, nowhere, number,
                                    axes.empty()));
        const auto inSpace =
            std::count_if(axes.begin(), axes.end(), [](const Axis& a) { return a.role == Role::space; });
        // The fourth without a kind is time.
        if (axis.role == Role::space && inSpace >= Voxels::kAxes) axis.role = Role::volumes;
        if (i < directions.size() && directions[i]) {
            for (std::size_t p = 0; p < axis.direction.size(); ++p)
                axis.direction[p] = signs[p] * (*directions[i])[p];
            axis.spacingMm = std::hypot(axis.direction[0], axis.direction[1], axis.direction[2]);
        } else if (axis.role == Role::space) {
            axis.direction[std::size_t(inSpace)] = 1;
            if (i < spacings.size()) axis.spacingMm = std::abs(realOf(spacings[i]).value_or(0));
        }
        axes.push_back(axis);
    }
    return axes;
}

/// The files with the voxels; none where they follow the header. `behind`: what follows the header.
Result<std::vector<std::string>> filesOf(const std::string& value, std::string_view behind,
                                         std::span<const Axis> axes) {
    if (value.empty()) return std::vector<std::string>();
    const std::vector<std::string> words = wordsOf(value);
    const bool list = words[0] == "LIST";
    const auto pattern = patternOf(value);
    if (!list && (!pattern || pattern->numbers.size() < 3)) return std::vector<std::string>{value};
    std::vector<std::string> names;
    if (list) {
        names = linesOf(behind);
    } else {
        const long long first = pattern->numbers[0], last = pattern->numbers[1], step = pattern->numbers[2];
        if (step == 0 || (last - first) / step < 0) return damaged("NRRD: no numbers of files");
        const auto count = std::size_t((last - first) / step + 1);
        if (count > kMostFiles) return unsupported("too many files");
        names = namesBy(*pattern, first, step, count);
    }
    std::size_t dimensions = axes.size() - 1;
    const auto stated = list                          ? words.size() > 1 ? integerOf(words[1]) : std::nullopt
                        : pattern->numbers.size() > 3 ? std::optional(pattern->numbers[3])
                                                      : std::nullopt;
    if (stated) {
        if (*stated < 1 || std::size_t(*stated) > axes.size())
            return damaged("files of more dimensions than the volume has");
        dimensions = std::size_t(*stated);
    }
    std::size_t count = 1;
    for (std::size_t d = dimensions; d < axes.size(); ++d) count *= axes[d].size;
    // Of as many dimensions as the volume: each has some of the last one.
    const bool slabs = dimensions == axes.size() && !names.empty() && axes.back().size % names.size() == 0;
    if (!slabs && names.size() != count)
        return damaged("NRRD: as many files with voxels as slices are wanted");
    return names;
}

enum class Encoding { raw, gzip, bzip2, text, hexadecimal };

std::optional<Encoding> encodingOf(const std::string& name) {
    constexpr std::pair<const char*, Encoding> kNames[] = {
        {"raw", Encoding::raw},   {"gz", Encoding::gzip},     {"gzip", Encoding::gzip},
        {"bz2", Encoding::bzip2}, {"bzip2", Encoding::bzip2}, {"text", Encoding::text},
        {"txt", Encoding::text},  {"ascii", Encoding::text},  {"hex", Encoding::hexadecimal}};
    for (const auto& [known, encoding] : kNames)
        if (name == known) return encoding;
    return std::nullopt;
}

Result<void> appendHexadecimal(std::span<const std::byte> data, std::size_t needed,
                               std::vector<std::byte>& out) {
    const std::size_t end = out.size() + needed;
    int high = -1;
    for (const std::byte b : data) {
        if (out.size() == end) break;
        const auto c = static_cast<char>(b);
        int digit = 0;
        if (std::from_chars(&c, &c + 1, digit, 16).ec != std::errc()) continue;
        if (high >= 0) out.push_back(std::byte(high << 4 | digit));
        high = high >= 0 ? -1 : digit;
    }
    if (out.size() < end) return tooFewVoxels();
    return {};
}

/// How the data lie in their files.
struct Data {
    Encoding encoding = Encoding::raw;
    int lineSkip = 0;
    int byteSkip = 0;  ///< -1: the voxels are the last of the file
};

/// So many bytes may be gone through before the voxels of all files: the same one can be named a million
/// times.
constexpr std::uint64_t kMostPassed = std::uint64_t{1} << 33;

/// `part` bytes of voxels of one file.
Result<void> append(std::span<const std::byte> file, const Data& how, std::size_t part, Voxels& voxels,
                    bool& open) {
    for (int line = 0; line < how.lineSkip; ++line) {
        const auto end = std::find(file.begin(), file.end(), std::byte{'\n'});
        if (end == file.end()) return tooFewVoxels();
        file = file.subspan(std::size_t(end - file.begin()) + 1);
    }
    const auto skip = std::size_t(std::max(how.byteSkip, 0));
    auto& out = voxels.bytes;
    if (how.encoding == Encoding::gzip || how.encoding == Encoding::bzip2) {
        // Of what is packed, so many of its content are no voxels.
        const auto packing = how.encoding == Encoding::gzip ? Packing::gzip : Packing::bzip2;
        const std::size_t start = out.size();
        FOVEA_CHECK(appendUnpacked(file, packing, skip + part, out, open));
        out.erase(out.begin() + std::ptrdiff_t(start), out.begin() + std::ptrdiff_t(start + skip));
        return {};
    }
    if (how.byteSkip < 0 && how.encoding == Encoding::raw)
        file = file.last(std::min(file.size(), part));
    else
        file = file.subspan(std::min(skip, file.size()));
    if (how.encoding == Encoding::hexadecimal) return appendHexadecimal(file, part, out);
    if (how.encoding == Encoding::text) {
        const std::string_view text(reinterpret_cast<const char*>(file.data()), file.size());
        FOVEA_TRY(const auto numbers, numbersOfText(text, voxels.number, part));
        out.insert(out.end(), numbers.begin(), numbers.end());
        return {};
    }
    if (file.size() < part) return tooFewVoxels();
    out.insert(out.end(), file.begin(), file.begin() + std::ptrdiff_t(part));
    return {};
}

/// Text of a "key:=value" line, in which newlines and backslashes are written with one.
std::string freeText(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escaped = text[i] == '\\' && i + 1 < text.size();
        plain += !escaped ? text[i] : text[++i] == 'n' ? '\n' : text[i];
    }
    return plain;
}

/// The facts and the window that a header has beside the fields of the format.
void readFacts(std::string_view header, Voxels& voxels) {
    for (const std::string& line : linesOf(header)) {
        const std::size_t sign = line.find(":=");
        if (!line.starts_with(kFact) || sign == std::string::npos) continue;
        const std::string value = freeText(std::string_view(line).substr(sign + 2));
        if (isUtf8(value)) voxels.facts[line.substr(kFact.size(), sign - kFact.size())] = value;
    }
    const auto number = [&](const char* keyword) -> std::optional<double> {
        const auto fact = voxels.facts.extract(keyword);
        return fact ? realOf(fact.mapped()) : std::nullopt;
    };
    const auto level = number("WindowCenter"), width = number("WindowWidth");
    if (level && width && std::isfinite(*level) && std::isfinite(*width) && *width >= 1)
        voxels.window = Window{*level, *width, WindowSource::file};
}

/// Brings the voxels into the order of Voxels: colour first, then the axes in space, then volumes.
void arrange(std::span<const Axis> axes, Voxels& voxels) {
    std::vector<std::size_t> order;
    for (const Role role : {Role::colour, Role::space, Role::volumes})
        for (std::size_t a = 0; a < axes.size(); ++a)
            if (axes[a].role == role) order.push_back(a);
    // Axes of one voxel lie anywhere.
    std::vector<std::size_t> lying;
    for (const std::size_t a : order)
        if (axes[a].size > 1) lying.push_back(a);
    if (std::is_sorted(lying.begin(), lying.end())) return;
    const std::size_t width = bytesOf(voxels.number);
    std::vector<std::size_t> strides(axes.size(), width);
    for (std::size_t a = 1; a < axes.size(); ++a) strides[a] = strides[a - 1] * axes[a - 1].size;
    std::vector<std::byte> arranged(voxels.bytes.size());
    std::vector<std::size_t> place(lying.size(), 0);
    std::size_t from = 0;
    for (std::size_t to = 0; to < arranged.size(); to += width) {
        std::memcpy(arranged.data() + to, voxels.bytes.data() + from, width);
        for (std::size_t i = 0; i < lying.size(); ++i) {
            from += strides[lying[i]];
            if (++place[i] < axes[lying[i]].size) break;
            from -= strides[lying[i]] * axes[lying[i]].size;
            place[i] = 0;
        }
    }
    voxels.bytes = std::move(arranged);
}

/// What the axes say; the sizes of all voxels by dimension, as voxelBytes() wants them.
Result<std::vector<std::size_t>> describe(std::span<const Axis> axes, Voxels& voxels) {
    std::size_t inSpace = 0;
    for (const Axis& axis : axes) {
        if (axis.role == Role::colour) {
            if (voxels.components > 1) return unsupported("two axes of colour");
            voxels.components = axis.size;
        } else if (axis.role == Role::volumes) {
            if (axis.size > 1 && voxels.times > 1) return unsupported("more than four dimensions");
            voxels.times = std::max(voxels.times, axis.size);
        } else {
            voxels.size[inSpace] = axis.size;
            voxels.direction[inSpace] = axis.direction;
            voxels.spacingMm[inSpace] = axis.spacingMm;
            ++inSpace;
        }
    }
    if (inSpace < 2) return damaged("fewer than two dimensions");
    std::vector<std::size_t> sizes(voxels.size.begin(), voxels.size.begin() + std::ptrdiff_t(inSpace));
    if (voxels.times > 1) {
        sizes.resize(Voxels::kAxes, 1);
        sizes.push_back(voxels.times);
    }
    return sizes;
}

template <class T>
bool appendNumber(const char*& at, const char* end, std::vector<std::byte>& out) {
    T value{};
    // 8 bits are written as numbers, too.
    using Read = std::conditional_t<sizeof(T) == 1, int, T>;
    Read read{};
    if (at != end && *at == '+') ++at;
    const auto state = std::from_chars(at, end, read);
    if (state.ec != std::errc()) return false;
    value = static_cast<T>(read);
    if (static_cast<Read>(value) != read && read == read) return false;
    at = state.ptr;
    const auto bytes = std::as_bytes(std::span(&value, 1));
    out.insert(out.end(), bytes.begin(), bytes.end());
    return true;
}

}  // namespace

Result<std::vector<std::byte>> numbersOfText(std::string_view text, Number number, std::size_t needed) {
    const auto one = [number](const char*& at, const char* end, std::vector<std::byte>& out) {
        switch (number) {
            case Number::uint8:
                return appendNumber<std::uint8_t>(at, end, out);
            case Number::int8:
                return appendNumber<std::int8_t>(at, end, out);
            case Number::uint16:
                return appendNumber<std::uint16_t>(at, end, out);
            case Number::int16:
                return appendNumber<std::int16_t>(at, end, out);
            case Number::uint32:
                return appendNumber<std::uint32_t>(at, end, out);
            case Number::int32:
                return appendNumber<std::int32_t>(at, end, out);
            case Number::uint64:
                return appendNumber<std::uint64_t>(at, end, out);
            case Number::int64:
                return appendNumber<std::int64_t>(at, end, out);
            case Number::float32:
                return appendNumber<float>(at, end, out);
            case Number::float64:
                break;
        }
        return appendNumber<double>(at, end, out);
    };
    const auto between = [](char c) {
        return std::isspace(static_cast<unsigned char>(c)) != 0 || c == ',' || c == ';' || c == '(' ||
               c == ')' || c == '[' || c == ']' || c == '{' || c == '}';
    };
    // A number takes two characters, its divider included, the last one one.
    if (needed / bytesOf(number) > text.size() / 2 + 1) return tooFewVoxels();
    std::vector<std::byte> out;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (out.size() < needed) {
        at = std::find_if_not(at, end, between);
        if (at == end) return tooFewVoxels();
        if (!one(at, end, out) || (at != end && !between(*at)))
            return damaged("a voxel that is no number of its type");
    }
    return out;
}

Result<Voxels> readNrrd(const std::string& path, std::span<const std::byte> bytes) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    // An empty line ends the header; a detached one may go without. So does a list of files.
    const std::size_t end = std::min(text.find("\n\n"), text.find("\n\r\n"));
    const Header header(text.substr(0, end));
    Voxels voxels;
    voxels.format = "NRRD";
    const std::string typeName = lowered(header.field({"type"}));
    const auto* const type = std::find_if(std::begin(kTypes), std::end(kTypes),
                                          [&](const TypeName& known) { return typeName == known.name; });
    if (typeName == "block") return unsupported("voxels that are no numbers");
    if (type == std::end(kTypes)) return damaged("NRRD: no type of numbers");
    voxels.number = type->number;
    Data how;
    const auto encoding = encodingOf(lowered(header.field({"encoding"})));
    if (!encoding) return unsupported("NRRD that is neither raw, gzip, bzip2, text nor hexadecimal");
    how.encoding = *encoding;
    how.lineSkip = integerOf(header.field({"line skip", "lineskip"})).value_or(0);
    how.byteSkip = integerOf(header.field({"byte skip", "byteskip"})).value_or(0);
    FOVEA_TRY(const std::vector<Axis> axes, axesOf(header, voxels.number));
    FOVEA_TRY(const std::vector<std::size_t> sizes, describe(axes, voxels));
    FOVEA_TRY(const std::size_t total, voxelBytes(sizes, voxels.components, voxels.number));
    const auto origin = directionsOf(header.field({"space origin"}));
    const Vector signs = signsOf(lowered(header.field({"space"})));
    for (std::size_t p = 0; !origin.empty() && origin[0] && p < signs.size(); ++p)
        if (std::isfinite((*origin[0])[p])) voxels.originMm[p] = signs[p] * (*origin[0])[p];
    readFacts(text.substr(0, end), voxels);

    const std::string file = header.field({"data file", "datafile"});
    std::string_view behind;
    if (!file.empty()) {
        // The names of a list stand behind its line.
        auto line = lineOf(text, "data file", ':', true);
        if (!line) line = lineOf(text, "datafile", ':', true);
        if (line) behind = text.substr(std::min(line->next, text.size()));
    }
    FOVEA_TRY(const std::vector<std::string> names, filesOf(file, behind, axes));
    bool open = false;
    if (names.empty()) {
        if (end == std::string_view::npos) return tooFewVoxels();
        FOVEA_CHECK(append(bytes.subspan(end + (text[end + 1] == '\r' ? 3 : 2)), how, total, voxels, open));
    }
    const bool packed = how.encoding == Encoding::gzip || how.encoding == Encoding::bzip2;
    std::uint64_t passed = packed ? names.size() * std::size_t(std::max(how.byteSkip, 0)) : 0;
    for (const std::string& name : names) {
        FOVEA_TRY(const MappedFile data, openBeside(path, name));
        if (how.lineSkip > 0) passed += data.bytes().size();
        if (passed > kMostPassed) return unsupported("more to pass over than there may be in voxels");
        FOVEA_CHECK(append(data.bytes(), how, total / names.size(), voxels, open));
    }
    if (open) voxels.remarks.push_back(kNoEndMarker);
    const bool numbers = how.encoding == Encoding::text;
    const bool bigEndian = lowered(header.field({"endian"})) == "big";
    if (!numbers && bigEndian != (std::endian::native == std::endian::big))
        swapBytes(voxels.bytes, bytesOf(voxels.number));
    arrange(axes, voxels);
    return voxels;
}

}  // namespace fovea::imaging
