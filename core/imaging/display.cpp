#include "imaging/display.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>

#include "imaging/window.h"

namespace fovea::imaging {

namespace {

std::uint8_t rounded(double grey) {
    // Cutting off rounds down what is not negative; std::floor() is a call for each pixel.
    return static_cast<std::uint8_t>(std::clamp(grey, 0.0, 255.0) + 0.5);
}

/// `brightness` of each value. Bytes and words go through a table, made once, of all that they can be.
template <class Brightness>
void through(const StoredValues& stored, std::vector<std::uint8_t>& out, Brightness brightness) {
    stored.visit([&]<class T>(std::span<const T> values) {
        constexpr std::size_t kEntries = sizeof(T) < 4 ? std::size_t{1} << 8 * (sizeof(T) % 4) : 0;
        if constexpr (kEntries > 0) {
            if (values.size() > kEntries) {
                std::array<std::uint8_t, kEntries> table;
                for (std::size_t i = 0; i < kEntries; ++i) table[i] = brightness(static_cast<double>(i));
                std::transform(values.begin(), values.end(), out.begin(),
                               [&](T value) { return table[value]; });
                return;
            }
        }
        std::transform(values.begin(), values.end(), out.begin(),
                       [&](T value) { return brightness(static_cast<double>(value)); });
    });
}

void throughLut(const Image& image, std::vector<std::uint8_t>& out) {
    std::vector<std::uint8_t> table(image.voiLut.size());
    std::transform(image.voiLut.begin(), image.voiLut.end(), table.begin(),
                   [](double v) { return rounded(v); });
    const double last = static_cast<double>(table.size() - 1);
    through(image.stored, out, [&](double value) {
        const double index = std::floor(value + 0.5) - image.voiLutFirst;
        // Written so that a value that is not a number takes the table's first entry.
        return table[index > 0 ? static_cast<std::size_t>(std::min(index, last)) : 0];
    });
}

}  // namespace

Pixels display(Image&& image, const std::optional<Window>& window) {
    const Window used = window && image.photometric != Photometric::rgb ? *window : image.window;
    bool asItIs = image.photometric != Photometric::monochrome1 && used.source != WindowSource::lut;
    for (int grey = 0; asItIs && grey < 256; ++grey) asItIs = rounded(windowed(grey, used)) == grey;
    std::vector<std::uint8_t> bytes;
    if (!asItIs || !image.stored.takeBytes(bytes)) return display(std::as_const(image), window);
    return {image.width, image.height, image.channels, std::move(bytes)};
}

Pixels display(const Image& image, const std::optional<Window>& window) {
    Pixels out{image.width, image.height, image.channels, std::vector<std::uint8_t>(image.stored.size())};
    const bool colour = image.photometric == Photometric::rgb;
    const Window used = window && !colour ? *window : image.window;
    if (used.source == WindowSource::lut && !image.voiLut.empty()) {
        throughLut(image, out.data);
    } else {
        through(image.stored, out.data, [&](double value) { return rounded(windowed(value, used)); });
    }
    if (image.photometric == Photometric::monochrome1) {
        for (std::uint8_t& grey : out.data) grey = static_cast<std::uint8_t>(255 - grey);
    }
    return out;
}

}  // namespace fovea::imaging
