#include "backbone/model_config.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/file_layer.h"
#include "base/json_text.h"

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
enum class Family {
    vit,
    dinov2,  ///< layer scale, mlp_ratio, use_swiglu_ffn
    dinov3,
    clip,
    siglip
};
struct ModelType {
    std::string_view name;
    bool classToken = true;
    int registerTokens = 0;
    Family family = Family::vit;
};
constexpr ModelType kModelTypes[] = {
    {"vit"},
    {"vit_mae"},
    {"vit_msn"},
    {"deit", true, /*distillation token*/ 1},
    {"ijepa", false},
    {"dinov2", true, 0, Family::dinov2},
    {"dinov2_with_registers", true, 4, Family::dinov2},
    {"dinov3_vit", true, 0, Family::dinov3},
    {"clip", true, 0, Family::clip},
    {"clip_vision_model", true, 0, Family::clip},
    {"siglip", false, 0, Family::siglip},
    {"siglip_vision_model", false, 0, Family::siglip},
};

const Normalisation kImageNet{{0.485, 0.456, 0.406}, {0.229, 0.224, 0.225}};
const Normalisation kOpenAi{{0.48145466, 0.4578275, 0.40821073}, {0.26862954, 0.26130258, 0.27577711}};

/// Beginnings of timm's names of ViTs that can be read. What else they cover (relative
/// positions, attention pooling) shows in the tensors.
constexpr std::string_view kTimmNames[] = {"vit_", "deit_", "deit3_", "flexivit_", "eva02_"};

constexpr int kConventionalHeadWidth = 64;
constexpr int kSixteenHeads[] = {1152, 1280, 1408, 1664};
constexpr double kTimmEps = 1e-6;
constexpr double kEvaBase = 10000;

struct ActivationName {
    std::string_view name;
    Activation activation;
};
constexpr ActivationName kActivations[] = {{"gelu", Activation::gelu},
                                           {"gelu_new", Activation::geluTanh},
                                           {"gelu_pytorch_tanh", Activation::geluTanh},
                                           {"gelu_tanh", Activation::geluTanh},
                                           {"quick_gelu", Activation::quickGelu}};

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

/// timm's and open_clip's; as it was where they are missing.
Result<void> readMeanAndStd(const json& j, const std::string& path, Normalisation& out) {
    if (readTriple(j, "mean", false, out.mean) && readTriple(j, "std", true, out.deviation)) return {};
    return Error{ErrorCode::corruptFile, "mean and std must be three numbers, std positive", path};
}

/// What a type has by itself, and the values that transformers takes where config.json does not state them.
ViTConfig defaultsOf(const ModelType& type) {
    ViTConfig c;
    c.classToken = type.classToken;
    c.summary = type.classToken ? Summary::classToken : Summary::meanOfNormed;
    c.registerTokens = type.registerTokens;
    c.layerScale = type.family == Family::dinov2 || type.family == Family::dinov3;
    switch (type.family) {
        case Family::vit:
        case Family::dinov2:
            break;
        case Family::dinov3:
            c.hiddenSize = 384;
            c.numHeads = 6;
            c.intermediateSize = 1536;
            c.layerNormEps = 1e-5;
            c.keyBias = false;
            c.keepsRegisters = false;
            c.learntPositions = false;
            c.rotary = Rotary::dinov3;
            break;
        case Family::clip:
            c.patchSize = 32;
            c.layerNormEps = 1e-5;
            c.activation = Activation::quickGelu;
            c.patchBias = false;
            c.preNorm = true;
            break;
        case Family::siglip:
            c.layerNormEps = 1e-6;
            c.activation = Activation::geluTanh;
            c.summary = Summary::attentionPooled;
            break;
    }
    return c;
}

