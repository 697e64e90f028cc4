#include "evaluation/influence.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "evaluation/quantiles.h"

namespace fovea::evaluation {
namespace {

std::vector<double> byPatient(std::span<const double> influence, const Clusters& clusters) {
    std::vector<double> sums(clusters.patients);
    for (std::size_t i = 0; i < influence.size(); ++i) sums[clusters.patientOf[i]] += influence[i];
    return sums;
}

}  // namespace

double standardError(std::span<const double> influence, const Clusters& clusters) {
    const double patients = double(clusters.patients);
    if (clusters.patients < 2) return kUnknown;
    const std::vector<double> sums = byPatient(influence, clusters);
    const double squares = std::inner_product(sums.begin(), sums.end(), sums.begin(), 0.0);
    return std::sqrt(squares * patients / (patients - 1));
}

double degreesOf(std::span<const double> influence, const Clusters& clusters) {
    double squares = 0, fourth = 0;
    for (const double sum : byPatient(influence, clusters)) {
        squares += sum * sum;
        fourth += sum * sum * sum * sum;
    }
    const double most = std::max(1.0, double(clusters.patients) - 1);
    return fourth > 0 ? std::clamp(2 * squares * squares / fourth - 1, 1.0, most) : most;
}

double degreesByClass(std::span<const double> influence, std::span<const int> classes,
                      const Clusters& clusters) {
    double total = 0, squares = 0;
    const int last = classes.empty() ? -1 : *std::max_element(classes.begin(), classes.end());
    for (int c = 0; c <= last; ++c) {
        std::vector<double> sums(clusters.patients);
        std::vector<bool> seen(clusters.patients);
        for (std::size_t i = 0; i < influence.size(); ++i) {
            if (classes[i] != c) continue;
            sums[clusters.patientOf[i]] += influence[i];
            seen[clusters.patientOf[i]] = true;
        }
        const double part = std::inner_product(sums.begin(), sums.end(), sums.begin(), 0.0);
        const double patients = double(std::count(seen.begin(), seen.end(), true));
        total += part;
        squares += part * part / std::max(1.0, patients - 1);
    }
    const double most = std::max(1.0, double(clusters.patients) - 1);
    return squares > 0 ? std::clamp(total * total / squares, 1.0, most) : most;
}

double halfWidth(std::span<const double> influence, const Clusters& clusters, double degrees,
                 double confidence) {
    return studentQuantile(confidence, degrees) * standardError(influence, clusters);
}

Estimate onLogScale(double value, std::span<const double> influence, const Clusters& clusters,
                    double confidence) {
    const double away = halfWidth(influence, clusters, degreesOf(influence, clusters), confidence) / value;
    if (!(value > 0) || !(away > 0)) return {value};
    return {value, value * std::exp(-away), value * std::exp(away)};
}

Estimate onLogitScale(double share, std::span<const double> influence, std::span<const int> classes,
                      const Clusters& clusters, double confidence) {
    const double degrees = degreesByClass(influence, classes, clusters);
    const double away = halfWidth(influence, clusters, degrees, confidence) / (share * (1 - share));
    if (!(share > 0 && share < 1) || !(away > 0)) return {share};
    const double odds = (1 - share) / share;
    return {share, 1 / (1 + odds * std::exp(away)), 1 / (1 + odds * std::exp(-away))};
}

Mean::Mean(std::span<const double> values)
    : value(std::accumulate(values.begin(), values.end(), 0.0) / double(values.size())) {
    for (const double v : values) influence.push_back((v - value) / double(values.size()));
}

Estimate clusteredMean(std::span<const double> values, const Clusters& clusters, double confidence) {
    const Mean mean(values);
    const double half = halfWidth(mean.influence, clusters, degreesOf(mean.influence, clusters), confidence);
    if (!(half > 0)) return {mean.value};
    return {mean.value, mean.value - half, mean.value + half};
}

double combined(std::span<const double> distances, std::span<const double> correlations) {
    double sum = 0;
    for (std::size_t i = 0; i < distances.size(); ++i)
        for (std::size_t j = 0; j < distances.size(); ++j)
            sum += distances[i] * distances[j] * correlations[i * distances.size() + j];
    // std::max would keep a NaN of the first argument only.
    return std::isnan(sum) ? sum : std::sqrt(std::max(0.0, sum));
}

}  // namespace fovea::evaluation
