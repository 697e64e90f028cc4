#pragma once

#include <vector>

#include "dataset/sample.h"
#include "runs/run_settings.h"
#include "runs/task.h"
#include "training/loop.h"

namespace fovea::runs {

/// What the loss of a run asks. `ordinal`: as ResolvedRun has it; `train`: the images that are learned from,
/// of which each class, or each answer about a finding, has some.
training::Objective objectiveOf(const RunSettings& settings, bool ordinal, const Task& task,
                                const std::vector<dataset::Sample>& train);
/// How much each class, or each finding that is there, weighs in it; empty: all the same.
std::vector<double> weightsIn(const training::Objective& objective);

/// The loop of a run: what `settings` say of it, and objectiveOf(). Where its state is saved, and
/// what stops it, is the caller's.
training::LoopOptions loopOf(const RunSettings& settings, bool ordinal, const Task& task,
                             const std::vector<dataset::Sample>& train);

}  // namespace fovea::runs
