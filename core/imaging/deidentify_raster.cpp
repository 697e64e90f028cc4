#include <zlib.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "imaging/byte_order.h"
#include "imaging/deidentifiers.h"
#include "imaging/jpeg_stream.h"
#include "imaging/orientation.h"

namespace fovea::imaging {

namespace {

using namespace std::string_view_literals;

Error damaged(const char* what) {
    return {ErrorCode::corruptFile, what, {}};
}

void append(Bytes& out, std::span<const std::byte> bytes) {
    const std::size_t at = out.size();
    out.resize(at + bytes.size());
    std::copy(bytes.begin(), bytes.end(), out.begin() + std::ptrdiff_t(at));
}
void append(Bytes& out, std::string_view text) {
    append(out, std::as_bytes(std::span(text.data(), text.size())));
}
void appendNumber(Bytes& out, std::size_t size, std::uint64_t value) {
    out.resize(out.size() + size);
    putNumber(out, out.size() - size, size, true, value);
}

std::string_view textAt(std::span<const std::byte> bytes, std::size_t at, std::size_t size) {
    return {reinterpret_cast<const char*>(bytes.data()) + at, size};
}

bool isOneOf(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// EXIF data that state the orientation and nothing else: a TIFF of one tag.
Bytes exifOf(int orientation) {
    Bytes exif;
    append(exif, "MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01"sv);
    appendNumber(exif, 2, std::uint64_t(orientation));
    append(exif, "\0\0\0\0\0\0"sv);
    return exif;
}

void appendPngChunk(Bytes& out, std::string_view name, std::span<const std::byte> data) {
    appendNumber(out, 4, data.size());
    const std::size_t start = out.size();
    append(out, name);
    append(out, data);
    const auto* checked = reinterpret_cast<const Bytef*>(out.data() + start);
    appendNumber(out, 4, crc32_z(0, checked, out.size() - start));
}

}  // namespace

Result<Bytes> deidentifiedPng(std::span<const std::byte> bytes) {
    Bytes out;
    append(out, bytes.first(8));
    const int orientation = pngOrientation(bytes);
    bool pixels = false;
    std::size_t at = 8;
    while (at + 12 <= bytes.size()) {
        const std::size_t length = numberAt(bytes, at, 4, true);
        if (length > bytes.size() - at - 12) break;
        const std::string_view name = textAt(bytes, at + 4, 4);
        // Colour and transparency; no text, time, profile, thumbnail or private chunk.
        if (isOneOf(name,
                    {"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs"}))
            append(out, bytes.subspan(at, length + 12));
        if (name == "IHDR" && orientation != 1) appendPngChunk(out, "eXIf", exifOf(orientation));
        if (name == "IEND") return out;
        pixels = pixels || name == "IDAT";
        at += length + 12;
    }
    const bool cutInPixels = at + 8 <= bytes.size() && textAt(bytes, at + 4, 4) == "IDAT";
    if (!pixels || cutInPixels) return damaged("PNG: ends too early");
    // The copy has the end that the file lacks.
    appendPngChunk(out, "IEND", {});
    return out;
}

Result<Bytes> deidentifiedJpeg(std::span<const std::byte> bytes) {
    constexpr std::uint8_t kStart = 0xD8, kEnd = 0xD9, kScan = 0xDA, kApplication = 0xE0, kAdobe = 0xEE,
                           kComment = 0xFE;
    if (!scanJpeg(bytes)) return damaged("JPEG: no frame");
    const auto byteAt = [&](std::size_t at) { return std::uint8_t(bytes[at]); };
    Bytes out;
    append(out, bytes.first(2));
    const int orientation = jpegOrientation(bytes);
    const auto appendExif = [&] {
        if (orientation == 1) return;
        const Bytes exif = exifOf(orientation);
        append(out, "\xFF\xE1"sv);
        appendNumber(out, 2, 2 + 6 + exif.size());
        append(out, "Exif\0\0"sv);
        append(out, exif);
    };
    bool exifWritten = false, scanWritten = false;
    for (std::size_t at = 2; at + 4 <= bytes.size() || (at + 2 <= bytes.size() && byteAt(at + 1) == kEnd);) {
        if (byteAt(at) != 0xFF) return damaged("JPEG: no marker where one is due");
        const std::uint8_t marker = byteAt(at + 1);
        if (marker == 0xFF) {  // fill byte
            ++at;
            continue;
        }
        if (marker == kEnd) {
            append(out, bytes.subspan(at, 2));
            return out;  // what follows is another picture, or no picture
        }
        if (marker == kStart) return damaged("JPEG: begins twice");
        const std::size_t length = numberAt(bytes, at + 2, 2, true);
        if (length < 2 || length > bytes.size() - at - 2) break;
        const bool application = marker >= kApplication && marker <= 0xEF;
        const bool jfif = marker == kApplication && length >= 16 && textAt(bytes, at + 4, 5) == "JFIF\0"sv;
        const bool adobe = marker == kAdobe && length >= 14 && textAt(bytes, at + 4, 5) == "Adobe"sv;
        // EXIF stands behind JFIF, or first.
        if (!exifWritten && !jfif) {
            appendExif();
            exifWritten = true;
        }
        if (jfif) {
            // Its version and pixel size, without a thumbnail.
            append(out, "\xFF\xE0\0\x10"sv);
            append(out, bytes.subspan(at + 4, 12));
            append(out, "\0\0"sv);
        } else if (adobe) {
            append(out, "\xFF\xEE\0\x0E"sv);
            append(out, bytes.subspan(at + 4, 12));
        } else if (!application && marker != kComment) {
            append(out, bytes.subspan(at, 2 + length));
        }
        at += 2 + length;
        if (marker != kScan) continue;
        // Coded data, up to a marker that is neither a stuffed byte, nor a fill byte, nor a restart.
        const std::size_t start = at;
        const auto endsData = [&](std::uint8_t next) {
            return next != 0 && next != 0xFF && (next & 0xF8) != 0xD0;
        };
        while (at + 1 < bytes.size() && !(byteAt(at) == 0xFF && endsData(byteAt(at + 1)))) ++at;
        scanWritten = true;
        // Without an end marker the data go on to the end.
        if (at + 1 == bytes.size()) at = bytes.size();
        append(out, bytes.subspan(start, at - start));
    }
    if (!scanWritten) return damaged("JPEG: ends too early");
    // Only the end marker is missing, as far as can be seen; whether all pixels are there, reading tells.
    append(out, "\xFF\xD9"sv);
    return out;
}

namespace {

/// WebP's chunks of pixels, on one level: frames of an animation hold chunks again.
Result<void> appendWebpChunks(std::span<const std::byte> chunks, bool inFrame, Bytes& out) {
    for (std::size_t at = 0; at + 8 <= chunks.size();) {
        const std::size_t length = numberAt(chunks, at + 4, 4, false);
        if (length > chunks.size() - at - 8) return damaged("WebP: a chunk ends too early");
        const std::string_view name = textAt(chunks, at, 4);
        const auto content = chunks.subspan(at + 8, length);
        const auto appendChunk = [&](std::span<const std::byte> data) {
            append(out, name);
            out.resize(out.size() + 4);
            putNumber(out, out.size() - 4, 4, false, data.size());
            append(out, data);
            if (data.size() % 2 != 0) out.push_back(std::byte{0});
        };
        constexpr std::size_t kFrameHeader = 16;
        if (!inFrame && name == "ANMF" && length >= kFrameHeader) {
            Bytes frame;
            append(frame, content.first(kFrameHeader));
            FOVEA_CHECK(appendWebpChunks(content.subspan(kFrameHeader), true, frame));
            if (frame.size() == kFrameHeader) return damaged("WebP: a frame without pixels");
            appendChunk(frame);
        } else if (inFrame ? isOneOf(name, {"ALPH", "VP8 ", "VP8L"})
                           : isOneOf(name, {"VP8X", "ALPH", "VP8 ", "VP8L", "ANIM"})) {
            appendChunk(content);
        }
        at += 8 + length + length % 2;
    }
    return {};
}

}  // namespace

Result<Bytes> deidentifiedWebp(std::span<const std::byte> bytes) {
    constexpr std::uint8_t kProfile = 0x20, kExif = 0x08, kXmp = 0x04;
    constexpr std::size_t kHead = 12, kFlags = kHead + 8;
    if (bytes.size() < kHead) return damaged("WebP: ends too early");
    // What follows the file's own length is left out.
    const std::size_t size = std::min<std::size_t>(bytes.size(), 8 + numberAt(bytes, 4, 4, false));
    if (size < kHead) return damaged("WebP: ends too early");
    Bytes out;
    append(out, bytes.first(kHead));
    FOVEA_CHECK(appendWebpChunks(bytes.subspan(kHead, size - kHead), false, out));
    const int orientation = webpOrientation(bytes.first(size));
    if (out.size() > kFlags && textAt(out, kHead, 4) == "VP8X") {
        out[kFlags] &= ~std::byte{kProfile | kExif | kXmp};
        if (orientation != 1) {
            const Bytes exif = exifOf(orientation);
            append(out, "EXIF"sv);
            out.resize(out.size() + 4);
            putNumber(out, out.size() - 4, 4, false, exif.size());
            append(out, exif);
            out[kFlags] |= std::byte{kExif};
        }
    } else if (orientation != 1) {
        return Error{
            ErrorCode::unsupportedFormat,
            "WebP with an orientation but without the header for it cannot be cleaned: save it as PNG",
            {}};
    }
    putNumber(out, 4, 4, false, out.size() - 8);
    return out;
}

namespace {

/// Blanks the comments of a JPEG 2000 code stream in place; where it ends.
Result<std::size_t> blankComments(std::span<std::byte> stream) {
    constexpr std::uint64_t kTile = 0xFF90, kData = 0xFF93, kEnd = 0xFFD9, kComment = 0xFF64;
    std::size_t at = 2, tileEnd = 0;
    while (at + 2 <= stream.size()) {
        const std::uint64_t marker = numberAt(stream, at, 2, true);
        if (marker == kEnd) return at + 2;
        if (marker == kData) {
            // To the next tile part, or to the end, where the last says no length.
            if (tileEnd == 0) return stream.size();
            at = tileEnd;
            continue;
        }
        if (at + 4 > stream.size()) break;
        const std::size_t length = numberAt(stream, at + 2, 2, true);
        if (length < 2 || length > stream.size() - at - 2) break;
        if (marker == kTile) {
            if (length < 10) break;
            const std::size_t part = numberAt(stream, at + 6, 4, true);
            if (part > stream.size() - at || (part != 0 && part < 14)) break;
            tileEnd = part == 0 ? 0 : at + part;
        }
        if (marker == kComment && length > 4)
            std::fill_n(stream.begin() + std::ptrdiff_t(at + 6), length - 4, std::byte{' '});
        at += 2 + length;
    }
    return damaged("JPEG 2000: its segments do not fit together");
}

/// Of JP2's boxes, on one level, leaves those that the picture needs; the others become
/// empty room, so that nothing moves.
Result<void> blankBoxes(std::span<std::byte> boxes, bool inHeader) {
    for (std::size_t at = 0; at + 8 <= boxes.size();) {
        std::uint64_t length = numberAt(boxes, at, 4, true);
        std::size_t head = 8;
        if (length == 1) {
            if (at + 16 > boxes.size()) return damaged("JPEG 2000: a box ends too early");
            length = numberAt(boxes, at + 8, 8, true);
            head = 16;
        }
        if (length == 0) length = boxes.size() - at;
        if (length < head || length > boxes.size() - at) return damaged("JPEG 2000: a box ends too early");
        const std::string_view name = textAt(boxes, at + 4, 4);
        const auto content = boxes.subspan(at + head, std::size_t(length) - head);
        if (!inHeader && name == "jp2c") {
            FOVEA_TRY(const std::size_t end, blankComments(content));
            std::fill(content.begin() + std::ptrdiff_t(end), content.end(), std::byte{0});
        } else if (!inHeader && name == "jp2h") {
            FOVEA_CHECK(blankBoxes(content, true));
        } else if (!(inHeader ? isOneOf(name, {"ihdr", "bpcc", "colr", "pclr", "cmap", "cdef", "res "})
                              : isOneOf(name, {"jP  ", "ftyp"}))) {
            std::copy_n(std::as_bytes(std::span("free", 4)).begin(), 4,
                        boxes.begin() + std::ptrdiff_t(at + 4));
            std::fill(content.begin(), content.end(), std::byte{0});
        }
        at += std::size_t(length);
    }
    return {};
}

}  // namespace

Result<Bytes> deidentifiedJpeg2000(std::span<const std::byte> bytes) {
    Bytes out(bytes.begin(), bytes.end());
    if (bytes[0] == std::byte{0xFF}) {
        FOVEA_TRY(const std::size_t end, blankComments(out));
        out.resize(end);
    } else {
        FOVEA_CHECK(blankBoxes(out, false));
    }
    return out;
}

}  // namespace fovea::imaging
