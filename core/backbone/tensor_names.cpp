#include "backbone/tensor_names.h"
#include "base/entries_shown.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <set>
#include <string_view>

namespace fovea::backbone {

/// One module of a naming: its tensors are `theirs` + ".weight" and ".bias", or
/// `theirs` itself, whole. Inside a layer both names are relative to it.
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

/// DINOv3's two kinds differ in what "up_proj" is: all of the MLP's first half, or its second part.
Naming dinov3(bool gated) {
    Naming naming{true,
                  "embeddings.patch_embeddings",
                  "layer.",
                  {{"embeddings.cls_token", "embeddings.cls_token"},
                   {"embeddings.register_tokens", "embeddings.register_tokens"},
                   {"embeddings.patch_embeddings", "embeddings.patch_embeddings.projection"},
                   {"norm", "layernorm"}},
                  {{"norm1", "layernorm_before"},
                   {"attention.q_proj", "attention.qkv", 0, 3},
                   {"attention.k_proj", "attention.qkv", 1, 3},
                   {"attention.v_proj", "attention.qkv", 2, 3},
                   {"attention.o_proj", "attention.output.dense"},
                   {"layer_scale1.lambda1", "attention.output.dense.scale"},
                   {"norm2", "layernorm_after"},
                   {"mlp.down_proj", "output.dense"},
                   {"layer_scale2.lambda1", "output.dense.scale"}},
                  {"embeddings.mask_token", "rope_embeddings."}};
    if (gated) naming.inLayer.push_back({"mlp.gate_proj", "intermediate.dense", 0, 2});
    naming.inLayer.push_back({"mlp.up_proj", "intermediate.dense", gated ? 1u : 0u, gated ? 2u : 1u});
    return naming;
}

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
        dinov3(/*gated*/ false),
        dinov3(/*gated*/ true),
        // CLIP's and SigLIP's image encoders.
        {true,
         "embeddings.patch_embedding",
         "encoder.layers.",
         {{"embeddings.class_embedding", "embeddings.cls_token"},
          {"embeddings.position_embedding.weight", "embeddings.position_embeddings"},
          {"embeddings.patch_embedding", "embeddings.patch_embeddings.projection"},
          {"pre_layrnorm", "embeddings.layernorm"},
          {"post_layernorm", "layernorm"},
          {"head.probe", "pooling.probe"},
          {"head.attention.in_proj_weight", "pooling.qkv.weight"},
          {"head.attention.in_proj_bias", "pooling.qkv.bias"},
          {"head.attention.out_proj", "pooling.out"},
          {"head.layernorm", "pooling.layernorm"},
          {"head.mlp.fc1", "pooling.up"},
          {"head.mlp.fc2", "pooling.down"}},
         {{"layer_norm1", "layernorm_before"},
          {"self_attn.q_proj", "attention.qkv", 0, 3},
          {"self_attn.k_proj", "attention.qkv", 1, 3},
          {"self_attn.v_proj", "attention.qkv", 2, 3},
          {"self_attn.out_proj", "attention.output.dense"},
          {"layer_norm2", "layernorm_after"},
          {"mlp.fc1", "intermediate.dense"},
          {"mlp.fc2", "output.dense"}},
         {"embeddings.position_ids"}},
        // CLIP as OpenAI and open_clip publish it.
        {false,
         "conv1",
         "transformer.resblocks.",
         {{"class_embedding", "embeddings.cls_token"},
          {"positional_embedding", "embeddings.position_embeddings"},
          {"conv1", "embeddings.patch_embeddings.projection"},
          {"ln_pre", "embeddings.layernorm"},
          {"ln_post", "layernorm"}},
         {{"ln_1", "layernorm_before"},
          {"attn.in_proj_weight", "attention.qkv.weight"},
          {"attn.in_proj_bias", "attention.qkv.bias"},
          {"attn.out_proj", "attention.output.dense"},
          {"ls_1.gamma", "attention.output.dense.scale"},
          {"ln_2", "layernorm_after"},
          {"mlp.c_fc", "intermediate.dense"},
          {"mlp.c_proj", "output.dense"},
          {"ls_2.gamma", "output.dense.scale"}},
         {"proj"}},
        // timm, EVA-02 among it; MAE, RETFound, DINO, DeiT and DINOv2 as their authors published them.
        {false,
         "patch_embed.proj",
         "blocks.",
         {{"cls_token", "embeddings.cls_token"},
          {"dist_token", "embeddings.register_tokens"},
          {"reg_token", "embeddings.register_tokens"},
          {"register_tokens", "embeddings.register_tokens"},
          {"pos_embed", "embeddings.position_embeddings"},
          {"patch_embed.proj", "embeddings.patch_embeddings.projection"},
          {"norm_pre", "embeddings.layernorm"},
          {"norm", "layernorm"},
          {"fc_norm", "pooled_layernorm"}},
         {{"norm1", "layernorm_before"},
          {"attn.qkv", "attention.qkv"},
          {"attn.q_bias", "attention.qkv.bias", 0, 3},
          {"attn.k_bias", "attention.qkv.bias", 1, 3},
          {"attn.v_bias", "attention.qkv.bias", 2, 3},
          {"attn.q_proj", "attention.qkv", 0, 3},
          {"attn.k_proj", "attention.qkv", 1, 3},
          {"attn.v_proj", "attention.qkv", 2, 3},
          {"attn.proj", "attention.output.dense"},
          {"ls1.gamma", "attention.output.dense.scale"},
          {"gamma_1", "attention.output.dense.scale"},
          {"norm2", "layernorm_after"},
          {"mlp.fc1", "intermediate.dense"},
          {"mlp.w12", "intermediate.dense"},
          {"mlp.fc1_g", "intermediate.dense", 0, 2},
          {"mlp.fc1_x", "intermediate.dense", 1, 2},
          {"mlp.norm", "intermediate.layernorm"},
          {"mlp.fc2", "output.dense"},
          {"mlp.w3", "output.dense"},
          {"ls2.gamma", "output.dense.scale"},
          {"gamma_2", "output.dense.scale"}},
         {"mask_token", "head.", "head_dist.", "pre_logits.", "fc.", "lm_head.", "decoder_"}},
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
    {"rope_embed.", "DINOv3 in its authors' naming, with rotary positions (Hugging Face's naming is read)"},
    {"q_norm", "a ViT that normalises queries and keys"},
    {"attn_pool", "a ViT with attention pooling (SigLIP) in timm's naming (Hugging Face's is read)"},
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
        auto [kind, module] = splitKind(inside);
        const auto& rules = layer.empty() ? naming.whole : naming.inLayer;
        const auto called = [&](std::string_view name) {
            return std::find_if(rules.begin(), rules.end(),
                                [&](const NamingRule& r) { return r.theirs == name; });
        };
        auto rule = called(inside);
        if (rule != rules.end())
            kind = {};
        else
            rule = called(module);
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
    if (c.learntPositions)
        all.push_back({"embeddings.position_embeddings", {1, c.leadingTokens() + G * G, D}});
    module("embeddings.patch_embeddings.projection", {D, c.numChannels, P, P}, c.patchBias);
    if (c.preNorm) module("embeddings.layernorm", {D});
    for (int i = 0; i < c.numLayers; ++i) {
        const std::string layer = std::string(kOwnLayer) + std::to_string(i) + ".";
        module(layer + "layernorm_before", {D});
        module(layer + "attention.qkv", {3 * D, D}, c.qkvBias);
        module(layer + "attention.output.dense", {D, D});
        module(layer + "layernorm_after", {D});
        module(layer + "intermediate.dense", {up, D});
        if (c.innerNorm) module(layer + "intermediate.layernorm", {F});
        module(layer + "output.dense", {D, F});
        if (c.layerScale)
            for (const char* branch : {"attention.output.dense.scale", "output.dense.scale"})
                all.push_back({layer + branch, {D}});
    }
    if (norm) module("layernorm", {D});
    if (pooledNorm) module("pooled_layernorm", {D});
    if (c.summary == Summary::attentionPooled) {
        all.push_back({"pooling.probe", {1, 1, D}});
        module("pooling.qkv", {3 * D, D});
        module("pooling.out", {D, D});
        module("pooling.layernorm", {D});
        module("pooling.up", {F, D});
        module("pooling.down", {D, F});
    }
    return all;
}

