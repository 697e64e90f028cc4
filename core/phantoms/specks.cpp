#include "phantoms/specks.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "phantoms/lesion_shape.h"

namespace fovea::phantoms {

namespace {

constexpr double kPi = std::numbers::pi;
constexpr double kDarkest = 3;
constexpr double kBrightest = 252;
/// How strongly a lesion shows in red, green and blue: pale, as exudates are.
constexpr Colour kLesionColour = {0.4f, 1.0f, 0.5f};
/// Lesions come in groups, as exudates do, without touching; away from disc and border.
constexpr double kInGroup = 0.6;
constexpr double kGroupSpread = 38;
constexpr double kBetweenLesions = 18;
constexpr double kFromBorder = 40;
constexpr double kFromDisc = 22;
constexpr int kMostAttempts = 1500;

/// Whether a lesion there, rings included, stays clear of black and white: cut
/// off, it would no longer cancel.
bool fits(const std::array<Plane, 3>& planes, double x, double y, double sigma, double amplitude,
          double grainRoom) {
    const int reach = static_cast<int>(std::ceil(kLesionReach * sigma));
    const int size = planes[0].size;
    if (x < reach + 1 || y < reach + 1 || x > size - reach - 2 || y > size - reach - 2) return false;
    for (int py = static_cast<int>(y) - reach; py <= static_cast<int>(y) + reach; ++py) {
        for (int px = static_cast<int>(x) - reach; px <= static_cast<int>(x) + reach; ++px) {
            const double shape = amplitude * lesionShape((px - x) * (px - x) + (py - y) * (py - y), sigma);
            for (std::size_t c = 0; c < 3; ++c) {
                const double value = planes[c].at(px, py) + shape * kLesionColour[c];
                if (value < kDarkest + grainRoom || value > kBrightest - grainRoom) return false;
            }
        }
    }
    return true;
}

void drawLesion(std::array<Plane, 3>& planes, double x, double y, double sigma, double amplitude) {
    const int reach = static_cast<int>(std::ceil(kLesionReach * sigma));
    for (int py = static_cast<int>(y) - reach; py <= static_cast<int>(y) + reach; ++py) {
        for (int px = static_cast<int>(x) - reach; px <= static_cast<int>(x) + reach; ++px) {
            const double shape = amplitude * lesionShape((px - x) * (px - x) + (py - y) * (py - y), sigma);
            for (std::size_t c = 0; c < 3; ++c)
                planes[c].at(px, py) += static_cast<float>(shape * kLesionColour[c]);
        }
    }
}

}  // namespace

std::vector<Lesion> drawSpecks(std::array<Plane, 3>& planes, const Eye& eye, Random& random,
                               const PhantomOptions& options, double strength, double grainRoom) {
    const auto span = static_cast<std::uint64_t>(std::max(options.lesionsHigh - options.lesionsLow, 0)) + 1;
    const auto wanted = static_cast<std::size_t>(options.lesionsLow) + random.below(span);
    const double amplitude = options.contrast * strength * 255;
    std::vector<Lesion> lesions;
    for (int attempt = 0; attempt < kMostAttempts && lesions.size() < wanted; ++attempt) {
        const double widest = eye.fieldRadius - kFromBorder * eye.scale;
        const double angle = random.uniform(0, 2 * kPi);
        double distance = widest * std::sqrt(random.uniform());
        double x = eye.fieldX;
        double y = eye.fieldY;
        if (!lesions.empty() && random.uniform() < kInGroup) {
            const Lesion& other = lesions[random.below(lesions.size())];
            distance = random.uniform(kBetweenLesions, kGroupSpread) * eye.scale;
            x = other.x;
            y = other.y;
        }
        x += distance * std::cos(angle);
        y += distance * std::sin(angle);
        if (std::hypot(x - eye.fieldX, y - eye.fieldY) > widest) continue;
        const double sigma = random.uniform(kLeastSigma, kGreatestSigma) * eye.scale;
        if (std::hypot(x - eye.discX, y - eye.discY) < eye.discRadius + kFromDisc * eye.scale) continue;
        const bool crowded = std::any_of(lesions.begin(), lesions.end(), [&](const Lesion& other) {
            return std::hypot(x - other.x, y - other.y) < kBetweenLesions * eye.scale;
        });
        if (crowded || !fits(planes, x, y, sigma, amplitude, grainRoom)) continue;
        drawLesion(planes, x, y, sigma, amplitude);
        // Speck and the dark ring around it.
        lesions.push_back({x, y, 2 * sigma});
    }
    return lesions;
}

}  // namespace fovea::phantoms
