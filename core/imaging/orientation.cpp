#include "imaging/orientation.h"

#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "imaging/byte_order.h"

namespace fovea::imaging {

namespace {

using namespace std::string_view_literals;
using ByteSpan = std::span<const std::byte>;

constexpr std::string_view kExif("Exif\0\0", 6);

std::string_view textOf(ByteSpan bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// How many bytes a value of TIFF's integer types has; 0 for the others.
std::size_t sizeOfInteger(std::uint64_t type) {
    switch (type) {
        case 1:  // BYTE
        case 6:  // SBYTE
            return 1;
        case 3:  // SHORT
        case 8:  // SSHORT
            return 2;
        case 4:   // LONG
        case 9:   // SLONG
        case 13:  // IFD
            return 4;
        case 16:  // LONG8
        case 17:  // SLONG8
            return 8;
        default:
            return 0;
    }
}

/// EXIF data of a text chunk "Raw profile type exif": blanks, a name, the length, then hexadecimal digits.
std::vector<std::byte> fromRawProfile(std::string_view text) {
    const auto word = [&] {
        const std::size_t start = std::min(text.find_first_not_of(" \n\r\t"), text.size());
        const std::size_t end = std::min(text.find_first_of(" \n\r\t", start), text.size());
        const std::string_view found = text.substr(start, end - start);
        text.remove_prefix(end);
        return found;
    };
    word();  // "exif" or "APP1"
    word();  // the length
    std::vector<std::byte> bytes;
    int high = -1;
    for (const char c : text) {
        const int digit = c >= '0' && c <= '9'   ? c - '0'
                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                 : -1;
        if (digit < 0) continue;
        if (high >= 0) bytes.push_back(std::byte(high << 4 | digit));
        high = high >= 0 ? -1 : digit;
    }
    return bytes;
}

/// At most so much of compressed text is looked at: EXIF data have 64 KB at most, twice that in digits.
constexpr std::size_t kMostText = std::size_t{1} << 18;

std::vector<std::byte> inflated(ByteSpan packed) {
    std::vector<std::byte> text(kMostText);
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK) return {};
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<std::byte*>(packed.data()));
    stream.avail_in = static_cast<uInt>(std::min<std::size_t>(packed.size(), kMostText));
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    inflate(&stream, Z_SYNC_FLUSH);
    text.resize(stream.total_out);
    inflateEnd(&stream);
    return text;
}

/// Of a chunk tEXt, zTXt or iTXt.
std::optional<int> orientationOfText(std::string_view chunk, ByteSpan data) {
    const std::string_view all = textOf(data);
    const std::size_t end = all.find('\0');
    if (end == std::string_view::npos) return {};
    const std::string_view keyword = all.substr(0, end);
    if (keyword != "Raw profile type exif" && keyword != "Raw profile type APP1") return {};
    std::size_t start = end + 1;
    bool packed = chunk == "zTXt";
    if (packed) start += 1;  // the method
    if (chunk == "iTXt") {
        if (data.size() < start + 2) return {};
        packed = data[start] == std::byte{1};
        start += 2;
        for (int part = 0; part < 2; ++part) {  // language, translated keyword
            const std::size_t null = all.find('\0', start);
            if (null == std::string_view::npos) return {};
            start = null + 1;
        }
    }
    if (start > data.size()) return {};
    const std::vector<std::byte> text = packed ? inflated(data.subspan(start)) : std::vector<std::byte>();
    return statedOrientation(fromRawProfile(packed ? textOf(text) : all.substr(start)));
}

/// Square by square, so that of a picture turned on its side neither is read nor written far apart.
template <class T>
std::vector<T> turned(const std::vector<T>& from, std::size_t width, std::size_t height, std::size_t channels,
                      bool transposed, bool fromRight, bool fromBottom) {
    constexpr std::size_t kSquare = 32;
    const std::size_t newWidth = transposed ? height : width;
    std::vector<T> to(from.size());
    for (std::size_t top = 0; top < height; top += kSquare) {
        for (std::size_t left = 0; left < width; left += kSquare) {
            const std::size_t bottom = std::min(top + kSquare, height);
            const std::size_t right = std::min(left + kSquare, width);
            for (std::size_t y = top; y < bottom; ++y) {
                const std::size_t row = fromBottom ? height - 1 - y : y;
                for (std::size_t x = left; x < right; ++x) {
                    const std::size_t column = fromRight ? width - 1 - x : x;
                    const std::size_t at = transposed ? column * newWidth + row : row * newWidth + column;
                    for (std::size_t c = 0; c < channels; ++c)
                        to[at * channels + c] = from[(y * width + x) * channels + c];
                }
            }
        }
    }
    return to;
}

}  // namespace

