#include <tiffio.h>

#include <algorithm>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <memory>

#include "imaging/orientation.h"
#include "imaging/readers.h"
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
};

struct Close {
    void operator()(TIFF* tiff) const { TIFFClose(tiff); }
};
using Handle = std::unique_ptr<TIFF, Close>;

tmsize_t readBytes(thandle_t handle, void* to, tmsize_t count) {
    auto* source = static_cast<Source*>(handle);
    if (source->position >= source->bytes.size()) return 0;
    const auto available = static_cast<tmsize_t>(source->bytes.size() - source->position);
    const tmsize_t part = std::min(count, available);
    std::memcpy(to, source->bytes.data() + source->position, static_cast<std::size_t>(part));
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
    tdir_t wanted = 0;
    for (;;) {
        std::uint32_t type = 0;
        TIFFGetFieldDefaulted(tiff, TIFFTAG_SUBFILETYPE, &type);
        const bool counts = !(type & (FILETYPE_REDUCEDIMAGE | FILETYPE_MASK));
        if (counts && pages++ == frame) wanted = TIFFCurrentDirectory(tiff);
        if (TIFFLastDirectory(tiff)) break;
        if (!TIFFReadDirectory(tiff))
            return Error{ErrorCode::corruptFile, "TIFF directory of a later page", {}};
    }
    if (pages == 0) return Error{ErrorCode::corruptFile, "TIFF without a page", {}};
    FOVEA_CHECK(checkFrame(frame, pages));
    if (!TIFFSetDirectory(tiff, wanted)) return Error{ErrorCode::corruptFile, "TIFF directory", {}};
    return pages;
}

/// Samples of type T of a strip or tile into the first `channels` of `values`.
template <class T>
void place(const std::vector<std::uint8_t>& block, std::size_t blockWidth, std::size_t blockSamples,
           std::size_t left, std::size_t top, std::size_t rows, std::size_t plane, const Header& h,
           std::size_t channels, std::vector<double>& values) {
    const std::size_t columns = std::min(blockWidth, h.width - left);
    const std::size_t used = blockSamples == 1 ? 1 : channels;
    for (std::size_t y = 0; y < rows; ++y) {
        for (std::size_t x = 0; x < columns; ++x) {
            for (std::size_t c = 0; c < used; ++c) {
                T value;
                std::memcpy(&value, block.data() + ((y * blockWidth + x) * blockSamples + c) * sizeof(T),
                            sizeof(T));
                values[((top + y) * h.width + left + x) * channels + plane + c] = static_cast<double>(value);
            }
        }
    }
}

using Place = decltype(&place<float>);

/// nullptr for sample types that are not read.
Place placeFor(const Header& h) {
    const int bits = h.bits;
    switch (h.format) {
        case SAMPLEFORMAT_UINT:
        case SAMPLEFORMAT_VOID:
            return bits == 8    ? place<std::uint8_t>
                   : bits == 16 ? place<std::uint16_t>
                   : bits == 32 ? place<std::uint32_t>
                                : nullptr;
        case SAMPLEFORMAT_INT:
            return bits == 8    ? place<std::int8_t>
                   : bits == 16 ? place<std::int16_t>
                   : bits == 32 ? place<std::int32_t>
                                : nullptr;
        case SAMPLEFORMAT_IEEEFP:
            return bits == 32 ? place<float> : bits == 64 ? place<double> : nullptr;
        default:
            return nullptr;
    }
}

/// Strip by strip or tile by tile. Nothing where libtiff fails.
Result<std::vector<double>> readSamples(TIFF* tiff, const Header& h, std::size_t channels, Place putBlock) {
    std::vector<double> values(h.width * h.height * channels);
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
    const std::size_t rowBytes = std::size_t{blockWidth} * blockSamples * h.bits / 8;
    const std::size_t blockRows = std::min<std::size_t>(blockHeight, h.height);
    if (blockBytes <= 0 ||
        static_cast<std::size_t>(blockBytes) < rowBytes * (tiled ? blockHeight : blockRows))
        return Error{ErrorCode::corruptFile, "TIFF block size", {}};
    FOVEA_CHECK(checkSize(blockWidth, tiled ? blockHeight : blockRows, blockSamples));
    std::vector<std::uint8_t> block(static_cast<std::size_t>(blockBytes));
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
                putBlock(block, blockWidth, blockSamples, left, top, rows, plane, h, channels, values);
            }
        }
    }
    return values;
}

