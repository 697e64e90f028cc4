#include "backbone/tensor_names.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <set>
#include <string_view>

namespace fovea::backbone {

/// One module of a naming: its tensors are `theirs` + ".weight" and ".bias", or
/// `theirs` itself. Inside a layer both names are relative to it.
struct NamingRule {
    std::string_view theirs, ours;
    std::size_t part = 0, parts = 1;
};

struct Naming {
    bool huggingFace;
    std::string_view patches;  ///< the patch embedding: found by it, with what stands before it
    std::string_view layer;    ///< before a layer's number
    std::vector<NamingRule> whole, inLayer;
    std::vector<std::string_view> leftAside;  ///< beginnings of names that the pass has no use for
};

namespace {

using Shape = std::vector<std::int64_t>;

constexpr std::string_view kOwnLayer = "encoder.layer.";

const std::vector<Naming>& namings() {
    static const std::vector<Naming> all = {
        // ViT, DeiT, ViT-MAE, ViT-MSN, I-JEPA; this is also what reference files and Fovea's own use.
        {true,
         "embeddings.patch_embeddings.projection",
         "encoder.layer.",
         {{"embeddings.cls_token", "embeddings.cls_token"},
          {"embeddings.distillation_token", "embeddings.register_tokens"},
          {"embeddings.position_embeddings", "embeddings.position_embeddings"},
          {"embeddings.patch_embeddings.projection", "embeddings.patch_embeddings.projection"},
          {"layernorm", "layernorm"}},
         {{"layernorm_before", "layernorm_before"},
          {"attention.attention.query", "attention.qkv", 0, 3},
          {"attention.attention.key", "attention.qkv", 1, 3},
          {"attention.attention.value", "attention.qkv", 2, 3},
          {"attention.output.dense", "attention.output.dense"},
          {"layernorm_after", "layernorm_after"},
          {"intermediate.dense", "intermediate.dense"},
          {"output.dense", "output.dense"}},
         {"embeddings.mask_token", "pooler.", "classifier.", "cls_classifier.", "distillation_classifier.",
          "decoder."}},
        // DINOv2, with and without registers.
        {true,
         "embeddings.patch_embeddings.projection",
         "encoder.layer.",
         {{"embeddings.cls_token", "embeddings.cls_token"},
          {"embeddings.register_tokens", "embeddings.register_tokens"},
          {"embeddings.position_embeddings", "embeddings.position_embeddings"},
          {"embeddings.patch_embeddings.projection", "embeddings.patch_embeddings.projection"},
          {"layernorm", "layernorm"}},
         {{"norm1", "layernorm_before"},
          {"attention.attention.query", "attention.qkv", 0, 3},
          {"attention.attention.key", "attention.qkv", 1, 3},
          {"attention.attention.value", "attention.qkv", 2, 3},
          {"attention.output.dense", "attention.output.dense"},
          {"layer_scale1.lambda1", "attention.output.dense.scale"},
          {"norm2", "layernorm_after"},
          {"mlp.fc1", "intermediate.dense"},
          {"mlp.weights_in", "intermediate.dense"},
          {"mlp.fc2", "output.dense"},
          {"mlp.weights_out", "output.dense"},
          {"layer_scale2.lambda1", "output.dense.scale"}},
         {"embeddings.mask_token", "classifier."}},
        // timm; MAE, RETFound, DINO, DeiT and DINOv2 as their authors published them.
        {false,
         "patch_embed.proj",
         "blocks.",
         {{"cls_token", "embeddings.cls_token"},
          {"dist_token", "embeddings.register_tokens"},
          {"reg_token", "embeddings.register_tokens"},
          {"register_tokens", "embeddings.register_tokens"},
          {"pos_embed", "embeddings.position_embeddings"},
          {"patch_embed.proj", "embeddings.patch_embeddings.projection"},
          {"norm", "layernorm"},
          {"fc_norm", "pooled_layernorm"}},
         {{"norm1", "layernorm_before"},
          {"attn.qkv", "attention.qkv"},
          {"attn.proj", "attention.output.dense"},
          {"ls1.gamma", "attention.output.dense.scale"},
          {"gamma_1", "attention.output.dense.scale"},
          {"norm2", "layernorm_after"},
          {"mlp.fc1", "intermediate.dense"},
          {"mlp.w12", "intermediate.dense"},
          {"mlp.fc2", "output.dense"},
          {"mlp.w3", "output.dense"},
          {"ls2.gamma", "output.dense.scale"},
          {"gamma_2", "output.dense.scale"}},
         {"mask_token", "head.", "head_dist.", "pre_logits.", "fc.", "decoder_"}},
    };
    return all;
}

/// What names give away of other architectures; the first that occurs counts.
struct Stranger {
    std::string_view part, what;
};
constexpr Stranger kStrangers[] = {
    {"downsample.reduction", "a Swin Transformer"},
    {"relative_position", "a Transformer with relative positions (BEiT, Swin)"},
    {"rel_pos", "a Transformer with relative positions (SAM, BEiT)"},
    {"attn.q_bias", "a Transformer of the BEiT or EVA family"},
    {"rope", "a ViT with rotary positions (DINOv3, EVA-02)"},
    {"q_norm", "a ViT that normalises queries and keys"},
    {"attn_pool", "a ViT with attention pooling (SigLIP)"},
    {"norm_pre", "a CLIP image encoder"},
    {"pre_layrnorm", "a CLIP image encoder"},
    {"vision_model.", "a model of images and text (CLIP, SigLIP)"},
    {"visual.", "a model of images and text (CLIP)"},
    {"patch_embed.backbone", "a ViT on top of a convolutional network"},
    {"downsample_layers", "a ConvNeXt"},
    {"conv_dw", "a ConvNeXt"},
    {"dwconv", "a ConvNeXt"},
    {"layer1.0.conv1", "a ResNet"},
    {"features.0", "a convolutional network"},
    {"lora_", "additions to a network (LoRA), not the network"},
};

bool startsWith(std::string_view text, std::string_view start) {
    return text.substr(0, start.size()) == start;
}

/// A name split into layer number (empty outside layers) and the rest.
struct SplitName {
    std::string_view layer, rest;
};
SplitName split(std::string_view name, std::string_view layerStart) {
    if (!startsWith(name, layerStart)) return {{}, name};
    const std::string_view rest = name.substr(layerStart.size());
    const std::size_t dot = rest.find('.');
    if (dot == std::string_view::npos || dot == 0 || dot > 6 ||
        !std::all_of(rest.begin(), rest.begin() + std::ptrdiff_t(dot),
                     [](unsigned char c) { return std::isdigit(c); }))
        return {{}, name};
    return {rest.substr(0, dot), rest.substr(dot + 1)};
}

/// A module's name and ".weight", ".bias" or nothing.
SplitName splitKind(std::string_view name) {
    for (const std::string_view kind : {std::string_view(".weight"), std::string_view(".bias")})
        if (name.size() > kind.size() && name.substr(name.size() - kind.size()) == kind)
            return {kind, name.substr(0, name.size() - kind.size())};
    return {{}, name};
}

ViTTensors mapBy(const Naming& naming, const std::map<std::string, TensorView>& tensors,
                 const std::string& prefix) {
    ViTTensors result;
    result.naming = &naming;
    result.prefix = prefix;
    for (const auto& [name, view] : tensors) {
        if (!startsWith(name, prefix)) continue;
        const std::string_view bare = std::string_view(name).substr(prefix.size());
        const auto [layer, inside] = split(bare, naming.layer);
        const auto [kind, module] = splitKind(inside);
        const auto& rules = layer.empty() ? naming.whole : naming.inLayer;
        const auto rule = std::find_if(rules.begin(), rules.end(), [&module = module](const NamingRule& r) {
            return r.theirs == module;
        });
        bool taken = false;
        if (rule != rules.end()) {
            std::string own =
                layer.empty() ? std::string() : std::string(kOwnLayer) + std::string(layer) + ".";
            own += std::string(rule->ours) + std::string(kind);
            auto& parts = result.parts[own];
            parts.resize(std::max(parts.size(), rule->parts));
            // Two that claim one place (norm1 of two kinds) are not both right.
            taken = parts[rule->part].name.empty();
            if (taken) parts[rule->part] = {name, view};
        }
        if (!taken && std::none_of(naming.leftAside.begin(), naming.leftAside.end(),
                                   [&](std::string_view start) { return startsWith(bare, start); }))
            result.unexpected.push_back(name);
    }
    return result;
}

const TensorView* only(const ViTTensors& tensors, const std::string& name) {
    const auto it = tensors.parts.find(name);
    return it == tensors.parts.end() ? nullptr : &it->second.front().view;
}

std::string shapeText(const Shape& shape) {
    std::string text = "[";
    for (std::size_t i = 0; i < shape.size(); ++i) text += (i ? ", " : "") + std::to_string(shape[i]);
    return text + "]";
}

struct Expected {
    std::string name;
    Shape shape;
};

std::vector<Expected> expectedTensors(const ViTConfig& c, bool norm, bool pooledNorm) {
    const std::int64_t D = c.hiddenSize, F = c.intermediateSize, P = c.patchSize, G = c.trainedGrid(),
                       up = c.gatedMlp ? 2 * F : F;
    std::vector<Expected> all;
    const auto module = [&](const std::string& name, Shape weight, bool bias = true) {
        if (bias) all.push_back({name + ".bias", {weight.front()}});
        all.push_back({name + ".weight", std::move(weight)});
    };
    if (c.classToken) all.push_back({"embeddings.cls_token", {1, 1, D}});
    if (c.registerTokens > 0) all.push_back({"embeddings.register_tokens", {1, c.registerTokens, D}});
    all.push_back({"embeddings.position_embeddings", {1, c.leadingTokens() + G * G, D}});
    module("embeddings.patch_embeddings.projection", {D, c.numChannels, P, P});
    for (int i = 0; i < c.numLayers; ++i) {
        const std::string layer = std::string(kOwnLayer) + std::to_string(i) + ".";
        module(layer + "layernorm_before", {D});
        module(layer + "attention.qkv", {3 * D, D}, c.qkvBias);
        module(layer + "attention.output.dense", {D, D});
        module(layer + "layernorm_after", {D});
        module(layer + "intermediate.dense", {up, D});
        module(layer + "output.dense", {D, F});
        if (c.layerScale)
            for (const char* branch : {"attention.output.dense.scale", "output.dense.scale"})
                all.push_back({layer + branch, {D}});
    }
    if (norm) module("layernorm", {D});
    if (pooledNorm) module("pooled_layernorm", {D});
    return all;
}

/// Rows that a file may give the position embedding: all, without registers (as
/// Hugging Face's DINOv2), or of the patches alone (timm's no_embed_class).
std::vector<std::int64_t> positionRows(const ViTConfig& c, bool patchesAlone) {
    const std::int64_t patches = std::int64_t(c.trainedGrid()) * c.trainedGrid();
    std::vector<std::int64_t> rows = {patches + c.leadingTokens(), patches + (c.classToken ? 1 : 0)};
    if (patchesAlone) rows.push_back(patches);
    return rows;
}

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < std::min<std::size_t>(5, names.size()); ++i)
        text += (i ? ", " : "") + names[i];
    if (names.size() > 5) text += " and " + std::to_string(names.size() - 5) + " more";
    return text;
}

}  // namespace

