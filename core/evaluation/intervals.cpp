#include "evaluation/intervals.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "evaluation/auc_covariance.h"
#include "evaluation/clusters.h"
#include "evaluation/confusion_intervals.h"
#include "evaluation/probability_intervals.h"
#include "evaluation/proportion.h"
#include "evaluation/quantiles.h"

namespace fovea::evaluation {
namespace {

bool isConfidence(double confidence) {
    return confidence > 0 && confidence < 1;
}

Result<void> checkOptions(const IntervalOptions& options) {
    if (!isConfidence(options.confidence))
        return Error{ErrorCode::invalidArgument, "confidence is not between 0 and 1", {}};
    return {};
}

void addProportions(std::map<std::string, Estimate>& estimates, const Predictions& predictions,
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
                                                 const IntervalOptions& options) {
    return guarded([&]() -> Result<std::map<std::string, Estimate>> {
        FOVEA_CHECK(checkOptions(options));
        FOVEA_TRY(const Metrics metrics, computeMetrics(predictions, options.metrics));
        FOVEA_TRY(const AucCovariance aucs, AucCovariance::of(std::span(&predictions, 1)));
        const Clusters clusters = clustersOf(predictions);
        const double confidence = options.confidence;
        const bool grades = options.metrics.ordinal;
        std::map<std::string, Estimate> out;
        out["auc"] = aucs.mean(0, 1, confidence);
        addProportions(out, predictions, clusters, options);
        out["kappa"] = kappaInterval(predictions, clusters, grades, confidence);
        out["f1"] = f1Interval(predictions, clusters, confidence);
        out["precision"] = precisionInterval(predictions, clusters, confidence);
        out["log_loss"] = logLossInterval(predictions, clusters, confidence);
        out["brier"] = brierInterval(predictions, clusters, confidence);
        out["average_precision"] =
            averagePrecisionInterval(predictions, clusters, options.metrics.positive, confidence);
        if (grades) {
            out["grade_error"] = gradeErrorInterval(predictions, clusters, confidence);
            out["within_one"] = withinOneInterval(predictions, clusters, confidence);
        }
        // One value a figure, whoever asks for it.
        for (const NamedFigure& figure : kFigures)
            if (const auto found = out.find(figure.name); found != out.end())
                found->second.value = metrics.*figure.member;
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
