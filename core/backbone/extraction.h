#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "backbone/vit_config.h"
#include "base/result.h"

namespace fovea::backbone {

/// Arithmetic of the frozen pass.
enum class Precision {
    fp32,
    bf16  ///< matrix products in bfloat16; sums, norms and softmax in fp32
};
const char* precisionName(Precision precision);
/// "fp32" or "bf16". Error: invalidArgument.
Result<Precision> precisionFromName(const std::string& name);

/// By what tokens are ranked (method.md 1.3).
enum class Importance {
    global,     ///< mean attention a token receives from all tokens
    classToken  ///< attention it receives from the class token; refused where there is none
};
const char* importanceName(Importance importance);  ///< "global", "class_token"
Result<Importance> importanceFromName(const std::string& name);

/// What is kept of a pass.
struct ExtractionSettings {
    std::vector<int> layers;  ///< backbone layers, from 0, ascending
    int resolution = 512;     ///< pixels; made a multiple of the patch size
    double tokenRatio = 0.2;  ///< M = floor(ratio * N), at least 1
    Importance importance = Importance::global;
};

/// Sizes that follow from configuration and settings.
struct FeatureShape {
    int layers = 0;     ///< L
    int heads = 0;      ///< H
    int kept = 0;       ///< M
    int headWidth = 0;  ///< d
    int width = 0;      ///< D
    int grid = 0;       ///< patches per side
    int leading = 1;    ///< T: class token and register tokens, before the first patch
    int neverKept = 0;  ///< the last so many of the leading tokens are never kept (ViTConfig::keepsRegisters)
    int tokenCount() const { return leading + grid * grid; }                              ///< N
    std::size_t tokenEntries() const { return std::size_t(layers) * heads * kept; }       ///< L*H*M
    std::size_t stateEntries() const { return tokenEntries() * std::size_t(headWidth); }  ///< L*H*M*d
};
/// Error: invalidArgument (layers out of range or out of order, ratio outside (0, 1],
/// importance by the class token of a backbone that has none).
Result<FeatureShape> featureShape(const ViTConfig& config, const ExtractionSettings& settings);

/// Kept features of one batch, on the CPU, row-major.
struct Features {
    FeatureShape shape;
    int batch = 0;                    ///< B
    std::vector<float> keys, values;  ///< [L, B, H, M, d]
    std::vector<std::int32_t>
        tokens;  ///< [L, B, H, M] of the N tokens, most important first; patches begin at shape.leading
    std::vector<float> importance;  ///< [L, B, H, M] attention received, as share of one
    /// [B, D]: what stands for the image after the last extracted layer (ViTConfig::summary):
    /// the class token, or, for a backbone without one, the mean of the patch tokens, as timm
    /// pools, or what its own pooling head makes of them. The final norm and the head are in it when that
    /// layer is the backbone's last.
    std::vector<float> classState;
};

/// Floating-point operations of one image's pass: products only, two a
/// multiply-add, counting what the method needs and nothing that a plainer
/// implementation does beyond it.
double passFlops(const ViTConfig& config, const ExtractionSettings& settings);

/// Layers that the method extracts by default: all for FPT, the last half for FPT+.
std::vector<int> allLayers(const ViTConfig& config);
std::vector<int> lastHalfLayers(const ViTConfig& config);

}  // namespace fovea::backbone
