#include <cstdio>  // jpeglib.h needs FILE

#include <jerror.h>
#include <jpeglib.h>

#include <csetjmp>
#include <vector>

#include "imaging/jpeg_decoder.h"
#include "imaging/jpeg_stream.h"
#include "imaging/orientation.h"
#include "imaging/readers.h"

namespace fovea::imaging {

namespace {

constexpr int kInks = 4;  ///< cyan, magenta, yellow, black

/// First in the struct, so that libjpeg's pointer to it is a pointer to all.
struct Failure {
    jpeg_error_mgr manager;
    std::jmp_buf jump;
    char text[JMSG_LENGTH_MAX];
};

/// Owns the decoder, outside the frame that longjmp leaves.
struct Decoder {
    jpeg_decompress_struct info{};
    Failure failure{};
    std::vector<std::uint8_t> pixels;
    bool unsupported = false;

    Decoder() = default;
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;
    ~Decoder() { jpeg_destroy_decompress(&info); }
};

[[noreturn]] void leave(j_common_ptr info) {
    auto* failure = reinterpret_cast<Failure*>(info->err);
    failure->manager.format_message(info, failure->text);
    std::longjmp(failure->jump, 1);
}

/// libjpeg goes on after warnings, filling with grey what it cannot decode.
void warn(j_common_ptr info, int level) {
    if (level >= 0) return;
    switch (info->err->msg_code) {
        case JWRN_EXTRANEOUS_DATA:  // bytes between segments: nothing is lost
        case JWRN_ADOBE_XFORM:
        case JWRN_JFIF_MAJOR:
            return;
        default:
            leave(info);
    }
}

void saveMessage(j_common_ptr) {}

/// No local here may need a destructor: longjmp would skip it.
bool decode(Decoder& decoder, std::span<const std::byte> bytes, JpegColour colour) {
    jpeg_decompress_struct& info = decoder.info;
    info.err = jpeg_std_error(&decoder.failure.manager);
    decoder.failure.manager.error_exit = leave;
    decoder.failure.manager.emit_message = warn;
    decoder.failure.manager.output_message = saveMessage;
    if (setjmp(decoder.failure.jump)) return false;
    jpeg_create_decompress(&info);
    jpeg_mem_src(&info, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    jpeg_read_header(&info, TRUE);
    decoder.unsupported =
        info.num_components != 1 && info.num_components != 3 && info.num_components != kInks;
    if (decoder.unsupported) return false;
    if (info.num_components == 3 && colour != JpegColour::byMarkers)
        info.jpeg_color_space = colour == JpegColour::rgb ? JCS_RGB : JCS_YCbCr;
    info.out_color_space = info.num_components == 1       ? JCS_GRAYSCALE
                           : info.num_components == kInks ? JCS_CMYK
                                                          : JCS_RGB;
    jpeg_start_decompress(&info);
    const std::size_t stride =
        std::size_t{info.output_width} * static_cast<std::size_t>(info.output_components);
    decoder.pixels.resize(stride * info.output_height);
    while (info.output_scanline < info.output_height) {
        JSAMPROW row = decoder.pixels.data() + stride * info.output_scanline;
        jpeg_read_scanlines(&info, &row, 1);
    }
    jpeg_finish_decompress(&info);
    return true;
}

/// Inks to RGB. Inverted, as Adobe writes them and with it everyone.
std::vector<std::uint8_t> fromInks(const std::vector<std::uint8_t>& inks) {
    std::vector<std::uint8_t> rgb(inks.size() / kInks * 3);
    for (std::size_t i = 0; i < rgb.size(); ++i) {
        const int ink = inks[i / 3 * kInks + i % 3];
        const int black = inks[i / 3 * kInks + 3];
        rgb[i] = static_cast<std::uint8_t>((ink * black + 127) / 255);
    }
    return rgb;
}

}  // namespace

Result<JpegPixels> decodeJpeg(std::span<const std::byte> bytes, JpegColour colour) {
    const auto stream = scanJpeg(bytes);
    if (!stream) return Error{ErrorCode::corruptFile, "JPEG without a frame header", {}};
    FOVEA_CHECK(
        checkSize(static_cast<std::size_t>(stream->width), static_cast<std::size_t>(stream->height), 3));
    if (!stream->complete) return Error{ErrorCode::corruptFile, "JPEG data end before their end marker", {}};
    if (stream->precision != 8)
        return Error{ErrorCode::unsupportedFormat,
                     "JPEG of " + std::to_string(stream->precision) + " bits a sample",
                     {}};
    Decoder decoder;
    if (!decode(decoder, bytes, colour)) {
        if (decoder.unsupported)
            return Error{ErrorCode::unsupportedFormat,
                         "JPEG of " + std::to_string(stream->components) + " components",
                         {}};
        return Error{ErrorCode::corruptFile, std::string("JPEG: ") + decoder.failure.text, {}};
    }
    if (decoder.info.output_components == kInks)
        return JpegPixels{stream->width, stream->height, 3, fromInks(decoder.pixels)};
    return JpegPixels{stream->width, stream->height, decoder.info.output_components,
                      std::move(decoder.pixels)};
}

Result<Image> readJpeg(std::span<const std::byte> bytes, int frame) {
    FOVEA_CHECK(checkFrame(frame, 1));
    FOVEA_TRY(const JpegPixels pixels, decodeJpeg(bytes));
    Image image = plainImage("JPEG", pixels.width, pixels.height, pixels.channels, 8,
                             std::vector<double>(pixels.data.begin(), pixels.data.end()));
    if (const auto stream = scanJpeg(bytes)) turnUpright(image, exifOrientation(stream->exif));
    return image;
}

}  // namespace fovea::imaging
