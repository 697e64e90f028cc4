#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "backbone/backbone_folder.h"
#include "backbone/extraction.h"
#include "backbone/vit_config.h"
#include "base/job_context.h"
#include "base/result.h"

namespace fovea::backbone {

/// How the frozen pass is computed; all agree but for rounding.
enum class PassKind {
    fastest,  ///< by oneDNN on the CPU, where it was there when this was built; else by torch
    torch,    ///< what a GPU computes, on whatever device: for tests
    plain     ///< the reference implementation, as plainly as the papers put it
};

struct BackboneOptions {
    Precision precision = Precision::fp32;  ///< fp32 takes the place of bf16 where !computesBf16()
    std::string device = "cpu";             ///< "cpu" or "cuda"
    PassKind pass = PassKind::fastest;
    int threads = 0;  ///< of oneDNN's pass; 0: kernelThreads()
};

class ViTWeights;

/// A frozen Vision Transformer that reads images once (method.md 1).
///
/// Implements the extraction of Huang et al., arXiv 2403.07576 and 2408.02426;
/// nothing after the last extracted layer is computed but what stands for the image.
/// Register tokens take part in attention and may be kept, like the class token.
/// At another resolution than the trained one, every backbone's positions are
/// interpolated in the one way of method.md 1.1, also where its authors use another
/// (DINOv2 and timm smooth when they shrink).
/// Immutable after loading; extract() may be called from one thread at a time.
class Backbone {
public:
    static Result<Backbone> load(const BackboneFolder& folder, const BackboneOptions& options = {});
    /// From weights inside another safetensors file, under `prefix`.
    static Result<Backbone> load(const SafeTensors& weights, const std::string& prefix,
                                 const ViTConfig& config, const BackboneOptions& options = {});
    /// From tensors that were checked against `config`.
    static Result<Backbone> load(const ViTTensors& tensors, const ViTConfig& config,
                                 const BackboneOptions& options = {});
    /// Random weights (normal, deviation 0.02), the same for the same seed: for
    /// tests, benchmarks and comparisons.
    static Result<Backbone> untrained(const ViTConfig& config, std::uint64_t seed,
                                      const BackboneOptions& options = {});
    Backbone(Backbone&&) noexcept;
    Backbone& operator=(Backbone&&) noexcept;
    ~Backbone();

    const ViTConfig& config() const;
    Precision precision() const;

    /// How many images extract() had best take at a time: one on the CPU; on a GPU as
    /// many as half of its free memory has room for, up to 32. Error: invalidArgument.
    Result<int> imagesAtATime(const ExtractionSettings& settings) const;

    /// `images` [B, 3, resolution, resolution], normalised. Cancellable between
    /// layers. Errors: invalidArgument, outOfMemory, notANumber (broken weights), cancelled.
    Result<Features> extract(std::span<const float> images, int batch, const ExtractionSettings& settings,
                             const JobContext& job = {}) const;

    struct Impl;

private:
    explicit Backbone(std::unique_ptr<Impl> impl);
    static Backbone made(ViTWeights& weights, const BackboneOptions& options);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace fovea::backbone
