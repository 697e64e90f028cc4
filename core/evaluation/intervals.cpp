#include "evaluation/intervals.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <vector>

#include "base/random.h"
#include "evaluation/auc_covariance.h"
#include "evaluation/clusters.h"
#include "evaluation/confusion_intervals.h"
#include "evaluation/proportion.h"
#include "evaluation/quantiles.h"
#include "evaluation/weighted_metrics.h"

namespace fovea::evaluation {
namespace {

/// Draws of patients with replacement, as weights of the images.
class Draws {
public:
    Draws(const Clusters& clusters, std::uint64_t seed)
        : m_clusters(clusters),
          m_random(seed),
          m_times(clusters.patients),
          m_weights(clusters.patientOf.size()) {}

    std::span<const double> next() {
        std::fill(m_times.begin(), m_times.end(), 0.0);
        for (std::size_t i = 0; i < m_times.size(); ++i) m_times[m_random.below(m_times.size())] += 1;
        for (std::size_t i = 0; i < m_weights.size(); ++i) m_weights[i] = m_times[m_clusters.patientOf[i]];
        return m_weights;
    }

private:
    const Clusters& m_clusters;
    Random m_random;
    std::vector<double> m_times;    ///< [patients]
    std::vector<double> m_weights;  ///< [n]
};

/// Quantile of sorted values, linear between neighbours (NumPy's default).
double quantile(const std::vector<double>& sorted, double q) {
    const double position = q * double(sorted.size() - 1);
    const std::size_t below = std::size_t(position);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return std::lerp(sorted[below], sorted[above], position - double(below));
}

Estimate percentileInterval(double value, std::vector<double> draws, double confidence) {
    std::erase_if(draws, [](double d) { return std::isnan(d); });
    if (std::isnan(value) || draws.empty()) return {value, kUnknown, kUnknown};
    std::sort(draws.begin(), draws.end());
    const double tail = (1 - confidence) / 2;
    return {value, std::min(value, quantile(draws, tail)), std::max(value, quantile(draws, 1 - tail))};
}

bool isConfidence(double confidence) {
    return confidence > 0 && confidence < 1;
}

Result<void> checkOptions(const IntervalOptions& options) {
    if (options.resamples < 1) return Error{ErrorCode::invalidArgument, "fewer than one resample", {}};
    if (!isConfidence(options.confidence))
        return Error{ErrorCode::invalidArgument, "confidence is not between 0 and 1", {}};
    return {};
}

void replaceProportions(std::map<std::string, Estimate>& estimates, const Predictions& predictions,
                        const Clusters& clusters, const IntervalOptions& options) {
    const ClusteredProportion share(clusters);
    std::vector<int> predicted;
    for (std::size_t i = 0; i < predictions.size(); ++i) predicted.push_back(predictedClass(predictions, i));
    const std::vector<int>& truth = predictions.truth;
    estimates["accuracy"] =
        share.estimate([](std::size_t) { return true; },
                       [&](std::size_t i) { return predicted[i] == truth[i]; }, options.confidence);
    std::vector<Share> found, leftAlone;  // of each class, and of the rest
    for (int c = 0; c < predictions.classes; ++c) {
        found.push_back({[&, c](std::size_t i) { return truth[i] == c; },
                         [&, c](std::size_t i) { return predicted[i] == c; }});
        leftAlone.push_back({[&, c](std::size_t i) { return truth[i] != c; },
                             [&, c](std::size_t i) { return predicted[i] != c; }});
    }
    const Estimate recall = share.mean(found, options.confidence);
    estimates["balanced_accuracy"] = recall;
    const auto of = [&](const Share& s) { return share.estimate(s.counts, s.right, options.confidence); };
    const bool two = predictions.classes == 2;
    const auto positive = std::size_t(two ? options.metrics.positive : 0);
    estimates["sensitivity"] = two ? of(found[positive]) : recall;
    estimates["specificity"] = two ? of(leftAlone[positive]) : share.mean(leftAlone, options.confidence);
}

/// Hands each resample of whole patients to `take`, as weights of the images.
Result<void> draw(const Clusters& clusters, const IntervalOptions& options, const JobContext& job,
                  const std::function<void(std::span<const double>)>& take) {
    if (clusters.patients < 2) return {};  // one patient tells nothing of how patients differ
    ProgressMeter meter(job, Stage::evaluate, options.resamples);
    Draws draws(clusters, options.seed);
    for (int r = 0; r < options.resamples; ++r) {
        FOVEA_CHECK(job.check());
        take(draws.next());
        meter.advance();
    }
    return {};
}

}  // namespace

Estimate wilson(double k, double n, double confidence) {
    if (!(n > 0) || !(k >= 0 && k <= n) || !isConfidence(confidence)) return {kUnknown, kUnknown, kUnknown};
    const double z = normalQuantile(confidence), z2 = z * z, p = k / n;
    const double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
    const double half = z / (1 + z2 / n) * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n));
    // At k = 0 and k = n one end is the value itself; rounding must not move it.
    return {p, k == 0 ? 0 : std::max(0.0, centre - half), k == n ? 1 : std::min(1.0, centre + half)};
}

