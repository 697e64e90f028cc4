#pragma once

// Internal to the engine: shows torch.

#include "adapter/batch_torch.h"
#include "adapter/network_torch.h"
#include "training/adamw_torch.h"

namespace fovea::training {

struct StepResult {
    double loss = 0;
    double gradientNorm = 0;  ///< before clipping
};

/// One network and its optimiser.
class Trainer {
public:
    explicit Trainer(adapter::NetworkTorch& network, const AdamWOptions& options = {});
    /// Loss (mean cross-entropy) and gradients of a batch, without a step.
    StepResult computeGradients(const adapter::BatchTensors& batch, std::uint64_t dropoutSeed);
    /// The same, then one optimiser step. Nothing is changed when the loss or
    /// the gradient is not finite.
    StepResult step(const adapter::BatchTensors& batch, double learningRate, std::uint64_t dropoutSeed);

    AdamW& optimiser() { return m_optimiser; }
    const AdamW& optimiser() const { return m_optimiser; }

private:
    adapter::NetworkTorch& m_network;
    AdamW m_optimiser;
};

}  // namespace fovea::training
