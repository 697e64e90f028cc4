#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "adapter/variables.h"
#include "base/job_context.h"
#include "base/message.h"
#include "dataset/sample.h"
#include "evaluation/intervals.h"
#include "features/feature_store.h"
#include "project/project.h"
#include "training/logistic_regression.h"

namespace fovea::runs {

/// "age, sex" as names. Blanks around them do not count.
std::vector<std::string> variableNames(const std::string& list);

/// Whether a project knows such variables: a question of one class, grades or a number beside the one in use,
/// which its table of labels answers, or one of dataset::kHeaderVariables. Error: invalidArgument, naming
/// those there are.
Result<void> checkVariables(const project::Project& project, const std::vector<std::string>& names);

/// All that is known of a sample beside its pixels: its other answers, and what its header says of
/// dataset::kHeaderVariables where no answer is called so.
adapter::VariableValues variableValues(const dataset::Sample& sample);
/// Likewise, as VariableCoding::numbers(): [n, width].
std::vector<float> variableNumbers(const adapter::VariableCoding& coding,
                                   std::span<const dataset::Sample> samples);

/// VariableCoding::fit() to these; nothing without names. Errors: those of it.
Result<std::optional<adapter::VariableCoding>> variableCoding(const std::vector<std::string>& names,
                                                              std::span<const dataset::Sample> training);

/// Numbers of images, [n, width], and behind those of each its variables': [n, width + variables.width()].
std::vector<float> withVariables(const std::vector<float>& values, const adapter::VariableCoding& variables,
                                 std::span<const dataset::Sample> samples);

/// What a read-out or a baseline is fitted to: numbers of the images, [n, width], and with `variables` behind
/// them theirs, as withVariables() has them. Both blocks count alike, so that a few variables are not lost
/// among thousands of numbers: each of the variables' is weighted by the square root of how many more numbers
/// there are of an image. Cancellable. Errors: those of LogisticInputs.
Result<training::LogisticInputs> linearInputs(const std::vector<float>& values, int width,
                                              const adapter::VariableCoding* variables,
                                              const std::vector<dataset::Sample>& samples,
                                              const JobContext& job);

/// What clinical variables are worth beside the image: AUC of read-outs of the image, of the variables and of
/// both, out of fold on the training images, with paired differences. So the test images stay unseen, and
/// nothing was chosen by what they are compared on.
struct VariableFigures {
    evaluation::Estimate image, variables, both;
    evaluation::Estimate bothMinusImage, imageMinusVariables;
    struct One {
        std::string name;
        evaluation::Estimate auc;  ///< of this variable alone
    };
    std::vector<One> each;
};

/// From an AUC of kGivesAway on, a variable alone is said to give the answer away.
inline constexpr double kGivesAway = 0.9;
/// What of these figures has to be said: what the variables add; that the image is not shown to say more than
/// they do alone; that one alone gives the answer away.
std::vector<Message> variableNotices(const VariableFigures& figures);

}  // namespace fovea::runs