bool ViTTensors::isHuggingFace() const {
    return naming && naming->huggingFace;
}

std::string ViTTensors::foreignName(const std::string& name, std::size_t part) const {
    const auto [layer, inside] = split(name, kOwnLayer);
    const auto [kind, module] = splitKind(inside);
    for (const NamingRule& rule : layer.empty() ? naming->whole : naming->inLayer)
        if (rule.ours == module && rule.part == part)
            return prefix + (layer.empty() ? "" : std::string(naming->layer) + std::string(layer) + ".") +
                   std::string(rule.theirs) + std::string(kind);
    return prefix + name;
}

ViTTensors tensorsUnder(const std::map<std::string, TensorView>& tensors, const std::string& prefix) {
    ViTTensors best;
    for (const Naming& naming : namings()) {
        ViTTensors mapped = mapBy(naming, tensors, prefix);
        if (!best.naming || mapped.parts.size() > best.parts.size()) best = std::move(mapped);
    }
    return best;
}

Result<ViTTensors> recogniseTensors(const std::map<std::string, TensorView>& tensors,
                                    const std::string& path) {
    const auto refused = [&](const std::string& what) {
        return Error{ErrorCode::unsupportedModel, what, path};
    };
    for (const Stranger& stranger : kStrangers)
        for (const auto& [name, view] : tensors)
            if (name.find(stranger.part) != std::string::npos)
                return refused("by its tensor " + name + " this is " + std::string(stranger.what) +
                               "; a plain ViT is needed");
    std::set<std::string> prefixes;
    for (const auto& [name, view] : tensors)
        for (const Naming& naming : namings()) {
            const std::string patches = std::string(naming.patches) + ".weight";
            if (name.size() < patches.size()) continue;
            const std::string prefix = name.substr(0, name.size() - patches.size());
            if (prefix + patches == name && (prefix.empty() || prefix.back() == '.')) prefixes.insert(prefix);
        }
    if (prefixes.size() > 1)
        return refused("several networks in one file, named " + listed({prefixes.begin(), prefixes.end()}) +
                       "; keep the tensors of one");
    if (prefixes.empty()) {
        std::vector<std::string> names;
        for (const auto& [name, view] : tensors) names.push_back(name);
        return refused("no patch embedding of a plain ViT is among its tensors: " + listed(names));
    }
    return tensorsUnder(tensors, *prefixes.begin());
}

