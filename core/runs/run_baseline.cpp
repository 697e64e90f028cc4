#include "runs/run_baseline.h"

#include <filesystem>
#include <iterator>
#include <limits>

#include "base/safetensors.h"
#include "runs/held_out_fits.h"

namespace fovea::runs {

using dataset::Sample;

namespace {

constexpr const char* kMethod = "method";  // metadata of a number's file: what is read

std::string pathIn(const std::string& runFolder) {
    return (std::filesystem::path(runFolder) / "baseline.safetensors").string();
}

struct FittedNumber {
    training::RidgeRegression model;
    BaselineMethod method = BaselineMethod::classToken;
    bool penaltyChosen = false;
};

/// Mean squared error of the fits that have not learned from an image; infinite where there are none.
double outOfFoldError(const ChosenRidge& ridge, const std::vector<double>& numbers) {
    if (ridge.outOfFold.empty()) return std::numeric_limits<double>::infinity();
    double sum = 0;
    for (std::size_t i = 0; i < numbers.size(); ++i)
        sum += (ridge.outOfFold[i] - numbers[i]) * (ridge.outOfFold[i] - numbers[i]);
    return sum / double(numbers.size());
}

Result<FittedNumber> strongestOfNumber(const features::FeatureStore& store, const std::vector<Sample>& train,
                                       const Task& task, const std::vector<BaselineMethod>& methods,
                                       const JobContext& job) {
    FOVEA_TRY(const BaselineInputs read, BaselineInputs::read(store, train, methods, job));
    const std::vector<float> targets = targetsOf(task, train).values;
    const std::vector<double> numbers(targets.begin(), targets.end());
    const std::vector<int> groups = heldOutGroups(train, task.question);
    std::optional<FittedNumber> best;
    double least = std::numeric_limits<double>::infinity();
    for (const BaselineMethod method : methods) {
        FOVEA_TRY(const auto inputs, training::LogisticInputs::prepare(
                                         read.of(method), baselineWidth(method, store.shape()), job));
        FOVEA_TRY(const ChosenRidge ridge, fitRidge(inputs, numbers, groups, job));
        const double error = outOfFoldError(ridge, numbers);
        if (best && !(error < least)) continue;
        least = error;
        best = {inputs.numberModel(ridge.fit), method, ridge.chosen};
    }
    return std::move(*best);
}

}  // namespace

template <class Fit>
Result<RunBaseline> RunBaseline::of(const features::FeatureStore& store, const std::vector<Sample>& train,
                                    const Task& task, const std::vector<BaselineMethod>& methods,
                                    const JobContext& job, const Fit& fit) {
    return guarded([&]() -> Result<RunBaseline> {
        RunBaseline all;
        all.m_findings = task.ofFindings();
        if (task.ofNumber()) {
            FOVEA_TRY(FittedNumber fitted, strongestOfNumber(store, train, task, methods, job));
            all.m_number = std::move(fitted.model);
            all.m_method = fitted.method;
            all.m_penaltyChosen = fitted.penaltyChosen;
        } else if (task.ofFindings()) {
            for (std::size_t f = 0; f < task.names.size(); ++f) {
                FOVEA_TRY(Baseline part, fit(oneFinding(train, task, f).samples, adapter::kFindingAnswers));
                all.m_parts.push_back(std::move(part));
            }
        } else {
            FOVEA_TRY(Baseline only, fit(train, task.names));
            all.m_parts.push_back(std::move(only));
        }
        return all;
    });
}

Result<RunBaseline> RunBaseline::strongest(const features::FeatureStore& store,
                                           const std::vector<Sample>& train, const Task& task,
                                           const JobContext& job, std::optional<BaselineMethod> but,
                                           const adapter::VariableCoding* variables) {
    std::vector<BaselineMethod> methods(std::begin(kCheapMethods), std::end(kCheapMethods));
    if (but) std::erase(methods, *but);
    return of(store, train, task, methods, job,
              [&](const std::vector<Sample>& images, const std::vector<std::string>& classes) {
                  return Baseline::strongest(store, images, classes, job, but, variables);
              });
}

Result<RunBaseline> RunBaseline::fit(const features::FeatureStore& store, const std::vector<Sample>& train,
                                     const Task& task, BaselineMethod method, const JobContext& job,
                                     const adapter::VariableCoding* variables) {
    if (task.ofNumber() && method == BaselineMethod::attentiveProbe)
        return Error{ErrorCode::invalidArgument, "an attentive probe learns its queries by classes", {}};
    return of(store, train, task, {method}, job,
              [&](const std::vector<Sample>& images, const std::vector<std::string>& classes) {
                  return Baseline::fit(store, images, classes, method, job, variables);
              });
}

Result<std::optional<RunBaseline>> RunBaseline::left(const std::string& runFolder, const Task& task) {
    RunBaseline all;
    all.m_findings = task.ofFindings();
    if (task.ofNumber()) {
        const std::string path = pathIn(runFolder);
        if (!std::filesystem::exists(path)) return std::optional<RunBaseline>();
        FOVEA_TRY(all.m_number, training::RidgeRegression::load(path));
        FOVEA_TRY(const SafeTensors file, SafeTensors::open(path));
        const auto said = file.metadata().find(kMethod);
        const auto method = said == file.metadata().end() ? Result<BaselineMethod>(all.m_method)
                                                          : baselineMethodFromName(said->second);
        if (!method) return Error{ErrorCode::corruptFile, method.error().detail, path};
        all.m_method = *method;
        return std::optional(std::move(all));
    }
    const int parts = task.ofFindings() ? int(task.names.size()) : 1;
    for (int part = 0; part < parts; ++part) {
        FOVEA_TRY(auto one, Baseline::left(runFolder, task.ofFindings() ? part + 1 : 0));
        if (!one) return std::optional<RunBaseline>();
        all.m_parts.push_back(std::move(*one));
    }
    return std::optional(std::move(all));
}

Result<void> RunBaseline::save(const std::string& runFolder, FileLayer& files) const {
    if (m_number) return m_number->save(pathIn(runFolder), files, {{kMethod, baselineMethodName(m_method)}});
    for (std::size_t part = 0; part < m_parts.size(); ++part)
        FOVEA_CHECK(m_parts[part].save(runFolder, files, m_findings ? int(part) + 1 : 0));
    return {};
}

Result<std::vector<double>> RunBaseline::answers(const features::FeatureStore& store,
                                                 const std::vector<Sample>& samples,
                                                 const JobContext& job) const {
    if (m_number) {
        FOVEA_TRY(const BaselineInputs read, BaselineInputs::read(store, samples, {m_method}, job));
        const std::vector<float> inputs = read.of(m_method);
        if (inputs.size() != samples.size() * std::size_t(m_number->width()))
            return Error{ErrorCode::invalidArgument, "the baseline was fitted to another backbone", {}};
        return m_number->values(inputs);
    }
    if (!m_findings) return m_parts.front().probabilities(store, samples, job);
    std::vector<double> all(samples.size() * m_parts.size());
    for (std::size_t f = 0; f < m_parts.size(); ++f) {
        FOVEA_TRY(const std::vector<double> both, m_parts[f].probabilities(store, samples, job));
        for (std::size_t i = 0; i < samples.size(); ++i) all[i * m_parts.size() + f] = both[2 * i + 1];
    }
    return all;
}

std::optional<bool> RunBaseline::penaltyChosen() const {
    return m_number ? m_penaltyChosen : m_parts.front().penaltyChosen();
}

BaselineMethod RunBaseline::method(std::size_t i) const {
    if (m_number) return m_method;
    return m_parts[m_findings ? i : 0].method();
}

}  // namespace fovea::runs
