#include "training/run_targets.h"

namespace fovea::training {

ClassTargets targetsOf(const RunSettings& settings, bool ordinal, std::span<const int> labels, int classes) {
    std::vector<int> counts(static_cast<std::size_t>(classes), 0);
    for (const int label : labels) ++counts[std::size_t(label)];
    const bool weighted = settings.balance == Balance::weights ||
                          (settings.balance == Balance::automatic && unbalanced(counts));
    return classTargets(counts, weighted, ordinal);
}

}  // namespace fovea::training
