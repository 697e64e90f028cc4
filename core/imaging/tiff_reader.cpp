#include <tiffio.h>

#include <algorithm>
#include <cmath>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <iterator>
#include <limits>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "imaging/imagej.h"
#include "imaging/orientation.h"
#include "imaging/readers.h"
#include "imaging/remarks.h"
#include "imaging/window.h"

// libtiff itself and not ITK's reader on top of its own copy of it: that one reads
// white-is-zero as black-is-zero, more than 8 bits in tiles as 8 bits, always every
// page of the file, and prints warnings to the terminal.

namespace fovea::imaging {

namespace {

/// The mapped file, as libtiff's callbacks see it, and what libtiff said.
struct Source {
    std::span<const std::byte> bytes;
    toff_t position = 0;
    std::string complaint;  ///< the first since it was last cleared
    toff_t shift = 0;       ///< all that is read from now on stands so much further back
};

struct Close {
    void operator()(TIFF* tiff) const { TIFFClose(tiff); }
};
using Handle = std::unique_ptr<TIFF, Close>;

tmsize_t readBytes(thandle_t handle, void* to, tmsize_t count) {
    auto* source = static_cast<Source*>(handle);
    const toff_t from = source->position + source->shift;
    if (from >= source->bytes.size()) return 0;
    const auto available = static_cast<tmsize_t>(source->bytes.size() - from);
    const tmsize_t part = std::min(count, available);
    std::memcpy(to, source->bytes.data() + from, static_cast<std::size_t>(part));
    source->position += static_cast<toff_t>(part);
    return part;
}

tmsize_t refuseToWrite(thandle_t, void*, tmsize_t) {
    return 0;
}

toff_t seekTo(thandle_t handle, toff_t offset, int whence) {
    auto* source = static_cast<Source*>(handle);
    if (whence == SEEK_SET) source->position = offset;
    if (whence == SEEK_CUR) source->position += offset;
    if (whence == SEEK_END) source->position = source->bytes.size() + offset;
    return source->position;
}

int leaveOpen(thandle_t) {
    return 0;
}
toff_t sizeOf(thandle_t handle) {
    return static_cast<Source*>(handle)->bytes.size();
}

int remember(TIFF*, void* user, const char* module, const char* format, va_list arguments) {
    auto* source = static_cast<Source*>(user);
    if (!source->complaint.empty()) return 1;
    char text[200];
    std::vsnprintf(text, sizeof text, format, arguments);
    source->complaint = std::string(module ? module : "libtiff") + ": " + text;
    return 1;
}

Handle open(Source& source) {
    const std::unique_ptr<TIFFOpenOptions, void (*)(TIFFOpenOptions*)> options(TIFFOpenOptionsAlloc(),
                                                                               TIFFOpenOptionsFree);
    TIFFOpenOptionsSetErrorHandlerExtR(options.get(), remember, &source);
    TIFFOpenOptionsSetWarningHandlerExtR(options.get(), remember, &source);
    // As a strip that is the greatest frame, of numbers in double precision.
    TIFFOpenOptionsSetMaxSingleMemAlloc(options.get(), tmsize_t{kMostValues * sizeof(double)});
    // "m": no memory mapping of libtiff's own.
    return Handle(TIFFClientOpenExt("image", "rm", &source, readBytes, refuseToWrite, seekTo, leaveOpen,
                                    sizeOf, nullptr, nullptr, options.get()));
}

struct Header {
    std::size_t width = 0, height = 0, samples = 1;
    std::uint16_t bits = 1, format = SAMPLEFORMAT_UINT, photometric = PHOTOMETRIC_MINISBLACK;
    std::uint16_t compression = COMPRESSION_NONE, orientation = ORIENTATION_TOPLEFT;
    bool planar = false;
};

Header headerOf(TIFF* tiff) {
    Header h;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::uint16_t samples = 1;
    std::uint16_t planar = PLANARCONFIG_CONTIG;
    TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &width);
    TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &height);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLESPERPIXEL, &samples);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_BITSPERSAMPLE, &h.bits);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLEFORMAT, &h.format);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_COMPRESSION, &h.compression);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_PLANARCONFIG, &planar);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_ORIENTATION, &h.orientation);
    TIFFGetField(tiff, TIFFTAG_PHOTOMETRIC, &h.photometric);
    h.width = width;
    h.height = height;
    h.samples = samples;
    h.planar = planar == PLANARCONFIG_SEPARATE && samples > 1;
    return h;
}

