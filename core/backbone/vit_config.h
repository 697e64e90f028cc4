#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace fovea::backbone {

/// The activation between the two halves of an MLP.
enum class Activation {
    gelu,     ///< exact, by erf
    geluTanh  ///< tanh approximation
};

/// Shape and arithmetic of a plain pre-norm Vision Transformer (Dosovitskiy et
/// al., arXiv 2010.11929), in the field names of Hugging Face's config.json.
struct ViTConfig {
    int hiddenSize = 768;  ///< D
    int numLayers = 12;
    int numHeads = 12;            ///< H, divides D
    int intermediateSize = 3072;  ///< MLP width
    int imageSize = 224;          ///< pixels; what the position embedding was trained for
    int patchSize = 16;           ///< pixels
    int numChannels = 3;
    double layerNormEps = 1e-12;
    bool qkvBias = true;
    Activation activation = Activation::gelu;

    int headWidth() const { return hiddenSize / numHeads; }
    int trainedGrid() const { return imageSize / patchSize; }

    /// "vit-t16", "vit-s16", "vit-b16", "vit-l16" (also with /: "ViT-B/16").
    /// Error: notFound, listing the names.
    static Result<ViTConfig> named(const std::string& name);
    /// Error: invalidArgument naming the value that makes no sense.
    Result<void> validate() const;
};

/// How pixels (0..255) become the network's input: (p * rescale - mean) / deviation.
struct Normalisation {
    std::array<double, 3> mean = {0.5, 0.5, 0.5};
    std::array<double, 3> deviation = {0.5, 0.5, 0.5};
    double rescale = 1.0 / 255.0;
};

/// Interleaved 8-bit RGB [height, width, 3] to planar floats [3, height, width].
void normalise(const std::uint8_t* rgb, int width, int height, const Normalisation& normalisation,
               float* out);

/// The resolution nearest to the wanted one that the patch size divides.
int nearestResolution(int wanted, int patchSize);

}  // namespace fovea::backbone
