#pragma once

#include "backbone/extraction.h"

namespace fovea::backbone {

/// Whether the CPU multiplies bfloat16 matrices itself (AVX-512 BF16, AMX).
bool multipliesBf16();
/// Whether bf16 can be computed at all: oneDNN's products of it need AVX-512.
bool computesBf16();

/// The rate of the products of makeCpuPass(), as matrixProductGflops() says; 0 without oneDNN. On one
/// thread it is the rate while that thread was at work: what else the machine does is left out.
double packedProductGflops(Precision precision, int threads, double seconds);

}  // namespace fovea::backbone
