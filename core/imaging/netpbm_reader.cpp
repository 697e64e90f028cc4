#include "imaging/netpbm_reader.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "imaging/byte_order.h"
#include "imaging/content_type.h"
#include "imaging/readers.h"
#include "imaging/window.h"

// Read here: the formats are simple, and libnetpbm ends the program on damaged files.

namespace fovea::imaging {

namespace {

using ByteSpan = std::span<const std::byte>;

struct Header {
    char kind = 0;  ///< '1' to '7', 'F' colour and 'f' grey of real numbers
    std::size_t width = 0, height = 0;
    std::size_t samples = 1;  ///< a pixel, opacity included
    std::size_t most = 1;     ///< the value of white
    bool littleEndian = false;
    std::size_t pixels = 0;  ///< where they begin

    bool ascii() const { return kind >= '1' && kind <= '3'; }
    bool bits() const { return kind == '1' || kind == '4'; }
    bool real() const { return kind == 'F' || kind == 'f'; }
    std::size_t sampleBytes() const { return real() ? 4 : most > 255 ? 2 : 1; }
    /// What the pixels take in a binary file.
    std::size_t rowBytes() const { return kind == '4' ? (width + 7) / 8 : width * samples * sampleBytes(); }
};

bool isBlank(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\v' || c == '\f';
}

/// Goes through the words of a header or of ASCII pixels; "#" begins a comment, up to the line's end.
class Words {
public:
    Words(ByteSpan bytes, std::size_t at)
        : m_text(reinterpret_cast<const char*>(bytes.data()), bytes.size()), m_at(at) {}

    void skipBlanks() {
        for (; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] == '#')
                m_at = std::min(m_text.find_first_of("\n\r", m_at), m_text.size() - 1);
            else if (!isBlank(m_text[m_at]))
                return;
        }
    }
    std::string_view word() {
        skipBlanks();
        const std::size_t start = m_at;
        while (m_at < m_text.size() && !isBlank(m_text[m_at]) && m_text[m_at] != '#') ++m_at;
        return m_text.substr(start, m_at - start);
    }
    std::optional<std::size_t> number() {
        const std::string_view digits = word();
        std::size_t value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error != std::errc() || end != digits.data() + digits.size()) return {};
        return value;
    }
    /// One of PBM, whose digits need no blanks between them.
    std::optional<std::size_t> bit() {
        skipBlanks();
        if (m_at == m_text.size() || (m_text[m_at] != '0' && m_text[m_at] != '1')) return {};
        return m_text[m_at++] == '1' ? 1 : 0;
    }
    /// The one blank that ends a header, also that of a comment's line; false where there is none.
    bool blank() {
        if (m_at < m_text.size() && m_text[m_at] == '#')
            m_at = std::min(m_text.find_first_of("\n\r", m_at), m_text.size());
        if (m_at == m_text.size() || !isBlank(m_text[m_at])) return false;
        // A line end of Windows is two characters.
        if (m_text[m_at] == '\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '\n') ++m_at;
        ++m_at;
        return true;
    }
    std::size_t at() const { return m_at; }

private:
    std::string_view m_text;
    std::size_t m_at;
};

/// Of PAM: words and numbers, a pair a line, up to ENDHDR. False where it is none.
bool readPam(Words& words, Header& h) {
    for (;;) {
        const std::string_view name = words.word();
        if (name == "ENDHDR") return words.blank();
        if (name == "TUPLTYPE") {
            words.word();
            continue;
        }
        const auto value = words.number();
        if (!value) return false;
        if (name == "WIDTH")
            h.width = *value;
        else if (name == "HEIGHT")
            h.height = *value;
        else if (name == "DEPTH")
            h.samples = *value;
        else if (name == "MAXVAL")
            h.most = *value;
        else
            return false;
    }
}