Result<ModelConfig> parseHuggingFace(const json& whole, const std::string& path) {
    const std::string type =
        whole.contains("model_type") && whole["model_type"].is_string() ? whole["model_type"] : json("vit");
    const auto* known = std::find_if(std::begin(kModelTypes), std::end(kModelTypes),
                                     [&](const ModelType& t) { return t.name == type; });
    if (known == std::end(kModelTypes)) {
        std::string names;
        for (const ModelType& t : kModelTypes) names += (names.empty() ? "" : ", ") + std::string(t.name);
        return Error{ErrorCode::unsupportedModel,
                     "architecture \"" + type + "\"; a plain ViT (" + names + ") is needed", path};
    }
    const bool withText = type == "clip" || type == "siglip";
    const json none = json::object();
    const json& j = !withText ? whole
                    : whole.contains("vision_config") && whole["vision_config"].is_object()
                        ? whole["vision_config"]
                        : none;
    ViTConfig c = defaultsOf(*known);
    const bool mayBeMissing = known->family != Family::vit && known->family != Family::dinov2;
    std::string missing;
    const auto number = [&](const char* key, int& out) {
        if (!readNumber(j, key, out) && !(mayBeMissing && !j.contains(key)))
            missing += (missing.empty() ? "" : ", ") + std::string(key);
    };
    const auto flag = [&](const char* key, bool otherwise) {
        return j.contains(key) && j[key].is_boolean() ? j[key].get<bool>() : otherwise;
    };
    number("hidden_size", c.hiddenSize);
    number("num_hidden_layers", c.numLayers);
    number("num_attention_heads", c.numHeads);
    number("image_size", c.imageSize);
    number("patch_size", c.patchSize);
    if (known->family == Family::dinov2) {
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
    if (known->family == Family::dinov3) {
        number("num_register_tokens", c.registerTokens);
        c.gatedMlp = flag("use_gated_mlp", false);
        c.qkvBias = flag("query_bias", true) || flag("value_bias", true);
        c.keyBias = flag("key_bias", false);
        for (const json* place : {&j, j.contains("rope_parameters") ? &j["rope_parameters"] : &none})
            if (place->is_object() && place->contains("rope_theta") && (*place)["rope_theta"].is_number())
                c.rotaryBase = (*place)["rope_theta"];
    }
    if (known->family == Family::siglip && !flag("vision_use_head", true)) c.summary = Summary::meanOfNormed;
    if (!missing.empty()) return Error{ErrorCode::corruptFile, "lacks " + missing, path};
    if (j.contains("num_channels") && j["num_channels"].is_number_integer())
        c.numChannels = j["num_channels"];
    if (j.contains("layer_norm_eps") && j["layer_norm_eps"].is_number()) c.layerNormEps = j["layer_norm_eps"];
    if (j.contains("qkv_bias") && j["qkv_bias"].is_boolean()) c.qkvBias = j["qkv_bias"];
    // A gated MLP has its own: SiLU.
    if (j.contains("hidden_act") && !(known->family == Family::dinov3 && c.gatedMlp)) {
        FOVEA_TRY(c.activation, activationFrom(j["hidden_act"], path));
    }
    if (auto valid = c.validate(); !valid) return withFile(valid.error(), path);
    ModelConfig m;
    m.network = c;
    if (known->family == Family::dinov3) m.normalisation = kImageNet;
    if (known->family == Family::clip) m.normalisation = kOpenAi;
    return m;
}

/// What timm's name of an architecture says.
Result<ModelConfig> fromTimmName(const std::string& name, const std::string& path) {
    const bool plain = std::any_of(std::begin(kTimmNames), std::end(kTimmNames), [&](std::string_view start) {
        return name.compare(0, start.size(), start) == 0;
    });
    // Its activation differs from network to network and stands in no file.
    if (!plain || name.find("siglip") != std::string::npos)
        return Error{ErrorCode::unsupportedModel,
                     "architecture \"" + name + "\"; a plain ViT (vit_*, deit*) is needed", path};
    ModelConfig m;
    if (name.find("quickgelu") != std::string::npos) m.activation = Activation::quickGelu;
    if (name.find("_dinov3") != std::string::npos) m.rotary = Rotary::dinov3;
    if (name.rfind("eva02_", 0) == 0) m.rotary = Rotary::eva02;
    return m;
}

Result<ModelConfig> parseTimm(const json& j, const std::string& path) {
    FOVEA_TRY(ModelConfig m, fromTimmName(j["architecture"], path));
    const json none = json::object();
    const json& arguments = j.contains("model_args") && j["model_args"].is_object() ? j["model_args"] : none;
    const json& pretrained =
        j.contains("pretrained_cfg") && j["pretrained_cfg"].is_object() ? j["pretrained_cfg"] : j;
    for (const json* place : {&j, &arguments}) {
        readNumber(*place, "num_heads", m.heads);
        if (place->contains("act_layer")) {
            FOVEA_TRY(m.activation, activationFrom((*place)["act_layer"], path));
        }
        if (place->contains("global_pool")) m.averaged = (*place)["global_pool"] == "avg";
    }
    m.normalisation = Normalisation();
    FOVEA_CHECK(readMeanAndStd(pretrained, path, *m.normalisation));
    return m;
}

/// open_clip's: of an image encoder of its own, or of timm's (BiomedCLIP).
Result<ModelConfig> parseOpenClip(const json& j, const std::string& path) {
    const json none = json::object();
    const auto object = [&](const json& in, const char* key) -> const json& {
        return in.contains(key) && in[key].is_object() ? in[key] : none;
    };
    const json &model = object(j, "model_cfg"), &vision = object(model, "vision_cfg");
    ModelConfig m;
    if (vision.contains("timm_model_name") && vision["timm_model_name"].is_string()) {
        FOVEA_TRY(m, fromTimmName(vision["timm_model_name"], path));
        m.averaged = vision.contains("timm_pool") && vision["timm_pool"] == "avg";
    } else {
        m.openClip = true;
        m.averaged = vision.contains("pool_type") && vision["pool_type"] == "avg";
        int width = 0, headWidth = kConventionalHeadWidth;
        readNumber(vision, "head_width", headWidth);
        if (readNumber(vision, "width", width) && headWidth > 0) m.heads = width / headWidth;
        if (model.contains("quick_gelu") && model["quick_gelu"] == true) m.activation = Activation::quickGelu;
    }
    m.normalisation = kOpenAi;
    FOVEA_CHECK(readMeanAndStd(object(j, "preprocess_cfg"), path, *m.normalisation));
    return m;
}

}  // namespace

