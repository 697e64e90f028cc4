#include "evaluation/learning_curve.h"

#include <algorithm>
#include <cmath>

#include "base/random.h"

namespace fovea::evaluation {
namespace {

/// Mean AUC of so many trainings with so many patients.
struct Level {
    double patients, mean, weight;
};

std::vector<Level> meansOf(std::span<const CurveLevel> levels) {
    std::vector<Level> means;
    for (const CurveLevel& level : levels) {
        double sum = 0, count = 0;
        for (const double auc : level.aucs)
            if (!std::isnan(auc)) sum += auc, count += 1;
        if (count > 0 && level.patients >= 1) means.push_back({level.patients, sum / count, count});
    }
    return means;
}

struct Fit {
    PowerLaw law;
    double squares = 0;
};

/// The best limit and scale for one exponent: a line in n^-exponent, that falls, and whose intercept is no
/// AUC above 1 nor below 0.
Fit fitWith(double exponent, const std::vector<Level>& levels) {
    double w = 0, x = 0, y = 0, xx = 0, xy = 0;
    for (const Level& l : levels) {
        const double u = std::pow(l.patients, -exponent);
        w += l.weight, x += l.weight * u, y += l.weight * l.mean;
        xx += l.weight * u * u, xy += l.weight * u * l.mean;
    }
    const double spread = w * xx - x * x;
    double slope = spread > 0 ? (w * xy - x * y) / spread : 0;
    double limit = (y - slope * x) / w;
    if (slope > 0) {  // more patients, lower AUC: chance, no law
        slope = 0;
        limit = y / w;
    } else if (limit > 1) {  // through (0, 1)
        limit = 1;
        slope = (xy - x) / xx;
    }
    Fit fit{{limit, std::max(0.0, -slope), exponent}};
    for (const Level& l : levels) fit.squares += l.weight * std::pow(l.mean - fit.law.at(l.patients), 2);
    return fit;
}

std::optional<PowerLaw> fitTo(const std::vector<Level>& levels) {
    constexpr int kSteps = 40, kRefinements = 5;
    constexpr std::size_t kNumbers = 3;
    if (levels.size() < kNumbers) return std::nullopt;
    double low = kLeastExponent, high = kMostExponent;
    Fit best = fitWith(low, levels);
    for (int round = 0; round < kRefinements; ++round) {
        const double step = (high - low) / kSteps;
        for (int i = 0; i <= kSteps; ++i)
            if (const Fit fit = fitWith(low + i * step, levels); fit.squares < best.squares) best = fit;
        low = std::max(kLeastExponent, best.law.exponent - step);
        high = std::min(kMostExponent, best.law.exponent + step);
    }
    return best.law;
}

/// As many trainings as there are, drawn with replacement within each level.
std::vector<CurveLevel> drawn(std::span<const CurveLevel> levels, Random& random) {
    std::vector<CurveLevel> some;
    for (const CurveLevel& level : levels) {
        CurveLevel& one = some.emplace_back(CurveLevel{level.patients, {}});
        for (std::size_t i = 0; i < level.aucs.size(); ++i)
            one.aucs.push_back(level.aucs[random.below(level.aucs.size())]);
    }
    return some;
}

double quantile(const std::vector<double>& sorted, double q) {
    const double position = q * double(sorted.size() - 1);
    const std::size_t below = std::size_t(position), above = std::min(below + 1, sorted.size() - 1);
    return std::lerp(sorted[below], sorted[above], position - double(below));
}

}  // namespace

double PowerLaw::at(double patients) const {
    return limit - scale * std::pow(patients, -exponent);
}

std::optional<PowerLaw> fitPowerLaw(std::span<const CurveLevel> levels) {
    return fitTo(meansOf(levels));
}

std::vector<Extrapolation> extrapolate(std::span<const CurveLevel> levels, std::span<const double> patients,
                                       const ExtrapolationOptions& options) {
    const std::optional<PowerLaw> law = fitPowerLaw(levels);
    if (!law) return {};
    Random random(options.seed);
    std::vector<PowerLaw> laws;
    for (int r = 0; r < std::max(1, options.resamples); ++r)
        if (const auto one = fitPowerLaw(drawn(levels, random))) laws.push_back(*one);
    std::vector<Extrapolation> all;
    for (const double n : patients) {
        Extrapolation& e = all.emplace_back(Extrapolation{n, {law->at(n)}});
        std::vector<double> aucs;
        for (const PowerLaw& one : laws) aucs.push_back(one.at(n));
        if (aucs.empty()) continue;
        std::sort(aucs.begin(), aucs.end());
        const double tail = (1 - options.confidence) / 2;
        e.auc.low = std::min(e.auc.value, quantile(aucs, tail));
        e.auc.high = std::max(e.auc.value, quantile(aucs, 1 - tail));
    }
    return all;
}

}  // namespace fovea::evaluation
