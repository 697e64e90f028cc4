#pragma once

#include <array>
#include <vector>

#include "phantoms/eye.h"
#include "phantoms/phantoms.h"

namespace fovea::phantoms {

/// The ground's relief of LesionKind::texture: fine streaks of one direction, and, of a diseased eye, in
/// two or three round patches so many right angles across it. Everywhere as strong, so that only the
/// direction tells. `turned`: 0 .. 1. `patches`: where; empty: everywhere alike.
Plane streaks(const Eye& eye, Random& random, int size, const std::vector<Lesion>& patches, double turned);
/// Where such patches are to be.
std::vector<Lesion> placePatches(const Eye& eye, Random& random);

/// Where a vessel is missing, as circles along it. `missing`: as Changes has it.
std::vector<Lesion> alongMissing(const Plane& missing, const Eye& eye);

/// Two soft spots, one in the upper and one in the lower half, each bright or dark: of a healthy eye both
/// alike, of a diseased one different. Each alone is the same in both classes.
std::vector<Lesion> drawPair(std::array<Plane, 3>& planes, const Eye& eye, Random& random, bool diseased,
                             double strength);

/// Soft dark blots, as many as the grade says (Shown), away from disc and border and from each other.
std::vector<Lesion> drawBlots(std::array<Plane, 3>& planes, const Eye& eye, Random& random, int grade);

}  // namespace fovea::phantoms
