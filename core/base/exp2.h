#pragma once

#include <cstdint>

#include "base/processors.h"

namespace fovea {

/// 2^r for r from -0.5 to 0.5: polynomials of least largest error (by linear programming over 4,001
/// points). For float, and for the compiler's vectors of them. A relative error below 1e-7:
template <class T>
FOVEA_INLINE T exp2NearZero(T r) {
    T p = r * 1.32481113e-3f + 9.67491040e-3f;
    p = p * r + 5.55079845e-2f;
    p = p * r + 2.40221391e-1f;
    p = p * r + 6.93146934e-1f;
    return p * r + 1.00000007f;
}

/// The same with a relative error below 1e-4: for what is rounded to bfloat16 (4e-3) next.
template <class T>
FOVEA_INLINE T roughExp2NearZero(T r) {
    T p = r * 5.51716703e-2f + 2.42611125e-1f;
    p = p * r + 6.93260985e-1f;
    return p * r + 9.99928073e-1f;
}

/// 2^x for x from -126 to 127, 2^-126 for everything smaller; `nearZero`: exp2NearZero or the rough one.
/// T: float, or a vector of them; Bits: an unsigned whole number of its size, or a vector of them.
template <class Bits = std::uint32_t, class T, class NearZero>
FOVEA_INLINE T exp2Of(T x, NearZero&& nearZero) {
    const T round = T{} + 12582912.0f, least = T{} - 126.0f;  // adding 1.5 * 2^23 rounds to a whole number
    x = x < least ? least : x;
    const T shifted = x + round;
    const T p = nearZero(x - (shifted - round));
    return __builtin_bit_cast(T, __builtin_bit_cast(Bits, p) + (__builtin_bit_cast(Bits, shifted) << 23));
}

}  // namespace fovea
