#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace fovea {

struct Utf8Character {
    std::uint32_t code = 0;  ///< Unicode's number, 0 .. 0x10FFFF, no surrogate
    std::size_t bytes = 1;   ///< 1 to 4
};

/// The character that `text` begins with, by UTF-8 as RFC 3629 has it: no overlong form, no surrogate,
/// nothing above 0x10FFFF. None where it begins with anything else, or is empty.
std::optional<Utf8Character> firstCharacter(std::string_view text);

/// Whether all of it is UTF-8 in that sense; an empty text is.
bool isUtf8(std::string_view text);

}  // namespace fovea
