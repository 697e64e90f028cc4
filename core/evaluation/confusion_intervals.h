#pragma once

#include "evaluation/clusters.h"
#include "evaluation/intervals.h"
#include "evaluation/metrics.h"

namespace fovea::evaluation {

// Intervals of figures that are made from the confusion matrix, by patient and without a draw. Drawing
// patients anew gives too narrow ones where patients are few: of 30, or of few errors, it held the truth in
// as little as 85 of 100 (decisions/0041, 0046). `predictions` as computeMetrics() accepts them; ends are NaN
// with a single patient.

/// Cohen's kappa, of grades with quadratic weights: on the logit scale of (1 + kappa) / 2, by how much each
/// image moves it, with degreesByClass(). A kappa of 1 has no variance: its interval begins where the
/// accuracy's does, told as a kappa, and no kappa of the same images has a higher lower limit. No ends where
/// all images are of one class: kappa is then 0 whatever the model is worth.
Estimate kappaInterval(const Predictions& predictions, const Clusters& clusters, bool quadratic,
                       double confidence = 0.95);

/// F1, mean over the classes. Of one class it is 2 s / (1 + s), s being the share of right ones among the
/// images that are of the class or predicted as it (Hand, Christen and Kirielle, F*, Mach. Learn. 110, 2021):
/// so each has the limits of a ClusteredProportion, and the mean those of ClusteredProportion::mean().
Estimate f1Interval(const Predictions& predictions, const Clusters& clusters, double confidence = 0.95);

/// PPV, mean over the classes: as ClusteredProportion::mean(). No ends where a class with images is predicted
/// for none, which counts as a PPV of 0 (Metrics::precision).
Estimate precisionInterval(const Predictions& predictions, const Clusters& clusters,
                           double confidence = 0.95);

/// Of grades, the mean absolute distance between true and predicted grade: the sum, over numbers of grades,
/// of the share of images that are at least so far off, whose limits are those of
/// ClusteredProportion::mean().
Estimate gradeErrorInterval(const Predictions& predictions, const Clusters& clusters,
                            double confidence = 0.95);

/// Of grades, the share of images that are at most one grade off: a ClusteredProportion.
Estimate withinOneInterval(const Predictions& predictions, const Clusters& clusters,
                           double confidence = 0.95);

}  // namespace fovea::evaluation
