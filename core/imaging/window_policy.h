#pragma once

#include <string>

#include "imaging/image.h"

namespace fovea::imaging {

/// Which grey values the network sees as black and which as white: a choice of the
/// project, whatever a viewer shows. A value type.
///
/// Colour, and grey of 8 bits for which the file gives no window, look the same
/// under every policy: their values are brightness already, and a window in Hounsfield
/// units would blacken them. The photometric inversion (MONOCHROME1) comes after the
/// window, as ever.
struct WindowPolicy {
    enum class Kind {
        file,        ///< as display() does by itself: what the file says, else percentiles
        percentile,  ///< the 0.5th to 99.5th percentile of each image (of a volume: of all its
                     ///< slices), whatever the file says
        fixed        ///< one level and width for all images, as usual for CT
    };
    Kind kind = Kind::file;
    double level = 0;  ///< of `fixed`: in units of the stored values after rescale (CT: HU)
    double width = 1;  ///< of `fixed`: the same units, from 1

    bool operator==(const WindowPolicy&) const = default;
};

/// "file", "percentile", or level and width: "40/400", "-600/1500", "0.5/1.25".
std::string windowPolicyText(const WindowPolicy& policy);
/// The way back; an empty text is `file`, for what was stored before there was a
/// choice. False, and `out` untouched, for anything else, a width below 1 included.
bool windowPolicyFromText(const std::string& text, WindowPolicy& out);

/// The pixels that the network is given, before resizing: the only function that
/// makes them, for hashes, stored features, predictions and the pictures beneath overlays.
Pixels networkPixels(const Image& image, const WindowPolicy& policy);
/// The same of an image whose stored values are not needed any more: without a copy where it can be.
Pixels networkPixels(Image&& image, const WindowPolicy& policy);

}  // namespace fovea::imaging
