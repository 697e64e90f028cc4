#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "base/job_context.h"
#include "base/result.h"
#include "evaluation/metrics.h"

namespace fovea::evaluation {

/// An estimate with its 95 % interval. NaN where undefined.
struct Estimate {
    double value = 0, low = 0, high = 0;
};

struct IntervalOptions {
    int resamples = 2000;
    std::uint64_t seed = 0;
    double confidence = 0.95;
    MetricsOptions metrics;
};

/// Wilson's score interval of k out of n (Wilson 1927). n = 0: NaN.
Estimate wilson(double k, double n, double confidence = 0.95);

/// Every figure with its interval, by name: auc, accuracy, balanced_accuracy,
/// f1, sensitivity, specificity, kappa, log_loss, brier, average_precision, precision.
///
/// Bootstrap percentile intervals; whole patients are drawn with replacement, so
/// that several images of one patient do not feign precision. Where no two images
/// are known to share a patient, the plain proportions (accuracy, and for two classes
/// sensitivity and specificity) have Wilson intervals instead. Draws in which a
/// figure is undefined are left out of it. An interval always holds its value.
/// Deterministic by seed. Cancellable.
Result<std::map<std::string, Estimate>> estimate(const Predictions& predictions, const IntervalOptions& options,
                                                 const JobContext& job);

/// AUC of `a` minus AUC of `b` on the same images, by the same draws of patients.
Result<Estimate> pairedAucDifference(const Predictions& a, const Predictions& b, const IntervalOptions& options);

}  // namespace fovea::evaluation
