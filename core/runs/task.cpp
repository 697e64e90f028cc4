#include "runs/task.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace fovea::runs {

using adapter::Outputs;
using dataset::QuestionKind;
using dataset::Sample;

namespace {

/// What an image says of findings, also of such as a network was not asked about; nothing where its label is
/// of another form.
dataset::Findings findingsOf(const Sample& sample) {
    std::vector<std::string> names;
    for (std::size_t from = 0; from < sample.label.size();) {
        const std::size_t to = std::min(sample.label.find('|', from), sample.label.size());
        names.push_back(sample.label.substr(from, std::min(sample.label.find('=', from), to) - from));
        from = to + 1;
    }
    const auto read = dataset::findingsFromText(sample.label, names);
    return read ? *read : dataset::Findings();
}

double numberOf(const Sample& sample) {
    const auto read = dataset::numberFromText(sample.label);
    return read ? *read : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

Outputs Task::outputs() const {
    return question.kind == QuestionKind::findings ? Outputs::findings
           : question.kind == QuestionKind::number ? Outputs::number
                                                   : Outputs::classes;
}

adapter::QuestionAsked Task::forAdapter() const {
    adapter::QuestionAsked q{.name = question.name, .kind = dataset::questionKindName(question.kind)};
    q.answerUnit = dataset::answerUnitName(question.answerUnit);
    if (!ofNumber()) return q;
    q.unit = question.unit;
    q.low = question.low;
    q.high = question.high;
    q.mean = mean;
    q.deviation = deviation;
    return q;
}

Task taskOf(const adapter::AdapterInfo& info) {
    Task task(info.classes);
    dataset::Question& question = task.question;
    question.name = info.question.name;
    dataset::questionKindFromName(info.question.kind, question.kind);
    if (!task.ofNumber() && question.kind != QuestionKind::one) question.answers = info.classes;
    dataset::answerUnitFromName(info.question.answerUnit, question.answerUnit);
    question.unit = info.question.unit;
    question.low = info.question.low;
    question.high = info.question.high;
    task.mean = info.question.mean;
    task.deviation = info.question.deviation;
    return task;
}

Result<void> mustBeOfClasses(const dataset::Question& question, const std::string& what) {
    if (question.kind == QuestionKind::one || question.kind == QuestionKind::grades) return {};
    return Error{ErrorCode::invalidArgument,
                 what + " where a question has one of several answers or grades; \"" + question.name +
                     "\" is one of the kind " + dataset::questionKindName(question.kind),
                 {}};
}

Result<void> mustBeOfImages(const dataset::Question& question, const std::string& what) {
    if (question.answerUnit == dataset::AnswerUnit::image) return {};
    return Error{ErrorCode::invalidArgument,
                 what + " where each image has an answer; \"" + question.name + "\" has one for each " +
                     dataset::answerUnitName(question.answerUnit) +
                     ": ask about each image instead (command line: import PROJECT --unit image)",
                 {}};
}

Targets targetsOf(const Task& task, const std::vector<Sample>& samples) {
    Targets targets;
    targets.width = task.ofFindings() ? task.names.size() : 1;
    for (const Sample& s : samples) {
        if (task.ofClasses()) {
            const auto it = std::find(task.names.begin(), task.names.end(), s.label);
            targets.labels.push_back(it == task.names.end() ? -1 : int(it - task.names.begin()));
        } else if (task.ofFindings()) {
            const dataset::Findings stated = findingsOf(s);
            for (const std::string& name : task.names) {
                const auto said = stated.find(name);
                targets.values.push_back(said == stated.end() ? std::numeric_limits<float>::quiet_NaN()
                                                              : float(said->second));
            }
        } else {
            targets.values.push_back(float((numberOf(s) - task.mean) / task.deviation));
        }
    }
    return targets;
}

void addTargets(const Targets& targets, std::size_t first, std::size_t count, adapter::Batch& batch) {
    const auto add = [&](const auto& all, auto& some, std::size_t width) {
        const auto from = all.begin() + std::ptrdiff_t(first * width);
        some.insert(some.end(), from, from + std::ptrdiff_t(count * width));
    };
    if (!targets.labels.empty()) add(targets.labels, batch.labels, 1);
    if (!targets.values.empty()) add(targets.values, batch.targets, targets.width);
}

bool isAnswered(const Task& task, const Sample& sample) {
    const Targets targets = targetsOf(task, {sample});
    return task.ofClasses() ? targets.labels.front() >= 0
                            : std::any_of(targets.values.begin(), targets.values.end(),
                                          [](float x) { return !std::isnan(x); });
}

OneFinding oneFinding(const std::vector<Sample>& samples, const Task& task, std::size_t finding) {
    OneFinding one;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const dataset::Findings stated = findingsOf(samples[i]);
        const auto said = stated.find(task.names[finding]);
        if (said == stated.end()) continue;
        one.places.push_back(int(i));
        one.samples.push_back(samples[i]);
        one.samples.back().label = adapter::kFindingAnswers[said->second ? 1 : 0];
    }
    return one;
}

std::vector<double> ofFinding(std::span<const double> answers, std::size_t findings, std::size_t finding,
                              std::span<const int> places) {
    std::vector<double> both;
    both.reserve(2 * places.size());
    for (const int place : places) {
        const double yes = answers[std::size_t(place) * findings + finding];
        both.insert(both.end(), {1 - yes, yes});
    }
    return both;
}

std::vector<double> numbersOf(const std::vector<Sample>& samples) {
    std::vector<double> numbers;
    for (const Sample& s : samples) numbers.push_back(numberOf(s));
    return numbers;
}

std::vector<std::string> learnableFindings(const dataset::Question& question,
                                           const std::vector<Sample>& samples) {
    std::set<std::string> yes, no;
    for (const Sample& s : samples) {
        if (s.split != dataset::Split::train) continue;
        for (const auto& [name, there] : findingsOf(s)) (there ? yes : no).insert(name);
    }
    std::vector<std::string> names;
    for (const std::string& name : question.answers)
        if (yes.count(name) && no.count(name)) names.push_back(name);
    return names;
}

}  // namespace fovea::runs
