#pragma once

// Internal to the engine: shows torch.

#include <ATen/ATen.h>

namespace fovea::training {

struct AdamWOptions {
    double beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8;
    double weightDecay = 0.1;  ///< on every parameter
    double clipNorm = 1.0;     ///< of the whole gradient; 0 switches clipping off
};

/// AdamW (Loshchilov, Hutter, arXiv 1711.05101) with the gradient's norm clipped,
/// on one buffer of parameters. Its state is two more buffers.
class AdamW {
public:
    AdamW(const at::Tensor& parameters, const AdamWOptions& options);
    /// Changes `parameters` in place; `gradient` is scaled by the clipping.
    /// `norm`: the gradient's, already known to the caller.
    void step(at::Tensor parameters, at::Tensor gradient, double norm, double learningRate);

    std::int64_t steps() const { return m_steps; }
    void setSteps(std::int64_t steps) { m_steps = steps; }
    at::Tensor firstMoment() const { return m_first; }
    at::Tensor secondMoment() const { return m_second; }

private:
    AdamWOptions m_options;
    at::Tensor m_first, m_second;
    std::int64_t m_steps = 0;
};

}  // namespace fovea::training
