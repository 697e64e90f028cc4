#include "training/trainer_torch.h"

#include <torch/csrc/autograd/autograd.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "backbone/threads.h"
#include "base/on_threads.h"

namespace fovea::training {

Trainer::Trainer(adapter::NetworkTorch& network, const AdamWOptions& options, const Objective& objective)
    : m_network(network),
      m_optimiser(network.parameters(), options),
      m_loss(network.config(), objective, network.parameters().options()) {}

Trainer::Division Trainer::division(const at::Tensor& low) const {
    const int B = int(low.size(0)), atOnce = m_microBatch > 0 ? std::min(m_microBatch, B) : B;
    const int threads = low.is_cpu() ? std::clamp(atOnce / kFewestImages, 1, backbone::kernelThreads()) : 1;
    return {(B * threads + atOnce - 1) / atOnce, threads};
}

StepResult Trainer::result(double loss) const {
    return {loss, m_network.gradients().norm().item<double>()};
}

StepResult Trainer::computeGradients(const adapter::BatchTensors& batch, std::uint64_t dropoutSeed) {
    const backbone::SingleThreaded single;
    m_network.gradients().zero_();
    const at::Tensor states = m_network.states(batch.keys, batch.values, /*training=*/true, dropoutSeed);
    const Division parts = division(batch.low);
    if (parts.parts > 1) {
        const std::int64_t terms = m_loss.terms(batch);
        return result(backwardInParts(
            batch.low, states, parts,
            [&](const at::Tensor& low, const at::Tensor& own, std::int64_t first, std::int64_t count) {
                return Derived{m_loss.sum(m_network.classify(low, own), batch, first, count) / terms, {}};
            }));
    }
    const at::Tensor mean = m_loss.mean(m_network.classify(batch.low, states), batch);
    mean.backward();
    return result(mean.item<double>());
}

double Trainer::backwardInParts(const at::Tensor& low, const at::Tensor& states, Division division,
                                const Derive& derive) {
    const auto [parts, threads] = division;
    const std::int64_t B = low.size(0);
    const std::vector<at::Tensor> leaves = m_network.sideLeaves();
    struct Part {
        double loss = 0;
        std::vector<at::Tensor> gradients;  // of the leaves, then of the states
    };
    double sum = 0;
    std::vector<at::Tensor> statesGradients;
    for (int from = 0; from < parts; from += threads) {
        std::vector<Part> done(static_cast<std::size_t>(std::min(threads, parts - from)));
        onThreads(int(done.size()), threads, [&, parts = parts](int place, int) {
            const backbone::SingleThreaded single;
            const int i = from + place;
            const std::int64_t first = B * i / parts, count = B * (i + 1) / parts - first;
            const at::Tensor own = states.detach().narrow(1, first, count).detach().set_requires_grad(true);
            const Derived derived = derive(low.narrow(0, first, count), own, first, count);
            std::vector<at::Tensor> inputs = leaves;
            inputs.push_back(own);
            Part& part = done[std::size_t(place)];
            torch::autograd::variable_list gradients;
            if (derived.gradient.defined()) gradients.push_back(derived.gradient);
            // States of images do not depend on what is done with those of a unit.
            part.gradients = torch::autograd::grad({derived.value}, inputs, gradients, c10::nullopt,
                                                   /*create_graph=*/false, /*allow_unused=*/true);
            if (derived.value.dim() == 0) part.loss = derived.value.item<double>();
        });
        for (Part& part : done) {
            sum += part.loss;
            statesGradients.push_back(std::move(part.gradients.back()));
            for (std::size_t i = 0; i < leaves.size(); ++i)
                if (part.gradients[i].defined()) leaves[i].grad().add_(part.gradients[i]);
        }
    }
    states.backward(at::cat(statesGradients, 1));
    return sum;
}

at::Tensor Trainer::lastStates(const at::Tensor& low, const at::Tensor& states) const {
    const auto [parts, threads] = division(low);
    const std::int64_t B = low.size(0);
    std::vector<at::Tensor> done(static_cast<std::size_t>(parts));
    onThreads(parts, threads, [&, parts = parts](int i, int) {
        const at::NoGradGuard noGrad;
        const backbone::SingleThreaded single;
        const std::int64_t first = B * i / parts, count = B * (i + 1) / parts - first;
        done[std::size_t(i)] =
            m_network.lastStates(low.narrow(0, first, count), states.narrow(1, first, count));
    });
    return at::cat(done);
}

Result<StepResult> Trainer::computeGradients(const UnitsStep& units, std::uint64_t dropoutSeed) {
    const backbone::SingleThreaded single;
    const adapter::AdapterConfig& config = m_network.config();
    const int images = std::accumulate(units.sizes.begin(), units.sizes.end(), 0);
    const std::size_t C = std::size_t(config.classes);
    m_network.gradients().zero_();
    const at::Tensor mask = m_network.dropoutMask(images, dropoutSeed);
    // Hands each part of the images to `use`, with its fine-grained states.
    const auto eachPart = [&](const auto& use) -> Result<void> {
        for (int first = 0; first < images; first += units.imagesInMemory) {
            FOVEA_TRY(const adapter::Batch batch,
                      units.images(first, std::min(units.imagesInMemory, images - first)));
            FOVEA_TRY(const adapter::BatchTensors t, adapter::toTensors(batch, config, m_network.device()));
            use(batch, t, first);
        }
        return {};
    };
    std::vector<at::Tensor> all;
    std::vector<std::int64_t> labels;
    std::vector<float> targets;
    FOVEA_CHECK(eachPart([&](const adapter::Batch& batch, const adapter::BatchTensors& t, int first) {
        const at::NoGradGuard noGrad;
        all.push_back(lastStates(t.low, m_network.states(t.keys, t.values, mask, first)));
        labels.insert(labels.end(), batch.labels.begin(), batch.labels.end());
        targets.insert(targets.end(), batch.targets.begin(), batch.targets.end());
    }));
    // The answer of a unit stands with its first image.
    std::vector<std::int64_t> ofUnits;
    std::vector<float> targetsOfUnits;
    std::size_t at = 0;
    for (const int size : units.sizes) {
        if (!labels.empty()) ofUnits.push_back(labels[at]);
        if (!targets.empty())
            targetsOfUnits.insert(targetsOfUnits.end(), targets.begin() + std::ptrdiff_t(at * C),
                                  targets.begin() + std::ptrdiff_t((at + 1) * C));
        at += std::size_t(size);
    }
    adapter::BatchTensors answers;
    if (!ofUnits.empty()) answers.labels = at::tensor(ofUnits, at::kLong).to(m_network.device());
    if (!targetsOfUnits.empty())
        answers.targets = at::tensor(targetsOfUnits, at::kFloat)
                              .reshape({std::int64_t(units.sizes.size()), std::int64_t(C)})
                              .to(m_network.device());
    const at::Tensor states = at::cat(all).detach().set_requires_grad(true);
    const at::Tensor loss = m_loss.mean(m_network.read(m_network.pool(states, units.sizes).states), answers);
    loss.backward();
    const at::Tensor gradient = states.grad();
    FOVEA_CHECK(eachPart([&](const adapter::Batch&, const adapter::BatchTensors& t, int start) {
        backwardInParts(
            t.low, m_network.states(t.keys, t.values, mask, start), division(t.low),
            [&](const at::Tensor& low, const at::Tensor& own, std::int64_t first, std::int64_t count) {
                return Derived{m_network.lastStates(low, own), gradient.narrow(0, start + first, count)};
            });
    }));
    return result(loss.item<double>());
}

void Trainer::optimise(const StepResult& result, double learningRate) {
    if (!std::isfinite(result.loss) || !std::isfinite(result.gradientNorm)) return;
    m_optimiser.step(m_network.parameters(), m_network.gradients(), result.gradientNorm, learningRate);
}

StepResult Trainer::step(const adapter::BatchTensors& batch, double learningRate, std::uint64_t dropoutSeed) {
    const backbone::SingleThreaded single;
    const StepResult result = computeGradients(batch, dropoutSeed);
    optimise(result, learningRate);
    return result;
}

Result<StepResult> Trainer::step(const UnitsStep& units, double learningRate, std::uint64_t dropoutSeed) {
    const backbone::SingleThreaded single;
    FOVEA_TRY(const StepResult result, computeGradients(units, dropoutSeed));
    optimise(result, learningRate);
    return result;
}

}  // namespace fovea::training
