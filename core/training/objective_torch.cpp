#include "training/objective_torch.h"

#include <algorithm>

namespace fovea::training {

using adapter::Outputs;

Loss::Loss(const adapter::AdapterConfig& config, const Objective& objective, const at::TensorOptions& like)
    : m_outputs(config.outputs), m_earthMover(objective.earthMover) {
    const std::int64_t C = config.classes;
    const auto tensor = [&](const std::vector<double>& values, at::IntArrayRef shape) {
        return at::tensor(values, at::kFloat).reshape(shape).to(like.device());
    };
    const std::vector<double> shift = objective.shift();
    m_shift = shift.empty() ? at::zeros({C}, like) : tensor(shift, {C});
    const ClassTargets& targets = objective.targets;
    if (m_outputs == Outputs::classes)
        m_targets = targets.plain() ? at::eye(C, like) : tensor(targets.rows, {C, C});
    if (m_outputs != Outputs::findings) return;
    std::vector<double> no(std::size_t(C), 1.0), yes = no;
    for (std::size_t f = 0; f < objective.findings.size(); ++f)
        if (const ClassTargets& t = objective.findings[f]; !t.plain()) {
            no[f] = t.rows[0];
            yes[f] = t.rows[3];
        }
    m_no = tensor(no, {C});
    m_yes = tensor(yes, {C});
}

std::int64_t Loss::terms(const adapter::BatchTensors& batch) const {
    if (m_outputs == Outputs::classes) return batch.labels.size(0);
    return std::max<std::int64_t>(1, batch.targets.isnan().logical_not().sum().item<std::int64_t>());
}

at::Tensor Loss::mean(const at::Tensor& logits, const adapter::BatchTensors& batch) const {
    if (m_outputs == Outputs::classes) return ofClasses(logits, batch.labels, at::Reduction::Mean);
    return ofStated(logits, batch.targets) / terms(batch);
}

at::Tensor Loss::sum(const at::Tensor& logits, const adapter::BatchTensors& batch, std::int64_t first,
                     std::int64_t count) const {
    if (m_outputs == Outputs::classes)
        return ofClasses(logits, batch.labels.narrow(0, first, count), at::Reduction::Sum);
    return ofStated(logits, batch.targets.narrow(0, first, count));
}

at::Tensor Loss::ofClasses(const at::Tensor& logits, const at::Tensor& labels,
                           at::Reduction::Reduction how) const {
    const at::Tensor shifted = logits + m_shift, rows = m_targets.index_select(0, labels);
    const at::Tensor entropy = at::cross_entropy_loss(shifted, rows, {}, how);
    if (m_earthMover == 0) return entropy;
    // A row sums to the weight of its class.
    const at::Tensor weights = rows.sum(1), asked = (rows / weights.unsqueeze(1)).cumsum(1);
    const at::Tensor distance = (at::softmax(shifted, 1).cumsum(1) - asked).square().sum(1) * weights;
    return entropy + m_earthMover * (how == at::Reduction::Sum ? distance.sum() : distance.mean());
}

at::Tensor Loss::ofStated(const at::Tensor& logits, const at::Tensor& targets) const {
    // Only what is stated takes part, as if the rest were not there: so not even the order of a sum changes.
    const at::Tensor stated = targets.isnan().logical_not();
    const at::Tensor asked = targets.masked_select(stated), said = (logits + m_shift).masked_select(stated);
    if (m_outputs == Outputs::number) return at::huber_loss(said, asked, at::Reduction::Sum, kHuberDelta);
    const at::Tensor weights = at::where(targets > 0.5, m_yes, m_no).masked_select(stated);
    return at::binary_cross_entropy_with_logits(said, asked, weights, {}, at::Reduction::Sum);
}

}  // namespace fovea::training
