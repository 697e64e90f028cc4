#include "imaging/jpeg_stream.h"

#include <algorithm>
#include <bitset>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

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

/// Which bits of which components the scans of a stream hold.
class Scans {
public:
    /// `header`: of a frame, from its length on.
    void frame(std::span<const std::byte> header, bool progressive) {
        m_components.clear();
        m_progressive = progressive;
        for (std::size_t at = 8; at + 3 <= header.size() && m_components.size() < kMostComponents; at += 3)
            m_components.push_back({static_cast<int>(header[at]), {}});
    }
    /// `header`: of a scan, from its length on.
    void scan(std::span<const std::byte> header) {
        const std::size_t count = header.size() > 2 ? static_cast<std::size_t>(header[2]) : 0;
        const std::size_t end = 3 + 2 * count;
        if (header.size() < end + 3) return;
        const auto first = static_cast<std::size_t>(header[end]);
        const auto last = static_cast<std::size_t>(header[end + 1]);
        const bool finest = (static_cast<int>(header[end + 2]) & 0xF) == 0;
        for (std::size_t i = 0; i < count; ++i) {
            for (Component& component : m_components) {
                if (component.id != static_cast<int>(header[3 + 2 * i])) continue;
                if (!m_progressive)
                    component.whole.set();
                else
                    for (std::size_t k = first; k <= last && k < component.whole.size() && finest; ++k)
                        component.whole.set(k);
            }
        }
    }
    bool all() const {
        return std::all_of(m_components.begin(), m_components.end(),
                           [](const Component& c) { return c.whole.all(); });
    }

private:
    static constexpr std::size_t kMostComponents = 4;
    struct Component {
        int id;
        std::bitset<64> whole;  ///< coefficients
    };
    std::vector<Component> m_components;
    bool m_progressive = false;
};
}  // namespace

Result<void> checkScans(const JpegStream& stream) {
    if (stream.scans <= JpegStream::kMostScans) return {};
    return Error{ErrorCode::unsupportedFormat,
                 "JPEG of " + std::to_string(stream.scans) + " scans: at most " +
                     std::to_string(JpegStream::kMostScans) + " are read",
                 {}};
}

std::optional<JpegStream> scanJpeg(std::span<const std::byte> bytes) {
    JpegStream stream;
    const auto at = [&](std::size_t i) { return static_cast<int>(bytes[i]); };
    const auto word = [&](std::size_t i) { return at(i) << 8 | at(i + 1); };
    bool frameSeen = false;
    bool scanSeen = false;
    Scans scans;
    std::size_t i = 0;
    while (i + 1 < bytes.size()) {
        // Inside a scan, FF before anything below 80 is data (JPEG stuffs 00, JPEG-LS a zero bit).
        if (at(i) != 0xFF) {
            const void* const next = std::memchr(&bytes[i], 0xFF, bytes.size() - i);
            if (!next) break;
            i = std::size_t(static_cast<const std::byte*>(next) - bytes.data());
            continue;
        }
        if (at(i + 1) == 0xFF || at(i + 1) < 0x80) {
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
            const auto header = bytes.subspan(i, std::min(length, bytes.size() - i));
            scans.frame(header, marker == 0xC2);
            stream.chromaSubsampled = false;
            std::string names;
            for (std::size_t at = 8; at + 3 <= header.size(); at += 3) {
                names += static_cast<char>(header[at]);
                stream.chromaSubsampled = stream.chromaSubsampled || header[at + 1] != header[9];
            }
            stream.componentsNamedRgb = names == "RGB";
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
        if (marker == kStartOfScan) {
            scanSeen = true;
            ++stream.scans;
            scans.scan(bytes.subspan(i, std::min(length, bytes.size() - i)));
        }
        i += length;
    }
    if (!frameSeen) return std::nullopt;
    stream.allScans = scanSeen && scans.all();
    return stream;
}

}  // namespace fovea::imaging
