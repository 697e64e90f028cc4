#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "backbone/vit_config.h"
#include "base/file_layer.h"
#include "base/random.h"
#include "base/safetensors.h"

namespace fovea::test {

/// The parts of a backbone folder, to be spoiled before they are written.
struct MadeUpBackbone {
    struct Tensor {
        std::vector<std::int64_t> shape;
        std::vector<float> values;
    };
    nlohmann::json config, preprocessor;
    std::map<std::string, Tensor> tensors;

    /// Random weights of deviation 0.02, norms of one, in Hugging Face's naming.
    explicit MadeUpBackbone(const backbone::ViTConfig& c, const std::string& prefix = "vit.") {
        config = {{"model_type", "vit"},
                  {"hidden_size", c.hiddenSize},
                  {"num_hidden_layers", c.numLayers},
                  {"num_attention_heads", c.numHeads},
                  {"intermediate_size", c.intermediateSize},
                  {"image_size", c.imageSize},
                  {"patch_size", c.patchSize},
                  {"layer_norm_eps", c.layerNormEps},
                  {"qkv_bias", true},
                  {"hidden_act", "gelu"}};
        preprocessor = {{"image_mean", {0.5, 0.5, 0.5}}, {"image_std", {0.5, 0.5, 0.5}}};
        Random random(1);
        const auto add = [&](const std::string& name, std::vector<std::int64_t> shape) {
            std::size_t n = 1;
            for (const auto s : shape) n *= std::size_t(s);
            Tensor t{std::move(shape), std::vector<float>(n)};
            const bool bias = name.size() > 5 && name.substr(name.size() - 5) == ".bias";
            const bool norm = name.find("layernorm") != std::string::npos;
            for (float& v : t.values) v = bias ? 0.f : norm ? 1.f : float(0.02 * random.normal());
            tensors[prefix + name] = std::move(t);
        };
        const std::int64_t D = c.hiddenSize, F = c.intermediateSize, P = c.patchSize, G = c.trainedGrid();
        add("embeddings.cls_token", {1, 1, D});
        add("embeddings.position_embeddings", {1, G * G + 1, D});
        add("embeddings.patch_embeddings.projection.weight", {D, 3, P, P});
        add("embeddings.patch_embeddings.projection.bias", {D});
        for (int i = 0; i < c.numLayers; ++i) {
            const std::string layer = "encoder.layer." + std::to_string(i) + ".";
            for (const char* part : {"query", "key", "value"}) {
                add(layer + "attention.attention." + part + ".weight", {D, D});
                add(layer + "attention.attention." + part + ".bias", {D});
            }
            add(layer + "attention.output.dense.weight", {D, D});
            add(layer + "attention.output.dense.bias", {D});
            add(layer + "intermediate.dense.weight", {F, D});
            add(layer + "intermediate.dense.bias", {F});
            add(layer + "output.dense.weight", {D, F});
            add(layer + "output.dense.bias", {D});
            for (const char* part : {"layernorm_before", "layernorm_after"}) {
                add(layer + part + ".weight", {D});
                add(layer + part + ".bias", {D});
            }
        }
        add("layernorm.weight", {D});
        add("layernorm.bias", {D});
    }

    std::vector<std::byte> weights() const {
        SafeTensorsWriter writer;
        for (const auto& [name, t] : tensors)
            writer.add(name, DType::f32, t.shape, std::as_bytes(std::span(t.values)));
        return writer.bytes();
    }

    bool write(const std::string& folder) const {
        const auto files = systemFileLayer();
        return files->writeAtomically(folder + "/config.json", config.dump()).ok() &&
               files->writeAtomically(folder + "/preprocessor_config.json", preprocessor.dump()).ok() &&
               files->writeAtomically(folder + "/model.safetensors", weights()).ok();
    }
};

/// Small enough that a pass takes milliseconds.
inline backbone::ViTConfig tinyViT() {
    backbone::ViTConfig c;
    c.hiddenSize = 48;
    c.numLayers = 4;
    c.numHeads = 3;
    c.intermediateSize = 96;
    c.imageSize = 64;
    return c;
}

}  // namespace fovea::test
