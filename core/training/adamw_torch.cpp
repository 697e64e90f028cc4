#include "training/adamw_torch.h"

#include <cmath>

namespace fovea::training {

namespace {
constexpr double kClipEpsilon = 1e-6;  // as in torch's clip_grad_norm_
}

AdamW::AdamW(const at::Tensor& parameters, const AdamWOptions& options)
    : m_options(options), m_first(at::zeros_like(parameters)), m_second(at::zeros_like(parameters)) {}

void AdamW::step(at::Tensor parameters, at::Tensor gradient, double norm, double learningRate) {
    const at::NoGradGuard noGrad;
    if (m_options.clipNorm > 0) {
        const double factor = m_options.clipNorm / (norm + kClipEpsilon);
        if (factor < 1) gradient.mul_(factor);
    }
    // Room first: from here on nothing fails, so that a step is made or not made.
    at::Tensor denominator = at::empty_like(m_second);
    ++m_steps;
    const double correction1 = 1 - std::pow(m_options.beta1, double(m_steps));
    const double correction2 = 1 - std::pow(m_options.beta2, double(m_steps));
    parameters.mul_(1 - learningRate * m_options.weightDecay);
    m_first.mul_(m_options.beta1).add_(gradient, 1 - m_options.beta1);
    m_second.mul_(m_options.beta2).addcmul_(gradient, gradient, 1 - m_options.beta2);
    at::sqrt_out(denominator, m_second).div_(std::sqrt(correction2)).add_(m_options.epsilon);
    parameters.addcdiv_(m_first, denominator, -learningRate / correction1);
}

}  // namespace fovea::training
