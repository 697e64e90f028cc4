#include "runs/run_targets.h"

#include <algorithm>

#include "runs/project_source.h"

namespace fovea::runs {

namespace {

training::ClassTargets ofClasses(const RunSettings& settings, bool ordinal,
                                 const std::vector<dataset::Sample>& train,
                                 const std::vector<std::string>& classes) {
    std::vector<int> counts(classes.size(), 0);
    for (const int label : labelsOf(train, classes)) ++counts[std::size_t(label)];
    const bool weighted = settings.balance == Balance::weights ||
                          (settings.balance == Balance::automatic && training::unbalanced(counts));
    return training::classTargets(counts, weighted, ordinal);
}

}  // namespace

training::Objective objectiveOf(const RunSettings& settings, bool ordinal, const Task& task,
                                const std::vector<dataset::Sample>& train) {
    training::Objective objective;
    if (task.ofClasses()) {
        objective.targets = ofClasses(settings, ordinal, train, task.names);
        objective.earthMover = settings.earthMover;
    }
    for (std::size_t f = 0; task.ofFindings() && f < task.names.size(); ++f)
        objective.findings.push_back(
            ofClasses(settings, false, oneFinding(train, task, f).samples, adapter::kFindingAnswers));
    return objective;
}

std::vector<double> weightsIn(const training::Objective& objective) {
    if (objective.findings.empty()) return objective.targets.weights;
    std::vector<double> weights;
    for (const training::ClassTargets& t : objective.findings)
        weights.push_back(t.weights.empty() ? 1 : t.weights[1]);
    const bool plain = std::all_of(objective.findings.begin(), objective.findings.end(),
                                   [](const auto& t) { return t.weights.empty(); });
    return plain ? std::vector<double>() : weights;
}

training::LoopOptions loopOf(const RunSettings& settings, bool ordinal, const Task& task,
                             const std::vector<dataset::Sample>& train) {
    training::LoopOptions loop;
    loop.epochs = settings.epochs;
    loop.batch = settings.batch;
    loop.learningRate = settings.learningRate;
    loop.objective = objectiveOf(settings, ordinal, task, train);
    loop.patience = settings.patience;
    loop.maxEpochs = settings.assigned.allForEpochs.value_or(0);
    loop.seed = settings.seed;
    loop.microBatch = settings.adapted.microBatch;
    return loop;
}

}  // namespace fovea::runs
