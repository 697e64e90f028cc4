#pragma once

// Internal to the engine: shows torch.

#include "adapter/batch_torch.h"
#include "adapter/network_torch.h"

namespace fovea::training {

/// AdamW (Loshchilov, Hutter, arXiv 1711.05101) with the gradient's norm clipped.
struct TrainerOptions {
    double beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8;
    double weightDecay = 0.1;  ///< on every parameter
    double clipNorm = 1.0;     ///< of the whole gradient; 0 switches clipping off
};

struct StepResult {
    double loss = 0;
    double gradientNorm = 0;  ///< before clipping
};

/// One network's optimiser and its state: two buffers beside the parameters.
class Trainer {
public:
    Trainer(adapter::NetworkTorch& network, const TrainerOptions& options);
    /// Loss (mean cross-entropy) and gradients of a batch, without a step.
    StepResult computeGradients(const adapter::BatchTensors& batch, std::uint64_t dropoutSeed);
    /// The same, then one optimiser step. Nothing is changed when the loss or
    /// the gradient is not finite.
    StepResult step(const adapter::BatchTensors& batch, double learningRate, std::uint64_t dropoutSeed);

    std::int64_t steps() const { return m_steps; }
    void setSteps(std::int64_t steps) { m_steps = steps; }
    at::Tensor firstMoment() const { return m_first; }
    at::Tensor secondMoment() const { return m_second; }

private:
    adapter::NetworkTorch& m_network;
    TrainerOptions m_options;
    at::Tensor m_first, m_second;
    std::int64_t m_steps = 0;
};

}  // namespace fovea::training