/// Moves to the page; the number of pages, thumbnails and masks not counted.
Result<int> goToPage(TIFF* tiff, int frame) {
    int pages = 0;
    std::size_t directories = 0;
    tdir_t wanted = 0;
    for (;;) {
        std::uint32_t type = 0;
        TIFFGetFieldDefaulted(tiff, TIFFTAG_SUBFILETYPE, &type);
        const bool counts = !(type & (FILETYPE_REDUCEDIMAGE | FILETYPE_MASK));
        if (counts && pages++ == frame) wanted = TIFFCurrentDirectory(tiff);
        FOVEA_CHECK(checkFrames("TIFF", ++directories));
        if (TIFFLastDirectory(tiff)) break;
        if (!TIFFReadDirectory(tiff))
            return Error{ErrorCode::corruptFile, "TIFF directory of a later page", {}};
    }
    if (pages == 0) return Error{ErrorCode::corruptFile, "TIFF without a page", {}};
    FOVEA_CHECK(checkFrame(frame, pages));
    if (!TIFFSetDirectory(tiff, wanted)) return Error{ErrorCode::corruptFile, "TIFF directory", {}};
    return pages;
}

/// How many pictures stand behind the one directory of a file that ImageJ wrote. 1 where it did not.
int imagesOfStack(TIFF* tiff, const Header& h) {
    const char* text = nullptr;
    if (h.compression != COMPRESSION_NONE || h.planar || TIFFIsTiled(tiff) ||
        !TIFFGetField(tiff, TIFFTAG_IMAGEDESCRIPTION, &text) || !text)
        return 1;
    return imagesInStack(text);
}

/// Of such a stack: lets all that is read from now on be of that picture. Returns how many there are, at most
/// as many as the file has bytes for.
Result<int> goToImage(TIFF* tiff, const Header& h, Source& source, int images, int frame) {
    if (images == 1) {
        FOVEA_CHECK(checkFrame(frame, 1));
        return 1;
    }
    const toff_t start = TIFFGetStrileOffset(tiff, 0);
    const toff_t strip = static_cast<toff_t>(TIFFStripSize(tiff));
    bool gaps = start == 0 || start >= source.bytes.size();
    for (std::uint32_t i = 1; i < TIFFNumberOfStrips(tiff); ++i)
        gaps = gaps || TIFFGetStrileOffset(tiff, i) != start + i * strip;
    const toff_t size = toff_t{h.height} * ((toff_t{h.width} * h.samples * h.bits + 7) / 8);
    const toff_t held = gaps ? 1 : (source.bytes.size() - start) / size;
    const int found = static_cast<int>(std::clamp<toff_t>(held, 1, toff_t(images)));
    FOVEA_CHECK(checkFrame(frame, found));
    source.shift = toff_t(frame) * size;
    return found;
}

// How a sample of a row is read, whose bytes are in this machine's order (little-endian).

template <class T>
struct Whole {
    using Value = std::conditional_t<std::is_unsigned_v<T> && sizeof(T) <= 2, T, double>;
    static Value at(const std::uint8_t* row, std::size_t i, int) {
        T value;
        std::memcpy(&value, row + i * sizeof(T), sizeof(T));
        return static_cast<Value>(value);
    }
};

/// Floating point of 16 bits (IEEE 754) and of 24 (Adobe): a sign, an exponent, and the mantissa.
template <int bits, int exponentBits>
struct Small {
    using Value = double;
    static double at(const std::uint8_t* row, std::size_t i, int) {
        constexpr int kMantissa = bits - exponentBits - 1;
        constexpr std::uint32_t kMost = (1u << exponentBits) - 1;
        constexpr int kBias = (1 << (exponentBits - 1)) - 1;
        std::uint32_t raw = 0;
        std::memcpy(&raw, row + i * (bits / 8), bits / 8);
        const std::uint32_t mantissa = raw & ((1u << kMantissa) - 1);
        const std::uint32_t exponent = raw >> kMantissa & kMost;
        double value = exponent == kMost && mantissa != 0 ? std::numeric_limits<double>::quiet_NaN()
                       : exponent == kMost                ? std::numeric_limits<double>::infinity()
                       : exponent == 0                    ? std::ldexp(mantissa, 1 - kBias - kMantissa)
                                                          : std::ldexp(mantissa + (1u << kMantissa),
                                                                       static_cast<int>(exponent) - kBias - kMantissa);
        return raw >> (bits - 1) != 0 ? -value : value;
    }
};

