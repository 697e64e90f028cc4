#include "project/studies.h"

#include <algorithm>
#include <set>

#include "dataset/units.h"
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

Result<int> applyStudyRule(Project& project, const dataset::StudyRule& rule) {
    return guarded([&]() -> Result<int> {
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
        std::set<std::size_t> moved;
        for (std::size_t i = 0; i < samples.size(); ++i)
            if (samples[i].study != before[i].study) moved.insert(i);
        FOVEA_TRY(const dataset::Asked all, asked(project));
        std::set<std::size_t> changed = moved;
        for (const std::size_t i : dataset::spreadAnswers(samples, all)) changed.insert(i);
        FOVEA_CHECK(project.setSampleLabels(chosen(samples, changed), {},
                                            {{kKeyOfStudyRule, dataset::studyRuleText(rule)}}));
        return int(moved.size());
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
        question.answerUnit = unit;
        const auto changed = dataset::spreadAnswers(samples, {{question}, 0});
        FOVEA_CHECK(project.setSampleLabels(chosen(samples, {changed.begin(), changed.end()}), {question}));
        return int(changed.size());
    });
}

}  // namespace fovea::project
