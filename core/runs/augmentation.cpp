#include "runs/augmentation.h"

#include <algorithm>
#include <cmath>

#include "base/random.h"
#include "imaging/resize.h"

namespace fovea::runs {

namespace {

/// As torchvision's RandomResizedCrop: log-uniform aspect, ten tries, then the largest fitting centre crop.
imaging::Box randomCrop(int width, int height, const AugmentationOptions& o, Random& random) {
    const double area = double(width) * height;
    for (int attempt = 0; attempt < 10; ++attempt) {
        const double target = area * random.uniform(o.areaLow, 1.0);
        const double aspect = std::exp(random.uniform(std::log(o.aspectLow), std::log(o.aspectHigh)));
        const double w = std::sqrt(target * aspect), h = std::sqrt(target / aspect);
        if (w <= width && h <= height)
            return {random.uniform(0, width - w), random.uniform(0, height - h), w, h};
    }
    const double aspect = std::clamp(double(width) / height, o.aspectLow, o.aspectHigh);
    const double w = std::min(double(width), height * aspect), h = std::min(double(height), width / aspect);
    return {(width - w) / 2, (height - h) / 2, w, h};
}

void flipHorizontally(imaging::Pixels& p) {
    const auto row = std::size_t(p.width) * 3;
    for (int y = 0; y < p.height; ++y) {
        std::uint8_t* begin = &p.data[std::size_t(y) * row];
        for (int x = 0; x < p.width / 2; ++x)
            std::swap_ranges(begin + 3 * x, begin + 3 * x + 3, begin + 3 * (p.width - 1 - x));
    }
}

/// Brightness, then contrast about the picture's mean grey, clamped to the range of pixels.
void jitter(imaging::Pixels& p, double brightness, double contrast) {
    double grey = 0;
    for (std::size_t i = 0; i + 2 < p.data.size(); i += 3)
        grey += 0.299 * p.data[i] + 0.587 * p.data[i + 1] + 0.114 * p.data[i + 2];
    grey *= brightness / (double(p.data.size()) / 3);
    std::array<std::uint8_t, 256> table;
    for (std::size_t v = 0; v < 256; ++v)
        table[v] = static_cast<std::uint8_t>(std::clamp(
            std::lround((std::min(255.0, double(v) * brightness) - grey) * contrast + grey), 0L, 255L));
    for (std::uint8_t& v : p.data) v = table[v];
}

}  // namespace

std::vector<float> augmented(const imaging::Pixels& cache, int resolution,
                             const backbone::Normalisation& normalisation, const AugmentationOptions& o,
                             std::uint64_t seed) {
    Random random(seed);
    const imaging::Box box = randomCrop(cache.width, cache.height, o, random);
    imaging::Pixels p = imaging::resize(cache, resolution, resolution, box);
    const bool flip = random.uniform() < 0.5;  // drawn always, so that the option changes nothing else
    if (o.flip && flip) flipHorizontally(p);
    const double brightness = random.uniform(1 - o.brightness, 1 + o.brightness);
    jitter(p, brightness, random.uniform(1 - o.contrast, 1 + o.contrast));
    std::vector<float> out(std::size_t(3) * std::size_t(resolution) * std::size_t(resolution));
    backbone::normalise(p.data.data(), resolution, resolution, normalisation, out.data());
    return out;
}

void ChannelStatistics::add(const imaging::Pixels& rgb) {
    for (std::size_t i = 0; i + 2 < rgb.data.size(); i += 3)
        for (std::size_t c = 0; c < 3; ++c) {
            const double v = rgb.data[i + c] / 255.0;
            m_sum[c] += v;
            m_squares[c] += v * v;
        }
    m_pixels += double(rgb.data.size()) / 3;
}

backbone::Normalisation ChannelStatistics::normalisation() const {
    backbone::Normalisation n;
    if (m_pixels == 0) return n;
    for (std::size_t c = 0; c < 3; ++c) {
        n.mean[c] = m_sum[c] / m_pixels;
        n.deviation[c] =
            std::max(1.0 / 255, std::sqrt(std::max(0.0, m_squares[c] / m_pixels - n.mean[c] * n.mean[c])));
    }
    return n;
}

}  // namespace fovea::runs