Result<std::map<std::string, Estimate>> estimate(const Predictions& predictions,
                                                 const IntervalOptions& options, const JobContext& job) {
    return guarded([&]() -> Result<std::map<std::string, Estimate>> {
        FOVEA_CHECK(checkPredictions(predictions));
        FOVEA_CHECK(checkOptions(options));
        const Clusters clusters = clustersOf(predictions);
        const WeightedMetrics metrics(predictions, options.metrics);
        const Metrics whole = metrics.compute(std::vector<double>(predictions.size(), 1.0));

        std::array<std::vector<double>, std::size(kFigures)> drawn;
        FOVEA_CHECK(draw(clusters, options, job, [&](std::span<const double> weights) {
            const Metrics figuresOfDraw = metrics.compute(weights);
            for (std::size_t f = 0; f < std::size(kFigures); ++f)
                drawn[f].push_back(figuresOfDraw.*kFigures[f].member);
        }));

        std::map<std::string, Estimate> out;
        for (std::size_t f = 0; f < std::size(kFigures); ++f)
            out[kFigures[f].name] =
                percentileInterval(whole.*kFigures[f].member, std::move(drawn[f]), options.confidence);
        FOVEA_TRY(const AucCovariance aucs, AucCovariance::of(std::span(&predictions, 1)));
        out["auc"] = aucs.mean(0, 1, options.confidence);
        replaceProportions(out, predictions, clusters, options);
        const bool grades = options.metrics.ordinal;
        out["kappa"] = kappaInterval(predictions, clusters, grades, options.confidence);
        out["f1"] = f1Interval(predictions, clusters, options.confidence);
        const Estimate precision = precisionInterval(predictions, clusters, options.confidence);
        if (!std::isnan(precision.value)) out["precision"] = precision;
        out["within_one"] = withinOneInterval(predictions, clusters, options.confidence);
        for (const NamedFigure& figure : kFigures)
            if (figure.ofGrades && !grades) out.erase(figure.name);
        return out;
    });
}

Result<Estimate> meanAuc(std::span<const Predictions> trainings, const IntervalOptions& options) {
    return guarded([&]() -> Result<Estimate> {
        FOVEA_CHECK(checkOptions(options));
        FOVEA_TRY(const AucCovariance aucs, AucCovariance::of(trainings));
        return aucs.mean(0, aucs.models(), options.confidence);
    });
}

Result<Estimate> pairedAucDifference(std::span<const Predictions> a, std::span<const Predictions> b,
                                     const IntervalOptions& options) {
    return guarded([&]() -> Result<Estimate> {
        FOVEA_CHECK(checkOptions(options));
        if (a.empty() || b.empty()) return Error{ErrorCode::invalidArgument, "no predictions", {}};
        std::vector<Predictions> both(a.begin(), a.end());
        both.insert(both.end(), b.begin(), b.end());
        FOVEA_TRY(const AucCovariance aucs, AucCovariance::of(both));
        return aucs.difference(a.size(), options.confidence);
    });
}

Result<Estimate> pairedAucDifference(const Predictions& a, const Predictions& b,
                                     const IntervalOptions& options) {
    return pairedAucDifference(std::span(&a, 1), std::span(&b, 1), options);
}

Shown whatIsShown(const Estimate& difference) {
    if (!(difference.low < difference.high)) return Shown::untold;
    if (difference.low > 0) return Shown::better;
    return difference.high < 0 ? Shown::worse : Shown::neither;
}

double smallestDifference(const Estimate& difference, double confidence) {
    const double z = normalQuantile(confidence), usualPower = normalQuantile(2 * 0.8 - 1);
    return (difference.high - difference.low) / 2 * (z + usualPower) / z;
}

}  // namespace fovea::evaluation
