#include "imaging/jpeg_stream.h"

#include <cstdint>
#include <cstring>
#include <string_view>

namespace fovea::imaging {

namespace {
constexpr int kStartOfImage = 0xD8;
constexpr int kEndOfImage = 0xD9;
constexpr int kStartOfScan = 0xDA;
constexpr int kApp0 = 0xE0;
constexpr int kApp1 = 0xE1;
constexpr int kApp14 = 0xEE;
constexpr std::string_view kExif("Exif\0\0", 6);

/// SOF0 .. SOF15 without the tables that share their range, and JPEG-LS's SOF55.
bool isFrameHeader(int marker) {
    return (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) ||
           marker == 0xF7;
}
bool standsAlone(int marker) {
    return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7) || marker == kStartOfImage;
}
}  // namespace

std::optional<JpegStream> scanJpeg(std::span<const std::byte> bytes) {
    JpegStream stream;
    const auto at = [&](std::size_t i) { return static_cast<int>(bytes[i]); };
    const auto word = [&](std::size_t i) { return at(i) << 8 | at(i + 1); };
    bool frameSeen = false;
    bool scanSeen = false;
    std::size_t i = 0;
    while (i + 1 < bytes.size()) {
        // Inside a scan, FF before anything below 80 is data (JPEG stuffs 00, JPEG-LS a zero bit).
        if (at(i) != 0xFF || at(i + 1) == 0xFF || at(i + 1) < 0x80) {
            ++i;
            continue;
        }
        const int marker = at(i + 1);
        i += 2;
        if (marker == kEndOfImage) {
            stream.complete = scanSeen;
            break;
        }
        if (standsAlone(marker)) continue;
        if (i + 2 > bytes.size()) break;
        const auto length = static_cast<std::size_t>(word(i));
        if (isFrameHeader(marker) && length >= 8 && i + 8 <= bytes.size()) {
            stream.precision = at(i + 2);
            stream.height = word(i + 3);
            stream.width = word(i + 5);
            stream.components = at(i + 7);
            stream.lossyHuffman = marker <= 0xC2;
            stream.jpegLs = marker == 0xF7;
            frameSeen = true;
        }
        const auto holds = [&](std::string_view name) {
            return length >= 2 + name.size() && i + length <= bytes.size() &&
                   std::memcmp(&bytes[i + 2], name.data(), name.size()) == 0;
        };
        if (marker == kApp0 && holds("JFIF")) stream.jfif = true;
        if (marker == kApp1 && holds(kExif) && stream.exif.empty())
            stream.exif = bytes.subspan(i + 2 + kExif.size(), length - 2 - kExif.size());
        if (marker == kApp14 && holds("Adobe") && length >= 14) stream.adobeTransform = at(i + 13);
        if (marker == kStartOfScan) scanSeen = true;
        i += length;
    }
    if (!frameSeen) return std::nullopt;
    return stream;
}

}  // namespace fovea::imaging
