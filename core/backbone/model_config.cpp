#include "backbone/model_config.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/file_layer.h"

namespace fovea::backbone {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr MessageKind kHeadsUnknown{
    "attention_heads_unknown",
    FOVEA_TEXT(
        "Messages",
        "The files of this backbone do not say how many attention heads it has. State num_heads in its "
        "config.json.")};

/// How a Hugging Face model type differs from "vit".
struct ModelType {
    std::string_view name;
    bool classToken = true;
    int registerTokens = 0;
    bool dinov2 = false;  ///< layer scale, mlp_ratio, use_swiglu_ffn
};
constexpr ModelType kModelTypes[] = {
    {"vit"},
    {"vit_mae"},
    {"vit_msn"},
    {"deit", true, /*distillation token*/ 1},
    {"ijepa", false},
    {"dinov2", true, 0, true},
    {"dinov2_with_registers", true, 4, true},
};

/// Beginnings of timm's names of plain ViTs. What else they cover (relative
/// positions, attention pooling) shows in the tensors.
constexpr std::string_view kTimmNames[] = {"vit_", "deit_", "deit3_", "flexivit_"};

constexpr int kConventionalHeadWidth = 64;
constexpr int kSixteenHeads[] = {1152, 1280, 1408, 1664};
constexpr double kTimmEps = 1e-6;

struct ActivationName {
    std::string_view name;
    Activation activation;
};
constexpr ActivationName kActivations[] = {{"gelu", Activation::gelu},
                                           {"gelu_new", Activation::geluTanh},
                                           {"gelu_pytorch_tanh", Activation::geluTanh},
                                           {"gelu_tanh", Activation::geluTanh}};

Result<Activation> activationFrom(const json& name, const std::string& path) {
    const std::string text = name.is_string() ? name.get<std::string>() : name.dump();
    for (const ActivationName& a : kActivations)
        if (a.name == text) return a.activation;
    return Error{ErrorCode::unsupportedModel, "activation \"" + text + "\"; gelu is needed", path};
}

Error withFile(Error error, const std::string& path) {
    error.file = path;
    return error;
}

/// A number, or a pair of equal ones (height and width).
bool readNumber(const json& j, const char* key, int& out) {
    if (!j.contains(key)) return false;
    const json& v = j[key];
    if (v.is_array() && v.size() == 2 && v[0].is_number_integer() && v[0] == v[1])
        out = v[0];
    else if (v.is_number_integer())
        out = v;
    else
        return false;
    return true;
}

/// Three positive or, where `positive` is not asked for, any numbers; as it was where the key is missing.
bool readTriple(const json& j, const char* key, bool positive, std::array<double, 3>& out) {
    if (!j.contains(key)) return true;
    const json& v = j[key];
    if (!v.is_array() || v.size() != 3) return false;
    for (std::size_t i = 0; i < 3; ++i) {
        if (!v[i].is_number()) return false;
        out[i] = v[i];
        if (positive && !(out[i] > 0)) return false;
    }
    return true;
}

Result<ViTConfig> parseHuggingFace(const json& j, const std::string& path) {
    const std::string type =
        j.contains("model_type") && j["model_type"].is_string() ? j["model_type"] : json("vit");
    const auto* known = std::find_if(std::begin(kModelTypes), std::end(kModelTypes),
                                     [&](const ModelType& t) { return t.name == type; });
    if (known == std::end(kModelTypes)) {
        std::string names;
        for (const ModelType& t : kModelTypes) names += (names.empty() ? "" : ", ") + std::string(t.name);
        return Error{ErrorCode::unsupportedModel,
                     "architecture \"" + type + "\"; a plain ViT (" + names + ") is needed", path};
    }
    ViTConfig c;
    c.classToken = known->classToken;
    c.summary = known->classToken ? Summary::classToken : Summary::meanOfNormed;
    c.registerTokens = known->registerTokens;
    c.layerScale = known->dinov2;
    std::string missing;
    const auto number = [&](const char* key, int& out) {
        if (!readNumber(j, key, out)) missing += (missing.empty() ? "" : ", ") + std::string(key);
    };
    number("hidden_size", c.hiddenSize);
    number("num_hidden_layers", c.numLayers);
    number("num_attention_heads", c.numHeads);
    number("image_size", c.imageSize);
    number("patch_size", c.patchSize);
    if (known->dinov2) {
        const double ratio =
            j.contains("mlp_ratio") && j["mlp_ratio"].is_number() ? j["mlp_ratio"].get<double>() : 4;
        if (!(ratio > 0 && ratio <= 64))
            return Error{ErrorCode::invalidArgument, "mlp_ratio out of range", path};
        c.gatedMlp = j.contains("use_swiglu_ffn") && j["use_swiglu_ffn"] == true;
        // A gated MLP has two thirds of the width, rounded up to a multiple of 8 (DINOv2).
        const int width = int(ratio * c.hiddenSize);
        c.intermediateSize = c.gatedMlp ? (int(width * 2 / 3.0) + 7) / 8 * 8 : width;
        if (j.contains("num_register_tokens") && known->registerTokens > 0)
            number("num_register_tokens", c.registerTokens);
    } else {
        number("intermediate_size", c.intermediateSize);
    }
    if (!missing.empty()) return Error{ErrorCode::corruptFile, "lacks " + missing, path};
    if (j.contains("num_channels") && j["num_channels"].is_number_integer())
        c.numChannels = j["num_channels"];
    if (j.contains("layer_norm_eps") && j["layer_norm_eps"].is_number()) c.layerNormEps = j["layer_norm_eps"];
    if (j.contains("qkv_bias") && j["qkv_bias"].is_boolean()) c.qkvBias = j["qkv_bias"];
    if (j.contains("hidden_act")) {
        FOVEA_TRY(c.activation, activationFrom(j["hidden_act"], path));
    }
    if (auto valid = c.validate(); !valid) return withFile(valid.error(), path);
    return c;
}

Result<ModelConfig> parseTimm(const json& j, const std::string& path) {
    const std::string name = j["architecture"];
    const bool plain = std::any_of(std::begin(kTimmNames), std::end(kTimmNames), [&](std::string_view start) {
        return name.compare(0, start.size(), start) == 0;
    });
    // Its activation differs from network to network and stands in no file.
    if (!plain || name.find("siglip") != std::string::npos)
        return Error{ErrorCode::unsupportedModel,
                     "architecture \"" + name + "\"; a plain ViT (vit_*, deit*) is needed", path};
    const json none = json::object();
    const json& arguments = j.contains("model_args") && j["model_args"].is_object() ? j["model_args"] : none;
    const json& pretrained =
        j.contains("pretrained_cfg") && j["pretrained_cfg"].is_object() ? j["pretrained_cfg"] : j;
    ModelConfig m;
    for (const json* place : {&j, &arguments}) {
        readNumber(*place, "num_heads", m.heads);
        if (place->contains("act_layer")) {
            FOVEA_TRY(m.activation, activationFrom((*place)["act_layer"], path));
        }
        if (place->contains("global_pool")) m.averaged = (*place)["global_pool"] == "avg";
    }
    m.normalisation = Normalisation();
    if (!readTriple(pretrained, "mean", false, m.normalisation->mean) ||
        !readTriple(pretrained, "std", true, m.normalisation->deviation))
        return Error{ErrorCode::corruptFile, "mean and std must be three numbers, std positive", path};
    return m;
}

}  // namespace

