#pragma once

#include <span>
#include <vector>

#include "evaluation/clusters.h"
#include "evaluation/intervals.h"

namespace fovea::evaluation {

// Intervals of figures from influence values [n], by how much each image moves the figure. Images of one
// patient move it together, so that they are summed by patient first.

/// Standard error, with the factor J / (J - 1) of so many patients. NaN with a single patient.
double standardError(std::span<const double> influence, const Clusters& clusters);

/// Degrees of freedom of that, for what has a value of its own for every image: twice the number of patients
/// that it rests on, less one, from 1 to one less than there are patients. It rests on (sum of v)^2 / (sum of
/// v^2) patients, v being the square of what each moves (Kish, Survey Sampling, 1965, section 11.7): where
/// few patients make nearly all of it, as the few diseased ones, it is little known, however many others
/// there are. Of normal values Satterthwaite's degrees would be three times that number; twice is what held
/// the truth in simulations of skewed ones (decisions/0046).
double degreesOf(std::span<const double> influence, const Clusters& clusters);
/// The same for what is made of right and wrong ones of each class, where a single error would leave nearly
/// no degrees, and two errors more: from what the images of each class add (Welch and Satterthwaite), as a
/// class of few patients says little of how much patients vary. `classes`: [n].
double degreesByClass(std::span<const double> influence, std::span<const int> classes,
                      const Clusters& clusters);

/// Student's t of so many degrees, times the standard error: how far limits are from the value.
double halfWidth(std::span<const double> influence, const Clusters& clusters, double degrees,
                 double confidence);

/// Of something that is never below 0 and is skewed: symmetric in its logarithm, with degreesOf(). No ends
/// where the value is 0, no patient makes a difference, or there is a single one.
Estimate onLogScale(double value, std::span<const double> influence, const Clusters& clusters,
                    double confidence);
/// Of a share, between 0 and 1: likewise in its logit, with degreesByClass().
Estimate onLogitScale(double share, std::span<const double> influence, std::span<const int> classes,
                      const Clusters& clusters, double confidence);

/// The mean of one value an image, and its influence values (a ratio estimator: Cochran, Sampling
/// Techniques, 1977, section 6.3).
struct Mean {
    explicit Mean(std::span<const double> values);
    double value;
    std::vector<double> influence;
};

/// The mean and as much to both sides, with degreesOf(). No ends with a single patient, or where all patients
/// gave the same.
Estimate clusteredMean(std::span<const double> values, const Clusters& clusters, double confidence);

/// How far the limit of a sum is from it, from how far each term's is (MOVER; Zou and Donner, Construction of
/// confidence limits about effect measures, Stat. Med. 27, 2008). `correlations`: [terms, terms].
double combined(std::span<const double> distances, std::span<const double> correlations);

}  // namespace fovea::evaluation