/// 1 to 63 bits without gaps within a row, the highest first.
template <bool isSigned>
struct Packed {
    using Value = double;
    static double at(const std::uint8_t* row, std::size_t i, int bits) {
        std::uint64_t raw = 0;
        std::size_t bit = i * static_cast<std::size_t>(bits);
        for (int b = 0; b < bits; ++b, ++bit) raw = raw << 1 | (row[bit / 8] >> (7 - bit % 8) & 1u);
        if (isSigned && raw >> (bits - 1) != 0) raw |= ~std::uint64_t{0} << bits;
        return isSigned ? static_cast<double>(static_cast<std::int64_t>(raw)) : static_cast<double>(raw);
    }
};

/// 24 bits, which libtiff has put into this machine's order.
template <bool isSigned>
struct Three {
    using Value = double;
    static double at(const std::uint8_t* row, std::size_t i, int) {
        std::uint32_t raw = 0;
        std::memcpy(&raw, row + 3 * i, 3);
        return isSigned && raw >> 23 != 0 ? static_cast<double>(raw) - (1 << 24) : static_cast<double>(raw);
    }
};

/// How many times the pixels may be larger than the data that they are decoded from.
std::size_t mostShrunk(std::uint16_t compression) {
    switch (compression) {
        case COMPRESSION_NONE:
            return 1;
        case COMPRESSION_PACKBITS:
            return 64;
        case COMPRESSION_ADOBE_DEFLATE:
        case COMPRESSION_DEFLATE:
        case COMPRESSION_LZW:
        case COMPRESSION_JPEG:
        case COMPRESSION_OJPEG:
            return 4096;
        default:
            return 1 << 18;
    }
}

/// Error where tiles are so much larger than the picture that decoding all of them is no longer in proportion
/// to it: however many there are, their data may be the same few bytes of the file.
Result<void> checkTiles(TIFF* tiff, const Header& h) {
    if (!TIFFIsTiled(tiff)) return {};
    std::uint32_t width = 0, height = 0;
    TIFFGetField(tiff, TIFFTAG_TILEWIDTH, &width);
    TIFFGetField(tiff, TIFFTAG_TILELENGTH, &height);
    if (width == 0 || height == 0) return Error{ErrorCode::corruptFile, "TIFF block size", {}};
    const auto whole = [](std::size_t length, std::size_t tile) { return (length + tile - 1) / tile * tile; };
    const std::size_t across = whole(h.width, width), down = whole(h.height, height);
    // Those at the edges of the greatest picture reach beyond it.
    constexpr std::size_t kMost = 2 * kMostValues;
    if (across <= kMost && down <= kMost / across && h.samples <= kMost / (across * down)) return {};
    return Error{ErrorCode::unsupportedFormat,
                 "TIFF whose tiles of together " + std::to_string(across) + " x " + std::to_string(down) +
                     " pixels are more than can be read",
                 {}};
}

