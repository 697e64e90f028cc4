#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/file_layer.h"
#include "base/job_context.h"
#include "dataset/question.h"
#include "dataset/sample.h"
#include "evaluation/learning_curve.h"
#include "project/project.h"
#include "runs/run_settings.h"

namespace fovea::runs {

struct LearningCurveOptions {
    /// Backbone, resolution and whatever else decides the stored features; nothing else of it matters.
    RunSettings settings;
    /// Shares of the patients that are learned from, each above 0 to 1, ascending.
    std::vector<double> shares = {0.125, 0.25, 0.5, 1};
    int folds = 5;        ///< 2 or more; as many as each class has patients where those are fewer
    int repetitions = 5;  ///< subsets of each share below 1, in every fold; 1 or more
    std::uint64_t seed = 0;
};

/// What so many patients came to.
struct LearningCurveLevel {
    double share = 0;
    double patients = 0;  ///< that were learned from, the mean over all trainings
    double units = 0;     ///< with an answer, of them, likewise: LearningCurve::unit
    double images = 0;    ///< likewise
    /// The mean over repetitions of those within the folds, with its interval (AucCovariance::ofFolds()).
    evaluation::Estimate auc;
    std::vector<double> aucs;  ///< one a training: [repetitions x folds], of share 1 [folds]
};

/// Would more images help? AUC against the number of patients that were learned from.
struct LearningCurve {
    dataset::AnswerUnit unit = dataset::AnswerUnit::image;  ///< what has one answer
    /// Of training and validation; a unit of unknown patient is a patient. Where answers are of images, there
    /// are as many units.
    int patients = 0, units = 0, images = 0;
    int folds = 0, repetitions = 0;
    /// Ascending in patients; without those in which a class had nobody, or as many patients as before.
    std::vector<LearningCurveLevel> levels;
    std::optional<evaluation::PowerLaw> law;  ///< none with fewer than three levels
    /// With all patients of today, twice and four times as many; empty without a law.
    std::vector<evaluation::Extrapolation> ahead;
    std::vector<dataset::Problem> problems;  ///< images left out, as they cannot be read any more
};

/// Learns from shares of the patients, several times each, and judges by those who were held out (k-fold
/// cross-validation by patient over the training and validation images; the test images take no part).
/// What learns is the baseline's logistic regression on the stored class tokens, with kUsualPenalty and
/// not tuned: seconds, where adapters would take hours. Of a study or patient it reads the mean of its
/// images' class tokens. An adapter's curve has its own height, and often about this shape. Missing features
/// are computed first. Progress "evaluate". Cancellable between fits. Errors: invalidArgument (the options; a
/// question of findings or a number), tooFewSamples (a class with fewer than two patients), those of
/// preloadedStore().
Result<LearningCurve> learningCurve(const project::Project& project, const LearningCurveOptions& options,
                                    std::shared_ptr<FileLayer> files, const JobContext& job);

}  // namespace fovea::runs
