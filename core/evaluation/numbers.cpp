#include "evaluation/numbers.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "evaluation/clusters.h"
#include "evaluation/influence.h"
#include "evaluation/proportion.h"
#include "evaluation/quantiles.h"

namespace fovea::evaluation {
namespace {

Error invalid(std::string what) {
    return Error{ErrorCode::invalidArgument, std::move(what), {}};
}

double meanOf(std::span<const double> values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
}

/// What every figure is made from.
struct Errors {
    std::vector<double> error, square;  ///< [n] of the predictions
    Clusters clusters;
    double confidence = 0.95;
    double quantile = kUnknown;  ///< Student's t
    double n() const { return double(error.size()); }
};

Errors errorsOf(const NumberPredictions& p, double confidence) {
    Errors e;
    for (std::size_t i = 0; i < p.size(); ++i) {
        e.error.push_back(p.predicted[i] - p.truth[i]);
        e.square.push_back(e.error.back() * e.error.back());
    }
    e.clusters = clustersOf(p.size(), p.patients);
    e.confidence = confidence;
    if (e.clusters.patients > 1) e.quantile = studentQuantile(confidence, double(e.clusters.patients) - 1);
    return e;
}

Estimate meanOnLogScale(std::span<const double> values, const Errors& e) {
    const Mean mean(values);
    return onLogScale(mean.value, mean.influence, e.clusters, e.confidence);
}

/// As a regression with clustered errors has it.
Estimate meanAsRegressed(std::span<const double> values, const Errors& e) {
    const Mean mean(values);
    const double half = e.quantile * standardError(mean.influence, e.clusters);
    if (!(half > 0)) return {mean.value};
    return {mean.value, mean.value - half, mean.value + half};
}

Estimate r2Of(const NumberPredictions& p, const Errors& e) {
    const double mean = meanOf(p.truth), squares = meanOf(e.square);
    std::vector<double> spread;
    for (const double t : p.truth) spread.push_back((t - mean) * (t - mean));
    const double all = meanOf(spread);
    if (!(all > 0)) return {};
    const double unexplained = squares / all;
    std::vector<double> influence;
    for (std::size_t i = 0; i < p.size(); ++i)
        influence.push_back((e.square[i] - unexplained * spread[i]) / (all * e.n()));
    const Estimate rest = onLogScale(unexplained, influence, e.clusters, e.confidence);
    return {1 - rest.value, 1 - rest.high, 1 - rest.low};
}

LimitsOfAgreement limitsOf(const Errors& e, const Estimate& bias) {
    const std::size_t patients = e.clusters.patients;
    LimitsOfAgreement limits;
    if (patients < 2) return limits;
    std::vector<double> images(patients), means(patients);
    for (const std::size_t patient : e.clusters.patientOf) images[patient] += 1;
    for (std::size_t i = 0; i < e.error.size(); ++i)
        means[e.clusters.patientOf[i]] += e.error[i] / images[e.clusters.patientOf[i]];
    double inverse = 0, between = 0, within = 0;
    const double mean = meanOf(means), degrees = double(patients) - 1, inner = e.n() - double(patients);
    for (std::size_t g = 0; g < patients; ++g) {
        inverse += 1 / images[g] / double(patients);
        between += (means[g] - mean) * (means[g] - mean) / degrees;
    }
    for (std::size_t i = 0; i < e.error.size(); ++i) {
        const double miss = e.error[i] - means[e.clusters.patientOf[i]];
        if (inner > 0) within += miss * miss / inner;
    }
    // The variance of one image, as means of several vary less than one does.
    const double added = (1 - inverse) * within, variance = between + added;
    const double tail = (1 - e.confidence) / 2;
    const auto end = [&](double share) {
        const double ofBetween = between * (1 - degrees / chiSquareQuantile(share, degrees));
        const double ofWithin = inner > 0 ? added * (1 - inner / chiSquareQuantile(share, inner)) : 0;
        return std::hypot(ofBetween, ofWithin);
    };
    constexpr double kLimits = 1.959963984540054;
    limits.deviation = std::sqrt(variance);
    const double below = kLimits * (limits.deviation - std::sqrt(std::max(0.0, variance - end(1 - tail))));
    const double above = kLimits * (std::sqrt(variance + end(tail)) - limits.deviation);
    const double lower = bias.value - kLimits * limits.deviation,
                 upper = bias.value + kLimits * limits.deviation;
    limits.lower = {lower, lower - std::hypot(bias.value - bias.low, above),
                    lower + std::hypot(bias.high - bias.value, below)};
    limits.upper = {upper, upper - std::hypot(bias.value - bias.low, below),
                    upper + std::hypot(bias.high - bias.value, above)};
    return limits;
}

/// Of truth = intercept + slope * prediction.
void addLine(NumberFigures& out, const NumberPredictions& p, const Errors& e) {
    const double n = e.n(), x = meanOf(p.predicted), y = meanOf(p.truth);
    double squares = 0, products = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
        squares += (p.predicted[i] - x) * (p.predicted[i] - x);
        products += (p.predicted[i] - x) * (p.truth[i] - y);
    }
    if (!(squares > 0)) return;
    const double slope = products / squares, intercept = y - slope * x;
    // The correction for few images that goes with CR1.
    const double few = n > 2 ? std::sqrt((n - 1) / (n - 2)) : kUnknown;
    std::vector<double> ofSlope, ofIntercept;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const double rest = p.truth[i] - intercept - slope * p.predicted[i];
        ofSlope.push_back(few * rest * (p.predicted[i] - x) / squares);
        ofIntercept.push_back(few * rest / n - x * ofSlope.back());
    }
    const auto estimate = [&](double value, std::span<const double> influence) {
        const double half = e.quantile * standardError(influence, e.clusters);
        return Estimate{value, value - half, value + half};
    };
    out.slope = estimate(slope, ofSlope);
    out.intercept = estimate(intercept, ofIntercept);
}

