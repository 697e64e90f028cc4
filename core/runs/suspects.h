#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/file_layer.h"
#include "base/job_context.h"
#include "dataset/sample.h"
#include "project/project.h"
#include "runs/run_settings.h"

namespace fovea::runs {

/// An image whose label is doubted, or the less so the further down it stands.
struct Suspect {
    dataset::Sample sample;  ///< with its label
    std::string proposed;    ///< the most probable of the other classes
    double given = 0;        ///< probability of its label
    double other = 0;        ///< probability of `proposed`
    /// Probably mislabelled: `proposed` is more probable than the label, and as probable as it is on average
    /// where it is the label.
    bool likely = false;
};

struct Suspects {
    /// Every image that was looked at, the most suspicious first, but for those whose label is confirmed.
    std::vector<Suspect> ranked;
    int likely = 0;     ///< of `ranked`
    int confirmed = 0;  ///< left out: project::confirmedLabels()
    std::vector<std::string> classes;
    double penalty = 0, logLoss = 0;
    int groups = 0;
    std::vector<dataset::Problem> problems;  ///< images that could not be read
};

/// Which labels are probably wrong: those with which what is said of the images out of fold
/// (runs/out_of_fold.h) disagrees most. Ranked by probability of the label minus that of the most probable
/// other class; `likely` as confident learning has it (Northcutt, Jiang and Chuang, JAIR 70, 2021,
/// arXiv 1911.00068, section 3.1).
/// Of training and validation images and those of no split; never of test images: who corrects those by what
/// a model says of them judges the model by itself. Changes nothing. Missing features are computed, as
/// `settings` have it. Cancellable. Errors: those of preloadedStore() and outOfFold().
Result<Suspects> suspectLabels(const project::Project& project, const RunSettings& settings,
                               std::shared_ptr<FileLayer> files, const JobContext& job);

/// The ranking alone: `probabilities` [n, C] out of fold of `samples`, each of a label of `classes`.
std::vector<Suspect> rankedSuspects(const std::vector<dataset::Sample>& samples,
                                    const std::vector<std::string>& classes,
                                    const std::vector<double>& probabilities);

}  // namespace fovea::runs
