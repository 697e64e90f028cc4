#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "evaluation/metrics.h"

namespace fovea::evaluation {

/// Error invalidArgument unless sizes agree, there are at least two classes and
/// one image, labels are in range and probabilities are finite, within 0..1 and
/// sum to 1 in every row (to 1e-3: scores that are no probabilities are refused).
Result<void> checkPredictions(const Predictions& predictions);

/// Positives and negatives of one class against the rest, sorted once so that
/// the area under the curve of any weighting is one pass over the images.
class Ranking {
public:
    /// `scores` [n], `positive` [n] (0 or not).
    Ranking(std::span<const double> scores, std::span<const int> positive);

    struct Areas {
        double roc;               ///< NaN when one side has no weight
        double averagePrecision;  ///< NaN without positives
    };
    /// `weights` [n], not negative: how often each image counts.
    Areas areas(std::span<const double> weights) const;

private:
    struct Entry {
        std::uint32_t image;
        bool positive;
        bool endsTie;  ///< the next one has a lower score
    };
    std::vector<Entry> m_entries;  ///< scores descending
};

/// Predictions prepared for computing the same figures of many weightings: all
/// sorting and all logarithms are done once. A resample of the images is a
/// weighting by whole numbers, so a bootstrap draw costs one pass over the images
/// for each class. Immutable after construction; thread-safe.
class WeightedMetrics {
public:
    /// `predictions` must have passed checkPredictions().
    WeightedMetrics(const Predictions& predictions, const MetricsOptions& options);

    std::size_t size() const { return m_truth.size(); }
    /// `weights` [n], not negative, not all zero.
    Metrics compute(std::span<const double> weights) const;
    double auc(std::span<const double> weights) const;
    double averagePrecision(std::span<const double> weights) const;
    /// [classes, classes] weight, rows true, columns predicted, row-major.
    std::vector<double> confusion(std::span<const double> weights) const;

private:
    Ranking::Areas meanAreas(std::span<const double> weights) const;

    int m_classes;
    MetricsOptions m_options;
    std::vector<int> m_truth;
    std::vector<int> m_predicted;
    std::vector<double> m_logLoss;    ///< [n]
    std::vector<double> m_brier;      ///< [n]
    std::vector<Ranking> m_rankings;  ///< of the positive one of two classes, else of every class
};

}  // namespace fovea::evaluation
