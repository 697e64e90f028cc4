#include "dataset/units.h"

#include <set>
#include <unordered_map>
#include <utility>

#include "dataset/audit_answers.h"

namespace fovea::dataset {

namespace {

/// What the images of a unit say together, none of which contradicts another.
std::string answerOf(const std::set<std::string>& answers, const Question& question) {
    if (answers.size() < 2) return answers.empty() ? std::string() : *answers.begin();
    Findings all;
    for (const std::string& answer : answers)
        if (auto findings = findingsFromText(answer, question.answers)) all.merge(*findings);
    return findingsText(all, question.answers);
}

/// Images of one unit each, in the order in which units first appear.
std::vector<std::vector<std::size_t>> groupsOf(const std::vector<Sample>& samples, AnswerUnit unit) {
    std::vector<std::vector<std::size_t>> groups;
    std::unordered_map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        std::string key = unitKey(samples[i], unit);
        std::size_t place = groups.size();
        if (!key.empty()) place = places.try_emplace(std::move(key), place).first->second;
        if (place == groups.size()) groups.emplace_back();
        groups[place].push_back(i);
    }
    return groups;
}

}  // namespace

const char* answerUnitsName(AnswerUnit unit) {
    switch (unit) {
        case AnswerUnit::image:
            return "images";
        case AnswerUnit::study:
            return "studies";
        case AnswerUnit::patient:
            return "patients";
    }
    return "";
}

std::string unitKey(const Sample& sample, AnswerUnit unit) {
    if (unit == AnswerUnit::patient) return sample.patient;
    if (unit == AnswerUnit::image || sample.study.empty()) return {};
    return sample.patient + '\n' + sample.study;  // neither holds a line break
}

std::size_t Units::imageCount() const {
    std::size_t count = 0;
    for (const auto& unit : images) count += unit.size();
    return count;
}

Units unitsOf(const std::vector<Sample>& samples, const Question& question) {
    Units units;
    for (const std::vector<std::size_t>& members : groupsOf(samples, question.answerUnit)) {
        std::vector<Sample> group;
        std::set<std::string> answers;
        for (const std::size_t i : members) {
            group.push_back(samples[i]);
            if (!samples[i].label.empty()) answers.insert(samples[i].label);
        }
        if (group.size() > 1 && !contradictions(answers, question).empty()) {
            units.conflicting.push_back(std::move(group));
            continue;
        }
        units.rows.push_back(group.front());
        units.rows.back().label = answerOf(answers, question);
        units.images.push_back(std::move(group));
    }
    return units;
}

std::vector<std::int64_t> withWholeUnits(const std::vector<Sample>& samples,
                                         const std::vector<std::int64_t>& ids, AnswerUnit unit) {
    std::vector<std::int64_t> all = ids;
    if (unit == AnswerUnit::image) return all;
    const std::set<std::int64_t> meant(ids.begin(), ids.end());
    std::set<std::string> keys;
    for (const Sample& sample : samples)
        if (meant.count(sample.id)) keys.insert(unitKey(sample, unit));
    keys.erase(std::string());  // images by themselves
    for (const Sample& sample : samples)
        if (!meant.count(sample.id) && keys.count(unitKey(sample, unit))) all.push_back(sample.id);
    return all;
}

Units eachAlone(const std::vector<Sample>& samples) {
    return unitsOf(samples, Question());
}

std::vector<std::size_t> spreadAnswers(std::vector<Sample>& samples, const Asked& asked) {
    std::set<std::size_t> changed;
    for (std::size_t q = 0; q < asked.questions.size(); ++q) {
        const Question& question = asked.questions[q];
        if (question.answerUnit == AnswerUnit::image) continue;
        for (std::vector<std::size_t>& members : groupsOf(samples, question.answerUnit)) {
            std::erase_if(members, [&](std::size_t i) { return samples[i].split == Split::excluded; });
            std::set<std::string> answers;
            std::set<Split> splits;
            for (const std::size_t i : members) {
                const std::string& answer = answerTo(asked, q, samples[i]);
                if (answer.empty()) continue;
                answers.insert(answer);
                if (samples[i].split != Split::unassigned) splits.insert(samples[i].split);
            }
            if (answers.empty() || !contradictions(answers, question).empty()) continue;
            const std::string together = answerOf(answers, question);
            for (const std::size_t i : members) {
                Sample& sample = samples[i];
                if (!answerTo(asked, q, sample).empty()) continue;
                (q == asked.inUse ? sample.label : sample.answers[question.name]) = together;
                if (sample.split == Split::unassigned && splits.size() == 1) sample.split = *splits.begin();
                changed.insert(i);
            }
        }
    }
    return {changed.begin(), changed.end()};
}

}  // namespace fovea::dataset
