#include "backbone/cpu_kernels.h"

#include <bit>
#include <cmath>
#include <cstring>

#include "base/lanes.h"

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

typedef std::uint16_t Halves
    __attribute__((vector_size(kLanes * sizeof(std::uint16_t)), aligned(2), may_alias));

FOVEA_INLINE Lanes readLanes(const float* x) {
    return *reinterpret_cast<const Lanes*>(x);
}
FOVEA_INLINE Lanes readLanes(const Bf16* x) {
    return (Lanes)(__builtin_convertvector(*reinterpret_cast<const Halves*>(x), Bits) << 16);
}
FOVEA_INLINE void writeLanes(Lanes x, float* to) {
    *reinterpret_cast<Lanes*>(to) = x;
}
/// Of what is no negative number, to the nearest; halves up.
FOVEA_INLINE void writeLanes(Lanes x, Bf16* to) {
    *reinterpret_cast<Halves*>(to) = __builtin_convertvector(((Bits)x + 0x8000u) >> 16, Halves);
}

/// 2^x for x <= 127, exact to what a T holds; 2^-126 for everything smaller.
template <class T>
FOVEA_INLINE Lanes exp2For(Lanes x) {
    if constexpr (sizeof(T) == sizeof(float))
        return exp2Of<Bits>(x, exp2NearZero<Lanes>);
    else
        return exp2Of<Bits>(x, roughExp2NearZero<Lanes>);
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

FOVEA_INLINE Lanes larger(Lanes a, Lanes b) {
    return a > b ? a : b;
}

template <class T>
FOVEA_INLINE void exponentialRows(const float* logits, std::size_t rows, std::size_t count,
                                  std::size_t stride, float scale, T* out, float* shares) {
    constexpr std::size_t kStep = std::size_t(kLanes);
    const std::size_t whole = count / kStep * kStep;
    const Lanes toPowerOfTwo = all(scale * 1.44269504f);
    for (std::size_t row = 0; row < rows; ++row, logits += stride, out += stride) {
        Lanes rest = all(-INFINITY);
        for (std::size_t i = whole; i < count; ++i) rest[i - whole] = logits[i];
        // Four at a time: one maximum need not wait for the other.
        Lanes most[4] = {rest, rest, rest, rest};
        std::size_t i = 0;
        for (; i + 4 * kStep <= whole; i += 4 * kStep)
            for (std::size_t j = 0; j < 4; ++j) most[j] = larger(most[j], readLanes(logits + i + j * kStep));
        for (; i < whole; i += kStep) most[0] = larger(most[0], readLanes(logits + i));
        most[0] = larger(larger(most[0], most[1]), larger(most[2], most[3]));
        float largest = most[0][0];
        for (std::size_t j = 1; j < kStep; ++j) largest = largest > most[0][j] ? largest : most[0][j];

        const Lanes shift = all(largest);
        Lanes sums = {};
        for (i = 0; i < whole; i += kStep) {
            const Lanes e = exp2For<T>((readLanes(logits + i) - shift) * toPowerOfTwo);
            sums += e;
            writeLanes(e, out + i);
        }
        rest = exp2For<T>((rest - shift) * toPowerOfTwo);
        float sum = 0;
        for (std::size_t j = 0; j < kStep; ++j) sum += sums[j];
        for (i = whole; i < count; ++i) {
            sum += rest[i - whole];
            write(rest[i - whole], out[i]);
        }
        for (; i < stride; ++i) out[i] = T();
        shares[row] = 1 / sum;
    }
}

/// Several rows at a time: the sums are then read and written less often.
template <class T>
FOVEA_INLINE void receiveRows(const T* x, std::size_t rows, std::size_t count, std::size_t stride,
                              const float* shares, float* received) {
    std::size_t row = 0;
    for (; row + 4 <= rows; row += 4) {
        const T* x0 = x + row * stride;
        const T* x1 = x0 + stride;
        const T* x2 = x1 + stride;
        const T* x3 = x2 + stride;
        const float s0 = shares[row], s1 = shares[row + 1], s2 = shares[row + 2], s3 = shares[row + 3];
#pragma omp simd
        for (std::size_t i = 0; i < count; ++i)
            received[i] += (s0 * read(x0[i]) + s1 * read(x1[i])) + (s2 * read(x2[i]) + s3 * read(x3[i]));
    }
    for (; row < rows; ++row) {
        const T* x0 = x + row * stride;
        const float share = shares[row];
#pragma omp simd
        for (std::size_t i = 0; i < count; ++i) received[i] += share * read(x0[i]);
    }
}

template <class T>
FOVEA_INLINE void scaleRowsBy(const float* x, std::size_t rows, std::size_t width, const float* shares,
                              T* out, std::size_t stride) {
    for (std::size_t row = 0; row < rows; ++row, x += width, out += stride)
        for (std::size_t i = 0; i < width; ++i) write(x[i] * shares[row], out[i]);
}

template <class T>
FOVEA_INLINE void copyRowsOf(const T* from, std::size_t rows, std::size_t width, std::size_t stride, T* to) {
    constexpr std::size_t kStep = 64 / sizeof(T);  // a cache line: no call for it
    for (std::size_t row = 0; row < rows; ++row, from += stride, to += width) {
        std::size_t i = 0;
        for (; i + kStep <= width; i += kStep) std::memcpy(to + i, from + i, kStep * sizeof(T));
        for (; i < width; ++i) to[i] = from[i];
    }
}

template <class T>
FOVEA_INLINE void gateRows(const T* x, std::size_t rows, std::size_t width, T* out) {
    for (std::size_t row = 0; row < rows; ++row, x += 2 * width, out += width) {
        for (std::size_t i = 0; i < width; ++i) {
            const float a = read(x[i]), b = -1.44269504f * a;
            write(a / (1 + exp2Of(b < 126.0f ? b : 126.0f, exp2NearZero<float>)) * read(x[width + i]),
                  out[i]);
        }
    }
}

template <class T>
FOVEA_INLINE void turnPairsOf(T* x, std::size_t heads, std::size_t pairs, std::size_t step, std::size_t apart,
                              const float* cosine, const float* sine) {
    for (std::size_t head = 0; head < heads; ++head, x += 2 * pairs)
        for (std::size_t p = 0; p < pairs; ++p) {
            T &a = x[step * p], &b = x[step * p + apart];
            const float was = read(a), other = read(b);
            write(was * cosine[p] - other * sine[p], a);
            write(other * cosine[p] + was * sine[p], b);
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

FOVEA_FOR_PROCESSORS void exponentials(const float* logits, std::size_t rows, std::size_t count,
                                       std::size_t stride, float scale, Bf16* out, float* shares) {
    exponentialRows(logits, rows, count, stride, scale, out, shares);
}
FOVEA_FOR_PROCESSORS void receive(const Bf16* exponentials, std::size_t rows, std::size_t count,
                                  std::size_t stride, const float* shares, float* received) {
    receiveRows(exponentials, rows, count, stride, shares, received);
}
FOVEA_FOR_PROCESSORS void scaleRows(const float* x, std::size_t rows, std::size_t width, const float* shares,
                                    Bf16* out, std::size_t stride) {
    scaleRowsBy(x, rows, width, shares, out, stride);
}
FOVEA_FOR_PROCESSORS void exponentials(const float* logits, std::size_t rows, std::size_t count,
                                       std::size_t stride, float scale, float* out, float* shares) {
    exponentialRows(logits, rows, count, stride, scale, out, shares);
}
FOVEA_FOR_PROCESSORS void receive(const float* exponentials, std::size_t rows, std::size_t count,
                                  std::size_t stride, const float* shares, float* received) {
    receiveRows(exponentials, rows, count, stride, shares, received);
}
FOVEA_FOR_PROCESSORS void scaleRows(const float* x, std::size_t rows, std::size_t width, const float* shares,
                                    float* out, std::size_t stride) {
    scaleRowsBy(x, rows, width, shares, out, stride);
}

FOVEA_FOR_PROCESSORS void copyRows(const Bf16* from, std::size_t rows, std::size_t width, std::size_t stride,
                                   Bf16* to) {
    copyRowsOf(from, rows, width, stride, to);
}
FOVEA_FOR_PROCESSORS void gate(const Bf16* x, std::size_t rows, std::size_t width, Bf16* out) {
    gateRows(x, rows, width, out);
}
FOVEA_FOR_PROCESSORS void copyRows(const float* from, std::size_t rows, std::size_t width, std::size_t stride,
                                   float* to) {
    copyRowsOf(from, rows, width, stride, to);
}
FOVEA_FOR_PROCESSORS void gate(const float* x, std::size_t rows, std::size_t width, float* out) {
    gateRows(x, rows, width, out);
}

FOVEA_FOR_PROCESSORS void turnPairs(Bf16* x, std::size_t heads, std::size_t pairs, std::size_t step,
                                    std::size_t apart, const float* cosine, const float* sine) {
    turnPairsOf(x, heads, pairs, step, apart, cosine, sine);
}
FOVEA_FOR_PROCESSORS void turnPairs(float* x, std::size_t heads, std::size_t pairs, std::size_t step,
                                    std::size_t apart, const float* cosine, const float* sine) {
    turnPairsOf(x, heads, pairs, step, apart, cosine, sine);
}

}  // namespace fovea::backbone
