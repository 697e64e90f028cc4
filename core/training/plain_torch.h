#pragma once

// Internal to the engine and its tests: shows torch.

#include <ATen/ATen.h>

#include <map>
#include <string>

#include "adapter/batch_torch.h"
#include "training/trainer_torch.h"

namespace fovea::training {

/// The trained network and its optimiser written down once more in plain torch
/// operations, just as the papers have them: one tensor a parameter, every token through
/// every layer, prompts dropped afterwards, one optimiser update a tensor. Slow
/// on purpose: the yardstick of the benchmarks and an independent check of the
/// fast path. No dropout. CPU or GPU, wherever the parameters lie.
class PlainNetwork {
public:
    PlainNetwork(const adapter::AdapterConfig& config, const std::map<std::string, at::Tensor>& parameters);
    at::Tensor logits(const adapter::BatchTensors& batch) const;
    /// Loss and gradients, then one step.
    StepResult step(const adapter::BatchTensors& batch, double learningRate, const AdamWOptions& options);
    const std::map<std::string, at::Tensor>& parameters() const { return m_parameters; }

private:
    const at::Tensor& p(const std::string& name) const { return m_parameters.at(name); }
    at::Tensor linear(const at::Tensor& x, const std::string& name) const;
    at::Tensor norm(const at::Tensor& x, const std::string& name, double eps) const;

    adapter::AdapterConfig m_config;
    std::map<std::string, at::Tensor> m_parameters, m_first, m_second;
    int m_steps = 0;
};

}  // namespace fovea::training
