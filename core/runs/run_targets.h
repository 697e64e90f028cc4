#pragma once

#include <span>

#include "runs/run_settings.h"
#include "training/class_targets.h"
#include "training/loop.h"

namespace fovea::runs {

/// What the loss of a run asks of each class. `ordinal`: as ResolvedRun has it; `labels`: of
/// the training images, 0 .. classes-1, each class among them.
training::ClassTargets targetsOf(const RunSettings& settings, bool ordinal, std::span<const int> labels,
                                 int classes);

/// The loop of a run: what `settings` say of it, and targetsOf(). Where its state is saved, and
/// what stops it, is the caller's.
training::LoopOptions loopOf(const RunSettings& settings, bool ordinal, std::span<const int> labels,
                             int classes);

}  // namespace fovea::runs
