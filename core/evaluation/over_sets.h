#pragma once

#include <span>
#include <vector>

#include "evaluation/intervals.h"

namespace fovea::evaluation {

/// The mean of a difference over several data sets, with two intervals that answer two questions.
struct OverSets {
    int sets = 0;  ///< with a difference that is defined
    /// How it would be on other sets of this kind: the sets as a sample, Student's t of their differences.
    /// What is chance within a set is part of how they scatter. No ends with fewer than two sets.
    Estimate asSample;
    /// How it is on these very sets, had other patients been drawn: from the interval of each. No ends where
    /// a set has none.
    Estimate ofThese;
};

/// `differences`: one a set, each with its interval of `confidence`; a value that is NaN is left out.
OverSets overSets(std::span<const Estimate> differences, double confidence = 0.95);

/// Ranks of models by a figure of which more is better: 1 is the best, equals share the mean of their ranks;
/// NaN stays NaN and takes no rank.
std::vector<double> ranksOf(std::span<const double> figures);

}  // namespace fovea::evaluation
