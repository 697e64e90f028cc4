#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "dataset/overlay.h"
#include "dataset/sample.h"
#include "imaging/image.h"

namespace fovea::dataset {

/// What an image looks like, as 1,600 hexadecimal digits: the difference hash of 32 x 32
/// places (1 where the next place to the right is brighter by more than 2 grey
/// levels, so that noise in even areas says nothing), then that of its mirror image, then
/// Thumbnail::text() and Overlay::text(), which earlier versions did not store. Two encodings or sizes of one
/// picture differ in few bits, two pictures in many, unless both are mostly dark.
std::string perceptualHash(const imaging::Pixels& display);
/// The marks drawn onto the picture, by its hash; nothing where an earlier version made it.
std::optional<Overlay> overlayIn(const std::string& perceptualHash);

/// Bits in which two pictures of one origin may differ at most, of 1,024. Copies of brain
/// MRI slices and of made-up retinas that were reduced to 80 % and compressed as JPEG
/// of quality 70, brightened by a fifth or made noisy differ in 10 to 28 bits (median)
/// and in 17 to 39 (nine of ten); of 87,000 pairs of different ones none differs in less than 116.
constexpr int kNearBits = 40;

/// The correlation of two thumbnails from which on they show the same. Copies of brain MRI slices,
/// fundus photographs, blood smears and made-up mammograms, compressed as JPEG of quality 60,
/// brightened by a fifth, darkened by a third, reduced to 60 % or mirrored, reach some 0.87 to 1; cropped by
/// up to 5 % at each side, once it is known how, some 0.78 to 0.97; different fundus photographs, more
/// alike than any other kind of pictures, up to 0.77. docs/performance.md says what is found.
constexpr double kSameTexture = 0.80;

/// Whether an image shows enough to be known again by it. An even one, as the empty slices at the ends of a
/// volume, is equal to those of everybody else. True where no hash was taken.
bool isTelling(const Sample& sample);

/// Groups of samples that look alike or like each other's mirror image, without being
/// equal in every pixel (those are exact duplicates: one of each stands for all):
/// indices, ascending. Alike are two within kNearBits of each other or with one of the most similar
/// outlines (nearestPictures(): so cropped ones are found), if their textures are the same. Without
/// thumbnails kNearBits decides, and no more than a quarter of the bits that either has set may differ.
/// Samples without a hash, or with an image too even to be told by it, are in none. Where thousands of
/// different pictures are nearly alike, each is compared with those most like it only: of such a crowd a pair
/// near the limit may be missed.
std::vector<std::vector<std::size_t>> nearDuplicates(const std::vector<Sample>& samples);

}  // namespace fovea::dataset