/// Tokens and positions, which files may hold without the first dimensions.
bool mayLackOnes(const std::string& name) {
    return name == "embeddings.cls_token" || name == "embeddings.position_embeddings";
}

/// With ones before it, so that it has this many dimensions.
Shape withOnes(Shape shape, std::size_t dimensions) {
    if (shape.size() < dimensions) shape.insert(shape.begin(), dimensions - shape.size(), 1);
    return shape;
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
    constexpr std::size_t kListed = 5;
    const std::size_t shown = entriesShown(names.size(), kListed);
    std::string text;
    for (std::size_t i = 0; i < shown; ++i) text += (i ? ", " : "") + names[i];
    if (shown < names.size()) text += " and " + std::to_string(names.size() - shown) + " more";
    return text;
}

}  // namespace

bool ViTTensors::isHuggingFace() const {
    return naming && naming->huggingFace;
}

bool ViTTensors::hasPartedAttention() const {
    for (const char* kind : {".weight", ".bias"}) {
        const auto it = parts.find(std::string(kOwnLayer) + "0.attention.qkv" + kind);
        if (it != parts.end() && it->second.size() > 1) return true;
    }
    return false;
}

std::string ViTTensors::foreignName(const std::string& name, std::size_t part) const {
    const auto [layer, inside] = split(name, kOwnLayer);
    const auto [kind, module] = splitKind(inside);
    const std::string before =
        prefix + (layer.empty() ? "" : std::string(naming->layer) + std::string(layer) + ".");
    const auto& rules = layer.empty() ? naming->whole : naming->inLayer;
    for (const NamingRule& rule : rules)
        if (rule.ours == inside && rule.part == part) return before + std::string(rule.theirs);
    for (const NamingRule& rule : rules)
        if (rule.ours == module && rule.part == part)
            return before + std::string(rule.theirs) + std::string(kind);
    return prefix + name;
}

