#pragma once

#include <memory>
#include <span>

#include "backbone/extraction.h"
#include "base/job_context.h"

namespace fovea::backbone {

/// A linear layer's parameters: weight [out, in], bias [out].
struct LinearParameters {
    std::span<const float> weight, bias;
};
struct NormParameters {
    std::span<const float> weight, bias;
};
struct LayerParameters {
    NormParameters before, after;
    LinearParameters qkv;  ///< query, key and value one behind the other
    LinearParameters out, up, down;
};

/// The frozen pass on the CPU, image by image, by oneDNN's matrix products with
/// weights that are packed once, and kernels of our own for the rest.
///
/// Attention is computed for a block of rows at a time: the block's logits, their
/// softmax, its column sums (importance) and the product with the values, all while the
/// block lies in the cache. The N x N matrix is never held; memory is linear in N. Sums
/// are taken in an order that does not depend on the number of threads.
/// run() from one thread at a time. Throws dnnl::error and std::bad_alloc.
class CpuPass {
public:
    /// `threads` 0: kernelThreads(). Null where this was built without oneDNN.
    static std::unique_ptr<CpuPass> make(const ViTConfig& config, Precision precision, int threads);
    virtual ~CpuPass() = default;

    /// `projection`: weight [D, 3 * P * P].
    virtual void setPatchEmbedding(const LinearParameters& projection) = 0;
    /// Behind those added before. Copied.
    virtual void addLayer(const LayerParameters& parameters) = 0;
    virtual void setFinalNorm(const NormParameters& norm) = 0;

    /// `images` [B, 3, R, R]; `beginnings` [N, D]: what every token begins with, its position
    /// and, for a leading token, its own embedding. Fills `features`, whose shape and batch are set.
    /// Errors: cancelled.
    virtual Result<void> run(std::span<const float> images, std::span<const float> beginnings,
                             const ExtractionSettings& settings, Features& features,
                             const JobContext& job) = 0;
};

/// Whether the processor multiplies bfloat16 matrices itself (AVX-512 BF16, AMX).
bool multipliesBf16();

/// The rate of this pass's products, as matrixProductGflops() says; 0 without oneDNN. On one
/// thread it is the rate while that thread was at work: what else the machine does is left out.
double packedProductGflops(Precision precision, int threads, double seconds);

}  // namespace fovea::backbone
