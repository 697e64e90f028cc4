#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/file_layer.h"
#include "base/job_context.h"
#include "dataset/sample.h"
#include "evaluation/intervals.h"
#include "evaluation/metrics.h"
#include "project/project.h"

namespace fovea::inference {

/// A run's figures on one split.
struct Evaluation {
    std::int64_t run = 0;
    std::string split;  ///< as splitName()
    std::vector<std::string> classes;
    std::vector<dataset::Sample> samples;  ///< in the order of the predictions
    evaluation::Predictions predictions;
    std::map<std::string, evaluation::Estimate> estimates;  ///< by name, see estimate()
    std::vector<std::vector<int>> confusion;                ///< rows true
    bool patientsKnown = false;                             ///< every image's patient is known
    int testLooks = 0;  ///< how often the test split has been looked at, this one included
    /// Images left out: unreadable, of a class the run does not know, or (of the
    /// test split) ones the run learned from before the splits were changed.
    std::vector<dataset::Problem> problems;
};

/// Predicts every image of the split with the run's adapter, from the stored
/// features (those missing are computed), and estimates the figures. The images are
/// seen through the adapter's window: where the project has another by now, all are read
/// once to find what was stored of them. A look at
/// the test split is recorded in the project before anything is shown.
/// Errors: notFound (run, or no image in the split), those of loadAdapter().
Result<Evaluation> evaluateRun(project::Project& project, std::int64_t run, dataset::Split split,
                               const evaluation::IntervalOptions& options, std::shared_ptr<FileLayer> files,
                               const JobContext& job);

}  // namespace fovea::inference
