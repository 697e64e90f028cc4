#include "evaluation/per_class.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "evaluation/auc_covariance.h"
#include "evaluation/clusters.h"
#include "evaluation/proportion.h"

namespace fovea::evaluation {
namespace {

constexpr Estimate kNone{kUnknown, kUnknown, kUnknown};

Estimate complement(const Estimate& e) {
    return {1 - e.value, 1 - e.high, 1 - e.low};
}

/// a / b of independent shares, MOVER-R.
Estimate ratio(const Estimate& a, const Estimate& b) {
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    if (std::isnan(a.low) || std::isnan(b.low) || (a.value == 0 && b.value == 0)) return kNone;
    const double both = a.value * b.value;
    const auto root = [&](double ofA, double ofB) {
        return std::sqrt(std::max(0.0, both * both - ofA * ofB * (2 * a.value - ofA) * (2 * b.value - ofB)));
    };
    const double low = a.low > 0 ? a.low * (2 * a.value - a.low) / (both + root(a.low, b.high))
                                 : 0;  // no difference of roots
    const double high =
        b.low > 0 ? (both + root(a.high, b.low)) / (b.low * (2 * b.value - b.low)) : kInfinity;
    return {b.value > 0 ? a.value / b.value : kInfinity, low, high};
}

/// Of odds before, times a likelihood ratio: the probability after.
Estimate after(double odds, const Estimate& likelihood) {
    const auto probability = [odds](double ratio) {
        return std::isinf(ratio) ? 1 : odds * ratio / (1 + odds * ratio);
    };
    return {probability(likelihood.value), probability(likelihood.low), probability(likelihood.high)};
}

Result<void> check(const Predictions& predictions, const PerClassOptions& options) {
    const auto invalid = [](const char* what) { return Error{ErrorCode::invalidArgument, what, {}}; };
    FOVEA_CHECK(checkPredictions(predictions));
    if (!(options.confidence > 0 && options.confidence < 1))
        return invalid("confidence is not between 0 and 1");
    if (!options.prevalence.empty() && options.prevalence.size() != std::size_t(predictions.classes))
        return invalid("number of prevalences is not the number of classes");
    for (const double p : options.prevalence)
        if (!(p > 0 && p < 1)) return invalid("a prevalence is not between 0 and 1");
    return {};
}

}  // namespace

Result<std::vector<ClassFigures>> perClass(const Predictions& predictions, const PerClassOptions& options) {
    return guarded([&]() -> Result<std::vector<ClassFigures>> {
        FOVEA_CHECK(check(predictions, options));
        FOVEA_TRY(const AucCovariance aucs, AucCovariance::of(std::span(&predictions, 1)));
        const Clusters clusters = clustersOf(predictions);
        const ClusteredProportion share(clusters);
        std::vector<int> predicted;
        for (std::size_t i = 0; i < predictions.size(); ++i)
            predicted.push_back(predictedClass(predictions, i));

        std::vector<ClassFigures> out;
        for (int c = 0; c < predictions.classes; ++c) {
            const auto is = [&](std::size_t i) { return predictions.truth[i] == c; };
            const auto isNot = [&](std::size_t i) { return predictions.truth[i] != c; };
            const auto called = [&](std::size_t i) { return predicted[i] == c; };
            const auto notCalled = [&](std::size_t i) { return predicted[i] != c; };
            const double confidence = options.confidence;
            ClassFigures figures;
            std::vector<bool> patients(clusters.patients);
            for (std::size_t i = 0; i < predictions.size(); ++i) {
                if (!is(i)) continue;
                ++figures.images;
                patients[clusters.patientOf[i]] = true;
            }
            figures.patients = int(std::count(patients.begin(), patients.end(), true));
            figures.auc = aucs.interval(0, predictions.classes == 2 ? 0 : std::size_t(c), confidence);
            figures.sensitivity = share.estimate(is, called, confidence);
            figures.specificity = share.estimate(isNot, notCalled, confidence);
            figures.ppv = share.estimate(called, is, confidence);
            figures.npv = share.estimate(notCalled, isNot, confidence);
            if (!options.prevalence.empty()) {
                const PredictiveValues at = predictiveValuesAt(options.prevalence[std::size_t(c)],
                                                               figures.sensitivity, figures.specificity);
                figures.ppvAtPrevalence = at.ppv;
                figures.npvAtPrevalence = at.npv;
            }
            out.push_back(figures);
        }
        return out;
    });
}

std::vector<double> prevalences(double prevalence, int classes, int positive) {
    std::vector<double> out(std::size_t(classes), prevalence);
    if (classes == 2) out[std::size_t(1 - positive)] = 1 - prevalence;
    return out;
}

PredictiveValues predictiveValuesAt(double prevalence, const Estimate& sensitivity,
                                    const Estimate& specificity) {
    if (!(prevalence > 0 && prevalence < 1)) return {kNone, kNone};
    const double odds = prevalence / (1 - prevalence);
    return {after(odds, ratio(sensitivity, complement(specificity))),
            after(1 / odds, ratio(specificity, complement(sensitivity)))};
}

}  // namespace fovea::evaluation
