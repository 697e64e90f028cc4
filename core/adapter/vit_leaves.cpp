#include "adapter/vit_leaves_torch.h"

namespace fovea::adapter {

ViTLeaves::ViTLeaves(ParameterBuffer& parameters, const std::string& prefix, const TrainedViTShape& shape) {
    const std::int64_t D = shape.width;
    const auto leaf = [&](const std::string& name) { return parameters.leaf(prefix + name); };
    classToken = leaf("embeddings.cls_token");
    position = leaf("embeddings.position_embeddings");
    patchWeight = leaf("embeddings.patch_embeddings.projection.weight");
    patchBias = leaf("embeddings.patch_embeddings.projection.bias");
    for (std::int64_t i = 0; i < shape.layers; ++i) {
        const std::string name = "encoder.layer." + std::to_string(i) + ".";
        const std::string query = prefix + name + "attention.attention.query";
        ViTLayerLeaves layer;
        layer.qkvWeight = parameters.leaf(query + ".weight", {3 * D, D});
        if (shape.qkvBias) layer.qkvBias = parameters.leaf(query + ".bias", {3 * D});
        layer.outWeight = leaf(name + "attention.output.dense.weight");
        layer.outBias = leaf(name + "attention.output.dense.bias");
        layer.upWeight = leaf(name + "intermediate.dense.weight");
        layer.upBias = leaf(name + "intermediate.dense.bias");
        layer.downWeight = leaf(name + "output.dense.weight");
        layer.downBias = leaf(name + "output.dense.bias");
        layer.normBeforeWeight = leaf(name + "layernorm_before.weight");
        layer.normBeforeBias = leaf(name + "layernorm_before.bias");
        layer.normAfterWeight = leaf(name + "layernorm_after.weight");
        layer.normAfterBias = leaf(name + "layernorm_after.bias");
        layers.push_back(std::move(layer));
    }
    finalNormWeight = leaf("layernorm.weight");
    finalNormBias = leaf("layernorm.bias");
}

std::vector<at::Tensor> ViTLeaves::all() const {
    std::vector<at::Tensor> leaves = {classToken, position,        patchWeight,
                                      patchBias,  finalNormWeight, finalNormBias};
    for (const ViTLayerLeaves& l : layers) {
        leaves.insert(leaves.end(),
                      {l.normBeforeWeight, l.normBeforeBias, l.qkvWeight, l.outWeight, l.outBias,
                       l.normAfterWeight, l.normAfterBias, l.upWeight, l.upBias, l.downWeight, l.downBias});
        if (l.qkvBias.defined()) leaves.push_back(l.qkvBias);
    }
    return leaves;
}

}  // namespace fovea::adapter
