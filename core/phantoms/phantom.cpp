#include <algorithm>
#include <cmath>
#include <numbers>

#include "phantoms/canvas.h"
#include "phantoms/lesion_shape.h"
#include "phantoms/phantoms.h"

namespace fovea::phantoms {

namespace {

constexpr double kPi = std::numbers::pi;
/// Lengths below are in pixels of an image of this size.
constexpr double kReferenceSize = 1024;
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
constexpr double kShortestTwig = 110;
constexpr int kMostAttempts = 1500;

/// What an eye looks like, before any pixel is drawn.
struct Eye {
    double scale;  ///< image pixels a reference pixel
    bool left;
    double fieldX, fieldY, fieldRadius;
    double discX, discY, discRadius;
    double foveaX, foveaY, foveaRadius;
    double tiltX, tiltY, falloff;
    Colour ground, disc;
};

Eye makeEye(Random& random, int size) {
    Eye e{};
    e.scale = size / kReferenceSize;
    e.left = random.uniform() < 0.5;
    e.fieldRadius = random.uniform(470, 500) * e.scale;
    e.fieldX = (512 + random.uniform(-8, 8)) * e.scale;
    e.fieldY = (512 + random.uniform(-8, 8)) * e.scale;
    // The camera looks at the fovea, at the disc or in between; the disc lies on the nose's side.
    const double side = e.left ? -1 : 1;
    const double shift = random.uniform(0, 0.62) * e.fieldRadius;
    const double tilt = random.uniform(-0.3, 0.3);
    e.discX = e.fieldX + side * shift * std::cos(tilt);
    e.discY = e.fieldY + shift * std::sin(tilt) + random.uniform(-40, 40) * e.scale;
    e.discRadius = random.uniform(42, 60) * e.scale;
    e.foveaX = e.discX - side * random.uniform(270, 330) * e.scale;
    e.foveaY = e.discY + random.uniform(0, 60) * e.scale;
    e.foveaRadius = random.uniform(45, 75) * e.scale;
    e.tiltX = random.uniform(-0.24, 0.24);
    e.tiltY = random.uniform(-0.24, 0.24);
    e.falloff = random.uniform(0.1, 0.28);
    const double brightness = random.uniform(0.88, 1.12);
    e.ground = {static_cast<float>(random.uniform(128, 152) * brightness),
                static_cast<float>(random.uniform(78, 98) * brightness),
                static_cast<float>(random.uniform(50, 68) * brightness)};
    e.disc = {static_cast<float>(random.uniform(60, 75)), static_cast<float>(random.uniform(75, 100)),
              static_cast<float>(random.uniform(45, 70))};
    return e;
}

/// A vessel walks from (x, y), thins out and forks.
void growVessel(Plane& depth, const Eye& eye, Random& random, double x, double y, double heading, double bend,
                double radius, double length, int forks) {
    const double step = std::max(0.6 * radius, 1.0 * eye.scale);
    double nextFork = length * random.uniform(0.15, 0.4);
    for (double way = 0; way < length; way += step) {
        const double thin = radius * (1 - 0.55 * way / length);
        stamp(depth, x, y, std::max(thin, 1.3 * eye.scale), 1);
        heading +=
            bend * step / eye.fieldRadius + random.uniform(-1, 1) * 0.035 * std::sqrt(step / eye.scale);
        x += step * std::cos(heading);
        y += step * std::sin(heading);
        if (std::hypot(x - eye.fieldX, y - eye.fieldY) > eye.fieldRadius) return;
        if (forks > 0 && way > nextFork && length - way > kShortestTwig * eye.scale) {
            const double turn = (random.uniform() < 0.5 ? -1 : 1) * random.uniform(0.45, 0.9);
            growVessel(depth, eye, random, x, y, heading + turn, -bend * 0.5,
                       thin * random.uniform(0.55, 0.8), (length - way) * random.uniform(0.4, 0.8),
                       forks - 1);
            nextFork = way + length * random.uniform(0.18, 0.4);
        }
    }
}

Plane drawVessels(const Eye& eye, Random& random, int size) {
    Plane depth(size);
    const double toFovea = eye.left ? 0 : kPi;
    // Two arcades around the fovea and two vessels to the other side, each an artery and a vein.
    for (const double up : {-1.0, 1.0}) {
        for (const bool vein : {false, true}) {
            const double radius = (vein ? random.uniform(5, 6.5) : random.uniform(3.6, 5)) * eye.scale;
            const double bendSign = eye.left ? -up : up;
            growVessel(depth, eye, random, eye.discX, eye.discY,
                       toFovea + bendSign * -1 * random.uniform(0.95, 1.45),
                       bendSign * random.uniform(0.7, 1.25), radius, random.uniform(560, 760) * eye.scale, 3);
            growVessel(depth, eye, random, eye.discX, eye.discY,
                       toFovea + kPi + up * random.uniform(0.5, 1.1), random.uniform(-0.5, 0.5), radius * 0.8,
                       random.uniform(260, 480) * eye.scale, 2);
        }
    }
    return depth;
}

/// Soft pale spots, as old age brings them: wide enough to be seen at 128, and
/// with the same distribution in both classes.
Plane drawDecoys(const Eye& eye, Random& random, int size) {
    Plane plane(size);
    const auto spots = 4 + random.below(9);
    for (std::uint64_t i = 0; i < spots; ++i) {
        const double angle = random.uniform(0, 2 * kPi);
        const double distance = eye.fieldRadius * std::sqrt(random.uniform(0, 0.8));
        stamp(plane, eye.fieldX + distance * std::cos(angle), eye.fieldY + distance * std::sin(angle),
              random.uniform(12, 24) * eye.scale, random.uniform(8, 22));
    }
    return plane;
}

/// The three colour planes without lesions and without grain.
std::array<Plane, 3> paint(const Eye& eye, Random& random, int size) {
    const Plane vessels = drawVessels(eye, random, size);
    const Plane decoys = drawDecoys(eye, random, size);
    Plane texture(size);
    for (const auto& [spacing, amplitude] :
         {std::pair(330.0, 0.2), std::pair(150.0, 0.12), std::pair(70.0, 0.05), std::pair(34.0, 0.035),
          std::pair(16.0, 0.02)})
        addLattice(texture, spacing * eye.scale, amplitude, random);

    constexpr Colour kVesselAbsorption = {0.22f, 0.42f, 0.25f};
    constexpr Colour kFoveaAbsorption = {0.14f, 0.22f, 0.2f};
    constexpr Colour kDecoyColour = {0.9f, 1.0f, 0.5f};
    constexpr Colour kOutside = {7, 6, 6};
    std::array<Plane, 3> planes = {Plane(size), Plane(size), Plane(size)};
    for (int y = 0; y < size; ++y) {
        for (int x = 0; x < size; ++x) {
            const double dx = (x - eye.fieldX) / eye.fieldRadius;
            const double dy = (y - eye.fieldY) / eye.fieldRadius;
            const double fromCentre = std::sqrt(dx * dx + dy * dy);
            // A border of several pixels: a sharp one would answer every fine filter.
            const double inside =
                fromCentre < 0.9 ? 1
                                 : 1 / (1 + std::exp((fromCentre - 1) * eye.fieldRadius / (4 * eye.scale)));
            if (inside < 0.002) {
                for (std::size_t c = 0; c < 3; ++c) planes[c].at(x, y) = kOutside[c];
                continue;
            }
            const double light =
                (1 + eye.tiltX * dx + eye.tiltY * dy - eye.falloff * fromCentre * fromCentre) *
                (1 + texture.at(x, y));
            const double fromFovea2 =
                ((x - eye.foveaX) * (x - eye.foveaX) + (y - eye.foveaY) * (y - eye.foveaY)) /
                (eye.foveaRadius * eye.foveaRadius);
            const double fovea = fromFovea2 < 10 ? std::exp(-fromFovea2) : 0;
            const double fromDisc = std::hypot(x - eye.discX, (y - eye.discY) * 0.9) / eye.discRadius;
            const double disc = fromDisc < 2 ? 1 / (1 + std::exp((fromDisc - 1) * 14)) : 0;
            const double cup = fromDisc < 2 ? 1 / (1 + std::exp((fromDisc - 0.45) * 9)) : 0;
            for (std::size_t c = 0; c < 3; ++c) {
                double value = eye.ground[c] * light;
                value *= 1 - kFoveaAbsorption[c] * fovea;
                value += decoys.at(x, y) * kDecoyColour[c];
                value += eye.disc[c] * (0.75 * disc + 0.25 * cup);
                value *= 1 - kVesselAbsorption[c] * vessels.at(x, y) * (1 - 0.45 * disc);
                planes[c].at(x, y) = static_cast<float>(kOutside[c] + (value - kOutside[c]) * inside);
            }
        }
    }
    return planes;
}

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

std::vector<Lesion> drawLesions(std::array<Plane, 3>& planes, const Eye& eye, Random& random,
                                const PhantomOptions& options, double grainRoom) {
    const auto span = static_cast<std::uint64_t>(std::max(options.lesionsHigh - options.lesionsLow, 0)) + 1;
    const auto wanted = static_cast<std::size_t>(options.lesionsLow) + random.below(span);
    const double amplitude = options.contrast * 255;
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

}  // namespace

Phantom makePhantom(std::uint64_t seed, bool diseased, const PhantomOptions& options) {
    // Streams of their own, so that a healthy and a diseased phantom of one seed
    // differ in the lesions and in nothing else.
    Random anatomy(mixSeed({seed, 1}));
    Random disease(mixSeed({seed, 2}));
    Random noise(mixSeed({seed, 3}));
    const int size = options.size;
    const Eye eye = makeEye(anatomy, size);
    std::array<Plane, 3> planes = paint(eye, anatomy, size);
    const auto deviation = static_cast<float>(anatomy.uniform(1.5, 3));
    constexpr float kColourGrain = 0.5f;

    Phantom phantom;
    phantom.diseased = diseased;
    phantom.leftEye = eye.left;
    if (diseased) phantom.lesions = drawLesions(planes, eye, disease, options, 4 * deviation);
    phantom.pixels = {size, size, 3, std::vector<std::uint8_t>(planes[0].values.size() * 3)};
    for (std::size_t i = 0; i < planes[0].values.size(); ++i) {
        const auto [common, red, green, blue] = grain(noise);
        const float own[] = {red, green, blue};
        for (std::size_t c = 0; c < 3; ++c) {
            const float value = planes[c].values[i] + deviation * (common + kColourGrain * own[c]);
            phantom.pixels.data[3 * i + c] =
                static_cast<std::uint8_t>(std::clamp(value + 0.5f, 0.0f, 255.0f));
        }
    }
    return phantom;
}

}  // namespace fovea::phantoms
