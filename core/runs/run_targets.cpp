#include "runs/run_targets.h"

namespace fovea::runs {

training::ClassTargets targetsOf(const RunSettings& settings, bool ordinal, std::span<const int> labels,
                                 int classes) {
    std::vector<int> counts(static_cast<std::size_t>(classes), 0);
    for (const int label : labels) ++counts[std::size_t(label)];
    const bool weighted = settings.balance == Balance::weights ||
                          (settings.balance == Balance::automatic && training::unbalanced(counts));
    return training::classTargets(counts, weighted, ordinal);
}

training::LoopOptions loopOf(const RunSettings& settings, bool ordinal, std::span<const int> labels,
                             int classes) {
    training::LoopOptions loop;
    loop.epochs = settings.epochs;
    loop.batch = settings.batch;
    loop.learningRate = settings.learningRate;
    loop.targets = targetsOf(settings, ordinal, labels, classes);
    loop.patience = settings.patience;
    loop.maxEpochs = settings.assigned.allForEpochs.value_or(0);
    loop.seed = settings.seed;
    loop.microBatch = settings.adapted.microBatch;
    return loop;
}

}  // namespace fovea::runs
