#include "imaging/colour_as_grey.h"

namespace fovea::imaging {

std::optional<Image> colourAsGrey(const Image& image) {
    if (image.channels != 3 || image.bitsStored != 8 || image.photometric != Photometric::rgb) return {};
    const std::vector<double>& rgb = image.stored;
    for (std::size_t i = 0; i + 2 < rgb.size(); i += 3)
        if (rgb[i] != rgb[i + 1] || rgb[i] != rgb[i + 2]) return {};
    Image grey;
    grey.width = image.width;
    grey.height = image.height;
    grey.window = image.window;
    grey.format = image.format;
    grey.frames = image.frames;
    grey.frame = image.frame;
    grey.spacingMm = image.spacingMm;
    grey.facts = image.facts;
    grey.remarks = image.remarks;
    grey.stored.reserve(rgb.size() / 3);
    for (std::size_t i = 0; i + 2 < rgb.size(); i += 3) grey.stored.push_back(rgb[i]);
    return grey;
}

}  // namespace fovea::imaging
