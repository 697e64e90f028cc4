#pragma once

#include <optional>
#include <vector>

#include "evaluation/per_class.h"
#include "runs/evaluate.h"
#include "runs/unknown_patients.h"

namespace fovea::runs {

/// Of each class against the rest, in the order of `e.classes`, by the probabilities as they are shown.
/// `e.prevalence` is that of the positive class, of more than two classes of each in its turn. Errors: as
/// perClass().
Result<std::vector<evaluation::ClassFigures>> classFigures(const Evaluation& e);

/// The interval of the AUC if images of unknown patients are of so many each; nothing where every patient is
/// known. Errors: as evaluation::aucIfPatients().
Result<std::optional<AucIfPatients>> aucIfPatients(const Evaluation& e,
                                                   const evaluation::UnknownPatients& assumed);

}  // namespace fovea::runs
