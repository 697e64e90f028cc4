#pragma once

#include <cstdint>
#include <vector>

#include "backbone/vit_config.h"
#include "imaging/image.h"

namespace fovea::runs {

/// What may be done to the side network's image while training (method.md 4).
struct AugmentationOptions {
    bool flip = false;                         ///< horizontally, half of the time
    double brightness = 0.2;                   ///< factor in 1 +- this
    double contrast = 0.2;                     ///< factor in 1 +- this
    double areaLow = 0.8;                      ///< of the crop, share of the picture
    double aspectLow = 0.7, aspectHigh = 1.3;  ///< of the crop, width / height
};

/// A random crop of `cache`, shrunk to `resolution`, jittered, normalised:
/// planar floats [3, resolution, resolution]. The same seed gives the same picture.
std::vector<float> augmented(const imaging::Pixels& cache, int resolution,
                             const backbone::Normalisation& normalisation, const AugmentationOptions& options,
                             std::uint64_t seed);

/// Mean and deviation of each channel over pictures, as a Normalisation.
class ChannelStatistics {
public:
    void add(const imaging::Pixels& rgb);
    /// A constant channel has deviation 1 / 255, so that nothing is divided by zero.
    backbone::Normalisation normalisation() const;

private:
    std::array<double, 3> m_sum = {}, m_squares = {};
    double m_pixels = 0;
};

}  // namespace fovea::runs
