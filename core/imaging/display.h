#pragma once

#include <optional>

#include "imaging/image.h"

namespace fovea::imaging {

/// The one display pipeline: stored values, VOI LUT or window (DICOM PS3.3
/// C.11.2.1.2, linear or sigmoid), photometric inversion (MONOCHROME1), 8 bits, rounded to
/// nearest. The same for screen and network. RGB is shown as it is: 8 bits pass
/// through, deeper colour is scaled from its full range.
/// `window`: instead of the image's own; without effect on colour.
Pixels display(const Image& image, const std::optional<Window>& window = {});
/// The same of an image that is not needed any more: bytes shown as they are become the pixels
/// without a copy.
Pixels display(Image&& image, const std::optional<Window>& window = {});

}  // namespace fovea::imaging
