#include "imaging/square_pixels.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "imaging/readers.h"
#include "imaging/resize.h"

namespace fovea::imaging {

namespace {
constexpr double kSquare = 1.01;          // how much longer than wide a pixel still counts as square
constexpr double kLongestSide = 16384;    // pixels; Qt draws images of up to twice that
constexpr std::size_t kMostChannels = 3;  // of a picture
}  // namespace

PictureSize squareSize(int width, int height, const std::array<double, 2>& spacingMm) {
    const PictureSize own{width, height};
    const auto [down, across] = spacingMm;
    const bool known = std::isfinite(down) && std::isfinite(across) && down > 0 && across > 0;
    if (!known || width < 1 || height < 1) return own;
    const double finer = std::min(down, across);
    if (std::max(down, across) <= kSquare * finer) return own;
    const double w = width * (across / finer), h = height * (down / finer);
    if (std::max(w, h) > kLongestSide) return own;
    const PictureSize square{static_cast<int>(std::lround(w)), static_cast<int>(std::lround(h))};
    const bool readable =
        checkSize(std::size_t(square.width), std::size_t(square.height), kMostChannels).ok();
    return readable ? square : own;
}

Pixels withSquarePixels(Pixels pixels, const std::array<double, 2>& spacingMm) {
    const PictureSize size = squareSize(pixels.width, pixels.height, spacingMm);
    if (size == PictureSize{pixels.width, pixels.height}) return pixels;
    return resize(pixels, size.width, size.height);
}

}  // namespace fovea::imaging
