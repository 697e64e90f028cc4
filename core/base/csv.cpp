#include "base/csv.h"

namespace fovea {

std::string csvField(std::string_view text) {
    const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
    const bool blankEnds = !text.empty() && (isBlank(text.front()) || isBlank(text.back()));
    if (!blankEnds && text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

}  // namespace fovea
