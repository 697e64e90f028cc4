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

Result<std::optional<adapter::VariableCoding>> variableCoding(const std::vector<std::string>& names,
                                                              std::span<const Sample> training) {
    std::optional<adapter::VariableCoding> coding;
    if (names.empty()) return coding;
    std::vector<adapter::VariableValues> values;
    for (const Sample& s : training) values.push_back(variableValues(s));
    FOVEA_TRY(coding, adapter::VariableCoding::fit(names, values));
    return coding;
}

std::vector<float> withVariables(const std::vector<float>& values, const adapter::VariableCoding& variables,
                                 std::span<const Sample> samples) {
    const std::vector<float> numbers = variableNumbers(variables, samples);
    const auto n = std::ptrdiff_t(samples.size()), c = std::ptrdiff_t(variables.width());
    const std::ptrdiff_t width = n > 0 ? std::ptrdiff_t(values.size()) / n : 0;
    std::vector<float> all;
    all.reserve(values.size() + numbers.size());
    for (std::ptrdiff_t i = 0; i < n; ++i) {
        all.insert(all.end(), values.begin() + i * width, values.begin() + (i + 1) * width);
        all.insert(all.end(), numbers.begin() + i * c, numbers.begin() + (i + 1) * c);
    }
    return all;
}

Result<training::LogisticInputs> linearInputs(const std::vector<float>& values, int width,
                                              const adapter::VariableCoding* variables,
                                              const std::vector<Sample>& samples, const JobContext& job) {
    if (!variables) return training::LogisticInputs::prepare(values, width, job);
    const int c = variables->width();
    std::vector<float> weights(std::size_t(width), 1.0f);
    weights.resize(std::size_t(width + c), float(std::sqrt(double(width) / double(c))));
    return training::LogisticInputs::prepare(withVariables(values, *variables, samples), width + c, job,
                                             weights);
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
