#include <openjpeg.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "imaging/byte_order.h"
#include "imaging/jpeg2000_decoder.h"
#include "imaging/pixel_cells.h"
#include "imaging/readers.h"
#include "imaging/window.h"

namespace fovea::imaging {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view kFileStart = "\0\0\0\x0CjP  \r\n\x87\n"sv;
constexpr std::string_view kStreamStart = "\xFF\x4F\xFF\x51"sv;
constexpr int kMostComponents = 4;

bool begins(std::span<const std::byte> bytes, std::string_view start) {
    return bytes.size() >= start.size() && std::memcmp(bytes.data(), start.data(), start.size()) == 0;
}

/// The bytes as OpenJPEG's callbacks see them, and what it said.
struct Source {
    std::span<const std::byte> bytes;
    std::size_t position = 0;
    std::string complaint;  ///< the first
};

OPJ_SIZE_T readBytes(void* to, OPJ_SIZE_T count, void* user) {
    auto* source = static_cast<Source*>(user);
    const std::size_t part = std::min<std::size_t>(count, source->bytes.size() - source->position);
    if (part == 0) return static_cast<OPJ_SIZE_T>(-1);
    std::memcpy(to, source->bytes.data() + source->position, part);
    source->position += part;
    return part;
}

OPJ_OFF_T skipBytes(OPJ_OFF_T count, void* user) {
    auto* source = static_cast<Source*>(user);
    if (count < 0) return -1;
    const auto left = static_cast<OPJ_OFF_T>(source->bytes.size() - source->position);
    const OPJ_OFF_T part = std::min(count, left);
    source->position += static_cast<std::size_t>(part);
    // Beyond the end: what was promised is not there.
    return part < count ? -1 : part;
}

OPJ_BOOL seekTo(OPJ_OFF_T offset, void* user) {
    auto* source = static_cast<Source*>(user);
    if (offset < 0 || static_cast<std::size_t>(offset) > source->bytes.size()) return OPJ_FALSE;
    source->position = static_cast<std::size_t>(offset);
    return OPJ_TRUE;
}

void remember(const char* message, void* user) {
    auto* source = static_cast<Source*>(user);
    if (!source->complaint.empty()) return;
    source->complaint = message;
    while (source->complaint.ends_with('\n')) source->complaint.pop_back();
}

void ignore(const char*, void*) {}

struct Close {
    void operator()(opj_codec_t* codec) const { opj_destroy_codec(codec); }
    void operator()(opj_image_t* image) const { opj_image_destroy(image); }
};
struct CloseStream {
    void operator()(opj_stream_t* stream) const { opj_stream_destroy(stream); }
};

Jpeg2000Colour colourOf(const opj_image_t& image) {
    switch (image.color_space) {
        case OPJ_CLRSPC_SRGB:
            return Jpeg2000Colour::rgb;
        case OPJ_CLRSPC_GRAY:
            return Jpeg2000Colour::grey;
        case OPJ_CLRSPC_SYCC:
            return Jpeg2000Colour::ycc;
        case OPJ_CLRSPC_EYCC:
        case OPJ_CLRSPC_CMYK:
            return Jpeg2000Colour::other;
        default:
            return Jpeg2000Colour::unstated;
    }
}

/// Size, halved `halvings` times, and components, before anything is decoded.
Result<Jpeg2000Pixels> describe(const opj_image_t& image, unsigned halvings) {
    if (image.numcomps < 1 || image.numcomps > kMostComponents)
        return Error{ErrorCode::unsupportedFormat,
                     "JPEG 2000 of " + std::to_string(image.numcomps) + " components",
                     {}};
    const opj_image_comp_t& first = image.comps[0];
    if (first.dx < 1 || first.dy < 1 || image.x1 < image.x0 || image.y1 < image.y0)
        return Error{ErrorCode::corruptFile, "JPEG 2000 size", {}};
    const auto cells = [halvings](std::uint64_t from, std::uint64_t to, std::uint64_t step) {
        const auto halved = [&](std::uint64_t at) {
            return ((at + step - 1) / step + (std::uint64_t{1} << halvings) - 1) >> halvings;
        };
        return static_cast<std::size_t>(halved(to) - halved(from));
    };
    const std::size_t width = cells(image.x0, image.x1, first.dx);
    const std::size_t height = cells(image.y0, image.y1, first.dy);
    FOVEA_CHECK(checkSize(width, height, image.numcomps));
    Jpeg2000Pixels pixels;
    pixels.width = static_cast<int>(width);
    pixels.height = static_cast<int>(height);
    pixels.components = static_cast<int>(image.numcomps);
    pixels.bits = 0;
    pixels.isSigned = first.sgnd != 0;
    pixels.colour = colourOf(image);
    for (OPJ_UINT32 c = 0; c < image.numcomps; ++c) {
        const opj_image_comp_t& component = image.comps[c];
        if (component.prec < 1 || component.prec > 31 || (component.sgnd != 0) != pixels.isSigned ||
            component.dx < first.dx || component.dy < first.dy)
            return Error{ErrorCode::unsupportedFormat, "JPEG 2000 with components of unequal kind", {}};
        pixels.bits = std::max(pixels.bits, static_cast<int>(component.prec));
    }
    return pixels;
}

Result<void> copySamples(const opj_image_t& image, Jpeg2000Pixels& pixels) {
    const auto width = static_cast<std::size_t>(pixels.width);
    const auto height = static_cast<std::size_t>(pixels.height);
    const std::size_t components = image.numcomps;
    pixels.data.resize(width * height * components);
    for (std::size_t c = 0; c < components; ++c) {
        const opj_image_comp_t& component = image.comps[c];
        const std::size_t w = component.w;
        const std::size_t h = component.h;
        if (!component.data || w == 0 || h == 0 || (c == 0 && (w != width || h != height)))
            return Error{ErrorCode::corruptFile, "JPEG 2000 without the samples of a component", {}};
        const std::size_t right = component.dx / image.comps[0].dx;
        const std::size_t down = component.dy / image.comps[0].dy;
        for (std::size_t y = 0; y < height; ++y) {
            const OPJ_INT32* row = component.data + std::min(y / down, h - 1) * w;
            for (std::size_t x = 0; x < width; ++x)
                pixels.data[(y * width + x) * components + c] = row[std::min(x / right, w - 1)];
        }
    }
    return {};
}

/// Where the code stream begins: at once, or in the boxes of a .jp2 file (ISO 15444-1 I.4). Nothing where
/// none begins with its size, as one must.
std::optional<std::size_t> startOfStream(std::span<const std::byte> bytes) {
    constexpr std::uint64_t kCodeStream = 0x6A703263;  // jp2c
    std::size_t at = 0;
    while (!begins(bytes.subspan(at), kStreamStart)) {
        if (bytes.size() - at < 16) return std::nullopt;
        const std::uint64_t word = numberAt(bytes, at, 4, true);
        const std::size_t head = word == 1 ? 16 : 8;
        const std::uint64_t length = word == 1 ? numberAt(bytes, at + 8, 8, true) : word;
        const bool last = numberAt(bytes, at + 4, 4, true) == kCodeStream;
        if (!last && (length < head || length > bytes.size() - at)) return std::nullopt;
        at += last ? head : static_cast<std::size_t>(length);
        if (last && !begins(bytes.subspan(at), kStreamStart)) return std::nullopt;
    }
    return at;
}

/// Into how many precincts the resolutions of a picture of that size are divided, at least, by a coding style
/// (COD, COC; ISO 15444-1 A.6.1, B.6). `style`: from the number of decompositions on.
std::uint64_t precinctsOf(std::span<const std::byte> style, bool stated, std::uint64_t width,
                          std::uint64_t height) {
    constexpr std::size_t kSizes = 5;
    constexpr unsigned kMostDecompositions = 32, kGreatest = 0xFF;  // width and height, as powers of 2
    const unsigned decompositions = std::min(std::to_integer<unsigned>(style[0]), kMostDecompositions);
    std::uint64_t precincts = 0;
    for (unsigned r = 0; r <= decompositions; ++r) {
        const bool here = stated && kSizes + r < style.size();
        const unsigned size = here ? std::to_integer<unsigned>(style[kSizes + r]) : kGreatest;
        const auto along = [&](std::uint64_t side, unsigned power) {
            return ((side >> (decompositions - r)) + (std::uint64_t{1} << power) - 1) >> power;
        };
        precincts += along(width, size & 15) * along(height, size >> 4);
    }
    return precincts;
}

/// Where the packets end that begin at `from` and whose length is not stated: at the end marker, where
/// nothing but zeros follows it.
std::size_t endOfPackets(std::span<const std::byte> stream, std::size_t from) {
    constexpr std::byte kEnd[] = {std::byte{0xFF}, std::byte{0xD9}};
    const auto begin = stream.begin() + static_cast<std::ptrdiff_t>(std::min(from, stream.size()));
    const auto marker = std::find_end(begin, stream.end(), std::begin(kEnd), std::end(kEnd));
    if (marker == stream.end()) return stream.size();
    const auto isZero = [](std::byte b) { return b == std::byte{0}; };
    return std::all_of(marker + std::size(kEnd), stream.end(), isZero)
               ? static_cast<std::size_t>(marker - stream.begin())
               : stream.size();
}

/// Whether two of these bytes, which lie in packets, are a marker, or the last and whatever comes behind them
/// can be: none is within what is coded there (ISO 15444-1 B.10.1 and 15444-15 B.3). Those that packets may
/// begin and end with (SOP, EPH) count as well.
bool holdsMarker(std::span<const std::byte> packets) {
    constexpr std::byte kFirst{0xFF}, kGreatestCoded{0x8F};
    for (auto at = packets.begin(); (at = std::find(at, packets.end(), kFirst)) != packets.end();)
        if (++at == packets.end() || *at > kGreatestCoded) return true;
    return false;
}

/// Asked before OpenJPEG takes memory, and time, on the word of a hostile header: for each component of each
/// tile, and for each packet, whether they are there or not. In a block of the high-throughput coder a marker
/// ends the whole program there (`mel_init`, OpenJPEG 2.5.0).
Result<void> checkStream(std::span<const std::byte> bytes) {
    constexpr std::uint64_t kStyle = 0xFF52, kComponentStyle = 0xFF53, kTilePart = 0xFF90, kData = 0xFF93,
                            kEnd = 0xFFD9;
    // Segments that OpenJPEG knows: others it passes over two bytes by two, until it finds one of them.
    constexpr std::uint64_t kSegments[] = {
        0xFF50, 0xFF51, kStyle, kComponentStyle, 0xFF55, 0xFF57, 0xFF58, 0xFF59, 0xFF5C, 0xFF5D,   0xFF5E,
        0xFF5F, 0xFF60, 0xFF61, 0xFF63,          0xFF64, 0xFF74, 0xFF75, 0xFF77, 0xFF78, kTilePart};
    constexpr std::size_t kSizeEnd = 45;    // SOC and SIZ up to the first component
    constexpr std::size_t kTileBytes = 14;  // SOT and SOD of a tile-part
    constexpr std::byte kHighThroughput{0x40};
    const auto start = startOfStream(bytes);
    if (!start || bytes.size() - *start < kSizeEnd)
        return Error{ErrorCode::corruptFile, "no JPEG 2000 code stream", {}};
    bytes = bytes.subspan(*start);
    const auto number = [&](std::size_t at, std::size_t size) { return numberAt(bytes, at, size, true); };

    const std::uint64_t components = number(40, 2), stepX = number(43, 1), stepY = number(44, 1);
    if (components < 1 || components > kMostComponents)
        return Error{
            ErrorCode::unsupportedFormat, "JPEG 2000 of " + std::to_string(components) + " components", {}};
    const std::uint64_t right = number(8, 4), bottom = number(12, 4), left = number(16, 4),
                        top = number(20, 4);
    const std::uint64_t tileWidth = number(24, 4), tileHeight = number(28, 4);
    const std::uint64_t tileLeft = number(32, 4), tileTop = number(36, 4);
    if (stepX == 0 || stepY == 0 || right < left || bottom < top || tileLeft > left || tileTop > top ||
        tileWidth == 0 || tileHeight == 0)
        return Error{ErrorCode::corruptFile, "JPEG 2000 size", {}};
    const auto steps = [](std::uint64_t length, std::uint64_t step) { return (length + step - 1) / step; };
    const std::uint64_t width = steps(right, stepX) - steps(left, stepX);
    const std::uint64_t height = steps(bottom, stepY) - steps(top, stepY);
    FOVEA_CHECK(checkSize(width, height, static_cast<std::size_t>(components)));
    const std::uint64_t across = steps(right - tileLeft, tileWidth);
    const std::uint64_t down = steps(bottom - tileTop, tileHeight);
    if (across > bytes.size() || down > bytes.size() / kTileBytes / across)
        return Error{ErrorCode::corruptFile, "JPEG 2000: fewer data than so many tiles need", {}};

    // A packet is a byte at least: one for each layer of each precinct, the finest of which each tile has.
    std::uint64_t layers = 1, precincts = across * down;
    bool highThroughput = false, markers = false, markedPackets = false;
    std::size_t tilePart = 0;  // where the one begins whose header this is; 0: the main header
    for (std::size_t at = 2; at + 4 <= bytes.size();) {
        const std::uint64_t marker = number(at, 2);
        if (marker == kEnd) break;
        if (marker == kData && tilePart > 0) {
            const std::uint64_t length = number(tilePart + 6, 4);
            // 0: up to the end. What goes beyond it, OpenJPEG refuses.
            const bool stated = length >= kTileBytes && length <= bytes.size() - tilePart;
            const std::size_t end =
                stated ? tilePart + static_cast<std::size_t>(length) : endOfPackets(bytes, at + 2);
            markers = markers || (end > at + 2 && holdsMarker(bytes.subspan(at + 2, end - at - 2)));
            if (!stated) break;
            at = end;
            tilePart = 0;
            continue;
        }
        if (std::find(std::begin(kSegments), std::end(kSegments), marker) == std::end(kSegments)) {
            at += 2;
            continue;
        }
        const auto length = static_cast<std::size_t>(number(at + 2, 2));
        if (length < 2 || length > bytes.size() - at - 2) break;
        const auto segment = bytes.subspan(at + 4, length - 2);
        // Of four components, one byte says which.
        const std::size_t style = marker == kStyle ? 5 : 2;
        if ((marker == kStyle || marker == kComponentStyle) && segment.size() > style) {
            const std::byte flags = segment[marker == kStyle ? 0 : 1];
            constexpr std::size_t kBlocks = 3;  // of the style
            highThroughput = highThroughput || (segment.size() > style + kBlocks &&
                                                (segment[style + kBlocks] & kHighThroughput) != std::byte{0});
            constexpr std::byte kPacketMarkers{6};  // SOP, EPH
            if (marker == kStyle) markedPackets = markedPackets || (flags & kPacketMarkers) != std::byte{0};
            if (marker == kStyle) layers = std::max(layers, numberAt(segment, 2, 2, true));
            precincts = std::max(
                precincts,
                precinctsOf(segment.subspan(style), (flags & std::byte{1}) != std::byte{0}, width, height));
            if (layers > bytes.size() / precincts)
                return Error{
                    ErrorCode::corruptFile, "JPEG 2000: fewer data than its layers and precincts need", {}};
        }
        if (marker == kTilePart && segment.size() >= 8) tilePart = at;
        at += 2 + length;
    }
    // Markers of packets cannot be told from those within a block.
    if (highThroughput && markers)
        return Error{markedPackets ? ErrorCode::unsupportedFormat : ErrorCode::corruptFile,
                     "high-throughput JPEG 2000 with markers among its packets",
                     {}};
    return {};
}

/// Where the last tile-part of a code stream ends, by the lengths in their headers (ISO 15444-1
/// A.4.2). Nothing where one goes beyond the end, or its length is left open.
std::optional<std::size_t> endOfTiles(std::span<const std::byte> stream) {
    constexpr std::size_t kSoc = 2, kLengthInSot = 6, kSot = 12;
    constexpr std::uint64_t kStartOfTile = 0xFF90;
    std::size_t at = kSoc;
    bool tiles = false;
    while (at + 4 <= stream.size()) {
        const std::uint64_t marker = numberAt(stream, at, 2, true);
        if (marker != kStartOfTile && tiles) break;
        if (marker != kStartOfTile) {
            at += 2 + numberAt(stream, at + 2, 2, true);
            continue;
        }
        if (at + kSot > stream.size()) return std::nullopt;
        const std::uint64_t length = numberAt(stream, at + kLengthInSot, 4, true);
        if (length < kSot || length > stream.size() - at) return std::nullopt;
        at += length;
        tiles = true;
    }
    return tiles && at <= stream.size() ? std::optional(at) : std::nullopt;
}

/// A code stream of which nothing but the end marker is missing: with it. Else nothing.
std::vector<std::byte> withEnd(std::span<const std::byte> stream) {
    constexpr std::byte kEnd[] = {std::byte{0xFF}, std::byte{0xD9}};
    if (!begins(stream, kStreamStart)) return {};
    const auto end = endOfTiles(stream);
    auto rest = end ? stream.subspan(*end) : stream;
    if (!end || (rest.size() >= 2 && std::equal(std::begin(kEnd), std::end(kEnd), rest.begin()))) return {};
    // Half of the marker; a byte of padding, or zeros.
    if (!rest.empty() && rest[0] == kEnd[0]) rest = rest.subspan(1);
    if (!std::all_of(rest.begin(), rest.end(), [](std::byte b) { return b == std::byte{0}; })) return {};
    std::vector<std::byte> ended(stream.begin(), stream.begin() + static_cast<std::ptrdiff_t>(*end));
    ended.insert(ended.end(), std::begin(kEnd), std::end(kEnd));
    return ended;
}

/// How often the size can be halved, so that `edge` pixels are left and the stream has that resolution.
unsigned halvingsFor(opj_codec_t* codec, const Jpeg2000Pixels& whole, int edge) {
    if (edge < 1) return 0;
    opj_codestream_info_v2_t* info = opj_get_cstr_info(codec);
    if (!info) return 0;
    OPJ_UINT32 resolutions = 33;
    for (OPJ_UINT32 c = 0; c < info->nbcomps && info->m_default_tile_info.tccp_info; ++c)
        resolutions = std::min(resolutions, info->m_default_tile_info.tccp_info[c].numresolutions);
    opj_destroy_cstr_info(&info);
    unsigned halvings = 0;
    while (halvings + 1 < resolutions && std::max(whole.width, whole.height) >> (halvings + 1) >= edge)
        ++halvings;
    return halvings;
}

}  // namespace