std::optional<Header> readHeader(ByteSpan bytes, std::size_t at) {
    if (bytes.size() < at + 3 || bytes[at] != std::byte{'P'}) return {};
    Header h;
    h.kind = static_cast<char>(bytes[at + 1]);
    if (!(h.kind >= '1' && h.kind <= '7') && !h.real()) return {};
    const char next = static_cast<char>(bytes[at + 2]);
    if (!isBlank(next) && next != '#') return {};
    Words words(bytes, at + 2);
    if (h.kind == '7') {
        if (!readPam(words, h)) return {};
    } else {
        const auto width = words.number();
        const auto height = words.number();
        if (!width || !height) return {};
        h.width = *width;
        h.height = *height;
        if (h.real()) {
            const std::string text(words.word());
            double scale = 0;
            const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), scale);
            if (error != std::errc() || end != text.data() + text.size() || scale == 0) return {};
            h.littleEndian = scale < 0;
        } else if (!h.bits()) {
            const auto most = words.number();
            if (!most) return {};
            h.most = *most;
        }
        h.samples = h.kind == '3' || h.kind == '6' || h.kind == 'F' ? 3 : 1;
        if (!h.ascii() && !words.blank()) return {};
    }
    h.pixels = words.at();
    return h;
}

Error damaged(const char* what) {
    return {ErrorCode::corruptFile, std::string("Netpbm: ") + what, {}};
}

Result<Header> checkedHeader(ByteSpan bytes, std::size_t at) {
    const auto h = readHeader(bytes, at);
    if (!h) return damaged("its header is cut off or makes no sense");
    if (h->most < 1 || h->most > 65535) return damaged("a greatest value outside 1 to 65535");
    if (h->samples < 1 || h->samples > 4)
        return Error{ErrorCode::unsupportedFormat,
                     "PAM of " + std::to_string(h->samples) + " samples a pixel: 1 to 4 are read",
                     {}};
    FOVEA_CHECK(checkSize(h->width, h->height, h->samples));
    // A value in letters takes a digit and, but for bits, a blank.
    const std::size_t least =
        h->ascii() ? h->width * h->height * h->samples * (h->bits() ? 1 : 2) - 1 : h->rowBytes() * h->height;
    if (least > bytes.size() - h->pixels) return damaged("the pixels end too early");
    return *h;
}

/// Where each picture begins: one may follow the other.
Result<std::vector<Header>> picturesIn(ByteSpan bytes) {
    std::vector<Header> pictures;
    std::size_t at = 0;
    for (;;) {
        FOVEA_TRY(const Header h, checkedHeader(bytes, at));
        pictures.push_back(h);
        // In letters there is one, by the format's definition.
        if (h.ascii()) break;
        at = h.pixels + h.rowBytes() * h.height;
        while (at < bytes.size() && isBlank(static_cast<char>(bytes[at]))) ++at;
        // Anything else behind the last is no picture.
        if (!readHeader(bytes, at)) break;
    }
    return pictures;
}

/// All samples as the file has them, row by row from the top.
Result<StoredValues> samplesOf(ByteSpan bytes, const Header& h) {
    const std::size_t rowValues = h.width * h.samples;
    const std::size_t count = rowValues * h.height;
    if (h.real()) {
        std::vector<double> values(count);
        for (std::size_t y = 0; y < h.height; ++y) {
            // From the bottom upwards.
            const std::size_t row = h.pixels + (h.height - 1 - y) * h.rowBytes();
            for (std::size_t i = 0; i < rowValues; ++i)
                values[y * rowValues + i] = std::bit_cast<float>(
                    static_cast<std::uint32_t>(numberAt(bytes, row + 4 * i, 4, !h.littleEndian)));
        }
        return StoredValues(std::move(values));
    }
    const std::size_t most = h.bits() ? 255 : h.most;
    const auto filled = [&]<class T>(std::vector<T> values, auto next) -> Result<StoredValues> {
        for (T& value : values) {
            const std::optional<std::size_t> sample = next();
            if (!sample) return damaged("the pixels end too early or are no numbers");
            if (*sample > most) return damaged("a pixel beyond the greatest value");
            value = static_cast<T>(*sample);
        }
        return StoredValues(std::move(values));
    };
    // 1 is black in a bitmap; bits become bytes, as of all formats.
    const auto white = [](std::size_t bit) { return (bit & 1) != 0 ? std::size_t{0} : std::size_t{255}; };
    const auto fill = [&](auto next) {
        return h.most > 255 ? filled(std::vector<std::uint16_t>(count), next)
                            : filled(std::vector<std::uint8_t>(count), next);
    };
    if (h.ascii()) {
        Words words(bytes, h.pixels);
        if (h.bits())
            return fill([&]() -> std::optional<std::size_t> {
                const auto bit = words.bit();
                return bit ? std::optional(white(*bit)) : bit;
            });
        return fill([&] { return words.number(); });
    }
    std::size_t i = 0;
    if (h.bits())
        return fill([&]() -> std::optional<std::size_t> {
            const std::size_t x = i % h.width, y = i / h.width;
            ++i;
            return white(static_cast<std::size_t>(bytes[h.pixels + y * h.rowBytes() + x / 8]) >> (7 - x % 8));
        });
    return fill([&]() -> std::optional<std::size_t> {
        return static_cast<std::size_t>(
            numberAt(bytes, h.pixels + h.sampleBytes() * i++, h.sampleBytes(), true));
    });
}

}  // namespace

