#include "imaging/colour_as_grey.h"

namespace fovea::imaging {

std::optional<Image> colourAsGrey(const Image& image) {
    if (image.channels != 3 || image.photometric != Photometric::rgb) return {};
    Image grey;
    const bool allGrey = image.stored.visit([&]<class T>(std::span<const T> rgb) {
        for (std::size_t i = 0; i + 2 < rgb.size(); i += 3)
            if (!(rgb[i] == rgb[i + 1] && rgb[i] == rgb[i + 2])) return false;
        std::vector<T> values(rgb.size() / 3);
        for (std::size_t i = 0; i < values.size(); ++i) values[i] = rgb[3 * i];
        grey.stored = StoredValues(std::move(values));
        return true;
    });
    if (!allGrey) return {};
    grey.width = image.width;
    grey.height = image.height;
    grey.window = image.window;
    grey.format = image.format;
    grey.photometricName = "MONOCHROME2";
    grey.frames = image.frames;
    grey.frame = image.frame;
    grey.bitsStored = image.bitsStored;
    grey.spacingMm = image.spacingMm;
    grey.facts = image.facts;
    grey.remarks = image.remarks;
    return grey;
}

}  // namespace fovea::imaging
