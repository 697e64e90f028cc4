#include "project/studies.h"

#include <algorithm>
#include <optional>
#include <set>

#include "dataset/units.h"
#include "project/consensus.h"
#include "project/splits.h"

namespace fovea::project {

using dataset::Sample;

namespace {

constexpr MessageKind kNoStudies{
    "no_studies_by_rule",
    FOVEA_TEXT("Messages",
               "What puts images together to studies is known of no image of the project by "
               "\"{rule}\". Say it by a column of a table of labels.")};

std::vector<Sample> chosen(const std::vector<Sample>& samples, const std::set<std::size_t>& places) {
    std::vector<Sample> some;
    for (const std::size_t i : places) some.push_back(samples[i]);
    return some;
}

}  // namespace

Result<dataset::StudyRule> studyRule(const Project& project) {
    FOVEA_TRY(const std::string text, project.setting(kKeyOfStudyRule));
    auto rule = dataset::studyRuleFromText(text);
    if (!rule)
        return Error{ErrorCode::corruptFile, "the setting 'study_by' is no rule: " + text, project.folder()};
    return rule;
}

namespace {

/// What a rule and a unit change of a project.
struct Arranged {
    std::vector<Sample> changed;  ///< that have another study or answer
    int moved = 0;                ///< of these: that have another study
    std::vector<dataset::Question> questions;
};

/// `unit`: of the question in use; not set: as it is.
Result<Arranged> arranged(const Project& project, const dataset::StudyRule& rule,
                          std::optional<dataset::AnswerUnit> unit) {
    FOVEA_TRY(const std::vector<Sample> before, project.samples());
    std::vector<Sample> samples = before;
    if (rule.by == dataset::StudyRule::By::none)
        for (Sample& sample : samples) sample.study.clear();
    dataset::putIntoStudies(samples, rule);
    const bool any =
        std::any_of(samples.begin(), samples.end(), [](const Sample& s) { return !s.study.empty(); });
    if (!any && !samples.empty() && rule.by != dataset::StudyRule::By::none)
        return Error{ErrorCode::invalidArgument,
                     {},
                     project.folder(),
                     {{kNoStudies, {{"rule", dataset::studyRuleText(rule)}}}}};
    Arranged result;
    std::set<std::size_t> changed;
    for (std::size_t i = 0; i < samples.size(); ++i)
        if (samples[i].study != before[i].study) changed.insert(i);
    result.moved = int(changed.size());
    FOVEA_TRY(dataset::Asked all, asked(project));
    dataset::Question& question = all.questions[all.inUse];
    const dataset::Question was = question;
    if (unit && question.answerUnit != *unit) {
        question.answerUnit = *unit;
        result.questions = {question};
    }
    FOVEA_TRY(const auto ruled, followReaders(samples, before, was, question));
    changed.insert(ruled.begin(), ruled.end());
    for (const std::size_t i : dataset::spreadAnswers(samples, all)) changed.insert(i);
    result.changed = chosen(samples, changed);
    return result;
}

Result<void> store(Project& project, const dataset::StudyRule& rule, const Arranged& made) {
    return project.setSampleLabels(made.changed, made.questions,
                                   {{kKeyOfStudyRule, dataset::studyRuleText(rule)}});
}

}  // namespace

Result<int> applyStudyRule(Project& project, const dataset::StudyRule& rule) {
    return guarded([&]() -> Result<int> {
        FOVEA_TRY(const Arranged result, arranged(project, rule, {}));
        FOVEA_CHECK(store(project, rule, result));
        return result.moved;
    });
}

Result<int> arrangeStudies(Project& project, const dataset::StudyRule& rule, dataset::AnswerUnit unit) {
    return guarded([&]() -> Result<int> {
        FOVEA_TRY(const Arranged result, arranged(project, rule, unit));
        FOVEA_CHECK(store(project, rule, result));
        return int(result.changed.size());
    });
}

Result<int> spreadAnswers(Project& project) {
    return guarded([&]() -> Result<int> {
        FOVEA_TRY(const dataset::Asked all, asked(project));
        if (std::all_of(all.questions.begin(), all.questions.end(), [](const dataset::Question& question) {
                return question.answerUnit == dataset::AnswerUnit::image;
            }))
            return 0;
        FOVEA_TRY(std::vector<Sample> samples, project.samples());
        const auto changed = dataset::spreadAnswers(samples, all);
        if (!changed.empty())
            FOVEA_CHECK(project.setSampleLabels(chosen(samples, {changed.begin(), changed.end()})));
        return int(changed.size());
    });
}

Result<int> changeAnswerUnit(Project& project, dataset::AnswerUnit unit) {
    return guarded([&]() -> Result<int> {
        FOVEA_TRY(std::vector<Sample> samples, project.samples());
        FOVEA_TRY(dataset::Asked all, asked(project));
        dataset::Question& question = all.questions[all.inUse];
        if (question.answerUnit == unit) return 0;
        const dataset::Question was = question;
        const std::vector<Sample> before = samples;
        question.answerUnit = unit;
        FOVEA_TRY(const auto ruled, followReaders(samples, before, was, question));
        std::set<std::size_t> changed(ruled.begin(), ruled.end());
        const auto spread = dataset::spreadAnswers(samples, {{question}, 0});
        changed.insert(spread.begin(), spread.end());
        FOVEA_CHECK(project.setSampleLabels(chosen(samples, changed), {question}));
        return int(changed.size());
    });
}

}  // namespace fovea::project
