#include <algorithm>
#include <bit>
#include <optional>
#include <string>
#include <string_view>

#include "imaging/gzip.h"
#include "imaging/nifti.h"
#include "imaging/remarks.h"
#include "imaging/text_header.h"
#include "imaging/volume.h"
#include "imaging/voxels.h"

namespace fovea::imaging {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t kMostFiles = 1'000'000;

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

Result<void> readMetaImageVoxels(const std::string& path, std::span<const std::byte> bytes,
                                 std::span<const std::size_t> sizes, std::size_t needed, Voxels& voxels) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const auto file = lineOf(text, "ElementDataFile");
    if (!file) return Error{ErrorCode::corruptFile, "MetaImage without ElementDataFile", {}};
    // What follows the header may hold anything.
    const std::size_t next = std::min(file->next, text.size());
    const std::string_view header = text.substr(0, next);
    FOVEA_TRY(const auto names, metaImageFiles(file->value, text.substr(next), sizes));
    const bool asText = !isTrue(lineOf(header, "BinaryData"));
    const Packing packing = isTrue(lineOf(header, "CompressedData")) ? Packing::gzip : Packing::none;
    const auto skipped = lineOf(header, "HeaderSize");
    const int skip = skipped ? integerOf(skipped->value).value_or(0) : 0;
    bool open = false;
    // From where on, of one file, and how much.
    const auto append = [&](std::span<const std::byte> whole, std::size_t start,
                            std::size_t part) -> Result<void> {
        if (skip > 0) start = std::size_t(skip);
        // -1: at its end.
        if (skip < 0 && packing == Packing::none) start = whole.size() - std::min(whole.size(), part);
        const auto data = whole.subspan(std::min(start, whole.size()));
        if (packing != Packing::none) return appendUnpacked(data, packing, part, voxels.bytes, open);
        if (asText) {
            const std::string_view digits(reinterpret_cast<const char*>(data.data()), data.size());
            FOVEA_TRY(const auto numbers, numbersOfText(digits, voxels.number, part));
            voxels.bytes.insert(voxels.bytes.end(), numbers.begin(), numbers.end());
            return {};
        }
        if (data.size() < part) return tooFewVoxels();
        if (voxels.bytes.empty()) voxels.bytes.reserve(needed);
        voxels.bytes.insert(voxels.bytes.end(), data.begin(), data.begin() + std::ptrdiff_t(part));
        return {};
    };
    if (names.empty()) FOVEA_CHECK(append(bytes, next, needed));
    for (const std::string& name : names) {
        FOVEA_TRY(const MappedFile data, openBeside(path, name));
        FOVEA_CHECK(append(data.bytes(), 0, needed / names.size()));
    }
    if (open) voxels.remarks.push_back(kNoEndMarker);
    // ITK, whose readers turn numbers round themselves, does not say it.
    const bool bigEndian =
        isTrue(lineOf(header, "BinaryDataByteOrderMSB")) || isTrue(lineOf(header, "ElementByteOrderMSB"));
    if (!asText && bigEndian != (std::endian::native == std::endian::big))
        swapBytes(voxels.bytes, bytesOf(voxels.number));
    return {};
}

}  // namespace fovea::imaging
