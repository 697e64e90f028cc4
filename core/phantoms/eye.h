#pragma once

#include <array>

#include "base/random.h"
#include "phantoms/canvas.h"

namespace fovea::phantoms {

/// Lengths of anatomy and lesions are in pixels of an image of this size.
constexpr double kReferenceSize = 1024;

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
Eye makeEye(Random& random, int size);

/// The great vessels that leave the disc: two arcades around the fovea (above and below, each an artery
/// and a vein) and two vessels to the other side, likewise.
constexpr int kVessels = 8;
/// Whether the n-th of them, in the order in which they are drawn, belongs to an arcade.
constexpr bool inArcade(int vessel) {
    return vessel % 2 == 0;
}

/// What paint() may leave out or add.
struct Changes {
    int fadedVessel = -1;           ///< 0 .. kVessels-1, with all its branches; -1: none
    double faded = 0;               ///< 0: as ever .. 1: gone
    Plane* missing = nullptr;       ///< takes how much of the vessels is not there, 0..1
    const Plane* relief = nullptr;  ///< share by which the ground is brighter
};

/// The three colour planes without specks and without grain. The random numbers taken are the same
/// whatever the changes.
std::array<Plane, 3> paint(const Eye& eye, Random& random, int size, const Changes& changes = {});

}  // namespace fovea::phantoms
