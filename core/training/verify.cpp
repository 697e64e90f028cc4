#include "training/verify.h"

#include <cmath>
#include <cstring>
#include <nlohmann/json.hpp>

#include "adapter/batch_torch.h"
#include "adapter/network.h"
#include "backbone/backbone.h"
#include "backbone/tensors_torch.h"
#include "base/json_text.h"
#include "training/schedule.h"
#include "training/trainer_torch.h"
#include "training/verify_torch.h"

namespace fovea::training {

namespace {

using nlohmann::json;

constexpr double kTolerance = 1e-4;
constexpr double kGradientTolerance = 1e-3;
constexpr double kZeroGradientTolerance = 1e-6;

/// Settings in the file's metadata: each value is JSON, bare words are strings.
class Settings {
public:
    Settings(const SafeTensors& file, const std::map<std::string, std::string>& overrides)
        : m_path(file.path()) {
        for (const auto& [key, value] : file.metadata()) put(key, value);
        for (const auto& [key, value] : overrides) put(key, value);
    }
    bool has(const std::string& key) const { return m_values.contains(key) && !m_values[key].is_null(); }
    template <class T>
    T get(const std::string& key) const {
        return m_values.at(key).get<T>();
    }
    template <class T>
    T get(const std::string& key, const T& fallback) const {
        return has(key) ? get<T>(key) : fallback;
    }
    /// Throws what json throws when a setting is missing or of another type; the caller names the file.
    json object(const std::string& key) const { return m_values.at(key); }

private:
    void put(const std::string& key, const std::string& text) {
        const json parsed = parsedJson(text);
        m_values[key] = parsed.is_discarded() ? json(text) : parsed;
    }
    std::string m_path;
    json m_values = json::object();
};

class Verifier {
public:
    Verifier(const SafeTensors& file, const PlantedMistakes& mistakes)
        : m_file(file), m_mistakes(mistakes), m_settings(file, mistakes.metadata) {}

    Result<VerifyReport> run() {
        m_report.path = m_file.path();
        try {
            readSettings();
        } catch (const json::exception& e) {
            return Error{ErrorCode::corruptFile, std::string("settings: ") + e.what(), m_file.path()};
        }
        FOVEA_CHECK(m_methodError ? Result<void>(*m_methodError) : Result<void>());
        FOVEA_TRY(const backbone::Features features, runBackbone());
        FOVEA_TRY(adapter::Network network, adapter::Network::create(m_config, 0));
        FOVEA_CHECK(loadAdapter(network));
        FOVEA_CHECK(runAdapter(network.torchNetwork(), features));
        m_report.pass = !m_report.expectations.empty();
        for (const auto& [name, agreement] : m_report.expectations) m_report.pass &= agreement.pass;
        return m_report;
    }

private:
    void readSettings() {
        const auto method = adapter::methodFromName(m_settings.get<std::string>("method"));
        if (!method) {
            m_methodError = method.error();
            return;
        }
        m_report.method = adapter::methodName(*method);
        m_vit.hiddenSize = m_settings.get<int>("hidden_size");
        m_vit.numLayers = m_settings.get<int>("num_layers");
        m_vit.numHeads = m_settings.get<int>("num_heads");
        m_vit.intermediateSize = m_settings.get<int>("intermediate_size");
        m_vit.layerNormEps = m_settings.get<double>("layer_norm_eps");
        m_vit.imageSize = m_settings.get<int>("image_size");
        m_vit.patchSize = m_settings.get<int>("patch_size");
        m_vit.qkvBias = m_settings.get<bool>("qkv_bias", true);
        if (m_settings.get<std::string>("hidden_act", "gelu") != "gelu")
            m_vit.activation = backbone::Activation::geluTanh;
        m_extraction.layers = m_settings.get<std::vector<int>>("layers");
        m_extraction.resolution = m_settings.get<int>("high_resolution");
        m_extraction.tokenRatio = m_settings.get<double>("token_ratio");
        const auto importance =
            backbone::importanceFromName(m_settings.get<std::string>("token_importance", "global"));
        if (!importance) {
            m_methodError = importance.error();
            return;
        }
        m_extraction.importance = *importance;
        m_config = adapter::AdapterConfig::defaults(*method, m_vit, int(m_extraction.layers.size()),
                                                    m_settings.get<int>("num_classes"));
        m_config.prompts = m_settings.get<int>("num_prompts");
        m_config.sideWidth = m_vit.hiddenSize / std::max(1, m_settings.get<int>("side_reduction"));
        m_config.lowResolution = m_settings.get<int>("low_resolution");
        m_config.fusionNormEps = m_settings.get<double>("fusion_layer_norm_eps", 1e-5);
        m_train = m_settings.get<json>("train", json::object());
        m_config.dropout = m_train.value("dropout", 0.0);
    }

