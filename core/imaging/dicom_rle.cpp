#include "imaging/dicom_rle.h"

#include <algorithm>

namespace fovea::imaging {

namespace {

constexpr std::size_t kHeaderBytes = 64;
constexpr std::size_t kMostSegments = 15;

std::size_t word(std::span<const std::byte> bytes, std::size_t offset) {
    std::size_t value = 0;
    for (std::size_t i = 4; i-- > 0;) value = value << 8 | static_cast<std::size_t>(bytes[offset + i]);
    return value;
}

/// PackBits into every `stride`-th byte from `out`. False where the data end first.
bool unpack(std::span<const std::byte> packed, std::uint8_t* out, std::size_t stride, std::size_t count) {
    std::size_t done = 0;
    std::size_t i = 0;
    while (done < count && i < packed.size()) {
        const auto control = static_cast<std::int8_t>(packed[i++]);
        if (control == -128) continue;
        const bool literal = control >= 0;
        const std::size_t run =
            std::min(static_cast<std::size_t>(literal ? control + 1 : 1 - control), count - done);
        if (packed.size() - i < (literal ? run : 1)) return false;
        for (std::size_t k = 0; k < run; ++k)
            out[(done + k) * stride] = static_cast<std::uint8_t>(packed[literal ? i + k : i]);
        done += run;
        i += literal ? run : 1;
    }
    return done == count;
}

}  // namespace

Result<std::vector<std::uint8_t>> decodeRle(std::span<const std::byte> bytes, std::size_t pixels,
                                            std::size_t samples, std::size_t cellBytes) {
    const auto damaged = [](const char* what) {
        return Error{ErrorCode::corruptFile, std::string("RLE: ") + what, {}};
    };
    if (bytes.size() < kHeaderBytes) return damaged("header is cut off");
    const std::size_t segments = word(bytes, 0);
    if (segments != samples * cellBytes || segments > kMostSegments) return damaged("number of segments");
    std::vector<std::uint8_t> out(pixels * samples * cellBytes);
    for (std::size_t s = 0; s < segments; ++s) {
        const std::size_t start = word(bytes, 4 + 4 * s);
        const std::size_t end = s + 1 < segments ? word(bytes, 8 + 4 * s) : bytes.size();
        if (start < kHeaderBytes || start > end || end > bytes.size()) return damaged("segment offsets");
        // Segments hold one byte of every cell, the most significant byte first.
        const std::size_t sample = s / cellBytes;
        const std::size_t byte = cellBytes - 1 - s % cellBytes;
        if (!unpack(bytes.subspan(start, end - start), &out[sample * pixels * cellBytes + byte], cellBytes,
                    pixels))
            return damaged("a segment ends too early");
    }
    return out;
}

}  // namespace fovea::imaging
