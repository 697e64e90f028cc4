#include "runs/class_figures.h"

#include "dataset/positive_class.h"

namespace fovea::runs {

Result<std::vector<evaluation::ClassFigures>> classFigures(const Evaluation& e) {
    evaluation::PerClassOptions options;
    if (e.prevalence)
        options.prevalence = evaluation::prevalences(*e.prevalence, e.predictions.classes,
                                                     dataset::positiveIndex(e.classes, e.positive));
    return evaluation::perClass(e.predictions, options);
}

Result<std::optional<AucIfPatients>> aucIfPatients(const Evaluation& e,
                                                   const evaluation::UnknownPatients& assumed) {
    if (e.patientsKnown) return std::optional<AucIfPatients>();
    FOVEA_TRY(const evaluation::Estimate auc, evaluation::aucIfPatients(e.predictions, assumed));
    return std::optional(AucIfPatients{auc, assumed});
}

}  // namespace fovea::runs
