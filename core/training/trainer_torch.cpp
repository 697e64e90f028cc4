#include "training/trainer_torch.h"

#include <cmath>

namespace fovea::training {

namespace {
constexpr double kClipEpsilon = 1e-6;  // as in torch's clip_grad_norm_
}

Trainer::Trainer(adapter::NetworkTorch& network, const TrainerOptions& options)
    : m_network(network),
      m_options(options),
      m_first(at::zeros_like(network.parameters())),
      m_second(at::zeros_like(network.parameters())) {}

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

    const at::NoGradGuard noGrad;
    at::Tensor parameters = m_network.parameters();
    at::Tensor gradient = m_network.gradients();
    if (m_options.clipNorm > 0) {
        const double factor = m_options.clipNorm / (result.gradientNorm + kClipEpsilon);
        if (factor < 1) gradient.mul_(factor);
    }
    ++m_steps;
    const double correction1 = 1 - std::pow(m_options.beta1, double(m_steps));
    const double correction2 = 1 - std::pow(m_options.beta2, double(m_steps));
    parameters.mul_(1 - learningRate * m_options.weightDecay);
    m_first.mul_(m_options.beta1).add_(gradient, 1 - m_options.beta1);
    m_second.mul_(m_options.beta2).addcmul_(gradient, gradient, 1 - m_options.beta2);
    const at::Tensor denominator = (m_second.sqrt() / std::sqrt(correction2)).add_(m_options.epsilon);
    parameters.addcdiv_(m_first, denominator, -learningRate / correction1);
    return result;
}

}  // namespace fovea::training
