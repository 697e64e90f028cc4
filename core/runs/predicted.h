#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "dataset/sample.h"
#include "evaluation/findings.h"
#include "evaluation/intervals.h"
#include "evaluation/metrics.h"
#include "evaluation/numbers.h"
#include "runs/task.h"

namespace fovea::runs {

/// What a model says of images beside what is recorded of them; the one member of the task's kind.
struct Predicted {
    evaluation::Predictions predictions = {};      ///< of classes
    evaluation::FindingPredictions findings = {};  ///< of those that the task names
    evaluation::NumberPredictions numbers = {};    ///< in the unit

    std::size_t size() const { return predictions.size() + findings.size() + numbers.size(); }
    bool ofClasses() const { return predictions.size() > 0; }
    bool ofFindings() const { return findings.size() > 0; }
    bool ofNumber() const { return numbers.size() > 0; }
    const std::vector<std::string>& patients() const;
};

/// `answers` [n, C] as adapter::Prediction::probabilities, of `samples` in their order. Patients as
/// unpredicted().
Predicted predictedOf(const std::vector<dataset::Sample>& samples, const Task& task,
                      std::vector<double> answers);
/// Several sets of images after one another, all of one task.
Predicted together(std::span<const Predicted> sets);

/// The figure that runs of a question are compared by: the AUC, of findings the mean of theirs, of a number
/// the mean absolute error, of which less is better. Mean over several trainings on the same images. Errors:
/// as evaluation::meanAuc().
Result<evaluation::Estimate> headlineOf(std::span<const Predicted> trainings,
                                        const evaluation::IntervalOptions& options);
/// That of `a` less that of `b`, above 0 where `a` is better, whatever the figure. Errors: as above.
Result<evaluation::Estimate> betterBy(std::span<const Predicted> a, std::span<const Predicted> b,
                                      const evaluation::IntervalOptions& options);
/// Figures by name, without intervals: of classes evaluation::kFigures, of findings the means over them, of a
/// number mae, rmse, bias and r2.
Result<std::map<std::string, double>> pointFigures(const Predicted& predicted,
                                                   const evaluation::MetricsOptions& options);
/// The same with intervals.
Result<std::map<std::string, evaluation::Estimate>> estimatesOf(const Predicted& predicted,
                                                                const evaluation::IntervalOptions& options);
/// The name under which these have the headline: "auc" or "mae".
const char* headlineName(const Task& task);

}  // namespace fovea::runs
