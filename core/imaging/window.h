#pragma once

#include <span>

#include "imaging/image.h"

namespace fovea::imaging {

/// The window that shows values of `bits` bits as they are: 0 black, 2^bits - 1 white.
Window fullRangeWindow(int bits);

/// From the 0.5th to the 99.5th percentile (linear interpolation between ranks);
/// from the least to the greatest value where those two percentiles coincide.
Window percentileWindow(std::span<const double> values);
Window percentileWindow(const StoredValues& values);
/// Of the image's values without its padding; of all where there is nothing else.
Window percentileWindow(const Image& image);

/// Whether a file's window can be meant for values from `least` to `greatest`, all that the
/// file could hold, not what this image happens to: finite, wide enough (1; a sigmoid more
/// than 0), and spreading them over eight grey levels or more (unless they are equal).
bool isPlausible(const Window& window, double least, double greatest);

/// DICOM PS3.3 C.11.2.1.2.1, or C.11.2.1.3.1 for a sigmoid: brightness 0..255, not rounded.
double windowed(double value, const Window& window);

}  // namespace fovea::imaging
