#include "imaging/content_type.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "imaging/jpeg2000_decoder.h"
#include "imaging/volume.h"

namespace fovea::imaging {

namespace {

using namespace std::string_view_literals;

struct Signature {
    std::size_t offset;
    std::string_view bytes;
    const char* name;
};

constexpr Signature kOthers[] = {
    {0, "GIF8"sv, "looks like a GIF image"},
    {8, "WEBP"sv, "looks like a WebP image"},
    {4, "ftyphei"sv, "looks like a HEIC image"},
    {4, "ftyp"sv, "looks like a video or HEIF file"},
    {0, "%PDF"sv, "looks like a PDF document"},
    {0, "PK\x03\x04"sv, "looks like a ZIP archive or an Office document"},
    {0, "\x1F\x8B"sv, "looks like a gzip-compressed file"},
    {0, "\x89HDF"sv, "looks like an HDF5 file"},
    {0, "SQLite format 3"sv, "looks like a database"},
    {0, "\xD0\xCF\x11\xE0"sv, "looks like an old Office document"},
};

std::string_view textOf(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

bool has(std::string_view head, std::size_t offset, std::string_view bytes) {
    return head.size() >= offset + bytes.size() && head.substr(offset, bytes.size()) == bytes;
}

/// A data set that begins at once: its first element is of group 2 or 8, in
/// either byte order, with a VR in letters or a short length.
bool beginsWithDicomElement(std::string_view head) {
    if (head.size() < 16) return false;
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(head[i]); };
    const bool little = (byte(0) == 2 || byte(0) == 8) && byte(1) == 0 && byte(3) == 0;
    const bool big = byte(0) == 0 && (byte(1) == 2 || byte(1) == 8) && byte(2) == 0;
    if (!little && !big) return false;
    const auto letter = [&](std::size_t i) { return byte(i) >= 'A' && byte(i) <= 'Z'; };
    const bool shortLength = little && byte(5) < 4 && byte(6) == 0 && byte(7) == 0;
    return (letter(4) && letter(5)) || shortLength;
}

}  // namespace

ContentType contentTypeOf(std::span<const std::byte> bytes) {
    const std::string_view head = textOf(bytes);
    if (has(head, 128, "DICM")) return ContentType::dicom;
    if (has(head, 0, "\x89PNG\r\n\x1A\n"sv)) return ContentType::png;
    if (has(head, 0, "\xFF\xD8\xFF"sv)) return ContentType::jpeg;
    if (beginsJpeg2000(bytes)) return ContentType::jpeg2000;
    for (const std::string_view start : {"II*\0"sv, "MM\0*"sv, "II+\0"sv, "MM\0+"sv}) {
        if (has(head, 0, start)) return ContentType::tiff;
    }
    // "BM" alone begins many a text; the reserved field and the offset tell.
    if (has(head, 0, "BM") && has(head, 6, "\0\0\0\0"sv) && has(head, 12, "\0\0"sv)) return ContentType::bmp;
    if (beginsWithDicomElement(head)) return ContentType::dicom;
    return volumeTypeOf(bytes);
}

std::string describeContent(std::span<const std::byte> bytes) {
    const std::string_view head = textOf(bytes);
    if (head.empty()) return "the file is empty";
    for (const Signature& other : kOthers) {
        if (has(head, other.offset, other.bytes)) return other.name;
    }
    const bool text = std::all_of(head.begin(), head.end(), [](char c) {
        const auto u = static_cast<unsigned char>(c);
        return u >= 0x20 || c == '\n' || c == '\r' || c == '\t';
    });
    return text ? "looks like text" : "no known image format";
}

}  // namespace fovea::imaging
