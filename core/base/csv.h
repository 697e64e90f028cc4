#pragma once

#include <string>
#include <string_view>

namespace fovea {

/// A field of a CSV table (RFC 4180): quoted where it holds a comma, a quotation
/// mark or a line break, or begins or ends with a blank, else as it is.
std::string csvField(std::string_view text);

}  // namespace fovea
