#pragma once

namespace fovea::evaluation {

/// What a test comes to among so many people, in whole people: the form in which such figures are
/// understood best (Gigerenzer and Hoffrage, How to improve Bayesian reasoning without instruction:
/// frequency formats, Psychological Review 102, 1995).
struct NaturalFrequencies {
    int found = 0;        ///< have it, and are called positive
    int missed = 0;       ///< have it, and are not
    int falseAlarms = 0;  ///< do not have it, and are called positive
    int cleared = 0;      ///< do not have it, and are not
    int people() const { return found + missed + falseAlarms + cleared; }
};

/// Rounded to whole people so that those with and without it, and all together, are whole, too: the
/// parts always add up to `people`. All zero unless people > 0 and the shares are within 0..1.
NaturalFrequencies naturalFrequencies(double sensitivity, double specificity, double prevalence,
                                      int people = 1000);

}  // namespace fovea::evaluation
