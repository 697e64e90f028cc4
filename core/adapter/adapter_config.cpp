#include "adapter/adapter_config.h"

#include <algorithm>
#include <charconv>

#include "adapter/vit_tensors.h"
#include "base/names.h"

namespace fovea::adapter {

const char* methodName(Method method) {
    return method == Method::fptPlus ? "fpt+" : "fpt";
}

Result<Method> methodFromName(const std::string& name) {
    if (name == "fpt+" || name == "FPT+") return Method::fptPlus;
    if (name == "fpt" || name == "FPT") return Method::fpt;
    return Error{ErrorCode::invalidArgument, "method \"" + name + "\"; there are fpt+ and fpt", {}};
}

const char* storeTypeName(StoreType type) {
    return type == StoreType::int8 ? "int8" : "fp16";
}

Result<StoreType> storeTypeFromName(const std::string& name) {
    if (name == "fp16") return StoreType::fp16;
    if (name == "int8") return StoreType::int8;
    return Error{ErrorCode::invalidArgument, "store \"" + name + "\"; there are fp16 and int8", {}};
}

StoreType chooseStoreType(std::optional<StoreType> wanted) {
    return wanted.value_or(StoreType::int8);  // it learns the same: docs/performance.md
}

namespace {
constexpr Named<Pooling> kPoolings[] = {{Pooling::images, "images"},
                                        {Pooling::attention, "attention"},
                                        {Pooling::mean, "mean"},
                                        {Pooling::maximum, "max"}};
}

const char* poolingName(Pooling pooling) {
    return nameIn(kPoolings, pooling);
}

Result<Pooling> poolingFromName(const std::string& name) {
    if (const auto pooling = valueIn(kPoolings, name)) return *pooling;
    return Error{ErrorCode::invalidArgument, "pooling \"" + name + "\"; there are " + namesIn(kPoolings), {}};
}

AdapterConfig AdapterConfig::defaults(Method method, const backbone::ViTConfig& b, int layers, int classes) {
    AdapterConfig c;
    c.method = method;
    c.backboneWidth = b.hiddenSize;
    c.heads = b.numHeads;
    c.patchSize = b.patchSize;
    c.layerNormEps = b.layerNormEps;
    c.qkvBias = b.qkvBias;
    // The side network has no quick GELU: its own is trained from nothing.
    c.activation =
        b.activation == backbone::Activation::quickGelu ? backbone::Activation::gelu : b.activation;
    c.layers = layers;
    c.sideWidth = paperSideWidth(b);
    c.lowResolution = backbone::nearestResolution(method == Method::fptPlus ? 128 : 224, b.patchSize);
    c.classes = classes;
    return c;
}

int paperSideWidth(const backbone::ViTConfig& b) {
    constexpr int kReduction = 8;
    return b.hiddenSize / kReduction;
}

int wideSideWidth(const backbone::ViTConfig& b) {
    const int least = std::max(paperSideWidth(b), kWideSideWidth);
    return (least + b.numHeads - 1) / b.numHeads * b.numHeads;
}

Result<int> sideWidthFromText(const std::string& text, const backbone::ViTConfig& b) {
    if (text == "auto") return wideSideWidth(b);
    if (text == "paper") return paperSideWidth(b);
    int width = 0;
    const char* const last = text.data() + text.size();
    const auto read = std::from_chars(text.data(), last, width);
    if (read.ec == std::errc() && read.ptr == last && width >= 1 && width <= kMostSideWidth) return width;
    return Error{ErrorCode::invalidArgument,
                 "side width \"" + text + "\"; there are auto, paper and numbers from 1 to " +
                     std::to_string(kMostSideWidth),
                 {}};
}

backbone::ExtractionSettings defaultExtraction(Method method, const backbone::ViTConfig& b) {
    backbone::ExtractionSettings s;
    s.layers = method == Method::fptPlus ? backbone::lastHalfLayers(b) : backbone::allLayers(b);
    s.resolution = backbone::nearestResolution(s.resolution, b.patchSize);
    return s;
}

AdapterConfig AdapterConfig::ofOne() const {
    AdapterConfig one = *this;
    one.sideNetworks = 1;
    return one;
}

Result<void> AdapterConfig::validate() const {
    const auto wrong = [](const std::string& detail) {
        return Error{ErrorCode::invalidArgument, detail, {}};
    };
    const auto within = [](int value, int low, int high) { return value >= low && value <= high; };
    if (!within(backboneWidth, 1, 1 << 16) || !within(heads, 1, 1024) || !within(layers, 1, 1024) ||
        !within(patchSize, 1, 1024) || !within(sideWidth, 1, kMostSideWidth))
        return wrong("a size of the network is out of range");
    if (!(layerNormEps > 0 && layerNormEps < 1 && fusionNormEps > 0 && fusionNormEps < 1))
        return wrong("a normalisation's eps is not between 0 and 1");
    if (outputs == Outputs::classes && (classes < 2 || classes > 10000))
        return wrong("at least two classes are needed");
    if (outputs == Outputs::findings && (classes < 1 || classes > 10000))
        return wrong("at least one finding is needed");
    if (outputs == Outputs::number && classes != 1) return wrong("a number is one output");
    if (layers < 1) return wrong("at least one layer is needed");
    if (prompts < 1 || prompts > 4096) return wrong("the number of prompts must lie between 1 and 4096");
    if (heads < 1 || backboneWidth % heads != 0) return wrong("the heads do not divide the backbone's width");
    if (sideWidth % heads != 0)
        return wrong("the side network's width " + std::to_string(sideWidth) + " is no multiple of its " +
                     std::to_string(heads) + " heads");
    if (patchSize < 1 || lowResolution < patchSize || lowResolution % patchSize != 0 || lowResolution > 4096)
        return wrong("the low resolution " + std::to_string(lowResolution) +
                     " is no multiple of the patch size " + std::to_string(patchSize));
    if (!(dropout >= 0 && dropout < 1)) return wrong("dropout must lie in [0, 1)");
    if (!within(sideNetworks, 1, kMostSideNetworks))
        return wrong("there are 1 to " + std::to_string(kMostSideNetworks) + " side networks");
    return {};
}

std::int64_t TensorSpec::elements() const {
    std::int64_t n = 1;
    for (const std::int64_t s : shape) n *= s;
    return n;
}

TrainedViTShape sideNetworkShape(const AdapterConfig& c) {
    const std::int64_t grid = c.sideGrid();
    return {c.sideWidth, 4 * c.sideWidth, c.layers, c.patchSize, grid * grid + 1, c.qkvBias};
}

std::vector<TensorSpec> adapterTensors(const AdapterConfig& c) {
    const std::int64_t L = c.layers, P = c.prompts, D = c.backboneWidth, S = c.sideWidth;
    std::vector<TensorSpec> all;
    const auto add = [&](const std::string& name, std::vector<std::int64_t> shape) {
        all.push_back({name, std::move(shape)});
    };
    add("fusion_module.prompts", {L, 1, P, c.promptWidth()});
    if (c.method == Method::fptPlus) {
        add("fusion_module.layer_norm.weight", {D});
        add("fusion_module.layer_norm.bias", {D});
    } else {
        add("fusion_module.prompt_proj.weight", {D, c.promptWidth()});
        add("fusion_module.prompt_proj.bias", {D});
    }
    add("fusion_module.out_proj.weight", {S, D});
    add("fusion_module.out_proj.bias", {S});
    for (TensorSpec& t : vitTensors("side_encoder.vit.", sideNetworkShape(c))) all.push_back(std::move(t));
    add("side_encoder.classifier.weight", {c.classes, S});
    add("side_encoder.classifier.bias", {c.classes});
    if (c.pooling == Pooling::attention) {
        // Behind all others, which so begin with the same values whatever the pooling is.
        for (const char* part : {"pooling.tanh", "pooling.gate"}) {
            add(part + std::string(".weight"), {S, S});
            add(part + std::string(".bias"), {S});
        }
        add("pooling.score.weight", {1, S});
    }
    return all;
}

std::string sideNetworkPrefix(int network) {
    return network == 0 ? std::string() : "side_network_" + std::to_string(network + 1) + ".";
}

std::int64_t learnableParameters(const AdapterConfig& config) {
    std::int64_t n = 0;
    for (const TensorSpec& t : adapterTensors(config)) n += t.elements();
    return n * config.sideNetworks;
}

}  // namespace fovea::adapter
