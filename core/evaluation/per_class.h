#pragma once

#include <optional>
#include <vector>

#include "base/result.h"
#include "evaluation/intervals.h"

namespace fovea::evaluation {

/// What a clinician asks of one class: how it is told from all others. Every figure has the interval
/// that patients with several images leave it.
struct ClassFigures {
    int images = 0;        ///< of this class
    int patients = 0;      ///< with such an image; an image of unknown patient is a patient of its own
    Estimate auc;          ///< of its probability, one class against the rest
    Estimate sensitivity;  ///< of its images, the share predicted as it
    Estimate specificity;  ///< of the others, the share not predicted as it
    Estimate ppv;          ///< of those predicted as it, the share that is; as common as in these images
    Estimate npv;          ///< of those not predicted as it, the share that is not; likewise
    /// The same two among people of whom the stated share has it; NaN where none was stated. Sensitivity
    /// and specificity are taken to be those of the images.
    Estimate ppvAtPrevalence, npvAtPrevalence;
};

struct PerClassOptions {
    double confidence = 0.95;  ///< between 0 and 1
    /// [classes], each between 0 and 1: how common each class is among the people asked about. Empty: not
    /// stated.
    std::vector<double> prevalence = {};
    /// [n], 0 .. classes-1: the class that was decided on. Empty: the most probable one.
    std::vector<int> predicted = {};
};

/// [classes]. AUCs as estimate() has them; proportions as ClusteredProportion; PPV and NPV at a stated
/// prevalence on the logit scale (Mercaldo, Lau and Zhou, Confidence intervals for predictive values with
/// an emphasis to case-control studies, Stat. Med. 26, 2007, with 2 right and 4 in all added where
/// a proportion is 0 or 1, as they advise). A figure of no image is NaN.
/// Errors: invalidArgument (as computeMetrics(), or the options).
Result<std::vector<ClassFigures>> perClass(const Predictions& predictions,
                                           const PerClassOptions& options = {});

/// What `--prevalence P` says for each class. Of two classes, `positive` (0 or 1) has it and the other the
/// rest; of more, each class in its turn is as common as that.
std::vector<double> prevalences(double prevalence, int classes, int positive = 1);

/// PPV and NPV from a sensitivity and a specificity with their intervals, at a prevalence between 0 and 1.
/// NaN where either is.
struct PredictiveValues {
    Estimate ppv, npv;
};
PredictiveValues predictiveValuesAt(double prevalence, const Estimate& sensitivity,
                                    const Estimate& specificity);

}  // namespace fovea::evaluation
