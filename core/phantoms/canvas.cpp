#include "phantoms/canvas.h"

#include <algorithm>
#include <cmath>

namespace fovea::phantoms {

Plane::Plane(int side)
    : size(side), values(static_cast<std::size_t>(side) * static_cast<std::size_t>(side), 0.0f) {}

void addLattice(Plane& plane, double spacing, double amplitude, Random& random) {
    const auto size = static_cast<std::size_t>(plane.size);
    const auto cells = static_cast<std::size_t>(std::ceil(plane.size / spacing)) + 2;
    std::vector<float> heights(cells * cells);
    for (float& height : heights) height = static_cast<float>(random.uniform(-amplitude, amplitude));
    const double shiftX = random.uniform();
    const double shiftY = random.uniform();

    // Each pixel's cell and its smooth position in it, once for a whole line.
    std::vector<std::size_t> cell(size);
    std::vector<float> weight(size);
    const auto prepare = [&](double shift) {
        for (std::size_t i = 0; i < size; ++i) {
            const double place = static_cast<double>(i) / spacing + shift;
            cell[i] = static_cast<std::size_t>(place);
            const double t = place - std::floor(place);
            weight[i] = static_cast<float>(t * t * (3 - 2 * t));
        }
    };
    prepare(shiftY);
    const std::vector<std::size_t> rowCell = cell;
    const std::vector<float> rowWeight = weight;
    prepare(shiftX);
    std::vector<float> line(cells);
    for (std::size_t y = 0; y < size; ++y) {
        const float* above = &heights[rowCell[y] * cells];
        const float* below = above + cells;
        for (std::size_t c = 0; c < cells; ++c) line[c] = above[c] + (below[c] - above[c]) * rowWeight[y];
        float* row = &plane.values[y * size];
        for (std::size_t x = 0; x < size; ++x)
            row[x] += line[cell[x]] + (line[cell[x] + 1] - line[cell[x]]) * weight[x];
    }
}

void stamp(Plane& plane, double x, double y, double radius, double height) {
    constexpr double kReach = 2.2;
    const int left = std::max(static_cast<int>(x - kReach * radius), 0);
    const int right = std::min(static_cast<int>(x + kReach * radius) + 1, plane.size - 1);
    const int top = std::max(static_cast<int>(y - kReach * radius), 0);
    const int bottom = std::min(static_cast<int>(y + kReach * radius) + 1, plane.size - 1);
    for (int py = top; py <= bottom; ++py) {
        for (int px = left; px <= right; ++px) {
            const double r2 = (px - x) * (px - x) + (py - y) * (py - y);
            const auto value = static_cast<float>(height * std::exp(-r2 / (radius * radius)));
            plane.at(px, py) = std::max(plane.at(px, py), value);
        }
    }
}

std::array<float, 4> grain(Random& random) {
    // Four bytes have mean 4 * 127.5 and variance 4 * (256^2 - 1) / 12.
    constexpr float kMean = 510;
    constexpr float kDeviation = 147.80f;
    std::array<float, 4> result;
    for (std::size_t i = 0; i < 4; i += 2) {
        const std::uint64_t bits = random.bits();
        // Pairs of bytes, then pairs of pairs: two sums of four bytes.
        const std::uint64_t pairs = (bits & 0x00FF00FF00FF00FFULL) + (bits >> 8 & 0x00FF00FF00FF00FFULL);
        const std::uint64_t sums = (pairs & 0x0000FFFF0000FFFFULL) + (pairs >> 16 & 0x0000FFFF0000FFFFULL);
        result[i] = (static_cast<float>(sums & 0xFFFF) - kMean) / kDeviation;
        result[i + 1] = (static_cast<float>(sums >> 32) - kMean) / kDeviation;
    }
    return result;
}

}  // namespace fovea::phantoms
