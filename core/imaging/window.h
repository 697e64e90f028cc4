#pragma once

#include <span>

#include "imaging/image.h"

namespace fovea::imaging {

/// The window that shows values of `bits` bits as they are: 0 black, 2^bits - 1 white.
Window fullRangeWindow(int bits);

/// From the 0.5th to the 99.5th percentile (linear interpolation between ranks);
/// from the least to the greatest value where those two percentiles coincide.
Window percentileWindow(std::span<const double> values);

/// Whether a file's window can be meant for these values: finite, at least one
/// wide, and spreading them over eight grey levels or more (unless they are all equal).
bool isPlausible(const Window& window, std::span<const double> values);

/// DICOM PS3.3 C.11.2.1.2.1: brightness 0..255, not rounded.
double windowed(double value, const Window& window);

}  // namespace fovea::imaging
