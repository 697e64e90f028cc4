#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "base/random.h"
#include "imaging/image.h"

namespace fovea::test {

/// Adds smooth noise of this height: random heights on a grid `spacing` pixels wide, joined.
inline void addSmoothNoise(std::vector<double>& plane, int width, int height, int spacing, double amplitude,
                           Random& random) {
    const int columns = width / spacing + 2, rows = height / spacing + 2;
    std::vector<double> grid(std::size_t(columns) * std::size_t(rows));
    for (double& value : grid) value = random.normal() * amplitude;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const int gx = x / spacing, gy = y / spacing;
            const auto soft = [](double t) { return t * t * (3 - 2 * t); };
            const double fx = soft(double(x % spacing) / spacing), fy = soft(double(y % spacing) / spacing);
            const double* at = &grid[std::size_t(gy * columns + gx)];
            plane[std::size_t(y * width + x)] += (at[0] * (1 - fx) + at[1] * fx) * (1 - fy) +
                                                 (at[columns] * (1 - fx) + at[columns + 1] * fx) * fy;
        }
    }
}

/// As of one device: a dark ground, a breast that comes in from the left with tissue of its own, the
/// same letter in the upper corner. Another `seed`, another woman. `contrast` of the tissue: 1 as usual,
/// 0.6 so faint that it is hardly seen.
inline imaging::Pixels mammogram(std::uint64_t seed, double contrast = 1) {
    constexpr int kWidth = 416, kHeight = 512;
    Random random(seed);
    const double middle = kHeight * random.uniform(0.48, 0.53), down = kHeight * random.uniform(0.37, 0.42),
                 across = kWidth * random.uniform(0.55, 0.65);
    std::vector<double> tissue(std::size_t(kWidth) * kHeight, 110);
    for (const auto& [spacing, amplitude] : {std::pair(100, 14.0), {40, 9.0}, {14, 6.0}, {6, 3.0}})
        addSmoothNoise(tissue, kWidth, kHeight, spacing, contrast * amplitude, random);
    imaging::Pixels p{kWidth, kHeight, 1, std::vector<std::uint8_t>(tissue.size())};
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) {
            const std::size_t i = std::size_t(y * kWidth + x);
            const double r = std::hypot((y - middle) / down, x / across), thin = std::min(r, 1.0);
            const double inside = 1 / (1 + std::exp((r - 1) * 40));
            p.data[i] = std::uint8_t(std::clamp(
                4 + inside * tissue[i] * (1 - 0.8 * thin * thin) + random.normal() * 1.2, 0.0, 255.0));
        }
    }
    const auto stroke = [&](int left, int top, int width, int height) {
        for (int y = top; y < top + height; ++y)
            std::fill_n(p.data.begin() + y * kWidth + left, width, std::uint8_t(200));
    };
    stroke(kWidth - 80, 20, 8, 24);  // an F
    stroke(kWidth - 80, 20, 24, 6);
    stroke(kWidth - 80, 30, 24, 6);
    return p;
}

/// Draws two crosses and the dotted line between them, as a device measures a distance.
inline void drawCaliper(imaging::Pixels& p, int x, int y, int length) {
    const auto dot = [&](int at, int down) {
        for (int c = 0; c < p.channels; ++c)
            p.data[std::size_t((down * p.width + at) * p.channels + c)] = 255;
    };
    for (const int end : {x, x + length})
        for (int i = -6; i <= 6; ++i) {
            dot(end + i, y);
            dot(end, y + i);
        }
    for (int i = 10; i < length - 8; i += 4) dot(x + i, y);
}

/// A part of it: so much cut off at each side, of its length.
inline imaging::Pixels cropped(const imaging::Pixels& p, double left, double top, double right,
                               double bottom) {
    const int x = int(std::lround(p.width * left)), y = int(std::lround(p.height * top));
    imaging::Pixels part{int(std::lround(p.width * (1 - right))) - x,
                         int(std::lround(p.height * (1 - bottom))) - y,
                         p.channels,
                         {}};
    for (int row = y; row < y + part.height; ++row) {
        const auto from = p.data.begin() + std::ptrdiff_t(row * p.width + x) * p.channels;
        part.data.insert(part.data.end(), from, from + std::ptrdiff_t(part.width) * p.channels);
    }
    return part;
}

/// Left and right exchanged.
inline imaging::Pixels mirrored(const imaging::Pixels& p) {
    imaging::Pixels m = p;
    for (int y = 0; y < p.height; ++y)
        for (int x = 0; x < p.width; ++x)
            for (int c = 0; c < p.channels; ++c)
                m.data[std::size_t((y * p.width + x) * p.channels + c)] =
                    p.data[std::size_t((y * p.width + p.width - 1 - x) * p.channels + c)];
    return m;
}

}  // namespace fovea::test
