#pragma once

#include <cstdint>
#include <string>

namespace fovea::imaging {

/// About how many bytes of memory reading and showing an image takes at its height: by the picture's
/// dimensions in its header where they stand there in plain view, else by the size of the file. Of a volume
/// the whole, of other files with several frames one frame. To be taken from a ByteBudget before the image
/// is decoded. Reads the file's first bytes only, decodes nothing and never fails: 0 where the file cannot
/// be opened. Thread-safe.
std::uint64_t decodingBytes(const std::string& path);

}  // namespace fovea::imaging
