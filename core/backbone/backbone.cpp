#include "backbone/backbone.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

#include "backbone/cpu_pass.h"
#include "backbone/frozen_pass.h"
#include "backbone/vit_weights_torch.h"

namespace fovea::backbone {

struct Backbone::Impl {
    ViTConfig config;
    Precision precision = Precision::fp32;
    std::unique_ptr<const FrozenPass> pass;
};

namespace {

/// Whether makeCpuPass() can do it. It computes the inside of an MLP piece by piece, which a norm over all
/// of it does not allow.
bool fitsCpuPass(const ViTConfig& config) {
    return !config.innerNorm;
}

std::unique_ptr<FrozenPass> makePass(ViTWeights& weights, const BackboneOptions& o) {
    std::unique_ptr<FrozenPass> pass;
    if (o.pass == PassKind::plain) return makePlainPass(weights, o.precision, o.device);
    if (o.pass == PassKind::fastest && o.device == "cpu" && fitsCpuPass(weights.config()))
        pass = makeCpuPass(weights, computesBf16() ? o.precision : Precision::fp32, o.threads);
    return pass ? std::move(pass) : makeTorchPass(weights, o.precision, o.device);
}

/// What is no number anywhere in a pass reaches what stands for the image.
Result<Features> checked(Features features) {
    if (std::all_of(features.classState.begin(), features.classState.end(),
                    [](float x) { return std::isfinite(x); }))
        return features;
    return Error{ErrorCode::notANumber, "the backbone's pass gave values that are no numbers", {}};
}

}  // namespace

Backbone Backbone::made(ViTWeights& weights, const BackboneOptions& options) {
    const at::NoGradGuard noGrad;
    return Backbone(
        std::make_unique<Impl>(Impl{weights.config(), options.precision, makePass(weights, options)}));
}

Backbone::Backbone(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Backbone::Backbone(Backbone&&) noexcept = default;
Backbone& Backbone::operator=(Backbone&&) noexcept = default;
Backbone::~Backbone() = default;

const ViTConfig& Backbone::config() const {
    return m_impl->config;
}
Precision Backbone::precision() const {
    return m_impl->precision;
}

Result<Backbone> Backbone::load(const BackboneFolder& folder, const BackboneOptions& options) {
    return load(folder.tensors, folder.config, options);
}

Result<Backbone> Backbone::load(const SafeTensors& weights, const std::string& prefix,
                                const ViTConfig& config, const BackboneOptions& options) {
    return guarded([&]() -> Result<Backbone> {
        FOVEA_CHECK(config.validate());
        const ViTTensors tensors = tensorsUnder(weights.tensors(), prefix);
        FOVEA_CHECK(checkTensors(tensors, config, weights.path()));
        return load(tensors, config, options);
    });
}

Result<Backbone> Backbone::load(const ViTTensors& tensors, const ViTConfig& config,
                                const BackboneOptions& options) {
    return guarded([&]() -> Result<Backbone> { return made(*weightsOf(tensors, config), options); });
}

Result<Backbone> Backbone::untrained(const ViTConfig& config, std::uint64_t seed,
                                     const BackboneOptions& options) {
    return guarded([&]() -> Result<Backbone> {
        FOVEA_CHECK(config.validate());
        return made(*randomWeights(config, seed), options);
    });
}

Result<int> Backbone::imagesAtATime(const ExtractionSettings& settings) const {
    FOVEA_TRY(const FeatureShape shape, featureShape(config(), settings));
    return m_impl->pass->imagesAtATime(shape);
}

Result<Features> Backbone::extract(std::span<const float> images, int batch,
                                   const ExtractionSettings& settings, const JobContext& job) const {
    return guarded([&]() -> Result<Features> {
        FOVEA_TRY(const FeatureShape shape, featureShape(config(), settings));
        const std::int64_t R = std::int64_t(shape.grid) * config().patchSize;
        if (batch < 1 || images.size() != std::size_t(batch) * 3 * R * R)
            return Error{ErrorCode::invalidArgument,
                         "images must be [B, 3, " + std::to_string(R) + ", " + std::to_string(R) + "]",
                         {}};
        const at::NoGradGuard noGrad;
        Features features;
        features.shape = shape;
        features.batch = batch;
        FOVEA_CHECK(m_impl->pass->run(images, settings, features, job));
        return checked(std::move(features));
    });
}

}  // namespace fovea::backbone