Result<ModelConfig> parseModelConfig(const std::string& text, const std::string& path) {
    const json j = parsedJson(text);
    if (!j.is_object()) return Error{ErrorCode::corruptFile, "no JSON object", path};
    if (j.contains("architecture") && j["architecture"].is_string()) return parseTimm(j, path);
    if (j.contains("model_cfg") && j["model_cfg"].is_object()) return parseOpenClip(j, path);
    return parseHuggingFace(j, path);
}

Result<ViTConfig> configOf(const std::optional<ModelConfig>& model, const ViTTensors& tensors,
                           const std::string& configPath, const std::string& weightsPath) {
    if (model && model->network) return *model->network;
    if (!model && tensors.isHuggingFace())
        return Error{ErrorCode::fileNotFound, "no config.json", configPath};
    if (!model && tensors.prefix.rfind("visual.", 0) == 0)
        return Error{ErrorCode::fileNotFound, "neither config.json nor open_clip_config.json", configPath};
    const Rotary rotary = model ? model->rotary : Rotary::none;
    if (!tensors.isHuggingFace() && tensors.hasPartedAttention() && rotary == Rotary::none)
        return Error{
            ErrorCode::unsupportedModel,
            "by its tensors this is a Transformer of the BEiT or EVA family; with a config.json that "
            "names an eva02 architecture, EVA-02 is read; else a plain ViT is needed",
            weightsPath};
    const bool dinov3 = rotary == Rotary::dinov3;
    FOVEA_TRY(ViTConfig c, configFromTensors(tensors, !dinov3, weightsPath));
    c.rotary = rotary;
    c.rotaryBase = rotary == Rotary::eva02 ? kEvaBase : c.rotaryBase;
    c.keepsRegisters = !dinov3;
    c.layerNormEps = c.preNorm || dinov3 || (model && model->openClip) ? 1e-5 : kTimmEps;
    if (model && model->activation) c.activation = *model->activation;
    // timm averages DINOv3's tokens; its class token is the summary that it was trained for.
    if (model && model->averaged && !dinov3 && c.summary == Summary::classToken)
        c.summary = Summary::meanOfNormed;
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
    if (!model) n = kImageNet;
    if (model && model->normalisation) n = *model->normalisation;
    const fs::path path = fs::path(folder) / "preprocessor_config.json";
    if (!fs::exists(path)) return n;
    FOVEA_TRY(const std::string text, readTextFile(path.string()));
    const json j = parsedJson(text);
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
