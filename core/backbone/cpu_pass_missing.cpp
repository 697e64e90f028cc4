// Instead of cpu_pass.cpp where there is no oneDNN: torch does the pass.
#include "backbone/cpu_pass.h"
#include "backbone/frozen_pass.h"

namespace fovea::backbone {

std::unique_ptr<FrozenPass> makeCpuPass(ViTWeights&, Precision, int) {
    return nullptr;
}

bool multipliesBf16() {
    return false;
}

bool computesBf16() {
    return false;
}

double packedProductGflops(Precision, int, double) {
    return 0;
}

}  // namespace fovea::backbone