/// Strip by strip or tile by tile. Nothing where libtiff fails.
template <class Sample>
Result<StoredValues> readSamples(TIFF* tiff, const Header& h, std::size_t channels) {
    const bool tiled = TIFFIsTiled(tiff);
    std::uint32_t blockWidth = static_cast<std::uint32_t>(h.width);
    std::uint32_t blockHeight = static_cast<std::uint32_t>(h.height);
    if (tiled) {
        TIFFGetField(tiff, TIFFTAG_TILEWIDTH, &blockWidth);
        TIFFGetField(tiff, TIFFTAG_TILELENGTH, &blockHeight);
    } else {
        TIFFGetFieldDefaulted(tiff, TIFFTAG_ROWSPERSTRIP, &blockHeight);
    }
    if (blockWidth == 0 || blockHeight == 0) return Error{ErrorCode::corruptFile, "TIFF block size", {}};
    const tmsize_t blockBytes = tiled ? TIFFTileSize(tiff) : TIFFStripSize(tiff);
    const std::size_t blockSamples = h.planar ? 1 : h.samples;
    const std::size_t rowBytes = (std::size_t{blockWidth} * blockSamples * h.bits + 7) / 8;
    const std::size_t blockRows = std::min<std::size_t>(blockHeight, h.height);
    if (blockBytes <= 0 ||
        static_cast<std::size_t>(blockBytes) < rowBytes * (tiled ? blockHeight : blockRows))
        return Error{ErrorCode::corruptFile, "TIFF block size", {}};
    FOVEA_CHECK(checkSize(blockWidth, tiled ? blockHeight : blockRows, blockSamples));
    std::vector<typename Sample::Value> values(h.width * h.height * channels);
    std::vector<std::uint8_t> block(static_cast<std::size_t>(blockBytes));
    const std::size_t used = blockSamples == 1 ? 1 : channels;
    for (std::size_t plane = 0; plane < (h.planar ? channels : 1); ++plane) {
        for (std::size_t top = 0; top < h.height; top += blockHeight) {
            const std::size_t rows = std::min<std::size_t>(blockHeight, h.height - top);
            for (std::size_t left = 0; left < h.width; left += blockWidth) {
                const auto sample = static_cast<std::uint16_t>(plane);
                const auto y = static_cast<std::uint32_t>(top);
                const tmsize_t got =
                    tiled ? TIFFReadEncodedTile(
                                tiff, TIFFComputeTile(tiff, static_cast<std::uint32_t>(left), y, 0, sample),
                                block.data(), blockBytes)
                          : TIFFReadEncodedStrip(tiff, TIFFComputeStrip(tiff, y, sample), block.data(),
                                                 blockBytes);
                if (got < static_cast<tmsize_t>(rowBytes * rows))
                    return Error{ErrorCode::corruptFile, "TIFF pixel data end too early", {}};
                const std::size_t columns = std::min<std::size_t>(blockWidth, h.width - left);
                for (std::size_t row = 0; row < rows; ++row) {
                    const std::uint8_t* from = block.data() + row * rowBytes;
                    auto* to = values.data() + ((top + row) * h.width + left) * channels + plane;
                    for (std::size_t x = 0; x < columns; ++x)
                        for (std::size_t c = 0; c < used; ++c)
                            to[x * channels + c] = Sample::at(from, x * blockSamples + c, h.bits);
                }
            }
        }
    }
    return StoredValues(std::move(values));
}

using ReadSamples = decltype(&readSamples<Whole<float>>);

/// nullptr for sample types that are not read.
ReadSamples readerFor(const Header& h) {
    const int bits = h.bits;
    switch (h.format) {
        case SAMPLEFORMAT_UINT:
        case SAMPLEFORMAT_VOID:
            return bits == 8               ? readSamples<Whole<std::uint8_t>>
                   : bits == 16            ? readSamples<Whole<std::uint16_t>>
                   : bits == 24            ? readSamples<Three<false>>
                   : bits == 32            ? readSamples<Whole<std::uint32_t>>
                   : bits == 64            ? readSamples<Whole<std::uint64_t>>
                   : bits > 0 && bits < 64 ? readSamples<Packed<false>>
                                           : nullptr;
        case SAMPLEFORMAT_INT:
            return bits == 8               ? readSamples<Whole<std::int8_t>>
                   : bits == 16            ? readSamples<Whole<std::int16_t>>
                   : bits == 24            ? readSamples<Three<true>>
                   : bits == 32            ? readSamples<Whole<std::int32_t>>
                   : bits == 64            ? readSamples<Whole<std::int64_t>>
                   : bits > 0 && bits < 64 ? readSamples<Packed<true>>
                                           : nullptr;
        case SAMPLEFORMAT_IEEEFP:
            return bits == 16   ? readSamples<Small<16, 5>>
                   : bits == 24 ? readSamples<Small<24, 7>>
                   : bits == 32 ? readSamples<Whole<float>>
                   : bits == 64 ? readSamples<Whole<double>>
                                : nullptr;
        default:
            return nullptr;
    }
}

