#pragma once

// Internal to the engine: shows torch.

#include <functional>
#include <vector>

#include "adapter/batch_torch.h"
#include "adapter/network_torch.h"
#include "training/adamw_torch.h"
#include "training/objective_torch.h"

namespace fovea::training {

struct StepResult {
    double loss = 0;
    double gradientNorm = 0;  ///< before clipping
};

/// A step on units of several images each, of which some are in memory at a time.
struct UnitsStep {
    std::vector<int> sizes;  ///< [U]: how many images each has, all images one after another
    int imagesInMemory = 0;  ///< at least 1
    /// Images first .. first + count - 1, twice the same; each with the answer of its unit. A cancellation
    /// point.
    std::function<Result<adapter::Batch>(int first, int count)> images;
};

/// One network and its optimiser. On the processor the side network takes a batch in parts, one
/// for each of kernelThreads(), at least kFewestImages each: their gradients are added in order, so
/// that the same number of threads gives the same result.
class Trainer {
public:
    explicit Trainer(adapter::NetworkTorch& network, const AdamWOptions& options = {},
                     const Objective& objective = {});
    /// Loss (mean over the batch, see Objective) and gradients of a batch, without a step.
    StepResult computeGradients(const adapter::BatchTensors& batch, std::uint64_t dropoutSeed);
    /// The same, then one optimiser step. Nothing is changed when the loss or
    /// the gradient is not finite.
    StepResult step(const adapter::BatchTensors& batch, double learningRate, std::uint64_t dropoutSeed);

    /// The same of units of several images, whose states are pooled: a first pass gives the states, without a
    /// graph; from them come the answers of the units, the loss and its gradient by each state; a second
    /// pass, with the same dropout, takes that back through the network. So it takes no more memory than a
    /// few images, and is one pass but for rounding. Errors: those of `images`.
    Result<StepResult> computeGradients(const UnitsStep& units, std::uint64_t dropoutSeed);
    Result<StepResult> step(const UnitsStep& units, double learningRate, std::uint64_t dropoutSeed);

    static constexpr int kFewestImages = 4;

    /// At most so many images are in the side network at a time, on all threads together;
    /// 0: a whole batch. Less memory for the same gradient, but for rounding.
    void setImagesAtOnce(int images) { m_microBatch = images; }

    AdamW& optimiser() { return m_optimiser; }
    const AdamW& optimiser() const { return m_optimiser; }

private:
    /// How images go through the side network: in so many parts, on so many threads at a time.
    struct Division {
        int parts = 1, threads = 1;
    };
    Division division(const at::Tensor& low) const;
    /// Of images first .. first + count - 1, whose fine-grained states are `own`: what is derived, and the
    /// gradient by it (undefined: 1, of a number).
    struct Derived {
        at::Tensor value, gradient;
    };
    using Derive = std::function<Derived(const at::Tensor& low, const at::Tensor& own, std::int64_t first,
                                         std::int64_t count)>;
    /// Adds the gradients by all parameters; the sum of the values, where these are numbers. `states` [L, B,
    /// P, S].
    double backwardInParts(const at::Tensor& low, const at::Tensor& states, Division division,
                           const Derive& derive);
    at::Tensor lastStates(const at::Tensor& low, const at::Tensor& states) const;
    StepResult result(double loss) const;
    void optimise(const StepResult& result, double learningRate);

    adapter::NetworkTorch& m_network;
    AdamW m_optimiser;
    Loss m_loss;
    int m_microBatch = 0;
};

}  // namespace fovea::training
