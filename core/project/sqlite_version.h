#pragma once

#include <string>

namespace fovea::project {

/// Version of the SQLite that is loaded, as "3.40.1".
std::string sqliteVersion();

}  // namespace fovea::project
