#include "backbone/backbone_folder.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

namespace fovea::backbone {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

using Shape = std::vector<std::int64_t>;

std::string shapeText(const Shape& shape) {
    std::string text = "[";
    for (std::size_t i = 0; i < shape.size(); ++i) text += (i ? ", " : "") + std::to_string(shape[i]);
    return text + "]";
}

/// Every tensor a plain ViT of this configuration has, without prefix.
std::vector<std::pair<std::string, Shape>> expectedTensors(const ViTConfig& c) {
    const std::int64_t D = c.hiddenSize, F = c.intermediateSize, P = c.patchSize, N = c.trainedGrid();
    std::vector<std::pair<std::string, Shape>> all = {
        {"embeddings.cls_token", {1, 1, D}},
        {"embeddings.position_embeddings", {1, N * N + 1, D}},
        {"embeddings.patch_embeddings.projection.weight", {D, c.numChannels, P, P}},
        {"embeddings.patch_embeddings.projection.bias", {D}},
    };
    for (int i = 0; i < c.numLayers; ++i) {
        const std::string layer = "encoder.layer." + std::to_string(i) + ".";
        for (const char* part : {"query", "key", "value"}) {
            all.emplace_back(layer + "attention.attention." + part + ".weight", Shape{D, D});
            if (c.qkvBias) all.emplace_back(layer + "attention.attention." + part + ".bias", Shape{D});
        }
        all.emplace_back(layer + "attention.output.dense.weight", Shape{D, D});
        all.emplace_back(layer + "attention.output.dense.bias", Shape{D});
        all.emplace_back(layer + "intermediate.dense.weight", Shape{F, D});
        all.emplace_back(layer + "intermediate.dense.bias", Shape{F});
        all.emplace_back(layer + "output.dense.weight", Shape{D, F});
        all.emplace_back(layer + "output.dense.bias", Shape{D});
        for (const char* part : {"layernorm_before", "layernorm_after"}) {
            all.emplace_back(layer + part + ".weight", Shape{D});
            all.emplace_back(layer + part + ".bias", Shape{D});
        }
    }
    return all;
}

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < std::min<std::size_t>(5, names.size()); ++i)
        text += (i ? ", " : "") + names[i];
    if (names.size() > 5) text += " and " + std::to_string(names.size() - 5) + " more";
    return text;
}

bool endsWith(const std::string& text, const std::string& end) {
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

Result<Normalisation> readNormalisation(const fs::path& folder) {
    Normalisation result;
    const fs::path path = folder / "preprocessor_config.json";
    if (!fs::exists(path)) return result;
    FOVEA_TRY(const std::string text, readTextFile(path.string()));
    const json j = json::parse(text, nullptr, false);
    const auto wrong = [&](const std::string& why) {
        return Error{ErrorCode::corruptFile, why, path.string()};
    };
    if (!j.is_object()) return wrong("no JSON object");
    const auto read = [&](const char* key, std::array<double, 3>& out) {
        if (!j.contains(key)) return true;
        if (!j[key].is_array() || j[key].size() != 3) return false;
        for (std::size_t i = 0; i < 3; ++i) {
            if (!j[key][i].is_number()) return false;
            out[i] = j[key][i];
        }
        return true;
    };
    if (!read("image_mean", result.mean) || !read("image_std", result.deviation))
        return wrong("image_mean and image_std must be three numbers");
    for (const double d : result.deviation)
        if (!(d > 0)) return wrong("image_std must be positive");
    if (j.contains("rescale_factor") && j["rescale_factor"].is_number()) result.rescale = j["rescale_factor"];
    return result;
}

}  // namespace

Result<ViTConfig> parseViTConfig(const std::string& text, const std::string& path) {
    const json j = json::parse(text, nullptr, false);
    if (!j.is_object()) return Error{ErrorCode::corruptFile, "no JSON object", path};
    const std::string type = j.value("model_type", std::string("vit"));
    if (type != "vit")
        return Error{ErrorCode::unsupportedFormat,
                     "architecture \"" + type + "\"; a plain ViT (\"vit\") is needed", path};
    ViTConfig c;
    std::string missing;
    const auto number = [&](const char* key, auto& out) {
        if (j.contains(key) && j[key].is_number())
            out = j[key];
        else
            missing += (missing.empty() ? "" : ", ") + std::string(key);
    };
    number("hidden_size", c.hiddenSize);
    number("num_hidden_layers", c.numLayers);
    number("num_attention_heads", c.numHeads);
    number("intermediate_size", c.intermediateSize);
    number("image_size", c.imageSize);
    number("patch_size", c.patchSize);
    if (!missing.empty()) return Error{ErrorCode::corruptFile, "lacks " + missing, path};
    if (j.contains("num_channels") && j["num_channels"].is_number()) c.numChannels = j["num_channels"];
    if (j.contains("layer_norm_eps") && j["layer_norm_eps"].is_number()) c.layerNormEps = j["layer_norm_eps"];
    if (j.contains("qkv_bias") && j["qkv_bias"].is_boolean()) c.qkvBias = j["qkv_bias"];
    const std::string act =
        j.contains("hidden_act") && j["hidden_act"].is_string() ? j["hidden_act"] : json("gelu");
    if (act == "gelu")
        c.activation = Activation::gelu;
    else if (act == "gelu_new" || act == "gelu_pytorch_tanh")
        c.activation = Activation::geluTanh;
    else
        return Error{ErrorCode::unsupportedFormat, "activation \"" + act + "\"", path};
    if (auto valid = c.validate(); !valid) {
        Error error = valid.error();
        error.file = path;
        return error;
    }
    return c;
}

