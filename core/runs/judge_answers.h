#pragma once

#include <vector>

#include "runs/evaluate.h"

namespace fovea::runs {

/// Figures of an evaluation of findings or a number: `predicted` and all that follows from it, from e.task,
/// e.classes, e.samples and e.patientsKnown. `said` [n, C] as adapter::Prediction::probabilities, of
/// e.samples. Errors: as estimate().
Result<void> judgeAnswers(Evaluation& e, const adapter::AdapterInfo& adapter, std::vector<double> said,
                          const evaluation::IntervalOptions& options);

/// Beside that the baseline's. `methods` [C]. Errors: as above.
Result<void> judgeBaseline(Evaluation& e, std::vector<double> said,
                           const std::vector<BaselineMethod>& methods,
                           const evaluation::IntervalOptions& options);

/// What is to be said of adapter and baseline on these images, of findings or a number. Empty without one.
std::vector<Message> noticesBeside(const Evaluation& e);

}  // namespace fovea::runs