/// Everything unusual of 8 bits or fewer, converted by libtiff.
Result<std::vector<double>> readAsRgba(TIFF* tiff, const Header& h, std::size_t channels) {
    char reason[1024] = "";
    if (h.bits > 8 || !TIFFRGBAImageOK(tiff, reason))
        return Error{ErrorCode::unsupportedFormat,
                     "TIFF of photometric interpretation " + std::to_string(h.photometric) + ", " +
                         std::to_string(h.bits) + " bits",
                     {}};
    std::vector<std::uint32_t> pixels(h.width * h.height);
    // In the file's own orientation: turned later, like the rest.
    if (!TIFFReadRGBAImageOriented(tiff, static_cast<std::uint32_t>(h.width),
                                   static_cast<std::uint32_t>(h.height), pixels.data(), h.orientation, 1))
        return Error{ErrorCode::corruptFile, "TIFF pixel data", {}};
    std::vector<double> values(pixels.size() * channels);
    for (std::size_t i = 0; i < pixels.size(); ++i) {
        const std::uint32_t colour[] = {TIFFGetR(pixels[i]), TIFFGetG(pixels[i]), TIFFGetB(pixels[i])};
        for (std::size_t c = 0; c < channels; ++c) values[i * channels + c] = static_cast<double>(colour[c]);
    }
    return values;
}

/// 8-bit indices to RGB, in place.
Result<std::vector<double>> throughPalette(TIFF* tiff, const std::vector<double>& indices) {
    std::uint16_t* maps[3] = {};
    if (!TIFFGetField(tiff, TIFFTAG_COLORMAP, &maps[0], &maps[1], &maps[2]))
        return Error{ErrorCode::corruptFile, "TIFF palette is missing", {}};
    // Entries have 16 bits; old writers filled the lower 8.
    const bool low = std::all_of(std::begin(maps), std::end(maps), [](const std::uint16_t* map) {
        return std::all_of(map, map + 256, [](std::uint16_t v) { return v < 256; });
    });
    std::vector<double> values(indices.size() * 3);
    for (std::size_t i = 0; i < indices.size(); ++i) {
        for (std::size_t c = 0; c < 3; ++c) {
            const std::uint16_t entry = maps[c][static_cast<std::size_t>(indices[i])];
            values[3 * i + c] = static_cast<double>(low ? entry : entry >> 8);
        }
    }
    return values;
}

}  // namespace

Result<Image> readTiff(std::span<const std::byte> bytes, int frame) {
    Source source{bytes, 0, {}};
    const Handle tiff = open(source);
    if (!tiff) return Error{ErrorCode::corruptFile, "TIFF: " + source.complaint, {}};
    FOVEA_TRY(const int pages, goToPage(tiff.get(), frame));
    Header h = headerOf(tiff.get());
    FOVEA_CHECK(checkSize(h.width, h.height, h.samples));
    if (h.photometric == PHOTOMETRIC_YCBCR && h.compression == COMPRESSION_JPEG && !h.planar) {
        TIFFSetField(tiff.get(), TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
        h.photometric = PHOTOMETRIC_RGB;
    }
    // What was said while the directories were read concerns tags that are not needed here.
    source.complaint.clear();

    const bool grey = h.photometric == PHOTOMETRIC_MINISBLACK || h.photometric == PHOTOMETRIC_MINISWHITE;
    const bool palette = h.photometric == PHOTOMETRIC_PALETTE;
    const bool plain =
        (grey || (palette && h.samples == 1) || (h.photometric == PHOTOMETRIC_RGB && h.samples >= 3)) &&
        (!palette || h.bits == 8);
    const std::size_t channels = grey ? 1 : 3;
    const Place putBlock = placeFor(h);
    Result<std::vector<double>> values = plain && putBlock
                                             ? readSamples(tiff.get(), h, palette ? 1 : channels, putBlock)
                                             : readAsRgba(tiff.get(), h, channels);
    if (values && plain && putBlock && palette) values = throughPalette(tiff.get(), *values);
    if (!values) {
        Error error = values.error();
        if (!source.complaint.empty()) error.detail += " (" + source.complaint + ")";
        return error;
    }
    // Decoders warn where they fill up what is missing.
    if (!source.complaint.empty()) return Error{ErrorCode::corruptFile, "TIFF: " + source.complaint, {}};

    const int bits = plain && putBlock ? h.bits : 8;
    Image image = plainImage("TIFF", static_cast<int>(h.width), static_cast<int>(h.height),
                             static_cast<int>(channels), bits, std::move(values).value());
    if (plain && h.format != SAMPLEFORMAT_UINT && h.format != SAMPLEFORMAT_VOID)
        image.window = percentileWindow(image.stored);
    // libtiff's RGBA has inverted it already.
    if (plain && putBlock && h.photometric == PHOTOMETRIC_MINISWHITE) {
        image.photometric = Photometric::monochrome1;
        image.photometricName = "MONOCHROME1";
    }
    turnUpright(image, h.orientation);
    image.frames = pages;
    image.frame = frame;
    return image;
}

}  // namespace fovea::imaging
