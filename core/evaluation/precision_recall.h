#pragma once

#include <span>
#include <vector>

namespace fovea::evaluation {

/// A point of the precision-recall curve: calling everything positive whose score is at least
/// `threshold`.
struct PrecisionRecallPoint {
    double recall, precision, threshold;
};

/// One point a distinct score, thresholds descending, the recall from the first score's share to 1.
/// Agrees with scikit-learn's precision_recall_curve (without its added point of recall 0).
/// Empty without positives, where the sizes differ, or where a score is not finite.
std::vector<PrecisionRecallPoint> precisionRecallCurve(std::span<const double> scores,
                                                       std::span<const int> positive);

}  // namespace fovea::evaluation