Result<ModelConfig> parseModelConfig(const std::string& text, const std::string& path) {
    const json j = json::parse(text, nullptr, false);
    if (!j.is_object()) return Error{ErrorCode::corruptFile, "no JSON object", path};
    if (j.contains("architecture") && j["architecture"].is_string()) return parseTimm(j, path);
    ModelConfig m;
    FOVEA_TRY(m.network, parseHuggingFace(j, path));
    return m;
}

Result<ViTConfig> configOf(const std::optional<ModelConfig>& model, const ViTTensors& tensors,
                           const std::string& configPath, const std::string& weightsPath) {
    if (model && model->network) return *model->network;
    if (!model && tensors.isHuggingFace())
        return Error{ErrorCode::fileNotFound, "no config.json", configPath};
    FOVEA_TRY(ViTConfig c, configFromTensors(tensors, weightsPath));
    c.layerNormEps = kTimmEps;
    if (model && model->activation) c.activation = *model->activation;
    if (model && model->averaged && c.summary == Summary::classToken) c.summary = Summary::meanOfNormed;
    if (model && model->heads > 0)
        c.numHeads = model->heads;
    else if (std::count(std::begin(kSixteenHeads), std::end(kSixteenHeads), c.hiddenSize))
        c.numHeads = 16;
    else if (c.hiddenSize % kConventionalHeadWidth == 0)
        c.numHeads = c.hiddenSize / kConventionalHeadWidth;
    else
        return Error{ErrorCode::invalidArgument,
                     "a width of " + std::to_string(c.hiddenSize),
                     model ? configPath : weightsPath,
                     {kHeadsUnknown}};
    if (auto valid = c.validate(); !valid) return withFile(valid.error(), weightsPath);
    return c;
}

Result<Normalisation> normalisationOf(const std::string& folder, const std::optional<ModelConfig>& model) {
    Normalisation n;
    if (!model) n = {{0.485, 0.456, 0.406}, {0.229, 0.224, 0.225}};
    if (model && model->normalisation) n = *model->normalisation;
    const fs::path path = fs::path(folder) / "preprocessor_config.json";
    if (!fs::exists(path)) return n;
    FOVEA_TRY(const std::string text, readTextFile(path.string()));
    const json j = json::parse(text, nullptr, false);
    const auto wrong = [&](const std::string& why) {
        return Error{ErrorCode::corruptFile, why, path.string()};
    };
    if (!j.is_object()) return wrong("no JSON object");
    if (!readTriple(j, "image_mean", false, n.mean) || !readTriple(j, "image_std", true, n.deviation))
        return wrong("image_mean and image_std must be three numbers, image_std positive");
    if (j.contains("rescale_factor") && j["rescale_factor"].is_number()) n.rescale = j["rescale_factor"];
    if (j.contains("do_rescale") && j["do_rescale"] == false) n.rescale = 1;
    if (j.contains("do_normalize") && j["do_normalize"] == false) n = {{0, 0, 0}, {1, 1, 1}, n.rescale};
    return n;
}

}  // namespace fovea::backbone
