#pragma once

#include <optional>
#include <string>
#include <vector>

#include "evaluation/intervals.h"
#include "evaluation/metrics.h"

namespace fovea::evaluation {

/// What acting on a probability is worth (Vickers and Elkin, Decision curve analysis, Med. Decis.
/// Making 26, 2006). Whoever acts from the probability t on says that one missed finding is as bad as
/// (1 - t) / t false alarms. Net benefit is then
///
///     true positives / n - false positives / n * t / (1 - t)
///
/// in findings for each image, without any false alarm. Treating nobody is worth 0. It means something
/// only where the probabilities are calibrated and the finding is as common as in practice: among the images,
/// or, where a prevalence is stated, as if images with the finding weighed so much, and the others the rest.
struct NetBenefitPoint {
    double threshold = 0;        ///< t, between 0 and 1
    double model = kUnknown;     ///< acting from t on
    double treatAll = kUnknown;  ///< acting always
};

/// The same at one threshold, with intervals.
struct NetBenefit {
    double threshold = 0;
    Estimate model;
    Estimate treatAll;
    /// By how much the model's is higher than acting always, and than acting never (which is `model`
    /// itself): clusteredMean().
    Estimate minusTreatAll;
    double prevalence = kUnknown;   ///< that all of it is for
    bool prevalenceStated = false;  ///< else it is that of the images
};

/// The curve of one class against the rest.
struct DecisionCurve {
    int positive = 1;                     ///< the class
    std::vector<NetBenefitPoint> points;  ///< thresholds ascending
    NetBenefit atThreshold;
};

struct NetBenefitOptions {
    int positive = 1;          ///< class whose probability is acted on, 0 .. classes-1
    double threshold = 0.5;    ///< of DecisionCurve::atThreshold; between 0 and 1, both excluded
    double confidence = 0.95;  ///< between 0 and 1
    /// How common the class is among the people asked about, between 0 and 1; none: as among the images. With
    /// it sensitivity and specificity alone are uncertain, so that `treatAll` has no ends.
    std::optional<double> prevalence = {};
};

/// An image is acted on where the class's probability is at least the threshold. Points at 0.01, 0.02 ..
/// 0.99. Intervals have no ends where there is a single patient, or where all images gave the same.
/// Errors: invalidArgument (as computeMetrics(), or the options).
Result<DecisionCurve> decisionCurve(const Predictions& predictions, const NetBenefitOptions& options);

}  // namespace fovea::evaluation
