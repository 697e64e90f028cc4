#include "evaluation/precision_recall.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace fovea::evaluation {

std::vector<PrecisionRecallPoint> precisionRecallCurve(std::span<const double> scores,
                                                       std::span<const int> positive) {
    const auto positives = std::count_if(positive.begin(), positive.end(), [](int p) { return p != 0; });
    if (scores.size() != positive.size() || positives == 0 ||
        !std::all_of(scores.begin(), scores.end(), [](double s) { return std::isfinite(s); }))
        return {};
    std::vector<std::size_t> order(scores.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
    std::vector<PrecisionRecallPoint> points;
    std::ptrdiff_t found = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        found += positive[order[i]] != 0;
        if (i + 1 < order.size() && scores[order[i + 1]] == scores[order[i]]) continue;
        points.push_back(
            {double(found) / double(positives), double(found) / double(i + 1), scores[order[i]]});
    }
    return points;
}

}  // namespace fovea::evaluation
