#include "base/clock.h"

#include <ctime>

#include "base/platform/platform.h"

namespace fovea {

std::string utcNow() {
    const std::tm parts = platform::utc(std::time(nullptr));
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

}  // namespace fovea
