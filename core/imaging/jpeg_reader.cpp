#include <cstdio>  // jpeglib.h needs FILE

#include <jerror.h>
#include <jpeglib.h>

#include <algorithm>
#include <csetjmp>
#include <string>
#include <utility>
#include <vector>

#include "imaging/byte_order.h"
#include "imaging/jpeg_decoder.h"
#include "imaging/jpeg_stream.h"
#include "imaging/orientation.h"
#include "imaging/readers.h"
#include "imaging/remarks.h"

namespace fovea::imaging {

namespace {

constexpr int kInks = 4;  ///< cyan, magenta, yellow, black
/// A block takes two bits at least; of the coarsest sampling there are few.
constexpr std::size_t kMostPixelsAByte = 4096;

/// First in the struct, so that libjpeg's pointer to it is a pointer to all.
struct Failure {
    jpeg_error_mgr manager;
    std::jmp_buf jump;
    char text[JMSG_LENGTH_MAX];
    bool endMarkerMissing;
};

/// Owns the decoder, outside the frame that longjmp leaves.
struct Decoder {
    jpeg_decompress_struct info{};
    Failure failure{};
    std::vector<std::uint8_t> pixels;
    bool unsupported = false;
    bool tooLarge = false;
    /// Of a picture in one scan: how far its blocks reached in the data.
    std::size_t consumed = 0;
    /// Of a progressive picture: every bit of every coefficient came.
    bool everyBit = true;

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
        case JWRN_JPEG_EOF:  // where more is missing than the marker, JWRN_HIT_MARKER tells
            reinterpret_cast<Failure*>(info->err)->endMarkerMissing = true;
            return;
        default:
            leave(info);
    }
}

void saveMessage(j_common_ptr) {}

/// No local here may need a destructor: longjmp would skip it.
bool decode(Decoder& decoder, std::span<const std::byte> bytes, JpegColour colour, int edge) {
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
    decoder.tooLarge = !checkSize(info.image_width, info.image_height, 3);
    if (decoder.unsupported || decoder.tooLarge) return false;
    if (info.num_components == 3 && colour != JpegColour::byMarkers)
        info.jpeg_color_space = colour == JpegColour::rgb ? JCS_RGB : JCS_YCbCr;
    info.out_color_space = info.num_components == 1       ? JCS_GRAYSCALE
                           : info.num_components == kInks ? JCS_CMYK
                                                          : JCS_RGB;
    const unsigned longer = std::max(info.image_width, info.image_height);
    info.scale_denom = 8;
    info.scale_num = 8;
    if (edge > 0)
        while (info.scale_num > 1 && longer * (info.scale_num / 2) / 8 >= static_cast<unsigned>(edge))
            info.scale_num /= 2;
    jpeg_start_decompress(&info);
    const std::size_t stride =
        std::size_t{info.output_width} * static_cast<std::size_t>(info.output_components);
    decoder.pixels.resize(stride * info.output_height);
    while (info.output_scanline < info.output_height) {
        JSAMPROW row = decoder.pixels.data() + stride * info.output_scanline;
        jpeg_read_scanlines(&info, &row, 1);
    }
    decoder.consumed =
        bytes.size() - (decoder.failure.endMarkerMissing ? 0 : std::size_t{info.src->bytes_in_buffer});
    if (info.progressive_mode && info.coef_bits) {
        for (int c = 0; c < info.num_components; ++c)
            for (int k = 0; k < DCTSIZE2; ++k) decoder.everyBit &= info.coef_bits[c][k] == 0;
    }
    jpeg_finish_decompress(&info);
    return true;
}

/// How many components the scans hold, one counted as often as it comes.
int componentsOfScans(std::span<const std::byte> bytes) {
    constexpr unsigned kScan = 0xDA, kEnd = 0xD9, kFirstSegment = 0xC0;
    int components = 0;
    for (std::size_t at = 2; at + 5 <= bytes.size();) {
        const auto marker = static_cast<unsigned>(bytes[at + 1]);
        if (bytes[at] != std::byte{0xFF} || marker < kFirstSegment || marker == 0xFF ||
            (marker >= 0xD0 && marker <= 0xD8)) {
            ++at;
            continue;
        }
        if (marker == kEnd) break;
        if (marker == kScan) components += static_cast<int>(bytes[at + 4]);
        at += 2 + numberAt(bytes, at + 2, 2, true);
    }
    return components;
}

/// What speaks against it that nothing but the end marker is missing; empty where nothing does.
std::string whatIsMissing(const Decoder& decoder, std::span<const std::byte> bytes) {
    // Of a file that was filled up with zeros where data are lost, they would be taken for data.
    constexpr std::size_t kAhead = 16;  // the decoder fetches some bytes before it needs them
    std::size_t end = bytes.size();
    while (end > 0 && bytes[end - 1] == std::byte{0}) --end;
    if (decoder.info.progressive_mode) {
        if (!decoder.everyBit) return "JPEG data end before their last scan";
        if (bytes.size() - end > kAhead) return "JPEG data end in zeros, without an end marker";
        return {};
    }
    if (decoder.consumed > end + kAhead) return "JPEG data end in zeros, without an end marker";
    if (decoder.consumed + kAhead < end) return "JPEG data go on behind the picture, without an end marker";
    return {};
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

Result<JpegPixels> decodeJpeg(std::span<const std::byte> bytes, JpegColour colour, int edge) {
    const auto stream = scanJpeg(bytes);
    if (!stream) return Error{ErrorCode::corruptFile, "JPEG without a frame header", {}};
    FOVEA_CHECK(
        checkSize(static_cast<std::size_t>(stream->width), static_cast<std::size_t>(stream->height), 3));
    FOVEA_CHECK(checkScans(*stream));
    if (stream->jpegLs)
        return Error{ErrorCode::unsupportedFormat, "JPEG-LS outside DICOM: save it as PNG", {}};
    // Asked before memory is taken on the word of a damaged header.
    const std::size_t pixelCount =
        static_cast<std::size_t>(stream->width) * static_cast<std::size_t>(stream->height);
    if (stream->lossyHuffman && pixelCount / kMostPixelsAByte > bytes.size())
        return Error{ErrorCode::corruptFile, "JPEG: fewer data than such an image needs", {}};
    if (stream->precision != 8)
        return Error{ErrorCode::unsupportedFormat,
                     "JPEG of " + std::to_string(stream->precision) + " bits a sample",
                     {}};
    Decoder decoder;
    if (!decode(decoder, bytes, colour, edge)) {
        if (decoder.tooLarge)
            return checkSize(decoder.info.image_width, decoder.info.image_height, 3).error();
        if (decoder.unsupported)
            return Error{ErrorCode::unsupportedFormat,
                         "JPEG of " + std::to_string(stream->components) + " components",
                         {}};
        if (decoder.failure.manager.msg_code == JERR_SOF_UNSUPPORTED)
            return Error{ErrorCode::unsupportedFormat,
                         "JPEG of a lossless or unusual kind outside DICOM: save it as PNG",
                         {}};
        return Error{ErrorCode::corruptFile, std::string("JPEG: ") + decoder.failure.text, {}};
    }
    const bool cut = decoder.failure.endMarkerMissing;
    if (cut) {
        if (std::string missing = whatIsMissing(decoder, bytes); !missing.empty())
            return Error{ErrorCode::corruptFile, std::move(missing), {}};
    }
    if (!decoder.info.progressive_mode && decoder.info.num_components > decoder.info.comps_in_scan &&
        componentsOfScans(bytes) < decoder.info.num_components)
        return Error{ErrorCode::corruptFile, "JPEG without the scan of a component", {}};
    const int width = static_cast<int>(decoder.info.output_width);
    const int height = static_cast<int>(decoder.info.output_height);
    if (decoder.info.output_components == kInks)
        return JpegPixels{width, height, 3, fromInks(decoder.pixels), cut};
    return JpegPixels{width, height, decoder.info.output_components, std::move(decoder.pixels), cut};
}

Result<Image> readJpeg(std::span<const std::byte> bytes, int frame, int edge) {
    FOVEA_CHECK(checkFrame(frame, 1));
    FOVEA_TRY(JpegPixels pixels, decodeJpeg(bytes, JpegColour::byMarkers, edge));
    Image image = plainImage("JPEG", pixels.width, pixels.height, pixels.channels, 8,
                             StoredValues(std::move(pixels.data)));
    if (pixels.endMarkerMissing) image.remarks.push_back(kNoEndMarker);
    turnUpright(image, jpegOrientation(bytes));
    return image;
}

}  // namespace fovea::imaging
