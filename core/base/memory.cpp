#include "base/memory.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <sstream>
#include <string>

namespace fovea {

namespace {
constexpr const char* kStatus = "/proc/self/status";

/// The number that follows the name `field`, and ":" or " ", at the beginning of a line.
double fieldOf(const char* file, const std::string& field) {
    std::ifstream lines(file);
    for (std::string line; std::getline(lines, line);) {
        if (line.rfind(field, 0) != 0) continue;
        double number = 0;
        std::istringstream(line.substr(field.size() + 1)) >> number;
        return number;
    }
    return 0;
}

double fieldMb(const char* file, const std::string& field) {
    return fieldOf(file, field) * 1024e-6;  // in KiB
}
}  // namespace

double residentMemoryMb() {
    return fieldMb(kStatus, "VmRSS");
}
double peakMemoryMb() {
    return fieldMb(kStatus, "VmHWM");
}
double availableMemoryMb() {
    double available = fieldMb("/proc/meminfo", "MemAvailable");
    std::ifstream membership("/proc/self/cgroup");
    for (std::string line; std::getline(membership, line);) {
        constexpr const char* kUnified = "0::";  // control groups, version 2
        if (line.rfind(kUnified, 0) != 0) continue;
        const std::string folder = "/sys/fs/cgroup" + line.substr(std::strlen(kUnified));
        double limit = 0;
        // "max", where there is no limit, is no number. What files fill can be given back.
        if (std::ifstream(folder + "/memory.max") >> limit)
            available = std::min(
                available, std::max(0.0, limit - fieldOf((folder + "/memory.stat").c_str(), "anon")) * 1e-6);
    }
    return available;
}
void resetPeakMemory() {
    std::ofstream("/proc/self/clear_refs") << "5";
}

}  // namespace fovea