/// CIE L*a*b* (white of D50) to sRGB, the way colour management does it (Bradford's adaptation).
/// 8 bits become 8, all others 16.
StoredValues labToRgb(const StoredValues& lab, const Header& h) {
    const bool real = h.format == SAMPLEFORMAT_IEEEFP;
    const double most = std::ldexp(1.0, h.bits) - 1;
    // Of 16 bits, ICC's variant has its white at FF00. a and b: signed, or from the middle up.
    const bool icc = h.photometric != PHOTOMETRIC_CIELAB;
    const double white = real ? 100 : icc && h.bits == 16 ? 65280 : most;
    const double step = real ? 1 : std::ldexp(1.0, h.bits - 8);
    const auto centred = [&](double v) {
        if (real) return v;
        if (icc) return v / step - 128;
        return (v > most / 2 ? v - (most + 1) : v) / step;
    };
    const auto uncubed = [](double t) {
        return t > 6.0 / 29 ? t * t * t : 3 * (6.0 / 29) * (6.0 / 29) * (t - 4.0 / 29);
    };
    const auto companded = [](double v) {
        v = v > 0 ? std::min(v, 1.0) : 0;  // what is no number is black
        return v <= 0.0031308 ? 12.92 * v : 1.055 * std::pow(v, 1 / 2.4) - 0.055;
    };
    const auto rgb = [&]<class T>(std::vector<T> rgb) {
        const auto stored = [&](double v) {
            return static_cast<T>(companded(v) * std::numeric_limits<T>::max() + 0.5);
        };
        for (std::size_t i = 0; i + 2 < rgb.size(); i += 3) {
            const double fy = (lab[i] / white * 100 + 16) / 116;
            const double x = 0.96422 * uncubed(fy + centred(lab[i + 1]) / 500);
            const double y = uncubed(fy);
            const double z = 0.82521 * uncubed(fy - centred(lab[i + 2]) / 200);
            rgb[i] = stored(3.1338561 * x - 1.6168667 * y - 0.4906146 * z);
            rgb[i + 1] = stored(-0.9787684 * x + 1.9161415 * y + 0.0334540 * z);
            rgb[i + 2] = stored(0.0719453 * x - 0.2289914 * y + 1.4052427 * z);
        }
        return StoredValues(std::move(rgb));
    };
    return h.bits == 8 ? rgb(std::vector<std::uint8_t>(lab.size()))
                       : rgb(std::vector<std::uint16_t>(lab.size()));
}

/// Cyan, magenta, yellow and black of 16 bits to RGB.
StoredValues inksToRgb(const StoredValues& inks) {
    constexpr double kMost = 65535;
    std::vector<std::uint16_t> rgb(inks.size() / 4 * 3);
    for (std::size_t i = 0; i < rgb.size(); ++i)
        rgb[i] = static_cast<std::uint16_t>(
            (kMost - inks[i / 3 * 4 + i % 3]) * (kMost - inks[i / 3 * 4 + 3]) / kMost + 0.5);
    return StoredValues(std::move(rgb));
}

/// Everything unusual of 8 bits or fewer, converted by libtiff.
Result<StoredValues> readAsRgba(TIFF* tiff, const Header& h, std::size_t channels) {
    char reason[1024] = "";
    if (h.bits > 8 || !TIFFRGBAImageOK(tiff, reason))
        return Error{ErrorCode::unsupportedFormat,
                     "TIFF of photometric interpretation " + std::to_string(h.photometric) + ", " +
                         std::to_string(h.bits) + " bits, sample format " + std::to_string(h.format) +
                         ": save it as grey or RGB",
                     {}};
    std::vector<std::uint32_t> pixels(h.width * h.height);
    // In the file's own orientation: turned later, like the rest.
    if (!TIFFReadRGBAImageOriented(tiff, static_cast<std::uint32_t>(h.width),
                                   static_cast<std::uint32_t>(h.height), pixels.data(), h.orientation, 1))
        return Error{ErrorCode::corruptFile, "TIFF pixel data", {}};
    std::vector<std::uint8_t> values(pixels.size() * channels);
    for (std::size_t i = 0; i < pixels.size(); ++i) {
        const std::uint32_t colour[] = {TIFFGetR(pixels[i]), TIFFGetG(pixels[i]), TIFFGetB(pixels[i])};
        for (std::size_t c = 0; c < channels; ++c)
            values[i * channels + c] = static_cast<std::uint8_t>(colour[c]);
    }
    return StoredValues(std::move(values));
}

