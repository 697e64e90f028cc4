#include "training/trainer_torch.h"

#include <torch/csrc/autograd/autograd.h>

#include <algorithm>
#include <cmath>

#include "backbone/threads.h"
#include "base/on_threads.h"

namespace fovea::training {

Trainer::Trainer(adapter::NetworkTorch& network, const AdamWOptions& options, const Objective& objective)
    : m_network(network),
      m_optimiser(network.parameters(), options),
      m_loss(network.config(), objective, network.parameters().options()) {}

StepResult Trainer::computeGradients(const adapter::BatchTensors& batch, std::uint64_t dropoutSeed) {
    const backbone::SingleThreaded single;
    m_network.gradients().zero_();
    const at::Tensor states = m_network.states(batch.keys, batch.values, /*training=*/true, dropoutSeed);
    const int B = int(batch.low.size(0)), atOnce = m_microBatch > 0 ? std::min(m_microBatch, B) : B;
    const int threads =
        batch.low.is_cpu() ? std::clamp(atOnce / kFewestImages, 1, backbone::kernelThreads()) : 1;
    const int parts = (B * threads + atOnce - 1) / atOnce;
    double value = 0;
    if (parts > 1) {
        value = inMicroBatches(batch, states, parts, threads);
    } else {
        const at::Tensor mean = m_loss.mean(m_network.classify(batch.low, states), batch);
        mean.backward();
        value = mean.item<double>();
    }
    return {value, m_network.gradients().norm().item<double>()};
}

double Trainer::inMicroBatches(const adapter::BatchTensors& batch, const at::Tensor& states, int parts,
                               int threads) {
    const std::int64_t B = batch.low.size(0), terms = m_loss.terms(batch);
    const std::vector<at::Tensor> leaves = m_network.sideLeaves();
    struct Part {
        double loss = 0;
        std::vector<at::Tensor> gradients;  // of the leaves, then of the states
    };
    double sum = 0;
    std::vector<at::Tensor> statesGradients;
    for (int from = 0; from < parts; from += threads) {
        std::vector<Part> done(static_cast<std::size_t>(std::min(threads, parts - from)));
        onThreads(int(done.size()), threads, [&](int place, int) {
            const backbone::SingleThreaded single;
            const int i = from + place;
            const std::int64_t first = B * i / parts, count = B * (i + 1) / parts - first;
            const at::Tensor own = states.detach().narrow(1, first, count).detach().set_requires_grad(true);
            const at::Tensor logits = m_network.classify(batch.low.narrow(0, first, count), own);
            const at::Tensor share = m_loss.sum(logits, batch, first, count) / terms;
            std::vector<at::Tensor> inputs = leaves;
            inputs.push_back(own);
            Part& part = done[std::size_t(place)];
            part.gradients = torch::autograd::grad({share}, inputs);
            part.loss = share.item<double>();
        });
        for (Part& part : done) {
            sum += part.loss;
            statesGradients.push_back(std::move(part.gradients.back()));
            for (std::size_t i = 0; i < leaves.size(); ++i) leaves[i].grad().add_(part.gradients[i]);
        }
    }
    states.backward(at::cat(statesGradients, 1));
    return sum;
}

StepResult Trainer::step(const adapter::BatchTensors& batch, double learningRate, std::uint64_t dropoutSeed) {
    const backbone::SingleThreaded single;
    const StepResult result = computeGradients(batch, dropoutSeed);
    if (!std::isfinite(result.loss) || !std::isfinite(result.gradientNorm)) return result;
    m_optimiser.step(m_network.parameters(), m_network.gradients(), result.gradientNorm, learningRate);
    return result;
}

}  // namespace fovea::training
