#pragma once

#include <span>

#include "evaluation/clusters.h"
#include "evaluation/intervals.h"

namespace fovea::evaluation {

/// Standard error of a figure from its influence values [n], by how much each image moves it: their sums by
/// patient, as images of one patient move it together, and the factor J / (J - 1) of so many patients. NaN
/// with a single patient.
double standardError(std::span<const double> influence, const Clusters& clusters);

/// The mean of one value an image, so many standard errors to both sides (a ratio estimator: Cochran,
/// Sampling Techniques, 1977, section 6.3). No ends with a single patient, or where all patients gave the
/// same.
Estimate clusteredMean(std::span<const double> values, const Clusters& clusters, double quantile);

}  // namespace fovea::evaluation
