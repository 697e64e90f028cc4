#include "backbone/extraction.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace fovea::backbone {

const char* precisionName(Precision precision) {
    return precision == Precision::bf16 ? "bf16" : "fp32";
}

Result<Precision> precisionFromName(const std::string& name) {
    if (name == "fp32") return Precision::fp32;
    if (name == "bf16") return Precision::bf16;
    return Error{ErrorCode::invalidArgument, "precision \"" + name + "\"; there are fp32 and bf16", {}};
}

const char* importanceName(Importance importance) {
    return importance == Importance::classToken ? "class_token" : "global";
}

Result<Importance> importanceFromName(const std::string& name) {
    if (name == "global") return Importance::global;
    if (name == "class_token") return Importance::classToken;
    return Error{ErrorCode::invalidArgument,
                 "token importance \"" + name + "\"; there are global and class_token",
                 {}};
}

Result<FeatureShape> featureShape(const ViTConfig& config, const ExtractionSettings& settings) {
    const auto wrong = [](const std::string& detail) {
        return Error{ErrorCode::invalidArgument, detail, {}};
    };
    if (settings.layers.empty()) return wrong("no backbone layer was chosen");
    int previous = -1;
    for (const int layer : settings.layers) {
        if (layer <= previous || layer >= config.numLayers)
            return wrong("layers must be ascending numbers from 0 to " +
                         std::to_string(config.numLayers - 1));
        previous = layer;
    }
    if (!(settings.tokenRatio > 0 && settings.tokenRatio <= 1))
        return wrong("the token ratio must lie in (0, 1]");
    if (settings.resolution < config.patchSize || settings.resolution > 8192)
        return wrong("a resolution of " + std::to_string(settings.resolution) + " pixels is out of range");
    if (settings.importance == Importance::classToken && !config.classToken)
        return wrong("this backbone has no class token: token importance must be global");
    FeatureShape shape;
    shape.layers = int(settings.layers.size());
    shape.heads = config.numHeads;
    shape.headWidth = config.headWidth();
    shape.width = config.hiddenSize;
    shape.grid = nearestResolution(settings.resolution, config.patchSize) / config.patchSize;
    shape.leading = config.leadingTokens();
    shape.neverKept = config.neverKept();
    shape.kept =
        std::clamp(int(settings.tokenRatio * shape.tokenCount()), 1, shape.tokenCount() - shape.neverKept);
    return shape;
}

double passFlops(const ViTConfig& c, const ExtractionSettings& settings) {
    const auto shape = featureShape(c, settings);
    if (!shape) return 0;
    const double patches = double(shape->grid) * shape->grid, N = shape->tokenCount(), D = c.hiddenSize,
                 F = c.intermediateSize;
    const double qkv = 6 * N * D * D, logits = 2 * N * N * D,
                 rest = logits + 2 * N * D * D + (c.gatedMlp ? 6 : 4) * N * D * F;
    const double embedding = 2 * patches * D * 3 * c.patchSize * c.patchSize;
    const int last = settings.layers.back();
    // A mean of patches needs every row of the last layer, a class token only its own.
    const int whole = c.summary == Summary::classToken ? last : last + 1;
    return embedding + (last + 1) * (qkv + logits) + whole * rest;
}

std::vector<int> allLayers(const ViTConfig& config) {
    std::vector<int> layers(std::size_t(config.numLayers));
    std::iota(layers.begin(), layers.end(), 0);
    return layers;
}

std::vector<int> lastHalfLayers(const ViTConfig& config) {
    std::vector<int> layers = allLayers(config);
    layers.erase(layers.begin(), layers.begin() + config.numLayers / 2);
    return layers;
}

}  // namespace fovea::backbone
