#include "imaging/decoding_bytes.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/file_layer.h"
#include "imaging/byte_order.h"
#include "imaging/content_type.h"
#include "imaging/gzip.h"
#include "imaging/jpeg_stream.h"
#include "imaging/nifti.h"

namespace fovea::imaging {

namespace {

using namespace std::string_view_literals;
using Bytes = std::span<const std::byte>;

// A decoder's own copy, the stored values and what is shown of them: at most so many bytes for each value
// of the picture.
constexpr double kBytesPerValue = 12;
// Where nothing but the file's size is known: compressed pictures grow tenfold as a rule.
constexpr double kUnknownGrowth = 10 * kBytesPerValue;
constexpr double kMost = 1e15;

bool has(Bytes bytes, std::size_t at, std::size_t size) {
    return at <= bytes.size() && size <= bytes.size() - at;
}

std::string_view textOf(Bytes bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Values of a picture: width x height x channels. Nothing where the header has them not.
std::optional<double> pngValues(Bytes bytes) {
    if (!has(bytes, 16, 10)) return std::nullopt;
    const auto colour = std::to_integer<int>(bytes[25]);
    const int channels = colour == 0 ? 1 : colour == 4 ? 2 : colour == 6 ? 4 : 3;
    return double(numberAt(bytes, 16, 4, true)) * double(numberAt(bytes, 20, 4, true)) * channels;
}

std::optional<double> bmpValues(Bytes bytes) {
    if (!has(bytes, 18, 8)) return std::nullopt;
    const auto side = [&](std::size_t at) {
        return std::abs(double(std::int32_t(numberAt(bytes, at, 4, false))));
    };
    return side(18) * side(22) * 3;
}

std::optional<double> jpegValues(Bytes bytes) {
    const auto stream = scanJpeg(bytes);
    if (!stream) return std::nullopt;
    return double(stream->width) * stream->height * std::max(stream->components, 1);
}

/// The SIZ marker: it is the first of a code stream.
std::optional<double> jpeg2000Values(Bytes bytes) {
    const std::size_t at = textOf(bytes).find("\xFF\x4F\xFF\x51"sv);
    if (at == std::string_view::npos || !has(bytes, at + 8, 36)) return std::nullopt;
    const auto number = [&](std::size_t i) { return double(numberAt(bytes, at + 8 + 4 * i, 4, true)); };
    return (number(0) - number(2)) * (number(1) - number(3)) *
           std::max<double>(double(numberAt(bytes, at + 40, 2, true)), 1);
}

/// Of the canvas: of VP8X, of a lossless stream (VP8L), of a lossy one (VP8).
std::optional<double> webpValues(Bytes bytes) {
    if (!has(bytes, 12, 18)) return std::nullopt;
    const std::string_view chunk = textOf(bytes).substr(12, 4);
    if (chunk == "VP8X"sv)
        return double(numberAt(bytes, 24, 3, false) + 1) * double(numberAt(bytes, 27, 3, false) + 1) * 4;
    if (chunk == "VP8L"sv) {
        const std::uint64_t sides = numberAt(bytes, 21, 4, false);
        return double((sides & 0x3FFF) + 1) * double((sides >> 14 & 0x3FFF) + 1) * 4;
    }
    return double(numberAt(bytes, 26, 2, false) & 0x3FFF) * double(numberAt(bytes, 28, 2, false) & 0x3FFF) *
           4;
}

/// Of the screen on which the frames are drawn.
std::optional<double> gifValues(Bytes bytes) {
    if (!has(bytes, 6, 4)) return std::nullopt;
    return double(numberAt(bytes, 6, 2, false)) * double(numberAt(bytes, 8, 2, false)) * 4;
}

/// Of the largest "ispe" box: the picture's, or one of its tiles'.
std::optional<double> heifValues(Bytes bytes) {
    constexpr std::size_t kLookedInto = 1 << 20;
    const std::string_view head = textOf(bytes.first(std::min(bytes.size(), kLookedInto)));
    std::optional<double> most;
    for (std::size_t at = head.find("ispe"sv); at != std::string_view::npos;
         at = head.find("ispe"sv, at + 4)) {
        if (!has(bytes, at + 8, 8)) break;
        const double values =
            double(numberAt(bytes, at + 8, 4, true)) * double(numberAt(bytes, at + 12, 4, true)) * 4;
        most = std::max(most.value_or(0), values);
    }
    return most;
}

/// The largest page of the first few: classic TIFF and BigTIFF.
std::optional<double> tiffValues(Bytes bytes) {
    if (!has(bytes, 0, 16)) return std::nullopt;
    const bool big = bytes[0] == std::byte{'M'};
    const bool wide = numberAt(bytes, 2, 2, big) == 43;
    const std::size_t entry = wide ? 20 : 12, count = wide ? 8 : 2, offset = wide ? 8 : 4;
    std::size_t at = numberAt(bytes, wide ? 8 : 4, offset, big);
    std::optional<double> most;
    constexpr int kPages = 16;
    for (int page = 0; page < kPages && at != 0 && has(bytes, at, count); ++page) {
        const std::size_t entries = std::min<std::size_t>(numberAt(bytes, at, count, big), 4096);
        if (!has(bytes, at + count, entries * entry + offset)) break;
        double width = 0, height = 0, samples = 1;
        for (std::size_t i = 0; i < entries; ++i) {
            const std::size_t field = at + count + i * entry;
            const auto tag = numberAt(bytes, field, 2, big);
            const auto type = numberAt(bytes, field + 2, 2, big);
            const double value = double(numberAt(bytes, field + (wide ? 12 : 8),
                                                 type == 3    ? 2
                                                 : type == 16 ? 8
                                                              : 4,
                                                 big));
            if (tag == 256) width = value;
            if (tag == 257) height = value;
            if (tag == 277) samples = value;
            // A palette, or another colour space that becomes colour.
            if (tag == 262 && value > 2) samples = std::max(samples, 3.0);
        }
        most = std::max(most.value_or(0), width * height * samples);
        at = numberAt(bytes, at + count + entries * entry, offset, big);
    }
    return most;
}

/// Rows, Columns and Samples per Pixel, in either byte order, with VR or without: the largest that are
/// found, as an icon has its own.
std::optional<double> dicomValues(Bytes bytes) {
    constexpr std::size_t kLookedInto = 1 << 20;
    const Bytes head = bytes.first(std::min(bytes.size(), kLookedInto));
    const auto most = [&](int element) {
        double value = 0;
        const char low = char(element);
        const std::string little = {'\x28', 0, low, 0}, bigOrder = {0, '\x28', 0, low};
        for (const auto& [tag, big] : {std::pair(little, false), {bigOrder, true}}) {
            for (std::size_t at = textOf(head).find(tag); at != std::string_view::npos;
                 at = textOf(head).find(tag, at + 1)) {
                if (!has(head, at, 10)) break;
                const bool plausible = textOf(head).substr(at + 4, 2) == "US"sv
                                           ? numberAt(head, at + 6, 2, big) == 2
                                           : numberAt(head, at + 4, 4, big) == 2;
                if (plausible) value = std::max(value, double(numberAt(head, at + 8, 2, big)));
            }
        }
        return value;
    };
    const double values = most(0x10) * most(0x11) * std::max(most(0x02), 1.0);
    if (values == 0) return std::nullopt;
    return values;
}

/// Of the whole volume and its largest slice.
double volumeBytes(double voxelBytes, double values) {
    return voxelBytes + kBytesPerValue * values;
}

/// The numbers behind a key of a text header, multiplied.
std::optional<double> productOf(std::string_view header, std::string_view key) {
    const std::size_t at = header.find(key);
    if (at == std::string_view::npos) return std::nullopt;
    std::string_view line = header.substr(at + key.size());
    line = line.substr(0, line.find('\n'));
    double product = 1;
    int numbers = 0;
    for (std::size_t i = 0; i < line.size();) {
        double number = 0;
        const auto read = std::from_chars(line.data() + i, line.data() + line.size(), number);
        if (read.ec != std::errc()) {
            ++i;
            continue;
        }
        i = std::size_t(read.ptr - line.data());
        product *= number;
        ++numbers;
    }
    if (numbers == 0) return std::nullopt;
    return product;
}

std::optional<double> niftiBytes(Bytes bytes) {
    std::vector<std::byte> start;
    if (isGzip(bytes))
        unpack(bytes, [&](Bytes piece) {
            start.insert(start.end(), piece.begin(), piece.end());
            return start.size() < NiftiHeader::kSecondBytes;
        });
    const auto header = readNiftiHeader(isGzip(bytes) ? Bytes(start) : bytes);
    if (!header) return std::nullopt;
    double all = double(header->bitsPerVoxel) / 8;
    for (const std::size_t size : header->size) all *= double(size);
    const double sides[] = {double(header->size[0]), double(header->size[1]), double(header->size[2])};
    return volumeBytes(all,
                       sides[0] * sides[1] * sides[2] / std::max(1.0, *std::min_element(sides, sides + 3)));
}

/// NRRD and MetaImage.
std::optional<double> textVolumeBytes(Bytes bytes, std::string_view key) {
    constexpr std::size_t kHeader = 65536;
    // Sixteen-bit numbers as a rule, singles at times.
    constexpr double kBytesPerVoxel = 4;
    const auto voxels = productOf(textOf(bytes.first(std::min(bytes.size(), kHeader))), key);
    if (!voxels) return std::nullopt;
    return volumeBytes(kBytesPerVoxel * *voxels, 0);
}

std::uint64_t estimate(const std::string& path) {
    const auto file = MappedFile::open(path);
    if (!file) return 0;
    const Bytes bytes = file->bytes();
    const ContentType type = contentTypeOf(bytes.first(std::min(bytes.size(), kHeadBytes)));
    std::optional<double> values, whole;
    switch (type) {
        case ContentType::png:
            values = pngValues(bytes);
            break;
        case ContentType::bmp:
            values = bmpValues(bytes);
            break;
        case ContentType::jpeg:
            values = jpegValues(bytes);
            break;
        case ContentType::jpeg2000:
            values = jpeg2000Values(bytes);
            break;
        case ContentType::tiff:
            values = tiffValues(bytes);
            break;
        case ContentType::webp:
            values = webpValues(bytes);
            break;
        case ContentType::gif:
            values = gifValues(bytes);
            break;
        case ContentType::heif:
            values = heifValues(bytes);
            break;
        case ContentType::dicom:
            values = dicomValues(bytes);
            break;
        case ContentType::nifti:
        case ContentType::nifti2:
            whole = niftiBytes(bytes);
            break;
        case ContentType::nrrd:
            whole = textVolumeBytes(bytes, "\nsizes:"sv);
            break;
        case ContentType::metaImage:
            whole = textVolumeBytes(bytes, "\nDimSize ="sv);
            break;
        default:
            break;
    }
    if (values) whole = kBytesPerValue * *values;
    return std::uint64_t(std::clamp(whole.value_or(kUnknownGrowth * double(bytes.size())), 0.0, kMost));
}

}  // namespace

std::uint64_t decodingBytes(const std::string& path) {
    try {
        return estimate(path);
    } catch (...) {
        return 0;  // reading it will say what is wrong
    }
}

}  // namespace fovea::imaging
