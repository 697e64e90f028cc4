#include "evaluation/probability_intervals.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "evaluation/influence.h"
#include "evaluation/operating_point.h"
#include "evaluation/threshold_counts.h"

namespace fovea::evaluation {
namespace {

constexpr double kOtherClass = 0.5;  // correlation with it, where nothing can be estimated

int patientsWhere(const Clusters& clusters, const std::vector<bool>& images) {
    std::vector<bool> seen(clusters.patients);
    for (std::size_t i = 0; i < images.size(); ++i)
        if (images[i]) seen[clusters.patientOf[i]] = true;
    return int(std::count(seen.begin(), seen.end(), true));
}

Estimate lossInterval(const std::vector<double>& losses, const Predictions& p, const Clusters& clusters,
                      double confidence) {
    const Mean mean(losses);
    for (int c = 0; c < p.classes; ++c) {
        std::vector<bool> ofClass;
        for (const int truth : p.truth) ofClass.push_back(truth == c);
        if (patientsWhere(clusters, ofClass) < kFewestOfClass) return {mean.value};
    }
    return onLogScale(mean.value, mean.influence, clusters, confidence);
}

/// By how much each image moves an average precision.
///
/// The precision at a score is found / called. An image at or above that score adds 1 to what is called and,
/// where it is a positive one, to what is found: it moves that precision by (1 or 0 less the precision) /
/// called. A positive one adds a term of its own besides.
std::vector<double> influenceOf(const ScoredImages& images, double value) {
    const std::vector<ThresholdCounts> counts = countsByThreshold(images.scores, images.positive);
    const double positives = double(counts.back().found);
    // From the lowest score upwards: sums over the positive ones at or below each score.
    std::vector<double> precisions(counts.size()), ifPositive(counts.size()), ifNegative(counts.size());
    double ofPositive = 0, ofNegative = 0;
    for (std::size_t k = counts.size(); k-- > 0;) {
        const double called = double(counts[k].found + counts[k].falseAlarms);
        const double here = double(counts[k].found) - (k > 0 ? double(counts[k - 1].found) : 0);
        precisions[k] = double(counts[k].found) / called;
        ofPositive += here * (1 - precisions[k]) / called;
        ofNegative -= here * precisions[k] / called;
        ifPositive[k] = precisions[k] - value + ofPositive;
        ifNegative[k] = ofNegative;
    }
    std::vector<double> influence;
    for (std::size_t i = 0; i < images.size(); ++i) {
        // Thresholds descend, and every score is one.
        const auto at =
            std::lower_bound(counts.begin(), counts.end(), images.scores[i],
                             [](const ThresholdCounts& c, double score) { return c.threshold > score; });
        const auto k = std::size_t(at - counts.begin());
        influence.push_back((images.positive[i] ? ifPositive : ifNegative)[k] / positives);
    }
    return influence;
}

/// One class against the rest.
struct Term {
    Estimate estimate;
    double lowestOfPerfect = kUnknown;
    std::vector<double> influence;  ///< [n]; empty where the average precision is 1
};

Term termOf(const ScoredImages& images, const Clusters& clusters, double confidence) {
    Term term{{averagePrecision(images.scores, images.positive)}, kUnknown, {}};
    std::vector<bool> with, without;
    for (const int positive : images.positive) {
        with.push_back(positive != 0);
        without.push_back(positive == 0);
    }
    const int patients = patientsWhere(clusters, with);
    if (patients < 2 || patientsWhere(clusters, without) < 2) return term;
    term.lowestOfPerfect = wilson(patients, patients, confidence).low;
    if (term.estimate.value == 1) {
        term.estimate = {1, term.lowestOfPerfect, 1};
        return term;
    }
    term.influence = influenceOf(images, term.estimate.value);
    term.estimate = onLogitScale(term.estimate.value, term.influence, images.positive, clusters, confidence);
    term.estimate.low = std::min(term.estimate.low, term.lowestOfPerfect);
    return term;
}

double correlation(const Term& a, const Term& b, const Clusters& clusters) {
    if (a.influence.empty() || b.influence.empty()) return kOtherClass;
    const auto variance = [&](const std::vector<double>& influence) {
        return std::pow(standardError(influence, clusters), 2);
    };
    std::vector<double> both;
    for (std::size_t i = 0; i < a.influence.size(); ++i) both.push_back(a.influence[i] + b.influence[i]);
    const double ofA = variance(a.influence), ofB = variance(b.influence);
    return std::clamp((variance(both) - ofA - ofB) / (2 * std::sqrt(ofA * ofB)), -1.0, 1.0);
}

}  // namespace

Estimate logLossInterval(const Predictions& p, const Clusters& clusters, double confidence) {
    return lossInterval(logLosses(p), p, clusters, confidence);
}

Estimate brierInterval(const Predictions& p, const Clusters& clusters, double confidence) {
    return lossInterval(squaredErrors(p), p, clusters, confidence);
}

Estimate averagePrecisionInterval(const Predictions& p, const Clusters& clusters, int positive,
                                  double confidence) {
    if (p.classes == 2) return termOf(oneAgainstRest(p, positive), clusters, confidence).estimate;
    const auto n = std::size_t(p.classes);
    std::vector<Term> terms;
    for (int c = 0; c < p.classes; ++c) terms.push_back(termOf(oneAgainstRest(p, c), clusters, confidence));
    double value = 0;
    std::vector<double> below, above, belowPerfect, correlations, guessed;
    for (std::size_t a = 0; a < n; ++a) {
        const Estimate& e = terms[a].estimate;
        value += e.value / double(n);
        below.push_back((e.value - e.low) / double(n));
        above.push_back((e.high - e.value) / double(n));
        belowPerfect.push_back((1 - terms[a].lowestOfPerfect) / double(n));
        for (std::size_t b = 0; b < n; ++b) {
            correlations.push_back(a == b ? 1 : correlation(terms[a], terms[b], clusters));
            guessed.push_back(a == b ? 1 : kOtherClass);
        }
    }
    const double low = value - combined(below, correlations), high = value + combined(above, correlations);
    if (std::isnan(low) || std::isnan(high)) return {value};
    return {value, std::max(0.0, std::min(low, 1 - combined(belowPerfect, guessed))), std::min(1.0, high)};
}

}  // namespace fovea::evaluation
