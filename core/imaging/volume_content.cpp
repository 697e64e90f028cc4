#include <zlib.h>

#include <algorithm>
#include <array>
#include <bit>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/file_layer.h"
#include "imaging/volume.h"

namespace fovea::imaging {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t kNiftiHeader = 348;
constexpr std::size_t kNifti2Header = 540;

std::size_t unpackedStart(std::string_view packed, std::array<char, kNifti2Header>& out) {
    z_stream stream{};
    // 16: gzip, and nothing else.
    if (inflateInit2(&stream, 15 + 16) != Z_OK) return 0;
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    inflate(&stream, Z_SYNC_FLUSH);
    inflateEnd(&stream);
    return out.size() - stream.avail_out;
}

ContentType niftiTypeOf(std::string_view head) {
    if (head.size() < kNiftiHeader) return ContentType::unknown;
    const bool first = head.starts_with("\x5C\x01\0\0"sv) || head.starts_with("\0\0\x01\x5C"sv);
    const bool second = head.starts_with("\x1C\x02\0\0"sv) || head.starts_with("\0\0\x02\x1C"sv);
    if (first && (head.substr(344, 4) == "n+1\0"sv || head.substr(344, 4) == "ni1\0"sv))
        return ContentType::nifti;
    if (second && (head.substr(4, 3) == "n+2"sv || head.substr(4, 3) == "ni2"sv)) return ContentType::nifti2;
    // The forerunner, by its size and a letter that it always holds.
    if (first && head[38] == 'r') return ContentType::analyze;
    return ContentType::unknown;
}

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

/// How many bytes a zlib or gzip stream holds, its checksum being right. Counting
/// ends where there are clearly more than `enough`. Nothing where it is damaged.
std::optional<std::size_t> unpackedSize(std::span<const std::byte> packed, std::size_t enough) {
    constexpr std::size_t kClearly = std::size_t{1} << 20;
    z_stream stream{};
    // 32: zlib or gzip.
    if (inflateInit2(&stream, 15 + 32) != Z_OK) return std::nullopt;
    std::array<Bytef, 65536> out;
    std::size_t total = 0;
    std::size_t at = 0;
    int state = Z_OK;
    while (state == Z_OK && total < enough + kClearly) {
        if (stream.avail_in == 0) {
            const std::size_t part = std::min<std::size_t>(packed.size() - at, std::size_t{1} << 30);
            stream.next_in = reinterpret_cast<Bytef*>(const_cast<std::byte*>(packed.data() + at));
            stream.avail_in = static_cast<uInt>(part);
            at += part;
        }
        stream.next_out = out.data();
        stream.avail_out = static_cast<uInt>(out.size());
        state = inflate(&stream, Z_NO_FLUSH);
        total += out.size() - stream.avail_out;
    }
    inflateEnd(&stream);
    if (state != Z_STREAM_END && state != Z_OK) return std::nullopt;
    return total;
}

bool isTrue(const std::optional<HeaderLine>& line) {
    return line && !line->value.empty() &&
           (line->value[0] == 'T' || line->value[0] == 't' || line->value[0] == '1');
}

Error tooFew() {
    return {ErrorCode::corruptFile, "the voxels end too early", {}};
}

/// `needed`: voxels as ITK returns them, perhaps wider than in the file.
Result<void> checkNifti(std::span<const std::byte> bytes, std::size_t needed) {
    const std::string_view whole(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const bool packed = whole.starts_with("\x1F\x8B"sv);
    std::array<char, kNifti2Header> start{};
    const std::string_view head =
        packed ? std::string_view(start.data(), unpackedStart(whole, start)) : whole.substr(0, kNiftiHeader);
    if (head.size() < kNiftiHeader) return tooFew();
    if (head[345] != '+')
        return Error{ErrorCode::unsupportedFormat, "NIfTI in two files: convert it into one", {}};
    const bool big = head[0] == 0;
    const auto number = [&](std::size_t at, std::size_t size) {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < size; ++i)
            value |= static_cast<std::uint32_t>(static_cast<unsigned char>(head[at + i]))
                     << (8 * (big ? size - 1 - i : i));
        return value;
    };
    // What ITK widened: it returns 4 bytes and more for 1 and 2 that are to be rescaled.
    const std::size_t bits = number(72, 2);
    std::size_t voxels = bits / 8;
    const std::size_t dimensions = std::min<std::size_t>(number(40, 2), 7);
    for (std::size_t i = 1; i <= dimensions; ++i) {
        const std::size_t size = std::max<std::size_t>(number(40 + 2 * i, 2), 1);
        if (voxels > 8 * needed / size) return tooFew();
        voxels *= size;
    }
    const float offset = std::bit_cast<float>(number(108, 4));
    if (!(offset >= 0 && offset < 1e9f)) return tooFew();
    const std::size_t all = static_cast<std::size_t>(offset) + voxels;
    const std::optional<std::size_t> held = packed ? unpackedSize(bytes, all) : bytes.size();
    if (held.value_or(0) < all) return tooFew();
    return {};
}

/// Where the voxels of a volume with a text header lie.
struct VoxelData {
    std::size_t start = 0;  ///< in the file itself
    std::string file;       ///< or in this one, beside it
    bool packed = false;    ///< by zlib or gzip
};

Result<VoxelData> metaImageData(std::string_view text) {
    const auto file = lineOf(text, "ElementDataFile");
    if (!file) return Error{ErrorCode::corruptFile, "MetaImage without ElementDataFile", {}};
    // What follows the header may hold anything.
    const std::string_view header = text.substr(0, file->next);
    const bool oneFile = file->value != "LIST" && file->value.find('%') == std::string::npos;
    if (!oneFile || !isTrue(lineOf(header, "BinaryData")))
        return Error{ErrorCode::unsupportedFormat, "MetaImage as text, or with a file for each slice", {}};
    const bool local = file->value == "LOCAL" || file->value == "Local" || file->value == "local";
    return VoxelData{file->next, local ? "" : file->value, isTrue(lineOf(header, "CompressedData"))};
}

Result<VoxelData> nrrdData(std::string_view text) {
    // An empty line ends the header; a detached one may go without.
    std::size_t end = std::min(text.find("\n\n"), text.find("\n\r\n"));
    std::size_t start = end;
    if (end != std::string_view::npos) start += text[end + 1] == '\r' ? 3 : 2;
    const std::string_view header = text.substr(0, end);
    auto file = lineOf(header, "data file", ':');
    if (!file) file = lineOf(header, "datafile", ':');
    const auto encoding = lineOf(header, "encoding", ':');
    const bool packed = encoding && (encoding->value == "gzip" || encoding->value == "gz");
    const bool oneFile =
        !file || (file->value.find_first_of("% ") == std::string::npos && file->value != "LIST");
    if (!encoding || (!packed && encoding->value != "raw") || !oneFile)
        return Error{ErrorCode::unsupportedFormat, "NRRD that is not raw or gzip in a single file", {}};
    if (!file && start == std::string_view::npos) return tooFew();
    return VoxelData{file ? 0 : start, file ? file->value : "", packed};
}

}  // namespace

