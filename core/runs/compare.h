#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/file_layer.h"
#include "base/job_context.h"
#include "evaluation/intervals.h"
#include "project/project.h"
#include "runs/agreement.h"
#include "runs/baseline_method.h"
#include "runs/predicted.h"
#include "runs/run_settings.h"
#include "runs/training_cost.h"
#include "training/fine_tuning.h"

namespace fovea::runs {

/// Who is asked the same question on the same images.
enum class Model {
    adapter,             ///< the method, with a backbone
    logisticRegression,  ///< on the class token of that backbone (training/logistic_regression.h)
    baseline,            ///< another simple reading of what is stored (BaselineMethod)
    fineTuning,          ///< every number of the first variant's backbone trained (training/fine_tuning.h)
    sideNetworkAlone     ///< the method with the backbone's features taken away
};
const char* modelName(Model model);  ///< "adapter", "logistic_regression", "baseline" ...

struct CompareOptions {
    /// An adapter is trained with each, whatever they differ in; all else is compared with the
    /// first. Their seeds are overruled.
    std::vector<RunSettings> variants;
    std::vector<std::uint64_t> seeds = {0, 1, 2};
    evaluation::IntervalOptions intervals;
    /// The control "fine-tuning", one training with seed 0, on what the first variant's adapter saw.
    std::optional<training::FineTuningOptions> fineTuning = {};
};

struct ComparedModel {
    Model model = Model::adapter;
    int variant = 0;       ///< of CompareOptions::variants; of a control the first it belongs to
    std::string backbone;  ///< empty for the side network alone
    std::string method;    ///< empty for logistic regression and baselines
    std::optional<BaselineMethod> reads;  ///< of logistic regression and baselines
    std::string precision;                ///< of the frozen pass; empty for the side network alone
    std::string store;                    ///< numbers of the stored features; of adapters
    std::optional<bool> penaltyChosen;    ///< of those: by images that it had not learned from
    std::vector<double>
        validationAuc;  ///< a training each; those have one. Of a number the mean absolute error
    std::vector<Predicted> test;
    evaluation::Estimate auc;  ///< on test, mean over trainings: headlineOf()
    /// The first contender's AUC (mean absolute error) minus this one's, paired by patients.
    /// Not set for the first.
    evaluation::Estimate firstMinusThis;
    /// Of an adapter with the first one's backbone and method, in another precision or store: how
    /// near its features come; none where no test image can be read any more.
    std::optional<Agreement> agreement;
    /// Of the fine-tuning control, and of the first variant's adapter beside it.
    std::optional<TrainingCost> cost;
};

struct Comparison {
    Task task;
    int trainImages = 0, validationImages = 0, testImages = 0;
    int trainUnits = 0, validationUnits = 0, testUnits = 0;  ///< with an answer: of images as many
    bool patientsKnown = false;
    int testEvaluations = 0;
    std::vector<ComparedModel> models;  ///< the first variant's adapter comes first
};

/// Trains and tests every contender with the same budget: an adapter for each variant, and beside it
/// the side network alone, logistic regression and the other baselines. A control is not made again for a
/// variant that differs only in what it does not see: the side network alone sees neither the backbone (but
/// its shape), nor precision or store; a baseline neither method nor how an adapter is trained. The
/// adapters' trainings are runs of the project like any other, each with its look at the test split. The
/// epoch is chosen on validation, the penalty on groups of the training images. Images that cannot be read
/// are left out for all. Where answers are of studies or patients, all figures are of these: an adapter and
/// the side network alone pool their images, a baseline says the mean of what it says of each. Errors: those
/// of runTraining(), evaluateRun() and fineTuneOn(); invalidArgument (no variant, no seed; fine-tuning, which
/// learns classes of images alone).
Result<Comparison> compareModels(project::Project& project, const CompareOptions& options,
                                 std::shared_ptr<FileLayer> files, const JobContext& job);

}  // namespace fovea::runs
