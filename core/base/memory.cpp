#include "base/memory.h"

#include <fstream>
#include <sstream>
#include <string>

namespace fovea {

namespace {
double statusMb(const std::string& field) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.rfind(field, 0) != 0) continue;
        double kib = 0;
        std::istringstream(line.substr(field.size() + 1)) >> kib;
        return kib * 1024e-6;
    }
    return 0;
}
}  // namespace

double residentMemoryMb() {
    return statusMb("VmRSS");
}
double peakMemoryMb() {
    return statusMb("VmHWM");
}
void resetPeakMemory() {
    std::ofstream("/proc/self/clear_refs") << "5";
}

}  // namespace fovea
