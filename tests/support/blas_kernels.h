#pragma once

#include "base/platform/platform.h"

#include <string>

namespace fovea::test {

/// The kind of processor whose kernels OpenBLAS uses, as OPENBLAS_CORETYPE calls it; empty where the
/// BLAS is another.
inline std::string blasKernels() {
    const auto name = reinterpret_cast<const char* (*)()>(platform::loadedSymbol("openblas_get_corename"));
    return name ? name() : "";
}

}  // namespace fovea::test