/// Indices to RGB of 8 bits.
Result<StoredValues> throughPalette(TIFF* tiff, const StoredValues& indices, const Header& h) {
    std::uint16_t* maps[3] = {};
    if (!TIFFGetField(tiff, TIFFTAG_COLORMAP, &maps[0], &maps[1], &maps[2]))
        return Error{ErrorCode::corruptFile, "TIFF palette is missing", {}};
    // Entries have 16 bits; old writers filled the lower 8.
    const std::size_t entries = std::size_t{1} << h.bits;
    const bool low = std::all_of(std::begin(maps), std::end(maps), [&](const std::uint16_t* map) {
        return std::all_of(map, map + entries, [](std::uint16_t v) { return v < 256; });
    });
    std::vector<std::uint8_t> values(indices.size() * 3);
    for (std::size_t i = 0; i < indices.size(); ++i) {
        for (std::size_t c = 0; c < 3; ++c) {
            const std::uint16_t entry = maps[c][static_cast<std::size_t>(indices[i])];
            values[3 * i + c] = static_cast<std::uint8_t>(low ? entry : entry >> 8);
        }
    }
    return StoredValues(std::move(values));
}

/// What the samples are, by the photometric interpretation.
enum class Content { grey, rgb, palette, lab, inks, other };

Content contentOf(TIFF* tiff, const Header& h) {
    const bool integer = h.format == SAMPLEFORMAT_UINT || h.format == SAMPLEFORMAT_VOID;
    switch (h.photometric) {
        case PHOTOMETRIC_MINISBLACK:
        case PHOTOMETRIC_MINISWHITE:
            return Content::grey;
        case PHOTOMETRIC_RGB:
            return h.samples >= 3 ? Content::rgb : Content::other;
        case PHOTOMETRIC_PALETTE:
            return integer && h.bits >= 3 && h.bits <= 16 && h.bits != 4 ? Content::palette : Content::other;
        case PHOTOMETRIC_CIELAB:
        case PHOTOMETRIC_ICCLAB:
            return h.samples >= 3 &&
                           (h.format == SAMPLEFORMAT_IEEEFP || (integer && (h.bits == 8 || h.bits == 16)))
                       ? Content::lab
                       : Content::other;
        case PHOTOMETRIC_SEPARATED: {
            std::uint16_t inks = INKSET_CMYK;
            TIFFGetFieldDefaulted(tiff, TIFFTAG_INKSET, &inks);
            return integer && h.bits == 16 && h.samples >= 4 && inks == INKSET_CMYK ? Content::inks
                                                                                    : Content::other;
        }
        default:
            return Content::other;
    }
}

int channelsOf(const Header& h) {
    return h.photometric == PHOTOMETRIC_MINISBLACK || h.photometric == PHOTOMETRIC_MINISWHITE ? 1 : 3;
}

/// Where the samples are read here and not by libtiff's conversion: nullptr for the others. Grey
/// of 1, 2 and 4 bits becomes 8 by that.
ReadSamples ownReaderFor(const Header& h, Content content) {
    const bool few = h.format != SAMPLEFORMAT_IEEEFP && (h.bits == 1 || h.bits == 2 || h.bits == 4);
    if (content == Content::other || (few && content == Content::grey)) return nullptr;
    return readerFor(h);
}

Result<StoredValues> readPixels(TIFF* tiff, const Header& h, Content content) {
    const auto channels = static_cast<std::size_t>(channelsOf(h));
    const ReadSamples read = ownReaderFor(h, content);
    if (!read) return readAsRgba(tiff, h, channels);
    const std::size_t samples = content == Content::palette ? 1 : content == Content::inks ? 4 : channels;
    FOVEA_TRY(StoredValues values, read(tiff, h, samples));
    switch (content) {
        case Content::palette:
            return throughPalette(tiff, values, h);
        case Content::lab:
            return labToRgb(values, h);
        case Content::inks:
            return inksToRgb(values);
        default:
            return values;
    }
}

