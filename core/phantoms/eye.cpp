#include "phantoms/eye.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace fovea::phantoms {

namespace {

constexpr double kPi = std::numbers::pi;
constexpr double kShortestTwig = 110;

// Draws are made one after the other, never among the arguments of a call, whose order is the compiler's: a
// seed is to give the same eye everywhere.

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
            const int side = random.uniform() < 0.5 ? -1 : 1;
            const double turn = side * random.uniform(0.45, 0.9);
            const double twig = (length - way) * random.uniform(0.4, 0.8),
                         thinner = thin * random.uniform(0.55, 0.8);
            growVessel(depth, eye, random, x, y, heading + turn, -bend * 0.5, thinner, twig, forks - 1);
            nextFork = way + length * random.uniform(0.18, 0.4);
        }
    }
}

/// Those that are there, and in `lost` the depth of the one that fades, before it does.
Plane drawVessels(const Eye& eye, Random& random, int size, int fading, Plane& lost) {
    Plane depth(size);
    int vessel = 0;
    const auto next = [&]() -> Plane& { return vessel++ == fading ? lost : depth; };
    const double toFovea = eye.left ? 0 : kPi;
    // Two arcades around the fovea and two vessels to the other side, each an artery and a vein.
    for (const double up : {-1.0, 1.0}) {
        for (const bool vein : {false, true}) {
            const double radius = (vein ? random.uniform(5, 6.5) : random.uniform(3.6, 5)) * eye.scale;
            const double bendSign = eye.left ? -up : up;
            const double arcade = random.uniform(560, 760) * eye.scale,
                         arcadeBend = bendSign * random.uniform(0.7, 1.25),
                         arcadeHeading = toFovea + bendSign * -1 * random.uniform(0.95, 1.45);
            growVessel(next(), eye, random, eye.discX, eye.discY, arcadeHeading, arcadeBend, radius, arcade,
                       3);
            const double other = random.uniform(260, 480) * eye.scale, otherBend = random.uniform(-0.5, 0.5),
                         otherHeading = toFovea + kPi + up * random.uniform(0.5, 1.1);
            growVessel(next(), eye, random, eye.discX, eye.discY, otherHeading, otherBend, radius * 0.8,
                       other, 2);
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
        const double depth = random.uniform(8, 22), radius = random.uniform(12, 24) * eye.scale;
        stamp(plane, eye.fieldX + distance * std::cos(angle), eye.fieldY + distance * std::sin(angle), radius,
              depth);
    }
    return plane;
}

/// Lays the fading vessel over the others at what is left of it.
void fade(Plane& vessels, const Plane& lost, const Changes& changes) {
    for (std::size_t i = 0; i < vessels.values.size(); ++i) {
        const float whole = std::max(vessels.values[i], lost.values[i]);
        vessels.values[i] = std::max(vessels.values[i], lost.values[i] * float(1 - changes.faded));
        if (changes.missing) changes.missing->values[i] = whole - vessels.values[i];
    }
}

}  // namespace

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

std::array<Plane, 3> paint(const Eye& eye, Random& random, int size, const Changes& changes) {
    Plane lost(changes.fadedVessel >= 0 ? size : 0);
    Plane vessels = drawVessels(eye, random, size, changes.fadedVessel, lost);
    if (changes.fadedVessel >= 0) fade(vessels, lost, changes);
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
                (1 + texture.at(x, y) + (changes.relief ? changes.relief->at(x, y) : 0));
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

}  // namespace fovea::phantoms
