#pragma once

#include <string>

namespace fovea {

/// Now, as ISO 8601 in UTC: "2026-11-22T07:00:00Z".
std::string utcNow();

}  // namespace fovea
