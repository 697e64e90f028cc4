#include "backbone/cpu_kernels.h"

#include <bit>
#include <cmath>

#include "base/exp2.h"

namespace fovea::backbone {

namespace {

FOVEA_INLINE float read(float x) {
    return x;
}
FOVEA_INLINE float read(Bf16 x) {
    return std::bit_cast<float>(std::uint32_t(x.bits) << 16);
}
FOVEA_INLINE void write(float x, float& to) {
    to = x;
}
FOVEA_INLINE void write(float x, Bf16& to) {
    const std::uint32_t bits = std::bit_cast<std::uint32_t>(x);
    const std::uint32_t rounded = (bits + 0x7fffu + ((bits >> 16) & 1u)) >> 16;
    to.bits = std::uint16_t(x != x ? 0x7fc0u : rounded);
}

/// 2^x for x <= 127; a relative error below 1e-7, and 2^-126 for everything smaller.
FOVEA_INLINE float exp2Of(float x) {
    constexpr float kRound = 12582912;  // 1.5 * 2^23: adding it rounds to a whole number
    x = x > -126.0f ? x : -126.0f;
    const float shifted = x + kRound;
    const float r = x - (shifted - kRound);  // -0.5 .. 0.5
    const float p = exp2NearZero(r);
    const std::uint32_t power = std::bit_cast<std::uint32_t>(shifted) << 23;
    return std::bit_cast<float>(std::bit_cast<std::uint32_t>(p) + power);
}

template <class From, class To>
FOVEA_INLINE void convertAll(const From* from, std::size_t count, To* to) {
    for (std::size_t i = 0; i < count; ++i) write(read(from[i]), to[i]);
}

template <class T>
FOVEA_INLINE void normRows(const float* x, std::size_t rows, std::size_t width, const float* weight,
                           const float* bias, float eps, T* out) {
    for (std::size_t row = 0; row < rows; ++row, x += width, out += width) {
        float sum = 0;
#pragma omp simd reduction(+ : sum)
        for (std::size_t i = 0; i < width; ++i) sum += x[i];
        const float mean = sum / float(width);
        float squares = 0;
#pragma omp simd reduction(+ : squares)
        for (std::size_t i = 0; i < width; ++i) squares += (x[i] - mean) * (x[i] - mean);
        const float factor = 1 / std::sqrt(squares / float(width) + eps);
        for (std::size_t i = 0; i < width; ++i) write((x[i] - mean) * factor * weight[i] + bias[i], out[i]);
    }
}

template <class T>
FOVEA_INLINE void softmaxRows(float* logits, std::size_t rows, std::size_t count, std::size_t stride,
                              float scale, T* out, float* received) {
    const float toPowerOfTwo = scale * 1.44269504f;
    for (std::size_t row = 0; row < rows; ++row, logits += stride, out += stride) {
        float most = logits[0];
#pragma omp simd reduction(max : most)
        for (std::size_t i = 0; i < count; ++i) most = logits[i] > most ? logits[i] : most;
        float sum = 0;
#pragma omp simd reduction(+ : sum)
        for (std::size_t i = 0; i < count; ++i) {
            const float e = exp2Of((logits[i] - most) * toPowerOfTwo);
            logits[i] = e;
            sum += e;
        }
        const float share = 1 / sum;
        if (received) {
#pragma omp simd
            for (std::size_t i = 0; i < count; ++i) {
                const float p = logits[i] * share;
                received[i] += p;
                write(p, out[i]);
            }
        } else {
#pragma omp simd
            for (std::size_t i = 0; i < count; ++i) write(logits[i] * share, out[i]);
        }
    }
}

template <class T>
FOVEA_INLINE void gateRows(const T* x, std::size_t rows, std::size_t width, T* out) {
    for (std::size_t row = 0; row < rows; ++row, x += 2 * width, out += width) {
        for (std::size_t i = 0; i < width; ++i) {
            const float a = read(x[i]), b = -1.44269504f * a;
            write(a / (1 + exp2Of(b < 126.0f ? b : 126.0f)) * read(x[width + i]), out[i]);
        }
    }
}

}  // namespace

FOVEA_FOR_PROCESSORS void convert(const float* from, std::size_t count, Bf16* to) {
    convertAll(from, count, to);
}
FOVEA_FOR_PROCESSORS void convert(const float* from, std::size_t count, float* to) {
    convertAll(from, count, to);
}
FOVEA_FOR_PROCESSORS void convert(const Bf16* from, std::size_t count, float* to) {
    convertAll(from, count, to);
}

FOVEA_FOR_PROCESSORS void layerNorm(const float* x, std::size_t rows, std::size_t width, const float* weight,
                                    const float* bias, float eps, Bf16* out) {
    normRows(x, rows, width, weight, bias, eps, out);
}
FOVEA_FOR_PROCESSORS void layerNorm(const float* x, std::size_t rows, std::size_t width, const float* weight,
                                    const float* bias, float eps, float* out) {
    normRows(x, rows, width, weight, bias, eps, out);
}

FOVEA_FOR_PROCESSORS void softmax(float* logits, std::size_t rows, std::size_t count, std::size_t stride,
                                  float scale, Bf16* out, float* received) {
    softmaxRows(logits, rows, count, stride, scale, out, received);
}
FOVEA_FOR_PROCESSORS void softmax(float* logits, std::size_t rows, std::size_t count, std::size_t stride,
                                  float scale, float* out, float* received) {
    softmaxRows(logits, rows, count, stride, scale, out, received);
}

FOVEA_FOR_PROCESSORS void gate(const Bf16* x, std::size_t rows, std::size_t width, Bf16* out) {
    gateRows(x, rows, width, out);
}
FOVEA_FOR_PROCESSORS void gate(const float* x, std::size_t rows, std::size_t width, float* out) {
    gateRows(x, rows, width, out);
}

}  // namespace fovea::backbone
