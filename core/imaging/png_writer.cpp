#include <png.h>

#include "imaging/write_image.h"

namespace fovea::imaging {

Result<std::vector<std::byte>> encodePng(const Pixels& pixels) {
    return guarded([&]() -> Result<std::vector<std::byte>> {
        const std::size_t expected = static_cast<std::size_t>(pixels.width) *
                                     static_cast<std::size_t>(pixels.height) *
                                     static_cast<std::size_t>(pixels.channels);
        if (pixels.width < 1 || pixels.height < 1 || (pixels.channels != 1 && pixels.channels != 3) ||
            pixels.data.size() != expected)
            return Error{ErrorCode::invalidArgument, "pixels that do not fill their size", {}};
        png_image image{};
        image.version = PNG_IMAGE_VERSION;
        image.width = static_cast<png_uint_32>(pixels.width);
        image.height = static_cast<png_uint_32>(pixels.height);
        image.format = pixels.channels == 3 ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
        std::vector<std::byte> bytes(PNG_IMAGE_PNG_SIZE_MAX(image));
        png_alloc_size_t size = bytes.size();
        if (!png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels.data.data(), 0, nullptr))
            return Error{ErrorCode::internal, std::string("PNG: ") + image.message, {}};
        bytes.resize(size);
        return bytes;
    });
}

Result<void> writePng(const std::string& path, const Pixels& pixels, FileLayer& files) {
    FOVEA_TRY(const auto bytes, encodePng(pixels));
    return files.writeAtomically(path, bytes);
}

}  // namespace fovea::imaging
