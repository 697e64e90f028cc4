#include "imaging/orientation.h"

#include <cstdint>
#include <utility>

namespace fovea::imaging {

int exifOrientation(std::span<const std::byte> exif) {
    constexpr std::size_t kHeader = 8;
    constexpr std::size_t kEntry = 12;
    constexpr std::uint32_t kOrientation = 274;
    if (exif.size() < kHeader + 2) return 1;
    const bool big = exif[0] == std::byte{'M'};
    const auto number = [&](std::size_t at, std::size_t size) {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < size; ++i)
            value |= static_cast<std::uint32_t>(exif[at + i]) << (8 * (big ? size - 1 - i : i));
        return value;
    };
    const std::size_t directory = number(4, 4);
    if (directory > exif.size() - 2) return 1;
    const std::size_t count = number(directory, 2);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t entry = directory + 2 + i * kEntry;
        if (entry + kEntry > exif.size()) break;
        if (number(entry, 2) == kOrientation) return static_cast<int>(number(entry + 8, 2));
    }
    return 1;
}

void turnUpright(Image& image, int orientation) {
    if (orientation < 2 || orientation > 8) return;
    // Of the upright picture: whether its rows are the file's columns, and which
    // of the file's axes run backwards.
    const bool transposed = orientation >= 5;
    const bool fromRight = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    const bool fromBottom = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    const auto width = static_cast<std::size_t>(image.width);
    const auto height = static_cast<std::size_t>(image.height);
    const auto channels = static_cast<std::size_t>(image.channels);
    const std::size_t newWidth = transposed ? height : width;
    std::vector<double> turned(image.stored.size());
    for (std::size_t y = 0; y < height; ++y) {
        const std::size_t row = fromBottom ? height - 1 - y : y;
        for (std::size_t x = 0; x < width; ++x) {
            const std::size_t column = fromRight ? width - 1 - x : x;
            const std::size_t to = transposed ? column * newWidth + row : row * newWidth + column;
            for (std::size_t c = 0; c < channels; ++c)
                turned[to * channels + c] = image.stored[(y * width + x) * channels + c];
        }
    }
    image.stored = std::move(turned);
    if (!transposed) return;
    std::swap(image.width, image.height);
    std::swap(image.spacingMm[0], image.spacingMm[1]);
}

}  // namespace fovea::imaging
