#include <png.h>

#include <cstring>
#include <vector>

#include "imaging/orientation.h"
#include "imaging/readers.h"
#include "imaging/remarks.h"

// libpng itself and not ITK's reader on top of it, which lets libpng print its
// warnings (one for every file with an old colour profile) to the terminal.

namespace fovea::imaging {

namespace {

/// Deflate shrinks to a 1032nd at best, and a bit becomes a byte here.
constexpr std::size_t kMostPixelsAByte = 1032 * 8;

/// Owns the decoder, outside the frame that longjmp leaves.
struct Decoder {
    png_structp png = nullptr;
    png_infop info = nullptr;
    std::span<const std::byte> rest;
    std::vector<std::uint8_t> bytes;   ///< the samples, where they have 8 bits
    std::vector<std::uint16_t> words;  ///< where they have 16
    std::vector<png_bytep> rows;
    std::size_t channels = 0;
    bool tooLarge = false;
    bool rowsRead = false;
    char text[160] = {};

    Decoder() = default;
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;
    ~Decoder() { png_destroy_read_struct(&png, &info, nullptr); }
};

[[noreturn]] void leave(png_structp png, png_const_charp message) {
    auto* decoder = static_cast<Decoder*>(png_get_error_ptr(png));
    std::strncpy(decoder->text, message, sizeof decoder->text - 1);
    png_longjmp(png, 1);
}

void ignore(png_structp, png_const_charp) {}

void feed(png_structp png, png_bytep to, std::size_t count) {
    auto* decoder = static_cast<Decoder*>(png_get_io_ptr(png));
    if (count > decoder->rest.size()) png_error(png, "data ends too early");
    std::memcpy(to, decoder->rest.data(), count);
    decoder->rest = decoder->rest.subspan(count);
}

/// No local here may need a destructor: longjmp would skip it.
bool decode(Decoder& decoder) {
    if (setjmp(png_jmpbuf(decoder.png))) return false;
    png_set_read_fn(decoder.png, &decoder, feed);
    // Texts and colour profiles are not unpacked: a thousand of eight megabytes each libpng would keep.
    png_set_keep_unknown_chunks(decoder.png, PNG_HANDLE_CHUNK_NEVER, nullptr, -1);
    png_read_info(decoder.png, decoder.info);
    // Palettes become RGB, 1 to 4 bits become 8; 16 bits come in this machine's byte order.
    png_set_expand(decoder.png);
    png_set_strip_alpha(decoder.png);
    if (png_get_bit_depth(decoder.png, decoder.info) == 16) png_set_swap(decoder.png);
    png_set_interlace_handling(decoder.png);
    png_read_update_info(decoder.png, decoder.info);
    decoder.channels = png_get_channels(decoder.png, decoder.info);
    decoder.tooLarge = !checkSize(png_get_image_width(decoder.png, decoder.info),
                                  png_get_image_height(decoder.png, decoder.info), decoder.channels);
    if (decoder.tooLarge) return false;
    const std::size_t stride = png_get_rowbytes(decoder.png, decoder.info);
    // Asked before memory is taken on the word of a damaged header.
    if (stride / kMostPixelsAByte >
        (decoder.rest.size() + kMostPixelsAByte) / png_get_image_height(decoder.png, decoder.info))
        png_error(decoder.png, "fewer data than such an image needs");
    decoder.rows.resize(png_get_image_height(decoder.png, decoder.info));
    const bool deep = png_get_bit_depth(decoder.png, decoder.info) == 16;
    if (deep)
        decoder.words.resize(stride / 2 * decoder.rows.size());
    else
        decoder.bytes.resize(stride * decoder.rows.size());
    png_bytep first = deep ? reinterpret_cast<png_bytep>(decoder.words.data()) : decoder.bytes.data();
    for (std::size_t y = 0; y < decoder.rows.size(); ++y) decoder.rows[y] = first + y * stride;
    png_read_image(decoder.png, decoder.rows.data());
    decoder.rowsRead = true;
    png_read_end(decoder.png, nullptr);
    return true;
}

/// Whether libpng stopped behind the last chunk of pixels, whose checksum it had seen by then.
bool stoppedBehindPixels(const Decoder& decoder) {
    constexpr png_uint_32 kPixels = 0x49444154;  // IDAT
    return decoder.rowsRead && ((png_get_io_state(decoder.png) & PNG_IO_MASK_LOC) == PNG_IO_CHUNK_HDR ||
                                png_get_io_chunk_type(decoder.png) != kPixels);
}

}  // namespace

Result<Image> readPng(std::span<const std::byte> bytes, int frame) {
    FOVEA_CHECK(checkFrame(frame, 1));
    Decoder decoder;
    decoder.rest = bytes;
    decoder.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &decoder, leave, ignore);
    if (decoder.png) decoder.info = png_create_info_struct(decoder.png);
    if (!decoder.info) return Error{ErrorCode::outOfMemory, "libpng", {}};
    const bool whole = decode(decoder);
    if (!whole && !stoppedBehindPixels(decoder)) {
        if (decoder.tooLarge)
            return Error{ErrorCode::unsupportedFormat, "PNG of more pixels than can be read", {}};
        return Error{ErrorCode::corruptFile, std::string("PNG: ") + decoder.text, {}};
    }
    const int width = static_cast<int>(png_get_image_width(decoder.png, decoder.info));
    const int height = static_cast<int>(png_get_image_height(decoder.png, decoder.info));
    const int bits = png_get_bit_depth(decoder.png, decoder.info);
    Image image = plainImage(
        "PNG", width, height, static_cast<int>(decoder.channels), bits,
        bits == 16 ? StoredValues(std::move(decoder.words)) : StoredValues(std::move(decoder.bytes)));
    if (!whole) image.remarks.push_back(kNoEndMarker);
    turnUpright(image, pngOrientation(bytes));
    return image;
}

}  // namespace fovea::imaging
