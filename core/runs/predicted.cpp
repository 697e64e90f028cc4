#include "runs/predicted.h"

#include <algorithm>
#include <cmath>

#include "evaluation/clusters.h"
#include "evaluation/quantiles.h"
#include "runs/project_source.h"

namespace fovea::runs {

using dataset::Sample;
using evaluation::Estimate;

namespace {

Error mixed() {
    return Error{ErrorCode::invalidArgument, "predictions of different questions, or none", {}};
}

template <class Member>
auto all(std::span<const Predicted> sets, Member member) {
    std::vector<std::decay_t<decltype(sets.front().*member)>> parts;
    for (const Predicted& p : sets) parts.push_back(p.*member);
    return parts;
}

template <class T>
void append(std::vector<T>& to, const std::vector<T>& from) {
    to.insert(to.end(), from.begin(), from.end());
}

/// Mean of one value an image, as images of one patient are alike: the variance is that between patients
/// (ratio estimator), beside `more` of another source.
Estimate meanOf(const std::vector<double>& values, const std::vector<std::string>& patients, double more,
                double confidence) {
    Estimate mean;
    if (values.empty()) return mean;
    evaluation::Predictions frame;
    frame.truth.resize(values.size());
    frame.patients = patients;
    const evaluation::Clusters clusters = evaluation::clustersOf(frame);
    double sum = 0;
    for (const double v : values) sum += v;
    mean.value = sum / double(values.size());
    if (clusters.patients < 2) return mean;
    std::vector<double> residuals(clusters.patients);
    for (std::size_t i = 0; i < values.size(); ++i)
        residuals[clusters.patientOf[i]] += values[i] - mean.value;
    double squares = 0;
    for (const double r : residuals) squares += r * r;
    const double n = double(values.size()), P = double(clusters.patients);
    const double deviation = std::sqrt(P / (P - 1) * squares / (n * n) + more);
    const double reach = evaluation::studentQuantile(confidence, P - 1) * deviation;
    mean.low = mean.value - reach;
    mean.high = mean.value + reach;
    return mean;
}

/// How far off each image is, in the mean over trainings.
struct Errors {
    std::vector<double> values;  ///< [n]
    double between = 0;          ///< variance of the mean that comes of the trainings
};
Result<Errors> errorsOf(std::span<const Predicted> trainings) {
    Errors errors;
    std::vector<double> means;
    for (const Predicted& p : trainings) {
        const evaluation::NumberPredictions& numbers = p.numbers;
        if (numbers.size() == 0 || (!errors.values.empty() && errors.values.size() != numbers.size()))
            return mixed();
        errors.values.resize(numbers.size());
        double sum = 0;
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            const double off = std::abs(numbers.predicted[i] - numbers.truth[i]);
            errors.values[i] += off / double(trainings.size());
            sum += off;
        }
        means.push_back(sum / double(numbers.size()));
    }
    if (means.empty()) return mixed();
    double mean = 0;
    for (const double m : means) mean += m / double(means.size());
    for (const double m : means)
        if (means.size() > 1)
            errors.between += (m - mean) * (m - mean) / double(means.size() - 1) / double(means.size());
    return errors;
}

bool sameKind(std::span<const Predicted> sets) {
    if (sets.empty() || sets.front().size() == 0) return false;
    return std::all_of(sets.begin(), sets.end(), [&](const Predicted& p) {
        return p.ofClasses() == sets.front().ofClasses() && p.ofFindings() == sets.front().ofFindings() &&
               p.ofNumber() == sets.front().ofNumber();
    });
}

}  // namespace

const std::vector<std::string>& Predicted::patients() const {
    return ofFindings() ? findings.patients : ofNumber() ? numbers.patients : predictions.patients;
}

Predicted predictedOf(const std::vector<Sample>& samples, const Task& task, std::vector<double> answers) {
    Predicted p;
    evaluation::Predictions frame =
        unpredicted(samples, task.ofClasses() ? task.names : std::vector<std::string>());
    if (task.ofClasses()) {
        p.predictions = std::move(frame);
        p.predictions.probabilities = std::move(answers);
    } else if (task.ofFindings()) {
        p.findings.findings = task.names;
        for (const float stated : targetsOf(task, samples).values)
            p.findings.truth.push_back(std::isnan(stated) ? evaluation::kNotStated : int(stated > 0.5f));
        p.findings.probabilities = std::move(answers);
        p.findings.patients = std::move(frame.patients);
    } else {
        p.numbers.truth = numbersOf(samples);
        const adapter::QuestionAsked question = task.forAdapter();
        for (const double said : answers) p.numbers.predicted.push_back(question.number(said));
        p.numbers.patients = std::move(frame.patients);
    }
    return p;
}

