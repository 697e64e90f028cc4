#pragma once

#include <optional>
#include <span>
#include <vector>

#include "evaluation/intervals.h"

namespace fovea::evaluation {

/// AUC against the number of patients that were learned from: limit - scale * n^-exponent (Figueroa et
/// al., Predicting sample size required for classification performance, BMC Med. Inform. Decis. Mak.
/// 12, 2012).
struct PowerLaw {
    double limit = kUnknown;     ///< 0 .. 1
    double scale = kUnknown;     ///< not negative
    double exponent = kUnknown;  ///< kLeastExponent .. kMostExponent
    double at(double patients) const;
};
inline constexpr double kLeastExponent = 0.05, kMostExponent = 2;

/// Several trainings with the same number of patients.
struct CurveLevel {
    double patients = 0;       ///< at least 1
    std::vector<double> aucs;  ///< one a training
};

/// The least squares of the mean AUCs, each weighing as much as it has trainings. Nothing with fewer
/// than three levels of defined AUCs (those that are NaN are left out): three numbers are fitted.
/// Deterministic: the exponent is searched for on a grid and refined; the other two are linear.
std::optional<PowerLaw> fitPowerLaw(std::span<const CurveLevel> levels);

/// What the AUC may come to with more patients.
struct Extrapolation {
    double patients = 0;
    /// Of the fit; ends: percentiles of fits to trainings that were drawn with replacement within each
    /// level. It knows nothing of the images that all of them were judged by, nor whether a power law
    /// holds beyond what was measured: it is a lower bound of the doubt.
    Estimate auc;
};
struct ExtrapolationOptions {
    int resamples = 500;  ///< at least 1
    std::uint64_t seed = 0;
    double confidence = 0.95;
};
/// In the order of `patients`. Nothing where fitPowerLaw() gives nothing.
std::vector<Extrapolation> extrapolate(std::span<const CurveLevel> levels, std::span<const double> patients,
                                       const ExtrapolationOptions& options = {});

}  // namespace fovea::evaluation