ContentType volumeTypeOf(std::span<const std::byte> bytes) {
    const std::string_view head(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (head.starts_with("NRRD0"sv)) return ContentType::nrrd;
    if (isMetaImage(head)) return ContentType::metaImage;
    if (head.starts_with("\x1F\x8B"sv)) {
        std::array<char, kNifti2Header> start{};
        return niftiTypeOf({start.data(), unpackedStart(head, start)});
    }
    return niftiTypeOf(head);
}

Result<void> checkVoxelData(const std::string& path, std::span<const std::byte> bytes, ContentType type,
                            std::size_t needed) {
    if (type == ContentType::nifti) return checkNifti(bytes, needed);
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    FOVEA_TRY(const VoxelData voxels, type == ContentType::nrrd ? nrrdData(text) : metaImageData(text));
    MappedFile detached;
    std::span<const std::byte> data = bytes.subspan(std::min(voxels.start, bytes.size()));
    if (!voxels.file.empty()) {
        auto opened = MappedFile::open((std::filesystem::path(path).parent_path() / voxels.file).native());
        if (!opened) return Error{ErrorCode::corruptFile, "the file with the voxels is not there", {}};
        detached = std::move(opened).value();
        data = detached.bytes();
    }
    std::optional<std::size_t> held = data.size();
    if (voxels.packed) held = unpackedSize(data, needed);
    if (held.value_or(0) < needed) return tooFew();
    return {};
}

}  // namespace fovea::imaging
