#include "imaging/resize.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <vector>

#include "base/processors.h"

namespace fovea::imaging {

namespace {

// Fixed point as in Pillow's Resample.c: 8 bits of result and 2 of headroom are
// kept free in 32. Integers, so that every machine computes the same pixels.
constexpr int kPrecisionBits = 32 - 8 - 2;
constexpr std::int32_t kHalf = 1 << (kPrecisionBits - 1);
// A box computed as a fraction of the image may end a rounding error beyond it.
constexpr double kRoundingSlack = 1e-6;

/// For each output position the first source position, the number of taps and
/// the weights (`taps` apart).
struct Weights {
    int taps = 0;
    std::vector<int> first;
    std::vector<int> count;
    std::vector<std::int32_t> weight;
};

Weights triangleWeights(int sourceSize, double start, double extent, int size) {
    const double scale = extent / size;
    const double support = std::max(scale, 1.0);
    Weights w;
    w.taps = static_cast<int>(std::ceil(support)) * 2 + 1;
    w.first.resize(static_cast<std::size_t>(size));
    w.count.resize(static_cast<std::size_t>(size));
    w.weight.assign(static_cast<std::size_t>(size) * static_cast<std::size_t>(w.taps), 0);
    std::vector<double> exact(static_cast<std::size_t>(w.taps));
    for (int i = 0; i < size; ++i) {
        const double centre = start + (i + 0.5) * scale;
        const int first = std::max(static_cast<int>(centre - support + 0.5), 0);
        const int count = std::min(static_cast<int>(centre + support + 0.5), sourceSize) - first;
        double sum = 0;
        for (int t = 0; t < count; ++t) {
            const double distance = std::abs((t + first - centre + 0.5) / support);
            sum += exact[static_cast<std::size_t>(t)] = std::max(1.0 - distance, 0.0);
        }
        std::int32_t* weight = &w.weight[static_cast<std::size_t>(i) * static_cast<std::size_t>(w.taps)];
        for (int t = 0; t < count; ++t) {
            const double normalised = sum != 0 ? exact[static_cast<std::size_t>(t)] / sum : 0;
            weight[t] = static_cast<std::int32_t>(0.5 + normalised * (1 << kPrecisionBits));
        }
        w.first[static_cast<std::size_t>(i)] = first;
        w.count[static_cast<std::size_t>(i)] = count;
    }
    return w;
}

std::uint8_t clipped(std::int32_t sum) {
    return static_cast<std::uint8_t>(std::clamp(sum >> kPrecisionBits, 0, 255));
}

/// So many sums are made side by side: whole vectors of any processor, and a multiple of one and of three
/// channels.
constexpr std::size_t kLanes = 24;
/// Where fewer values than this make up a pixel, laying the sums together costs more than it saves.
constexpr std::size_t kFewValues = 4 * kLanes;

/// Adds `from[i] * weight[i]` to sum i % kLanes.
FOVEA_FOR_PROCESSORS void addWeighted(const std::uint8_t* from, const std::int32_t* weight, std::size_t count,
                                      std::int32_t* sums) {
    std::size_t i = 0;
    for (; i + kLanes <= count; i += kLanes)
        for (std::size_t k = 0; k < kLanes; ++k) sums[k] += weight[i + k] * from[i + k];
    for (std::size_t k = 0; i < count; ++i, ++k) sums[k] += weight[i] * from[i];
}

/// Adds a row times a weight.
FOVEA_FOR_PROCESSORS void addRow(const std::uint8_t* row, std::int32_t weight, std::size_t count,
                                 std::int32_t* sums) {
    for (std::size_t i = 0; i < count; ++i) sums[i] += weight * row[i];
}

/// The same as horizontal() below, for strong reduction. Sums of whole numbers: in any order the same.
template <int channels>
std::vector<std::uint8_t> stronglyReduced(const Pixels& source, int top, int rows, int width,
                                          const Weights& w) {
    // Every weight once for each channel, so that values and weights lie side by side.
    const std::size_t stride = static_cast<std::size_t>(w.taps) * channels;
    std::vector<std::int32_t> weights(w.weight.size() * channels);
    for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = w.weight[i / channels];
    std::vector<std::uint8_t> out(static_cast<std::size_t>(rows) * static_cast<std::size_t>(width) *
                                  channels);
    std::uint8_t* to = out.data();
    for (int y = 0; y < rows; ++y) {
        const std::uint8_t* row = source.data.data() + static_cast<std::size_t>(top + y) *
                                                           static_cast<std::size_t>(source.width) * channels;
        for (std::size_t x = 0; x < static_cast<std::size_t>(width); ++x) {
            std::int32_t lanes[kLanes] = {};
            addWeighted(row + static_cast<std::ptrdiff_t>(w.first[x]) * channels, &weights[x * stride],
                        static_cast<std::size_t>(w.count[x]) * channels, lanes);
            for (std::size_t c = 0; c < channels; ++c) {
                std::int32_t sum = kHalf;
                for (std::size_t k = c; k < kLanes; k += channels) sum += lanes[k];
                *to++ = clipped(sum);
            }
        }
    }
    return out;
}

/// Rows `top` .. `top + rows` of the source, made `width` wide.
template <int channels>
std::vector<std::uint8_t> horizontal(const Pixels& source, int top, int rows, int width, const Weights& w) {
    if (static_cast<std::size_t>(w.taps) * channels >= kFewValues)
        return stronglyReduced<channels>(source, top, rows, width, w);
    std::vector<std::uint8_t> out(static_cast<std::size_t>(rows) * static_cast<std::size_t>(width) *
                                  channels);
    std::uint8_t* to = out.data();
    for (int y = 0; y < rows; ++y) {
        const std::uint8_t* row = source.data.data() + static_cast<std::size_t>(top + y) *
                                                           static_cast<std::size_t>(source.width) * channels;
        for (int x = 0; x < width; ++x) {
            const std::uint8_t* from =
                row + static_cast<std::ptrdiff_t>(w.first[static_cast<std::size_t>(x)]) * channels;
            const std::int32_t* weight =
                &w.weight[static_cast<std::size_t>(x) * static_cast<std::size_t>(w.taps)];
            std::int32_t sums[channels];
            std::fill_n(sums, channels, kHalf);
            for (int t = w.count[static_cast<std::size_t>(x)]; t > 0; --t, ++weight, from += channels) {
                for (int c = 0; c < channels; ++c) sums[c] += *weight * from[c];
            }
            for (int c = 0; c < channels; ++c) *to++ = clipped(sums[c]);
        }
    }
    return out;
}

/// `stride` bytes a row; `top`: the source row that `source` begins with.
std::vector<std::uint8_t> vertical(const std::uint8_t* source, std::size_t stride, int top, int height,
                                   const Weights& w) {
    std::vector<std::uint8_t> out(static_cast<std::size_t>(height) * stride);
    std::vector<std::int32_t> sums(stride);
    for (int y = 0; y < height; ++y) {
        std::fill(sums.begin(), sums.end(), kHalf);
        const std::int32_t* weight =
            &w.weight[static_cast<std::size_t>(y) * static_cast<std::size_t>(w.taps)];
        const int first = w.first[static_cast<std::size_t>(y)] - top;
        for (int t = 0; t < w.count[static_cast<std::size_t>(y)]; ++t) {
            const std::uint8_t* row = source + static_cast<std::size_t>(first + t) * stride;
            addRow(row, weight[t], stride, sums.data());
        }
        std::transform(sums.begin(), sums.end(),
                       out.begin() + static_cast<std::ptrdiff_t>(y) * static_cast<std::ptrdiff_t>(stride),
                       clipped);
    }
    return out;
}

}  // namespace

Pixels resize(const Pixels& pixels, int width, int height) {
    return resize(pixels, width, height, {0, 0, double(pixels.width), double(pixels.height)});
}

Pixels resize(const Pixels& pixels, int width, int height, const Box& box) {
    if (width < 1 || height < 1) throw std::invalid_argument("resize: the new size must be at least 1 x 1");
    if (pixels.width < 1 || pixels.height < 1) throw std::invalid_argument("resize: an image without pixels");
    if (!(box.left >= 0) || !(box.top >= 0) || !(box.width > 0) || !(box.height > 0) ||
        box.left + box.width > pixels.width + kRoundingSlack ||
        box.top + box.height > pixels.height + kRoundingSlack)
        throw std::invalid_argument("resize: the box leaves the image");

    const bool narrow = width != pixels.width || box.left != 0 || box.width != pixels.width;
    const bool flatten = height != pixels.height || box.top != 0 || box.height != pixels.height;
    Pixels out{width, height, pixels.channels, {}};
    if (!narrow && !flatten) {
        out.data = pixels.data;
        return out;
    }
    int top = 0;
    int rows = pixels.height;
    Weights vertically;
    if (flatten) {
        vertically = triangleWeights(pixels.height, box.top, box.height, height);
        top = vertically.first.front();
        rows = vertically.first.back() + vertically.count.back() - top;
    }
    if (narrow) {
        const Weights w = triangleWeights(pixels.width, box.left, box.width, width);
        out.data = pixels.channels == 3 ? horizontal<3>(pixels, top, rows, width, w)
                                        : horizontal<1>(pixels, top, rows, width, w);
    }
    if (flatten) {
        const std::size_t stride =
            static_cast<std::size_t>(width) * static_cast<std::size_t>(pixels.channels);
        const std::uint8_t* source =
            narrow ? out.data.data() : pixels.data.data() + static_cast<std::size_t>(top) * stride;
        out.data = vertical(source, stride, top, height, vertically);
    }
    return out;
}

Pixels toRgb(Pixels pixels) {
    if (pixels.channels == 3) return pixels;
    Pixels out{pixels.width, pixels.height, 3, std::vector<std::uint8_t>(pixels.data.size() * 3)};
    std::uint8_t* to = out.data.data();
    for (const std::uint8_t grey : pixels.data) {
        *to++ = grey;
        *to++ = grey;
        *to++ = grey;
    }
    return out;
}

}  // namespace fovea::imaging