    Result<backbone::Features> runBackbone() {
        const std::string prefix =
            m_file.find("backbone.vit.embeddings.cls_token") ? "backbone.vit." : "backbone.";
        FOVEA_TRY(const backbone::Backbone vit, backbone::Backbone::load(m_file, prefix, m_vit));
        FOVEA_TRY(const at::Tensor images, input("input.image_high"));
        const std::vector<float> pixels = backbone::toVector(images);
        FOVEA_TRY(backbone::Features f, vit.extract(pixels, int(images.size(0)), m_extraction));
        const backbone::FeatureShape& s = f.shape;
        const std::vector<std::int64_t> shape = {s.layers, f.batch, s.heads, s.kept, s.headWidth};
        compare("key_states", at::from_blob(f.keys.data(), shape), kTolerance);
        compare("value_states", at::from_blob(f.values.data(), shape), kTolerance);
        compareTokens(f);
        return f;
    }

    Result<void> loadAdapter(adapter::Network& network) {
        std::map<std::string, std::vector<float>> values;
        for (const auto& [name, view] : m_file.tensors())
            if (name.rfind("adapter.", 0) == 0)
                values[name.substr(8)] = backbone::toVector(backbone::toFloatTensor(view));
        Result<void> set = network.setValues(values);
        if (set) return {};
        Error error = set.error();
        error.file = m_file.path();
        return error;
    }

    Result<void> runAdapter(adapter::NetworkTorch& network, const backbone::Features& f) {
        network.betweenFusionAndSide = m_mistakes.betweenFusionAndSide;
        adapter::Batch batch;
        batch.size = f.batch;
        batch.kept = f.shape.kept;
        const auto bytes = [](const std::vector<float>& v) {
            const auto b = std::as_bytes(std::span(v));
            return std::vector<std::byte>(b.begin(), b.end());
        };
        batch.keys = bytes(f.keys);
        batch.values = bytes(f.values);
        FOVEA_TRY(const at::Tensor low, input("input.image_low"));
        batch.low = backbone::toVector(low);
        FOVEA_TRY(const at::Tensor labels, input("input.labels"));
        for (const float label : backbone::toVector(labels)) batch.labels.push_back(int(label));
        FOVEA_TRY(const adapter::BatchTensors tensors, adapter::toTensors(batch, m_config, at::kCPU));
        {
            const at::NoGradGuard noGrad;
            compare("fine_grained_states", network.fuse(tensors.keys, tensors.values), kTolerance);
            compare("logits", network.forward(tensors.low, tensors.keys, tensors.values, false, 0),
                    kTolerance);
        }
        Trainer trainer(network, optimiserOptions());
        const StepResult before = trainer.computeGradients(tensors, 0);
        compare("loss", at::full({1}, before.loss), kTolerance);
        compareGradients(network, before.gradientNorm);
        runTraining(network, trainer, tensors);
        return {};
    }

    AdamWOptions optimiserOptions() const {
        AdamWOptions o;
        const auto betas = m_train.value("betas", std::vector<double>{o.beta1, o.beta2});
        o.beta1 = betas.at(0);
        o.beta2 = betas.at(1);
        o.weightDecay = m_train.value("weight_decay", o.weightDecay);
        o.clipNorm = m_train.value("clip_norm", o.clipNorm);
        return o;
    }