Predicted together(std::span<const Predicted> sets) {
    Predicted whole;
    for (const Predicted& p : sets) {
        whole.predictions.classes = p.predictions.classes;
        append(whole.predictions.truth, p.predictions.truth);
        append(whole.predictions.probabilities, p.predictions.probabilities);
        append(whole.predictions.patients, p.predictions.patients);
        whole.findings.findings = p.findings.findings;
        append(whole.findings.truth, p.findings.truth);
        append(whole.findings.probabilities, p.findings.probabilities);
        append(whole.findings.patients, p.findings.patients);
        append(whole.numbers.truth, p.numbers.truth);
        append(whole.numbers.predicted, p.numbers.predicted);
        append(whole.numbers.patients, p.numbers.patients);
    }
    return whole;
}

Result<Estimate> headlineOf(std::span<const Predicted> trainings,
                            const evaluation::IntervalOptions& options) {
    if (!sameKind(trainings)) return mixed();
    if (trainings.front().ofClasses())
        return evaluation::meanAuc(all(trainings, &Predicted::predictions), options);
    if (trainings.front().ofFindings())
        return evaluation::meanMacroAuc(all(trainings, &Predicted::findings), options.confidence);
    if (trainings.size() == 1) {
        FOVEA_TRY(const auto figures,
                  evaluation::numberFigures(trainings.front().numbers, {.confidence = options.confidence}));
        return figures.mae;
    }
    FOVEA_TRY(const Errors errors, errorsOf(trainings));
    return meanOf(errors.values, trainings.front().numbers.patients, errors.between, options.confidence);
}

Result<Estimate> betterBy(std::span<const Predicted> a, std::span<const Predicted> b,
                          const evaluation::IntervalOptions& options) {
    if (!sameKind(a) || !sameKind(b)) return mixed();
    if (a.front().ofClasses())
        return evaluation::pairedAucDifference(all(a, &Predicted::predictions),
                                               all(b, &Predicted::predictions), options);
    if (a.front().ofFindings())
        return evaluation::macroAucDifference(all(a, &Predicted::findings), all(b, &Predicted::findings),
                                              options.confidence);
    FOVEA_TRY(const Errors ofA, errorsOf(a));
    FOVEA_TRY(const Errors ofB, errorsOf(b));
    if (ofA.values.size() != ofB.values.size()) return mixed();
    std::vector<double> nearer(ofA.values.size());
    for (std::size_t i = 0; i < nearer.size(); ++i) nearer[i] = ofB.values[i] - ofA.values[i];
    return meanOf(nearer, a.front().numbers.patients, ofA.between + ofB.between, options.confidence);
}

Result<std::map<std::string, double>> pointFigures(const Predicted& p,
                                                   const evaluation::MetricsOptions& metrics) {
    std::map<std::string, double> figures;
    if (p.ofClasses()) {
        FOVEA_TRY(const evaluation::Metrics found, evaluation::computeMetrics(p.predictions, metrics));
        for (const auto& figure : evaluation::kFigures)
            if (metrics.ordinal || !figure.ofGrades) figures[figure.name] = found.*figure.member;
        return figures;
    }
    evaluation::IntervalOptions options;
    options.metrics = metrics;
    FOVEA_TRY(const auto estimates, estimatesOf(p, options));
    for (const auto& [name, estimate] : estimates) figures[name] = estimate.value;
    return figures;
}

Result<std::map<std::string, Estimate>> estimatesOf(const Predicted& p,
                                                    const evaluation::IntervalOptions& options) {
    if (p.ofClasses()) return evaluation::estimate(p.predictions, options);
    std::map<std::string, Estimate> figures;
    if (p.ofFindings()) {
        FOVEA_TRY(const evaluation::FindingsFigures f,
                  evaluation::findingsFigures(p.findings, {.confidence = options.confidence}));
        figures = {{"auc", f.macroAuc},
                   {"micro_auc", f.microAuc},
                   {"sensitivity", f.macroSensitivity},
                   {"specificity", f.macroSpecificity},
                   {"micro_sensitivity", f.microSensitivity},
                   {"micro_specificity", f.microSpecificity},
                   {"exact_match", f.exactMatch}};
        return figures;
    }
    FOVEA_TRY(const evaluation::NumberFigures f,
              evaluation::numberFigures(p.numbers, {.confidence = options.confidence}));
    figures = {{"mae", f.mae}, {"rmse", f.rmse}, {"bias", f.bias}, {"r2", f.r2}};
    return figures;
}

const char* headlineName(const Task& task) {
    return task.ofNumber() ? "mae" : "auc";
}

}  // namespace fovea::runs
