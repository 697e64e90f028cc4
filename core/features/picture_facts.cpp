#include "features/picture_facts.h"

#include <algorithm>
#include <cmath>

namespace fovea::features {

evaluation::PictureFacts pictureFacts(const imaging::Pixels& low, int width, int height,
                                      const std::string& modality) {
    evaluation::PictureFacts facts;
    facts.modality = modality;
    if (width > 0 && height > 0) facts.aspect = std::log(double(width) / double(height));
    const std::size_t channels = std::size_t(low.channels), pixels = low.data.size() / channels;
    if (pixels == 0) return facts;
    double sum = 0, squares = 0, colour = 0;
    for (std::size_t i = 0; i < pixels; ++i) {
        const std::uint8_t* p = &low.data[i * channels];
        // Rec. 601, as JPEG has brightness.
        const double grey = channels == 3 ? (0.299 * p[0] + 0.587 * p[1] + 0.114 * p[2]) / 255 : p[0] / 255.0;
        const auto [least, most] = std::minmax_element(p, p + channels);
        sum += grey;
        squares += grey * grey;
        colour += double(*most - *least) / 255;
    }
    const double n = double(pixels);
    facts.grey = sum / n;
    facts.contrast = std::sqrt(std::max(0.0, squares / n - facts.grey * facts.grey));
    facts.colour = colour / n;
    return facts;
}

}  // namespace fovea::features
