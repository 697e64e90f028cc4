#pragma once

#include <functional>
#include <span>
#include <vector>

#include "evaluation/clusters.h"
#include "evaluation/intervals.h"

namespace fovea::evaluation {

/// Which images a share is of.
struct Share {
    std::function<bool(std::size_t)> counts;  ///< whether an image is one of them
    std::function<bool(std::size_t)> right;   ///< whether it is one of those counted in the share
};

/// Figures that follow from a share each.
struct ScaledShares {
    std::function<double(double)> scale = {};  ///< 0 .. 1 to 0 .. 1, rising; none: as it is
    double correlationOfPerfect = 0;           ///< with others, of a share of 0 or 1, which nobody moves
};

/// A share of images, such as a sensitivity, with an interval that knows which images are of one patient.
///
/// Each image of its own patient: Wilson's interval. Else Wilson's on the effective number of images,
/// p (1 - p) / v, with v the variance between patients (ratio estimator, Rao and Scott, A simple method
/// for the analysis of clustered binary data, Biometrics 48, 1992), reduced for the few patients that v
/// rests on (Korn and Graubard, Confidence intervals for proportions with small expected number of
/// positive counts estimated from survey data, Survey Methodology 24, 1998), and never more than there are
/// images. A share of 0 or 1 has no such variance: the number of patients takes its place, and no interval
/// of the same patients comes nearer to 0 or 1 than that one does.
class ClusteredProportion {
public:
    explicit ClusteredProportion(const Clusters& clusters) : m_clusters(clusters) {}

    /// Of the images that `counts`, those that are `right`. NaN where none counts; the ends NaN where all
    /// that count are of one patient with several images.
    Estimate estimate(const std::function<bool(std::size_t)>& counts,
                      const std::function<bool(std::size_t)>& right, double confidence = 0.95) const;

    /// The unweighted mean of several such shares, such as a balanced accuracy; those for which no image
    /// counts are left out of it. The distances of their limits are added up with the correlations that the
    /// patients show (MOVER; Zou and Donner, Construction of confidence limits about effect measures,
    /// Statist. Med. 27, 2008). NaN where no share is left; the ends NaN where one of them has none.
    /// `scaled`: what each share is told as before the mean.
    Estimate mean(std::span<const Share> shares, double confidence = 0.95,
                  const ScaledShares& scaled = {}) const;

private:
    const Clusters& m_clusters;
};

}  // namespace fovea::evaluation
