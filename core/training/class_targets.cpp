#include "training/class_targets.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace fovea::training {

ClassTargets classTargets(std::span<const int> counts, bool weighted, bool ordinal) {
    ClassTargets targets;
    if (!weighted && !ordinal) return targets;
    const std::size_t C = counts.size();
    const double images = std::accumulate(counts.begin(), counts.end(), 0.0);
    if (weighted)
        for (const int n : counts) targets.weights.push_back(images / (double(C) * n));
    // How often each class is asked for, with the weights and without.
    std::vector<double> asked(C), there(C);
    targets.rows.resize(C * C);
    for (std::size_t y = 0; y < C; ++y) {
        std::vector<double> soft(C, 0.0);
        soft[y] = 1;
        if (ordinal) {
            double sum = 0;
            for (std::size_t c = 0; c < C; ++c) {
                const double distance = double(c) - double(y);
                sum += soft[c] = std::exp(-kSharpness * distance * distance);
            }
            for (double& s : soft) s /= sum;
        }
        const double weight = weighted ? targets.weights[y] : 1;
        for (std::size_t c = 0; c < C; ++c) {
            targets.rows[y * C + c] = weight * soft[c];
            asked[c] += counts[y] * weight * soft[c];
            there[c] += counts[y] * soft[c];
        }
    }
    if (weighted)
        for (std::size_t c = 0; c < C; ++c) targets.shift.push_back(std::log(asked[c] / there[c]));
    return targets;
}

bool unbalanced(std::span<const int> counts) {
    if (counts.empty()) return false;
    const auto [least, most] = std::minmax_element(counts.begin(), counts.end());
    return *most > kUnbalanced * *least;
}

}  // namespace fovea::training
