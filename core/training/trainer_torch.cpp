#include "training/trainer_torch.h"

#include <cmath>

namespace fovea::training {

Trainer::Trainer(adapter::NetworkTorch& network, const AdamWOptions& options)
    : m_network(network), m_optimiser(network.parameters(), options) {}

StepResult Trainer::computeGradients(const adapter::BatchTensors& batch, std::uint64_t dropoutSeed) {
    m_network.gradients().zero_();
    const at::Tensor logits =
        m_network.forward(batch.low, batch.keys, batch.values, /*training=*/true, dropoutSeed);
    const at::Tensor loss = at::cross_entropy_loss(logits, batch.labels);
    loss.backward();
    return {loss.item<double>(), m_network.gradients().norm().item<double>()};
}

StepResult Trainer::step(const adapter::BatchTensors& batch, double learningRate, std::uint64_t dropoutSeed) {
    const StepResult result = computeGradients(batch, dropoutSeed);
    if (!std::isfinite(result.loss) || !std::isfinite(result.gradientNorm)) return result;
    m_optimiser.step(m_network.parameters(), m_network.gradients(), result.gradientNorm, learningRate);
    return result;
}

}  // namespace fovea::training
