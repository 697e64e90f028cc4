#include <array>
#include <bit>
#include <cstdint>
#include <cstdlib>

#include "imaging/readers.h"

// Read here: the format is simple, and ITK's reader believes whatever the header
// says, turns grey into colour and mixes up the channels of 32-bit files.

namespace fovea::imaging {

namespace {

constexpr std::size_t kFileHeader = 14;
constexpr std::uint32_t kUncompressed = 0;
constexpr std::uint32_t kRuns8 = 1;
constexpr std::uint32_t kRuns4 = 2;
constexpr std::uint32_t kBitFields = 3;
constexpr std::uint32_t kBitFieldsWithAlpha = 6;
/// Runs can leave out as much as they like, but no picture is left out whole.
constexpr std::size_t kMostPixelsAByte = 1 << 14;

struct Header {
    std::size_t width = 0, height = 0, depth = 0;
    bool topDown = false;
    bool runs = false;       ///< of equal pixels, and of unequal ones
    std::size_t pixels = 0;  ///< offset of the first row
    std::array<std::uint32_t, 3> masks{};
    std::vector<std::array<std::uint8_t, 3>> palette;
};

std::uint32_t little(std::span<const std::byte> bytes, std::size_t offset, std::size_t size) {
    std::uint32_t value = 0;
    for (std::size_t i = size; i-- > 0;) value = value << 8 | static_cast<std::uint32_t>(bytes[offset + i]);
    return value;
}

Result<Header> readHeader(std::span<const std::byte> bytes) {
    const Error cutOff{ErrorCode::corruptFile, "BMP header is cut off", {}};
    if (bytes.size() < kFileHeader + 12) return cutOff;
    Header h;
    h.pixels = little(bytes, 10, 4);
    const std::size_t size = little(bytes, 14, 4);
    if (size != 12 && (size < 40 || size > 1024))
        return Error{
            ErrorCode::unsupportedFormat, "BMP with a header of " + std::to_string(size) + " bytes", {}};
    if (bytes.size() < kFileHeader + size) return cutOff;
    const bool core = size == 12;
    h.width = little(bytes, 18, core ? 2 : 4);
    const auto height = core ? static_cast<std::int64_t>(little(bytes, 20, 2))
                             : static_cast<std::int64_t>(static_cast<std::int32_t>(little(bytes, 22, 4)));
    h.topDown = height < 0;
    h.height = static_cast<std::size_t>(std::abs(height));
    h.depth = little(bytes, core ? 24 : 28, 2);
    FOVEA_CHECK(checkSize(h.width, h.height, 4));
    std::uint32_t compression = core ? kUncompressed : little(bytes, 30, 4);
    if (compression == kBitFieldsWithAlpha) compression = kBitFields;
    h.runs = (compression == kRuns8 && h.depth == 8) || (compression == kRuns4 && h.depth == 4);
    const bool masked = h.depth == 16 || h.depth == 32;
    if ((compression != kUncompressed && !h.runs && !(compression == kBitFields && masked)) ||
        (h.depth != 1 && h.depth != 2 && h.depth != 4 && h.depth != 8 && h.depth != 24 && !masked))
        return Error{ErrorCode::unsupportedFormat,
                     "BMP of " + std::to_string(h.depth) + " bits, compression " +
                         std::to_string(compression) + ": save it as PNG",
                     {}};
    if (compression == kBitFields) {
        if (bytes.size() < 66) return cutOff;
        for (std::size_t c = 0; c < 3; ++c) h.masks[c] = little(bytes, 54 + 4 * c, 4);
    } else {
        h.masks = h.depth == 16 ? std::array<std::uint32_t, 3>{0x7C00, 0x3E0, 0x1F}
                                : std::array<std::uint32_t, 3>{0xFF0000, 0xFF00, 0xFF};
    }
    if (h.depth <= 8) {
        const std::size_t entry = core ? 3 : 4;
        const std::size_t announced = core ? 0 : little(bytes, 46, 4);
        const std::size_t most = std::size_t{1} << h.depth;
        h.palette.resize(announced == 0 || announced > most ? most : announced);
        const std::size_t start = kFileHeader + size;
        if (bytes.size() < start + h.palette.size() * entry) return cutOff;
        for (std::size_t i = 0; i < h.palette.size(); ++i) {
            for (std::size_t c = 0; c < 3; ++c)
                h.palette[i][c] = static_cast<std::uint8_t>(bytes[start + i * entry + 2 - c]);
        }
    }
    // Where they cannot begin, or nothing is said, they follow the rest.
    const std::size_t masks = size == 40 && compression == kBitFields ? 12 : 0;
    if (h.pixels < kFileHeader + size)
        h.pixels = kFileHeader + size + masks + h.palette.size() * (core ? 3 : 4);
    return h;
}

std::uint8_t masked(std::uint32_t pixel, std::uint32_t mask) {
    if (mask == 0) return 0;
    const int shift = std::countr_zero(mask);
    const std::uint64_t most = mask >> shift;
    return static_cast<std::uint8_t>(((pixel & mask) >> shift) * std::uint64_t{255} / most);
}

/// The palette's index of each pixel of a picture in runs, [height, width] in the file's order of rows;
/// 0 where the file leaves pixels out.
Result<std::vector<std::uint8_t>> indicesOfRuns(std::span<const std::byte> bytes, const Header& h) {
    constexpr unsigned kEndOfRow = 0, kEndOfPicture = 1, kMove = 2;
    const Error tooShort{ErrorCode::corruptFile, "BMP pixel data end too early", {}};
    if (h.pixels > bytes.size() || h.width * h.height / kMostPixelsAByte > bytes.size()) return tooShort;
    std::vector<std::uint8_t> indices(h.width * h.height);
    std::size_t x = 0, y = 0, at = h.pixels;
    // Of two pixels in a byte, the first stands in its upper half.
    const auto half = [&](unsigned byte, std::size_t i) {
        return static_cast<std::uint8_t>(h.depth == 8 ? byte : i % 2 == 0 ? byte >> 4 : byte & 15);
    };
    const auto put = [&](std::uint8_t index) {
        if (x < h.width && y < h.height) indices[y * h.width + x] = index;
        ++x;
    };
    while (at + 2 <= bytes.size()) {
        const auto count = static_cast<unsigned>(bytes[at]);
        const auto value = static_cast<unsigned>(bytes[at + 1]);
        at += 2;
        if (count > 0) {
            for (std::size_t i = 0; i < count; ++i) put(half(value, i));
        } else if (value == kEndOfRow) {
            x = 0;
            ++y;
        } else if (value == kEndOfPicture) {
            return indices;
        } else if (value == kMove) {
            if (at + 2 > bytes.size()) break;
            x += static_cast<std::size_t>(bytes[at]);
            y += static_cast<std::size_t>(bytes[at + 1]);
            at += 2;
        } else {
            const std::size_t size = h.depth == 8 ? value : (value + 1) / 2;
            if (size > bytes.size() - at) break;
            for (std::size_t i = 0; i < value; ++i)
                put(half(static_cast<unsigned>(bytes[at + (h.depth == 8 ? i : i / 2)]), i));
            at += size + size % 2;
        }
    }
    // Without its end, but with all rows.
    if (y + (x >= h.width ? 1 : 0) >= h.height) return indices;
    return tooShort;
}

}  // namespace

Result<Image> readBmp(std::span<const std::byte> bytes, int frame) {
    FOVEA_CHECK(checkFrame(frame, 1));
    FOVEA_TRY(const Header h, readHeader(bytes));
    const std::size_t stride = (h.width * h.depth + 31) / 32 * 4;
    if (!h.runs && (h.pixels > bytes.size() || stride * h.height > bytes.size() - h.pixels))
        return Error{ErrorCode::corruptFile, "BMP pixel data reach beyond the end of the file", {}};

    bool grey = !h.palette.empty();
    for (const auto& colour : h.palette) grey = grey && colour[0] == colour[1] && colour[1] == colour[2];
    const std::size_t channels = grey ? 1 : 3;
    std::vector<std::uint8_t> runs;
    if (h.runs) {
        FOVEA_TRY(runs, indicesOfRuns(bytes, h));
    }
    std::vector<std::uint8_t> stored(h.width * h.height * channels);
    for (std::size_t y = 0; y < h.height; ++y) {
        const std::size_t fileRow = h.topDown ? y : h.height - 1 - y;
        const auto row =
            h.runs ? std::span<const std::byte>() : bytes.subspan(h.pixels + fileRow * stride, stride);
        for (std::size_t x = 0; x < h.width; ++x) {
            std::array<std::uint8_t, 3> colour{};
            if (h.depth <= 8) {
                const std::size_t bit = x * h.depth;
                const std::size_t index =
                    h.runs ? runs[fileRow * h.width + x]
                           : static_cast<std::size_t>(row[bit / 8]) >> (8 - h.depth - bit % 8) &
                                 ((std::size_t{1} << h.depth) - 1);
                if (index >= h.palette.size())
                    return Error{ErrorCode::corruptFile, "BMP pixel outside its palette", {}};
                colour = h.palette[index];
            } else if (h.depth == 24) {
                for (std::size_t c = 0; c < 3; ++c) colour[c] = static_cast<std::uint8_t>(row[3 * x + 2 - c]);
            } else {
                const std::uint32_t pixel = little(row, x * h.depth / 8, h.depth / 8);
                for (std::size_t c = 0; c < 3; ++c) colour[c] = masked(pixel, h.masks[c]);
            }
            for (std::size_t c = 0; c < channels; ++c) stored[(y * h.width + x) * channels + c] = colour[c];
        }
    }
    return plainImage("BMP", static_cast<int>(h.width), static_cast<int>(h.height),
                      static_cast<int>(channels), 8, StoredValues(std::move(stored)));
}

}  // namespace fovea::imaging
