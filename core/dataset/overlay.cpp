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

/// Pixels on strokes in part of a row. `above` and `below` are the rows `reach` away, `before` and
/// `after` those beside.
FOVEA_FOR_PROCESSORS int onStrokes(const std::uint8_t* row, const std::uint8_t* above,
                                   const std::uint8_t* below, const std::uint8_t* before,
                                   const std::uint8_t* after, int from, int to, int reach) {
    int count = 0;
    for (int x = from; x < to; ++x) {
        const int here = row[x];
        const bool standing = (here - row[x - reach] >= kDrop) & (here - row[x + reach] >= kDrop) &
                              (((here - before[x] <= kEven) & (before[x] - here <= kEven)) |
                               ((here - after[x] <= kEven) & (after[x] - here <= kEven)));
        const bool lying = (here - above[x] >= kDrop) & (here - below[x] >= kDrop) &
                           (((here - row[x - 1] <= kEven) & (row[x - 1] - here <= kEven)) |
                            ((here - row[x + 1] <= kEven) & (row[x + 1] - here <= kEven)));
        count += (here >= kBright) & (standing | lying);
    }
    return count;
}

/// One channel by itself.
std::vector<std::uint8_t> channelOf(const imaging::Pixels& p, int channel) {
    if (p.channels == 1) return p.data;
    std::vector<std::uint8_t> one(p.data.size() / std::size_t(p.channels));
    for (std::size_t i = 0; i < one.size(); ++i)
        one[i] = p.data[i * std::size_t(p.channels) + std::size_t(channel)];
    return one;
}

int levelOf(double pixels) {
    return int(std::lround(2 * std::log2(1 + pixels)));
}

}  // namespace

Overlay Overlay::of(const imaging::Pixels& display) {
    const int width = display.width, height = display.height, longer = std::max(width, height);
    const int reach = std::max(kLeastReach, longer / kPixelsOfReach);
    std::array<int, kCells> pixels{};
    // In the colour in which a mark stands out most: white does from a fundus in blue, yellow in green.
    for (int channel = 0; channel < display.channels; ++channel) {
        const std::vector<std::uint8_t> values = channelOf(display, channel);
        const auto row = [&](int y) { return &values[std::size_t(y) * std::size_t(width)]; };
        std::array<int, kCells> own{};
        for (int y = reach; y < height - reach; ++y) {
            for (int cell = 0; cell < kSide; ++cell) {
                const int from = std::max(reach, cell * width / kSide),
                          to = std::min(width - reach, (cell + 1) * width / kSide);
                own[std::size_t(y * kSide / height * kSide + cell)] += onStrokes(
                    row(y), row(y - reach), row(y + reach), row(y - 1), row(y + 1), from, to, reach);
            }
        }
        for (std::size_t i = 0; i < kCells; ++i) pixels[i] = std::max(pixels[i], own[i]);
    }
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
