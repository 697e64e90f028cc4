#include "runs/all_questions.h"

namespace fovea::runs {

namespace {

/// Of the question in use.
Result<RunOutcome> trainOne(project::Project& project, const AllQuestions& options,
                            const dataset::Question& question, const std::shared_ptr<FileLayer>& files,
                            const JobContext& job) {
    FOVEA_TRY(const RunSettings settings, options.settingsOf(project));
    if (options.resume) {
        FOVEA_TRY(const auto before, newestRunLike(project, settings));
        if (before && before->state == project::RunState::done) return outcomeOf(project, *before);
    }
    return runTraining(project, settings, options.resume, files, job,
                       options.observerOf ? options.observerOf(question, settings) : RunObserver());
}

}  // namespace

Result<std::vector<QuestionOutcome>> trainAllQuestions(project::Project& project, const AllQuestions& options,
                                                       std::shared_ptr<FileLayer> files,
                                                       const JobContext& job) {
    FOVEA_TRY(const dataset::Question inUse, project.question());
    FOVEA_TRY(const std::vector<dataset::Question> questions, project.questions());
    std::vector<QuestionOutcome> all;
    std::optional<Error> ended;
    for (const dataset::Question& question : questions) {
        FOVEA_CHECK(project.useQuestion(question.id));
        job.say("Question \"" + question.name + "\".");
        auto outcome = trainOne(project, options, question, files, job);
        if (!outcome && outcome.error().code != ErrorCode::tooFewSamples &&
            outcome.error().code != ErrorCode::invalidArgument) {
            ended = outcome.error();
            break;
        }
        all.push_back(outcome ? QuestionOutcome{question, std::move(*outcome), {}}
                              : QuestionOutcome{question, {}, outcome.error()});
    }
    FOVEA_CHECK(project.useQuestion(inUse.id));
    if (ended) return *ended;
    return all;
}

}  // namespace fovea::runs
