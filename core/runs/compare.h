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
#include "runs/run_settings.h"

namespace fovea::runs {

/// Who is asked the same question on the same images.
enum class Model {
    adapter,             ///< the method, with a backbone
    logisticRegression,  ///< on the class token of that backbone (training/logistic_regression.h)
    sideNetworkAlone     ///< the method with the backbone's features taken away
};
const char* modelName(Model model);  ///< "adapter", "logistic_regression", "side_network_alone"

struct CompareOptions {
    /// An adapter is trained with each, whatever they differ in; all else is compared with the
    /// first. Their seeds are overruled.
    std::vector<RunSettings> variants;
    std::vector<std::uint64_t> seeds = {0, 1, 2};
    evaluation::IntervalOptions intervals;
};

struct ComparedModel {
    Model model = Model::adapter;
    int variant = 0;                    ///< of CompareOptions::variants; of a control the first it belongs to
    std::string backbone;               ///< empty for the side network alone
    std::string method;                 ///< empty for logistic regression
    std::string precision;              ///< of the frozen pass; empty for the side network alone
    std::string store;                  ///< numbers of the stored features; of adapters
    std::optional<bool> penaltyChosen;  ///< of logistic regression: by validation images
    std::vector<double> validationAuc;  ///< a training each; logistic regression has one
    std::vector<evaluation::Predictions> test;
    evaluation::Estimate auc;  ///< on test, mean over trainings
    /// The first contender's AUC minus this one's, by paired bootstrap of patients.
    /// Not set for the first.
    evaluation::Estimate firstMinusThis;
    /// Of an adapter with the first one's backbone and method, in another precision or store: how
    /// near its features come; none where no test image can be read any more.
    std::optional<Agreement> agreement;
};

struct Comparison {
    int trainImages = 0, validationImages = 0, testImages = 0;
    bool patientsKnown = false;
    int testEvaluations = 0;
    std::vector<ComparedModel> models;  ///< the first variant's adapter comes first
};

/// Trains and tests every contender with the same budget: an adapter for each variant, and beside it
/// the side network alone and logistic regression. A control is not made again for a variant that
/// differs only in what it does not see: the side network alone sees neither the backbone (but its
/// shape), nor precision or store; logistic regression neither method nor how an adapter is trained. The
/// adapters' trainings are runs of the project like any other, each with its look at the test split. The
/// epoch and the penalty are chosen on validation. Images that cannot be read are left out for all. Errors:
/// those of runTraining() and evaluateRun(); invalidArgument (no variant, no seed).
Result<Comparison> compareModels(project::Project& project, const CompareOptions& options,
                                 std::shared_ptr<FileLayer> files, const JobContext& job);

}  // namespace fovea::runs