    void runTraining(adapter::NetworkTorch& network, Trainer& trainer, const adapter::BatchTensors& tensors) {
        const auto steps = m_train.value("steps", std::int64_t(0));
        if (steps < 1) return;
        const at::TensorOptions f64 = at::TensorOptions().dtype(at::kDouble);
        const at::Tensor losses = at::empty({steps}, f64), rates = at::empty({steps}, f64),
                         norms = at::empty({steps}, f64);
        for (std::int64_t i = 0; i < steps; ++i) {
            const double rate = halfCosine(m_train.value("base_lr", 1e-3), i, steps);
            const StepResult r = trainer.step(tensors, rate, std::uint64_t(i));
            losses[i] = r.loss;
            rates[i] = rate;
            norms[i] = r.gradientNorm;
        }
        compare("train.losses", losses, kTolerance);
        compare("train.learning_rates", rates, kTolerance);
        compare("train.grad_norms", norms, kTolerance);
        const at::NoGradGuard noGrad;
        compare("train.final_logits", network.forward(tensors.low, tensors.keys, tensors.values, false, 0),
                kTolerance);
    }

    Result<at::Tensor> input(const std::string& name) const {
        const TensorView* view = m_file.find(name);
        if (!view) return Error{ErrorCode::missingTensors, "missing: " + name, m_file.path()};
        return backbone::toFloatTensor(*view);
    }

    /// Records how far `computed` is from the file's expectation, where it has one.
    void compare(const std::string& name, const at::Tensor& computed, double tolerance, double scale = 0) {
        const TensorView* view = m_file.find("expect." + name);
        if (!view) return;
        Agreement a;
        a.tolerance = tolerance;
        const at::Tensor expected = backbone::toFloatTensor(*view).to(at::kDouble);
        const at::Tensor actual = computed.detach().to(at::kCPU, at::kDouble);
        if (actual.numel() == expected.numel() && expected.numel() > 0) {
            const at::Tensor difference = actual.reshape(-1) - expected.reshape(-1);
            a.maxAbs = difference.abs().max().item<double>();
            if (scale == 0) scale = std::max(expected.norm().item<double>(), 1e-30);
            a.relL2 = difference.norm().item<double>() / scale;
            a.pass = a.relL2 <= tolerance;  // false for NaN
        } else {
            a.maxAbs = a.relL2 = INFINITY;
        }
        m_report.expectations[name] = a;
    }

    void compareTokens(const backbone::Features& f) {
        const TensorView* view = m_file.find("expect.kept_tokens");
        if (!view) return;
        Agreement a;
        const std::vector<float> expected = backbone::toVector(backbone::toFloatTensor(*view));
        double differing = expected.size() == f.tokens.size() ? 0 : INFINITY;
        for (std::size_t i = 0; i < expected.size() && i < f.tokens.size(); ++i) {
            const double distance = std::abs(double(expected[i]) - f.tokens[i]);
            a.maxAbs = std::max(a.maxAbs, distance);
            differing += distance > 0;
        }
        a.relL2 = differing / double(std::max<std::size_t>(1, expected.size()));
        a.pass = differing == 0;
        m_report.expectations["kept_tokens"] = a;
    }

    void compareGradients(const adapter::NetworkTorch& network, double wholeNorm) {
        for (const auto& [name, gradient] : network.namedGradients()) {
            // A shift of all keys leaves the softmax as it is: that gradient is truly
            // zero and the reference holds rounding noise.
            const bool zero = name.find("key.bias") != std::string::npos;
            compare("grad." + name, gradient, zero ? kZeroGradientTolerance : kGradientTolerance,
                    zero ? wholeNorm : 0);
        }
    }

    const SafeTensors& m_file;
    const PlantedMistakes& m_mistakes;
    Settings m_settings;
    backbone::ViTConfig m_vit;
    backbone::ExtractionSettings m_extraction;
    adapter::AdapterConfig m_config;
    json m_train;
    std::optional<Error> m_methodError;
    VerifyReport m_report;
};

}  // namespace

Result<VerifyReport> verifyReference(const std::string& path, const PlantedMistakes& mistakes) {
    return guarded([&]() -> Result<VerifyReport> {
        FOVEA_TRY(const SafeTensors file, SafeTensors::open(path));
        return Verifier(file, mistakes).run();
    });
}

Result<VerifyReport> verifyReference(const std::string& path) {
    return verifyReference(path, PlantedMistakes{});
}

}  // namespace fovea::training
