#include "evaluation/net_benefit.h"

#include <cmath>

#include "evaluation/clusters.h"
#include "evaluation/influence.h"
#include "evaluation/quantiles.h"
#include "evaluation/weighted_metrics.h"

namespace fovea::evaluation {
namespace {

constexpr int kPoints = 99;  // 0.01 .. 0.99

/// What each image adds to a net benefit: 1 for a finding that is acted on, -t / (1 - t) for another
/// image that is.
class Worth {
public:
    Worth(const Predictions& predictions, int positive) : m_predictions(predictions), m_positive(positive) {}

    double ofModel(std::size_t i, double threshold) const {
        const std::size_t at = i * std::size_t(m_predictions.classes) + std::size_t(m_positive);
        return m_predictions.probabilities[at] >= threshold ? ofActing(i, threshold) : 0;
    }
    double ofActing(std::size_t i, double threshold) const {
        return m_predictions.truth[i] == m_positive ? 1 : -threshold / (1 - threshold);
    }

private:
    const Predictions& m_predictions;
    int m_positive;
};

NetBenefit benefitAt(const Predictions& predictions, const NetBenefitOptions& options) {
    const Worth worth(predictions, options.positive);
    const Clusters clusters = clustersOf(predictions);
    const double z = normalQuantile(options.confidence);
    std::vector<double> model, all, difference;
    for (std::size_t i = 0; i < predictions.size(); ++i) {
        model.push_back(worth.ofModel(i, options.threshold));
        all.push_back(worth.ofActing(i, options.threshold));
        difference.push_back(model.back() - all.back());
    }
    return {options.threshold, clusteredMean(model, clusters, z), clusteredMean(all, clusters, z),
            clusteredMean(difference, clusters, z)};
}

}  // namespace

Result<DecisionCurve> decisionCurve(const Predictions& predictions, const NetBenefitOptions& options) {
    return guarded([&]() -> Result<DecisionCurve> {
        FOVEA_CHECK(checkPredictions(predictions));
        if (options.positive < 0 || options.positive >= predictions.classes)
            return Error{ErrorCode::invalidArgument, "there is no such class", {}};
        if (!(options.threshold > 0 && options.threshold < 1))
            return Error{ErrorCode::invalidArgument, "the threshold is not between 0 and 1", {}};
        if (!(options.confidence > 0 && options.confidence < 1))
            return Error{ErrorCode::invalidArgument, "confidence is not between 0 and 1", {}};
        DecisionCurve curve{options.positive, {}, benefitAt(predictions, options)};
        const Worth worth(predictions, options.positive);
        for (int point = 1; point <= kPoints; ++point) {
            const double threshold = point / double(kPoints + 1);
            double model = 0, all = 0;
            for (std::size_t i = 0; i < predictions.size(); ++i) {
                model += worth.ofModel(i, threshold);
                all += worth.ofActing(i, threshold);
            }
            curve.points.push_back(
                {threshold, model / double(predictions.size()), all / double(predictions.size())});
        }
        return curve;
    });
}

}  // namespace fovea::evaluation
