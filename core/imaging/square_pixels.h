#pragma once

#include <array>

#include "imaging/image.h"

namespace fovea::imaging {

struct PictureSize {
    int width = 0, height = 0;
    bool operator==(const PictureSize&) const = default;
};

/// How large a picture is shown so that a millimetre is as long across as down: in square pixels of the finer
/// of both distances. `spacingMm`: between rows and between columns, as Image::spacingMm. The picture's own
/// size where either is not known or they differ by 1 % or less, and where it would be larger than can be
/// read or drawn: then the header is wrong.
PictureSize squareSize(int width, int height, const std::array<double, 2>& spacingMm);

/// The picture in that size, linear between its pixels, over the same part of the body; where the size stays,
/// so do the pixels. To be looked at, as a coronal or sagittal cut through thick slices is. Never for hashes,
/// measurements or what a network is given, which is made a square whatever the shape of its pixels.
Pixels withSquarePixels(Pixels pixels, const std::array<double, 2>& spacingMm);

}  // namespace fovea::imaging
