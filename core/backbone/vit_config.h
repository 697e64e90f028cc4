#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace fovea::backbone {

/// The activation between the two halves of an MLP.
enum class Activation {
    gelu,      ///< exact, by erf
    geluTanh,  ///< tanh approximation
    quickGelu  ///< x * sigmoid(1.702 x), CLIP's
};

/// What stands for the whole image behind the last layer.
enum class Summary {
    classToken,    ///< the class token, after the final norm
    meanOfNormed,  ///< the patch tokens after the final norm, averaged
    normedMean,    ///< the patch tokens averaged, then the final norm (timm's fc_norm)
    /// What SigLIP's own head gathers from the patch tokens after the final norm: attention of one learnt
    /// query (the probe), and an MLP. Behind an earlier layer than the last: the patch tokens, averaged.
    attentionPooled
};

/// Rotary positions (Su et al., arXiv 2104.09864): in every head, queries and keys of patches are turned, a
/// pair of channels at a time, by angles that follow from the patch's row (the first half of the pairs) and
/// column (the second half); pair k of a half turns by place / base^(k / (d / 4)). Leading tokens are not
/// turned. Nothing is interpolated at another resolution than the trained one.
enum class Rotary {
    none,
    dinov3,  ///< place: 2 pi times the patch's centre, -1 to 1 across the image; pairs (i, i + d / 2)
    eva02    ///< place: the patch's number, as if the image had 16 x 16; pairs (2 i, 2 i + 1)
};

/// Shape and arithmetic of a plain pre-norm Vision Transformer (Dosovitskiy et
/// al., arXiv 2010.11929) and of what differs from it in arithmetic by a little:
/// DeiT's distillation token (2012.12877), MAE (2111.06377), DINOv2's layer scale and
/// gated MLP (2304.07193), register tokens (2309.16588), DINOv3 (2508.10104), CLIP (2103.00020),
/// SigLIP (2303.15343), EVA-02 (2303.11331). Which files can be read is
/// said in docs/backbones.md. In the field names of Hugging Face's config.json.
struct ViTConfig {
    int hiddenSize = 768;  ///< D
    int numLayers = 12;
    int numHeads = 12;            ///< H, divides D
    int intermediateSize = 3072;  ///< F, width of the MLP (of each of its two branches where it is gated)
    int imageSize = 224;          ///< pixels; what the position embedding was trained for
    int patchSize = 16;           ///< pixels
    int numChannels = 3;
    double layerNormEps = 1e-12;
    bool qkvBias = true;
    bool keyBias = true;  ///< where qkvBias; DINOv3 and EVA-02 have one for query and value alone
    Activation activation = Activation::gelu;  ///< of an MLP that is not gated, and of the side network
    bool classToken = true;                    ///< token 0 is the class token
    int registerTokens = 0;  ///< R, without a place in the image; DeiT's distillation token counts as one
    /// Whether registers may be among the kept tokens. As it was before DINOv3 for the layouts that could be
    /// read then, so that their features stay what they are.
    bool keepsRegisters = true;
    bool patchBias = true;    ///< of the patch embedding
    bool preNorm = false;     ///< a LayerNorm before the first layer (CLIP)
    bool layerScale = false;  ///< each branch's result is scaled channel by channel
    bool gatedMlp = false;    ///< SwiGLU: silu(first F) * (second F)
    bool innerNorm = false;   ///< a LayerNorm before the second half of the MLP (EVA-02's sub-LN)
    bool learntPositions = true;
    Rotary rotary = Rotary::none;
    double rotaryBase = 100;
    Summary summary = Summary::classToken;

    /// T: tokens before the first patch. Token T + r * columns + c is patch (r, c).
    int leadingTokens() const { return (classToken ? 1 : 0) + registerTokens; }
    int headWidth() const { return hiddenSize / numHeads; }
    /// Of leadingTokens(), those behind the class token that are never kept.
    int neverKept() const { return keepsRegisters ? 0 : registerTokens; }
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
