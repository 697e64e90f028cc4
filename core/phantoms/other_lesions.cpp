#include "phantoms/other_lesions.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace fovea::phantoms {

namespace {

constexpr double kPi = std::numbers::pi;
constexpr double kStreakLength = 12;   ///< of each streak to both sides
constexpr double kStreakDepth = 0.07;  ///< share of the light, deviation
constexpr double kSoftEdge = 10;       ///< over which a patch begins
constexpr float kLeastMissing = 0.2f;  ///< of a vessel's depth, to count as missing there
constexpr double kCell = 40;           ///< side of the squares that missing parts are gathered in

/// White noise drawn out along a direction: deviation 1.
Plane drawnOut(const Plane& noise, double direction, double scale) {
    const int size = noise.size, reach = std::max(2, int(std::lround(kStreakLength * scale)));
    Plane out(size);
    std::vector<std::pair<int, int>> steps;
    for (int i = -reach; i <= reach; ++i)
        steps.emplace_back(int(std::lround(i * std::cos(direction))),
                           int(std::lround(i * std::sin(direction))));
    const float norm = 1 / std::sqrt(float(steps.size()));
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x) {
            float sum = 0;
            for (const auto& [dx, dy] : steps)
                sum += noise.at((x + dx + size) % size, (y + dy + size) % size);
            out.at(x, y) = sum * norm;
        }
    return out;
}

Plane whiteNoise(Random& random, int size) {
    Plane noise(size);
    for (std::size_t i = 0; i < noise.values.size(); i += 4) {
        const auto four = grain(random);
        std::copy_n(four.begin(), std::min<std::size_t>(4, noise.values.size() - i),
                    noise.values.begin() + std::ptrdiff_t(i));
    }
    return noise;
}

/// A round soft spot so many grey levels above the ground.
void drawSpot(std::array<Plane, 3>& planes, const Lesion& spot, double height, const Colour& colour) {
    const int reach = int(2.5 * spot.radius), last = planes[0].size - 1;
    for (int y = std::max(0, int(spot.y) - reach); y <= std::min(last, int(spot.y) + reach); ++y)
        for (int x = std::max(0, int(spot.x) - reach); x <= std::min(last, int(spot.x) + reach); ++x) {
            const double r2 =
                ((x - spot.x) * (x - spot.x) + (y - spot.y) * (y - spot.y)) / (spot.radius * spot.radius);
            for (std::size_t c = 0; c < 3; ++c)
                planes[c].at(x, y) += float(height * colour[c] * std::exp(-r2));
        }
}

}  // namespace

std::vector<Lesion> placePatches(const Eye& eye, Random& random) {
    std::vector<Lesion> patches;
    const auto wanted = 2 + random.below(2);
    for (int attempt = 0; attempt < 200 && patches.size() < wanted; ++attempt) {
        const double angle = random.uniform(0, 2 * kPi), distance = 0.75 * std::sqrt(random.uniform());
        const Lesion patch{eye.fieldX + distance * eye.fieldRadius * std::cos(angle),
                           eye.fieldY + distance * eye.fieldRadius * std::sin(angle),
                           random.uniform(60, 90) * eye.scale};
        const bool clear = std::all_of(patches.begin(), patches.end(), [&](const Lesion& other) {
            return std::hypot(patch.x - other.x, patch.y - other.y) > patch.radius + other.radius;
        });
        const double fromDisc = std::hypot(patch.x - eye.discX, patch.y - eye.discY);
        if (clear && fromDisc > patch.radius + eye.discRadius) patches.push_back(patch);
    }
    return patches;
}

