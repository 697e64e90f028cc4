#pragma once

#include <charconv>
#include <string_view>

namespace fovea::imaging {

// Of large stacks ImageJ (1.x, and Fiji) describes the first picture alone, in the TIFF's only directory,
// and says in the Image Description how many follow it, one behind the other and uncompressed.

constexpr std::string_view kImageJ = "ImageJ=";
constexpr std::string_view kImageJCount = "\nimages=";

/// How many, the first included; 1 where the description says nothing of it.
inline int imagesInStack(std::string_view description) {
    const std::size_t at = description.find(kImageJCount);
    if (!description.starts_with(kImageJ) || at == std::string_view::npos) return 1;
    description.remove_prefix(at + kImageJCount.size());
    int images = 0;
    const char* const end = description.data() + description.size();
    const bool read = std::from_chars(description.data(), end, images).ec == std::errc();
    return read && images > 1 ? images : 1;
}

}  // namespace fovea::imaging
