#pragma once

// Internal to the engine's kernels.

#include <cstddef>
#include <cstdint>

#include "base/exp2.h"

namespace fovea {

/// Sixteen numbers that are computed with at a time, on any processor.
inline constexpr int kLanes = 16;
typedef float Lanes __attribute__((vector_size(kLanes * sizeof(float)), aligned(4), may_alias));
typedef std::uint32_t Bits __attribute__((vector_size(kLanes * sizeof(float))));

FOVEA_INLINE Lanes all(float x) {
    return Lanes{} + x;
}

/// e^x for x <= 0 (2^-126 from there downwards), a relative error of about 1e-6.
FOVEA_INLINE Lanes expOf(Lanes x) {
    return exp2Of<Bits>(x * all(1.44269504f), exp2NearZero<Lanes>);
}

/// Up to sixteen rows of [.., d], `stride` apart, as lanes; missing ones are zero.
FOVEA_INLINE void toLanes(const float* rows, int count, std::ptrdiff_t stride, int width, Lanes* lanes) {
    for (int i = 0; i < width; ++i) {
        Lanes x = {};
        for (int p = 0; p < count; ++p) x[p] = rows[p * stride + i];
        lanes[i] = x;
    }
}

}  // namespace fovea
