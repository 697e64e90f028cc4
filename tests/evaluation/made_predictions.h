#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "base/random.h"
#include "evaluation/metrics.h"

namespace fovea::test {

/// Two classes, equally frequent in expectation; the score of class 1 is a logistic
/// of a normal that lies `separation` higher where it is true, so that the AUC of the
/// population is Phi(separation / sqrt(2)). No patients known.
inline evaluation::Predictions twoClasses(std::size_t n, double separation, Random& random) {
    evaluation::Predictions out;
    out.classes = 2;
    out.patients.resize(n);
    for (std::size_t i = 0; i < n; ++i) {
        out.truth.push_back(int(random.below(2)));
        const double score = random.normal() + separation * (out.truth.back() - 0.5);
        const double p = 1 / (1 + std::exp(-score));
        out.probabilities.insert(out.probabilities.end(), {1 - p, p});
    }
    return out;
}

/// More classes, the true one favoured.
inline evaluation::Predictions manyClasses(std::size_t n, int classes, Random& random) {
    evaluation::Predictions out;
    out.classes = classes;
    out.patients.resize(n);
    for (std::size_t i = 0; i < n; ++i) {
        out.truth.push_back(int(random.below(std::uint64_t(classes))));
        std::vector<double> row;
        double sum = 0;
        for (int c = 0; c < classes; ++c) {
            row.push_back(std::exp(random.normal() + (c == out.truth.back() ? 1.0 : 0.0)));
            sum += row.back();
        }
        for (const double p : row) out.probabilities.push_back(p / sum);
    }
    return out;
}

/// Every image `times` times; the copies share a patient.
inline evaluation::Predictions repeated(const evaluation::Predictions& once, int times) {
    evaluation::Predictions out;
    out.classes = once.classes;
    for (std::size_t i = 0; i < once.size(); ++i) {
        for (int t = 0; t < times; ++t) {
            out.truth.push_back(once.truth[i]);
            out.patients.push_back("patient " + std::to_string(i));
            const auto row = once.probabilities.begin() + std::ptrdiff_t(i) * once.classes;
            out.probabilities.insert(out.probabilities.end(), row, row + once.classes);
        }
    }
    return out;
}

}  // namespace fovea::test
