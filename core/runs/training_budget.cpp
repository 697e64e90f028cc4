#include "runs/training_budget.h"

#include <algorithm>

#include "backbone/extraction.h"
#include "base/names.h"

namespace fovea::runs {

namespace {
constexpr int kFewImages = 500;

constexpr Named<Effort> kEfforts[] = {
    {Effort::quick, "quick"}, {Effort::balanced, "balanced"}, {Effort::thorough, "thorough"}};

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

const char* effortName(Effort effort) {
    return nameIn(kEfforts, effort);
}
std::optional<Effort> effortFromName(const std::string& name) {
    return valueIn(kEfforts, name);
}

int sideNetworksOf(Effort effort) {
    constexpr int kSeveral = 3;
    return effort == Effort::thorough ? kSeveral : RunSettings().sideNetworks;
}

int resolutionOf(Effort effort) {
    constexpr int kFinest = 768;
    return effort == Effort::thorough ? kFinest : backbone::ExtractionSettings().resolution;
}

int trainingImages(const std::vector<dataset::Sample>& samples) {
    return int(std::count_if(samples.begin(), samples.end(), [](const dataset::Sample& s) {
        return !s.label.empty() && s.split == dataset::Split::train;
    }));
}

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
