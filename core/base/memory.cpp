#include "base/memory.h"

#include "base/platform/platform.h"

namespace fovea {

double residentMemoryMb() {
    return double(platform::processMemory().resident) * 1e-6;
}
double peakMemoryMb() {
    return double(platform::processMemory().peak) * 1e-6;
}
double availableMemoryMb() {
    return double(platform::availableMemory()) * 1e-6;
}
void resetPeakMemory() {
    platform::resetPeakMemory();
}
void returnFreedMemory() {
    platform::returnFreedMemory();
}

}  // namespace fovea
