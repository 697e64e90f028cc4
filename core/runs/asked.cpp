#include "runs/asked.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

namespace fovea::runs {

using adapter::Outputs;
using dataset::QuestionKind;
using dataset::Sample;

namespace {

constexpr int kQuarters = 4;

/// What an image says of its findings; nothing where its label is none of the question's.
dataset::Findings findingsOf(const Sample& sample, const dataset::Question& question) {
    const auto read = dataset::findingsFromText(sample.label, question.answers);
    return read ? *read : dataset::Findings();
}

double numberOf(const Sample& sample) {
    const auto read = dataset::numberFromText(sample.label);
    return read ? *read : std::numeric_limits<double>::quiet_NaN();
}

/// By the rarest finding that an image has.
void labelByFindings(std::vector<Sample>& samples, const Asked& asked) {
    std::map<std::string, int> counts;
    std::vector<dataset::Findings> stated;
    for (const Sample& s : samples) {
        stated.push_back(findingsOf(s, asked.question));
        for (const auto& [name, there] : stated.back()) counts[name] += there;
    }
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const std::string* rarest = nullptr;
        for (const auto& [name, there] : stated[i])
            if (there && (!rarest || counts[name] < counts[*rarest])) rarest = &name;
        if (!samples[i].label.empty()) samples[i].label = rarest ? "+" + *rarest : "none";
    }
}

void labelByNumber(std::vector<Sample>& samples) {
    std::vector<double> sorted;
    for (const Sample& s : samples)
        if (const double x = numberOf(s); !std::isnan(x)) sorted.push_back(x);
    std::sort(sorted.begin(), sorted.end());
    for (Sample& s : samples) {
        if (s.label.empty()) continue;
        const auto below = std::lower_bound(sorted.begin(), sorted.end(), numberOf(s)) - sorted.begin();
        s.label = std::to_string(std::size_t(below) * kQuarters / std::max<std::size_t>(1, sorted.size()));
    }
}

/// Strata of too few patients become those of the most frequent one.
void joinRare(std::vector<Sample>& samples, int least) {
    std::map<std::string, std::set<std::string>> patients;
    std::map<std::string, int> counts;
    for (const Sample& s : samples) {
        if (s.label.empty() || s.split == dataset::Split::test) continue;
        ++counts[s.label];
        patients[s.label].insert(s.patient.empty() ? s.path : s.patient);
    }
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most == counts.end()) return;
    for (Sample& s : samples)
        if (!s.label.empty() && int(patients[s.label].size()) < least) s.label = most->first;
}

}  // namespace

Outputs Asked::outputs() const {
    return question.kind == QuestionKind::findings ? Outputs::findings
           : question.kind == QuestionKind::number ? Outputs::number
                                                   : Outputs::classes;
}

adapter::QuestionAsked Asked::forAdapter() const {
    adapter::QuestionAsked q{.name = question.name, .kind = dataset::questionKindName(question.kind)};
    if (!ofNumber()) return q;
    q.unit = question.unit;
    q.low = question.low;
    q.high = question.high;
    q.mean = mean;
    q.deviation = deviation;
    return q;
}

Asked askedOf(const adapter::AdapterInfo& info) {
    Asked asked(info.classes);
    dataset::Question& question = asked.question;
    question.name = info.question.name;
    dataset::questionKindFromName(info.question.kind, question.kind);
    if (!asked.ofNumber() && question.kind != QuestionKind::one) question.answers = info.classes;
    question.unit = info.question.unit;
    question.low = info.question.low;
    question.high = info.question.high;
    asked.mean = info.question.mean;
    asked.deviation = info.question.deviation;
    return asked;
}

Targets targetsOf(const Asked& asked, const std::vector<Sample>& samples) {
    Targets targets;
    targets.width = asked.ofFindings() ? asked.names.size() : 1;
    for (const Sample& s : samples) {
        if (asked.ofClasses()) {
            const auto it = std::find(asked.names.begin(), asked.names.end(), s.label);
            targets.labels.push_back(it == asked.names.end() ? -1 : int(it - asked.names.begin()));
        } else if (asked.ofFindings()) {
            const dataset::Findings stated = findingsOf(s, asked.question);
            for (const std::string& name : asked.names) {
                const auto said = stated.find(name);
                targets.values.push_back(said == stated.end() ? std::numeric_limits<float>::quiet_NaN()
                                                              : float(said->second));
            }
        } else {
            targets.values.push_back(float((numberOf(s) - asked.mean) / asked.deviation));
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

OneFinding oneFinding(const std::vector<Sample>& samples, const Asked& asked, std::size_t finding) {
    OneFinding one;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const dataset::Findings stated = findingsOf(samples[i], asked.question);
        const auto said = stated.find(asked.names[finding]);
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

std::vector<Sample> inStrata(std::vector<Sample> samples, const Asked& asked, int least) {
    if (asked.ofClasses()) return samples;
    if (asked.ofFindings())
        labelByFindings(samples, asked);
    else
        labelByNumber(samples);
    joinRare(samples, least);
    return samples;
}

std::vector<std::string> learnableFindings(const dataset::Question& question,
                                           const std::vector<Sample>& samples) {
    std::set<std::string> yes, no;
    for (const Sample& s : samples) {
        if (s.split != dataset::Split::train) continue;
        for (const auto& [name, there] : findingsOf(s, question)) (there ? yes : no).insert(name);
    }
    std::vector<std::string> names;
    for (const std::string& name : question.answers)
        if (yes.count(name) && no.count(name)) names.push_back(name);
    return names;
}

}  // namespace fovea::runs
