#include "base/json_text.h"

#include <nlohmann/json.hpp>

namespace fovea {

nlohmann::json parsedJson(std::string_view text) {
    using nlohmann::json;
    bool tooDeep = false;
    json parsed = json::parse(
        text,
        [&](int depth, json::parse_event_t, json&) {
            tooDeep |= depth > kMostJsonDepth;
            return depth <= kMostJsonDepth;
        },
        /*allow_exceptions=*/false);
    if (tooDeep) return json(json::value_t::discarded);
    return parsed;
}

}  // namespace fovea
