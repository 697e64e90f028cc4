#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "project/import_images.h"

namespace fovea::cli {

nlohmann::json toJson(const std::vector<dataset::Problem>& problems);
nlohmann::json toJson(const project::ProjectSummary& summary);

}  // namespace fovea::cli