bool beginsJpeg2000(std::span<const std::byte> bytes) {
    return begins(bytes, kStreamStart) || begins(bytes, kFileStart);
}

Result<Jpeg2000Pixels> decodeJpeg2000(std::span<const std::byte> bytes, int edge) {
    if (!beginsJpeg2000(bytes)) return Error{ErrorCode::corruptFile, "no JPEG 2000 code stream", {}};
    FOVEA_CHECK(checkStream(bytes));
    const std::vector<std::byte> ended = withEnd(bytes);
    if (!ended.empty()) bytes = ended;
    Source source{bytes, 0, {}};
    const std::unique_ptr<opj_codec_t, Close> codec(
        opj_create_decompress(begins(bytes, kFileStart) ? OPJ_CODEC_JP2 : OPJ_CODEC_J2K));
    const std::unique_ptr<opj_stream_t, CloseStream> stream(
        opj_stream_create(std::min<std::size_t>(bytes.size(), OPJ_J2K_STREAM_CHUNK_SIZE), OPJ_TRUE));
    if (!codec || !stream) return Error{ErrorCode::outOfMemory, "decoding JPEG 2000", {}};
    opj_stream_set_user_data(stream.get(), &source, nullptr);
    opj_stream_set_user_data_length(stream.get(), bytes.size());
    opj_stream_set_read_function(stream.get(), readBytes);
    opj_stream_set_skip_function(stream.get(), skipBytes);
    opj_stream_set_seek_function(stream.get(), seekTo);
    opj_set_error_handler(codec.get(), remember, &source);
    // Warnings concern boxes and markers that are not needed; what is needed is strict.
    opj_set_warning_handler(codec.get(), ignore, nullptr);
    opj_set_info_handler(codec.get(), ignore, nullptr);

    const auto failed = [&] { return Error{ErrorCode::corruptFile, "JPEG 2000: " + source.complaint, {}}; };
    opj_dparameters_t parameters;
    opj_set_default_decoder_parameters(&parameters);
    if (!opj_setup_decoder(codec.get(), &parameters) || !opj_decoder_set_strict_mode(codec.get(), OPJ_TRUE))
        return failed();
    opj_image_t* header = nullptr;
    const bool begun = opj_read_header(stream.get(), codec.get(), &header);
    const std::unique_ptr<opj_image_t, Close> image(header);
    if (!begun || !image) return failed();
    FOVEA_TRY(Jpeg2000Pixels pixels, describe(*image, 0));
    const unsigned halvings = halvingsFor(codec.get(), pixels, edge);
    if (halvings > 0 && !opj_set_decoded_resolution_factor(codec.get(), halvings)) return failed();
    if (!opj_decode(codec.get(), stream.get(), image.get()) ||
        !opj_end_decompress(codec.get(), stream.get()) || !source.complaint.empty())
        return failed();
    // A palette of the file changes what there is.
    FOVEA_TRY(pixels, describe(*image, halvings));
    FOVEA_CHECK(copySamples(*image, pixels));
    pixels.ended = ended.empty();
    return pixels;
}