Plane streaks(const Eye& eye, Random& random, int size, const std::vector<Lesion>& patches, double turned) {
    const double direction = random.uniform(0, kPi);
    const Plane noise = whiteNoise(random, size), crossNoise = whiteNoise(random, size);
    Plane relief = drawnOut(noise, direction, eye.scale);
    if (!patches.empty()) {
        const Plane across = drawnOut(crossNoise, direction + turned * kPi / 2, eye.scale);
        for (int y = 0; y < size; ++y)
            for (int x = 0; x < size; ++x) {
                double inside = 0;
                for (const Lesion& p : patches) {
                    const double edge = (std::hypot(x - p.x, y - p.y) - p.radius) / (kSoftEdge * eye.scale);
                    if (edge < 8) inside = std::max(inside, 1 / (1 + std::exp(edge)));
                }
                // Two independent noises with these weights have the deviation of one.
                const double phase = inside * kPi / 2;
                if (inside > 0.001)
                    relief.at(x, y) =
                        float(std::cos(phase) * relief.at(x, y) + std::sin(phase) * across.at(x, y));
            }
    }
    for (float& value : relief.values) value *= float(kStreakDepth);
    return relief;
}

std::vector<Lesion> alongMissing(const Plane& missing, const Eye& eye) {
    std::vector<Lesion> parts;
    const int cell = std::max(4, int(std::lround(kCell * eye.scale)));
    for (int top = 0; top < missing.size; top += cell)
        for (int left = 0; left < missing.size; left += cell) {
            double weight = 0, x = 0, y = 0;
            for (int py = top; py < std::min(top + cell, missing.size); ++py)
                for (int px = left; px < std::min(left + cell, missing.size); ++px) {
                    const float here = missing.at(px, py);
                    if (here < kLeastMissing) continue;
                    weight += here;
                    x += here * px;
                    y += here * py;
                }
            if (weight > cell / 4.0) parts.push_back({x / weight, y / weight, cell / 2.0});
        }
    return parts;
}

std::vector<Lesion> drawBlots(std::array<Plane, 3>& planes, const Eye& eye, Random& random, int grade) {
    constexpr Colour kBlotColour = {0.8f, 1.0f, 0.6f};
    constexpr double kDepth = 50;  // grey levels
    constexpr struct { int fewest, most; } kNumbers[kHighestGrade + 1] = {{0, 0}, {1, 2}, {3, 5}, {7, 10}};
    const auto [fewest, most] = kNumbers[std::clamp(grade, 0, kHighestGrade)];
    const auto wanted = std::size_t(fewest) + random.below(std::uint64_t(most - fewest) + 1);
    std::vector<Lesion> blots;
    for (int attempt = 0; attempt < 1000 && blots.size() < wanted; ++attempt) {
        const double angle = random.uniform(0, 2 * kPi), distance = 0.8 * std::sqrt(random.uniform());
        const Lesion blot{eye.fieldX + distance * eye.fieldRadius * std::cos(angle),
                          eye.fieldY + distance * eye.fieldRadius * std::sin(angle),
                          random.uniform(18, 26) * eye.scale};
        const bool clear = std::all_of(blots.begin(), blots.end(), [&](const Lesion& other) {
            return std::hypot(blot.x - other.x, blot.y - other.y) > 2 * (blot.radius + other.radius);
        });
        if (!clear || std::hypot(blot.x - eye.discX, blot.y - eye.discY) < 2 * blot.radius + eye.discRadius)
            continue;
        drawSpot(planes, blot, -kDepth, kBlotColour);
        blots.push_back(blot);
    }
    return blots;
}

std::vector<Lesion> drawPair(std::array<Plane, 3>& planes, const Eye& eye, Random& random, bool diseased,
                             double strength) {
    constexpr Colour kSpotColour = {0.9f, 1.0f, 0.5f};
    constexpr double kHeight = 26;  // grey levels
    const bool firstBright = random.uniform() < 0.5;
    std::vector<Lesion> spots;
    for (const double half : {-1.0, 1.0}) {
        const double angle = half * random.uniform(0.2 * kPi, 0.8 * kPi);
        const double distance = random.uniform(0.4, 0.72) * eye.fieldRadius;
        const Lesion spot{eye.fieldX + distance * std::cos(angle), eye.fieldY + distance * std::sin(angle),
                          random.uniform(26, 34) * eye.scale};
        const bool bright = half < 0 ? firstBright : firstBright != diseased;
        const double height = (bright ? 1 : -1) * kHeight * strength;
        drawSpot(planes, spot, height, kSpotColour);
        spots.push_back(spot);
    }
    return spots;
}

}  // namespace fovea::phantoms
