#include "dataset/overlay.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "base/processors.h"

namespace fovea::dataset {

namespace {

constexpr int kSide = Overlay::kSide;
constexpr int kBright = 240;         // grey levels: so bright is a mark
constexpr int kDrop = 140;           // grey levels: so much darker is what lies beside it
constexpr int kEven = 12;            // grey levels: a stroke goes on at the same brightness
constexpr int kPixelsOfReach = 340;  // of the longer side, for each pixel to the side
constexpr int kLeastReach = 2;       // pixels
constexpr double kReference = 512;   // pixels: strokes of larger pictures are thicker

/// In bytes throughout, so that a processor takes 16 to 64 of them at once.
FOVEA_INLINE std::uint8_t rise(std::uint8_t from, std::uint8_t to) {
    return std::uint8_t((from > to ? from : to) - from);
}
FOVEA_INLINE std::uint8_t isEven(std::uint8_t a, std::uint8_t b) {
    return std::uint8_t(rise(a, b) + rise(b, a)) <= kEven;
}

/// Of the values of a row, whose channels stand side by side, from the first on: which belong to strokes, 1
/// or 0 in `marks`. `above` and `below` are the rows `reach` away, `before` and `after` those beside.
/// Returns whether any does.
FOVEA_FOR_PROCESSORS bool onStrokes(const std::uint8_t* row, const std::uint8_t* above,
                                    const std::uint8_t* below, const std::uint8_t* before,
                                    const std::uint8_t* after, std::ptrdiff_t count, std::ptrdiff_t channels,
                                    std::ptrdiff_t reach, std::uint8_t* marks) {
    const std::uint8_t *left = row - reach * channels, *right = row + reach * channels;
    const std::uint8_t *previous = row - channels, *next = row + channels;
    std::uint8_t any = 0;
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        const std::uint8_t here = row[i];
        const std::uint8_t standing = (rise(left[i], here) >= kDrop) & (rise(right[i], here) >= kDrop) &
                                      (isEven(here, before[i]) | isEven(here, after[i]));
        const std::uint8_t lying = (rise(above[i], here) >= kDrop) & (rise(below[i], here) >= kDrop) &
                                   (isEven(here, previous[i]) | isEven(here, next[i]));
        const std::uint8_t mark = (here >= kBright) & (standing | lying);
        marks[i] = mark;
        any |= mark;
    }
    return any != 0;
}

int levelOf(double pixels) {
    return int(std::lround(2 * std::log2(1 + pixels)));
}

}  // namespace

Overlay Overlay::of(const imaging::Pixels& display) {
    const int width = display.width, height = display.height, longer = std::max(width, height);
    const int reach = std::max(kLeastReach, longer / kPixelsOfReach);
    const auto channels = std::ptrdiff_t(display.channels);
    std::vector<std::array<int, kCells>> byChannel(std::size_t(channels), std::array<int, kCells>{});
    std::vector<std::uint8_t> marks(std::size_t(width * channels));
    const auto row = [&](int y) {
        return display.data.data() + (std::ptrdiff_t(y) * width + reach) * channels;
    };
    const std::ptrdiff_t count = (width - 2 * reach) * channels;
    for (int y = reach; y < height - reach; ++y) {
        if (!onStrokes(row(y), row(y - reach), row(y + reach), row(y - 1), row(y + 1), count, channels, reach,
                       marks.data()))
            continue;
        for (int cell = 0; cell < kSide; ++cell) {
            const int from = std::max(reach, cell * width / kSide),
                      to = std::min(width - reach, (cell + 1) * width / kSide);
            for (int x = from; x < to; ++x)
                for (std::ptrdiff_t c = 0; c < channels; ++c)
                    byChannel[std::size_t(c)][std::size_t(y * kSide / height * kSide + cell)] +=
                        marks[std::size_t((x - reach) * channels + c)];
        }
    }
    // In the colour in which a mark stands out most: white does from a fundus in blue, yellow in green.
    std::array<int, kCells> pixels{};
    for (const auto& own : byChannel)
        for (std::size_t i = 0; i < kCells; ++i) pixels[i] = std::max(pixels[i], own[i]);
    const double scale = std::max(1.0, longer / kReference);
    Overlay result;
    for (std::size_t i = 0; i < kCells; ++i)
        result.m_levels[i] = std::min(15, levelOf(pixels[i] / (scale * scale)));
    return result;
}

std::string Overlay::text() const {
    std::string digits;
    for (const int level : m_levels) digits += "0123456789abcdef"[level];
    return digits;
}

std::optional<Overlay> Overlay::parse(std::string_view digits) {
    if (digits.size() != kCells) return {};
    Overlay result;
    for (std::size_t i = 0; i < kCells; ++i) {
        const char c = digits[i];
        const int level = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
        if (level < 0) return {};
        result.m_levels[i] = level;
    }
    return result;
}

std::array<int, Overlay::kFeatures> Overlay::features() const {
    std::array<int, kFeatures> all{};
    double rim = 0, inside = 0;
    for (std::size_t i = 0; i < kCells; ++i) {
        all[i] = m_levels[i];
        const int x = int(i) % kSide, y = int(i) / kSide;
        const bool outer = x == 0 || y == 0 || x == kSide - 1 || y == kSide - 1;
        (outer ? rim : inside) += std::exp2(m_levels[i] / 2.0) - 1;
    }
    all[kCells] = levelOf(rim + inside);
    all[kCells + 1] = levelOf(rim);
    all[kCells + 2] = levelOf(inside);
    return all;
}

}  // namespace fovea::dataset