std::optional<int> statedOrientation(ByteSpan exif) {
    constexpr std::size_t kHeader = 8;
    constexpr std::size_t kEntry = 12;
    constexpr std::uint64_t kOrientation = 274;
    if (textOf(exif).starts_with(kExif)) exif = exif.subspan(kExif.size());
    if (exif.size() < kHeader + 2) return {};
    const bool big = exif[0] == std::byte{'M'};
    const std::size_t directory = numberAt(exif, 4, 4, big);
    if (directory > exif.size() - 2) return {};
    const std::size_t count = numberAt(exif, directory, 2, big);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t entry = directory + 2 + i * kEntry;
        if (entry + kEntry > exif.size()) break;
        if (numberAt(exif, entry, 2, big) != kOrientation) continue;
        const std::size_t size = sizeOfInteger(numberAt(exif, entry + 2, 2, big));
        const std::uint64_t values = numberAt(exif, entry + 4, 4, big);
        if (size == 0 || values == 0) continue;
        // What does not fit the entry stands elsewhere.
        const std::size_t at = size * values > 4 ? numberAt(exif, entry + 8, 4, big) : entry + 8;
        if (at > exif.size() || size > exif.size() - at) continue;
        const std::uint64_t value = numberAt(exif, at, size, big);
        if (value >= 1 && value <= 8) return static_cast<int>(value);
    }
    return {};
}

int exifOrientation(ByteSpan exif) {
    return statedOrientation(exif).value_or(1);
}

int jpegOrientation(ByteSpan bytes) {
    constexpr unsigned kApp1 = 0xE1, kScan = 0xDA, kEnd = 0xD9;
    for (std::size_t at = 2; at + 4 <= bytes.size();) {
        // Fill bytes, and what some writers leave between segments.
        if (bytes[at] != std::byte{0xFF} || bytes[at + 1] == std::byte{0xFF}) {
            ++at;
            continue;
        }
        const auto marker = static_cast<unsigned>(bytes[at + 1]);
        if (marker == kScan || marker == kEnd) break;
        if (marker == 0 || marker == 1 || (marker >= 0xD0 && marker <= 0xD8)) {
            at += 2;
            continue;
        }
        const std::size_t length = numberAt(bytes, at + 2, 2, true);
        if (length < 2 || length > bytes.size() - at - 2) break;
        const ByteSpan data = bytes.subspan(at + 4, length - 2);
        if (marker == kApp1 && textOf(data).starts_with("Exif\0"sv)) {
            if (const auto orientation = statedOrientation(data.subspan(std::min(kExif.size(), data.size()))))
                return *orientation;
        }
        at += 2 + length;
    }
    return 1;
}

int pngOrientation(ByteSpan bytes) {
    std::optional<int> fromText;
    for (std::size_t at = 8; at + 12 <= bytes.size();) {
        const std::size_t length = numberAt(bytes, at, 4, true);
        if (length > bytes.size() - at - 12) break;
        const std::string_view name = textOf(bytes.subspan(at + 4, 4));
        const ByteSpan data = bytes.subspan(at + 8, length);
        if (name == "IEND") break;
        if (name == "eXIf") {
            if (const auto orientation = statedOrientation(data)) return *orientation;
        }
        if (!fromText && (name == "tEXt" || name == "zTXt" || name == "iTXt"))
            fromText = orientationOfText(name, data);
        at += length + 12;
    }
    return fromText.value_or(1);
}

int webpOrientation(ByteSpan bytes) {
    for (std::size_t at = 12; at + 8 <= bytes.size();) {
        const std::size_t length = numberAt(bytes, at + 4, 4, false);
        if (length > bytes.size() - at - 8) break;
        if (textOf(bytes.subspan(at, 4)) == "EXIF") {
            if (const auto orientation = statedOrientation(bytes.subspan(at + 8, length)))
                return *orientation;
        }
        at += 8 + length + length % 2;
    }
    return 1;
}

void turnUpright(Image& image, int orientation) {
    if (orientation < 2 || orientation > 8) return;
    // Of the upright picture: whether its rows are the file's columns, and which
    // of the file's axes run backwards.
    const bool transposed = orientation >= 5;
    const bool fromRight = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    const bool fromBottom = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    image.stored.replace([&](const auto& stored) {
        return turned(stored, static_cast<std::size_t>(image.width), static_cast<std::size_t>(image.height),
                      static_cast<std::size_t>(image.channels), transposed, fromRight, fromBottom);
    });
    if (!transposed) return;
    std::swap(image.width, image.height);
    std::swap(image.spacingMm[0], image.spacingMm[1]);
}

}  // namespace fovea::imaging
