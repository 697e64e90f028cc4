#include <cmath>
#include <numbers>

#include "backbone/tensors_torch.h"
#include "base/random.h"
#include "pretraining/formula_vit_torch.h"

namespace fovea::pretraining {

namespace {

using namespace targets;
using adapter::TensorSpec;

constexpr double kDeviation = 0.02;
const std::string kPatchWeight = "embeddings.patch_embeddings.projection.weight";
const std::string kPrefix = "vit.";  // of the tensors' names in a file
constexpr int kDenseOutputs = kTextures + kRegions + kLesions + kSpecks + 2 * kCells + kMeasures;
constexpr int kGlobalOutputs = 2 * kLobes + kLesions + kTextures + kGlobals;

bool isHead(const std::string& name) {
    return name.rfind("head.", 0) == 0;
}

adapter::TrainedViTShape shapeOf(const backbone::ViTConfig& c) {
    const std::int64_t grid = c.trainedGrid();
    return {c.hiddenSize, c.intermediateSize, c.numLayers, c.patchSize, grid * grid + 1, true};
}

std::vector<TensorSpec> tensors(const backbone::ViTConfig& c) {
    const std::int64_t D = c.hiddenSize;
    std::vector<TensorSpec> all = adapter::vitTensors("", shapeOf(c));
    all.push_back({"head.dense.weight", {kDenseOutputs, D}});
    all.push_back({"head.dense.bias", {kDenseOutputs}});
    for (const char* head : {"head.class_token", "head.mean_token"}) {
        all.push_back({head + std::string(".weight"), {kGlobalOutputs, D}});
        all.push_back({head + std::string(".bias"), {kGlobalOutputs}});
    }
    return all;
}

/// The cosine transform of a patch's pixels, each frequency times 1 + its number of
/// half waves: [P P, P P], a row for each frequency. Pictures hold the less the finer
/// the frequency; multiplied so, all of them count alike.
at::Tensor cosines(std::int64_t P) {
    at::Tensor basis = at::empty({P, P});
    for (std::int64_t u = 0; u < P; ++u)
        for (std::int64_t x = 0; x < P; ++x)
            basis[u][x] = std::sqrt((u == 0 ? 1.0 : 2.0) / double(P)) *
                          std::cos(std::numbers::pi * (double(x) + 0.5) * double(u) / double(P));
    return at::kron(basis, basis);
}

at::Tensor gains(std::int64_t P) {
    const at::Tensor waves = at::arange(P, at::kFloat);
    return 1 + (waves.square().view({P, 1}) + waves.square().view({1, P})).sqrt().flatten();
}

/// Cross-entropy against shares that sum to one (or less, where part is unknown).
at::Tensor softCrossEntropy(const at::Tensor& logits, const at::Tensor& shares) {
    return -(shares * at::log_softmax(logits, -1)).sum(-1).mean();
}

}  // namespace

FormulaViT::FormulaViT(const backbone::ViTConfig& config, std::uint64_t seed, at::Device device, bool bf16)
    : m_config(config), m_bf16(bf16), m_parameters(tensors(config)) {
    // Drawn on the CPU, so that every device starts from the same values.
    Random random(seed);
    for (const TensorSpec& s : tensors(config)) {
        at::Tensor value = m_parameters.value(s.name);
        const bool bias = s.name.ends_with(".bias");
        if (s.name.find("norm") != std::string::npos) {
            value.fill_(bias ? 0.0 : 1.0);
        } else if (!bias) {
            float* data = value.data_ptr<float>();
            for (std::int64_t i = 0; i < value.numel(); ++i)
                data[i] = static_cast<float>(kDeviation * random.normal());
        }
    }
    m_parameters.moveTo(device);
    const at::Tensor whitened = gains(config.patchSize).unsqueeze(1) * cosines(config.patchSize);
    m_whitening = at::kron(at::eye(config.numChannels), whitened).to(device);

    m_vit = adapter::ViTLeaves(m_parameters, "", shapeOf(config));
    const auto leaf = [this](const std::string& name) { return m_parameters.leaf(name); };
    m_denseWeight = leaf("head.dense.weight");
    m_denseBias = leaf("head.dense.bias");
    m_classHeadWeight = leaf("head.class_token.weight");
    m_classHeadBias = leaf("head.class_token.bias");
    m_meanHeadWeight = leaf("head.mean_token.weight");
    m_meanHeadBias = leaf("head.mean_token.bias");
}

at::Tensor FormulaViT::linear(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias) const {
    if (!m_bf16) return at::linear(x, weight, bias);
    return at::linear(x.to(at::kBFloat16), weight.to(at::kBFloat16), bias.to(at::kBFloat16));
}

at::Tensor FormulaViT::patchWeight() const {
    return at::matmul(m_vit.patchWeight.view({m_config.hiddenSize, -1}), m_whitening);
}

at::Tensor FormulaViT::position(std::int64_t grid) const {
    const std::int64_t trained = m_config.trainedGrid(), D = m_config.hiddenSize;
    if (grid == trained) return m_vit.position;
    const at::Tensor patches = m_vit.position.narrow(1, 1, trained * trained)
                                   .reshape({1, trained, trained, D})
                                   .permute({0, 3, 1, 2});
    const at::Tensor stretched = at::upsample_bicubic2d(patches, {grid, grid}, /*align_corners=*/false);
    return at::cat(
        {m_vit.position.narrow(1, 0, 1), stretched.permute({0, 2, 3, 1}).reshape({1, grid * grid, D})}, 1);
}

at::Tensor FormulaViT::tokens(const at::Tensor& images) const {
    const std::int64_t B = images.size(0), D = m_config.hiddenSize, H = m_config.numHeads,
                       d = m_config.headWidth(), P = m_config.patchSize, G = images.size(2) / P,
                       N = G * G + 1;
    const double scale = 1.0 / std::sqrt(double(d));
    // A strided convolution is a product of the unfolded patches.
    const at::Tensor patches =
        images.view({B, 3, G, P, G, P}).permute({0, 2, 4, 1, 3, 5}).reshape({B, G * G, 3 * P * P});
    at::Tensor x = linear(patches, patchWeight(), m_vit.patchBias).to(at::kFloat);
    x = at::cat({m_vit.classToken.expand({B, 1, D}), x}, 1) + position(G);
    const auto norm = [&](const at::Tensor& weight, const at::Tensor& bias) {
        return at::layer_norm(x, {D}, weight, bias, m_config.layerNormEps);
    };
    for (const adapter::ViTLayerLeaves& layer : m_vit.layers) {
        const at::Tensor qkv =
            linear(norm(layer.normBeforeWeight, layer.normBeforeBias), layer.qkvWeight, layer.qkvBias)
                .view({B, N, 3, H, d})
                .permute({2, 0, 3, 1, 4})
                .contiguous();  // [3, B, H, N, d]
        const at::Tensor logits = at::matmul(qkv.select(0, 0) * scale, qkv.select(0, 1).transpose(-1, -2));
        const at::Tensor context =
            at::matmul(at::softmax(logits, -1), qkv.select(0, 2)).transpose(1, 2).reshape({B, N, D});
        x = x + linear(context, layer.outWeight, layer.outBias);
        const at::Tensor hidden =
            at::gelu(linear(norm(layer.normAfterWeight, layer.normAfterBias), layer.upWeight, layer.upBias));
        x = x + linear(hidden, layer.downWeight, layer.downBias);
    }
    return norm(m_vit.finalNormWeight, m_vit.finalNormBias);
}

FormulaLosses FormulaViT::losses(const at::Tensor& images, const FormulaBatch& asked) const {
    const at::Tensor states = tokens(images);
    const at::Tensor patches = states.narrow(1, 1, states.size(1) - 1);
    const at::Tensor dense = linear(patches, m_denseWeight, m_denseBias).to(at::kFloat);
    std::int64_t at = 0;
    const auto next = [&](const at::Tensor& outputs, std::int64_t n) {
        at += n;
        return outputs.narrow(-1, at - n, n);
    };
    FormulaLosses all;
    const auto add = [&](const std::string& name, double weight, const at::Tensor& loss) {
        all.total = all.total.defined() ? all.total + weight * loss : weight * loss;
        all.parts.emplace_back(name, loss.detach());
    };
    add("textures", 1, softCrossEntropy(next(dense, kTextures), asked.textures));
    add("regions", 1, softCrossEntropy(next(dense, kRegions), asked.regions));
    add("lesions", 2, softCrossEntropy(next(dense, kLesions), asked.lesions));
    add("specks", 3, at::cross_entropy_loss(next(dense, kSpecks).flatten(0, 1), asked.specks.flatten()));
    add("content", 1, at::mse_loss(next(dense, kCells), asked.content));
    add("detail", 3, at::mse_loss(next(dense, kCells), asked.detail));
    const at::Tensor error = (next(dense, kMeasures) - asked.measures).square();
    const at::Tensor inObject = asked.inObject.unsqueeze(-1);
    add("structure", 1, error.narrow(-1, 0, 3).mean());
    add("place", 1, (error.narrow(-1, 3, 3) * inObject).sum() / (3 * inObject.sum() + 1));
    add("mirror", 0.5, error.select(-1, 6).mean());
    add("contrast", 0.5, error.select(-1, 7).mean());
    add("fine", 1, error.narrow(-1, 8, 3).mean());
    // The picture as a whole is asked of the class token and of the patches' mean: an
    // adapter's prompts, too, gather a mean of what patches hold.
    const auto whole = [&](const std::string& who, const at::Tensor& outputs) {
        at = 0;
        add(who + " lobes1", 0.3, at::cross_entropy_loss(next(outputs, kLobes), asked.lobes1));
        add(who + " lobes2", 0.3, at::cross_entropy_loss(next(outputs, kLobes), asked.lobes2));
        add(who + " lesion", 0.5, at::cross_entropy_loss(next(outputs, kLesions), asked.lesion));
        add(who + " filling", 0.5, at::cross_entropy_loss(next(outputs, kTextures), asked.filling));
        add(who + " picture", 0.5, at::mse_loss(next(outputs, kGlobals), asked.globals));
    };
    whole("class", linear(states.select(1, 0), m_classHeadWeight, m_classHeadBias).to(at::kFloat));
    whole("mean", linear(patches.mean(1), m_meanHeadWeight, m_meanHeadBias).to(at::kFloat));
    return all;
}

Result<void> FormulaViT::load(const backbone::WeightFiles& weights) {
    for (const auto& [name, value] : m_parameters.namedValues()) {
        if (isHead(name)) continue;
        const auto found = weights.tensors().find(kPrefix + name);
        if (found == weights.tensors().end() || found->second.shape != value.sizes())
            return Error{ErrorCode::missingTensors, kPrefix + name, weights.path()};
        at::Tensor read = backbone::toFloatTensor(found->second);
        if (name == kPatchWeight) {  // the cosines are orthonormal: dividing by the gains' squares inverts
            const at::Tensor square = gains(m_config.patchSize).square().repeat({m_config.numChannels});
            read = (at::matmul(read.flatten(1), m_whitening.t().to(at::kCPU)) / square).view(value.sizes());
        }
        value.copy_(read);
    }
    return {};
}

SafeTensorsWriter FormulaViT::exported(int imageSize) const {
    const at::NoGradGuard noGrad;
    SafeTensorsWriter writer;
    writer.setMetadata("format", "pt");  // Hugging Face's loader insists on it
    for (const auto& [name, value] : m_parameters.namedValues()) {
        if (isHead(name)) continue;
        at::Tensor whole = value;
        if (name == "embeddings.position_embeddings") whole = position(imageSize / m_config.patchSize);
        if (name == kPatchWeight) whole = patchWeight().view(value.sizes());
        const at::Tensor half = whole.to(at::kCPU, at::kHalf).contiguous();
        const auto* bytes = static_cast<const std::byte*>(half.data_ptr());
        writer.add(kPrefix + name, DType::f16, half.sizes().vec(), {bytes, std::size_t(half.numel()) * 2});
    }
    return writer;
}

}  // namespace fovea::pretraining
