#include "imaging/pixel_cells.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace fovea::imaging {

namespace {

/// Little endian, as every machine this is built for.
template <class T>
T numberAt(const std::uint8_t* bytes) {
    T value;
    std::memcpy(&value, bytes, sizeof value);
    return value;
}

/// The samples in the order in which they are stored.
std::vector<double> inStorageOrder(const std::vector<std::uint8_t>& bytes, int firstBit,
                                   const PixelLayout& layout) {
    std::vector<double> values(layout.bits() / static_cast<std::size_t>(layout.bitsAllocated));
    const auto width = static_cast<std::size_t>(layout.bitsAllocated / 8);
    const std::uint8_t* cell = bytes.data();
    if (layout.isReal) {
        for (double& value : values) {
            value = layout.bitsAllocated == 64 ? numberAt<double>(cell) : numberAt<float>(cell);
            cell += width;
        }
        return values;
    }
    const bool wholeBytes = layout.bitsAllocated % 8 == 0;
    std::size_t bit = static_cast<std::size_t>(firstBit);
    const int shift = layout.highBit + 1 - layout.bitsStored;
    const std::uint64_t mask = ~std::uint64_t{0} >> (64 - layout.bitsStored);
    const std::uint64_t sign = layout.isSigned ? std::uint64_t{1} << (layout.bitsStored - 1) : 0;
    for (double& value : values) {
        std::uint64_t raw = 0;
        if (layout.bitsAllocated == 16) {  // as of most scanners
            raw = numberAt<std::uint16_t>(cell);
            cell += width;
        } else if (wholeBytes) {
            for (std::size_t b = 0; b < width; ++b) raw |= std::uint64_t{cell[b]} << (8 * b);
            cell += width;
        } else {
            for (int b = 0; b < layout.bitsAllocated; ++b, ++bit)
                raw |= std::uint64_t{bytes[bit / 8] >> bit % 8 & 1u} << b;
        }
        raw = raw >> shift & mask;
        value = raw & sign ? static_cast<double>(static_cast<std::int64_t>(raw | ~mask))
                           : static_cast<double>(raw);
    }
    return values;
}

}  // namespace

std::vector<double> sampleValues(const std::vector<std::uint8_t>& bytes, int firstBit,
                                 const PixelLayout& layout) {
    std::vector<double> values = inStorageOrder(bytes, firstBit, layout);
    const std::size_t pixels = layout.pixels();
    if (layout.chromaHalved) {
        std::vector<double> full(pixels * 3);
        for (std::size_t i = 0; i < pixels; ++i) {
            const double* pair = &values[i / 2 * 4];
            full[3 * i] = pair[i % 2];
            full[3 * i + 1] = pair[2];
            full[3 * i + 2] = pair[3];
        }
        return full;
    }
    if (layout.planar && layout.samples > 1) {
        const auto samples = static_cast<std::size_t>(layout.samples);
        std::vector<double> interleaved(values.size());
        for (std::size_t s = 0; s < samples; ++s) {
            for (std::size_t i = 0; i < pixels; ++i) interleaved[i * samples + s] = values[s * pixels + i];
        }
        return interleaved;
    }
    return values;
}

void ybrToRgb(std::vector<double>& values, int bits, bool partialRange) {
    const double most = std::ldexp(1.0, bits) - 1;
    const double middle = std::ldexp(1.0, bits - 1);
    const double foot = partialRange ? std::ldexp(1.0, bits - 4) : 0;
    const double luma = partialRange ? 255.0 / 219 : 1;
    const double chroma = partialRange ? 255.0 / 224 : 1;
    const auto rounded = [&](double v) { return std::clamp(std::floor(v + 0.5), 0.0, most); };
    for (std::size_t i = 0; i + 2 < values.size(); i += 3) {
        const double y = (values[i] - foot) * luma;
        const double cb = (values[i + 1] - middle) * chroma;
        const double cr = (values[i + 2] - middle) * chroma;
        values[i] = rounded(y + 1.402 * cr);
        values[i + 1] = rounded(y - 0.114 * 1.772 / 0.587 * cb - 0.299 * 1.402 / 0.587 * cr);
        values[i + 2] = rounded(y + 1.772 * cb);
    }
}

}  // namespace fovea::imaging
