#pragma once

namespace fovea::phantoms {

/// A lesion's brightness at squared distance `r2` from its centre, 1 at the
/// centre: the fourth Laplacian of a Gaussian of deviation `sigma`, a bright speck
/// in dark and fainter bright rings.
///
/// Its spectrum grows with the eighth power of the frequency, so its mean and its
/// moments up to the seventh order are zero: what a resize to 128 looks at (a
/// triangle over 16 pixels) is less than a grey level, whatever the position,
/// while at 512 more than a third of the height is left. A speck with a single rim
/// (Laplacian of a Gaussian) leaves five times as much at the same visibility.
double lesionShape(double r2, double sigma);

/// Beyond this many `sigma` the shape is negligible.
constexpr double kLesionReach = 5;

/// Deviations of the lesions that are drawn, in pixels of a 1024-pixel image.
constexpr double kLeastSigma = 2.0;
constexpr double kGreatestSigma = 2.25;

}  // namespace fovea::phantoms