Result<ViTConfig> configFromTensors(const ViTTensors& t, const std::string& path) {
    ViTConfig c;
    c.numHeads = 0;
    const std::string projection = "embeddings.patch_embeddings.projection.weight",
                      up = std::string(kOwnLayer) + "0.intermediate.dense.weight",
                      down = std::string(kOwnLayer) + "0.output.dense.weight",
                      positions = "embeddings.position_embeddings";
    for (const auto& [name, dimensions] :
         std::map<std::string, std::size_t>{{projection, 4}, {up, 2}, {down, 2}, {positions, 3}}) {
        const TensorView* view = only(t, name);
        if (!view) return Error{ErrorCode::missingTensors, "missing: " + t.foreignName(name), path};
        bool sound = view->shape.size() == dimensions;
        for (const std::int64_t s : view->shape) sound = sound && s > 0 && s <= (1 << 20);
        if (!sound)
            return Error{ErrorCode::missingTensors,
                         "wrong shape: " + t.foreignName(name) + " is " + shapeText(view->shape), path};
    }
    const Shape& patches = only(t, projection)->shape;
    c.hiddenSize = int(patches[0]);
    c.numChannels = int(patches[1]);
    c.patchSize = int(patches[2]);
    c.intermediateSize = int(only(t, down)->shape[1]);
    c.gatedMlp = only(t, up)->shape[0] == 2 * std::int64_t(c.intermediateSize);
    const auto layerHas = [&](int i, const char* name) {
        return t.has(std::string(kOwnLayer) + std::to_string(i) + "." + name);
    };
    c.numLayers = 0;
    while (layerHas(c.numLayers, "layernorm_before.weight")) ++c.numLayers;
    c.qkvBias = layerHas(0, "attention.qkv.bias");
    c.layerScale = layerHas(0, "output.dense.scale");
    c.classToken = t.has("embeddings.cls_token");
    if (const TensorView* registers = only(t, "embeddings.register_tokens"))
        c.registerTokens = registers->shape.size() == 3 ? int(registers->shape[1]) : 0;
    c.summary = t.has("pooled_layernorm.weight") ? Summary::normedMean
                : c.classToken                   ? Summary::classToken
                                                 : Summary::meanOfNormed;
    // The grid is the one whose patches leave 0, 1 or all leading tokens of the rows.
    const std::int64_t rows = only(t, positions)->shape[1];
    std::set<std::int64_t> grids;
    for (const int leading : {0, c.classToken ? 1 : 0, c.leadingTokens()}) {
        const auto grid =
            std::int64_t(std::lround(std::sqrt(double(std::max<std::int64_t>(0, rows - leading)))));
        if (grid > 0 && grid * grid == rows - leading) grids.insert(grid);
    }
    if (grids.size() != 1)
        return Error{ErrorCode::unsupportedModel,
                     t.foreignName(positions) + " has " + std::to_string(rows) + " positions, which fit " +
                         (grids.empty() ? "no square grid" : "two square grids") + " of patches",
                     path};
    c.imageSize = int(*grids.begin()) * c.patchSize;
    return c;
}

