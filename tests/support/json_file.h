#pragma once

#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

namespace fovea::test {

/// The JSON of a file of tests/data, which must be there.
inline nlohmann::json jsonFile(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error(path + " is missing");
    return nlohmann::json::parse(file);
}

}  // namespace fovea::test
