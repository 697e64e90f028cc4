#include "evaluation/confusion_intervals.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <vector>

#include "evaluation/influence.h"
#include "evaluation/proportion.h"

namespace fovea::evaluation {
namespace {

std::vector<int> predictedOf(const Predictions& p) {
    std::vector<int> predicted;
    for (std::size_t i = 0; i < p.size(); ++i) predicted.push_back(predictedClass(p, i));
    return predicted;
}

bool always(std::size_t) {
    return true;
}

/// Disagreement, observed and expected by chance, as kappa has them.
struct Disagreement {
    double observed = 0, expected = 0;
    std::vector<double> influence;  ///< [n] on kappa
};

Disagreement disagreementOf(const Predictions& p, const std::vector<int>& predicted, bool quadratic) {
    const double n = double(p.size());
    const std::size_t C = std::size_t(p.classes);
    std::vector<double> ofTruth(C), ofPredicted(C);  // shares
    for (std::size_t i = 0; i < p.size(); ++i) {
        ofTruth[std::size_t(p.truth[i])] += 1 / n;
        ofPredicted[std::size_t(predicted[i])] += 1 / n;
    }
    const auto distance = [&](std::size_t a, std::size_t b) {
        const double apart = double(a) - double(b);
        return quadratic ? apart * apart : double(a != b);
    };
    Disagreement d;
    std::vector<double> fromTruth(C), fromPredicted(C);  // of a class to the other's shares
    for (std::size_t a = 0; a < C; ++a)
        for (std::size_t b = 0; b < C; ++b) {
            fromTruth[a] += distance(a, b) * ofPredicted[b];
            fromPredicted[b] += distance(a, b) * ofTruth[a];
            d.expected += distance(a, b) * ofTruth[a] * ofPredicted[b];
        }
    for (std::size_t i = 0; i < p.size(); ++i)
        d.observed += distance(std::size_t(p.truth[i]), std::size_t(predicted[i])) / n;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const auto t = std::size_t(p.truth[i]), q = std::size_t(predicted[i]);
        const double observed = distance(t, q) - d.observed;
        const double expected = fromTruth[t] + fromPredicted[q] - 2 * d.expected;
        d.influence.push_back((d.observed / d.expected * expected - observed) / (d.expected * n));
    }
    return d;
}

}  // namespace

Estimate kappaInterval(const Predictions& p, const Clusters& clusters, bool quadratic, double confidence) {
    const Disagreement d = disagreementOf(p, predictedOf(p), quadratic);
    if (!(d.expected > 0)) return {};
    const double kappa = 1 - d.observed / d.expected;
    const bool oneClass = std::all_of(p.truth.begin(), p.truth.end(), [&](int t) { return t == p.truth[0]; });
    if (clusters.patients < 2 || oneClass) return {kappa};
    const Estimate allRight = ClusteredProportion(clusters).estimate(always, always, confidence);
    const double best = std::max(-1.0, 1 - (1 - allRight.low) / d.expected);
    const double share = (1 + kappa) / 2;
    if (d.observed == 0) return {kappa, best, 1};
    // What is left of 1 - 1 in rounding is no agreement.
    if (!(share > 1e-12)) return {kappa, -1, -best};
    std::vector<double> ofShare;
    for (const double value : d.influence) ofShare.push_back(value / 2);
    const Estimate shares = onLogitScale(share, ofShare, p.truth, clusters, confidence);
    if (std::isnan(shares.low)) return {kappa, std::min(best, kappa), kappa};
    return {kappa, std::min({2 * shares.low - 1, best, kappa}), std::max(kappa, 2 * shares.high - 1)};
}

Estimate f1Interval(const Predictions& p, const Clusters& clusters, double confidence) {
    const std::vector<int> predicted = predictedOf(p);
    std::vector<Share> shares;
    for (int c = 0; c < p.classes; ++c)
        shares.push_back({[&, c](std::size_t i) { return p.truth[i] == c || predicted[i] == c; },
                          [&, c](std::size_t i) { return p.truth[i] == c && predicted[i] == c; }});
    // One error is two classes' error: where none was made, all shares would have missed it alike.
    return ClusteredProportion(clusters).mean(shares, confidence,
                                              {[](double share) { return 2 * share / (1 + share); }, 1});
}

Estimate precisionInterval(const Predictions& p, const Clusters& clusters, double confidence) {
    const std::vector<int> predicted = predictedOf(p);
    std::vector<Share> shares;
    for (int c = 0; c < p.classes; ++c) {
        if (std::find(predicted.begin(), predicted.end(), c) == predicted.end() &&
            std::find(p.truth.begin(), p.truth.end(), c) != p.truth.end())
            return {};
        shares.push_back({[&, c](std::size_t i) { return predicted[i] == c; },
                          [&, c](std::size_t i) { return p.truth[i] == c; }});
    }
    return ClusteredProportion(clusters).mean(shares, confidence);
}

Estimate gradeErrorInterval(const Predictions& p, const Clusters& clusters, double confidence) {
    const std::vector<int> predicted = predictedOf(p);
    std::vector<Share> offBy;  // at least so many grades
    for (int grades = 1; grades < p.classes; ++grades)
        offBy.push_back(
            {always, [&, grades](std::size_t i) { return std::abs(predicted[i] - p.truth[i]) >= grades; }});
    const double times = p.classes - 1;
    const Estimate mean = ClusteredProportion(clusters).mean(offBy, confidence, {{}, 1});
    return {times * mean.value, times * mean.low, times * mean.high};
}

Estimate withinOneInterval(const Predictions& p, const Clusters& clusters, double confidence) {
    const std::vector<int> predicted = predictedOf(p);
    return ClusteredProportion(clusters).estimate(
        always, [&](std::size_t i) { return std::abs(predicted[i] - p.truth[i]) <= 1; }, confidence);
}

}  // namespace fovea::evaluation
