#pragma once

// Internal to the engine: shows torch.

#include <ATen/ATen.h>

#include <cstdint>

namespace fovea::pretraining {

/// What a formula picture is asked about. Patches are 16 pixels wide.
namespace targets {
constexpr int kTextures = 12;  ///< what fills a region: gratings, lattices, noise, ridges ...
constexpr int kRegions = 5;    ///< background, body, rim's inside, small structure, lesion
constexpr int kLesions = 5;    ///< none, solid, ring, textured, diffuse
constexpr int kSpecks = 4;     ///< 0, 1, 2, 3 or more
constexpr int kLobes = 8;      ///< each of the two harmonics of the body's contour
constexpr int kCells = 16;     ///< 4 x 4 places of a patch
constexpr int kMeasures = 11;  ///< see FormulaBatch::measures
constexpr int kGlobals = 11;   ///< see FormulaBatch::globals
}  // namespace targets

/// Pictures drawn from formulas, with what was drawn.
///
/// After formula-driven supervised learning (Kataoka et al., arXiv 2101.08515 and
/// 2206.09132) and VisualAtom (Takashima et al., arXiv 2303.01112): contours are
/// sums of sinusoids. Beyond them: a scene made like a medical picture. A body
/// with a rim, structures inside (some in mirrored pairs), textures, a lesion in
/// half of the pictures, specks of one to four pixels with and without a rim that
/// cancels them, fine ridges like vessels, uneven lighting, blur, noise and colour. Targets are dense,
/// because a patch's answer teaches more than a picture's. No photograph or medical image is involved.
struct FormulaBatch {
    at::Tensor images;    ///< [B, 2, S, S]: grey, mean 0, deviation 1; and colour, for tint()
    at::Tensor textures;  ///< [B, n, kTextures] share of the patch
    at::Tensor regions;   ///< [B, n, kRegions] share of the patch
    at::Tensor lesions;   ///< [B, n, kLesions] share of the patch
    at::Tensor specks;    ///< [B, n] class
    at::Tensor content;   ///< [B, n, kCells] means of the undisturbed picture
    at::Tensor detail;    ///< [B, n, kCells] logarithm of the energy of what is one pixel wide
    /// [B, n, kMeasures]: structure tensor (2 of orientation, 1 of strength),
    /// offset to the centre of the object that holds the patch (2, of the picture's
    /// width) and the logarithm of its radius; difference to the mirrored patch;
    /// difference to the mean of that object; detail of one pixel, of two (logarithms
    /// of their energy) and the skewness of the finest.
    at::Tensor measures;
    at::Tensor inObject;        ///< [B, n] 1 where an object holds the patch's centre
    at::Tensor lobes1, lobes2;  ///< [B] class of the body's two harmonics
    at::Tensor lesion;          ///< [B] class
    at::Tensor filling;         ///< [B] texture of the body, of its inside where it has a rim
    /// [B, kGlobals]: specks (logarithm), blur, noise, lesion's size, mirrored pair,
    /// rim, black background, the body's size, bright or dark lesion and its place (2).
    at::Tensor globals;
};

/// `count` pictures of size x size pixels (a multiple of 32), the same for the
/// same seed on the same kind of device.
FormulaBatch drawFormulas(int count, int size, std::uint64_t seed, at::Device device);

/// What a network sees of them: [B, 3, S, S] in -1 .. 1, colour, contrast and
/// brightness drawn from the seed.
at::Tensor tint(const at::Tensor& pictures, std::uint64_t seed);

}  // namespace fovea::pretraining
