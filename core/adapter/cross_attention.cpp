#include "adapter/cross_attention.h"

#include <algorithm>
#include <cstring>
#include <vector>

#include "base/lanes.h"
#include "base/on_threads.h"

namespace fovea::adapter {

namespace {

/// [count] bits of half precision (finite) to floats.
FOVEA_INLINE void widen(const std::uint16_t* from, int count, float* to) {
    for (int i = 0; i < count; ++i) {
        const std::uint32_t bits = (std::uint32_t(from[i]) & 0x7fffu) << 13;
        float magnitude;
        std::memcpy(&magnitude, &bits, 4);
        magnitude *= 5.192296858534828e33f;  // 2^112: the exponents' biases differ by so much
        std::uint32_t result;
        std::memcpy(&result, &magnitude, 4);
        result |= (std::uint32_t(from[i]) & 0x8000u) << 16;
        std::memcpy(&to[i], &result, 4);
    }
}

FOVEA_INLINE void widen(const std::int8_t* from, int count, float* to) {
    for (int i = 0; i < count; ++i) to[i] = float(from[i]);
}

/// out[m] = sum over i of x[m][i] y[i]; x [rows, width], y [width], out [rows].
FOVEA_INLINE void rowsTimes(const float* x, int rows, int width, const Lanes* y, Lanes* out) {
    int m = 0;
    for (; m + 8 <= rows; m += 8) {
        Lanes sum[8] = {};
        const float* row = x + std::ptrdiff_t(m) * width;
        for (int i = 0; i < width; ++i)
            for (int k = 0; k < 8; ++k) sum[k] += row[std::ptrdiff_t(k) * width + i] * y[i];
        for (int k = 0; k < 8; ++k) out[m + k] = sum[k];
    }
    for (; m < rows; ++m) {
        Lanes sum = {};
        for (int i = 0; i < width; ++i) sum += x[std::ptrdiff_t(m) * width + i] * y[i];
        out[m] = sum;
    }
}

/// out[i] = sum over m of x[m][i] y[m]; x [rows, width], y [rows], out [width].
FOVEA_INLINE void columnsTimes(const float* x, int rows, int width, const Lanes* y, Lanes* out) {
    int i = 0;
    for (; i + 8 <= width; i += 8) {
        Lanes sum[8] = {};
        for (int m = 0; m < rows; ++m)
            for (int k = 0; k < 8; ++k) sum[k] += x[std::ptrdiff_t(m) * width + i + k] * y[m];
        for (int k = 0; k < 8; ++k) out[i + k] = sum[k];
    }
    for (; i < width; ++i) {
        Lanes sum = {};
        for (int m = 0; m < rows; ++m) sum += x[std::ptrdiff_t(m) * width + i] * y[m];
        out[i] = sum;
    }
}

/// Softmax of each lane over `rows`.
FOVEA_INLINE void softmaxOf(Lanes* x, int rows) {
    Lanes most = x[0], sum = {};
    for (int m = 1; m < rows; ++m) most = x[m] > most ? x[m] : most;
    for (int m = 0; m < rows; ++m) sum += x[m] = expOf(x[m] - most);
    const Lanes share = all(1) / sum;
    for (int m = 0; m < rows; ++m) x[m] *= share;
}

/// What one thread works in.
struct WorkingMemory {
    explicit WorkingMemory(const CrossAttentionShape& s)
        : m_room(std::size_t(2 * s.kept * s.headWidth + (2 * s.headWidth + 2 * s.kept) * kLanes)),
          keys(m_room.data()),
          values(keys + s.kept * s.headWidth),
          query(reinterpret_cast<Lanes*>(values + s.kept * s.headWidth)),
          result(query + s.headWidth),
          attention(result + s.headWidth),
          gradient(attention + s.kept) {}