bool beginsNetpbm(ByteSpan head) {
    if (const auto h = readHeader(head, 0)) {
        if (h->width == 0 || h->height == 0) return false;
        // "P1" and two numbers may be a table.
        return h->kind != '1' || Words(head, h->pixels).bit().has_value();
    }
    // A long comment may reach beyond the first bytes.
    return head.size() >= kHeadBytes && (head[0] == std::byte{'P'}) && head[1] >= std::byte{'1'} &&
           head[1] <= std::byte{'7'} && isBlank(static_cast<char>(head[2])) && head[3] == std::byte{'#'};
}

Result<std::vector<std::byte>> netpbmWithoutComments(ByteSpan bytes) {
    FOVEA_TRY(const std::vector<Header> pictures, picturesIn(bytes));
    std::string out;
    for (const Header& h : pictures) {
        const std::string size = std::to_string(h.width) + ' ' + std::to_string(h.height) + '\n';
        if (h.kind == '7') {
            out += "P7\nWIDTH " + std::to_string(h.width) + "\nHEIGHT " + std::to_string(h.height) +
                   "\nDEPTH " + std::to_string(h.samples) + "\nMAXVAL " + std::to_string(h.most) +
                   "\nENDHDR\n";
        } else {
            out += std::string("P") + h.kind + '\n' + size;
            if (h.real()) out += h.littleEndian ? "-1.0\n" : "1.0\n";
            if (!h.real() && !h.bits()) out += std::to_string(h.most) + '\n';
        }
        if (h.ascii()) {
            FOVEA_TRY(const StoredValues values, samplesOf(bytes, h));
            for (std::size_t i = 0; i < values.size(); ++i)
                out += std::to_string(h.bits() ? values[i] == 0 : static_cast<int>(values[i])) +
                       (i % 16 == 15 ? '\n' : ' ');
            out += '\n';
        } else {
            out.append(reinterpret_cast<const char*>(bytes.data()) + h.pixels, h.rowBytes() * h.height);
        }
    }
    const auto written = std::as_bytes(std::span(out));
    return std::vector<std::byte>(written.begin(), written.end());
}

Result<Image> readNetpbm(ByteSpan bytes, int frame) {
    FOVEA_TRY(const std::vector<Header> pictures, picturesIn(bytes));
    FOVEA_CHECK(checkFrame(frame, static_cast<int>(pictures.size())));
    const Header& h = pictures[static_cast<std::size_t>(frame)];
    FOVEA_TRY(StoredValues stored, samplesOf(bytes, h));
    const std::size_t channels = h.samples < 3 ? 1 : 3;
    if (channels != h.samples) {  // without opacity
        stored.replace([&](const auto& all) {
            std::decay_t<decltype(all)> colours(all.size() / h.samples * channels);
            for (std::size_t i = 0; i < colours.size(); ++i)
                colours[i] = all[i / channels * h.samples + i % channels];
            return colours;
        });
    }
    // As many bits as the greatest value needs: white is white, also where it is no 2^n - 1.
    const int bits = h.real() ? 32 : h.bits() ? 8 : static_cast<int>(std::bit_width(h.most));
    Image image = plainImage("Netpbm", static_cast<int>(h.width), static_cast<int>(h.height),
                             static_cast<int>(channels), bits, std::move(stored));
    const double white = static_cast<double>(h.most);
    if (h.real()) {
        if (channels == 3) image.window = realColourWindow(image.stored);
    } else if (!h.bits() && (channels == 3 || h.most <= 255)) {
        image.window = {(white + 1) / 2, white + 1, WindowSource::none};
    }
    image.frames = static_cast<int>(pictures.size());
    image.frame = frame;
    return image;
}

}  // namespace fovea::imaging
