#include "adapter/self_attention.h"

#include <cmath>
#include <vector>

#include "base/lanes.h"
#include "base/on_threads.h"

namespace fovea::adapter {

namespace {

/// One image's and head's part of the tensors: first numbers, and how far apart tokens are.
struct Part {
    int tokens, rows, width;
    const float* qkv;
    std::ptrdiff_t qkvStride;  ///< also of the gradient
    std::ptrdiff_t third;      ///< from queries to keys, from keys to values
    std::ptrdiff_t outStride;  ///< of `out` and its gradient
    float scale;
};

/// What one thread works in.
struct WorkingMemory {
    explicit WorkingMemory(const SelfAttentionShape& s)
        : m_room(std::size_t(4 * s.tokens * s.headWidth + s.tokens * kLanes + s.rows)),
          queries(m_room.data()),
          keys(queries + s.tokens * s.headWidth),
          values(keys + s.tokens * s.headWidth),
          gradient(values + s.tokens * s.headWidth),
          logits(reinterpret_cast<Lanes*>(gradient + s.tokens * s.headWidth)),
          products(reinterpret_cast<float*>(logits + s.tokens)) {}

    WorkingMemory(WorkingMemory&&) = default;

private:
    std::vector<float> m_room;

public:
    float *queries, *keys, *values, *gradient;  // [T, h], queries scaled
    Lanes* logits;                              // [T]
    float* products;                            // [R]: of a row of the result and its gradient
};

FOVEA_INLINE void copyRows(const float* from, std::ptrdiff_t stride, int rows, int width, float scale,
                           float* to) {
    for (int row = 0; row < rows; ++row, from += stride)
        for (int i = 0; i < width; ++i) *to++ = from[i] * scale;
}

FOVEA_INLINE int lanesFrom(int first, int count) {
    return count - first < kLanes ? count - first : kLanes;
}

/// W: the head's width, or 0 where the compiler shall not know it.
template <int W>
FOVEA_INLINE void forwardPart(const Part& p, float* out, float* logSums, WorkingMemory& at) {
    const int h = W > 0 ? W : p.width, T = p.tokens;
    copyRows(p.qkv, p.qkvStride, p.rows, h, p.scale, at.queries);
    copyRows(p.qkv + p.third, p.qkvStride, T, h, 1, at.keys);
    copyRows(p.qkv + 2 * p.third, p.qkvStride, T, h, 1, at.values);
    for (int first = 0; first < p.rows; first += kLanes) {
        const int count = lanesFrom(first, p.rows);
        Lanes query[W > 0 ? W : kWidestHead], sums[W > 0 ? W : kWidestHead];
        toLanes(at.queries + std::ptrdiff_t(first) * h, count, h, h, query);
        Lanes most = all(-3e38f);
        for (int m = 0; m < T; ++m) {
            const float* key = at.keys + std::ptrdiff_t(m) * h;
            Lanes logit = {};
            for (int i = 0; i < h; ++i) logit += key[i] * query[i];
            at.logits[m] = logit;
            most = logit > most ? logit : most;
        }
        Lanes sum = {};
        for (int i = 0; i < h; ++i) sums[i] = Lanes{};
        for (int m = 0; m < T; ++m) {
            const Lanes e = expOf(at.logits[m] - most);
            const float* value = at.values + std::ptrdiff_t(m) * h;
            sum += e;
            for (int i = 0; i < h; ++i) sums[i] += value[i] * e;
        }
        const Lanes share = all(1) / sum;
        for (int i = 0; i < h; ++i) sums[i] *= share;
        for (int lane = 0; lane < count; ++lane) {
            for (int i = 0; i < h; ++i) out[(first + lane) * p.outStride + i] = sums[i][lane];
            logSums[first + lane] = most[lane] + std::log(sum[lane]);
        }
    }
}

template <int W>
FOVEA_INLINE void backwardPart(const Part& p, const float* out, const float* logSums,
                               const float* outGradient, float* qkvGradient, WorkingMemory& at) {
    const int h = W > 0 ? W : p.width, T = p.tokens;
    constexpr int kMost = W > 0 ? W : kWidestHead;
    copyRows(p.qkv, p.qkvStride, p.rows, h, p.scale, at.queries);
    copyRows(p.qkv + p.third, p.qkvStride, T, h, 1, at.keys);
    copyRows(p.qkv + 2 * p.third, p.qkvStride, T, h, 1, at.values);
    copyRows(outGradient, p.outStride, p.rows, h, 1, at.gradient);
    for (int row = 0; row < p.rows; ++row) {
        float product = 0;
        for (int i = 0; i < h; ++i) product += at.gradient[row * h + i] * out[row * p.outStride + i];
        at.products[row] = product;
    }
    // A row of attention in each lane: the queries' gradient.
    for (int first = 0; first < p.rows; first += kLanes) {
        const int count = lanesFrom(first, p.rows);
        Lanes query[kMost], gradient[kMost], sums[kMost];
        toLanes(at.queries + std::ptrdiff_t(first) * h, count, h, h, query);
        toLanes(at.gradient + std::ptrdiff_t(first) * h, count, h, h, gradient);
        Lanes logSum = {}, product = {};
        for (int lane = 0; lane < count; ++lane) {
            logSum[lane] = logSums[first + lane];
            product[lane] = at.products[first + lane];
        }
        for (int i = 0; i < h; ++i) sums[i] = Lanes{};
        for (int m = 0; m < T; ++m) {
            const float *key = at.keys + std::ptrdiff_t(m) * h, *value = at.values + std::ptrdiff_t(m) * h;
            Lanes logit = {}, change = {};
            for (int i = 0; i < h; ++i) {
                logit += key[i] * query[i];
                change += value[i] * gradient[i];
            }
            const Lanes d = expOf(logit - logSum) * (change - product);
            for (int i = 0; i < h; ++i) sums[i] += key[i] * d;
        }
        for (int lane = 0; lane < count; ++lane)
            for (int i = 0; i < h; ++i)
                qkvGradient[(first + lane) * p.qkvStride + i] = sums[i][lane] * p.scale;
    }
    for (int row = p.rows; row < T; ++row)
        for (int i = 0; i < h; ++i) qkvGradient[row * p.qkvStride + i] = 0;
    // A column in each lane: that of keys and values.
    for (int first = 0; first < T; first += kLanes) {
        const int count = lanesFrom(first, T);
        Lanes key[kMost], value[kMost], keySums[kMost], valueSums[kMost];
        toLanes(at.keys + std::ptrdiff_t(first) * h, count, h, h, key);
        toLanes(at.values + std::ptrdiff_t(first) * h, count, h, h, value);
        for (int i = 0; i < h; ++i) keySums[i] = valueSums[i] = Lanes{};
        for (int n = 0; n < p.rows; ++n) {
            const float *query = at.queries + std::ptrdiff_t(n) * h,
                        *gradient = at.gradient + std::ptrdiff_t(n) * h;
            Lanes logit = {}, change = {};
            for (int i = 0; i < h; ++i) {
                logit += query[i] * key[i];
                change += gradient[i] * value[i];
            }
            const Lanes attention = expOf(logit - all(logSums[n]));
            const Lanes d = attention * (change - all(at.products[n]));
            for (int i = 0; i < h; ++i) {
                valueSums[i] += gradient[i] * attention;
                keySums[i] += query[i] * d;
            }
        }
        for (int lane = 0; lane < count; ++lane) {
            float* to = qkvGradient + (first + lane) * p.qkvStride;
            for (int i = 0; i < h; ++i) to[p.third + i] = keySums[i][lane];
            for (int i = 0; i < h; ++i) to[2 * p.third + i] = valueSums[i][lane];
        }
    }
}

constexpr int kUsualWidth = 8;  // a backbone's heads of 64, reduced eightfold

FOVEA_FOR_PROCESSORS void forward(const Part& p, float* out, float* logSums, WorkingMemory& at) {
    if (p.width == kUsualWidth)
        forwardPart<kUsualWidth>(p, out, logSums, at);
    else
        forwardPart<0>(p, out, logSums, at);
}

FOVEA_FOR_PROCESSORS void backward(const Part& p, const float* out, const float* logSums,
                                   const float* outGradient, float* qkvGradient, WorkingMemory& at) {
    if (p.width == kUsualWidth)
        backwardPart<kUsualWidth>(p, out, logSums, outGradient, qkvGradient, at);
    else
        backwardPart<0>(p, out, logSums, outGradient, qkvGradient, at);
}

/// body(part, where its tensors begin) for every image and head.
template <class Body>
void forEachHead(const SelfAttentionShape& s, const float* qkv, int threads, Body&& body) {
    const std::ptrdiff_t B = s.batch, H = s.heads, h = s.headWidth, T = s.tokens, R = s.rows;
    std::vector<WorkingMemory> memory = forEachThread<WorkingMemory>(s, threads);
    onThreads(int(B * H), threads, [&](int item, int thread) {
        const std::ptrdiff_t b = item / H, head = item % H, first = b * T * 3 * H * h + head * h;
        const Part part{s.tokens,  s.rows, s.headWidth, qkv + first,
                        3 * H * h, H * h,  H * h,       1 / std::sqrt(float(h))};
        body(part, first, b * R * H * h + head * h, item * R, memory[std::size_t(thread)]);
    });
}

}  // namespace

void selfAttention(const SelfAttentionShape& s, const float* qkv, float* out, float* logSums, int threads) {
    forEachHead(s, qkv, threads,
                [&](const Part& part, std::ptrdiff_t, std::ptrdiff_t outAt, std::ptrdiff_t rowsAt,
                    WorkingMemory& at) { forward(part, out + outAt, logSums + rowsAt, at); });
}

void selfAttentionGradient(const SelfAttentionShape& s, const float* qkv, const float* out,
                           const float* logSums, const float* outGradient, float* qkvGradient, int threads) {
    forEachHead(s, qkv, threads,
                [&](const Part& part, std::ptrdiff_t qkvAt, std::ptrdiff_t outAt, std::ptrdiff_t rowsAt,
                    WorkingMemory& at) {
                    backward(part, out + outAt, logSums + rowsAt, outGradient + outAt, qkvGradient + qkvAt,
                             at);
                });
}

}  // namespace fovea::adapter
