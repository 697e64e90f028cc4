#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "base/random.h"
#include "evaluation/metrics.h"

namespace fovea::test {

/// Who is imagined to be examined, and by how good a model. All images of a patient are of one class.
struct BinormalCell {
    int patients = 0, images = 1;  ///< images of each patient
    double icc = 0;                ///< of the images of a patient, within the class
    double auc = 0.5, prevalence = 0.5;
    int fewest = 2;             ///< patients of either class: samples with fewer are drawn again
    double separation() const;  ///< of the scores' means, in deviations
};

/// The argument at which the normal distribution function is p.
inline double normalArgument(double p) {
    double low = -40, high = 40;
    for (int i = 0; i < 200; ++i) {
        const double middle = (low + high) / 2;
        (0.5 * std::erfc(-middle / std::sqrt(2.0)) < p ? low : high) = middle;
    }
    return (low + high) / 2;
}

inline double BinormalCell::separation() const {
    return std::sqrt(2.0) * normalArgument(auc);
}

/// A sample of two classes, scores normal in each, the probability of class 1 being a score's logistic.
inline evaluation::Predictions binormal(const BinormalCell& cell, Random& random) {
    const double separation = cell.separation();
    std::vector<int> truth(std::size_t(cell.patients));
    int positives = 0;
    do {
        positives = 0;
        for (int& t : truth) positives += t = random.uniform() < cell.prevalence;
    } while (positives < cell.fewest || positives > cell.patients - cell.fewest);
    evaluation::Predictions out;
    out.classes = 2;
    for (std::size_t p = 0; p < truth.size(); ++p) {
        const double ofPatient = random.normal() * std::sqrt(cell.icc);
        for (int i = 0; i < cell.images; ++i) {
            const double score =
                separation * (truth[p] - 0.5) + ofPatient + random.normal() * std::sqrt(1 - cell.icc);
            const double probability = 1 / (1 + std::exp(-score));
            out.truth.push_back(truth[p]);
            out.patients.push_back("patient " + std::to_string(p));
            out.probabilities.insert(out.probabilities.end(), {1 - probability, probability});
        }
    }
    return out;
}

/// Images of `one`'s kind by a second model of the given AUC, whose errors correlate with it by `alike`:
/// both as logits of class 1 on the same images, each a patient of its own.
inline std::vector<evaluation::Predictions> twoModels(int images, double auc, double otherAuc, double alike,
                                                      Random& random) {
    std::vector<evaluation::Predictions> out(2);
    const double separations[] = {std::sqrt(2.0) * normalArgument(auc),
                                  std::sqrt(2.0) * normalArgument(otherAuc)};
    for (auto& p : out) p.classes = 2;
    for (int i = 0; i < images; ++i) {
        const int truth = i % 2;
        const double shared = random.normal() * std::sqrt(alike);
        for (std::size_t m = 0; m < 2; ++m) {
            const double score =
                separations[m] * (truth - 0.5) + shared + random.normal() * std::sqrt(1 - alike);
            const double probability = 1 / (1 + std::exp(-score));
            out[m].truth.push_back(truth);
            out[m].probabilities.insert(out[m].probabilities.end(), {1 - probability, probability});
        }
    }
    return out;
}

}  // namespace fovea::test
