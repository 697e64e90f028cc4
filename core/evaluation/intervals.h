#pragma once

#include <limits>
#include <map>
#include <span>
#include <string>

#include "base/result.h"
#include "evaluation/metrics.h"

namespace fovea::evaluation {

inline constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

/// An estimate with its 95 % interval. NaN where undefined or unknown.
struct Estimate {
    double value = kUnknown, low = kUnknown, high = kUnknown;
};

struct IntervalOptions {
    double confidence = 0.95;  ///< between 0 and 1
    MetricsOptions metrics;
};

/// Wilson's score interval of k out of n (Wilson, Probable inference, the law of
/// succession, and statistical inference, JASA 22, 1927). NaN for n = 0 or k
/// outside 0..n.
Estimate wilson(double k, double n, double confidence = 0.95);

/// Every figure with its interval, by name: auc, accuracy, balanced_accuracy,
/// f1, sensitivity, specificity, kappa, log_loss, brier, average_precision, precision;
/// of grades also grade_error and within_one.
///
/// - The AUC: on the logit scale, from the covariance of AucCovariance.
/// - The plain shares (accuracy, within_one, and for two classes sensitivity and specificity):
/// ClusteredProportion;
///   Wilson's interval where no two images are known to share a patient. Balanced accuracy, and of more
///   classes sensitivity and specificity, are means of such shares.
/// - Kappa, F1, precision and grade_error: confusion_intervals.h.
/// - log_loss, brier and average_precision: probability_intervals.h.
/// - Nothing is drawn: the same images have the same intervals.
/// - An interval always holds its value. Its ends are NaN where there is none: of a single patient, or where
///   the patients are too few for that figure, as the functions say.
///   Low equal to high means that no patient makes a difference; it is not certainty, and the reader is to
///   be told so.
/// - Errors: invalidArgument (as computeMetrics(), or the options).
Result<std::map<std::string, Estimate>> estimate(const Predictions& predictions,
                                                 const IntervalOptions& options);

/// Mean AUC of several trainings (seeds) on the same images, as AucCovariance::mean() has it: the variance
/// between the trainings is in the interval. Errors: invalidArgument (as computeMetrics(), none given,
/// truth or patients that differ).
Result<Estimate> meanAuc(std::span<const Predictions> trainings, const IntervalOptions& options);

/// Mean AUC of the trainings `a` minus that of `b` on the same images, as AucCovariance::difference() has
/// it. Errors: as meanAuc().
Result<Estimate> pairedAucDifference(std::span<const Predictions> a, std::span<const Predictions> b,
                                     const IntervalOptions& options);
/// The same of one training each.
Result<Estimate> pairedAucDifference(const Predictions& a, const Predictions& b,
                                     const IntervalOptions& options);

/// What a difference with its interval shows.
enum class Shown {
    better,   ///< the interval lies above 0
    worse,    ///< below 0
    neither,  ///< it holds 0: not shown to be either
    untold    ///< there is none, or no image tells the two apart: they cannot be compared
};
Shown whatIsShown(const Estimate& difference);

/// The true difference that a study of these images finds with a power of 80 %, from the width of its
/// interval: (1.96 + 0.84) standard errors at 95 %. NaN where there is no interval.
double smallestDifference(const Estimate& difference, double confidence = 0.95);

}  // namespace fovea::evaluation
