#include "runs/training_budget.h"

#include <algorithm>

namespace fovea::runs {

namespace {
constexpr int kFewImages = 500;

struct Aim {
    int steps, leastEpochs, mostEpochs;
};
Aim aimOf(Effort effort) {
    switch (effort) {
        case Effort::quick:
            return {1080, 10, 60};
        case Effort::balanced:
            break;
        case Effort::thorough:
            return {4320, 40, 160};
    }
    return {2160, 20, 100};
}
}  // namespace

TrainingBudget trainingBudget(Effort effort, int trainImages) {
    const Aim aim = aimOf(effort);
    TrainingBudget budget;
    if (trainImages < kFewImages) budget = {0, 8, 3e-3};
    const int stepsPerEpoch = std::max(1, trainImages / budget.batch);
    budget.epochs =
        std::clamp((aim.steps + stepsPerEpoch - 1) / stepsPerEpoch, aim.leastEpochs, aim.mostEpochs);
    return budget;
}

}  // namespace fovea::runs
