#include "evaluation/over_sets.h"

#include <cmath>

#include "evaluation/quantiles.h"
#include "evaluation/spread.h"

namespace fovea::evaluation {

OverSets overSets(std::span<const Estimate> differences, double confidence) {
    std::vector<double> values;
    double variance = 0;  // of the sum; half a width is z standard errors
    const double z = normalQuantile(confidence);
    for (const Estimate& d : differences) {
        if (std::isnan(d.value)) continue;
        values.push_back(d.value);
        variance += std::pow((d.high - d.low) / (2 * z), 2);
    }
    const Spread spread = spreadOf(values);
    OverSets over;
    over.sets = spread.count;
    over.asSample.value = over.ofThese.value = spread.mean;
    if (over.sets == 0) return over;
    const double n = over.sets, away = z * std::sqrt(variance) / n;
    if (std::isfinite(away)) {
        over.ofThese.low = spread.mean - away;
        over.ofThese.high = spread.mean + away;
    }
    if (over.sets < 2) return over;
    const double half = studentQuantile(confidence, n - 1) * spread.deviation / std::sqrt(n);
    over.asSample.low = spread.mean - half;
    over.asSample.high = spread.mean + half;
    return over;
}

std::vector<double> ranksOf(std::span<const double> figures) {
    std::vector<double> ranks;
    for (const double f : figures) {
        double better = 0, equal = 0;
        for (const double other : figures) {
            if (other > f) ++better;
            if (other == f) ++equal;
        }
        ranks.push_back(std::isnan(f) ? kUnknown : better + (equal + 1) / 2);
    }
    return ranks;
}

}  // namespace fovea::evaluation
