#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <utility>

#include "report/wording.h"

namespace fovea::report {

/// A setting of a run's record (runs::settingsToJson() and what the record adds) as a
/// reader of the report knows it: {"Batch size", "16 images at a time"}. Nothing for what
/// is null or stands elsewhere in the report; a key unknown here keeps its name.
std::optional<std::pair<std::string, std::string>> settingWords(const std::string& key,
                                                                const nlohmann::json& value,
                                                                const Wording& say = {});

/// With as many decimals as it needs: "0.0005"; "1e-05" where those are many.
std::string shortestWords(double value, const Wording& say);

}  // namespace fovea::report
