#pragma once

#include <string>

#include "base/result.h"
#include "runs/evaluate.h"

namespace fovea::runs {

/// The table of an evaluation of findings or a number as text, from which its figures can be computed again.
/// CSV as evaluation::predictionsCsv(), patients by pseudonymous keys. Columns `file`, `patient_key`, then
/// - of findings three each: `NAME true` (yes, no, or empty where it is not stated), `NAME predicted` (yes,
/// no, at
///   its operating point) and `NAME`, its probability;
/// - of a number `true`, `value`, `low`, `high` (the ends of the prediction interval; empty where there is
/// none). Error: invalidArgument (an evaluation of classes).
Result<std::string> answersCsv(const Evaluation& e);

/// What is said of each image of an evaluation whose answers are of studies or patients: columns `file`,
/// `frame`, `patient_key`, `unit` (the row of the table of these, from 1), `weight`, then the class's or
/// finding's probability under its name, or `value`. Error: invalidArgument (answers are of images).
Result<std::string> unitImagesCsv(const Evaluation& e);

}  // namespace fovea::runs