Result<void> checkTensors(const ViTTensors& t, const ViTConfig& config, const std::string& path) {
    std::vector<std::string> missing, misshapen, unexpected = t.unexpected;
    std::set<std::string> known;
    const bool norm = t.has("layernorm.weight") || t.has("layernorm.bias");
    const bool pooledNorm = config.summary == Summary::normedMean;
    for (const Expected& e : expectedTensors(config, norm && !pooledNorm, pooledNorm)) {
        known.insert(e.name);
        const auto it = t.parts.find(e.name);
        if (it == t.parts.end()) {
            missing.push_back(t.foreignName(e.name));
            continue;
        }
        for (std::size_t i = 0; i < it->second.size(); ++i) {
            const auto& [name, view] = it->second[i];
            if (name.empty()) {
                missing.push_back(t.foreignName(e.name, i));
                continue;
            }
            Shape shape = e.shape;
            shape[0] /= std::int64_t(it->second.size());
            if (e.name == "embeddings.position_embeddings" && view.shape.size() == 3)
                for (const std::int64_t rows : positionRows(config, !t.isHuggingFace()))
                    if (rows == view.shape[1]) shape[1] = rows;
            if (view.shape != shape)
                misshapen.push_back(name + " is " + shapeText(view.shape) + ", not " + shapeText(shape));
            else if (view.dtype != DType::f32 && view.dtype != DType::f16 && view.dtype != DType::bf16)
                misshapen.push_back(name + " is of type " + dtypeName(view.dtype));
        }
    }
    for (const auto& [name, parts] : t.parts)
        if (!known.count(name))
            for (const ViTTensors::Part& part : parts)
                if (!part.name.empty()) unexpected.push_back(part.name);
    std::string detail;
    const auto add = [&](const char* what, const std::vector<std::string>& names) {
        if (!names.empty()) detail += (detail.empty() ? "" : "; ") + std::string(what) + ": " + listed(names);
    };
    add("missing", missing);
    add("wrong shape or type", misshapen);
    add("unexpected", unexpected);
    if (!detail.empty()) return Error{ErrorCode::missingTensors, detail, path};
    return {};
}

}  // namespace fovea::backbone
