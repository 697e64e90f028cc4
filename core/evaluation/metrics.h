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
    /// patient of its own. An empty list: all unknown.
    std::vector<std::string> patients;
    std::size_t size() const { return truth.size(); }
};

/// The class of the highest probability; of equal ones the first.
int predictedClass(std::span<const double> probabilities);
/// Of the i-th image.
int predictedClass(const Predictions& predictions, std::size_t i);

/// All figures agree with scikit-learn's definitions. Two classes: one is positive, see
/// MetricsOptions. A figure that is undefined (AUC or average precision of a class
/// without images, sensitivity of an empty class) is NaN, where scikit-learn
/// warns and puts 0.
struct Metrics {
    double auc =
        0;  ///< two classes: area under the ROC of the positive one; more: mean one-vs-rest, unweighted
    double accuracy = 0;
    double balancedAccuracy = 0;  ///< mean recall
    double f1 = 0;                ///< macro
    double precision = 0;         ///< macro
    double sensitivity =
        0;  ///< two classes: recall of the positive one; more: macro, over the classes with images
    double specificity = 0;  ///< two classes: recall of the other one; more: macro, one against the rest
    double kappa = 0;        ///< Cohen's; quadratic weights when `ordinal`
    double gradeError = 0;  ///< mean absolute distance between true and predicted grade; NaN unless `ordinal`
    double withinOne = 0;   ///< share of images at most one grade off; NaN unless `ordinal`
    double logLoss = 0;
    double brier = 0;  ///< two classes: of either one; more: mean squared distance to the one-hot truth
    double averagePrecision = 0;  ///< two classes: of the positive one; more: mean one-vs-rest
};

/// The figures by the names under which estimate(), files and reports have them.
struct NamedFigure {
    const char* name;
    double Metrics::*member;
    bool ofGrades = false;  ///< of grades only: NaN of other classes, and not in files or reports
};
inline constexpr NamedFigure kFigures[] = {
    {"auc", &Metrics::auc},
    {"accuracy", &Metrics::accuracy},
    {"balanced_accuracy", &Metrics::balancedAccuracy},
    {"f1", &Metrics::f1},
    {"precision", &Metrics::precision},
    {"sensitivity", &Metrics::sensitivity},
    {"specificity", &Metrics::specificity},
    {"kappa", &Metrics::kappa},
    {"grade_error", &Metrics::gradeError, true},
    {"within_one", &Metrics::withinOne, true},
    {"log_loss", &Metrics::logLoss},
    {"brier", &Metrics::brier},
    {"average_precision", &Metrics::averagePrecision},
};

struct MetricsOptions {
    bool ordinal = false;  ///< the classes are grades in their order
    int positive = 1;      ///< of two classes: 0 or 1, which is the finding
};

/// Error invalidArgument unless sizes agree, there are at least two classes and
/// one image, labels are in range and probabilities are finite, within 0..1 and
/// sum to 1 in every row (to 1e-3: scores that are no probabilities are refused).
Result<void> checkPredictions(const Predictions& predictions);

/// Error: as checkPredictions().
Result<Metrics> computeMetrics(const Predictions& predictions, const MetricsOptions& options = {});

/// [classes, classes], rows true, columns predicted (highest probability; ties: lower index).
/// `predictions` as computeMetrics() accepts them.
std::vector<std::vector<int>> confusionMatrix(const Predictions& predictions);

/// What each image adds to a log loss and to a Brier score, which are their means. `predictions` as
/// checkPredictions() accepts them.
std::vector<double> logLosses(const Predictions& predictions);
std::vector<double> squaredErrors(const Predictions& predictions);

/// Area under the ROC curve from scores, ties counted half (Mann-Whitney).
/// NaN when one side is empty, the sizes differ or a score is not finite.
double rocAuc(std::span<const double> scores, std::span<const int> positive);

/// Mean over the positive ones of the precision at each one's score, those of equal scores called together.
/// NaN without positives, where the sizes differ or a score is not finite.
double averagePrecision(std::span<const double> scores, std::span<const int> positive);

/// Points of the ROC curve of one class against the rest, from (0,0) to (1,1),
/// one a distinct score, thresholds descending from infinity. Empty where rocAuc()
/// is NaN.
struct RocPoint {
    double falsePositiveRate, truePositiveRate, threshold;
};
std::vector<RocPoint> rocCurve(std::span<const double> scores, std::span<const int> positive);

}  // namespace fovea::evaluation
