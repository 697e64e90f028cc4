#pragma once

#include <array>
#include <vector>

#include "phantoms/eye.h"
#include "phantoms/phantoms.h"

namespace fovea::phantoms {

/// Draws fine specks into the planes, in groups, away from disc and border. `strength`: share of the
/// contrast of the options. `grainRoom`: grey levels that noise may take.
std::vector<Lesion> drawSpecks(std::array<Plane, 3>& planes, const Eye& eye, Random& random,
                               const PhantomOptions& options, double strength, double grainRoom);

}  // namespace fovea::phantoms
