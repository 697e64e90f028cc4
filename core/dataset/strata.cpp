#include "dataset/strata.h"

#include <algorithm>

namespace fovea::dataset {

namespace {

/// Where quantiles begin, but for the lowest: ascending, each once.
std::vector<double> boundsOf(std::vector<double> numbers) {
    std::vector<double> bounds;
    std::sort(numbers.begin(), numbers.end());
    const std::size_t strata = std::clamp<std::size_t>(numbers.size() / kFewestOfStratum, 1, kMostOfNumber);
    for (std::size_t i = 1; i < strata; ++i) bounds.push_back(numbers[i * numbers.size() / strata]);
    bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());
    return bounds;
}

}  // namespace

const std::string& answerTo(const Asked& asked, std::size_t question, const Sample& sample) {
    static const std::string kNone;
    if (question == asked.inUse) return sample.label;
    const auto it = sample.answers.find(asked.questions[question].name);
    return it == sample.answers.end() ? kNone : it->second;
}

bool isAnswered(const Sample& sample) {
    return !sample.label.empty() || std::any_of(sample.answers.begin(), sample.answers.end(),
                                                [](const auto& answer) { return !answer.second.empty(); });
}

std::vector<std::vector<Stratum>> strataOf(const std::vector<Sample>& samples, const Asked& asked) {
    std::vector<std::vector<Stratum>> strata(samples.size());
    for (std::size_t q = 0; q < asked.questions.size(); ++q) {
        const Question& question = asked.questions[q];
        std::vector<double> bounds;
        if (question.kind == QuestionKind::number) {
            std::vector<double> numbers;
            for (const Sample& sample : samples)
                if (const auto number = numberFromText(answerTo(asked, q, sample));
                    number && sample.split != Split::excluded)
                    numbers.push_back(*number);
            bounds = boundsOf(std::move(numbers));
        }
        for (std::size_t i = 0; i < samples.size(); ++i) {
            const std::string& answer = answerTo(asked, q, samples[i]);
            if (answer.empty()) continue;
            if (question.kind == QuestionKind::findings) {
                // An answer that is in no form of the question's divides nothing.
                const auto findings = findingsFromText(answer, question.answers);
                if (findings)
                    for (const auto& [name, stated] : *findings)
                        strata[i].push_back({q, findingsText({{name, stated}}, {name})});
            } else if (question.kind == QuestionKind::number) {
                if (const auto number = numberFromText(answer))
                    strata[i].push_back(
                        {q, std::to_string(std::upper_bound(bounds.begin(), bounds.end(), *number) -
                                           bounds.begin())});
            } else {
                strata[i].push_back({q, answer});
            }
        }
    }
    return strata;
}

}  // namespace fovea::dataset
