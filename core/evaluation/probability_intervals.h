#pragma once

#include "evaluation/clusters.h"
#include "evaluation/intervals.h"
#include "evaluation/metrics.h"

namespace fovea::evaluation {

// Intervals of figures that are made from the probabilities, by patient and without a draw (decisions/0046).
// `predictions` as computeMetrics() accepts them; ends are NaN with a single patient.

/// Patients that each class must have for the loss of its images to be known at all. With one or two, what
/// such patients add is anybody's guess: of 30 of whom two were diseased, intervals held the truth in as
/// little as 78 of 100.
inline constexpr int kFewestOfClass = 3;

/// Log loss and Brier score: means of one value an image, on a logarithmic scale. No ends where a class has
/// fewer than kFewestOfClass patients.
Estimate logLossInterval(const Predictions& predictions, const Clusters& clusters, double confidence = 0.95);
Estimate brierInterval(const Predictions& predictions, const Clusters& clusters, double confidence = 0.95);

/// Average precision, of two classes that of `positive`, of more the mean of all, one against the rest, as
/// Metrics::averagePrecision has it: its value depends on how common the class is, and so does its interval.
///
/// - One class: on the logit scale, by how much each image moves it; the logit as Boyd, Eng and Page, ECML
///   PKDD 2013, Area under the precision-recall curve: point estimates and confidence intervals.
/// - 1 has no variance: its interval begins where Wilson's of as many patients of the class begins, were all
///   found, and no average precision of the same images has a higher lower limit.
/// - The mean: the limits of its terms with their correlations, 0.5 with a term of 1, as AucCovariance has
/// it.
/// - No ends where a class, or the rest, has fewer than two patients.
Estimate averagePrecisionInterval(const Predictions& predictions, const Clusters& clusters, int positive = 1,
                                  double confidence = 0.95);

}  // namespace fovea::evaluation