Result<Image> readJpeg2000(std::span<const std::byte> bytes, int frame, int edge) {
    FOVEA_CHECK(checkFrame(frame, 1));
    FOVEA_TRY(const Jpeg2000Pixels pixels, decodeJpeg2000(bytes, edge));
    const bool ycc = pixels.colour == Jpeg2000Colour::ycc && pixels.components == 3;
    if (pixels.colour == Jpeg2000Colour::other || (ycc && pixels.isSigned))
        return Error{ErrorCode::unsupportedFormat, "JPEG 2000 in CMYK or another unusual colour space", {}};
    // What comes after grey, or after three colours, is transparency.
    const int channels = pixels.components < 3 ? 1 : 3;
    const auto components = static_cast<std::size_t>(pixels.components);
    const auto used = static_cast<std::size_t>(channels);
    std::vector<double> stored(pixels.data.size() / components * used);
    for (std::size_t i = 0; i < stored.size(); ++i) stored[i] = pixels.data[i / used * components + i % used];
    if (ycc) ybrToRgb(stored, pixels.bits, false);
    Image image =
        plainImage("JPEG 2000", pixels.width, pixels.height, channels, pixels.bits, std::move(stored));
    if (pixels.isSigned) image.window = percentileWindow(image.stored);
    return image;
}

}  // namespace fovea::imaging
