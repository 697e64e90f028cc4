#pragma once

// Internal to the engine: shows torch.

#include "adapter/batch_torch.h"
#include "adapter/network_torch.h"
#include "training/adamw_torch.h"
#include "training/objective_torch.h"

namespace fovea::training {

struct StepResult {
    double loss = 0;
    double gradientNorm = 0;  ///< before clipping
};

/// One network and its optimiser. On the processor the side network takes a batch in parts, one
/// for each of kernelThreads(), at least kFewestImages each: their gradients are added in order, so
/// that the same number of threads gives the same result.
class Trainer {
public:
    explicit Trainer(adapter::NetworkTorch& network, const AdamWOptions& options = {},
                     const Objective& objective = {});
    /// Loss (mean over the batch, see Objective) and gradients of a batch, without a step.
    StepResult computeGradients(const adapter::BatchTensors& batch, std::uint64_t dropoutSeed);
    /// The same, then one optimiser step. Nothing is changed when the loss or
    /// the gradient is not finite.
    StepResult step(const adapter::BatchTensors& batch, double learningRate, std::uint64_t dropoutSeed);

    static constexpr int kFewestImages = 4;

    /// At most so many images are in the side network at a time, on all threads together;
    /// 0: a whole batch. Less memory for the same gradient, but for rounding.
    void setImagesAtOnce(int images) { m_microBatch = images; }

    AdamW& optimiser() { return m_optimiser; }
    const AdamW& optimiser() const { return m_optimiser; }

private:
    double inMicroBatches(const adapter::BatchTensors& batch, const at::Tensor& states, int parts,
                          int threads);

    adapter::NetworkTorch& m_network;
    AdamW m_optimiser;
    Loss m_loss;
    int m_microBatch = 0;
};

}  // namespace fovea::training
