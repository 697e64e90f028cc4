#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace fovea::dataset {

/// Where a picture is brighter to the right and where to the left, in 8 x 8 places; of length 127.
/// It hardly changes when a picture is cropped a little.
using Outline = std::array<std::int16_t, 64>;

struct NearPicture {
    std::size_t other = 0;  ///< index
    bool mirrored = false;  ///< it is the mirror image of one of both that is near the other
    int likeness = 0;       ///< cosine times 127 squared; 0: none
};
constexpr std::size_t kNearest = 8;

/// Of each picture those with the most similar outlines, or mirrored ones, whose cosine is above
/// a half: at most kNearest, and none twice. Up to 4,096 pictures each is compared with every other;
/// of more, in each of 16 random divisions, with up to 512 that fell to the same side of every plane.
/// The same for the same pictures in the same order.
std::vector<std::array<NearPicture, kNearest>> nearestPictures(const std::vector<Outline>& own,
                                                               const std::vector<Outline>& mirrored);

}  // namespace fovea::dataset
