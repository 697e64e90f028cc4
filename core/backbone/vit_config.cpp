#include "backbone/vit_config.h"

#include <algorithm>
#include <cctype>

namespace fovea::backbone {

Result<ViTConfig> ViTConfig::named(const std::string& name) {
    std::string key;
    for (const char c : name)
        if (std::isalnum(static_cast<unsigned char>(c))) key += static_cast<char>(std::tolower(c));
    const auto make = [](int width, int layers, int heads) {
        ViTConfig c;
        c.hiddenSize = width;
        c.numLayers = layers;
        c.numHeads = heads;
        c.intermediateSize = 4 * width;
        return c;
    };
    // Touvron et al., arXiv 2012.12877 (tiny, small); Dosovitskiy et al., arXiv 2010.11929 (base, large).
    if (key == "vitt16" || key == "vittiny16") return make(192, 12, 3);
    if (key == "vits16" || key == "vitsmall16") return make(384, 12, 6);
    if (key == "vitb16" || key == "vitbase16") return make(768, 12, 12);
    if (key == "vitl16" || key == "vitlarge16") return make(1024, 24, 16);
    return Error{ErrorCode::notFound,
                 "no network named " + name + "; there are vit-t16, vit-s16, vit-b16, vit-l16",
                 {}};
}

Result<void> ViTConfig::validate() const {
    const auto wrong = [](const std::string& detail) {
        return Error{ErrorCode::invalidArgument, detail, {}};
    };
    const auto within = [](int value, int low, int high) { return value >= low && value <= high; };
    if (!within(hiddenSize, 1, 1 << 16)) return wrong("hidden_size " + std::to_string(hiddenSize));
    if (!within(numLayers, 1, 1024)) return wrong("num_hidden_layers " + std::to_string(numLayers));
    if (!within(numHeads, 1, 1024)) return wrong("num_attention_heads " + std::to_string(numHeads));
    if (hiddenSize % numHeads != 0) return wrong("num_attention_heads does not divide hidden_size");
    if (!within(intermediateSize, 1, 1 << 20))
        return wrong("intermediate_size " + std::to_string(intermediateSize));
    if (!within(patchSize, 1, 1024)) return wrong("patch_size " + std::to_string(patchSize));
    if (!within(imageSize, patchSize, 1 << 14)) return wrong("image_size " + std::to_string(imageSize));
    if (numChannels != 3)
        return wrong("num_channels " + std::to_string(numChannels) + ", only 3 is supported");
    if (!(layerNormEps > 0 && layerNormEps < 1)) return wrong("layer_norm_eps is not between 0 and 1");
    if (!within(registerTokens, 0, 1024))
        return wrong("num_register_tokens " + std::to_string(registerTokens));
    if (rotary != Rotary::none && headWidth() % 4 != 0)
        return wrong("rotary positions in heads of " + std::to_string(headWidth()) + " channels");
    if (!(rotaryBase > 1 && rotaryBase < 1e9)) return wrong("rope_theta out of range");
    if (summary == Summary::classToken && !classToken) return wrong("a summary by a class token it has not");
    return {};
}

void normalise(const std::uint8_t* rgb, int width, int height, const Normalisation& n, float* out) {
    const std::size_t pixels = std::size_t(width) * std::size_t(height);
    for (std::size_t c = 0; c < 3; ++c) {
        const float scale = static_cast<float>(n.rescale / n.deviation[c]);
        const float shift = static_cast<float>(-n.mean[c] / n.deviation[c]);
        for (std::size_t i = 0; i < pixels; ++i) out[c * pixels + i] = float(rgb[3 * i + c]) * scale + shift;
    }
}

int nearestResolution(int wanted, int patchSize) {
    return std::max(1, (wanted + patchSize / 2) / patchSize) * patchSize;
}

}  // namespace fovea::backbone
