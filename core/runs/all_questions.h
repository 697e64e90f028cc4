#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "runs/run.h"

namespace fovea::runs {

/// What training one of several questions came to: an outcome, or why there is none.
struct QuestionOutcome {
    dataset::Question question;
    std::optional<RunOutcome> outcome;
    std::optional<Error> error;
};

struct AllQuestions {
    /// The settings for the question in use, asked when its turn comes. Error: that question is not trained.
    std::function<Result<RunSettings>(const project::Project&)> settingsOf;
    /// What observes the run of a question.
    std::function<RunObserver(const dataset::Question&, const RunSettings&)> observerOf;
    /// Goes on where it was interrupted: questions whose run is done are not trained again.
    bool resume = false;
};

/// Trains every question of a project, one after the other, each an ordinary run. What is stored of the
/// images is shared: each is read once. A question that cannot be trained (tooFewSamples, invalidArgument)
/// does not keep the others from it. The question in use is the one that it was. Errors: those of
/// runTraining() but these two; nothing of a question that was trained is lost.
Result<std::vector<QuestionOutcome>> trainAllQuestions(project::Project& project, const AllQuestions& options,
                                                       std::shared_ptr<FileLayer> files,
                                                       const JobContext& job);

}  // namespace fovea::runs
