#pragma once

#include <string>
#include <vector>

#include "adapter/read_out.h"
#include "base/job_context.h"
#include "dataset/sample.h"
#include "dataset/units.h"
#include "evaluation/intervals.h"
#include "features/feature_store.h"
#include "runs/task.h"
#include "runs/variables.h"
#include "training/objective.h"

namespace fovea::runs {

/// How a read-out came about, and how good it is alone: kept with its run.
struct ReadOutFigures {
    double penalty = 0;      ///< as LogisticRegression::fit() has it
    double temperature = 1;  ///< its logits were divided by
    int groups = 0;  ///< of patients, by which both were chosen; 0: too few for two, nothing was chosen
    /// Of the training images, each predicted by a fit without its patient's group; NaN without groups.
    double outOfFoldAuc = evaluation::kUnknown, outOfFoldLogLoss = evaluation::kUnknown;
    /// Of the validation images, by which nothing of it was chosen; NaN without any.
    double validationAuc = evaluation::kUnknown, validationLogLoss = evaluation::kUnknown;
    double seconds = 0;
    /// Of units whose images count by what they say (adapter::ImageWeighting): the class `least`, and the
    /// log loss out of fold of fits in which they count alike. Empty and NaN else.
    std::string leastClass = {};
    double outOfFoldLogLossAlike = evaluation::kUnknown;
    /// Of a number, in its unit: mean absolute error, likewise. NaN else.
    double outOfFoldError = evaluation::kUnknown, validationError = evaluation::kUnknown;
    /// Of findings each one's own; AUCs and log losses above are their means then, penalty and temperature
    /// not said.
    std::vector<ReadOutFigures> findings = {};
};

struct FittedReadOut {
    adapter::ReadOut readOut;
    ReadOutFigures figures;
    /// Where it reads clinical variables, too, and where there were groups what these are worth.
    std::optional<adapter::VariableReading> variables = {};
    std::optional<VariableFigures> variableFigures = {};
};

/// Fits the read-out of an adapter to the token summaries of training images: multinomial logistic
/// regression (training::LogisticInputs). The penalty is the one of training::kLogisticPenalties, tried
/// from the highest down, whose fits say the images of the groups of patients that they have not learned
/// from with the lowest log loss; by the same predictions one temperature is fitted. With too few
/// patients for groups it is kCautiousPenalty, and no temperature.
/// Of findings each has its own, of the images that state it. Of a number it is a ridge regression
/// (fitRidge()), without a temperature.
/// `variables`: clinical ones that it reads beside the summaries (linearInputs()), of classes alone; what
/// stands in for an unknown one is fitted to `train`.
/// `objective`: as of the side network's loss. The features of every sample must be in the store.
/// Cancellable. Errors: those of the store and of VariableCoding::fit(); outOfMemory, cancelled.
Result<FittedReadOut> fitReadOut(const features::FeatureStore& store,
                                 const std::vector<dataset::Sample>& train,
                                 const std::vector<dataset::Sample>& validation, const Task& task,
                                 const training::Objective& objective, const JobContext& job,
                                 const std::vector<std::string>& variables = {});
/// The same of units, each read by its images' summaries together (adapter::ReadOut::together()) and the
/// variables of its row. `weigh`: of classes, without variables, images count by what they say
/// (adapter::ImageWeighting), of the class and at the penalty that say held-out units best, where their log
/// loss is lower than with images that count alike by more than the one-sided 95 %. Else, and else always,
/// they count alike. The class, the penalty and whether at all were chosen by the units that figures out of
/// fold are of.
Result<FittedReadOut> fitReadOut(const features::FeatureStore& store, const dataset::Units& train,
                                 const dataset::Units& validation, const Task& task,
                                 const training::Objective& objective, const JobContext& job,
                                 const std::vector<std::string>& variables = {}, bool weigh = false);
inline constexpr double kCautiousPenalty = 1;

/// What that takes for so many images, measured with small made-up ones.
struct ReadOutCost {
    double seconds = 0;  ///< without reading
    double memoryMb = 0;
};
/// `weighed`: images in fits in which images of units count by what they say (imagesToFit()); 0: none do.
/// Errors: as fitReadOut().
Result<ReadOutCost> readOutCost(int train, int validation, int width, int classes, int weighed,
                                const JobContext& job);

}  // namespace fovea::runs
