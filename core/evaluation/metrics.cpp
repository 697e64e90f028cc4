#include "evaluation/metrics.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "evaluation/threshold_counts.h"
#include "evaluation/weighted_metrics.h"

namespace fovea::evaluation {

int predictedClass(std::span<const double> probabilities) {
    return int(std::max_element(probabilities.begin(), probabilities.end()) - probabilities.begin());
}

int predictedClass(const Predictions& predictions, std::size_t i) {
    const auto classes = std::size_t(predictions.classes);
    return predictedClass(std::span(predictions.probabilities).subspan(i * classes, classes));
}
namespace {

bool usable(std::span<const double> scores, std::span<const int> positive) {
    return scores.size() == positive.size() &&
           std::all_of(scores.begin(), scores.end(), [](double s) { return std::isfinite(s); });
}

}  // namespace

Result<Metrics> computeMetrics(const Predictions& predictions, const MetricsOptions& options) {
    return guarded([&]() -> Result<Metrics> {
        FOVEA_CHECK(checkPredictions(predictions));
        const std::vector<double> once(predictions.size(), 1.0);
        return WeightedMetrics(predictions, options).compute(once);
    });
}

std::vector<std::vector<int>> confusionMatrix(const Predictions& predictions) {
    const std::size_t classes = std::size_t(predictions.classes);
    std::vector<std::vector<int>> cells(classes, std::vector<int>(classes));
    for (std::size_t i = 0; i < predictions.size(); ++i) {
        const std::span row(predictions.probabilities.data() + i * classes, classes);
        ++cells[predictions.truth[i]][predictedClass(row)];
    }
    return cells;
}

double rocAuc(std::span<const double> scores, std::span<const int> positive) {
    if (!usable(scores, positive)) return std::numeric_limits<double>::quiet_NaN();
    const std::vector<double> once(scores.size(), 1.0);
    return Ranking(scores, positive).areas(once).roc;
}

std::vector<RocPoint> rocCurve(std::span<const double> scores, std::span<const int> positive) {
    const std::vector<ThresholdCounts> counts = countsByThreshold(scores, positive);
    if (counts.empty() || counts.back().found == 0 || counts.back().falseAlarms == 0) return {};
    std::vector<RocPoint> points{{0, 0, std::numeric_limits<double>::infinity()}};
    for (const ThresholdCounts& c : counts)
        points.push_back({double(c.falseAlarms) / double(counts.back().falseAlarms),
                          double(c.found) / double(counts.back().found), c.threshold});
    return points;
}

}  // namespace fovea::evaluation
