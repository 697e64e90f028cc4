#include "base/csv.h"

namespace fovea {

namespace {

/// Whether it begins like a formula, apostrophes before that aside.
bool isLikeFormula(std::string_view text) {
    const std::size_t first = text.find_first_not_of('\'');
    if (first == std::string_view::npos ||
        std::string_view("=+-@\t\r").find(text[first]) == std::string_view::npos)
        return false;
    // "-1.5", "+3", "-" alone
    const bool number = first == 0 && (text[0] == '-' || text[0] == '+') &&
                        text.find_first_not_of("0123456789.,", 1) == std::string_view::npos;
    return !number;
}

}  // namespace

std::string withoutFormulaGuard(std::string_view text) {
    if (text.starts_with('\'') && isLikeFormula(text)) text.remove_prefix(1);
    return std::string(text);
}

std::string csvField(std::string_view plain) {
    const std::string text = isLikeFormula(plain) ? "'" + std::string(plain) : std::string(plain);
    const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
    const bool blankEnds = !text.empty() && (isBlank(text.front()) || isBlank(text.back()));
    if (!blankEnds && text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

}  // namespace fovea
