#include "imaging/plane.h"

#include <utility>

namespace fovea::imaging {

namespace {
constexpr std::pair<Plane, const char*> kPlanes[] = {
    {Plane::axial, "axial"}, {Plane::coronal, "coronal"}, {Plane::sagittal, "sagittal"}};
}  // namespace

const char* planeName(Plane plane) {
    for (const auto& [value, name] : kPlanes) {
        if (value == plane) return name;
    }
    return "";
}

bool planeFromName(const std::string& name, Plane& out) {
    for (const auto& [value, known] : kPlanes) {
        if (name != known) continue;
        out = value;
        return true;
    }
    return false;
}

}  // namespace fovea::imaging
