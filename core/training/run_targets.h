#pragma once

#include <span>

#include "training/class_targets.h"
#include "training/run_settings.h"

namespace fovea::training {

/// What the loss of a run asks of each class. `ordinal`: as ResolvedRun has it; `labels`: of
/// the training images, 0 .. classes-1, each class among them.
ClassTargets targetsOf(const RunSettings& settings, bool ordinal, std::span<const int> labels, int classes);

}  // namespace fovea::training
