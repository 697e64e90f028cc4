#include <webp/decode.h>
#include <webp/demux.h>

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "imaging/orientation.h"
#include "imaging/readers.h"

namespace fovea::imaging {

namespace {

const std::uint8_t* dataOf(std::span<const std::byte> bytes) {
    return reinterpret_cast<const std::uint8_t*>(bytes.data());
}

Error damaged(const char* what) {
    return {ErrorCode::corruptFile, std::string("WebP: ") + what, {}};
}

/// So many pixels the frames may have together, each as large as the canvas: libwebp goes over all of it for
/// each, however small what it draws is. Some 8,000 frames of 1920 x 1080 pixels.
constexpr std::uint64_t kMostDrawn = std::uint64_t{1} << 34;

/// One frame of an animation, with all that the frames before it left on the canvas.
Result<Image> animated(std::span<const std::byte> bytes, int frame) {
    WebPAnimDecoderOptions options;
    WebPAnimDecoderOptionsInit(&options);
    options.color_mode = MODE_RGBA;
    const WebPData data{dataOf(bytes), bytes.size()};
    const std::unique_ptr<WebPAnimDecoder, void (*)(WebPAnimDecoder*)> decoder(
        WebPAnimDecoderNew(&data, &options), WebPAnimDecoderDelete);
    WebPAnimInfo info;
    if (!decoder || !WebPAnimDecoderGetInfo(decoder.get(), &info))
        return damaged("its parts do not fit together");
    FOVEA_CHECK(checkFrames("WebP", info.frame_count));
    FOVEA_CHECK(checkFrame(frame, static_cast<int>(info.frame_count)));
    const std::uint64_t pixels = std::uint64_t{info.canvas_width} * info.canvas_height;
    if (pixels * info.frame_count > kMostDrawn)
        return Error{ErrorCode::unsupportedFormat,
                     "WebP of " + std::to_string(info.frame_count) + " frames of " +
                         std::to_string(info.canvas_width) + " x " + std::to_string(info.canvas_height) +
                         " pixels, which are more than can be read",
                     {}};
    std::uint8_t* canvas = nullptr;
    int milliseconds = 0;
    for (int i = 0; i <= frame; ++i)
        if (!WebPAnimDecoderGetNext(decoder.get(), &canvas, &milliseconds))
            return damaged("a frame is damaged or cut off");
    std::vector<std::uint8_t> rgb(std::size_t{info.canvas_width} * info.canvas_height * 3);
    for (std::size_t i = 0; i < rgb.size(); ++i) rgb[i] = canvas[i / 3 * 4 + i % 3];
    Image image = plainImage("WebP", static_cast<int>(info.canvas_width),
                             static_cast<int>(info.canvas_height), 3, 8, StoredValues(std::move(rgb)));
    image.frames = static_cast<int>(info.frame_count);
    image.frame = frame;
    return image;
}

Result<Image> still(std::span<const std::byte> bytes, const WebPBitstreamFeatures& features, int frame) {
    FOVEA_CHECK(checkFrame(frame, 1));
    const int stride = features.width * 3;
    std::vector<std::uint8_t> rgb(static_cast<std::size_t>(stride) *
                                  static_cast<std::size_t>(features.height));
    // What is under transparent pixels is kept, transparency dropped.
    if (!WebPDecodeRGBInto(dataOf(bytes), bytes.size(), rgb.data(), rgb.size(), stride))
        return damaged("its pixels are damaged or cut off");
    return plainImage("WebP", features.width, features.height, 3, 8, StoredValues(std::move(rgb)));
}

}  // namespace

Result<Image> readWebp(std::span<const std::byte> bytes, int frame) {
    WebPBitstreamFeatures features;
    if (WebPGetFeatures(dataOf(bytes), bytes.size(), &features) != VP8_STATUS_OK)
        return damaged("its header is damaged or cut off");
    FOVEA_CHECK(checkSize(static_cast<std::size_t>(features.width), static_cast<std::size_t>(features.height),
                          features.has_animation ? 4 : 3));
    FOVEA_TRY(Image image, features.has_animation ? animated(bytes, frame) : still(bytes, features, frame));
    turnUpright(image, webpOrientation(bytes));
    return image;
}

}  // namespace fovea::imaging
