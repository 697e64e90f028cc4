#pragma once

// Internal to the engine: shows torch.

#include <cstdint>

#include "adapter/batch_torch.h"
#include "training/objective.h"

namespace fovea::training {

/// An Objective on tensors.
class Loss {
public:
    /// On the device of `like`, of floats. `objective` is one of the network.
    Loss(const adapter::AdapterConfig& config, const Objective& objective, const at::TensorOptions& like);
    /// What the loss of a batch is the mean of: labels, or of findings and numbers stated entries; at
    /// least 1.
    std::int64_t terms(const adapter::BatchTensors& batch) const;
    /// Mean over terms(). `logits` [B, C].
    at::Tensor mean(const at::Tensor& logits, const adapter::BatchTensors& batch) const;
    /// Sum over images first .. first + count - 1 of the batch, whose logits [count, C] are.
    at::Tensor sum(const at::Tensor& logits, const adapter::BatchTensors& batch, std::int64_t first,
                   std::int64_t count) const;

private:
    at::Tensor ofClasses(const at::Tensor& logits, const at::Tensor& labels,
                         at::Reduction::Reduction how) const;
    /// Sum over what is stated.
    at::Tensor ofStated(const at::Tensor& logits, const at::Tensor& targets) const;

    adapter::Outputs m_outputs;
    double m_earthMover;
    at::Tensor m_targets;    ///< of classes, [C, C]
    at::Tensor m_no, m_yes;  ///< of findings, [C]: weights
    at::Tensor m_shift;      ///< [C]
};

}  // namespace fovea::training
