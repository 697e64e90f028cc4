#include "evaluation/influence.h"

#include <cmath>
#include <numeric>
#include <vector>

namespace fovea::evaluation {

double standardError(std::span<const double> influence, const Clusters& clusters) {
    const double patients = double(clusters.patients);
    if (clusters.patients < 2) return kUnknown;
    std::vector<double> sums(clusters.patients);
    for (std::size_t i = 0; i < influence.size(); ++i) sums[clusters.patientOf[i]] += influence[i];
    const double squares = std::inner_product(sums.begin(), sums.end(), sums.begin(), 0.0);
    return std::sqrt(squares * patients / (patients - 1));
}

Estimate clusteredMean(std::span<const double> values, const Clusters& clusters, double quantile) {
    const double n = double(values.size());
    Estimate mean{std::accumulate(values.begin(), values.end(), 0.0) / n};
    std::vector<double> influence;
    for (const double v : values) influence.push_back((v - mean.value) / n);
    const double half = quantile * standardError(influence, clusters);
    if (!(half > 0)) return mean;
    mean.low = mean.value - half;
    mean.high = mean.value + half;
    return mean;
}

}  // namespace fovea::evaluation
