#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "project/import_images.h"

namespace fovea::cli {

nlohmann::json toJson(const std::vector<dataset::Problem>& problems);
nlohmann::json toJson(const project::ProjectSummary& summary);
/// Null for an empty name.
nlohmann::json nameOrNull(const std::string& name);

}  // namespace fovea::cli
