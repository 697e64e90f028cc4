#include "adapter/vit_tensors.h"

namespace fovea::adapter {

std::vector<TensorSpec> vitTensors(const std::string& prefix, const TrainedViTShape& s) {
    const std::int64_t D = s.width, F = s.mlpWidth;
    std::vector<TensorSpec> all;
    const auto add = [&](const std::string& name, std::vector<std::int64_t> shape) {
        all.push_back({prefix + name, std::move(shape)});
    };
    add("embeddings.cls_token", {1, 1, D});
    add("embeddings.position_embeddings", {1, s.tokens, D});
    add("embeddings.patch_embeddings.projection.weight", {D, 3, s.patchSize, s.patchSize});
    add("embeddings.patch_embeddings.projection.bias", {D});
    for (std::int64_t i = 0; i < s.layers; ++i) {
        const std::string layer = "encoder.layer." + std::to_string(i) + ".";
        for (const char* part : {"query", "key", "value"})
            add(layer + "attention.attention." + part + ".weight", {D, D});
        if (s.qkvBias)
            for (const char* part : {"query", "key", "value"})
                add(layer + "attention.attention." + part + ".bias", {D});
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
    return all;
}

}  // namespace fovea::adapter