ViTTensors tensorsUnder(const std::map<std::string, TensorView>& tensors, const std::string& prefix) {
    ViTTensors best;
    for (const Naming& naming : namings()) {
        ViTTensors mapped = mapBy(naming, tensors, prefix);
        const bool better =
            mapped.parts.size() > best.parts.size() ||
            (mapped.parts.size() == best.parts.size() && mapped.unexpected.size() < best.unexpected.size());
        if (!best.naming || better) best = std::move(mapped);
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

Result<ViTConfig> configFromTensors(const ViTTensors& t, bool learntPositions, const std::string& path) {
    ViTConfig c;
    c.numHeads = 0;
    c.learntPositions = learntPositions;
    const std::string projection = "embeddings.patch_embeddings.projection.weight",
                      up = std::string(kOwnLayer) + "0.intermediate.dense.weight",
                      down = std::string(kOwnLayer) + "0.output.dense.weight",
                      positions = "embeddings.position_embeddings";
    std::map<std::string, std::size_t> needed = {{projection, 4}, {up, 2}, {down, 2}};
    if (learntPositions) needed[positions] = 3;
    for (const auto& [name, dimensions] : needed) {
        const TensorView* view = only(t, name);
        if (!view) return Error{ErrorCode::missingTensors, "missing: " + t.foreignName(name), path};
        const Shape shape = name == positions ? withOnes(view->shape, dimensions) : view->shape;
        bool sound = shape.size() == dimensions;
        for (const std::int64_t s : shape) sound = sound && s > 0 && s <= (1 << 20);
        if (!sound)
            return Error{ErrorCode::missingTensors,
                         "wrong shape: " + t.foreignName(name) + " is " + shapeText(view->shape), path};
    }
    const Shape& patches = only(t, projection)->shape;
    c.hiddenSize = int(patches[0]);
    c.numChannels = int(patches[1]);
    c.patchSize = int(patches[2]);
    c.intermediateSize = int(only(t, down)->shape[1]);
    c.gatedMlp =
        t.parts.at(up).size() * std::size_t(only(t, up)->shape[0]) == 2 * std::size_t(c.intermediateSize);
    const auto layerHas = [&](int i, const char* name) {
        return t.has(std::string(kOwnLayer) + std::to_string(i) + "." + name);
    };
    c.numLayers = 0;
    while (layerHas(c.numLayers, "layernorm_before.weight")) ++c.numLayers;
    c.qkvBias = layerHas(0, "attention.qkv.bias");
    if (c.qkvBias) {
        const auto& biases = t.parts.at(std::string(kOwnLayer) + "0.attention.qkv.bias");
        c.keyBias = biases.size() < 3 || !biases[1].name.empty();
    }
    c.patchBias = t.has("embeddings.patch_embeddings.projection.bias");
    c.preNorm = t.has("embeddings.layernorm.weight");
    c.innerNorm = layerHas(0, "intermediate.layernorm.weight");
    c.layerScale = layerHas(0, "output.dense.scale");
    c.classToken = t.has("embeddings.cls_token");
    if (const TensorView* registers = only(t, "embeddings.register_tokens"))
        c.registerTokens = registers->shape.size() == 3 ? int(registers->shape[1]) : 0;
    c.summary = t.has("pooled_layernorm.weight") ? Summary::normedMean
                : c.classToken                   ? Summary::classToken
                                                 : Summary::meanOfNormed;
    c.imageSize = 16 * c.patchSize;
    if (!learntPositions) return c;
    // The grid is the one whose patches leave 0, 1 or all leading tokens of the rows.
    const Shape& table = only(t, positions)->shape;
    const std::int64_t rows = table[table.size() - 2];
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
            if (name.empty() && i == 1 && !config.keyBias && e.name.ends_with("attention.qkv.bias")) continue;
            if (name.empty()) {
                missing.push_back(t.foreignName(e.name, i));
                continue;
            }
            Shape shape = e.shape;
            shape[0] /= std::int64_t(it->second.size());
            const Shape found = mayLackOnes(e.name) ? withOnes(view.shape, shape.size()) : view.shape;
            if (e.name == "embeddings.position_embeddings" && found.size() == 3)
                for (const std::int64_t rows : positionRows(config, !t.isHuggingFace()))
                    if (rows == found[1]) shape[1] = rows;
            if (found != shape)
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