std::vector<NumberBin> binsOf(const NumberPredictions& p, const Errors& e, int most) {
    constexpr std::size_t kFewestImages = 10;
    const std::size_t n = p.size();
    const std::size_t wanted = std::clamp(n / kFewestImages, std::size_t(1), std::size_t(std::max(most, 1)));
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return p.predicted[a] < p.predicted[b]; });
    std::vector<NumberBin> bins;
    for (std::size_t first = 0, k = 1; k <= wanted && first < n; ++k) {
        std::size_t end = std::max(first + 1, k * n / wanted);
        while (end < n && p.predicted[order[end]] == p.predicted[order[end - 1]]) ++end;
        NumberPredictions in;
        for (std::size_t i = first; i < end; ++i) {
            in.truth.push_back(p.truth[order[i]]);
            in.predicted.push_back(p.predicted[order[i]]);
            if (!p.patients.empty()) in.patients.push_back(p.patients[order[i]]);
        }
        const Errors own = errorsOf(in, e.confidence);
        bins.push_back({meanOf(in.predicted), meanAsRegressed(in.truth, own), int(in.size()),
                        int(own.clusters.patients)});
        first = end;
    }
    return bins;
}

}  // namespace

Result<void> checkPredictions(const NumberPredictions& p) {
    if (p.size() == 0) return invalid("no predictions");
    if (p.predicted.size() != p.size()) return invalid("number of predictions is not the number of images");
    if (!p.patients.empty() && p.patients.size() != p.size())
        return invalid("number of patient keys is not the number of images");
    for (std::size_t i = 0; i < p.size(); ++i)
        if (!std::isfinite(p.truth[i]) || !std::isfinite(p.predicted[i]))
            return invalid("not a finite number at row " + std::to_string(i));
    return {};
}

Result<NumberFigures> numberFigures(const NumberPredictions& p, const NumberOptions& options) {
    return guarded([&]() -> Result<NumberFigures> {
        FOVEA_CHECK(checkPredictions(p));
        if (!(options.confidence > 0 && options.confidence < 1))
            return invalid("confidence is not between 0 and 1");
        if (options.halfWidth && !(*options.halfWidth >= 0)) return invalid("a width below 0");
        const Errors e = errorsOf(p, options.confidence);
        NumberFigures out;
        out.images = int(p.size());
        out.patients = int(e.clusters.patients);
        std::vector<double> absolute;
        for (const double error : e.error) absolute.push_back(std::abs(error));
        out.mae = meanOnLogScale(absolute, e);
        const Estimate square = meanOnLogScale(e.square, e);
        out.rmse = {std::sqrt(square.value), std::sqrt(square.low), std::sqrt(square.high)};
        out.bias = meanAsRegressed(e.error, e);
        out.limits = limitsOf(e, out.bias);
        out.r2 = r2Of(p, e);
        addLine(out, p, e);
        out.bins = binsOf(p, e, options.bins);
        if (options.halfWidth)
            out.covered = ClusteredProportion(e.clusters)
                              .estimate([](std::size_t) { return true; },
                                        [&](std::size_t i) { return absolute[i] <= *options.halfWidth; },
                                        options.confidence);
        return out;
    });
}

Result<Estimate> maeDifference(const NumberPredictions& a, const NumberPredictions& b, double confidence) {
    return guarded([&]() -> Result<Estimate> {
        FOVEA_CHECK(checkPredictions(a));
        FOVEA_CHECK(checkPredictions(b));
        if (a.truth != b.truth || a.patients != b.patients)
            return invalid("the sets are not of the same images");
        const Errors of = errorsOf(a, confidence);
        std::vector<double> differences;
        for (std::size_t i = 0; i < a.size(); ++i)
            differences.push_back(std::abs(of.error[i]) - std::abs(b.predicted[i] - b.truth[i]));
        return meanAsRegressed(differences, of);
    });
}

}  // namespace fovea::evaluation