Result<void> checkViTTensors(const SafeTensors& weights, const std::string& prefix, const ViTConfig& config,
                             bool& finalNorm) {
    std::vector<std::string> missing, misshapen, unexpected;
    std::set<std::string> known;
    const auto check = [&](const std::string& name, const Shape& shape) {
        known.insert(prefix + name);
        const TensorView* t = weights.find(prefix + name);
        if (!t)
            missing.push_back(prefix + name);
        else if (t->shape != shape)
            misshapen.push_back(prefix + name + " is " + shapeText(t->shape) + ", not " + shapeText(shape));
        else if (t->dtype != DType::f32 && t->dtype != DType::f16 && t->dtype != DType::bf16)
            misshapen.push_back(prefix + name + " is of type " + dtypeName(t->dtype));
    };
    for (const auto& [name, shape] : expectedTensors(config)) check(name, shape);
    finalNorm = weights.find(prefix + "layernorm.weight") != nullptr;
    if (finalNorm) {
        check("layernorm.weight", {config.hiddenSize});
        check("layernorm.bias", {config.hiddenSize});
    }
    for (const auto& [name, view] : weights.tensors()) {
        if (name.compare(0, prefix.size(), prefix) != 0 || known.count(name)) continue;
        const bool unused = name.find("pooler.") != std::string::npos ||
                            name.find("classifier.") != std::string::npos || endsWith(name, "mask_token");
        if (!unused) unexpected.push_back(name);
    }
    std::string detail;
    const auto add = [&](const char* what, const std::vector<std::string>& names) {
        if (!names.empty()) detail += (detail.empty() ? "" : "; ") + std::string(what) + ": " + listed(names);
    };
    add("missing", missing);
    add("wrong shape or type", misshapen);
    add("unexpected", unexpected);
    if (!detail.empty()) return Error{ErrorCode::missingTensors, detail, weights.path()};
    return {};
}

Result<BackboneFolder> openBackboneFolder(const std::string& path) {
    return guarded([&]() -> Result<BackboneFolder> {
        const fs::path folder = path;
        if (!fs::exists(folder)) return Error{ErrorCode::fileNotFound, "no such folder", path};
        if (!fs::is_directory(folder))
            return Error{ErrorCode::unsupportedFormat,
                         "a backbone is a folder with config.json and model.safetensors", path};
        const fs::path configPath = folder / "config.json", weightsPath = folder / "model.safetensors";
        if (!fs::exists(configPath))
            return Error{ErrorCode::fileNotFound, "no config.json", configPath.string()};
        BackboneFolder result;
        result.path = path;
        result.name = fs::canonical(folder).filename().string();
        FOVEA_TRY(const std::string configText, readTextFile(configPath.string()));
        FOVEA_TRY(result.config, parseViTConfig(configText, configPath.string()));
        FOVEA_TRY(result.normalisation, readNormalisation(folder));
        if (!fs::exists(weightsPath)) {
            if (fs::exists(folder / "pytorch_model.bin"))
                return Error{ErrorCode::unsupportedFormat,
                             "only pytorch_model.bin is here; such files can run code and are never opened: "
                             "convert it "
                             "to model.safetensors",
                             (folder / "pytorch_model.bin").string()};
            return Error{ErrorCode::fileNotFound, "no model.safetensors", weightsPath.string()};
        }
        FOVEA_TRY(result.weights, SafeTensors::open(weightsPath.string()));
        result.prefix = result.weights.find("vit.embeddings.cls_token") ? "vit." : "";
        FOVEA_CHECK(checkViTTensors(result.weights, result.prefix, result.config, result.finalNorm));
        return result;
    });
}

}  // namespace fovea::backbone
