#include "runs/variables.h"

#include <algorithm>
#include <cmath>

#include "dataset/header_values.h"
#include "dataset/spelling.h"
#include "inference/predictor.h"
#include "runs/run_messages.h"

namespace fovea::runs {

using dataset::QuestionKind;
using dataset::Sample;

std::vector<std::string> variableNames(const std::string& list) {
    std::vector<std::string> names;
    for (std::size_t first = 0; first <= list.size();) {
        const std::size_t last = std::min(list.find(',', first), list.size());
        const std::string name = dataset::plainName(std::string_view(list).substr(first, last - first));
        if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(name);
        first = last + 1;
    }
    return names;
}

Result<void> checkVariables(const project::Project& project, const std::vector<std::string>& names) {
    FOVEA_TRY(const dataset::Question asked, project.question());
    FOVEA_TRY(const std::vector<dataset::Question> questions, project.questions());
    std::vector<std::string> known(std::begin(dataset::kHeaderVariables),
                                   std::end(dataset::kHeaderVariables));
    for (const dataset::Question& q : questions)
        if (q.id != asked.id && q.kind != QuestionKind::findings) known.push_back(q.name);
    for (const std::string& name : names) {
        if (std::find(known.begin(), known.end(), name) != known.end()) continue;
        std::string all;
        for (const std::string& one : known) all += (all.empty() ? "" : ", ") + one;
        return Error{
            ErrorCode::invalidArgument, "there is no variable \"" + name + "\"; there are " + all, {}};
    }
    return {};
}

adapter::VariableValues variableValues(const Sample& sample) {
    return inference::knownVariables(sample.facts, sample.answers);
}

std::vector<float> variableNumbers(const adapter::VariableCoding& coding, std::span<const Sample> samples) {
    std::vector<float> all;
    for (const Sample& s : samples) {
        const std::vector<float> numbers = coding.numbers(variableValues(s));
        all.insert(all.end(), numbers.begin(), numbers.end());
    }
    return all;
}

Result<training::LogisticInputs> readOutInputs(const std::vector<float>& summaries, int width,
                                               const adapter::VariableCoding* variables,
                                               const std::vector<Sample>& samples, const JobContext& job) {
    if (!variables) return training::LogisticInputs::prepare(summaries, width, job);
    const std::vector<float> numbers = variableNumbers(*variables, samples);
    const auto z = std::ptrdiff_t(width), c = std::ptrdiff_t(variables->width());
    std::vector<float> all, weights(std::size_t(z), 1.0f);
    all.reserve(summaries.size() + numbers.size());
    for (std::ptrdiff_t i = 0; i < std::ptrdiff_t(samples.size()); ++i) {
        all.insert(all.end(), summaries.begin() + i * z, summaries.begin() + (i + 1) * z);
        all.insert(all.end(), numbers.begin() + i * c, numbers.begin() + (i + 1) * c);
    }
    weights.resize(std::size_t(z + c), float(std::sqrt(double(z) / double(c))));
    return training::LogisticInputs::prepare(all, int(z + c), job, weights);
}

std::vector<Message> variableNotices(const VariableFigures& f) {
    std::vector<Message> notices;
    const auto known = [](const evaluation::Estimate& e) {
        return std::isfinite(e.low) && std::isfinite(e.high);
    };
    if (known(f.bothMinusImage))
        notices.push_back({kVariablesBesideImage,
                           {{"image_auc", f.image.value},
                            {"both_auc", f.both.value},
                            {"difference", f.bothMinusImage.value},
                            {"low", f.bothMinusImage.low},
                            {"high", f.bothMinusImage.high}}});
    if (known(f.imageMinusVariables) && f.imageMinusVariables.low <= 0)
        notices.push_back({kVariablesAlone,
                           {{"image_auc", f.image.value},
                            {"variables_auc", f.variables.value},
                            {"difference", f.imageMinusVariables.value},
                            {"low", f.imageMinusVariables.low},
                            {"high", f.imageMinusVariables.high}}});
    for (const VariableFigures::One& one : f.each)
        if (one.auc.value >= kGivesAway)
            notices.push_back({kVariableGivesAway, {{"variable", one.name}, {"auc", one.auc.value}}});
    return notices;
}

}  // namespace fovea::runs
