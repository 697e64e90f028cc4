#pragma once

#include <QString>
#include <optional>

#include "dataset/question.h"
#include "runs/series.h"

namespace fovea::ui {

/// What came of a run that is done, in some sentences, the figure on the validation images first, then what
/// it is compared with; of several trainings before that what all of them came to and whose adapter is to be
/// used. `besideBaseline`: what the adapter adds to the baseline, as baselineWords() has it; may be empty.
/// `question`: that the run learned to answer.
QString outcomeWords(const runs::RunOutcome& outcome, const std::optional<runs::SeriesOutcome>& series,
                     const QString& besideBaseline, const dataset::Question& question = {});

/// How good a run is on its validation images, in a few words: "AUC 0.91", of findings "mean AUC 0.91", of a
/// number "mean absolute error 3.2 mm".
QString headlineWords(const runs::RunResult& result, const dataset::Question& question);

}  // namespace fovea::ui
