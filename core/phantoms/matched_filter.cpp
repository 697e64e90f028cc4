#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "phantoms/lesion_shape.h"
#include "phantoms/phantoms.h"

namespace fovea::phantoms {

namespace {

/// As many of the strongest answers are averaged as a diseased image has lesions at least.
constexpr std::size_t kAnswers = 30;

struct Template {
    int reach = 0;
    std::vector<float> weights;  ///< [2 reach + 1, 2 reach + 1], zero mean, unit norm
};

Template makeTemplate(double scale) {
    constexpr double kLeastOnGrid = 0.6;
    // Antialiasing blurs by a triangle one output pixel to each side: variance 1/6.
    const double sigma =
        std::max(std::hypot((kLeastSigma + kGreatestSigma) / 2 * scale, scale < 1 ? std::sqrt(1.0 / 6) : 0),
                 kLeastOnGrid);
    Template t;
    t.reach = static_cast<int>(std::ceil(3.5 * sigma));
    double sum = 0;
    for (int y = -t.reach; y <= t.reach; ++y) {
        for (int x = -t.reach; x <= t.reach; ++x) {
            t.weights.push_back(static_cast<float>(lesionShape(x * x + y * y, sigma)));
            sum += t.weights.back();
        }
    }
    double norm = 0;
    for (float& weight : t.weights) {
        weight -= static_cast<float>(sum / static_cast<double>(t.weights.size()));
        norm += double(weight) * weight;
    }
    for (float& weight : t.weights) weight = static_cast<float>(weight / std::sqrt(norm));
    return t;
}

}  // namespace

double matchedFilterScore(const imaging::Pixels& pixels, int originalSize) {
    const Template shape = makeTemplate(static_cast<double>(pixels.width) / originalSize);
    const int width = pixels.width;
    const int height = pixels.height;
    const auto at = [&](int x, int y) {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x);
    };
    std::vector<float> green(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    const auto channels = static_cast<std::size_t>(pixels.channels);
    for (std::size_t i = 0; i < green.size(); ++i)
        green[i] = pixels.data[i * channels + (channels == 3 ? 1 : 0)];

    std::vector<float> answer(green.size(), 0.0f);
    const int reach = shape.reach;
    for (int y = reach; y < height - reach; ++y) {
        float* row = &answer[at(0, y)];
        for (int dy = -reach; dy <= reach; ++dy) {
            const float* from = &green[at(0, y + dy)];
            const float* weights = &shape.weights[static_cast<std::size_t>((dy + reach) * (2 * reach + 1))];
            for (int dx = -reach; dx <= reach; ++dx) {
                const float weight = weights[dx + reach];
                for (int x = reach; x < width - reach; ++x) row[x] += weight * from[x + dx];
            }
        }
    }
    std::vector<float> peaks;
    for (int y = reach + 1; y < height - reach - 1; ++y) {
        for (int x = reach + 1; x < width - reach - 1; ++x) {
            const float here = answer[at(x, y)];
            bool peak = true;
            for (int dy = -1; dy <= 1 && peak; ++dy) {
                for (int dx = -1; dx <= 1 && peak; ++dx) peak = here >= answer[at(x + dx, y + dy)];
            }
            if (peak) peaks.push_back(here);
        }
    }
    const std::size_t count = std::min(kAnswers, peaks.size());
    if (count == 0) return 0;
    std::partial_sort(peaks.begin(), peaks.begin() + static_cast<std::ptrdiff_t>(count), peaks.end(),
                      std::greater<>());
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i) sum += peaks[i];
    return sum / static_cast<double>(count);
}

}  // namespace fovea::phantoms
