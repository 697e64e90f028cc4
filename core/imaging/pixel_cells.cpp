#include "imaging/pixel_cells.h"

#include <algorithm>
#include <cmath>

namespace fovea::imaging {

namespace {

/// The samples in the order in which they are stored.
std::vector<float> inStorageOrder(const std::vector<std::uint8_t>& bytes, int firstBit,
                                  const PixelLayout& layout) {
    std::vector<float> values(layout.bits() / static_cast<std::size_t>(layout.bitsAllocated));
    if (layout.bitsAllocated == 1) {
        for (std::size_t i = 0; i < values.size(); ++i) {
            const std::size_t bit = i + static_cast<std::size_t>(firstBit);
            values[i] = static_cast<float>(bytes[bit / 8] >> bit % 8 & 1);
        }
        return values;
    }
    const auto width = static_cast<std::size_t>(layout.bitsAllocated / 8);
    const int shift = layout.highBit + 1 - layout.bitsStored;
    const std::uint32_t mask = layout.bitsStored == 32 ? 0xFFFFFFFFu : (1u << layout.bitsStored) - 1;
    const std::uint32_t sign = layout.isSigned ? 1u << (layout.bitsStored - 1) : 0;
    const std::uint8_t* cell = bytes.data();
    for (float& value : values) {
        std::uint32_t raw = 0;
        for (std::size_t b = 0; b < width; ++b) raw |= static_cast<std::uint32_t>(cell[b]) << (8 * b);
        cell += width;
        raw = raw >> shift & mask;
        if (raw & sign) {
            value = static_cast<float>(static_cast<std::int32_t>(raw | ~mask));
        } else {
            value = static_cast<float>(raw);
        }
    }
    return values;
}

}  // namespace

std::vector<float> sampleValues(const std::vector<std::uint8_t>& bytes, int firstBit,
                                const PixelLayout& layout) {
    std::vector<float> values = inStorageOrder(bytes, firstBit, layout);
    const std::size_t pixels = layout.pixels();
    if (layout.chromaHalved) {
        std::vector<float> full(pixels * 3);
        for (std::size_t i = 0; i < pixels; ++i) {
            const float* pair = &values[i / 2 * 4];
            full[3 * i] = pair[i % 2];
            full[3 * i + 1] = pair[2];
            full[3 * i + 2] = pair[3];
        }
        return full;
    }
    if (layout.planar && layout.samples > 1) {
        const auto samples = static_cast<std::size_t>(layout.samples);
        std::vector<float> interleaved(values.size());
        for (std::size_t s = 0; s < samples; ++s) {
            for (std::size_t i = 0; i < pixels; ++i) interleaved[i * samples + s] = values[s * pixels + i];
        }
        return interleaved;
    }
    return values;
}

void ybrToRgb(std::vector<float>& values, int bits, bool partialRange) {
    const double most = std::ldexp(1.0, bits) - 1;
    const double middle = std::ldexp(1.0, bits - 1);
    const double foot = partialRange ? std::ldexp(1.0, bits - 4) : 0;
    const double luma = partialRange ? 255.0 / 219 : 1;
    const double chroma = partialRange ? 255.0 / 224 : 1;
    const auto rounded = [&](double v) {
        return static_cast<float>(std::clamp(std::floor(v + 0.5), 0.0, most));
    };
    for (std::size_t i = 0; i + 2 < values.size(); i += 3) {
        const double y = (values[i] - foot) * luma;
        const double cb = (values[i + 1] - middle) * chroma;
        const double cr = (values[i + 2] - middle) * chroma;
        values[i] = rounded(y + 1.402 * cr);
        values[i + 1] = rounded(y - 0.344136 * cb - 0.714136 * cr);
        values[i + 2] = rounded(y + 1.772 * cb);
    }
}

}  // namespace fovea::imaging
