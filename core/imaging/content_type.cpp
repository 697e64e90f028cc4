#include "imaging/content_type.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "imaging/byte_order.h"
#include "imaging/jpeg2000_decoder.h"
#include "imaging/netpbm_reader.h"
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
    {4, "ftyp"sv, "looks like a video"},
    {0, "\xFF\x0A"sv, "looks like a JPEG XL image: save it as PNG"},
    {4, "JXL \r\n\x87\n"sv, "looks like a JPEG XL image: save it as PNG"},
    {0, "8BPS"sv, "looks like a Photoshop document: save it as PNG or TIFF"},
    {0, "\0\0\1\0"sv, "looks like a Windows icon"},
    {0, "\x76\x2F\x31\x01"sv, "looks like an OpenEXR image: save it as TIFF"},
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

/// A HEIF file states at once what it may be read as: its own brand and others it fits.
bool isHeif(std::string_view head) {
    constexpr std::string_view kBrands[] = {"heic", "heix", "heim", "heis", "hevc", "hevx", "mif1",
                                            "mif2", "msf1", "avif", "avis", "avio", "miaf"};
    if (!has(head, 4, "ftyp")) return false;
    const std::size_t size = static_cast<std::size_t>(numberAt(std::as_bytes(std::span(head)), 0, 4, true));
    for (std::size_t at = 8; at + 4 <= std::min(size, head.size()); at += at == 8 ? 8 : 4) {
        if (std::ranges::find(kBrands, head.substr(at, 4)) != std::end(kBrands)) return true;
    }
    return false;
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
    if (has(head, 0, "RIFF") && has(head, 8, "WEBP")) return ContentType::webp;
    if (has(head, 0, "GIF87a") || has(head, 0, "GIF89a")) return ContentType::gif;
    if (isHeif(head)) return ContentType::heif;
    if (beginsNetpbm(bytes)) return ContentType::netpbm;
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
