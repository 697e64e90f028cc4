#include "evaluation/net_benefit.h"

#include <numeric>
#include <vector>

#include "evaluation/clusters.h"
#include "evaluation/influence.h"

namespace fovea::evaluation {
namespace {

constexpr int kPoints = 99;  // 0.01 .. 0.99

/// What each image adds to a net benefit: 1 for a finding that is acted on, -t / (1 - t) for another
/// image that is, weighed where a prevalence is stated.
class Worth {
public:
    Worth(const Predictions& predictions, const NetBenefitOptions& options)
        : m_predictions(predictions), m_positive(options.positive) {
        for (const int truth : predictions.truth) m_share += truth == m_positive;
        m_share /= double(predictions.size());
        if (!options.prevalence) return;
        m_ofPositive = *options.prevalence / m_share;
        m_ofOthers = (1 - *options.prevalence) / (1 - m_share);
    }

    double share() const { return m_share; }  ///< of the class among the images
    double ofModel(std::size_t i, double threshold) const {
        const std::size_t at = i * std::size_t(m_predictions.classes) + std::size_t(m_positive);
        return m_predictions.probabilities[at] >= threshold ? ofActing(i, threshold) : 0;
    }
    double ofActing(std::size_t i, double threshold) const {
        return m_predictions.truth[i] == m_positive ? m_ofPositive
                                                    : -m_ofOthers * threshold / (1 - threshold);
    }

private:
    const Predictions& m_predictions;
    int m_positive;
    double m_share = 0, m_ofPositive = 1, m_ofOthers = 1;
};

double meanOf(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
}

/// The mean of values whose weights are such that either side has a share that is known: what varies is the
/// mean within each side.
Estimate meanOfSides(const std::vector<double>& values, const Predictions& p, int positive,
                     const Clusters& clusters, double confidence) {
    Estimate mean{meanOf(values)};
    double sums[2] = {0, 0}, images[2] = {0, 0};
    for (std::size_t i = 0; i < values.size(); ++i) {
        sums[p.truth[i] == positive] += values[i];
        images[p.truth[i] == positive] += 1;
    }
    std::vector<double> influence;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const bool side = p.truth[i] == positive;
        influence.push_back((values[i] - sums[side] / images[side]) / double(values.size()));
    }
    constexpr double kRounding = 1e-12;
    const double half = halfWidth(influence, clusters, degreesOf(influence, clusters), confidence);
    if (!(half > kRounding)) return mean;
    mean.low = mean.value - half;
    mean.high = mean.value + half;
    return mean;
}

NetBenefit benefitAt(const Predictions& predictions, const Worth& worth, const NetBenefitOptions& options) {
    const Clusters clusters = clustersOf(predictions);
    std::vector<double> model, all, difference;
    for (std::size_t i = 0; i < predictions.size(); ++i) {
        model.push_back(worth.ofModel(i, options.threshold));
        all.push_back(worth.ofActing(i, options.threshold));
        difference.push_back(model.back() - all.back());
    }
    const auto mean = [&](const std::vector<double>& values) {
        return options.prevalence
                   ? meanOfSides(values, predictions, options.positive, clusters, options.confidence)
                   : clusteredMean(values, clusters, options.confidence);
    };
    return {options.threshold,
            mean(model),
            mean(all),
            mean(difference),
            options.prevalence.value_or(worth.share()),
            options.prevalence.has_value()};
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
        if (options.prevalence && !(*options.prevalence > 0 && *options.prevalence < 1))
            return Error{ErrorCode::invalidArgument, "a prevalence is not between 0 and 1", {}};
        const Worth worth(predictions, options);
        if (options.prevalence && !(worth.share() > 0 && worth.share() < 1))
            return Error{ErrorCode::tooFewSamples, "no image of the class, or none of the rest", {}};
        DecisionCurve curve{options.positive, {}, benefitAt(predictions, worth, options)};
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
