#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "adapter/adapter_file.h"
#include "base/job_context.h"
#include "dataset/sample.h"
#include "dataset/units.h"
#include "evaluation/training_kind.h"
#include "features/feature_store.h"
#include "runs/read_out.h"
#include "training/class_targets.h"

namespace fovea::runs {

/// What the training images are like, by which an adapter knows images of another kind. Nothing where there
/// are too few. The features of every sample must be in the store. Cancellable. Errors: those of the store.
Result<std::optional<evaluation::TrainingKind>> kindOfTraining(const features::FeatureStore& store,
                                                               const std::vector<dataset::Sample>& train,
                                                               const JobContext& job);

/// Ids of the units' rows that are unlike the training images: where images that are unlike carry
/// evaluation::kUnlikeShare of the answer. `weights` as in UnitAnswers. The features of each image must be in
/// the store. Cancellable. Errors: those of the store.
Result<std::set<std::int64_t>> unlikeAmong(const features::FeatureStore& store,
                                           const evaluation::TrainingKind& kind, const dataset::Units& units,
                                           const std::vector<double>& weights, const JobContext& job);

/// The scores of answer sets of an adapter that is a read-out alone: out of fold of its training images, each
/// said by a fit of the same penalty that has not learned from its patient's group, in the read-out's
/// temperature and the adapter's recalibration (`tuning`), in the mean over the images of a unit; `head`: the
/// adapter's. Validation images give fewer, and the recalibration is fitted to them. Nothing where there were
/// no groups.
///
/// Of an adapter with a side network there is no such thing: its answers about images it has learned from are
/// from memory, and k trainings would be needed for others. Its scores are of what it is tuned on
/// (tunedOn()): validation images, which have chosen the epoch, or in a cross-validation the images held out
/// in turn.
Result<std::optional<evaluation::SetScores>> setScoresOfReadOut(
    const features::FeatureStore& store, const dataset::Units& train, const std::vector<std::string>& classes,
    const training::ClassTargets& targets, const ReadOutFigures& readOut, const adapter::Head& head,
    const adapter::Tuning& tuning, const JobContext& job);

}  // namespace fovea::runs
