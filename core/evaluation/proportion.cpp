#include "evaluation/proportion.h"

#include <algorithm>

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

}  // namespace fovea::evaluation
