#include "evaluation/proportion.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "evaluation/influence.h"
#include "evaluation/quantiles.h"

namespace fovea::evaluation {

Estimate ClusteredProportion::estimate(const std::function<bool(std::size_t)>& counts,
                                       const std::function<bool(std::size_t)>& right,
                                       double confidence) const {
    std::vector<double> ofPatient(m_clusters.patients), rightOfPatient(m_clusters.patients);
    double n = 0, k = 0;
    for (std::size_t i = 0; i < m_clusters.patientOf.size(); ++i) {
        if (!counts(i)) continue;
        const double hit = right(i) ? 1 : 0;
        ofPatient[m_clusters.patientOf[i]] += 1;
        rightOfPatient[m_clusters.patientOf[i]] += hit;
        n += 1;
        k += hit;
    }
    const double patients =
        double(std::count_if(ofPatient.begin(), ofPatient.end(), [](double m) { return m > 0; }));
    if (patients == n) return wilson(k, n, confidence);
    const double p = k / n;
    if (patients < 2) return {p, kUnknown, kUnknown};
    const auto ofPatients = [&](double share) { return wilson(share * patients, patients, confidence); };
    if (k == 0 || k == n) return ofPatients(p);

    double squares = 0;
    for (std::size_t g = 0; g < ofPatient.size(); ++g) {
        const double miss = rightOfPatient[g] - p * ofPatient[g];
        squares += miss * miss;
    }
    const double variance = patients / (patients - 1) * squares / (n * n);
    const double few = normalQuantile(confidence) / studentQuantile(confidence, patients - 1);
    const double effective = variance > 0 ? std::min(n, p * (1 - p) / variance * few * few) : n;
    const Estimate interval = wilson(p * effective, effective, confidence);
    return {p, std::min(interval.low, ofPatients(1).low), std::max(interval.high, ofPatients(0).high)};
}

Estimate ClusteredProportion::mean(std::span<const Share> shares, double confidence,
                                   const ScaledShares& scaled) const {
    struct Part {
        Estimate estimate;
        std::vector<double> ofPatient;  ///< how far the patient moves the share
        double length = 0;              ///< of that
    };
    std::vector<Part> parts;
    for (const Share& share : shares) {
        Part part{estimate(share.counts, share.right, confidence), std::vector<double>(m_clusters.patients)};
        if (std::isnan(part.estimate.value)) continue;
        for (std::size_t i = 0; i < m_clusters.patientOf.size(); ++i)
            if (share.counts(i))
                part.ofPatient[m_clusters.patientOf[i]] += (share.right(i) ? 1 : 0) - part.estimate.value;
        if (scaled.scale)
            part.estimate = {scaled.scale(part.estimate.value), scaled.scale(part.estimate.low),
                             scaled.scale(part.estimate.high)};
        part.length = std::sqrt(
            std::inner_product(part.ofPatient.begin(), part.ofPatient.end(), part.ofPatient.begin(), 0.0));
        parts.push_back(std::move(part));
    }
    if (parts.empty()) return {};
    const double n = double(parts.size());
    double value = 0;
    std::vector<double> below, above, correlations;
    for (const Part& a : parts) {
        value += a.estimate.value / n;
        below.push_back((a.estimate.value - a.estimate.low) / n);
        above.push_back((a.estimate.high - a.estimate.value) / n);
        for (const Part& b : parts) {
            const double lengths = a.length * b.length;
            correlations.push_back(&a == &b      ? 1
                                   : lengths > 0 ? std::inner_product(a.ofPatient.begin(), a.ofPatient.end(),
                                                                      b.ofPatient.begin(), 0.0) /
                                                       lengths
                                                 : scaled.correlationOfPerfect);
        }
    }
    const double low = value - combined(below, correlations), high = value + combined(above, correlations);
    if (std::isnan(low) || std::isnan(high)) return {value};
    return {value, std::max(0.0, low), std::min(1.0, high)};
}

}  // namespace fovea::evaluation
