#include "imaging/display.h"

#include <algorithm>
#include <cmath>

#include "imaging/window.h"

namespace fovea::imaging {

namespace {

std::uint8_t rounded(double grey) {
    // Cutting off rounds down what is not negative; std::floor() is a call for each pixel.
    return static_cast<std::uint8_t>(std::clamp(grey, 0.0, 255.0) + 0.5);
}

void throughLut(const Image& image, std::vector<std::uint8_t>& out) {
    std::vector<std::uint8_t> table(image.voiLut.size());
    std::transform(image.voiLut.begin(), image.voiLut.end(), table.begin(),
                   [](double v) { return rounded(v); });
    const double last = static_cast<double>(table.size() - 1);
    std::transform(image.stored.begin(), image.stored.end(), out.begin(), [&](double value) {
        const double index = std::floor(double(value) + 0.5) - image.voiLutFirst;
        // Written so that a value that is not a number takes the table's first entry.
        return table[index > 0 ? static_cast<std::size_t>(std::min(index, last)) : 0];
    });
}

}  // namespace

Pixels display(const Image& image, const std::optional<Window>& window) {
    Pixels out{image.width, image.height, image.channels, std::vector<std::uint8_t>(image.stored.size())};
    const bool colour = image.photometric == Photometric::rgb;
    const Window used = window && !colour ? *window : image.window;
    if (used.source == WindowSource::lut && !image.voiLut.empty()) {
        throughLut(image, out.data);
    } else {
        std::transform(image.stored.begin(), image.stored.end(), out.data.begin(),
                       [&](double value) { return rounded(windowed(value, used)); });
    }
    if (image.photometric == Photometric::monochrome1) {
        for (std::uint8_t& grey : out.data) grey = static_cast<std::uint8_t>(255 - grey);
    }
    return out;
}

}  // namespace fovea::imaging
