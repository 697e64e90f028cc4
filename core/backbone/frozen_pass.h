#pragma once

// Internal to the engine.

#include <memory>
#include <span>

#include "backbone/extraction.h"
#include "base/job_context.h"

namespace fovea::backbone {

class ViTWeights;

/// One way to compute a backbone's frozen pass. All ways agree but for rounding; Backbone chooses one when
/// it is made. A pass owns its copy of the weights and the memory that it works in: run() from one thread
/// at a time.
class FrozenPass {
public:
    virtual ~FrozenPass() = default;
    /// How many images run() had best take at a time: see Backbone::imagesAtATime().
    virtual int imagesAtATime(const FeatureShape&) const { return 1; }
    /// `images` [B, 3, R, R], normalised, of the sizes that `features.shape` and `features.batch` say; the
    /// rest of `features` is filled. Cancellable between layers. Error: cancelled. Throws what torch and
    /// oneDNN throw, and std::bad_alloc.
    virtual Result<void> run(std::span<const float> images, const ExtractionSettings& settings,
                             Features& features, const JobContext& job) const = 0;
};

/// On the CPU, image by image, by oneDNN's matrix products with weights that are packed
/// once, and kernels of our own for the rest (cpu_pass.cpp).
///
/// Attention is computed for a block of rows at a time: the block's logits, their
/// softmax, its column sums (importance) and the product with the values, all while the
/// block lies in the cache. The N x N matrix is never held; memory is linear in N. Sums
/// are taken in an order that does not depend on the number of threads.
/// `threads` 0: kernelThreads(). Null where this was built without oneDNN.
std::unique_ptr<FrozenPass> makeCpuPass(ViTWeights& weights, Precision precision, int threads);

/// By torch (torch_pass.cpp): what a GPU computes, and the CPU without oneDNN. Attention
/// in blocks of rows, and by scaled_dot_product_attention (torch 2) in layers of which nothing is kept.
std::unique_ptr<FrozenPass> makeTorchPass(ViTWeights& weights, Precision precision,
                                          const std::string& device);

/// The reference implementation (plain_pass.cpp), as plainly as the papers put it: all heads' N x N matrices
/// at once, every row of the last layer. What the benchmarks compare with, and a check of the other two.
std::unique_ptr<FrozenPass> makePlainPass(ViTWeights& weights, Precision precision,
                                          const std::string& device);

}  // namespace fovea::backbone
