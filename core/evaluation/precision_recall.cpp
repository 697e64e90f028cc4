#include "evaluation/precision_recall.h"

#include "evaluation/threshold_counts.h"

namespace fovea::evaluation {

std::vector<PrecisionRecallPoint> precisionRecallCurve(std::span<const double> scores,
                                                       std::span<const int> positive) {
    const std::vector<ThresholdCounts> counts = countsByThreshold(scores, positive);
    if (counts.empty() || counts.back().found == 0) return {};
    std::vector<PrecisionRecallPoint> points;
    for (const ThresholdCounts& c : counts)
        points.push_back({double(c.found) / double(counts.back().found),
                          double(c.found) / double(c.found + c.falseAlarms), c.threshold});
    return points;
}

}  // namespace fovea::evaluation
