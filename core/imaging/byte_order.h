#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace fovea::imaging {

/// An unsigned number of `size` bytes (1 to 8), which must be there.
inline std::uint64_t numberAt(std::span<const std::byte> bytes, std::size_t at, std::size_t size,
                              bool bigEndian) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < size; ++i)
        value |= std::uint64_t(bytes[at + i]) << (8 * (bigEndian ? size - 1 - i : i));
    return value;
}

/// The way back.
inline void putNumber(std::span<std::byte> bytes, std::size_t at, std::size_t size, bool bigEndian,
                      std::uint64_t value) {
    for (std::size_t i = 0; i < size; ++i)
        bytes[at + i] = std::byte(value >> (8 * (bigEndian ? size - 1 - i : i)));
}

}  // namespace fovea::imaging