    WorkingMemory(WorkingMemory&&) = default;

private:
    std::vector<float> m_room;

public:
    float *keys, *values;                          // [M, d]
    Lanes *query, *result, *attention, *gradient;  // [d], [d], [M], [M]
};

/// One layer's, image's and head's keys or values: floats, to be multiplied with `scales` [d] and
/// shifted by `offsets` [d] where there are any.
struct Piece {
    const float *states, *scales = nullptr, *offsets = nullptr;
};

FOVEA_INLINE Piece fetch(const CrossAttentionShape& s, const KeptStates::Part& part, std::ptrdiff_t item,
                         float* room) {
    const int count = s.kept * s.headWidth;
    const std::ptrdiff_t first = item * count;
    if (const auto* floats = std::get_if<const float*>(&part)) return {*floats + first};
    if (const auto* halves = std::get_if<const std::uint16_t*>(&part)) {
        widen(*halves + first, count, room);
        return {room};
    }
    const RangedStates& ranged = *std::get_if<RangedStates>(&part);
    widen(ranged.numbers + first, count, room);
    const float* ranges = ranged.ranges + item * 2 * s.headWidth;
    return {room, ranges, ranges + s.headWidth};
}

/// x[i] *= factors[i], where there are any.
FOVEA_INLINE void scale(Lanes* x, int width, const float* factors) {
    if (!factors) return;
    for (int i = 0; i < width; ++i) x[i] *= factors[i];
}

/// The attention of up to sixteen prompts from `first` on, one in each lane; how many they are.
FOVEA_INLINE int attend(const CrossAttentionShape& s, const float* queries, int first, const Piece& keys,
                        WorkingMemory& at) {
    const int d = s.headWidth, count = s.prompts - first < kLanes ? s.prompts - first : kLanes;
    toLanes(queries + std::ptrdiff_t(first) * d, count, d, d, at.query);
    scale(at.query, d, keys.scales);
    rowsTimes(keys.states, s.kept, d, at.query, at.attention);
    softmaxOf(at.attention, s.kept);
    return count;
}

/// One layer, image and head; `out` [P, .., d], rows `stride` apart.
FOVEA_FOR_PROCESSORS void forward(const CrossAttentionShape& s, const float* queries, const KeptStates& kept,
                                  std::ptrdiff_t item, float* out, std::ptrdiff_t stride, WorkingMemory& at) {
    const int d = s.headWidth, M = s.kept;
    const Piece keys = fetch(s, kept.keys, item, at.keys), values = fetch(s, kept.values, item, at.values);
    for (int first = 0; first < s.prompts; first += kLanes) {
        const int count = attend(s, queries, first, keys, at);
        columnsTimes(values.states, M, d, at.attention, at.result);
        scale(at.result, d, values.scales);
        for (int i = 0; values.offsets && i < d; ++i) at.result[i] += values.offsets[i];
        for (int p = 0; p < count; ++p)
            for (int i = 0; i < d; ++i) out[(first + p) * stride + i] = at.result[i][p];
    }
}

/// The same backwards; adds to `queriesGradient` [P, d].
FOVEA_FOR_PROCESSORS void backward(const CrossAttentionShape& s, const float* queries, const KeptStates& kept,
                                   std::ptrdiff_t item, const float* outGradient, std::ptrdiff_t stride,
                                   float* queriesGradient, WorkingMemory& at) {
    const int d = s.headWidth, M = s.kept;
    const Piece keys = fetch(s, kept.keys, item, at.keys), values = fetch(s, kept.values, item, at.values);
    for (int first = 0; first < s.prompts; first += kLanes) {
        const int count = attend(s, queries, first, keys, at);
        toLanes(outGradient + first * stride, count, stride, d, at.result);
        scale(at.result, d, values.scales);
        rowsTimes(values.states, M, d, at.result, at.gradient);
        // What the values' offsets would add to every gradient is taken away with their mean.
        Lanes mean = {};
        for (int m = 0; m < M; ++m) mean += at.attention[m] * at.gradient[m];
        for (int m = 0; m < M; ++m) at.gradient[m] = at.attention[m] * (at.gradient[m] - mean);
        columnsTimes(keys.states, M, d, at.gradient, at.result);
        scale(at.result, d, keys.scales);
        for (int p = 0; p < count; ++p)
            for (int i = 0; i < d; ++i) queriesGradient[std::ptrdiff_t(first + p) * d + i] += at.result[i][p];
    }
}

}  // namespace

void crossAttention(const CrossAttentionShape& s, const float* queries, const KeptStates& kept, float* out,
                    int threads) {
    const std::ptrdiff_t P = s.prompts, d = s.headWidth, H = s.heads, B = s.batch;
    std::vector<WorkingMemory> memory = forEachThread<WorkingMemory>(s, threads);
    onThreads(int(s.layers * B * H), threads, [&](int item, int thread) {
        const std::ptrdiff_t lb = item / H, h = item % H;
        forward(s, queries + (lb / B * H + h) * P * d, kept, item, out + (lb * P * H + h) * d, H * d,
                memory[std::size_t(thread)]);
    });
}

void crossAttentionGradient(const CrossAttentionShape& s, const float* queries, const KeptStates& kept,
                            const float* outGradient, float* queriesGradient, int threads) {
    const std::ptrdiff_t P = s.prompts, d = s.headWidth, H = s.heads, B = s.batch;
    std::fill_n(queriesGradient, s.layers * H * P * d, 0.0f);
    std::vector<WorkingMemory> memory = forEachThread<WorkingMemory>(s, threads);
    onThreads(int(s.layers * H), threads, [&](int item, int thread) {
        const std::ptrdiff_t l = item / H, h = item % H, own = item * P * d;
        for (std::ptrdiff_t lb = l * B; lb < (l + 1) * B; ++lb)
            backward(s, queries + own, kept, lb * H + h, outGradient + (lb * P * H + h) * d, H * d,
                     queriesGradient + own, memory[std::size_t(thread)]);
    });
}

}  // namespace fovea::adapter
