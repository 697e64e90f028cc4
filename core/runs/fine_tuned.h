#pragma once

#include <vector>

#include "adapter/adapter_file.h"
#include "backbone/catalogue.h"
#include "base/job_context.h"
#include "dataset/sample.h"
#include "features/feature_store.h"
#include "runs/resolved_run.h"
#include "training/fine_tuning.h"

namespace fovea::runs {

/// Whether fineTuneOn() can be asked beside this run, to be known before anything is trained: its frozen
/// pass ends at the last layer that features are taken from, and fine-tuning is held against what all layers
/// say. Errors: invalidArgument (a question of other than classes, answers of studies or patients, the
/// backbone's last layer not among those); unsupportedModel (a backbone that is in no folder, as
/// `untrained`).
Result<void> mustSuitFineTuning(const ResolvedRun& run);

/// Fine-tunes a copy of the backbone on a project's images, as an adapter saw them (`info`): their window,
/// size and normalisation, and asks it of `validation` and `judged`. The pictures are read once and held in
/// memory, 3 R R bytes each. `options.resolution` is that of `info`. Nothing is kept but what it says.
/// Errors: those of reading an image, openBackboneFolder() and fineTune(), and of mustSuitFineTuning() but
/// for the question.
Result<training::FineTuningResult> fineTuneOn(const backbone::BackboneChoice& backbone,
                                              const adapter::AdapterInfo& info,
                                              const features::FeatureStore& store,
                                              const std::vector<dataset::Sample>& train,
                                              const std::vector<dataset::Sample>& validation,
                                              const std::vector<dataset::Sample>& judged,
                                              training::FineTuningOptions options, const JobContext& job);

}  // namespace fovea::runs
