#pragma once

#include <QString>
#include <optional>

#include "runs/series.h"

namespace fovea::ui {

/// What came of a run that is done, in some sentences; of several trainings first what all of them came to
/// and whose adapter is to be used. `besideBaseline`: what the adapter adds to the baseline, as
/// baselineWords() has it; may be empty.
QString outcomeWords(const runs::RunOutcome& outcome, const std::optional<runs::SeriesOutcome>& series,
                     const QString& besideBaseline);

}  // namespace fovea::ui
