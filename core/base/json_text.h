#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>

namespace fovea {

/// So deep a file that somebody may have sent may nest what it says; ours nest a few levels.
constexpr int kMostJsonDepth = 64;

/// JSON that came with a file. Discarded (is_discarded()) where the text is none, or where it is nested
/// deeper than kMostJsonDepth: such values are not built, as neither could they be copied or written out
/// again without exhausting the stack. Throws std::bad_alloc.
nlohmann::json parsedJson(std::string_view text);

}  // namespace fovea
