#pragma once

#include "base/processors.h"

namespace fovea {

/// 2^r for r from -0.5 to 0.5, by the series of exp(r ln 2): a relative error below 1e-7. For
/// float, and for the compiler's vectors of them.
template <class T>
FOVEA_INLINE T exp2NearZero(T r) {
    T p = r * 1.5252734e-5f + 1.5403530e-4f;
    p = p * r + 1.3333558e-3f;
    p = p * r + 9.6181291e-3f;
    p = p * r + 5.5504109e-2f;
    p = p * r + 2.4022651e-1f;
    p = p * r + 6.9314718e-1f;
    return p * r + 1.0f;
}

}  // namespace fovea