/// What the samples' type and tags say of it, where plainImage() chooses by their number of bits alone.
void chooseWindow(TIFF* tiff, const Header& h, Content content, Image& image) {
    if (content == Content::lab || content == Content::inks) {
        image.window = fullRangeWindow(image.bitsStored);
        return;
    }
    if (content != Content::grey && content != Content::rgb) return;
    const bool colour = content == Content::rgb;
    if (h.format == SAMPLEFORMAT_IEEEFP)
        image.window = colour ? realColourWindow(image.stored) : percentileWindow(image.stored);
    else if (h.format == SAMPLEFORMAT_INT)
        image.window = percentileWindow(image.stored);
    else if (h.bits < 8)
        image.window = fullRangeWindow(image.bitsStored);
    std::uint16_t most = 0;
    // As of a camera of 12 bits, whose samples fill 16.
    if (colour && h.bits == 16 && h.format != SAMPLEFORMAT_INT && h.format != SAMPLEFORMAT_IEEEFP &&
        TIFFGetField(tiff, TIFFTAG_MAXSAMPLEVALUE, &most) && most > 0 &&
        statisticsOf(image.stored).max <= most)
        image.window = {(most + 1) / 2.0, most + 1.0, WindowSource::none};
}

}  // namespace

Result<Image> readTiff(std::span<const std::byte> bytes, int frame) {
    Source source{bytes, 0, {}};
    const Handle tiff = open(source);
    if (!tiff) return Error{ErrorCode::corruptFile, "TIFF: " + source.complaint, {}};
    const bool onePage = TIFFLastDirectory(tiff.get()) != 0;
    FOVEA_TRY(int pages, goToPage(tiff.get(), onePage ? 0 : frame));
    Header h = headerOf(tiff.get());
    FOVEA_CHECK(checkSize(h.width, h.height, h.samples));
    FOVEA_CHECK(checkTiles(tiff.get(), h));
    const int announced = onePage ? imagesOfStack(tiff.get(), h) : pages;
    if (onePage) {
        FOVEA_TRY(pages, goToImage(tiff.get(), h, source, announced, frame));
    }
    if (!TIFFIsCODECConfigured(h.compression))
        return Error{
            ErrorCode::unsupportedFormat,
            "TIFF compressed by method " + std::to_string(h.compression) + ": save it with LZW or deflate",
            {}};
    // libjpeg turns luma and chroma into RGB.
    if (h.photometric == PHOTOMETRIC_YCBCR && h.compression == COMPRESSION_JPEG && !h.planar) {
        TIFFSetField(tiff.get(), TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
        h.photometric = PHOTOMETRIC_RGB;
    }
    // Asked before memory is taken on the word of a damaged header.
    if (h.width * h.height / mostShrunk(h.compression) > bytes.size() * 8 / std::max<std::size_t>(h.bits, 1))
        return Error{ErrorCode::corruptFile, "TIFF: fewer data than such a picture needs", {}};
    // What was said while the directories were read concerns tags that are not needed here.
    source.complaint.clear();

    const Content content = contentOf(tiff.get(), h);
    Result<StoredValues> values = readPixels(tiff.get(), h, content);
    if (!values) {
        Error error = values.error();
        if (!source.complaint.empty()) error.detail += " (" + source.complaint + ")";
        return error;
    }
    // Decoders warn where they fill up what is missing.
    if (!source.complaint.empty()) return Error{ErrorCode::corruptFile, "TIFF: " + source.complaint, {}};

    const bool own = ownReaderFor(h, content) != nullptr;
    const bool converted = content == Content::lab || content == Content::palette;
    const int bits = !own ? 8 : converted ? (h.bits == 8 || content == Content::palette ? 8 : 16) : h.bits;
    Image image = plainImage("TIFF", static_cast<int>(h.width), static_cast<int>(h.height), channelsOf(h),
                             bits, std::move(values).value());
    if (own) chooseWindow(tiff.get(), h, content, image);
    // libtiff's RGBA has inverted it already.
    if (own && h.photometric == PHOTOMETRIC_MINISWHITE) {
        image.photometric = Photometric::monochrome1;
        image.photometricName = "MONOCHROME1";
    }
    turnUpright(image, h.orientation);
    // One that is alone may have been taken out of its stack, with the words.
    if (pages > 1 && pages != announced)
        image.remarks.push_back({kOtherFrameCount, {{"announced", announced}, {"found", pages}}});
    image.frames = pages;
    image.frame = frame;
    return image;
}

}  // namespace fovea::imaging
