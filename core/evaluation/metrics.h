#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.h"

namespace fovea::evaluation {

/// Predictions of a set of images.
struct Predictions {
    int classes = 0;
    std::vector<int> truth;             ///< [n], 0 .. classes-1
    std::vector<double> probabilities;  ///< [n, classes], rows sum to 1
    /// [n] patient keys; empty strings where unknown: such an image counts as a
    /// patient of its own.
    std::vector<std::string> patients;
    std::size_t size() const { return truth.size(); }
};

/// All figures agree with scikit-learn's definitions. Two classes: class 1 is
/// positive. A figure that is undefined (AUC of a single class) is NaN.
struct Metrics {
    double auc = 0;                ///< two classes: area under the ROC of class 1; more: mean one-vs-rest, unweighted
    double accuracy = 0;
    double balancedAccuracy = 0;   ///< mean recall
    double f1 = 0;                 ///< macro
    double precision = 0;          ///< macro
    double sensitivity = 0;        ///< two classes: recall of class 1; more: macro recall
    double specificity = 0;        ///< two classes: recall of class 0; more: macro, one against the rest
    double kappa = 0;              ///< Cohen's; quadratic weights when `ordinal`
    double logLoss = 0;
    double brier = 0;              ///< two classes: of class 1; more: mean squared distance to the one-hot truth
    double averagePrecision = 0;   ///< two classes: of class 1; more: mean one-vs-rest
};

struct MetricsOptions {
    bool ordinal = false;  ///< the classes are grades in their order
};

/// Error: invalidArgument (sizes, labels out of range, probabilities not finite).
Result<Metrics> computeMetrics(const Predictions& predictions, const MetricsOptions& options = {});

/// [classes, classes], rows true, columns predicted (highest probability; ties: lower index).
std::vector<std::vector<int>> confusionMatrix(const Predictions& predictions);

/// Area under the ROC curve from scores, ties counted half (Mann-Whitney).
/// NaN when one side is empty.
double rocAuc(std::span<const double> scores, std::span<const int> positive);

/// Points of the ROC curve of one class against the rest, from (0,0) to (1,1),
/// thresholds descending.
struct RocPoint {
    double falsePositiveRate, truePositiveRate, threshold;
};
std::vector<RocPoint> rocCurve(std::span<const double> scores, std::span<const int> positive);

}  // namespace fovea::evaluation
